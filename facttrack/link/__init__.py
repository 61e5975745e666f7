"""Claims -> links and events. Pure: no clock, no disk beyond the word tables, no database.

The way through: `sketches` boils an article and its claims down to the facts that can be compared, part by part where
it reports several events; `match` says whether two articles, or parts of them, report one event; `group` gathers them
into events; `relate` links the figures of two articles of one event; `describe` sums an event up. Every answer depends
on its arguments alone, never on the order in which articles were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from facttrack.link.counts import Count
from facttrack.link.rulings import Held
from facttrack.link.sketch import VERSION, Sketch, pack, unpack
from facttrack.link.types import Group, Match
from facttrack.model import Event, Link, Origin, Report, Ruling, Weighed
from facttrack.results import Assessment
from facttrack.vocabulary import Policy, Relation

__all__ = [
    "VERSION",
    "Count",
    "Group",
    "Held",
    "Match",
    "Sketch",
    "assess",
    "chains",
    "describe",
    "explain",
    "group",
    "match",
    "meet",
    "origins",
    "pack",
    "placed",
    "relate",
    "settle",
    "sketches",
    "unpack",
    "why_linked",
    "why_together",
]


def sketches(report: Report, names: Mapping[str, str]) -> tuple[Sketch, ...]:
    """The facts of an article and its figures, without the text; part by part where it reports several events.

    `names` maps a normalised other name of a known source to its main name. Two sketches of which no
    `keys` meet never match, so `keys` are what candidates are searched by.
    """
    from facttrack.link.sketching import make

    return make(report, names)


def placed(report: Report, parts: Sequence[Sketch]) -> list[tuple[str, int]]:
    """The claims (ids) of an article that do not stand in its first part, with the number of theirs."""
    from facttrack.link.sketching import placed as place

    return place(report, parts)


def match(a: Sketch, b: Sketch) -> Match | None:
    """Do the two articles report the same event? None if they do not. Symmetric but for the order of `a`, `b`."""
    from facttrack.link.events import compare

    return compare(a, b)


def meet(a: Sketch, b: Sketch) -> bool:
    """Would searching candidates for the one find the other?"""
    from facttrack.link.keys import meet as found

    return found(a.keys, b.keys)


def group(sketches: Mapping[str, Sketch], matches: Iterable[Match], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """Events as groups of article ids, in the order of their first article.

    An article without any match is a group of its own where it holds figures. To regroup part of a
    corpus, pass whole connected components (articles joined by matches) with all matches among them. `rulings`, the
    newest first, hold articles together or apart, whatever the matches say.
    """
    from facttrack.link.grouping import gather

    return gather(sketches, matches, rulings)


def settle(rulings: Sequence[Ruling], articles: Collection[str]) -> Held:
    """The bounds that rulings, the newest first, set for grouping these articles."""
    from facttrack.link.rulings import settle as bound

    return bound(rulings, articles)


def relate(a: Sketch, b: Sketch, found: Match | None = None) -> list[Link]:
    """Links between the figures of two articles of one event, best first, ties by id."""
    from facttrack.link.relations import relate as decide

    return decide(a, b, found)


def describe(
    gathered: Group, sketches: Mapping[str, Sketch], links: Sequence[Link] = (), retracted: Collection[str] = ()
) -> Event:
    """An event's title, days, places and low/best/high per measure. `sketches` holds those of the group's
    articles at least; `links` those among its figures at least; `retracted` are figures that do not count."""
    from facttrack.link.summary import describe as sum_up

    return sum_up(gathered, sketches, links, retracted)


def explain(link: Link, a: Sketch, b: Sketch) -> tuple[Weighed, ...]:
    """The table of evidence of a link between figures of these two articles, the base first; empty where the
    sketches are not those that the link was made from."""
    from facttrack.link.reasons import explain as weigh

    return weigh(link, a, b)


def why_linked(relation: Relation, evidence: Iterable[Weighed]) -> str:
    """The relation of two figures in a sentence."""
    from facttrack.link.reasons import why_linked as words

    return words(relation, evidence)


def why_together(articles: Sequence[Sketch], matches: Sequence[Match]) -> tuple[str, ...]:
    """Why articles are one event, in a sentence or two. `matches` are those among them."""
    from facttrack.link.reasons import why_together as words

    return words(articles, matches)


def origins(sketches: Mapping[str, Sketch]) -> tuple[Origin, ...]:
    """The articles by origin: wire copy and its reprints are one. The earliest article of each comes first."""
    from facttrack.link.accounts import origins as trace

    return trace(sketches)


def chains(sketches: Mapping[str, Sketch]) -> tuple[tuple[str, ...], ...]:
    """Outlets that cite one another, each chain from the last to print to the one that it goes back to."""
    from facttrack.link.accounts import chains as follow

    return follow(sketches)


def assess(
    event: Event, sketches: Mapping[str, Sketch], policy: Policy, trusted: Collection[str] = ()
) -> tuple[Assessment, ...]:
    """Low, best and high of an event's measures by a policy, with the sources of each bound and the effect of leaving
    one out. `trusted` are names of sources, normalised by `gazetteer.key`."""
    from facttrack.link.summary import assessments

    return assessments(event, sketches, policy, trusted)
