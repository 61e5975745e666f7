"""What a clause says of a counted phrase, and how several things said of one number settle."""

from __future__ import annotations

from typing import NamedTuple

from facttrack.vocabulary import Measure


class Hit(NamedTuple):
    """A measure said of a phrase: by which rule, and where the words stand that say it.

    `at` is the token of the verb, noun or state, `until` the last one that belongs to it. `of` names
    what may be counted under it: people, things, munitions or any; `strict` asks for a word known as such.
    """

    measure: Measure
    rule: str
    at: int
    of: str = "people"
    strict: bool = False
    until: int = 0


def settle(hits: list[Hit], more: list[Hit], join: str = "") -> list[Hit]:
    """One measure for one number out of several verbs, or two where each is true of it.

    "killed or wounded" covers both and is `casualties`; "shot" and "hit" give way to what the clause
    adds, but a hospital alone does not say that those shot lived.
    """
    hits = [
        hit
        for index, hit in enumerate(hits)
        if all(hit.measure is not one.measure or hit.of != one.of for one in hits[:index])
    ]
    every = hits + more
    measures = [hit.measure for hit in every]
    if Measure.CASUALTIES in measures and len(set(measures)) > 1:
        if (
            Measure.KILLED in measures
            and Measure.INJURED in measures
            and any(hit.rule == "taken to hospital" for hit in every)
        ):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        for measure in (Measure.KILLED, Measure.INJURED):
            for hit in every:
                if hit.measure is measure and hit.rule != "taken to hospital":
                    return [hit]
        return [hit for hit in hits if hit.measure in (Measure.CASUALTIES, Measure.ATTACKS)]
    if Measure.DAMAGED in measures and Measure.DESTROYED in measures and join in ("or", "and"):
        return [next(hit for hit in every if hit.measure is Measure.DAMAGED)]  # "damaged or destroyed" covers both
    if Measure.KILLED in measures and Measure.INJURED in measures:
        if any(hit.rule == "taken to hospital" or hit.rule == "suffered injuries" for hit in every):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        if any(hit.measure is Measure.KILLED and (hit.of != "people" or "kill" not in hit.rule) for hit in every):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        if join in ("or", "and", "&"):
            return [Hit(Measure.CASUALTIES, f"{join} between killed and wounded", hits[0].at)]
        return hits[:1]
    if join in ("and", "or", "") and more:
        kept = list(hits)
        for hit in more:
            if (
                hit.measure not in {one.measure for one in kept}
                and hit.measure not in (Measure.ATTACKS, Measure.AFFECTED)
                and hits[0].measure not in (Measure.AFFECTED,)
            ):
                kept.append(hit)
        return kept
    return hits
