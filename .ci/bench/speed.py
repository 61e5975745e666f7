"""What needs no database: start-up and extraction."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

from generate import stories
from report import peak, row, seconds, spent

from facttrack.model import Article

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "eval" / "data" / "corpus.articles.jsonl"
# Text that is nothing but what costs most: a figure every few characters, without a full stop.
DENSE = {
    "figures without a comma": "killed 12 ",
    "figures without end": "killed one in Homs, ",
    "speakers without end": "police said that 12 were killed and ",
    "quotations without end": "“killed 12 in Homs” said Omar, ",
}
# One article of 10 MB.
HUGE = {"digits": "1234567890", "quotation marks": "“", "capitals": "KILLED ", "brackets": "("}
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
    """Everything that extraction does, against splitting and tokenizing the same text, in seconds of processor."""
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

    _, taken = spent(ours)
    row("facttrack, figures and statements", f"{size / taken:.2f} MB/s", f"{found:,} claims")
    _, splitting = spent(lambda: [sentencex.get_sentence_boundaries("en", text) for text in texts])
    _, tokenizing = spent(lambda: [sum(1 for _ in doc.sents) for doc in nlp.pipe(texts)])
    for name, theirs in (
        ("sentencex, sentences only", splitting),
        ("spaCy, blank English and sentencizer", tokenizing),
    ):
        row(name, f"{size / theirs:.2f} MB/s", f"facttrack runs at {theirs / taken:.2f} of its speed")


def hostile() -> None:
    """Articles made to be slow: dense ones of 200 kB, long ones of 10 MB."""
    from facttrack.extract import extract

    print("extraction of hostile text (one core)")
    for units, length in ((DENSE, 200_000), (HUGE, 10_000_000)):
        for name, unit in units.items():
            article = Article((unit * (length // len(unit) + 1))[:length], "a")
            _, taken = spent(partial(extract, article))
            size = len(article.text.encode()) / 1e6
            row(f"{name}, {length / 1e6:g} million characters", f"{size / taken:.2f} MB/s")
    row("memory", f"{peak()} MB")


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
