"""Reports, timelines and findings as people and programs get them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import newsroom
import pytest
from newsroom import article, figure, speaker, statement
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from facttrack.actions.audit import audit, codes, examine
from facttrack.actions.audit_case import Case
from facttrack.actions.report import event_report, outlet_report, source_report
from facttrack.actions.timeline import timeline
from facttrack.model import Estimate, Event, Source
from facttrack.results import EventReport, Finding, OutletReport, SourceReport, Timeline
from facttrack.show.audit import CODES, FINDINGS, print_findings, tally
from facttrack.show.formats import Format, as_data
from facttrack.show.report_html import report_html
from facttrack.show.report_markdown import report_markdown
from facttrack.show.report_outline import web_address
from facttrack.show.report_print import print_report
from facttrack.show.report_records import report_record
from facttrack.show.timeline import TIMELINE, print_timeline, rows, timeline_record
from facttrack.store import open_store
from facttrack.vocabulary import Because, Measure, Relation, SpeakerKind, Stance

Report = SourceReport | OutletReport | EventReport


class Story:
    """What the verbs answer about the story of four articles."""

    def __init__(self, folder: Path) -> None:
        with open_store(str(folder / "story.db")) as store:
            newsroom.print_story(store)
            self.reports: dict[str, Report] = {
                "source": source_report(store, "coast guard"),
                "outlet": outlet_report(store, "Evening Post"),
                "event": event_report(store, newsroom.EVENT.id),
            }
            self.timeline: Timeline = timeline(store, newsroom.EVENT.id)
            self.findings: list[Finding] = audit(store)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp("story"))


def printed(print_it: Callable[[Console], None], width: int | None, encoding: str = "utf-8") -> str:
    """What a terminal of that width shows; None is a pipe."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    console = Console(
        file=file, width=width or 80, force_terminal=width is not None, color_system=None, highlight=False, markup=False
    )
    print_it(console)
    return raw.getvalue().decode(encoding)


WIDTHS = pytest.mark.parametrize("width", [80, 160, None], ids=["80", "160", "pipe"])
KINDS = pytest.mark.parametrize("kind", ["source", "outlet", "event"])


# --- as people see them ----------------------------------------------------------------------


@KINDS
@WIDTHS
def test_a_report_on_the_terminal(story: Story, kind: str, width: int | None, snapshot: SnapshotAssertion) -> None:
    assert printed(lambda console: print_report(story.reports[kind], console), width) == snapshot


@KINDS
def test_a_report_as_markdown(story: Story, kind: str, snapshot: SnapshotAssertion) -> None:
    assert report_markdown(story.reports[kind]) == snapshot


@KINDS
def test_a_report_as_a_page(story: Story, kind: str, snapshot: SnapshotAssertion) -> None:
    page = report_html(story.reports[kind])
    assert re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL) == snapshot


@WIDTHS
def test_a_timeline_on_the_terminal(story: Story, width: int | None, snapshot: SnapshotAssertion) -> None:
    assert printed(lambda console: print_timeline(story.timeline, console), width) == snapshot


def test_a_timeline_where_the_encoding_is_ascii(story: Story, snapshot: SnapshotAssertion) -> None:
    assert printed(lambda console: print_timeline(story.timeline, console), 80, "ascii") == snapshot


def test_a_timeline_on_a_terminal_too_narrow_for_a_chart_keeps_every_word(story: Story) -> None:
    shown = printed(lambda console: print_timeline(story.timeline, console), 44)
    assert max(map(len, shown.splitlines())) <= 44
    assert "Ministry" in shown
    assert "▶" not in shown.split("● the number")[0]


@WIDTHS
def test_findings_on_the_terminal(story: Story, width: int | None, snapshot: SnapshotAssertion) -> None:
    assert printed(lambda console: print_findings(story.findings, console), width) == snapshot


def test_the_number_of_findings_in_a_line(story: Story) -> None:
    assert tally(story.findings) == "6 findings in 3 articles"
    assert tally([]) == "nothing found"


# --- as programs get them --------------------------------------------------------------------


@KINDS
def test_a_report_as_a_record(story: Story, kind: str, snapshot: SnapshotAssertion) -> None:
    assert json.dumps(report_record(story.reports[kind]), indent=1, ensure_ascii=False) == snapshot


def test_a_timeline_as_a_record_has_bounds_and_figures_by_measure(story: Story) -> None:
    record = json.loads(json.dumps(timeline_record(story.timeline)))
    assert record["event"] == newsroom.EVENT.id
    killed = record["measures"]["killed"]
    assert {name: killed[name] for name in ("low", "best", "high")} == {"low": 17, "best": 19, "high": 19}
    assert [figure["number"]["text"] for figure in killed["figures"]] == ["14", "14", "19", "17"]


@pytest.mark.parametrize("form", [Format.CSV, Format.MD])
def test_timeline_and_findings_as_rows(story: Story, form: Format, snapshot: SnapshotAssertion) -> None:
    assert "".join(as_data(rows(story.timeline), TIMELINE, form)) == snapshot(name="timeline")
    assert "".join(as_data(story.findings, FINDINGS, form)) == snapshot(name="findings")


def test_the_table_of_codes_as_markdown(snapshot: SnapshotAssertion) -> None:
    assert "".join(as_data(codes(), CODES, Format.MD)) == snapshot


# --- hostile articles ------------------------------------------------------------------------

ATTACK = '<script>alert(1)</script> ]]> [b](javascript:x) | `x` **14** \x1b[2J\u202e =HYPERLINK("x") & --> </title>'
PAGE = article(
    f"{ATTACK} people died.",
    "a1",
    outlet=f"Gazette {ATTACK}",
    title=f"Title {ATTACK}",
    url="javascript:alert(1)",
)
OTHER = article(
    "15 died.", "a2", outlet='"><img src=x onerror=alert(1)>', url='https://x.example/"><svg/onload=alert(1)>|`x`)'
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Reports in which every word from outside is an attack."""
    mallory = speaker(ATTACK, SpeakerKind.OTHER)
    ours = figure(PAGE, PAGE.text, "14", 14, 14, by=mallory, who=ATTACK, hedges=(ATTACK,))
    said = statement(PAGE, PAGE.text, Stance.ACCUSES, ATTACK, target=ATTACK)
    said = replace(said, contested=newsroom.because(Because.ACCUSATION))
    theirs = figure(OTHER, "15 died", "15", 15, 15, by="</svg><script>alert(2)</script>")
    links = (
        replace(newsroom.link(ours, theirs, Relation.CONFLICTS), because=(ATTACK,)),
        newsroom.link(said_again := replace(ours, id="f-again"), theirs, Relation.DUPLICATE),
    )
    bounds = {Measure.KILLED: Estimate(14, 14, 15, (ours.id, theirs.id))}
    event = Event("e-1", ATTACK, None, None, (ATTACK,), ("a1", "a2"), bounds, (ATTACK,))
    with open_store(str(tmp_path_factory.mktemp("hostile") / "hostile.db")) as store:
        store.add(PAGE, [ours, said_again, said], at=newsroom.READ_AT)
        store.add(OTHER, [theirs], at=newsroom.READ_AT)
        store.replace_links(["a1", "a2"], links)
        store.replace_events(["a1", "a2"], [event])
        outlets = [outlet for page in (PAGE, OTHER) if (outlet := page.outlet)]
        return [
            source_report(store, ATTACK),
            *(outlet_report(store, outlet) for outlet in outlets),
            event_report(store, "e-1"),
        ]


class Elements(HTMLParser):
    """Every tag of a page with its attributes, as a browser reads it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def test_nothing_of_an_article_becomes_an_element_or_a_handler_of_a_page(hostile: list[Report]) -> None:
    for report in hostile:
        page = Elements(report_html(report))
        assert not {"script", "img", "iframe", "object", "base", "form", "link"} & set(page.tags)
        assert page.tags.count("style") == page.tags.count("h1") == 1
        assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
        assert "<script>alert(1)</script>" in page.words


def test_a_page_loads_nothing_and_leads_only_to_the_web(hostile: list[Report]) -> None:
    for report in hostile:
        page = Elements(report_html(report))
        assert not [value for name, value in page.attributes if name in ("src", "srcset", "data", "xlink:href")]
        assert {value for name, value in page.attributes if name == "href"} <= {OTHER.url}
        assert "url(" not in report_html(report)


def test_the_attribute_of_a_link_holds_the_whole_address_whatever_it_is(hostile: list[Report]) -> None:
    assert OTHER.url in {value for name, value in Elements(report_html(hostile[-1])).attributes if name == "href"}


def test_control_characters_and_direction_marks_are_shown_on_every_medium(hostile: list[Report]) -> None:
    for report in hostile:
        media = [report_html(report), report_markdown(report)]
        media += [printed(lambda console, report=report: print_report(report, console), width) for width in (80, None)]
        for words in media:
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", words)
            assert "␛" in words


def test_markup_of_an_article_is_only_words_in_markdown(hostile: list[Report]) -> None:
    from markdown_it import MarkdownIt

    for report in hostile:
        page = Elements(MarkdownIt("commonmark").enable("table").render(report_markdown(report)))
        ours = {"h1", "h2", "h3", "p", "em", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a"}
        assert set(page.tags) <= ours
        assert all(str(value).startswith("https://x.example/") for name, value in page.attributes if name == "href")
        assert page.tags.count("em") == 1


def test_a_formula_from_an_article_is_no_formula_in_a_spreadsheet(hostile: list[Report]) -> None:
    page = article("=1+1 killed 14.", outlet="@SUM(1)")
    found = newsroom.filed(page, figure(page, "=1+1 killed 14", "14", 14, 14))
    findings = examine(Case.among(found, (), {}), frozenset({"FT101"}))
    row = "".join(as_data(findings, FINDINGS, Format.CSV)).splitlines()[1]
    assert "'=1+1 killed 14" in row
    assert "'@SUM(1)" in row
    assert ",=" not in row


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("https://example.org/مقال", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/ a", False),
        ("https://example.org/\x1b", False),
        ("//example.org", False),
        ("seeds/a.md", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def test_an_empty_report_says_so_in_every_section() -> None:
    report = SourceReport(Source("s-1", "coast guard", SpeakerKind.MILITARY), (), (), (), (), (), (), ())
    for words in (report_markdown(report), report_html(report), printed(lambda c: print_report(report, c), 80)):
        assert "None of its claims is contested." in words
        assert "It gives no figures." in words
