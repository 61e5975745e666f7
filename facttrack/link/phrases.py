"""How a sentence puts a number of people: all of them, some of them, one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from facttrack.link.tables import table, whole


class Phrase(StrEnum):
    """How a sentence puts a number of people."""

    PLAIN = "plain"
    ONE = "one"
    ONE_MORE = "one_more"
    DEFINITE = "definite"
    OTHERS = "others"
    CONDITION = "condition"
    FOUND = "found"
    STATE = "state"
    LISTED = "listed"
    TOTALLED = "totalled"
    GROUP = "group"
    PLACED = "placed"
    FIRST_REPORT = "first_report"
    LIMITED = "limited"


#: The words after a number are read so far for the number that it replaces.
_REPLACED = 120
#: Larger numbers are no persons told one by one.
HANDFUL = 12

# "A man and his wife": the second is not counted.
_WITH_KIN = re.compile(r"^(?:[\s-][\w’'-]+){1,3}?\sand\s(?:his|her|their)\b")
# "Two juveniles and [eight adults]"; "a woman, who was on her way home, and [three men]".
_AND_THESE = re.compile(
    r"(?<![\w-])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s"
    r"(?!cases\b|infections\b|dead\b|killed\b|wounded\b|injured\b|hurt\b|missing\b|bodies\b|corpses\b|deaths\b|fatalities\b|injuries\b)[a-z]+(?:,\s(?:who|whose|aged)\b[^.;,]{1,80},)?\sand\s$",
    re.I,
)
# "The other victims were [three young men]".
_OTHERS_ARE = re.compile(r"\bother\s(?:\w+\s(?:were|are|was|is|include|included|includes)\s)?$")
# "Three women and [a man]": what may stand between two numbers of one list.
_LIST = re.compile(r"^(?:[\s-][\w’'-]+){1,4}?(?:,\s|,?\s(?:and|or)\s)$|^\s(?:and|or)\s$")
# "Including 62 in Tamale, [41] in Kumasi and [37] in Accra": what may stand between two parts.
_SHARES = re.compile(r"^(?:\s[\w’'-]+){0,6}?(?:,|\sand|,\sand)\s(?:at least\s|about\s)?$")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|died|said|while|but|more|others?)\b")
_NEXT = re.compile(r"[,.;]|\band\b")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|died|dead|killed|wounded|injured|hurt|shot|in|at|on|from|near|during|missing)\b"
)
# "No other injuries", "no one inside": not everybody.
_NOT_ALL = re.compile(
    r"^\W*(?:(?:one|body|people|person|persons)\b\W*)?(?:else|other|others|more|further|additional|inside|outside|reported)\b",
    re.I,
)
# "One of the men", "one was shot in the leg", "one shot was fired".
_ONE_OF = re.compile(r"^,|^\s(?:of|was|is|were|had|in|to|shot|gunshot|bullet|round|wound|who|(?:\w+\s)?among)\b")
# "His brother was one of [18 survivors]".
_ONE_AMONG = re.compile(r"\b(?:one|two|three|some|several|most) of (?:the )?$", re.I)
# "At the car wash, where [two people] were killed"; "in Lagos alone, [40] died".
_ALONE = re.compile(r"\balone\b")
_WHERE = re.compile(r"\bwhere (?:at least |about |some )?$")
# "Two victims are from the next town": not said that these are all.
_VICTIMS = re.compile(r"^\s(?:[\w’'-]+\s){0,3}?victims?\b")
_HARMED = re.compile(r"\b(?:shot|hit|struck|stabbed|killed|wounded|injured|hurt|dead|died)\b")
# Where words end that are about the number: "26 were hurt, four of them critically".
_OTHER_WORDS = re.compile(
    r"[.;]|\bwhile\b|, and\b|,\s(?:including|among them|[\w-]+ (?:of (?:them|whom|those)|others?)\b)"
)
# "They found two victims": those whom the first to arrive saw.
_FOUND = re.compile(r"\b(?:found|located|discovered|observed|find)\W+(?:\w+\W+){0,3}$")
# "The 51 people killed in the quake": said which, so that all of them are meant.
_THE = re.compile(r"\b(?:the|those)\s$", re.I)
_WHICH = re.compile(
    r"^\s(?:(?!was\b|were\b|is\b|are\b|had\b|have\b|has\b)[\w’'-]+\s){0,3}?(?:killed|injured|wounded|hurt|shot|dead|died"
    r"|kidnapped|seized|abducted|detained|arrested|taken|missing|rescued|who|whose|from|in|on|by)\b"
)
_AGE_AFTER = re.compile(
    r"^\W*(?:[\w’'-]+\s){0,2}?(\d{1,3})[\s-](?:year|month)[\s-]old\b|^[^.;]{0,24}?,\s(?:age |aged )?(\d{1,3}),"
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return whole(table("standing")[name])


@cache
def _definite_before() -> re.Pattern[str]:
    return whole(table("standing")["definite_before"], r"\s(?:other\s|remaining\s|younger\s|older\s)?$")


def phrase(before: str, number: str, after: str, low: int | None, high: int | None) -> Phrase:
    """How the sentence puts a number: the words `before` and `after` it within the sentence, and its bounds."""
    said = number.lower().strip()
    if high == 0:
        return Phrase.LIMITED if said == "neither" or _NOT_ALL.match(after) else Phrase.PLAIN
    near = " ".join(after.split()[:3])
    if low == high == 1 and (
        _phrases("one_more").match(f"{said} {after.strip()[:12]}")
        or _phrases("one_more").search(f"{before[-12:]}{said}")
    ):
        return Phrase.ONE_MORE
    if low == high == 1 and (said in ("a", "an") or _ONE_OF.match(after)):
        return Phrase.ONE
    if _phrases("first_report").search(before[-60:]):
        return Phrase.FIRST_REPORT
    if _phrases("definite").fullmatch(said) or (
        _definite_before().search(before[-24:]) and not _said_which(before, after)
    ):
        return Phrase.DEFINITE
    if _ONE_AMONG.search(before[-24:]):
        return Phrase.GROUP
    if (_phrases("others").search(near) and not near.startswith(("or more", ","))) or _OTHERS_ARE.search(before[-40:]):
        return Phrase.OTHERS
    if _WITH_KIN.match(after[:48]) or _AND_THESE.search(before[-120:]):
        return Phrase.LISTED
    clause = _OTHER_WORDS.split(after)[0]
    if _phrases("condition").search(clause[:90]):
        return Phrase.CONDITION
    if _FOUND.search(before[-32:]) or ((low or 0) <= HANDFUL and _VICTIMS.match(after) and not _HARMED.search(clause)):
        return Phrase.FOUND
    if _phrases("state").search(clause[:90]):
        return Phrase.STATE
    if _WHERE.search(before[-24:]) or _ALONE.search(before[-40:]):
        return Phrase.PLACED
    return Phrase.TOTALLED if _phrases("totalled").search(before[-24:]) else Phrase.PLAIN


def replaced_number(after: str) -> int | None:
    """The number that the words after another one say it replaces: "four, not five as first reported", "up from 30"."""
    found = _replaced().search(after[:_REPLACED])
    if not found:
        return None
    words = (found["not"] or found["from"]).lower().replace(",", "")
    if words.isdigit():
        return int(words)
    numbers = table("numbers")
    values: dict[str, int] = {**numbers["ones"], **numbers["tens"]}
    return sum(values[word] for word in re.split(r"[ -]", words))


@cache
def _replaced() -> re.Pattern[str]:
    numbers = table("numbers")
    ones, tens = ("|".join(numbers[name]) for name in ("ones", "tens"))
    number = rf"\d[\d,]*|(?:{tens})(?:[ -](?:{ones}))?|(?:{ones})"
    said = "|".join(map(re.escape, table("counts")["former_after"]))
    return re.compile(
        rf"^[^.;]*?\b(?:not\s(?P<not>{number})(?:\s[a-z]+){{0,2}},?\s(?:{said})"
        rf"|(?:up|down|revised) from (?:the |an? )?(?:(?:earlier|initial|previous|first)\s)?(?P<from>{number}))\b",
        re.I,
    )


def eyewitness(sentence: str) -> bool:
    """Does somebody tell what he saw himself: "I think five people got hit"?"""
    return bool(_phrases("eyewitness").search(sentence))


def bystander(speaker: str) -> bool:
    """Is a speaker described as somebody who was there: "one food truck vendor"?"""
    return bool(_phrases("bystanders").search(speaker))


def sums_up(opening: str) -> bool:
    """Does the opening announce several happenings that the article tells one by one?"""
    return bool(_phrases("several_events").search(opening))


def _said_which(before: str, after: str) -> bool:
    """ "The 51 people killed in the quake" are all who were killed; "the 51 people were taken to halls" may not be."""
    return bool(_THE.search(before[-8:]) and _WHICH.match(after))


def listed(between: str) -> bool:
    """Do two numbers of one measure with these words between them belong to one list of people?"""
    return len(between) <= 48 and bool(_LIST.match(between)) and not _VERB.search(between)


def goes_on_listing(between: str, after: str) -> bool:
    """Does a number go on with the parts of a larger one: "including 62 in Tamale, [41] in Kumasi"?"""
    return bool(_SHARES.match(between)) and not any(map(_FINITE.search, (between, _NEXT.split(after)[0])))


def traits(after: str) -> str:
    """What the words after the number say of one person's age and sex: "20 m", "f", ""."""
    head = re.split(r"[.;]|\band\b|\bwith\b", after)[0][:48]
    found = _AGE_AFTER.match(after[:48])
    age = (found[1] or found[2]) if found else ""
    sexes = {word.lower() for word in _WORD.findall(head)[:6]}
    rows = table("standing")
    sex = "m" if sexes & set(rows["male"]) else "f" if sexes & set(rows["female"]) else ""
    return f"{age} {sex}".strip()


def alike(a: str, b: str) -> bool | None:
    """Are these traits of one person: surely (the same age and sex), surely not (False), or not told (None)?"""
    (age_a, sex_a), (age_b, sex_b) = _parted(a), _parted(b)
    if (age_a and age_b and age_a != age_b) or (sex_a and sex_b and sex_a != sex_b):
        return False
    return True if age_a and age_a == age_b else None


def _parted(words: str) -> tuple[str, str]:
    parts = words.split()
    return next((p for p in parts if p.isdigit()), ""), next((p for p in parts if p.isalpha()), "")
