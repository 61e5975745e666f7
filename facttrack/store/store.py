"""The Store: what the other rooms may ask of the database. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from types import MappingProxyType, TracebackType
from typing import Any

from sqlalchemy import Connection, RootTransaction

from facttrack.errors import ReadError, UsageError
from facttrack.model import (
    Added,
    Article,
    Claim,
    ClaimFilter,
    Decision,
    Event,
    EventFilter,
    FiledClaim,
    Link,
    LinkFilter,
    Part,
    Report,
    Revision,
    Ruling,
    Source,
)
from facttrack.store import articles, bulk, claims, decisions, events, filing, linking, links, offers, sources, tally
from facttrack.store.troubles import explained

ALL_CLAIMS = ClaimFilter()
ALL_LINKS = LinkFilter()
ALL_EVENTS = EventFilter()


def _names(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(part.name for part in parts)


class Store:
    """An open database. Use it as a context manager; one thread at a time.

    Wherever an id is asked for, a unique beginning of it is enough, and NotFoundError says so
    where nothing or more than one thing begins like that. Every list has a fixed order: claims and
    articles the newest day first, then by article and place in the text.
    """

    def __init__(self, connection: Connection, where: str) -> None:
        self._connection = connection
        self._where = where
        self._knows = False
        #: Does whatever fails now take the whole transaction with it?
        self._whole = False

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the database stays."""
        self._connection.close()
        self._connection.engine.dispose()

    @property
    def where(self) -> str:
        """Path or URL for people's eyes: a password is not shown."""
        return self._where

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together or not at all."""
        with self._writing():
            yield

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Inside a transaction, replace most of what linking keeps. Whatever fails takes the transaction with it:
        parts that could fail for themselves would cost a copy of every page that they write to."""
        with explained(self._where), bulk.rewriting(self._connection):
            self._whole = True
            try:
                yield
            finally:
                self._whole = False

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One view of the database for all queries of a method."""
        with explained(self._where):
            if self._connection.in_transaction():
                yield self._connection
                return
            with self._connection.begin():
                yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction, or a part of the one that is under way that fails for itself alone."""
        with explained(self._where):
            if self._connection.in_transaction():
                with nullcontext() if self._whole else self._connection.begin_nested():
                    yield self._connection
                return
            with self._begin_writing():
                yield self._connection

    def _begin_writing(self) -> RootTransaction:
        self._connection.execution_options(facttrack_writes=True)
        try:
            return self._connection.begin()
        finally:
            self._connection.execution_options(facttrack_writes=False)

    def _know(self) -> None:
        """Load the table of known sources on first use."""
        if not self._knows:
            with self._reading() as connection:
                self._knows = sources.has_known(connection)
        if not self._knows:
            with self._writing() as connection:
                sources.load_known(connection)
            self._knows = True

    # --- articles ----------------------------------------------------------------------------

    def complete(self, article: Article) -> Article | None:
        """An article as it would be filed, to extract from: under the id that the store knows it by, and with
        what it leaves open filled in from the revision before. None where `add` would answer KNOWN."""
        with self._reading() as connection:
            return offers.complete(connection, article)

    def add(self, article: Article, claims: Sequence[Claim], *, at: datetime) -> Added:
        """File an article with its claims, whole or not at all. `at` is the moment of reading, with a time zone.

        KNOWN: id or address is there with this text, and the offer states no other title, date or
        outlet; nothing changes. REVISED: it is there with another; the old revision and its claims
        are kept and marked superseded. `Added.article` is the id that the store knows it by.
        Where another article has the very same text, the claims' ids are made distinct.
        Raises ReadError where the text holds characters that no database stores (NUL, half a pair).
        """
        added = self.add_all([(article, claims)], at=at)[0]
        if isinstance(added, ReadError):
            raise added
        return added

    def add_all(self, offered: Iterable[tuple[Article, Sequence[Claim]]], *, at: datetime) -> list[Added | ReadError]:
        """The same for many articles in one transaction; a ReadError stands in the place of one that cannot be held."""
        with self._writing() as connection:
            self._know()
            return filing.add_all(connection, offered, at)

    def replace_claims(self, article: str, claims: Sequence[Claim]) -> int:
        """Put new claims in the place of those of an article's newest revision; how many there are now.

        For reading a known article with a newer engine. Decisions stay with the claims whose ids stay.
        """
        with self._writing() as connection:
            return filing.replace_claims(connection, articles.id_of(connection, article), claims)

    def articles(
        self,
        *,
        outlet: str | None = None,
        search: str | None = None,
        since: date | None = None,
        until: date | None = None,
        superseded: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Revision]:
        """Articles in their newest revision (all revisions where `superseded`), latest day first."""
        with self._reading() as connection:
            return articles.find_all(
                connection,
                outlet=outlet,
                search=search,
                since=since,
                until=until,
                superseded=superseded,
                limit=limit,
                offset=offset,
            )

    def article(self, prefix: str) -> Revision:
        """The newest revision of an article, by its id or address."""
        with self._reading() as connection:
            return articles.newest(connection, prefix)

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        with self._reading() as connection:
            return articles.ids(connection)

    def revisions(self, article: str) -> list[Revision]:
        """Every revision of an article, the first one first."""
        with self._reading() as connection:
            return articles.revisions_of(connection, article)

    def report(self, article: str) -> Report:
        """The newest revision with its claims as they were extracted."""
        with self._reading() as connection:
            return claims.reports(connection, [articles.id_of(connection, article)])[0]

    def reports(self, wanted: Sequence[str]) -> list[Report]:
        """The same for many articles (whole ids, in the order given) in a fixed number of queries."""
        with self._reading() as connection:
            return claims.reports(connection, wanted)

    # --- claims ------------------------------------------------------------------------------

    def claims(self, wanted: ClaimFilter = ALL_CLAIMS) -> list[FiledClaim]:
        """Claims that pass the filter, in a fixed number of queries.

        `since` and `until` mean the day of publication, both included; `speaker` any name of a known
        source, a source's id, or a part of the speaker's name; `place` and `outlet` a name however
        it is written; `search` words that all occur, "words in quotes" as a phrase.
        """
        with self._reading() as connection:
            return claims.load(connection, claims.find_rows(connection, wanted))

    def count_claims(self, wanted: ClaimFilter = ALL_CLAIMS, *, most: int | None = None) -> int:
        """How many claims pass the filter, whatever its limit and offset; of more than `most` no more are counted."""
        with self._reading() as connection:
            return claims.count(connection, wanted, most)

    def claim(self, prefix: str) -> FiledClaim:
        """One claim; the newest revision's before superseded ones."""
        with self._reading() as connection:
            return claims.one(connection, prefix)

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, FiledClaim]:
        """Claims by their whole ids; ids that are not there are left out."""
        with self._reading() as connection:
            return claims.by_id(connection, ids)

    def claims_of(self, article: str, revision: int | None = None) -> list[Claim]:
        """An article's claims as extracted, in the order of the text; of its newest revision, or of that number."""
        with self._reading() as connection:
            return claims.of_revision(connection, article, revision)

    # --- links -------------------------------------------------------------------------------

    def links(self, wanted: LinkFilter = ALL_LINKS) -> list[Link]:
        """Links that pass the filter, best score first."""
        with self._reading() as connection:
            return links.find_all(connection, wanted)

    def link(self, prefix: str) -> Link:
        """One link, whether or not a person rejected it."""
        with self._reading() as connection:
            return links.one(connection, prefix)

    def links_of(self, claim: str) -> list[Link]:
        """Links of a claim (whole id), rejected ones too."""
        with self._reading() as connection:
            return links.of_claim(connection, claim)

    # --- events ------------------------------------------------------------------------------

    def events(self, wanted: EventFilter = ALL_EVENTS) -> list[Event]:
        """Events that pass the filter, latest first; `since` and `until` are days of the event."""
        with self._reading() as connection:
            return events.find_all(connection, wanted)

    def event(self, name: str) -> Event:
        """One event by id, by title, or by a part of its title that no other has."""
        with self._reading() as connection:
            return events.one(connection, name)

    def events_of(self, article: str) -> list[Event]:
        """The events that an article (whole id) or its parts report, in the order of the parts."""
        with self._reading() as connection:
            return events.of_article(connection, article)

    # --- sources -----------------------------------------------------------------------------

    def sources(
        self, search: str | None = None, *, silent: bool = False, limit: int | None = None, offset: int = 0
    ) -> list[Source]:
        """Sources with their other names, most claims first; with `silent` also known ones that never spoke yet.

        `search` is a part of any name.
        """
        self._know()
        with self._reading() as connection:
            return sources.find_all(connection, search, silent=silent, limit=limit, offset=offset)

    def source(self, name: str) -> Source:
        """A source by any of its names, by id, or by a part of a name that no other has."""
        self._know()
        with self._reading() as connection:
            return sources.find_one(connection, name)

    def merge_sources(self, keep: str, drop: str, *, note: str = "", by: str, at: datetime) -> Source:
        """From now on two sources are one, under the name of `keep`.

        A decision row like any other: `undo` with the id of `drop` takes it back.
        """
        self._know()
        with self._writing() as connection:
            kept = sources.source_id_of(connection, keep)
            dropped = sources.merge(connection, kept, sources.source_id_of(connection, drop))
            source = sources.find_one(connection, sources.public_id_of(connection, kept))
            verdict = f"{decisions.MERGED} {source.id}"
            decisions.write(connection, subject=dropped, verdict=verdict, note=note, by=by, at=at)
            return source

    def add_alias(self, source: str, alias: str, *, note: str = "", by: str, at: datetime) -> Source:
        """Another name that a source goes by. Raises UsageError where another source goes by it."""
        self._know()
        with self._writing() as connection:
            row = sources.source_id_of(connection, source)
            sources.give_name(connection, row, alias)
            named = sources.public_id_of(connection, row)
            verdict = f"{decisions.NAMED} {alias}"
            decisions.write(connection, subject=named, verdict=verdict, note=note, by=by, at=at)
            return sources.find_one(connection, named)

    def trust_source(self, source: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """From now on a source counts as trusted. A decision row like any other: `undo` with its id takes it back."""
        self._know()
        with self._writing() as connection:
            named = sources.public_id_of(connection, sources.source_id_of(connection, source))
            if named in decisions.trusted(connection):
                raise UsageError(f"{source} is trusted already — `facttrack undo {named}` takes it back")
            return decisions.write(connection, subject=named, verdict=decisions.TRUSTED, note=note, by=by, at=at)

    def trusted(self) -> list[Source]:
        """The sources that a person marked as trusted."""
        self._know()
        with self._reading() as connection:
            return [sources.find_one(connection, named) for named in decisions.trusted(connection)]

    def names(self) -> Mapping[str, str]:
        """Every name of the known sources and of those with other names, by `gazetteer.key`: the source's main name.

        A speaker that goes by one name is left out: how it is spelled depends on what was read first.
        """
        self._know()
        with self._reading() as connection:
            return sources.main_names(connection)

    # --- decisions ---------------------------------------------------------------------------

    def decide(self, subject: str, verdict: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """Write down what a person decided.

        `subject` is a claim (verdict a Status) or a link (verdict a Judgement). An earlier decision
        on the same subject stays in the table and no longer counts.
        """
        with self._writing() as connection:
            return decisions.decide(connection, subject, verdict, note=note, by=by, at=at)

    def undo(self, subject: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """Take back the decision that counts for a claim, a link, an event or a source; the one before it
        counts again. Answers with the decision that was undone. Raises NotFoundError where there is none."""
        with self._writing() as connection:
            return decisions.undo(connection, subject, note=note, by=by, at=at)

    def merge_events(self, keep: str, other: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """Write down that two events are one. They become one when their articles are linked again."""
        with self._writing() as connection:
            a, b = events.one(connection, keep), events.one(connection, other)
            if a.id == b.id:
                raise UsageError(f"{a.id}: this is one event already — `facttrack show {a.id}` has its articles")
            first, second = sorted((a, b), key=lambda event: min(event.articles))
            verdict = f"{decisions.TOGETHER} {second.id}"
            ruling = Ruling(True, _names(first.members), _names(second.members))
            return decisions.rule(connection, ruling, subject=first.id, verdict=verdict, note=note, by=by, at=at)

    def split_event(self, name: str, articles_off: Sequence[str], *, note: str = "", by: str, at: datetime) -> Decision:
        """Write down that these articles of an event are an event of their own."""
        with self._writing() as connection:
            event = events.one(connection, name)
            off = {articles.newest(connection, each).article.id for each in articles_off}
            strange = sorted(off.difference(event.articles))
            if strange:
                raise UsageError(
                    f"{', '.join(strange)}: not of {event.id} — `facttrack show {event.id}` has its articles"
                )
            rest = [part for part in event.members if part.article not in off]
            if not rest:
                raise UsageError(f"{event.id}: these are all of its articles — name those that belong to another event")
            verdict = f"{decisions.APART}: {', '.join(sorted(off))}"
            ruling = Ruling(False, _names(part for part in event.members if part.article in off), _names(rest))
            return decisions.rule(connection, ruling, subject=event.id, verdict=verdict, note=note, by=by, at=at)

    def rulings(self, around: Iterable[str]) -> list[Ruling]:
        """What people ruled on events that names one of these articles (names in linking), the newest first."""
        with self._reading() as connection:
            return decisions.rulings(connection, around)

    def ruled_articles(self, decision: Decision) -> list[str]:
        """The articles that a decision on events names; none for other decisions."""
        with self._reading() as connection:
            return decisions.articles_of(connection, decision.id)

    def decisions_on_articles(self, wanted: Iterable[str]) -> list[Decision]:
        """Decisions on events that name one of these articles (names in linking), the first one first."""
        with self._reading() as connection:
            return decisions.on_articles(connection, wanted)

    def retracted(self, wanted: Iterable[str]) -> list[str]:
        """The figures (ids) of these articles (names in linking) that a person marked as retracted."""
        with self._reading() as connection:
            return claims.retracted(connection, wanted)

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """Decisions on one subject, or all, the first one first; undone ones carry the moment of undoing."""
        with self._reading() as connection:
            return decisions.find(connection, subject=subject)

    # --- what linking keeps here -------------------------------------------------------------
    #
    # Linking knows an article, or its first part, by its id, and a later part by `Part.name`.

    def unlinked(self) -> list[str]:
        """Articles whose newest revision was never linked, or whose claims were replaced since."""
        with self._reading() as connection:
            return linking.unlinked(connection)

    def outdated(self, version: int) -> list[str]:
        """Articles whose sketch was made by a program with another version of sketches."""
        with self._reading() as connection:
            return linking.outdated(connection, version)

    def put_sketches(
        self,
        made: Mapping[str, tuple[Mapping[str, Any], Iterable[str]]],
        *,
        version: int = 0,
        parts: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Keep what linking needs to know of articles (whole ids): a payload, and the keys that each is searched by.

        `parts` has the part of its article in which a claim (id) of theirs stands, unless that is the first.
        """
        with self._writing() as connection:
            linking.put_sketches(connection, made, version, parts)

    def sketches(self, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Payloads by article, for those that have one."""
        with self._reading() as connection:
            return linking.sketches(connection, wanted)

    def candidates(self, wanted: Iterable[str], *, once: bool = False) -> dict[str, list[str]]:
        """For each of these articles the others whose sketches share a key with its own, sorted.

        Where all articles are asked for, some at a time, `once` gives each pair with one of its two only.
        """
        with self._reading() as connection:
            return linking.candidates(connection, wanted, once=once)

    def put_matches(self, touched: Iterable[str], matches: Iterable[Mapping[str, Any]]) -> None:
        """Replace every match of the touched articles (whole ids). A match has `a` < `b` (names), `score`,
        `because`."""
        with self._writing() as connection:
            linking.put_matches(connection, touched, matches)

    def matches_among(self, wanted: Iterable[str]) -> list[dict[str, Any]]:
        """Matches with both sides among these names, ordered by `a`, `b`."""
        with self._reading() as connection:
            return linking.matches_among(connection, wanted)

    def matched(self, wanted: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs of names that match, with a part of one of these articles (whole ids) on one side, ordered."""
        with self._reading() as connection:
            return linking.matched(connection, wanted)

    def component(self, wanted: Iterable[str]) -> list[str]:
        """These names and all that hang together with them through matches."""
        with self._reading() as connection:
            return linking.component(connection, wanted)

    def together(self, wanted: Iterable[str]) -> dict[str, str]:
        """By name, the event (id) of each of these articles (whole ids), or of its parts, that belongs to one."""
        with self._reading() as connection:
            return linking.together(connection, wanted)

    def links_within(self, wanted: Iterable[str]) -> list[Link]:
        """Links with both sides in these articles or parts (names)."""
        with self._reading() as connection:
            return links.within(connection, wanted)

    def replace_links(
        self, within: Iterable[str], made: Sequence[Link], *, kept: Collection[tuple[str, str]] = frozenset()
    ) -> tuple[list[Link], list[Link]]:
        """Replace all links within these articles or parts (names), but for those between `kept` pairs.

        Decisions on links that come back are in force again, and `contested` follows the conflicts.
        Answers with what was made, as it is judged, and with those of it that were not there before.
        """
        with self._writing() as connection:
            return links.replace_within(connection, within, made, kept)

    def replace_events(self, touched: Iterable[str], made: Iterable[Event]) -> None:
        """Replace the events that the touched articles or parts (names) belong to."""
        with self._writing() as connection:
            events.replace_of(connection, touched, made)

    # --- the whole ---------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """Rows that people care about: articles, revisions, outlets, figures, statements, contested, links,
        conflicts, events, sources, decisions."""
        with self._reading() as connection:
            return tally.counts(connection)

    def iterate(self, wanted: ClaimFilter = ALL_CLAIMS, *, size: int = 2000) -> Iterator[FiledClaim]:
        """The same as `claims`, a page at a time, for lists that do not fit into memory."""
        with self._reading() as connection:
            rows = claims.find_rows(connection, wanted)
        for start in range(0, len(rows), size):
            with self._reading() as connection:
                filed = claims.load(connection, rows[start : start + size])
            yield from filed
