"""Two articles, fact by fact: the same happening or one that looks alike?

Each function compares one fact and answers with its evidence, or None where there is nothing to compare.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facttrack.link.evidence import Evidence
from facttrack.link.locations import above_of, compare, countries, is_area, is_country, may_hold, named
from facttrack.link.names import name_key, same_skeleton
from facttrack.link.populations import Extent
from facttrack.link.shingles import containment
from facttrack.link.sketch import Sketch
from facttrack.link.tables import table

_RARE = 8.0
#: Articles of which it is kept what was worked out: as many as linking an archive goes back to within some months.
HELD = 16_384
#: So much of the shorter text stands in the longer where one is a copy of the other.
COPY = 0.5
#: Reports are reprinted within so many days.
REPRINTED = 14
#: Days between two publications, at most.
PUBLISHED = (("day", 1), ("days", 3), ("week", 7), ("month", 30), ("season", 120))
#: More in common than this weighs no more.
MOST_SHARED = {"persons": 4, "ages": 3, "addresses": 3, "streets": 2, "rare_words": 16, "figures": 3}
#: Numbers from here on tell of an event by themselves.
_TELLING = 5
#: What the keys of named storms begin with.
_STORM = f"{name_key('Storm')} "
#: Hours of one day so far apart are those of two happenings.
_OTHER_HOUR = 8


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's terms by kind: marked numbers of people and of addresses, rare words, and the weight of all."""

    ages: frozenset[str]
    addresses: frozenset[str]
    rare: frozenset[str]
    length: float


@lru_cache(maxsize=HELD)
def terms_of(sketch: Sketch) -> Terms:
    """Worked out once, as an article is compared with many."""
    terms = sketch.terms
    marked = [term for term in terms if term[1:2] == ":"]
    return Terms(
        frozenset(term[2:] for term in marked if term[0] == "A"),
        frozenset(term[2:] for term in marked if term[0] == "B"),
        frozenset(term for term, weight in terms.items() if term[1:2] != ":" and weight >= _RARE),
        math.sqrt(sum(weight * weight for weight in terms.values())),
    )


def compare_facts(a: Sketch, b: Sketch) -> list[Evidence]:
    """All evidence for and against one event, in a fixed order."""
    functions = (
        copies,
        publication,
        days,
        hours,
        again,
        anniversary,
        places,
        persons,
        ages,
        addresses,
        streets,
        figures,
        rare_words,
        wording,
        causes,
        seasons,
    )
    found = [evidence for function in functions if (evidence := function(a, b)) is not None]
    if not any(map(_ties, found)):
        found.append(Evidence("common", "nothing", "no place, name or number in common"))
    return found


#: Levels at which a fact ties two articles to one event; days, causes and wording are those of many.
_TYING = frozenset({"copies", "places", "persons", "ages", "addresses", "streets", "figures"})
#: Rare words in common tie two articles from this amount of evidence on.
_ENOUGH_RARE = 0.4


def _ties(evidence: Evidence) -> bool:
    """Does it tie the articles to one event, or set them against each other?"""
    if evidence.fact == "rare_words":
        return evidence.amount >= _ENOUGH_RARE
    return evidence.fact == "places" or (evidence.fact in _TYING and evidence.level.startswith("same"))


def copies(a: Sketch, b: Sketch) -> Evidence | None:
    """Is one text nearly the other? Long after, that is the frame of a site's pages, on which the report is missing."""
    share = containment(a.shingles, b.shingles)
    if share < COPY:
        return None
    level = "frame" if a.day and b.day and abs((a.day - b.day).days) > REPRINTED else "same_text"
    return Evidence("copies", level, f"{share:.0%} of the shorter text stands in the other")


def publication(a: Sketch, b: Sketch) -> Evidence:
    """How far apart were they published?"""
    if a.day is None or b.day is None:
        return Evidence("publication", "unknown", "one of them is undated")
    gap = abs((a.day - b.day).days)
    return Evidence("publication", apart(gap), f"published {_days(gap)} apart" if gap else "published on one day")


def apart(gap: int) -> str:
    """The level of two publications so many days apart."""
    for level, most in PUBLISHED:
        if gap <= most:
            return level
    return "far"


def days(a: Sketch, b: Sketch) -> Evidence | None:
    """Do they tell of the same day?"""
    if a.main and b.main and a.told and b.told and a.main[0] <= b.main[1] and b.main[0] <= a.main[1]:
        return Evidence("days", "same_main", f"same day: {max(a.main[0], b.main[0]).isoformat()}")
    left, right = days_told(a), days_told(b)
    if not left or not right:
        return None
    shared = sorted(set(left) & set(right))
    if shared:
        level = "recalled" if _different_days(a, b) else "mentioned"
        return Evidence("days", level, f"both mention {shared[0].isoformat()}")
    gap = min(abs((x - y).days) for x in left for y in right)
    level = "next" if gap <= 1 else "apart" if gap <= 7 else "far"
    if level == "next" and not (a.reckoned or b.reckoned):
        level = "next_harm"
    told = f"the days told are {_days(gap)} apart"
    if level != "next" and (a.proceedings or b.proceedings):
        return Evidence("days", "proceedings", f"{told}, and one of them is a court's")
    if level != "far" and ((a.reckoned and max(left) > min(right)) or (b.reckoned and max(right) > min(left))):
        return None
    return Evidence("days", level, told)


def days_told(sketch: Sketch) -> tuple[date, ...]:
    """The days that an article tells; the ends of its event's span where it tells no single day."""
    return sketch.days or (tuple(dict.fromkeys(sketch.main)) if sketch.told and sketch.main else ())


def _different_days(a: Sketch, b: Sketch) -> bool:
    """Do both say when their event was, and days apart?"""
    if not (a.told and b.told and a.main and b.main):
        return False
    return (a.main[0] - b.main[1]).days > 1 or (b.main[0] - a.main[1]).days > 1


def hours(a: Sketch, b: Sketch) -> Evidence | None:
    """Do they tell of other hours of one day? Its last hours are next to its first: both are called its night."""
    if not a.hours or not b.hours or a.main != b.main:
        return None
    gap = min(min(abs(x - y), 24 - abs(x - y)) for x in a.hours for y in b.hours)
    return (
        Evidence("hours", "apart", f"other hours of one day: {_clock(a)}, {_clock(b)}") if gap >= _OTHER_HOUR else None
    )


def _clock(sketch: Sketch) -> str:
    return f"{int(sketch.hours[0]):02d}:{round(sketch.hours[0] % 1 * 60):02d}"


def again(a: Sketch, b: Sketch) -> Evidence | None:
    """Does the later one call its event a new one, on another day than the earlier?"""
    if a.main and b.main and (a.main[1] < b.main[0] or b.main[1] < a.main[0]):
        later = a if a.main > b.main else b
        return Evidence("again", "new", "the later one calls its event a new one") if later.again else None
    return None


def anniversary(a: Sketch, b: Sketch) -> Evidence | None:
    """Does one only remember what the other reports?"""
    if a.anniversary == b.anniversary:
        return None
    return Evidence("anniversary", "one", "one of them only remembers an earlier event")


def places(a: Sketch, b: Sketch) -> Evidence | None:
    """Do they name the same town, or one a place inside the other's?"""
    left, right = local(a.places), local(b.places)
    if not left or not right:
        return _written_there(a, b) or _named_too(a, left, b) or _named_too(b, right, a)
    if (towns := _two_towns(a, b)) and not _wide(a, b):
        area = next(place for place in left if place in right)
        return Evidence("places", "same_area", f"other places of {named(area)}: {towns}")
    if left[0] == right[0] and not _two_of_one_name(left[0], a, b):
        return Evidence("places", "same_main", f"same place: {named(left[0], a.spelt)}")
    shared = [place for place in left if place in right and not _two_of_one_name(place, a, b)]
    if shared:
        both = ", ".join(named(place, a.spelt) for place in shared[:3])
        return Evidence("places", "mentioned", f"both name {both}")
    for inner, others in ((left, right), (right, left)):
        for place in inner:
            around = [above for above in above_of(place) if above in others]
            if around:
                level = "in_area" if is_area(around[0]) else "inside"
                return Evidence("places", level, f"{named(place)} lies in {named(around[0])}")
    for town, one, outer in ((left[0], a, right[0]), (right[0], b, left[0])):
        if is_country(outer) and outer in one.places:
            return Evidence("places", "inside", f"both name {named(outer)}, and one of them {named(town, one.spelt)}")
    apart = f"{named(left[0], a.spelt)}, {named(right[0], b.spelt)}"
    if _may_be_one(a, b) or may_hold(left[0], right[0]) or may_hold(right[0], left[0]):
        return None
    if there := _written_there(a, b) or _named_too(a, left, b) or _named_too(b, right, a):
        return there
    if any(name in b.names for name in a.names if name.startswith(_STORM)) and not _two_countries(a, b):
        return None  # a storm goes from one to the other
    country = [place for place in countries(a.places) if place in countries(b.places)]
    if left[0].startswith("@") != right[0].startswith("@") and not _two_countries(a, b):
        return Evidence("places", "unplaced", f"perhaps other places: {apart}")
    if country and _wide(a, b):
        return Evidence("places", "same_country", f"other places of {named(country[0])}: {apart}")
    return Evidence("places", "other", f"other places: {apart}")


def _two_of_one_name(place: str, a: Sketch, b: Sketch) -> bool:
    """Does each put a place that no table knows into another region or country: Dover, Del., and Dover, N.H.?"""
    if place.startswith("@"):
        return False
    ours, theirs = ({outer for inner, outer in each.inside if inner == place and is_area(outer)} for each in (a, b))
    return bool(ours) and bool(theirs) and all(compare(x, y) is Extent.APART for x in ours for y in theirs)


def _written_there(a: Sketch, b: Sketch) -> Evidence | None:
    """Was one written in the town that the other names first, and names no town of the table itself?"""
    for one, other in ((a, b), (b, a)):
        towns = [place for place in one.written if place.startswith("@") and place in local(other.places)[:1]]
        if towns and not any(place.startswith("@") for place in one.places if not is_area(place)):
            return Evidence("places", "mentioned", f"one names {named(towns[0])}, where the other was written")
    return None


def _named_too(sketch: Sketch, places: Sequence[str], other: Sketch) -> Evidence | None:
    """Does the other article name a place that no table knows, though nothing there says that it is a place?"""
    for key in places:
        words = sketch.spelt.get(key, "").lower().split()
        if words and key not in other.places and all(other.terms.get(word, 0.0) >= _RARE for word in words):
            return Evidence("places", "mentioned", f"both name {sketch.spelt[key]}")
    return None


def _two_countries(a: Sketch, b: Sketch) -> bool:
    ours, theirs = countries(a.places), countries(b.places)
    return bool(ours) and bool(theirs) and set(ours).isdisjoint(theirs)


def _two_towns(a: Sketch, b: Sketch) -> str:
    """The first towns of each, where all that the articles have in common is a region around them."""
    if not any(place in b.places for place in a.places if is_area(place) and not is_country(place)):
        return ""
    ours, theirs = ([place for place in each.places if not is_area(place)] for each in (a, b))
    if not ours or not theirs or any(same_skeleton(x, y) for x in ours for y in theirs):
        return ""
    known = frozenset((*a.inside, *b.inside))
    if any(compare(x, y, known) in (Extent.INSIDE, Extent.AROUND) for x in ours for y in theirs):
        return ""
    return f"{named(ours[0], a.spelt)}, {named(theirs[0], b.spelt)}"


def _may_be_one(a: Sketch, b: Sketch) -> bool:
    """Do both name places of one name? Where an article does not say which is meant it may be the other's, unless
    both name their countries."""
    ours, theirs = ({place for place in each.places if is_country(place)} for each in (a, b))
    if ours and theirs and ours.isdisjoint(theirs):
        return False
    names = {named(place) for place in local(a.places) if place.startswith("@")}
    return any(named(place) in names for place in local(b.places) if place.startswith("@"))


def _wide(a: Sketch, b: Sketch) -> bool:
    """Do both tell of one kind of disaster that strikes many places of a country at once?"""
    return not wide_causes(a).isdisjoint(wide_causes(b))


def wide_causes(sketch: Sketch) -> frozenset[str]:
    """The causes that an article names of those that strike many places at once."""
    return frozenset(sketch.causes).intersection(table("causes")["wide"]["causes"])


def persons(a: Sketch, b: Sketch) -> Evidence | None:
    """Are the same persons, streets or buildings named in full?"""
    if not a.names or not b.names:
        return None
    shared = [name for name in a.names if name in b.names]
    if shared:
        return Evidence(
            "persons", "same", f"same names: {', '.join(shared[:3])}", min(len(shared), MOST_SHARED["persons"])
        )
    return None


def ages(a: Sketch, b: Sketch) -> Evidence | None:
    """Are people of the same ages concerned?"""
    return _numbers(terms_of(a).ages, terms_of(b).ages, "ages", "same ages", "no age in common")


def addresses(a: Sketch, b: Sketch) -> Evidence | None:
    """Do house or block numbers agree?"""
    return _numbers(terms_of(a).addresses, terms_of(b).addresses, "addresses", "same address number", None)


def streets(a: Sketch, b: Sketch) -> Evidence | None:
    """Do they name the same streets, or each others?"""
    found = _numbers(frozenset(a.streets), frozenset(b.streets), "streets", "same streets", "no street in common")
    # A highway, which goes by its number, is long.
    return None if found and found.level == "same" and not named_streets(a) & named_streets(b) else found


def named_streets(sketch: Sketch) -> frozenset[str]:
    """Its streets, without the highways that go by a number."""
    return frozenset(street for street in sketch.streets if not street.isdigit())


def figures(a: Sketch, b: Sketch) -> Evidence | None:
    """Do they give the same numbers of the same measure, large enough to tell?"""
    shared = sorted(counted(a) & counted(b), key=lambda each: (-each[1], each[0], each[2] or 0))
    if not shared:
        return None
    told = ", ".join(f"{measure} {low:,}" for measure, low, _ in shared[:3])
    return Evidence("figures", "same", f"same numbers: {told}", min(len(shared), MOST_SHARED["figures"]))


@lru_cache(maxsize=HELD)
def counted(sketch: Sketch) -> frozenset[tuple[str, int, int | None]]:
    """The measures and bounds of an article's numbers that are large enough to tell of an event."""
    return frozenset(
        (count.measure, count.low, count.high)
        for count in sketch.figures
        if count.low is not None and count.low >= _TELLING and not count.recalled
    )


def rare_words(a: Sketch, b: Sketch) -> Evidence | None:
    """How many rare words and names do they share, beyond the one that chance allows?"""
    both = terms_of(a).rare.intersection(b.terms)
    if len(both) < 2:
        return None
    shared = sorted(both, key=lambda word: (-a.terms[word], word))
    amount = math.sqrt(min(len(shared), MOST_SHARED["rare_words"])) - 1
    return Evidence("rare_words", "shared", f"rare words in common: {', '.join(shared[:5])}", amount)


def wording(a: Sketch, b: Sketch) -> Evidence:
    """How alike are the words, weighted by their rarity?"""
    ours, theirs = a.terms, b.terms
    top = math.fsum([ours[word] * theirs[word] for word in ours.keys() & theirs.keys()])
    bottom = terms_of(a).length * terms_of(b).length
    alike = top / bottom if bottom else 0.0
    return Evidence("wording", "alike", f"wording {alike:.0%} alike", alike)


def causes(a: Sketch, b: Sketch) -> Evidence | None:
    """Can one cause have done both harms?"""
    if not a.causes or not b.causes:
        return None
    shared = [cause for cause in a.causes if cause in b.causes]
    if shared:
        return Evidence("causes", "same", f"same cause: {shared[0].replace('_', ' ')}")
    if any(not group.isdisjoint(b.causes) for group in going_together(a)):
        return Evidence("causes", "alike", f"causes that go together: {a.causes[0]}, {b.causes[0]}".replace("_", " "))
    return Evidence("causes", "other", f"other causes: {a.causes[0]}, {b.causes[0]}".replace("_", " "))


def going_together(sketch: Sketch) -> list[frozenset[str]]:
    """The groups of causes that go together of which an article names one."""
    groups = (frozenset(group) for group in table("causes")["alike"].values())
    return [group for group in groups if not group.isdisjoint(sketch.causes)]


def seasons(a: Sketch, b: Sketch) -> Evidence | None:
    """Does one play in snow and the other in summer's heat?"""
    for one, other in (("winter", "summer"), ("dry", "wet")):
        for x, y in ((a, b), (b, a)):
            if one in x.seasons and other not in x.seasons and other in y.seasons and one not in y.seasons:
                return Evidence("seasons", "opposite", f"other season: {one}, {other}")
    return None


def _numbers(left: frozenset[str], right: frozenset[str], fact: str, same: str, other: str | None) -> Evidence | None:
    if not left or not right:
        return None
    shared = sorted(left & right)
    if shared:
        return Evidence(fact, "same", f"{same}: {', '.join(shared[:3])}", min(len(shared), MOST_SHARED[fact]))
    return Evidence(fact, "other", other) if other else None


def local(places: Sequence[str]) -> list[str]:
    """The places below a country; the countries where there are none."""
    return [place for place in places if not is_country(place)] or list(places)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
