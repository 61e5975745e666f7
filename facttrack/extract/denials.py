"""What a denial of somebody's report does to the figures of that report, and who tells the dead for others.

"The army denied the guerrilla report. It said four were killed": the report's figures and the army's own are contested.
"The army said 12 militants were killed. Residents said the dead were farmers": the number stands, its content does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from facttrack.extract.counted_parts import is_part, size
from facttrack.extract.disputing import untrue_part
from facttrack.extract.lexicon import Counts, lexicon
from facttrack.extract.rivals import meet, name_words, population, same_name
from facttrack.extract.tables import alternatives, table
from facttrack.model import Figure, Speaker, Statement
from facttrack.vocabulary import Measure, Qualifier, Stance

_HERE: Final = 260  # characters before "this", denied, in which the figure stands
_NEAR: Final = 700  # characters before a denial in which the denied report stands
_FAR: Final = 1500  # the same, where several reports are denied
_LAST: Final = 4  # statements before a denial among which the denied one is
_OWN: Final = 220  # characters after a denial in which the denier's own count stands
_HARM: Final = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)
_REMAINS: Final = ("bodies", "corpses")  # that somebody saw: no count of all
_ARMED: Final = ("fighters", "soldiers")
_TOLL: Final = frozenset(("toll", "tolls"))  # of deaths alone
_BESIDE: Final = 60  # characters of ", saying" at most
_RECAST: Final = 1200  # characters after a figure in which somebody else says who the dead were


def denied(
    text: str, statements: Sequence[Statement], figures: Sequence[Figure], answering: Iterable[str]
) -> list[tuple[Figure, Statement]]:
    """(figure, denial) pairs. `answering` are ids of denials that answer a charge, not a report."""
    taken = frozenset(answering)
    starts = [figure.number.start for figure in figures]
    found = []
    for index, statement in enumerate(statements):
        reach = _reach(statement)
        harm = reach > 0 and _of_harm().search(statement.quote) is not None
        answers = statement.id in taken and not harm and not _of_numbers(statement)
        if reach == 0 or answers or not (harm or _follows_a_count(statements, index, figures)):
            continue
        at = bisect_left(starts, statement.start)
        if _names_number(statement, figures[at : at + 1]):
            continue
        near = figures[bisect_left(starts, statement.start - reach) : at]
        claimed = [one for one in near if _can_be_denied(one, statement)]
        whole = reach == _HERE or harm
        if reach == _HERE:
            claimed = [one for one in claimed if _is_next(text, one, statement) and not _is_of_them(text, one)]
        elif pointed := _pointed_at(text, near, statement):
            claimed = pointed
        elif harm:
            claimed = [one for one in claimed if _is_harm_denied(one, statement)]
            claimed = [one for one in claimed if one.measure is Measure.KILLED] or claimed
        else:
            dead = not _TOLL.isdisjoint(statement.quote.lower().split())
            claimed = [one for one in claimed if not is_part(text, one)]
            claimed = [one for one in claimed if one.measure is Measure.KILLED] if dead else claimed
        after = bisect_left(starts, statement.end + _OWN)
        named = next(
            (one for one in figures[at:after] if one.number.end <= statement.end and _is_told_exactly(one)), None
        )
        if named is not None and statement.stance is Stance.DENIES:
            claimed = [one for one in claimed if size(one) == size(named)]  # "denied that 40 had died"
        own = [one for one in figures[at:after] if one.low and not one.background and _answers(one, statement)]
        if own:
            claimed = [one for one in claimed if any(_alike(one, other) for other in own)] or claimed
        claimed = _of_speaker(text, claimed, statement, several=reach == _FAR or whole)
        found += [(one, statement) for one in claimed]
        found += [(one, statement) for one in own if _sets_right(one, claimed, statement)]
    return found + _told_again(figures, found)


def _is_told_exactly(figure: Figure) -> bool:
    """Not "nobody", not "many soldiers": those deny whatever was said before."""
    return bool(figure.low) and figure.qualifier is not Qualifier.VAGUE


def _told_again(figures: Sequence[Figure], found: Sequence[tuple[Figure, Statement]]) -> list[tuple[Figure, Statement]]:
    """The headline's number, in the reporter's own voice, that the text below tells again and that is denied."""
    denials = {(one.measure, one.low, one.high): (one, denial) for one, denial in reversed(found)}
    again = []
    for figure in figures:
        told, denial = denials.get((figure.measure, figure.low, figure.high), (None, None))
        if told is not None and denial is not None and figure.speaker is None and figure.start < told.start:
            again.append((figure, denial))
    return again


def _pointed_at(text: str, figures: Sequence[Figure], denial: Statement) -> list[Figure]:
    """ "Disputes that toll", "this number": the figures of the sentence before, also where they are of long ago."""
    if _POINTING.match(denial.quote) is None:
        return []
    told = [one for one in figures if one.speaker and (one.low or one.high) and _is_next(text, one, denial)]
    own = denial.speaker.name if denial.speaker else ""
    return [one for one in told if one.speaker and not same_name(one.speaker.name, own)]


_POINTING: Final = re.compile(r"(?:this|that|these|those)\s+(?:\w+\s+)?(?:toll|figure|number|count|tally|estimate)s?\b")


def _is_of_them(text: str, figure: Figure) -> bool:
    """ "26 suspects, four of them wanted": a part of the number that is denied."""
    return text.startswith((" of them", " of whom", " of those"), figure.number.end)


def _names_number(denial: Statement, following: Sequence[Figure]) -> bool:
    """ "said a toll of 25 was false": is it of a number in the denial itself, and of no other?"""
    if not following or following[0].number.start >= denial.end:
        return False
    refused = untrue_part(denial.quote)
    return refused is not None and refused[0] <= following[0].number.start - denial.start < refused[1]


def _is_next(text: str, figure: Figure, denial: Statement) -> bool:
    """Does "they deny it" stand in the sentence of the figure or in the next?"""
    return len(_SENTENCE_END.findall(text, figure.number.end, denial.start)) < 2


_SENTENCE_END: Final = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z“\"])")


def _of_numbers(denial: Statement) -> bool:
    """ "disputed the minister's numbers": a denial of figures, whatever charge it answers besides."""
    return not set(table("attribution")["disputing"]["numbers"].split()).isdisjoint(denial.quote.lower().split())


def _reach(denial: Statement) -> int:
    """How far back the report stands that is denied: "this" right here, a report near, reports farther off. 0: none."""
    doubts = denial.stance is Stance.QUESTIONS and _of_numbers(denial)
    if not (doubts or denial.stance is Stance.DENIES) or denial.rule.startswith("fronted"):
        return 0
    words = [word.strip(".,;:“”\"'").lower() for word in denial.quote.split()]
    names = table("attribution")["disputing"]
    if words[:1] and words[0] in names["pronouns"].split() and len(words) == 1:
        return _HERE
    if _of_harm().search(denial.quote):
        return _FAR
    if _SPECIFIED.search(denial.quote):
        return 0
    if not set(names["reports"].split()).isdisjoint(words):
        return _FAR
    return 0 if set(names["reported"].split()).isdisjoint(words) else _NEAR


def _follows_a_count(statements: Sequence[Statement], index: int, figures: Sequence[Figure]) -> bool:
    """Did somebody else, who spoke last before the denial, give a number?"""
    denial = statements[index]
    for said in reversed(statements[max(0, index - _LAST) : index]):
        if said.speaker is None or (denial.speaker and same_name(said.speaker.name, denial.speaker.name)):
            continue
        if said.stance is Stance.ACCUSES:
            continue  # a charge that came with the reports
        at = bisect_left(figures, said.start, key=lambda figure: figure.number.start)
        return at < len(figures) and figures[at].number.start < said.end
    return True


@cache
def _of_harm() -> re.Pattern[str]:
    """ "the allegations of civilian deaths", "reports of casualties", or the harm in its own words."""
    names = table("attribution")["disputing"]
    reported = "|".join(f"{names['reports']} allegations accusations".split())
    forms = ("harm", "anybody", "harmed", "harming", "no_proof")
    harm, people, harmed, harming, proof = ("|".join(names[form].split()) for form in forms)
    struck, striking = ("|".join(names[form].split()) for form in ("struck", "striking"))
    people = "|".join((people, *names["populations"].values())).replace(" ", "|")
    return re.compile(
        rf"\b(?:{reported})\s+(?:of|about)\s+(?:\w+\s+){{0,2}}(?:{harm})\b"
        # "any civilian deaths", "that there had been casualties"
        rf"|^(?:that\s)?(?:there\s(?:were|was|had\sbeen)\s)?(?:any\s)?(?:civilian\s)?(?:{harm})\b"
        # "that any civilians had been hit", "killing villagers"
        rf"|^(?:that\s)?(?:(?:any|many|so\smany)\s)?(?:{people}|anyone|anybody)\s(?:were|was|had\sbeen|had)\s(?:{harmed})\b"
        # "that its men had fired on civilians"
        rf"|^that\s(?:its|their|his|her|our)\s[a-z]+\s(?:(?:had|have|ever)\s)*(?:fired|shot|{harmed})\s(?:(?:at|on|upon|any)\s)*(?:{people})\b"
        # "that any school had been bombed", "striking the clinic"
        rf"|^(?:that\s)?(?:any|an?|the|its)\s(?:\w+\s){{1,2}}(?:was|were|had\sbeen)\s(?:{struck})\b"
        rf"|^(?:{striking})\s(?:any|an?|the)\b"
        # "causing any civilian deaths"
        rf"|^(?:having\s)?(?:caus(?:ing|ed)|inflict(?:ing|ed))\s(?:any\s)?(?:civilian\s)?(?:{harm})\b"
        rf"|^(?:{harming})\s(?:any\s)?(?:{people})\b"
        rf"|\bno\s(?:{proof})\s(?:that|of)\s(?:any\s)?(?:civilian\s)?(?:{harm}|{people})\b"
        rf"|\bno\s(?:reports|information|knowledge)\sof\s(?:any\s)?civilian\s(?:{harm})\b"
    )


def _is_harm_denied(figure: Figure, denial: Statement) -> bool:
    """Bodies that somebody saw are no count, unless it is denied that anybody died; fighters are no civilians."""
    if figure.measure not in _HARM or (_is_of_remains(figure) and _NOBODY_DIED.search(denial.quote) is None):
        return False
    of_civilians = "civilian" in denial.quote and "of civilian" not in denial.quote
    return not (of_civilians and population(figure) in _ARMED)


_NOBODY_DIED: Final = re.compile(r"\bany(?:one|body)\s(?:was|had)\b")
# "reports that fuel was stored there": another matter than the figures before it.
_SPECIFIED: Final = re.compile(r"\b(?:reports?|claims?|accounts?|versions?)\s+(?:that|of|about)\b", re.IGNORECASE)


def _can_be_denied(figure: Figure, denial: Statement) -> bool:
    if figure.speaker is None or figure.background or not (figure.low or figure.high):
        return False
    return denial.speaker is None or not same_name(figure.speaker.name, denial.speaker.name)


def _is_of_remains(figure: Figure) -> bool:
    """ "he counted five bodies, three of them boys": what a witness saw."""
    return figure.who in _REMAINS or any(noun in figure.rule for noun in _REMAINS)


def _answers(figure: Figure, denial: Statement) -> bool:
    """Is the figure the denier's own, or one that is put forward as a claim?"""
    if figure.speaker is None:
        return False
    claimed = figure.cue is not None and figure.cue.text.startswith("claim")
    return claimed or (denial.speaker is not None and same_name(figure.speaker.name, denial.speaker.name))


def _called(speaker: Speaker) -> set[str]:
    """The words by which a speaker is known, by name and as told here: "the district's figure", by its officer."""
    return name_words(speaker.name) | name_words(speaker.mention)


_PAPERS: Final = re.compile(r"^the\s(report|survey|study|article|statement)\b")


def _came_in(text: str, figure: Figure, paper: str) -> bool:
    """Does the figure's sentence name the paper it came in: "the group said in a report"?"""
    end = _SENTENCE_END.search(text, figure.number.end)
    return paper in text[figure.start : end.start() if end else len(text)].lower()


def _of_speaker(text: str, figures: Sequence[Figure], denial: Statement, *, several: bool) -> list[Figure]:
    """The figures of the one whose report it is: who is named in the denial, else who spoke last, or all who did."""
    words = name_words(re.sub(r"[^\w\s'’]", " ", _REASONS.split(denial.quote, 1)[0]))
    named = [one for one in figures if one.speaker and not _called(one.speaker).isdisjoint(words)]
    if not named and not several and (paper := _PAPERS.search(denial.quote)) is not None:
        named = [one for one in figures if _came_in(text, one, paper[1])]
    if named or not figures or (several and not _OWNED.search(denial.quote)):
        return named or list(figures)
    last = figures[-1].speaker
    return [one for one in figures if one.speaker and last and one.speaker.name == last.name]


# "rejected the number, saying that …": what follows is no longer what is denied.
_REASONS: Final = re.compile(r"\b(?:saying|adding|calling|insisting|because)\b")
# "rejects its figures": those of whoever spoke last.
_OWNED: Final = re.compile(r"\b(?:its|his|her|their)\s+(?:\w+\s+)?(?:figures|numbers|tolls|counts|claims|reports)\b")


def _alike(a: Figure, b: Figure) -> bool:
    return a.measure is b.measure or Measure.CASUALTIES in (a.measure, b.measure)


def _sets_right(figure: Figure, claimed: Sequence[Figure], denial: Statement) -> bool:
    """Does the denier's own count stand against one that is denied? Fighters are no part of a count of people."""
    if figure.speaker is None or denial.speaker is None or not same_name(figure.speaker.name, denial.speaker.name):
        return False
    own = population(figure)
    instead = figure.number.start - denial.end < _BESIDE  # "disputed the toll, saying two looters had died"
    return figure.who not in _REMAINS and any(
        _alike(figure, one)
        and (own is None or instead or meet(own, population(one)) or one.measure is Measure.CASUALTIES)
        for one in claimed
    )


def recast(statements: Sequence[Statement], figures: Sequence[Figure]) -> list[tuple[Figure, Statement]]:
    """Figures of the dead whom somebody else, who speaks after them, says to have been others."""
    killed = [one for one in figures if one.measure is Measure.KILLED and not one.background]
    if not killed:
        return []
    places, every = ([one.number.start for one in group] for group in (killed, figures))
    pairs = []
    for statement in statements:
        first, at = bisect_left(places, statement.start - _RECAST), bisect_left(places, statement.start)
        if first == at or statement.speaker is None or _OTHERS.search(statement.quote) is None:
            continue
        own = figures[bisect_left(every, statement.start) : bisect_left(every, statement.end)]
        told = [one for one in killed[first:at] if _can_be_recast(one, killed[at - 1], statement)]
        pairs += [(one, statement) for one in told]
        if told:
            pairs += [(one, statement) for one in own]
    return pairs


# A look before any work: "the dead were farmers".
_OTHERS: Final = re.compile(r"\b(?:were|was|are|been)\b")


def _can_be_recast(figure: Figure, last: Figure, statement: Statement) -> bool:
    """Is the figure of those who were told of last, by another than the one who says that they were others?"""
    names = [one.speaker.name if one.speaker else "" for one in (figure, last)]
    who = population(figure)
    if who == "soldiers" or names[0] != names[1] or (statement.speaker and same_name(statement.speaker.name, names[0])):
        return False
    return _tells_otherwise(statement.quote, fighters=who == "fighters")


def _tells_otherwise(content: str, *, fighters: bool) -> bool:
    match = (_were() if fighters else _were_fighters()).search(content.lower())
    if match is None:
        return False
    words = lexicon()
    return match["who"] in words.plurals and bool(words.kinds.get(match["who"], Counts.NOTHING) & Counts.PEOPLE)


@cache
def _were_fighters() -> re.Pattern[str]:
    """ "the 11 dead “were armed militiamen”"."""
    names = table("attribution")["disputing"]
    dead, groups = alternatives(names["the_dead"], opens_word=True), names["populations"]
    armed = "|".join(f"{groups['fighters']} {groups['soldiers']}".split())
    return re.compile(
        rf"(?:{dead}|t(?<!\wt)he\s+[\w,]+\s+dead)\s+[\"“]?(?:were|was|are|had\s+been)\s+[\"“]?(?:[a-z]+\s+){{0,3}}?(?P<who>{armed})\b"
    )


@cache
def _were() -> re.Pattern[str]:
    """ "the dead were mostly farmers"."""
    dead = alternatives(table("attribution")["disputing"]["the_dead"], opens_word=True)
    fighters = "|".join(table("attribution")["disputing"]["populations"]["fighters"].split())
    return re.compile(
        rf"(?:{dead})\s+(?:were|was|are|had\s+been)\s+(?:[a-z]+\s+){{0,3}}?(?!(?:{fighters})\b)(?P<who>[a-z-]+)\b"
    )
