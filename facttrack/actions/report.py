"""`facttrack report source|outlet|event NAME`: what is known of a source, an outlet, an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from facttrack.actions.audit import chosen, examine
from facttrack.actions.audit_case import Case
from facttrack.actions.lineage import lineage
from facttrack.actions.timeline import distinct, links_around, published, sighted, timeline
from facttrack.errors import NotFoundError
from facttrack.gazetteer import key
from facttrack.model import Article, ClaimFilter, Figure, FiledClaim, Link, LinkFilter, Statement
from facttrack.results import (
    ArticleLine,
    Assessment,
    Attribution,
    Bounds,
    Challenge,
    Dispute,
    EventReport,
    Joined,
    OutletReport,
    OutletUse,
    Retold,
    Sighting,
    SourceReport,
    SourceUse,
    Standing,
    Stands,
    Track,
    point,
)
from facttrack.vocabulary import DISPUTING, Because, Judgement, Policy, Qualifier, Relation

if TYPE_CHECKING:
    from facttrack.store.store import Store

T = TypeVar("T")

#: Relations, the one that a reader has to know of first.
_WORTH = (Relation.CONFLICTS, Relation.UPDATES, Relation.AGREES, Relation.DUPLICATE, Relation.PART_OF)

#: What went missing between articles: the findings that a report on an outlet shows.
_LOST = chosen(("FT201", "FT202"))


# --- on a source -----------------------------------------------------------------------------


def source_report(store: Store, name: str) -> SourceReport:
    """The report on a source, by any of its names, its id, or a part of its name. Raises NotFoundError."""
    source = store.source(name)
    claims = _in_order(store.claims(ClaimFilter(speaker=source.id)))
    figures = [filed.claim for filed in claims if isinstance(filed.claim, Figure)]
    return SourceReport(
        source=source,
        claims=tuple(claims),
        challenges=_challenges(store, claims),
        standings=_standings(store, claims),
        qualifiers=_tally(figure.qualifier for figure in figures),
        hedges=_tally(hedge.casefold() for filed in claims for hedge in filed.claim.hedges),
        stances=_tally(filed.claim.stance for filed in claims if isinstance(filed.claim, Statement)),
        outlets=_carried_by(claims),
    )


def _standings(store: Store, claims: list[FiledClaim]) -> tuple[Standing, ...]:
    """The source's figures against linked ones of other speakers, each pair of articles' numbers once.

    A part beside its whole is left out: it says nothing about who counts higher.
    """
    own = {filed.claim.id: filed for filed in claims if isinstance(filed.claim, Figure)}
    links = [link for link in links_around(store, own.values()) if _counts(link)]
    links = [link for link in links if link.relation is not Relation.PART_OF and (link.a in own) != (link.b in own)]
    others = store.claims_by_id({claim for link in links for claim in (link.a, link.b) if claim not in own})
    sightings = {sighting.figure.id: sighting for sighting in sighted([*own.values(), *others.values()], links)}
    standings: dict[tuple[object, ...], Standing] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.id)):
        ours, theirs = (sightings.get(claim) for claim in ((link.a, link.b) if link.a in own else (link.b, link.a)))
        if ours and theirs and theirs.speaker:
            stands = compared(ours.figure, theirs.figure)
            standings.setdefault(_said(ours) + _said(theirs), Standing(ours, theirs, stands, link))
    return tuple(sorted(standings.values(), key=lambda s: (_place(s.ours), _place(s.theirs), s.link.id)))


def _said(sighting: Sighting) -> tuple[object, ...]:
    figure = sighting.figure
    return (sighting.article.id, figure.measure, figure.low, figure.high)


def compared(ours: Figure, theirs: Figure) -> Stands:
    """Where one figure's number stands against the other's, whatever bounds the words set ("at least 23" is 23).

    Unclear where one of them is vague and includes the other: "dozens" is neither more nor less than 27.
    """
    a, b = point(ours.low, ours.high), point(theirs.low, theirs.high)
    if a is None or b is None:
        return Stands.UNCLEAR
    apart = (ours.high is not None and ours.high < (theirs.low or 0)) or (
        theirs.high is not None and theirs.high < (ours.low or 0)
    )
    if not apart and a != b and Qualifier.VAGUE in (ours.qualifier, theirs.qualifier):
        return Stands.UNCLEAR
    return Stands.SAME if a == b else Stands.LOWER if a < b else Stands.HIGHER


def _carried_by(claims: Iterable[FiledClaim]) -> tuple[OutletUse, ...]:
    articles: dict[str | None, list[str]] = {}
    for filed in claims:
        articles.setdefault(filed.article.outlet, []).append(filed.article.id)
    uses = (OutletUse(outlet, len(ids), len(set(ids))) for outlet, ids in articles.items())
    return tuple(sorted(uses, key=lambda use: (-use.claims, use.outlet is None, use.outlet or "")))


# --- on an outlet ----------------------------------------------------------------------------


def outlet_report(store: Store, name: str) -> OutletReport:
    """The report on an outlet, however its name is written. Raises NotFoundError where it has no article."""
    articles = [revision.article for revision in store.articles(outlet=name)]
    if not articles:
        raise NotFoundError(f"no article of an outlet called “{name}”; `facttrack claims` shows each claim's outlet")
    claims = _in_order(store.claims(ClaimFilter(outlet=name)))
    own = {article.id for article in articles}
    findings = [finding for finding in examine(Case.of(store, outlet=name), _LOST) if finding.article.id in own]
    return OutletReport(
        outlet=_commonest(article.outlet for article in articles if article.outlet) or name,
        articles=_lines(articles, claims),
        sources=_leant_on(claims, store.names()),
        attribution=_attribution(claims),
        findings=tuple(findings),
        challenges=_challenges(store, claims),
    )


def _leant_on(claims: Iterable[FiledClaim], names: Mapping[str, str]) -> tuple[SourceUse, ...]:
    """The speakers of the claims, the ones with most claims first; other names of a source count for it."""
    spoken: dict[str, list[FiledClaim]] = {}
    for filed in claims:
        if filed.claim.speaker:
            name = filed.claim.speaker.name
            spoken.setdefault(names.get(key(name), name), []).append(filed)
    uses = []
    for name, mine in spoken.items():
        speakers = [filed.claim.speaker for filed in mine if filed.claim.speaker]
        kind = Counter(speaker.kind for speaker in speakers).most_common(1)[0][0]
        named = any(speaker.named for speaker in speakers)
        uses.append(SourceUse(name, kind, named, len(mine), len({filed.article.id for filed in mine})))
    return tuple(sorted(uses, key=lambda use: (-use.claims, use.name)))


def _attribution(claims: Iterable[FiledClaim]) -> Attribution:
    """How the figures of the outlet's own events are attributed; a number repeated in an article counts once."""
    figures = [s for s in sighted(claims, ()) if not s.figure.background]
    speakers = [sighting.figure.speaker for sighting in distinct(figures)]
    named = sum(speaker is not None and speaker.named for speaker in speakers)
    none = speakers.count(None)
    return Attribution(named, len(speakers) - named - none, none)


# --- on an event -----------------------------------------------------------------------------


def event_report(store: Store, name: str, policy: Policy = Policy.RANGE) -> EventReport:
    """The report on an event, by id or title. Raises NotFoundError."""
    told = timeline(store, name, policy)
    assessments = {each.measure: each for each in told.assessments}
    event = told.event
    claims = _in_order(store.claims(ClaimFilter(event=event.id)))
    links = [link for link in store.links(LinkFilter(event=event.id)) if _counts(link)]
    sightings = {sighting.figure.id: sighting for sighting in sighted(claims, links)}
    joined = [
        Joined(link, sightings[link.a], sightings[link.b])
        for link in links
        if link.a in sightings and link.b in sightings
    ]
    articles = {filed.article.id: filed.article for filed in claims}
    return EventReport(
        event=event,
        articles=_lines(articles.values(), claims),
        bounds=tuple(_bounds(track, assessments.get(track.measure)) for track in told.tracks),
        disputes=_disputes(claims),
        links=tuple(sorted(joined, key=lambda j: (_WORTH.index(j.link.relation), _place(j.a), _place(j.b), j.link.id))),
        retold=_retold(joined),
        lineage=lineage(store, event),
    )


def _bounds(track: Track, assessment: Assessment | None) -> Bounds:
    estimate = track.estimate
    if estimate is None:
        return Bounds(track)
    counting = [s for s in track.sightings if s.figure.id in estimate.claims] or list(track.sightings)
    return Bounds(
        track,
        low_by=tuple(s for s in counting if estimate.low is not None and s.figure.low == estimate.low),
        best_by=tuple(
            s for s in counting if estimate.best in (s.figure.low, s.figure.high) and estimate.best is not None
        ),
        high_by=tuple(s for s in counting if estimate.high is not None and s.figure.high == estimate.high),
        assessment=assessment,
    )


def _disputes(claims: Iterable[FiledClaim]) -> tuple[Dispute, ...]:
    """The disputing statements in order of publication, each with those that answer it."""
    statements = {f.claim.id: f.claim for f in claims if isinstance(f.claim, Statement)}
    disputes = []
    for filed in claims:
        statement = filed.claim
        if not isinstance(statement, Statement):
            continue
        counter = [c.claim for c in statement.contested if c.because is Because.COUNTERCLAIM and c.claim]
        answers = tuple(statements[other] for other in counter if other in statements)
        if statement.stance in DISPUTING or answers:
            disputes.append(Dispute(statement, filed.article, answers))
    return tuple(disputes)


def _retold(joined: Iterable[Joined]) -> tuple[Retold, ...]:
    """Articles that hang together through duplicate figures, the earliest at hand first."""
    groups: dict[str, dict[str, Article]] = {}
    for pair in joined:
        if pair.link.relation is Relation.DUPLICATE:
            a, b = (groups.setdefault(s.article.id, {s.article.id: s.article}) for s in (pair.a, pair.b))
            if a is not b:
                merged = a | b
                groups |= dict.fromkeys(merged, merged)
    families = {min(group): sorted(group.values(), key=published) for group in groups.values()}
    retold = [Retold(first, tuple(later)) for first, *later in families.values()]
    return tuple(sorted(retold, key=lambda each: published(each.first)))


# --- what reports share ----------------------------------------------------------------------


def _challenges(store: Store, claims: Iterable[FiledClaim]) -> tuple[Challenge, ...]:
    """Every reason why one of the claims is contested, with the other side."""
    contested = [(filed, contest) for filed in claims for contest in filed.claim.contested]
    others = store.claims_by_id({contest.claim for _, contest in contested if contest.claim})
    return tuple(Challenge(filed, contest.because, others.get(contest.claim or "")) for filed, contest in contested)


def _lines(articles: Iterable[Article], claims: Iterable[FiledClaim]) -> tuple[ArticleLine, ...]:
    mine: dict[str, list[FiledClaim]] = {}
    for filed in claims:
        mine.setdefault(filed.article.id, []).append(filed)
    lines = []
    for article in sorted(articles, key=published):
        filed_here = mine.get(article.id, [])
        figures = sum(isinstance(filed.claim, Figure) for filed in filed_here)
        contested = sum(bool(filed.claim.contested) for filed in filed_here)
        lines.append(ArticleLine(article, figures, len(filed_here) - figures, contested))
    return tuple(lines)


def _in_order(claims: Iterable[FiledClaim]) -> list[FiledClaim]:
    return sorted(claims, key=lambda filed: (published(filed.article), filed.claim.start, filed.claim.id))


def _place(sighting: Sighting) -> tuple[tuple[str, str, str], int]:
    return (published(sighting.article), sighting.figure.start)


def _counts(link: Link) -> bool:
    return link.judgement is not Judgement.REJECTED


def _tally(things: Iterable[T]) -> tuple[tuple[T, int], ...]:
    """How often each occurs, the most frequent first, ties by name."""
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], str(pair[0]))))


def _commonest(names: Iterable[str]) -> str | None:
    tally = _tally(names)
    return tally[0][0] if tally else None
