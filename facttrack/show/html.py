"""HTML and SVG out of elements, never out of strings: whatever goes in as text comes out as text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from facttrack.show.visible import visible

Element = ET.Element


def element(tag: str, *content: Element | str | None, **attributes: str | float | None) -> Element:
    """An element with its content: other elements, and text, whose control characters are made visible.

    Attribute names lose a trailing underscore (`class_`, `for_`), other underscores become hyphens;
    those that are None are left out. Tags and attribute names are ours, never an article's.
    """
    made = ET.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else f"{value:g}")
    last: Element | None = None
    for piece in content:
        if isinstance(piece, str):
            if last is None:
                made.text = (made.text or "") + visible(piece)
            else:
                last.tail = (last.tail or "") + visible(piece)
        elif piece is not None:
            made.append(piece)
            last = piece
    return made


def html_document(title: str, style: str, body: Element) -> str:
    """A whole page in one file. Its policy forbids scripts and everything from elsewhere, whatever got into it."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", **{"http-equiv": "Content-Security-Policy"}, content=policy),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", style),
    )
    page = element("html", head, body, lang="en")
    ET.indent(page, space="")
    return "<!DOCTYPE html>\n" + ET.tostring(page, encoding="unicode", method="html") + "\n"
