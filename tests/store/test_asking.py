"""Lists hold what passes their filter, in a fixed order, with the same number of statements however long they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import desk
import newsroom
import pytest
from desk import AT, deaths, file, ids, page
from sqlalchemy import event

from facttrack.errors import NotFoundError, UsageError
from facttrack.model import ClaimFilter, EventFilter, LinkFilter
from facttrack.store import open_store, search
from facttrack.store.store import Store
from facttrack.vocabulary import Because, Judgement, Measure, Relation, Stance


@pytest.fixture(scope="module")
def story(fresh: Callable[[], str]) -> Iterator[Store]:
    """The ferry story: four articles, three links, one event. Only to be read."""
    with open_store(fresh()) as store:
        newsroom.print_story(store)
        yield store


CLAIMS = {
    "everything": (ClaimFilter(), 8),
    "figures": (ClaimFilter(kind="figure"), 6),
    "statements": (ClaimFilter(kind="statement"), 2),
    "contested": (ClaimFilter(contested=True), 4),
    "not contested": (ClaimFilter(contested=False), 4),
    "measure": (ClaimFilter(measure=Measure.MISSING), 1),
    "speaker": (ClaimFilter(speaker="Coast Guard"), 2),
    "part of a speaker's name": (ClaimFilter(speaker="transport"), 1),
    "unknown speaker": (ClaimFilter(speaker="Nobody at all"), 0),
    "outlet": (ClaimFilter(outlet="harbour gazette"), 5),
    "part of an outlet's name": (ClaimFilter(outlet="radio"), 2),
    "unknown outlet": (ClaimFilter(outlet="Nothing"), 0),
    "since": (ClaimFilter(since=date(2026, 3, 4)), 5),
    "until": (ClaimFilter(until=date(2026, 3, 2)), 3),
    "on one day": (ClaimFilter(since=date(2026, 3, 2), until=date(2026, 3, 2)), 3),
    "article": (ClaimFilter(article="a3"), 3),
    "event": (ClaimFilter(event="e-aaa"), 8),
    "event by title": (ClaimFilter(event="ferry disaster"), 8),
    "search": (ClaimFilter(search="drowned"), 3),
    "search in another form of the word": (ClaimFilter(search="people drown"), 3),
    "search a phrase": (ClaimFilter(search="“14 people”"), 2),
    "search in vain": (ClaimFilter(search="earthquake"), 0),
    "limit": (ClaimFilter(limit=3), 3),
    "offset": (ClaimFilter(offset=6), 2),
    "all at once": (
        ClaimFilter(kind="figure", measure=Measure.KILLED, contested=True, outlet="Radio Costa", search="17", limit=9),
        1,
    ),
}


@pytest.mark.parametrize(("wanted", "many"), CLAIMS.values(), ids=CLAIMS.keys())
def test_a_filter_lets_through_what_it_names(story: Store, wanted: ClaimFilter, many: int) -> None:
    found = story.claims(wanted)
    assert len(found) == many
    assert list(story.iterate(wanted, size=2)) == found


@pytest.mark.parametrize(("wanted", "many"), CLAIMS.values(), ids=CLAIMS.keys())
def test_counting_agrees_with_listing(story: Store, wanted: ClaimFilter, many: int) -> None:
    assert story.count_claims(wanted) == len(story.claims(replace(wanted, limit=None, offset=0)))


def test_counting_stops_where_it_is_told_to(story: Store) -> None:
    assert [story.count_claims(most=most) for most in (1, 5, 50)] == [1, 5, 8]


SEARCHED = [(wanted, many) for wanted, many in CLAIMS.values() if wanted.search]


@pytest.mark.parametrize(("wanted", "many"), SEARCHED, ids=[wanted.search for wanted, _ in SEARCHED])
def test_words_that_stand_in_very_many_claims_are_found_all_the_same(
    story: Store, wanted: ClaimFilter, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = story.claims(wanted)
    monkeypatch.setattr(search, "_OFTEN", 1)
    assert (story.claims(wanted), story.count_claims(wanted)) == (found, many)


def test_candidates_share_a_key_and_are_told_once_if_so_asked(fresh: Callable[[], str]) -> None:
    keys = {"a3": ["k1"], "a1": ["k1", "k2"], "a2": ["k2"], "a4": ["k3"]}
    with open_store(fresh()) as store:
        for name in keys:
            file(store, page(f"Of {name}.", name))
        store.put_sketches({name: ({}, own) for name, own in keys.items()})
        assert store.candidates(keys) == {"a3": ["a1"], "a1": ["a2", "a3"], "a2": ["a1"], "a4": []}
        once = [{name, other} for name, others in store.candidates(keys, once=True).items() for other in others]
    assert sorted(map(sorted, once)) == [["a1", "a2"], ["a1", "a3"]]


def test_a_key_with_its_end_open_meets_those_that_only_add_a_number(fresh: Callable[[], str]) -> None:
    keys = {"a3": ["f:x:9:"], "a1": ["f:x:9:2019"], "a2": ["f:x:9:2022"], "a4": ["f:x:9"], "a5": ["f:x:90:2019"]}
    with open_store(fresh()) as store:
        for name in keys:
            file(store, page(f"Of {name}.", name))
        store.put_sketches({name: ({}, own) for name, own in keys.items()})
        assert store.candidates(keys) == {"a3": ["a1", "a2"], "a1": ["a3"], "a2": ["a3"], "a4": [], "a5": []}


def test_a_page_of_sources_is_a_part_of_the_whole_list(story: Store) -> None:
    whole = story.sources(silent=True)
    assert [story.sources(silent=True, limit=2, offset=at) for at in (0, 2, 4)] == [whole[:2], whole[2:4], whole[4:6]]
    assert [story.sources(limit=1), story.sources(limit=1, offset=99)] == [story.sources()[:1], []]


def test_the_latest_claims_come_first_and_follow_the_text(story: Store) -> None:
    found = [(filed.article.id, filed.claim.start) for filed in story.claims()]
    assert [article for article, _ in found] == ["a3"] * 3 + ["a4"] * 2 + ["a1"] * 2 + ["a2"]
    assert found[:3] == sorted(found[:3])


def test_undated_claims_come_last(store: Store) -> None:
    newsroom.print_story(store)
    undated = page(published=None, id_="a9")
    file(store, undated, deaths(undated))
    assert store.claims()[-1].article.id == "a9"


def test_a_filed_claim_knows_its_article_its_event_and_what_it_conflicts_with(story: Store) -> None:
    filed = story.claim(newsroom.NOW_19.id)
    assert (filed.article, filed.event) == (newsroom.RISEN, "e-aaaaaaaaaaaa")
    assert filed.claim.contested == newsroom.because(Because.CONFLICT, newsroom.ONLY_17.id)


def test_a_place_is_found_however_it_is_written(store: Store) -> None:
    article = page(desk.FLOOD.replace("Marwen", "Aleppo"))
    figure = desk.figure(article, "At least 12 people died", "12", 12, where=(desk.place(article, "Aleppo"),))
    file(store, article, figure)
    for name in ("aleppo", "ALEPPO", "Halab", "Syria"):
        assert ids(store.claims(ClaimFilter(place=name))) == [figure.id], name
    assert store.claims(ClaimFilter(place="Homs")) == []


def test_claims_by_id_leave_out_what_is_not_there(story: Store) -> None:
    found = story.claims_by_id([newsroom.NOW_19.id, "f-nothing", newsroom.DENIAL.id])
    assert list(found) == [newsroom.NOW_19.id, newsroom.DENIAL.id]


def test_a_report_holds_claims_as_extracted(story: Store) -> None:
    report = story.report("a3")
    assert report.article == newsroom.RISEN
    assert set(report.claims) == {newsroom.NOW_19, newsroom.ACCUSATION, newsroom.DENIAL}
    assert [each.article.id for each in story.reports(["a4", "nothing", "a1"])] == ["a4", "a1"]


# --- articles --------------------------------------------------------------------------------

ARTICLES = {
    "everything": ({}, ["a3", "a4", "a1", "a2"]),
    "outlet": ({"outlet": "Harbour Gazette"}, ["a3", "a1"]),
    "search in the text": ({"search": "survivors"}, ["a3"]),
    "search in the title": ({"search": "counts"}, ["a4"]),
    "since": ({"since": date(2026, 3, 3)}, ["a3", "a4"]),
    "until": ({"until": date(2026, 3, 3)}, ["a1", "a2"]),
    "a page": ({"limit": 2, "offset": 1}, ["a4", "a1"]),
}


@pytest.mark.parametrize(("wanted", "found"), ARTICLES.values(), ids=ARTICLES.keys())
def test_articles_are_listed_by_what_is_asked(story: Store, wanted: dict[str, object], found: list[str]) -> None:
    assert [each.article.id for each in story.articles(**wanted)] == found  # type: ignore[arg-type]


def test_superseded_revisions_are_listed_when_asked_for(store: Store) -> None:
    file(store, page())
    file(store, page("Another text."))
    assert [each.number for each in store.articles()] == [2]
    assert [each.number for each in store.articles(superseded=True)] == [1, 2]


def test_an_article_is_found_by_its_address(story: Store) -> None:
    assert story.article("https://gazette.example/ferry").article.id == "a1"


# --- links and events ------------------------------------------------------------------------

LINKS = {
    "everything": (LinkFilter(), 3),
    "relation": (LinkFilter(relation=Relation.CONFLICTS), 1),
    "claim": (LinkFilter(claim=newsroom.AT_LEAST_14.id), 2),
    "event": (LinkFilter(event="e-aaaaaaaaaaaa"), 3),
    "judgement": (LinkFilter(judgement=Judgement.REJECTED), 0),
    "a page": (LinkFilter(limit=1, offset=1), 1),
}


@pytest.mark.parametrize(("wanted", "many"), LINKS.values(), ids=LINKS.keys())
def test_links_are_listed_by_what_is_asked(story: Store, wanted: LinkFilter, many: int) -> None:
    assert len(story.links(wanted)) == many


def test_the_best_link_comes_first_and_comes_back_as_it_went_in(story: Store) -> None:
    assert story.links() == sorted(newsroom.LINKS, key=lambda link: -link.score)
    assert story.link(newsroom.LINKS[0].id) == newsroom.LINKS[0]
    assert story.links_of(newsroom.ONLY_17.id) == [newsroom.LINKS[2]]
    assert story.links_within(["a1", "a2"]) == [newsroom.LINKS[0]]


EVENTS = {
    "everything": (EventFilter(), 1),
    "place": (EventFilter(place="porto alto"), 1),
    "another place": (EventFilter(place="Aleppo"), 0),
    "since its last day": (EventFilter(since=date(2026, 3, 4)), 1),
    "since the day after": (EventFilter(since=date(2026, 3, 5)), 0),
    "until its first day": (EventFilter(until=date(2026, 3, 2)), 1),
    "until the day before": (EventFilter(until=date(2026, 3, 1)), 0),
    "words of its title": (EventFilter(search="alto ferry"), 1),
    "other words": (EventFilter(search="ferry fire"), 0),
    "beyond the end": (EventFilter(offset=1), 0),
}


@pytest.mark.parametrize(("wanted", "many"), EVENTS.values(), ids=EVENTS.keys())
def test_events_are_listed_by_what_is_asked(story: Store, wanted: EventFilter, many: int) -> None:
    assert len(story.events(wanted)) == many


@pytest.mark.parametrize("name", ["e-aaaaaaaaaaaa", "e-aa", "Ferry disaster off Porto Alto", "FERRY", "alto disaster"])
def test_an_event_is_found_by_id_title_or_words_of_its_title(story: Store, name: str) -> None:
    assert story.event(name) == newsroom.EVENT


def test_an_article_knows_its_event(store: Store) -> None:
    newsroom.print_story(store)
    file(store, page(id_="a9"))
    assert (store.events_of("a2"), store.events_of("a9")) == ([newsroom.EVENT], [])


# --- by the beginning of an id ---------------------------------------------------------------


def test_a_unique_beginning_of_an_id_is_enough(story: Store) -> None:
    whole = newsroom.NOW_19.id
    assert story.claim(whole[:7]).claim.id == whole
    assert story.link(newsroom.LINKS[1].id[:7]) == newsroom.LINKS[1]


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.claim("f-zzz"),
        lambda store: store.claim(""),
        lambda store: store.article("nothing"),
        lambda store: store.claims_of("a1", 7),
        lambda store: store.link("l-zzz"),
        lambda store: store.event("e-zzz"),
        lambda store: store.event(" "),
        lambda store: store.source("nobody"),
        lambda store: store.claims(ClaimFilter(article="nothing")),
        lambda store: store.claims(ClaimFilter(event="nothing")),
    ],
    ids=["claim", "empty", "article", "revision", "link", "event", "blank", "source", "by article", "by event"],
)
def test_what_is_not_there_is_said_with_the_command_that_lists_what_is(
    story: Store, ask: Callable[[Store], object]
) -> None:
    with pytest.raises(NotFoundError, match=r"`facttrack [a-z]+"):
        ask(story)


def test_an_ambiguous_beginning_names_what_it_could_be(story: Store) -> None:
    with pytest.raises(NotFoundError, match=r"“a” could be a1, a2, a3, … — say more of it"):
        story.article("a")


def test_a_whole_id_is_never_ambiguous(store: Store) -> None:
    newsroom.print_story(store)
    file(store, page(id_="a11"))
    assert store.article("a1").article.id == "a1"


def test_wildcards_in_what_is_asked_are_letters(story: Store) -> None:
    assert story.claims(ClaimFilter(speaker="%")) == []
    assert story.claims(ClaimFilter(outlet="_adio")) == []
    with pytest.raises(NotFoundError):
        story.event("%")


# --- full text -------------------------------------------------------------------------------


def test_search_follows_a_revision(store: Store) -> None:
    old, new = page(), page("Nine people were rescued from the roofs of Marwen.")
    file(store, old, deaths(old))
    file(store, new, desk.figure(new, "Nine people were rescued", "Nine", 9, 9, measure=Measure.RESCUED))
    assert store.claims(ClaimFilter(search="died")) == []
    assert len(store.claims(ClaimFilter(search="died", superseded=True))) == 1
    assert len(store.claims(ClaimFilter(search="rescued"))) == 1
    assert [each.number for each in store.articles(search="roofs")] == [2]
    assert store.articles(search="mayor") == []


def test_search_follows_claims_that_are_replaced(store: Store) -> None:
    article = page()
    file(store, article, deaths(article))
    store.replace_claims("a1", [desk.statement(article, "any delay", Stance.DENIES, "The mayor")])
    assert store.claims(ClaimFilter(search="died")) == []
    assert len(store.claims(ClaimFilter(search="delay"))) == 1


def test_search_finds_a_claim_by_its_speaker_and_small_words_count(store: Store) -> None:
    article = page()
    file(store, article, desk.figure(article, "At least 12 people died", "12", 12, by="WHO"))
    assert len(store.claims(ClaimFilter(search="WHO"))) == 1
    assert store.claims(ClaimFilter(search="where")) == []


@pytest.mark.parametrize("words", ["AND", "died NOT people", "NEAR(", "quote:died", "died*"])
def test_signs_of_a_query_language_mean_nothing(story: Store, words: str) -> None:
    assert story.claims(ClaimFilter(search=words)) == []


@pytest.mark.parametrize("words", ["", '"', "(", "-", "*", '""', "“”"])
def test_a_search_without_a_word_is_refused(story: Store, words: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        story.claims(ClaimFilter(search=words))


# --- how much asking costs -------------------------------------------------------------------


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    connection = store._connection
    event.listen(connection, "before_cursor_execute", note)
    yield statements
    event.remove(connection, "before_cursor_execute", note)


LISTS = {
    "claims": lambda store: store.claims(),
    "links": lambda store: store.links(),
    "events": lambda store: store.events(),
    "articles": lambda store: store.articles(),
    "sources": lambda store: store.sources(),
    "reports": lambda store: store.reports(store.ids()),
}


@pytest.mark.parametrize("ask", LISTS.values(), ids=LISTS.keys())
def test_a_longer_list_takes_no_more_statements(store: Store, ask: Callable[[Store], list[object]]) -> None:
    newsroom.print_story(store)
    ask(store)
    with counted(store) as few:
        before = len(ask(store))
    for number in range(20):
        article = page(f"In town {number}, 12 people died.", f"b{number}")
        file(store, article, desk.figure(article, "12 people died", "12", 12, 12, by=f"Mayor {number}"))
    with counted(store) as many:
        after = len(ask(store))
    assert after >= before
    assert len(many) == len(few) <= 9


def test_filing_many_articles_takes_no_more_statements_than_filing_few(store: Store) -> None:
    def offered(many: int, mark: str) -> list[tuple[object, list[object]]]:
        pages = [page(f"{mark} {n}: 12 people died.", f"{mark}{n}") for n in range(many)]
        return [(each, [desk.figure(each, "12 people died", "12", 12, 12, by="police")]) for each in pages]

    store.add_all(offered(1, "a"), at=AT)  # type: ignore[arg-type]
    with counted(store) as few:
        store.add_all(offered(2, "b"), at=AT)  # type: ignore[arg-type]
    with counted(store) as many:
        store.add_all(offered(30, "c"), at=AT)  # type: ignore[arg-type]
    inserted = [statement for statement in many if not statement.startswith("INSERT")]
    assert len(inserted) == len([statement for statement in few if not statement.startswith("INSERT")])


def test_counts_name_everything_that_people_care_about(store: Store) -> None:
    newsroom.print_story(store)
    store.decide(newsroom.NOW_19.id, "resolved", by="ana", at=AT)
    assert store.counts() == {
        "articles": 4,
        "revisions": 4,
        "outlets": 3,
        "figures": 6,
        "statements": 2,
        "contested": 3,
        "links": 3,
        "conflicts": 1,
        "events": 1,
        "sources": 5,
        "decisions": 1,
    }
