"""The figures of an event over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import newsroom
import pytest
from newsroom import article, figure, filed, link

from facttrack.actions.timeline import distinct, published, sighted, timeline
from facttrack.errors import NotFoundError
from facttrack.model import Article
from facttrack.store import open_store
from facttrack.store.store import Store
from facttrack.vocabulary import Judgement, Measure, Relation


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "story.db")) as store:
        newsroom.print_story(store)
        yield store


def test_each_measure_has_its_figures_in_order_of_publication(store: Store) -> None:
    told = timeline(store, "Ferry disaster off Porto Alto")
    assert [(track.measure, [s.figure.number.text for s in track.sightings]) for track in told.tracks] == [
        (Measure.KILLED, ["14", "14", "19", "17"]),
        (Measure.MISSING, ["9"]),
        (Measure.AFFECTED, ["1,200"]),
    ]
    assert told.tracks[0].estimate == newsroom.EVENT.figures[Measure.KILLED]


def test_a_replaced_figure_names_its_successor(store: Store) -> None:
    killed = timeline(store, newsroom.EVENT.id).tracks[0].sightings
    assert [sighting.newer for sighting in killed] == [newsroom.NOW_19.id, None, None, None]


def test_a_beginning_of_the_events_id_is_enough_and_a_wrong_one_is_named(store: Store) -> None:
    assert timeline(store, "e-aaaa").event.id == newsroom.EVENT.id
    with pytest.raises(NotFoundError):
        timeline(store, "e-zzzz")


def test_background_figures_are_left_out(store: Store) -> None:
    page = article("Last year 40 people drowned here.", "a5")
    store.add(page, [figure(page, "40 people drowned", "40", 40, 40, background=True)], at=newsroom.READ_AT)
    wider = (*newsroom.EVENT.articles, "a5")
    store.replace_events(wider, [newsroom.replace(newsroom.EVENT, articles=wider)])
    killed = timeline(store, newsroom.EVENT.id).tracks[0].sightings
    assert "40" not in [sighting.figure.number.text for sighting in killed]


PAGE = article("14 dead. 14 people drowned, the coast guard said. 14 children among them.")


def test_what_an_article_repeats_counts_once_and_the_mention_with_a_speaker_stands() -> None:
    mentions = (
        figure(PAGE, "14 dead", "14", 14, 14),
        figure(PAGE, "14 people drowned", "14", 14, 14, by="coast guard", who="people"),
    )
    assert [s.speaker for s in distinct(sighted(filed(PAGE, *mentions), ()))] == ["coast guard"]


def test_other_people_or_another_speaker_are_no_repetition() -> None:
    mentions = (
        figure(PAGE, "14 people drowned", "14", 14, 14, by="coast guard", who="people"),
        figure(PAGE, "14 children", "14", 14, 14, who="children"),
        figure(PAGE, "14 dead", "14", 14, 14, by="Ministry of Transport", who="people"),
    )
    assert len(distinct(sighted(filed(PAGE, *mentions), ()))) == 3


def test_a_rejected_update_replaces_nothing() -> None:
    later = article("The toll rose to 19.", "a2", day="2026-03-09")
    old, new = figure(PAGE, "14 dead", "14", 14, 14), figure(later, "rose to 19", "19", 19, 19)
    claims = [*filed(PAGE, old), *filed(later, new)]
    for judgement, newer in ((None, new.id), (Judgement.CONFIRMED, new.id), (Judgement.REJECTED, None)):
        assert sighted(claims, [link(old, new, Relation.UPDATES, judgement)])[0].newer == newer


def test_articles_are_ordered_by_day_then_moment_then_id_and_undated_ones_come_last() -> None:
    east = timezone(timedelta(hours=5))
    pages = [
        Article("", "undated"),
        Article("", "noon", published=datetime(2026, 3, 2, 12, tzinfo=UTC)),
        Article("", "eleven", published=datetime(2026, 3, 2, 16, tzinfo=east)),
        Article("", "day-b", published=newsroom.date(2026, 3, 2)),
        Article("", "day-a", published=newsroom.date(2026, 3, 2)),
        Article("", "before", published=newsroom.date(2026, 3, 1)),
    ]
    assert [page.id for page in sorted(pages, key=published)] == [
        "before",
        "day-a",
        "day-b",
        "eleven",
        "noon",
        "undated",
    ]
