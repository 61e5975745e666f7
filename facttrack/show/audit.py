"""Findings of an audit: as lists, by code on the terminal, and the table of codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from facttrack.records import Record
from facttrack.results import Code, Finding, finding_record
from facttrack.show.formats import Column, Listing, Place, shortener
from facttrack.show.page import Page, plain
from facttrack.show.wording import article_words, counted


def _columns(short: Callable[[str], str]) -> Sequence[Column[Finding]]:
    return (
        Column("CODE", lambda f: f.code, Place.HEAD, "bold", least=5),
        Column("PASSAGE", lambda f: f"“{f.passage.text}”", Place.BODY, least=24, share=3),
        Column("WHAT IS WRONG", lambda f: f.message, Place.HEAD, least=24, share=3),
        Column("WHAT TO DO", lambda f: f.todo, Place.BODY, least=24, share=3),
        Column("ARTICLE", lambda f: article_words(f.article), Place.FOOT, least=12, share=2),
        Column("CLAIMS", lambda f: ", ".join(map(short, f.claims)), Place.FOOT, "cyan", least=10, share=1),
    )


#: Findings as a list, for json, jsonl, csv and md.
FINDINGS: Listing[Finding] = Listing(finding_record, finding_record, lambda f: f.claims, _columns)


def print_findings(findings: Sequence[Finding], console: Console) -> None:
    """The findings under their codes: what is wrong and what to do once, then each passage with its article."""
    short = shortener(claim for finding in findings for claim in finding.claims)
    page = Page()
    for code, same in groupby(findings, key=lambda finding: finding.code):
        mine = list(same)
        page.heading(f"{code}  {mine[0].title}")
        page.lines[-1].text.append(f"  {len(mine):,}", "not bold dim")
        page.add(Text(mine[0].todo, "dim"), indent=2)
        for finding in mine:
            page.add(Text.assemble((short(finding.claims[0]), "cyan"), "  ", plain(finding.message)), indent=2, hang=4)
            where = f"{article_words(finding.article)}{', title' if finding.in_title else ''}: “{finding.passage.text}”"
            page.add(plain(where, "dim"), indent=4)
    page.print(console)


def tally(findings: Iterable[Finding]) -> str:
    """How many findings, in how many articles, in a line."""
    every = list(findings)
    if not every:
        return "nothing found"
    return f"{counted(len(every), 'finding')} in {counted(len({finding.article.id for finding in every}), 'article')}"


# --- the table of codes ----------------------------------------------------------------------


def code_record(code: Code) -> Record:
    """One row of the table of codes."""
    return {
        "code": code.code,
        "title": code.title,
        "means": code.means,
        "todo": code.todo,
        "example": code.example,
    }


def _code_columns(_: Callable[[str], str]) -> Sequence[Column[Code]]:
    return (
        Column("CODE", lambda code: code.code, Place.HEAD, "bold", least=5),
        Column("TITLE", lambda code: code.title, Place.HEAD, least=16, share=2),
        Column("WHAT IT MEANS", lambda code: code.means, Place.BODY, least=24, share=4),
        Column("WHAT TO DO", lambda code: code.todo, Place.BODY, least=24, share=4),
        Column("EXAMPLE", lambda code: code.example, Place.BODY, least=20, share=3),
    )


#: The table of codes, for `facttrack audit --codes` and the documentation.
CODES: Listing[Code] = Listing(code_record, code_record, lambda _: (), _code_columns)
