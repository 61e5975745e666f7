"""Figures: numbers with the words that say what they count.

Sentence by sentence: a cheap look for a number and a trigger, then numbers and their noun phrases
(`counted`), then what each phrase's clause says of it (`single`, with `predicates` and `objects`),
then what phrases share with one another (`sharing`, `tolls`). Each figure carries the name of its rule.
"""

from __future__ import annotations

import re

from facttrack.extract.clause import clause
from facttrack.extract.counted import tag
from facttrack.extract.document import Document, Sentence
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.gapping import breakdowns, gapping
from facttrack.extract.lexicon import triggers
from facttrack.extract.numbers import number_words
from facttrack.extract.salvos import munitions, times
from facttrack.extract.scene import Finding, Scene
from facttrack.extract.settings import place_and_time
from facttrack.extract.sharing import coordinate, lists, subsets, wholes
from facttrack.extract.single import own
from facttrack.extract.tagged import Tagged
from facttrack.extract.tolls import tolls
from facttrack.model import Passage

_WORD = re.compile(r"[a-z]+|\d")
_ANY = number_words() | frozenset("0123456789")
_FIRM = _ANY - {"a", "an", "no"}


def find_figures(document: Document) -> list[FigureDraft]:
    """Every figure of the document, in the order of the text."""
    drafts: list[FigureDraft] = []
    before: tuple[int, list[Finding]] = (-2, [])
    for sentence in document.sentences:
        if not _may_state(sentence.text):
            continue
        tagged = tag(sentence.tokens)
        if not tagged.phrases:
            continue
        earlier = before[1] if before[0] == sentence.index - 1 else []
        findings = _findings(Scene(tagged, earlier))
        if findings:
            before = (sentence.index, findings)
            drafts += _drafts(document, sentence, tagged, findings)
    place_and_time(document, drafts)
    return drafts


def _findings(scene: Scene) -> list[Finding]:
    for finding in scene.all:
        own(scene, finding)
    wholes(scene)
    tolls(scene)
    munitions(scene)
    times(scene)
    coordinate(scene)
    subsets(scene)
    lists(scene)
    breakdowns(scene)
    gapping(scene)
    coordinate(scene)
    return [finding for finding in scene.all if finding.hits]


def _may_state(text: str) -> bool:
    """Does the sentence hold a number and a word that could say what it counts?"""
    words = set(_WORD.findall(text.lower()))
    strong, weak = triggers()
    if strong.isdisjoint(words):
        return not weak.isdisjoint(words) and not _FIRM.isdisjoint(words)
    return not _ANY.isdisjoint(words)


def _drafts(document: Document, sentence: Sentence, tagged: Tagged, findings: list[Finding]) -> list[FigureDraft]:
    drafts: list[FigureDraft] = []
    for finding in findings:
        phrase, number = finding.phrase, finding.phrase.number
        start, end = tagged.tokens[number.first].start, tagged.tokens[number.last - 1].end
        for hit in finding.hits:
            first, last = clause(tagged, phrase, hit)
            drafts.append(
                FigureDraft(
                    sentence=sentence.index,
                    start=tagged.tokens[first].start,
                    end=tagged.tokens[last - 1].end,
                    number=Passage(document.text[start:end], start, end),
                    measure=hit.measure,
                    low=number.low,
                    high=number.high,
                    qualifier=number.qualifier,
                    who=phrase.who,
                    rule=hit.rule,
                )
            )
    return drafts
