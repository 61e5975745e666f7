"""Reading articles in, extracting without a database, linking again, the demo, and the care of the database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import DIED, KILLED, MISSING, QUAY, TOLL, Run

from facttrack.model import Article, Claim
from facttrack.results import IngestSummary, RelinkSummary, Step

STORY = "At least 12 people were killed when a grain silo burst in Alder Point, police said on Monday."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(f"Silo bursts\n\n{STORY}\n", encoding="utf-8")
    return path


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


# --- ingest ----------------------------------------------------------------------------------


def test_ingest_makes_the_database_and_sums_up_beside_the_data(run: Run, story: Path) -> None:
    result = run("ingest", story, "--outlet", "Alder Point Star")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("1 article read: 1 new, 0 already known, 0 revised; 0 failed\n")
    (article,) = lines(run("articles", "--format", "jsonl").stdout)
    assert (article["outlet"], article["provenance"]["outlet"]) == ("Alder Point Star", "option")  # type: ignore[index]


def test_the_same_article_again_is_known(run: Run, story: Path) -> None:
    run("ingest", story)
    assert run("ingest", story).stderr.startswith("1 article read: 0 new, 1 already known, 0 revised; 0 failed\n")


def test_the_same_address_with_another_text_is_a_revision(run: Run, story: Path) -> None:
    run("ingest", story, "--url", "https://example.org/silo")
    story.write_text(STORY.replace("12", "14"), encoding="utf-8")
    result = run("ingest", story, "--url", "https://example.org/silo")
    assert result.stderr.startswith("1 article read: 0 new, 0 already known, 1 revised; 0 failed\n")


def test_what_cannot_be_read_costs_a_line_and_the_rest_is_read(run: Run, story: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("ingest", empty, tmp_path / "nowhere.txt", story)
    assert result.exit_code == 3
    complaints = [line for line in result.stderr.splitlines() if line.startswith("facttrack: ")]
    assert [str(empty) in complaints[0], "nowhere.txt" in complaints[1], len(complaints)] == [True, True, 2]
    assert "1 article read: 1 new, 0 already known, 0 revised; 2 failed" in result.stderr


def test_ingest_reads_standard_input(run: Run) -> None:
    assert "1 article read: 1 new" in run("ingest", "-", "--title", "Silo", input=STORY).stderr


def test_quiet_leaves_the_failures_only(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("ingest", story, "--quiet").stderr == ""
    assert run("ingest", tmp_path / "nowhere.txt", "--quiet").stderr.count("\n") == 1


def test_a_date_that_is_none_is_refused_before_anything_is_read(run: Run, story: Path) -> None:
    assert run("ingest", story, "--published", "last Monday").exit_code == 2
    assert not Path("facttrack.db").exists()


def test_an_interrupt_keeps_what_was_finished_and_says_so(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = RelinkSummary(0, 0, 0, 0, 0, interrupted=True)
    summary = IngestSummary(3, 3, 0, 0, (), 5, ("a", "b", "c"), linked, interrupted=True)
    monkeypatch.setattr("facttrack.actions.ingest.ingest", lambda *_, **__: summary)
    result = run("ingest", story)
    assert result.exit_code == 130
    assert "3 articles read: 3 new" in result.stderr
    assert "facttrack: stopped; every article that was finished is kept" in result.stderr


def test_a_progress_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from facttrack.cli.progress import progress

    with progress() as step:
        assert step is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    with progress(total=lambda: 2) as step:
        assert step is not None
        step(Step("read", 1, None, "[bold]a.txt\x1b[2J"))
        step(Step("link", 1, 1, ""))
    with progress(quiet=True) as step:
        assert step is None


# --- extract ---------------------------------------------------------------------------------


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two articles in a file, and an extraction that finds in them what the case holds."""
    found: dict[str, list[Claim]] = {"quay-1": [KILLED, MISSING], "toll-1": [DIED]}

    def extract(article: Article) -> list[Claim]:
        return found[article.id]

    monkeypatch.setattr("facttrack.actions.extracting.extract", extract)
    path = tmp_path / "articles.jsonl"
    path.write_text(
        "".join(
            json.dumps({"id": article.id, "text": article.text, "title": article.title}) + "\n"
            for article in (QUAY, TOLL)
        ),
        encoding="utf-8",
    )
    return path


def test_extract_prints_claims_as_the_interface_has_them(run: Run, extracted: Path) -> None:
    result = run("extract", extracted, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    first = lines(result.stdout)[0]
    assert (first["id"], first["article"], first["number"]) == (
        KILLED.id,
        "quay-1",
        {"text": "23", "start": 9, "end": 11},
    )
    assert "outlet" not in first
    assert not Path("facttrack.db").exists()


def test_extract_filters_by_kind_and_dispute(run: Run, extracted: Path) -> None:
    assert run("extract", extracted, "--kind", "statement").stderr == "No claims found.\n"
    assert run("extract", extracted, "--contested", "--format", "jsonl").stdout == ""


def test_explain_names_the_rule_and_the_words_of_each_field(run: Run, extracted: Path) -> None:
    words = run("extract", extracted, "--explain").stdout
    for expected in (
        "number      at least 23, written “23” at 9–11",
        "speaker     Harbour Board (government), named here as “the harbour board”",
        "cue         “said” at 77–81",
        "rule        passive",
    ):
        assert expected in words


def test_extract_goes_on_after_what_it_cannot_read(run: Run, extracted: Path) -> None:
    result = run("extract", "nowhere.txt", extracted, "--format", "jsonl")
    assert (result.exit_code, len(lines(result.stdout)), result.stderr.count("\n")) == (3, 3, 1)


def test_a_fault_of_extraction_costs_one_article(run: Run, extracted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article) -> list[Claim]:
        if article.id == "quay-1":
            raise IndexError("list index out of range")
        return [DIED]

    monkeypatch.setattr("facttrack.actions.extracting.extract", extract)
    result = run("extract", extracted, "--format", "jsonl")
    assert (result.exit_code, [line["id"] for line in lines(result.stdout)]) == (3, [DIED.id])
    assert result.stderr.startswith("facttrack: quay-1: its claims could not be extracted (IndexError")


# --- linking again, the demo, the database -----------------------------------------------------


def test_relink_sums_up(run: Run, story: Path) -> None:
    run("ingest", story)
    result = run("relink")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("1 article compared: ")


def test_relink_of_an_unknown_article_is_wrong_usage(run: Run, story: Path) -> None:
    run("ingest", story)
    assert run("relink", "nowhere").exit_code == 2


def test_the_demo_shows_claims_links_and_what_to_try(run: Run) -> None:
    result = run("demo")
    assert result.exit_code == 0
    headings = ["Contested claims", "How the figures of different articles stand to each other", "What to try next"]
    places = [result.stdout.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "facttrack --db facttrack-demo.db audit" in result.stdout
    assert Path("facttrack-demo.db").exists()


def test_the_demo_leaves_a_database_of_the_environment_alone(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTTRACK_DB", str(case))
    run("demo")
    assert len(lines(run("articles", "--format", "jsonl").stdout)) == 2


def test_a_second_demo_finds_its_articles_known(run: Run) -> None:
    run("demo")
    assert "0 new, 14 already known" in run("demo").stderr


def test_a_database_is_checked_backed_up_and_up_to_date(on_case: Run, run: Run, tmp_path: Path) -> None:
    assert on_case("db", "check").exit_code == 0
    assert on_case("db", "upgrade").stderr.startswith("The database is up to date")
    assert on_case("db", "backup", tmp_path / "copy.db").exit_code == 0
    assert run("--db", tmp_path / "copy.db", "claims").stdout == on_case("claims").stdout


def test_a_broken_database_is_database_trouble(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database at all" * 100)
    result = run("--db", broken, "claims")
    assert (result.exit_code, result.stderr.count("\n")) == (4, 1)
