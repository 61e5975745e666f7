"""Articles go in whole, once, and keep what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import desk
import newsroom
import pytest
from desk import AT, LATER, deaths, file, ids, page

from facttrack.errors import DatabaseError, ReadError
from facttrack.model import Added, ClaimFilter, Contest, Passage, Speaker, TimeSpan
from facttrack.store.store import Store
from facttrack.vocabulary import Because, Form, Measure, Outcome, Precision, Qualifier, SpeakerKind, Stance


def test_a_claim_comes_back_as_it_went_in(store: Store) -> None:
    article = page(
        authors=("Ana Reis", "B. Okafor"), title="Flood", url="https://post.example/1", provenance={"a": "b"}
    )
    figure = replace(
        deaths(article),
        cue=Passage("said", 66, 70),
        via="The Wire",
        hedges=("reportedly", "at least"),
        when=TimeSpan(date(2026, 3, 1), date(2026, 3, 2), "on Sunday", Precision.DAY),
        background=True,
        contested=(Contest(Because.DENIAL, "s-1"), Contest(Because.DISTANCING)),
        rule="number verb",
    )
    statement = desk.statement(article, "any delay", Stance.DENIES, "The mayor", target="opposition")
    statement = replace(statement, runs=((0, 12), (statement.start, statement.end)))
    file(store, article, figure, statement)
    assert store.claims_of("a1") == [figure, statement]
    assert [filed.claim for filed in store.claims()] == [figure, statement]
    assert store.article("a1").article == article


def test_a_claim_without_any_detail_comes_back_as_it_went_in(store: Store) -> None:
    article = page(outlet=None, published=None)
    bare = replace(desk.figure(article, "At least 12 people died", "12", None, None), qualifier=Qualifier.VAGUE)
    file(store, article, bare)
    assert store.claims()[0].claim == bare
    assert store.article("a1").article == article


@pytest.mark.parametrize(
    "published",
    [
        date(2026, 3, 2),
        datetime(2026, 3, 2, 23, 30, tzinfo=UTC),
        datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    ],
    ids=["day", "utc", "offset"],
)
def test_the_moment_of_publication_keeps_its_precision_and_offset(store: Store, published: date | datetime) -> None:
    file(store, page(published=published))
    assert store.article("a1").article.published == published
    assert str(store.article("a1").article.published) == str(published)


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    article = page()
    file(store, article, deaths(article))
    before = store.counts()
    assert store.add(article, [deaths(article)], at=LATER) == Added(Outcome.KNOWN, "a1", 0)
    assert store.counts() == before


def test_the_same_address_under_another_id_is_the_same_article(store: Store) -> None:
    file(store, page(url="https://post.example/1"))
    assert store.add(page(id_="other", url="https://post.example/1"), [], at=AT) == Added(Outcome.KNOWN, "a1", 0)


def test_another_text_under_the_same_id_is_a_revision_and_the_old_one_is_kept(store: Store) -> None:
    old, new = page(), page(desk.FLOOD.replace("12", "15"))
    file(store, old, deaths(old))
    figure = desk.figure(new, "At least 15 people died", "15", 15)
    assert store.add(new, [figure], at=LATER) == Added(Outcome.REVISED, "a1", 1)
    assert [(r.number, r.superseded, r.article.text, r.read_at) for r in store.revisions("a1")] == [
        (1, True, old.text, AT),
        (2, False, new.text, LATER),
    ]
    assert store.claims_of("a1", 1) == [deaths(old)]
    assert [filed.claim for filed in store.claims()] == [figure]
    assert [filed.superseded for filed in store.claims(ClaimFilter(superseded=True))] == [True, False]


def test_another_text_under_the_same_address_is_a_revision_of_the_article_known_by_it(store: Store) -> None:
    file(store, page(url="https://post.example/1"))
    new = page("Nothing happened.", "other", url="https://post.example/1")
    assert store.add(new, [], at=LATER) == Added(Outcome.REVISED, "a1", 0)
    assert store.ids() == ["a1"]


def test_a_text_that_comes_back_has_its_claims_under_their_first_ids(store: Store) -> None:
    first, second = page(), page(desk.FLOOD + " It rained.")
    file(store, first, deaths(first))
    file(store, second, deaths(second))
    assert store.add(first, [deaths(first)], at=LATER).outcome is Outcome.REVISED
    assert ids(store.claims()) == [deaths(first).id]
    assert [revision.number for revision in store.revisions("a1")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("stated", "outcome"),
    [
        ({"outlet": "Another Post"}, Outcome.REVISED),
        ({"published": date(2026, 3, 3)}, Outcome.REVISED),
        ({"title": "Flood kills twelve"}, Outcome.REVISED),
        ({"outlet": "MARWEN POST"}, Outcome.KNOWN),
        ({"outlet": None, "published": None}, Outcome.KNOWN),
    ],
    ids=["outlet", "date", "title", "outlet in capitals", "nothing stated"],
)
def test_a_correction_of_what_is_known_about_an_article_is_a_revision(
    store: Store, stated: dict[str, object], outcome: Outcome
) -> None:
    file(store, page())
    assert store.add(page(**stated), [], at=LATER).outcome is outcome


def test_what_a_revision_leaves_open_stays_as_it_was(store: Store) -> None:
    file(store, page(title="Flood", authors=("Ana Reis",)))
    file(store, page("Another text.", outlet=None, published=None))
    newest = store.article("a1").article
    assert (newest.title, newest.outlet, newest.published, newest.authors) == (
        "Flood",
        "Marwen Post",
        date(2026, 3, 2),
        ("Ana Reis",),
    )


def test_an_offer_is_completed_as_it_would_be_filed(store: Store) -> None:
    known = page(url="https://post.example/1")
    file(store, known)
    revised = page("Another text.", "other", url="https://post.example/1", outlet=None)
    assert store.complete(known) is None
    assert store.complete(revised) == replace(revised, id="a1", outlet="Marwen Post")
    assert store.complete(page(id_="new")) == page(id_="new")


def test_one_text_in_two_articles_has_claims_of_its_own_in_each(store: Store) -> None:
    first, second = page(), page(id_="a2", outlet="Evening Post")
    for article in (first, second):
        said = replace(
            desk.statement(article, "any delay", Stance.DENIES, "The mayor"),
            contested=(Contest(Because.RIVAL_FIGURE, deaths(article).id),),
        )
        file(store, article, replace(deaths(article), statement=said.id), said)
    mine, theirs = store.claims_of("a1"), store.claims_of("a2")
    assert {claim.id for claim in mine}.isdisjoint(claim.id for claim in theirs)
    for figure, said in (mine, theirs):
        assert figure.statement == said.id  # type: ignore[union-attr]
        assert said.contested == (Contest(Because.RIVAL_FIGURE, figure.id),)


def test_two_articles_of_one_text_in_one_go_are_filed_like_two_in_turn(store: Store) -> None:
    offered = [(article, [deaths(article)]) for article in (page(), page(id_="a2"), page(desk.FLOOD + " More."))]
    added = store.add_all(offered, at=AT)
    assert added == [Added(Outcome.ADDED, "a1", 1), Added(Outcome.ADDED, "a2", 1), Added(Outcome.REVISED, "a1", 1)]
    assert store.counts()["figures"] == 2


@pytest.mark.parametrize(
    "text",
    ["nul \x00 in it", "half \ud800 a character"],
    ids=["nul", "surrogate"],
)
def test_a_text_that_no_database_holds_costs_itself_alone(store: Store, text: str) -> None:
    fine = page()
    added = store.add_all([(page(text, "bad"), []), (fine, [deaths(fine)])], at=AT)
    assert isinstance(added[0], ReadError)
    assert str(added[0]).startswith("bad: it holds")
    assert store.ids() == ["a1"]


def test_a_number_larger_than_any_column_costs_its_article_a_line(store: Store) -> None:
    article = page()
    with pytest.raises(ReadError, match="too large a number"):
        store.add(article, [replace(deaths(article), low=10**30)], at=AT)
    assert store.ids() == []


def test_names_longer_than_an_index_entry_are_kept(store: Store) -> None:
    name = "Committee for " + "x" * 5000
    article = page(outlet="O" * 5000, url="https://post.example/" + "y" * 5000)
    figure = replace(deaths(article), speaker=Speaker(name, name, 0, 1), where=(Passage("z" * 5000, 0, 5000),))
    file(store, article, figure)
    assert store.claims()[0].claim == figure
    assert store.article("a1").article == article


def test_an_article_of_which_a_part_fails_is_not_there_at_all(store: Store) -> None:
    article = page()
    broken = replace(deaths(article), start=50, end=20)
    with pytest.raises(DatabaseError):
        store.add(article, [deaths(article), replace(broken, id="f-other")], at=AT)
    assert (store.ids(), store.claims()) == ([], [])


def test_claims_can_be_replaced_and_decisions_stay_with_those_that_stay(store: Store) -> None:
    article = page()
    file(store, article, deaths(article))
    store.decide(deaths(article).id, "contested", by="ana", at=AT)
    more = newsroom.statement(article, "any delay", Stance.DENIES, "The mayor")
    assert store.replace_claims("a1", [deaths(article), more]) == 2
    assert [(str(filed.claim.id), filed.status) for filed in store.claims()] == [
        (deaths(article).id, "contested"),
        (more.id, None),
    ]


def test_text_is_data_and_never_a_statement(store: Store) -> None:
    article = page("12 people'; DROP TABLE claims; -- died %s :name {x}", outlet="'\"; --")
    figure = desk.figure(article, article.text, "12", 12, by="O'Brien %(x)s :y")
    file(store, article, figure)
    assert (
        store.claims(ClaimFilter(speaker="O'Brien %(x)s :y", outlet="'\"; --", search="DROP TABLE"))[0].claim == figure
    )


def test_every_measure_and_kind_of_source_can_be_filed(store: Store) -> None:
    text = " ".join(f"{n} people died." for n in range(10, 10 + len(SpeakerKind)))
    article = page(text)
    claims = [
        desk.figure(
            article,
            f"{n} people died.",
            str(n),
            n,
            n,
            by=Speaker(f"Source {n}", "x", 0, 1, kind),
            measure=list(Measure)[n % len(Measure)],
        )
        for n, kind in enumerate(SpeakerKind, 10)
    ]
    file(store, article, *claims)
    assert store.claims_of("a1") == claims
    assert {source.kind for source in store.sources()} == set(SpeakerKind)


def test_a_form_of_each_kind_can_be_filed(store: Store) -> None:
    article = page()
    made = [
        replace(desk.statement(article, "any delay", stance, None), id=f"s-{stance}-{form}", form=form)
        for stance in Stance
        for form in Form
    ]
    file(store, article, *made)
    assert sorted(store.claims_of("a1"), key=lambda claim: claim.id) == sorted(made, key=lambda claim: claim.id)
