"""Attributions before their content: X said that … · X: “…” · X accused Y of … · X vowed to … · X's claim that …"""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.borders import clause_end, phrase_end
from facttrack.extract.counting import counted_object
from facttrack.extract.cues import Cue, verb_slots
from facttrack.extract.disputing import attack_words, fronted, nobody_words, withholds
from facttrack.extract.found import Found
from facttrack.extract.governors import controller, is_extracted, possessor, subject_before
from facttrack.extract.phrases import Subject, after_adjuncts, noun_phrase_starting
from facttrack.extract.shapes import shape
from facttrack.extract.speakers import is_source
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import is_passive
from facttrack.vocabulary import Stance


def following(
    stretch: Stretch, verb: int, first: int, cue: Cue, after: int, breaks: set[int], speaking: Subject | None
) -> Found | None:
    """Cue first, content after it; `speaking` is who goes on speaking, where the cue has no subject of its own."""
    if cue.kind == "verb" and stretch.tags[verb] == "E" and is_passive(stretch, first, verb):
        return _passive(stretch, first, cue, after, breaks)
    if stretch.tags[verb] == "E" and first == verb and (given := _given_by(stretch, verb, cue, after)) is not None:
        return given
    noun = cue.kind == "noun"
    subject = speaking or (possessor(stretch, verb) if noun else None)
    if subject is None and noun and stretch.tokens.lower[verb + 1] == "by":
        subject = noun_phrase_starting(stretch, verb + 2)  # "a claim by the rebels that"
    if (
        subject is None
        and noun
        and verb
        and stretch.tags[verb - 1] in "NP"
        and _is_source(stretch, Subject(verb - 1, verb - 1))
    ):
        subject = Subject(verb - 1, verb - 1)  # "a union claim that"
    if subject is None and noun and cue.lemma in _words("hearsay_sources"):
        subject = Subject(verb, after - 1)
    subject = subject or controller(stretch, verb, first)
    if subject is None:
        return _framed(stretch, first, cue, after, None, breaks) if noun else None
    if _is_told_of(stretch, subject, after):
        return None
    if cue.stance is Stance.CLAIMS_RESPONSIBILITY and _nobody(stretch, subject):
        return None
    if "bare" in cue.frames:
        return Found("bare", cue, (first, after), subject, ((first, after),))
    if (front := fronted(stretch, cue, first, after, subject, breaks)) is not None:
        stance = cue.stance if cue.stance is Stance.ACCUSES else Stance.DENIES
        return Found("fronted", cue._replace(stance=stance), (first, after), subject, (front,))
    if cue.lemma == "quote" and (chain := _quoted(stretch, first, cue, after, subject, breaks)) is not None:
        return chain
    if cue.lemma == "claim" and _are_lives(stretch, after):
        return None
    claimed = _attack_at(stretch, after) if cue.lemma == "claim" else None
    if claimed is not None and stretch.tags[claimed[1] : claimed[1] + 1] not in tuple("XVEH"):
        return Found("object", _CLAIMED, (first, after), subject, (claimed,))  # not "claims the raid was a ruse"
    framed = _framed(stretch, first, cue, after, subject, breaks)
    if framed is not None and framed.rule in ("that", "clause"):
        return framed  # "claimed in a note that 40 had died"
    if "figure" in cue.frames and (run := counted_object(stretch, cue, after, subject, breaks)) is not None:
        return Found("figure", cue, (first, after), subject, (run,))
    return framed


def _is_told_of(stretch: Stretch, subject: Subject, after: int) -> bool:
    """ "At least 40 | reported dead", "12 people | confirmed missing": a number and what is said of those it counts."""
    counted = "M" in stretch.tags[subject.first : subject.last + 1]
    return counted and not _words("fates").isdisjoint(stretch.tokens.lower[after : after + 2])


def _framed(
    stretch: Stretch, first: int, cue: Cue, after: int, subject: Subject | None, breaks: set[int]
) -> Found | None:
    """The attribution whose content follows the cue in one of its frames."""
    tags = stretch.tags
    hearer = _hearer(stretch, after) if "addressee" in cue.frames else None
    found = shape(stretch, cue, hearer.last + 1, True, breaks) if hearer else None
    if found is None:
        hearer, found = None, shape(stretch, cue, after, False, breaks)
    if found is None or (found[0] == "gap" and not is_extracted(stretch, subject)):
        return None
    rule, begin = found
    if rule == "quote" and "complement" in cue.frames and _names_itself(stretch, subject, begin):
        return None
    if rule == "to" and hearer is not None:
        begin, hearer = hearer.first, None  # urged both sides to talk
    end = (phrase_end if rule in ("object", "gap") else clause_end)(stretch, begin, breaks)
    answer = _words_after(stretch, begin, end) if rule == "object" else None
    if answer is not None and cue.stance is not Stance.DENIES:
        rule, begin, end = "colon", answer, answer + 1
    if rule == "object" and withholds(cue, _head(stretch, begin)):
        return None
    if rule in ("quote", "colon") and tags[begin] == "Q" and stretch.last_inner(begin) in ",.?!…":
        end = begin + 1 if tags[begin + 1 : begin + 2] != "Q" else end
    if rule == "quote" and tags[begin : begin + 1] == "Q" and cue.frames.isdisjoint(("that", "clause", "object")):
        end = begin + 1 if tags[begin + 1 : begin + 2] in tuple("IRKT") else end  # shouted “Go home” at the crowd
    if rule == "object" and cue.lemma == "accuse" and (charge := _charge(stretch, begin, end, breaks)) is not None:
        hearer, begin, end = charge
    if rule == "object" and subject is not None and subject.relative is not None:
        end = _before_main_verb(stretch, begin, end)
    while end > begin and tags[end - 1] in ",-:":
        end -= 1
    if end <= begin:
        return None
    rule = rule if cue.kind == "verb" else f"{cue.kind}-{rule}"
    heard = (hearer.first, hearer.last) if hearer else None
    return Found(rule, cue, (first, after), subject, ((begin, end),), heard)


def _before_main_verb(stretch: Stretch, begin: int, end: int) -> int:
    """ "protesters who blame the union | threw stones": where a relative clause ends and its sentence goes on."""
    for i in range(begin + 1, end):
        past = stretch.tags[i] == "E" and "n" not in verb_slots().get(stretch.tokens.lower[i], "n")
        if (past or stretch.tags[i] == "V") and stretch.tags[i - 1] in "NPp)":
            return i
    return end


def _names_itself(stretch: Stretch, subject: Subject | None, quotation: int) -> bool:
    """ "in a box labelled “cause”": a thing with its name, and nobody who calls something else so."""
    if subject is None or subject.relative is not None or subject.last + 2 != quotation:
        return False
    return stretch.tags[subject.first] == "D" and (subject.first == 0 or stretch.tags[subject.first - 1] in "IFVEGB")


def _head(stretch: Stretch, begin: int) -> list[str]:
    """The words of the object that begins at token `begin`, without what hangs from them."""
    end = begin
    while end < len(stretch.tags) and stretch.tags[end] in "DJNZPM":
        end += 1
    return stretch.tokens.lower[begin:end]


def _hearer(stretch: Stretch, begin: int) -> Subject | None:
    """ "told parliament that …": who is told, if something follows."""
    mark = stretch.tags[begin : begin + 1]
    if mark not in tuple("DNPOMZU"):
        return None
    phrase = Subject(begin, begin) if mark in "OU" else noun_phrase_starting(stretch, begin)
    return phrase if phrase and phrase.last + 1 < len(stretch.tags) else None


def _charge(stretch: Stretch, begin: int, end: int, breaks: set[int]) -> tuple[Subject, int, int] | None:
    """ "accused X of hiding the report": whom, and where what they did begins and ends."""
    tags = stretch.tags
    accused = Subject(begin, begin) if tags[begin] in "OU" else noun_phrase_starting(stretch, begin)
    if accused is None:
        return None
    ofs = (i for i in range(begin + 1, end) if stretch.tokens.lower[i] == "of")
    of = next((i for i in ofs if tags[i + 1 : i + 2] in tuple("GQDN") or _is_deed(stretch, i + 1)), None)
    deed = of is not None and _is_deed(stretch, of + 1)
    if of is None or (not deed and of != accused.last + 1):
        beyond = _charge_beyond(stretch, begin, breaks)
        if beyond is not None:
            of, end = beyond, clause_end(stretch, beyond + 1, breaks)
    if of is None or not (_is_deed(stretch, of + 1) or tags[of + 1] == "Q" or of == accused.last + 1):
        return None
    if _is_deed(stretch, of + 1):
        end = max(end, clause_end(stretch, of + 1, breaks))  # "of shelling a school, wounding 14"
    return Subject(begin, min(of - 1, accused.last)), of + 1, end


def _is_deed(stretch: Stretch, i: int) -> bool:
    """ "of | burning the mill", "of | having burned the mill"."""
    return stretch.tags[i : i + 1] == "G" or stretch.tokens.lower[i : i + 1] == ["having"]


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
    if after + 1 >= len(tags):
        return None
    begin = after_adjuncts(stretch, after) if tags[after] in "KR" else after
    speaker = None
    if cue.stance is Stance.DENIES and tokens.lower[begin : begin + 1] == ["as"]:
        begin = next((i for i in range(begin + 1, min(len(tags), begin + 6)) if tokens.lower[i] == "by"), begin)
    if begin + 1 < len(tags) and tokens.lower[begin] == "by":
        speaker = noun_phrase_starting(stretch, begin + 1)
        if speaker is not None and cue.stance is Stance.ACCUSES:
            speaker = _upto_charge(stretch, speaker)
        begin = speaker.last + 1 if speaker else begin
    if cue.stance is Stance.DENIES and speaker is not None:
        return _denied_by(stretch, first, cue, after, speaker)
    if speaker is not None and cue.lemma == "claim":
        return _claimed_by(stretch, first, after, speaker)
    if speaker is not None and (counted := _counted_by(stretch, first, cue, after, speaker)) is not None:
        return counted
    if begin + 1 >= len(tags) or "passive" not in cue.frames:
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
    elif (
        blamed
        or "passive" not in cue.frames
        or tags[begin] not in "TH"
        or tags[begin : begin + 2] in ("HX", "HV", "HE")
    ):
        return None
    end = clause_end(stretch, begin, breaks)
    return Found("passive", cue, (first, after), speaker, ((begin, end),)) if end > begin else None


def _denied_by(stretch: Stretch, first: int, cue: Cue, after: int, speaker: Subject) -> Found | None:
    """ "The claim was rejected by the army": what is denied stands before."""
    denied = subject_before(stretch, first)
    if denied is None or denied.relative is not None or withholds(cue, _head(stretch, denied.first)):
        return None
    return Found("passive", cue, (first, after), speaker, ((denied.first, denied.last + 1),))


def _attack_at(stretch: Stretch, begin: int) -> tuple[int, int] | None:
    """ "The front claimed | the attack": the object, if it is one that somebody did."""
    if stretch.tags[begin : begin + 1] not in ("D", "Z"):
        return None
    end = begin + len(_head(stretch, begin))
    return (begin, end) if stretch.tokens.lower[end - 1] in attack_words() else None


def _are_lives(stretch: Stretch, begin: int) -> bool:
    """ "The fire claimed | 30 lives", "the quake that claimed | the lives of 30": what it takes, and nobody says.

    In "claimed 30 lives were lost" a clause follows.
    """
    end = begin
    while end < len(stretch.tags) and stretch.tags[end] in "DMRIFNPJOp,":
        if stretch.tokens.lower[end] in _words("lives"):
            return stretch.tags[end + 1 : end + 2] not in ("X", "V", "E")
        end += 1
    return False


_CLAIMED: Final = Cue("claim", ("responsibility",), Stance.CLAIMS_RESPONSIBILITY, frozenset())


def _claimed_by(stretch: Stretch, first: int, after: int, speaker: Subject) -> Found | None:
    """ "The blast was claimed by the front"."""
    done = subject_before(stretch, first)
    if done is None or done.relative is not None or _attack_at(stretch, done.first) is None:
        return None
    return Found("passive", _CLAIMED, (first, after), speaker, ((done.first, done.last + 1),))


def _counted_by(stretch: Stretch, first: int, cue: Cue, after: int, speaker: Subject) -> Found | None:
    """ "In May, 213 attacks were verified by the monitor": a number as the subject, and who gives it."""
    counted = subject_before(stretch, first) if cue.lemma in _words("given_by") else None
    if counted is None or "M" not in stretch.tags[counted.first : counted.last + 1] or not _is_source(stretch, speaker):
        return None
    return Found("given", cue, (first, after), speaker, ((counted.first, counted.last + 1),))


def _given_by(stretch: Stretch, verb: int, cue: Cue, after: int) -> Found | None:
    """ "far fewer than the 40 reported by local radio": a number and who gives it."""
    tags = stretch.tags
    if stretch.tokens.lower[after : after + 1] != ["by"] or cue.lemma not in _words("given_by"):
        return None
    near = range(verb - 1 - (tags[verb - 1] == ","), max(-1, verb - _GIVEN), -1)
    number = next((i for i in near if tags[i] not in "NJFPE"), -1)
    speaker = noun_phrase_starting(stretch, after + 1)
    if number < 0 or tags[number] != "M" or speaker is None or not _is_source(stretch, speaker):
        return None
    return Found("given", cue, (verb, after), speaker, ((number, verb),))


#: Words between a number and the participle that tells who gives it, at most.
_GIVEN: Final = 7


def _is_source(stretch: Stretch, speaker: Subject) -> bool:
    return is_source(stretch.text[stretch.tokens.starts[speaker.first] : stretch.tokens.ends[speaker.last]])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["counting"][name].split())


def _upto_charge(stretch: Stretch, speaker: Subject) -> Subject:
    """ "blamed by the mission for an attack": the phrase ends before what is blamed."""
    tokens = stretch.tokens
    ends = (i for i in range(speaker.first + 1, speaker.last + 1) if tokens.lower[i] in ("for", "of"))
    return Subject(speaker.first, next(ends, speaker.last + 1) - 1)


def _nobody(stretch: Stretch, subject: Subject) -> bool:
    words = stretch.tokens.lower[subject.first].split()
    before = stretch.tokens.lower[subject.first - 1] if subject.first else ""
    return not nobody_words().isdisjoint((*words, before))
