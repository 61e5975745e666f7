"""A shallow grammar of a stretch of text: each token gets the letter of its word class.

D determiner · N noun, or a word that no table knows · P name · Z possessive · J adjective · M number · U subject
pronoun · O object pronoun · X auxiliary · V finite verb · E past form or participle · G -ing form · B infinitive ·
T to · F of · I preposition · C conjunction · S subordinator · H that · W who, which, what · R adverb · K time ·
Q a whole quotation · p abbreviation point and possessive mark (inside a noun phrase) · otherwise the mark itself:
, ; : - ( ) .
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import cache
from typing import TYPE_CHECKING, Final

from facttrack.extract.cues import (
    disputing_forms,
    nominal_cues,
    noun_like_bases,
    parenthetical_bases,
    speaking_forms,
    speech_forms,
    verb_slots,
)
from facttrack.extract.document import Tokens
from facttrack.extract.quotes import Quotation
from facttrack.extract.standing import documents
from facttrack.extract.tables import table
from facttrack.extract.word import function_letters

if TYPE_CHECKING:
    from facttrack.extract.phrases import Subject

_FIRST_WORD: Final = re.compile(r"\W*([a-z]+(?:['’][a-z]+)?)")
_FINITE: Final = frozenset("ps")
_NOMINAL: Final = frozenset("NPZMp")
# What may follow a finite verb: an object, a clause, a quotation, or nothing.
_COMPLEMENT: Final = frozenset("HUDTQOWMK:,P")


class Stretch:
    """Sentences that belong together because a quotation runs across their borders.

    Each quotation outside which nothing is analysed is one token with the tag Q.
    """

    def __init__(
        self,
        sentence: int,
        start: int,
        end: int,
        tokens: Tokens,
        tags: str,
        quotations: dict[int, Quotation],
        text: str,
    ) -> None:
        self.sentence = sentence
        self.start = start
        self.end = end
        self.tokens = tokens
        self.tags = tags
        self.quotations = quotations
        self.text = text
        #: First token of a verb group -> the subject before it, for those that were asked about.
        self.subjects: dict[int, Subject | None] = {}

    def last_inner(self, token: int) -> str:
        """The last character inside the quotation at this token: a comma or full stop tells how it closes."""
        start, end = self.quotations[token].inner
        return self.text[start:end].rstrip()[-1:]

    def opens_sentence(self, token: int) -> bool:
        """Does the quotation at this token begin with a capital, as a whole sentence does?"""
        first = self.quotations[token].inner[0]
        return self.text[first : first + 1].isupper()

    def is_predicate(self, token: int) -> bool:
        """Does the quotation at this token begin with a finite verb: said the vote “was rigged”?"""
        opening = _FIRST_WORD.match(self.text, *self.quotations[token].inner)
        if opening is None:
            return False
        word = opening.group(1).replace("’", "'")
        return function_letters().get(word) == "X" or not _FINITE.isdisjoint(verb_slots().get(word, ""))


def tag(tokens: Tokens, quotations: dict[int, Quotation]) -> str:
    """One letter for each token. Linear in their number."""
    tags = [word.letter for word in tokens.known]
    for i in quotations:
        tags[i] = "Q"
    for i, letter in enumerate(tags):
        if letter in RULES:
            tags[i] = RULES[letter](tokens, i, tags, quotations)
    return "".join(tags)


@cache
def _calendar() -> frozenset[str]:
    """Days and months: capitals do not make them part of a name."""
    return frozenset(table("function_words")["time"]["calendar"].split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["phrases"][name].split())


def _title_case(tokens: Tokens) -> bool:
    """In a headline every word has a capital but those that build its clauses, so a capital says nothing there."""
    small = function_letters()
    words = zip(tokens.words[:20], tokens.lower[:20], strict=True)
    return all(word[0].isupper() or len(word) < 4 or lower in small for word, lower in words)


def _nounish(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and tokens.words[i][0].isalpha() and tokens.lower[i] not in function_letters()


def _period(_tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    """ "this week" is a time, "a bad week" is not."""
    return "K" if i and tags[i - 1] in "DKJRN" else "N"


def _one(tokens: Tokens, i: int, _tags: list[str], _quoted: Container[int]) -> str:
    return "D" if _nounish(tokens, i + 1) else "U"


def _her(tokens: Tokens, i: int, _tags: list[str], _quoted: Container[int]) -> str:
    return "D" if _nounish(tokens, i + 1) else "O"


def _inside_name(tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    """A determiner or time with a capital is a part of a name: "Bank Of Roe", "the Evening Post"."""
    word = tokens.lower[i].replace("’", "'")
    known = function_letters()[word]
    if i == 0:
        return known
    if known == "I":  # "Doctors Without Borders"
        inside = tags[i - 1] == "P" and i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()
        return "P" if inside and not _title_case(tokens) else known
    named = tags[i - 1] == "P" and word not in _calendar()
    opens = known == "K" and tokens.lower[i - 1] == "the" and i + 1 < len(tokens) and tokens.words[i + 1][0].isupper()
    return "P" if named or opens else known


def _past(tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    return "J" if i and (tags[i - 1] in "DZ" or _joined(tokens, i)) else "E"


def _joined(tokens: Tokens, i: int) -> bool:
    """ "U.S.-backed": a word that a hyphen joins to what stands before it."""
    return i > 1 and tokens.words[i - 1] == "-" and tokens.starts[i] == tokens.ends[i - 1] == tokens.ends[i - 2] + 1


def _ing(_tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    return "N" if i and tags[i - 1] in "DZJ" else "G"


def _capital_verb(tokens: Tokens, i: int, tags: list[str], quoted: Container[int]) -> str:
    return "P" if i and not _title_case(tokens) else _verb(tokens, i, tags, quoted)


def _full_stop(tokens: Tokens, i: int, tags: list[str], quoted: Container[int]) -> str:
    if not 0 < i < len(tags) - 1 or i + 1 in quoted:
        return "."
    if tokens.ends[i] == tokens.starts[i + 1]:
        return "p"  # "azul.com", ".32"
    if tags[i - 1] == "N" and len(tokens.words[i - 1]) > 4 and tokens.words[i + 1][0].isupper():
        return "."  # no abbreviation is as long: another sentence of the stretch begins
    abbreviated = tags[i - 1] in "PNp" or tags[i - 1 : i + 2] == ["K", ".", "M"]  # "Jan. 3"
    return "p" if abbreviated and tokens.ends[i - 1] == tokens.starts[i] else "."


def _apostrophe(tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    return "p" if i and tags[i - 1] in "PN" and tokens.ends[i - 1] == tokens.starts[i] else "'"


def _dash(tokens: Tokens, i: int, _tags: list[str], _quoted: Container[int]) -> str:
    if tokens.words[i] != "-" or not 0 < i < len(tokens) - 1:
        return "-"
    return "p" if tokens.ends[i - 1] == tokens.starts[i] == tokens.starts[i + 1] - 1 else "-"


def _colon(tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    if not i or tags[i - 1 : i + 2] != ["M", ":", "M"] or tokens.ends[i] != tokens.starts[i + 1]:
        return ":"
    tags[i - 1] = tags[i + 1] = "K"  # 5:16
    return "K"


def _pause(tokens: Tokens, i: int, _tags: list[str], _quoted: Container[int]) -> str:
    """A mark that closes a sentence, unless the sentence goes on."""
    return "." if i == len(tokens) - 1 or tokens.words[i + 1][0].isupper() else ","


def _verb(tokens: Tokens, i: int, tags: list[str], _quoted: Container[int]) -> str:
    """A word that can be a verb: is it one here? What stands before it decides, else what follows."""
    forms = tokens.known[i].slots
    before = i - 1
    while before >= 0 and tags[before] == "R":
        before -= 1
    prev = tags[before] if before >= 0 else ""
    if "g" in forms:
        return "N" if prev in ("D", "Z", "J") else "G"
    if "p" in forms or "n" in forms:
        if tokens.lower[i] in _words("adjectival") and prev != "X" and _nounish(tokens, i + 1):
            return "J"
        if (prev in ("D", "Z", "J") and "b" not in forms) or _joined(tokens, i) or _qualifies(tokens, i, tags):
            return "J"
        if "b" not in forms:
            return "E"
    if prev == "T":
        return "B" if "b" in forms and tokens.lower[before - 1 : before] != ["according"] else "N"
    if prev in ("X", "O"):
        return "B" if "b" in forms else ("V" if prev == "X" and before < i - 1 else "N")
    if prev in ("U", "W", "H"):
        return "V"
    if prev == "K" and "p" in forms:
        return "E"
    if "s" in forms and prev in ("N", "P", "K", "Q", ")", "p") and _only_says(tokens.lower[i]):
        return "V"
    if "s" in forms and prev == "," and _only_says(tokens.lower[i]):
        return "V"  # "Nine dead, says army"
    if prev in ("", "D", "Z", "F", "M", "J", "I", "S", "K"):
        return "N"
    return _verb_by_next(tokens, i, tags, before, forms)


def _qualifies(tokens: Tokens, i: int, tags: list[str]) -> bool:
    """ "bombing alleged hideouts", "at suspected ones": a participle between a verb or preposition and its object."""
    if not i or tags[i - 1] not in "GBIF" or tokens.lower[i - 1] in _words("light"):
        return False
    return _nounish(tokens, i + 1) and not tokens.known[i + 1].slots


def _verb_by_next(tokens: Tokens, i: int, tags: list[str], before: int, forms: str) -> str:
    """A verb, or a noun, after a name or noun that ends at `before`: what follows tells."""
    prev = tags[before]
    if tokens.lower[i] in _words("placing") and "at" in tokens.lower[i + 1 : i + 7]:
        return "V"  # "General Roe put civilian deaths at 38"
    after = tokens.known[i + 1].glance if i + 1 < len(tokens) else "Q"
    related = prev == "P" and before > 0 and tags[before - 1] in "WH"
    if after in "NP" and prev in "NP" and _is_plural(tokens.lower[before]) and _only_says(tokens.lower[i]):
        return "V"  # "Police say charges were dropped"
    if after == "N" and not {"p", "b"}.isdisjoint(tokens.known[i + 1].slots):
        return "V" if related and "s" in forms else "N"
    reported = prev == "G" and tokens.lower[i] in nominal_cues()
    if "s" in forms and (reported or (prev in ("E", "V") and before == i - 1)):
        return "N"  # "denied reports that …", "despite denying earlier reports that …"
    disputing = prev in ("N", "P") and tokens.lower[i] in disputing_forms() and (after == "N" or "s" not in forms)
    if disputing and _is_plural(tokens.lower[before]) != ("s" in forms):
        return "V"  # "The report accuses officers", "Both sides deny targeting civilians"
    if "p" in forms and prev in ("P", "N") and tags[0] == "Q" and after in ".,":
        return "E"  # "“…,” the letter read."
    if "p" in forms and prev in ("P", "N"):
        many = _is_plural(tokens.lower[before])
        if after in ("D", "U", "O") or (prev == "P" and after == "P") or (many and after in ("N", "P", "M")):
            return "V"  # "The station put the toll at …", "Gunmen set fire to …"
    if "s" in forms:
        return _third_person(tokens, i, tags, before, after)
    return _base_form(tokens, i, tags, before, after)


def _third_person(tokens: Tokens, i: int, tags: list[str], before: int, after: str) -> str:
    """ "reports", "claims": a verb, or a noun in the plural?"""
    if after == "X":
        return "N"  # "Court records did not list"
    if tokens.lower[i] in documents() and (
        (tags[before] == "," and after == "I") or tokens.lower[i + 2 : i + 3] in (["by"], ["from"])
    ):
        return "N"  # "…, figures from the agency show", "records seen by the paper show"
    if tags[before] == "N" and after == "I":
        return "N" if before >= 1 and tags[before - 1] in "DZJ" and not tokens.words[before].endswith("y") else "V"
    if after in ".,;" and (tokens.lower[before] in documents() or _is_tied_paper(tokens, tags, before)):
        return "V"  # "Nine died, the ministry's tally shows."
    if after in ".,-?!" and tags[0] == "Q" and tokens.lower[i] in speech_forms():
        return "V"  # "“…,” a voice in the film states."
    return "V" if after in _COMPLEMENT or after in "IRG" or tags[before] == "P" else "N"


def _base_form(tokens: Tokens, i: int, tags: list[str], before: int, after: str) -> str:
    """ "report", "claim": a verb after a subject in the plural, or a noun?"""
    prev = tags[before]
    if after == "." and tokens.lower[i] in noun_like_bases() and _closes_with_source(tokens, tags, before):
        return "V"
    plural = prev in "QC,)-" or (
        prev in _NOMINAL and (_is_plural(tokens.lower[before]) or _is_joined(tokens, tags, before))
    )
    closes = after in ".," and prev in "NP"  # "…, figures from the agency show."
    plural = plural or ((closes or after in "HMD") and _is_tied_plural(tokens, tags, before))
    if plural and after in ".,;" and tokens.lower[i] in parenthetical_bases():
        return "V"
    if prev == "," and _opens_title(tokens, i + 1):
        return "N"  # "Roe's niece, state Del. Ann Lee"
    of = after == "F" and _only_says(tokens.lower[i])  # "Local media speak of"
    return "V" if plural and (after in _COMPLEMENT or after in "IR" or of) else "N"


def _opens_title(tokens: Tokens, i: int) -> bool:
    """ "Del. Ann Lee": does an abbreviation with a capital stand here, and a name after it?"""
    following = tokens.words[i : i + 3]
    return len(following) == 3 and following[1] == "." and following[0][0].isupper() and following[2][0].isupper()


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in _words("plural")


def _is_tied_plural(tokens: Tokens, tags: list[str], last: int) -> bool:
    """ "Figures from the health ministry show that": is the noun to which the phrase is tied one in the plural?"""
    first = last
    while first > max(0, last - 8) and tags[first] in "DNPJZpM":
        first -= 1
    if first > 1 and tags[first] == "I" and tags[first - 1] == "E" and tokens.lower[first - 2] in documents():
        first -= 1  # "records seen by Roe show"
    return first > 0 and tags[first] in "IFE" and tags[first - 1] in "NP" and _is_plural(tokens.lower[first - 1])


def _is_tied_paper(tokens: Tokens, tags: list[str], last: int) -> bool:
    """ "…, the assessment by the Roe Cluster shows.": is the phrase tied to a noun for a paper?"""
    first = last
    while first > max(0, last - 8) and tags[first] in "DNPJZpM":
        first -= 1
    return first > 0 and tags[first] in "IF" and tokens.lower[first - 1] in documents()


def _is_joined(tokens: Tokens, tags: list[str], last: int) -> bool:
    """ "Roe and Lee": is the name that ends at `last` one of two?"""
    first = last
    while first > max(0, last - 4) and tags[first] in "Pp":
        first -= 1
    return tags[last] == "P" and tokens.lower[first] == "and" and first > 0 and tags[first - 1] in "Pp"


def _only_says(word: str) -> bool:
    """ "say", "tells": a present form of a verb of saying that is no noun."""
    return word in speaking_forms()


def _closes_with_source(tokens: Tokens, tags: list[str], last: int) -> bool:
    """ "…, local officials report.": a comma and nothing but plural people before the verb that ends the sentence."""
    if tags[last] not in "NP" or not _is_plural(tokens.lower[last]):
        return False
    first = last
    while first > max(0, last - 5) and tags[first - 1] in "DJNPZ":
        first -= 1
    return first > 0 and tags[first - 1] == ","


#: What decides on the words and marks whose neighbours tell their class.
RULES: Final[dict[str, Callable[[Tokens, int, list[str], Container[int]], str]]] = {
    "k": _period,
    "o": _one,
    "h": _her,
    "d": _inside_name,
    "e": _past,
    "g": _ing,
    "v": _verb,
    "c": _capital_verb,
    ".": _full_stop,
    "'": _apostrophe,
    "-": _dash,
    "!": _pause,
    ":": _colon,
}
