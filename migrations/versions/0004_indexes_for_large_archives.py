"""Indexes for large archives

Lists walk an index in their own order, and no index offers "not superseded", which nearly every row is, as a way of
finding rows: SQLite, which keeps no statistics unless it is told to, took it for one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_claims_superseded_day", "claims")
    _create("ix_claims_newest_day", ["day"], sqlite="superseded = 0", postgresql="NOT superseded")
    op.drop_index("ix_claims_contested", "claims")
    _create("ix_claims_contested", ["day"], sqlite="contested = 1", postgresql="contested")
    op.drop_index("ix_links_relation", "links")
    best = [sa.text("score DESC"), "public_id"]
    op.create_index("ix_links_best", "links", best)
    op.create_index("ix_links_relation_best", "links", ["relation", *best])


def downgrade() -> None:
    op.drop_index("ix_links_relation_best", "links")
    op.drop_index("ix_links_best", "links")
    op.create_index("ix_links_relation", "links", ["relation"])
    op.drop_index("ix_claims_contested", "claims")
    _create("ix_claims_contested", ["day"], sqlite="contested", postgresql="contested")
    op.drop_index("ix_claims_newest_day", "claims")
    op.create_index("ix_claims_superseded_day", "claims", ["superseded", "day"])


def _create(name: str, columns: list[str], *, sqlite: str, postgresql: str) -> None:
    op.create_index(name, "claims", columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql))
