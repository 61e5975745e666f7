"""Names across spellings, and speakers under several names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.link import speakers
from facttrack.link.names import name_key, same_name, skeleton

ONE = [
    ("Sheikh Maqsoud", "Sheikh Maksoud"),
    ("Kharkiv", "Kharkov"),
    ("Deir ez-Zor", "Deir al-Zour"),
    ("Khan Younis", "Khan Yunus"),
    ("As-Suwayda", "Sweida"),
    ("Timbuktu", "Tombouctou"),
    ("Łódź", "Lodz"),
    ("Mohammed Hassan", "Muhammad Hasan"),
    ("Thumanë", "Thumana"),
    ("al-Mastouma", "Mastuma"),
    ("Zhovti Vody", "Jovti Vody"),
]
TWO = [
    ("Daraa", "Daraya"),
    ("Niger", "Nigeria"),
    ("North Kivu", "South Kivu"),
    ("Homs", "Hama"),
    ("East Ghouta", "West Ghouta"),
    ("New Halfa", "Old Halfa"),
    ("Aleppo", "Idlib"),
    ("", "Aleppo"),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), ONE, ids=[f"{a} = {b}" for a, b in ONE])
def test_spellings_of_one_name_meet(a: str, b: str) -> None:
    assert same_name(a, b) >= 0.85


@pytest.mark.parametrize(("a", "b"), TWO, ids=[f"{a} ≠ {b}" for a, b in TWO])
def test_near_names_of_two_things_do_not_meet(a: str, b: str) -> None:
    assert same_name(a, b) == 0.0


def test_a_place_of_the_table_goes_by_its_id_under_any_name() -> None:
    assert name_key("Kharkov") == name_key("Kharkiv’s") == "@UA:Kharkiv"


names = st.text(st.characters(codec="utf-8", categories=["L", "Zs", "Pd"]), max_size=30)


@given(names, names)
def test_sameness_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert 0 <= same_name(a, b) <= 1


@given(names)
def test_a_name_with_letters_is_the_same_as_itself(name: str) -> None:
    assert same_name(name, name) == (
        1.0 if skeleton(name) or (any(c.isalnum() for c in name) and skeleton(name)) else 0.0
    )


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("the health ministry", "Gaza's health ministry", "same"),
        ("army spokesman Karim Haddad", "Haddad", "same"),
        ("Lebanon's Civil Defence", "General Directorate of Civil Defence", "same"),
        ("WHO", "World Health Organization", "same"),
        ("Electricité du Liban", "EDL", "same"),
        ("the emergencies inspectorate", "General Inspectorate for Emergency Situations", "same"),
        ("Syria's defence ministry", "Russia's defence ministry", "other"),
        ("the interior ministry", "the defence ministry", "other"),
        ("the national police", "the city's police", "other"),
        ("Red Crescent", "Red Cross", "other"),
        ("the mayor", "", "unnamed"),
    ],
)
def test_speakers_are_told_apart(a: str, b: str, level: str) -> None:
    assert speakers.compare(a, b) == speakers.compare(b, a) == level


def test_an_acronym_that_the_text_explains_is_known() -> None:
    text = "Three people died, the provincial rescue board, known as PRB, said. The Coast Guard Service (CGS) agreed."
    assert speakers.aliases(text) == {"PRB": "provincial rescue board", "CGS": "Coast Guard Service"}


def test_a_description_stands_for_the_body_it_describes() -> None:
    assert speakers.described("a Britain-based war monitor") == "Syrian Observatory for Human Rights"
