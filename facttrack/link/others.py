"""Other events that an article mentions beside its own: earlier ones of the kind, and unconnected ones."""

from __future__ import annotations

import re
from functools import cache

from facttrack.link.mentions import longest_first
from facttrack.link.tables import table

#: What an article is about stands in so many characters from its beginning.
_OPENING = 300
# "The village is twelve miles north of Roe, where nine people were killed on Sunday".
_OFF = re.compile(r"\b(?:miles|kilomet(?:re|er)s|km)\b[^.;\n]{0,60}, where\b[^.;\n]*")


def another(text: str) -> bool:
    """Does the article call its event another one of its kind ("a new tremor", "struck again", "the second fire in two
    days"), or say that another event has nothing to do with its own?"""
    return bool(_again().search(text[:_OPENING]) or _counted().search(text) or _unrelated().search(text))


def without_others(text: str) -> str:
    """The text with blanks for what it says of other events: those that have nothing to do with its own, those before
    it, and what befell a place that lies some way off."""
    for pattern in (_unrelated(), _closing(), _OFF):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


@cache
def _again() -> re.Pattern[str]:
    words, kinds = _again_words()
    return re.compile(
        rf"\b(?i:{words['first']}) (?:[\w-]+ ){{0,1}}(?:{kinds})\b|\b(?:{words['verbs']}) (?:{words['more']})\b"
    )


@cache
def _counted() -> re.Pattern[str]:
    words, kinds = _again_words()
    return re.compile(
        rf"\b(?i:{words['counted']}) (?:[\w-]+ ){{0,3}}(?:{kinds})\b[^.\n]{{0,40}}\b(?:{words['within']})\b"
    )


@cache
def _closing() -> re.Pattern[str]:
    """To the end of its paragraph: what is told behind it is that other event."""
    words, kinds = _again_words()
    return re.compile(
        rf"\b(?:{words['closing']}) (?:the |a |at least the )?(?:{words['counted']}) (?:[\w-]+ ){{0,3}}(?:{kinds})\b"
        rf"[^.\n]{{0,40}}\b(?:{words['within']})\b[^\n]*"
    )


@cache
def _unrelated() -> re.Pattern[str]:
    """To the end of its sentence."""
    words, kinds = _again_words()
    return re.compile(
        rf"(?:\b(?:{words['unrelated']})|(?:\b|(?=n['’]t))(?:{words['not']})\b[^.;\n]{{0,60}}?\b(?:{words['related']}))"
        rf" (?:[\w’'-]+ ){{0,4}}?(?:{kinds})\b[^.;\n]*"
    )


def _again_words() -> tuple[dict[str, str], str]:
    """The table's phrases by kind, as patterns, and the words for what happened."""
    rows = table("roundups")["again"]
    causes = (phrase for phrases in table("causes")["causes"].values() for phrase in phrases)
    return {name: longest_first(phrases) for name, phrases in rows.items()}, longest_first({*causes, *rows["events"]})
