"""Lists of events and the page about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rich.text import Text

from facttrack.model import Event
from facttrack.records import Record, article_record, event_record, link_record
from facttrack.results import EventPage
from facttrack.show.assessments import POLICIES, add_assessments, assessed_figures, contested_words
from facttrack.show.claims import contested_flag, filed_claim_record
from facttrack.show.decisions import decision_record
from facttrack.show.explain import claim_label
from facttrack.show.formats import Column, Listing, Place, shortener
from facttrack.show.lineage import add_lineage, lineage_record, origins_words
from facttrack.show.links import STYLES, add_history, relation_words
from facttrack.show.page import Page, joined, plain
from facttrack.show.wording import (
    amount,
    counted,
    days_words,
    estimate_words,
    origin_words,
    reasons_words,
)
from facttrack.vocabulary import Policy, Relation


def figures_words(event: Event) -> str:
    """The bounds of each measure: "killed 23–27, best 27; injured 19"."""
    return "; ".join(
        " ".join(w for w in (measure.value, estimate_words(estimate), contested_words(estimate)) if w)
        for measure, estimate in event.figures.items()
    )


def event_cells(event: Event) -> Record:
    """An event as a flat row."""
    record = event_record(event)
    return {
        "id": event.id,
        "title": event.title,
        "from": record["from"],
        "to": record["to"],
        "places": event.places,
        "articles": event.articles,
        "origins": len(event.origins) or None,
        "figures": figures_words(event),
        "because": event.because,
    }


def _reported(event: Event) -> str:
    return origins_words(len(event.articles), len(event.origins))


def _columns(short: Callable[[str], str]) -> Sequence[Column[Event]]:
    return (
        Column("ID", lambda event: short(event.id), Place.HEAD, "cyan", least=8),
        Column("EVENT", lambda event: event.title, Place.HEAD, "bold", least=24, share=5),
        Column("DAYS", lambda event: days_words(event.start, event.end), Place.FOOT, least=12, share=2),
        Column("PLACES", lambda event: ", ".join(event.places), Place.FOOT, least=12, share=3),
        Column("ARTICLES", _reported, Place.FOOT, least=10),
        Column("FIGURES", figures_words, Place.BODY, least=20, share=4),
    )


EVENTS: Listing[Event] = Listing(event_record, event_cells, lambda event: (event.id,), _columns)


def event_page(found: EventPage) -> Page:
    """An event: its bounds by measure, its articles with their figures, and the links among those."""
    event = found.event
    page = Page()
    page.add(Text.assemble((event.id, "cyan"), "  ", plain(event.title, "bold")), hang=2)
    page.fact("days", days_words(event.start, event.end))
    page.fact("places", plain(", ".join(event.places)))
    for number, sentence in enumerate(found.why or event.because):
        page.fact("" if number else "one event", plain(sentence))
    if event.figures:
        policy = found.assessments[0].policy if found.assessments else Policy.RANGE
        page.heading("Low, best, high")
        page.fact("policy", POLICIES[policy])
        add_assessments(page, event.figures, found.assessments, found.figures)
    _articles(page, found)
    add_lineage(page, found.lineage, {article.id: article for article in found.articles})
    _links(page, found)
    add_history(page, found.decisions, subjects=True)
    page.blank()
    page.add(Text(f"Over time: facttrack timeline {event.id}", "dim"))
    return page


def event_page_record(found: EventPage) -> Record:
    """The same for machines; articles come without their text."""
    articles = [article_record(article) for article in found.articles]
    return event_record(found.event) | {
        "figures": assessed_figures(found.event, found.assessments),
        "why": list(found.why),
        **lineage_record(found.lineage),
        "decisions": [decision_record(decision) for decision in found.decisions],
        "reports": [{key: value for key, value in article.items() if key != "text"} for article in articles],
        "claims": [filed_claim_record(filed) for filed in found.figures],
        "links": [link_record(one.link) for one in found.links],
    }


def _articles(page: Page, found: EventPage) -> None:
    page.heading(counted(len(found.articles), "article"))
    short = shortener(filed.claim.id for filed in found.figures)
    for article in found.articles:
        page.bullet(
            joined(
                plain(article.title or "untitled"),
                plain(origin_words(article), "dim"),
                plain(article.id, "cyan"),
                plain(_parts_words(found.event, article.id), "dim"),
            )
        )
        for filed in found.figures:
            if filed.claim.article != article.id:
                continue
            words = claim_label(filed.claim, short(filed.claim.id))
            flag = contested_flag(filed)
            if flag:
                words.append(f"  ⚑ {flag}", "red")
            page.add(words, indent=4, hang=6)


def _parts_words(event: Event, article: str) -> str:
    """Which parts of an article belong to an event: "part 2 of 5"; nothing where all of it does."""
    parts = [part for part in event.parts if part.article == article]
    if not parts:
        return ""
    numbers = ", ".join(str(part.number) for part in parts)
    return f"{'part' if len(parts) == 1 else 'parts'} {numbers} of {parts[0].of}"


#: Of more links than this the page shows those that change or dispute something, and says how to see the others.
_MOST_LINKS = 12
#: What links are called when they are counted, in the order in which they are shown.
_KINDS = {
    Relation.CONFLICTS: "conflict",
    Relation.UPDATES: "update",
    Relation.AGREES: "agreement",
    Relation.PART_OF: "part",
    Relation.DUPLICATE: "duplicate",
}


def _links(page: Page, found: EventPage) -> None:
    if not found.links:
        return
    numbers = Counter(one.link.relation for one in found.links)
    kinds = ", ".join(counted(numbers[relation], word) for relation, word in _KINDS.items() if numbers[relation])
    ordered = [one for relation in _KINDS for one in found.links if one.link.relation is relation]
    page.heading(f"{counted(len(ordered), 'link')}: {kinds}")
    short = shortener(i for one in ordered for i in (one.link.id, one.link.a, one.link.b))
    for one in ordered[:_MOST_LINKS]:
        page.bullet(
            joined(
                (short(one.link.id), "cyan"),
                plain(f"{one.a.figure.measure.value} {amount(one.a.figure)} ({short(one.link.a)})"),
                (relation_words(one.link.relation), STYLES.get(one.link.relation, "bold")),
                plain(f"{amount(one.b.figure)} ({short(one.link.b)})"),
                plain(reasons_words(one.link.because), "dim"),
            )
        )
    if len(ordered) > _MOST_LINKS:
        rest = f"{len(ordered) - _MOST_LINKS:,} more: facttrack links --event {found.event.id}"
        page.add(Text(rest, "dim"), indent=2)
