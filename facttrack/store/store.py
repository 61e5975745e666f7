"""The Store: what the other rooms may ask of the database. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from types import TracebackType
from typing import Any

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
    Report,
    Revision,
    Source,
)

ALL_CLAIMS = ClaimFilter()
ALL_LINKS = LinkFilter()
ALL_EVENTS = EventFilter()


class Store:
    """An open database. Use it as a context manager; one thread at a time.

    Wherever an id is asked for, a unique beginning of it is enough, and NotFoundError says so
    where nothing or more than one thing begins like that. Every list has a fixed order: claims and
    articles the newest day first, then by article and place in the text.
    """

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        raise NotImplementedError

    @property
    def where(self) -> str:
        """Path or URL for people's eyes: a password is not shown."""
        raise NotImplementedError

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is kept together or not at all."""
        raise NotImplementedError

    def batch(self, size: int = 200) -> AbstractContextManager[None]:
        """For adding many articles: they are committed `size` at a time, each whole or not at all.

        However the block is left, by an error or by Ctrl-C, what was added before stays.
        """
        raise NotImplementedError

    # --- articles ----------------------------------------------------------------------------

    def add(self, article: Article, claims: Sequence[Claim], *, at: datetime) -> Added:
        """File an article with its claims, whole or not at all. `at` is the moment of reading, with a time zone.

        KNOWN: id or address is there with this text, and the offer states no other title, date or
        outlet; nothing changes. REVISED: it is there with another; the old revision and its claims
        are kept and marked superseded. `Added.article` is the id that the store knows it by.
        Where another article has the very same text, the claims' ids are made distinct.
        Raises ReadError where the text holds characters that no database stores (NUL, half a pair).
        """
        raise NotImplementedError

    def replace_claims(self, article: str, claims: Sequence[Claim]) -> int:
        """Put new claims in the place of those of an article's newest revision; how many there are now.

        For reading a known article with a newer engine. Decisions stay with the claims whose ids stay.
        """
        raise NotImplementedError

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
        raise NotImplementedError

    def article(self, prefix: str) -> Revision:
        """The newest revision of an article, by its id or address."""
        raise NotImplementedError

    def revisions(self, article: str) -> list[Revision]:
        """Every revision of an article, the first one first."""
        raise NotImplementedError

    def report(self, article: str) -> Report:
        """The newest revision with its claims as they were extracted."""
        raise NotImplementedError

    def reports(self, articles: Sequence[str]) -> list[Report]:
        """The same for many articles (whole ids, in the order given) in a fixed number of queries."""
        raise NotImplementedError

    # --- claims ------------------------------------------------------------------------------

    def claims(self, wanted: ClaimFilter = ALL_CLAIMS) -> list[FiledClaim]:
        """Claims that pass the filter, in a fixed number of queries.

        `since` and `until` mean the day of publication, both included; `speaker` any name of a known
        source, a source's id, or a part of the speaker's name; `place` and `outlet` a name however
        it is written; `search` words that all occur, "words in quotes" as a phrase.
        """
        raise NotImplementedError

    def count_claims(self, wanted: ClaimFilter = ALL_CLAIMS) -> int:
        """How many claims pass the filter, whatever its limit and offset."""
        raise NotImplementedError

    def claim(self, prefix: str) -> FiledClaim:
        """One claim; the newest revision's before superseded ones."""
        raise NotImplementedError

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, FiledClaim]:
        """Claims by their whole ids; ids that are not there are left out."""
        raise NotImplementedError

    def claims_of(self, article: str, revision: int | None = None) -> list[Claim]:
        """An article's claims as extracted, in the order of the text; of its newest revision, or of that number."""
        raise NotImplementedError

    # --- links -------------------------------------------------------------------------------

    def links(self, wanted: LinkFilter = ALL_LINKS) -> list[Link]:
        """Links that pass the filter, best score first."""
        raise NotImplementedError

    def link(self, prefix: str) -> Link:
        raise NotImplementedError

    def links_of(self, claim: str) -> list[Link]:
        """Links of a claim (whole id), rejected ones too."""
        raise NotImplementedError

    # --- events ------------------------------------------------------------------------------

    def events(self, wanted: EventFilter = ALL_EVENTS) -> list[Event]:
        """Events that pass the filter, latest first; `since` and `until` are days of the event."""
        raise NotImplementedError

    def event(self, name: str) -> Event:
        """One event by id, by title, or by a part of its title that no other has."""
        raise NotImplementedError

    def event_of(self, article: str) -> Event | None:
        """The event that an article (whole id) reports, if it is part of one."""
        raise NotImplementedError

    # --- sources -----------------------------------------------------------------------------

    def sources(self, search: str | None = None, *, silent: bool = False) -> list[Source]:
        """Sources with their other names, most claims first; with `silent` also known ones that never spoke yet.

        `search` is a part of any name.
        """
        raise NotImplementedError

    def source(self, name: str) -> Source:
        """A source by any of its names, by id, or by a part of a name that no other has."""
        raise NotImplementedError

    def merge_sources(self, keep: str, drop: str, *, note: str = "", by: str, at: datetime) -> Source:
        """From now on two sources are one, under the name of `keep`.

        A decision row like any other: `undo` with the id of `drop` takes it back.
        """
        raise NotImplementedError

    def add_alias(self, source: str, alias: str, *, note: str = "", by: str, at: datetime) -> Source:
        """Another name that a source goes by. Raises UsageError where another source goes by it."""
        raise NotImplementedError

    def names(self) -> Mapping[str, str]:
        """Every other name of a source, by `gazetteer.key`, with the source's main name."""
        raise NotImplementedError

    # --- decisions ---------------------------------------------------------------------------

    def decide(self, subject: str, verdict: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """Write down what a person decided.

        `subject` is a claim (verdict a Status) or a link (verdict a Judgement). An earlier decision
        on the same subject stays in the table and no longer counts.
        """
        raise NotImplementedError

    def undo(self, subject: str, *, note: str = "", by: str, at: datetime) -> Decision:
        """Take back the decision that counts for a claim, a link or a merged source; the one before it
        counts again. Answers with the decision that was undone. Raises NotFoundError where there is none."""
        raise NotImplementedError

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """Decisions on one subject, or all, the first one first; undone ones carry the moment of undoing."""
        raise NotImplementedError

    # --- what linking keeps here -------------------------------------------------------------

    def unlinked(self) -> list[str]:
        """Articles whose newest revision was never linked, or whose claims were replaced since."""
        raise NotImplementedError

    def put_sketch(self, article: str, payload: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Keep what linking needs to know of an article, and the keys that it is searched by."""
        raise NotImplementedError

    def sketches(self, articles: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Payloads by article, for those that have one."""
        raise NotImplementedError

    def candidates(self, keys: Iterable[str]) -> set[str]:
        """Articles that have any of these keys."""
        raise NotImplementedError

    def put_matches(self, articles: Iterable[str], matches: Iterable[Mapping[str, Any]]) -> None:
        """Replace every match of these articles. A match has `a` < `b` (article ids), `score`, `because`."""
        raise NotImplementedError

    def matches_among(self, articles: Iterable[str]) -> list[dict[str, Any]]:
        """Matches with both sides among these articles, ordered by `a`, `b`."""
        raise NotImplementedError

    def component(self, articles: Iterable[str]) -> set[str]:
        """These articles and all that hang together with them through matches."""
        raise NotImplementedError

    def replace_links(self, pairs: Iterable[tuple[str, str]], links: Iterable[Link]) -> int:
        """Replace the links between these pairs of articles (whole ids); how many are new.

        Decisions on links that come back are in force again, and `contested` follows the conflicts.
        """
        raise NotImplementedError

    def replace_events(self, articles: Iterable[str], events: Iterable[Event]) -> None:
        """Replace the events that these articles are part of."""
        raise NotImplementedError

    # --- the whole ---------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """Rows that people care about: articles, revisions, outlets, figures, statements, contested, links,
        conflicts, events, sources, decisions."""
        raise NotImplementedError

    def iterate(self, wanted: ClaimFilter = ALL_CLAIMS, *, size: int = 2000) -> Iterator[FiledClaim]:
        """The same as `claims`, a page at a time, for lists that do not fit into memory."""
        raise NotImplementedError
