"""Which articles report the same event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facttrack.link.articles import compare_facts
from facttrack.link.evidence import Evidence, score, total
from facttrack.link.relations import recollections
from facttrack.link.sketch import Sketch
from facttrack.link.types import SAME_EVENT, Group, Match

#: Two groups become one where their articles match each other this well on average.
_TOGETHER = 0.35
#: Beyond this many articles only pairs that matched are compared again; the rest count as unlike.
_COMPARE_ALL = 80


def evidence(a: Sketch, b: Sketch) -> list[Evidence]:
    """What speaks for and against one event, fact by fact; the same whichever article comes first."""
    first, second = (a, b) if a.article <= b.article else (b, a)
    return compare_facts(first, second)


def likeness(a: Sketch, b: Sketch) -> float:
    """How surely two articles report one event, 0 to 1."""
    return score(total("article", evidence(a, b)))


def compare(a: Sketch, b: Sketch) -> Match | None:
    """The match of two articles that report one event or recall the same earlier one, or None."""
    if a.article == b.article:
        return None
    first, second = (a, b) if a.article <= b.article else (b, a)
    found = evidence(first, second)
    sure = score(total("article", found))
    if sure < SAME_EVENT:
        return _recalling(first, second, sure)
    return Match(first.article, second.article, round(sure, 4), tuple(each.reason for each in found))


def _recalling(a: Sketch, b: Sketch, sure: float) -> Match | None:
    """A match of articles on two events where figures of the one recall the other."""
    if not any(count.recalled for count in (*a.figures, *b.figures)):
        return None
    links = recollections(a, b)
    if not links:
        return None
    return Match(a.article, b.article, min(round(sure, 4), SAME_EVENT / 2), ("one recalls what the other reports",))


def gather(sketches: Mapping[str, Sketch], matches: Iterable[Match]) -> list[Group]:
    """Groups of articles, built from the surest match down: two groups join where their articles match on average.

    The order of `matches` does not matter: equal scores are taken in the order of the articles' ids.
    """
    known = list(matches)
    scores = {(m.a, m.b): m.score for m in known if m.same_event and m.a in sketches and m.b in sketches}
    reasons = {}
    member: dict[str, tuple[str, ...]] = {article: (article,) for article in sketches}
    sizes = _component_sizes(sketches, scores)
    for (a, b), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = member[a], member[b]
        if left is right:
            continue
        everything = sizes[a] <= _COMPARE_ALL
        between = [_score(scores, sketches, x, y, everything) for x in left for y in right]
        if sum(between) / len(between) >= _TOGETHER:
            joined = tuple(sorted((*left, *right)))
            reasons[joined] = (a, b)
            for article in joined:
                member[article] = joined
    because = {(m.a, m.b): m.because for m in known}
    groups = sorted(set(member.values()))
    return [
        Group(articles, because.get(reasons[articles], ()) if articles in reasons else ())
        for articles in groups
        if len(articles) > 1 or sketches[articles[0]].figures
    ]


def _score(
    scores: dict[tuple[str, str], float], sketches: Mapping[str, Sketch], x: str, y: str, everything: bool
) -> float:
    pair = (x, y) if x <= y else (y, x)
    if pair not in scores:
        scores_of_unmatched = likeness(sketches[x], sketches[y]) if everything else 0.0
        scores[pair] = scores_of_unmatched
    return scores[pair]


def _component_sizes(sketches: Mapping[str, Sketch], scores: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """How many articles each article is connected with through matches, itself included."""
    above = {article: article for article in sketches}

    def root(article: str) -> str:
        while above[article] != article:
            above[article] = above[above[article]]
            article = above[article]
        return article

    for a, b in scores:
        above[root(a)] = root(b)
    count: dict[str, int] = {}
    for article in sketches:
        count[root(article)] = count.get(root(article), 0) + 1
    return {article: count[root(article)] for article in sketches}
