"""`facttrack audit`: lost speakers, dropped hedges, figures that do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from facttrack.actions.audit_case import Case, Hit, number
from facttrack.actions.audit_checks import CHECKS
from facttrack.actions.timeline import published
from facttrack.errors import UsageError
from facttrack.model import Passage
from facttrack.results import Code, Finding

if TYPE_CHECKING:
    from facttrack.store.store import Store


def codes() -> tuple[Code, ...]:
    """Every code that an audit can give, in order."""
    return tuple(code for code, _ in CHECKS)


def audit(store: Store, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """Findings in the newest revisions of all articles: by code, then by publication and place in the text.

    `select` and `ignore` hold codes or beginnings of codes ("FT2"), any letter case; `ignore` has
    the last word. Raises UsageError for one that fits no code.
    """
    wanted = chosen(select, ignore)
    return examine(Case.of(store), wanted) if wanted else []


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """The codes that are left after selecting and ignoring. Raises UsageError."""
    known = [code.code for code in codes()]
    for prefix in (*select, *ignore):
        if not prefix.strip() or not _fits(prefix, known):
            raise UsageError(
                f"no finding has the code “{prefix}”; there are {', '.join(known)}, and beginnings of these"
            )
    kept = _fits("FT", known) if not select else {code for prefix in select for code in _fits(prefix, known)}
    return frozenset(kept) - {code for prefix in ignore for code in _fits(prefix, known)}


def _fits(prefix: str, known: Iterable[str]) -> set[str]:
    return {code for code in known if code.startswith(prefix.strip().upper())}


def examine(case: Case, wanted: frozenset[str]) -> list[Finding]:
    """The findings of a case under these codes, in order."""
    found = [
        _finding(code, hit)
        for code, check in CHECKS
        if code.code in wanted
        for hit in _one_per_number(case, check(case))
    ]
    return sorted(found, key=lambda f: (f.code, published(f.article), not f.in_title, f.passage.start, f.claims))


def _one_per_number(case: Case, hits: Iterable[Hit]) -> Iterable[Hit]:
    """An article's second mention of a number needs no second finding: the body's first stands, else the headline's."""
    kept: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        first = hit.sightings[0]
        at = hit.passage.start if hit.passage and hit.in_title else None
        mention = (first.article.id, first.figure.measure, number(first.figure), at)
        if mention not in kept or case.in_headline(kept[mention].sightings[0]):
            kept[mention] = hit
    return kept.values()


def _finding(code: Code, hit: Hit) -> Finding:
    first = hit.sightings[0]
    passage = hit.passage or Passage(first.figure.quote, first.figure.start, first.figure.end)
    claims = tuple(dict.fromkeys(sighting.figure.id for sighting in hit.sightings))
    return Finding(code.code, code.title, claims, first.article, passage, hit.message, code.todo, hit.in_title)
