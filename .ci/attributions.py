"""Which attributions of a labelled set are missed, by form and by class: `attributions.py ARTICLES.jsonl`.

A line holds an article with its `attributions`, each with the places of its source, cue and content, as the labelled
set of statements has them. Contents match where they share half of their letters and digits.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facttrack.extract.assemble import assemble
from facttrack.extract.cues import cue_forms, nominal_cues
from facttrack.extract.layout import lay_out
from facttrack.extract.statements import find_statements
from facttrack.model import Article, Statement

Spans = list[tuple[int, int]]


def letters(text: str, spans: Spans) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def spans(label: dict[str, Any], role: str) -> Spans:
    return label.get(f"{role}_spans") or [span for span in (label.get(f"{role}_span"),) if span]


def found(article: dict[str, Any]) -> list[set[int]]:
    document = lay_out(Article(article["text"], id=article["id"]))
    claims = assemble(document, [], find_statements(document))
    return [letters(article["text"], [(c.start, c.end)]) for c in claims if isinstance(c, Statement)]


def pairs(wanted: list[set[int]], made: list[set[int]]) -> dict[int, int]:
    """Label -> statement, each once, the best overlaps first."""
    overlaps = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(made) if a & b]
    taken: dict[int, int] = {}
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def class_of(label: dict[str, Any], content: set[int], made: list[set[int]], labels: list[set[int]]) -> str:
    """Why a label was missed, as far as its places and words tell."""
    words = (label.get("cue") or "").lower().split()
    if any(len(content & one) > 0.2 * len(content | one) for one in made):
        return "content begins or ends elsewhere"
    if any(content < other for other in labels):
        return "inside what somebody else says"
    if not spans(label, "cue") or not any(word.isalpha() for word in words):
        return "no cue, or a mark"
    known = [word for word in words if word in cue_forms() or word in nominal_cues()]
    if not known:
        return "cue in no table"
    return "cue in a table, shape not known"


def read(path: Path) -> Iterator[tuple[str, str | None]]:
    """The form of each label, and the class that it was missed for."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        labels = [label for label in article["attributions"] if spans(label, "content")]
        wanted = [letters(article["text"], spans(label, "content")) for label in labels]
        made = found(article)
        taken = pairs(wanted, made)
        for i, label in enumerate(labels):
            form = str(label.get("form") or label.get("kind"))
            yield form, None if i in taken else class_of(label, wanted[i], made, wanted)


def main() -> None:
    every, missed = Counter[str](), Counter[tuple[str, str]]()
    for form, why in read(Path(sys.argv[1])):
        every[form] += 1
        if why:
            missed[form, why] += 1
    for form, n in sorted(every.items()):
        total = sum(count for (of, _), count in missed.items() if of == form)
        print(f"{form}: {n - total} of {n} found, {(n - total) / n:.0%}")
        for (of, why), count in missed.most_common():
            if of == form:
                print(f"  {count:>4}  {why}")


if __name__ == "__main__":
    main()
