"""The tables. What each column means is the model's business; here is only what the database needs to know.

Three kinds of rows: what was read (articles, revisions, claims), what was worked out from it and may
be thrown away and made anew (sketches, matches, links, events), and what people decided (decisions),
which is only ever added to. `contested`, `status` and `judgement` are the decisions' and links' effect,
kept on the row so that lists can filter by them; `facttrack db check` compares.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Ids and keys sort by code point on every database, whatever its locale.
Word = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

#: Bounds of figures can pass the four bytes of a PostgreSQL integer.
Number = BigInteger()


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite forgets time zones, so they must not vary."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _to(column: str, **options: Any) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE", **options)


# --- what was read ---------------------------------------------------------------------------


class Outlet(Table):
    __tablename__ = "outlets"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Word, unique=True)


class ArticleRow(Table):
    """What stays the same over all revisions. `linked` says that the newest one has been linked."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Word, unique=True)
    url: Mapped[str | None] = mapped_column(Word, unique=True)
    linked: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        Index("ix_articles_unlinked", "id", sqlite_where=sql("linked = 0"), postgresql_where=sql("NOT linked")),
    )


class RevisionRow(Table):
    """One text of an article. `published` is kept as it was stated, `day` is for searching."""

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(_to("articles.id"))
    number: Mapped[int]
    superseded: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(String(40))
    day: Mapped[date | None] = mapped_column()
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlets.id"), index=True)
    url: Mapped[str | None] = mapped_column(Text)
    authors: Mapped[list[str]] = mapped_column(JSON)
    provenance: Mapped[dict[str, str]] = mapped_column(JSON)
    read_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index("ix_revisions_day", day.desc().nulls_last()),
        Index(
            "uq_revisions_newest",
            "article_id",
            unique=True,
            sqlite_where=sql("NOT superseded"),
            postgresql_where=sql("NOT superseded"),
        ),
    )


class SourceRow(Table):
    """A speaker known across articles. A merged source keeps its row and lends its names to another."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Word, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[str | None] = mapped_column(Text)
    known: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"), index=True)


class SourceName(Table):
    """A name as speakers are written. `origin` is the source that it was first given to, `source` the one that
    it stands for now, after merges."""

    __tablename__ = "source_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Word, unique=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)
    origin_id: Mapped[int] = mapped_column(ForeignKey("sources.id"), index=True)


class ClaimRow(Table):
    """A figure or a statement. The columns of the other kind are empty."""

    __tablename__ = "claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Word)
    kind: Mapped[str] = mapped_column(String(10))
    revision_id: Mapped[int] = mapped_column(_to("revisions.id"))
    day: Mapped[date | None] = mapped_column()
    superseded: Mapped[bool] = mapped_column(default=False)
    contested: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str | None] = mapped_column(String(10))
    #: The claim that says the same in the revision before.
    before: Mapped[str | None] = mapped_column(Word)
    #: The part of the article that it stands in, where linking found the article to report several events.
    part: Mapped[int] = mapped_column(server_default=sql("1"))

    start: Mapped[int]
    finish: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
    cue_text: Mapped[str | None] = mapped_column(Text)
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    name_id: Mapped[int | None] = mapped_column(ForeignKey("source_names.id"))
    speaker_name: Mapped[str | None] = mapped_column(Text)
    speaker_mention: Mapped[str | None] = mapped_column(Text)
    speaker_start: Mapped[int | None]
    speaker_end: Mapped[int | None]
    speaker_kind: Mapped[str | None] = mapped_column(String(20))
    speaker_resolved: Mapped[bool | None]
    via: Mapped[str | None] = mapped_column(Text)
    hedges: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    rule: Mapped[str] = mapped_column(Text)

    number_text: Mapped[str | None] = mapped_column(Text)
    number_start: Mapped[int | None]
    number_end: Mapped[int | None]
    measure: Mapped[str | None] = mapped_column(String(20))
    low: Mapped[int | None] = mapped_column(Number)
    high: Mapped[int | None] = mapped_column(Number)
    qualifier: Mapped[str | None] = mapped_column(String(20))
    who: Mapped[str | None] = mapped_column(Text)
    statement: Mapped[str | None] = mapped_column(Word)
    when_start: Mapped[date | None]
    when_end: Mapped[date | None]
    when_text: Mapped[str | None] = mapped_column(Text)
    when_precision: Mapped[str | None] = mapped_column(String(10))
    background: Mapped[bool | None]

    stance: Mapped[str | None] = mapped_column(String(30))
    form: Mapped[str | None] = mapped_column(String(10))
    target: Mapped[str | None] = mapped_column(Text)
    #: Where attributions split what was said: its pieces as [start, end].
    runs: Mapped[list[list[int]] | None] = mapped_column(JSON(none_as_null=True))

    __table_args__ = (
        CheckConstraint("kind IN ('figure', 'statement')", name="kind"),
        CheckConstraint("start >= 0 AND start <= finish", name="span"),
        Index(
            "uq_claims_newest",
            "public_id",
            unique=True,
            sqlite_where=sql("NOT superseded"),
            postgresql_where=sql("NOT superseded"),
        ),
        Index(None, "public_id"),
        Index(None, "revision_id", "start"),
        Index(None, "name_id", "superseded"),
        Index(None, "measure", "superseded", "day"),
        # Partial, so that no plan takes "not superseded", which holds for nearly every row, for a way of finding one.
        # SQLite takes such an index only where the query has the very words of its condition.
        Index(
            "ix_claims_newest_day",
            day.desc().nulls_last(),
            sqlite_where=sql("superseded = 0"),
            postgresql_where=sql("NOT superseded"),
        ),
        Index(
            "ix_claims_later_parts",
            "revision_id",
            sqlite_where=sql("part > 1"),
            postgresql_where=sql("part > 1"),
        ),
        Index(
            "ix_claims_contested",
            day.desc().nulls_last(),
            sqlite_where=sql("contested = 1"),
            postgresql_where=sql("contested"),
        ),
    )


class ClaimPlace(Table):
    """A place that a figure names, with its words' place in the text."""

    __tablename__ = "claim_places"

    claim_id: Mapped[int] = mapped_column(_to("claims.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Word, index=True)
    start: Mapped[int]
    finish: Mapped[int]


class ContestRow(Table):
    """A reason, found in the article itself, why a claim is contested. `other` is the other side's public id."""

    __tablename__ = "contests"

    claim_id: Mapped[int] = mapped_column(_to("claims.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    because: Mapped[str] = mapped_column(String(20))
    other: Mapped[str | None] = mapped_column(Word)


# --- what was worked out ---------------------------------------------------------------------


class SketchRow(Table):
    """`version` is that of the program's sketches when it was made."""

    __tablename__ = "sketches"

    article_id: Mapped[int] = mapped_column(_to("articles.id"), primary_key=True, autoincrement=False)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(server_default=sql("0"), index=True)


class SketchKey(Table):
    """What an article is found by when candidates for linking are searched."""

    __tablename__ = "sketch_keys"

    key: Mapped[str] = mapped_column(Word, primary_key=True)
    article_id: Mapped[int] = mapped_column(_to("articles.id"), primary_key=True, autoincrement=False, index=True)

    __table_args__ = ({"sqlite_with_rowid": False},)


class MatchRow(Table):
    """Two articles, or parts of two articles, that seem to report one event, `a` before `b` by name."""

    __tablename__ = "matches"

    a_id: Mapped[int] = mapped_column(_to("articles.id"), primary_key=True, autoincrement=False)
    a_part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, server_default=sql("1"))
    b_id: Mapped[int] = mapped_column(_to("articles.id"), primary_key=True, autoincrement=False, index=True)
    b_part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, server_default=sql("1"))
    score: Mapped[float] = mapped_column(Float(53))
    because: Mapped[list[str]] = mapped_column(JSON)


class LinkRow(Table):
    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Word, unique=True)
    a_id: Mapped[int] = mapped_column(_to("claims.id"), index=True)
    b_id: Mapped[int] = mapped_column(_to("claims.id"), index=True)
    a_article_id: Mapped[int] = mapped_column(_to("articles.id"))
    b_article_id: Mapped[int] = mapped_column(_to("articles.id"), index=True)
    relation: Mapped[str] = mapped_column(String(20))
    score: Mapped[float] = mapped_column(Float(53))
    because: Mapped[list[str]] = mapped_column(JSON)
    judgement: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (
        Index(None, "a_article_id", "b_article_id"),
        Index("ix_links_best", score.desc(), "public_id"),
        Index("ix_links_relation_best", "relation", score.desc(), "public_id"),
    )


class EventRow(Table):
    """`origins`: for each origin its articles (public ids) and why they are one."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Word, unique=True)
    title: Mapped[str] = mapped_column(Text)
    start: Mapped[date | None] = mapped_column()
    finish: Mapped[date | None]
    because: Mapped[list[str]] = mapped_column(JSON)
    origins: Mapped[list[dict[str, list[str]]]] = mapped_column(JSON, server_default=sql("'[]'"))

    __table_args__ = (Index("ix_events_start", start.desc().nulls_last()),)


class EventPlace(Table):
    __tablename__ = "event_places"

    event_id: Mapped[int] = mapped_column(_to("events.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Word, index=True)


class EventArticle(Table):
    """An article, or one of its `parts` parts, belongs to one event at most."""

    __tablename__ = "event_articles"

    event_id: Mapped[int] = mapped_column(_to("events.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(_to("articles.id"))
    part: Mapped[int] = mapped_column(server_default=sql("1"))
    parts: Mapped[int] = mapped_column(server_default=sql("1"))

    __table_args__ = (UniqueConstraint("article_id", "part"),)


class EventFigure(Table):
    """What an event's figures of one measure add up to; `claims` are public ids."""

    __tablename__ = "event_figures"

    event_id: Mapped[int] = mapped_column(_to("events.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    measure: Mapped[str] = mapped_column(String(20))
    low: Mapped[int | None] = mapped_column(Number)
    best: Mapped[int | None] = mapped_column(Number)
    high: Mapped[int | None] = mapped_column(Number)
    claims: Mapped[list[str]] = mapped_column(JSON)


# --- what people decided ---------------------------------------------------------------------


class DecisionRow(Table):
    """Only ever added to. A row with `undoes` takes that row back. `a`, `b` and `relation` keep what a judged
    link said, as links are made anew; `carried_from` is the row that was carried over to a new revision."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(Word, index=True)
    verdict: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), unique=True)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    a: Mapped[str | None] = mapped_column(Word)
    b: Mapped[str | None] = mapped_column(Word)
    relation: Mapped[str | None] = mapped_column(String(20))

    __table_args__ = (Index(None, "a", "b"),)


class DecisionArticle(Table):
    """An article, or a part of one, that a decision on events names: of the one side or the other."""

    __tablename__ = "decision_articles"

    decision_id: Mapped[int] = mapped_column(_to("decisions.id"), primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(_to("articles.id"), primary_key=True, autoincrement=False, index=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, server_default=sql("1"))
    side: Mapped[str] = mapped_column(String(1))


class Meta(Table):
    """Facts about the database itself, such as which table of known sources it holds."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(Word, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
