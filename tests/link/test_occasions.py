"""Which day an article's event is on, and which town of a name it means."""

from __future__ import annotations

from datetime import date

import pytest

from facttrack.link.locations import resolve
from facttrack.link.mentions import proper_names
from facttrack.link.moments import moments
from facttrack.link.occasions import event_days

FRIDAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bus fell into a gorge on Tuesday. Police arrested the driver on Wednesday.", 10),
        ("The town buried its dead on Thursday. Tuesday's bombing killed nine people.", 10),
        ("Divers ended their search on Friday for those aboard the ferry that capsized on Monday.", 9),
        ("A man was charged on Thursday with shooting two women outside a bar on Tuesday night.", 10),
        ("Schools were shut on Thursday after a grenade killed three people at a market on Wednesday.", 11),
        ("Nine people were killed in a raid on Thursday. Wednesday's raid had killed two.", 12),
        ("Shops stayed shut on Thursday.", 12),
    ],
)
def test_the_event_is_on_the_day_of_the_harm_not_of_what_followed(text: str, day: int) -> None:
    found = date(2026, 3, day)
    assert event_days(text, moments(text, FRIDAY), FRIDAY) == ((found, found), True)


def test_an_article_that_tells_no_day_is_of_the_day_of_its_publication() -> None:
    assert event_days("Nine people were killed.", [], FRIDAY) == ((FRIDAY, FRIDAY), False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Five people were shot in Toledo.", "US.OH:Toledo"),
        ("Five people were shot in Toledo, in central Spain.", "ES.TO"),
        ("Fifteen families fled from villages near Beni.", "CD:Beni"),
        ("Three people were shot in Daytona Beach Monday evening.", "US.FL:Daytona Beach"),
    ],
)
def test_of_places_of_one_name_the_best_known_is_meant_unless_the_text_names_another_country(
    text: str, place: str
) -> None:
    assert f"@{place}" in resolve(proper_names(text)).values()
