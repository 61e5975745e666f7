"""The tutorial's commands print what the tutorial says. After a change: python tests/docs/replay.py --update"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from replay import TUTORIAL, Block, blocks, replay

TOLD = blocks(TUTORIAL.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def printed() -> list[Block]:
    return list(replay(TOLD))


@pytest.mark.parametrize("number", range(len(TOLD)), ids=[f"line {block.line}" for block in TOLD])
def test_a_block_of_the_tutorial_prints_what_it_says(printed: list[Block], number: int) -> None:
    assert printed[number].text == TOLD[number].text


def test_every_command_of_the_tutorial_ends_as_it_says_and_finds_its_ids(printed: list[Block]) -> None:
    assert [trouble for block in printed for trouble in block.troubles] == []


def test_every_command_of_the_tutorial_is_one_of_facttrack() -> None:
    assert {step.command.split()[0] for block in TOLD for step in block.steps} == {"facttrack"}


def test_the_tutorial_walks_through_every_command_that_looks_or_judges() -> None:
    used = {step.command.split()[1] for block in TOLD for step in block.steps}
    wanted = {"ingest", "claims", "show", "links", "events", "timeline", "report", "audit", "mark", "link", "undo"}
    assert wanted <= used


DOCS = TUTORIAL.parent


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_page_that_a_page_links_to_is_there(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (DOCS / target).exists()]
    assert missing == []


def test_the_index_lists_every_page() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(DOCS.glob("*.md")) if f"({page.name})" not in index] == ["index.md"]
