"""What goes on from sentence to sentence: quotations that continue a speaker, and those that a colon announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from facttrack.extract.document import Block
from facttrack.extract.drafts import StatementDraft
from facttrack.extract.tags import Stretch
from facttrack.model import Passage
from facttrack.vocabulary import Form, Stance

# Rules whose content is quoted: the next quotation is a part of it, in the next paragraph too.
_QUOTING: Final = ("parenthetical", "quote", "colon", "label", "lead-in", "carried")
# Rules whose speaker says what is quoted next, in the same paragraph.
_SAYING: Final = ("that", "clause", "to", "wh")


class LeadIn(NamedTuple):
    """The end of "He told the crowd, to applause:" before a quotation in a paragraph of its own."""

    stance: Stance
    words: Passage
    speaker: Passage | None
    rule: str


@dataclass(slots=True)
class Thread:
    """Where the reading of an article stands: who spoke last, up to which place, in which paragraph."""

    speaking: StatementDraft | None = None
    paragraph: Block | None = None
    end: int = 0
    lead_in: LeadIn | None = None

    def goes_on(self, stretch: Stretch, paragraph: Block) -> list[StatementDraft] | None:
        """The new statements of a stretch that holds nothing but quotations; None where nobody before speaks them."""
        if stretch.tags.strip("Q.,") or stretch.text[self.end : stretch.start].strip():
            return None
        draft = self._announced(stretch) or self._carried(stretch, paragraph)
        if draft is None:
            return None
        new = [] if draft is self.speaking else [draft]
        self.speaking, self.lead_in, self.paragraph, self.end = draft, None, paragraph, stretch.end
        return new

    def takes(
        self, found: Sequence[StatementDraft], lead_in: LeadIn | None, stretch: Stretch, paragraph: Block
    ) -> None:
        """Keep who speaks at the end of a stretch with attributions of its own."""
        plain = [draft for draft in reversed(found) if draft.antecedent is None]
        speaking = (draft for rules in (_QUOTING, _SAYING) for draft in plain if draft.rule.startswith(rules))
        self.speaking = next(speaking, None)
        self.lead_in, self.paragraph, self.end = lead_in, paragraph, stretch.end

    def _announced(self, stretch: Stretch) -> StatementDraft | None:
        lead_in = self.lead_in
        if lead_in is None:
            return None
        return _quoted(stretch, lead_in.rule, lead_in.stance, lead_in.words, lead_in.speaker)

    def _carried(self, stretch: Stretch, paragraph: Block) -> StatementDraft | None:
        draft = self.speaking
        if draft is None:
            return None
        near = paragraph is self.paragraph or stretch.quotations[0].continues
        if draft.rule.startswith(_QUOTING):
            closed = all(quotation.closed for quotation in stretch.quotations.values())
            return _go_on(draft, stretch) if near or closed else None
        return _quoted(stretch, "carried", draft.stance, None, draft.speaker) if near else None


def _go_on(draft: StatementDraft, stretch: Stretch) -> StatementDraft:
    """The quotations of this stretch continue what the draft's speaker says."""
    start, end = stretch.tokens.starts[0], stretch.tokens.ends[-1]
    before, last = draft.parts[:-1], draft.parts[-1]
    joined = not stretch.text[last[1] : start].strip()
    draft.parts = (*before, (last[0], end)) if joined else (*draft.parts, (start, end))
    draft.covers = (min(draft.covers[0], start), max(draft.covers[1], end))
    return draft


def _quoted(
    stretch: Stretch, rule: str, stance: Stance, cue: Passage | None, speaker: Passage | None
) -> StatementDraft:
    content = (stretch.tokens.starts[0], stretch.tokens.ends[-1])
    return StatementDraft(stretch.sentence, (content,), content, cue, stance, Form.DIRECT, speaker, rule=rule)
