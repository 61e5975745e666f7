"""The figures of an article's headline, whether the text begins with its title or the title stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from facttrack.model import Article, Figure

_LINE = re.compile(r"[^\n]+")

#: A title stands among the first lines or not at all; pasted pages have it twice.
_LINES = 8


@dataclass(frozen=True, slots=True)
class Headline:
    """Figures of a headline; `apart` means that their offsets count in the title, not in the text."""

    figures: tuple[Figure, ...]
    apart: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """The ids of figures of the text that belong to the headline."""
        return frozenset() if self.apart else frozenset(figure.id for figure in self.figures)


def headline(article: Article, figures: Iterable[Figure]) -> Headline:
    """The headline's figures, given those of the article's text."""
    if not article.title:
        return Headline(())
    end = _title_end(article.text, article.title)
    if end:
        return Headline(tuple(figure for figure in figures if figure.end <= end))
    from facttrack.extract import extract

    claims = extract(replace(article, text=article.title))
    return Headline(tuple(claim for claim in claims if isinstance(claim, Figure)), apart=True)


def _title_end(text: str, title: str) -> int:
    """Where the last of the first lines that repeat the title ends; 0 where none does."""
    wanted = title.split()
    end = 0
    for count, line in enumerate(_LINE.finditer(text)):
        if count == _LINES:
            break
        if line.group().strip(" #*\t").split() == wanted:
            end = line.end()
    return end
