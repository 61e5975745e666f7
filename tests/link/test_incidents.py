"""Two happenings that look alike stay apart, and one that is told in other words stays one."""

from __future__ import annotations

import pytest

from facttrack.link import Match, match, meet
from facttrack.link.mentions import without_outlet
from facttrack.link.streets import streets
from tests.link.newsdesk import sketched

FRAME = (
    "Sign in to follow the topics you like, to comment on what you read, and to get the letter that our desk writes "
    "each morning before the town wakes up."
)

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
    (
        "a later event that the report says has nothing to do with the earlier one",
        [
            "2025-06-18",
            "{A|killed|1} man was shot dead outside a laundry in Peoria on Tuesday night. Police have no suspect.",
        ],
        [
            "2025-06-20",
            (
                "{A|injured|1} teenager was shot in the arm in Peoria on Thursday night. Police do "
                "not believe that it is "
                "connected to Tuesday's killing at a laundry."
            ),
        ],
    ),
    (
        "the second of two days, of which the report says so at its end",
        [
            "2025-02-11",
            "A fire in a textile market in Lahore killed {six|killed|6} traders on Monday. The cause is unknown.",
        ],
        [
            "2025-02-13",
            (
                "Flames destroyed {30|destroyed|30} shoe stalls in Lahore on Wednesday and hurt "
                "{two|injured|2} traders. "
                "It was the second market fire in Lahore in three days. Six traders died on Monday."
            ),
        ],
    ),
    (
        "a village some way off, where the other event was",
        [
            "2025-03-10",
            "An air strike on the village of Tamu Kone in Sagaing region killed {nine|killed|9} people on Sunday.",
        ],
        [
            "2025-03-12",
            (
                "Soldiers burned {60|destroyed|60} houses in the village of Yin Daing in Sagaing "
                "region on Tuesday. It lies "
                "eight miles south of Tamu Kone, where people were killed by a jet on Sunday."
            ),
        ],
    ),
    (
        "two days of a week, of which one report tells behind its day what did the harm",
        ["2025-11-11", "{Seven|killed|7} men were shot dead in a yard in Soweto on Monday night. Two were held."],
        [
            "2025-11-16",
            "Men walked into a beer hall in Soweto on Sunday and fired at the guests. {Seven|killed|7} people died.",
        ],
    ),
    (
        "the frame of a site's pages, months apart",
        ["2025-01-10", f"{FRAME} Two were hurt in a crash in Roe."],
        ["2025-06-20", f"{FRAME} A barn burned in Wells."],
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
    (
        "a region and its town, which the second report alone names",
        [
            "2025-05-06",
            (
                "An earthquake killed {40|killed|40} people in Manipur on Monday and brought down "
                "{900|destroyed|900} houses."
            ),
        ],
        [
            "2025-05-06",
            "In Churachandpur the dead of Monday's earthquake were buried. {Eleven|killed|11} of them were children.",
        ],
    ),
    (
        "a storm by its name, on two islands",
        ["2025-03-04", "Cyclone Osai tore roofs off in Lunavai on Monday and killed {three|killed|3} people."],
        ["2025-03-05", "Two more died in Petarua, where Cyclone Osai came ashore. The dead are now {five|killed|5}."],
    ),
    (
        "a full name that opens a sentence in one report and stands inside one in the other",
        [
            "2025-01-14",
            (
                "Three people died in a house fire in Utica on Sunday. Elena Quistado, {29|killed|1}, was a cook. Her "
                "neighbour Marcus Tollbrand was questioned."
            ),
        ],
        [
            "2026-09-22",
            (
                "A judge sentenced Marcus Tollbrand to life on Tuesday for the fire that killed "
                "Elena Quistado. It was set "
                "on her porch in Utica."
            ),
        ],
    ),
    (
        "a county of the name of a state, where a report names the town only in its dateline",
        ["2025-03-07", "{A|killed|1} man, Darrin Oakes, was shot on Tuesday night on a car park in Muncie."],
        [
            "2025-03-10",
            (
                "MUNCIE — About 80 people lit candles for Darrin Oakes, 24, who was shot on Tuesday. He was born in "
                "Delaware County."
            ),
        ],
    ),
    (
        "a police team whose letters are the name of a valley",
        ["2025-11-08", "{A|killed|1} clerk, Bishan Tamura, was shot in a shop in Pueblo late on Thursday."],
        [
            "2025-11-10",
            (
                "SWAT officers arrested two men in the killing of Bishan Tamura, the Pueblo clerk who "
                "was shot on Thursday."
            ),
        ],
    ),
    (
        "a running toll, told on days on which only counts and searches were",
        ["2025-01-24", "A dam burst above Itabira on Friday. {Nine|killed|9} people died, the fire brigade said."],
        [
            "2025-01-27",
            (
                "Crews dug in the mud of Itabira for a third day on Monday. {Sixty-one|killed|61} "
                "people were confirmed "
                "dead, the fire brigade said."
            ),
        ],
    ),
    (
        "the day before a date that an inquiry looks back on",
        ["2025-02-12", "A blaze in the Kasuwa market in Kano destroyed {600|destroyed|600} shops on Tuesday."],
        [
            "2025-03-20",
            (
                "An inquiry put the losses from the 11 February fire at the Kasuwa market in Kano at "
                "two billion naira. "
                "The blaze destroyed {600|destroyed|600} shops."
            ),
        ],
    ),
]


def found(a: list[str], b: list[str]) -> Match | None:
    one, other = sketched("a", *a), sketched("b", *b)
    return match(one, other) if meet(one, other) else None


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


def test_two_towns_of_one_name_are_two_by_the_states_of_their_datelines() -> None:
    one = [
        "2026-09-22",
        (
            "DOVER, Del. - A boy shot {three|killed|3} pupils in the library of a school in Dover on Tuesday. His "
            "rifle, which belonged to an uncle, was seized. Classes are off until Monday."
        ),
    ]
    other = [
        "2026-09-23",
        (
            "DOVER, N.H. - A quarrel over parking in Dover on Tuesday ended in gunfire that left {three|injured|3} "
            "drivers wounded. A man from Roe was held at a petrol pump."
        ),
    ]
    again = [
        "2026-09-24",
        (
            "DOVER, Del. - {Four|killed|4} pupils died after Tuesday's shooting in a school library in Dover. The "
            "boy's uncle, who kept the rifle unlocked, was questioned."
        ),
    ]
    assert found(one, other) is None
    assert found(one, again) is not None
