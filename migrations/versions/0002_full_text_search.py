"""Full-text search over articles and claims

SQLite: FTS5 tables that hold no text of their own, kept in step by triggers. A later migration that
rebuilds `revisions` or `claims` in batch mode drops their triggers: it calls `lay_out_triggers` again.
PostgreSQL: generated tsvector columns. The configuration stems as English does and keeps the small
words, as "WHO" and "US" are names here.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: What is searched: the table and its columns.
SEARCHED = {"revisions": ("title", "text"), "claims": ("quote", "speaker_name")}

#: Characters of a text that PostgreSQL indexes: a tsvector may have a megabyte.
LONGEST = 200_000


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _upgrade_postgresql()
    else:
        _upgrade_sqlite()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in SEARCHED:
            op.execute(f"DROP INDEX ix_{table}_search")
            op.execute(f"ALTER TABLE {table} DROP COLUMN search")
        op.execute("DROP TEXT SEARCH CONFIGURATION facttrack")
        op.execute("DROP TEXT SEARCH DICTIONARY facttrack_stem")
        return
    for table in SEARCHED:
        for when in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER {table}_fts_{when}")
        op.execute(f"DROP TABLE {table}_fts")


def _upgrade_sqlite() -> None:
    for table, columns in SEARCHED.items():
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5({', '.join(columns)}, content='{table}', content_rowid='id', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        lay_out_triggers(table, columns)
        op.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")


def lay_out_triggers(table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    old = f"INSERT INTO {table}_fts({table}_fts, rowid, {names}) VALUES ('delete', old.id, {_of('old', columns)});"
    new = f"INSERT INTO {table}_fts(rowid, {names}) VALUES (new.id, {_of('new', columns)});"
    op.execute(f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN {new} END")
    op.execute(f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {old} END")
    op.execute(f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {names} ON {table} BEGIN {old} {new} END")


def _upgrade_postgresql() -> None:
    op.execute("CREATE TEXT SEARCH DICTIONARY facttrack_stem (TEMPLATE = snowball, Language = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION facttrack (COPY = pg_catalog.english)")
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION facttrack ALTER MAPPING FOR asciiword, word, asciihword, hword, "
        "hword_asciipart, hword_part WITH facttrack_stem"
    )
    for table, columns in SEARCHED.items():
        words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS "
            f"(to_tsvector('facttrack'::regconfig, left({words}, {LONGEST}))) STORED"
        )
        op.execute(f"CREATE INDEX ix_{table}_search ON {table} USING gin (search)")


def _of(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{row}.{column}" for column in columns)
