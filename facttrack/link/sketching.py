"""Report -> sketches: what an article tells, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from facttrack import gazetteer
from facttrack.link import keys, locations, mentions, speakers
from facttrack.link.bounds import size
from facttrack.link.counts import Count, Days, Told
from facttrack.link.credits import citations, credits_of, relayed
from facttrack.link.keys import is_body, persons
from facttrack.link.moments import Moment, moments
from facttrack.link.names import name_key
from facttrack.link.occasions import days_told, event_days, hours_told, reckoned
from facttrack.link.others import another, without_others
from facttrack.link.pages import Page, Piece, anchor, moved
from facttrack.link.parts import cut
from facttrack.link.shingles import shingles
from facttrack.link.sketch import Sketch
from facttrack.link.streets import streets
from facttrack.link.tallies import read_counts
from facttrack.model import Article, Claim, Figure, Report
from facttrack.vocabulary import Measure

# Longer pages are archives or comment threads; what an article reports stands at its head.
_READ = 40_000
_MOST_PLACES = 12
_NOWHERE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Told:
    """An article, or a part of one, as it is read: its title and text, its claims at their places in that text, its
    times, the names in both with those that are places, the days of its event and whether they are told; of a part
    besides the names in the whole article. `own` is the text without what it says of other events."""

    title: str
    text: str
    own: str
    claims: tuple[Claim, ...]
    times: Sequence[Moment]
    in_title: Sequence[mentions.Name]
    in_text: Sequence[mentions.Name]
    known: Mapping[str, str]
    main: Days | None
    told: bool
    around: Sequence[mentions.Name] = ()

    def whole(self, text: str) -> str:
        """The title and its text, or what of the text is its own, the title once."""
        return text if _titled(self.title, text) else f"{self.title}.\n{text}"


def _titled(title: str, text: str) -> bool:
    return text.lstrip().startswith(title[:40])


def make(report: Report, names: Mapping[str, str]) -> tuple[Sketch, ...]:
    """The sketches of a report's parts. `names`: a normalised other name of a known source -> its main name."""
    told = _read(report)
    whole = _sketch(report.article, told, names)
    own = {count.id for count in whole.figures if _counts_own(count)}
    figures = [figure for figure in report.figures if figure.id in own and not figure.background]
    pieces = cut(Page(told.text, figures, told.in_text, told.known, told.times))
    if len(pieces) == 1:
        return (whole,)
    rest = (len(told.text), len(report.article.text))
    pieces[0] = replace(pieces[0], spans=(*pieces[0].spans, rest))
    return tuple(
        replace(
            _sketch(report.article, _part(report, told, piece), names, piece.places),
            part=number,
            of=len(pieces),
            spans=piece.spans,
        )
        for number, piece in enumerate(pieces, 1)
    )


def _counts_own(count: Count) -> bool:
    """Does it count harm by itself, not what is counted elsewhere, before, or by somebody else?"""
    others = count.part or count.facility or count.former or count.increment or count.denied
    return count.measure != Measure.OTHER and not others


def placed(report: Report, parts: Sequence[Sketch]) -> list[tuple[str, int]]:
    """The claims (ids) that do not stand in the first part, with the number of theirs."""
    return [
        (claim.id, part.part)
        for part in parts[1:]
        for claim in report.claims
        if any(start <= anchor(claim) < end for start, end in part.spans)
    ]


def _read(report: Report) -> _Told:
    """A report as a whole."""
    article = report.article
    text = article.text[:_READ]
    title = mentions.without_outlet(article.title or text.lstrip().split("\n", 1)[0][:120])
    own = without_others(text)
    times = moments(own, article.day)
    in_text = mentions.proper_names(own)
    known_by = [] if _titled(title, text) or mentions.headline_case(title) else mentions.proper_names(title)
    known = locations.resolve([*known_by, *in_text], [area for _, area in mentions.written_in(text)])
    known = locations.corrected(known, mentions.containments(text, in_text))
    return _Told(
        title, text, own, report.claims, times, known_by, in_text, known, *event_days(text, times, article.day)
    )


def _part(report: Report, around: _Told, piece: Piece) -> _Told:
    """One part of a report. A day that it does not tell is that of its heading or of the whole article; its places are
    those of the whole article."""
    text, claims, at = "", [], 0
    for start, end in piece.spans:
        claims += [moved(claim, at - start) for claim in report.claims if start <= anchor(claim) < end]
        text += report.article.text[start:end] + "\n"
        at = len(text)
    text = text[:_READ]
    title = piece.title or around.title
    own = without_others(text)
    times = moments(own, report.article.day)
    main, told = event_days(text, times, report.article.day)
    if not told:
        main, told = ((piece.day, piece.day), True) if piece.day else (around.main, around.told)
    in_title = around.in_title if not piece.title else []
    in_text = mentions.proper_names(own)
    return _Told(title, text, own, tuple(claims), times, in_title, in_text, around.known, main, told, around.in_text)


def _sketch(
    article: Article, read: _Told, names: Mapping[str, str], stands_under: Mapping[str, str] = _NOWHERE
) -> Sketch:
    """The sketch of an article or a part of one; the places that it stands under (see `Piece`) come first."""
    text, known, main, told = read.text, read.known, read.main, read.told
    whole, own = read.whole(text), read.whole(read.own)
    published = article.day
    days = days_told(read.times, main)
    near = days[:2] or ((published,) if published else ())
    named = [*read.in_title, *read.in_text]
    storms = mentions.storms(whole)
    places, people = _places(named, known), tuple(dict.fromkeys((*map(name_key, storms), *persons(named))))
    places = tuple(dict.fromkeys((*stands_under, *places)))[:_MOST_PLACES]
    inside = (
        *_containments(read.title, read.in_title, known),
        *_containments(text, read.in_text, known),
        *locations.written_inside(text, known),
    )
    context = Told(text, read.times, read.in_text, known, main, published, frozenset(inside), speakers.aliases(text))
    figures = [claim for claim in read.claims if isinstance(claim, Figure)]
    counts = read_counts(context, figures, names)
    inside = tuple(dict.fromkeys((*inside, *_held(counts))))
    looks_back = _looks_back(counts)
    if looks_back:
        main, told, days = looks_back, True, ()
    written = locations.written(text, known)
    towns = any(place.startswith("@") and not locations.is_country(place) for place in places)
    searched = places if towns else (*places, *written)
    causes, copies = mentions.causes(own), shingles(text)
    years = keys.years(days, published)
    return Sketch(
        article=article.id,
        keys=frozenset().union(
            keys.place_keys(searched, [*days[:3], published] if published else days, counts, years),
            keys.area_keys(places, [*days[:1], published] if published else days),
            keys.person_keys(named),
            keys.wide_keys(places, causes, near),
            keys.number_keys(places, counts, near),
            keys.period_keys(places, counts),
            keys.name_keys(named, storms, near, published, years),
            keys.copy_keys(copies, (published,) if published else ()),
        ),
        title=read.title,
        outlet=article.outlet or "",
        day=published,
        hour=_hour(article.published),
        days=days,
        main=main,
        told=told,
        places=places,
        names=people,
        terms=mentions.terms(own),
        causes=causes,
        seasons=mentions.seasons(whole),
        shingles=copies,
        inside=inside,
        again=another(whole),
        proceedings=mentions.of_proceedings(whole),
        anniversary=looks_back is not None and mentions.marks_anniversary(whole),
        figures=counts,
        credits=tuple(dict.fromkeys((*credits_of(article, names), *relayed(figures, names)))),
        cites=citations(article, read.claims, names),
        spelt=_spelt(stands_under, [*named, *read.around], known, {*places, *_places_of(counts)}),
        streets=streets(own),
        hours=hours_told(read.times, main) if told else (),
        written=written,
        reckoned=told and reckoned(text, read.times),
    )


def _spelt(
    labels: Mapping[str, str], named: Sequence[mentions.Name], known: Mapping[str, str], wanted: Collection[str]
) -> dict[str, str]:
    """The wanted places that no table knows -> their names as labels or else the text first write them."""
    spelt = {key: name for key, name in labels.items() if name and not key.startswith("@")}
    for name in named:
        key = known.get(name.label, "")
        if key in wanted and not key.startswith("@"):
            spelt.setdefault(key, name.text)
    return spelt


def _places_of(counts: Sequence[Count]) -> set[str]:
    return {key for count in counts for key in (*count.places, count.near) if key}


def _hour(published: date | datetime | None) -> float | None:
    return published.hour + published.minute / 60 if isinstance(published, datetime) else None


def _looks_back(counts: Sequence[Count]) -> Days | None:
    """The days of an earlier event where all figures are of it: an anniversary, a trial, a report long after."""
    spans = [count.happened for count in counts if count.recalled and count.happened and not count.period]
    return spans[0] if spans and all(count.recalled for count in counts) else None


def _places(named: Sequence[mentions.Name], known: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the places, by how often they are named, then how early; countries last, then names that only the
    words around them make a place. Where people only went or came from stands behind where they were."""
    counted: Counter[str] = Counter()
    away: Counter[str] = Counter()
    for name in named:
        key = known.get(name.label)
        if key and (key.startswith("@") or not is_body(name.text)):
            (away if name.away else counted)[key] += 1
    first = {key: i for i, key in enumerate((*counted, *(key for key in away if key not in counted)))}

    def rank(key: str) -> tuple[bool, bool, bool, int, int]:
        country = key.startswith("@") and gazetteer.place(key[1:]).kind == "country"
        return country, not key.startswith("@"), key not in counted, -counted[key] - away[key], first[key]

    return tuple(sorted(first, key=rank)[:_MOST_PLACES])


def _held(counts: Sequence[Count]) -> Iterator[tuple[str, str]]:
    """Pairs of places of which the first lies in the second, as a part of the second's count is told of it."""
    for part in counts:
        for whole in counts if part.part and part.places else ():
            larger = whole.measure == part.measure and not whole.part and size(whole) > size(part)
            if larger and whole.places and locations.is_area(whole.places[0]) and part.places[0] not in whole.places:
                yield part.places[0], whole.places[0]


def _containments(text: str, named: Sequence[mentions.Name], known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Keys of places that the text puts one inside the other, where the table does not know it."""
    pairs = (
        (known.get(a.label) or name_key(a.text), known.get(b.label) or name_key(b.text))
        for a, b in mentions.containments(text, named)
    )
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))[:_MOST_PLACES]
