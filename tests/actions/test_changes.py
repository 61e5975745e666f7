"""What changed between two revisions of an article, claim by claim."""

from __future__ import annotations

import pytest
from newsroom import article, figure, statement

from facttrack.actions.changes import NEAR, changed_head, changes
from facttrack.model import Article, Claim, Figure
from facttrack.results import Change
from facttrack.vocabulary import Measure, Stance

OLD = article(
    "At least 12 people were killed when the silo burst, police said. Forty were hurt in the fire. "
    "The owner blamed the builder. Two firefighters were killed on the way."
)


def rewritten(*pairs: tuple[str, str]) -> Article:
    text = OLD.text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return article(text)


def toll(page: Article, quote: str, number: str, low: int, high: int | None = None, **known: object) -> Figure:
    return figure(page, quote, number, low, high, who="people", by="police", **known)


OLD_TOLL = toll(OLD, "At least 12 people were killed when the silo burst", "12", 12)
OLD_HURT = figure(OLD, "Forty were hurt in the fire", "Forty", 40, 40, measure=Measure.INJURED)
OLD_CREW = figure(OLD, "Two firefighters were killed on the way", "Two", 2, 2, who="firefighters")
OLD_BLAME = statement(OLD, "blamed the builder", Stance.ACCUSES, "The owner", target="the builder")


def told(found: tuple[Change, ...]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    def words(claim: Claim | None) -> str | None:
        return None if claim is None else claim.number.text if isinstance(claim, Figure) else claim.quote

    return [(words(change.before), words(change.after), change.fields) for change in found]


def test_the_same_claims_elsewhere_in_the_text_are_no_change() -> None:
    page = rewritten(("At least", "MONDAY — At least"))
    moved = toll(page, "At least 12 people were killed when the silo burst", "12", 12)
    assert changes([OLD_TOLL], [moved]) == ()


def test_a_toll_that_rose_is_a_changed_number() -> None:
    page = rewritten(("12 people were", "15 people were"))
    risen = toll(page, "At least 15 people were killed when the silo burst", "15", 15)
    assert told(changes([OLD_TOLL, OLD_CREW], [risen, OLD_CREW])) == [("12", "15", ("number",))]


def test_a_hedge_that_went_missing_is_a_changed_qualifier() -> None:
    page = rewritten(("At least 12", "Some say 12"))
    bare = toll(page, "12 people were killed when the silo burst", "12", 12, 12)
    assert told(changes([OLD_TOLL], [bare])) == [("12", "12", ("number", "qualifier"))]


def test_a_speaker_that_was_dropped_is_told() -> None:
    bare = figure(OLD, OLD_TOLL.quote, "12", 12, who="people")
    assert told(changes([OLD_TOLL], [bare])) == [("12", "12", ("speaker",))]


def test_new_wording_of_the_same_figure_is_told_as_wording() -> None:
    page = rewritten(("when the silo burst", "as the silo burst"))
    same = toll(page, "At least 12 people were killed as the silo burst", "12", 12)
    assert told(changes([OLD_TOLL], [same])) == [("12", "12", ("words",))]


def test_figures_of_different_measures_are_never_one() -> None:
    page = rewritten(("At least 12 people were killed", "At least 12 people were missing"))
    missing = toll(page, "At least 12 people were missing", "12", 12, measure=Measure.MISSING)
    assert told(changes([OLD_TOLL], [missing])) == [(None, "12", ()), ("12", None, ())]


def test_two_figures_of_one_measure_are_paired_by_their_words() -> None:
    page = rewritten(("12 people were", "15 people were"), ("Two fire", "Three fire"))
    risen = toll(page, "At least 15 people were killed when the silo burst", "15", 15)
    crew = figure(page, "Three firefighters were killed on the way", "Three", 3, 3, who="firefighters")
    assert told(changes([OLD_TOLL, OLD_CREW], [crew, risen])) == [
        ("Two", "Three", ("number",)),
        ("12", "15", ("number",)),
    ]


def test_the_only_figure_of_its_kind_is_paired_however_it_is_worded() -> None:
    page = article("Police now put the number of people who died at 19.")
    now = toll(page, "the number of people who died at 19", "19", 19, 19)
    assert told(changes([OLD_TOLL, OLD_HURT], [now])) == [("12", "19", ("number", "qualifier")), ("Forty", None, ())]


def test_statements_are_compared_too() -> None:
    page = rewritten(("blamed the builder", "now blames the builder"))
    softer = statement(page, "now blames the builder", Stance.ALLEGES, "The owner", target="the builder")
    assert told(changes([OLD_BLAME], [softer])) == [("blamed the builder", "now blames the builder", ("stance",))]


def test_a_figure_repeated_less_often_is_gone_once() -> None:
    assert told(changes([OLD_TOLL, OLD_TOLL], [OLD_TOLL])) == [("12", None, ())]


def test_a_long_article_is_not_compared_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def alikeness(one: Claim, other: Claim) -> float:
        compared.append((one.id, other.id))
        return 1.0

    monkeypatch.setattr("facttrack.actions.changes._alikeness", alikeness)
    page = article(" ".join(f"Then {number} people were killed." for number in range(1000, 1500)))
    old = [toll(page, f"Then {n} people were killed", str(n), n, n) for n in range(1000, 1500)]
    new = [toll(page, f"Then {n} people were killed", str(n), n + 1, n + 1) for n in range(1000, 1500)]
    assert len(changes(old, new)) == 500
    assert len(compared) <= 500 * (2 * NEAR + 1)


def test_a_head_that_changed_is_told_field_by_field() -> None:
    before = article("x", title="Silo bursts", day="2026-03-02")
    after = article("x", title="Silo bursts, 12 dead", day="2026-03-03")
    assert changed_head(before, after) == (
        ("title", "Silo bursts", "Silo bursts, 12 dead"),
        ("published", "2026-03-02", "2026-03-03"),
    )
