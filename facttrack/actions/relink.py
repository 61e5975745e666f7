"""Compare articles with what is in the store, and keep the links and events that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from facttrack.link import Group, Match, Sketch, describe, group, match, relate, sketch
from facttrack.model import Event, Link
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
        self.new: list[Link] = []
        self.links = 0
        self.events = 0

    def run(self) -> RelinkSummary:
        before = self.store.component(self.touched)
        bonds = [(old["a"], old["b"]) for old in self.store.matches_among(before)]
        events = self.store.together(before)
        self._sketch()
        self.store.put_matches(self.touched, [found.to_json() for found in self._matches()])
        around = sorted({*before, *self.store.component(self.touched)})
        events |= self.store.together(around)
        matches = [Match.from_json(found) for found in self.store.matches_among(around)]
        bonds += [(found.a, found.b) for found in matches]
        for some, inside in _gathered(_blocks(around, bonds, matches)):
            self._settle(some, inside, events)
        conflicts = sum(link.relation is Relation.CONFLICTS for link in self.new)
        return RelinkSummary(len(self.touched), self.links, len(self.new), conflicts, self.events)

    def _sketch(self) -> None:
        names = self.store.names()
        for start in range(0, len(self.touched), _AT_ONCE):
            made = [sketch(report, names) for report in self.store.reports(self.touched[start : start + _AT_ONCE])]
            self.store.put_sketches({each.article: (each.to_json(), each.keys) for each in made})
            for each in made:
                self.sketches.remember(each)

    def _matches(self) -> Iterator[Match]:
        """Matches of the touched articles with whatever shares a key with them, each pair once."""
        done = set()
        for number, article in enumerate(self.touched, 1):
            others = [other for other in self.store.candidates(article) if other not in done]
            sketches = self.sketches.of([article, *others])
            for other in others:
                a, b = sorted((article, other))
                found = match(sketches[a], sketches[b])
                if found is not None:
                    yield found
            done.add(article)
            if self.progress:
                self.progress(Step("link", number, len(self.touched), article))

    def _settle(self, block: list[str], matches: list[Match], before: Mapping[str, str]) -> None:
        """Put the events and links of whole blocks in the place of those that were there."""
        sketches = self.sketches.of(block)
        groups = group(sketches, matches)
        found = {(each.a, each.b): each for each in matches}
        sizes = Counter(before.values())
        made: list[Link] = []
        kept: set[Pair] = set()
        for a, b in _compared(groups, found):
            event = before.get(a)
            was = event is not None and event == before.get(b) and ((a, b) in found or sizes[event] <= _MANY)
            if was and a not in self.stale and b not in self.stale:
                kept.add((a, b))
            else:
                made += relate(sketches[a], sketches[b], found.get((a, b)))
        self.new += self.store.replace_links(block, made, kept=kept)
        links = self.store.links_within(block)
        self.links += len(links)
        events = _described(groups, sketches, links)
        self.events += len(events)
        self.store.replace_events(block, events)


class _Sketches:
    """Sketches by article, the ones used last in memory and all of them in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.held: dict[str, Sketch] = {}

    def remember(self, made: Sketch) -> None:
        self.held[made.article] = made
        while len(self.held) > _REMEMBERED:
            del self.held[next(iter(self.held))]

    def of(self, articles: Iterable[str]) -> dict[str, Sketch]:
        wanted = list(articles)
        found = {article: self.held[article] for article in wanted if article in self.held}
        missing = [article for article in wanted if article not in found]
        for article, payload in self.store.sketches(missing).items() if missing else ():
            found[article] = Sketch.from_json(payload)
        for article in wanted:
            if article in found:
                self.held.pop(article, None)
                self.remember(found[article])
        return {article: found[article] for article in wanted if article in found}


def _blocks(
    articles: Sequence[str], bonds: Iterable[Pair], matches: Iterable[Match]
) -> Iterator[tuple[list[str], list[Match]]]:
    """The articles that hang together through these bonds, with the matches among them."""
    root = {article: article for article in articles}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for bond in bonds:
        first, second = sorted(find(article) for article in bond)
        root[second] = first
    blocks: dict[str, tuple[list[str], list[Match]]] = {}
    for article in articles:
        blocks.setdefault(find(article), ([], []))[0].append(article)
    for each in matches:
        blocks[find(each.a)][1].append(each)
    yield from blocks.values()


def _gathered(blocks: Iterable[tuple[list[str], list[Match]]]) -> Iterator[tuple[list[str], list[Match]]]:
    """Some blocks at a time: most are small."""
    articles: list[str] = []
    inside: list[Match] = []
    for block, matches in blocks:
        articles += block
        inside += matches
        if len(articles) >= _AT_ONCE:
            yield articles, inside
            articles, inside = [], []
    if articles:
        yield articles, inside


def _compared(groups: Iterable[Group], matches: Mapping[Pair, Match]) -> Iterator[Pair]:
    """The pairs of articles whose figures are compared."""
    large: dict[str, int] = {}
    for number, each in enumerate(groups):
        if len(each.articles) <= _MANY:
            pairs = combinations(sorted(each.articles), 2)
            yield from (pair for pair in pairs if pair not in matches or matches[pair].same_event)
        else:
            large |= dict.fromkeys(each.articles, number)
    for (a, b), found in matches.items():
        if not found.same_event or (a in large and large[a] == large.get(b)):
            yield a, b


def _described(groups: Sequence[Group], sketches: Mapping[str, Sketch], links: Iterable[Link]) -> list[Event]:
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
    return [describe(each, sketches, inside.get(number, [])) for number, each in enumerate(groups)]
