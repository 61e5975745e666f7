"""English verb forms: from a lemma to its forms, by rule and by a table of exceptions."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.tables import table

_VOWELS: Final = "aeiou"


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Lemma -> (past, participle)."""
    forms = {}
    for lemma, value in table("verbs")["irregular"].items():
        past, *participle = value.split()
        forms[lemma] = (past, participle[0] if participle else past)
    return forms


def inflect(lemma: str) -> dict[str, str]:
    """Form -> slots, for one verb: `inflect("deny")["denied"] == "pn"`.

    Slots are b(ase), s (third person), p(ast), n (past participle), g (-ing form).
    """
    past, participle = irregular().get(lemma) or (_past(lemma), _past(lemma))
    forms: dict[str, str] = {}
    for form, slot in (
        (lemma, "b"),
        (_third(lemma), "s"),
        (past, "p"),
        (participle, "n"),
        (_ing(lemma, past), "g"),
    ):
        forms[form] = forms.get(form, "") + slot
    if lemma.endswith(("label", "signal", "travel", "counsel", "cancel")):
        forms |= {lemma + "led": "pn", lemma + "ling": "g"}
    return forms


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in _VOWELS else lemma + "ed"


def _ing(lemma: str, past: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    # The past shows a doubled consonant (planned); irregular verbs double after one short vowel (put, run, hit).
    doubled = past.startswith(lemma + lemma[-1])
    short = len(lemma) >= 3 and lemma[-1] in "tngbp" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    irregular_short = short and lemma in irregular() and not past.endswith("ed") and len(lemma) <= 5
    return lemma + lemma[-1] + "ing" if doubled or irregular_short else lemma + "ing"
