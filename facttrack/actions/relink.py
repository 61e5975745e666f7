"""Compare articles with what is in the store, and keep the links and events that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise

from facttrack.link import Group, Match, Sketch, describe, group, match, relate, settle, sketch
from facttrack.model import Event, Link, Ruling
from facttrack.results import RelinkSummary, Step
from facttrack.store.store import Store
from facttrack.vocabulary import Relation

#: Two articles by their ids, the smaller one first.
Pair = tuple[str, str]

#: Articles whose claims are fetched, or whose events are put down, at once.
_AT_ONCE = 200

#: Sketches held in memory between two comparisons.
_REMEMBERED = 5_000

#: In events of more articles than this, only articles that match each other have their figures compared.
_MANY = 50


def relink(
    store: Store, articles: Sequence[str] | None = None, *, progress: Callable[[Step], None] | None = None
) -> RelinkSummary:
    """Link these articles (whole ids), or all of them for None, with everything in the store.

    Linking a few articles gives what linking everything anew would give. Old links and events stay
    until the new ones are there, whenever it is interrupted.
    """
    nothing = RelinkSummary(0, 0, 0, 0, 0)
    try:
        with store.transaction():
            touched = sorted(store.ids() if articles is None else set(articles))
            return _Linking(store, touched, progress).run() if touched else nothing
    except KeyboardInterrupt:
        return RelinkSummary(0, 0, 0, 0, 0, interrupted=True)


class _Linking:
    """One run over the touched articles."""

    def __init__(self, store: Store, touched: list[str], progress: Callable[[Step], None] | None) -> None:
        self.store = store
        self.touched = touched
        self.stale = frozenset(touched)
        self.progress = progress
        self.sketches = _Sketches(store)
        self.rulings: list[Ruling] = []
        #: The event that each article was part of, and how many articles each event had.
        self.before: Mapping[str, str] = {}
        self.sizes: Counter[str] = Counter()
        self.links = 0
        self.new = 0
        self.conflicts = 0
        self.events = 0

    def run(self) -> RelinkSummary:
        bonds = self.store.matched(self.touched)
        self._sketch()
        self.store.put_matches(self.touched, (found.to_json() for found in self._matches()))
        around = self._around({*self.touched, *chain.from_iterable(bonds)})
        self.before = self.store.together(around)
        self.sizes = Counter(self.before.values())
        pairs = self.store.matched(around)
        ruled = [pair for ruling in self.rulings for pair in pairwise((*ruling.a, *ruling.b))]
        near = {article for pair in (*bonds, *pairs) if not self.stale.isdisjoint(pair) for article in pair}
        for block in _gathered(_blocks(around, [*bonds, *pairs, *ruled])):
            self._settle(block, near)
        return RelinkSummary(len(self.touched), self.links, self.new, self.conflicts, self.events)

    def _around(self, wanted: set[str]) -> list[str]:
        """All that hangs together with these articles, through matches or by what people ruled."""
        while True:
            around = self.store.component(wanted)
            self.rulings = self.store.rulings(around)
            ruled = {article for ruling in self.rulings for article in (*ruling.a, *ruling.b)}
            if ruled.issubset(around):
                return around
            wanted = ruled.union(around)

    def _sketch(self) -> None:
        names = self.store.names()
        days: dict[str, str] = {}
        for start in range(0, len(self.touched), _AT_ONCE):
            reports = self.store.reports(self.touched[start : start + _AT_ONCE])
            made = [sketch(report, names) for report in reports]
            self.store.put_sketches({each.article: (each.to_json(), each.keys) for each in made})
            for each in made:
                self.sketches.remember(each)
            days |= {report.article.id: str(report.article.day or "") for report in reports}
        # Articles are compared with those of the same days, whose sketches are then still in memory.
        self.touched.sort(key=lambda article: (days.get(article, ""), article))

    def _matches(self) -> Iterator[Match]:
        """Matches of the touched articles with whatever shares a key with them, each pair once."""
        done: set[str] = set()
        for article, candidates in self._candidates():
            others = [other for other in candidates if other not in done]
            sketches = self.sketches.of([article, *others])
            for other in others:
                a, b = sorted((article, other))
                found = match(sketches[a], sketches[b])
                if found is not None:
                    yield found
            done.add(article)
            if self.progress:
                self.progress(Step("link", len(done), len(self.touched), article))

    def _candidates(self) -> Iterator[tuple[str, list[str]]]:
        for start in range(0, len(self.touched), _AT_ONCE):
            yield from self.store.candidates(self.touched[start : start + _AT_ONCE]).items()

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
        within = moved | near.intersection(block)
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
        new = self.store.replace_links(within, made, kept=kept)
        self.new += len(new)
        self.conflicts += sum(link.relation is Relation.CONFLICTS for link in new)
        links = self.store.links_within(moved)
        self.links += len(links)
        events = _described(changed, sketches, links, self.store.retracted(moved))
        self.events += len(events)
        self.store.replace_events(moved, events)

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


class _Sketches:
    """Sketches by article, the ones used last in memory and all of them in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.held: dict[str, Sketch] = {}

    def remember(self, made: Sketch) -> None:
        self.held[made.article] = made
        while len(self.held) > _REMEMBERED:
            del self.held[next(iter(self.held))]

    def of(self, articles: Iterable[str], *, ahead: bool = True) -> _Some:
        """Those of some articles, read at once or only `ahead` of being asked for."""
        some = _Some(self, articles)
        if ahead:
            some.ahead(some)
        return some

    def read(self, wanted: Collection[str]) -> dict[str, Sketch]:
        found = {article: self.held[article] for article in wanted if article in self.held}
        missing = [article for article in wanted if article not in found]
        for article, payload in self.store.sketches(missing).items() if missing else ():
            found[article] = Sketch.from_json(payload)
        for article in wanted:
            self.held.pop(article, None)
            self.remember(found[article])
        return found


class _Some(Mapping[str, Sketch]):
    """The sketches of some articles, read from the store when they are needed."""

    def __init__(self, sketches: _Sketches, articles: Iterable[str]) -> None:
        self.sketches = sketches
        self.articles = dict.fromkeys(articles)
        self.found: dict[str, Sketch] = {}

    def ahead(self, wanted: Iterable[str]) -> None:
        """Read these together."""
        self.found |= self.sketches.read([article for article in wanted if article not in self.found])

    def __getitem__(self, article: str) -> Sketch:
        if article not in self.found:
            if article not in self.articles:
                raise KeyError(article)
            self.ahead([article])
        return self.found[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


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
