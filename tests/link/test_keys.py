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


def test_a_region_is_searched_by_with_its_towns_and_two_towns_of_it_are_not() -> None:
    region = sketched("a", "2025-05-06", "Floods in Manipur killed {four|killed|4} people on Monday.")
    town = sketched("b", "2025-05-06", "The river took {two|killed|2} bridges in Churachandpur on Monday.")
    other = sketched("c", "2025-05-06", "A lorry overturned in Imphal on Monday and hurt {three|injured|3} men.")
    assert meet(region, town)
    assert meet(region, other)
    assert not meet(town, other)


def test_a_storm_is_searched_by_its_name_however_it_is_called() -> None:
    first = sketched("a", "2025-03-04", "Severe Tropical Cyclone Osai killed {six|killed|6} people in Lunavai.")
    later = sketched("b", "2025-06-20", "Families who fled Cyclone Osai still live in {90|damaged|90} tents.")
    assert meet(first, later)


def test_two_bodies_that_count_one_month_are_compared() -> None:
    first = sketched("a", "2025-10-01", "{717|killed|717} people were killed in Iraq in September, the mission said.")
    other = sketched("b", "2025-10-03", "The ministries counted {537|killed|537} deaths in September across Iraq.")
    assert meet(first, other)


def test_an_undated_report_is_searched_by_the_rare_names_that_it_gives() -> None:
    first = sketched("a", "2025-04-21", "Two boys drowned in a quarry at Gachororo on Saturday, Kevo Mwangara said.")
    later = sketched("b", None, "The boys who drowned were buried at Gachororo, where Kevo Mwangara wept.")
    assert meet(first, later)
