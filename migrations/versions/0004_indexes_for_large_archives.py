"""Indexes for large archives

Lists walk an index in their own order, and no index offers "not superseded", which nearly every row is, as a way of
finding rows: SQLite, which guesses until it has counted, took it for one. SQLite takes a partial index only where a
query has the very words of its condition; PostgreSQL takes an index for an order only where nulls come last in both.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Partial indexes: name, table, column, and the condition as SQLite and as PostgreSQL are asked for it.
PARTIAL = (
    ("ix_claims_newest_day", "claims", "day", "superseded = 0", "NOT superseded"),
    ("ix_claims_contested", "claims", "day", "contested = 1", "contested"),
    ("ix_articles_unlinked", "articles", "id", "linked = 0", "NOT linked"),
)

#: Indexes by the days of which lists are ordered: name, table, column.
DAYS = (("ix_events_start", "events", "start"), ("ix_revisions_day", "revisions", "day"))


def upgrade() -> None:
    op.drop_index("ix_claims_superseded_day", "claims")
    op.drop_index("ix_claims_contested", "claims")
    op.drop_index("ix_articles_unlinked", "articles")
    for name, table, column, sqlite, postgresql in PARTIAL:
        where = {"sqlite_where": sa.text(sqlite), "postgresql_where": sa.text(postgresql)}
        op.create_index(name, table, [_newest_first(column)], **where)
    for name, table, column in DAYS:
        op.drop_index(name, table)
        op.create_index(name, table, [_newest_first(column)])
    op.drop_index("ix_links_relation", "links")
    best = [sa.text("score DESC"), "public_id"]
    op.create_index("ix_links_best", "links", best)
    op.create_index("ix_links_relation_best", "links", ["relation", *best])


def downgrade() -> None:
    op.drop_index("ix_links_relation_best", "links")
    op.drop_index("ix_links_best", "links")
    op.create_index("ix_links_relation", "links", ["relation"])
    for name, table, column in DAYS:
        op.drop_index(name, table)
        op.create_index(name, table, [column])
    for name, table, *_ in PARTIAL:
        op.drop_index(name, table)
    _create("ix_articles_unlinked", "articles", "id", where="NOT linked")
    _create("ix_claims_contested", "claims", "day", where="contested")
    op.create_index("ix_claims_superseded_day", "claims", ["superseded", "day"])


def _newest_first(column: str) -> str | sa.TextClause:
    """SQLite reads an index backwards with its nulls last."""
    if column == "id" or op.get_bind().dialect.name == "sqlite":
        return column
    return sa.text(f"{column} DESC NULLS LAST")


def _create(name: str, table: str, column: str, *, where: str) -> None:
    op.create_index(name, table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
