"""Speakers resolved within their article: the fullest name, never somebody who does not fit."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from facttrack.extract.assemble import assemble
from facttrack.extract.layout import lay_out
from facttrack.extract.speakers import kind_of, take_apart
from facttrack.extract.statements import find_statements
from facttrack.model import Article, Speaker, Statement
from facttrack.vocabulary import SpeakerKind


def speakers(text: str) -> list[Speaker]:
    document = lay_out(Article(text, id="a"))
    claims = assemble(document, [], find_statements(document))
    return [claim.speaker for claim in claims if isinstance(claim, Statement) and claim.speaker]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The Valley Relief Union (VRU) opened a camp. The VRU said tents were short.",
            "Valley Relief Union",
            id="an acronym introduced in brackets",
        ),
        pytest.param(
            "Mayor Lidia Costa toured the port. The fire was out, Costa said.", "Lidia Costa", id="a surname alone"
        ),
        pytest.param(
            "Mayor Lidia Costa toured the port. “It is over,” the mayor said.", "Lidia Costa", id="a role by its title"
        ),
        pytest.param(
            "Lidia Costa, the mayor of Port Sena, toured the docks. “It is over,” the mayor said.",
            "Lidia Costa",
            id="a role by an apposition",
        ),
        pytest.param(
            "The Health Ministry sent vaccines. The ministry said more would follow.",
            "Health Ministry",
            id="a body by its noun",
        ),
        pytest.param(
            "Mrs. Ana Duarte met Mr. Jorge Pinto. She said the deal was close.", "Ana Duarte", id="she is not a man"
        ),
        pytest.param(
            "Mrs. Ana Duarte met Mr. Jorge Pinto. He said the deal was close.", "Jorge Pinto", id="he is not a woman"
        ),
        pytest.param(
            "Army spokesman Lt. Gen. Ali Karim said the road was open.", "Ali Karim", id="a name behind its titles"
        ),
        pytest.param(
            "Another displaced resident, Hoda Salim, said she had no tent.", "Hoda Salim", id="a name in apposition"
        ),
        pytest.param(
            "A spokesman for the Ministry of Water said the dam held.",
            "A spokesman for the Ministry of Water",
            id="a body is not its spokesman",
        ),
        pytest.param("Residents said the well was dry.", "Residents", id="nameless speakers stand as they are"),
        pytest.param(
            "River County deputies closed the road. They said a bridge had failed.",
            "River County deputies",
            id="they are the deputies",
        ),
    ],
)
def test_the_last_speaker_gets_the_fullest_name_of_the_article(text: str, name: str) -> None:
    assert speakers(text)[-1].name == name


CASES = tomllib.loads((Path(__file__).parents[1] / "gold" / "speakers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["caption"] for case in CASES])
def test_the_last_speaker_of_an_article_is_told(case: dict[str, str]) -> None:
    last = speakers(case["text"])[-1]
    assert (last.name, last.kind.value) == (case["name"], case.get("kind", last.kind.value))


def test_a_pronoun_that_nobody_fits_stays_and_is_unresolved() -> None:
    (only,) = speakers("She said the well was dry.")
    assert (only.name, only.resolved) == ("She", False)


def test_a_relative_pronoun_is_named_by_its_antecedent_and_keeps_its_place() -> None:
    text = "The prize went to Ivo Petrov, who said he would share it."
    (only,) = speakers(text)
    assert (only.name, text[only.start : only.end]) == ("Ivo Petrov", "who")


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("the interior ministry", SpeakerKind.GOVERNMENT),
        ("Damascus", SpeakerKind.GOVERNMENT),
        ("the northern militia", SpeakerKind.ARMED_GROUP),
        ("police sources", SpeakerKind.ANONYMOUS),
        ("a hospital official", SpeakerKind.MEDICAL),
        ("villagers", SpeakerKind.WITNESS),
        ("the lawsuit", SpeakerKind.DOCUMENT),
        ("local media", SpeakerKind.MEDIA),
        ("an unnamed official", SpeakerKind.ANONYMOUS),
        ("senior officials", SpeakerKind.OFFICIAL),
    ],
)
def test_the_kind_of_source_is_told_by_its_words(mention: str, kind: SpeakerKind) -> None:
    parts = take_apart(mention)
    assert kind_of(parts, parts.best) is kind
