"""What a person decides is written down under the whole id, whatever beginning of it was typed."""

from __future__ import annotations

import newsroom
import pytest
from desk import AT, LATER

from facttrack.actions import review, sources
from facttrack.errors import NotFoundError
from facttrack.store.store import Store
from facttrack.vocabulary import Judgement, Status


@pytest.fixture(autouse=True)
def _story(store: Store) -> None:
    newsroom.print_story(store)


def test_a_claim_is_marked_and_the_mark_taken_back(store: Store) -> None:
    made = review.mark(store, newsroom.NOW_19.id[:8], Status.RETRACTED, note="typing error", by="ana", at=AT)
    assert (made.subject, made.verdict, made.note, made.by, made.at) == (
        newsroom.NOW_19.id,
        "retracted",
        "typing error",
        "ana",
        AT,
    )
    undone = review.undo(store, newsroom.NOW_19.id[:8], by="ben", at=LATER)
    assert (undone.id, undone.undone) == (made.id, LATER)
    assert store.claim(newsroom.NOW_19.id).status is None


def test_a_link_is_judged_and_the_judgement_taken_back(store: Store) -> None:
    conflict = newsroom.LINKS[2].id
    review.judge(store, conflict[:8], Judgement.REJECTED, by="ana", at=AT)
    assert store.claim(newsroom.ONLY_17.id).claim.contested == ()
    review.undo(store, conflict[:8], by="ana", at=LATER)
    assert store.link(conflict).judgement is None


def test_what_is_not_there_cannot_be_decided_on(store: Store) -> None:
    with pytest.raises(NotFoundError):
        review.mark(store, "f-nothing", Status.RESOLVED, by="ana", at=AT)
    with pytest.raises(NotFoundError):
        review.judge(store, "l-nothing", Judgement.CONFIRMED, by="ana", at=AT)
    assert store.decisions() == []


def test_sources_are_merged_and_named(store: Store) -> None:
    source = sources.merge(store, "coast guard", "Costa Lines", by="ana", at=AT)
    assert source.claims == 3
    assert "the guard" in sources.alias(store, "coast guard", "the guard", by="ana", at=AT).aliases
    assert [decision.by for decision in store.decisions()] == ["ana", "ana"]
