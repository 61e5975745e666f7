"""What a mention of a speaker says by itself: name or description, person or body."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from facttrack.extract.kinds import News, kind_by_news, kind_of_words, kind_words
from facttrack.extract.tables import alternatives, table
from facttrack.gazetteer import lookup, nation
from facttrack.vocabulary import SpeakerKind

# Where a phrase ends; not in 5,000. The pattern opens with a set of characters, so that all others are skipped at once.
_CUT: Final = re.compile(r"[,;:(\[–—\-wW](?!(?<=\d,)\d)(?:(?<![\-wW])|(?<=\s-)(?=\s)|(?<=\b[wW])(?i:ho|hich|hose)\b)")
_MARKS: Final = ".,'’\""
#: The health organisation, whose acronym looks like a pronoun.
WHO: Final = "WHO"
# No name whose capitals are lost has more words.
_NAMES: Final = 4
# "Deputy head of" and its like have no more.
_OFFICE: Final = 5
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")


class Mention(NamedTuple):
    """One mention taken apart.

    `name` is the proper name in it ("Ali Karim"), else ""; `phrase` the description without a
    leading "the"; `title` the words before a person's name; `pronoun` how a pronoun refers
    (male, female, many, body, self, relative), else "".
    """

    text: str
    phrase: str
    name: str
    title: str
    person: bool
    pronoun: str
    definite: bool

    @property
    def best(self) -> str:
        return self.name or self.phrase


@lru_cache(maxsize=8192)
def take_apart(text: str) -> Mention:
    """The parts of a mention as it stands in the article."""
    plain = " ".join(text.replace("’", "'").split())
    if plain != WHO and (how := _pronoun_forms().get(plain.lower())):
        return Mention(text, plain, "", "", False, how, False)
    head = _head(plain)
    definite = head[:4].lower() == "the "
    phrase = head[4:] if definite else head
    if phrase.endswith(("'s", "s'")):
        phrase = phrase[:-2] if phrase.endswith("'s") else phrase[:-1]
    title, name = _name_in(phrase)
    titled = bool(title) and not title_words().isdisjoint(map(bare, title.split()))
    person = bool(name) and (bool(title) or not definite) and is_person_name(name, titled)
    return Mention(text, phrase, name, title, person, "", definite)


def told_as_body(mention: str) -> bool:
    """Does a noun for a body stand before the name: "the monitoring group Open Eyes"?"""
    title = take_apart(mention).title.split()
    return bool(title) and bare(title[-1]) in body_words()


def _head(plain: str) -> str:
    """The phrase up to an apposition, a bracket or a relative clause."""
    cuts = _CUT.finditer(plain, 1)  # WHO in capitals is the health organisation, but in text that has no others
    cut = next((found for found in cuts if found.group() != WHO or plain.isupper()), None)
    head = plain[: cut.start()] if cut else plain
    if cut and cut.group() == "," and head[-1] != " " and not any(_capital(word) for word in head.split()[1:]):
        # "Another resident, Hoda Roe": a description first, the name as its apposition.
        name = plain[cut.end() :].split(",")[0].split()
        if 1 < len(name) <= 4 and all(_capital(word) for word in name):
            return f"{head} {' '.join(name)}"
    return head.strip(" \"'“”") or plain


def _name_in(phrase: str) -> tuple[str, str]:
    """(title, name): the last run of capitalised words that is a name, without the titles before it."""
    words = _without_place(phrase.split())
    if begins := _behind_body(words):
        return " ".join(words[:begins]), " ".join(words[begins:]).strip('"“”')
    run = len(words)
    while run and (_capital(words[run - 1]) or (run < len(words) and _within_name(words[run - 1]))):
        run -= 1
    while run < len(words) and not (_capital(words[run]) or _ORDINAL.fullmatch(words[run])):
        run += 1
    before, name = words[:run], words[run:]
    if "'" in phrase and len(name) > 2:
        owner = max((i for i, word in enumerate(name[:-2]) if word.endswith(("'s", "s'"))), default=-1)
        if owner >= 0 and is_person_name(" ".join(name[owner + 1 :]), False):  # "Florida's Rick Roe"
            before, name = [*before, *name[: owner + 1]], name[owner + 1 :]
    cut = _title_end(name)
    before, name = [*before, *name[:cut]], name[cut:]
    if not name or (len(name) == 1 and not before and _is_common(name[0])):
        return _small_name(words)
    full = " ".join(name).strip('"“”')
    if before and not cut and _is_tied(before, full):
        return "", ""  # "a spokesman for the Ministry of Health": the name is not the speaker's
    return " ".join(before), full


def _small_name(words: list[str]) -> tuple[str, str]:
    """ "Sena bishop mario roe": a name whose capitals are lost, after a title and from a first name to the end."""
    known = first_names()
    if known.keys().isdisjoint(words[1:]):
        return "", ""
    first = next((i for i, word in enumerate(words) if i and word in known and bare(words[i - 1]) in _callings()), 0)
    name = words[first:]
    plain = all(word.isalpha() and word.islower() and word not in _in_no_person() for word in name)
    if not first or not 1 < len(name) <= _NAMES or not plain or not title_words().isdisjoint(name):
        return "", ""
    return " ".join(words[:first]), " ".join(name)


def _without_place(words: list[str]) -> list[str]:
    """ "Mayor Ann Roe of Sena": the words before what ties a titled or well-known person's name to a place or body."""
    if small_words("ties").isdisjoint(words):
        return words
    tie = next((i for i, word in enumerate(words) if i > 1 and word in small_words("ties")), len(words))
    name = words[_title_end(words[:tie]) : tie]
    known = 1 < len(name) < tie or (len(name) > 1 and bare(name[0]) in first_names())
    return words[:tie] if known and all(map(_capital, name)) and is_person_name(" ".join(name), True) else words


def _behind_body(words: list[str]) -> int:
    """ "Head of the Regional Administration | Pavlo Roe", "mayor of Toretsk | Ivan Roe": a name behind an office.

    The body ends with a noun for one, or is a place that the gazetteer knows. 0 where no name follows.
    """
    tie = next((i for i, word in enumerate(words[:_OFFICE]) if i and word in small_words("ties")), 0)
    if not tie or bare(words[tie - 1]) not in title_words():
        return 0
    after = tie + 1 + (words[tie + 1 : tie + 2] == ["the"])
    ends = [i for i in range(after, len(words) - 2) if bare(words[i]) in _body_ends()]
    if not ends:
        places = (i for i in range(after, min(after + 3, len(words) - 2)) if lookup(" ".join(words[after : i + 1])))
        ends = list(places)
    name = words[ends[-1] + 1 :] if ends else []
    if not 1 < len(name) <= _NAMES or not all(map(_capital, name)) or not is_person_name(" ".join(name), False):
        return 0
    last = bare(name[-1])
    guards = last.endswith("s") and last in people_words()  # "the Army Revolutionary Guards"
    return 0 if guards or bare(name[0]) in small_words("particles") else len(words) - len(name)


@cache
def _body_ends() -> frozenset[str]:
    """Nouns with which the name of a body or of its district ends."""
    return _organisation_words() | small_words("districts")


def _title_end(name: list[str]) -> int:
    """Where a name begins after titles: "Mayor | Ann Roe", "Secretary of State | Ann Roe", "Trader | Ann Roe"."""
    titles = title_words()
    last = len(name) - 2
    while last >= 0 and bare(name[last]) not in titles:
        last -= 1
    if last < 0:
        return 1 if len(name) > 2 and _is_trade(name[0]) and is_person_name(" ".join(name[1:]), False) else 0
    if last > 0 and name[last - 1].lower() in small_words("ties"):
        return 0  # "the Relief Office in DR Roeland", "the Office of Mayor Roe"
    if name[last].endswith("'s") or (last == len(name) - 2 and bare(name[-1]) in titles):
        return 0  # "the Sheriff's Office", "Sheriff Deputy"
    if not any(word.lower() in _binding_words() for word in name[last:]):
        return last + 1 if is_person_name(" ".join(name[last + 1 :]), True) else 0
    return next((i for i in range(last + 1, len(name) - 1) if bare(name[i]) in first_names()), 0)


def _is_trade(word: str) -> bool:
    """ "Trader Ann Roe": a noun for people that is neither a first name nor a nation."""
    plain = bare(word)
    return plain in people_words() and plain not in first_names() and nation(word) is None


def _is_common(word: str) -> bool:
    """Is this a common noun with the capital of its sentence: "Witnesses", "Authorities"?"""
    plain = bare(word)
    return word[1:].islower() and (plain in kind_words() or plain in body_words() or plain in people_words())


def _is_tied(before: list[str], name: str) -> bool:
    """Does a preposition tie the name to a description? "Chief of patrol Ann Roe" is Ann Roe: a noun stands between."""
    tie = max((i for i, word in enumerate(before) if word.lower() in small_words("ties")), default=-1)
    between = (word for word in before[tie + 1 :] if word.isalpha() and word.lower() not in ("the", "a", "an"))
    return tie >= 0 and not (any(between) and is_person_name(name, False))


def _within_name(word: str) -> bool:
    """ "Bank OF Roe", "Ivo VAN Roe", "KROE 11 News"."""
    return word[:1].isdigit() or word.lower() in _inner_words()


def _capital(word: str) -> bool:
    if word[0].isupper():
        return True
    bare = word.lstrip("\"'“‘(@")
    return bare[:1].isupper() or (bare[:3].lower() == "al-" and bare[3:4].isupper()) or bare[:1] == "&"


def bare(word: str) -> str:
    """A word in lower case without the marks around it."""
    return word.lower().strip(_MARKS)


@cache
def small_words(which: str) -> frozenset[str]:
    """The small words of one kind: particles, joiners, ties, articles, owners, generations."""
    return frozenset(table("mentions")[which].split())


@cache
def _inner_words() -> frozenset[str]:
    """Small words that stand within names."""
    return small_words("particles") | small_words("joiners")


@cache
def _binding_words() -> frozenset[str]:
    """Small words that stand within the names of bodies, not of persons."""
    return small_words("joiners") - small_words("particles")


@cache
def pronouns() -> dict[str, str]:
    """Pronoun -> how it refers (`Mention.pronoun`)."""
    return {word: how for how, words in table("mentions")["pronouns"].items() for word in words.split()}


@cache
def _pronoun_forms() -> dict[str, str]:
    """The same, also of pronouns with a verb that has run into them: "he's", "they'd"."""
    return {
        word + verb: how for word, how in pronouns().items() for verb in ("", "'s", "'d", "'ve", "'ll", "'re", "'m")
    }


@cache
def tie() -> re.Pattern[str]:
    """What ends the first part of a description: the "of" in "a spokesman of the board"."""
    entries = table("mentions")
    return re.compile(rf"\s(?:{alternatives([*entries['ties'].split(), *entries['clauses'].split()])})\s")


def before_tie(description: str) -> str:
    """ "a spokesman" of "a spokesman of the board"."""
    return tie().split(description, maxsplit=1)[0]


@cache
def title_words() -> frozenset[str]:
    return frozenset(table("sources")["titles"]["words"].replace(".", "").split())


@cache
def _callings() -> frozenset[str]:
    """Titles, and nouns for people."""
    return title_words() | people_words()


@cache
def first_names() -> dict[str, str]:
    """First name -> male, female or either."""
    names = table("sources")["names"]
    return {name: gender for gender in ("either", "female", "male") for name in names[gender].split()}


@cache
def people_words() -> frozenset[str]:
    """Nouns for people, in the singular and the regular plural."""
    singular = table("people")["people"].split()
    return frozenset(singular) | frozenset(word + "s" for word in singular) | frozenset(("people", "men", "women"))


@cache
def body_words() -> frozenset[str]:
    return frozenset(table("sources")["groups"]["body"].split())


@cache
def _organisation_words() -> frozenset[str]:
    words: set[str] = set(body_words())
    for word, kind in kind_words().items():
        if kind not in (SpeakerKind.WITNESS, SpeakerKind.OFFICIAL, SpeakerKind.PERSON):
            words.add(word)
    return frozenset(words - title_words()) | frozenset(table("sources")["groups"]["also"].split()) | furniture_words()


@cache
def furniture_words() -> frozenset[str]:
    """Words of what stands around an article on its page."""
    return frozenset(table("sources")["groups"]["furniture"].split())


@cache
def _place_words() -> frozenset[str]:
    return frozenset(table("sources")["groups"]["places"].split())


@cache
def _calendar() -> frozenset[str]:
    return frozenset(table("function_words")["time"]["calendar"].split())


@cache
def _in_no_person() -> frozenset[str]:
    """Words that make a name one of a body, a place or a day."""
    return _organisation_words() | _binding_words() | _calendar()


def is_person_name(name: str, titled: bool) -> bool:
    """Could these capitalised words be a person's name, and not a body's or a place's?"""
    words = [word.strip(_MARKS) for word in name.lower().split()]
    if not words or len(words) > 5 or not _in_no_person().isdisjoint(words):
        return False
    if name.isupper() and len(words) == 1 and len(name) <= 5:
        return False
    if titled or words[0] in first_names():
        return True
    if not _place_words().isdisjoint(words) or not name[:1].isalpha() or nation(words[0]) is not None:
        return False
    return lookup(name) is None and not words[-1].endswith("'s")


def kind_of(mention: Mention, name: str, news: News = lambda: None) -> SpeakerKind:
    """The kind of source that is no named person, from the words of the mention and of the name it was resolved to.

    `news` tells whether the article is about police or the military, which decides what "an officer" is.
    """
    for words in (name, mention.phrase):
        kind = kind_of_words(words)
        if kind is SpeakerKind.PERSON and words != name and not _names_persons(name):
            break  # "the mill's owner, Roe & Sons"
        if kind:
            return kind_by_news(kind, words, news)
    place = lookup(name)
    if place is not None and place.kind in ("country", "city"):
        return SpeakerKind.GOVERNMENT
    named = name != mention.phrase and name[:1].isupper() and not _names_persons(name)
    body = before_tie(mention.phrase).lower().split()[-1:]
    people = is_of_people(mention.phrase) and not named and body_words().isdisjoint(body)
    return SpeakerKind.PERSON if people else SpeakerKind.OTHER


def _names_persons(name: str) -> bool:
    return all(is_person_name(one, False) for one in name.split(" and "))


def is_of_people(phrase: str) -> bool:
    """Is the head of this description a noun for people: "the wounded man", "a rider on the bus"?"""
    words = phrase.lower().split()
    if words[1:2] == ["of"] and words[0] in small_words("parts"):
        words = words[2:]
    head = before_tie(" ".join(words)).split()
    return bool(head) and (head[-1].rsplit("-", 1)[-1] in people_words() or head[-1].endswith(("-old", "-olds")))


def is_medium(text: str) -> bool:
    """Is this an outlet or agency, and not a crowd of reporters?"""
    mention = take_apart(text)
    named = mention.name or mention.phrase[:1].isupper()
    return bool(named) and not mention.person and kind_of(mention, mention.name) is SpeakerKind.MEDIA


def is_source(text: str) -> bool:
    """Can these words name somebody who gives a figure, and not an event, a thing or a place?"""
    mention = take_apart(text)
    if mention.pronoun or mention.person:
        return mention.pronoun not in ("self", "relative")
    words = frozenset(bare(word).removesuffix("'s") for word in mention.text.split())
    if any(word in kind_words() or word in body_words() or word in title_words() for word in words):
        return True
    return bool(mention.name) and lookup(mention.name) is None and mention.phrase == mention.name
