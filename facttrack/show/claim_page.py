"""The page about one claim."""

from __future__ import annotations

from rich.text import Text

from facttrack.model import FiledClaim
from facttrack.records import Record, link_record
from facttrack.results import ClaimPage, Joined
from facttrack.show.claims import contested_flag, filed_claim_record
from facttrack.show.decisions import decision_record
from facttrack.show.explain import add_facts, claim_label, marked_quote
from facttrack.show.links import STYLES, add_history, add_judgement, relation_words, side_words
from facttrack.show.marks import QUOTE, marked, paragraph_around, spans_of
from facttrack.show.page import Page, joined, plain
from facttrack.show.wording import REASONS, claim_words, origin_words, reasons_words


def claim_page(found: ClaimPage, *, brackets: bool) -> Page:
    """A claim: the passage in its context, every field, its disputes, its links and why, its history."""
    filed = found.filed
    page = Page()
    _head(page, filed)
    page.blank()
    _context(page, filed, brackets=brackets)
    page.heading("What is known")
    add_facts(page, filed.claim)
    if found.within:
        page.fact("within", plain(f"{found.within.claim.id} “{found.within.claim.quote}”"))
    for held in found.holds:
        page.fact("holds", plain(f"{held.claim.id} {claim_words(held.claim)}"))
    if found.event:
        page.fact("event", plain(f"{found.event.id} {found.event.title}"))
    page.fact("rule", filed.claim.rule)
    _disputes(page, found)
    _links(page, found)
    add_history(page, found.decisions)
    return page


def claim_page_record(found: ClaimPage) -> Record:
    """The same for machines."""
    return filed_claim_record(found.filed) | {
        "within": filed_claim_record(found.within) if found.within else None,
        "holds": [filed_claim_record(held) for held in found.holds],
        "disputed_by": [filed_claim_record(other) for other in found.others],
        "links": [link_record(one.link) for one in found.links],
        "decisions": [decision_record(decision) for decision in found.decisions],
    }


def _head(page: Page, filed: FiledClaim) -> None:
    article = filed.article
    page.add(claim_label(filed.claim), hang=2)
    flag = contested_flag(filed)
    if flag:
        page.add(Text(f"⚑ {flag}", "bold red"), indent=2)
    page.add(plain(f"{article.title or 'untitled'} — {origin_words(article)}", "dim"), indent=2)
    page.add(plain(article.url or "", "dim") if article.url else plain(f"article {article.id}", "dim"), indent=2)


def _context(page: Page, filed: FiledClaim, *, brackets: bool) -> None:
    claim, text = filed.claim, filed.article.text
    start, end = paragraph_around(text, claim.start, claim.end)
    spans = [span for span in spans_of(claim) if span[2].name != "what was said"]
    passage = marked(text, start, end, [(claim.start, claim.end, QUOTE), *spans], brackets=brackets)
    page.add(Text.assemble("… " if text[:start].rstrip(" ")[-1:] not in ("", "\n") else "", passage), indent=2)
    page.add(Text(f"characters {claim.start}–{claim.end} of the article", "dim"), indent=2)


def _disputes(page: Page, found: ClaimPage) -> None:
    contested = found.filed.claim.contested
    if not contested:
        return
    page.heading("Contested because of")
    others = {other.claim.id: other for other in found.others}
    for contest in contested:
        other = others.get(contest.claim) if contest.claim else None
        words = Text(f"{REASONS[contest.because]}", "red")
        if other:
            words = joined(words, claim_label(other.claim), between=": ")
        page.bullet(words)
        if other:
            page.add(plain(f"“{other.claim.quote}”"), indent=4)
            page.add(plain(origin_words(other.article), "dim"), indent=4)


def _links(page: Page, found: ClaimPage) -> None:
    if not found.links:
        return
    page.heading("Linked with")
    for one in found.links:
        _link(page, one, found.filed.claim.id)


def _link(page: Page, one: Joined, own: str) -> None:
    link = one.link
    other, goes = (one.b, _OUTWARD[link.relation]) if link.a == own else (one.a, _INWARD[link.relation])
    page.bullet(
        joined(
            (goes, STYLES.get(link.relation, "bold")),
            (other.figure.id, "cyan"),
            plain(side_words(other)),
            (f"({relation_words(link.relation)}, {link.score:.2f}, {link.id})", "dim"),
        )
    )
    page.add(marked_quote(other.figure), indent=4)
    page.add(plain("because " + reasons_words(link.because), "dim") if link.because else "", indent=4)
    add_judgement(page, link, indent=4)


_OUTWARD = {
    "duplicate": "same as",
    "agrees": "agrees with",
    "updates": "replaced by",
    "conflicts": "conflicts with",
    "part_of": "part of",
}
_INWARD = _OUTWARD | {"updates": "replaces", "part_of": "includes"}
