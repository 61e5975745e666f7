"""The words of the generated news. `{slots}` are filled in; `<` and `>` enclose a figure's clause, `[` and `]` what
was said."""

from __future__ import annotations

SYLLABLES = (
    "al bar kar tel mar sha dar nov pol tri san ker zab hor lub min ost vel rud kaf".split(),
    "a e i o ba da ka la ma na ra sa ta va ni ro".split(),
    "rin mad kov bul dane sha vik tara nour pol grad wa zeh lok mina".split(),
)
OUTLETS = [
    f"{a} {b}" for a in ("North", "Harbour", "Valley", "Delta", "Hill") for b in ("Post", "Herald", "Daily", "Courier")
]
COUNTRIES = ["Yemen", "Sudan", "Nepal", "Peru", "Kenya", "Turkey", "Mali", "Chad", "Iraq", "Ghana", "Laos", "Haiti",
             "Libya", "Georgia", "Bolivia", "Morocco", "Malawi", "Somalia", "Ecuador", "Pakistan"]  # fmt: skip
FIRST_NAMES = [
    *"Amal Boris Clara Dawit Elena Farid Grace Hamid Irena Jonas".split(),
    *"Karim Leila Marko Nadia Omar Petra Rosa Samir Tomas Yusuf".split(),
]
CAUSES = ["an air strike", "shelling", "a car bomb", "a flash flood", "an earthquake", "a drone attack", "a fire",
          "a landslide", "an explosion", "a suicide bombing", "a bus crash", "a rocket attack"]  # fmt: skip
SITES = ["market", "bus station", "school", "hospital", "bakery", "apartment block", "warehouse", "power station",
         "mosque", "textile factory", "railway bridge", "grain depot"]  # fmt: skip

TITLES = [
    "{killed} killed as {cause} hits {town} {site}",
    "{cause} leaves {killed} dead in {town}",
    "death toll in {town} reaches {killed}",
    "{town} mourns after {cause}",
    "rescuers search {site} in {town} after {cause}",
]
OPENINGS = [
    "<{killed} {killed.who} were killed and {injured} injured when {cause} hit the {site} in {town} {day}>.",
    "{cause} struck the {site} in {town}, {country}, {day}, <leaving {killed} {killed.who} dead>.",
    "Crews searched the {site} on {street} Street in {town} {day} after {cause} <left {killed} {killed.who} dead>.",
    "<{cause} in the {country} town of {town} killed {killed} {killed.who} {day}>.",
    "Families gathered outside the {site} in {town} {day} after {cause}.",
    "<{killed} {killed.who} died {day} after {cause} at the {site} in {town}>, a town in {country}.",
]
TOLLS: dict[str, list[str]] = {
    "both": [
        "{speaker} said <{killed} {killed.who} were killed> and <{injured} were injured>.",
        "<{killed} {killed.who} were killed> and <{injured} others were wounded>, {speaker} said.",
        "According to {speaker}, <{killed} {killed.who} died> and <{injured} were hurt>.",
        "{speaker} put <the death toll at {killed}> and said <{injured} people had been injured>.",
        "<The number of dead stood at {killed}>, {speaker} said, with <{injured} people wounded>.",
    ],
    "displaced": [
        "<{displaced} residents fled to neighbouring villages>, {speaker} said.",
        "{speaker} said <{displaced} people had been displaced> from the area around {street} Street.",
        "<{displaced} people were forced from their homes>, according to {speaker}.",
    ],
    "damaged": [
        "<{damaged} houses were damaged>, {speaker} said.",
        "{speaker} said <{damaged} homes had been damaged> between {street} Street and the {site}.",
    ],
    "children": [
        "<{children} children were among the dead>, {speaker} said.",
        "{speaker} said <{children} of the dead were children>.",
    ],
    "rival": [
        "{speaker} disputed the count and said <{rival} people had been killed>.",
        "<{rival} people were killed>, {speaker} said, rejecting lower figures.",
    ],
}
QUOTES = [
    "“[We {will} what was lost on {street} Street],” {speaker} said.",
    "{speaker} said [the wounded had been taken to {care} on {other} Street].",
    "{speaker} said [what had happened at the {site} {unclear}].",
    "“[Nobody at the {site} {expected}],” {speaker} said.",
    "{speaker} said [{helpers} {did}].",
    "“[{helpers} {did}],” {speaker} said.",
]
FILLERS = [
    "{helpers} {did} {then}.",
    "{then}, {helpers} {did}.",
    "{passers} near the {site} {saw}.",
    "{passers} on {street} Street {saw} {then}.",
    "The road to {other} {road}.",
    "{then}, {passers} {saw}.",
]
#: What fills the small slots of fillers and quotes: one of each is drawn for every sentence.
CHOICES = {
    "helpers": ["volunteers from {other}", "neighbours", "a crew from {other}", "soldiers", "firefighters", "nurses",
                "students of the college", "drivers", "two engineers", "an aid convoy", "local farmers", "the scouts"],
    "did": ["brought blankets and bread", "cleared bricks by hand", "handed out drinking water", "carried stretchers",
            "set up a kitchen in the square", "looked for relatives", "lifted the heaviest beams", "gave blood",
            "opened the sports hall for the night", "counted the names on a list", "moved furniture into the open",
            "repaired a water main", "took turns at the pumps", "switched off the gas"],
    "then": ["in the evening", "before dawn", "after {hours} hours", "by midday", "for {hours} hours", "at first light",
             "during the night", "later", "until the rain began", "as the sun set"],
    "passers": ["shopkeepers", "a taxi driver", "mothers with small children", "an old man", "commuters", "pupils",
                "a bread seller", "residents", "a mechanic", "two sisters", "a teacher", "guests of a wedding"],
    "saw": ["described a cloud of dust", "spoke of a long silence", "pointed at broken windows", "waited for news",
            "watched from the roofs", "said goodbye to one another", "wept", "swept the pavement", "shut the doors",
            "argued with the guards", "searched for their bicycles", "stood in line for water", "looked for a signal"],
    "road": ["was blocked for {hours} hours", "reopened in the evening", "stayed shut", "filled with cars",
             "was lined with onlookers", "was under water"],
    "will": ["will rebuild", "will not forget", "are counting", "have yet to see", "cannot replace"],
    "care": ["the clinic", "a school", "two hospitals", "the old infirmary", "a tent"],
    "unclear": ["was still being examined", "would be looked into", "was not yet clear", "needed an answer"],
    "expected": ["expected this", "slept last night", "knows whom to ask", "had been warned", "has eaten since"],
}  # fmt: skip
RECALLS = [
    "<On {day}, {past} {past.who} were killed by {past_cause} in {town}>.",
    "The town had seen grief before: <{past} {past.who} died in {past_cause} in {town} on {day}>.",
]
