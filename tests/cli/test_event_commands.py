"""Merging, splitting and weighing events from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

NEWS = [
    {
        "id": "quarry-1",
        "outlet": "Harbour Gazette",
        "published": "2026-03-03",
        "title": "Quarry wall kills 12 at Aldor",
        "text": "Mayor Lena Ostrow said that 12 people were killed on Monday when a quarry wall fell at Aldor.",
    },
    {
        "id": "quarry-2",
        "outlet": "Radio Costa",
        "published": "2026-03-03",
        "title": "Aldor quarry: brigade counts 15 dead",
        "text": "The Aldor Fire Brigade said that 15 people were killed on Monday when a quarry wall fell at Aldor.",
    },
]


@pytest.fixture
def quarry(run: Run, tmp_path: Path) -> Run:
    """Commands on a database with two articles on one event that give different numbers."""
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in NEWS), encoding="utf-8")
    assert run("ingest", "news.jsonl").exit_code == 0
    return run


def events(run: Run, *more: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("events", "--format", "jsonl", *more).stdout.splitlines()]


def test_articles_are_split_off_and_the_decision_is_taken_back(quarry: Run) -> None:
    (event,) = events(quarry)
    done = quarry("event", "split", event["id"], "quarry-2", "--note", "another wall")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"{event['id']}: split off: quarry-2, decided by R. Haddad.\nTake it back: facttrack undo {event['id']}\n"
    )
    assert [each["articles"] for each in events(quarry)] in (
        [["quarry-1"], ["quarry-2"]],
        [["quarry-2"], ["quarry-1"]],
    )
    assert "split off: quarry-2 by R. Haddad: another wall" in quarry("show", event["id"]).stdout
    assert quarry("undo", event["id"]).exit_code == 0
    assert [each["articles"] for each in events(quarry)] == [["quarry-1", "quarry-2"]]


def test_events_are_merged(quarry: Run) -> None:
    (event,) = events(quarry)
    quarry("event", "split", event["id"], "quarry-2")
    a, b = (each["id"] for each in events(quarry))
    assert "one event with" in quarry("event", "merge", a, b).stderr
    assert len(events(quarry)) == 1


def test_an_article_of_another_event_cannot_be_split_off(quarry: Run) -> None:
    (event,) = events(quarry)
    quarry("event", "split", event["id"], "quarry-2")
    rest = next(each["id"] for each in events(quarry) if each["articles"] == ["quarry-1"])
    failed = quarry("event", "split", rest, "quarry-2")
    assert failed.exit_code == 2
    assert "quarry-2: not of" in failed.stderr


def test_low_best_and_high_follow_the_policy(quarry: Run) -> None:
    (event,) = events(quarry)
    figures = event["figures"]
    assert (figures["killed"]["low"], figures["killed"]["high"]) == (12, 15)  # type: ignore[index]
    quarry("sources", "trust", "Ostrow", "--note", "was there")
    (trusted,) = events(quarry, "--policy", "trusted")
    assert trusted["figures"]["killed"]["high"] == 12  # type: ignore[index]
    page = quarry("show", event["id"], "--policy", "trusted").stdout
    assert "policy      trusted: figures of the sources marked as trusted" in page
    assert "from 1 origin: Lena Ostrow" in page
    timeline = json.loads(quarry("timeline", event["id"], "--policy", "majority", "--format", "json").stdout)
    assert timeline["measures"]["killed"]["policy"] == "majority"
    report = json.loads(quarry("report", "event", event["id"], "--policy", "trusted", "--format", "json").stdout)
    assert report["figures"]["killed"]["assessment"]["by"]["high"]["sources"] == ["Lena Ostrow"]


def test_an_event_page_names_sources_origins_and_what_contests_it(quarry: Run) -> None:
    (event,) = events(quarry)
    page = quarry("show", event["id"]).stdout
    assert "low 12: Lena Ostrow" in page
    assert "without Lena Ostrow: 15" in page
    assert "2 origins, not shown to be independent" in page
    assert "⚑ contested" in page
    record = json.loads(quarry("show", event["id"], "--format", "json").stdout)
    (clash,) = record["figures"]["killed"]["contested"]
    quarry("link", "reject", clash["link"])
    assert "⚑ contested" not in quarry("show", event["id"]).stdout


def test_a_link_page_prints_the_table_of_evidence(quarry: Run) -> None:
    (link,) = (json.loads(line) for line in quarry("links", "--format", "jsonl").stdout.splitlines())
    page = quarry("show", link["id"]).stdout
    assert "place       same     +" in page
    assert "as log odds: a score of" in page
    record = json.loads(quarry("show", link["id"], "--format", "json").stdout)
    assert [row["fact"] for row in record["evidence"]][:3] == ["base", "measure", "population"]
    assert set(record["evidence"][1]) == {"fact", "level", "weight", "reason"}
