"""When and where a figure holds, and what is background."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from facttrack.extract.dates import Mention, find_dates
from facttrack.extract.document import Block, BlockKind, Sentence, Tokens
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.figures import find_figures
from facttrack.extract.layout import lay_out
from facttrack.model import Article

MONDAY = date(2026, 1, 12)
BACKGROUND = Path(__file__).parent.parent / "gold" / "background.toml"


def _figures(text: str, published: date | None = MONDAY) -> list[FigureDraft]:
    return find_figures(lay_out(Article(text, "a", published=published)))


def _mentions(text: str, published: date | None) -> list[Mention]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return find_dates(Sentence(text, 0, len(text), block, 0, Tokens.of(text)), published)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on Friday", "2026-01-09", "2026-01-09", "day"),
        ("on Monday", "2026-01-12", "2026-01-12", "day"),
        ("last Monday", "2026-01-05", "2026-01-05", "day"),
        ("Saturday night", "2026-01-10", "2026-01-10", "day"),
        ("yesterday", "2026-01-11", "2026-01-11", "day"),
        ("overnight", "2026-01-11", "2026-01-12", "day"),
        ("on 5 January", "2026-01-05", "2026-01-05", "day"),
        ("on Dec. 20", "2025-12-20", "2025-12-20", "day"),
        ("on March 3, 2019", "2019-03-03", "2019-03-03", "day"),
        ("on 28 Nov 89", "1989-11-28", "1989-11-28", "day"),
        ("from 3 to 9 January", "2026-01-03", "2026-01-09", "day"),
        ("in January 2016", "2016-01-01", "2016-01-31", "month"),
        ("last week", "2026-01-05", "2026-01-11", "week"),
        ("last month", "2025-12-01", "2025-12-31", "month"),
        ("last November", "2025-11-01", "2025-11-30", "month"),
        ("last January", "2025-01-01", "2025-01-31", "month"),
        ("since the outbreak of the war in 2019", "2019-01-01", "2026-01-12", "year"),
        ("last year", "2025-01-01", "2025-12-31", "year"),
        ("this year", "2026-01-01", "2026-01-12", "year"),
        ("in 2011", "2011-01-01", "2011-12-31", "year"),
        ("since 2011", "2011-01-01", "2026-01-12", "year"),
        ("since Tuesday", "2026-01-06", "2026-01-12", "day"),
        ("over the past 24 hours", "2026-01-11", "2026-01-12", "day"),
        ("two days ago", "2026-01-10", "2026-01-10", "day"),
        ("during the three days of unrest", "2026-01-08", "2026-01-11", "day"),
    ],
)
def test_resolves_time_expressions_against_the_day_of_publication(
    text: str, start: str, end: str, precision: str
) -> None:
    (mention,) = _mentions(f"It happened {text}.", MONDAY)
    assert (str(mention.span.start), str(mention.span.end), mention.span.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["They may have left", "He will march home", "the second floor", "31 people sat down"])
def test_sees_no_date_where_there_is_none(text: str) -> None:
    assert _mentions(text, MONDAY) == []


def test_a_weekday_says_nothing_without_a_day_of_publication() -> None:
    assert _mentions("It happened on Friday.", None) == []


def test_an_impossible_day_is_no_date() -> None:
    assert _mentions("on 31 June", MONDAY) == []


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    (figure,) = _figures("Six people were killed in Tarim, the ministry said on Sunday.")
    assert figure.when is None


def test_the_day_of_the_clause_is_the_figures() -> None:
    first, second = _figures("Six people were killed on Friday and four were wounded on Saturday.")
    assert (first.when and first.when.text, second.when and second.when.text) == ("Friday", "Saturday")


def test_a_figure_takes_the_day_that_was_named_just_before() -> None:
    (figure,) = _figures("A bomb went off in Tarim on Friday. Six people were killed.")
    assert figure.when is not None
    assert figure.when.start == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six people were killed in Aleppo.", ["Aleppo"]),
        ("Six people were killed in the village of Tal Rifaat.", ["Tal Rifaat"]),
        ("Raids killed six people in Homs and Hama provinces.", ["Homs", "Hama"]),
        ("Six people were killed in Ras al-Ayn on Tuesday.", ["Ras al-Ayn"]),
        ("Six people were killed in June.", []),
        ("KABUL — Six people were killed.", ["KABUL"]),
        ("A bus crashed near Homs. Six people were killed.", ["Homs"]),
    ],
)
def test_names_the_places_of_a_figure(text: str, names: list[str]) -> None:
    (figure,) = _figures(text)
    assert [place.text for place in figure.where] == names


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Six people were killed in Tarim on Sunday.", [False]),
        ("Six people were killed in Tarim on Sunday. The war has killed 200,000 people since 2011.", [False, True]),
        ("Six people were killed on Sunday. In 2019 a flood killed 40 people.", [False, True]),
        ("Six people were killed on Sunday. Two people were killed there last month.", [False, True]),
        ("Six people were killed on Sunday, and four have died since Friday.", [False, False]),
        ("The floods have affected 40,000 people since November.", [False]),
        ("Six people were killed in this week's landslide.", [False]),
        ("Tarim was silent on Sunday, a day after a blast that left six people dead.", [False]),
        ("Six people died on Sunday. The fire comes after two deadly blazes that killed 12.", [False, True]),
    ],
)
def test_other_events_and_longer_periods_are_background(text: str, background: list[bool]) -> None:
    assert [figure.background for figure in _figures(text)] == background


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Homs, 12 people were killed.", [["Homs"]]),
        ("Eleven were killed, six in Aleppo and five in Homs.", [["Aleppo", "Homs"], ["Aleppo"], ["Homs"]]),
        ("In Beirut, three were hurt; in Tyre, nine.", [["Beirut"], ["Tyre"]]),
        (
            "Fighting broke out in the city of Aleppo.\n\nThe clashes displaced 90, adding to Syria's crisis.",
            [["Aleppo"]],
        ),
    ],
)
def test_a_figure_holds_where_its_own_words_say_else_where_the_article_plays(
    text: str, places: list[list[str]]
) -> None:
    assert [[place.text for place in figure.where] for figure in _figures(text)] == places


def test_a_charge_takes_no_day_from_the_sentence_before_it() -> None:
    (figure,) = _figures(
        "Shelling hit the city of Aleppo.\n\nOn Sunday, officers led reporters through the streets. "
        "The rebels accused the army of shelling the clinic dozens of times."
    )
    assert (figure.when, [place.text for place in figure.where]) == (None, ["Aleppo"])


def test_a_day_told_of_an_earlier_fate_is_not_the_figures_own() -> None:
    (freed, _) = _figures("The rebels released three nurses and two drivers, who had been kidnapped in May.")
    assert (freed.when, freed.background) == (None, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Last September a blast at the station killed 14 people.",
        "The war has since killed more than 40,000 people.",
        "During the third quarter, 95 fighters were killed.",
        "Over the past decade, 300 people have been killed there.",
    ],
)
def test_wars_seasons_and_earlier_months_are_background(sentence: str) -> None:
    figures = _figures(f"Five people were killed in Quetta on Sunday.\n\nPolice sealed off the road.\n\n{sentence}")
    assert [figure.background for figure in figures] == [False, True]


def test_the_past_day_is_the_articles_own() -> None:
    (figure,) = _figures("The army said it had killed nine fighters over the past 24 hours.")
    assert not figure.background


@pytest.mark.parametrize("marked", tomllib.loads(BACKGROUND.read_text(encoding="utf-8"))["cases"])
def test_what_belongs_to_other_events_is_told_from_the_articles_own(marked: str) -> None:
    text = re.sub(r"[\[\]{}]", "", marked)
    wanted = [(number, bracket == "{") for bracket, number in re.findall(r"([\[{])([^\]}]+)[\]}]", marked)]
    found = {figure.number.text: figure.background for figure in _figures(text)}
    assert [(number, found.get(number)) for number, _ in wanted] == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shelling hit Aleppo on Sunday, killing 12 people.", ["Aleppo"]),
        ("Kabul blast kills 12", ["Kabul"]),
        ("A quake shook Port Sudan, killing four.", ["Port Sudan"]),
        ("Homs’s hospitals took in 40 wounded.", ["Homs"]),
        ("The lorry hit Ali Karim, injuring two others.", []),
        ("Hurricane Maria hit Monday, killing three.", []),
    ],
)
def test_a_known_place_needs_no_preposition(text: str, names: list[str]) -> None:
    (figure,) = _figures(text)
    assert [place.text for place in figure.where] == names
