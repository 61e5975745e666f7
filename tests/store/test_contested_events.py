"""A measure of an event is contested while figures conflict that no person has resolved."""

from __future__ import annotations

from dataclasses import replace

import newsroom
import pytest
from desk import AT, LATER, page
from newsroom import EVENT, LINKS, NOW_19, ONLY_17

from facttrack.errors import UsageError
from facttrack.model import Clash, Figure
from facttrack.store.store import Store
from facttrack.vocabulary import Because, Judgement, Measure, Status

CONFLICT = LINKS[2]
AGAINST = (Clash(NOW_19.id, ONLY_17.id, CONFLICT.id),)


@pytest.fixture
def story(store: Store) -> Store:
    newsroom.print_story(store)
    return store


def contested(store: Store) -> dict[Measure, tuple[Clash, ...]]:
    (event,) = store.events()
    assert store.event(event.id) == event
    return {measure: estimate.contested for measure, estimate in event.figures.items() if estimate.contested}


def test_a_conflict_contests_its_measure_and_no_other(story: Store) -> None:
    assert contested(story) == {Measure.KILLED: AGAINST}


def test_a_rejected_conflict_contests_nothing_until_that_is_undone(story: Store) -> None:
    story.decide(CONFLICT.id, Judgement.REJECTED, by="ana", at=AT)
    assert contested(story) == {}
    story.undo(CONFLICT.id, by="ana", at=LATER)
    assert contested(story) == {Measure.KILLED: AGAINST}


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.RETRACTED])
@pytest.mark.parametrize("side", [NOW_19, ONLY_17], ids=["a", "b"])
def test_a_figure_that_a_person_settled_contests_nothing(story: Store, side: Figure, status: Status) -> None:
    story.decide(side.id, status, by="ana", at=AT)
    assert contested(story) == {}


def test_a_figure_marked_as_contested_still_contests(story: Store) -> None:
    story.decide(NOW_19.id, Status.CONTESTED, by="ana", at=AT)
    assert contested(story) == {Measure.KILLED: AGAINST}


def test_a_conflict_of_recalled_figures_does_not_contest_the_event(store: Store) -> None:
    newsroom.print_story(store)
    store.replace_claims("a4", [replace(ONLY_17, background=True)])
    store.replace_links(EVENT.articles, [CONFLICT])
    assert contested(store) == {}


def test_a_conflict_goes_with_the_text_that_it_stood_in(story: Store) -> None:
    story.add(replace(newsroom.FEWER, text="The ministry has no number."), [], at=LATER)
    assert contested(story) == {}


def test_rival_figures_of_one_article_contest_its_measure_once(store: Store) -> None:
    article = page("The army said 12 people died. Villagers said 20 people died.")
    army = newsroom.figure(article, "12 people died", "12", 12, 12)
    village = newsroom.figure(article, "20 people died", "20", 20, 20)
    army = replace(army, contested=newsroom.because(Because.RIVAL_FIGURE, village.id))
    village = replace(village, contested=newsroom.because(Because.RIVAL_FIGURE, army.id))
    store.add(article, [army, village], at=AT)
    store.replace_events([article.id], [replace(EVENT, articles=(article.id,))])
    first, second = sorted((army.id, village.id))
    assert contested(store) == {Measure.KILLED: (Clash(first, second),)}
    store.decide(village.id, Status.RESOLVED, by="ana", at=AT)
    assert contested(store) == {}


def test_a_source_is_trusted_until_that_is_undone(story: Store) -> None:
    made = story.trust_source("coast guard", note="counts bodies", by="ana", at=AT)
    assert (made.verdict, made.note, made.by) == ("trusted", "counts bodies", "ana")
    assert [source.name for source in story.trusted()] == ["coast guard"]
    with pytest.raises(UsageError, match="trusted already"):
        story.trust_source("coast guard", by="ben", at=AT)
    story.undo(made.subject, by="ana", at=LATER)
    assert story.trusted() == []


def test_a_trusted_source_that_is_merged_into_another_takes_its_trust_along(story: Store) -> None:
    story.trust_source("coast guard", by="ana", at=AT)
    story.merge_sources("Ministry of Transport", "coast guard", by="ana", at=AT)
    assert [source.name for source in story.trusted()] == ["Ministry of Transport"]
