"""Who says so: do two attributions name one speaker?

Bodies are compared by the words that are left when places and articles are taken away, so that "the health
ministry" can be "Gaza's health ministry" but Syria's defence ministry is not Russia's. Persons go by surname,
acronyms by the letters that words begin with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from facttrack import gazetteer
from facttrack.link.names import plain_words, same_name
from facttrack.link.tables import table
from facttrack.model import Speaker

SAME, OTHER, UNNAMED = "same", "other", "unnamed"

#: A person's office stands within so many characters of the name.
_BESIDE = 64


def compare(a: str, b: str) -> str:
    """`same`, `other`, or `unnamed` where one of them is the article's own voice."""
    if not a or not b:
        return UNNAMED
    return SAME if _same(*sorted((a, b))) else OTHER


@lru_cache(maxsize=65536)
def _same(a: str, b: str) -> bool:
    if same_name(a, b) >= 0.85:
        return True
    (core_a, places_a, reach_a), (core_b, places_b, reach_b) = _parts(a), _parts(b)
    if reach_a and reach_b and reach_a != reach_b:
        return False
    if places_a and places_b and not _meet(places_a, places_b):
        return False
    if core_a and core_b and (_within(core_a, core_b) or _within(core_b, core_a)):
        return True
    return _is_acronym(a, b) or _is_acronym(b, a)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[tuple[str, ...], frozenset[str], str]:
    """The words that tell bodies apart, the countries or places that the name holds, and how far the body reaches."""
    rows = table("speakers")
    same = {word: group[0] for group in rows["same"] for word in group}
    drop = set(rows["drop"])
    core, places, reach = [], set(), ""
    for raw in name.replace("’", "'").split():
        word = raw.removesuffix("'s").strip(".,()\"'")
        bare = " ".join(plain_words(word))
        for far in ("wide", "narrow"):
            if bare in rows[far]:
                reach = far
        if not bare or bare in drop or bare in rows["wide"] or bare in rows["narrow"]:
            continue
        place = gazetteer.nation(word) if word[:1].isupper() else None
        place = place or (gazetteer.lookup(word) if word[:1].isupper() else None)
        if place is not None:
            places.add(place.id)
            continue
        core.append(same.get(bare, bare))
    return tuple(core), frozenset(places), reach


def main_name(speaker: Speaker | None, names: Mapping[str, str]) -> str:
    """The name that a speaker goes by: a known source's main name, else the fullest name without articles."""
    if speaker is None or speaker.name.split()[0].lower() in table("mentions")["owners"].split():
        return ""  # "its head": whose, the article says elsewhere
    for said in (speaker.name, speaker.mention):
        folded = " ".join(said.casefold().split())
        for form in (gazetteer.key(said), folded, " ".join(plain_words(said))):
            if form in names:
                return names[form]
    return described(speaker.name) if speaker.resolved or stands_alone(speaker.name) else ""


_ACRONYM = re.compile(r"(?:,? known as |,? or | \()(?:the )?([A-Z]{3,8})\b")
_NAME_BEFORE = re.compile(r"[^\W\d_][\w'’ -]*$")


def aliases(text: str) -> dict[str, str]:
    """Acronyms that the text explains, with the words before: "the emergencies inspectorate, known as IGSU"."""
    found = {}
    for match in _ACRONYM.finditer(text):
        before = _NAME_BEFORE.search(text[max(0, match.start() - 80) : match.start()])
        if before:
            found[match[1]] = re.split(r"\b[Tt]he\s", before[0])[-1].strip()
    return found


def office(name: str, text: str) -> str:
    """The office that the text gives a person where it first names him: "mayor" for "the city's mayor, Ilko Varda"."""
    at = text.find(name)
    if at < 0 or " " not in name:
        return ""
    before, after = _offices()
    end = at + len(name)
    found = before.search(text[max(0, at - _BESIDE) : at]) or after.match(text, end, end + _BESIDE)
    said = next(filter(None, found.groups()), "") if found else ""
    return "" if " ".join(plain_words(said)) in table("speakers")["anybodys"] else said


@cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    offices = "|".join(map(re.escape, sorted(table("speakers")["offices"], key=lambda word: (-len(word), word))))
    return (
        re.compile(rf"\b((?:[\w’'-]+\s){{0,2}}(?i:{offices})),?\s$"),
        re.compile(
            rf",\s(?:the\s|an?\s)?((?:[\w’'-]+\s){{0,2}}(?:{offices})"
            r"(?:\s(?:of|for|at)\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:[A-Z][\w-]+|ministry|department|police|army))?)\b"
            r"(?=,)"
            rf"|,\s(?:the\s|an?\s)?((?:[\w’'-]+\s){{0,2}}(?:{offices})(?:\sof\s[A-Z][\w-]+)?)\b"
        ),
    )


def stands_alone(name: str) -> bool:
    """Is it a body that needs no name, since a country has one: "the army"?"""
    return " ".join(plain_words(name)) in table("speakers")["alone"]


def described(name: str) -> str:
    """The body that a description stands for ("the UK-based war monitor"), else the name itself."""
    return next((known for pattern, known in _descriptions() if pattern.search(name)), name)


@cache
def _descriptions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.I), row["name"]) for row in table("speakers")["described"])


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Are all words of `a` among those of `b`, in whatever spelling?"""
    return all(word in b or any(same_name(word, other) >= 0.85 for other in b) for word in a)


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Is some place of the one the other's, or does one lie in the other?"""
    if a & b:
        return True
    around_a = {above.id for place in a for above in gazetteer.ancestors(gazetteer.place(place))}
    around_b = {above.id for place in b for above in gazetteer.ancestors(gazetteer.place(place))}
    return bool(a & around_b or b & around_a)


def _is_acronym(short: str, long: str) -> bool:
    """ "EVN" of "Electricity of Vietnam": its letters in order in the name, most of them where words begin."""
    words = short.split()
    letters = next((word.strip("()").lower() for word in reversed(words) if len(word) > 2 and word.isupper()), "")
    names = plain_words(long)
    if len(letters) < 3 or len(names) < 2:
        return False
    starts = [word[0] for word in names if word not in ("of", "for", "and", "de", "du", "des")]
    if sorted(letters) == sorted(starts):
        return True
    text, at, initials = " ".join(names), 0, 0
    for letter in letters:
        found = text.find(letter, at)
        while found > 0 and text[found - 1] != " " and text.find(f" {letter}", at) >= 0:
            found = text.find(f" {letter}", at) + 1
        if found < 0:
            return False
        initials += found == 0 or text[found - 1] == " "
        at = found + 1
    return initials >= len(letters) - 1 and initials >= len(starts)
