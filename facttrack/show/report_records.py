"""Reports as plain dictionaries, for programs."""

from __future__ import annotations

from facttrack.model import FiledClaim
from facttrack.records import Record, article_record, claim_record, event_record, link_record
from facttrack.results import (
    ArticleLine,
    Bounds,
    Challenge,
    EventReport,
    OutletReport,
    Sighting,
    SourceReport,
    Stands,
    finding_record,
)
from facttrack.show.assessments import assessment_record
from facttrack.show.claims import filed_claim_record
from facttrack.show.lineage import lineage_record
from facttrack.show.report_content import AnyReport
from facttrack.show.timeline import sighting_record


def report_record(report: AnyReport) -> Record:
    """The report with everything that its pages show; article texts are left out."""
    match report:
        case SourceReport():
            return _source(report)
        case OutletReport():
            return _outlet(report)
        case EventReport():
            return _event(report)


def _source(report: SourceReport) -> Record:
    source = report.source
    stands = [standing.stands for standing in report.standings]
    return {
        "report": "source",
        "source": {"id": source.id, "name": source.name, "kind": source.kind.value, "aliases": list(source.aliases)},
        "claims": [filed_claim_record(filed) for filed in report.claims],
        "contested": [_challenge(challenge) for challenge in report.challenges],
        "stands": {term.value: stands.count(term) for term in Stands},
        "standings": [
            {
                "ours": sighting_record(standing.ours),
                "theirs": sighting_record(standing.theirs),
                "stands": standing.stands.value,
                "link": link_record(standing.link),
            }
            for standing in report.standings
        ],
        "qualifiers": {qualifier.value: number for qualifier, number in report.qualifiers},
        "hedges": dict(report.hedges),
        "stances": {stance.value: number for stance, number in report.stances},
        "outlets": [{"outlet": u.outlet, "claims": u.claims, "articles": u.articles} for u in report.outlets],
    }


def _outlet(report: OutletReport) -> Record:
    share = report.attribution
    return {
        "report": "outlet",
        "outlet": report.outlet,
        "articles": [_article(line) for line in report.articles],
        "sources": [
            {"name": u.name, "kind": u.kind.value, "named": u.named, "claims": u.claims, "articles": u.articles}
            for u in report.sources
        ],
        "figures": {"named": share.named, "unnamed": share.unnamed, "none": share.none},
        "findings": [finding_record(finding) for finding in report.findings],
        "contested": [_challenge(challenge) for challenge in report.challenges],
    }


def _event(report: EventReport) -> Record:
    return {
        "report": "event",
        "event": event_record(report.event),
        "articles": [_article(line) for line in report.articles],
        "figures": {bounds.track.measure.value: _bounds(bounds) for bounds in report.bounds},
        "disputes": [
            claim_record(dispute.statement) | {"answers": [claim_record(answer) for answer in dispute.answers]}
            for dispute in report.disputes
        ],
        "links": [link_record(joined.link) for joined in report.links],
        "told_again": [{"first": r.first.id, "later": [article.id for article in r.later]} for r in report.retold],
        **lineage_record(report.lineage),
    }


def _bounds(bounds: Bounds) -> Record:
    estimate = bounds.track.estimate
    ends = {
        "low": (estimate and estimate.low, bounds.low_by),
        "best": (estimate and estimate.best, bounds.best_by),
        "high": (estimate and estimate.high, bounds.high_by),
    }
    record: Record = {name: {"value": value, "claims": _ids(by)} for name, (value, by) in ends.items()}
    if bounds.assessment:
        record["policy"] = bounds.assessment.policy.value
        record["assessment"] = assessment_record(bounds.assessment)
    record["figures"] = [sighting_record(sighting) for sighting in bounds.track.sightings]
    return record


def _ids(sightings: tuple[Sighting, ...]) -> list[str]:
    return [sighting.figure.id for sighting in sightings]


def _article(line: ArticleLine) -> Record:
    record = article_record(line.article)
    del record["text"]
    return record | {"figures": line.figures, "statements": line.statements, "contested": line.contested}


def _challenge(challenge: Challenge) -> Record:
    return {
        "claim": challenge.claim.claim.id,
        "because": challenge.because.value,
        "other": _other(challenge.other),
    }


def _other(filed: FiledClaim | None) -> Record | None:
    if filed is None:
        return None
    speaker = filed.claim.speaker
    return {"claim": filed.claim.id, "article": filed.article.id, "speaker": speaker.name if speaker else None}
