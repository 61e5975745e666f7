"""How the figures of two articles stand to each other. The rules stand in `decide`, in the order they apply."""

from __future__ import annotations

from collections.abc import Iterator

from facttrack.link import figures, locations, populations, speakers, timing
from facttrack.link.bounds import size
from facttrack.link.counts import Count, Standing
from facttrack.link.evidence import score, total
from facttrack.link.figures import Compared
from facttrack.link.happenings import one_happening
from facttrack.link.phrases import alike
from facttrack.link.populations import GENERIC, Extent, said_of_all
from facttrack.link.sketch import Sketch
from facttrack.link.types import Match
from facttrack.model import Link, stable_id
from facttrack.vocabulary import Measure, Relation

#: Counts that only grow: a later, lower one of another speaker disputes the first instead of replacing it.
_HARM = frozenset({"killed", "injured", "casualties", "detained", "abducted", "attacks", "damaged", "destroyed"})
#: Relations that hold between a report and an article on another event that recalls it.
_ACROSS_EVENTS = frozenset({Relation.DUPLICATE, Relation.AGREES, Relation.PART_OF})
#: Another number speaks against one event: from so sure a match on it is read as a change or a dispute instead.
_SURE = {Relation.CONFLICTS: 0.88, Relation.UPDATES: 0.6}
#: Two speakers who stand against each other by name are a dispute as such.
_SURE_OF_RIVALS, _SURE_OF_HOUR = 0.7, 0.5
#: One person fits into any event.
_SURE_OF_ONE, _FEW = 0.85, 3
#: Numbers from here on tell of an event by themselves; smaller ones are those of any.
_TELLING = 5
#: A toll seldom falls, and seldom changes after so many days: more likely it is another event's.
_SETTLED, _SURE_OF_CHANGE, _CLOSED = 10, 0.95, 60
#: Numbers further apart than so many times are no two counts of the same people.
_MAGNITUDE = 30
#: What an article counts whole, all over or in one place.
_WHOLE = frozenset({Standing.TOTAL.value, Standing.LOCAL.value})
_TOTALS = frozenset({Standing.TOTAL.value, Standing.ASIDE.value})
_WITHIN = frozenset({Extent.INSIDE, Extent.AROUND})
_SOME = frozenset({Standing.PART.value, Standing.ONE.value})
#: A toll seldom stands still for so many hours.
_HOURS_ON = 6
#: "Several", "multiple": no count to hold against another.
_UNCOUNTED = 3
_IN_FLUX = frozenset({"detained", "missing"})
_GROWING = frozenset({"killed", "injured", "casualties", "damaged", "destroyed", "attacks"})


def relate(a: Sketch, b: Sketch, found: Match | None) -> list[Link]:
    """Links between figures of `a` and figures of `b`, best first."""
    first, second = in_order(a, b)
    same_event = found is None or found.same_event
    links: list[Link] = []
    for x, y in _pairs(first, second):
        if not one_happening(x, first, y, second, same_event):
            continue
        compared = figures.compare(x, first, y, second)
        decided = decide(x, y, compared)
        if decided is None or (not same_event and decided[0] not in _ACROSS_EVENTS):
            continue
        relation, turned = decided
        if same_event and not _sure(relation, x, first, y, second, found, compared.speaker):
            continue
        if relation in _SURE and _other_matter(x, first, y, second):
            continue
        if relation is Relation.PART_OF and (x.another or y.another):
            continue
        if relation is Relation.CONFLICTS and (x.former or y.former):
            continue  # its article no longer stands behind it
        one, other = (y, x) if turned else (x, y)
        sure = score(total("figure", compared.evidence))
        link = Link(
            stable_id("l", *sorted((one.id, other.id))),
            one.id,
            other.id,
            relation,
            round(sure, 4),
            tuple(each.reason for each in compared.evidence),
        )
        links.append(link)
    return sorted(links, key=lambda link: (-link.score, link.id))


def _sure(
    relation: Relation, a: Count, of_a: Sketch, b: Count, of_b: Sketch, found: Match | None, speaker: str
) -> bool:
    """Is it sure enough that the articles report one event, for what the link says of these figures?"""
    needed = _SURE.get(relation, 0.0)
    least = min(size(a), size(b))
    if relation is Relation.CONFLICTS and speaker == speakers.OTHER and (least >= _FEW or 0 in (a.high, b.high)):
        needed = _SURE_OF_HOUR if timing.of_one_hour(a, b) else _SURE_OF_RIVALS
    if found is None:
        of_one = Standing.ONE in (a.standing, b.standing) or relation is Relation.PART_OF
        some = a if size(a) <= size(b) else b
        of_kind = Standing.ONE not in (a.standing, b.standing) and least > 1 and populations.of_kind(some.population)
        return least >= _TELLING or (needed == 0.0 and (not of_one or of_kind))
    if relation is Relation.UPDATES and least >= _TELLING:
        needed = 0.0
    if needed and 0 < least < _FEW:
        needed = max(needed, _SURE_OF_ONE)
    if Standing.ONE in (a.standing, b.standing):
        needed = max(needed, _SURE_OF_ONE)
    if relation is Relation.UPDATES:
        apart = abs((of_a.day - of_b.day).days) if of_a.day and of_b.day else 0
        if apart > _SETTLED:
            needed = _SURE_OF_CHANGE
        if apart > _CLOSED:
            return False
    return found.score >= needed


def _other_matter(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Do the articles show that the two numbers, which differ, are not two counts of one matter?"""
    if a.another or b.another or _with_the_dead(a, of_a, b, of_b):
        return True
    return _told_apart(a, of_a, b, of_b) or _told_apart(b, of_b, a, of_a) or _strange(a, of_a, b, of_b)


def _with_the_dead(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Are the more injured of the one those of the other with its dead: nine taken to hospital, of whom one died?"""
    if a.measure != Measure.INJURED or not (a if size(a) > size(b) else b).carried:
        return False
    more = abs(size(a) - size(b))
    return more <= _FEW and any(
        count.measure == Measure.KILLED and size(count) == more and not count.recalled
        for count in (*of_a.figures, *of_b.figures)
    )


def _told_apart(count: Count, own: Sketch, other: Count, of_other: Sketch) -> bool:
    """Does the other article give this number, too, beside its own other one? Then it tells the two apart, unless it
    sets two speakers or two moments against each other, or its headline against its text."""
    if other.headline:
        return False
    for same in of_other.figures:
        if same is other or same.measure != count.measure or size(same) != size(count) or same.former or same.denied:
            continue
        if same.recalled or same.increment:
            continue
        few = size(same) < _TELLING and same.standing not in _TOTALS
        if size(same) and few and not _its_part(count, own, same, of_other):
            continue
        if populations.compare(same.population, other.population, same.measure) not in (Extent.SAME, Extent.UNKNOWN):
            continue
        if not _at_odds(same, other, of_other):
            return True
    return False


def _its_part(count: Count, own: Sketch, same: Count, of_same: Sketch) -> bool:
    """Does the other article, of about the same day, give the number as that of a place which is part of the whole?"""
    if not (same.part and same.places and size(same) >= _TELLING and own.day and of_same.day):
        return False
    places = count.places or (count.near,)
    return abs((own.day - of_same.day).days) <= 1 and not set(places).isdisjoint(same.places)


def _at_odds(a: Count, b: Count, sketch: Sketch) -> bool:
    """Does their article give the two numbers on the word of two speakers, or as of two moments?"""
    if a.speaker and b.speaker and speakers.compare(a.speaker, b.speaker) == speakers.OTHER:
        return True
    if b.ascribed and not b.speaker:
        return True
    if a.told and b.told:
        return a.former or b.former or (a.day, a.hour) != (b.day, b.hour)
    return a.former or b.former or any(timing.long_before(count, sketch) for count in (a, b))


def _strange(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Is one of another place, which the other's article never names and its own is not about?"""
    if _two_towns(a, of_a, b, of_b):
        return True
    return _elsewhere(a, of_a, b, of_b) or _elsewhere(b, of_b, a, of_a)


def _two_towns(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Do the sentences name, or else are the articles about, two known towns of which neither lies in the other?"""
    mine, theirs = a.places or of_a.places[:1], b.places or of_b.places[:1]
    if not mine or not theirs:
        return False
    if any(not place.startswith("@") or locations.is_area(place) for place in (*mine, *theirs)):
        return False
    inside = frozenset((*of_a.inside, *of_b.inside))
    return all(locations.compare(x, y, inside) is Extent.APART for x in mine for y in theirs)


def _elsewhere(count: Count, own: Sketch, other: Count, its: Sketch) -> bool:
    known = {*own.places[:1], *its.places, *other.places}
    if not count.places or not known or any(not place.startswith("@") for place in count.places):
        return False
    near = (Extent.SAME, Extent.INSIDE, Extent.AROUND)
    inside = frozenset((*own.inside, *its.inside))
    return not any(locations.compare(x, y, inside) in near for x in count.places for y in sorted(known))


def recollections(a: Sketch, b: Sketch) -> list[Link]:
    """Links between figures of articles on two events, where one recalls what the other, or both, report."""
    first, second = sorted((a.name, b.name))
    return relate(a, b, Match(first, second, 0.0))


def decide(a: Count, b: Count, facts: Compared) -> tuple[Relation, bool] | None:
    """The relation of two figures of one happening, and whether `b` is its first side; None where they are no pair.

    1. Populations, places or periods that exclude each other: no pair.
    2. A number that one side denies against the same number, or none at all against some: a conflict.
    3. One inside the other, and not larger: a part, unless its own whole has outgrown the other one. The same number
       of people: the same count, told differently. More civilians than people: a word for all of them, and a count like
       any other.
    4. The same number: a duplicate if one speaker (or none) stands behind it, else agreement.
    5. The same number with another hedge: agreement.
    6. Another number as of a later moment: an update, unless another speaker puts a growing count lower without saying
       that it was lowered. How many may have died is held against no count.
    7. Another number as of the same moment: agreement where both can be true, else a conflict, of arrests and missing
       people only between two speakers or up to one hour.
    """
    extents = (facts.population, facts.place, facts.period)
    if Extent.APART in extents or a.increment != b.increment:
        return None
    equal = facts.bounds == "equal"
    if a.denied != b.denied and not (equal and facts.speaker == speakers.SAME):
        said = not (_uncounted(a) or _uncounted(b)) and Standing.PART not in (a.standing, b.standing)
        return (Relation.CONFLICTS, False) if said and (equal or facts.bounds == "overlap") else None
    if _none_against_some(a, b, facts):
        return Relation.CONFLICTS, False
    within = Extent.INSIDE in extents or Extent.AROUND in extents
    if within and (not equal or _whole_and_part(facts)) and not _said_of_all(a, b, facts):
        return _part(a, b, facts)
    one_place = facts.place is Extent.SAME and bool(a.places) and bool(b.places) and not facts.order
    one_number = equal or (one_place and facts.bounds == "overlap" and size(a) == size(b))
    if not (one_number and (facts.one_whole or _same_people(a, b))) and not _both_whole(a, b, facts):
        return None
    if _uncounted(a) or _uncounted(b):
        return (Relation.AGREES, False) if facts.bounds == "overlap" and not equal else None
    if equal:
        return (Relation.AGREES if facts.speaker == speakers.OTHER else Relation.DUPLICATE), False
    if min(size(a), size(b)) * _MAGNITUDE < max(size(a), size(b)) and 0 not in (size(a), size(b)):
        return None
    if a.increment or (0 in (a.high, b.high) and a.measure in _HARM):
        return _first_arrests(a, b, facts)
    if facts.bounds == "overlap" and size(a) == size(b):
        return Relation.AGREES, False
    if a.supposed != b.supposed:
        return None
    if facts.order:
        return _later(a, b, facts)
    if facts.bounds == "overlap":
        return (Relation.AGREES, False) if a.former == b.former else None
    return (Relation.CONFLICTS, False) if _stands_against(a, b, facts) else None


def _stands_against(a: Count, b: Count, facts: Compared) -> bool:
    """Do two numbers of one day dispute each other? Arrests go on through it, and the missing are found, so that of
    those only two speakers dispute, or counts up to one hour."""
    return timing.of_one_hour(a, b) or a.measure not in _IN_FLUX or facts.speaker == speakers.OTHER


def _first_arrests(a: Count, b: Count, facts: Compared) -> tuple[Relation, bool] | None:
    """ "No arrests have been made" is replaced by the first ones; no other count stands beside nobody."""
    first, second = (a, b) if facts.order <= 0 else (b, a)
    if a.measure == Measure.DETAINED and first.high == 0 and facts.order and not a.increment:
        return (Relation.UPDATES, facts.order > 0) if size(second) else None
    return None


def _uncounted(count: Count) -> bool:
    return count.qualifier == "vague" and size(count) <= _UNCOUNTED


def _both_whole(a: Count, b: Count, facts: Compared) -> bool:
    """Do both count all there were? A share of a larger number is held only against a count of its place or kind."""
    equal = facts.bounds == "equal"
    if a.share != b.share and not equal and not facts.one_scope:
        return False
    if a.standing == b.standing == Standing.TOTAL:
        return True
    if a.standing not in _WHOLE or b.standing not in _WHOLE:
        return equal and Standing.ASIDE in (a.standing, b.standing) and not {a.standing, b.standing} & _SOME
    one_place = not a.places or not b.places or bool(set(a.places) & set(b.places))
    return equal or (one_place and min(size(a), size(b)) >= _TELLING)


def _same_people(a: Count, b: Count) -> bool:
    """Of equal numbers that are no totals: are they surely of the same people?

    One person by age and sex, or where neither article tells of another; a few by what they are ("two girls"); many
    by their number.
    """
    if a.low == a.high == 1:
        found = alike(a.traits, b.traits)
        if found is not None:
            return found
        return a.sole and b.sole and (a.population == b.population or not a.traits or not b.traits)
    if a.low == 0 or Standing.ONE in (a.standing, b.standing):
        return False
    if size(a) >= _TELLING:
        return True
    alike_put = a.standing == b.standing or a.part or b.part
    return alike_put and a.population == b.population and a.population not in ("", GENERIC)


def _none_against_some(a: Count, b: Count, facts: Compared) -> bool:
    """Does one speaker say that nobody was harmed and another that somebody was? The missing may all be found."""
    if not a.standing == b.standing == Standing.TOTAL:
        return False
    none = a if a.high == 0 else b
    of_some = facts.population is (Extent.INSIDE if none is a else Extent.AROUND)
    if of_some and (not said_of_all(none.population) or facts.speaker != speakers.OTHER):
        return False
    if a.measure == Measure.DETAINED and facts.speaker != speakers.OTHER:
        return False
    unsaid = facts.population is Extent.AROUND or not (a.speaker or b.speaker)
    if unsaid and facts.order and facts.speaker != speakers.OTHER:
        return False
    nobody = (a.high == 0) != (b.high == 0) and facts.bounds == "apart"
    return nobody and a.measure in _HARM and facts.speaker != speakers.SAME


def _part(a: Count, b: Count, facts: Compared) -> tuple[Relation, bool] | None:
    extents = {facts.place, facts.period} & _WITHIN
    narrower = a if facts.population is Extent.INSIDE else b
    if not extents or facts.population in extents or not said_of_all(narrower.population):
        extents |= {facts.population}
    inside, around = Extent.INSIDE in extents, Extent.AROUND in extents
    if inside and around:
        return None
    part, whole = (a, b) if inside else (b, a)
    if whole.standing not in _WHOLE or size(whole) <= 1 or not size(part) or (whole.share and not part.share):
        return None
    later = facts.order > 0 if part is a else facts.order < 0
    if later and facts.days_apart and part.whole > size(whole) and whole.qualifier != "vague":
        return None  # the whole that it is some of has grown since
    if later and _has_gone_on(part, whole):
        return None
    if size(part) > size(whole) and (whole.high is not None or whole.qualifier != "vague"):
        return None
    return Relation.PART_OF, not inside


def _has_gone_on(part: Count, whole: Count) -> bool:
    """Was the part counted up to hours after the whole was: some of it may be new?"""
    if not part.as_of or not part.day:
        return False
    if whole.former:
        return True
    if not whole.as_of or not whole.day:
        return False
    hours = 24.0 * (part.day - whole.day).days
    if part.hour is not None and whole.hour is not None:
        hours += part.hour - whole.hour
    return hours >= _HOURS_ON


def _said_of_all(a: Count, b: Count, facts: Compared) -> bool:
    """Is the part larger than the whole? Then its word, as "civilians" may be, was said of everybody."""
    if facts.population not in (Extent.INSIDE, Extent.AROUND) or not a.standing == b.standing == Standing.TOTAL:
        return False
    if not {facts.place, facts.period}.isdisjoint((Extent.INSIDE, Extent.AROUND)):
        return False
    part, whole = (a, b) if facts.population is Extent.INSIDE else (b, a)
    if part.part or not said_of_all(part.population):
        return False
    return size(part) > size(whole) and whole.qualifier != "vague"


def _whole_and_part(facts: Compared) -> bool:
    """Equal numbers of a place and a larger one are still a part and its whole; of people they are one count."""
    return facts.period in (Extent.INSIDE, Extent.AROUND) and facts.place in (Extent.INSIDE, Extent.AROUND)


def _later(a: Count, b: Count, facts: Compared) -> tuple[Relation, bool] | None:
    earlier, later = (a, b) if facts.order < 0 else (b, a)
    if facts.bounds == "overlap" and size(later) < size(earlier):
        return Relation.AGREES, False
    lower = facts.bounds == "apart" and size(later) < size(earlier)
    outdated = earlier.former or facts.replaced or later.lowered
    if not lower or a.measure not in _GROWING or outdated or facts.speaker == speakers.SAME:
        return Relation.UPDATES, facts.order > 0
    if facts.speaker == speakers.OTHER:
        return Relation.CONFLICTS, False
    if size(later) < _TELLING:
        return None
    return (Relation.UPDATES, facts.order > 0) if later.revised else (Relation.CONFLICTS, False)


# --- which figures can meet --------------------------------------------------------------------


def _pairs(a: Sketch, b: Sketch) -> Iterator[tuple[Count, Count]]:
    """Figures of one measure, in the order of the articles."""
    by_measure: dict[str, list[Count]] = {}
    for count in b.figures:
        by_measure.setdefault(count.measure, []).append(count)
    for count in a.figures:
        if count.measure != Measure.OTHER:
            for other in by_measure.get(count.measure, ()):
                yield count, other


def in_order(a: Sketch, b: Sketch) -> tuple[Sketch, Sketch]:
    """By publication, then by id; an undated article comes last."""

    def rank(sketch: Sketch) -> tuple[bool, str, float, str]:
        return sketch.day is None, sketch.day.isoformat() if sketch.day else "", sketch.hour or 0.0, sketch.name

    return (a, b) if rank(a) <= rank(b) else (b, a)
