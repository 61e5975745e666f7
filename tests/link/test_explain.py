"""Every link and every event can say why, from the facts that made it."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facttrack.link import Match, explain, match, relate, why_linked, why_together
from facttrack.link.evidence import weights
from facttrack.vocabulary import Relation
from tests.link.newsdesk import sketched

CASES = tomllib.loads((Path(__file__).parents[1] / "gold" / "relations.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["caption"] for case in CASES])
def test_the_weights_of_the_evidence_add_up_to_the_score_of_the_link(case: dict[str, Any]) -> None:
    a, b = (sketched(name, *case[name]) for name in ("a", "b"))
    found = match(a, b)
    for link in relate(a, b, found) if found else []:
        rows = explain(link, b, a)
        assert link.score == pytest.approx(1 / (1 + math.exp(-sum(row.weight for row in rows))), abs=1e-4)
        assert tuple(row.reason for row in rows[1:]) == link.because


def test_each_fact_names_its_level_and_what_it_weighs() -> None:
    a = sketched("a", "2025-05-04", "On Saturday {30|killed|30|police} people were killed in Rafah.")
    b = sketched("b", "2025-05-04", "On Saturday {34|killed|34|doctors} people were killed in Rafah.")
    (link,) = relate(a, b, Match("a", "b", 0.9))
    table = {row.fact: (row.level, row.weight) for row in explain(link, a, b)}
    weight = weights()["figure"]
    assert table["place"] == ("same", weight["place"]["same"])
    assert table["bounds"] == ("apart", weight["bounds"]["apart"])
    assert table["speaker"] == ("other", weight["speaker"]["other"])


def test_a_link_made_from_other_sketches_is_not_explained() -> None:
    a = sketched("a", "2025-05-04", "On Saturday {30|killed|30} people were killed in Rafah.")
    b = sketched("b", "2025-05-04", "On Saturday {34|killed|34} people were killed in Rafah.")
    (link,) = relate(a, b, Match("a", "b", 0.9))
    assert explain(replace(link, score=0.5), a, b) == ()
    assert explain(replace(link, b="gone"), a, b) == ()


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_is_told_in_a_sentence_even_without_evidence(relation: Relation) -> None:
    words = why_linked(relation, ())
    assert words[0].isupper()
    assert words.endswith(".")


def test_a_part_names_the_fact_in_which_it_is_one() -> None:
    a = sketched("a", "2025-05-04", "On Saturday {30|killed|30|police} people were killed in Rafah.")
    b = sketched("b", "2025-05-04", "On Saturday {12|killed|12|police} children were killed in Rafah.")
    (link,) = relate(a, b, Match("a", "b", 0.9))
    assert "(population)" in why_linked(link.relation, explain(link, a, b))


def test_an_event_says_what_its_articles_share_and_how_well_they_match() -> None:
    texts = (
        "On Saturday {30|killed|30} people were killed by shelling in Rafah.",
        "Shelling killed {31|killed|31} people in Rafah on Saturday.",
        "Shells fell on Rafah on Saturday.",
    )
    made = [sketched(name, "2025-05-04", text) for name, text in zip("abc", texts, strict=True)]
    pairs = [Match("a", "b", 0.9), Match("a", "c", 0.6), Match("b", "c", 0.2)]
    shared, matched = why_together(made, pairs)
    assert shared.startswith("All 3 articles name Rafah;")
    assert "all 3 articles tell of 2025-05-03" in shared
    assert matched == "2 of 3 pairs of articles match, the surest by 0.90, the loosest (a, c) by 0.60."


def test_an_undated_article_that_stands_alone_says_why() -> None:
    (words,) = why_together([sketched("a", None, "{Nine|killed|9} people were killed in Rafah.")], [])
    assert "no date" in words
