"""Pages about one thing: claims, articles, links, events, sources, timelines, reports, audits."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ACCUSED, CONFLICT, DIED, EVENT, KILLED, MISSING, QUAY, TOLL, Run
from newsroom import article, figure
from syrupy.assertion import SnapshotAssertion

from facttrack.store import open_store

PAGES = {
    "figure": ("show", KILLED.id),
    "statement": ("show", ACCUSED.id),
    "article": ("show", "quay-1"),
    "link": ("show", CONFLICT.id),
    "event": ("show", EVENT.id),
    "source": ("sources", "show", "harbour board"),
}


@pytest.mark.parametrize("width", [80, 160, None], ids=["80", "160", "piped"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_well(on_case: Run, page: str, width: int | None, snapshot: SnapshotAssertion) -> None:
    result = on_case(*PAGES[page], width=width)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot


@pytest.mark.parametrize("page", PAGES)
def test_a_page_for_programs_says_what_it_is_about(on_case: Run, page: str) -> None:
    record = json.loads(on_case(*PAGES[page], "--format", "json").stdout)
    assert record["page"] == {"figure": "claim", "statement": "claim"}.get(page, page)


@pytest.mark.parametrize(
    "name",
    [KILLED.id, KILLED.id[:5], "quay-1", "quay", QUAY.url, CONFLICT.id[:4], EVENT.id, EVENT.title, "collapse in Porto"],
)
def test_anything_is_found_by_id_beginning_address_or_title(on_case: Run, name: str) -> None:
    assert on_case("show", name).exit_code == 0


def test_several_things_are_shown_one_after_the_other(on_case: Run) -> None:
    words = on_case("show", KILLED.id, DIED.id).stdout
    assert 0 <= words.index(KILLED.id) < words.index("\n\n" + DIED.id)


def test_what_is_nowhere_says_where_to_look(on_case: Run) -> None:
    result = on_case("show", "zebra")
    assert result.exit_code == 2
    assert "nothing is called “zebra”" in result.stderr
    assert "facttrack claims" in result.stderr


def test_an_ambiguous_beginning_names_the_candidates(on_case: Run) -> None:
    result = on_case("show", "f-")
    assert result.exit_code == 2
    for claim in (KILLED, DIED, MISSING):
        assert claim.id in result.stderr


def test_hostile_titles_do_not_reach_the_terminal(on_case: Run) -> None:
    words = on_case("show", "toll-1").stdout
    assert "Nineteen dead, ␛[31mbrigade␛[0m says" in words
    assert "[sic]" in words


def test_a_revised_article_shows_what_changed_figure_by_figure(on_case: Run, case: Path) -> None:
    newer = article(
        QUAY.text.replace("At least 23", "Exactly 27"),
        "quay-1",
        day="2026-03-03",
        outlet="Harbour Gazette",
        title="Quay collapse kills 27",
        url=QUAY.url,
    )
    quote = "Exactly 27 people were killed when the old quay gave way"
    killed = figure(newer, quote, "27", 27, 27, by=KILLED.speaker, who="people", hedges=KILLED.hedges)
    with open_store(str(case)) as store:
        store.add(newer, [killed], at=datetime(2026, 3, 5, 8, 0, tzinfo=UTC))
    words = on_case("show", "quay-1").stdout
    changed = words[words.index("Changed from revision 1 to 2") :].splitlines()
    assert "  • title: Quay collapse kills at least 23 → Quay collapse kills 27" in changed
    assert any(line.startswith("  • number, qualifier killed: at least 23 people") for line in changed)
    assert any(line.startswith("  • gone missing: 9 dockers") for line in changed)
    record = json.loads(on_case("show", "quay-1", "--format", "json").stdout)
    assert [change["fields"] for change in record["edits"][0]["changes"]] == [["number", "qualifier"], [], []]


# --- timelines, reports, audits: what the command line adds ------------------------------------


def test_a_timeline_takes_every_format(on_case: Run) -> None:
    assert "Quay collapse in Porto Alto" in on_case("timeline", EVENT.id[:5]).stdout
    record = json.loads(on_case("timeline", EVENT.id, "--format", "json").stdout)
    assert list(record["measures"]) == ["killed", "missing"]
    assert len(on_case("timeline", EVENT.id, "--format", "jsonl").stdout.splitlines()) == 3
    assert on_case("timeline", EVENT.id, "--format", "csv").stdout.startswith("measure,")


def test_a_timeline_of_nothing_is_wrong_usage(on_case: Run) -> None:
    assert on_case("timeline", "landslide").exit_code == 2


@pytest.mark.parametrize(
    ("ending", "begins"), [(".md", "# "), (".html", "<!doctype html>"), (".json", "{")], ids=["md", "html", "json"]
)
@pytest.mark.parametrize("args", [("source", "harbour board"), ("outlet", "Harbour Gazette"), ("event", EVENT.title)])
def test_a_report_is_written_as_its_ending_says(
    on_case: Run, tmp_path: Path, args: tuple[str, str], ending: str, begins: str
) -> None:
    target = tmp_path / f"report{ending}"
    result = on_case("report", *args, "-o", target)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"written: {target}\n")
    assert target.read_text(encoding="utf-8").lower().startswith(begins)


def test_a_report_without_a_file_is_printed(on_case: Run) -> None:
    assert "Harbour Board" in on_case("report", "source", "harbour board").stdout
    assert json.loads(on_case("report", "source", "harbour board", "--format", "json").stdout)["report"] == "source"


def test_a_report_to_a_file_without_a_known_ending_is_refused(on_case: Run, tmp_path: Path) -> None:
    result = on_case("report", "source", "harbour board", "-o", tmp_path / "report.pdf")
    assert result.exit_code == 2
    assert ".md, .html, .json" in result.stderr
    assert list(tmp_path.glob("report*")) == []


def test_a_report_into_a_folder_that_is_not_there_is_one_line(on_case: Run, tmp_path: Path) -> None:
    result = on_case("report", "source", "harbour board", "-o", tmp_path / "none" / "report.md")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "No such file" in result.stderr


def test_an_audit_with_findings_ends_with_one(on_case: Run) -> None:
    result = on_case("audit", "--select", "FT101")
    assert result.exit_code == 1
    assert MISSING.quote in result.stdout
    assert result.stderr == "1 finding in 1 article\n"


def test_an_audit_without_findings_ends_with_nought(on_case: Run) -> None:
    result = on_case("audit", "--select", "FT101", "--ignore", "FT1")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")


def test_codes_may_be_parted_by_commas(on_case: Run) -> None:
    both = on_case("audit", "--select", "FT101,FT102", "--format", "jsonl").stdout
    assert both == on_case("audit", "--select", "FT101", "--select", "FT102", "--format", "jsonl").stdout != ""


def test_an_unknown_code_is_wrong_usage(on_case: Run) -> None:
    assert on_case("audit", "--select", "XY9").exit_code == 2


def test_the_codes_are_listed_without_a_database(run: Run) -> None:
    assert "FT101" in run("audit", "--codes").stdout


def test_a_terminal_with_colours_needs_no_brackets(on_case: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "100"}.items():
        monkeypatch.setenv(name, value)
    words = on_case("show", TOLL.id).stdout
    assert "\x1b[1;33mNineteen\x1b[0m people died" in words
    monkeypatch.setenv("NO_COLOR", "1")
    words = on_case("show", TOLL.id).stdout
    assert "[\x1b[1mNineteen\x1b[0m] people died" in words


def test_the_toll_article_is_shown_with_brackets_where_colours_are_off(on_case: Run) -> None:
    assert "[Nineteen] people died" in on_case("show", TOLL.id).stdout
