"""Lists: articles, claims, links, events and sources, filtered and in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import ACCUSED, CONFLICT, DIED, EVENT, KILLED, MISSING, QUAY, Run
from syrupy.assertion import SnapshotAssertion

from facttrack.records import link_record
from facttrack.store import open_store


def ids(on_case: Run, *args: str) -> list[str]:
    result = on_case(*args, "--format", "jsonl")
    assert (result.exit_code, result.exception) == (0, None)
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


LISTS = [("articles",), ("claims",), ("links",), ("events",), ("sources", "list")]


@pytest.mark.parametrize("width", [80, 160, None], ids=["80", "160", "piped"])
@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_a_list_reads_well(on_case: Run, args: tuple[str, ...], width: int | None, snapshot: SnapshotAssertion) -> None:
    result = on_case(*args, width=width)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_no_format_lets_an_escape_through(on_case: Run, args: tuple[str, ...]) -> None:
    for form in ("table", "json", "jsonl", "csv", "md"):
        assert "\x1b" not in on_case(*args, "--format", form).stdout


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_json_and_jsonl_hold_the_same(on_case: Run, args: tuple[str, ...]) -> None:
    lines = on_case(*args, "--format", "jsonl").stdout.splitlines()
    assert json.loads(on_case(*args, "--format", "json").stdout) == [json.loads(line) for line in lines] != []


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_csv_has_a_row_for_each_line_of_jsonl(on_case: Run, args: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(on_case(*args, "--format", "csv").stdout)))
    lines = on_case(*args, "--format", "jsonl").stdout.splitlines()
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]


def test_a_cell_that_would_run_as_a_formula_is_disarmed(on_case: Run) -> None:
    rows = csv.DictReader(io.StringIO(on_case("claims", "--format", "csv").stdout))
    assert {row["outlet"] for row in rows} == {"Harbour Gazette", "'=Coast Times"}


def test_a_narrow_terminal_is_not_overrun(on_case: Run) -> None:
    assert max(map(len, on_case("claims", width=60).stdout.splitlines())) <= 60


def test_long_words_are_not_cut_in_a_pipe(on_case: Run) -> None:
    assert f"“{KILLED.quote}”" in on_case("claims").stdout


# --- filters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--contested"], [KILLED.id, ACCUSED.id, DIED.id]),
        (["--uncontested"], [MISSING.id]),
        (["--kind", "statement"], [ACCUSED.id]),
        (["--measure", "missing"], [MISSING.id]),
        (["--speaker", "harbour board"], [KILLED.id, ACCUSED.id]),
        (["--outlet", "harbour gazette", "--kind", "figure"], [KILLED.id, MISSING.id]),
        (["--place", "porto alto"], [KILLED.id, DIED.id]),
        (["--article", "toll"], [DIED.id]),
        (["--event", EVENT.id[:5], "--measure", "killed"], [KILLED.id, DIED.id]),
        (["--search", "dockers"], [MISSING.id]),
        (["--since", "2026-03", "--until", "2026-03", "--kind", "statement"], [ACCUSED.id]),
        (["--since", "2026-03-03"], []),
        (["--until", "2025"], []),
        (["--limit", "1", "--offset", "1"], [ACCUSED.id]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_claims_are_filtered(on_case: Run, args: list[str], found: list[str]) -> None:
    assert ids(on_case, "claims", *args) == found


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--relation", "conflicts"], [CONFLICT.id]),
        (["--relation", "part-of"], []),
        (["--claim", DIED.id], [CONFLICT.id]),
        (["--claim", MISSING.id], []),
        (["--event", EVENT.id], [CONFLICT.id]),
        (["--judgement", "rejected"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_links_are_filtered(on_case: Run, args: list[str], found: list[str]) -> None:
    assert ids(on_case, "links", *args) == found


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--place", "porto alto"], [EVENT.id]),
        (["--since", "2026-03-03"], []),
        (["--search", "quay"], [EVENT.id]),
        (["--search", "bridge"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_events_are_filtered(on_case: Run, args: list[str], found: list[str]) -> None:
    assert ids(on_case, "events", *args) == found


@pytest.mark.parametrize(
    ("args", "found"),
    [(["--outlet", "harbour gazette"], ["quay-1"]), (["--search", "brigade"], ["toll-1"]), (["--until", "2025"], [])],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_articles_are_filtered(on_case: Run, args: list[str], found: list[str]) -> None:
    assert ids(on_case, "articles", *args) == found


def test_a_listed_link_is_as_the_interface_has_it(on_case: Run) -> None:
    (line,) = on_case("links", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == link_record(CONFLICT)


def test_a_listed_article_can_be_read_again(on_case: Run) -> None:
    line = json.loads(on_case("articles", "--outlet", "Harbour Gazette", "--format", "jsonl").stdout)
    assert (line["id"], line["text"], line["url"]) == ("quay-1", QUAY.text, QUAY.url)


# --- what is not there -----------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_a_list_without_matches_says_so_beside_the_data(on_case: Run, form: str) -> None:
    result = on_case("claims", "--measure", "abducted", "--format", form)
    assert result.exit_code == 0
    assert result.stdout == ("[]\n" if form == "json" else "")
    assert result.stderr == "No claims match. Fewer filters show more; facttrack claims lists them all.\n"


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_a_list_of_an_empty_database_says_how_to_begin(run: Run, args: tuple[str, ...]) -> None:
    open_store("facttrack.db").close()
    assert run(*args).stderr == "No articles yet. Read some in: facttrack ingest PATH\n"


def test_a_list_that_a_limit_cut_says_how_it_goes_on(on_case: Run) -> None:
    result = on_case("claims", "--limit", "3")
    assert len(result.stdout.splitlines()) == 1 + 3
    assert result.stderr == "3 of 4 claims: --offset 3 goes on.\n"


def test_a_list_of_very_many_is_not_counted_to_its_end(on_case: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facttrack.cli.claims._COUNTED", 1)
    assert on_case("claims", "--limit", "3").stderr == "There are more claims: --offset 3 goes on.\n"


def test_a_list_of_sources_says_how_it_goes_on(on_case: Run) -> None:
    result = on_case("sources", "list", "--limit", "1", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "There are more sources: --offset 1 goes on.\n"


def test_a_list_that_a_limit_did_not_cut_says_nothing(on_case: Run) -> None:
    assert on_case("claims", "--limit", "4").stderr == ""


def test_a_misspelt_measure_is_answered_with_the_nearest(on_case: Run) -> None:
    result = on_case("claims", "--measure", "kiled")
    assert result.exit_code == 2
    assert "Did you mean killed?" in result.stderr


def test_an_unknown_event_is_told(on_case: Run) -> None:
    result = on_case("claims", "--event", "landslide")
    assert result.exit_code == 2
    assert "landslide" in result.stderr
