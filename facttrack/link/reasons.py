"""Why figures are linked and articles are one event, for a person who asks.

Nothing of this is stored: the facts are compared again, by the functions that made the link, so that the answer is
the one that counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from facttrack.link import figures, locations
from facttrack.link.evidence import Evidence, score, weights
from facttrack.link.relations import in_order
from facttrack.link.sketch import Sketch
from facttrack.link.types import Match
from facttrack.model import Link, Weighed, part_named
from facttrack.vocabulary import Relation

#: Scores are kept to four places.
_SAME = 1e-4


def explain(link: Link, a: Sketch, b: Sketch) -> tuple[Weighed, ...]:
    """The table of evidence of a link between figures of these two articles, beginning with the base.

    The weights add up to the log odds of the link's score. Empty where the sketches are not those that the link was
    made from: an article was read anew since, or another version of the program made the link.
    """
    first, second = in_order(a, b)
    counts = {count.id: count for count in (*first.figures, *second.figures)}
    one, other = (counts.get(link.a), counts.get(link.b))
    if one is None or other is None:
        return ()
    if one not in first.figures:
        one, other = other, one
    compared = figures.compare(one, first, other, second)
    table = weights()["figure"]
    rows = (Weighed("base", "all", table["base"]["all"], "before any fact"), *map(_weighed, compared.evidence))
    return rows if abs(score(sum(row.weight for row in rows)) - link.score) <= _SAME else ()


def _weighed(found: Evidence) -> Weighed:
    weight = weights()["figure"][found.fact][found.level] * found.amount
    return Weighed(found.fact, found.level, round(weight, 4), found.reason)


# --- a link in a sentence ----------------------------------------------------------------------


def why_linked(relation: Relation, evidence: Iterable[Weighed]) -> str:
    """The relation in a sentence, by the evidence where it is at hand."""
    evidence = tuple(evidence)
    level = {row.fact: row.level for row in evidence}
    match relation:
        case Relation.DUPLICATE if level.get("speaker") == "same":
            return "Both give the same number on the word of the same speaker: one claim, told twice."
        case Relation.DUPLICATE:
            return "Both give the same number, and no second speaker stands behind it: one claim, told twice."
        case Relation.AGREES if level.get("bounds") == "equal":
            return "Both give the same number, each on the word of another speaker."
        case Relation.AGREES:
            return "The numbers are not the same, but their bounds leave room for both to be true."
        case Relation.UPDATES if level.get("moment") == "replaced":
            return "The numbers differ and one article calls the other's outdated: its own replaces it."
        case Relation.UPDATES:
            return "The numbers differ and one is as of a later moment: it replaces the earlier one."
        case Relation.PART_OF if any("the attacker" in row.reason for row in evidence):
            return "One toll counts the attacker who died with his victims, and the other does not: no contradiction."
        case Relation.PART_OF:
            inner = [fact for fact in ("population", "place", "period") if level.get(fact) in ("inside", "around")]
            what = f" ({', '.join(inner)})" if inner else ""
            return f"What the one counts lies inside what the other counts{what}, and its number is not larger."
        case Relation.CONFLICTS if level.get("bounds") == "equal":
            return "One side denies the number that the other side gives."
        case Relation.CONFLICTS if level.get("moment") in ("earlier", "later"):
            return (
                "A count that can only grow is put lower for a later moment, not by whoever gave the higher one, and "
                "not as a correction: one of them is wrong."
            )
    return "Nothing tells apart what they count, where and up to when, and their bounds leave no room for both."


# --- an event in a sentence --------------------------------------------------------------------


def why_together(articles: Sequence[Sketch], matches: Sequence[Match]) -> tuple[str, ...]:
    """Why these articles are one event, in a sentence or two. `matches` are those among them."""
    if len(articles) == 1:
        return (_alone(articles[0]),)
    shared = [words for words in (_place(articles), _day(articles), _cause(articles)) if words]
    pairs = [found for found in matches if found.same_event]
    words = "; ".join(shared)
    common = [f"{words[0].upper()}{words[1:]}."] if words else []
    return (*common, _pairs(pairs, len(articles)))


def _alone(sketch: Sketch) -> str:
    if sketch.day is None and not sketch.days:
        return "One article. It has no date and its text tells no day, so only nearly the same text would join it."
    one = f"Part {sketch.part} of the {sketch.of} of one article" if sketch.of > 1 else "One article"
    return f"{one}: no other one reports the same place, days and people."


def _pairs(pairs: Sequence[Match], articles: int) -> str:
    possible = articles * (articles - 1) // 2
    if not pairs:
        return "No two of the articles match of themselves."
    surest = max(pairs, key=lambda found: (found.score, found.a, found.b))
    loosest = min(pairs, key=lambda found: (found.score, found.a, found.b))
    words = f"{len(pairs)} of {possible} pairs of articles match" if possible > 1 else "The two articles match"
    if len(pairs) == 1:
        return f"{words}, by {surest.score:.2f}."
    pair = ", ".join(part_named(name)[0] for name in (loosest.a, loosest.b))
    return f"{words}, the surest by {surest.score:.2f}, the loosest ({pair}) by {loosest.score:.2f}."


def _place(articles: Sequence[Sketch]) -> str:
    named = Counter(place for sketch in articles for place in sketch.places if not locations.is_country(place))
    known = {place: number for place, number in named.items() if place.startswith("@")}
    found = _commonest(known)
    return f"{_of(found[1], articles)} name {locations.named(found[0])}" if found else ""


def _day(articles: Sequence[Sketch]) -> str:
    told: Counter[date] = Counter()
    for sketch in articles:
        told.update({*sketch.days, *(sketch.main or ())})
    found = _commonest({day.isoformat(): number for day, number in told.items()})
    return f"{_of(found[1], articles)} tell of {found[0]}" if found else ""


def _cause(articles: Sequence[Sketch]) -> str:
    found = _commonest(Counter(cause for sketch in articles for cause in sketch.causes))
    return f"{_of(found[1], articles)} speak of {found[0].replace('_', ' ')}" if found else ""


def _commonest(counted: dict[str, int]) -> tuple[str, int] | None:
    """What most articles have, ties by name; nothing that only one has."""
    best = min(counted.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    return best if best[1] > 1 else None


def _of(number: int, articles: Sequence[Sketch]) -> str:
    if number == len(articles):
        return "both articles" if number == 2 else f"all {number} articles"
    return f"{number} of {len(articles)} articles"
