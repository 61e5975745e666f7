"""Who a speaker is, within one article: every mention gets the fullest name that the article gives.

Finding names comes first (one pass over the text), resolving each mention second. A mention that nobody
in the article fits stays as it stands and is marked unresolved; it never takes a name across gender,
number or kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from facttrack.extract.antecedents import REACH, Antecedents, Span
from facttrack.extract.document import Document
from facttrack.extract.kinds import is_rank, kind_of_office, kind_of_words, withholds_name
from facttrack.extract.names import Names
from facttrack.extract.persons import Person, apposition, offices
from facttrack.extract.roles import Roles
from facttrack.extract.speakers import (
    WHO,
    Mention,
    bare,
    before_tie,
    body_words,
    is_of_people,
    is_person_name,
    kind_of,
    people_words,
    pronouns,
    small_words,
    take_apart,
    tie,
    title_words,
    told_as_body,
)
from facttrack.extract.standing import (
    agents,
    armed_groups,
    issued,
    issuer,
    kin,
    made_by,
    modifiers,
    names_papers,
    owner,
    paper,
    reached,
    stands_for,
)
from facttrack.extract.tables import table
from facttrack.model import Passage, Speaker
from facttrack.vocabulary import SpeakerKind


class Resolver:
    """Resolves the speakers of one article, asked in the order of the text.

    `contents` are the stretches of the text that are somebody's words.
    """

    def __init__(self, document: Document, contents: Sequence[Span]) -> None:
        self.text = document.text
        self.names = Names(document)
        self._antecedents = Antecedents(document, self.names, contents)
        self._roles = Roles(self.text, self.names)
        self._kinds: dict[tuple[str, str], SpeakerKind] = {}  # of persons, by title and name

    @cached_property
    def _news(self) -> SpeakerKind | None:
        """Whether the article tells more of police or of the military."""
        lowered = self.text.lower()
        police, military = (sum(map(lowered.count, table("sources")["news"][kind].split())) for kind in _NEWS)
        return None if police == military else SpeakerKind.POLICE if police > military else SpeakerKind.MILITARY

    def resolve(self, passage: Passage, antecedent: Passage | None = None, content: Sequence[Span] = ()) -> Speaker:
        """The speaker that the words at `passage` stand for, who says `content`."""
        passage = self._whole(_without_label(passage))
        passage = paper(passage) if (papers := names_papers(passage.text)) else reached(passage)
        if papers and (maker := owner(passage) or made_by(self.text, passage)) is not None:
            speaker = self.resolve(maker, None, content)
            if not speaker.resolved and " " not in maker.text:
                maker = passage  # whose they are is not known
            return replace(speaker, mention=passage.text, start=passage.start, end=passage.end)
        mention, place = _mention(passage, antecedent)
        if mention.pronoun:
            found = self._antecedents.of(mention.pronoun, passage.start, content)
            name, resolved = (found.name, True) if found else (mention.text, False)
            if found and name not in self.names.persons:
                mention, place = take_apart(name), found.place
                name, resolved = self._named(mention, place)
        else:
            name, resolved = self._named(mention, place, passage.end)
            if name == mention.phrase and (owned := self._owned(name, passage.start, content)):
                name, resolved = owned, True
        kind = self._kind(mention, name, passage.end)
        speaker = Speaker(name, passage.text, passage.start, passage.end, kind, resolved)
        if resolved or not mention.pronoun:
            self._antecedents.speaks(speaker)
        return speaker

    def _owned(self, phrase: str, at: int, content: Sequence[Span]) -> str | None:
        """ "his office", "its health ministry", "her aunt": the body or kin with the name of whose it is."""
        whose, _, rest = phrase.partition(" ")
        how = pronouns().get(whose.lower())
        head = bare(rest.split()[-1]) if rest else ""
        if how is None or not (head in body_words() or head in kin() or head in agents()):
            return None
        found = self._antecedents.of(how, at, content)
        if found is None or not found.name[:1].isupper() or found.name.split()[0].lower() in pronouns():
            return None
        name = found.name.partition("'s ")[0]  # "His family wept. His aunt said"
        if name not in self.names.persons:
            name = self._named(take_apart(name), found.place)[0]
        return f"{name}'s {rest}"

    def _whole(self, passage: Passage) -> Passage:
        """ "The US State | Department": a lone noun with the capitals of the body's name before it."""
        word = passage.text
        if " " in word or not word[:1].isupper() or bare(word) not in body_words():
            return passage
        run = _CAPITALS.search(self.text, max(0, passage.start - 60), passage.start)
        start = run.start() if run else passage.start
        return Passage(self.text[start : passage.end], start, passage.end)

    def name_of(self, text: str, at: int) -> str:
        """The fullest name for a phrase that is no speaker: a target, a medium."""
        mention = take_apart(text)
        if mention.pronoun:
            found = self._antecedents.of(mention.pronoun, at, ())
            return found.name if found else text
        return self._named(mention, at)[0]

    def _kind(self, mention: Mention, name: str, end: int) -> SpeakerKind:
        person = self.names.persons.get(name)
        aside = _ASIDE.match(self.text, end, end + 120) if person is None else None
        if person is None and withholds_name(mention.text + (aside.group() if aside else "")):
            return SpeakerKind.ANONYMOUS
        told = kind_of_words(apposition(self.text, end)) if person is None and mention.name else None
        if told is not None:
            return told  # "Mare Nostra, a charity,"
        if person is None and not (mention.person and name == mention.name):
            return SpeakerKind.OTHER if mention.pronoun else kind_of(mention, name, lambda: self._news)
        if (mention.title, name) not in self._kinds:
            self._kinds[mention.title, name] = self._kind_by_office(mention.title, person)
        return self._kinds[mention.title, name]

    def _kind_by_office(self, title: str, person: Person | None) -> SpeakerKind:
        """The kind of a named person, by the title at hand and what else the article calls the person."""
        if kind_of_words(title) is SpeakerKind.PERSON:
            return SpeakerKind.PERSON
        held = [title, *(offices(person, self.text) if person else ())]
        served = {kind_of_words(office) for office in held if office and not is_rank(office)} & _RANKED
        news = served.pop() if len(served) == 1 else None
        kinds = (kind_of_office(office, lambda: news or self._news) for office in held if office)
        return next((kind for kind in kinds if kind is not SpeakerKind.PERSON), SpeakerKind.PERSON)

    def _named(self, mention: Mention, at: int, end: int | None = None) -> tuple[str, bool]:
        """The fullest name for a mention that is no pronoun, and whether it is settled whom it means."""
        acronyms = self.names.acronyms
        maker = issuer(mention.phrase) or mention.phrase
        for name in (maker, mention.name):
            if name in acronyms:
                return acronyms[name], True
            if name.isupper() and (full := self._spelled_out(name, at)):
                return full, True
        if maker != mention.phrase:
            return self._named(take_apart(maker), at)[0], True
        if mention.person or (mention.phrase[:1].isupper() and " " not in mention.phrase):
            person = self.names.full_person(mention.name or mention.phrase, at)
            if person is not None:
                return person.name, True
        if end is not None and not mention.person and (called := _SELF_NAMED.match(self.text, end, end + 80)):
            return " ".join((called["quoted"] or called["plain"]).split()), True
        if (not mention.name or bare(mention.name.split()[0]) in title_words()) and (
            beside := self._beside(mention, at, end)
        ):
            return beside, True
        if mention.name:
            return (self._roles.in_full(mention.name) if mention.definite else None) or mention.name, True
        return self._described(mention, at)

    def _spelled_out(self, letters: str, at: int) -> str | None:
        """ "The UN": the body heard before whose name has these first letters."""
        if not 1 < len(letters) <= _LETTERS or " " in letters:
            return None
        for _, speaker in self._antecedents.recent(at, 2 * REACH):
            if "".join(word[0] for word in speaker.name.split() if word[0].isupper()) == letters:
                return speaker.name
        return None

    def _described(self, mention: Mention, at: int) -> tuple[str, bool]:
        """The name that a description stands for: an office, kin, a body."""
        words = mention.phrase.replace("’", "'").lower().split()
        if words == ["police"]:
            return self._roles.force or mention.phrase, True
        owned = words[0] in small_words("owners") or words[0].endswith(("'s", "s'"))
        if not (mention.definite or owned):
            return mention.phrase, True
        role = words[1:] if owned else words
        found = (self._alike(role, at) if mention.definite else None) or self._roles.holder(role, at)
        if not found and mention.definite:
            found = self._body(mention.phrase, at) or self._of_one_noun(words, at)
        if found:
            return found, True
        alone = mention.definite and len(words) == 1
        return mention.phrase, not (alone and (words[0] in body_words() or words[0] in title_words()))

    def _of_one_noun(self, words: list[str], at: int) -> str | None:
        """ "the communique": of whoever spoke last; "the rebels": those who are named so elsewhere."""
        if len(words) > 1:
            return None
        if words[0] in small_words("young"):
            return self._roles.of_one_age(at)
        if words[0] in issued():
            spoken = (speaker for _, speaker in self._antecedents.recent(at, REACH))
            return next((one.name for one in spoken if one.kind not in _NO_ISSUERS and one.resolved), None)
        return self._roles.armed(words[0]) if words[0] in armed_groups() else None

    def _beside(self, mention: Mention, at: int, end: int | None) -> str | None:
        """ "its director, Ajay Roe,", "Ann Lee, district attorney,": the name in apposition to a description."""
        head = bare(before_tie(mention.phrase).split()[-1])
        if end is not None and head in small_words("holders") and (body := _BODY_AFTER.match(self.text, end, end + 80)):
            return " ".join(body.group(1).split())
        if end is None or (head not in title_words() and head not in people_words()):
            return None
        match = _NAME_AFTER.match(self.text, end, end + 80)
        if match is None and " " in mention.phrase and not mention.definite and mention.phrase[:1].islower():
            match = _NAME_BEFORE.search(self.text, max(0, at - 60), at)
        match = match or _SMALL_AFTER.match(self.text, end, end + 80)
        name = " ".join(match.group(1).split()) if match else ""
        last = name.split()[-1] if name.endswith(".") else ""
        if len(last) > _INITIAL and bare(last) not in small_words("generations"):
            name = name[:-1]  # the sentence ends with it
        name = name if " and " in name and name[0].isupper() else take_apart(name).name
        if not name or not all(is_person_name(one, False) for one in name.split(" and ")):
            return None
        person = self.names.full_person(name, at)
        return person.name if person else name

    def _body(self, phrase: str, at: int) -> str | None:
        """ "the ministry", "the group": the body named so, else the last that spoke of which the noun can be said."""
        if found := self._roles.body(phrase, at) or self._roles.well_known(phrase):
            return found
        words = phrase.split()
        if words[-1].lower() not in body_words():
            return None
        special = [word for word in words[:-1] if word.lower() not in modifiers() and not word.endswith("-based")]
        if special:
            return self._roles.described(special[0], at) if len(special) == 1 and len(words) == 2 else None
        fitting = stands_for(words[-1].lower())
        if any(speaker.name == phrase for _, speaker in self._antecedents.recent(at, 2 * REACH)):
            return None  # "the army", which was heard before, is no other force
        for _, speaker in self._antecedents.recent(at, 2 * REACH):
            fits = speaker.kind in fitting or (speaker.kind is SpeakerKind.OTHER and " " in speaker.name)
            named = speaker.name not in self.names.persons or told_as_body(speaker.mention)
            if fits and speaker.name[:1].isupper() and named:
                return speaker.name
        return None

    def _alike(self, words: list[str], at: int) -> str | None:
        """ "the same residents", "the report": those of whom, or of which, more was said before."""
        if words in _SAME_SOURCE:
            return next((speaker.name for _, speaker in self._antecedents.recent(at, 2 * REACH)), None)
        words = words[1:] if words[:1] == ["same"] else words
        if len(words) != 1:
            return None
        for _, speaker in self._antecedents.recent(at, 2 * REACH):
            if speaker.name in self.names.persons:
                continue
            others = before_tie(speaker.name.lower()).split()
            if len(speaker.name.split()) > 1 and others and others[-1] == words[0]:
                return speaker.name
        return None


#: "According to the same source": whoever spoke last.
_SAME_SOURCE: Final = (["same", "source"], ["same", "sources"])
_LETTERS: Final = 6  # of an acronym at most
_INITIAL: Final = 2  # characters of "B."
# What follows a mention and may say that the name is kept back: ", speaking on condition of anonymity".
_ASIDE: Final = re.compile(r",? (?:who|speaking|on)\b[^.!?“”\"\n]*")
_NO_ISSUERS: Final = (SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT)
_NEWS: Final = ("police", "military")
# Who has ranks: a colonel who commands a brigade is a soldier, whatever the article tells of.
_RANKED: Final = {SpeakerKind.POLICE, SpeakerKind.MILITARY}
_PERSON: Final = r"[A-Z][\w.'’-]+(?: (?:al-|de |van |bin |von )?[A-Z][\w.'’-]*){1,5}"
# "a group known as the Exiles", "a brigade calling itself “Dawn”"
_SELF_NAMED: Final = re.compile(
    r" (?:(?:better )?known as|(?:that |which )?call(?:ing|s|ed) (?:itself|themselves)"
    r"|who (?:gave (?:his|her|their) (?:\w+ )?name (?:only )?as|identified (?:himself|herself) as|asked to be called))"
    r" (?:the )?"
    r"(?:[\"“‘](?:the )?(?P<quoted>[^\"”’\n]{2,50})[\"”’]"
    r"|(?P<plain>[A-Z][\w'’&-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w'’&-]*){0,5}))"
)
_NAME_AFTER: Final = re.compile(
    rf"(?:, | [—–-]+ )(?:\d{{1,2}}-year-old )?({_PERSON}(?: and {_PERSON})?)(?=[,.;:”\"]| [—–-]|$|\n)"
)
_BODY_AFTER: Final = re.compile(r", ([A-Z][\w.'’-]*(?: (?:(?:&|and|of) )?[A-Z][\w.'’-]*){0,5}),")
# ", colonel luis roe,": a name whose capitals are lost
_SMALL_AFTER: Final = re.compile(r", ([a-z]+\.?(?: [a-z]+){2,4}),")
_NAME_BEFORE: Final = re.compile(rf"(?:^|[\s\"”“])({_PERSON}), $")


_CAPITALS: Final = re.compile(r"(?:[A-Z][\w.&'’-]*[^\W_.] ){1,4}\Z")
_LABEL: Final = re.compile(r"[\d:.]+\s+(?=[A-Z])|least\s+(?=\w)")


def _without_label(passage: Passage) -> Passage:
    """ "15:58 Mayor Ann Roe", "2 | Police", "at least | two nurses": without the clock or number that runs into it."""
    label = _LABEL.match(passage.text)
    cut = label.end() if label else 0
    return Passage(passage.text[cut:], passage.start + cut, passage.end) if cut else passage


def _mention(passage: Passage, antecedent: Passage | None) -> tuple[Mention, int]:
    """The mention taken apart, and its place: what a relative pronoun stands for is in its antecedent."""
    mention = take_apart(passage.text)
    if antecedent is None or not (mention.pronoun == "relative" or passage.text == WHO):
        return mention, passage.start
    text, start = antecedent.text, antecedent.start
    if passage.text.lower() == "who" and not is_of_people(text):
        # "a call from a man who": of what is tied together, the last that is a person
        ties = [found.end() for found in tie().finditer(text) if is_of_people(text[found.end() :])]
        text, start = (text[ties[-1] :], start + ties[-1]) if ties else (text, start)
    return take_apart(text), start
