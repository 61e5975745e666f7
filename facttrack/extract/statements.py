"""Who said what: attributions with their cue, speaker and content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from facttrack.extract.borders import sentence_end
from facttrack.extract.cues import INSISTING, speech_cues
from facttrack.extract.disputing import attack_words, calls_false, disowns, doubts, judging, untrue_part
from facttrack.extract.document import BlockKind, Document, Sentence
from facttrack.extract.drafts import StatementDraft
from facttrack.extract.found import Found
from facttrack.extract.frames import in_stretch
from facttrack.extract.governors import controller
from facttrack.extract.heads import cue_verbs
from facttrack.extract.hedges import retraction_in, retraction_openings
from facttrack.extract.inserted import with_issuer
from facttrack.extract.nesting import without_reported_attitudes
from facttrack.extract.phrases import Subject, noun_phrase_starting
from facttrack.extract.speakers import is_medium
from facttrack.extract.stretches import stretches
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.threads import LeadIn, Thread
from facttrack.model import Passage
from facttrack.vocabulary import Form, Stance


def find_statements(document: Document) -> list[StatementDraft]:
    """Every attribution of the document, in the order of the text."""
    drafts: list[StatementDraft] = []
    thread = Thread()
    for stretch in stretches(document):
        paragraph = document.sentences[stretch.sentence].block
        continued = thread.goes_on(stretch, paragraph)
        if continued is not None:
            drafts.extend(continued)
            continue
        source = _source_of_last(document, stretch)
        found = [source] if source else [_draft(stretch, one) for one in in_stretch(stretch)] + _retraction(stretch)
        drafts.extend(found)
        thread.takes(found, _lead_in(stretch) if stretch.tags.endswith(":") else None, stretch, paragraph)
    turns = _transcript(document)
    colons = {turn.cue for turn in turns}
    drafts = without_reported_attitudes([*turns, *(draft for draft in drafts if draft.cue not in colons)])
    drafts.sort(key=lambda draft: (draft.parts[0][0], draft.covers))
    return drafts


_TURN: Final = re.compile(r"[\"“]?([A-Z][A-Z.’' \-]{1,38}[A-Z.]):\s+(?=\S)")
# So many turns make a transcript; a line or two with capitals and a colon are captions.
_TURNS: Final = 4
_REOPENS: Final = ("“", '"')
_CLOSES: Final = ("”", '"')


def _transcript(document: Document) -> list[StatementDraft]:
    """The turns of a transcript: "ROE: We stay." at the beginning of paragraphs, by speakers who come again."""
    text = document.text
    if text.count(":") < _TURNS:
        return []
    opening = (sentence for sentence in document.sentences if sentence.start == sentence.block.start)
    matches = ((sentence, _TURN.match(text, sentence.start, sentence.block.end)) for sentence in opening)
    turns = [(sentence, turn) for sentence, turn in matches if turn]
    names = [turn.group(1) for _, turn in turns]
    if len(turns) < _TURNS or not 1 < len(set(names)) < len(names):
        return []
    drafts = []
    ends = _turn_ends(document, [sentence for sentence, _ in turns])
    for sentence, turn in turns:
        content = (turn.end(), ends[sentence.index])
        colon = Passage(":", turn.end(1), turn.end(1) + 1)
        speaker = Passage(turn.group(1), turn.start(1), turn.end(1))
        drafts.append(
            StatementDraft(sentence.index, (content,), content, colon, Stance.SAYS, Form.DIRECT, speaker, rule="turn")
        )
    return drafts


def _turn_ends(document: Document, turns: Sequence[Sentence]) -> dict[int, int]:
    """Where the turn of each of these sentences ends: with its paragraph, or the last that reopens its quotation."""
    text = document.text
    ends: dict[int, int] = {}
    begins = {id(sentence.block): sentence.index for sentence in turns}
    turn = -1
    for block in document.blocks:
        words = text[block.start : block.end].rstrip()
        quoted = words[:1] in _REOPENS and words[1:2].isalnum()
        turn = begins.get(id(block), turn if quoted else -1)
        if turn >= 0:
            ends[turn] = block.start + len(words)
            turn = turn if words[:1] in _REOPENS and words[-1:] not in _CLOSES else -1
    return ends


def _lead_in(stretch: Stretch) -> LeadIn | None:
    verbs = [verb for verb in cue_verbs(stretch) if "quote" in verb[2].frames and verb[2].kind == "verb"]
    if not verbs:
        return None
    verb, first, cue, after = verbs[-1]
    subject = controller(stretch, verb, first)
    words = _words(stretch, verb, after)
    return LeadIn(cue.stance, words, _mention(stretch, subject), f"lead-in:{cue.name}")


def _retraction(stretch: Stretch) -> list[StatementDraft]:
    """ "That is totally false.": the article itself takes back what it has just reported."""
    if stretch.tokens.lower[0] not in retraction_openings():
        return []
    first = stretch.tokens.starts[0]
    found = retraction_in(stretch.text[first : stretch.end])
    if found is None:
        return []
    start, end = first + found[0], first + found[1]
    sentence = (first, stretch.tokens.ends[max(0, sentence_end(stretch, 0) - 1)])
    cue = Passage(stretch.text[start:end], start, end)
    return [
        StatementDraft(
            stretch.sentence, (sentence,), sentence, cue, Stance.DENIES, Form.INDIRECT, None, rule="retraction"
        )
    ]


def _source_of_last(document: Document, stretch: Stretch) -> StatementDraft | None:
    """ "That is according to the ministry.", "The figures were released by it": who said the sentence before."""
    words = stretch.tokens.lower
    if words[0] not in _words_of("pointing") or not stretch.sentence:
        return None
    at = 1 + (words[1:2] != [] and words[1] in _words_of("nouns"))
    last = document.sentences[stretch.sentence - 1]
    if words[at : at + 1] == [] or words[at] not in _words_of("being") or last.block.kind is BlockKind.HEADLINE:
        return None
    given = words[at + 1] in _words_of("given_to_all") and words[at + 2 : at + 3] == ["by"]
    if not given and words[at + 1 : at + 3] != ["according", "to"]:
        return None
    speaker = noun_phrase_starting(stretch, at + 3)
    if speaker is None:
        return None
    run = (last.start, last.end)
    cue = _words(stretch, at + 1, at + 3)
    mention = _mention(stretch, with_issuer(stretch, speaker))
    return StatementDraft(
        last.index, (run,), run, cue, Stance.SAYS, Form.INDIRECT, mention, rule="according-last:according-to"
    )


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["counting"][name].split())


def _draft(stretch: Stretch, found: Found) -> StatementDraft:
    tokens = stretch.tokens
    parts = tuple([(tokens.starts[a], tokens.ends[b - 1]) for a, b in found.content])
    cue_first, cue_end = found.group
    while stretch.tags[cue_first] in "XR" and cue_first + 1 < cue_end:
        cue_first += 1
    return StatementDraft(
        sentence=stretch.sentence,
        parts=parts,
        covers=(parts[0][0], parts[-1][1]),
        cue=_words(stretch, cue_first, cue_end) if cue_end else None,
        stance=_stance(stretch, found),
        form=_form(stretch, found.content),
        speaker=_mention(stretch, found.subject),
        antecedent=_antecedent(stretch, found.subject),
        target=_target(stretch, found),
        via=_medium(stretch, found),
        rule=f"{found.rule}:{found.cue.name}".rstrip(":"),
    )


def _words(stretch: Stretch, first: int, end: int) -> Passage:
    start, stop = stretch.tokens.starts[first], stretch.tokens.ends[max(first, end - 1)]
    return Passage(stretch.text[start:stop], start, stop)


def _mention(stretch: Stretch, subject: Subject | None) -> Passage | None:
    """The words of the speaker: the relative pronoun where one stands for the phrase."""
    if subject is None:
        return None
    if subject.relative is not None:
        return _words(stretch, subject.relative, subject.relative + 1)
    return _words(stretch, subject.first, subject.last + 1)


def _antecedent(stretch: Stretch, subject: Subject | None) -> Passage | None:
    if subject is None or subject.relative is None:
        return None
    return _words(stretch, subject.first, subject.last + 1)


def _stance(stretch: Stretch, found: Found) -> Stance:
    """What the cue does; to claim something of others is to allege it."""
    stance = found.cue.stance
    if found.cue.lemma in INSISTING and found.rule in ("that", "clause") and _is_negated(stretch, found.content[0]):
        return Stance.DENIES
    if stance is Stance.CLAIMS and (found.rule in ("that", "clause", "gap") or _claims_count(stretch, found)):
        return Stance.ALLEGES
    first, end = found.content[0]
    if stance is Stance.CLAIMS_RESPONSIBILITY and _admits_count(stretch, found):
        return Stance.SAYS
    if stance is Stance.QUESTIONS and found.rule == "object" and doubts(found.cue, stretch.tokens.lower[first:end]):
        return Stance.DENIES
    if stance in (Stance.SAYS, Stance.REPORTS):
        content = stretch.text[stretch.tokens.starts[first] : stretch.tokens.ends[end - 1]]
        if calls_false(found.cue, content) or (found.cue.name in speech_cues() and disowns(content)):
            return Stance.DENIES
        if found.cue.lemma in judging() and untrue_part(content) is not None:
            return Stance.DENIES
    if found.rule in ("that", "clause") and _takes_blame(stretch, first + (stretch.tags[first] == "H")):
        return Stance.CLAIMS_RESPONSIBILITY
    return stance


def _admits_count(stretch: Stretch, found: Found) -> bool:
    """ "The government has admitted to 12 deaths": a count, and no deed."""
    first = found.content[0][0]
    return found.cue.name == "admit-to" and "M" in stretch.tags[first : first + 3]


def _claims_count(stretch: Stretch, found: Found) -> bool:
    """ "Claimed to have killed 19 guards", "claims 64 dead"; not "claimed to be his father", "claimed 15 attacks"."""
    first, end = found.content[0]
    if found.rule not in ("figure", "to") or "M" not in stretch.tags[first : min(end, first + _COUNT)]:
        return False
    return found.rule == "to" or attack_words().isdisjoint(stretch.tokens.lower[first : first + 4])


_COUNT: Final = 7  # words of "to have killed more than 19" at most


def _is_negated(stretch: Stretch, run: tuple[int, int]) -> bool:
    """Is the first verb of the content negated: "that its planes had not flown"?"""
    for i in range(run[0], min(run[1], run[0] + 18)):
        word = stretch.tokens.lower[i]
        if word in ("not", "never") or word.endswith(("n't", "n’t")):
            return True
        if stretch.tags[i] in "VEB,;":
            return False
    return False


def _takes_blame(stretch: Stretch, first: int) -> bool:
    """ "said it was behind the attack", "said it had carried out"."""
    words = stretch.tokens.lower[first : first + 5]
    if not words or words[0] not in ("it", "they", "we", "he", "she") or "no" in words or "not" in words:
        return False
    done = words[1:3] in (["carried", "out"], ["was", "responsible"]) or words[1:4] == ["had", "carried", "out"]
    return done or "behind" in words


def _target(stretch: Stretch, found: Found) -> Passage | None:
    """Who is accused: the object of "accused", else the subject of what is alleged."""
    if found.cue.stance not in (Stance.ACCUSES, Stance.ALLEGES):
        return None
    begin = found.hearer[0] if found.hearer else found.content[0][0]
    if found.hearer and found.cue.stance is Stance.ACCUSES:
        return _words(stretch, found.hearer[0], found.hearer[1] + 1)
    if stretch.tags[begin : begin + 1] == "H":
        begin += 1
    if stretch.tags[begin : begin + 1] in ("O", "U"):
        return _words(stretch, begin, begin + 1)
    phrase = noun_phrase_starting(stretch, begin)
    return _words(stretch, phrase.first, phrase.last + 1) if phrase else None


def _medium(stretch: Stretch, found: Found) -> Passage | None:
    """The outlet that was told or that carries it: "told The Associated Press", "in an interview with Radio Roe"."""
    if found.carrier is not None:
        return _mention(stretch, found.carrier)
    if found.hearer is not None:
        hearer = _words(stretch, found.hearer[0], found.hearer[1] + 1)
        return hearer if is_medium(hearer.text) else None
    limit = min(len(stretch.tags), found.group[1] + 8)
    for i in range(found.group[1], limit):
        if stretch.tokens.lower[i] == "interview" and i + 1 < limit and stretch.tokens.lower[i + 1] == "with":
            phrase = noun_phrase_starting(stretch, i + 2)
            return _words(stretch, phrase.first, phrase.last + 1) if phrase else None
    return None


def _form(stretch: Stretch, content: tuple[tuple[int, int], ...]) -> Form:
    tags = "".join([stretch.tags[a:b] for a, b in content])
    if "Q" not in tags:
        return Form.INDIRECT
    return Form.DIRECT if not tags.strip("Q.,-:") else Form.MIXED
