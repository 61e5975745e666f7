"""The quick look before comparing: it may let two events through, it never turns away one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsdesk import sketched

from facttrack.link import Sketch
from facttrack.link.events import likeness
from facttrack.link.names import name_key
from facttrack.link.prospects import could_match, outline
from facttrack.link.tables import table
from facttrack.link.types import SAME_EVENT

BLANK = sketched("a", "2024-05-06", "Nothing.")
(COUNT,) = sketched("c", "2024-05-06", "A bus fell and {nine|killed|9} people died.").figures
PLACES = (
    *sketched("p", None, "In Kharkiv, Ukraine, and in Gaza City, Rafah and Kyiv.").places,
    "brstk",
    "tlvn",
    "@US.OH:Toledo",
    "@ES.TO",
)
CAUSES = sorted({cause for group in table("causes")["alike"].values() for cause in group})
WIDE = sorted(table("causes")["wide"]["causes"])
FIRST = date(2024, 5, 1)

days = st.integers(0, 40).map(lambda step: FIRST + timedelta(step))
words = st.sampled_from([f"word{n}" for n in range(30)] + [f"A:{n}" for n in range(4)] + [f"B:{n}" for n in range(4)])


def few(values: list[str] | tuple[str, ...], most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Articles that share much, so that many pairs lie near the threshold."""
    first = draw(days)
    return replace(
        BLANK,
        day=draw(st.none() | days),
        days=tuple(draw(st.lists(days, unique=True, max_size=3))),
        main=draw(st.none() | st.just((first, first + timedelta(draw(st.integers(0, 3)))))),
        told=draw(st.booleans()),
        places=draw(few(PLACES)),
        names=draw(few((*(f"name{n}" for n in range(8)), name_key("Storm Osai")), 6)),
        spelt={"brstk": "Word29", "tlvn": "Word28"},
        written=draw(few(PLACES, 1)),
        streets=draw(few(("alder", "oak", "75"), 2)),
        figures=tuple(
            replace(COUNT, low=low, high=draw(st.sampled_from((low, None))), recalled=draw(st.booleans()))
            for low in draw(st.lists(st.integers(4, 8), max_size=3))
        ),
        reckoned=draw(st.booleans()),
        terms={word: float(1 + sum(map(ord, word)) % 11) for word in draw(st.lists(words, unique=True, max_size=20))},
        causes=draw(few(CAUSES + WIDE, 2)),
        seasons=draw(few(("winter", "summer", "dry", "wet"), 1)),
        shingles=tuple(sorted(draw(st.sets(st.integers(0, 12), max_size=8)))),
        again=draw(st.booleans()),
        proceedings=draw(st.booleans()),
        anniversary=draw(st.booleans()),
    )


@settings(max_examples=600, deadline=None)
@given(sketches(), sketches())
@example(BLANK, BLANK)
def test_no_pair_that_reports_one_event_is_turned_away(a: Sketch, b: Sketch) -> None:
    assert could_match(outline(a), outline(b)) or likeness(a, b) < SAME_EVENT


def test_two_events_that_share_nothing_but_a_day_are_turned_away() -> None:
    fire = sketched("a", "2024-05-06", "A fire in Kharkiv on Sunday killed {four|killed|4} warehouse workers.")
    flood = sketched("b", "2024-05-06", "In Rafah heavy rain on Sunday drowned {nine|killed|9} farmers.")
    assert not could_match(outline(fire), outline(flood))
