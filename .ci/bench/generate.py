"""News that never happened, for timing: one seed, one set of articles, each with the event it reports."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_SYLLABLES = "Al Bar Kar Tel Mar Sha Dar Nov Pol Tri San Ker Zab Hor Lub Min Ost Vel Rud Kaf".split()
MIDDLE_SYLLABLES = "a e i o ba da ka la ma na ra sa ta va ni ro".split()
LAST_SYLLABLES = "rin mad kov bul dane sha vik tara nour pol grad wa zeh lok mina".split()
OUTLETS = [
    f"{a} {b}" for a in ("North", "Harbour", "Valley", "Union", "Delta") for b in ("Post", "Wire", "Daily", "Courier")
]
SPEAKERS = [
    "the health ministry", "police", "the civil defence", "the governor", "the Red Crescent", "a military spokesman",
    "the hospital's director", "the interior ministry", "local officials", "the monitoring group Toll Watch",
]  # fmt: skip
CAUSES = [
    "an air strike",
    "shelling",
    "a car bomb",
    "a flash flood",
    "an earthquake",
    "a drone attack",
    "a fire",
    "a landslide",
]
SITES = ["market", "bus station", "school", "hospital", "bakery", "apartment block", "warehouse", "power station"]
OPENINGS = [
    "{cause} hit the {site} in {town} on {day}.",
    "Rescue teams worked through the night in {town} after {cause} struck the {site} on {day}.",
    "Residents of {town} gathered near the {site} on {day}, hours after {cause}.",
]
TOLLS = [
    "{speaker} said {hedge}{killed} people were killed and {injured} injured.",
    "{Hedge}{killed} people were killed and {injured} others were wounded, {speaker} said.",
    "According to {speaker}, {hedge}{killed} civilians died and {injured} were hurt.",
]
FILLERS = [
    "Shops along the main road stayed closed and the school year was interrupted.",
    "The road to the north was blocked for most of the morning.",
    "Power returned to parts of the town in the evening.",
    "Volunteers brought blankets, water and bread to the square.",
]
REACTIONS = [
    "“We will rebuild what was lost,” {speaker} said.",
    "{speaker} denied that the {site} had been used by fighters.",
    "{displaced} residents fled to neighbouring villages, {speaker} said.",
    "{speaker} accused the other side of targeting the {site}.",
]


@dataclass(frozen=True)
class Generated:
    """An article record in the shape that `ingest` reads, with the event it reports."""

    record: dict[str, str]
    event: int


def generated(articles: int, seed: int = 7) -> Iterator[Generated]:
    """`articles` articles, about five claims each, one to six per event."""
    rng = random.Random(seed)
    towns = [
        rng.choice(FIRST_SYLLABLES) + rng.choice(MIDDLE_SYLLABLES) + rng.choice(LAST_SYLLABLES)
        for _ in range(max(50, articles // 20))
    ]
    made = event = 0
    while made < articles:
        event += 1
        town, cause, site = rng.choice(towns), rng.choice(CAUSES), rng.choice(SITES)
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(2000))
        killed, injured, displaced = rng.randrange(2, 90), rng.randrange(3, 300), rng.randrange(1, 80) * 500
        for _ in range(min(rng.randint(1, 6), articles - made)):
            made += 1
            later = rng.randrange(3)
            facts = {
                "town": town,
                "cause": cause,
                "site": site,
                "day": day.strftime("%A"),
                "hedge": rng.choice(["", "", "at least ", "about "]),
                "killed": str(killed + later * rng.randrange(2)),
                "injured": str(injured),
                "displaced": f"{displaced:,}",
            }
            facts["Hedge"] = facts["hedge"].capitalize()
            sentences = [
                rng.choice(OPENINGS),
                rng.choice(TOLLS),
                rng.choice(FILLERS),
                rng.choice(REACTIONS),
                rng.choice(FILLERS),
                rng.choice(REACTIONS),
            ]
            text = " ".join(capital(line.format(speaker=rng.choice(SPEAKERS), **facts)) for line in sentences)
            record = {
                "id": f"g{made}",
                "title": f"{capital(cause)} in {town} leaves {facts['killed']} dead",
                "text": text,
                "published": (day + timedelta(days=later)).isoformat(),
                "outlet": rng.choice(OUTLETS),
                "url": f"https://example.org/{made}",
            }
            yield Generated(record, event)


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
