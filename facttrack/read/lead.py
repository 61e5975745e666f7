"""What the first lines of an article's text state: its title, its day of publication, who wrote it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from facttrack.read.dates import date_line, is_update_label, table
from facttrack.read.stated import Stated

#: How far into a text its own description can reach: so many characters, and so many lines that are not blank.
REACH = 6_000
LINES = 12
#: A day without a label is one of publication only among the first lines; later it is a caption's or a comment's.
ALONE = 6
TITLE = 200

MARKUP = re.compile(r"#{1,6}[ \t]+|[*_]{1,3}(?=\S)")
RULE = re.compile(r"[=-]{3,}")
LINE_END = re.compile(r"\r\n|\n|\r")
SENTENCE_END = re.compile(r"[.;,:…–—-]['\"”’)\]]{0,3}(?:[ \t]\([^()]{0,80}\))?$")
OPENING_QUOTES = "'\"‘“«¿¡$€£"
NAME = r"[^\W\d_][\w.'’-]{0,30}"
NAMES = re.compile(rf"{NAME}(?:[ \t]{NAME}){{1,3}}")


class Line(NamedTuple):
    """A line that is not blank: its number from 1, its words, and whether a blank line follows it."""

    number: int
    text: str
    closes: bool


def describe(text: str, stated: Stated, *, titled: bool = True) -> None:
    """Lets the first lines of `text` speak on title, day of publication and authors.

    `titled` is false for text that comes with a place of its own for the title, as a record or a
    page does: its first line is as likely a caption.
    """
    lines = _first_lines(text)
    if not lines or (stated.title and stated.published and stated.authors):
        return
    if titled:
        _say_title(lines, stated)
    _say_day(lines, stated)
    _say_authors(lines, stated)


def _first_lines(text: str) -> list[Line]:
    found: list[Line] = []
    reach = text[:REACH]
    raw = LINE_END.split(reach)
    if len(text) > REACH and len(raw) > 1:
        raw.pop()
    for number, line in enumerate(raw, 1):
        stripped = line.strip().strip("\ufeff ")
        if stripped:
            if len(found) == LINES:
                break
            closes = number == len(raw) or not raw[number].strip()
            found.append(Line(number, stripped, closes))
    return found


def _say_title(lines: list[Line], stated: Stated) -> None:
    first = lines[0]
    title = _without_markup(first.text)
    if len(lines) > 1 and _without_markup(lines[1].text) == title and len(title) <= TITLE and not _is_furniture(title):
        stated.say(f"line {first.number} of the text, again in line {lines[1].number}", title=title)
        return
    stamp = date_line(first.text)
    if stamp:
        title = first.text[: stamp.start].rstrip(" \t•·*|(–—-") if stamp.labelled else ""
    if title and _stands_alone(lines, title, bool(stamp)):
        stated.say(f"line {first.number} of the text", title=title)


def _stands_alone(lines: list[Line], title: str, stamped: bool) -> bool:
    """Whether the first line is a title and not the beginning of the first paragraph."""
    if len(lines) < 2 or len(title) > TITLE or _names(title) or is_update_label(title):
        return False
    first, following = lines[0], lines[1]
    if first.text.startswith("#") or RULE.fullmatch(following.text) or stamped:
        return True
    if (
        SENTENCE_END.search(title)
        or (not title[0].isalnum() and title[0] not in OPENING_QUOTES)
        or _is_furniture(title)
    ):
        return False
    return first.closes or date_line(following.text) is not None or _names(following.text) != () or not _wrapped(lines)


def _is_furniture(title: str) -> bool:
    lowered = title.lower()
    return any(str(words) in lowered for words in table()["no_title"])


def _wrapped(lines: list[Line]) -> bool:
    """Whether the first paragraph is broken into lines of one width, as mail and wire copy are."""
    first, following = lines[0].text, lines[1].text
    if following[0].islower():
        return True
    end = next((n for n, line in enumerate(lines, 1) if line.closes), len(lines))
    widest = max(len(line.text) for line in lines[:end])
    return end > 2 and widest <= 100 and len(first) + 1 + len(following.split()[0]) > widest


def _say_day(lines: list[Line], stated: Stated) -> None:
    """A labelled day goes before one that stands alone: `Published …` before the date of a picture."""
    alone: tuple[Line, date] | None = None
    after_update = False
    for position, line in enumerate(lines):
        found = date_line(line.text)
        if found and found.labelled:
            stated.say(f"line {line.number} of the text", published=found.day)
            return
        if found and alone is None and not after_update and position < ALONE:
            alone = (line, found.day)
        after_update = found is None and is_update_label(line.text)
    if alone:
        stated.say(f"line {alone[0].number} of the text", published=alone[1])


def _say_authors(lines: list[Line], stated: Stated) -> None:
    for line in lines:
        if names := _names(line.text):
            stated.say(f"line {line.number} of the text", authors=names)
            return


@cache
def _byline() -> re.Pattern[str]:
    labels = "|".join(sorted((str(label) for label in table()["bylines"]), key=lambda label: (-len(label), label)))
    return re.compile(rf"(?:{labels})[ \t]*[:\t ][ \t]*(?P<names>\S.{{2,100}})", re.IGNORECASE)


def _names(line: str) -> tuple[str, ...]:
    """The authors that a line of its own names: `By Anna Smit and John Doe`."""
    match = _byline().fullmatch(line.strip("*_ "))
    if match is None:
        return ()
    names = re.split(r"\s*(?:,|&|\band\b)\s*", match["names"].partition("|")[0].strip())
    names = [name for name in names if name]
    if not names or not all(NAMES.fullmatch(name) and name[0].isupper() for name in names):
        return ()
    return tuple(names)


def _without_markup(line: str) -> str:
    return MARKUP.sub("", line, count=1).rstrip("*_# ") if line[0] in "#*_" else line
