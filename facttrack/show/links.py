"""Lists of links and pages about one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import exp

from rich.text import Text

from facttrack.model import Decision, Link, Weighed
from facttrack.records import Record, link_record, weighed_record
from facttrack.results import Joined, LinkPage, Sighting
from facttrack.show.decisions import decision_record
from facttrack.show.explain import add_facts, marked_quote
from facttrack.show.formats import Column, Listing, Place
from facttrack.show.page import Page, plain
from facttrack.show.wording import claim_words, moment_words, origin_words, reasons_words
from facttrack.vocabulary import Judgement, Relation

#: The relation as a sentence about its two figures.
SENTENCES = {
    Relation.DUPLICATE: "the same claim told twice",
    Relation.AGREES: "different speakers, and both can be true",
    Relation.UPDATES: "the second replaces the first",
    Relation.CONFLICTS: "both cannot be true",
    Relation.PART_OF: "the first counts a part of the second",
}

STYLES = {Relation.CONFLICTS: "bold red", Relation.UPDATES: "yellow"}


def relation_words(relation: Relation) -> str:
    return relation.value.replace("_", " ")


def side_words(side: Sighting) -> str:
    """A figure of a link on one line: what it counts, who says so, where it stands."""
    words = [claim_words(side.figure), side.speaker, origin_words(side.article)]
    return " — ".join(word for word in words if word)


def link_cells(one: Joined) -> Record:
    """A link as a flat row."""
    sides: Record = {}
    for name, side in (("a", one.a), ("b", one.b)):
        sides |= {
            name: side.figure.id,
            f"{name}_claim": claim_words(side.figure),
            f"{name}_speaker": side.speaker,
            f"{name}_quote": side.figure.quote,
            f"{name}_outlet": side.article.outlet,
            f"{name}_published": side.article.published and side.article.published.isoformat(),
        }
    record = link_record(one.link)
    return (
        {"id": record["id"], "relation": record["relation"], "score": record["score"]}
        | sides
        | {
            "because": record["because"],
            "judgement": record["judgement"],
        }
    )


def _style(one: Joined) -> str:
    return STYLES.get(one.link.relation, "bold")


def _columns(short: Callable[[str], str]) -> Sequence[Column[Joined]]:
    return (
        Column("ID", lambda one: short(one.link.id), Place.HEAD, "cyan", least=8),
        Column("RELATION", lambda one: relation_words(one.link.relation), Place.HEAD, _style, least=9),
        Column("SCORE", lambda one: f"{one.link.score:.2f}", Place.HEAD, least=5, right=True),
        Column("JUDGED", lambda one: one.link.judgement.value if one.link.judgement else "", Place.FLAG, least=9),
        Column("FIRST", lambda one: f"{short(one.a.figure.id)} {side_words(one.a)}", Place.BODY, least=24, share=4),
        Column("SECOND", lambda one: f"{short(one.b.figure.id)} {side_words(one.b)}", Place.BODY, least=24, share=4),
        Column("BECAUSE", lambda one: reasons_words(one.link.because), Place.FOOT, least=20, share=3),
    )


def _ids(one: Joined) -> Iterable[str]:
    return one.link.id, one.link.a, one.link.b


LINKS: Listing[Joined] = Listing(lambda one: link_record(one.link), link_cells, _ids, _columns)


def link_page(found: LinkPage) -> Page:
    """A link with both of its passages, why it was made, and what people decided."""
    link = found.link
    page = Page()
    page.add(
        Text.assemble(
            (link.id, "cyan"),
            "  ",
            (relation_words(link.relation), STYLES.get(link.relation, "bold")),
            f": {SENTENCES[link.relation]}  ({link.score:.2f})",
        ),
        hang=2,
    )
    add_judgement(page, link)
    for name, filed in (("First", found.a), ("Second", found.b)):
        page.heading(f"{name}: {claim_words(filed.claim)}")
        page.add(plain(f"{origin_words(filed.article)} — {filed.article.title or filed.article.id}", "dim"), indent=2)
        page.add(marked_quote(filed.claim), indent=2)
        add_facts(page, filed.claim)
        page.fact("claim", Text(filed.claim.id, "cyan"))
    page.heading("Because")
    page.add(plain(found.why), indent=2)
    if found.evidence:
        _evidence(page, found.evidence)
    else:
        for reason in link.because:
            page.bullet(plain(reason))
    add_history(page, found.decisions)
    return page


def link_page_record(found: LinkPage) -> Record:
    from facttrack.show.claims import filed_claim_record

    return link_record(found.link) | {
        "why": found.why,
        "evidence": [weighed_record(row) for row in found.evidence],
        "claims": [filed_claim_record(found.a), filed_claim_record(found.b)],
        "decisions": [decision_record(decision) for decision in found.decisions],
    }


#: What the levels of the evidence say to a reader, where the level's own name does not.
_LEVELS = {
    "all": "",
    "inside": "a part",
    "around": "a part",
    "apart": "differs",
    "unknown": "not said",
    "earlier": "differs",
    "later": "differs",
    "other": "differs",
    "unnamed": "not said",
    "equal": "same",
    "overlap": "fits",
}


def _evidence(page: Page, rows: Sequence[Weighed]) -> None:
    """The table of evidence: fact, level, weight, reason; and what the weights add up to."""
    total = sum(row.weight for row in rows)
    cells = [(row.fact, _LEVELS.get(row.level, row.level), f"{row.weight:+.2f}", row.reason) for row in rows]
    cells.append(("sum", "", f"{total:+.2f}", f"as log odds: a score of {1 / (1 + exp(-total)):.2f}"))
    fact, level, weight = (max(len(row[column]) for row in cells) for column in range(3))
    for number, row in enumerate(cells):
        lead = f"{row[0].ljust(fact)}  {row[1].ljust(level)}  {row[2].rjust(weight)}  "
        page.beside(Text(lead, "bold" if number == len(cells) - 1 else ""), plain(row[3]))


def add_judgement(page: Page, link: Link, *, indent: int = 2) -> None:
    """What a person decided about a link."""
    if link.judgement:
        style = "green" if link.judgement is Judgement.CONFIRMED else "red"
        page.add(Text(f"{link.judgement.value} by a person", style), indent=indent)


def add_history(page: Page, decisions: Sequence[Decision], *, subjects: bool = False) -> None:
    """What people decided, the first first, with what it was about if that is not the same for all."""
    if not decisions:
        return
    page.heading("Decisions")
    for decision in decisions:
        about = f"{decision.subject} " if subjects else ""
        words = plain(f"{moment_words(decision.at)}  {about}{decision.verdict} by {decision.by}")
        if decision.note:
            words.append_text(plain(f": {decision.note}"))
        if decision.undone:
            words.stylize("dim")
            words.append(f"  (taken back {moment_words(decision.undone)})", "dim")
        page.bullet(words)
