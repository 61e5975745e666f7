"""Model objects to and from the machine interface: plain dictionaries as docs/interface.md shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from facttrack.model import (
    Article,
    Claim,
    Contest,
    Estimate,
    Event,
    Figure,
    Link,
    Origin,
    Passage,
    Speaker,
    Statement,
    TimeSpan,
    Weighed,
)
from facttrack.vocabulary import (
    Because,
    Form,
    Measure,
    Precision,
    Qualifier,
    SpeakerKind,
    Stance,
)

Record = dict[str, Any]


# --- to records ------------------------------------------------------------------------------


def article_record(article: Article) -> Record:
    """An article as one line of JSON Lines, as `ingest` reads it."""
    record: Record = {"id": article.id, "title": article.title, "text": article.text}
    record["published"] = article.published.isoformat() if article.published else None
    record |= {"outlet": article.outlet, "url": article.url, "authors": list(article.authors)}
    record["provenance"] = dict(article.provenance)
    return record


def claim_record(claim: Claim) -> Record:
    """A figure or a statement as the contract has it."""
    return _figure_record(claim) if isinstance(claim, Figure) else _statement_record(claim)


def link_record(link: Link) -> Record:
    return {
        "id": link.id,
        "a": link.a,
        "b": link.b,
        "relation": link.relation.value,
        "score": round(link.score, 3),
        "because": list(link.because),
        "judgement": link.judgement.value if link.judgement else None,
    }


def weighed_record(row: Weighed) -> Record:
    """A row of a link's table of evidence."""
    return {"fact": row.fact, "level": row.level, "weight": row.weight, "reason": row.reason}


def estimate_record(estimate: Estimate) -> Record:
    """The bounds of a measure, and the pairs of figures that contest it."""
    contested = [{"claims": [clash.a, clash.b], "link": clash.link} for clash in estimate.contested]
    return {"low": estimate.low, "best": estimate.best, "high": estimate.high, "contested": contested}


def origin_record(origin: Origin) -> Record:
    return {"articles": list(origin.articles), "because": list(origin.because)}


def event_record(event: Event) -> Record:
    return {
        "id": event.id,
        "title": event.title,
        "from": _iso(event.start),
        "to": _iso(event.end),
        "places": list(event.places),
        "articles": list(event.articles),
        "figures": {
            measure.value: estimate_record(estimate) | {"claims": list(estimate.claims)}
            for measure, estimate in event.figures.items()
        },
        "because": list(event.because),
        "origins": [origin_record(origin) for origin in event.origins],
        "parts": [{"article": part.article, "part": part.number, "of": part.of} for part in event.parts],
    }


def _figure_record(figure: Figure) -> Record:
    when = figure.when
    return {
        "kind": "figure",
        "id": figure.id,
        "article": figure.article,
        "quote": figure.quote,
        "start": figure.start,
        "end": figure.end,
        "number": _passage_record(figure.number),
        "measure": figure.measure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "who": figure.who,
        "speaker": _speaker_record(figure.speaker),
        "cue": _passage_record(figure.cue),
        "via": figure.via,
        "hedges": list(figure.hedges),
        "statement": figure.statement,
        "where": [{"name": place.text, "start": place.start, "end": place.end} for place in figure.where],
        "when": when
        and {"from": _iso(when.start), "to": _iso(when.end), "text": when.text, "precision": when.precision.value},
        "background": figure.background,
        "contested": _contest_records(figure.contested),
        "rule": figure.rule,
    }


def _statement_record(statement: Statement) -> Record:
    return {
        "kind": "statement",
        "id": statement.id,
        "article": statement.article,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "cue": _passage_record(statement.cue),
        "stance": statement.stance.value,
        "form": statement.form.value,
        "speaker": _speaker_record(statement.speaker),
        "target": statement.target,
        "via": statement.via,
        "hedges": list(statement.hedges),
        "contested": _contest_records(statement.contested),
        "runs": [{"start": start, "end": end} for start, end in statement.runs],
        "rule": statement.rule,
    }


def _passage_record(passage: Passage | None) -> Record | None:
    return {"text": passage.text, "start": passage.start, "end": passage.end} if passage else None


def _speaker_record(speaker: Speaker | None) -> Record | None:
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "mention": speaker.mention,
        "start": speaker.start,
        "end": speaker.end,
        "kind": speaker.kind.value,
        "resolved": speaker.resolved,
    }


def _contest_records(contests: tuple[Contest, ...]) -> list[Record]:
    return [
        {"because": contest.because.value} | ({"claim": contest.claim} if contest.claim else {}) for contest in contests
    ]


def _iso(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None


# --- from records ----------------------------------------------------------------------------


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """The claim that `claim_record` wrote. Raises KeyError or ValueError on anything else."""
    common: dict[str, Any] = {
        "id": record["id"],
        "article": record["article"],
        "quote": record["quote"],
        "start": record["start"],
        "end": record["end"],
        "cue": _passage(record.get("cue")),
        "speaker": _speaker(record.get("speaker")),
        "via": record.get("via"),
        "hedges": tuple(record.get("hedges", ())),
        "contested": tuple(Contest(Because(c["because"]), c.get("claim")) for c in record.get("contested", ())),
        "rule": record.get("rule", ""),
    }
    if record["kind"] == "statement":
        return Statement(
            **common,
            stance=Stance(record["stance"]),
            form=Form(record["form"]),
            target=record.get("target"),
            runs=tuple((run["start"], run["end"]) for run in record.get("runs", ())),
        )
    when = record.get("when")
    number = _passage(record["number"])
    if number is None:
        raise ValueError("a figure has a number")
    return Figure(
        **common,
        number=number,
        measure=Measure(record["measure"]),
        low=record["low"],
        high=record["high"],
        qualifier=Qualifier(record["qualifier"]),
        who=record.get("who"),
        statement=record.get("statement"),
        where=tuple(Passage(place["name"], place["start"], place["end"]) for place in record.get("where", ())),
        when=when
        and TimeSpan(
            date.fromisoformat(when["from"]),
            date.fromisoformat(when["to"]),
            when["text"],
            Precision(when["precision"]),
        ),
        background=record.get("background", False),
    )


def published_from(text: str) -> date | datetime:
    """A date, or an aware or naive time, from ISO 8601 / RFC 3339 words. Raises ValueError."""
    return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)


def _passage(record: Mapping[str, Any] | None) -> Passage | None:
    return Passage(record["text"], record["start"], record["end"]) if record else None


def _speaker(record: Mapping[str, Any] | None) -> Speaker | None:
    if record is None:
        return None
    return Speaker(
        record["name"],
        record["mention"],
        record["start"],
        record["end"],
        SpeakerKind(record.get("kind", "other")),
        record.get("resolved", True),
    )
