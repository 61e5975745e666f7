"""Which articles are the same one: ids that do not depend on who reads, when, or from where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facttrack.model import Article
from facttrack.read.stated import canonical

ReadOne = Callable[..., Article]

ADDRESS = "https://post.example/quay"


def test_a_file_that_was_moved_is_the_same_article(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four were hurt.").id == read_one("b/c.txt", "Four were hurt.").id


def test_another_text_is_another_article(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four were hurt.").id != read_one("a.txt", "Five were hurt.").id


def test_another_text_under_the_same_address_is_the_same_article(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four.", url=ADDRESS).id == read_one("a.txt", "Five.", url=ADDRESS).id


def test_the_same_text_under_another_address_is_another_article(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four.", url=ADDRESS).id != read_one("a.txt", "Four.", url=ADDRESS + "2").id


def test_the_same_wire_copy_in_two_outlets_is_two_articles(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four.", outlet="The Post").id != read_one("a.txt", "Four.", outlet="The Star").id


def test_the_callers_own_id_goes_first(read_one: ReadOne) -> None:
    assert read_one("a.md", f"---\nid: mine\nurl: {ADDRESS}\n---\nFour.").id == "mine"


def test_title_and_day_play_no_part_in_the_id(read_one: ReadOne) -> None:
    assert read_one("a.txt", "Four.", title="x").id == read_one("a.txt", "Four.").id


@pytest.mark.parametrize(
    "other",
    [
        "http://post.example/quay",
        "https://POST.example/quay/",
        "https://post.example:443/quay#top",
        "https://post.example/quay?utm_source=mail&fbclid=1",
        " https://post.example/quay ",
    ],
)
def test_an_address_that_is_only_written_differently_is_the_same(other: str) -> None:
    assert canonical(other) == canonical(ADDRESS)


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/quay?id=2",
        "https://post.example/Quay",
        "https://star.example/quay",
        "urn:quay",
        "http://[",
    ],
)
def test_another_address_stays_another(other: str) -> None:
    assert canonical(other) != canonical(ADDRESS)
