"""What a person decides: marks, judgements, merged sources, and taking them back."""

from __future__ import annotations

import json

import pytest
from conftest import CONFLICT, KILLED, MISSING, Run


def claim(on_case: Run, identifier: str) -> dict[str, object]:
    record: dict[str, object] = json.loads(on_case("show", identifier, "--format", "json").stdout)
    return record


def test_a_mark_is_kept_with_who_when_and_why(on_case: Run) -> None:
    result = on_case("mark", KILLED.id[:8], "retracted", "--note", "corrected on Monday")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"{KILLED.id} is retracted, decided by R. Haddad.\nTake it back: facttrack undo {KILLED.id}\n"
    )
    record = claim(on_case, KILLED.id)
    assert record["status"] == "retracted"
    (decision,) = record["decisions"]  # type: ignore[misc]
    assert (decision["by"], decision["note"], decision["undone"]) == ("R. Haddad", "corrected on Monday", None)  # type: ignore[index]


def test_a_claim_marked_contested_is_contested(on_case: Run) -> None:
    on_case("mark", MISSING.id, "contested")
    assert claim(on_case, MISSING.id)["contested"] == [{"because": "marked"}]


def test_a_resolved_claim_is_not_contested_any_more(on_case: Run) -> None:
    on_case("mark", KILLED.id, "resolved")
    assert claim(on_case, KILLED.id)["contested"] == []


def test_undo_takes_the_latest_decision_back_and_keeps_it_in_the_history(on_case: Run) -> None:
    on_case("mark", KILLED.id, "resolved")
    result = on_case("undo", KILLED.id)
    assert (result.exit_code, result.stderr) == (
        0,
        f"{KILLED.id} is no longer resolved (decided by R. Haddad).\n",
    )
    assert claim(on_case, KILLED.id)["contested"]
    assert "taken back" in on_case("show", KILLED.id).stdout


def test_undo_of_nothing_is_wrong_usage(on_case: Run) -> None:
    assert on_case("undo", KILLED.id).exit_code == 2


def test_a_rejected_link_no_longer_contests_its_claims(on_case: Run) -> None:
    on_case("link", "reject", CONFLICT.id[:6], "--note", "two quays", "--by", "M. Okafor")
    assert claim(on_case, KILLED.id)["contested"] == []
    assert "rejected by M. Okafor: two quays" in on_case("show", CONFLICT.id).stdout


def test_a_confirmed_link_is_listed_as_such(on_case: Run) -> None:
    on_case("link", "confirm", CONFLICT.id)
    assert CONFLICT.id in on_case("links", "--judgement", "confirmed", "--format", "jsonl").stdout


def test_an_unknown_verdict_is_answered_with_the_known_ones(on_case: Run) -> None:
    result = on_case("mark", KILLED.id, "resolvd")
    assert result.exit_code == 2
    assert "Did you mean resolved?" in result.stderr


def test_an_alias_leads_to_its_source(on_case: Run) -> None:
    result = on_case("sources", "alias", "harbour board", "the Porto Alto port authority")
    assert result.stderr.splitlines() == [
        "Harbour Board also goes by: the Porto Alto port authority",
        "For links to follow the new name: facttrack relink",
    ]
    assert on_case("sources", "show", "the porto alto port authority").exit_code == 0


def test_merged_sources_speak_under_one_name_until_undone(on_case: Run) -> None:
    result = on_case("sources", "merge", "Harbour Board", "Porto Alto fire brigade")
    assert result.exit_code == 0
    command = result.stderr.split("facttrack undo ")[1].splitlines()[0]
    listed = on_case("claims", "--speaker", "Harbour Board", "--format", "jsonl").stdout
    assert len(listed.splitlines()) == 3
    assert on_case("undo", command).exit_code == 0
    assert len(on_case("claims", "--speaker", "Harbour Board", "--format", "jsonl").stdout.splitlines()) == 2


def test_decisions_are_listed_and_those_taken_back_say_so(on_case: Run) -> None:
    on_case("mark", KILLED.id, "resolved", "--note", "counted anew")
    on_case("link", "reject", CONFLICT.id, "--by", "M. Okafor")
    on_case("undo", KILLED.id)
    records = [json.loads(line) for line in on_case("decisions", "--format", "jsonl").stdout.splitlines()]
    assert [(one["subject"], one["verdict"], bool(one["undone"])) for one in records] == [
        (KILLED.id, "resolved", True),
        (CONFLICT.id, "rejected", False),
    ]
    assert "taken back" in on_case("decisions", width=80).stdout
    assert KILLED.id not in on_case("decisions", "--standing", "--format", "csv").stdout
    assert "rejected" not in on_case("decisions", "--by", "r. haddad").stdout


def test_without_decisions_the_list_says_how_to_make_one(on_case: Run) -> None:
    assert on_case("decisions").stderr == "No decisions. See: facttrack mark --help, facttrack link --help\n"


def test_a_merge_that_was_undone_stands_in_the_history_of_the_source(on_case: Run) -> None:
    dropped = json.loads(on_case("sources", "show", "Porto Alto fire brigade", "--format", "json").stdout)["id"]
    on_case("sources", "merge", "Harbour Board", "Porto Alto fire brigade")
    on_case("undo", dropped)
    assert "taken back" in on_case("show", dropped).stdout


@pytest.mark.parametrize("args", [("mark", "f-zzz", "resolved"), ("link", "reject", "l-zzz"), ("undo", "f-zzz")])
def test_a_decision_on_nothing_is_wrong_usage(on_case: Run, args: tuple[str, ...]) -> None:
    result = on_case(*args)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
