"""Whose copy an article prints, and which outlets it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from facttrack import gazetteer
from facttrack.link.tables import table
from facttrack.model import Article, Claim, Figure, Speaker, Statement
from facttrack.vocabulary import SpeakerKind

#: A dateline stands within so many characters of an article's first lines.
_HEAD = 400
#: Lines at an article's end that may credit somebody, and the longest of them.
_LAST_LINES, _LONGEST = 3, 90
_MOST = 12

_DATELINE = re.compile(
    r"^\W{0,3}[A-Z][^\n(]{1,60}\(([A-Z][\w.&' -]{1,39})\)\s{0,2}(?:--?|[–—:])", re.M
)  # ALEPPO, Syria (Corvane Press) –
_BRACKETED = re.compile(r"\(([A-Za-z][\w.&' /-]{1,39})\)\W*$")
_NAMES = re.compile(r"[A-Za-z][\w.&'’-]*(?: (?:of |de )?[A-Z][\w.&'’-]*){0,4}")
_NAME = re.compile(r"\b[A-Z][\w.&'’-]*(?: (?:of |de )?[A-Z][\w.&'’-]*){0,4}")
_WORD = re.compile(r"[^\W\d_]{4,}")


def credits_of(article: Article, names: Mapping[str, str]) -> tuple[str, ...]:
    """The agencies whose copy an article says it prints: as its outlet, author, in its dateline or last lines.

    `names` maps a normalised other name of a known source to its main name.
    """
    found = [article.outlet or ""] if _known(article.outlet or "") else []
    found += [author for author in article.authors if _known(author) or _is_body(author)]
    found += [match[1] for match in _DATELINE.finditer(article.text[:_HEAD])]
    found += _last_lines(article.text)
    return tuple(dict.fromkeys(main_name(name, names) for name in found))[:_MOST]


def relayed(figures: Iterable[Figure], names: Mapping[str, str]) -> tuple[str, ...]:
    """The one outlet to which all who give an article's figures spoke: "the ministry told Reuters"."""
    through = {_outlet(figure.via or "", names) for figure in figures if figure.speaker}
    return tuple(through) if len(through) == 1 and "" not in through else ()


def _outlet(name: str, names: Mapping[str, str]) -> str:
    """The outlet's main name, without what it is: "Delta Post newspaper" is the Delta Post."""
    words = name.split()
    while len(words) > 1 and words[-1].islower() and words[-1] in table("agencies")["credit"]["outlets"]:
        words.pop()
    return main_name(" ".join(words), names)


def citations(article: Article, claims: Sequence[Claim], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Who cites whom, outlets only: ("", "Reuters") is the article itself, ("Reuters", "SANA") one that it cites."""
    own = main_name(article.outlet or "", names)
    found: dict[tuple[str, str], None] = {}
    for claim in claims:
        speaker = claim.speaker.name if claim.speaker and _is_medium(claim.speaker) else ""
        by = _outlet(claim.via or speaker, names)
        if by and by != own:
            found["", by] = None
        further = speaker if claim.via else ""
        if isinstance(claim, Statement) and _is_citing(claim):
            further = further or _outlet_in(claim.quote)
        cited = _outlet(further, names)
        if cited and cited not in (by, own):
            found[by if by != own else "", cited] = None
    return tuple(found)[:_MOST]


def wording(quote: str) -> str:
    """The words of four letters and more of a clause, each once, sorted: what near-identical clauses share."""
    return " ".join(sorted(set(_WORD.findall(quote.casefold()))))


def main_name(name: str, names: Mapping[str, str]) -> str:
    """The main name of an agency or a known source, else the name as written."""
    key = gazetteer.key(name)
    return _agencies().get(key) or names.get(key) or name.strip()


@cache
def _agencies() -> Mapping[str, str]:
    """Names of agencies, normalised -> the main one."""
    rows: Mapping[str, list[str]] = table("agencies")["agencies"]
    return {gazetteer.key(name): main for main, others in rows.items() for name in (main, *others)}


def _known(name: str) -> bool:
    return gazetteer.key(name) in _agencies()


def _is_body(name: str) -> bool:
    words = name.casefold()
    return any(words.endswith(body) for body in table("agencies")["credit"]["bodies"])


def _last_lines(text: str) -> Iterable[str]:
    """Agencies that a line of their own at the end credits: "Source: Xinhua, shortened", "— AFP", "(AP)"."""
    for line in text.rstrip()[-(_LAST_LINES * _LONGEST) :].split("\n")[-_LAST_LINES:]:
        words = line.strip(" \t—–-©.")
        bracketed = _BRACKETED.search(words)
        if bracketed:
            yield from (name for name in bracketed[1].split("/") if _known(name))
        if len(words) > _LONGEST:
            continue
        lead = _lead().match(words)
        rest = words[lead.end() :] if lead else words
        found = _NAMES.match(rest)
        # Without a word of credit before it a line credits only where it is the agency's name alone.
        if found and (_known(found[0]) or (lead and _is_body(found[0]))) and (lead or found[0] == rest):
            yield found[0]


@cache
def _lead() -> re.Pattern[str]:
    words = sorted(table("agencies")["credit"]["before"], key=lambda each: (-len(each), each))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b[:\s]\s*(?:the )?", re.I)


def _is_medium(speaker: Speaker) -> bool:
    return speaker.resolved and (speaker.kind is SpeakerKind.MEDIA or _known(speaker.name))


def _is_citing(statement: Statement) -> bool:
    return statement.cue is not None and statement.cue.text.lower() in table("agencies")["credit"]["citing"]


def _outlet_in(words: str) -> str:
    """The outlet that the words name: "SANA news agency", "the Al-Watan newspaper"; nothing where they name none."""
    name = _NAME.search(words)
    found = name[0] if name else ""
    rest = words.partition(found)[2].split()[:2] if found else []
    kinds = table("agencies")["credit"]["outlets"]
    outlet = _known(found) or any(word.strip(".,'’s").lower() in kinds for word in (*found.split(), *rest))
    return found if found and outlet else ""
