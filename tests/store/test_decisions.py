"""What people decide is a row, counts until it is undone, and outlives whatever is read or linked anew."""

from __future__ import annotations

from dataclasses import replace

import desk
import newsroom
import pytest
from desk import AT, LATER, deaths, file, ids, page

from facttrack.errors import DatabaseError, NotFoundError, UsageError
from facttrack.model import ClaimFilter, Contest, Decision, Figure, Link
from facttrack.store.store import Store
from facttrack.vocabulary import Because, Judgement, Relation, Status

MARKED = (Contest(Because.MARKED),)


@pytest.fixture
def claim(store: Store) -> str:
    """An article with one uncontested figure, by its id."""
    article = page()
    file(store, article, deaths(article))
    return deaths(article).id


def test_a_claim_marked_as_contested_is_contested(store: Store, claim: str) -> None:
    made = store.decide(claim, Status.CONTESTED, note="see the fire report", by="ana", at=AT)
    assert made == Decision(1, claim, "contested", "see the fire report", "ana", AT)
    filed = store.claim(claim)
    assert (filed.status, filed.claim.contested) == (Status.CONTESTED, MARKED)
    assert ids(store.claims(ClaimFilter(contested=True))) == [claim]


def test_a_resolved_claim_is_no_longer_contested_and_its_reasons_are_kept(store: Store) -> None:
    article = page()
    figure = deaths(article, contested=newsroom.because(Because.RIVAL_FIGURE))
    file(store, article, figure)
    store.decide(figure.id, Status.RESOLVED, by="ana", at=AT)
    assert store.claim(figure.id).claim.contested == ()
    assert store.claims(ClaimFilter(contested=True)) == []
    assert store.claims_of("a1")[0].contested == figure.contested
    store.undo(figure.id, by="ana", at=LATER)
    assert store.claim(figure.id).claim.contested == figure.contested


def test_a_retracted_claim_says_so_and_keeps_its_reasons(store: Store) -> None:
    article = page()
    figure = deaths(article, contested=newsroom.because(Because.DENIAL))
    file(store, article, figure)
    store.decide(figure.id, Status.RETRACTED, by="ana", at=AT)
    filed = store.claim(figure.id)
    assert (filed.status, filed.claim.contested) == (Status.RETRACTED, figure.contested)


def test_the_latest_decision_counts_and_undoing_brings_back_the_one_before(store: Store, claim: str) -> None:
    first = store.decide(claim, Status.CONTESTED, by="ana", at=AT)
    second = store.decide(claim, Status.RETRACTED, by="ben", at=AT)
    assert store.claim(claim).status is Status.RETRACTED
    assert store.undo(claim, by="ana", at=LATER) == replace(second, undone=LATER)
    assert store.claim(claim).status is Status.CONTESTED
    store.undo(claim, by="ana", at=LATER)
    assert store.claim(claim).status is None
    assert store.decisions(claim) == [replace(first, undone=LATER), replace(second, undone=LATER)]
    with pytest.raises(NotFoundError, match="undone already"):
        store.undo(claim, by="ana", at=LATER)


def test_nothing_decided_is_nothing_to_undo(store: Store, claim: str) -> None:
    with pytest.raises(NotFoundError):
        store.undo(claim, by="ana", at=AT)


@pytest.mark.parametrize("verdict", ["confirmed", "true", ""])
def test_a_claim_takes_only_the_verdicts_for_claims(store: Store, claim: str, verdict: str) -> None:
    with pytest.raises(UsageError, match="contested, resolved, retracted"):
        store.decide(claim, verdict, by="ana", at=AT)
    assert store.decisions() == []


def test_a_decision_outlives_reading_the_article_again(store: Store, claim: str) -> None:
    store.decide(claim, Status.CONTESTED, by="ana", at=AT)
    file(store, page(), deaths(page()))
    assert store.claim(claim).status is Status.CONTESTED


def test_a_decision_is_carried_over_to_the_same_words_in_a_new_revision(store: Store, claim: str) -> None:
    store.decide(claim, Status.CONTESTED, note="doubtful", by="ana", at=AT)
    new = page("Updated. " + desk.FLOOD)
    file(store, new, deaths(new))
    assert (store.claims()[0].status, store.claims()[0].claim.contested) == (Status.CONTESTED, MARKED)
    carried = store.decisions(deaths(new).id)[0]
    assert (carried.verdict, carried.note, carried.by, carried.at) == ("contested", "doubtful", "ana", AT)
    store.undo(deaths(new).id, by="ana", at=LATER)
    assert store.claims()[0].status is None
    assert store.claim(claim).status is Status.CONTESTED


def test_a_decision_is_not_carried_over_to_other_words(store: Store, claim: str) -> None:
    store.decide(claim, Status.CONTESTED, by="ana", at=AT)
    new = page(desk.FLOOD.replace("12", "15"))
    file(store, new, desk.figure(new, "At least 15 people died", "15", 15))
    assert store.claims()[0].status is None


def test_a_decision_with_a_time_without_zone_is_refused(store: Store, claim: str) -> None:
    with pytest.raises(DatabaseError, match="time zone"):
        store.decide(claim, Status.CONTESTED, by="ana", at=AT.replace(tzinfo=None))


# --- links -----------------------------------------------------------------------------------


@pytest.fixture
def conflict(store: Store) -> Link:
    """Two articles whose figures conflict."""
    made = newsroom.link(*_two(store), Relation.CONFLICTS)
    store.replace_links(["a1", "a2"], [made])
    return made


def _two(store: Store) -> tuple[Figure, Figure]:
    one, other = page(), page("Only 5 people died in Marwen, police said.", "a2")
    figures = deaths(one), desk.figure(other, "Only 5 people died", "5", 5, 5)
    file(store, one, figures[0])
    file(store, other, figures[1])
    return figures


def test_a_conflict_makes_both_claims_contested(store: Store, conflict: Link) -> None:
    assert store.claim(conflict.a).claim.contested == (Contest(Because.CONFLICT, conflict.b),)
    assert store.claim(conflict.b).claim.contested == (Contest(Because.CONFLICT, conflict.a),)
    assert store.counts()["contested"] == 2


def test_other_relations_make_nobody_contested(store: Store) -> None:
    store.replace_links(["a1", "a2"], [newsroom.link(*_two(store), Relation.AGREES)])
    assert store.counts()["contested"] == 0


def test_a_rejected_conflict_makes_nobody_contested_until_that_is_undone(store: Store, conflict: Link) -> None:
    store.decide(conflict.id, Judgement.REJECTED, by="ana", at=AT)
    assert store.link(conflict.id).judgement is Judgement.REJECTED
    assert (store.claim(conflict.a).claim.contested, store.counts()["contested"]) == ((), 0)
    store.undo(conflict.id, by="ana", at=LATER)
    assert store.link(conflict.id).judgement is None
    assert store.counts()["contested"] == 2


def test_a_link_takes_only_the_verdicts_for_links(store: Store, conflict: Link) -> None:
    with pytest.raises(UsageError, match="confirmed, rejected"):
        store.decide(conflict.id, "resolved", by="ana", at=AT)


def test_a_conflict_that_is_gone_leaves_nobody_contested(store: Store, conflict: Link) -> None:
    assert store.replace_links(["a1", "a2"], []) == ([], [])
    assert store.counts()["contested"] == 0


def test_a_conflict_with_a_superseded_figure_is_none(store: Store, conflict: Link) -> None:
    new = page("No figures any more.")
    file(store, new)
    assert (store.claim(conflict.b).claim.contested, store.links()) == ((), [])


def test_a_judgement_outlives_linking_anew(store: Store, conflict: Link) -> None:
    store.decide(conflict.id, Judgement.REJECTED, by="ana", at=AT)
    store.replace_links(["a1", "a2"], [])
    judged = [replace(conflict, judgement=Judgement.REJECTED)]
    assert store.replace_links(["a1", "a2"], [conflict]) == (judged, judged)
    assert store.link(conflict.id).judgement is Judgement.REJECTED
    assert store.counts()["contested"] == 0


def test_a_judgement_counts_for_the_relation_that_was_judged(store: Store, conflict: Link) -> None:
    store.decide(conflict.id, Judgement.REJECTED, by="ana", at=AT)
    store.replace_links(["a1", "a2"], [replace(conflict, relation=Relation.AGREES)])
    assert store.link(conflict.id).judgement is None


def test_a_judgement_is_carried_over_to_a_new_revision(store: Store, conflict: Link) -> None:
    store.decide(conflict.id, Judgement.REJECTED, note="other flood", by="ana", at=AT)
    new = page("Updated. " + desk.FLOOD)
    file(store, new, deaths(new))
    again = replace(conflict, id="l-again", a=deaths(new).id)
    store.replace_links(["a1", "a2"], [again])
    assert store.link("l-again").judgement is Judgement.REJECTED
    assert [(d.verdict, d.note, d.by) for d in store.decisions("l-again")] == [("rejected", "other flood", "ana")]
    store.undo("l-again", by="ana", at=LATER)
    assert store.counts()["contested"] == 2


def test_links_that_are_kept_stay_and_only_new_ones_are_told(store: Store, conflict: Link) -> None:
    assert store.replace_links(["a1", "a2"], [], kept={("a1", "a2")}) == ([], [])
    assert store.links() == [conflict]
    assert store.replace_links(["a1", "a2"], [conflict]) == ([conflict], [])
