"""Article text is hostile: nothing in it may move the cursor, reverse the line or hide."""

from __future__ import annotations

import re

# Control characters but tab and line feed, direction overrides and isolates, invisible tags, separators that
# terminals treat as line ends, surrogates. Joiners stay: Persian and emoji are written with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text with control characters shown instead of obeyed: ESC becomes ␛, a direction override ‹U+202E›."""
    return _HIDDEN.sub(_picture, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`visible`, with every run of white space a single space."""
    return visible(_SPACE.sub(" ", text)).strip()


def shortened(text: str, width: int) -> str:
    """`one_line` cut at the last word that fits into `width` characters, with an ellipsis."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head = line[: width - 1]
    return (head[: head.rfind(" ")] if " " in head[width // 2 :] else head).rstrip(" ,;:–-") + "…"


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
