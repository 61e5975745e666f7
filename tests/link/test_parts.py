"""Articles that report several events are cut into parts; an article of one story is one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.extract import extract
from facttrack.link import Sketch, describe, group, match, pack, placed, sketches, unpack
from facttrack.link.passages import Kind, passages
from facttrack.model import Article, Report

CASES = tomllib.loads((Path(__file__).parents[1] / "gold" / "parts.toml").read_text(encoding="utf-8"))


def report(text: str, name: str = "a", published: date | None = None, title: str | None = None) -> Report:
    article = Article(text, name, title=title, published=published)
    return Report(article, tuple(extract(article)))


def told(case: dict[str, Any], name: str = "a") -> Report:
    return report(case["text"], name, case["published"], case.get("title"))


def numbers(parts: tuple[Sketch, ...]) -> list[list[int | None]]:
    return [[count.low for count in part.figures] for part in parts]


@pytest.mark.parametrize("name", CASES)
def test_an_article_has_these_parts(name: str) -> None:
    assert numbers(sketches(told(CASES[name]), {})) == CASES[name]["parts"]


LIST = CASES["a list with a place and a day each"]


def test_each_part_has_its_own_place_and_day() -> None:
    made = sketches(told(LIST), {})
    assert [part.main for part in made] == [(date(2026, 3, day), date(2026, 3, day)) for day in (3, 5, 7)]
    assert made[1].places == ("@CD:Bunia",)
    assert [(part.part, part.of) for part in made] == [(1, 3), (2, 3), (3, 3)]


def test_a_part_stands_under_the_day_of_its_heading() -> None:
    made = sketches(told(CASES["headings with days, paragraphs with places"]), {})
    assert [part.main and part.main[0].day for part in made] == [2, 2, 4]


def test_every_claim_stands_in_one_part() -> None:
    bulletin = told(LIST)
    made = sketches(bulletin, {})
    later = dict(placed(bulletin, made))
    assert [later.get(figure.id, 1) for figure in bulletin.figures] == [1, 2, 3]
    assert {claim.id for claim in bulletin.claims if later.get(claim.id, 1) == 1} >= {bulletin.figures[0].id}


def test_a_bulletin_is_grouped_with_the_report_of_each_of_its_events() -> None:
    single = report(
        "A grenade was thrown into a crowded bar in Bunia on Thursday and wounded 16 people, a doctor said.",
        "b",
        date(2026, 3, 6),
        "Grenade wounds drinkers in Bunia bar",
    )
    made = {part.name: part for each in (told(LIST), single) for part in sketches(each, {})}
    found = match(made["a\x002"], made["b"])
    assert found is not None
    assert match(made["a"], made["b"]) is None
    assert [each.articles for each in group(made, [found])] == [("a",), ("a\x002", "b"), ("a\x003",)]


def test_parts_of_one_article_never_match() -> None:
    one, two, three = sketches(told(LIST), {})
    assert [match(one, two), match(one, three), match(two, three)] == [None, None, None]


def test_sketches_of_another_version_are_not_read() -> None:
    kept = pack(sketches(told(LIST), {}))
    assert len(unpack(kept)) == 3
    assert unpack({**kept, "version": kept["version"] + 1}) == ()
    assert unpack({"article": "a", "keys": []}) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One line.\nAnother line.", "paragraph paragraph"),
        ("A line that\nis wrapped. And\ngoes on.\n\nAnother.", "paragraph paragraph"),
        ("Khan Younis\n\nA strike.\n\n# Rafah\nA shell.", "heading paragraph heading paragraph"),
        ("Today:\n- one\n  wrapped\n- two\n3. three", "paragraph item item item"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_texts_are_read_in_passages(text: str, kinds: str) -> None:
    assert " ".join(each.kind for each in passages(text)) == kinds


lines = st.sampled_from(
    [
        *("", "Rafah", "# Monday, 2 March", "İzmir\x0b:", " •", "1. x", "- Four drowned off Mahagi on Monday."),
        *("KHARKIV — A missile killed five people on Sunday.", "In a separate incident, two men died."),
        *("Meanwhile, in Kano, nine died.", "Both attacks killed civilians in Kano."),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=12).map("\n".join), st.sampled_from([date(2026, 3, 10), None]))
def test_whatever_the_text_every_figure_is_in_one_part_and_passages_stay_in_order(
    text: str, published: date | None
) -> None:
    read = report(text, published=published)
    made = sketches(read, {})
    assert sorted(count.id for part in made for count in part.figures) == sorted(figure.id for figure in read.figures)
    assert unpack(pack(made)) == made
    spans = [(each.start, each.end) for each in passages(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert {each.kind for each in passages(text)} <= set(Kind)


def test_an_event_under_a_label_that_no_table_knows_carries_the_name_on_the_label() -> None:
    bulletin = report(
        "OSTREL — A bus left the road and four passengers were killed on Monday, rescuers said.\n\n"
        "VARNISK — Two climbers were killed by falling rock on Thursday, rescuers said.\n"
    )
    made = {part.name: part for part in sketches(bulletin, {})}
    assert [describe(each, made, []).places for each in group(made, [])] == [("Ostrel",), ("Varnisk",)]
