"""The frames of attribution: the shapes in which a cue, its speaker and its content stand in a stretch of text.

"…," X said · said X · X said that … · X: “…” · according to X · X accused Y of … · X vowed to … · X's claim that …
"""

from __future__ import annotations

from typing import NamedTuple

from facttrack.extract.borders import LONGEST, clause_end, phrase_end
from facttrack.extract.counting import counted_object
from facttrack.extract.cues import Cue, cue_forms, cues, nominal_cues
from facttrack.extract.disputing import fronted, nobody_words
from facttrack.extract.governors import controller, is_extracted, new_speaker, possessor
from facttrack.extract.phrases import (
    Subject,
    after_adjuncts,
    group_start,
    has_finite_verb,
    is_clause_at,
    is_passive,
    noun_phrase_starting,
    subject_before,
)
from facttrack.extract.speakers import is_source
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import Stance


class Found(NamedTuple):
    """An attribution by token numbers of one stretch; `content` holds runs [first, end)."""

    rule: str
    cue: Cue
    group: tuple[int, int]
    subject: Subject | None
    content: tuple[tuple[int, int], ...]
    hearer: tuple[int, int] | None = None
    carrier: Subject | None = None


def in_stretch(stretch: Stretch) -> list[Found]:
    """The attributions of one stretch."""
    return chained(stretch, _attributions(stretch))


def _attributions(stretch: Stretch) -> list[Found]:
    verbs = cue_verbs(stretch)
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
            border = new_speaker(stretch, first)
            if border is not None:
                breaks.add(border)
    for verb, first, cue, after in later:
        one = _following(stretch, verb, first, cue, after, breaks, _still_speaking(stretch, verb, first, found))
        if one:
            found.append(one)
    if (one := _labelled(stretch) or _signed(stretch)) is not None:
        return [one, *(other for other in found if other.content[0][0] != one.content[0][0])]
    if not found and (one := _verbless(stretch)) is not None:
        found.append(one)
    return found


def _still_speaking(stretch: Stretch, verb: int, first: int, found: list[Found]) -> Subject | None:
    """ "…, said Ann Roe of the clinic, adding that …": who adds is who stands after "said"."""
    if stretch.tags[verb] != "G" or first == 0 or stretch.tags[first - 1] != ",":
        return None
    for other in reversed(found):
        speaker = other.subject
        if other.rule == "parenthetical" and speaker and other.group[0] < speaker.first <= speaker.last < verb:
            return None if "V" in stretch.tags[speaker.last + 1 : verb] else speaker
    return None


def chained(stretch: Stretch, found: list[Found]) -> list[Found]:
    """ "The agency, citing the ministry, said": the ministry speaks, the agency carries it."""
    citing = [i for i, word in enumerate(stretch.tokens.lower) if word in ("citing", "quoting")]
    chains: list[Found] = []
    for one in found:
        if one.group[0] in citing:
            continue
        cited = next((phrase for i in citing if (phrase := _cited(stretch, one, i)) is not None), None)
        chains.append(one._replace(subject=cited, carrier=one.subject) if cited else one)
    own = [one for one in found if one.group[0] in citing]
    return chains if len(chains) < len(found) and any(one.carrier for one in chains) else [*chains, *own]


def _cited(stretch: Stretch, one: Found, citing: int) -> Subject | None:
    """Who is cited at token `citing`, if that stands beside the speaker of this attribution or after its content."""
    tags, speaker = stretch.tags, one.subject
    if speaker is None or citing == 0 or tags[citing - 1] not in ",-" or speaker.relative is not None:
        return None
    inner = speaker.last < citing < one.group[0] and ";" not in tags[speaker.last : citing]
    after = citing - 1 == one.content[-1][1] or (one.group[1] <= citing - 1 <= one.group[1] + 3)
    if not (inner or after or speaker.last == citing - 2):
        return None
    phrase = noun_phrase_starting(stretch, citing + 1)
    if phrase is None:
        return None
    head = next((i for i in range(phrase.first, phrase.last + 1) if tags[i] in "FI"), phrase.last + 1)
    words = stretch.text[stretch.tokens.starts[phrase.first] : stretch.tokens.ends[head - 1]]
    return phrase if is_source(words) else None


def cue_verbs(stretch: Stretch) -> list[tuple[int, int, Cue, int]]:
    """(verb, first of its group, cue, token after the cue) for each cue of the stretch."""
    tags, tokens = stretch.tags, stretch.tokens
    forms, nominals, table = cue_forms(), nominal_cues(), cues()
    found = []
    for i, word in enumerate(tokens.lower):
        nominal = nominals.get(word)
        if nominal is not None and tags[i] in "NJERV":
            one = _nominal(stretch, i, nominal)
            if one is not None:
                found.append(one)
                continue
        lemma = forms.get(word)
        if lemma is None or (tags[i] not in "VEGB" and word != "according"):
            continue
        for cue in table[lemma]:
            end = i + 1 + len(cue.rest)
            if tuple(tokens.lower[i + 1 : end]) == cue.rest:
                found.append((i, group_start(stretch, i), cue, end))
                break
    return found


def _nominal(stretch: Stretch, i: int, entries: tuple[Cue, ...]) -> tuple[int, int, Cue, int] | None:
    """An adjective after a form of "be", or a noun with its complement."""
    tags, tokens = stretch.tags, stretch.tokens
    for cue in entries:
        end = i + 1 + len(cue.rest)
        if end >= len(tokens) or any(tokens.lower[i + 1 + k] != word for k, word in enumerate(cue.rest)):
            continue
        if cue.kind == "noun" and tags[i] == "V":
            continue
        if cue.kind == "adjective":
            first = group_start(stretch, i)
            if first < i and any(tags[k] == "X" for k in range(first, i)):
                return i, first, cue, end
            continue
        clause = "that" in cue.frames and tags[end] == "H" and tags[end + 1 : end + 2] not in ("V", "X")
        if clause or ("to" in cue.frames and tags[end] == "T" and possessor(stretch, i) is not None):
            return i, i, cue, end
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
        return Found("according-first", cue, (verb, after), subject, ((begin, sentence_end(stretch, begin)),))
    begin = _content_start(stretch, verb - 1)
    end = verb - 1 if tags[verb - 1] == "," else verb
    if end <= begin:
        return None
    runs = [(begin, end)]
    rest = subject.last + 1
    if tags[verb - 1] == "," and rest + 1 < n and tags[rest] == "," and not has_finite_verb(stretch, begin, end):
        runs.append((rest + 1, sentence_end(stretch, rest + 1)))
    return Found("according-last", cue, (verb, after), subject, tuple(runs))


def sentence_end(stretch: Stretch, begin: int) -> int:
    end = min(len(stretch.tags), begin + LONGEST)
    while end > begin and stretch.tags[end - 1] == ".":
        end -= 1
    return end


def _content_start(stretch: Stretch, last: int) -> int:
    """Where the content that ends at token `last` begins: at the stretch's start, or at its last semicolon or colon."""
    floor = max(0, last - LONGEST)
    for i in range(last - 1, floor - 1, -1):
        if stretch.tags[i] == ";" or (stretch.tags[i] == "." and i + 1 < last):
            return i + 1
    return floor


def _parenthetical(stretch: Stretch, verb: int, first: int, cue: Cue, after: int) -> Found | None:
    """“…,” X said · …, said X on Monday · …, X said, …"""
    tags = stretch.tags
    if tags[verb] in "BG" or is_passive(stretch, first, verb):
        return None
    subject = subject_before(stretch, first) if first else None
    hearer = None
    if subject is not None and subject.relative is None:
        left = subject.first - 1
        if left >= 0 and stretch.tokens.lower[left] == "as":
            return _as_said(stretch, first, cue, after, subject, left)
        if left < 0 or tags[left] not in ",Q-" or (tags[left] != "Q" and _introduces(stretch, after)):
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
    elif subject is None and verb == 0 and (phrase := noun_phrase_starting(stretch, after)) is not None:
        begin = phrase.last + 2  # Said Roe: “We stay.”
        opens = tags[begin - 1 : begin + 1] in (":Q", ",Q")
        return Found("colon", cue, (first, after), phrase, ((begin, begin + 1),)) if opens else None
    else:
        return None
    runs = _before(stretch, left)
    if not runs:
        return None
    rest = _second_part(stretch, runs[-1], right) or _resumed(stretch, runs[-1], right)
    if rest:
        runs.append(rest)
    return Found("parenthetical", cue, (first, after), subject, tuple(runs), hearer)


def _introduces(stretch: Stretch, after: int) -> bool:
    """ "When asked, Roe said, “We stay.”": a whole sentence in quotation marks follows, nothing is resumed."""
    i = after_adjuncts(stretch, after)
    if stretch.tags[i : i + 2] not in (",Q", ":Q"):
        return False
    opening = stretch.text[stretch.quotations[i + 1].inner[0] :][:1]
    return opening.isupper()


def _as_said(stretch: Stretch, first: int, cue: Cue, after: int, subject: Subject, left: int) -> Found | None:
    """ "As X reported, …" and "…, as X put it"."""
    tags = stretch.tags
    right = after_adjuncts(stretch, after)
    if left <= 1 and right + 1 < len(tags) and tags[right] == ",":
        return Found("as", cue, (first, after), subject, ((right + 1, sentence_end(stretch, right + 1)),))
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
        return (begin, sentence_end(stretch, begin))
    return None


_BARE = Cue("", (), Stance.SAYS, frozenset())


def _labelled(stretch: Stretch) -> Found | None:
    """ROE: “We stay.” — a name and a colon at the beginning."""
    tags = stretch.tags
    colon = tags.find(":", 0, 8)
    if colon < 1 or colon + 1 >= len(tags) or tags[colon + 1] != "Q" or set(tags[:colon]) - set("PpR.,("):
        return None
    return Found("label", _BARE, (colon, colon + 1), Subject(0, colon - 1), ((colon + 1, colon + 2),))


def _signed(stretch: Stretch) -> Found | None:
    """“We stay.” — Lidia Costa: a quotation, a dash and the name under it."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or tags[1] != "-":
        return None
    subject = noun_phrase_starting(stretch, 2)
    if subject is None or tags[2] not in "PD" or set(tags[subject.last + 1 :]) - set(",.KMPI-"):
        return None
    return Found("signed", _BARE, (1, 2), subject, ((0, 1),))


def _verbless(stretch: Stretch) -> Found | None:
    """“We will rebuild,” Ali Karim, the mayor. — a quotation and a name, without a verb."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or stretch.last_inner(0) != "," or tags[-1] != ".":
        return None
    subject = noun_phrase_starting(stretch, 1)
    if subject is None or "P" not in tags[subject.first : subject.last + 1] or set(tags[1:]) & set("VEXGB"):
        return None
    return Found("parenthetical", _BARE, (0, 0), subject, ((0, 1),))


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


def _following(
    stretch: Stretch, verb: int, first: int, cue: Cue, after: int, breaks: set[int], speaking: Subject | None
) -> Found | None:
    """Cue first, content after it; `speaking` is who goes on speaking, where the cue has no subject of its own."""
    tags = stretch.tags
    n = len(tags)
    passive = tags[verb] == "E" and is_passive(stretch, first, verb)
    noun = cue.kind == "noun"
    subject = speaking or (possessor(stretch, verb) if noun else None) or controller(stretch, verb, first)
    passive = passive and cue.kind == "verb"
    if passive:
        return _passive(stretch, first, cue, after, breaks)
    if subject is None and not noun:
        return None
    if "bare" in cue.frames or cue.stance is Stance.CLAIMS_RESPONSIBILITY:
        if subject is None or _nobody(stretch, subject):
            return None
        if "bare" in cue.frames:
            return Found("bare", cue, (first, after), subject, ((first, after),))
    if subject is not None and (front := fronted(stretch, cue, first, after, subject, breaks)) is not None:
        return Found("fronted", cue, (first, after), subject, (front,))
    if after >= n:
        return None
    if cue.lemma == "quote" and (chain := _quoted(stretch, first, cue, after, subject, breaks)) is not None:
        return chain
    if "figure" in cue.frames and (run := counted_object(stretch, cue, after, subject, breaks)) is not None:
        return Found("figure", cue, (first, after), subject, (run,))
    hearer = None
    begin = after
    frames = cue.frames
    if "addressee" in frames and tags[begin] in "DNPOMZU":
        phrase = Subject(begin, begin) if tags[begin] in "OU" else noun_phrase_starting(stretch, begin)
        if phrase and phrase.last + 1 < n:
            hearer = (phrase.first, phrase.last)
            begin = phrase.last + 1
    shape = _shape(stretch, cue, begin, bool(hearer), breaks)
    if shape is not None and shape[0] == "gap" and not is_extracted(stretch, subject):
        return None
    if shape is None and hearer:
        hearer, begin = None, after
        shape = _shape(stretch, cue, begin, False, breaks)
    if shape is None:
        return None
    rule, begin, end = shape
    end = end if end >= 0 else (phrase_end if rule in ("object", "gap") else clause_end)(stretch, begin, breaks)
    if rule in ("quote", "colon") and tags[begin] == "Q" and stretch.last_inner(begin) in ",.?!…":
        end = begin + 1 if tags[begin + 1 : begin + 2] != "Q" else end
    if rule == "object" and cue.lemma == "accuse":
        accused = noun_phrase_starting(stretch, begin) if tags[begin] not in "OU" else Subject(begin, begin)
        of = next(
            (
                i
                for i in range(begin + 1, end)
                if stretch.tokens.lower[i] == "of" and tags[i + 1 : i + 2] in ("G", "Q", "D", "N")
            ),
            None,
        )
        if of is None or (tags[of + 1] != "G" and accused is not None and of != accused.last + 1):
            beyond = _charge_beyond(stretch, begin, breaks)
            if accused is not None and beyond is not None:
                of, end = beyond, clause_end(stretch, beyond + 1, breaks)
        if accused is not None and of is not None and (tags[of + 1] in "GQ" or of == accused.last + 1):
            hearer, begin = (begin, min(of - 1, accused.last)), of + 1
    while end > begin and tags[end - 1] in ",-:":
        end -= 1
    if end <= begin:
        return None
    if cue.kind != "verb":
        rule = f"{cue.kind}-{rule}"
    return Found(rule, cue, (first, after), subject, ((begin, end),), hearer)


def _charge_beyond(stretch: Stretch, begin: int, breaks: set[int]) -> int | None:
    """ "accused the Front, a faction of the old army, of burning …": the "of" after an apposition."""
    for i in range(begin + 1, min(len(stretch.tags) - 1, begin + 30)):
        if stretch.tags[i] in ".;:VX" or i in breaks:
            return None
        if stretch.tokens.lower[i] == "of" and stretch.tags[i + 1] == "G":
            return i
    return None


def _quoted(
    stretch: Stretch, first: int, cue: Cue, after: int, subject: Subject | None, breaks: set[int]
) -> Found | None:
    """ "The agency quoted the mayor as saying …": the mayor speaks, the agency carries it."""
    speaker = noun_phrase_starting(stretch, after)
    if speaker is None or speaker.last + 3 >= len(stretch.tags):
        return None
    if stretch.tokens.lower[speaker.last + 1 : speaker.last + 3] != ["as", "saying"]:
        return None
    begin = speaker.last + 3
    end = clause_end(stretch, begin, breaks)
    return Found("quoted", cue, (first, after), speaker, ((begin, end),), carrier=subject) if end > begin else None


def _passive(stretch: Stretch, first: int, cue: Cue, after: int, breaks: set[int]) -> Found | None:
    """ "is believed to have drowned", "it was reported that", "was accused of", "was quoted by X as saying"."""
    tags, tokens = stretch.tags, stretch.tokens
    if "passive" not in cue.frames or after + 1 >= len(tags):
        return None
    begin = after_adjuncts(stretch, after) if tags[after] in "KR" else after
    speaker = None
    if begin + 1 < len(tags) and tokens.lower[begin] == "by":
        speaker = noun_phrase_starting(stretch, begin + 1)
        if speaker is not None and cue.stance is Stance.ACCUSES:
            speaker = _upto_charge(stretch, speaker)
        begin = speaker.last + 1 if speaker else begin
    if begin + 1 >= len(tags):
        return None
    blamed = cue.stance is Stance.ACCUSES
    if blamed and tokens.lower[begin] in ("of", "for"):
        begin += 1
    elif blamed and tokens.lower[begin] == "on":
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


def _upto_charge(stretch: Stretch, speaker: Subject) -> Subject:
    """ "blamed by the mission for an attack": the phrase ends before what is blamed."""
    tokens = stretch.tokens
    ends = (i for i in range(speaker.first + 1, speaker.last + 1) if tokens.lower[i] in ("for", "of"))
    return Subject(speaker.first, next(ends, speaker.last + 1) - 1)


def _nobody(stretch: Stretch, subject: Subject) -> bool:
    words = stretch.tokens.lower[subject.first].split()
    before = stretch.tokens.lower[subject.first - 1] if subject.first else ""
    return not nobody_words().isdisjoint((*words, before))


def _shape(stretch: Stretch, cue: Cue, begin: int, heard: bool, breaks: set[int]) -> tuple[str, int, int] | None:
    """Which frame follows: (its name, first token of the content, its end or -1 to be found)."""
    tags, tokens = stretch.tags, stretch.tokens
    n, frames = len(tags), cue.frames
    if begin >= n:
        return None
    skipped = after_adjuncts(stretch, begin)
    for at in dict.fromkeys((begin, skipped)):
        if at >= n:
            break
        paused = tags[at] == "," and at + 1 < n and tags[at + 1] in "QH" and "quote" in frames
        i = at + 1 if paused else at
        if tags[i] == "H" and "that" in frames:
            return "that", i, -1
        if tags[i] == ":" and i + 1 < n and ("quote" in frames or "clause" in frames):
            return "colon", i + 1, -1
        if tags[i] == "Q" and "quote" in frames and (i == begin or tags[i - 1] != "I"):
            return "quote", i, -1
        if (tags[i] == "W" and "wh" in frames) or (tokens.lower[i] in ("whether", "if") and "wh" in frames):
            return "wh", i, -1
    mark = tags[begin]
    if mark == "T":
        return ("to", begin, -1) if "to" in frames and begin + 1 < n and tags[begin + 1] in "BNVR" else None
    if "clause" in frames and (mark in "DUNPMZJHGWISR" or tags[begin - 1] == "K"):
        at = begin
        while at < skipped and tags[at] == "K":
            at += 1
        end = clause_end(stretch, at, breaks)
        loose = "object" not in frames and has_finite_verb(stretch, at, end)
        if loose or is_clause_at(stretch, at, end):
            return "clause", at, -1
    if "clause" in frames and mark in "XVE" and not heard:
        return "gap", begin, -1
    if heard and begin + 1 < n and mark in "IF" and tokens.lower[begin] in ("of", "about", "for", "on"):
        return "object", begin + 1, -1
    doing = mark in "DNPZOMJQUGHW" or tokens.lower[begin] in ("being", "having")
    if "object" in frames and not heard and doing:
        return "object", begin, -1
    return None
