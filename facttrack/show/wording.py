"""Claims, times and reasons in the words of a sentence, the same wherever they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from facttrack.model import Article, Claim, Contest, Estimate, Figure, Speaker, Statement, TimeSpan
from facttrack.vocabulary import Because, Precision, Qualifier, SpeakerKind, Stance

#: What stands where an article says nothing.
NOTHING = "–"

STANCES = {
    Stance.SAYS: "says",
    Stance.REPORTS: "reports",
    Stance.CONFIRMS: "confirms",
    Stance.ESTIMATES: "estimates",
    Stance.CLAIMS: "claims",
    Stance.ALLEGES: "alleges",
    Stance.ACCUSES: "accuses",
    Stance.DENIES: "denies",
    Stance.CLAIMS_RESPONSIBILITY: "claims responsibility",
    Stance.QUESTIONS: "questions",
}

REASONS = {
    Because.ACCUSATION: "accusation",
    Because.DENIAL: "denial",
    Because.DISTANCING: "distancing word",
    Because.RIVAL_FIGURE: "rival figure in the same article",
    Because.COUNTERCLAIM: "counterclaim",
    Because.CONFLICT: "conflict with another article",
    Because.MARKED: "marked by a person",
}


def amount(figure: Figure) -> str:
    """The number with its bounds: "23", "at least 23", "20–30", "dozens (24 or more)"."""
    return bounds(figure.low, figure.high, figure.qualifier, figure.number.text)


def bounds(low: int | None, high: int | None, qualifier: Qualifier, number: str) -> str:
    """An interval and its qualifier in words; `number` is what the article has."""
    match qualifier:
        case Qualifier.VAGUE:
            return f"{number} ({low:,} or more)" if low is not None else number
        case Qualifier.AT_LEAST if low is not None:
            return f"at least {low:,}"
        case Qualifier.MORE_THAN if low is not None:
            return f"more than {low:,}"
        case Qualifier.AT_MOST if high is not None:
            return f"at most {high:,}"
        case Qualifier.FEWER_THAN if high is not None:
            return f"fewer than {high:,}"
        case Qualifier.ABOUT if low is not None:
            return f"about {low:,}"
    return span(low, high)


def span(low: int | None, high: int | None) -> str:
    """An interval: "23", "20–30", "23 or more", "up to 30"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,} or more"
    return f"up to {high:,}" if high is not None else "no number"


def estimate_words(estimate: Estimate) -> str:
    """Bounds with the best value where it adds something: "23–27, best 27"."""
    words = span(estimate.low, estimate.high)
    return words if estimate.best is None or estimate.low == estimate.high else f"{words}, best {estimate.best:,}"


def claim_words(claim: Claim) -> str:
    """A claim as a label: "killed: at least 23 people", "accuses government forces"."""
    if isinstance(claim, Statement):
        return f"{STANCES[claim.stance]} {claim.target}" if claim.target else STANCES[claim.stance]
    return f"{claim.measure.value}: {amount(claim)} {claim.who or ''}".rstrip()


def speaker_words(speaker: Speaker | None) -> str:
    """The speaker's name, or a dash."""
    return speaker.name if speaker else NOTHING


def kind_words(kind: SpeakerKind) -> str:
    return "UN" if kind is SpeakerKind.UN else kind.value.replace("_", " ")


def contest_words(contests: Iterable[Contest]) -> str:
    """Why a claim is contested, each reason once, or nothing."""
    return ", ".join(dict.fromkeys(REASONS[contest.because].split(" ")[0] for contest in contests))


def day_words(moment: date | datetime | None) -> str:
    """The day alone, as 2026-01-12."""
    return moment.strftime("%Y-%m-%d") if moment else NOTHING


def moment_words(moment: date | datetime | None) -> str:
    """A day, with the time where it is known."""
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%d %H:%M %Z").rstrip()
    return day_words(moment)


def days_words(start: date | None, end: date | None) -> str:
    """One day or a stretch of days."""
    if start and end and start != end:
        return f"{day_words(start)} to {day_words(end)}"
    return day_words(start or end)


def when_words(when: TimeSpan | None) -> str:
    """What a time expression covers, no more exact than its words."""
    if when is None:
        return NOTHING
    if when.precision is Precision.YEAR and when.start.year == when.end.year:
        return f"{when.start.year}"
    if when.precision is Precision.MONTH and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return when.start.strftime("%Y-%m")
    return days_words(when.start, when.end)


def origin_words(article: Article) -> str:
    """Where an article comes from: "Example Times, 2026-01-12"."""
    known = [article.outlet, day_words(article.published) if article.published else None]
    return ", ".join(words for words in known if words) or NOTHING


def article_words(article: Article) -> str:
    """Where an article comes from; its title or id where it names no outlet: a day alone tells no article."""
    return origin_words(article) if article.outlet else f"{article.title or article.id}, {day_words(article.published)}"


#: How reasons of a link begin that go without saying, or tell what the articles do not say.
_UNTOLD = (
    "same measure:",
    "one of them does not say",
    "neither names a speaker",
    "only one of them names a speaker",
    "counted up to the same time",
)


def reasons_words(because: Sequence[str]) -> str:
    """The reasons of a link that tell something, in one line; `facttrack show LINK` prints all."""
    return "; ".join([reason for reason in because if not reason.startswith(_UNTOLD)] or because)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 link", "2,300 links"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
