"""Speakers known across articles: the names they go by, which of them are one, and the table of known ones."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Subquery, bindparam, cast, delete, func, insert, select, update

from facttrack.errors import NotFoundError, UsageError
from facttrack.model import Source, Speaker, stable_id
from facttrack.shipped import shipped
from facttrack.store.asking import ambiguous, among, begins, name_key, page
from facttrack.store.bulk import insert_all
from facttrack.store.tables import ClaimRow, Meta, SourceName, SourceRow, Word
from facttrack.vocabulary import SpeakerKind

_KNOWN = "known_sources"


class Named(NamedTuple):
    """A name of `source_names` as filing needs it."""

    id: int
    source_id: int
    kind: str


# --- filing ----------------------------------------------------------------------------------


def file_names(connection: Connection, speakers: Iterable[Speaker]) -> dict[str, int]:
    """The row of each speaker's name, by the name as written; new names become sources of their own."""
    wanted = {speaker.name: speaker for speaker in speakers if speaker.resolved and _is_name(speaker.name)}
    if not wanted:
        return {}
    keys = {name: name_key(name) for name in wanted}
    found = _named(connection, keys.values())
    new = {key: wanted[name] for name, key in reversed(keys.items()) if key not in found}
    found |= _new_sources(connection, {key: (speaker.name, speaker.kind.value) for key, speaker in new.items()})
    for name, speaker in wanted.items():
        own, kind = found[keys[name]], speaker.kind.value
        if own.kind == SpeakerKind.OTHER.value != kind:
            connection.execute(update(SourceRow).where(SourceRow.id == own.source_id).values(kind=kind))
            found[keys[name]] = own._replace(kind=kind)
    return {name: found[key].id for name, key in keys.items()}


def _is_name(words: str) -> bool:
    return any(c.isalnum() for c in words)


def _named(connection: Connection, keys: Iterable[str]) -> dict[str, Named]:
    query = (
        select(SourceName.key, SourceName.id, SourceName.source_id, SourceRow.kind)
        .join(SourceRow, SourceRow.id == SourceName.source_id)
        .where(among(connection, SourceName.key, keys))
    )
    return {row.key: Named(row.id, row.source_id, row.kind) for row in connection.execute(query)}


def _new_sources(connection: Connection, wanted: Mapping[str, tuple[str, str]]) -> dict[str, Named]:
    """A source with one name for each key of a name and kind.

    A row left behind when its name moved elsewhere is taken up again.
    """
    if not wanted:
        return {}
    ids = {stable_id("src", key): key for key in wanted}
    query = select(SourceRow.public_id, SourceRow.id).where(among(connection, SourceRow.public_id, ids))
    rows = {ids[row.public_id]: row.id for row in connection.execute(query)}
    missing = [key for key in wanted if key not in rows]
    if missing:
        values = [
            {"public_id": stable_id("src", key), "name": name, "kind": kind, "known": False}
            for key in missing
            for name, kind in [wanted[key]]
        ]
        made = insert(SourceRow).returning(SourceRow.id, sort_by_parameter_order=True)
        rows |= dict(zip(missing, connection.execute(made, values).scalars(), strict=True))
    names = [
        {"name": name, "key": key, "source_id": rows[key], "origin_id": rows[key]} for key, (name, _) in wanted.items()
    ]
    filed = insert(SourceName).returning(SourceName.id, sort_by_parameter_order=True)
    numbers = connection.execute(filed, names).scalars().all()
    return {
        key: Named(number, rows[key], kind) for number, (key, (_, kind)) in zip(numbers, wanted.items(), strict=True)
    }


def _source_row(connection: Connection, name: str, key: str, kind: str) -> int:
    public_id = stable_id("src", key)
    source_id = connection.execute(select(SourceRow.id).where(SourceRow.public_id == public_id)).scalar()
    if source_id is None:
        values = {"public_id": public_id, "name": name, "kind": kind, "known": False}
        source_id = connection.execute(insert(SourceRow).values(values).returning(SourceRow.id)).scalar_one()
    return source_id


def _new_name(connection: Connection, name: str, key: str, source_id: int) -> int:
    values = {"name": name, "key": key, "source_id": source_id, "origin_id": source_id}
    return connection.execute(insert(SourceName).values(values).returning(SourceName.id)).scalar_one()


# --- the table of known sources --------------------------------------------------------------


def has_known(connection: Connection) -> bool:
    """Is the shipped table of known sources in?"""
    return connection.execute(select(Meta.value).where(Meta.key == _KNOWN)).scalar() == _shipped()[1]


def _shipped() -> tuple[bytes, str]:
    """The shipped table, and what it is known by."""
    content = (shipped("seeds") / "sources.toml").read_bytes()
    return content, hashlib.sha256(content).hexdigest()


def load_known(connection: Connection) -> bool:
    """Take in the shipped table of known sources, unless this very table is in; whether anything was done."""
    if has_known(connection):
        return False
    content, digest = _shipped()
    _take_in(connection, {name_key(each["name"]): each for each in tomllib.loads(content.decode("utf-8"))["source"]})
    connection.execute(delete(Meta).where(Meta.key == _KNOWN))
    connection.execute(insert(Meta).values(key=_KNOWN, value=digest))
    return True


def _take_in(connection: Connection, entries: Mapping[str, Mapping[str, Any]]) -> None:
    """Known sources by the keys of their names. A name that two of them claim is the first one's."""
    others = {
        (key, name_key(other)): other for key, each in entries.items() for other in reversed(each.get("others", ()))
    }
    found = _named(connection, {*entries, *(other for _, other in others)})
    found |= _new_sources(connection, {k: (e["name"], e["kind"]) for k, e in entries.items() if k not in found})
    facts = [
        {"row": found[key].source_id, "name": each["name"], "kind": each["kind"], "place": each.get("place")}
        for key, each in entries.items()
    ]
    known = update(SourceRow).where(SourceRow.id == bindparam("row")).values(known=True)
    connection.execute(known, facts)
    new: dict[str, dict[str, Any]] = {}
    for (key, other), written in others.items():
        own = {"source_id": found[key].source_id, "origin_id": found[key].source_id}
        if other not in found:
            new.setdefault(other, {"name": written, "key": other} | own)
        elif other != key and not _is_decided(connection, found[other]):
            connection.execute(update(SourceName).where(SourceName.id == found[other].id).values(own))
    insert_all(connection, SourceName, new.values())


def _is_decided(connection: Connection, name: Named) -> bool:
    """Does the name belong to a known source, or did a person say whose it is?"""
    query = select(SourceRow.known, SourceName.origin_id != SourceName.source_id).join(
        SourceName, SourceName.source_id == SourceRow.id
    )
    known, merged = connection.execute(query.where(SourceName.id == name.id)).one()
    return bool(known or merged)


# --- asking ----------------------------------------------------------------------------------


def find_all(
    connection: Connection, search: str | None, *, silent: bool, limit: int | None, offset: int
) -> list[Source]:
    """See `Store.sources`."""
    spoken = _spoken()
    claims = func.coalesce(spoken.c.claims, 0)
    query = select(SourceRow.id, claims).join(spoken, spoken.c.source_id == SourceRow.id, isouter=silent)
    query = query.where(SourceRow.merged_into_id.is_(None))
    if search is not None:
        named = select(SourceName.source_id).where(SourceName.key.contains(name_key(search), autoescape=True))
        query = query.where(SourceRow.id.in_(named))
    query = query.order_by(claims.desc(), cast(SourceRow.name, Word), SourceRow.public_id)
    return _load(connection, {row: int(said) for row, said in connection.execute(page(query, limit, offset))})


def find_one(connection: Connection, name: str) -> Source:
    """See `Store.source`."""
    row = source_id_of(connection, name)
    names = select(SourceName.id).where(SourceName.source_id == row)
    said = select(func.count()).where(ClaimRow.name_id.in_(names), ~ClaimRow.superseded)
    return _load(connection, {row: connection.execute(said).scalar_one()})[0]


def source_id_of(connection: Connection, name: str) -> int:
    """The row of the source that goes by a name, an id, or a part of a name that no other has."""
    found = ids_called(connection, name)
    if not found:
        raise NotFoundError(f"no source is called “{name}” — `facttrack sources list` lists them")
    if len(found) > 1:
        query = select(SourceRow.name).where(among(connection, SourceRow.id, found)).order_by(SourceRow.name)
        raise ambiguous(name, list(connection.execute(query).scalars()))
    return found.pop()


def ids_called(connection: Connection, name: str) -> set[int]:
    """Rows of all sources that `name` may mean: the one of exactly that name, else by id, else by a part of a name."""
    key = name_key(name)
    exact = connection.execute(select(SourceName.source_id).where(SourceName.key == key)).scalar()
    if exact is not None:
        return {exact}
    by_id = connection.execute(select(SourceRow.id).where(begins(SourceRow.public_id, name))).scalars().all()
    if name.startswith("src-") and by_id:
        roots = _roots(connection)
        return {roots.get(each, each) for each in by_id}
    if not _is_name(name):
        return set()
    query = select(SourceName.source_id).where(SourceName.key.contains(key, autoescape=True))
    return set(connection.execute(query).scalars())


def main_names(connection: Connection) -> dict[str, str]:
    """See `Store.names`."""
    many = select(SourceName.source_id).group_by(SourceName.source_id).having(func.count() > 1)
    query = (
        select(SourceName.key, SourceRow.name)
        .join(SourceRow, SourceRow.id == SourceName.source_id)
        .where(SourceRow.known | SourceRow.id.in_(many))
        .order_by(SourceName.key)
    )
    return {row.key: row.name for row in connection.execute(query)}


def _load(connection: Connection, claims: Mapping[int, int]) -> list[Source]:
    """Sources, in the order of their rows and the number of their claims."""
    names = select(SourceName.source_id, SourceName.name).where(among(connection, SourceName.source_id, claims))
    called: dict[int, list[str]] = {}
    for source, name in connection.execute(names.order_by(SourceName.key)).all():
        called.setdefault(source, []).append(name)
    columns = select(*SourceRow.__table__.c).where(among(connection, SourceRow.id, claims))
    found = {row.id: row for row in connection.execute(columns).all()}
    return [_source(found[row], called.get(row, []), said) for row, said in claims.items()]


def _spoken() -> Subquery:
    """How many claims each source that spoke has made, under all its names."""
    said = select(ClaimRow.name_id, func.count().label("claims"))
    said = said.where(~ClaimRow.superseded, ClaimRow.name_id.is_not(None)).group_by(ClaimRow.name_id)
    by_name = said.subquery()
    query = select(SourceName.source_id, func.sum(by_name.c.claims).label("claims"))
    return query.join(by_name, by_name.c.name_id == SourceName.id).group_by(SourceName.source_id).subquery()


def _source(row: Row[Any], names: list[str], claims: int) -> Source:
    others = tuple(name for name in names if name != row.name)
    return Source(row.public_id, row.name, SpeakerKind(row.kind), others, claims, row.place)


# --- which are one ---------------------------------------------------------------------------


def merge(connection: Connection, keep: int, drop: int) -> str:
    """Let the names of one source stand for another; the id of the one that gave them up."""
    if keep == drop:
        raise UsageError("these are one source already — `facttrack sources show` lists its names")
    connection.execute(update(SourceRow).where(SourceRow.id == drop).values(merged_into_id=keep))
    _resettle(connection)
    return public_id_of(connection, drop)


def unmerge(connection: Connection, public_id: str) -> None:
    """Give a merged source its names back."""
    connection.execute(update(SourceRow).where(SourceRow.public_id == public_id).values(merged_into_id=None))
    _resettle(connection)


def give_name(connection: Connection, source_id: int, alias: str) -> None:
    """Let a source go by one more name. A name that a silent or unknown speaker had passes to it."""
    key = name_key(alias)
    if not _is_name(alias):
        raise UsageError(f"“{alias}” has no letters to go by — give a name")
    query = (
        select(SourceName.id, SourceName.source_id, SourceRow.name, SourceRow.public_id)
        .join(SourceRow, SourceRow.id == SourceName.source_id)
        .where(SourceName.key == key)
    )
    taken = connection.execute(query).one_or_none()
    if taken is None:
        _new_name(connection, alias, key, source_id)
    elif taken.source_id == source_id:
        raise UsageError(f"{taken.name} goes by “{alias}” already")
    else:
        raise UsageError(f"“{alias}” is a name of {taken.name} — if they are one, run `facttrack sources merge`")


def take_name(connection: Connection, alias: str) -> None:
    """Undo `give_name`: a name that spoke meanwhile becomes a source of its own."""
    key = name_key(alias)
    named = _named(connection, [key]).get(key)
    if named is None:
        return
    if connection.execute(select(ClaimRow.id).where(ClaimRow.name_id == named.id).limit(1)).scalar() is None:
        connection.execute(delete(SourceName).where(SourceName.id == named.id))
        return
    own = _source_row(connection, alias, key, named.kind)
    connection.execute(update(SourceName).where(SourceName.id == named.id).values(source_id=own, origin_id=own))


def public_id_of(connection: Connection, source_id: int) -> str:
    return connection.execute(select(SourceRow.public_id).where(SourceRow.id == source_id)).scalar_one()


def _roots(connection: Connection) -> dict[int, int]:
    """For every merged source the one that its names stand for, through any number of merges."""
    query = select(SourceRow.id, SourceRow.merged_into_id).where(SourceRow.merged_into_id.is_not(None))
    into = {row.id: row.merged_into_id or row.id for row in connection.execute(query)}
    roots: dict[int, int] = {}
    for each in into:
        root = each
        while root in into:
            root = into[root]
        roots[each] = root
    return roots


def _resettle(connection: Connection) -> None:
    """Point every name to where its origin's merges lead."""
    roots = _roots(connection)
    moved = (SourceName.source_id != SourceName.origin_id) | among(connection, SourceName.origin_id, roots)
    rows = connection.execute(select(SourceName.id, SourceName.origin_id).where(moved)).all()
    for row in rows:
        target = roots.get(row.origin_id, row.origin_id)
        connection.execute(update(SourceName).where(SourceName.id == row.id).values(source_id=target))
