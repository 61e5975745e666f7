"""What is known of a claim and which words say so."""

from __future__ import annotations

from rich.text import Text

from facttrack.model import Claim, Figure, FiledClaim, Passage, Speaker
from facttrack.show.page import Page, joined, plain
from facttrack.show.visible import one_line
from facttrack.show.wording import amount, claim_words, contest_words, kind_words, origin_words, when_words


def explanation(filed: FiledClaim) -> Page:
    """A claim just read: its words, the words that each field goes by, and the rule that found it."""
    claim = filed.claim
    page = Page()
    page.add(claim_label(claim), hang=2)
    page.add(marked_quote(claim), indent=2)
    add_facts(page, claim)
    page.fact("contested", Text(contest_words(claim.contested), "red"))
    page.fact("article", plain(filed.article.title or origin_words(filed.article)))
    page.fact("rule", claim.rule or "not recorded")
    return page


def claim_label(claim: Claim, identifier: str | None = None) -> Text:
    """A claim's id, shortened or whole, what it says, and who says so."""
    label = joined((identifier or claim.id, "cyan"), plain(claim_words(claim), "bold"))
    return joined(label, plain(claim.speaker.name) if claim.speaker else "", between=" — ")


def marked_quote(claim: Claim) -> Text:
    """The claim's words with its number marked."""
    if not isinstance(claim, Figure):
        return plain(f"“{claim.quote}”")
    at, end = claim.number.start - claim.start, claim.number.end - claim.start
    before, number, after = claim.quote[:at], claim.quote[at:end], claim.quote[end:]
    # Parts are made visible one by one, so that the mark stays on the number whatever its neighbours become.
    lead = " " if before[-1:].isspace() else ""
    tail = " " if after[:1].isspace() else ""
    return Text.assemble("“", one_line(before), lead, (one_line(number), "bold underline"), tail, one_line(after), "”")


def add_facts(page: Page, claim: Claim) -> None:
    """Every field that has a value, with the words and the place it goes by."""
    if isinstance(claim, Figure):
        page.fact("counts", plain(f"{claim.measure.value}, {claim.who}" if claim.who else claim.measure.value))
        page.fact("number", plain(f"{amount(claim)}, written {_at(claim.number)}"))
    else:
        page.fact("form", f"{claim.form.value} speech" if claim.form.value != "mixed" else "partly in quotation marks")
        page.fact("against", plain(claim.target or ""))
    page.fact("speaker", speaker_fact(claim.speaker))
    page.fact("cue", plain(_at(claim.cue)) if claim.cue else "")
    page.fact("told to", plain(claim.via or ""))
    page.fact("hedges", plain(", ".join(claim.hedges)))
    if isinstance(claim, Figure):
        page.fact("where", plain(", ".join(dict.fromkeys(place.text for place in claim.where))))
        if when := claim.when:
            page.fact("when", plain(f"{when_words(when)}, written “{when.text}”, known to the {when.precision}"))
        page.fact("background", "another event or a longer time than the article's own" if claim.background else "")


def speaker_fact(speaker: Speaker | None) -> Text:
    """The speaker with kind and mention; a missing one is said to be missing."""
    if speaker is None:
        return Text("none: the article speaks for itself", "yellow")
    words = f"{speaker.name} ({kind_words(speaker.kind)})"
    if one_line(speaker.mention) != one_line(speaker.name):
        words += f", named here as “{speaker.mention}”"
    return plain(words if speaker.resolved else f"{words}, not resolved to a name")


def _at(passage: Passage) -> str:
    return f"“{passage.text}” at {passage.start}–{passage.end}"
