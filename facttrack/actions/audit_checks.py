"""The checks of an audit, one function each, and the table of their codes.

A check takes a Case and yields Hits; the audit keeps the first hit for each number of an article.
To add a check, write its function and give it a row in CHECKS. False alarms cost an editor's
trust, so each function says what it leaves out and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from facttrack.actions.audit_case import Case, Hit, cited, counted, number, same_number, worded
from facttrack.actions.headlines import Headline, headline
from facttrack.model import Figure, Passage
from facttrack.results import Code, Sighting
from facttrack.vocabulary import Measure, Qualifier, Relation

#: Harm to people: what a desk wants a source for. Attacks and damage a reporter may have seen.
_HARM = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.CASUALTIES,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.DETAINED,
        Measure.ABDUCTED,
        Measure.AFFECTED,
    }
)


def figure_without_speaker(case: Case) -> Iterator[Hit]:
    """FT101. Harm to people, given in the article's own voice, in the article's own event.

    A headline or lead whose number is attributed further down is in order, and so is the one
    soldier of "a soldier was killed", which tells what happened rather than counts.
    """
    for sighting in case.figures:
        figure = sighting.figure
        if figure.measure not in _HARM or figure.background or figure.low == figure.high == 1:
            continue
        if any(mention.figure.speaker for mention in case.mentions(sighting)):
            continue
        but = f"; “{figure.hedges[0]}” names nobody" if figure.hedges else ""
        yield Hit((sighting,), f"nobody is named for {counted(figure)}{but}")


def anonymous_speaker_only(case: Case) -> Iterator[Hit]:
    """FT102. Not where a named speaker gives the number in the same article, or agrees with it in another."""
    backed = _backed_by_name(case)
    for sighting in case.figures:
        speaker, mentions = sighting.figure.speaker, case.mentions(sighting)
        if speaker is None or not speaker.resolved or speaker.named or sighting.figure.background:
            continue
        if not any(_named(mention) or mention.figure.id in backed for mention in mentions):
            yield Hit((sighting,), f"{counted(sighting.figure)} rests on “{speaker.name}” alone")


def hedge_dropped(case: Case) -> Iterator[Hit]:
    """FT201. A number that the same speaker (or nobody) hedged before and that is flat later.

    Another speaker may know exactly what the first one knew only to be the least: no finding. Nor is
    it one where the later article has the hedge at another mention.
    """
    for earlier, later in (*case.told_again(Relation.DUPLICATE, Relation.AGREES), *case.pairs(Relation.UPDATES)):
        if not same_number(earlier.figure, later.figure):
            continue
        if len({case.speaker(earlier), case.speaker(later)} - {None}) > 1:
            continue
        if any(_hedged(mention.figure) for mention in case.mentions(later)):
            continue
        before = f"{cited(earlier.article)} has"
        if earlier.figure.qualifier is not Qualifier.EXACT:
            message = f"{before} “{worded(earlier.figure)}”, this article a flat “{worded(later.figure)}”"
            yield Hit((later, earlier), message)
        elif earlier.figure.hedges and later.figure.speaker is None:
            yield Hit((later, earlier), f"{before} “{earlier.figure.hedges[0]}”, this article states it as fact")


def attribution_lost(case: Case) -> Iterator[Hit]:
    """FT202. The same figure with a speaker in one article and without any in the other, wherever it is mentioned."""
    for earlier, later in case.told_again(Relation.DUPLICATE):
        if earlier.figure.speaker and not any(mention.figure.speaker for mention in case.mentions(later)):
            before = f"{cited(earlier.article)} attributes {counted(later.figure)} to {earlier.speaker}"
            yield Hit((later, earlier), f"{before}, this article to nobody")


def superseded_figure(case: Case) -> Iterator[Hit]:
    """FT203. A figure that a later one replaces with another number; the newest one is named."""
    for sighting in case.figures:
        newer = case.by_id.get(sighting.newer or "")
        if newer and not same_number(sighting.figure, newer.figure):
            message = f"{counted(sighting.figure)} was replaced by {counted(newer.figure)} ({cited(newer.article)})"
            yield Hit((sighting, newer), message)


def part_exceeds_whole(case: Case) -> Iterator[Hit]:
    """FT301. A part whose least is more than the most that its whole can be.

    Parts are not added up: the children and the civilians among the dead may be the same people.
    """
    for part, whole in case.pairs(Relation.PART_OF):
        least, most = part.figure.low, whole.figure.high
        if least is not None and most is not None and least > most:
            message = f"{counted(part.figure)} counts as a part of {counted(whole.figure)} ({cited(whole.article)})"
            yield Hit((part, whole), message)


def headline_and_body(case: Case) -> Iterator[Hit]:
    """FT302. A number of the headline that the body neither gives nor adds up to, or gives with a hedge.

    The body has to have a number under the same measure: where it has none, it may just not have been
    found. Vague words and round numbers within a tenth are a headline's right.
    """
    for sightings in case.by_article.values():
        top = headline(sightings[0].article, [sighting.figure for sighting in sightings])
        for figure in top.figures:
            body = [s for s in sightings if s.figure.measure is figure.measure and s.figure.id not in top.ids]
            body = [s for s in body if not s.figure.background]
            message = _headline_trouble(figure, [sighting.figure for sighting in body])
            if message:
                yield _headline_hit(figure, top, body, sightings, message)


def _headline_trouble(figure: Figure, body: list[Figure]) -> str | None:
    if not body or figure.background or figure.qualifier is Qualifier.VAGUE:
        return None
    same = [other for other in body if number(other) == number(figure)]
    if same:
        hedged = figure.qualifier is Qualifier.EXACT and all(o.qualifier is not Qualifier.EXACT for o in same)
        return f"the headline has a flat {counted(figure)}, the body “{worded(same[0])}”" if hedged else None
    if any(_compatible(figure, other) for other in body) or _adds_up(figure, body):
        return None
    others = dict.fromkeys(worded(other) for other in body)
    return f"the headline has {counted(figure)}, the body {', '.join(others)}"


def _headline_hit(figure: Figure, top: Headline, body: list[Sighting], sightings: list[Sighting], message: str) -> Hit:
    own = [sighting for sighting in sightings if sighting.figure.id == figure.id]
    rivals = [sighting for sighting in body if number(sighting.figure) == number(figure)] or body
    passage = Passage(figure.quote, figure.start, figure.end)
    return Hit((*own, *rivals), message, passage, in_title=top.apart)


#: From here on a round number in a headline may stand for one within a tenth of it.
_ROUND = 100


def _compatible(figure: Figure, other: Figure) -> bool:
    """Whether both can be true, or the headline's is the body's made round."""
    a, b = number(figure), number(other)
    if a is not None and b is not None and a >= _ROUND and a % 10 == 0 and abs(a - b) * 10 <= b:
        return True
    above = figure.low is None or other.high is None or figure.low <= other.high
    below = figure.high is None or other.low is None or figure.high >= other.low
    return above and below


#: More numbers than these in one article give any sum.
_ADDENDS = 8


def _adds_up(figure: Figure, body: list[Figure]) -> bool:
    parts = list(dict.fromkeys((n, other.who) for other in body if (n := number(other)) is not None))
    if len(parts) > _ADDENDS:
        return True
    sums = {sum(n for n, _ in some) for size in range(2, len(parts) + 1) for some in combinations(parts, size)}
    return number(figure) in sums


def _backed_by_name(case: Case) -> set[str]:
    backed = set()
    for a, b in case.pairs(Relation.DUPLICATE, Relation.AGREES):
        backed |= {a.figure.id} if _named(b) else set()
        backed |= {b.figure.id} if _named(a) else set()
    return backed


def _named(sighting: Sighting) -> bool:
    return sighting.figure.speaker is not None and sighting.figure.speaker.named


def _hedged(figure: Figure) -> bool:
    return figure.qualifier is not Qualifier.EXACT or bool(figure.hedges)


Check = Callable[[Case], Iterable[Hit]]

CHECKS: tuple[tuple[Code, Check], ...] = (
    (
        Code(
            "FT101",
            "figure without a speaker",
            "The article gives a number of people harmed in its own voice, and nowhere says who counted.",
            "Find who gives the number and name them, or say that the article counted itself.",
            "Fourteen people drowned when the ferry capsized.",
        ),
        figure_without_speaker,
    ),
    (
        Code(
            "FT102",
            "anonymous speaker only",
            "The number rests on officials, residents or sources without a name, and no named speaker backs it.",
            "Look for a second, named source, or tell the reader why the speaker stays unnamed.",
            "Residents said 14 people had drowned.",
        ),
        anonymous_speaker_only,
    ),
    (
        Code(
            "FT201",
            "hedge dropped between articles",
            "An earlier article limits the number (“at least”, “about”, “reportedly”), a later one gives it flat.",
            "Put the hedge back, or name the source that made the number certain.",
            "“At least 14 drowned” on Monday, “14 drowned” on Tuesday.",
        ),
        hedge_dropped,
    ),
    (
        Code(
            "FT202",
            "attribution lost between articles",
            "One article says whose figure it is; another gives the same figure as if it were established.",
            "Name the speaker again, or say how the figure was checked since.",
            "“14 drowned, the coast guard said” on Monday, “14 drowned” on Tuesday.",
        ),
        attribution_lost,
    ),
    (
        Code(
            "FT203",
            "figure superseded by a later one",
            "A later article replaces the number with a newer one for the same event.",
            "Update the article or add a note with the newer number; do not quote the old one as current.",
            "“14 drowned” on Monday, “the toll has risen to 19” on Wednesday.",
        ),
        superseded_figure,
    ),
    (
        Code(
            "FT301",
            "part exceeds its whole",
            "A number that counts a part is larger than the whole it belongs to can be.",
            "Check both against their sources; one is wrong, outdated or counts something else.",
            "“Nine drowned” in one article, “eleven of the drowned were children” in another.",
        ),
        part_exceeds_whole,
    ),
    (
        Code(
            "FT302",
            "headline and body differ",
            "The headline's number is not in the body, or the body limits it and the headline does not.",
            "Correct the headline to what the body supports.",
            "Headline “14 drown”; body “at least 14 people drowned”.",
        ),
        headline_and_body,
    ),
)
