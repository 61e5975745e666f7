"""What the reports on a source, an outlet and an event gather from the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import newsroom
import pytest
from newsroom import article, figure

from facttrack.actions.audit import audit
from facttrack.actions.report import compared, event_report, outlet_report, source_report
from facttrack.errors import NotFoundError
from facttrack.results import Attribution, Stands
from facttrack.store import open_store
from facttrack.store.store import Store
from facttrack.vocabulary import Because, Judgement, Measure, Qualifier, Relation, Stance


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "story.db")) as store:
        newsroom.print_story(store)
        yield store


# --- on a source -----------------------------------------------------------------------------


def test_a_source_has_its_claims_in_order_of_publication(store: Store) -> None:
    report = source_report(store, "coast guard")
    assert [filed.claim.id for filed in report.claims] == [newsroom.AT_LEAST_14.id, newsroom.NOW_19.id]


def test_a_conflict_says_which_claim_is_on_the_other_side(store: Store) -> None:
    (challenge,) = source_report(store, "coast guard").challenges
    assert challenge.because is Because.CONFLICT
    assert challenge.other is not None
    assert challenge.other.claim.id == newsroom.ONLY_17.id


def test_a_figure_stands_against_that_of_another_speaker_but_not_against_one_without(store: Store) -> None:
    standings = source_report(store, "coast guard").standings
    assert [(s.ours.figure.id, s.theirs.speaker, s.stands, s.link.relation) for s in standings] == [
        (newsroom.NOW_19.id, "Ministry of Transport", Stands.HIGHER, Relation.CONFLICTS)
    ]


def test_seen_from_the_other_speaker_the_same_link_stands_the_other_way(store: Store) -> None:
    assert [s.stands for s in source_report(store, "Ministry of Transport").standings] == [Stands.LOWER]


def test_a_rejected_link_is_no_standing(store: Store) -> None:
    store.decide(newsroom.LINKS[2].id, Judgement.REJECTED.value, by="editor", at=newsroom.READ_AT)
    assert source_report(store, "coast guard").standings == ()


def test_bounds_hedges_stances_and_outlets_are_counted(store: Store) -> None:
    guard = source_report(store, "coast guard")
    assert guard.qualifiers == ((Qualifier.AT_LEAST, 1), (Qualifier.EXACT, 1))
    assert guard.hedges == (("preliminary", 1),)
    assert [(use.outlet, use.claims, use.articles) for use in guard.outlets] == [("Harbour Gazette", 2, 2)]
    assert source_report(store, "Costa Lines").stances == ((Stance.DENIES, 1),)


def test_an_unknown_source_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Harbour Master"):
        source_report(store, "Harbour Master")


PAGE = article("23 or 27 or 20 to 30 or dozens died.")


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"),
    [
        pytest.param((23, 23), (27, 27), Stands.LOWER, id="23, 27"),
        pytest.param((27, 27), (23, 23), Stands.HIGHER, id="27, 23"),
        pytest.param((23, None), (23, 23), Stands.SAME, id="at least 23, 23"),
        pytest.param((None, 23), (23, 23), Stands.SAME, id="up to 23, 23"),
        pytest.param((20, 30), (27, 27), Stands.LOWER, id="20 to 30 by its middle, 27"),
        pytest.param((None, None), (27, 27), Stands.UNCLEAR, id="no number, 27"),
    ],
)
def test_two_figures_are_compared_by_their_numbers(
    ours: tuple[int | None, int | None], theirs: tuple[int | None, int | None], stands: Stands
) -> None:
    a, b = (figure(PAGE, "23", "23", *bounds, qualifier=Qualifier.EXACT) for bounds in (ours, theirs))
    assert compared(a, b) is stands


@pytest.mark.parametrize(("number", "stands"), [(27, Stands.UNCLEAR), (24, Stands.SAME), (9, Stands.HIGHER)])
def test_a_vague_number_is_compared_only_with_what_it_excludes(number: int, stands: Stands) -> None:
    dozens = figure(PAGE, "dozens", "dozens", 24, None, qualifier=Qualifier.VAGUE)
    assert compared(dozens, figure(PAGE, "23", "23", number, number)) is stands


# --- on an outlet ----------------------------------------------------------------------------


def test_an_outlet_has_its_articles_with_their_claims_counted(store: Store) -> None:
    lines = outlet_report(store, "Harbour Gazette").articles
    assert [(line.article.id, line.figures, line.statements, line.contested) for line in lines] == [
        ("a1", 2, 0, 0),
        ("a3", 1, 2, 3),
    ]


def test_figures_are_shared_out_among_named_unnamed_and_no_speakers(store: Store) -> None:
    assert outlet_report(store, "Harbour Gazette").attribution == Attribution(named=2, unnamed=1, none=0)
    assert outlet_report(store, "Evening Post").attribution == Attribution(named=0, unnamed=0, none=1)


def test_the_sources_of_an_outlet_come_with_whether_they_have_a_name(store: Store) -> None:
    sources = outlet_report(store, "Harbour Gazette").sources
    assert [(use.name, use.named, use.claims) for use in sources] == [
        ("coast guard", True, 2),
        ("Costa Lines", True, 1),
        ("Survivors", True, 1),
        ("officials", False, 1),
    ]


def test_an_outlet_answers_for_what_its_own_articles_lost(store: Store) -> None:
    assert [finding.code for finding in outlet_report(store, "Evening Post").findings] == ["FT201", "FT202"]
    assert outlet_report(store, "Harbour Gazette").findings == ()


def test_the_report_on_an_outlet_finds_what_the_audit_of_everything_finds(store: Store) -> None:
    whole = [finding for finding in audit(store, ["FT2"], ["FT203"]) if finding.article.outlet == "Evening Post"]
    assert list(outlet_report(store, "evening post").findings) == whole


def test_an_outlet_without_an_article_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Morning Post"):
        outlet_report(store, "Morning Post")


# --- on an event -----------------------------------------------------------------------------


def test_each_bound_of_an_event_names_the_figures_that_set_it(store: Store) -> None:
    killed = event_report(store, newsroom.EVENT.id).bounds[0]
    assert [s.figure.id for s in killed.low_by] == [newsroom.ONLY_17.id]
    assert [s.figure.id for s in killed.best_by] == [newsroom.NOW_19.id]
    assert [s.figure.id for s in killed.high_by] == [newsroom.NOW_19.id]


def test_an_open_bound_is_set_by_nobody(store: Store) -> None:
    affected = next(b for b in event_report(store, newsroom.EVENT.id).bounds if b.track.measure is Measure.AFFECTED)
    assert affected.high_by == ()


def test_accusation_and_denial_answer_each_other(store: Store) -> None:
    disputes = event_report(store, newsroom.EVENT.id).disputes
    assert [(d.statement.id, [answer.id for answer in d.answers]) for d in disputes] == [
        (newsroom.ACCUSATION.id, [newsroom.DENIAL.id]),
        (newsroom.DENIAL.id, [newsroom.ACCUSATION.id]),
    ]


def test_conflicts_come_before_other_links_and_duplicates_have_one_origin(store: Store) -> None:
    report = event_report(store, newsroom.EVENT.id)
    assert [joined.link.relation for joined in report.links] == [
        Relation.CONFLICTS,
        Relation.UPDATES,
        Relation.DUPLICATE,
    ]
    assert [(o.first.id, [later.id for later in o.later]) for o in report.retold] == [("a1", ["a2"])]


# --- audit over a database -------------------------------------------------------------------


def test_an_audit_of_the_story_finds_what_went_wrong_in_it(store: Store) -> None:
    assert [(finding.code, finding.article.id) for finding in audit(store)] == [
        ("FT101", "a2"),
        ("FT101", "a4"),
        ("FT102", "a1"),
        ("FT201", "a2"),
        ("FT202", "a2"),
        ("FT203", "a1"),
    ]
