"""Articles, figures and links made by hand, for tests of what is done with claims once they are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from facttrack.model import (
    Article,
    Claim,
    Clash,
    Contest,
    Estimate,
    Event,
    Figure,
    FiledClaim,
    Link,
    Passage,
    Speaker,
    Statement,
    stable_id,
)
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

if TYPE_CHECKING:
    from facttrack.store.store import Store


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


# --- a story of four articles, filed with its links and its event ----------------------------

READ_AT = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
CAPSIZED = article(
    "At least 14 people drowned when the ferry Estrela capsized, the coast guard said. "
    "Officials said about 9 were missing.",
    "a1",
    title="Ferry sinks off Porto Alto",
    url="https://gazette.example/ferry",
)
FLAT = article(
    "14 people drowned off Porto Alto on Monday.", "a2", outlet="Evening Post", title="14 drown as ferry sinks"
)
RISEN = article(
    "The toll has risen to 19, the coast guard said. Survivors accused Costa Lines of sailing into a storm. "
    "Costa Lines denied ignoring the warning.",
    "a3",
    day="2026-03-04",
    title="Ferry toll rises",
)
FEWER = article(
    "The Ministry of Transport said 17 people had drowned. More than 1,200 were left without a way home.",
    "a4",
    day="2026-03-04",
    outlet="Radio Costa",
    title="Ministry counts the dead",
)

GUARD = speaker("coast guard", SpeakerKind.MILITARY)
AT_LEAST_14 = figure(
    CAPSIZED, "At least 14 people drowned", "14", 14, None, by=GUARD, who="people", hedges=("preliminary",)
)
ABOUT_9 = figure(
    CAPSIZED,
    "about 9 were missing",
    "9",
    9,
    9,
    measure=Measure.MISSING,
    qualifier=Qualifier.ABOUT,
    by=speaker("officials", SpeakerKind.OFFICIAL),
)
FLAT_14 = figure(FLAT, "14 people drowned", "14", 14, 14, who="people")
NOW_19 = figure(RISEN, "The toll has risen to 19", "19", 19, 19, by=GUARD)
ONLY_17 = figure(FEWER, "17 people had drowned", "17", 17, 17, by="Ministry of Transport", who="people")
STRANDED = figure(
    FEWER,
    "More than 1,200 were left without a way home",
    "1,200",
    1200,
    None,
    measure=Measure.AFFECTED,
    qualifier=Qualifier.MORE_THAN,
)
_ACCUSED = statement(RISEN, "of sailing into a storm", Stance.ACCUSES, "Survivors", target="Costa Lines")
DENIAL = statement(
    RISEN, "ignoring the warning", Stance.DENIES, "Costa Lines", contested=because(Because.COUNTERCLAIM, _ACCUSED.id)
)
ACCUSATION = replace(_ACCUSED, contested=(Contest(Because.ACCUSATION), Contest(Because.COUNTERCLAIM, DENIAL.id)))
LINKS = (
    link(AT_LEAST_14, FLAT_14, Relation.DUPLICATE, score=0.95),
    link(AT_LEAST_14, NOW_19, Relation.UPDATES),
    link(NOW_19, ONLY_17, Relation.CONFLICTS, score=0.8),
)
EVENT = Event(
    "e-aaaaaaaaaaaa",
    "Ferry disaster off Porto Alto",
    date(2026, 3, 2),
    date(2026, 3, 4),
    ("Porto Alto",),
    ("a1", "a2", "a3", "a4"),
    {
        Measure.KILLED: Estimate(17, 19, 19, (NOW_19.id, ONLY_17.id), (Clash(NOW_19.id, ONLY_17.id, LINKS[2].id),)),
        Measure.MISSING: Estimate(9, 9, 9, (ABOUT_9.id,)),
        Measure.AFFECTED: Estimate(1200, 1200, None, (STRANDED.id,)),
    },
    ("same place: Porto Alto",),
)


def print_story(store: Store) -> None:
    """File the story's articles, links and event."""
    pages: tuple[tuple[Article, list[Claim]], ...] = (
        (CAPSIZED, [AT_LEAST_14, ABOUT_9]),
        (FLAT, [FLAT_14]),
        (RISEN, [NOW_19, ACCUSATION, DENIAL]),
        (FEWER, [ONLY_17, STRANDED]),
    )
    for page, claims in pages:
        store.add(page, claims, at=READ_AT)
    store.replace_links(EVENT.articles, LINKS)
    store.replace_events(EVENT.articles, [EVENT])
