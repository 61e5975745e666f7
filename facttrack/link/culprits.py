"""Whether a toll counts the attacker who died with his victims.

"Four dead, including the gunman" and "a gunman killed three people" are one count, told with him and without.
"""

from __future__ import annotations

import re
from functools import cache

from facttrack.link.counts import Count, Culprit
from facttrack.link.populations import Extent
from facttrack.link.tables import table, whole
from facttrack.vocabulary import Measure

#: So many attackers at most make the difference between two tolls of which one says that it counts them, and one not.
_MOST = 3
#: The words after a number are read so far.
_AFTER = 120
# What ends the words before a number that set somebody beside it; few do.
_LEADS = re.compile(r"\b(?:and|among|of|the)\s$", re.I)


def beside(before: str, after: str) -> Culprit:
    """Does the sentence count the attacker in, or set him beside the number? The words `before` and `after` it."""
    near = re.split(r"[.;]", after[:_AFTER])[0]
    patterns = _patterns()
    lead = before[-60:] if _LEADS.search(before[-8:]) else ""
    if patterns["in"].search(near) or patterns["among"].search(lead):
        return Culprit.IN
    if patterns["beside"].search(near) or patterns["before"].search(near) or patterns["and"].search(lead):
        return Culprit.OUT
    return Culprit.UNSAID


def by_his_hand(before: str) -> bool:
    """Do the words before the number say that somebody killed so many? He does not count himself."""
    return bool(_patterns()["killing"].search(before[-48:]))


def died(text: str) -> bool:
    """Does the article tell that the attacker died?"""
    return any(_patterns()[name].search(text) for name in ("ended", "died"))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("culprits")

    def any_of(name: str) -> str:
        return "|".join(map(re.escape, sorted(rows[name], key=lambda words: (-len(words), words))))

    named = rf"(?:(?:the|a|an|one|two|three|both|his|its)\s)?(?:[\w’'-]+\s){{0,2}}(?:{any_of('names')})"
    who = rf"(?:{any_of('self')}|{named})"
    acts = rf"(?:(?:{any_of('acts')})\s){{0,3}}"
    return {
        "in": whole(rows["counting"], rf"\s(?:{who}\b|[^.;,]{{0,40}}?\b(?:{any_of('ended')})\b)", lead="(?<!not )"),
        "among": re.compile(rf"\b{who}\s(?:is|was|are|were)\s(?:among|one of)\s(?:the\s)?$", re.I),
        "beside": whole(rows["beside"], rf"\s(?:{acts}{who}|{any_of('ended')})\b"),
        "before": whole(["before"], rf"\s(?:{any_of('stopped')})\b"),
        "and": re.compile(rf"\b{who}\sand\s$", re.I),
        "killing": whole(rows["killing"], r"\s(?:\w+\s){0,2}$"),
        "ended": whole(rows["ended"]),
        "died": whole(rows["names"], rf"\s(?:{any_of('dead')})\b"),
    }


def compare(a: Count, b: Count, order: int) -> Extent | None:
    """Is the smaller toll the other one without the attacker? None where nothing says so.

    Where neither says whether it counts an attacker who died, one more at the same moment or before is taken for him,
    since tolls do not fall, unless two speakers stand against each other. `order` is -1 where `a` is the earlier count.
    """
    if a.measure != Measure.KILLED or a.low is None or b.low is None or a.low == b.low:
        return None
    small, large = (a, b) if a.low < b.low else (b, a)
    if small.high != small.low or large.high not in (large.low, None):
        return None
    more = (large.low or 0) - (small.low or 0)
    without = Extent.INSIDE if small is a else Extent.AROUND
    if small.culprit == Culprit.OUT and large.culprit == Culprit.IN:
        return without if more <= _MOST else None
    if more != 1 or large.culprit == Culprit.OUT or small.culprit == Culprit.IN:
        return None
    if small.culprit == Culprit.OUT or large.culprit == Culprit.IN:
        return without
    rivals = bool(a.speaker and b.speaker and a.speaker != b.speaker)
    risen = order != 0 and (small is a) == (order < 0)
    return without if Culprit.DIED in (a.culprit, b.culprit) and not risen and not rivals else None
