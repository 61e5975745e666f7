"""The sketch of an article: everything that comparing needs, from any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.link import match, pack, sketches, unpack
from facttrack.link.shingles import containment, shingles
from facttrack.model import Article, Figure, Passage, Report
from facttrack.vocabulary import Measure, Qualifier
from tests.link.newsdesk import sketched

words = st.sampled_from(
    "Aleppo Idlib on Monday killed 23 people , . \n “No” — İstanbul’s Ştefan said Sgt. by 9 p.m. 2016 PARIS \x1b[31m "
    "the Syrian Observatory (SOHR) since May 12 to 20 March 34, 1200 block of Main Street \ud800".split(" ")
)
texts = st.one_of(st.text(max_size=200), st.lists(words, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from([date(2026, 1, 12), None]), st.data())
def test_any_text_has_a_sketch_that_survives_its_record(text: str, published: date | None, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    number = Passage(text[start : start + 2], start, min(start + 2, len(text)))
    figure = Figure("f1", "a", text, 0, len(text), number, Measure.KILLED, 3, None, Qualifier.AT_LEAST)
    made = sketches(Report(Article(text, "a", published=published), (figure,)), {})
    assert unpack(pack(made)) == made
    assert [count.id for part in made for count in part.figures] == ["f1"]
    assert match(made[0], made[-1]) is None


def test_a_text_without_an_end_of_sentence_takes_no_longer_than_its_length() -> None:
    marked = "denied that Monday " * 4000 + "{23|killed|23} people died " + "in Aleppo and " * 4000
    (count,) = sketched("a", "2026-01-12", marked).figures
    assert (count.low, count.population) == (23, "people")


def test_a_cut_copy_of_a_text_is_recognised_and_another_text_is_not() -> None:
    story = " ".join(f"word{i} of the story that goes on {i % 7}" for i in range(120))
    other = " ".join(f"term{i} in a tale that ends at {i % 5}" for i in range(120))
    assert containment(shingles(story), shingles(story[: len(story) // 2])) > 0.9
    assert containment(shingles(story), shingles(other)) < 0.1


def test_texts_too_short_to_tell_are_no_copies() -> None:
    assert containment(shingles("four words stand here"), shingles("four words stand here")) == 0.0


def test_places_come_by_prominence_with_the_nearer_before_the_country() -> None:
    made = sketched("a", "2026-01-12", "Syria woke to shelling. Homs was hit, then Homs again, then Hama.")
    assert made.places == ("@SY:Homs", "@SY:Hama", "@SY")


def test_of_two_towns_of_one_name_that_of_the_country_named_is_meant() -> None:
    lebanon = sketched("a", "2026-01-12", "Lebanon's army moved into Tripoli on Monday.")
    libya = sketched("b", "2026-01-12", "Libya's army moved into Tripoli on Monday.")
    assert (lebanon.places[0], libya.places[0]) == ("@LB:Tripoli", "@LY:Tripoli")


def test_a_dateline_is_no_place_of_the_event() -> None:
    made = sketched("a", "2026-01-12", "BEIRUT - A mine blast killed {two|killed|2} boys near Palmyra on Sunday.")
    assert made.places == ("@SY:Palmyra",)


def test_a_text_can_put_a_place_inside_another() -> None:
    made = sketched("a", "2026-01-12", "A bomb went off at Wabaria, in Gao, on Sunday.")
    assert [outer for _, outer in made.inside] == ["@ML:Gao"]


@pytest.mark.parametrize(
    ("told", "added"),
    [
        ("A blast in Homs killed {15|killed|15} people. {Five|killed|5} of the dead were children.", False),
        ("A blast in Homs killed {15|killed|15} people. {One|killed|1} of the nine wounded died later.", True),
        ("A crash hurt {30|injured|30} people. {Four|injured|4} of the injured were nurses.", False),
    ],
    ids=["a part of the dead", "one more than the dead", "a part of the injured"],
)
def test_a_part_of_those_counted_adds_nobody_to_them(told: str, added: bool) -> None:
    assert [count.increment for count in sketched("a", "2024-05-06", told).figures] == [False, added]


def test_a_short_form_of_a_state_is_one_only_before_a_full_stop() -> None:
    title = "Mass shooting in Krasnodar kills {nine|killed|9}"
    assert "@US.MA" not in sketched("a", None, f"{title}. Gunmen fired at a crowd.").places
    assert "@US.MA" in sketched("b", None, "{Nine|killed|9} died in Springfield, Mass., on Monday.").places


def test_countries_in_a_list_do_not_lie_in_one_another() -> None:
    text = "The cyclone killed {84|killed|84} people in Mozambique, Zimbabwe and Malawi."
    assert {"@MZ", "@ZW", "@MW"} <= set(sketched("a", "2025-03-20", text).places)


def test_the_town_in_whose_ward_somebody_died_is_none_that_is_counted() -> None:
    told = "The dead of the crash near Mallawi are now {12|killed|12}, after patients died in the burns ward at Assiut."
    (count,) = sketched("a", "2025-07-24", told).figures
    assert not any("Assiut" in place for place in count.places)
