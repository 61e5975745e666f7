"""Origins of an event's articles, and the articles that decisions on events name

Events that are on file have no origins until `facttrack relink` works them out.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("events", sa.Column("origins", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
    op.create_table(
        "decision_articles",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_decision_articles_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name="fk_decision_articles_decision_id_decisions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("decision_id", "article_id", name="pk_decision_articles"),
    )
    op.create_index("ix_decision_articles_article_id", "decision_articles", ["article_id"])


def downgrade() -> None:
    op.drop_table("decision_articles")
    # Not in batch mode: that makes the table anew, and what belongs to its rows would go with the old one.
    op.drop_column("events", "origins")
