"""Which figures an article itself disputes: rival counts, denials answered by a count, counts taken back."""

from __future__ import annotations

import pytest

from facttrack.extract import extract
from facttrack.model import Article, Figure

CASES = {
    "rival counts of one event contest each other": (
        "A mine fell in. Police said 19 people were killed.\n\nUnion leader Ann Lee said 27 people were killed.",
        ["19", "27"],
    ),
    "counts of very different size tell of different things": (
        "Police said 6 people were killed.\n\nUnion leader Ann Lee said 64 people were killed this decade.",
        [],
    ),
    "a part excludes no whole": (
        "Police said 19 people were killed.\n\nUnion leader Ann Lee said 12 of them were killed by smoke.",
        [],
    ),
    "a speaker may raise the own count": (
        "Police said 19 people were killed. Police later said 27 people were killed.",
        [],
    ),
    "a count that was lowered is taken back": (
        "Police said 16 people were killed, lowering the number of dead from 17 killed on Monday.",
        ["17"],
    ),
    "a number called wrong is taken back": (
        "“We first reported eight people killed. That number was wrong,” Ann Lee said.",
        ["eight"],
    ),
    "an accusation contests its figure": (
        "The Front accused the army of killing five farmers.",
        ["five"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_an_article_disputes_its_own_figures(text: str, wanted: list[str]) -> None:
    claims = extract(Article(text, id="a"))
    disputed = [claim.number.text for claim in claims if isinstance(claim, Figure) and claim.contested]
    assert disputed == wanted
