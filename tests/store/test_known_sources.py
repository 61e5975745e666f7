"""Speakers become sources; known ones go by any of their names; people may say which are one."""

from __future__ import annotations

import tomllib

import desk
import pytest
from desk import AT, LATER, file, page

from facttrack import gazetteer
from facttrack.errors import NotFoundError, UsageError
from facttrack.model import ClaimFilter, Speaker
from facttrack.shipped import shipped
from facttrack.store.store import Store
from facttrack.vocabulary import SpeakerKind

KNOWN = tomllib.loads((shipped("seeds") / "sources.toml").read_text(encoding="utf-8"))["source"]


def say(
    store: Store, *names: str, id_: str = "a1", kind: SpeakerKind = SpeakerKind.OTHER, resolved: bool = True
) -> None:
    """File an article in which each of these says something."""
    article = page(" ".join(f"{n} people died." for n, _ in enumerate(names, 10)), id_)
    claims = [
        desk.figure(article, f"{n} people died.", str(n), n, n, by=Speaker(name, name, 0, 1, kind, resolved))
        for n, name in enumerate(names, 10)
    ]
    file(store, article, *claims)


def test_each_speaker_is_a_source_with_its_claims(store: Store) -> None:
    say(store, "Marwen fire brigade", "Mayor Ilse Roth", "the Marwen Fire Brigade")
    assert [(source.name, source.claims) for source in store.sources()] == [
        ("Marwen fire brigade", 2),
        ("Mayor Ilse Roth", 1),
    ]


def test_a_pronoun_that_nobody_fits_is_no_source(store: Store) -> None:
    say(store, "he", resolved=False)
    assert store.sources() == []
    assert store.claims()[0].claim.speaker is not None


def test_a_known_source_is_found_by_any_of_its_names(store: Store) -> None:
    say(store, "SOHR", "Syrian Observatory for Human Rights", "the Britain-based monitor")
    source = store.source("sohr")
    assert (source.name, source.kind, source.claims) == (
        "Syrian Observatory for Human Rights",
        SpeakerKind.MONITOR,
        3,
    )
    assert store.source(source.id[:8]) == source
    assert store.source("syrian observatory") == source
    assert len(store.claims(ClaimFilter(speaker="SOHR"))) == 3


def test_silent_sources_are_listed_when_asked_for(store: Store) -> None:
    assert store.sources() == []
    assert len(store.sources(silent=True)) == len(KNOWN)
    assert "Syrian Observatory for Human Rights" in [s.name for s in store.sources("observatory", silent=True)]


def test_a_kind_that_is_learned_later_is_kept(store: Store) -> None:
    say(store, "Ilse Roth")
    say(store, "Ilse Roth", id_="a2", kind=SpeakerKind.PERSON)
    say(store, "Ilse Roth", id_="a3", kind=SpeakerKind.OFFICIAL)
    assert store.source("Ilse Roth").kind is SpeakerKind.PERSON


def test_superseded_claims_do_not_count(store: Store) -> None:
    say(store, "Ilse Roth")
    file(store, page("Nothing."))
    assert store.sources() == []


def test_an_ambiguous_part_of_a_name_names_what_it_could_be(store: Store) -> None:
    say(store, "Mayor Ilse Roth", "Mayor Jon Park")
    with pytest.raises(NotFoundError, match="Mayor Ilse Roth, Mayor Jon Park"):
        store.source("mayor")
    assert len(store.claims(ClaimFilter(speaker="mayor"))) == 2


def test_merged_sources_are_one_until_that_is_undone(store: Store) -> None:
    say(store, "Ilse Roth", "Mayor Roth")
    drop = store.source("Mayor Roth").id
    assert store.merge_sources("Ilse Roth", "Mayor Roth", note="same person", by="ana", at=AT).claims == 2
    one = store.source("Mayor Roth")
    assert (one.name, one.aliases, one.claims) == ("Ilse Roth", ("Mayor Roth",), 2)
    assert [source.name for source in store.sources()] == ["Ilse Roth"]
    assert store.source(drop) == one
    assert [d.note for d in store.decisions(drop)] == ["same person"]
    store.undo(drop, by="ana", at=LATER)
    assert sorted(source.name for source in store.sources()) == ["Ilse Roth", "Mayor Roth"]


def test_a_claim_that_comes_later_under_a_merged_name_counts_for_the_one_source(store: Store) -> None:
    say(store, "Ilse Roth", "Mayor Roth")
    store.merge_sources("Ilse Roth", "Mayor Roth", by="ana", at=AT)
    say(store, "Mayor Roth", id_="a2")
    assert store.source("Ilse Roth").claims == 3


def test_merges_in_a_row_can_be_undone_in_any_order(store: Store) -> None:
    say(store, "Ilse Roth", "Mayor Roth", "the mayor of Marwen")
    ids = {name: store.source(name).id for name in ("Mayor Roth", "Ilse Roth")}
    store.merge_sources("Mayor Roth", "the mayor of Marwen", by="ana", at=AT)
    store.merge_sources("Ilse Roth", "Mayor Roth", by="ana", at=AT)
    assert store.source("Ilse Roth").claims == 3
    store.undo(ids["Mayor Roth"], by="ana", at=LATER)
    assert (store.source("Ilse Roth").claims, store.source("Mayor Roth").claims) == (1, 2)


def test_a_source_is_not_merged_with_itself(store: Store) -> None:
    say(store, "Ilse Roth", "Mayor Roth")
    store.merge_sources("Ilse Roth", "Mayor Roth", by="ana", at=AT)
    with pytest.raises(UsageError, match="one source already"):
        store.merge_sources("Mayor Roth", "Ilse Roth", by="ana", at=AT)


def test_another_name_counts_from_now_on_until_that_is_undone(store: Store) -> None:
    say(store, "Ilse Roth")
    source = store.add_alias("Ilse Roth", "the mayor", by="ana", at=AT)
    assert source.aliases == ("the mayor",)
    say(store, "the mayor", id_="a2")
    assert store.source("Ilse Roth").claims == 2
    assert store.names()[gazetteer.key("The Mayor")] == "Ilse Roth"
    store.undo(source.id, by="ana", at=LATER)
    assert (store.source("Ilse Roth").claims, store.source("the mayor").claims) == (1, 1)


def test_a_speaker_of_one_name_changes_no_names(store: Store) -> None:
    before = store.names()
    say(store, "ILSE ROTH", "SOHR")
    assert store.names() == before
    assert before[gazetteer.key("SOHR")] == "Syrian Observatory for Human Rights"


def test_another_name_that_never_spoke_is_gone_when_undone(store: Store) -> None:
    say(store, "Ilse Roth")
    source = store.add_alias("Ilse Roth", "the mayor", by="ana", at=AT)
    store.undo(source.id, by="ana", at=LATER)
    assert store.source("Ilse Roth").aliases == ()


@pytest.mark.parametrize(
    ("alias", "says"),
    [("SOHR", "sources merge"), ("ilse roth", "already"), ("—", "no letters")],
    ids=["another's", "its own", "no name"],
)
def test_a_name_that_cannot_be_given_is_refused(store: Store, alias: str, says: str) -> None:
    say(store, "Ilse Roth")
    with pytest.raises(UsageError, match=says):
        store.add_alias("Ilse Roth", alias, by="ana", at=AT)
    assert store.decisions() == []


# --- the table of known sources --------------------------------------------------------------


def test_every_known_source_has_a_kind_of_the_vocabulary() -> None:
    assert [entry["name"] for entry in KNOWN if entry["kind"] not in set(SpeakerKind)] == []


def test_no_name_belongs_to_two_known_sources() -> None:
    owners: dict[str, set[str]] = {}
    for entry in KNOWN:
        for name in (entry["name"], *entry.get("others", ())):
            owners.setdefault(gazetteer.key(name), set()).add(entry["name"])
    assert {key: sorted(names) for key, names in owners.items() if len(names) > 1} == {}


def test_no_other_name_is_written_twice() -> None:
    for entry in KNOWN:
        keys = [gazetteer.key(name) for name in (entry["name"], *entry.get("others", ()))]
        assert len(keys) == len(set(keys)), entry["name"]
        assert set(entry) <= {"name", "kind", "place", "others"}, entry["name"]
