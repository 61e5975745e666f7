"""The page about one article: its text with every claim marked, and what changed in it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from facttrack.model import Claim, FiledClaim
from facttrack.records import Record, article_record, claim_record
from facttrack.results import ArticlePage, Change, Edit
from facttrack.show.claims import contested_flag, filed_claim_record, quote_words
from facttrack.show.explain import claim_label
from facttrack.show.formats import shortener
from facttrack.show.marks import legend, marked, spans_of
from facttrack.show.page import Page, joined, plain
from facttrack.show.wording import NOTHING, claim_words, counted, moment_words


def article_page(found: ArticlePage, *, brackets: bool) -> Page:
    """An article as it was read, claims marked; then its claims in a list, then its revisions."""
    article = found.revision.article
    page = Page()
    page.add(plain(_from(found, "title", article.title) or "untitled", "bold"))
    page.fact("article", plain(article.id, "cyan"))
    page.fact("outlet", plain(_from(found, "outlet", article.outlet)))
    page.fact("published", plain(_from(found, "published", moment_words(article.published))))
    page.fact("authors", plain(_from(found, "authors", ", ".join(article.authors) or None)))
    page.fact("address", plain(article.url or ""))
    page.fact("revision", f"{found.revision.number}, read {moment_words(found.revision.read_at)}")
    for number, event in enumerate(found.events):
        page.fact("" if number else "event", plain(f"{event.id} {event.title}"))
    page.blank()
    spans = [span for filed in found.claims for span in spans_of(filed.claim)]
    page.add(marked(article.text, 0, len(article.text), spans, brackets=brackets), indent=2)
    page.blank()
    page.add(legend(brackets=brackets))
    _claims(page, found.claims)
    for edit in found.edits:
        _edit(page, edit)
    return page


def article_page_record(found: ArticlePage) -> Record:
    """The same for machines."""
    return article_record(found.revision.article) | {
        "revision": found.revision.number,
        "read_at": found.revision.read_at.isoformat(),
        "event": found.events[0].id if found.events else None,
        "events": [event.id for event in found.events],
        "claims": [filed_claim_record(filed) for filed in found.claims],
        "edits": [
            {
                "from": edit.before.number,
                "to": edit.after.number,
                "head": [{"field": name, "before": was, "after": now} for name, was, now in edit.head],
                "changes": [_change_record(change) for change in edit.changes],
            }
            for edit in found.edits
        ],
    }


def _from(found: ArticlePage, field: str, value: str | None) -> str:
    """A value of the article's head with where it came from."""
    if not value or value == NOTHING:
        return ""
    source = found.revision.article.provenance.get(field)
    return f"{value} ({source})" if source else value


def _claims(page: Page, claims: Sequence[FiledClaim]) -> None:
    page.heading(counted(len(claims), "claim"))
    short = shortener(filed.claim.id for filed in claims)
    for filed in claims:
        words = claim_label(filed.claim, short(filed.claim.id))
        flag = contested_flag(filed)
        if flag:
            words.append(f"  ⚑ {flag}", "red")
        page.add(words, indent=2, hang=4)
        page.add(plain(quote_words(filed.claim), "dim"), indent=4)


def _edit(page: Page, edit: Edit) -> None:
    page.heading(
        f"Changed from revision {edit.before.number} to {edit.after.number} (read {moment_words(edit.after.read_at)})"
    )
    for name, was, now in edit.head:
        page.bullet(plain(f"{name}: {was or NOTHING} → {now or NOTHING}"))
    for change in edit.changes:
        page.bullet(change_words(change))
    if not edit.head and not edit.changes:
        page.bullet("wording only: no claim changed")


def change_words(change: Change) -> Text:
    """A change in words: what was said before, what is said now, and which fields differ."""
    if change.before is None and change.after is not None:
        return Text.assemble(("new ", "green"), _said(change.after))
    if change.after is None and change.before is not None:
        return Text.assemble(("gone ", "red"), _said(change.before))
    if change.before is None or change.after is None:
        return Text("")
    return Text.assemble((f"{', '.join(change.fields)} ", "yellow"), _said(change.before), " → ", _said(change.after))


def _said(claim: Claim) -> Text:
    speaker = plain(claim.speaker.name) if claim.speaker else ""
    label = joined(plain(claim_words(claim), "bold"), speaker, between=" — ")
    return joined(label, plain(quote_words(claim), "dim"), between=" ")


def _change_record(change: Change) -> Record:
    return {
        "fields": list(change.fields),
        "before": claim_record(change.before) if change.before else None,
        "after": claim_record(change.after) if change.after else None,
    }
