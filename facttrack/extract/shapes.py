"""What follows a cue: a clause, quoted words, an infinitive, an object."""

from __future__ import annotations

from typing import Final

from facttrack.extract.borders import clause_end
from facttrack.extract.cues import Cue
from facttrack.extract.disputing import false_words
from facttrack.extract.phrases import Subject, after_adjuncts, noun_phrase_starting
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import PARTICIPLES, has_finite_verb, is_clause_at
from facttrack.vocabulary import Stance

# An insertion between a verb and what it introduces is not longer, nor what stands in brackets after it.
_INSERTED: Final = 10
_BRACKETED: Final = 30
_NAMED: Final = 6  # tokens of "as not credible" before what is called so
# When, where and to whom something was said is told in no more tokens.
_OCCASION: Final = 30


def shape(stretch: Stretch, cue: Cue, begin: int, heard: bool, breaks: set[int]) -> tuple[str, int] | None:
    """The frame that follows the cue at token `begin` and where its content begins; `heard`: a hearer stands before."""
    tags = stretch.tags
    if begin >= len(tags):
        return None
    if tags[begin] == "(" and 0 < (closing := tags.find(")", begin, begin + _BRACKETED)) < len(tags) - 1:
        begin = closing + 1
    skipped = after_adjuncts(stretch, begin)
    announced = _announced(stretch, cue, begin) or _announced(stretch, cue, skipped, begin)
    if announced is not None:
        return announced
    infinitive = skipped if heard else begin  # "urged anyone with a clue to call"
    if tags[infinitive : infinitive + 1] == "T":
        follows = tags[infinitive + 1 : infinitive + 2] in tuple("BNVRQX")
        return ("to", infinitive) if follows and "to" in cue.frames else None
    clause = _clause(stretch, cue, begin, skipped, breaks)
    if clause is not None:
        return clause
    participle = stretch.tokens.lower[begin] in PARTICIPLES
    if "clause" in cue.frames and tags[begin] in "XVE" and not heard and not participle:
        return "gap", begin
    if "quote" in cue.frames and (quoted := quotation_after_occasion(stretch, begin)) is not None:
        return "quote", quoted
    return _object(stretch, cue, skipped if tags[begin] == "K" and skipped < len(tags) else begin, heard)


def quotation_after_occasion(stretch: Stretch, begin: int) -> int | None:
    """ "said on the radio on Monday, in reference to the strike, “We were never asked.”": the quotation at the end.

    It is a whole sentence; before it stand when, where and to whom it was said, and nothing else.
    """
    tags = stretch.tags
    last = len(tags.rstrip(".")) - 1
    if not begin < last <= begin + _OCCASION or tags[last - 1 : last + 1] not in (",Q", ":Q"):
        return None
    between = tags[begin : last - 1]
    occasion = between[:1] in tuple("ITKRMU") and set("Q;.HVEXW").isdisjoint(between)
    return last if occasion and stretch.opens_sentence(last) else None


def is_short_clause(stretch: Stretch, begin: int) -> bool:
    """ "The rebels' claim | they had shot 40": a pronoun and its verb, without "that"."""
    return stretch.tags[begin] in "UO" and stretch.tags[begin + 1 : begin + 2] in ("X", "V", "E")


def _announced(stretch: Stretch, cue: Cue, at: int, begin: int | None = None) -> tuple[str, int] | None:
    """ "said that …", "said: “…”", "asked whether …", with or without an insertion before."""
    tags, frames = stretch.tags, cue.frames
    n = len(tags)
    if at >= n or at == begin:
        return None
    i = _after_insertion(stretch, at) if tags[at] == "," else at
    if tags[i] == "," and i + 1 < n and tags[i + 1] in "QH" and "quote" in frames:
        i += 1
    if tags[i] == "H" and "that" in frames:
        relative = begin is not None and tags[i - 1] == "N" and tags[i + 1 : i + 2] in tuple("VE")
        return None if relative else ("that", i)  # "charged over the fire that killed nine"
    if tags[i] == ":" and i + 1 < n and ("quote" in frames or "clause" in frames):
        told = tags[i + 1] == "Q" or not frames.isdisjoint(("that", "clause"))
        return ("colon", i + 1) if told else None  # not "the Easter attacks: toll rises"
    if tags[i] == "Q" and "quote" in frames and (begin is None or tags[i - 1] != "I"):
        return "quote", i
    if "wh" in frames and (tags[i] == "W" or stretch.tokens.lower[i] in ("whether", "if")):
        return "wh", i
    return None


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


def _clause(stretch: Stretch, cue: Cue, begin: int, skipped: int, breaks: set[int]) -> tuple[str, int] | None:
    """ "said the bridge was safe"."""
    tags = stretch.tags
    if stretch.tokens.lower[begin] == "by" and tags[begin - 1] == "E":
        return None  # "footage verified by the station showed …"
    if cue.kind == "noun" and is_short_clause(stretch, begin):
        return "that", begin
    if "clause" in cue.frames and (tags[begin] in "DUNPMZJHGWISRK" or tags[begin - 1] == "K"):
        at = begin
        while at < skipped and tags[at] == "K":
            at += 1
        if at > begin and tags[at : at + 1] not in tuple("DUNPMZJ"):
            return None  # "told reporters Monday before the vote was taken"
        end = clause_end(stretch, at, breaks)
        loose = "object" not in cue.frames and has_finite_verb(stretch, at, end)
        if loose or is_clause_at(stretch, at, end):
            return "clause", at
    if cue.lemma == "say" and tags[begin] in "DNPUMZJ":
        # Nothing but a clause follows "said", whether its verb is known or not.
        short = tags[begin] == "M" or stretch.tokens.lower[begin] == "one"  # "said one died"
        long = clause_end(stretch, begin, breaks) - begin > (1 if short else 3)
        return ("clause", begin) if long or "Q" in tags[begin : begin + 3] else None
    return None


def _object(stretch: Stretch, cue: Cue, begin: int, heard: bool) -> tuple[str, int] | None:
    """ "condemned the ruling", "wants both sides to talk", "told him of the fire"."""
    tags, frames = stretch.tags, cue.frames
    if tags[begin : begin + 2] == "KD" or tags[begin : begin + 3] == "IKD":
        begin = tags.index("D", begin)  # "announced on Sunday the death of three soldiers"
    word = stretch.tokens.lower[begin]
    if word == "as" and cue.stance is Stance.DENIES and (named := tags.find("D", begin, begin + _NAMED)) > 0:
        begin, word = named, stretch.tokens.lower[named]  # "dismissed as false a report that"
    if heard:
        about = begin + 1 < len(tags) and word in ("of", "about", "for", "on")
        return ("object", begin + 1) if about else None
    nominal = tags[begin] in "DNPZOMJQUGHW" or word in PARTICIPLES or tags[begin : begin + 2] in ("EN", "EJ")
    if "object" not in frames or not nominal:
        return None
    if "to" in frames:
        wanted = Subject(begin, begin) if tags[begin] in "OU" else noun_phrase_starting(stretch, begin)
        if wanted is not None and tags[wanted.last + 1 : wanted.last + 3] in ("TB", "TQ"):
            return "to", begin
    return None if "complement" in frames and _is_unnamed(stretch, begin) else ("object", begin)


def _is_unnamed(stretch: Stretch, begin: int) -> bool:
    """ "called a meeting", "called 911": an object, but nothing that it is called."""
    tags = stretch.tags
    phrase = Subject(begin, begin) if tags[begin] in "OUQ" else noun_phrase_starting(stretch, begin)
    if phrase is None or "Q" in tags[begin : phrase.last + 1] or stretch.tokens.lower[phrase.last] in false_words():
        return False  # "called the claim false"
    after = phrase.last + 1
    quoted = after_adjuncts(stretch, after)
    if tags[quoted : quoted + 1] == "Q":
        return False
    return tags[after : after + 1] not in tuple("DJNEGR") and stretch.tokens.lower[after : after + 1] != ["as"]
