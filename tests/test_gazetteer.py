"""The table of places: names, other names, what lies in what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack import gazetteer
from facttrack.gazetteer import ancestors, key, lookup, lookup_all, nation, place, same_place, within
from facttrack.shipped import words


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Aleppo", "SY:Aleppo"),
        ("ALEPPO", "SY:Aleppo"),
        ("Deir al-Zour", "SY:Deir ez-Zor"),
        ("Kharkov", "UA:Kharkiv"),
        ("the Gaza Strip", "PS.gaza"),
        ("Tombouctou", "ML:Timbuktu"),
        ("Pa.", "US.PA"),
        ("U.S.", "US"),
        ("DR Congo", "CD"),
        ("Côte d’Ivoire", "CI"),
        ("Mambasa", "CD:Mambasa"),
        ("Antioch", "US.CA:Antioch"),
        ("Beni", "CD:Beni"),
        ("Churachandpur", "IN:Churāchāndpur"),
        ("Zarzis", "TN:Zarzis"),
        ("Donetsk", "UA:Donetsk"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(name: str, identity: str) -> None:
    found = lookup(name)
    assert found is not None
    assert found.id == identity


@pytest.mark.parametrize(
    "word", ["police", "march", "nice", "the", "of", "reading", "mobile", "March", "May", "Police"]
)
def test_ordinary_words_are_no_places(word: str) -> None:
    assert lookup(word) is None


def test_a_country_comes_before_a_region_of_its_name() -> None:
    assert [found.id for found in lookup_all("Georgia")] == ["GE", "US.GA"]


def test_a_demonym_names_its_country_and_is_no_place_itself() -> None:
    found = nation("Syrians")
    assert found is not None
    assert found.id == "SY"
    assert lookup("Syrians") is None


@pytest.mark.parametrize(
    ("inner", "outer", "holds"),
    [
        ("Sheikh Maqsoud", "Aleppo", True),
        ("Sheikh Maqsoud", "Syria", True),
        ("Rafah", "Gaza", True),
        ("Aleppo", "Sheikh Maqsoud", False),
        ("Houston", "Texas", True),
        ("Goma", "South Kivu", False),
        ("Nowhere in particular", "Syria", False),
    ],
)
def test_a_place_lies_in_what_the_table_says(inner: str, outer: str, holds: bool) -> None:
    assert within(inner, outer) is holds


@pytest.mark.parametrize(
    ("a", "b"), [("Daraa", "Daraya"), ("Niger", "Nigeria"), ("North Kivu", "South Kivu"), ("Aleppo", "Idlib")]
)
def test_near_names_of_different_places_stay_apart(a: str, b: str) -> None:
    assert not same_place(a, b)


def test_every_parent_of_the_table_exists_and_leads_to_a_country() -> None:
    for line in words("places.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        found = place(line.split("\t")[0])
        top = (found, *ancestors(found))[-1]
        assert top.parent is None, found.id


def test_the_keys_of_the_table_are_those_that_names_are_looked_up_by() -> None:
    for line in words("places.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        _, name, _, _, _, others, _, keys = line.split("\t")
        names = [name, *others.split("|")] if others else [name]
        assert keys.split("|") == list(dict.fromkeys(key(each) for each in names)), name


def test_the_table_stays_under_two_megabytes() -> None:
    assert words("places.tsv").stat().st_size < 2_000_000


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        place("XX:Nowhere")


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_sameness_of_places_is_symmetric(a: str, b: str) -> None:
    assert gazetteer.same_place(a, b) == gazetteer.same_place(b, a)
