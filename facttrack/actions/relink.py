"""Compare articles with what is in the store, and keep the links and events that follow."""

from __future__ import annotations

import gc
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain, combinations, pairwise, product

from facttrack.actions.processes import Processes
from facttrack.link import (
    VERSION,
    Group,
    Match,
    Sketch,
    describe,
    group,
    match,
    meet,
    pack,
    placed,
    relate,
    settle,
    sketches,
    unpack,
)
from facttrack.model import Event, Link, Report, Ruling, part_named
from facttrack.results import RelinkSummary, Step
from facttrack.store.store import Store
from facttrack.vocabulary import Relation

#: Two articles, or parts of two, by their names, the smaller one first.
Pair = tuple[str, str]

#: Articles whose claims are fetched, or whose events are put down, at once.
_AT_ONCE = 200

_ALONE = Processes()

#: Sketches held in memory between two comparisons.
_REMEMBERED = 16_000

#: In events of more articles than this, only articles that match each other have their figures compared.
_MANY = 50

#: Objects made before young ones are looked at for cycles, and how often that goes on to older ones.
_COLLECTED = (50_000, 20, 1_000)


def relink(
    store: Store,
    articles: Sequence[str] | None = None,
    *,
    processes: Processes = _ALONE,
    progress: Callable[[Step], None] | None = None,
) -> RelinkSummary:
    """Link these articles (whole ids), or all of them for None, with everything in the store.

    Where they are many, their texts are read in those `processes`. Articles whose sketches another version of the
    program made are linked anew as well. Linking a few articles gives what linking everything anew would give. Old
    links and events stay until the new ones are there, whenever it is interrupted.
    """
    nothing = RelinkSummary(0, 0, 0, 0, 0)
    try:
        with store.transaction():
            touched = sorted(store.ids() if articles is None else {*articles, *store.outdated(VERSION)})
            few = len(touched) <= _AT_ONCE
            linking = _Linking(store, touched, _ALONE if few else processes, progress, every=articles is None)
            most = not few and 2 * len(touched) > len(store.ids())
            with _few_collections(), store.rewriting() if most else nullcontext():
                return linking.run() if touched else nothing
    except KeyboardInterrupt:
        return RelinkSummary(0, 0, 0, 0, 0, interrupted=True)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for cycles of objects seldom: linking makes next to none, and holds millions that would be looked at."""
    usual = gc.get_threshold()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Linking:
    """One run over the touched articles."""

    def __init__(
        self,
        store: Store,
        touched: list[str],
        processes: Processes,
        progress: Callable[[Step], None] | None,
        *,
        every: bool,
    ) -> None:
        self.store = store
        self.processes = processes
        self.touched = touched
        #: Are these all articles?
        self.every = every
        #: The names of the touched articles' parts, the first one first.
        self.parts: dict[str, list[str]] = {}
        self.stale: frozenset[str] = frozenset()
        self.progress = progress
        self.sketches = _Sketches(store)
        self.rulings: list[Ruling] = []
        #: The event that each article or part belonged to, and how many of them each event had.
        self.before: Mapping[str, str] = {}
        self.sizes: Counter[str] = Counter()
        self.links = 0
        self.new = 0
        self.conflicts = 0
        self.events = 0

    def run(self) -> RelinkSummary:
        before = self.store.matched(self.touched)
        self._sketch()
        self.stale = frozenset(chain.from_iterable(self.parts.values()))
        bonds = [(self._now(a), self._now(b)) for a, b in before]
        bonds += [pair for names in self.parts.values() for pair in pairwise(names)]
        self.store.put_matches(self.touched, (found.to_json() for found in self._matches()))
        around = self._around({*self.stale, *chain.from_iterable(bonds)})
        # The sketches that were compared last are still in memory.
        last = {article: number for number, article in enumerate(self.touched)}
        around.sort(key=lambda name: last.get(part_named(name)[0], -1), reverse=True)
        articles = {part_named(name)[0] for name in around}
        self.before = self.store.together(articles)
        self.sizes = Counter(self.before.values())
        known = set(around)
        pairs = [pair for pair in self.store.matched(articles) if known.issuperset(pair)]
        ruled = [pair for ruling in self.rulings for pair in pairwise((*ruling.a, *ruling.b))]
        near = {article for pair in (*bonds, *pairs) if not self.stale.isdisjoint(pair) for article in pair}
        for block in _gathered(_blocks(around, [*bonds, *pairs, *ruled])):
            self._settle(block, near)
        return RelinkSummary(len(self.touched), self.links, self.new, self.conflicts, self.events)

    def _now(self, name: str) -> str:
        """The name itself; where its article is not cut into so many parts any more, that of the first."""
        article, part = part_named(name)
        return name if part == 1 or part <= len(self.sketches.read([article])[article]) else article

    def _around(self, wanted: set[str]) -> list[str]:
        """All that hangs together with these articles, through matches or by what people ruled."""
        while True:
            around = self.store.component(wanted)
            self.rulings = [self._ruled(ruling) for ruling in self.store.rulings(around)]
            ruled = {article for ruling in self.rulings for article in (*ruling.a, *ruling.b)}
            if ruled.issubset(around):
                return around
            wanted = ruled.union(around)

    def _ruled(self, ruling: Ruling) -> Ruling:
        return replace(ruling, a=tuple(map(self._now, ruling.a)), b=tuple(map(self._now, ruling.b)))

    def _sketch(self) -> None:
        work = partial(_sketched, self.store.names())
        starts = range(0, len(self.touched), _AT_ONCE)
        reports = (self.store.reports(self.touched[start : start + _AT_ONCE]) for start in starts)
        days: dict[str, str] = {}
        for made in self.processes.results(work, reports, lost=work):
            self.store.put_sketches(
                {
                    article: (pack(parts), frozenset().union(*(part.keys for part in parts)))
                    for article, parts, _ in made
                },
                version=VERSION,
                parts=dict(chain.from_iterable(elsewhere for _, _, elsewhere in made)),
            )
            for article, parts, _ in made:
                self.sketches.remember(article, parts)
                self.parts[article] = [part.name for part in parts]
                days[article] = str(parts[0].day or "")
        # Articles are compared with those of the same days, whose sketches are then still in memory.
        self.touched.sort(key=lambda article: (days.get(article, ""), article))

    def _matches(self) -> Iterator[Match]:
        """Matches of the touched articles with whatever shares a key with them, each pair once."""
        done: set[str] = set()
        for start in range(0, len(self.touched), _AT_ONCE):
            candidates = self.store.candidates(self.touched[start : start + _AT_ONCE], once=self.every)
            parts = self.sketches.read(chain(candidates, chain.from_iterable(candidates.values())))
            for article, others in candidates.items():
                own = parts[article]
                for other in others:
                    if self.every or other not in done:
                        pair = (own, parts[other]) if article < other else (parts[other], own)
                        yield from _matched(*pair)
                done.add(article)
                if self.progress:
                    self.progress(Step("link", len(done), len(self.touched), article))

    def _settle(self, block: list[str], near: set[str]) -> None:
        """Put the events and links of whole blocks in the place of those that were there, where they change.

        `near` are the articles that match, or matched, a touched one.
        """
        sketches = self.sketches.of(block, ahead=len(block) <= _MANY or self.stale.issuperset(block))
        matches = [Match.from_json(found) for found in self.store.matches_among(block)]
        groups = group(sketches, matches, self.rulings)
        held = settle(self.rulings, block)
        # What a person put together is one event, even where an article seemed to recall another's.
        found = {(m.a, m.b): m for m in matches if m.same_event or not held.of_one(m.a, m.b)}
        before, sizes = self.before, self.sizes
        changed = [each for each in groups if not self._stands(each)]
        grouped = {article for each in groups for article in each.articles}
        moved = {article for each in changed for article in each.articles}
        moved |= {article for article in block if article in self.stale or (article in before) != (article in grouped)}
        moved |= self._gone(block)
        within = (moved | near).intersection(block)
        sketches.ahead(within)
        made: list[Link] = []
        kept: set[Pair] = set()
        concerned = [each for each in groups if not within.isdisjoint(each.articles)]
        for a, b in _compared(concerned, found, within):
            match_of = found.get((a, b))
            event = before.get(a)
            together = event is not None and event == before.get(b) and (match_of or sizes[event] <= _MANY)
            was = together or (match_of is not None and not match_of.same_event)
            if was and a not in self.stale and b not in self.stale:
                kept.add((a, b))
            else:
                made += relate(sketches[a], sketches[b], match_of)
        filed, new = self.store.replace_links(within, made, kept=kept)
        self.new += len(new)
        self.conflicts += sum(link.relation is Relation.CONFLICTS for link in new)
        figures = {figure.id for name in moved.intersection(block) for figure in sketches[name].figures}
        made_here = [link for link in filed if link.a in figures and link.b in figures]
        links = self.store.links_within(moved) if kept else made_here
        self.links += len(links)
        events = _described(changed, sketches, links, self.store.retracted(moved))
        self.events += len(events)
        self.store.replace_events(moved, events)

    def _gone(self, block: Iterable[str]) -> set[str]:
        """Names that belonged to an event of parts that the touched articles among these have no more."""
        touched = self.stale.intersection(block)
        return {name for name in self.before if part_named(name)[0] in touched and name not in self.stale}

    def _stands(self, found: Group) -> bool:
        """Was this very group an event before, and is none of its articles touched?"""
        events = {self.before.get(article) for article in found.articles}
        event = next(iter(events))
        return (
            len(events) == 1
            and event is not None
            and self.sizes[event] == len(found.articles)
            and self.stale.isdisjoint(found.articles)
        )


def _matched(ours: Sequence[Sketch], theirs: Sequence[Sketch]) -> list[Match]:
    """The matches of the parts of two articles that share a key."""
    if len(ours) == len(theirs) == 1:
        found = match(ours[0], theirs[0])
        return [found] if found else []
    # Of parts, each has its own keys.
    pairs = ((a, b) for a, b in product(ours, theirs) if meet(a, b))
    return [found for a, b in pairs if (found := match(a, b))]


def _sketched(
    names: Mapping[str, str], reports: Sequence[Report]
) -> list[tuple[str, tuple[Sketch, ...], list[tuple[str, int]]]]:
    """Articles with their parts, and which of their claims do not stand in the first."""
    made = [(report, sketches(report, names)) for report in reports]
    return [(report.article.id, parts, placed(report, parts)) for report, parts in made]


class _Sketches:
    """Sketches of articles, part by part, the ones used last in memory and all of them in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.held: OrderedDict[str, tuple[Sketch, ...]] = OrderedDict()

    def remember(self, article: str, parts: tuple[Sketch, ...]) -> None:
        self.held[article] = parts
        self.held.move_to_end(article)
        while len(self.held) > _REMEMBERED:
            self.held.popitem(last=False)

    def of(self, names: Iterable[str], *, ahead: bool = True) -> _Some:
        """Those that go by some names, read at once or only `ahead` of being asked for."""
        some = _Some(self, names)
        if ahead:
            some.ahead(some)
        return some

    def read(self, articles: Iterable[str]) -> dict[str, tuple[Sketch, ...]]:
        """The parts of some articles."""
        wanted = dict.fromkeys(articles)
        found = {article: self.held[article] for article in wanted if article in self.held}
        missing = [article for article in wanted if article not in found]
        for article, payload in self.store.sketches(missing).items() if missing else ():
            found[article] = unpack(payload)
        for article in wanted:
            self.remember(article, found[article])
        return found


class _Some(Mapping[str, Sketch]):
    """The sketches of some articles and parts, read from the store when they are needed."""

    def __init__(self, sketches: _Sketches, names: Iterable[str]) -> None:
        self.sketches = sketches
        self.names = dict.fromkeys(names)
        self.found: dict[str, Sketch] = {}

    def ahead(self, wanted: Iterable[str]) -> None:
        """Read these together."""
        missing = [part_named(name)[0] for name in wanted if name not in self.found]
        for parts in self.sketches.read(missing).values():
            self.found |= {part.name: part for part in parts}

    def __getitem__(self, name: str) -> Sketch:
        if name not in self.found:
            if name not in self.names:
                raise KeyError(name)
            self.ahead([name])
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def _blocks(articles: Sequence[str], bonds: Iterable[Pair]) -> Iterator[list[str]]:
    """The articles that hang together through these bonds."""
    root = {article: article for article in articles}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for bond in bonds:
        first, second = sorted(find(article) for article in bond)
        root[second] = first
    blocks: dict[str, list[str]] = {}
    for article in articles:
        blocks.setdefault(find(article), []).append(article)
    yield from blocks.values()


def _gathered(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    """Some blocks at a time: most are small."""
    articles: list[str] = []
    for block in blocks:
        articles += block
        if len(articles) >= _AT_ONCE:
            yield articles
            articles = []
    if articles:
        yield articles


def _compared(groups: Iterable[Group], matches: Mapping[Pair, Match], within: set[str]) -> Iterator[Pair]:
    """The pairs among some articles whose figures are compared."""
    large: dict[str, int] = {}
    for number, each in enumerate(groups):
        if len(each.articles) <= _MANY:
            pairs = combinations(sorted(within.intersection(each.articles)), 2)
            yield from (pair for pair in pairs if pair not in matches or matches[pair].same_event)
        else:
            large |= dict.fromkeys(each.articles, number)
    for (a, b), found in matches.items():
        if a in within and b in within and (not found.same_event or (a in large and large[a] == large.get(b))):
            yield a, b


def _described(
    groups: Sequence[Group], sketches: Mapping[str, Sketch], links: Iterable[Link], retracted: Collection[str]
) -> list[Event]:
    """The events of these groups, each told of the links among its own figures."""
    owner = {
        figure.id: number
        for number, each in enumerate(groups)
        for article in each.articles
        for figure in sketches[article].figures
    }
    inside: dict[int, list[Link]] = {}
    for link in links:
        if link.a in owner and owner[link.a] == owner.get(link.b):
            inside.setdefault(owner[link.a], []).append(link)
    return [describe(each, sketches, inside.get(number, []), retracted) for number, each in enumerate(groups)]
