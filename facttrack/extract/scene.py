"""One sentence on the way to its figures: its phrases, what was found of each, and what the sentence before held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.objects import Objects
from facttrack.extract.predicates import Predicates
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Measure

#: Phrases have to do with no more than this many before or after them: time stays linear on endless lists.
NEAR: Final = 12
_SPEAKER: Final = 12  # words of "a member of the council told" at most
_ONE_OR_NONE: Final = (Kind.ARTICLE, Kind.ZERO)
_BORDERS: Final = frozenset(",;:.!?")


@dataclass(slots=True)
class Finding:
    """A phrase and what was found to be said of it."""

    phrase: Phrase
    hits: list[Hit] = field(default_factory=list)
    source: str = ""  # own, list, subset, …: how the hits came to it


class Scene:
    """A tagged sentence with a finding for each of its phrases, in order."""

    def __init__(
        self, tagged: Tagged, earlier: list[Finding], adjacent: bool = True, kept: Measure | None = None
    ) -> None:
        """`earlier` is what the last sentence that counts anybody held; `adjacent` if that is the one right before.

        `kept` is of what a count was last kept: "the number of dead has risen to 40".
        """
        self.kept = kept
        self.tagged = tagged
        self._told = earlier
        self._adjacent = adjacent
        self.lower = tagged.lower
        self.closes = tagged.closes
        self.sets = tagged.lex.sets
        self.words = frozenset(tagged.words)
        self.predicates = Predicates(tagged)
        self.objects = Objects(tagged)
        self.all = [Finding(phrase) for phrase in tagged.phrases]

    @cached_property
    def recent(self) -> list[Finding]:
        """What the last sentence that counts anybody says, as if said in this one."""
        return _brought_over(self._told, self.tagged)

    @property
    def earlier(self) -> list[Finding]:
        """The same, if it is the sentence right before."""
        return self.recent if self._adjacent else []

    def tells(self) -> bool:
        """Is anything said of a phrase?"""
        return any(finding.hits for finding in self.all)

    def counts_several(self) -> bool:
        """Is one of its numbers more than "a" or "no"?"""
        return any(finding.phrase.number.kind not in _ONE_OR_NONE for finding in self.all)

    def leaves_open(self) -> bool:
        """Is nothing said of a phrase that counts several?"""
        return any(not finding.hits and finding.phrase.number.kind not in _ONE_OR_NONE for finding in self.all)

    def words_between(self, phrase: Phrase) -> frozenset[str]:
        """The words of a phrase between its number and its head."""
        return frozenset(self.tagged.words[phrase.number.last : phrase.head or phrase.number.last])

    def speaks(self, at: int) -> bool:
        """Does a verb of saying follow after the rest of a noun phrase: "…, a member of the guard said"?"""
        for place in range(at, min(at + _SPEAKER, self.tagged.size)):
            if self.lower(place) in self.sets["saying"]:
                return True
            if self.tagged.tags[place] not in "wPoD'’-":
                return False
        return False

    def told_before(self, index: int) -> list[Hit]:
        """What was last counted before the phrase of that index, in this sentence or just before it."""
        near = [*self.recent[-1:], *self.all[max(0, index - NEAR) : index]]
        return next((one.hits for one in reversed(near) if one.hits and one.phrase.number.kind is not Kind.ZERO), [])

    def before(self, phrase: Phrase) -> Sequence[Finding]:
        """The nearest findings before a phrase, in order."""
        index = self.tagged.number_at[phrase.opens]
        return self.all[max(0, index - NEAR) : index]


def _brought_over(earlier: list[Finding], tagged: Tagged) -> list[Finding]:
    """What the sentence before says has no words of its own in this one: the first clause stands for them."""
    close = next((at for at, word in enumerate(tagged.words) if word in _BORDERS), tagged.size) - 1
    return [
        Finding(one.phrase, [hit._replace(at=max(0, close), until=0) for hit in one.hits], one.source)
        for one in earlier
    ]
