"""Articles that report several events: their parts in matches, events, decisions and claims, and versions of sketches

What is on file has one part, and sketches of version 0, which the next linking makes anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Primary keys before and after. No other table refers to these, so that SQLite may make them anew.
KEYS = {
    "matches": (["a_id", "b_id"], ["a_id", "a_part", "b_id", "b_part"]),
    "decision_articles": (["decision_id", "article_id"], ["decision_id", "article_id", "part"]),
}


def upgrade() -> None:
    op.add_column("claims", _column("part", "1"))
    later = {"sqlite_where": sa.text("part > 1"), "postgresql_where": sa.text("part > 1")}
    op.create_index("ix_claims_later_parts", "claims", ["revision_id"], **later)
    op.add_column("sketches", _column("version", "0"))
    op.create_index("ix_sketches_version", "sketches", ["version"])
    for table, (_, key) in KEYS.items():
        with op.batch_alter_table(table) as batch:
            for name in key:
                if name.endswith("part"):
                    batch.add_column(_column(name, "1"))
            batch.drop_constraint(f"pk_{table}", type_="primary")
            batch.create_primary_key(f"pk_{table}", key)
    with op.batch_alter_table("event_articles") as batch:
        batch.add_column(_column("part", "1"))
        batch.add_column(_column("parts", "1"))
        batch.drop_constraint("uq_event_articles_article_id", type_="unique")
        batch.create_unique_constraint("uq_event_articles_article_id_part", ["article_id", "part"])


def downgrade() -> None:
    # Events and decisions on later parts have no place in what was there before.
    op.execute("DELETE FROM matches WHERE a_part > 1 OR b_part > 1")
    op.execute("DELETE FROM decision_articles WHERE part > 1")
    op.execute("DELETE FROM events WHERE id IN (SELECT event_id FROM event_articles WHERE part > 1)")
    with op.batch_alter_table("event_articles") as batch:
        batch.drop_constraint("uq_event_articles_article_id_part", type_="unique")
        batch.create_unique_constraint("uq_event_articles_article_id", ["article_id"])
        batch.drop_column("parts")
        batch.drop_column("part")
    for table, (key, longer) in KEYS.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(f"pk_{table}", type_="primary")
            batch.create_primary_key(f"pk_{table}", key)
            for name in longer:
                if name.endswith("part"):
                    batch.drop_column(name)
    op.drop_index("ix_sketches_version", "sketches")
    op.drop_column("sketches", "version")
    op.drop_index("ix_claims_later_parts", "claims")
    op.drop_column("claims", "part")


def _column(name: str, default: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(default))
