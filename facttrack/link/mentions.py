"""What a text names: persons, places, streets, ages and the words that make it unlike others.

Each becomes a term with a weight, heavier the rarer it is in English at large. Rarity comes from a table that
ships with facttrack, not from the articles at hand, so that adding an article changes no other's terms.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from facttrack import gazetteer
from facttrack.link.tables import table, whole
from facttrack.shipped import words

# A term of class k stands about once in 2**k running words; articles run to some hundreds of words.
_ORDINARY = 9
_UNKNOWN = 20
_TOPICAL = 10
_RARE = _UNKNOWN - _ORDINARY

_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Easter Christmas Ramadan Eid "
    "Diwali Passover Thanksgiving Nowruz Ashura".split()
)
# "LONDON, March 3 (Agency) -": where a report was written, not where it happened.
_DATELINE = re.compile(r"^[A-Z][A-Z'’.\- ]+(?:,\s[\w. ]+)?(?:\s\([\w ]+\))?\s[-–—]{1,2}\s", re.M)
_HEAD = re.compile(r"(?P<town>[A-Z][A-Z'’. ]+)(?:,\s(?P<area>[A-Z][a-z.]*(?:[A-Z]\.)?(?:\s[A-Z][a-z]+)*))?")
# A capitalised word, with a small article before it ("ez-Zor", "al-Bab") or initials.
_UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_CAPITAL = (
    r"(?:(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Sgt|Lt|Gen|Col|Maj|Capt|Det|Cpl|Rev|Gov|Sen|Rep|[A-Z])\."
    rf"|(?:(?:al|el|ez|es|as|ash|at|ad|an|ar|az)[-‑])?[{_UPPER}](?:[^\W\d_]|['’](?!s\b)|[-‑](?=\w))*)"
)
_NAME = re.compile(
    rf"(?<!\w){_CAPITAL}(?: (?:(?:de|del|la|al|el|ez|es|bin|ibn|van|von|da|do|dos|di|i) )?{_CAPITAL}){{0,4}}"
)
_KINDS = (
    r"(?:city|town|village|hamlet|district|province|state|region|port|island|department|governorate|municipality|suburb"
    r"|quarter|neighbou?rhood|county|oblast|camp|capital|area|commune|parish|valley)"
)
_AREA = re.compile(
    rf"^\s(?:and\s(?:the\s)?{_CAPITAL}\s)?(?:region|province|oblast|governorate|state|department|prefecture)s?\b"
)
_LOCAL = re.compile(
    rf"\b{_KINDS}\sof\s$"
    r"|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Oo]ff)\s(?:the\s(?:\w+\s){0,2}(?:of\s)?)?$"
)
_QUARTER = re.compile(
    r"^(?:[’']s)?\s(?:district|quarter|neighbou?rhood|province|region|village|town|camp|suburb|area|valley|governorate"
    r"|lake|river|islands?|peninsula|delta|bay|dam|basin|pass|plateau|mountains?|hills|post|outpost)\b"
)
_ANNIVERSARY = re.compile(
    r"\banniversary\b|\b(?:years?|decades?) (?:ago|after|on|to the day|since)\b"
    r"|\bcommemorat|\bremember(?:s|ed|ing)?\b|\bmemorial\b",
    re.I,
)
_AGE = re.compile(
    r"\b(\d{1,3})[-‑– ]years?[-‑– ]old|,\s(\d{1,2}),(?!\d)|\bage[ds]?\s(\d{1,2})\b|\b(\d{1,2})\s?-?y/?o\b"
)
_BLOCK = re.compile(r"\b(\d{1,5})\sblock\b|\b(\d{2,5})\s(?=(?:[NSEW]\.?\s)?[A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@cache
def rarity() -> dict[str, int]:
    """Word -> class k: it stands about once in 2**k running words. Words of the trade count as ordinary ones."""
    classes: dict[str, int] = {}
    for line in words("en/frequency.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, listed = line.split("\t")
        classes.update(dict.fromkeys(listed.split(), int(number)))
    for word in table("topical")["words"].split():
        classes[word] = min(classes.get(word, _UNKNOWN), _TOPICAL)
    return classes


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much a shared word tells: 0 for the commonest, 12 at most."""
    classes = rarity()
    found = classes.get(word)
    if found is None and word.endswith("s"):
        found = classes.get(word[:-1])
    return float(max(0, (_UNKNOWN if found is None else found) - _ORDINARY))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without possessive and plural."""
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


# Where people went or came from is not where they were harmed; a street or square is no town of its name.
_AWAY = re.compile(
    r"\b(?:to|from|towards?|into|via|behind|(?:left|bound|headed|heading|leaving|departed|destined)\s(?:\S+\s)?for)\s"
    r"(?:the\s)?(?:\w+\s){0,1}$|\bleft\s$",
    re.I,
)
# "Died at the Civil Hospital in Roe": harmed elsewhere.
_CARE = re.compile(
    r"\b(?:[Hh]ospitals?|[Cc]linics?|[Mm]orgues?|[Mm]ortuary|[Ww]ards?|[Uu]nits?)\s(?:\w+\s)?(?:in|at|of)\s$"
)
_CARED = re.compile(
    r"\b(?:di(?:ed|es)|succumb\w*|treat\w*|taken|admitted|rushed|flown|airlifted|transferred|pronounced|recovering)\b[^.;]*$"
)
_STREET = re.compile(
    r"\s(?:\d+(?:st|nd|rd|th)|roundabout|[Ss]treet|[Ss]quare|[Rr]oad|[Aa]venue|[Bb]ridge|[Hh]otel|[Hh]ospital|[Uu]niversity|[Hh]ighway"
    r"|[Pp]ark|[Ss]tadium|[Pp]rison|[Mm]osque|[Cc]hurch|[Ss]chool|[Mm]arket|[Ss]tation|[Cc]rossing|[Cc]heckpoint)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at `start`–`end` of a text.

    `local`: the words around it say that it is a place; `away`: that people went there or came from there;
    `street`: that it is a street, a square or a building; `area`: that it
    is a region or province; `office`: that a high office stands before it; `owner`: that it says whose office or body
    follows.
    """

    text: str
    start: int
    end: int
    local: bool
    away: bool = False
    street: bool = False
    area: bool = False
    office: bool = False
    owner: bool = False

    @property
    def label(self) -> str:
        """The name by which its place is known in the text: a town and the region of its name are two."""
        return self.text + " region" if self.area else self.text


@cache
def _offices() -> frozenset[str]:
    return frozenset(table("topical")["offices"].split())


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("topical")["titles"].split())


@cache
def _short() -> frozenset[str]:
    return frozenset(table("topical")["short"].split())


@cache
def _given() -> frozenset[str]:
    return frozenset(table("topical")["given"].split())


@cache
def _peoples() -> frozenset[str]:
    return frozenset(table("topical")["peoples"].split())


@cache
def _authorities() -> re.Pattern[str]:
    words, sites = (longest_first(table("topical")[name].split()) for name in ("authorities", "sites"))
    return re.compile(rf"(?:[’']s)?\s(?:[a-z-]+\s){{0,2}}?(?:{words})\b(?![’']s|\s(?:{sites})\b)")


def datelines(text: str) -> list[tuple[int, int]]:
    """Where lines begin that say where, and often on which day, the report was written."""
    return [match.span() for match in _DATELINE.finditer(text)]


def written_in(text: str) -> list[tuple[str, str]]:
    """The towns of its datelines, as names are written, each with the state or country behind it, if there is one:
    "DOVER, Del. (Wire) -"."""
    heads = (_HEAD.match(text, start, end) for start, end in datelines(text))
    return [(head["town"].strip().title(), (head["area"] or "").strip()) for head in heads if head]


def storms(text: str) -> tuple[str, ...]:
    """The storms that it calls by name: "Cyclone Lani", "typhoon Kesar"."""
    return tuple(dict.fromkeys(f"Storm {name}" for name in _storm().findall(text) if name not in _CALENDAR))


@cache
def _storm() -> re.Pattern[str]:
    kinds = "|".join(f"[{kind[0].upper()}{kind[0]}]{kind[1:]}" for kind in table("causes")["named"]["storms"])
    return re.compile(rf"\b(?:{kinds})\s([{_UPPER}][^\W\d_]{{2,}})\b(?!\s(?:{kinds}))")


def proper_names(text: str) -> list[Name]:
    """Runs of capitalised words in the order of the text, less titles before them and ordinary words that only
    open a sentence."""
    found = []
    heads = {i for start, end in datelines(text) for i in range(start, end)}
    for match in _NAME.finditer(text):
        run, start = match.group(), match.start()
        if start in heads:
            continue
        opens = _opens(text, start)
        parts = run.split(" ")
        office = False
        while parts:
            bare = parts[0].lower().rstrip(".")
            office = office or bare in _offices()
            title = len(parts) > 1 and bare in _titles()
            person = len(parts) > 1 and bare in _given()
            ordinary = opens and not person and (parts[0] == "A" or weight(stem(bare)) < _RARE)
            if not (title or ordinary) or gazetteer.lookup(" ".join(parts)):
                break
            start += len(parts[0]) + 1
            parts = parts[1:]
            opens = opens and ordinary
        while len(parts) > 1 and parts[-1] in _CALENDAR:
            parts = parts[:-1]  # "in Hallam Beach Monday evening"
        name = " ".join(parts)
        if len(name) < 3 or name in _CALENDAR or (len(parts) == 1 and weight(name.lower()) < 1):
            continue
        end = start + len(name)
        if name in _short() and text[end : end + 1] != ".":
            continue
        people = name.lower() in _peoples() or gazetteer.nation(name) is not None
        local = not people and bool(
            _LOCAL.search(text[max(0, start - 32) : start]) or _QUARTER.match(text[end : end + 16])
        )
        away = bool(_AWAY.search(text[max(0, start - 32) : start])) or _cared_for(text, start)
        following = text[end : end + 16]
        street = bool(_STREET.match(following) or (_STREET.fullmatch(name, name.rfind(" ")) if " " in name else None))
        area = bool(_AREA.match(following))
        owner = _authorities().match(text, end, end + 48) is not None
        found.append(Name(name, start, end, local, away, street, area, office, owner))
    return found


# What may stand between a place and the larger one that holds it: "Furcy, in the hills above", "Tessit in northern".
_IN = re.compile(r"^,?\s(?:in|on|an? [\w -]{3,30} (?:in|of|on))\s(?:the\s)?(?:[\w’'-]+\s){0,4}$|^,\s$")
_HAS = re.compile(r"^[’']s\s(?:[a-z-]+\s){0,2}$")


def _cared_for(text: str, start: int) -> bool:
    """Is it where the hospital stands to which somebody was taken?"""
    return bool(_CARE.search(text[max(0, start - 32) : start]) and _CARED.search(text[max(0, start - 100) : start]))


def containments(text: str, names: Sequence[Name]) -> list[tuple[Name, Name]]:
    """Pairs of names that the text puts one inside the other: "Bani Zaid, in Aleppo", "Aleppo's Bani Zaid"."""
    found: list[tuple[Name, Name]] = []
    for one, other in itertools.pairwise(name for name in names if not gazetteer.nation(name.text)):
        gap = text[one.end : other.start]
        if len(gap) > 48:
            continue
        listed = gap == ", " and not any(p.kind in ("country", "region") for p in gazetteer.lookup_all(other.text))
        # No country lies in another: "Mozambique, Zimbabwe and Malawi" is a list.
        listed = listed or any(p.kind == "country" for p in gazetteer.lookup_all(one.text)[:1])
        if _IN.match(gap) and not listed and (one.local or gazetteer.lookup(one.text)):
            found.append((one, other))
        elif _HAS.match(gap) and gazetteer.lookup(one.text) and (other.local or gazetteer.lookup(other.text)):
            # "Merawi, in Ethiopia's Amhara region": what lies in the country lies there.
            found += [(inner, other) for inner, outer in found[-1:] if outer is one]
            found.append((other, one))
    return found


def _opens(text: str, start: int) -> bool:
    """Does a sentence or line begin here?"""
    before = text[max(0, start - 3) : start].rstrip(" ")
    last = before[-1:]
    return not last or last in '.!?\n“"•:—' or (last == "”" and before[:-1].endswith((".", "!", "?")))


# A station of American radio or television, which names itself in all that it reports.
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}")


@lru_cache(maxsize=65536)
def _term(word: str) -> tuple[str, float]:
    """A word's stem and what it weighs as a term: nothing where it is no term."""
    term = stem(word.lower())
    heavy = 0.0 if "’" in term or "'" in term or len(term) <= 2 else weight(term)
    return term, heavy


def terms(text: str) -> dict[str, float]:
    """The weighted terms of a text, heaviest first, at most 120.

    Ordinary words stand as they are (stemmed), ages after "A:", house and block numbers after "B:".
    """
    found: dict[str, float] = {}
    # A dateline names the outlet and where it writes, in articles on any event.
    for word in dict.fromkeys(_WORD.findall(_DATELINE.sub("", text))):
        term, heavy = _term(word)
        if heavy and not _CALL_SIGN.fullmatch(word):
            found[term] = heavy
    for match in _AGE.finditer(text):
        age = next(group for group in match.groups() if group)
        found[f"A:{int(age)}"] = 5.0
    for match in _BLOCK.finditer(text):
        number = match[1] or match[2]
        if not re.fullmatch(r"(?:19|20)\d\d", number):
            found[f"B:{number}"] = 7.0
    heaviest = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:120]
    return dict(heaviest)


def name_words(names: Sequence[Name]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The single words of the names in the order of the text: those that ordinary English hardly knows, and the
    other uncommon ones. Without countries, peoples, bodies and acronyms, which any number of events share, and
    without towns of the table, which are searched by day."""
    found = dict.fromkeys(token for name in names if not name.office for token in _WORD.findall(name.text))
    tokens = dict.fromkeys(
        token.lower() for token in found if len(token) > 3 and token.isalpha() and not token.isupper()
    )
    kept = [token for token in tokens if token not in _shared() and not _wide(token)]
    rare = tuple(t for t in kept if min(weight(t), weight(stem(t))) >= _RARE and not gazetteer.lookup(t))
    return rare, tuple(token for token in kept if 4 <= weight(token) < _RARE)


@cache
def _shared() -> frozenset[str]:
    rows = table("topical")
    return frozenset(" ".join(rows[name] for name in ("bodies", "titles", "peoples", "media")).split())


def _wide(word: str) -> bool:
    place = gazetteer.lookup(word)
    return gazetteer.nation(word) is not None or (place is not None and place.kind in ("country", "region"))


def of_proceedings(text: str) -> bool:
    """Does the article's opening tell of a court's days, not of the harm: "was sentenced on Tuesday"?"""
    return bool(_proceedings().search(text[:400]))


def marks_anniversary(text: str) -> bool:
    """Does the article's opening say that years have passed?"""
    return bool(_ANNIVERSARY.search(text[:600]))


@cache
def _proceedings() -> re.Pattern[str]:
    return whole(table("topical")["proceedings"].split())


def without_outlet(title: str) -> str:
    """The title without the outlet's name and town behind it: "Two shot in Roe - WXYZ TV 6, Marlow News, Weather"."""
    found = _outlet().search(title)
    return title[: found.start()] if found and found.start() else title


@cache
def _outlet() -> re.Pattern[str]:
    words = "|".join(table("topical")["stations"].split())
    return re.compile(
        rf"\s(?:[-–—|«»]|::)\s(?=[^-–—|«»]*(?:\w\.(?:com|net|org)\b|\b(?:{words})\b|\b[KW][A-Z]{{2,3}}\b))"
    )


def headline_case(title: str) -> bool:
    """Are most of the title's words capitalised, so that capitals name nothing?"""
    found = [word for word in _WORD.findall(title) if len(word) > 3]
    capitals = sum(1 for word in found if word[0].isupper())
    return capitals > 0.6 * len(found)


def causes(text: str) -> tuple[str, ...]:
    """What did the harm, by the words of the table, commonest first."""
    pattern, cause_of = _causes()
    counts = Counter(cause_of[phrase] for phrase in pattern.findall(text.casefold()))
    return tuple(sorted(counts, key=lambda cause: (-counts[cause], cause)))


def seasons(text: str) -> tuple[str, ...]:
    """Seasons and weathers that the text plays in."""
    lower = text.casefold()
    # Most texts play in none.
    found = _any_season().search(lower)
    return tuple(sorted(season for season, pattern in _seasons().items() if pattern.search(lower))) if found else ()


@cache
def _causes() -> tuple[re.Pattern[str], dict[str, str]]:
    cause_of = {phrase: cause for cause, phrases in table("causes")["causes"].items() for phrase in phrases}
    return whole(cause_of), cause_of


def longest_first(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _any_season() -> re.Pattern[str]:
    return whole(itertools.chain.from_iterable(table("causes")["opposite"].values()))


@cache
def _seasons() -> dict[str, re.Pattern[str]]:
    return {season: whole(phrases) for season, phrases in table("causes")["opposite"].items()}
