"""Lists of sources and the page about one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from facttrack.model import Source
from facttrack.records import Record
from facttrack.results import SourcePage
from facttrack.show.claims import contested_flag, filed_claim_record, quote_words
from facttrack.show.decisions import decision_record
from facttrack.show.formats import Column, Listing, Place, shortener
from facttrack.show.links import add_history
from facttrack.show.page import Page, joined, plain
from facttrack.show.wording import claim_words, counted, kind_words, origin_words


def source_record(source: Source) -> Record:
    """A source as the machine interface has it."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "aliases": list(source.aliases),
        "claims": source.claims,
    }


def _columns(short: Callable[[str], str]) -> Sequence[Column[Source]]:
    return (
        Column("ID", lambda source: short(source.id), Place.HEAD, "cyan", least=8),
        Column("SOURCE", lambda source: source.name, Place.HEAD, "bold", least=24, share=3),
        Column("KIND", lambda source: kind_words(source.kind), Place.FOOT, least=11),
        Column("CLAIMS", lambda source: counted(source.claims, "claim"), Place.FOOT, least=10, right=True),
        Column("ALSO", lambda source: "; ".join(source.aliases), Place.BODY, least=24, share=5),
    )


SOURCES: Listing[Source] = Listing(source_record, source_record, lambda source: (source.id,), _columns)


def source_page(found: SourcePage) -> Page:
    """A source with its other names and what it said."""
    source = found.source
    page = Page()
    page.add(Text.assemble((source.id, "cyan"), "  ", plain(source.name, "bold")), hang=2)
    page.fact("kind", kind_words(source.kind))
    page.fact("also", plain("; ".join(source.aliases)))
    page.fact("claims", f"{source.claims:,}")
    short = shortener(filed.claim.id for filed in found.claims)
    if found.claims:
        page.heading("What it said")
    for filed in found.claims:
        words = joined((short(filed.claim.id), "cyan"), plain(claim_words(filed.claim), "bold"))
        flag = contested_flag(filed)
        if flag:
            words.append(f"  ⚑ {flag}", "red")
        page.add(joined(words, plain(origin_words(filed.article), "dim")), indent=2, hang=4)
        page.add(plain(quote_words(filed.claim), "dim"), indent=4)
    add_history(page, found.decisions)
    return page


def source_page_record(found: SourcePage) -> Record:
    """The same for machines."""
    return source_record(found.source) | {
        "said": [filed_claim_record(filed) for filed in found.claims],
        "decisions": [decision_record(decision) for decision in found.decisions],
    }
