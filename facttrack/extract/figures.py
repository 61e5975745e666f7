"""Figures: numbers with the words that say what they count.

Sentence by sentence: a cheap look for a number and a trigger, then numbers and their noun phrases
(`counted`), then what each phrase's clause says of it (`single`, with `predicates` and `objects`),
then what phrases share with one another (`sharing`, `tolls`). Each figure carries the name of its rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.background import mark_background
from facttrack.extract.clause import clause
from facttrack.extract.counted import head_words, tag
from facttrack.extract.document import Document, Sentence
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.echoes import echoes
from facttrack.extract.gapping import breakdowns, gapping
from facttrack.extract.gate import may_state, tells_apart
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.salvos import munitions, times
from facttrack.extract.scene import Finding, Scene
from facttrack.extract.settings import Setting
from facttrack.extract.shares import shares
from facttrack.extract.sharing import coordinate, including, likened, lists, subsets, wholes
from facttrack.extract.single import asides, own
from facttrack.extract.tagged import Tagged
from facttrack.extract.tolls import tolls
from facttrack.model import Passage
from facttrack.vocabulary import Measure

_RECENT: Final = 4  # sentences after which a count is no longer what "the figure" means


def find_figures(document: Document) -> list[FigureDraft]:
    """Every figure of the document, in the order of the text."""
    drafts: list[FigureDraft] = []
    before: tuple[int, list[Finding]] = (-2, [])
    kept: tuple[int, Measure | None] = (0, None)
    for sentence in document.sentences:
        adjacent = before[0] == sentence.index - 1
        if not (may_state(sentence) or (adjacent and tells_apart(sentence))):
            continue
        tagged = tag(sentence.tokens)
        parts = shares(tagged)
        if not (parts or any(map(_can_count, tagged.phrases))):
            continue
        recent = before[1] if sentence.index - before[0] <= _RECENT else []
        last_kept = kept[1] if sentence.index - kept[0] <= _RECENT else None
        findings = _findings(Scene(tagged, recent, adjacent, last_kept))
        if findings:
            before = (sentence.index, findings)
            measure = next((one.hits[0].measure for one in findings if one.source == "toll"), None)
            kept = (sentence.index, measure) if measure else kept
        both = sorted(findings + parts, key=lambda finding: finding.phrase.number.first) if parts else findings
        drafts += _drafts(document, sentence, tagged, both)
    _set_scene(document, drafts)
    return drafts


def _set_scene(document: Document, drafts: list[FigureDraft]) -> None:
    """Fill when, where and background of the drafts."""
    if not drafts:
        return
    setting = Setting(document)
    for draft in drafts:
        draft.when, draft.where = setting.when(draft), setting.where(draft)
    mark_background(setting, drafts)


def _can_count(phrase: Phrase) -> bool:
    """ "A" counts nobody without a word for people; alone it makes no figure. ("Another" may stand without one.)"""
    return phrase.number.kind is not Kind.ARTICLE or phrase.head is None or bool(phrase.kinds & Counts.PEOPLE)


def _findings(scene: Scene) -> list[Finding]:
    for finding in scene.all:
        own(scene, finding)
    for step, wanted in _STEPS:
        if wanted is None or wanted(scene):
            step(scene)
    return [finding for finding in scene.all if finding.hits]


#: What phrases share, step after step, each with what a sentence must hold for it to find anything.
_STEPS: Final[tuple[tuple[Callable[[Scene], None], Callable[[Scene], bool] | None], ...]] = (
    (wholes, Scene.tells),
    (including, Scene.tells),
    (tolls, Scene.counts_several),
    (munitions, Scene.leaves_open),
    (times, Scene.leaves_open),
    (coordinate, Scene.tells),
    (likened, Scene.leaves_open),
    (subsets, None),
    (lists, Scene.tells),
    (breakdowns, None),
    (gapping, Scene.leaves_open),
    (echoes, Scene.leaves_open),
    (coordinate, Scene.tells),
    (asides, None),
)


def _drafts(document: Document, sentence: Sentence, tagged: Tagged, findings: list[Finding]) -> list[FigureDraft]:
    drafts: list[FigureDraft] = []
    for finding in findings:
        phrase, number = finding.phrase, finding.phrase.number
        start, end = tagged.tokens.starts[number.first], tagged.tokens.ends[number.last - 1]
        for hit in finding.hits:
            first, last = clause(tagged, phrase, hit)
            drafts.append(
                FigureDraft(
                    sentence=sentence.index,
                    start=tagged.tokens.starts[first],
                    end=tagged.tokens.ends[last - 1],
                    number=Passage(document.text[start:end], start, end),
                    measure=hit.measure,
                    low=number.low,
                    high=number.high,
                    qualifier=number.qualifier,
                    who=head_words(tagged, phrase),
                    rule=hit.rule,
                )
            )
    return drafts
