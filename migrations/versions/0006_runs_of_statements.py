"""Statements that attributions split: the places of all their runs

What is on file keeps its longest run alone; reading an article again finds the others.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claims", sa.Column("runs", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("claims", "runs")
