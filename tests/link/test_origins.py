"""How many origins articles have, and who cites whom."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from facttrack.extract import extract
from facttrack.link import Sketch, chains, origins, sketches
from facttrack.link.credits import credits_of
from facttrack.model import Article, Report
from tests.link.newsdesk import sketched

WIRE = (
    "At least nine people drowned when a ferry went down off Port Selby on Monday, the coast guard said. The boat had "
    "left the quay of Old Marrow with far more passengers than its papers allow, and took water within minutes of "
    "passing the harbour mole. Divers went on searching the wreck through the night, while families waited at the quay."
)
OWN = (
    "The owner of the ferry that sank off Port Selby walked into a police station on Tuesday. Nine bodies have been "
    "laid out in a school gymnasium. Relatives asked why nobody had counted who went on board."
)


def article(name: str, text: str, *, outlet: str = "", authors: tuple[str, ...] = ()) -> Article:
    return Article(text, name, published=date(2026, 2, 3), outlet=outlet or name, authors=authors)


def read(*articles: Article) -> dict[str, Sketch]:
    return {each.id: sketches(Report(each, tuple(extract(each))), {})[0] for each in articles}


def groups(made: dict[str, Sketch]) -> list[tuple[str, ...]]:
    return [origin.articles for origin in origins(made)]


def test_nearly_the_same_text_is_one_origin() -> None:
    cut = WIRE.partition(" Divers")[0]
    made = read(article("a", WIRE), article("b", cut), article("c", OWN))
    first, second = origins(made)
    assert (first.articles, second.articles) == (("a", "b"), ("c",))
    assert "nearly the same text" in first.because
    assert second.because == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (article("a", f"PORT SELBY (Reuters) - {OWN}"), article("b", "Boat sinks, nine dead.", outlet="Reuters")),
        (article("a", OWN, authors=("AFP",)), article("b", "Boat sinks, nine dead.\n\nSource: Agence France-Presse")),
        (article("a", OWN, authors=("Marrow Press Agency",)), article("b", "Nine.\n\n– By Marrow Press Agency, cut")),
        (article("a", f"{OWN} (AP)"), article("b", "Boat sinks.\nWith reporting by the Associated Press")),
        (
            article("a", "Nine people drowned on Monday, Reuters reported."),
            article("b", "SELBY (Reuters) – A ferry sank."),
        ),
        (
            article("a", "The harbour master told AFP that nine people drowned on Monday."),
            article("b", "SELBY (AFP) – A ferry sank."),
        ),
    ],
    ids=["dateline", "author", "own agency", "last words", "whole word of one outlet", "told to one outlet"],
)
def test_articles_that_credit_one_agency_are_one_origin(first: Article, second: Article) -> None:
    (origin,) = origins(read(first, second))
    assert origin.because[0].startswith("credit ")


@pytest.mark.parametrize(
    "text",
    ["The minister told Reuters that a ferry sank.", "A ferry sank (and AP was there).", "By the quay, nine died."],
    ids=["told to", "in passing", "by"],
)
def test_an_agency_that_is_only_mentioned_is_not_credited(text: str) -> None:
    assert credits_of(article("a", text), {}) == ()


def test_one_speaker_s_number_with_its_hedge_in_the_same_words_is_one_origin() -> None:
    figure = "{nine|killed|9..|coast guard}"
    made = {
        "a": sketched("a", "2026-02-03", f"At least {figure} people drowned off Port Selby, the coast guard said."),
        "b": sketched("b", "2026-02-03", f"Off Port Selby at least {figure} people drowned, said the coast guard."),
        "c": sketched("c", "2026-02-03", "{Nine|killed|9|coast guard} people drowned off Port Selby."),
        "d": sketched("d", "2026-02-03", "At least {nine|killed|9..|mayor} people drowned off Port Selby."),
    }
    assert groups(made) == [("a", "b"), ("c",), ("d",)]


def test_one_line_in_common_among_many_is_no_common_origin() -> None:
    shared = "{Nine|killed|9|coast guard} people drowned off Port Selby. "
    mine = "{Four|injured|4|clinic} were hurt. {Two|missing|2|mayor} are missing. "
    theirs = "{Six|injured|6|nurse} were hurt. {Three|missing|3|owner} are missing. "
    made = {"a": sketched("a", "2026-02-03", shared + mine), "b": sketched("b", "2026-02-03", shared + theirs)}
    assert groups(made) == [("a",), ("b",)]


def test_origins_do_not_depend_on_the_order_of_reading() -> None:
    made = read(
        article("a", WIRE),
        article("b", f"SELBY (AP) – {OWN}"),
        article("c", WIRE, authors=("AP",)),
        article("d", "A ferry sank."),
    )
    answers = {origins({name: made[name] for name in order}) for order in permutations(made)}
    assert [origin.articles for origin in answers.pop()] == [("a", "b", "c"), ("d",)]
    assert not answers


def test_outlets_that_cite_one_another_are_a_chain() -> None:
    made = read(
        article("a", "Nine people drowned, the Delta Post newspaper reported.", outlet="Harbour Gazette"),
        article("b", "Reuters reported, citing the Sana news agency, that nine drowned.", outlet="Delta Post"),
    )
    assert chains(made) == (("Harbour Gazette", "Delta Post", "Reuters", "Syrian Arab News Agency"),)


def test_outlets_that_cite_each_other_in_a_circle_end_the_chain() -> None:
    made = read(
        article("a", "Nine people drowned, the Delta Post newspaper reported.", outlet="Harbour Gazette"),
        article("b", "Nine people drowned, the Harbour Gazette newspaper reported.", outlet="Delta Post"),
    )
    assert chains(made) == (("Delta Post", "Harbour Gazette"), ("Harbour Gazette", "Delta Post"))


def test_a_sketch_keeps_its_credits_and_citations() -> None:
    (made,) = read(article("a", "SELBY (AP) – Nine drowned, Reuters reported.")).values()
    assert made.credits == ("Associated Press",)
    assert ("", "Reuters") in made.cites
    assert Sketch.from_json(made.to_json()) == made
