"""Low, best and high by a policy: whose each bound is, what moves without a source, and which figures contest it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facttrack.model import Estimate, Event, Figure, FiledClaim
from facttrack.records import Record, estimate_record
from facttrack.results import Assessment, End, Without
from facttrack.show.page import Page, plain
from facttrack.show.wording import amount, counted, day_words, estimate_words
from facttrack.vocabulary import Measure, Policy

POLICIES = {
    Policy.RANGE: "range: lowest low to highest high, best what most origins give",
    Policy.MAJORITY: "majority: the value that most origins give",
    Policy.TRUSTED: "trusted: figures of the sources marked as trusted",
}


def assessment_record(made: Assessment) -> Record:
    """A measure by a policy, for programs."""
    return estimate_record(made.estimate) | {
        "claims": list(made.estimate.claims),
        "policy": made.policy.value,
        "origins": made.origins,
        "note": made.note or None,
        "by": {name: _end_record(end) for name, end in (("low", made.low), ("best", made.best), ("high", made.high))},
        "without": [
            {"source": each.source, "low": each.low, "best": each.best, "high": each.high, "figures": each.figures}
            for each in made.without
        ],
    }


def _end_record(end: End) -> Record:
    return {"claims": list(end.claims), "sources": list(end.sources)}


def assessed_figures(event: Event, made: Iterable[Assessment]) -> Record:
    """The figures of an event's record, by policy where they were assessed."""
    by_measure = {each.measure: assessment_record(each) for each in made}
    plainly = {
        measure: estimate_record(estimate) | {"claims": list(estimate.claims)}
        for measure, estimate in event.figures.items()
    }
    return {measure.value: record for measure, record in (plainly | by_measure).items()}


def contested_words(estimate: Estimate) -> str:
    """That figures of a measure contest each other, or nothing."""
    return "⚑ contested" if estimate.contested else ""


def ends_words(made: Assessment) -> tuple[str, ...]:
    """Whose each bound is: "low 19: fire brigade", "best 23, from 2 origins: Harbour Board"; "from 2 origins: Harbour
    Board" where the same figures set them all."""
    given = f"from {counted(made.origins, 'origin')}"
    if made.low.claims in ((), made.best.claims) and made.high.claims == made.best.claims:
        return (f"{given}: {', '.join(made.best.sources)}",)
    ends = [f"low {_value(made.low)}"] if made.low.sources else []
    return (*ends, f"best {_value(made.best, f', {given}')}", f"high {_value(made.high)}")


def sources_words(made: Assessment) -> str:
    """The same on one line."""
    return "; ".join(ends_words(made))


def _value(end: End, more: str = "") -> str:
    value = "open" if end.value is None else f"{end.value:,}"
    return f"{value}{more}: {', '.join(end.sources)}"


def without_words(each: Without) -> str:
    """What is left without a source: "without fire brigade: 23 or more"."""
    if not each.figures:
        return f"rests on {each.source} alone"
    return f"without {each.source}: {estimate_words(Estimate(each.low, each.best, each.high, ()))}"


def add_assessments(
    page: Page, figures: Mapping[Measure, Estimate], made: Iterable[Assessment], filed: Iterable[FiledClaim] = ()
) -> None:
    """Each measure: bounds, whose they are, what moves without a source, and which figures (of `filed`) contest it."""
    called = {each.claim.id: _called(each) for each in filed}
    by_measure = {each.measure: each for each in made}
    for measure, stored in figures.items():
        assessment = by_measure.get(measure)
        estimate = assessment.estimate if assessment else stored
        words = plain(f"{estimate_words(estimate)}  ({counted(len(estimate.claims), 'figure')})")
        if estimate.contested:
            words.append(f"  {contested_words(estimate)}", "red")
        page.fact(measure.value, words)
        if assessment:
            add_assessment(page, assessment)
        for clash in estimate.contested:
            ask = f": facttrack show {clash.link}" if clash.link else ", in one article"
            a, b = (called.get(claim, claim) for claim in (clash.a, clash.b))
            page.fact("", plain(f"⚑ {a} against {b}{ask}", "red"))


def _called(filed: FiledClaim) -> str:
    """A figure by its number and whose it is: "23 (Harbour Board, 2026-01-12)"."""
    claim = filed.claim
    if not isinstance(claim, Figure):
        return claim.id
    said = claim.speaker.name if claim.speaker else filed.article.outlet or filed.article.id
    day = f", {day_words(filed.article.published)}" if filed.article.published else ""
    return f"{amount(claim)} ({said}{day})"


def add_assessment(page: Page, made: Assessment) -> None:
    """Whose the bounds of a measure are, and what moves without a source."""
    page.fact("", plain(made.note, "yellow"))
    for words in ends_words(made):
        page.fact("", plain(words, "dim"))
    for each in made.without:
        page.fact("", plain(without_words(each), "dim"))
