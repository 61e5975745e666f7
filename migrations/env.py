"""Run by Alembic, with the connection that `facttrack.store.versions` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from facttrack.store.tables import Table
from facttrack.store.versions import seen


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        include_object=seen,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
