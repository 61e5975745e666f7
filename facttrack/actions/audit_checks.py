"""The checks of an audit, one function each, and the table of their codes.

A check takes a Case and yields Hits; the audit keeps the first hit for each number of an article.
To add a check, write its function and give it a row in CHECKS. False alarms cost an editor's
trust, so each function says what it leaves out and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from facttrack.actions.audit_case import Case, Hit, cited, counted, number, same_number, worded
from facttrack.actions.audit_parts import parts_of_first, sentences
from facttrack.actions.headlines import figures_of_title
from facttrack.actions.timeline import published
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

    A lead whose number is attributed further down is in order. "A soldier was killed" and "nobody was
    hurt" tell what happened rather than count. A headline attributes nothing, and the further numbers
    of a sentence ("three of them children") stand or fall with its first.
    """
    for sightings in case.by_article.values():
        body = [s for s in sightings if _is_count_of_harm(s.figure) and not case.in_headline(s)]
        for first, *_ in sentences(body):
            figure = first.figure
            if any(mention.figure.speaker for mention in case.mentions(first)):
                continue
            but = f"; “{figure.hedges[0]}” names nobody" if figure.hedges else ""
            yield Hit((first,), f"nobody is named for {counted(figure)}{but}")


def _is_count_of_harm(figure: Figure) -> bool:
    return figure.measure in _HARM and not figure.background and _counts_several(figure)


def _counts_several(figure: Figure) -> bool:
    """Whether it is a count at all: "a man was shot" tells what happened, "no one was hurt" what did not."""
    return figure.high is None or figure.high > 1


def anonymous_speaker_only(case: Case) -> Iterator[Hit]:
    """FT102. Harm to people, where no named speaker gives the number here or agrees with it in another article."""
    backed = _backed_by_name(case)
    for sighting in case.figures:
        figure, speaker = sighting.figure, sighting.figure.speaker
        if speaker is None or not speaker.resolved or speaker.named:
            continue
        if _is_count_of_harm(figure) and not any(
            _named(mention) or mention.figure.id in backed for mention in case.mentions(sighting)
        ):
            yield Hit((sighting,), f"{counted(figure)} rests on “{speaker.name}” alone")


def hedge_dropped(case: Case) -> Iterator[Hit]:
    """FT201. A number that the same speaker (or nobody) hedged before and that is flat later.

    Another speaker may know exactly what the first one knew only to be the least, and the same one may
    have learnt it since, where the figures are linked as an update: no finding. Nor is it one where the
    later article has the hedge at another mention.
    """
    for earlier, later in _same_story(case):
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


def _same_story(case: Case) -> Iterator[tuple[Sighting, Sighting]]:
    """Figures with one number that the links make one story, or an update in which nobody speaks."""
    yield from case.told_again(Relation.DUPLICATE, Relation.AGREES)
    for earlier, later in case.pairs(Relation.UPDATES):
        if same_number(earlier.figure, later.figure) and later.figure.speaker is None:
            yield earlier, later


def attribution_lost(case: Case) -> Iterator[Hit]:
    """FT202. The same count with a speaker in one article and without any in the other, wherever it is mentioned."""
    for earlier, later in case.told_again(Relation.DUPLICATE):
        if not earlier.figure.speaker or not _counts_several(later.figure):
            continue
        if not any(mention.figure.speaker for mention in case.mentions(later)):
            before = f"{cited(earlier.article)} attributes {counted(later.figure)} to {earlier.speaker}"
            yield Hit((later, earlier), f"{before}, this article to nobody")


def superseded_figure(case: Case) -> Iterator[Hit]:
    """FT203. An article's toll that a later article replaces; the newest of the same speaker is named before others.

    An article's toll is its largest number under a measure: the two in intensive care were never more
    than a part of it. A smaller number replaces a toll only where the same speaker gives it, and neither
    a single victim nor a vague word ("several") does.
    """
    candidates: dict[str, list[tuple[bool, Sighting, Sighting]]] = {}
    for earlier, later in case.pairs(Relation.UPDATES):
        vague = later.figure.qualifier is Qualifier.VAGUE or not _counts_several(later.figure)
        if vague or same_number(earlier.figure, later.figure) or not _is_toll(case, earlier):
            continue
        same_speaker = case.speaker(earlier) == case.speaker(later) is not None
        if same_speaker or _is_toll(case, later):
            candidates.setdefault(earlier.figure.id, []).append((same_speaker, earlier, later))
    for each in candidates.values():
        _, earlier, later = max(each, key=lambda one: (one[0], published(one[2].article)))
        message = f"{counted(earlier.figure)} was replaced by {counted(later.figure)} ({cited(later.article)})"
        yield Hit((earlier, later), message)


def _is_toll(case: Case, sighting: Sighting) -> bool:
    others = (s.figure for s in case.by_article[sighting.article.id] if s.figure.measure is sighting.figure.measure)
    numbers = [number(figure) or 0 for figure in others if not figure.background]
    return not sighting.figure.background and (number(sighting.figure) or 0) >= max(numbers, default=0)


def parts_exceed_whole(case: Case) -> Iterator[Hit]:
    """FT301. A part whose least is more than its whole can be; a list of parts in one sentence that adds up to more.

    Parts that are singled out ("including five children and nine civilians") are not added up: they may
    be the same people. Parts of different articles are not, either: each may be as of another hour.
    """
    for part, whole in case.pairs(Relation.PART_OF):
        yield from _exceeding([part], whole)
    for sightings in case.by_article.values():
        for sentence in sentences(sightings):
            single, listed = parts_of_first(sentence)
            for part in single:
                yield from _exceeding([part], sentence[0])
            if listed:
                yield from _exceeding(listed, sentence[0])


def _exceeding(parts: list[Sighting], whole: Sighting) -> Iterator[Hit]:
    least, most = sum(part.figure.low or 0 for part in parts), whole.figure.high
    if most is None or least <= most:
        return
    of = counted(whole.figure) + (f" ({cited(whole.article)})" if whole.article.id != parts[0].article.id else "")
    if len(parts) == 1:
        yield Hit((parts[0], whole), f"{counted(parts[0].figure)} counts as a part of {of}")
    else:
        terms = " + ".join(worded(part.figure) for part in parts)
        yield Hit((whole, *parts), f"{terms} = {least:,}, listed as the parts of {of}", _stretch(whole, parts[-1]))


def _stretch(first: Sighting, last: Sighting) -> Passage:
    start, end = first.figure.start, max(first.figure.end, last.figure.end)
    return Passage(first.article.text[start:end], start, end)


def headline_and_body(case: Case) -> Iterator[Hit]:
    """FT302. A number of the headline that the body neither gives nor adds up to, or gives with a hedge.

    The body has to have a count under the same measure: where it tells of single people only, the count
    may just not have been found. Vague words and round numbers within a tenth are a headline's right,
    and "one dead" may tell of one among many.
    """
    for sightings in case.by_article.values():
        tops = [sighting for sighting in sightings if case.in_headline(sighting)]
        body = [s for s in sightings if not case.in_headline(s) and not s.figure.background]
        for top in tops:
            yield from _headline_hits(top.figure, [top], body, in_title=False)
        if body and case.title_apart(body[0].article):
            for figure in figures_of_title(body[0].article):
                yield from _headline_hits(figure, [], body, in_title=True)


def _headline_hits(figure: Figure, own: list[Sighting], body: list[Sighting], *, in_title: bool) -> Iterator[Hit]:
    rivals = [s for s in body if s.figure.measure is figure.measure and (number(s.figure) or 0) > 1]
    message = _headline_trouble(figure, [sighting.figure for sighting in rivals])
    if message:
        passage = Passage(figure.quote, figure.start, figure.end)
        yield Hit((*own, *rivals), message, passage, in_title=in_title)


def _headline_trouble(figure: Figure, body: list[Figure]) -> str | None:
    if not body or figure.background or figure.qualifier is Qualifier.VAGUE or not _counts_several(figure):
        return None
    same = [other for other in body if number(other) == number(figure)]
    if same:
        sure = (Qualifier.EXACT, Qualifier.VAGUE)
        hedged = figure.qualifier is Qualifier.EXACT and all(other.qualifier not in sure for other in same)
        return f"the headline has a flat {counted(figure)}, the body “{worded(same[0])}”" if hedged else None
    if any(_covers(figure, other) for other in body) or _adds_up(figure, body):
        return None
    others = dict.fromkeys(worded(other) for other in body)
    return f"the headline has {counted(figure)}, the body {', '.join(others)}"


#: From here on a round number in a headline may stand for one within a tenth of it.
_ROUND = 100


def _covers(figure: Figure, other: Figure) -> bool:
    """Whether the headline's words hold for the body's number: its bounds, a vague word, a number made round."""
    a, b = number(figure), number(other)
    if a is None or b is None:
        return True
    made_round = figure.qualifier is Qualifier.ABOUT or (a >= _ROUND and a % 10 == 0)
    if made_round and abs(a - b) * 10 <= b:
        return True
    if other.qualifier is Qualifier.VAGUE:
        return a >= b
    return (figure.low or 0) <= b and (figure.high is None or b <= figure.high)


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
            "parts exceed their whole",
            "A number that counts a part, or the sum of a list of parts, is larger than the whole can be.",
            "Check them against their sources; one is wrong, outdated or counts something else.",
            "“Fourteen drowned: nine in the cabin, six on deck.”",
        ),
        parts_exceed_whole,
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
