"""Who said what: attributions with their cue, speaker and content."""

from __future__ import annotations

from typing import NamedTuple

from facttrack.extract.borders import clause_end, phrase_end
from facttrack.extract.cues import Cue, cue_forms, cues, nominal_cues
from facttrack.extract.document import Document
from facttrack.extract.drafts import StatementDraft
from facttrack.extract.hedges import retraction_in, retraction_words
from facttrack.extract.phrases import (
    Subject,
    after_adjuncts,
    group_start,
    has_finite_verb,
    is_clause_at,
    is_passive,
    noun_phrase_ending,
    noun_phrase_starting,
    subject_before,
)
from facttrack.extract.quotes import find_quotations
from facttrack.extract.speakers import is_medium
from facttrack.extract.tags import Stretch, stretches
from facttrack.model import Passage
from facttrack.vocabulary import Form, Stance

_SAYING = frozenset(("say", "tell", "add", "note", "write"))


class Found(NamedTuple):
    """An attribution by token numbers of one stretch; `content` holds runs [first, end)."""

    rule: str
    cue: Cue
    group: tuple[int, int]
    subject: Subject | None
    content: tuple[tuple[int, int], ...]
    hearer: tuple[int, int] | None = None


def find_statements(document: Document) -> list[StatementDraft]:
    """Every attribution of the document, in the order of the text."""
    quotations = find_quotations(document)
    drafts: list[StatementDraft] = []
    speaking: StatementDraft | None = None
    paragraph = None
    lead_in: LeadIn | None = None
    for stretch in stretches(document.text, document.sentences, quotations, _needed()):
        block = document.sentences[stretch.sentence].block
        bare = not stretch.tags.strip("Q.,")
        if speaking is not None and bare and (block is paragraph or stretch.quotations[0].continues):
            _go_on(speaking, stretch)
            paragraph = block
            continue
        if lead_in is not None and bare:
            speaking = _draft(stretch, Found("lead-in", lead_in.cue, (0, 0), None, ((0, len(stretch.tags)),)))
            speaking.cue, speaking.speaker = lead_in.words, lead_in.speaker
            drafts.append(speaking)
            lead_in, paragraph = None, block
            continue
        found = [_draft(stretch, one) for one in in_stretch(stretch)]
        found += _retraction(stretch)
        drafts.extend(found)
        quoting = [draft for draft in found if draft.rule.startswith(_OPEN_RULES)]
        speaking = quoting[-1] if quoting else None
        lead_in = _lead_in(stretch) if stretch.tags.endswith(":") else None
        paragraph = block
    drafts.sort(key=lambda draft: (draft.parts[0][0], draft.covers))
    return drafts


class LeadIn(NamedTuple):
    """The end of "He told the crowd, to applause:" before a quotation in a paragraph of its own."""

    cue: Cue
    words: Passage
    speaker: Passage | None


def _lead_in(stretch: Stretch) -> LeadIn | None:
    verbs = [verb for verb in _cue_verbs(stretch) if "quote" in verb[2].frames and verb[2].kind == "verb"]
    if not verbs:
        return None
    verb, first, cue, after = verbs[-1]
    subject = _controller(stretch, verb, first)
    return LeadIn(cue, _words(stretch, verb, after), _mention(stretch, subject))


def _retraction(stretch: Stretch) -> list[StatementDraft]:
    """ "That is totally false.": the article itself takes back what it has just reported."""
    first = stretch.tokens[0].start
    found = retraction_in(stretch.text[first : stretch.end])
    if found is None:
        return []
    start, end = first + found[0], first + found[1]
    sentence = (first, stretch.tokens[max(0, _sentence_end(stretch, 0) - 1)].end)
    cue = Passage(stretch.text[start:end], start, end)
    return [
        StatementDraft(
            stretch.sentence, (sentence,), sentence, cue, Stance.DENIES, Form.INDIRECT, None, rule="retraction"
        )
    ]


# Rules whose speaker goes on speaking where the next sentence is nothing but a quotation.
_OPEN_RULES = ("parenthetical", "quote", "colon", "that", "clause")


def _go_on(draft: StatementDraft, stretch: Stretch) -> None:
    """The quotation of this stretch continues what the draft's speaker says."""
    start, end = stretch.tokens[0].start, stretch.tokens[-1].end
    before, last = draft.parts[:-1], draft.parts[-1]
    joined = not stretch.text[last[1] : start].strip()
    draft.parts = (*before, (last[0], end)) if joined else (*draft.parts, (start, end))
    draft.covers = (min(draft.covers[0], start), max(draft.covers[1], end))


def _needed() -> frozenset[str]:
    return frozenset(cue_forms()) | frozenset(nominal_cues()) | retraction_words() | {"according"}


def in_stretch(stretch: Stretch) -> list[Found]:
    """The attributions of one stretch."""
    verbs = _cue_verbs(stretch)
    breaks: set[int] = set()
    found: list[Found] = []
    later: list[tuple[int, int, Cue, int]] = []
    for verb, first, cue, after in verbs:
        if cue.lemma == "according":
            one = _according(stretch, verb, cue, after)
        else:
            one = _parenthetical(stretch, verb, first, cue, after) if "paren" in cue.frames else None
        if one:
            found.append(one)
            breaks.add(min(one.group[0], one.subject.first if one.subject else one.group[0]))
        else:
            later.append((verb, first, cue, after))
            border = _new_speaker(stretch, first)
            if border is not None:
                breaks.add(border)
    for verb, first, cue, after in later:
        one = _following(stretch, verb, first, cue, after, breaks)
        if one:
            found.append(one)
    if not found and (one := _verbless(stretch)) is not None:
        found.append(one)
    return found


def _new_speaker(stretch: Stretch, first: int) -> int | None:
    """Where ", and other leaders said" begins: a conjunction after a comma and a subject of its own."""
    subject = subject_before(stretch, first) if first else None
    if subject is None or subject.relative is not None or subject.first < 2:
        return None
    conjunction = subject.first - 1
    return conjunction if stretch.tags[conjunction] in "CS" and stretch.tags[conjunction - 1] == "," else None


def _cue_verbs(stretch: Stretch) -> list[tuple[int, int, Cue, int]]:
    """(verb, first of its group, cue, token after the cue) for each cue of the stretch."""
    tags, tokens = stretch.tags, stretch.tokens
    forms, table = cue_forms(), cues()
    found = []
    for i, token in enumerate(tokens):
        nominal = nominal_cues().get(token.lower)
        if nominal is not None and tags[i] in "NJERV":
            one = _nominal(stretch, i, nominal)
            if one is not None:
                found.append(one)
                continue
        if tags[i] not in "VEGB" and token.lower != "according":
            continue
        lemma = forms.get(token.lower)
        if lemma is None:
            continue
        for cue in table[lemma]:
            end = i + 1 + len(cue.rest)
            if end <= len(tokens) and all(
                tokens[k].lower == word for k, word in zip(range(i + 1, end), cue.rest, strict=True)
            ):
                found.append((i, group_start(stretch, i), cue, end))
                break
    return found


def _nominal(stretch: Stretch, i: int, entries: tuple[Cue, ...]) -> tuple[int, int, Cue, int] | None:
    """An adjective after a form of "be", or a noun with its complement."""
    tags, tokens = stretch.tags, stretch.tokens
    for cue in entries:
        end = i + 1 + len(cue.rest)
        if end >= len(tokens) or any(tokens[i + 1 + k].lower != word for k, word in enumerate(cue.rest)):
            continue
        if cue.kind == "adjective":
            first = group_start(stretch, i)
            if first < i and any(tags[k] == "X" for k in range(first, i)):
                return i, first, cue, end
        elif "that" in cue.frames and tags[end] == "H" and tags[end + 1 : end + 2] not in ("V", "X"):
            return i, i, cue, end
        elif "to" in cue.frames and tags[end] == "T" and _possessor(stretch, i) is not None:
            return i, i, cue, end
    return None


def _possessor(stretch: Stretch, noun: int) -> Subject | None:
    """Whose claim, whose decision."""
    tags, tokens = stretch.tags, stretch.tokens
    i = noun - 1
    while i >= 0 and i > noun - 5 and tags[i] in "NJERPM":
        i -= 1
    if i < 0:
        return None
    if tags[i] == "Z" or (tags[i] == "p" and tokens[i].text in "'’"):
        return noun_phrase_ending(stretch, i)
    if tags[i] == "D" and tokens[i].lower in ("his", "her", "their", "its", "my", "our", "your"):
        return Subject(i, i)
    return None


def _according(stretch: Stretch, verb: int, cue: Cue, after: int) -> Found | None:
    tags = stretch.tags
    subject = noun_phrase_starting(stretch, after)
    if subject is None:
        return None
    n = len(tags)
    if verb == 0 or (verb <= 2 and tags[verb - 1] in "CRS,"):
        begin = subject.last + 1
        if begin < n and tags[begin] != "," and "," in tags[begin : begin + 6] and tags[begin] in "WIE":
            begin = tags.index(",", begin)
        if begin < n and tags[begin] == ",":
            begin += 1
        if begin >= n:
            return None
        return Found("according-first", cue, (verb, after), subject, ((begin, _sentence_end(stretch, begin)),))
    begin = _content_start(stretch, verb - 1)
    end = verb - 1 if tags[verb - 1] == "," else verb
    if end <= begin:
        return None
    runs = [(begin, end)]
    rest = subject.last + 1
    if tags[verb - 1] == "," and rest + 1 < n and tags[rest] == "," and not has_finite_verb(stretch, begin, end):
        runs.append((rest + 1, _sentence_end(stretch, rest + 1)))
    return Found("according-last", cue, (verb, after), subject, tuple(runs))


def _sentence_end(stretch: Stretch, begin: int) -> int:
    end = len(stretch.tags)
    while end > begin and stretch.tags[end - 1] == ".":
        end -= 1
    return end


def _content_start(stretch: Stretch, last: int) -> int:
    """Where the content that ends at token `last` begins: at the stretch's start, or at its last semicolon or colon."""
    for i in range(last - 1, -1, -1):
        if stretch.tags[i] == ";" or (stretch.tags[i] == "." and i + 1 < last):
            return i + 1
    return 0


def _parenthetical(stretch: Stretch, verb: int, first: int, cue: Cue, after: int) -> Found | None:
    """“…,” X said · …, said X on Monday · …, X said, …"""
    tags = stretch.tags
    if tags[verb] in "BG" or is_passive(stretch, first, verb):
        return None
    subject = subject_before(stretch, first) if first else None
    hearer = None
    if subject is not None and subject.relative is None:
        left = subject.first - 1
        if left >= 0 and stretch.tokens[left].lower == "as":
            return _as_said(stretch, first, cue, after, subject, left)
        if left < 0 or tags[left] not in ",Q-":
            return None
        right = after
        if "addressee" in cue.frames and after < len(tags) and tags[after] in "DNPOMZ":
            phrase = noun_phrase_starting(stretch, after) if tags[after] != "O" else Subject(after, after)
            if phrase:
                hearer = (phrase.first, phrase.last)
                right = phrase.last + 1
        right = after_adjuncts(stretch, right)
        spoken = tags[left] == "Q" and stretch.last_inner(left) in ",-—–"
        ends = spoken or right >= len(tags) or tags[right] in ".,;-" or (tags[left] == "Q" and tags[right] in "SCGQ")
        if not ends:
            return None
    elif subject is None and first == verb and verb and tags[verb - 1] in ",Q-":
        left = verb - 1
        subject = noun_phrase_starting(stretch, after)
        if subject is None:
            return None
        right = after_adjuncts(stretch, subject.last + 1)
    else:
        return None
    runs = _before(stretch, left)
    if not runs:
        return None
    rest = _second_part(stretch, runs[-1], right) or _resumed(stretch, runs[-1], right)
    if rest:
        runs.append(rest)
    return Found("parenthetical", cue, (first, after), subject, tuple(runs), hearer)


def _as_said(stretch: Stretch, first: int, cue: Cue, after: int, subject: Subject, left: int) -> Found | None:
    """ "As X reported, …" and "…, as X put it"."""
    tags = stretch.tags
    right = after_adjuncts(stretch, after)
    if left <= 1 and right + 1 < len(tags) and tags[right] == ",":
        return Found("as", cue, (first, after), subject, ((right + 1, _sentence_end(stretch, right + 1)),))
    if left > 1 and tags[left - 1] == "," and (right >= len(tags) or tags[right] in ".,;"):
        runs = _before(stretch, left - 1)
        return Found("as", cue, (first, after), subject, tuple(runs)) if runs else None
    return None


def _before(stretch: Stretch, left: int) -> list[tuple[int, int]]:
    """The content that ends before the parenthetical whose separator is token `left`."""
    tags = stretch.tags
    end = left + 1 if tags[left] == "Q" else left
    begin = _content_start(stretch, left)
    if end <= begin:
        return []
    if (
        tags[end - 1] == "Q"
        and end - 1 > begin
        and (
            tags[end - 2] in ":-."
            or (tags[end - 2] == "," and has_finite_verb(stretch, begin, end - 1) and tags[begin] not in "IS")
        )
    ):
        begin = end - 1
    return [(begin, end)]


def _second_part(stretch: Stretch, before: tuple[int, int], right: int) -> tuple[int, int] | None:
    """What goes on after the parenthetical: "The bridge, she said, was safe." """
    tags = stretch.tags
    if right + 1 >= len(tags) or tags[right] not in ",Q.:":
        return None
    begin = right if tags[right] == "Q" else right + 1
    if tags[begin] == "Q":
        return (begin, clause_end(stretch, begin, frozenset()))
    if tags[right] == "," and "Q" not in tags[before[0] : before[1]] and not has_finite_verb(stretch, *before):
        return (begin, _sentence_end(stretch, begin))
    return None


def _verbless(stretch: Stretch) -> Found | None:
    """“We will rebuild,” Ali Karim, the mayor. — a quotation and a name, without a verb."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or stretch.last_inner(0) != "," or tags[-1] != ".":
        return None
    subject = noun_phrase_starting(stretch, 1)
    if subject is None or "P" not in tags[subject.first : subject.last + 1] or set(tags[1:]) & set("VEXGB"):
        return None
    return Found("parenthetical", Cue("", (), Stance.SAYS, frozenset()), (0, 0), subject, ((0, 1),))


def _resumed(stretch: Stretch, before: tuple[int, int], right: int) -> tuple[int, int] | None:
    """“The risk,” said X, an economist, “is delay.”: a quotation that goes on after the speaker's description."""
    tags = stretch.tags
    if tags[before[1] - 1] != "Q":
        return None
    i = tags.find("Q", right)
    if i < 1 or tags[i - 1] != ",":
        return None
    first = stretch.text[stretch.quotations[i].inner[0] :][:1]
    return (i, clause_end(stretch, i, frozenset())) if first.islower() else None


def _following(stretch: Stretch, verb: int, first: int, cue: Cue, after: int, breaks: set[int]) -> Found | None:
    """Cue first, content after it."""
    tags = stretch.tags
    n = len(tags)
    passive = tags[verb] == "E" and is_passive(stretch, first, verb)
    noun = cue.kind == "noun"
    subject = (_possessor(stretch, verb) if noun else None) or _controller(stretch, verb, first)
    passive = passive and cue.kind == "verb"
    if passive:
        return _passive(stretch, first, cue, after, breaks)
    if subject is None and not noun:
        return None
    if after >= n:
        return None
    hearer = None
    begin = after
    frames = cue.frames
    if "addressee" in frames and tags[begin] in "DNPOMZU":
        phrase = Subject(begin, begin) if tags[begin] in "OU" else noun_phrase_starting(stretch, begin)
        if phrase and phrase.last + 1 < n:
            hearer = (phrase.first, phrase.last)
            begin = phrase.last + 1
    shape = _shape(stretch, cue, begin, bool(hearer), breaks)
    if shape is not None and shape[0] == "gap" and not _extracted(stretch, subject):
        return None
    if shape is None and hearer:
        hearer, begin = None, after
        shape = _shape(stretch, cue, begin, False, breaks)
    if shape is None:
        return None
    rule, begin, end = shape
    end = end if end >= 0 else (phrase_end if rule == "object" else clause_end)(stretch, begin, breaks)
    if rule == "object" and cue.lemma == "accuse":
        accused = noun_phrase_starting(stretch, begin) if tags[begin] not in "OU" else Subject(begin, begin)
        of = next(
            (
                i
                for i in range(begin + 1, end)
                if stretch.tokens[i].lower == "of" and tags[i + 1 : i + 2] in ("G", "Q", "D", "N")
            ),
            None,
        )
        if accused is not None and of is not None and (tags[of + 1] in "GQ" or of == accused.last + 1):
            hearer, begin = (begin, of - 1), of + 1
    while end > begin and tags[end - 1] in ",-:":
        end -= 1
    if end <= begin:
        return None
    if cue.kind != "verb":
        rule = f"{cue.kind}-{rule}"
    return Found(rule, cue, (first, after), subject, ((begin, end),), hearer)


def _passive(stretch: Stretch, first: int, cue: Cue, after: int, breaks: set[int]) -> Found | None:
    """ "is believed to have drowned", "it was reported that", "was accused of", "was quoted by X as saying"."""
    tags, tokens = stretch.tags, stretch.tokens
    if "passive" not in cue.frames or after + 1 >= len(tags):
        return None
    begin = after_adjuncts(stretch, after) if tags[after] in "KR" else after
    speaker = None
    if begin + 1 < len(tags) and tokens[begin].lower == "by":
        speaker = noun_phrase_starting(stretch, begin + 1)
        begin = speaker.last + 1 if speaker else begin
    if begin + 1 >= len(tags):
        return None
    blamed = cue.stance is Stance.ACCUSES
    if blamed and tokens[begin].lower in ("of", "for"):
        begin += 1
    elif blamed and tokens[begin].lower == "on":
        subject = subject_before(stretch, first)
        target = noun_phrase_starting(stretch, begin + 1)
        if subject is None or target is None:
            return None
        run = (target.first, target.last + 1)
        return Found("passive", cue, (first, after), speaker, (run,))
    elif blamed or tags[begin] not in "TH":
        return None
    end = clause_end(stretch, begin, breaks)
    return Found("passive", cue, (first, after), speaker, ((begin, end),)) if end > begin else None


def _extracted(stretch: Stretch, subject: Subject | None) -> bool:
    """ "policies which he said had failed": does a relative pronoun before the subject belong to the content?"""
    return subject is not None and subject.first > 0 and stretch.tags[subject.first - 1] in "WH"


def _shape(stretch: Stretch, cue: Cue, begin: int, heard: bool, breaks: set[int]) -> tuple[str, int, int] | None:
    """Which frame follows: (its name, first token of the content, its end or -1 to be found)."""
    tags, tokens = stretch.tags, stretch.tokens
    n, frames = len(tags), cue.frames
    if begin >= n:
        return None
    skipped = after_adjuncts(stretch, begin)
    for i in (begin, skipped) if skipped != begin else (begin,):
        if i >= n:
            break
        if tags[i] == "," and i + 1 < n and tags[i + 1] in "QH" and "quote" in frames:
            i += 1
        if tags[i] == "H" and "that" in frames:
            return "that", i, -1
        if tags[i] == ":" and i + 1 < n and ("quote" in frames or "clause" in frames):
            return "colon", i + 1, -1
        if tags[i] == "Q" and "quote" in frames and (i == begin or tags[i - 1] != "I"):
            return "quote", i, -1
        if (tags[i] == "W" and "wh" in frames) or (tokens[i].lower in ("whether", "if") and "wh" in frames):
            return "wh", i, -1
    mark = tags[begin]
    if mark == "T":
        return ("to", begin, -1) if "to" in frames and begin + 1 < n and tags[begin + 1] in "BNVR" else None
    if "clause" in frames and (mark in "DUNPMZJHGW" or mark in "IS" or tags[begin - 1] == "K"):
        at = begin
        while at < skipped and tags[at] == "K":
            at += 1
        end = clause_end(stretch, at, breaks)
        loose = "object" not in frames and has_finite_verb(stretch, at, end)
        if loose or is_clause_at(stretch, at, end):
            return "clause", at, -1
    if "clause" in frames and mark in "XVE" and not heard:
        return "gap", begin, -1
    if heard and mark in "IF" and tokens[begin].lower in ("of", "about", "for", "on"):
        return "object", begin + 1, -1
    doing = mark in "DNPZOMJQUGHW" or tokens[begin].lower in ("being", "having")
    if "object" in frames and not heard and doing:
        return "object", begin, -1
    return None


def _controller(stretch: Stretch, verb: int, first: int) -> Subject | None:
    """Who does what the verb says: its subject, or that of the clause it hangs from."""
    tags = stretch.tags
    nominal = tags[verb] in "NJ"
    subject = subject_before(stretch, first) if first and not (nominal and first == verb) else None
    if subject is not None and tags[verb] != "G":
        return subject
    if subject is not None and first and ((first < verb and "X" in tags[first:verb]) or tags[first - 1] not in ",-)K"):
        return subject
    if first == 0 or tags[first - 1] in "CI,TSG-QDZNJ" or tags[verb] in "GB":
        return _main_subject(stretch, first) or subject
    return subject


def _main_subject(stretch: Stretch, first: int) -> Subject | None:
    """The subject of the nearest clause to the left that does not itself hang from another; else of the nearest."""
    tags = stretch.tags
    nearest = None
    for i in range(first - 1, max(-1, first - 70), -1):
        if tags[i] == ";":
            break
        if tags[i] not in "VE" and (tags[i] != "X" or _auxiliary(stretch, i)):
            continue
        start = group_start(stretch, i)
        subject = subject_before(stretch, start) if start else None
        if subject is None or tags[subject.last] == "O":
            continue
        if subject.relative is None and not _embedded(stretch, subject):
            return subject
        nearest = nearest or subject
    return nearest


def _embedded(stretch: Stretch, subject: Subject) -> bool:
    """Is the clause of this subject introduced by "that", "because", "who", or by a verb of saying?"""
    before = subject.first - 1
    if before < 0:
        return False
    return stretch.tags[before] in "HSWVEBG"


def _auxiliary(stretch: Stretch, i: int) -> bool:
    """Does a verb follow that this auxiliary belongs to?"""
    tags = stretch.tags
    while i + 1 < len(tags) and tags[i + 1] == "R":
        i += 1
    return i + 1 < len(tags) and tags[i + 1] in "VEBXG"


def _draft(stretch: Stretch, found: Found) -> StatementDraft:
    tokens = stretch.tokens
    parts = tuple((tokens[a].start, tokens[b - 1].end) for a, b in found.content)
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
    start, stop = stretch.tokens[first].start, stretch.tokens[max(first, end - 1)].end
    return Passage(stretch.text[start:stop], start, stop)


def _mention(stretch: Stretch, subject: Subject | None) -> Passage | None:
    """The words of the speaker: the relative pronoun where one stands for the phrase."""
    if subject is None:
        return None
    if subject.relative is not None:
        return _words(stretch, subject.relative, subject.relative + 1)
    return _words(stretch, subject.first, subject.last + 1)


def _stance(stretch: Stretch, found: Found) -> Stance:
    """What the cue does; to claim something of others is to allege it."""
    stance = found.cue.stance
    if found.cue.lemma in _INSISTING and found.rule in ("that", "clause") and _is_negated(stretch, found.content[0]):
        return Stance.DENIES
    if stance is Stance.CLAIMS and found.rule in ("that", "clause", "gap"):
        begin = found.content[0][0]
        begin += stretch.tags[begin] == "H"
        if (
            stretch.tags[begin : begin + 1] not in ("U", "D")
            or found.rule == "gap"
            or stretch.tokens[begin].lower not in _OWN
        ):
            return Stance.ALLEGES
    return stance


def _is_negated(stretch: Stretch, run: tuple[int, int]) -> bool:
    """Is the first verb of the content negated: "that its planes had not flown"?"""
    for i in range(run[0], min(run[1], run[0] + 18)):
        word = stretch.tokens[i].lower
        if word in ("not", "never") or word.endswith(("n't", "n’t")):
            return True
        if stretch.tags[i] in "VEB,;":
            return False
    return False


# To insist that something is not so is to deny it.
_INSISTING = frozenset(("assert", "insist", "maintain", "contend"))
_OWN = frozenset("i we he she they it his her their its our my it's there".split())


def _antecedent(stretch: Stretch, subject: Subject | None) -> Passage | None:
    if subject is None or subject.relative is None:
        return None
    return _words(stretch, subject.first, subject.last + 1)


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
    """The outlet that was told: "told The Associated Press", "in an interview with Radio Roe"."""
    if found.hearer is not None:
        hearer = _words(stretch, found.hearer[0], found.hearer[1] + 1)
        return hearer if is_medium(hearer.text) else None
    limit = min(len(stretch.tags), found.group[1] + 8)
    for i in range(found.group[1], limit):
        if stretch.tokens[i].lower == "interview" and i + 1 < limit and stretch.tokens[i + 1].lower == "with":
            phrase = noun_phrase_starting(stretch, i + 2)
            return _words(stretch, phrase.first, phrase.last + 1) if phrase else None
    return None


def _form(stretch: Stretch, content: tuple[tuple[int, int], ...]) -> Form:
    tags = "".join(stretch.tags[a:b] for a, b in content)
    if "Q" not in tags:
        return Form.INDIRECT
    return Form.DIRECT if not tags.strip("Q.,-:") else Form.MIXED
