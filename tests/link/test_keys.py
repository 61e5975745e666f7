"""Which articles are compared at all."""

from __future__ import annotations

import pytest

from facttrack.link import meet
from tests.link.newsdesk import sketched

SUNK = "A ferry sank off Hodeida and {41|killed|41} people died, the coast guard said."
TOLD = "{text} Among the dead were Basma Qadri and Idris Wahab, relatives said."


@pytest.mark.parametrize(
    ("published", "meets"),
    [("2019-03-09", True), ("2019-07-01", True), (None, True), ("2022-11-03", False)],
    ids=["that week", "that year", "undated", "years later"],
)
def test_a_number_of_a_place_is_searched_by_within_a_year(published: str | None, meets: bool) -> None:
    first = sketched("a", "2019-03-08", SUNK)
    other = sketched("b", published, "{41|killed|41} people drowned near Hodeida, doctors said.")
    assert meet(first, other) is meet(other, first) is meets


def test_two_names_are_searched_by_years_later() -> None:
    first = sketched("a", "2019-03-08", TOLD.format(text=SUNK))
    later = sketched(
        "b", "2022-11-03", "A court heard how Idris Wahab and Basma Qadri had drowned with {seven|killed|7} others."
    )
    assert meet(first, later)


def test_one_name_is_not_searched_by_years_later() -> None:
    first = sketched("a", "2019-03-08", TOLD.format(text=SUNK))
    later = sketched("b", "2022-11-03", "Idris Wahab opened a school for {seven|rescued|7} children.")
    assert not meet(first, later)
