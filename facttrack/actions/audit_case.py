"""What an audit looks at: the figures of the database with their links, and the questions that checks ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from facttrack.actions.headlines import title_end
from facttrack.actions.timeline import links_around, published, sighted
from facttrack.gazetteer import key
from facttrack.model import Article, ClaimFilter, Figure, FiledClaim, Link, LinkFilter, Passage
from facttrack.results import Sighting
from facttrack.vocabulary import Judgement, Measure, Qualifier, Relation, Status

if TYPE_CHECKING:
    from facttrack.store.store import Store


@dataclass(frozen=True, slots=True)
class Hit:
    """What one check found: the figure it is about first, then those it is measured against.

    `passage` stands for the first figure's quote where other words show the trouble; `in_title`
    says that they are those of the title.
    """

    sightings: tuple[Sighting, ...]
    message: str
    passage: Passage | None = None
    in_title: bool = False


@dataclass
class Case:
    """Figures in order of publication, the links among them, the other names of sources.

    Retracted figures and rejected links are not in it: a person has dealt with them.
    """

    figures: list[Sighting]
    links: list[Link] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, outlet: str | None = None) -> Case:
        """The case of a whole database, or of one outlet's articles and what they are linked with."""
        filed = store.claims(ClaimFilter(kind="figure", outlet=outlet))
        if outlet is None:
            return cls.among(filed, store.links(LinkFilter()), store.names())
        links = links_around(store, filed)
        own = {claim.claim.id for claim in filed}
        others = {claim for link in links for claim in (link.a, link.b)} - own
        return cls.among([*filed, *store.claims_by_id(sorted(others)).values()], links, store.names())

    @classmethod
    def among(cls, filed: Iterable[FiledClaim], links: Iterable[Link], names: Mapping[str, str]) -> Case:
        """The case of these claims and links."""
        kept = [link for link in links if link.judgement is not Judgement.REJECTED]
        counting = [claim for claim in filed if claim.status is not Status.RETRACTED and not claim.superseded]
        return cls(sighted(counting, kept), kept, names)

    @cached_property
    def by_id(self) -> dict[str, Sighting]:
        return {sighting.figure.id: sighting for sighting in self.figures}

    @cached_property
    def by_article(self) -> dict[str, list[Sighting]]:
        """The figures of each article in the order of its text."""
        articles: dict[str, list[Sighting]] = {}
        for sighting in self.figures:
            articles.setdefault(sighting.article.id, []).append(sighting)
        return articles

    @cached_property
    def _mentions(self) -> dict[tuple[str, Measure, int | None], list[Sighting]]:
        index: dict[tuple[str, Measure, int | None], list[Sighting]] = {}
        for sighting in self.figures:
            index.setdefault(_number(sighting), []).append(sighting)
        return index

    def mentions(self, sighting: Sighting) -> list[Sighting]:
        """Every mention of the figure's number under its measure in its article, itself included."""
        return self._mentions[_number(sighting)]

    def pairs(self, *relations: Relation) -> list[tuple[Sighting, Sighting]]:
        """Linked figures, `a` first, in order of publication."""
        found = [
            (self.by_id[link.a], self.by_id[link.b])
            for link in self.links
            if link.relation in relations and link.a in self.by_id and link.b in self.by_id
        ]
        return sorted(found, key=lambda pair: (_place(pair[0]), _place(pair[1])))

    def told_again(self, *relations: Relation) -> Iterator[tuple[Sighting, Sighting]]:
        """Linked figures with one number, the earlier first; both ways round where neither is known to be earlier."""
        for a, b in self.pairs(*relations):
            if same_number(a.figure, b.figure):
                yield a, b
                if a.article.day is None or b.article.day is None or a.article.day == b.article.day:
                    yield b, a

    def in_headline(self, sighting: Sighting) -> bool:
        """Whether the figure stands in the title that the text begins with."""
        return sighting.figure.end <= self._title_ends[sighting.article.id]

    def title_apart(self, article: Article) -> bool:
        """Whether the text does not begin with the title."""
        return not self._title_ends[article.id]

    @cached_property
    def _title_ends(self) -> dict[str, int]:
        return {id_: title_end(sightings[0].article) for id_, sightings in self.by_article.items()}

    def speaker(self, sighting: Sighting) -> str | None:
        """The main name of the figure's speaker, ready for comparing."""
        if sighting.speaker is None:
            return None
        name = key(sighting.speaker)
        return key(self.names.get(name, name))


def _place(sighting: Sighting) -> tuple[tuple[str, str, str], int, str]:
    return (published(sighting.article), sighting.figure.start, sighting.figure.id)


def _number(sighting: Sighting) -> tuple[str, Measure, int | None]:
    return (sighting.article.id, sighting.figure.measure, number(sighting.figure))


def number(figure: Figure) -> int | None:
    """The number that the words give, whatever bounds they set: 23 for "at least 23"; a range's lower end."""
    return figure.low if figure.low is not None else figure.high


def same_number(a: Figure, b: Figure) -> bool:
    """Whether two figures give one number under one measure, whatever their qualifiers: "at least 23" and "23"."""
    return a.measure is b.measure and number(a) == number(b)


_BOUNDS = {
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.FEWER_THAN: "fewer than ",
    Qualifier.ABOUT: "about ",
}


def worded(figure: Figure) -> str:
    """The figure's number with its bounds: "at least 23", "20 to 30"; a vague one as the article has it."""
    low, high = figure.low, figure.high
    if figure.qualifier is Qualifier.VAGUE or (low is None and high is None):
        return " ".join(figure.number.text.split())
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    return f"{_BOUNDS.get(figure.qualifier, '')}{number(figure):,}"


def counted(figure: Figure) -> str:
    """A figure in a few words: "at least 23 killed", "dozens (attacks)"."""
    if figure.qualifier is Qualifier.VAGUE:
        return f"{worded(figure)} ({figure.measure.value})"
    return f"{worded(figure)} {figure.measure.value}"


def cited(article: Article) -> str:
    """An article in a few words: "Harbour Gazette, 2026-01-12"; its title or id where it names no outlet."""
    day = article.day.isoformat() if article.day else "undated"
    return f"{article.outlet or article.title or article.id}, {day}"
