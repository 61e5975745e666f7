"""Pages of the terminal: how lines wrap, and which links the page of an event shows."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from facttrack.model import Article, Event, Figure, Link, Passage
from facttrack.results import EventPage, Joined, Sighting
from facttrack.show.events import event_page
from facttrack.show.page import Page
from facttrack.show.wording import reasons_words
from facttrack.vocabulary import Measure, Qualifier, Relation


def printed(page: Page, *, width: int | None = None) -> str:
    out = StringIO()
    page.print(Console(file=out, width=width or 400, force_terminal=width is not None, color_system=None))
    return out.getvalue()


def test_words_beside_a_lead_use_the_whole_line_and_stay_beside_it() -> None:
    page = Page()
    page.beside(Text("place  same  "), Text("one of them counts a district of the other"))
    assert printed(page, width=44) == ("  place  same  one of them counts a district\n               of the other\n")


def test_a_list_gives_the_reasons_that_tell_something() -> None:
    because = ["same measure: killed", "one of them does not say where exactly", "killed: 23 against 29"]
    assert reasons_words(because) == "killed: 23 against 29"
    assert reasons_words(because[:1]) == "same measure: killed"


def _joined(number: int, relation: Relation) -> Joined:
    figure = Figure(f"f-{number}", "a", "nine dead", 0, 9, Passage("nine", 0, 4), Measure.KILLED, 9, 9, Qualifier.EXACT)
    side = Sighting(figure, Article("nine dead", "a"), None)
    return Joined(Link(f"l-{number:03}", "f-1", "f-2", relation, 0.9, ("killed: 9 in both",)), side, side)


@pytest.mark.parametrize(("number", "more"), [(12, None), (40, "28 more: facttrack links --event e-1")])
def test_the_page_of_an_event_shows_disputes_first_and_says_how_to_see_the_rest(number: int, more: str | None) -> None:
    links = [_joined(i, Relation.DUPLICATE) for i in range(number - 1)] + [_joined(number, Relation.CONFLICTS)]
    event = Event("e-1", "A fire", None, None, (), ("a",), {})
    lines = printed(event_page(EventPage(event, (), (), tuple(links)))).splitlines()
    at = lines.index(f"{number} links: 1 conflict, {number - 1} duplicates")
    assert lines[at + 1].split()[:2] == ["•", f"l-{number:03}"]
    assert (lines[at + 13].strip() or None) == more  # twelve links stand between
