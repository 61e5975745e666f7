"""Lists of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from facttrack.model import Claim, Figure, FiledClaim, Statement
from facttrack.records import Record, claim_record
from facttrack.show.formats import Column, Listing, Place
from facttrack.show.wording import (
    NOTHING,
    claim_words,
    contest_words,
    origin_words,
    speaker_words,
    when_words,
)


def filed_claim_record(filed: FiledClaim) -> Record:
    """A claim as the machine interface has it, with the article it stands in."""
    article = filed.article
    return claim_record(filed.claim) | {
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "url": article.url,
        "status": filed.status.value if filed.status else None,
        "superseded": filed.superseded,
        "event": filed.event,
    }


def claim_cells(filed: FiledClaim) -> Record:
    """A claim as a flat row; figures and statements share their columns."""
    claim, article = filed.claim, filed.article
    figure = claim if isinstance(claim, Figure) else None
    statement = claim if isinstance(claim, Statement) else None
    speaker = claim.speaker
    return {
        "id": claim.id,
        "kind": "figure" if figure else "statement",
        "measure": figure and figure.measure.value,
        "low": figure and figure.low,
        "high": figure and figure.high,
        "qualifier": figure and figure.qualifier.value,
        "number": figure and figure.number.text,
        "who": figure and figure.who,
        "speaker": speaker and speaker.name,
        "speaker_kind": speaker and speaker.kind.value,
        "via": claim.via,
        "stance": statement and statement.stance.value,
        "form": statement and statement.form.value,
        "target": statement and statement.target,
        "hedges": claim.hedges,
        "contested": [contest.because.value for contest in claim.contested],
        "status": filed.status and filed.status.value,
        "where": [place.text for place in figure.where] if figure else [],
        "from": figure and figure.when and figure.when.start.isoformat(),
        "to": figure and figure.when and figure.when.end.isoformat(),
        "background": figure.background if figure else None,
        "quote": claim.quote,
        "outlet": article.outlet,
        "published": article.published and article.published.isoformat(),
        "title": article.title,
        "url": article.url,
        "article": claim.article,
        "start": claim.start,
        "end": claim.end,
        "event": filed.event,
        "superseded": filed.superseded,
    }


def contested_flag(filed: FiledClaim) -> str:
    """Why a claim is contested, what a person decided, and whether a newer revision replaced it."""
    marks = [contest_words(filed.claim.contested)]
    if filed.status and not (filed.claim.contested and filed.status.value == "contested"):
        marks.append(filed.status.value)
    if filed.superseded:
        marks.append("superseded")
    return ", ".join(mark for mark in marks if mark)


def quote_words(claim: Claim) -> str:
    """The claim's own words in quotation marks."""
    return f"“{claim.quote}”"


def place_and_time(claim: Claim) -> str:
    """Where and when a figure is said to have come about, and whether it is background."""
    if isinstance(claim, Statement):
        return NOTHING
    words = list(dict.fromkeys(place.text for place in claim.where))
    if claim.when:
        words.append(when_words(claim.when))
    if claim.background:
        words.append("background")
    return ", ".join(words) or NOTHING


def _columns(short: Callable[[str], str]) -> Sequence[Column[FiledClaim]]:
    return (
        Column("ID", lambda filed: short(filed.claim.id), Place.HEAD, "cyan", least=8),
        Column("CLAIM", lambda filed: claim_words(filed.claim), Place.HEAD, "bold", least=18, share=3),
        Column("SPEAKER", lambda filed: speaker_words(filed.claim.speaker), Place.HEAD, least=12, share=2),
        Column("CONTESTED", contested_flag, Place.FLAG, "red", least=12),
        Column("QUOTE", lambda filed: quote_words(filed.claim), Place.BODY, least=24, share=6),
        Column("WHERE, WHEN", lambda filed: place_and_time(filed.claim), Place.FOOT, least=12, share=2),
        Column("ARTICLE", lambda filed: origin_words(filed.article), Place.FOOT, least=12, share=2),
    )


def _ids(filed: FiledClaim) -> Iterable[str]:
    return (filed.claim.id,)


#: Claims of the database.
CLAIMS = Listing(filed_claim_record, claim_cells, _ids, _columns)

#: Claims just read from files: the records are those of the claim alone.
EXTRACTED = Listing(lambda filed: claim_record(filed.claim), claim_cells, _ids, _columns)
