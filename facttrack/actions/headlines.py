"""The figures of an article's headline, whether the text begins with its title or the title stands apart."""

from __future__ import annotations

import re
from dataclasses import replace

from facttrack.model import Article, Figure

_LINE = re.compile(r"[^\n]+")

#: A title stands among the first lines or not at all; pasted pages have it twice.
_LINES = 8


def title_end(article: Article) -> int:
    """Where the title that the text begins with ends; 0 where the title stands apart or there is none."""
    wanted = (article.title or "").split()
    end = 0
    for count, line in enumerate(_LINE.finditer(article.text)):
        if not wanted or count == _LINES:
            break
        if line.group().strip(" #*\t").split() == wanted:
            end = line.end()
    return end


def figures_of_title(article: Article) -> list[Figure]:
    """The figures of a title that stands apart; their offsets count in the title, and the store does not have them."""
    if not article.title:
        return []
    from facttrack.extract import extract

    return [claim for claim in extract(replace(article, text=article.title)) if isinstance(claim, Figure)]
