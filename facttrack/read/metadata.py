"""What a page states of its article: JSON-LD, OpenGraph, meta tags, marked-up elements, in this order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from facttrack.read.dates import stated_date
from facttrack.read.stated import Stated, canonical, is_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
OUTLETS = ("og:site_name", "dc.publisher", "publisher", "application-name")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
#: Only names that mean the first publication: `og:updated_time`, `last-modified` and their like are left out.
DAYS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dateissued",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
PUBLISHED_CLASS = re.compile(r"publish|posted|entry-date|pubdate", re.IGNORECASE)
UPDATED_CLASS = re.compile(r"update|modif", re.IGNORECASE)
TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")

# Strings pass unchanged, comments go, and so do commas before a closing bracket. Each alternative
# reaches the end of the text where its own end is missing, which keeps the search linear.
TOLERATED = re.compile(
    r"(?P<string>\"(?:[^\"\\]|\\.)*+(?:\"|\Z))"
    r"|//[^\n]*|/\*(?:.*?\*/|.*)|<!--|-->|<!\[CDATA\[|\]\]>|,(?=\s*+[}\]])",
    re.DOTALL,
)


def describe_page(tree: HtmlElement, address: str | None, stated: Stated) -> None:
    """Lets everything that the page says in its markup speak, the most reliable first."""
    meta = _meta(tree)
    outlet = _first(meta, OUTLETS[:1])
    _say_address(tree, meta, address, stated)
    for node in _main_article(list(_json_ld(tree)), stated.url):
        stated.say(
            "JSON-LD",
            title=_shorn(_words(node.get("headline")) or _words(node.get("name")), outlet),
            published=stated_date(_words(node.get("datePublished")) or ""),
            outlet=_name(node.get("publisher")),
            authors=_names(node.get("author")),
        )
    for name in TITLES:
        stated.say(_tag(name), title=_shorn(meta.get(name), outlet))
    for name in DAYS:
        stated.say(_tag(name), published=stated_date(meta.get(name, "")))
    for name in OUTLETS:
        stated.say(_tag(name), outlet=meta.get(name))
    for name in AUTHORS:
        author = meta.get(name, "")
        stated.say(_tag(name), authors=() if not author or is_address(author) else (author,))
    _say_elements(tree, outlet, stated)


def _tag(name: str) -> str:
    return name if name.startswith(("og:", "twitter:")) else f"meta {name}"


# --- meta tags and elements ----------------------------------------------------------------------


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of every meta tag, by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _collapsed(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _say_address(tree: HtmlElement, meta: dict[str, str], address: str | None, stated: Stated) -> None:
    """The address that the page gives itself, unless it is another site's or only the front page."""
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for source, words in (("link rel=canonical", links[0] if links else ""), ("og:url", meta.get("og:url", ""))):
        own = _joined(address, words.strip())
        if is_address(own) and _could_be(own, address):
            stated.say(source, url=own)
    stated.say("address", url=address)


def _joined(address: str | None, words: str) -> str:
    try:
        return urljoin(address or "", words) if words else ""
    except ValueError:
        return ""


def _could_be(own: str, address: str | None) -> bool:
    try:
        mine, read = urlsplit(own), urlsplit(address or "")
    except ValueError:
        return False
    if address is None:
        return mine.path.strip("/") != "" or mine.query != ""
    same_site = _site(mine.netloc) == _site(read.netloc)
    return same_site and (mine.path.strip("/") != "" or read.path.strip("/") == "")


def _site(host: str) -> str:
    """A host without what sites put before their name for readers on other devices."""
    host = host.lower().rpartition("@")[2]
    return re.sub(r"^(?:www|m|mobile|amp)\.", "", host)


def _say_elements(tree: HtmlElement, outlet: str | None, stated: Stated) -> None:
    headings = [text for heading in tree.iter("h1") if (text := _collapsed(heading.text_content()))]
    if len(set(headings)) == 1:
        stated.say("h1", title=_shorn(headings[0], outlet))
    title = next(tree.iter("title"), None)
    if title is not None:
        stated.say("title element", title=_shorn(_collapsed(title.text_content()), outlet))
    elements = [
        (element, _day_of(element)) for element in tree.iter("time", "abbr", "span", "div", "p") if _marked(element)
    ]
    for element, day in elements:
        if day:
            stated.say(f"{element.tag} element marked as published", published=day)
            return
    times = {stated_date(element.get("datetime") or "") for element in tree.iter("time")}
    if len(times) == 1:
        stated.say("time element", published=times.pop())


def _marked(element: HtmlElement) -> bool:
    """Whether an element is marked up as the day of publication."""
    if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None:
        return True
    names = element.get("class") or ""
    if element.tag != "time" and "date" not in names.lower():
        return False
    return PUBLISHED_CLASS.search(names) is not None and UPDATED_CLASS.search(names) is None


def _day_of(element: HtmlElement) -> Any:
    for words in (element.get("datetime"), element.get("content"), element.get("title")):
        if words and (day := stated_date(words)):
            return day
    return stated_date(_collapsed(element.text_content()[:200]))


# --- JSON-LD -------------------------------------------------------------------------------------


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The article nodes of all JSON-LD blocks, in the order of the page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _articles(tolerant_json(script.text_content() or ""), 0)


def tolerant_json(text: str) -> Any:
    """JSON as pages hold it: comments, commas before a closing bracket, raw line ends, words behind. None if broken."""
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, TOLERATED.sub(lambda match: match["string"] or "", text)):
        try:
            return decoder.raw_decode(attempt.strip().lstrip("\ufeff"))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 5:
        return
    if isinstance(node, list):
        for item in node[:200]:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        types = node.get("@type")
        if any(
            isinstance(name, str) and ARTICLE_TYPES.search(name)
            for name in (types if isinstance(types, list) else [types])
        ):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(key), depth + 1)


def _main_article(nodes: list[dict[str, Any]], address: str | None) -> list[dict[str, Any]]:
    """The node of the page's own article first: the one that gives the page's address, else the first."""
    if address is None or len(nodes) < 2:
        return nodes[:1]
    own = [node for node in nodes if canonical(address) in {canonical(url) for url in _addresses(node)}]
    return (own or nodes)[:1]


def _addresses(node: dict[str, Any]) -> list[str]:
    main = node.get("mainEntityOfPage")
    words = [node.get("url"), node.get("@id"), main.get("@id") if isinstance(main, dict) else main]
    return [word for word in words if isinstance(word, str)]


def _words(value: Any) -> str | None:
    """Text of JSON-LD, which often holds HTML entities; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return _collapsed(unescape(value)) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if not isinstance(item, list) and (name := _name(item))), None)
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _names(value: Any) -> tuple[str, ...]:
    names = [_name(item) for item in (value[:50] if isinstance(value, list) else [value]) if not isinstance(item, list)]
    return tuple(dict.fromkeys(name for name in names if name and not is_address(name)))


# --- words ---------------------------------------------------------------------------------------


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _shorn(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name behind it."""
    for separator in TITLE_SEPARATORS if title and outlet else ():
        if title and outlet and title.lower().endswith((separator + outlet).lower()):
            return title[: len(title) - len(separator + outlet)].rstrip() or title
    return title
