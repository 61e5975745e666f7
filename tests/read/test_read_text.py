"""Plain text and Markdown: what their first lines and their front matter state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.model import Article
from facttrack.read import Overrides
from facttrack.read.plain import read_text
from facttrack.read.stated import Stated

ReadOne = Callable[..., Article]
Refusal = Callable[[str, str | bytes], str]

PASTED = """\
Ferry Crews Return to Burned Quay After Night of Fires

Ferry Crews Return to Burned Quay After Night of Fires
  • PublishedMarch 3, 2025

Crews went back to work on Monday after a night in which at least four people were hurt.
"""
BODY = "At least four people were hurt when fire broke out on the quay, the harbour police said on Monday."


def article(text: str) -> Article:
    return read_text(text, "here", Stated(Overrides()))


# --- first lines -------------------------------------------------------------------------------


def test_a_pasted_page_states_its_title_twice_and_its_date_without_a_space() -> None:
    read = article(PASTED)
    assert (read.title, read.published) == ("Ferry Crews Return to Burned Quay After Night of Fires", date(2025, 3, 3))


def test_what_lines_state_is_stored_with_the_line_it_came_from() -> None:
    assert article(PASTED).provenance == {
        "title": "line 1 of the text, again in line 3",
        "published": "line 4 of the text",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(f"Fire on the Quay\n{BODY}", "Fire on the Quay", id="the paragraph follows at once"),
        pytest.param(f"\n\nFire on the Quay\n\n{BODY}", "Fire on the Quay", id="after blank lines"),
        pytest.param(f"# Fire on the Quay\n\n{BODY}", "Fire on the Quay", id="a Markdown heading"),
        pytest.param(f"**Fire on the Quay**\n\n{BODY}", "Fire on the Quay", id="set in bold"),
        pytest.param(f"Fire on the Quay\n================\n{BODY}", "Fire on the Quay", id="underlined"),
        pytest.param(f"Who set fire to the quay?\n\n{BODY}", "Who set fire to the quay?", id="a question"),
        pytest.param(
            f"Fire on the Quay.\nFire on the Quay.\n{BODY}", "Fire on the Quay.", id="twice, with a full stop"
        ),
        pytest.param(f"Fire on the Quay Posted: March 3, 2025\n{BODY}", "Fire on the Quay", id="the date runs on"),
        pytest.param("Fire on the Quay\r\n\r\n" + BODY, "Fire on the Quay", id="line ends of two characters"),
        pytest.param("Fire on the Quay\r\r" + BODY, "Fire on the Quay", id="line ends of old"),
        pytest.param(f"{BODY}\n\nMore of it.", None, id="a paragraph comes first"),
        pytest.param("Fire on the Quay", None, id="nothing follows"),
        pytest.param(f"March 3, 2025\n\n{BODY}", None, id="the date comes first"),
        pytest.param(f"By Nora Lind\n\n{BODY}", None, id="the author comes first"),
        pytest.param(f"NORTHPORT —\n\n{BODY}", None, id="the place of writing"),
        pytest.param(f"The burned quay. (Photo: Nora Lind)\n\n{BODY}", None, id="a caption"),
        pytest.param(
            "At least four people were hurt when fire broke out on\n"
            "the quay, the harbour police said on Monday, as crews\n"
            "went back to work.\n",
            None,
            id="a paragraph in lines of one width",
        ),
        pytest.param(
            "Four people were hurt on the quay in\nNorthport on Monday when fire broke out\nin a store of nets.\n",
            None,
            id="a paragraph in lines of one width, the second with a capital",
        ),
    ],
)
def test_the_first_line_is_the_title_where_it_stands_alone(text: str, title: str | None) -> None:
    assert article(text).title == title


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        pytest.param("March 3, 2025", date(2025, 3, 3), id="a date alone"),
        pytest.param("March 2, 2025\nPublished March 3, 2025", date(2025, 3, 3), id="a label goes first"),
        pytest.param("Last updated:\nMarch 4, 2025", None, id="an update on two lines"),
        pytest.param("Updated: March 4, 2025", None, id="an update"),
        pytest.param("Northport harbour", None, id="no date"),
    ],
)
def test_the_day_comes_from_a_line_near_the_top(lines: str, day: date | None) -> None:
    assert article(f"Fire on the Quay\n{lines}\n\n{BODY}").published == day


def test_a_date_far_down_is_not_the_day_of_publication() -> None:
    assert article("Fire on the Quay\n\n" + f"{BODY}\n\n" * 12 + "March 3, 2025\n").published is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Nora Lind", ("Nora Lind",)),
        ("By Nora Lind and Omar Haddad", ("Nora Lind", "Omar Haddad")),
        ("Written by: Nora Lind, Omar Haddad", ("Nora Lind", "Omar Haddad")),
        ("By Nora Lind | The Harbour Post", ("Nora Lind",)),
        ("By noon the fire was out", ()),
        ("By Monday evening the crews had left", ()),
    ],
)
def test_authors_come_from_a_line_that_names_them(line: str, authors: tuple[str, ...]) -> None:
    assert article(f"Fire on the Quay\n{line}\n\n{BODY}").authors == authors


# --- front matter ------------------------------------------------------------------------------

FRONT = """\
---
id: quay-1
title: "Fire on the quay: four hurt"
date: 2025-03-03T08:30:00Z
outlet: The Harbour Post
author: [Nora Lind, Omar Haddad]
url: https://harbourpost.example/quay
---
"""


def test_front_matter_states_every_field(read_one: ReadOne) -> None:
    article = read_one("quay.md", FRONT + BODY)
    assert article == Article(
        text=BODY,
        id="quay-1",
        title="Fire on the quay: four hurt",
        published=datetime(2025, 3, 3, 8, 30, tzinfo=UTC),
        outlet="The Harbour Post",
        url="https://harbourpost.example/quay",
        authors=("Nora Lind", "Omar Haddad"),
        provenance=dict.fromkeys(("authors", "outlet", "published", "title", "url"), "front matter"),
    )


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("headline: Fire", "title", "Fire"),
        ("publisher: The Post", "outlet", "The Post"),
        ("published: 2025-03-03", "published", date(2025, 3, 3)),
        ("date: March 3, 2025", "published", date(2025, 3, 3)),
        ("title: 2025", "title", "2025"),
        ("title: no", "title", "no"),
        ("authors:\n  - name: Nora Lind\n  - Omar Haddad", "authors", ("Nora Lind", "Omar Haddad")),
        ("source: https://post.example/a", "outlet", None),
        ("url: /2025/quay", "url", None),
        ("published: ~", "published", None),
    ],
)
def test_front_matter_is_read_as_writers_write_it(front: str, field: str, value: object) -> None:
    assert getattr(article(f"---\n{front}\n---\n{BODY}"), field) == value


def test_options_go_before_what_the_input_states(read_one: ReadOne) -> None:
    article = read_one("quay.md", FRONT + BODY, title="Mine", published=date(2024, 1, 1), author="Me")
    assert (article.title, article.published, article.authors) == ("Mine", date(2024, 1, 1), ("Me",))
    assert [article.provenance[field] for field in ("title", "published", "authors")] == ["option"] * 3


@pytest.mark.parametrize(
    ("front", "line"),
    [
        pytest.param(
            'title: Nine hurt: "all"',
            "broken front matter (line 2) — put a value that holds a colon or begins with a sign in quotation marks",
            id="broken YAML",
        ),
        pytest.param(
            "date: last week",
            "the front matter's date is none: 'last week' — write it as 2026-01-12",
            id="a date that is none",
        ),
    ],
)
def test_front_matter_that_cannot_be_read_is_an_error(refusal: Refusal, front: str, line: str) -> None:
    assert refusal("a.md", f"---\n{front}\n---\n{BODY}") == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"---\n{BODY}\n---\nMore.", id="a paragraph between two rules"),
        pytest.param(f"---\ntitle: x\n{BODY}", id="never closed"),
        pytest.param(f"\n---\ntitle: x\n---\n{BODY}", id="not at the very beginning"),
        pytest.param("---\n- a: b\n---\nMore.", id="a list"),
    ],
)
def test_what_only_looks_like_front_matter_stays_in_the_text(text: str) -> None:
    assert article(text).text == text


def test_deeply_nested_front_matter_is_an_error(refusal: Refusal) -> None:
    assert refusal("a.md", "---\na: " + "[" * 20_000 + f"\n---\n{BODY}").startswith("broken front matter")


# --- the text ----------------------------------------------------------------------------------


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(lambda t: t.strip())
)
def test_the_text_of_a_body_behind_front_matter_is_kept_character_for_character(body: str) -> None:
    assert article("---\ntitle: x\n---\n" + body).text == body


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(lambda t: t.strip())
)
def test_a_text_is_described_without_error_whatever_it_holds(text: str) -> None:
    found = article(text)
    assert text.endswith(found.text)


def test_line_ends_stay_as_they_came(read_one: ReadOne) -> None:
    text = "Fire on the Quay\r\n\r\nFour people were hurt.\rOne later died.\n"
    assert read_one("a.txt", text).text == text
