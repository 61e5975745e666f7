"""Where the cues of a stretch stand: verbs, adjectives after "be", nouns with a complement."""

from __future__ import annotations

from typing import Final

from facttrack.extract.cues import Cue, cue_forms, cues, nominal_cues
from facttrack.extract.governors import possessor
from facttrack.extract.shapes import is_short_clause
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import group_start


def cue_verbs(stretch: Stretch) -> list[tuple[int, int, Cue, int]]:
    """(verb, first of its group, cue, token after the cue) for each cue of the stretch."""
    tags, tokens = stretch.tags, stretch.tokens
    forms, nominals, table = cue_forms(), nominal_cues(), cues()
    found = []
    taken = 0  # "goes on to say" is one cue
    for i in [i for i, word in enumerate(tokens.known) if word.cue]:
        if i < taken:
            continue
        word = tokens.lower[i]
        nominal = nominals.get(word)
        if nominal is not None and tags[i] in "NJERV":
            one = _nominal(stretch, i, nominal)
            if one is not None:
                found.append(one)
                continue
        lemma = forms.get(word)
        if lemma is None:
            continue
        for cue in table[lemma]:
            end = i + 1 + len(cue.rest)
            if cue.rest and tuple(tokens.lower[i + 1 : end]) != cue.rest:
                continue
            if "according" in cue.frames:
                found.append((i, i, cue, end))
            elif tags[i] in "VEGB":
                found.append((i, group_start(stretch, i), cue, end))
            else:
                continue
            taken = end
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
        end = _past_medium(stretch, end) if cue.kind == "noun" else end
        clause = "that" in cue.frames and tags[end] == "H" and tags[end + 1 : end + 2] not in ("V", "X", "E")
        clause = clause or (
            "that" in cue.frames and is_short_clause(stretch, end) and possessor(stretch, i) is not None
        )
        if clause or ("to" in cue.frames and tags[end] == "T" and possessor(stretch, i) is not None):
            return i, i, cue, end
    return None


def _past_medium(stretch: Stretch, end: int) -> int:
    """ "Reports on social media | that nine had died": past where they stand, if the clause follows; else `end`."""
    tags = stretch.tags
    if tags[end] != "I":
        return end
    rest = end + 1
    while rest < len(tags) - 1 and rest - end < _MEDIUM and tags[rest] in "DJNP":
        rest += 1
    return rest if tags[rest : rest + 1] == "H" else end


_MEDIUM: Final = 6  # words of "on some social media channels" at most
