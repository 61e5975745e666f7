"""Look at one thing: a claim, an article, a link, an event or a source, with all that is known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from facttrack.actions.assess import assessed
from facttrack.actions.changes import edits
from facttrack.actions.lineage import sketches_of, traced
from facttrack.errors import AmbiguousError, NotFoundError
from facttrack.link import Match, explain, unpack, why_linked, why_together
from facttrack.model import ClaimFilter, Figure, FiledClaim, Link, LinkFilter, Weighed
from facttrack.results import ArticlePage, ClaimPage, EventPage, Joined, LinkPage, Sighting, SourcePage
from facttrack.store.store import Store
from facttrack.vocabulary import Policy

Page = ClaimPage | ArticlePage | LinkPage | EventPage | SourcePage

#: What facttrack's own ids look like, or their beginnings.
_OWN = re.compile(r"([fsle]|src)-[a-z2-7]{0,12}")


def look_up(store: Store, name: str, policy: Policy = Policy.RANGE) -> Page:
    """The page about whatever goes by this id, beginning of an id, address or event title.

    Raises NotFoundError where nothing does, AmbiguousError where more than one thing does.
    """
    own = _OWN.fullmatch(name)
    # An article may bear a name of the caller's that looks like one of ours.
    for page in (_PAGES[own.group(1)], article_page) if own else (article_page, event_page):
        try:
            return page(store, name) if page is not event_page else event_page(store, name, policy)
        except AmbiguousError:
            raise
        except NotFoundError:
            continue
    raise NotFoundError(
        f"nothing is called “{name}” — `facttrack claims`, `articles`, `links` and `events` list what there is"
    )


def claim_page(store: Store, prefix: str) -> ClaimPage:
    """A claim, by its id or a beginning of it that no other has."""
    filed = store.claim(prefix)
    claim = filed.claim
    around = store.claims_by_id(
        [contest.claim for contest in claim.contested if contest.claim]
        + ([claim.statement] if isinstance(claim, Figure) and claim.statement else [])
    )
    within = around.get(claim.statement) if isinstance(claim, Figure) and claim.statement else None
    others = dict.fromkeys(contest.claim for contest in claim.contested if contest.claim)
    return ClaimPage(
        filed,
        within,
        () if isinstance(claim, Figure) else _holds(store, filed),
        tuple(around[other] for other in others if other in around),
        tuple(joined(store, store.links_of(claim.id))),
        tuple(store.decisions(claim.id)),
        store.event(filed.event) if filed.event else None,
    )


def article_page(store: Store, prefix: str) -> ArticlePage:
    """An article in its newest revision, by its id, a beginning of it, or its address."""
    revision = store.article(prefix)
    identifier = revision.article.id
    claims = store.claims(ClaimFilter(article=identifier))
    return ArticlePage(
        revision,
        tuple(sorted(claims, key=lambda filed: (filed.claim.start, filed.claim.end, filed.claim.id))),
        edits(store, identifier),
        tuple(store.events_of(identifier)),
    )


def link_page(store: Store, prefix: str) -> LinkPage:
    """A link, by its id or a beginning of it that no other has."""
    link = store.link(prefix)
    sides = store.claims_by_id([link.a, link.b])
    a, b = sides[link.a], sides[link.b]
    evidence = _evidence(store, link, a.article.id, b.article.id)
    return LinkPage(link, a, b, tuple(store.decisions(link.id)), why_linked(link.relation, evidence), evidence)


def _evidence(store: Store, link: Link, *articles: str) -> tuple[Weighed, ...]:
    """The facts that the link was made from, while both articles are as they were then."""
    kept = store.sketches(articles)
    if len(kept) < len(articles):
        return ()
    # Of articles that are cut into parts, those that hold the link's figures.
    a, b = (
        next((part for part in unpack(kept[each]) if {link.a, link.b} & {count.id for count in part.figures}), None)
        for each in articles
    )
    return explain(link, a, b) if a and b else ()


def event_page(store: Store, name: str, policy: Policy = Policy.RANGE) -> EventPage:
    """An event, by its id, its title, or a part of either that no other has; low, best and high by a policy."""
    event = store.event(name)
    claims = store.claims(ClaimFilter(event=event.id, kind="figure"))
    articles = sorted(
        (report.article for report in store.reports(event.articles)),
        key=lambda article: (article.day is None, article.day.isoformat() if article.day else "", article.id),
    )
    order = {article.id: at for at, article in enumerate(articles)}
    sketches = sketches_of(store, event)
    names = [part.name for part in event.members]
    matches = [Match.from_json(found) for found in store.matches_among(names)]
    return EventPage(
        event,
        tuple(articles),
        tuple(sorted(claims, key=lambda filed: (order.get(filed.claim.article, 0), filed.claim.start))),
        tuple(joined(store, store.links(LinkFilter(event=event.id)))),
        why_together(list(sketches.values()), matches) if sketches else (),
        traced(event, sketches),
        assessed(store, event, policy, sketches),
        tuple(store.decisions_on_articles(names)),
    )


def source_page(store: Store, name: str) -> SourcePage:
    """A source by any of its names, with what it said."""
    source = store.source(name)
    claims = store.claims(ClaimFilter(speaker=source.id))
    return SourcePage(source, tuple(claims), tuple(store.decisions(source.id)))


def joined(store: Store, links: Iterable[Link]) -> list[Joined]:
    """Links with both of their figures, in the order given, in a fixed number of queries."""
    wanted = list(links)
    sides = store.claims_by_id({identifier: None for link in wanted for identifier in (link.a, link.b)})
    figures = {
        identifier: Sighting(filed.claim, filed.article, status=filed.status)
        for identifier, filed in sides.items()
        if isinstance(filed.claim, Figure)
    }
    return [
        Joined(link, figures[link.a], figures[link.b]) for link in wanted if link.a in figures and link.b in figures
    ]


def _holds(store: Store, filed: FiledClaim) -> tuple[FiledClaim, ...]:
    claims = store.claims(ClaimFilter(article=filed.claim.article, kind="figure", superseded=filed.superseded))
    return tuple(
        one
        for one in sorted(claims, key=lambda one: (one.claim.start, one.claim.id))
        if isinstance(one.claim, Figure) and one.claim.statement == filed.claim.id
    )


_PAGES: dict[str, Callable[[Store, str], Page]] = {
    "f": claim_page,
    "s": claim_page,
    "l": link_page,
    "e": event_page,
    "src": source_page,
}
