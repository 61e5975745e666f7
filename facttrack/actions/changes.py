"""What changed in an article from one revision to the next, claim by claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from facttrack.model import Article, Claim, Figure
from facttrack.results import Change, Edit
from facttrack.store.store import Store

#: Two claims whose words are less alike than this are not one claim in two versions, unless it is the only one
#: of its kind on both sides.
ALIKE = 0.5

#: How many claims further up or down a claim is looked for: editors move paragraphs, but a text of thousands of
#: claims is not compared all with all.
NEAR = 60

_WORD = re.compile(r"[^\W\d_]+")


def edits(store: Store, article: str) -> tuple[Edit, ...]:
    """Each step from a revision to the next, the latest first. `article` is a whole id."""
    revisions = store.revisions(article)
    claims = [store.claims_of(article, revision.number) for revision in revisions]
    return tuple(
        Edit(
            revisions[at - 1],
            revisions[at],
            changed_head(revisions[at - 1].article, revisions[at].article),
            changes(claims[at - 1], claims[at]),
        )
        for at in range(len(revisions) - 1, 0, -1)
    )


def changed_head(before: Article, after: Article) -> tuple[tuple[str, str | None, str | None], ...]:
    """Title, date, outlet, authors and address where they differ: the field, what it was, what it is."""
    pairs = [
        ("title", before.title, after.title),
        ("published", _iso(before), _iso(after)),
        ("outlet", before.outlet, after.outlet),
        ("authors", ", ".join(before.authors) or None, ", ".join(after.authors) or None),
        ("url", before.url, after.url),
    ]
    return tuple((name, was, now) for name, was, now in pairs if was != now)


def changes(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[Change, ...]:
    """What is new, gone or different, in the order of the newer text, what is gone last.

    Claims that say the same in the same words about the same number are paired first. Of the rest,
    those of one measure (or those that are statements) are paired by how alike their words are,
    the most alike first.
    """
    old, new = _without_equals(before, after)
    pairs: dict[int, Claim] = {}
    left = set(range(len(old)))
    for _, at_old, at_new in sorted(_pairable(old, new)):
        if at_old in left and at_new not in pairs:
            left.discard(at_old)
            pairs[at_new] = old[at_old]
    found = [_change(pairs.get(at), claim) for at, claim in enumerate(new)]
    found += [Change(old[at], None) for at in sorted(left)]
    return tuple(change for change in found if change.fields or change.before is None or change.after is None)


def _without_equals(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Both sides without the claims that stand unchanged on both, each counted as often as it occurs."""
    return _left_over(before, after), _left_over(after, before)


def _left_over(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    there = Counter(map(_saying, others))
    left = []
    for claim in claims:
        saying = _saying(claim)
        if there[saying]:
            there[saying] -= 1
        else:
            left.append(claim)
    return left


def _saying(claim: Claim) -> Hashable:
    return (_kind(claim), claim.quote, *_told(claim).values())


def _pairable(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be one claim in two versions, with how unlike they are: 0 to 1."""
    kinds = Counter(map(_kind, old)), Counter(map(_kind, new))
    for at_new, other in enumerate(new):
        kind = _kind(other)
        alone = kinds[0][kind] == kinds[1][kind] == 1
        near = range(len(old)) if alone else range(max(0, at_new - NEAR), min(len(old), at_new + NEAR + 1))
        for at_old in near:
            one = old[at_old]
            if _kind(one) != kind:
                continue
            alike = _alikeness(one, other)
            if alike >= ALIKE or (alone and _same_population(one, other)):
                yield 1 - alike, at_old, at_new


def _kind(claim: Claim) -> str:
    return claim.measure.value if isinstance(claim, Figure) else "statement"


def _alikeness(one: Claim, other: Claim) -> float:
    """How alike the words are, numbers left out, with something added where the same people are counted."""
    words = SequenceMatcher(None, _words(one.quote), _words(other.quote), autojunk=False).ratio()
    return min(1.0, words + 0.2) if isinstance(one, Figure) and _same_population(one, other) else words


def _same_population(one: Claim, other: Claim) -> bool:
    return isinstance(one, Figure) and isinstance(other, Figure) and one.who == other.who


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _change(before: Claim | None, after: Claim) -> Change:
    if before is None:
        return Change(None, after)
    fields = _differing(before, after)
    return Change(before, after, fields or (("words",) if before.quote != after.quote else ()))


def _differing(before: Claim, after: Claim) -> tuple[str, ...]:
    """Names of the fields in which two versions of a claim differ, wording apart."""
    was, now = _told(before), _told(after)
    return tuple(name for name in now if was.get(name) != now[name])


def _told(claim: Claim) -> dict[str, object]:
    own: dict[str, object]
    if isinstance(claim, Figure):
        own = {"number": (claim.low, claim.high), "qualifier": claim.qualifier, "who": claim.who}
    else:
        own = {"stance": claim.stance, "target": claim.target}
    return own | {
        "speaker": claim.speaker.name if claim.speaker else None,
        "told to": claim.via,
        "hedges": claim.hedges,
    }


def _iso(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None
