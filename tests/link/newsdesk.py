"""Articles with figures written into their text: "{23|killed|23..|Civil Defence} people were killed".

Inside the braces stand the words of the number, its measure, its bounds (23, 23.., ..30, 20..30, ~50) and, if any, its
speaker.
Figures are named a1, a2 … after their article.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from facttrack.link import Sketch, sketches
from facttrack.model import Article, Figure, Passage, Report, Speaker
from facttrack.vocabulary import Measure, Qualifier

_FIGURE = re.compile(r"\{([^|}]+)\|(\w+)\|([^|}]+)(?:\|([^}]+))?\}")


def report(name: str, published: str | None, marked: str, title: str | None = None) -> Report:
    """The article that the marked text stands for, with its figures."""
    text, figures, at = "", [], 0
    for count, match in enumerate(_FIGURE.finditer(marked), 1):
        text += marked[at : match.start()]
        number, measure, bounds, speaker = match.groups()
        start = len(text)
        text += number
        at = match.end()
        low, high = _bounds(bounds)
        who = re.match(r"\s+((?:[a-z]+\s?){1,2})", marked[at:])
        figures.append(
            Figure(
                id=f"{name}{count}",
                article=name,
                quote=number,
                start=start,
                end=len(text),
                number=Passage(number, start, len(text)),
                measure=Measure(measure),
                low=low,
                high=high,
                qualifier=Qualifier.ABOUT if bounds.startswith("~") else _qualifier(low, high),
                who=who[1].split()[0] if who else None,
                speaker=Speaker(speaker, speaker, 0, 0) if speaker else None,
            )
        )
    text += marked[at:]
    article = Article(text, name, title=title, published=_published(published))
    return Report(article, tuple(figures))


def sketched(name: str, published: str | None, marked: str, title: str | None = None) -> Sketch:
    (made,) = sketches(report(name, published, marked, title), NAMES)
    return made


#: Other names of sources as the store gives them.
NAMES = {"sohr": "Syrian Observatory for Human Rights"}


def _bounds(words: str) -> tuple[int | None, int | None]:
    words = words.removeprefix("~")
    if ".." not in words:
        return int(words), int(words)
    low, high = words.split("..")
    return (int(low) if low else None), (int(high) if high else None)


def _qualifier(low: int | None, high: int | None) -> Qualifier:
    if low == high:
        return Qualifier.EXACT
    return Qualifier.AT_LEAST if high is None else Qualifier.AT_MOST if low is None else Qualifier.RANGE


def _published(words: str | None) -> date | datetime | None:
    if not words:
        return None
    return date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words)
