"""Articles, figures and links made by hand, for tests of what is done with claims once they are found."""

from __future__ import annotations

from datetime import date

from facttrack.model import Article, Contest, Figure, FiledClaim, Link, Passage, Speaker, Statement, stable_id
from facttrack.vocabulary import (
    Because,
    Form,
    Judgement,
    Measure,
    Qualifier,
    Relation,
    SpeakerKind,
    Stance,
    Status,
)


def article(
    text: str, id_: str = "a1", *, day: str | None = "2026-03-02", outlet: str | None = "Harbour Gazette", **known: str
) -> Article:
    return Article(
        text,
        id_,
        title=known.get("title"),
        published=day and date.fromisoformat(day),
        outlet=outlet,
        url=known.get("url"),
    )


def speaker(name: str, kind: SpeakerKind = SpeakerKind.GOVERNMENT) -> Speaker:
    return Speaker(name, name, 0, 0, kind)


def figure(
    page: Article,
    quote: str,
    number: str,
    low: int | None,
    high: int | None = None,
    *,
    measure: Measure = Measure.KILLED,
    qualifier: Qualifier | None = None,
    by: str | Speaker | None = None,
    nth: int = 1,
    **fields: object,
) -> Figure:
    """The figure that the nth occurrence of `quote` states; the qualifier is exact where low is high, else at least."""
    start = -1
    for _ in range(nth):
        start = page.text.index(quote, start + 1)
    at = start + quote.index(number)
    return Figure(
        id=stable_id("f", page.id, start, at, measure),
        article=page.id,
        quote=quote,
        start=start,
        end=start + len(quote),
        number=Passage(number, at, at + len(number)),
        measure=measure,
        low=low,
        high=high,
        qualifier=qualifier or (Qualifier.EXACT if low == high else Qualifier.AT_LEAST),
        speaker=speaker(by) if isinstance(by, str) else by,
        **fields,  # type: ignore[arg-type]
    )


def statement(
    page: Article,
    quote: str,
    stance: Stance,
    by: str | None,
    *,
    target: str | None = None,
    contested: tuple[Contest, ...] = (),
) -> Statement:
    start = page.text.index(quote)
    return Statement(
        id=stable_id("s", page.id, start),
        article=page.id,
        quote=quote,
        start=start,
        end=start + len(quote),
        cue=None,
        stance=stance,
        form=Form.INDIRECT,
        speaker=speaker(by) if by else None,
        target=target,
        contested=contested,
    )


def link(a: Figure, b: Figure, relation: Relation, judgement: Judgement | None = None, score: float = 0.9) -> Link:
    return Link(stable_id("l", a.id, b.id), a.id, b.id, relation, score, ("same place: Porto Alto",), judgement)


def filed(
    page: Article, *claims: Figure | Statement, status: Status | None = None, event: str | None = None
) -> list[FiledClaim]:
    return [FiledClaim(claim, page, status, event=event) for claim in claims]


def because(reason: Because, other: str | None = None) -> tuple[Contest, ...]:
    return (Contest(reason, other),)
