"""What needs no database: start-up and extraction."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

from generate import stories
from report import row, seconds

from facttrack.model import Article

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "eval" / "data" / "corpus.articles.jsonl"
BARE = "import click\n@click.group()\ndef main(): 'A bare program.'\n@main.command()\ndef one(): 'One.'\nmain()"


def start_up() -> None:
    """`facttrack --help` against a bare click program, in turn, so that a drifting machine hits both."""
    facttrack = [sys.executable, "-m", "facttrack", "--help"]
    bare = [sys.executable, "-c", BARE, "--help"]

    def run(command: list[str]) -> float:
        return seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))

    pairs = [(run(facttrack), run(bare)) for _ in range(15)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print("start-up (median of 15, in turn)")
    row("facttrack --help", f"{ours * 1000:.0f} ms")
    row("a bare click program's --help", f"{theirs * 1000:.0f} ms", f"ratio {ours / theirs:.2f}")


def extraction() -> None:
    """Everything that extraction does, against splitting and tokenizing the same text."""
    import sentencex
    import spacy

    from facttrack.extract import extract

    articles, named = _articles()
    texts = [article.text for article in articles]
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"extraction (one core; {len(articles):,} {named}, {size:.1f} MB)")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    extract(articles[0])  # the word tables are loaded once
    found = 0

    def ours() -> None:
        nonlocal found
        found = sum(len(extract(article)) for article in articles)

    taken = seconds(ours)
    row("facttrack, figures and statements", f"{size / taken:.2f} MB/s", f"{found:,} claims")
    splitting = seconds(lambda: [sentencex.get_sentence_boundaries("en", text) for text in texts])
    tokenizing = seconds(lambda: [sum(1 for _ in doc.sents) for doc in nlp.pipe(texts)])
    for name, theirs in (
        ("sentencex, sentences only", splitting),
        ("spaCy, blank English and sentencizer", tokenizing),
    ):
        row(name, f"{size / theirs:.2f} MB/s", f"facttrack runs at {theirs / taken:.2f} of its speed")


def _articles() -> tuple[list[Article], str]:
    if not CORPUS.exists():
        return [story.article for story in stories(40_000)], "generated articles"
    records = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
    articles = [
        Article(record["text"], record["id"], record.get("title"), _day(record.get("published"))) for record in records
    ]
    return articles, f"articles of {CORPUS.name}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
