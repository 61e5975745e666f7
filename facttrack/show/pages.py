"""The page for whatever was looked up."""

from __future__ import annotations

from rich.console import Console

from facttrack.records import Record
from facttrack.results import ArticlePage, ClaimPage, EventPage, LinkPage, SourcePage
from facttrack.show.article_page import article_page, article_page_record
from facttrack.show.claim_page import claim_page, claim_page_record
from facttrack.show.events import event_page, event_page_record
from facttrack.show.links import link_page, link_page_record
from facttrack.show.marks import shows_colours
from facttrack.show.sources import source_page, source_page_record

Found = ClaimPage | ArticlePage | LinkPage | EventPage | SourcePage


def print_page(found: Found, console: Console) -> None:
    """Print a page on the console; passages are bracketed where there are no colours."""
    brackets = not shows_colours(console)
    match found:
        case ClaimPage():
            page = claim_page(found, brackets=brackets)
        case ArticlePage():
            page = article_page(found, brackets=brackets)
        case LinkPage():
            page = link_page(found)
        case EventPage():
            page = event_page(found)
        case SourcePage():
            page = source_page(found)
    page.print(console)


def page_record(found: Found) -> Record:
    """A page for machines; `page` says what it is about."""
    match found:
        case ClaimPage():
            return {"page": "claim"} | claim_page_record(found)
        case ArticlePage():
            return {"page": "article"} | article_page_record(found)
        case LinkPage():
            return {"page": "link"} | link_page_record(found)
        case EventPage():
            return {"page": "event"} | event_page_record(found)
        case SourcePage():
            return {"page": "source"} | source_page_record(found)
