"""The first tables"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Ids and keys sort by code point on every database.
WORD = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")

#: In the order in which they may be dropped.
TABLES = (
    "links",
    "contests",
    "claim_places",
    "claims",
    "source_names",
    "sketches",
    "sketch_keys",
    "revisions",
    "matches",
    "event_places",
    "event_figures",
    "event_articles",
    "sources",
    "outlets",
    "meta",
    "events",
    "decisions",
    "articles",
)


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", WORD, nullable=False),
        sa.Column("url", WORD),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("public_id", name="uq_articles_public_id"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
    )
    op.create_index(
        "ix_articles_unlinked",
        "articles",
        ["id"],
        sqlite_where=sa.text("NOT linked"),
        postgresql_where=sa.text("NOT linked"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", WORD, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes_id", sa.Integer()),
        sa.Column("carried_from_id", sa.Integer()),
        sa.Column("a", WORD),
        sa.Column("b", WORD),
        sa.Column("relation", sa.String(length=20)),
        sa.ForeignKeyConstraint(["carried_from_id"], ["decisions.id"], name="fk_decisions_carried_from_id_decisions"),
        sa.ForeignKeyConstraint(["undoes_id"], ["decisions.id"], name="fk_decisions_undoes_id_decisions"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("undoes_id", name="uq_decisions_undoes_id"),
    )
    op.create_index("ix_decisions_a_b", "decisions", ["a", "b"])
    op.create_index("ix_decisions_subject", "decisions", ["subject"])
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", WORD, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("finish", sa.Date()),
        sa.Column("because", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("public_id", name="uq_events_public_id"),
    )
    op.create_index("ix_events_start", "events", ["start"])
    op.create_table(
        "meta",
        sa.Column("key", WORD, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
        sa.UniqueConstraint("key", name="uq_outlets_key"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", WORD, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", sa.Integer()),
        sa.ForeignKeyConstraint(["merged_into_id"], ["sources.id"], name="fk_sources_merged_into_id_sources"),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("public_id", name="uq_sources_public_id"),
    )
    op.create_index("ix_sources_merged_into_id", "sources", ["merged_into_id"])
    op.create_table(
        "event_articles",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_event_articles_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_articles_event_id_events", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "position", name="pk_event_articles"),
        sa.UniqueConstraint("article_id", name="uq_event_articles_article_id"),
    )
    op.create_table(
        "event_figures",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("low", sa.BigInteger()),
        sa.Column("best", sa.BigInteger()),
        sa.Column("high", sa.BigInteger()),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_figures_event_id_events", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "position", name="pk_event_figures"),
    )
    op.create_table(
        "event_places",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_places_event_id_events", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "position", name="pk_event_places"),
    )
    op.create_index("ix_event_places_key", "event_places", ["key"])
    op.create_table(
        "matches",
        sa.Column("a_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("because", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["a_id"], ["articles.id"], name="fk_matches_a_id_articles", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b_id"], ["articles.id"], name="fk_matches_b_id_articles", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a_id", "b_id", name="pk_matches"),
    )
    op.create_index("ix_matches_b_id", "matches", ["b_id"])
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.String(length=40)),
        sa.Column("day", sa.Date()),
        sa.Column("outlet_id", sa.Integer()),
        sa.Column("url", sa.Text()),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("provenance", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_revisions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_revisions_outlet_id_outlets"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("article_id", "number", name="uq_revisions_article_id_number"),
    )
    op.create_index("ix_revisions_day", "revisions", ["day"])
    op.create_index("ix_revisions_outlet_id", "revisions", ["outlet_id"])
    op.create_index(
        "uq_revisions_newest",
        "revisions",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("NOT superseded"),
        postgresql_where=sa.text("NOT superseded"),
    )
    op.create_table(
        "sketch_keys",
        sa.Column("key", WORD, nullable=False),
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_sketch_keys_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "article_id", name="pk_sketch_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sketch_keys_article_id", "sketch_keys", ["article_id"])
    op.create_table(
        "sketches",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_sketches_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_sketches"),
    )
    op.create_table(
        "source_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["origin_id"], ["sources.id"], name="fk_source_names_origin_id_sources"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_names_source_id_sources"),
        sa.PrimaryKeyConstraint("id", name="pk_source_names"),
        sa.UniqueConstraint("key", name="uq_source_names_key"),
    )
    op.create_index("ix_source_names_origin_id", "source_names", ["origin_id"])
    op.create_index("ix_source_names_source_id", "source_names", ["source_id"])
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", WORD, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=10)),
        sa.Column("before", WORD),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("finish", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("cue_text", sa.Text()),
        sa.Column("cue_start", sa.Integer()),
        sa.Column("cue_end", sa.Integer()),
        sa.Column("name_id", sa.Integer()),
        sa.Column("speaker_name", sa.Text()),
        sa.Column("speaker_mention", sa.Text()),
        sa.Column("speaker_start", sa.Integer()),
        sa.Column("speaker_end", sa.Integer()),
        sa.Column("speaker_kind", sa.String(length=20)),
        sa.Column("speaker_resolved", sa.Boolean()),
        sa.Column("via", sa.Text()),
        sa.Column("hedges", sa.JSON()),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("number_text", sa.Text()),
        sa.Column("number_start", sa.Integer()),
        sa.Column("number_end", sa.Integer()),
        sa.Column("measure", sa.String(length=20)),
        sa.Column("low", sa.BigInteger()),
        sa.Column("high", sa.BigInteger()),
        sa.Column("qualifier", sa.String(length=20)),
        sa.Column("who", sa.Text()),
        sa.Column("statement", WORD),
        sa.Column("when_start", sa.Date()),
        sa.Column("when_end", sa.Date()),
        sa.Column("when_text", sa.Text()),
        sa.Column("when_precision", sa.String(length=10)),
        sa.Column("background", sa.Boolean()),
        sa.Column("stance", sa.String(length=30)),
        sa.Column("form", sa.String(length=10)),
        sa.Column("target", sa.Text()),
        sa.CheckConstraint("kind IN ('figure', 'statement')", name="ck_claims_kind"),
        sa.CheckConstraint("start >= 0 AND start <= finish", name="ck_claims_span"),
        sa.ForeignKeyConstraint(["name_id"], ["source_names.id"], name="fk_claims_name_id_source_names"),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_claims_revision_id_revisions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index(
        "ix_claims_contested",
        "claims",
        ["day"],
        sqlite_where=sa.text("contested"),
        postgresql_where=sa.text("contested"),
    )
    op.create_index("ix_claims_measure_superseded_day", "claims", ["measure", "superseded", "day"])
    op.create_index("ix_claims_name_id_superseded", "claims", ["name_id", "superseded"])
    op.create_index("ix_claims_public_id", "claims", ["public_id"])
    op.create_index("ix_claims_revision_id_start", "claims", ["revision_id", "start"])
    op.create_index("ix_claims_superseded_day", "claims", ["superseded", "day"])
    op.create_index(
        "uq_claims_newest",
        "claims",
        ["public_id"],
        unique=True,
        sqlite_where=sa.text("NOT superseded"),
        postgresql_where=sa.text("NOT superseded"),
    )
    op.create_table(
        "claim_places",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("finish", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="fk_claim_places_claim_id_claims", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "position", name="pk_claim_places"),
    )
    op.create_index("ix_claim_places_key", "claim_places", ["key"])
    op.create_table(
        "contests",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("because", sa.String(length=20), nullable=False),
        sa.Column("other", WORD),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_contests_claim_id_claims", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_id", "position", name="pk_contests"),
    )
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", WORD, nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("a_article_id", sa.Integer(), nullable=False),
        sa.Column("b_article_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("because", sa.JSON(), nullable=False),
        sa.Column("judgement", sa.String(length=10)),
        sa.ForeignKeyConstraint(
            ["a_article_id"], ["articles.id"], name="fk_links_a_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["a_id"], ["claims.id"], name="fk_links_a_id_claims", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["b_article_id"], ["articles.id"], name="fk_links_b_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["b_id"], ["claims.id"], name="fk_links_b_id_claims", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("public_id", name="uq_links_public_id"),
    )
    op.create_index("ix_links_a_article_id_b_article_id", "links", ["a_article_id", "b_article_id"])
    op.create_index("ix_links_a_id", "links", ["a_id"])
    op.create_index("ix_links_b_article_id", "links", ["b_article_id"])
    op.create_index("ix_links_b_id", "links", ["b_id"])
    op.create_index("ix_links_relation", "links", ["relation"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
