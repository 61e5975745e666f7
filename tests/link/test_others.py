"""What an article says of other events: that its own is another one, and what befell elsewhere or before."""

from __future__ import annotations

import pytest

from facttrack.link.others import another, without_others

ANOTHER = [
    ("another one at its beginning", "Another landslide hit the valley on Sunday.", True),
    ("counted within a stretch of time", "It was the third fatal crash on the pass in five days.", True),
    ("counted within the week, of a place", "The second hospital in Roe in two days was shelled.", True),
    ("no connection", "Police do not believe the stabbing is connected to a robbery on Friday.", True),
    ("no connection, said by a source", "There is nothing to suggest it is related to the bank robbery.", True),
    ("unrelated", "It was unrelated to the earlier shooting.", True),
    ("no relation between people", "The driver is not related to the victim.", False),
    ("no relation to a motive", "Police do not believe the shooting was gang related.", False),
    ("another man hurt in the same event", "Another man was hit when a gunman fired at the crowd.", False),
]


@pytest.mark.parametrize(("text", "says"), [case[1:] for case in ANOTHER], ids=[case[0] for case in ANOTHER])
def test_a_report_that_sets_its_event_apart_is_known(text: str, says: bool) -> None:
    assert another(text) is says


LEFT_OUT = [
    (
        "an event that has nothing to do with it",
        "A clerk was stabbed. It is not linked to the fire on Oak Street. He is stable.",
        "not linked to the fire on Oak Street",
    ),
    (
        "the one before, at the end",
        "A barn burned.\nIt was the second fire in three days. A mill burned in Roe on Sunday.\nNobody was hurt.",
        "It was the second fire in three days. A mill burned in Roe on Sunday.",
    ),
    (
        "a place some miles away",
        "Shells fell on Wells, nine miles east of Roe, where six people were killed on Sunday.",
        "miles east of Roe, where six people were killed on Sunday",
    ),
]


@pytest.mark.parametrize(("text", "other"), [case[1:] for case in LEFT_OUT], ids=[case[0] for case in LEFT_OUT])
def test_what_is_said_of_other_events_gives_way_to_blanks(text: str, other: str) -> None:
    assert without_others(text) == text.replace(other, " " * len(other))


def test_a_text_on_one_event_stays_as_it_is() -> None:
    text = "Nine people were killed in Roe on Sunday, nine miles from the border."
    assert without_others(text) == text
