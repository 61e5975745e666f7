"""A person merges and splits events, and the decision holds when articles are linked or read again."""

from __future__ import annotations

import pytest
from desk import AT, LATER

from facttrack.actions import events, review
from facttrack.actions.assess import assessed, by_policy
from facttrack.actions.look import event_page, link_page
from facttrack.actions.relink import relink
from facttrack.actions.report import event_report
from facttrack.errors import UsageError
from facttrack.extract import extract
from facttrack.model import Article, LinkFilter
from facttrack.records import published_from
from facttrack.store.store import Store
from facttrack.vocabulary import Judgement, Measure, Policy, Relation, Status

#: Outlet, day, title and text by article.
NEWS = {
    "fire-1": (
        "Harbour Gazette",
        "2026-03-03",
        "Fire kills 12 in the dockside market of Aldor",
        """ALDOR (AP) – At least 12 people were killed on Monday when a fire swept the dockside market of Aldor, the
fire brigade said. Traders fled over the quay while flames ate through the stalls of the old dockside market.""",
    ),
    "fire-2": (
        "Radio Costa",
        "2026-03-03",
        "Market fire: mayor counts 15 dead",
        """Mayor Lena Ostrow said that 15 people were killed in Monday's fire in the dockside market of Aldor. Flames
ate through the stalls of the old market, and traders fled over the quay.""",
    ),
    "fire-3": (
        "Evening Post",
        "2026-03-03",
        "Twelve die as dockside market burns",
        """Twelve people were killed when fire swept the dockside market of Aldor on Monday, the fire brigade said.
The flames ate through the stalls before the fire engines came down to the quay.""",
    ),
    "mine-1": (
        "Harbour Gazette",
        "2026-05-10",
        "Nine miners dead in Brennick pit",
        "Nine miners were killed on Friday when a gallery caved in at the Brennick pit, the labour inspectorate said.",
    ),
}


def read(store: Store, *names: str) -> None:
    for name in names:
        article = news(name)
        store.add(article, extract(article), at=AT)
        relink(store, [name])


def news(name: str, more: str = "") -> Article:
    outlet, day, title, text = NEWS[name]
    return Article(text + more, name, title=title, outlet=outlet, published=published_from(day))


@pytest.fixture
def fire(store: Store) -> Store:
    read(store, "fire-1", "fire-2", "fire-3", "mine-1")
    assert groups(store) == [("fire-1", "fire-2", "fire-3"), ("mine-1",)]
    return store


def groups(store: Store) -> list[tuple[str, ...]]:
    return sorted(event.articles for event in store.events())


def of(store: Store, article: str) -> str:
    (event,) = store.events_of(article)
    return event.id


def test_articles_that_are_split_off_stay_apart_until_that_is_undone(fire: Store) -> None:
    made = events.split(fire, of(fire, "fire-1"), ["fire-2"], note="second blaze", by="ana", at=AT)
    apart = [("fire-1", "fire-3"), ("fire-2",), ("mine-1",)]
    assert groups(fire) == apart
    relink(fire)
    assert groups(fire) == apart
    review.undo(fire, made.subject, by="ana", at=LATER)
    assert groups(fire) == [("fire-1", "fire-2", "fire-3"), ("mine-1",)]


def test_events_that_are_merged_stay_one_until_that_is_undone(fire: Store) -> None:
    made = events.merge(fire, of(fire, "mine-1"), of(fire, "fire-1"), by="ana", at=AT)
    assert made.subject == of(fire, "fire-1") == of(fire, "mine-1")
    relink(fire, ["mine-1"])
    relink(fire)
    assert groups(fire) == [("fire-1", "fire-2", "fire-3", "mine-1")]
    review.undo(fire, made.subject, by="ana", at=LATER)
    assert groups(fire) == [("fire-1", "fire-2", "fire-3"), ("mine-1",)]


def test_a_decision_on_events_outlives_a_new_text_of_an_article(fire: Store) -> None:
    events.split(fire, of(fire, "fire-1"), ["fire-2"], by="ana", at=AT)
    article = news("fire-2", " It burns still.")
    fire.add(article, extract(article), at=LATER)
    relink(fire, ["fire-2"])
    assert ("fire-2",) in groups(fire)


def test_figures_of_articles_held_apart_are_not_linked(fire: Store) -> None:
    assert fire.links(LinkFilter(relation=Relation.CONFLICTS))
    events.split(fire, of(fire, "fire-1"), ["fire-2"], by="ana", at=AT)
    assert not fire.links(LinkFilter(relation=Relation.CONFLICTS))
    assert not any(filed.claim.contested for filed in fire.claims())


def test_the_page_of_an_event_shows_what_was_decided_about_it(fire: Store) -> None:
    made = events.split(fire, of(fire, "fire-1"), ["fire-2"], note="second blaze", by="ana", at=AT)
    for article in ("fire-1", "fire-2"):
        assert event_page(fire, of(fire, article)).decisions == (made,)
    assert event_page(fire, of(fire, "mine-1")).decisions == ()
    assert (made.verdict, made.note, made.by, made.at) == ("split off: fire-2", "second blaze", "ana", AT)


def test_what_cannot_be_split_or_merged_is_refused_and_changes_nothing(fire: Store) -> None:
    whole = of(fire, "fire-1")
    with pytest.raises(UsageError, match="all of its articles"):
        events.split(fire, whole, ["fire-1", "fire-2", "fire-3"], by="ana", at=AT)
    with pytest.raises(UsageError, match="not of"):
        events.split(fire, whole, ["mine-1"], by="ana", at=AT)
    with pytest.raises(UsageError, match="one event already"):
        events.merge(fire, whole, whole, by="ana", at=AT)
    assert fire.decisions() == []


# --- what the pages say ----------------------------------------------------------------------


def test_a_link_shows_its_evidence_while_its_articles_are_as_they_were(fire: Store) -> None:
    (conflict,) = fire.links(LinkFilter(relation=Relation.CONFLICTS, limit=1))
    found = link_page(fire, conflict.id)
    assert tuple(row.reason for row in found.evidence[1:]) == conflict.because
    assert found.why.endswith(".")


def test_an_event_says_why_it_is_one_and_how_many_origins_it_has(fire: Store) -> None:
    page = event_page(fire, of(fire, "fire-1"))
    assert any("pairs of articles match" in sentence for sentence in page.why)
    assert page.lineage.origins == page.event.origins
    assert sorted(article for origin in page.lineage.origins for article in origin.articles) == list(
        page.event.articles
    )
    assert page.lineage.chains == (("Harbour Gazette", "Associated Press"),)


def test_the_range_is_what_is_on_file_and_names_the_sources_of_its_bounds(fire: Store) -> None:
    page = event_page(fire, of(fire, "fire-1"))
    (killed,) = [made for made in page.assessments if made.measure is Measure.KILLED]
    assert killed.estimate == page.event.figures[Measure.KILLED]
    assert (killed.low.value, killed.best.value) == (12, 15)
    assert (killed.low.sources, killed.best.sources) == (("fire brigade",), ("Lena Ostrow",))
    assert {each.source for each in killed.without} == {"fire brigade", "Lena Ostrow"}


def test_only_trusted_sources_count_where_that_is_asked_for(fire: Store) -> None:
    event = fire.event(of(fire, "fire-1"))
    (untrusted,) = assessed(fire, event, Policy.TRUSTED)
    assert untrusted.note
    fire.trust_source("Ostrow", by="ana", at=AT)
    estimate = by_policy(fire, event, Policy.TRUSTED).figures[Measure.KILLED]
    assert (estimate.low, estimate.best, estimate.high) == (15, 15, 15)
    bounds = event_report(fire, event.id, Policy.TRUSTED).bounds
    assert [each.assessment and each.assessment.policy for each in bounds] == [Policy.TRUSTED]


def test_a_retracted_figure_does_not_count_for_its_event(fire: Store) -> None:
    (mayors,) = [filed.claim.id for filed in fire.claims() if getattr(filed.claim, "low", None) == 15]
    review.mark(fire, mayors, Status.RETRACTED, by="ana", at=AT)
    assert fire.event(of(fire, "fire-1")).figures[Measure.KILLED].best == 12
    relink(fire)
    assert fire.event(of(fire, "fire-1")).figures[Measure.KILLED].best == 12
    review.undo(fire, mayors, by="ana", at=LATER)
    assert fire.event(of(fire, "fire-1")).figures[Measure.KILLED].best == 15


def test_a_rejected_conflict_leaves_the_measure_uncontested_after_linking_again(fire: Store) -> None:
    event = of(fire, "fire-1")
    clashes = fire.event(event).figures[Measure.KILLED].contested
    assert clashes
    for clash in clashes:
        assert clash.link is not None
        review.judge(fire, clash.link, Judgement.REJECTED, by="ana", at=AT)
    relink(fire)
    assert fire.event(event).figures[Measure.KILLED].contested == ()


#: A bulletin of two events, and a report of each.
BULLETIN = {
    "bulletin": """Here is what our reporters recorded in Ituri this week.

- Bunia, 5 March: A grenade thrown into a bar in Bunia wounded 14 people, according to the police.
- Mahagi, 7 March: Four traders drowned when a canoe capsized off Mahagi port.
""",
    "bunia": "A grenade was thrown into a bar in Bunia on 5 March and wounded 16 people, a hospital doctor said.",
    "mahagi": "Four traders drowned on 7 March when their canoe capsized off Mahagi port, the port master said.",
}


@pytest.fixture
def lake(store: Store) -> Store:
    for name, text in BULLETIN.items():
        article = Article(text, name, title=name, published=published_from("2026-03-09"))
        store.add(article, extract(article), at=AT)
        relink(store, [name])
    assert groups(store) == [("bulletin", "bunia"), ("bulletin", "mahagi")]
    return store


def test_splitting_off_a_bulletin_concerns_its_part_in_that_event_alone(lake: Store) -> None:
    made = events.split(lake, of(lake, "mahagi"), ["bulletin"], by="ana", at=AT)
    apart = [("bulletin",), ("bulletin", "bunia"), ("mahagi",)]
    assert groups(lake) == apart
    relink(lake)
    assert groups(lake) == apart
    assert [event_page(lake, event.id).decisions for event in lake.events_of("bulletin")] == [(), (made,)]
    review.undo(lake, made.subject, by="ana", at=LATER)
    assert groups(lake) == [("bulletin", "bunia"), ("bulletin", "mahagi")]


def test_merging_with_an_event_of_a_bulletin_leaves_its_other_parts(lake: Store) -> None:
    read(lake, "mine-1")
    events.merge(lake, of(lake, "mahagi"), of(lake, "mine-1"), by="ana", at=AT)
    assert groups(lake) == [("bulletin", "bunia"), ("bulletin", "mahagi", "mine-1")]


def test_the_page_of_an_event_shows_the_figures_of_its_part_of_a_bulletin_alone(lake: Store) -> None:
    page = event_page(lake, of(lake, "bunia"))
    assert sorted(filed.claim.low for filed in page.figures) == [14, 16]
    assert {m: (each.low, each.high) for m, each in page.event.figures.items()} == {Measure.INJURED: (14, 16)}
    assert [part.number for part in page.event.parts] == [1]
    link = page.links[0].link
    assert link_page(lake, link.id).evidence


def test_a_retracted_figure_of_a_part_counts_no_more_in_its_event(lake: Store) -> None:
    figure = next(f.claim.id for f in event_page(lake, of(lake, "bunia")).figures if f.article.id == "bunia")
    review.mark(lake, figure, Status.RETRACTED, by="ana", at=AT)
    (injured,) = lake.event(of(lake, "bunia")).figures.values()
    assert (injured.low, injured.high) == (14, 14)
    assert groups(lake) == [("bulletin", "bunia"), ("bulletin", "mahagi")]
