"""What a mention of a speaker says by itself: name or description, person or body, kind of source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from facttrack.extract.tables import table
from facttrack.gazetteer import lookup
from facttrack.vocabulary import SpeakerKind

_WORD = re.compile(r"[^\W_](?:[\w.&'’\-‑]*[\w&])?\.?|&")
_PARTICLES = frozenset("al el bin ibn abu de da di del van von der la le du dos ben ul ur".split())
_JOINERS = frozenset("of for and the in on to at & de del da".split())
_CUT = re.compile(r"\s*(?:[,;:(\[–—]|\s-\s|\bwho\b|\bwhich\b|\bwhose\b)", re.IGNORECASE)
_PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "they": "many",
    "them": "many",
    "their": "many",
    "it": "body",
    "its": "body",
    "i": "self",
    "we": "self",
    "my": "self",
    "our": "self",
    "you": "self",
}
_RELATIVE = frozenset(("who", "which", "that", "whose"))


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention taken apart.

    `name` is the proper name in it ("Ali Karim"), else ""; `phrase` the description without a
    leading "the"; `title` the words before a person's name; `pronoun` how a pronoun refers
    (male, female, many, body, self, relative), else "".
    """

    text: str
    phrase: str
    name: str
    title: str
    person: bool
    pronoun: str
    definite: bool

    @property
    def best(self) -> str:
        return self.name or self.phrase


@lru_cache(maxsize=8192)
def take_apart(text: str) -> Mention:
    """The parts of a mention as it stands in the article."""
    plain = " ".join(text.replace("’", "'").split())
    lowered = plain.lower()
    base = lowered.removesuffix("'s").removesuffix("'d").removesuffix("'ve").removesuffix("'ll").removesuffix("'m")
    if base in _PRONOUNS or base in _RELATIVE:
        return Mention(text, plain, "", "", False, _PRONOUNS.get(base, "relative"), False)
    head = _head(plain)
    definite = head.lower().startswith("the ")
    phrase = head[4:] if definite else head
    if phrase.endswith(("'s", "s'")):
        phrase = phrase[:-2] if phrase.endswith("'s") else phrase[:-1]
    title, name = _name_in(phrase)
    person = bool(name) and is_person_name(name, bool(title))
    return Mention(text, phrase, name, title, person, "", definite)


def _head(plain: str) -> str:
    """The phrase up to an apposition, a bracket or a relative clause."""
    cut = _CUT.search(plain, 1)
    head = plain[: cut.start()] if cut else plain
    if cut and plain[cut.start()] == "," and not any(_capital(word) for word in head.split()[1:]):
        # "Another resident, Hoda Roe": a description first, the name as its apposition.
        name = plain[cut.end() :].split(",")[0].split()
        if 1 < len(name) <= 4 and all(_capital(word) for word in name):
            return f"{head} {' '.join(name)}"
    return head.strip(" \"'“”") or plain


def _name_in(phrase: str) -> tuple[str, str]:
    """(title, name): the last run of capitalised words that is a name, without the titles before it."""
    words = phrase.split()
    run = len(words)
    while run and (_capital(words[run - 1]) or (run < len(words) and words[run - 1].lower() in _PARTICLES | _JOINERS)):
        run -= 1
    while run < len(words) and not _capital(words[run]):
        run += 1
    name = words[run:]
    if len(name) > 2 and name[0].endswith("'s") and not any(_bare(word) in _organisation_words() for word in name):
        before, name = [*words[:run], name[0]], name[1:]  # "Florida's Rick Roe"
        return " ".join(before), " ".join(name)
    if not name:
        return "", ""
    before = words[:run]
    titles = title_words()
    last_title = max(
        (i for i, word in enumerate(name) if _bare(word) in titles and not word.endswith("'s")), default=-1
    )
    if 0 <= last_title < len(name) - 1 and not any(word.lower() in _JOINERS for word in name[last_title:]):
        return " ".join([*before, *name[: last_title + 1]]), " ".join(name[last_title + 1 :])
    leading = [word.lower() for word in before if word.lower() not in ("the", "a", "an", "its", "his", "her", "their")]
    if leading and leading[-1] in ("of", "for", "in", "at", "from", "with", "near", "to"):
        return "", ""  # "a spokesman for the Ministry of Health": the name is not the speaker's
    if before and len(name) == 1 and before[-1].lower() in ("the", "a", "an"):
        return "", " ".join(name)
    if before and not (_bare(before[-1]) in titles or before[-1].endswith(("'s", "s'"))):
        return " ".join(before), " ".join(name) if len(name) > 1 else phrase
    return " ".join(before), " ".join(name)


def _capital(word: str) -> bool:
    bare = word.lstrip("\"'“‘(@")
    return bare[:1].isupper() or (bare[:3].lower() == "al-" and bare[3:4].isupper()) or bare[:1] == "&"


def _bare(word: str) -> str:
    return word.lower().strip(".,'’\"")


@cache
def title_words() -> frozenset[str]:
    return frozenset(table("sources")["titles"]["words"].replace(".", "").split())


@cache
def _first_names() -> dict[str, str]:
    names = table("sources")["names"]
    return {name: gender for gender in ("female", "male") for name in names[gender].split()}


@cache
def _honorifics() -> dict[str, str]:
    entries = table("sources")["honorifics"]
    return {word: gender for gender in ("male", "female") for word in entries[gender].split()}


def gender_of(mention: Mention) -> str:
    """male, female or "": from the title ("Mrs"), else from the first name."""
    for word in reversed(mention.title.split()):
        if found := _honorifics().get(_bare(word)):
            return found
    first = mention.name.split()[0] if mention.name else ""
    return _first_names().get(_bare(first), "") if " " in mention.name else ""


@cache
def _kind_words() -> tuple[tuple[SpeakerKind, frozenset[str]], ...]:
    kinds = table("sources")["kinds"]
    return tuple((SpeakerKind(name), frozenset(kinds["words"][name].split())) for name in kinds["order"])


@cache
def body_words() -> frozenset[str]:
    return frozenset(table("sources")["groups"]["body"].split())


@cache
def _organisation_words() -> frozenset[str]:
    words: set[str] = set(body_words())
    for kind, entries in _kind_words():
        if kind not in (SpeakerKind.WITNESS, SpeakerKind.OFFICIAL):
            words |= entries
    return frozenset(words - title_words()) | frozenset(table("sources")["groups"]["also"].split())


@cache
def _calendar() -> frozenset[str]:
    return frozenset(table("function_words")["time"]["calendar"].split())


def is_person_name(name: str, titled: bool) -> bool:
    """Could these capitalised words be a person's name, and not a body's or a place's?"""
    words = [_bare(word) for word in name.split()]
    if not words or len(words) > 4 or any(word in _organisation_words() for word in words):
        return False
    if any(word in _JOINERS - {"de", "del", "da"} or word in _calendar() for word in words):
        return False
    if name.isupper() and len(words) == 1 and len(name) <= 5:
        return False
    if titled or words[0] in _first_names():
        return True
    return lookup(name) is None and not words[-1].endswith("'s")


def kind_of(mention: Mention, name: str, person: bool) -> SpeakerKind:
    """The kind of source, from the words of the mention and of the name that it was resolved to."""
    if person:
        return SpeakerKind.PERSON
    for words in (_key_words(mention.phrase), _key_words(name)):
        # The head decides before its modifiers: "police sources" are anonymous, "the army hospital" is medical.
        for kind, entries in _kind_words():
            if words & entries:
                return kind
    place = lookup(name)
    if place is not None and place.kind in ("country", "city"):
        return SpeakerKind.GOVERNMENT
    return SpeakerKind.OTHER


def _key_words(phrase: str) -> frozenset[str]:
    return frozenset(_bare(word).removesuffix("'s") for word in _WORD.findall(phrase))


def is_medium(text: str) -> bool:
    """Is this an outlet or agency, and not a crowd of reporters?"""
    mention = take_apart(text)
    return bool(mention.name) and not mention.person and kind_of(mention, mention.name, False) is SpeakerKind.MEDIA


def is_source(text: str) -> bool:
    """Can these words name somebody who gives a figure, and not an event, a thing or a place?"""
    mention = take_apart(text)
    if mention.pronoun or mention.person:
        return mention.pronoun not in ("self", "relative")
    words = _key_words(mention.text)
    if any(words & entries for _, entries in _kind_words()) or words & (body_words() | title_words()):
        return True
    return bool(mention.name) and lookup(mention.name) is None and mention.phrase == mention.name
