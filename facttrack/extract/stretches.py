"""The stretches of a document that can attribute something: sentences that hold a quotation or a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from facttrack.extract.amounts import numerals
from facttrack.extract.cues import Cue, counting_forms, cue_forms, cues, nominal_cues, phrasal_forms, speech_forms
from facttrack.extract.document import Document, Sentence, Tokens
from facttrack.extract.hedges import retraction_words
from facttrack.extract.quotes import Quotation, find_quotations
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch, tag
from facttrack.extract.word import DASHES

# A source at the end of a headline is no longer, in tokens.
_LABEL: Final = 8
_DIGIT: Final = re.compile(r"\d")


def stretches(document: Document) -> list[Stretch]:
    """The stretches that hold a quotation or the words of a cue, in order. Each sentence is looked at once."""
    text, sentences, quotations = document.text, document.sentences, find_quotations(document)
    found: list[Stretch] = []
    q = 0
    i = 0
    while i < len(sentences):
        j = i
        end = sentences[i].end
        first = q
        while q < len(quotations) and quotations[q].start < end:
            if quotations[q].end > end:
                while j + 1 < len(sentences) and sentences[j].end < quotations[q].end:
                    j += 1
                end = max(sentences[j].end, quotations[q].end)
            q += 1
            last = q == len(quotations) or quotations[q].start >= end
            if last and _attribution_follows(text, sentences, j, quotations[q - 1]):
                j += 1
                end = max(end, sentences[j].end)
        inside = quotations[first:q]
        group = sentences[i : j + 1]
        i = j + 1
        if not inside and not any(map(_may_attribute, group)):
            continue
        found.append(_stretch(text, group, inside, end))
    return found


def _may_attribute(sentence: Sentence) -> bool:
    """Does the sentence hold the words of a cue? A verb that gives numbers needs one."""
    words = sentence.tokens.lower
    if not _lone_heads().isdisjoint(words):
        return True
    follow = _followed_heads()
    if not follow.keys().isdisjoint(words) and any(after in follow.get(word, ()) for word, after in pairwise(words)):
        return True
    if ":" in words:
        return True
    if counting_forms().isdisjoint(words):
        return not DASHES.isdisjoint(words[-_LABEL:])
    return _DIGIT.search(sentence.text) is not None or not _numerals().isdisjoint(words)


@cache
def _lone_heads() -> frozenset[str]:
    """Forms of cues that attribute without a particle or preposition after them."""
    verbs = (form for form, lemma in cue_forms().items() if not all(cue.rest or _quotes(cue) for cue in cues()[lemma]))
    adjectives = (word for word, group in nominal_cues().items() if any(_stands_alone(cue) for cue in group))
    return frozenset((*verbs, *adjectives, *retraction_words(), "according")) - counting_forms()


def _stands_alone(cue: Cue) -> bool:
    return cue.kind == "adjective" and not cue.rest


@cache
def _followed_heads() -> dict[str, frozenset[str]]:
    """Form of a cue -> the words of which one must follow it: "hit back", "the claim that"."""
    follow: dict[str, set[str]] = {}
    groups = [(form, cues()[lemma]) for form, lemma in cue_forms().items()] + list(nominal_cues().items())
    for form, group in groups:
        telling = (cue for cue in group if not _quotes(cue))
        follow.setdefault(form, set()).update(word for cue in telling for word in cue.rest[:1] or _complements(cue))
    return {form: frozenset(words) for form, words in follow.items() if words and form not in _lone_heads()}


def _quotes(cue: Cue) -> bool:
    """Does the cue attribute nothing but quotations, beside which, or a colon, it is seen?"""
    return cue.frames <= {"quote", "paren"}


def _complements(cue: Cue) -> frozenset[str]:
    return cue.frames & {"that", "to"} if cue.kind == "noun" else frozenset()


@cache
def _numerals() -> frozenset[str]:
    return frozenset(table("function_words")["number"]["words"].split()).union(numerals().small)


def _attribution_follows(text: str, sentences: Sequence[Sentence], last: int, quotation: Quotation) -> bool:
    """“Is it over?” the mayor asked: the mark inside the quotation looked like the end of a sentence."""
    if last + 1 >= len(sentences) or sentences[last + 1].block is not sentences[last].block:
        return False
    if text[quotation.end : sentences[last].end].strip():
        return False
    opening = sentences[last + 1].tokens.lower[:9]
    if opening and opening[0] in DASHES:
        return True  # “We stay.” — Lidia Costa
    if text[quotation.inner[0] : quotation.inner[1]].rstrip()[-1:] not in tuple(",?!…-—–"):
        return False
    phrasal = phrasal_forms()
    return not speech_forms().isdisjoint(opening) or any(
        after in phrasal.get(word, ()) for word, after in pairwise(opening)
    )


def _stretch(text: str, group: Sequence[Sentence], inside: Sequence[Quotation], end: int) -> Stretch:
    tokens, collapsed = _collapsed(group, inside) if inside or len(group) > 1 else (group[0].tokens, {})
    first = group[0]
    return Stretch(first.index, first.start, end, tokens, tag(tokens, collapsed), collapsed, text)


def _collapsed(group: Sequence[Sentence], inside: Sequence[Quotation]) -> tuple[Tokens, dict[int, Quotation]]:
    """The tokens of the sentences with each quotation as one, and the quotations by their place among them."""
    made = Tokens([], [], [], [], [])
    collapsed: dict[int, Quotation] = {}
    waiting = list(reversed(inside))
    for sentence in group:
        tokens = sentence.tokens
        done = 0
        while waiting and done < len(tokens):
            quotation = waiting[-1]
            first = bisect_left(tokens.starts, quotation.start, done)
            cut = first > done and tokens.ends[first - 1] > quotation.start  # the mark stands inside a word
            made.extend(tokens, done, first - cut)
            done = bisect_left(tokens.starts, quotation.end, first)
            if done > first and collapsed.get(len(made) - 1) is not quotation:
                collapsed[len(made)] = quotation
                made.append("“”", quotation.start, quotation.end)
            if done < len(tokens):
                waiting.pop()
        made.extend(tokens, done, len(tokens))
    return made, collapsed
