"""What the finders hand to `assemble`: mentions with their places, not yet attributed or numbered."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.model import Passage, TimeSpan
from facttrack.vocabulary import Form, Measure, Qualifier, Stance


@dataclass(slots=True)
class FigureDraft:
    """A figure as found in one sentence. `start`–`end` is the clause that becomes the quote."""

    sentence: int
    start: int
    end: int
    number: Passage
    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: str | None
    where: tuple[Passage, ...] = ()
    when: TimeSpan | None = None
    background: bool = False
    rule: str = ""


@dataclass(slots=True)
class StatementDraft:
    """An attribution as found: who (a mention, not yet resolved), cue, content.

    `parts` are the content's runs in order, more than one where an attribution splits it;
    the statement's quote runs over the longest. `covers` is the stretch of text in which figures
    belong to this speaker. `speaker` is None where the article names nobody ("it was reported").
    `antecedent` is the phrase that a relative pronoun ("who") as speaker stands for.
    """

    sentence: int
    parts: tuple[tuple[int, int], ...]
    covers: tuple[int, int]
    cue: Passage | None
    stance: Stance
    form: Form
    speaker: Passage | None
    antecedent: Passage | None = None
    target: Passage | None = None
    via: Passage | None = None
    hedges: tuple[str, ...] = ()
    rule: str = ""
