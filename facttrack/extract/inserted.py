"""Attributions after their content or inside it: “…,” X said · …, said X on Monday · …, X said, … · according to X."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.borders import LONGEST, clause_end, sentence_end
from facttrack.extract.cues import Cue, speech_cues
from facttrack.extract.found import Found
from facttrack.extract.governors import described_before, possessor, subject_before
from facttrack.extract.phrases import Subject, after_adjuncts, noun_phrase_starting
from facttrack.extract.shapes import quotation_after_occasion
from facttrack.extract.speakers import before_tie, is_person_name, is_source, title_words
from facttrack.extract.standing import documents
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import group_start, has_finite_verb, is_passive
from facttrack.vocabulary import Stance


def according(stretch: Stretch, verb: int, cue: Cue, after: int) -> Found | None:
    tags = stretch.tags
    subject = noun_phrase_starting(stretch, after)
    if cue.lemma == "words":
        verb -= 2
    subject = subject and with_issuer(stretch, subject)
    if subject is None or (cue.lemma == "words" and stretch.tokens.lower[max(0, verb) : verb + 2] != ["in", "the"]):
        return None
    n = len(tags)
    rest = subject.last + 1
    described = _description_end(stretch, rest)
    if tags[described : described + 2] == ",Q" and (described == rest or stretch.opens_sentence(described + 1)):
        run = (described + 1, clause_end(stretch, described + 1, frozenset()))
        return Found("according-first", cue, (verb, after), subject, (run,))
    if verb == 0 or (verb <= 2 and tags[verb - 1] in "CRS,"):
        begin = described
        if begin < n and tags[begin] != "," and "," in tags[begin : begin + 6] and tags[begin] in "WIE":
            begin = tags.index(",", begin)
        if begin < n and tags[begin] == ",":
            begin += 1
        if begin >= n:
            return None
        return Found("according-first", cue, (verb, after), subject, ((begin, sentence_end(stretch, begin)),))
    end = verb - 1 if tags[verb - 1] == "," else verb
    begin = _after_contrast(stretch, content_start(stretch, verb - 1), end)
    if end <= begin:
        return None
    runs = [(begin, end)]
    if tags[verb - 1] == "," and tags[rest : rest + 1] == "," and rest + 1 < n:
        goes_on = not has_finite_verb(stretch, begin, end) or _unfinished(stretch, (begin, end), rest + 1)
        runs.extend([(rest + 1, sentence_end(stretch, rest + 1))] if goes_on else [])
    return Found("according-last", cue, (verb, after), subject, tuple(runs))


def by_count(stretch: Stretch) -> Found | None:
    """ "By the count of the Roe League, 61 died" and "…, by the army's own estimate": who has counted."""
    tags, words = stretch.tags, stretch.tokens.lower
    if _words("tallies").isdisjoint(words):
        return None
    by = next((i for i, word in enumerate(words) if word == "by" and (i == 0 or tags[i - 1] == ",")), None)
    if by is None:
        return None
    noun = next((i for i in range(by + 2, min(len(tags), by + _COUNT)) if words[i] in _words("tallies")), None)
    if noun is None:
        return None
    if words[noun + 1 : noun + 2] == ["of"]:
        subject = noun_phrase_starting(stretch, noun + 2)
        end = subject.last + 1 if subject else noun
    else:
        subject, end = possessor(stretch, noun) or _named_by(stretch, by + 1, noun - 1), noun + 1
    if subject is None or (end < len(tags) and tags[end] not in ",."):
        return None
    run = (end + 1, sentence_end(stretch, end + 1)) if by == 0 else (content_start(stretch, by - 1), by - 1)
    return Found("according-first", _COUNTED, (by, noun + 1), subject, (run,)) if run[1] > run[0] else None


def _named_by(stretch: Stretch, first: int, last: int) -> Subject | None:
    """ "By | police | estimates"."""
    if last < first or set(stretch.tags[first : last + 1]) - set("NPD"):
        return None
    return (
        Subject(first, last)
        if is_source(stretch.text[stretch.tokens.starts[first] : stretch.tokens.ends[last]])
        else None
    )


_COUNTED: Final = Cue("count", (), Stance.REPORTS, frozenset())
_COUNT: Final = 10  # words of "by the human rights group's own count" at most


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["counting"][name].split())


def _after_contrast(stretch: Stretch, begin: int, end: int) -> int:
    """In "Police confirmed nine deaths, but the toll is higher, according to kin" the first clause is the police's."""
    words = stretch.tokens.lower
    contrast = next((i for i in range(end - 1, begin, -1) if words[i] in _contrasting()), begin)
    told = any(stretch.tags[i] in "VE" and stretch.tokens.known[i].cue for i in range(begin, contrast))
    return contrast + 1 if told else begin


@cache
def _contrasting() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["contrasting"].split())


def _description_end(stretch: Stretch, comma: int) -> int:
    """ "According to Ivo Roe, a nurse at the clinic, …": the comma after what a name or its bearer is called."""
    tags, last = stretch.tags, comma
    while tags[last : last + 1] == ",":
        end = last + 1
        while end < len(tags) and tags[end] in "DNPpJZFI":
            end += 1
        words = stretch.text[stretch.tokens.starts[last + 1] : stretch.tokens.ends[end - 1]] if end > last + 1 else ""
        if tags[end : end + 1] != "," or not _describes(stretch, comma - 1, words.split()):
            break
        last = end
    return last


def _describes(stretch: Stretch, head: int, words: list[str]) -> bool:
    """Are these words what the bearer of the name at `head` is called, or the name of whom the noun there calls so?"""
    if not words:
        return False
    letters = " ".join(words).isupper()  # Ann Roe, QC
    if stretch.tags[head] in "Pp":
        return letters or before_tie(" ".join(words)).split()[-1].lower() in title_words()
    capitals = all(word[0].isupper() for word in words) and stretch.tokens.lower[head] in title_words()
    return capitals and (letters or is_person_name(" ".join(words), False))


def with_issuer(stretch: Stretch, subject: Subject) -> Subject:
    """ "according to a report by the Roe Institute", "data provided by the ministry": the papers and who made them."""
    words, at = stretch.tokens.lower, subject.last + 1
    if words[subject.last] not in documents():
        return subject
    at += stretch.tags[at : at + 1] == "E"
    maker = noun_phrase_starting(stretch, at + 1) if words[at : at + 1] in (["by"], ["from"]) else None
    return Subject(subject.first, maker.last) if maker else subject


def content_start(stretch: Stretch, last: int) -> int:
    """Where the content that ends at token `last` begins: at the stretch's start, or at its last semicolon or colon."""
    floor = max(0, last - LONGEST)
    border = max(stretch.tags.rfind(";", floor, last), stretch.tags.rfind(".", floor, max(floor, last - 1)))
    return border + 1 if border >= 0 else floor


def parenthetical(stretch: Stretch, verb: int, first: int, cue: Cue, after: int) -> Found | None:
    """“…,” X said · …, said X on Monday · …, X said, …"""
    tags = stretch.tags
    reported = verb and tags[verb] != "G" and stretch.tokens.lower[verb - 1] == "as"
    if reported and stretch.tokens.lower[after : after + 1] == ["by"]:
        giver = noun_phrase_starting(stretch, after + 1)  # "…, as reported by the governor"
        return _as_said(stretch, first, cue, giver.last + 1, giver, verb - 1) if giver else None
    quoted = _quoted_as(stretch, verb) if tags[verb] == "G" else None
    if quoted is not None:
        first = quoted
    elif tags[verb] in "BG" or is_passive(stretch, first, verb):
        return None
    subject = None if _is_inverted(stretch, verb, first, cue, after) else subject_before(stretch, first)
    hearer = None
    if subject is not None and subject.relative is None:
        left = (described_before(stretch, subject) if tags[first - 1] == "," else subject).first - 1
        if left >= 0 and stretch.tokens.lower[left] == "as":
            return _as_said(stretch, first, cue, after, subject, left)
        if left < 0 or tags[left] not in ",Q-" or (tags[left] != "Q" and _introduces(stretch, after)):
            return None
        right = after
        if "addressee" in cue.frames and after < len(tags) and tags[after] in "DNPOMZQ":
            phrase = noun_phrase_starting(stretch, after) if tags[after] not in "OQ" else Subject(after, after)
            if phrase:
                hearer = (phrase.first, phrase.last)
                right = phrase.last + 1
                while tags[right : right + 1] in ("P", "p"):
                    right += 1  # "told the newspaper El Sol"
        right = after_adjuncts(stretch, right)
        spoken = tags[left] == "Q" and _is_open(stretch.last_inner(left), tags[right : right + 1])
        ends = spoken or right >= len(tags) or tags[right] in ".,;-" or (tags[left] == "Q" and tags[right] in "SCGQ")
        ends = ends or stretch.tokens.lower[right] in _OCCASIONS  # ", the group said on Monday after a long inquiry"
        if not ends:
            return None
    elif subject is None and first == verb and verb and tags[verb - 1] in ",Q-":
        left = verb - 1
        subject = noun_phrase_starting(stretch, after)
        if subject is None or tags[subject.first] == "O" or tags[: left + 1].endswith("X,R,"):
            return None  # ", found him at home", "did, however, announce an arrest"
        right = after_adjuncts(stretch, subject.last + 1)
    elif subject is None and verb == 0 and (phrase := noun_phrase_starting(stretch, after)) is not None:
        begin = phrase.last + 2  # Said Roe: “We stay.”
        opens = tags[begin - 1 : begin + 1] in (":Q", ",Q")
        return Found("colon", cue, (first, after), phrase, ((begin, begin + 1),)) if opens else None
    else:
        return None
    runs = _runs(stretch, cue, left, right)
    return Found("parenthetical", cue, (first, after), subject, runs, hearer) if runs else None


def _quoted_as(stretch: Stretch, verb: int) -> int | None:
    """ "“…,” X was quoted as | saying by Radio Roe": where the passive begins; None where none stands before."""
    words = stretch.tokens.lower[max(0, verb - 2) : verb + 1]
    if words[-2:] != ["as", "saying"] or words[0] not in ("quoted", "cited"):
        return None
    first = group_start(stretch, verb - 2)
    return first if is_passive(stretch, first, verb - 2) else None


def _is_inverted(stretch: Stretch, verb: int, first: int, cue: Cue, after: int) -> bool:
    """ "…, more than last year, said Ann Roe, a nurse.": does a name end the sentence, or precede its description?"""
    if first != verb or cue.name not in speech_cues() or stretch.tags[verb - 1] != "," or "addressee" in cue.frames:
        return False
    speaker = noun_phrase_starting(stretch, after) if stretch.tags[after : after + 1] == "P" else None
    return speaker is not None and stretch.tags[speaker.last + 1 : speaker.last + 2] in ("", ",", ".")


def _runs(stretch: Stretch, cue: Cue, left: int, right: int) -> tuple[tuple[int, int], ...]:
    """The content around a parenthetical between tokens `left` and `right`; none where nothing was said."""
    tags = stretch.tags
    runs = _before(stretch, left)
    if not runs or _sets_scene(stretch, runs[0], right):
        return ()
    before = runs[-1]
    quotes = "quote" in cue.frames and cue.frames.isdisjoint(("clause", "wh"))
    if quotes and "Q" not in tags[before[0] : before[1]]:
        return ()  # "At noon, deputies responded."
    rest = _second_part(stretch, before, right) or _resumed(stretch, before, right)
    if rest is None:
        total = _total_follows(stretch, right)
        return (before, total) if total else (before,)
    return (rest,) if tags[before[1] - 1] == "W" else (before, rest)  # "…, in which, she said, nine died"


def _total_follows(stretch: Stretch, right: int) -> tuple[int, int] | None:
    """ "…, the minister said, bringing the total to 900": what the number just given makes of the count."""
    tags, words = stretch.tags, stretch.tokens.lower
    if tags[right : right + 2] != ",G" or words[right + 1] not in _words("bringing"):
        return None
    end = clause_end(stretch, right + 1, frozenset())
    counted = "M" in tags[right:end] and not _words("nouns").isdisjoint(words[right:end])
    return (right + 1, end) if counted else None


def _sets_scene(stretch: Stretch, before: tuple[int, int], right: int) -> bool:
    """On “Morning in Azul,” Roe said he would run: where it was said, not what.

    So is all that stands before "he wrote “yes”", and a clause with words of its own: When Roe cried, “No,” she smiled.
    """
    tags = stretch.tags
    following = tags[right : right + 1]
    if tags[before[0]] == "S" and tags[before[1] - 2 : before[1]] == ",Q":
        return has_finite_verb(stretch, before[0], before[1] - 2)
    if tags[before[0]] != "I" or following not in tuple("HDNPUZQ"):
        return False
    return following == "Q" or not has_finite_verb(stretch, *before)


def _is_open(last: str, following: str) -> bool:
    """Does a quotation that ends with `last` belong to the attribution, whatever follows that?"""
    return last in ",-—–" or (last in "?!" and following in tuple("IFTSK("))


def _introduces(stretch: Stretch, after: int) -> bool:
    """ "When asked, Roe said, “We stay.”": a whole sentence in quotation marks follows, nothing is resumed."""
    i = after_adjuncts(stretch, after)
    if stretch.tags[i : i + 2] not in (",Q", ":Q"):
        return False
    return stretch.opens_sentence(i + 1)


def _as_said(stretch: Stretch, first: int, cue: Cue, after: int, subject: Subject, left: int) -> Found | None:
    """ "As X reported, …" and "…, as X put it"."""
    tags = stretch.tags
    right = after_adjuncts(stretch, after)
    if left <= 1 and right + 1 < len(tags) and tags[right] == ",":
        return Found("as", cue, (first, after), subject, ((right + 1, sentence_end(stretch, right + 1)),))
    if left > 1 and tags[right : right + 2] == ",Q":
        return Found("as", cue, (first, after), subject, ((right + 1, clause_end(stretch, right + 1, frozenset())),))
    if left <= 1 and (quoted := quotation_after_occasion(stretch, after)) is not None:
        return Found("as", cue, (first, after), subject, ((quoted, quoted + 1),))
    if left > 1 and tags[left - 1] == "," and (right >= len(tags) or tags[right] in ".,;"):
        runs = _before(stretch, left - 1)
        return Found("as", cue, (first, after), subject, tuple(runs)) if runs else None
    return None


def _before(stretch: Stretch, left: int) -> list[tuple[int, int]]:
    """The content that ends before the parenthetical whose separator is token `left`."""
    tags = stretch.tags
    end = left + 1 if tags[left] == "Q" else left
    begin = content_start(stretch, left)
    if end <= begin:
        return []
    if (
        tags[end - 1] == "Q"
        and end - 1 > begin
        and (
            tags[end - 2] in ":-."
            or (tags[end - 2] == "," and has_finite_verb(stretch, begin, end - 1) and _is_whole(tags[begin : end - 2]))
        )
    ):
        begin = end - 1
    return [(begin, end)]


def _is_whole(clause: str) -> bool:
    """Are these tags, before a comma and a quotation, those of the reporter's own sentence, and not of an opening?"""
    return clause[0] not in "IS" or (clause[0] == "S" and "," in clause)


def _second_part(stretch: Stretch, before: tuple[int, int], right: int) -> tuple[int, int] | None:
    """What goes on after the parenthetical: "The bridge, she said, was safe." """
    tags = stretch.tags
    begin = right if tags[right : right + 1] == "Q" else right + 1
    if begin >= len(tags) or tags[right] not in ",Q.:":
        return None
    if tags[begin] == "Q" or (tags[begin : begin + 2] == "CQ" and tags[before[1] - 1] == "Q"):
        return (begin, clause_end(stretch, begin, frozenset()))
    if tags[right] != "," or "Q" in tags[before[0] : before[1]]:
        return None
    if not has_finite_verb(stretch, *before) or _counts_on(stretch, begin):
        return (begin, sentence_end(stretch, begin))
    return (begin, clause_end(stretch, begin, frozenset())) if _unfinished(stretch, before, begin) else None


def _counts_on(stretch: Stretch, begin: int) -> bool:
    """ "Nine were rescued, she said, | five of them with burns", "| including two boys": parts of those counted."""
    words = stretch.tokens.lower
    if words[begin] == "including":
        return True
    return stretch.tags[begin] == "M" and words[begin + 1 : begin + 2] == ["of"] and words[begin + 2] in _WHOLE


_OCCASIONS: Final = frozenset({"after", "before", "when", "while", "as", "following", "during"})
_WHOLE: Final = frozenset({"them", "whom", "these", "those"})


def _unfinished(stretch: Stretch, before: tuple[int, int], begin: int) -> bool:
    """ "If it rains, she said, we wait": a clause that must go on, and what goes on with it."""
    tags = stretch.tags
    if tags[begin] == "T":
        return tags[begin + 1 : begin + 2] in ("B", "Q")
    joins = tags[begin] == "C" or stretch.tokens.lower[begin] == "while"
    if joins and tags[begin + 1 : begin + 2] in tuple("DNPUMZJSXVER"):
        return True
    return tags[begin] in "DNPUMZJQ" and (tags[before[0]] == "S" or tags[before[1] - 1] in "WSHC")


def _resumed(stretch: Stretch, before: tuple[int, int], right: int) -> tuple[int, int] | None:
    """“The risk,” said X, an economist, “is delay.”: a quotation that goes on after the speaker's description."""
    tags = stretch.tags
    if tags[before[1] - 1] != "Q":
        return None
    i = tags.find("Q", right)
    if i < 1 or tags[i - 1] not in ",.":
        return None
    if tags[i - 1] == ".":
        return (i, i + 1) if i + 1 == len(tags) else None
    if stretch.opens_sentence(i) or "H" in tags[right:i]:
        return None
    return (i, clause_end(stretch, i, frozenset()))
