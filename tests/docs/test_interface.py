"""docs/interface.md shows the records as they are, field for field, and knows every word of the vocabularies."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from facttrack.model import (
    Article,
    Contest,
    Estimate,
    Event,
    Figure,
    Link,
    Origin,
    Part,
    Passage,
    Speaker,
    Statement,
    TimeSpan,
)
from facttrack.records import claim_from_record, claim_record, event_record, link_record
from facttrack.results import Finding, finding_record
from facttrack.vocabulary import (
    Because,
    Form,
    Judgement,
    Measure,
    Precision,
    Qualifier,
    Relation,
    SpeakerKind,
    Stance,
    Status,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "interface.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.+?)\n```", PAGE, re.DOTALL)]

WORD = Passage("23", 0, 2)
SPEAKER = Speaker("A", "A", 0, 1)
CONTESTS = (Contest(Because.ACCUSATION), Contest(Because.COUNTERCLAIM, "s-2"))
DAYS = TimeSpan(date(2026, 1, 6), date(2026, 1, 6), "Tuesday", Precision.DAY)
FIGURE = Figure("f-1", "a", "23", 0, 2, WORD, Measure.KILLED, 23, 23, Qualifier.EXACT, "people", SPEAKER, WORD)
RECORDS = {
    "figure": claim_record(
        Figure(**{k: getattr(FIGURE, k) for k in FIGURE.__slots__} | {"where": (WORD,), "when": DAYS})
    ),
    "statement": claim_record(
        Statement("s-1", "a", "23", 0, 2, WORD, Stance.ALLEGES, Form.MIXED, SPEAKER, contested=CONTESTS)
    ),
    "link": link_record(Link("l-1", "f-1", "f-2", Relation.CONFLICTS, 0.9, ("why",))),
    "event": event_record(
        Event(
            *("e-1", "t", None, None, (), ("a",), {Measure.KILLED: Estimate(1, 1, 1, ("f-1",))}),
            origins=(Origin(("a",)),),
            parts=(Part("a", 2, 3),),
        )
    ),
    "finding": finding_record(Finding("FT101", "t", ("f-1",), Article("23", "a"), WORD, "what", "todo")),
}


def _kind(example: Mapping[str, Any]) -> str | None:
    """Which record an example shows; None for an article."""
    marks = {"relation": "link", "figures": "event", "code": "finding"}
    return example.get("kind") or next((kind for mark, kind in marks.items() if mark in example), None)


def _shape(value: Any) -> Any:
    """The fields of a record, and those of the records in it."""
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted({json.dumps(_shape(inner)) for inner in value if isinstance(inner, dict)})
    return None


@pytest.mark.parametrize("kind", RECORDS)
def test_an_example_has_the_fields_of_its_record_in_their_order(kind: str) -> None:
    shown = next(example for example in EXAMPLES if _kind(example) == kind)
    assert json.dumps(_shape(shown)) == json.dumps(_shape(RECORDS[kind]))


@pytest.mark.parametrize("kind", ["figure", "statement"])
def test_an_example_of_a_claim_reads_back(kind: str) -> None:
    shown = next(example for example in EXAMPLES if _kind(example) == kind)
    assert claim_record(claim_from_record(shown)) == shown


@pytest.mark.parametrize("kind", ["figure", "statement"])
def test_an_example_counts_its_characters_right(kind: str) -> None:
    shown = next(example for example in EXAMPLES if _kind(example) == kind)
    spans = [(shown["quote"], shown["start"], shown["end"])]
    spans += [(part["text"], part["start"], part["end"]) for part in (shown.get("number"), shown["cue"]) if part]
    spans += [(shown["speaker"]["mention"], shown["speaker"]["start"], shown["speaker"]["end"])]
    assert [(text, end - start) for text, start, end in spans] == [(text, len(text)) for text, _, _ in spans]


@pytest.mark.parametrize(
    "terms", [Measure, Qualifier, Stance, Form, SpeakerKind, Because, Relation, Judgement, Status, Precision]
)
def test_every_word_of_a_vocabulary_is_explained(terms: type[StrEnum]) -> None:
    assert [term.value for term in terms if f"`{term.value}`" not in PAGE] == []
