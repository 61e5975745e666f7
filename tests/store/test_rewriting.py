"""Replacing most of the links at once: the same links and indexes as piece by piece, or those that were there."""

from __future__ import annotations

import pytest
from desk import deaths, file, page
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from facttrack.model import Link, LinkFilter
from facttrack.store import open_store
from facttrack.store.opening import address
from facttrack.store.store import Store
from facttrack.vocabulary import Relation


def linked(store: Store) -> Link:
    """Two articles are filed; their link is not."""
    one, other = page(id_="a1"), page(id_="a2")
    figures = [deaths(one), deaths(other)]
    for article, figure in zip((one, other), figures, strict=True):
        file(store, article, figure)
    a, b = (store.claims_of(each.id)[0].id for each in (one, other))
    return Link("l-1", a, b, Relation.CONFLICTS, 0.9, ("both count the dead",))


def indexes(where: str) -> set[str]:
    engine = create_engine(address(where), poolclass=NullPool)
    return {str(index["name"]) for index in inspect(engine).get_indexes("links")}


def interrupted(store: Store) -> None:
    """Linking that is broken off when the links are gone."""
    with store.transaction(), store.rewriting():
        store.replace_links(["a1", "a2"], [])
        raise KeyboardInterrupt


def test_links_are_there_afterwards_and_every_index_of_them(where: str) -> None:
    before = indexes(where)
    with open_store(where) as store:
        link = linked(store)
        with store.transaction(), store.rewriting():
            store.replace_links(["a1", "a2"], [link])
        assert store.links(LinkFilter(relation=Relation.CONFLICTS)) == [link]
    assert indexes(where) == before


def test_what_fails_leaves_the_links_and_indexes_that_were_there(where: str) -> None:
    before = indexes(where)
    with open_store(where) as store:
        link = linked(store)
        store.replace_links(["a1", "a2"], [link])
        with pytest.raises(KeyboardInterrupt):
            interrupted(store)
        assert store.links() == [link]
    assert indexes(where) == before
