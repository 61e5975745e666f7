"""Two happenings that look alike stay apart, and one that is told in other words stays one."""

from __future__ import annotations

import pytest

from facttrack.link import Match, match
from facttrack.link.mentions import without_outlet
from facttrack.link.streets import streets
from tests.link.newsdesk import sketched

APART = [
    (
        "other streets of one town in one night",
        [
            "2025-06-21",
            "{A|killed|1} 27-year-old man was shot outside a bar on Alder Street in Dunmore late on Friday.",
        ],
        ["2025-06-21", "{A|killed|1} 41-year-old man was shot at a flat on Miller Road in Dunmore early on Saturday."],
    ),
    (
        "the morning and the evening of one day",
        ["2025-05-15", "Shells hit a tram depot in Sumy on Thursday morning and killed {two|killed|2} people."],
        [
            "2025-05-15",
            "A rocket tore through a school in Sumy on Thursday evening. {Three|injured|3} teachers were wounded.",
        ],
    ),
    (
        "villages of one state that has more in common with them than their days",
        [
            "2025-04-22",
            "Gunmen killed {nine|killed|9} people in the village of Tarok in Plateau State on Sunday night.",
        ],
        [
            "2025-04-22",
            "{Nine|killed|9} people died in a raid on the village of Bassa in Plateau State on Monday night.",
        ],
    ),
    (
        "a year's day of remembrance and a new attack",
        [
            "2025-08-22",
            "Cali remembered the {six|killed|6} killed a year ago by a bomb.",
        ],
        [
            "2025-08-23",
            "A bomb killed {two|killed|2} officers in Cali on Saturday. {Six|injured|6} passers-by were wounded.",
        ],
    ),
]

TOGETHER = [
    (
        "a town and the city whose side it lies on, by the same street",
        ["2025-06-21", "{A|killed|1} man, 27, was shot dead on Presstman Street in West Baltimore on Friday night."],
        ["2025-06-21", "{A|killed|1} 27-year-old man died in Baltimore after gunfire on Presstman Street on Friday."],
    ),
    (
        "midnight of one day",
        ["2025-07-25", "{Four|injured|4} people were shot in Hopewell shortly after midnight on Friday."],
        ["2025-07-25", "Gunfire hurt {four|injured|4} people in Hopewell at 12:36 a.m. on Friday."],
    ),
    (
        "a town and its country by the number of the dead",
        [
            "2025-04-15",
            "Riders burned the village of Arbinda in Burkina Faso on Monday and killed {23|killed|23} people.",
        ],
        ["2025-04-15", "{Twenty-three|killed|23} people were killed in a raid in northern Burkina Faso on Monday."],
    ),
]


def found(a: list[str], b: list[str]) -> Match | None:
    one, other = sketched("a", *a), sketched("b", *b)
    return match(one, other) if one.keys & other.keys else None


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_two_happenings_stay_apart(a: list[str], b: list[str]) -> None:
    assert found(a, b) is None


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_one_happening_stays_one(a: list[str], b: list[str]) -> None:
    matched = found(a, b)
    assert matched is not None
    assert matched.same_event


STREETS = [
    ("near the 2900 block of Alder Street", ("alder",)),
    ("at the corner of East 41st and Oak streets", ("41st", "oak")),
    ("on N. Main St. by Interstate 75", ("main", "75")),
    ("in St. Louis with Dr. Roe", ()),
    ("on Martin Luther King Jr. Boulevard", ("king",)),
    ("the streets were empty", ()),
]


@pytest.mark.parametrize(("text", "names"), STREETS, ids=[case[0] for case in STREETS])
def test_streets_go_by_the_word_that_tells_them_apart(text: str, names: tuple[str, ...]) -> None:
    assert streets(text) == names


TITLES = [
    ("Two shot in Roe - WXYZ TV 6, Marlow News, Weather", "Two shot in Roe"),
    ("Two shot in Roe | marlow6.com", "Two shot in Roe"),
    ("Quake kills 12 - official", "Quake kills 12 - official"),
    ("News of a quake", "News of a quake"),
]


@pytest.mark.parametrize(("title", "bare"), TITLES, ids=[case[0] for case in TITLES])
def test_an_outlet_behind_a_title_names_no_place(title: str, bare: str) -> None:
    assert without_outlet(title) == bare
