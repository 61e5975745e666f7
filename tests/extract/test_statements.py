"""Attribution, by tables of captioned cases: who said what, by which cue."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from facttrack.extract.assemble import assemble
from facttrack.extract.layout import lay_out
from facttrack.extract.statements import find_statements
from facttrack.model import Article, Statement

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "gold" / "statements.toml").read_text(encoding="utf-8")
)["case"]


def statements(text: str) -> list[Statement]:
    document = lay_out(Article(text, id="a"))
    return [claim for claim in assemble(document, [], find_statements(document)) if isinstance(claim, Statement)]


@pytest.mark.parametrize("case", CASES, ids=[case["caption"] for case in CASES])
def test_a_text_yields_its_statements(case: dict[str, Any]) -> None:
    found = statements(case["text"])
    wanted = case.get("said", [])
    assert [
        {
            "who": one.speaker.name if one.speaker else "",
            "cue": one.cue.text if one.cue else "",
            "content": one.quote,
            **({"stance": one.stance.value} if "stance" in want else {}),
            **({"form": one.form.value} if "form" in want else {}),
            **({"target": one.target} if "target" in want else {}),
        }
        for one, want in zip(found, wanted, strict=False)
    ] == wanted
    assert len(found) == len(wanted)


def test_a_quotation_alone_in_its_sentence_goes_on_what_was_said_before() -> None:
    text = "“We are tired,” Bello said. “We have walked since the rains began, and nobody came for us.”"
    (only,) = statements(text)
    assert only.quote == "“We have walked since the rains began, and nobody came for us.”"


def test_a_quotation_that_reopens_in_the_next_paragraph_is_one_statement() -> None:
    text = "“We are tired,” Bello said. “The road is long.\n\n“And the river is high.”"
    (only,) = statements(text)
    assert only.quote == "“The road is long.\n\n“And the river is high.”"


def test_a_lead_in_with_a_colon_speaks_the_quotation_in_the_next_paragraph() -> None:
    found = statements("Bello told the crowd, to loud applause:\n\n“I can promise you one thing: we stay.”")
    assert [(one.speaker.name, one.quote) for one in found if one.speaker] == [
        ("Bello", "“I can promise you one thing: we stay.”")
    ]


def test_an_outlet_that_was_told_is_the_medium_and_not_the_speaker() -> None:
    (only,) = statements("“It was over in a minute,” resident Omar Saleh told The Associated Press.")
    assert (only.speaker.name if only.speaker else None, only.via) == ("Omar Saleh", "Associated Press")


def test_hedges_of_the_content_are_kept() -> None:
    (only,) = statements("Police said the fire was reportedly set by a guest and may have spread.")
    assert only.hedges == ("reportedly", "may")


def test_the_turns_of_a_transcript_are_statements_of_their_speakers() -> None:
    text = "HOST: Who closed the dam?\n\nCOSTA: The engineers did. I was not asked.\n\nHOST: When?\n\nCOSTA: In May."
    assert [(one.speaker.name, one.quote) for one in statements(text) if one.speaker] == [
        ("HOST", "Who closed the dam?"),
        ("COSTA", "The engineers did. I was not asked."),
        ("HOST", "When?"),
        ("COSTA", "In May."),
    ]


def test_quotations_in_a_paragraph_of_their_own_go_on_what_was_said() -> None:
    text = "“We are tired,” Bello said.\n\n“We have walked since the rains began, and nobody came for us.”"
    (only,) = statements(text)
    assert only.quote == "“We have walked since the rains began, and nobody came for us.”"


def test_a_quotation_after_somebody_else_acted_does_not_go_on_what_was_said() -> None:
    text = "“We are tired,” Bello said. His sister turned away. “And we are hungry.”"
    (only,) = statements(text)
    assert only.quote == "“We are tired,”"


def test_a_straight_mark_after_a_full_stop_opens_the_next_sentence() -> None:
    text = 'He spoke to Ada Roe, who ran the port until 2015. "The cranes were old," Roe said.'
    (only,) = statements(text)
    assert only.quote == '"The cranes were old,"'


def test_every_piece_of_a_split_quotation_is_kept() -> None:
    text = "“The water rose fast,” Bello said, “and then the lights went out.” He left."
    (only,) = statements(text)
    assert [text[start:end] for start, end in only.runs] == [
        "“The water rose fast,”",
        "“and then the lights went out.”",
    ]
    assert only.quote == "“and then the lights went out.”"


def test_content_in_one_piece_has_no_runs() -> None:
    (only,) = statements("Bello said the water rose fast.")
    assert only.runs == ()


def test_a_turn_of_a_transcript_goes_on_where_the_next_paragraphs_reopen_its_quotation() -> None:
    turns = ('"ROE: Who paid?', '"COSTA: The harbour.', '"And the town.', '"ROE: When?', '"COSTA: In May.', "He left.")
    found = statements("\n\n".join(turns))
    assert [one.quote for one in found] == ["Who paid?", 'The harbour.\n\n"And the town.', "When?", "In May."]
