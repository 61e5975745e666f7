"""One figure in its sentence: what the words around the number say of time, place and people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache, cached_property

from facttrack import gazetteer
from facttrack.link import locations, speakers
from facttrack.link.counts import Count, Days, Told
from facttrack.link.credits import wording
from facttrack.link.culprits import beside
from facttrack.link.moments import Moment, Role
from facttrack.link.occasions import names_event, of_harm, tells_harm
from facttrack.link.phrases import bystander, eyewitness, replaced_number, traits
from facttrack.link.populations import GENERIC, Extent, population, said_of_all
from facttrack.link.tables import table, whole
from facttrack.model import Figure
from facttrack.vocabulary import Because, Measure, SpeakerKind

#: Counts over more days than this belong to no single event.
_LONG = 100
#: A month's last day is at least so many days after its first.
_MONTH = 27
#: A place before the number is as near as one so many characters further behind it.
_BEHIND = 15
#: Places named within so many characters are read together.
_NEARBY = 120
#: The words that say where somebody was taken stand so near behind the number.
_CARRIED = 60
#: "In the whole of the strip [94] people": what the count covers stands so near before it.
_LEAD = 40
#: "Tuesday's missile strike on School No. 6 killed 12": the event of a day stands so near to its number.
_BESIDE = 60

_NUMBER_OF = re.compile(
    r"\b(?:number of|count of|toll of|tally of|put(?!\s(?:the\s)?(?:\w+\s)?(?:number|count|toll|tally)\b))"
    r"\s(?:the\s)?(\w+(?:\s\w+)?)"
    r"|\b((?:\w+\s)?(?:dead|deaths|bodies|arrests|wounded))\b"
)
_YEARLY = re.compile(
    r"\b(?:this|last|the past|whole) year\b|\bsince (?:19|20)\d\d\b|\bof the year\b|^(?:Before|Prior to)\b"
)
# "31 homicides in 2016", "46 killings this year".
_YEARS_COUNT = re.compile(
    r"^\s(?:\w+\s)?(?:homicides?|murders?|killings?|deaths?|shootings?|slayings?)\s"
    r"(?:(?:so far|in|of|for|during|reported|recorded|committed|investigated)\s)*"
    r"(?:this year|the year|last year|(?:19|20)\d\d)\b"
)
# "At first they spoke of two, but [three] have died": what follows is the later count.
_TURN = re.compile(r"\b(?:but|however|later|now|since|until|while|then)\b|;", re.I)
# "Earlier Sunday, a bystander was hit down the street": not "Earlier, police had spoken of five".
_EARLIER = re.compile(
    r"[“\"]?(?:Earlier|Hours earlier|Hours before)[, ]\s?(?:on\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in the (?:day|week)|that (?:day|week|night)|this week)\b"
)
# "Seven in less than three months": not in one event.
_SPELL = re.compile(
    r"^(?:\s[\w’'-]+){0,6}?\s(?:in|within|over)\s(?:(?:just|only|less|more|the|a|about|nearly|last|past|over|than|under)\s)*"
    r"(?:\w+)\s(?:weeks|months|years)\b(?!\sof\b)"
)
#: "[In the] week", "[during] October": what counts a stretch of time stands straight before it.
_BESIDE_TIME = 10
_SEIZED = re.compile(
    r"\b(?:kidnapped|abducted|seized|taken|captured|detained|arrested|held|trapped)\W+(?:\w+\W+){0,2}$"
)
_OF_THE = re.compile(r"\s*of\s(?:the|those)\s(\w+)", re.I)
_AMONG = re.compile(
    r"\b(?:including|among (?:them|the dead|the victims|the injured|those(?: \w+)?)(?: (?:are|were))?"
    r"|of (?:these|those|them|whom|the (?:dead|killed|wounded|injured|victims|missing|displaced|detained))"
    r"(?: (?!at\b|to\b|by\b|is\b|was\b|stood\b|stands\b|reached\b|rose\b|fell\b)\w+)?"
    r"|\b(?:that|this|which|total) includes?|\bincluded),?\s*"
    r"(?:at least\s|some\s|about\s)?$",
    re.I,
)


# "[4,100] pupils in the district of Metuge alone", but not "in January alone".
_PLACE_ALONE = re.compile(
    r"[^.;:]{0,80}?\b(?:in|at|from)\s(?:[\w’'-]+\s){0,5}?(?!\w+day\b|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
    r"(?:[A-Z][\w’'-]+|city|capital|town|village|camp|district|county|province|state|region|country)\salone\b"
)
# "[Four] Turkish citizens": no other dead are told of.
_CITIZENS = re.compile(r"\b(?:citizens?|nationals?)\b", re.I)
# "Thirty-seven Hondurans were among the 114 rescued".
_ONE_AMONG = re.compile(r"\s(?:[\w’'-]+\s){0,3}?(?:were|are|was|is)\s(?:also\s)?among\s(?:the|those)\b")
_THAT_TIME = re.compile(r"\b[Tt]hat (?:night|day|morning|evening|week|month|year)\b")
# "In the same four months", "killed in the month": the stretch that was told before.
_SAME_STRETCH = re.compile(
    r"\b(?:in|over|during|for)\s(?:(?:the|that)\ssame\s(?:\w+\s)?(?:days|weeks?|months?|period|stretch|span)"
    r"|(?:the|that)\s(?:month|period|week)\b(?!\s(?:of|to|ended|that|which|since|before|after|ending|from|until)\b))",
    re.I,
)
_ALL_OF_THEM = re.compile(r",\s(?:all|most)(?: of (?:them|whom))?(?: were)? ((?:\w+\s)?\w+)")
# "Two of the wounded are journalists".
_OF_THEM_ARE = re.compile(r"\sof (?:them|those|these|the \w+)(?: \w+)? (?:are|were|was|is) ((?:\w+\s)?\w+)")
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|dismiss(?:es|ed)|disputed|disputes (?:the|that|a|it))\b[^.;]*$", re.I
)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|reject|dismiss|disput|refut|contradict)", re.I)
_LISTED = re.compile(r"\s(?:and|to|through|until)\s|\d\s?[-–]\s?\d")
_ACROSS = re.compile(r"\b(?:across|throughout|all over|the whole of|all of|the entire)\s(?:the\s)?$", re.I)
# "Monday's toll was 11", said on a later day.
_DAYS_COUNT = re.compile(
    r"^\W*(?:\w+day|[Yy]esterday)['’]s (?:\w+ )?(?:toll|count|figure|tally) (?:was|stood|had been|of)\b"
)
_AND = re.compile(r"(?:’s|'s)?(?:,| and|, and)(?: in)?(?: the)? ")
#: What happens days after the harm that an article is about.
AFTERWARDS = frozenset({Measure.RESCUED, Measure.DETAINED})
#: How people are for days after the harm.
_STATES = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})
#: The dead are counted for so many days.
_AFTERMATH = 10
# "52 people in all, 39 of them in Cebu": the place of the share, not of the number before it.
_SHARE = re.compile(
    r"(?:\bof (?:them|whom|which|those)|\bincluding (?:at least )?\S+(?: \w+){0,2}) (?:in|at|near|from|on) "
    r"(?=(?:the )?[A-Z])"
)
_AND_MORE = re.compile(r"\band\b")
# "75 were injured, and 40 are being treated in hospital": two clauses.
_CLAUSES = re.compile(r";|, (?:and|but|while)\b|\bwhile\b")
_CLAUSE_STOP = re.compile(r"[,;:.]")
_CLAUSE_END = re.compile(r"\b(?:in|at|on|when|after|as|by|from|near|who|which|while)\b|[,;:.]")


def _is_part(before: str, after: str) -> bool:
    """Does the sentence itself take the number from a larger one: "9 of the 14", "including 5", "of these, 49"? "Three
    of its soldiers" and "12 of the Erna's crew" are all who were harmed."""
    return bool(
        _patterns()["of_more"].match(after)
        or _AMONG.search(before[-40:])
        or re.search(r"\balone\b", before[-40:])
        or _PLACE_ALONE.match(after)
    )


def _noun(words: str) -> str:
    found = [w.lower() for w in re.findall(r"[^\W\d_]+", words)]
    return found[-1] if found and len(found) <= 3 else (found[0] if found else "")


def _nations(words: str) -> tuple[str, ...]:
    found = (gazetteer.nation(word) for word in re.findall(r"[A-Z]\w+", words))
    return tuple(dict.fromkeys(place.id for place in found if place))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    rows = table("counts")
    names = ("wide", "summed", "took_in", "period", "increment", "former", "former_lead", "rise", "lower")
    more = ("another_event", "tallied", "later", "supposed", "of_war", "all_told")
    after = "|".join(map(re.escape, rows["former_after"]))
    total = rf"(?:the\s)?(?:[\w’'-]+\s){{0,3}}(?:{'|'.join(rows['totals'])})\b"
    harmed = "|".join(word for words in rows["counted_by"].values() for word in words)
    return {name: whole(rows[name]) for name in (*names, *more)} | {
        "ascribed": whole(rows["ascribed"], lead="(?<![Aa]n )"),  # not "an estimated 200 drowned"
        "one_event": whole(rows["one_event"], lead=r"(?:a|an|the|that|this|one)\s(?:[\w’'-]+\s){0,3}?"),
        "of_more": re.compile(
            rf"\s*of\s(?:(?:those|them|these|whom)\b|the\b(?!\s(?-i:[A-Z])[\w-]+[’']s?\s)"
            rf"|(?:the\s\S+|its|their)\s(?:\w+\s)?(?:{harmed})\b)",
            re.I,
        ),
        "former_after": re.compile(rf"(?:\s[a-z]+){{0,2}}\s(?:{after})\b", re.I),
        "bringing": whole(rows["bringing"], rf"\s{total}"),
        "brought": whole(rows["bringing"], rf"\s{total}[^.;]*$"),
        "tied_to": whole(rows["tied_to"], r"\s(?:at least |more than |about )?$"),
        "takes_in": whole(rows["takes_in"], r"\s(?:(?!reports?\b|word\b|calls?\b)[\w,-]+\s){0,5}$"),
    }


class Reading:
    """One figure in its sentence, `start`–`end` of the text."""

    def __init__(self, told: Told, figure: Figure, start: int, end: int, others: Sequence[Figure] = ()) -> None:
        """`others`: the article's figures, of which those of the measure beside it have places of their own."""
        self.beside = [other.number for other in others if other.measure is figure.measure and other is not figure]
        self.told, self.figure, self.start, self.end = told, figure, start, end
        text, number = told.text, figure.number
        self.at = number.start
        self.sentence = text[start:end]
        self.before, self.after = text[start : self.at], text[number.end : end]
        self.around = text[max(start, self.at - 24) : number.end + 24]
        self.clause = text[max(start, figure.start - 24) : min(end, max(figure.end, number.end + 60))]
        self.patterns = _patterns()
        self.times = [self._risen(time) for time in told.times if start <= time.start < end]
        self.earlier = [time for time in told.times if time.start < start]

    def count(self, known: Mapping[str, str]) -> Count:
        figure, patterns, measure = self.figure, self.patterns, self.figure.measure.value
        counted = self._counted()
        happened, period = self._happened()
        as_of, said = self._nearest(Role.AS_OF), self._nearest(Role.SAID)
        moment = as_of or said
        day = moment.last if moment else None
        if as_of and said and as_of.last is None:
            day = said.last
        former = self._former()
        places, near, joint, across = self._places()
        return Count(
            id=figure.id,
            measure=measure,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier.value,
            population=self._population(counted),
            noun=_noun(figure.who or counted),
            nation=_nations(_AND_MORE.split(counted)[0] + " " + self.before[-24:]),
            speaker=speakers.main_name(figure.speaker, known),
            also=self._also(),
            places=places,
            near=near,
            joint=joint,
            wide=across or bool(patterns["wide"].search(self.before[-_LEAD:] + self.clause)),
            facility=bool(patterns["took_in"].search(self._own_clause) or patterns["takes_in"].search(self.before)),
            happened=happened,
            period=period,
            day=day,
            hour=moment.hour if moment else None,
            told=moment is not None and not former,
            as_of=as_of is not None and not former,
            former=former,
            instead=replaced_number(self.after),
            recalled=self._recalled(happened, period, as_of),
            another=self._of_another,
            increment=self._increment(),
            part=_ONE_AMONG.match(self.after) is not None
            or (
                figure.measure is not Measure.RESCUED and _is_part(self.before, self.after) and not self._among_others()
            ),
            denied=self._denied() and not former,
            wording=wording(figure.quote),
            traits=traits(self.after) if figure.low == figure.high == 1 else "",
            rival=self._contested(Because.RIVAL_FIGURE) or self._contested(Because.COUNTERCLAIM),
            witness=self._witness(),
            revised=self._rises or (replaced_number(self.after) or self.figure.low or 0) < (self.figure.low or 0),
            lowered=bool(patterns["lower"].search(self.before)),
            supposed=bool(patterns["supposed"].search(self.clause)),
            ascribed=bool(self.patterns["ascribed"].search(self.sentence)),
            culprit=beside(self.before, self.after).value,
            carried=self._carried(),
        )

    def _population(self, counted: str) -> str:
        """The class counted; everybody where the number is said to be of all of them."""
        found = population(counted, self.figure.measure.value)
        if not found and _CITIZENS.search(counted) and _nations(counted):
            return "foreigners"
        return GENERIC if said_of_all(found) and self.patterns["all_told"].search(self.after[:_CARRIED]) else found

    def _among_others(self) -> bool:
        """Does "among the dead" stand before a number of the injured: "36 foreigners among the dead, [500] injured"?"""
        found = _AMONG.search(self.before[-40:])
        words = set(re.findall(r"[a-z]+", found[0].lower())) if found else set()
        rows = table("counts")["counted_by"]
        own = rows.get(self.figure.measure.value, ())
        return any(words & set(row) for row in rows.values()) and not words & set(own)

    @property
    def _own_clause(self) -> str:
        """The words around the number up to where the sentence goes on with another clause."""
        before = _CLAUSES.split(self.before)[-1]
        return before + self.figure.number.text + _CLAUSES.split(self.after)[0]

    def _carried(self) -> bool:
        """Were they taken to hospital, and not said to be wounded?"""
        wounded = table("counts")["counted_by"]["injured"]
        clause = re.split(r"[,.;]", self.after[:_CARRIED])[0]
        return "hospital" in clause and not any(word in clause for word in wounded)

    def _also(self) -> str:
        """What else the article calls who says so: what it explains an acronym by, a person's office."""
        name = self.figure.speaker.name if self.figure.speaker else ""
        if not name:
            return ""
        return self.told.aliases.get(name.split()[-1], "") or speakers.office(name, self.told.text)

    def _increment(self) -> bool:
        """ "One of the wounded died", "a driver died in hospital" are more dead; "five of the dead were children" adds
        nobody."""
        whole = _OF_THE.match(self.after)
        own = table("counts")["counted_by"].get(self.figure.measure.value, ())
        if self.patterns["bringing"].search(self.after):
            return True
        one = self.figure.measure is Measure.KILLED and self.figure.low == self.figure.high == 1
        if one and self.patterns["later"].search(_CLAUSE_STOP.split(self.after, maxsplit=1)[0]):
            return True
        return bool(self.patterns["increment"].search(self.around)) and not (whole and whole[1].lower() in own)

    def _counted(self) -> str:
        """The words that name what is counted: `who`, and what stands next to the number."""
        measure = self.figure.measure.value
        found = _ALL_OF_THEM.search(self.after) or _OF_THEM_ARE.match(self.after)
        if found and population(found[1], measure):
            return found[1]
        near = _CLAUSE_END.split(self.after, maxsplit=1)[0]
        own = (self.figure.who or "") + " " + " ".join(near.split()[:5])
        if population(own, measure):
            return own
        leads = _NUMBER_OF.findall(re.split(r"[,;:.]", self.before)[-1])
        return f"{own} {leads[-1][0] or leads[-1][1]}" if leads else own

    def _nearest(self, role: Role) -> Moment | None:
        chosen = [t for t in self.times if t.role is role and (t.last is not None or t.hour is not None)]
        return min(chosen, key=lambda t: (abs(t.start - self.at), t.start), default=None)

    def _risen(self, moment: Moment) -> Moment:
        """ "Rose to nine on Thursday", "were missing on Friday": a day after that of the harm is that of the count."""
        if moment.role is Role.HAPPENED and self.patterns["brought"].search(self.before):
            found_then = moment.first == moment.last or moment.start < self._brings
            return replace(moment, role=Role.AS_OF) if found_then else moment
        if moment.role is Role.HAPPENED and moment.start > self.at and moment.first == moment.last:
            owner = self.told.text[moment.end - 2 : moment.end] in ("'s", "’s")
            if not owner and self._rises:
                return replace(moment, role=Role.AS_OF)
        return replace(moment, role=Role.AS_OF) if self._counted_on(moment) else moment

    def _counted_on(self, moment: Moment) -> bool:
        """Is it a day after the event's, with which no words of harm go?"""
        main, day = self.told.main, moment.first
        if moment.role is not Role.HAPPENED or self.figure.measure not in _STATES or not (main and day):
            return False
        if day != moment.last or not 0 < (day - main[1]).days <= _AFTERMATH:
            return False
        if not tells_harm(self.sentence):
            return True
        before = any(self.start <= time.start < self.end and time.first == main[0] for time in self.told.times)
        return before and not of_harm(self.told.text, self.told.times, moment)

    @cached_property
    def _brings(self) -> int:
        """Where the words stand that say what total the number is brought to: "11 more, bringing the dead to [28]"."""
        found = self.patterns["brought"].search(self.before)
        return self.start + found.start() if found else -1

    @cached_property
    def _rises(self) -> bool:
        return bool(_patterns()["rise"].search(self.before))

    def _former(self) -> bool:
        """Does the article itself call the number outdated, or does who gave it take it back?"""
        if self.patterns["former"].search(self.before[-48:]) or _DAYS_COUNT.search(self.before):
            return True
        if self.patterns["former_after"].match(self.after):
            return True
        lead = self.patterns["former_lead"].search(self.before)
        if lead and not _TURN.search(self.before, lead.end()):
            return True
        if self._contested(Because.DENIAL) and not self._denied():
            return True
        return self.before.rstrip().endswith("from") and bool(self.patterns["rise"].search(self.sentence))

    def _denied(self) -> bool:
        """Does somebody deny it, and not only the article take it back?"""
        return bool(_DENIED.search(self.before)) or (
            self._contested(Because.DENIAL) and bool(_DENYING.search(self.sentence))
        )

    def _contested(self, because: Because) -> bool:
        return any(contest.because is because for contest in self.figure.contested)

    def _witness(self) -> bool:
        """Is it what somebody saw who was there?"""
        speaker = self.figure.speaker
        seen = speaker is not None and (speaker.kind is SpeakerKind.WITNESS or bystander(speaker.name))
        return seen or eyewitness(self.sentence)

    def _happened(self) -> tuple[Days | None, bool]:
        """The days of the harm that the sentence tells nearest to the number, and whether they are a stretch."""
        text = self.told.text
        chosen = [t for t in self.times if t.role in (Role.HAPPENED, Role.SINCE) and t.first and t.last]
        if self.figure.measure is Measure.RESCUED:
            chosen = [t for t in chosen if not _SEIZED.search(text[max(self.start, t.start - 32) : t.start])]
        if not chosen:
            if _THAT_TIME.search(self.sentence):
                return self._last_told(), False
            if _SAME_STRETCH.search(self.sentence):
                told = self._last_told(stretch=True)
                return told, told is not None
            return None, False
        summed = self.patterns["wide"].search(self.sentence) or self.patterns["summed"].search(self.sentence)
        if summed and len({t.first for t in chosen}) > 1:
            return (min(t.first for t in chosen if t.first), max(t.last for t in chosen if t.last)), True
        best = self._of_harm(chosen)
        if best.first is None or best.last is None:
            return None, False
        if best.role is Role.SINCE:
            open_end = best.last == best.first
            return (best.first, max(best.last, self.told.published or best.last) if open_end else best.last), True
        vague = best.last - best.first >= timedelta(days=2) and bool(self.patterns["one_event"].search(self.sentence))
        lead = text[max(self.start, best.start - (_BESIDE_TIME if vague else 40)) : best.start if vague else best.end]
        owner = text[best.end : best.end + 2] in ("'s", "’s") or text[best.end - 2 : best.end] in ("'s", "’s")
        words = text[best.start : best.end]
        listed = bool(_LISTED.search(words))
        stretch = best.first < best.last and not owner and (listed or bool(self.patterns["period"].search(lead)))
        stretch = stretch and not words.endswith(("weekend", "ago"))
        stretch = stretch or (
            not vague
            and (best.last - best.first).days >= _MONTH
            and bool(summed or self.patterns["tallied"].search(self.sentence))
        )
        return (best.first, best.last), stretch

    def _of_harm(self, times: Sequence[Moment]) -> Moment:
        """The time next to the number, unless another one is said to be that of the harm: "buried on Thursday the nine
        killed on Monday", "Monday's raid killed nine, one of whom died overnight"."""
        best = min(times, key=lambda t: (abs(t.start - self.at) + (40 if t.start > self.at + 120 else 0), t.start))
        text, told = self.told.text, self.told.times
        before = [time for time in times if time.start < self.at]
        after = [time for time in times if time.start > self.at]
        if before and best in after and self.at - before[-1].end < _BESIDE and names_event(text, before[-1]):
            return before[-1]
        if after and best in before and not of_harm(text, told, best) and of_harm(text, told, after[0]):
            return after[0]
        return best

    @cached_property
    def _of_another(self) -> bool:
        if self.patterns["another_event"].search(self.sentence) or self.patterns["tied_to"].search(self.before[-48:]):
            return True
        return bool(_EARLIER.match(self.sentence)) and self.figure.speaker is None

    def _last_told(self, *, stretch: bool = False) -> Days | None:
        """The days of harm that the text before the sentence told last, more than one of them for a `stretch`."""
        happened = (t for t in reversed(self.earlier) if t.role in (Role.HAPPENED, Role.SINCE))
        told = ((t.first, t.last) for t in happened if t.first and t.last)
        return next((days for days in told if not stretch or days[0] < days[1]), None)

    def _recalled(self, happened: Days | None, period: bool, as_of: Moment | None) -> bool:
        """Does the figure belong to another event than the article's, or to a long time?"""
        main = self.told.main
        if self.figure.background or _YEARS_COUNT.search(self.after[:48]) or _SPELL.match(self.after[:80]):
            return True
        if self._of_another or self.patterns["of_war"].search(self.after):
            return True
        if happened is not None:
            if period:
                return (happened[1] - happened[0]).days > _LONG or bool(_YEARLY.search(self.sentence))
            before = main is not None and (main[0] - happened[1]).days > 1
            after = main is not None and (happened[0] - main[1]).days > 1
            if before or (after and self.figure.measure not in AFTERWARDS):
                return True
        return bool(as_of and as_of.last and main and as_of.last < main[0])

    def _places(self) -> tuple[tuple[str, ...], str, bool, bool]:
        """The places of the sentence, nearest first, without those inside the speaker's name; and the innermost
        place of the last sentence before it that names one; and whether several are named together, and whether the
        count is of all over a country or region."""
        speaker = self.figure.speaker
        skip = range(speaker.start, speaker.end) if speaker else range(0)
        own: list[tuple[int, str]] = []
        placed: list[tuple[int, str, int]] = []
        before: list[tuple[int, str]] = []
        joint, ended, across = False, 0, ""
        share = _SHARE.search(self.after, 2)
        end = self.figure.number.end + share.end() if share else self.end
        for name in self.told.names:
            if name.start >= end:
                break
            key = self.told.places.get(name.label)
            if name.start in skip or name.away or name.owner or key is None:
                continue
            if name.start < self.start:
                before.append((name.start, key))
                continue
            if _ACROSS.search(self.told.text[max(0, name.start - 24) : name.start]):
                across = across or key
            joint = joint or (bool(own) and _AND.fullmatch(self.told.text, ended, name.start) is not None)
            ended = name.end
            after = name.start > self.at
            far = name.start - self.figure.number.end if after else self.at - name.end + _BEHIND
            own.append((far, key))
            placed.append((far, key, name.start))
        if across and min(own)[1] == across:
            return (across,), "", False, locations.is_area(across)
        if not self._former():
            own = [(far, key) for far, key, at in placed if self._between(at)] or own
        last = [key for start, key in before if before[-1][0] - start < _NEARBY]
        places = self._innermost([key for _, key in sorted(own)])
        return places, next(iter(self._innermost(last[::-1])), ""), joint and len(places) > 1, False

    def _between(self, at: int) -> bool:
        """Does a place stand nearer than the numbers of the same measure before and after: "in Homs eleven died, [nine]
        in Hama"?"""
        return not any(self.at < other.start < at or at < other.start < self.at for other in self.beside)

    def _innermost(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Without the places that only say where another of them lies."""
        distinct = tuple(dict.fromkeys(keys))
        held = {
            key
            for key in distinct
            for other in distinct
            if other != key and locations.compare(other, key, self.told.inside) is Extent.INSIDE
        }
        nearer = [key for key in distinct if not locations.is_country(key)]
        return tuple(key for key in nearer or distinct if key not in held)
