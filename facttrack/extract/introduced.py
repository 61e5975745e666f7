"""Attributions before their content: X said that … · X: “…” · X accused Y of … · X vowed to … · X's claim that …"""

from __future__ import annotations

from facttrack.extract.borders import clause_end, phrase_end
from facttrack.extract.counting import counted_object
from facttrack.extract.cues import Cue
from facttrack.extract.disputing import fronted, nobody_words
from facttrack.extract.found import Found
from facttrack.extract.governors import controller, is_extracted, possessor, subject_before
from facttrack.extract.phrases import Subject, after_adjuncts, noun_phrase_starting
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import has_finite_verb, is_clause_at, is_passive
from facttrack.vocabulary import Stance


def following(
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
    if rule == "to" and hearer is not None:
        begin, hearer = hearer[0], None  # urged both sides to talk
    end = end if end >= 0 else (phrase_end if rule in ("object", "gap") else clause_end)(stretch, begin, breaks)
    if rule == "object" and (words := _words_after(stretch, begin, end)) is not None:
        rule, begin, end = "colon", words, words + 1
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


def _is_unnamed(stretch: Stretch, begin: int) -> bool:
    """ "called a meeting", "called 911": an object, but nothing that it is called."""
    tags = stretch.tags
    phrase = Subject(begin, begin) if tags[begin] in "OUQ" else noun_phrase_starting(stretch, begin)
    if phrase is None or tags[begin] == "Q" or "Q" in tags[begin : phrase.last + 1]:
        return False
    named = after_adjuncts(stretch, phrase.last + 1)
    if tags[named : named + 1] == "Q":
        return False
    following = tags[phrase.last + 1 : phrase.last + 2]
    return following not in tuple("DJNEGR") and stretch.tokens.lower[phrase.last + 1 : phrase.last + 2] != ["as"]


def _words_after(stretch: Stretch, begin: int, end: int) -> int | None:
    """ "scolded the guard: “Enough!”", "chided him, “Enough!”": the quotation that follows whom or what it is about."""
    tags = stretch.tags
    about = tags[end : end + 2] == ":Q" or (tags[end : end + 2] == ",Q" and tags[begin:end] == "O")
    return end + 1 if about and stretch.opens_sentence(end + 1) else None


def _charge_beyond(stretch: Stretch, begin: int, breaks: set[int]) -> int | None:
    """ "accused the Front, a faction of the old army, of burning …": the "of" after an apposition."""
    for i in range(begin + 1, min(len(stretch.tags) - 1, begin + 30)):
        if stretch.tags[i] in ".;:VX" or i in breaks:
            return None
        if stretch.tokens.lower[i] == "of" and stretch.tags[i + 1] in "GQ":
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
    elif blamed or tags[begin] not in "TH" or tags[begin : begin + 2] in ("HX", "HV", "HE"):
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


# An insertion between a verb and what it introduces is not longer.
_INSERTED = 10


def _after_insertion(stretch: Stretch, comma: int) -> int:
    """ "said, without evidence, that …", "answered, with a smile: “…”": the mark that closes what `comma` opens."""
    tags = stretch.tags
    for i in range(comma + 2, min(len(tags) - 1, comma + _INSERTED)):
        if tags[i] in ",:":
            inserted = tags[comma + 1] in "IRGSZ" and (tags[i] == ":" or tags[i + 1] in "QH")
            return i if inserted else comma
        if tags[i] in "Q;.":
            break
    return comma


def _shape(stretch: Stretch, cue: Cue, begin: int, heard: bool, breaks: set[int]) -> tuple[str, int, int] | None:
    """Which frame follows: (its name, first token of the content, its end or -1 to be found)."""
    tags, tokens = stretch.tags, stretch.tokens
    n, frames = len(tags), cue.frames
    if begin >= n:
        return None
    if tags[begin] == "(" and 0 < (closing := tags.find(")", begin, begin + 30)) < n - 1:
        begin = closing + 1
    skipped = after_adjuncts(stretch, begin)
    for at in dict.fromkeys((begin, skipped)):
        if at >= n:
            break
        i = _after_insertion(stretch, at) if tags[at] == "," else at
        if tags[i] == "," and i + 1 < n and tags[i + 1] in "QH" and "quote" in frames:
            i += 1
        if tags[i] == "H" and "that" in frames:
            return "that", i, -1
        if tags[i] == ":" and i + 1 < n and ("quote" in frames or "clause" in frames):
            return "colon", i + 1, -1
        if tags[i] == "Q" and "quote" in frames and (i == begin or tags[i - 1] != "I"):
            return "quote", i, -1
        if (tags[i] == "W" and "wh" in frames) or (tokens.lower[i] in ("whether", "if") and "wh" in frames):
            return "wh", i, -1
    mark = tags[begin]
    infinitive = skipped if heard else begin  # "urged anyone with a clue to call"
    if tags[infinitive : infinitive + 1] == "T":
        return (
            ("to", infinitive, -1)
            if "to" in frames and tags[infinitive + 1 : infinitive + 2] in tuple("BNVRQ")
            else None
        )
    if "clause" in frames and (mark in "DUNPMZJHGWISR" or tags[begin - 1] == "K"):
        at = begin
        while at < skipped and tags[at] == "K":
            at += 1
        end = clause_end(stretch, at, breaks)
        loose = "object" not in frames and has_finite_verb(stretch, at, end)
        if loose or is_clause_at(stretch, at, end):
            return "clause", at, -1
    if (
        cue.lemma == "say"
        and mark in "DNPUMZJ"
        and (clause_end(stretch, begin, breaks) - begin > 3 or "Q" in tags[begin : begin + 3])
    ):
        return "clause", begin, -1
    if "clause" in frames and mark in "XVE" and not heard:
        return "gap", begin, -1
    if heard and begin + 1 < n and mark in "IF" and tokens.lower[begin] in ("of", "about", "for", "on"):
        return "object", begin + 1, -1
    doing = (
        mark in "DNPZOMJQUGHW" or tokens.lower[begin] in ("being", "having") or tags[begin : begin + 2] in ("EN", "EJ")
    )
    if {"object", "to"} <= frames and not heard and doing:
        wanted = Subject(begin, begin) if mark in "OU" else noun_phrase_starting(stretch, begin)
        if wanted is not None and tags[wanted.last + 1 : wanted.last + 3] in ("TB", "TQ"):
            return "to", begin, -1
    if "complement" in frames and _is_unnamed(stretch, begin):
        return None
    if "object" in frames and not heard and doing:
        return "object", begin, -1
    return None
