"""How fast facttrack is, beside references measured in the same run: `make bench`.

python .ci/bench                     everything
python .ci/bench start extract       some of: start, extract, store
python .ci/bench store --claims 10000
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from generate import generated

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "eval" / "data" / "corpus.articles.jsonl"
BARE = "import click\n@click.group()\ndef main(): 'A bare program.'\n@main.command()\ndef one(): 'One.'\nmain()"


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def row(name: str, value: str, note: str = "") -> None:
    print(f"  {name:<44} {value:>14}  {note}")


# --- start-up --------------------------------------------------------------------------------


def start(_: argparse.Namespace) -> None:
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


# --- extraction ------------------------------------------------------------------------------


def extraction(_: argparse.Namespace) -> None:
    """Everything that extraction does, against splitting and tokenizing the same text."""
    import sentencex
    import spacy

    from facttrack.extract import extract
    from facttrack.model import Article

    if CORPUS.exists():
        records = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
        print(f"extraction (one core; {len(records)} articles of {CORPUS.name})")
    else:
        records = [item.record for item in generated(5000)]
        print(f"extraction (one core; {len(records)} generated articles)")
    articles = [
        Article(r["text"], id=r["id"], title=r.get("title"), published=day(r.get("published"))) for r in records
    ]
    texts = [article.text for article in articles]
    size = sum(len(text.encode()) for text in texts) / 1e6
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    extract(articles[0])  # the word tables are loaded once
    found = 0

    def ours() -> None:
        nonlocal found
        found = sum(len(extract(article)) for article in articles)

    times = {
        "facttrack, figures and statements": seconds(ours),
        "sentencex, sentences only": seconds(lambda: [sentencex.get_sentence_boundaries("en", text) for text in texts]),
        "spaCy blank English and sentencizer": seconds(lambda: [sum(1 for _ in doc.sents) for doc in nlp.pipe(texts)]),
    }
    mine = next(iter(times.values()))
    for name, taken in times.items():
        row(
            name,
            f"{size / taken:.2f} MB/s",
            "" if taken == mine else f"facttrack runs at {taken / mine:.2f} of its speed",
        )
    row("claims found", f"{found}", f"{size:.1f} MB")


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


# --- the store -------------------------------------------------------------------------------


def store(options: argparse.Namespace) -> None:
    """Ingest, relink and the main queries over generated articles."""
    for claims in options.claims:
        stored(claims)


def stored(claims: int) -> None:
    from facttrack.actions.ingest import ingest
    from facttrack.actions.relink import relink

    from facttrack.model import Article, ClaimFilter, EventFilter, LinkFilter
    from facttrack.store import open_store
    from facttrack.vocabulary import Measure

    at = datetime(2026, 1, 1, tzinfo=UTC)

    def articles(count: int) -> list[Article]:
        made = (item.record for item in generated(count))
        return [
            Article(
                r["text"], id=r["id"], title=r["title"], published=day(r["published"]), outlet=r["outlet"], url=r["url"]
            )
            for r in made
        ]

    with tempfile.TemporaryDirectory() as scratch, open_store(str(Path(scratch) / "bench.db")) as db:
        batch = articles(claims // 5)
        print(f"the store at about {claims:,} claims ({len(batch):,} articles)")
        taken = seconds(lambda: ingest(db, batch, at=at))
        counts = db.counts()
        row("ingest, linking included", f"{taken:.1f} s", f"{counts['claims'] / taken:,.0f} claims a second; {counts}")
        extra = Article(batch[0].text + " More follows.", id="extra", published=batch[0].published, outlet="Extra")
        row("one article more", f"{1000 * seconds(lambda: ingest(db, [extra], at=at)):.0f} ms")
        row("relink everything", f"{seconds(lambda: relink(db)):.1f} s")
        one = db.claims(ClaimFilter(limit=1))[0].claim.id
        event = db.events(EventFilter(limit=1))[0].id
        queries: dict[str, Callable[[], object]] = {
            "claims --contested --limit 50": lambda: db.claims(ClaimFilter(contested=True, limit=50)),
            "claims --measure killed --limit 50": lambda: db.claims(ClaimFilter(measure=Measure.KILLED, limit=50)),
            "claims --search hospital --limit 50": lambda: db.claims(ClaimFilter(search="hospital", limit=50)),
            "claims --event E": lambda: db.claims(ClaimFilter(event=event)),
            "show CLAIM, by a prefix of its id": lambda: db.claim(one[:10]),
            "links --limit 50": lambda: db.links(LinkFilter(limit=50)),
            "events --limit 50": lambda: db.events(EventFilter(limit=50)),
        }
        for name, query in queries.items():
            row(name, f"{1000 * statistics.median(seconds(query) for _ in range(5)):.1f} ms")


PARTS = {"start": start, "extract": extraction, "store": store}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the store")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for name in options.parts or PARTS:
        PARTS[name](options)
        print()


if __name__ == "__main__":
    main()
