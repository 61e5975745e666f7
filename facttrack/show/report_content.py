"""Reports as outlines: the facts, tables and charts that tell what to know of a source, an outlet, an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

from facttrack.model import Article, Claim, Figure, FiledClaim
from facttrack.results import (
    ArticleLine,
    Bounds,
    Challenge,
    EventReport,
    Finding,
    OutletReport,
    Sighting,
    SourceReport,
    Standing,
    Stands,
)
from facttrack.show.assessments import contested_words, without_words
from facttrack.show.formats import shortener
from facttrack.show.lineage import chain_words, origin_count, why_one
from facttrack.show.report_outline import (
    Bars,
    Block,
    Cell,
    Facts,
    Grid,
    Intervals,
    Linked,
    Outline,
    Prose,
    Section,
    grid,
)
from facttrack.show.timeline import figure_words
from facttrack.show.wording import (
    NOTHING,
    REASONS,
    STANCES,
    article_words,
    claim_words,
    contest_words,
    counted,
    day_words,
    days_words,
    kind_words,
    speaker_words,
)
from facttrack.vocabulary import Because, Relation

AnyReport = SourceReport | OutletReport | EventReport

_STANDS = {
    Stands.LOWER: "lower",
    Stands.HIGHER: "higher",
    Stands.SAME: "the same",
    Stands.UNCLEAR: "cannot be told",
}


def outline(report: AnyReport) -> Outline:
    """The report as an outline that any medium can print."""
    match report:
        case SourceReport():
            return _source(report)
        case OutletReport():
            return _outlet(report)
        case EventReport():
            return _event(report)


# --- on a source -----------------------------------------------------------------------------


def _source(report: SourceReport) -> Outline:
    claims = report.claims
    contested = sum(bool(filed.claim.contested) for filed in claims)
    figures = sum(isinstance(filed.claim, Figure) for filed in claims)
    days = [filed.article.day for filed in claims if filed.article.day]
    facts = Facts(
        (
            ("kind", kind_words(report.source.kind)),
            ("also called", ", ".join(report.source.aliases)),
            ("claims", f"{counted(figures, 'figure')}, {counted(len(claims) - figures, 'statement')}"),
            ("reported", days_words(min(days), max(days)) if days else ""),
            ("contested", f"{contested} of {counted(len(claims), 'claim')}" if claims else ""),
            ("contested by", _tally_words(_rival(challenge) for challenge in report.challenges)),
        )
    )
    sections = (
        Section("Contested claims", (_challenge_grid(report.challenges),), "None of its claims is contested."),
        Section(
            "Against other speakers", _standing_blocks(report.standings), "No figure of another speaker is linked."
        ),
        Section(
            "How it hedges",
            (
                Bars("Bounds of its figures", "figures", tuple((q.replace("_", " "), n) for q, n in report.qualifiers)),
                Bars("Words that hedge", "claims", report.hedges),
            ),
            "It gives no figures.",
        ),
        Section(
            "What it does",
            (Bars("Stances of its statements", "statements", tuple((STANCES[s], n) for s, n in report.stances)),),
            "It makes no statements.",
        ),
        Section(
            "Who carries it",
            (
                grid(
                    "1*outlet|>claims|>articles",
                    [(use.outlet or "no outlet named", str(use.claims), str(use.articles)) for use in report.outlets],
                ),
            ),
        ),
        Section("Claims over time", (_months(claims), _claim_grid(claims)), "No claims."),
    )
    return Outline("source", report.source.name, facts, sections)


def _standing_blocks(standings: tuple[Standing, ...]) -> tuple[Block, ...]:
    same_time = [standing for standing in standings if standing.link.relation is not Relation.UPDATES]
    tally = Counter(standing.stands for standing in same_time)
    summary = ", ".join(f"{_STANDS[stands]} {counted(tally[stands], 'time')}" for stands in Stands if tally[stands])
    rows = [
        (
            s.ours.figure.measure.value,
            _figure_cell(s.ours),
            _STANDS[s.stands],
            f"{figure_words(s.theirs.figure)} ({s.theirs.speaker})",
            s.link.relation.value.replace("_", " "),
            _article_cell(s.theirs.article),
        )
        for s in standings
    ]
    return (
        Prose(f"Beside figures of other speakers for the same time its own are {summary}." if summary else ""),
        grid("measure|2*its figure|is|3*than or as|link|2*other article", rows),
    )


def _figure_cell(sighting: Sighting) -> str:
    return f"{figure_words(sighting.figure)}, {day_words(sighting.article.published)}"


def _months(claims: Iterable[FiledClaim]) -> Bars:
    days = [filed.article.day for filed in claims]
    months = [
        (month, len(list(same))) for month, same in groupby(day.strftime("%Y-%m") if day else "undated" for day in days)
    ]
    return Bars("Claims by month of publication", "claims", tuple(months) if len(months) > 1 else ())


# --- on an outlet ----------------------------------------------------------------------------


def _outlet(report: OutletReport) -> Outline:
    share = report.attribution
    days = [line.article.day for line in report.articles if line.article.day]
    figures = sum(line.figures for line in report.articles)
    statements = sum(line.statements for line in report.articles)
    contested = {challenge.claim.claim.id for challenge in report.challenges}
    facts = Facts(
        (
            ("articles", f"{len(report.articles):,}"),
            ("published", days_words(min(days), max(days)) if days else ""),
            ("claims", f"{counted(figures, 'figure')}, {counted(statements, 'statement')}"),
            ("contested", counted(len(contested), "claim")),
            ("lost", counted(len(report.findings), "hedge or attribution", "hedges or attributions")),
        )
    )
    rows = (("a named speaker", share.named), ("an unnamed speaker", share.unnamed), ("nobody", share.none))
    sections = (
        Section(
            "On whose word its figures stand",
            (Bars("Figures by speaker", "figures", rows if share.total else (), share=True),),
            "Its articles hold no figures.",
        ),
        Section(
            "Sources it relies on",
            (
                grid(
                    "1*source|kind|named|>claims|>articles",
                    [
                        (u.name, kind_words(u.kind), "yes" if u.named else "no", str(u.claims), str(u.articles))
                        for u in report.sources
                    ],
                ),
            ),
            "It attributes nothing to anybody.",
        ),
        Section("Lost on the way", (_finding_grid(report.findings),), "No hedge and no attribution was lost."),
        Section("Contested claims", (_challenge_grid(report.challenges),), "None of its claims is contested."),
        Section("Articles", (_article_grid(report.articles),)),
    )
    return Outline("outlet", report.outlet, facts, sections)


def _finding_grid(findings: Iterable[Finding]) -> Grid:
    rows = [(f.code, f"“{f.passage.text}”", f.message, _article_cell(f.article)) for f in findings]
    return grid("code|3*passage|4*what is wrong|2*article", rows)


# --- on an event -----------------------------------------------------------------------------


def _event(report: EventReport) -> Outline:
    event = report.event
    told_again = sum(len(retold.later) for retold in report.retold)
    origins = report.lineage.origins
    facts = Facts(
        (
            ("days", days_words(event.start, event.end) if event.start or event.end else ""),
            ("places", ", ".join(event.places)),
            ("articles", f"{len(report.articles):,}"),
            ("origins", origin_count(len(origins))),
            (
                "told again",
                f"{counted(told_again, 'article')} with figures that an earlier one has" if told_again else "",
            ),
            ("together", "; ".join(event.because)),
            ("id", event.id),
        )
    )
    charts = tuple(
        Intervals(b.track.measure, f"{b.track.measure.value.capitalize()} by date of publication", b.track.sightings)
        for b in report.bounds
    )
    sections = (
        Section(
            "Figures",
            (_bounds_grid(report.bounds), _policy_grid(report.bounds), *charts),
            "Its articles hold no figures.",
        ),
        Section("Disputes", (_dispute_grid(report),), "Nobody accuses or denies."),
        Section("How its figures are linked", _link_blocks(report), "No two figures are linked."),
        Section("Origins", _origin_blocks(report), "Nothing shows that articles have one origin."),
        Section("Told again", (_retold_grid(report),), "No two articles share a figure of one speaker."),
        Section("Articles", (_article_grid(report.articles),)),
    )
    return Outline("event", event.title or event.id, facts, sections)


def _bounds_grid(bounds: Iterable[Bounds]) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for bound in bounds:
        estimate = bound.track.estimate
        if estimate is None:
            continue
        ends = ((estimate.low, bound.low_by), (estimate.best, bound.best_by), (estimate.high, bound.high_by))
        rows.append((bound.track.measure.value, *(_end(number, by) for number, by in ends)))
    return grid("measure|1*low|1*best|1*high", rows)


def _policy_grid(bounds: Iterable[Bounds]) -> Grid:
    """By which policy, what contests it, and what is left without a source."""
    rows: list[tuple[Cell, ...]] = []
    for bound in bounds:
        made = bound.assessment
        if made is None:
            continue
        notes = "; ".join(words for words in (contested_words(made.estimate), made.note) if words)
        moved = "; ".join(map(without_words, made.without))
        rows.append(
            (made.measure.value, made.policy.value, counted(made.origins, "origin"), notes or NOTHING, moved or NOTHING)
        )
    return grid("measure|policy|best from|1*note|3*without one source", rows)


def _end(number: int | None, by: Iterable[Sighting]) -> str:
    """A bound and whose it is: "23 (coast guard, unattributed in Evening Post)"; open where there is none."""
    if number is None:
        return "open"
    whose = (s.speaker or f"unattributed in {s.article.outlet or s.article.id}" for s in by)
    words = ", ".join(dict.fromkeys(whose))
    return f"{number:,} ({words})" if words else f"{number:,}"


def _dispute_grid(report: EventReport) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for dispute in report.disputes:
        statement = dispute.statement
        answers = "; ".join(f"{speaker_words(a.speaker)} {claim_words(a)}: “{a.quote}”" for a in dispute.answers)
        words = f"{claim_words(statement)}: “{statement.quote}”"
        rows.append((speaker_words(statement.speaker), words, answers or NOTHING, _article_cell(dispute.article)))
    return grid("2*who|3*what|3*answer|2*article", rows)


def _link_blocks(report: EventReport) -> tuple[Block, ...]:
    tally = Counter(joined.link.relation.value.replace("_", " ") for joined in report.links)
    rows: list[tuple[Cell, ...]] = [
        (
            joined.link.relation.value.replace("_", " "),
            f"{_linked_figure(joined.a)} · {_linked_figure(joined.b)}",
            "; ".join(joined.link.because),
            joined.link.judgement.value if joined.link.judgement else NOTHING,
        )
        for joined in report.links
    ]
    return (
        Bars("Links by relation", "links", tuple(tally.items())),
        grid("relation|3*figures|3*why|judged", rows),
    )


def _linked_figure(sighting: Sighting) -> str:
    by = f", {sighting.speaker}" if sighting.speaker else ""
    return f"{sighting.figure.measure.value} {figure_words(sighting.figure)}{by} ({article_words(sighting.article)})"


def _origin_blocks(report: EventReport) -> tuple[Block, ...]:
    """Origins of more than one article, and who cites whom."""
    articles = {line.article.id: line.article for line in report.articles}
    rows: list[tuple[Cell, ...]] = []
    for origin in report.lineage.origins:
        mine = [articles[article] for article in origin.articles if article in articles]
        if len(mine) > 1:
            rows.append((_article_cell(mine[0]), ", ".join(map(article_words, mine[1:])), why_one(origin)))
    cited = [(chain_words(chain),) for chain in report.lineage.chains]
    return (grid("1*one origin: first|2*and|2*because", rows), grid("1*citations", cited))


def _retold_grid(report: EventReport) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (_article_cell(retold.first), ", ".join(article_words(article) for article in retold.later))
        for retold in report.retold
    ]
    return grid("1*earliest at hand|2*then in", rows)


# --- what reports share ----------------------------------------------------------------------


def _challenge_grid(challenges: tuple[Challenge, ...]) -> Grid:
    """A row for each contested claim, with all reasons and everybody on the other side."""
    short = _short(challenge.claim for challenge in challenges)
    rows: list[tuple[Cell, ...]] = []
    for identifier, same in groupby(challenges, key=lambda challenge: challenge.claim.claim.id):
        mine = list(same)
        filed = mine[0].claim
        reasons = "; ".join(dict.fromkeys(REASONS[challenge.because] for challenge in mine))
        rivals = "; ".join(dict.fromkeys(rival for challenge in mine if (rival := _rival(challenge))))
        rows.append(
            (short(identifier), _claim_and_quote(filed.claim), reasons, rivals or NOTHING, _article_cell(filed.article))
        )
    return grid("id|4*claim|2*why|2*by|2*article", rows)


def _rival(challenge: Challenge) -> str:
    """Who is on the other side: the other claim's speaker, else its outlet; a person where one marked the claim."""
    if challenge.other is None:
        return "a person" if challenge.because is Because.MARKED else ""
    speaker = challenge.other.claim.speaker
    return speaker.name if speaker else challenge.other.article.outlet or challenge.other.article.id


def _claim_grid(claims: Iterable[FiledClaim]) -> Grid:
    claims = tuple(claims)
    short = _short(claims)
    rows: list[tuple[Cell, ...]] = [
        (
            day_words(filed.article.published),
            short(filed.claim.id),
            _claim_and_quote(filed.claim),
            contest_words(filed.claim.contested) or NOTHING,
            Linked(filed.article.outlet or filed.article.title or filed.article.id, filed.article.url),
        )
        for filed in claims
    ]
    return grid("day|id|4*claim|contested|2*article", rows)


def figures_grid(intervals: Intervals) -> Grid:
    """The figures of a chart as a table."""
    rows: list[tuple[Cell, ...]] = [
        (
            day_words(s.article.published),
            s.speaker or NOTHING,
            figure_words(s.figure),
            contest_words(s.figure.contested) or NOTHING,
            "yes" if s.newer else NOTHING,
            f"“{s.figure.quote}”",
            _article_cell(s.article),
        )
        for s in intervals.sightings
    ]
    return grid("day|2*speaker|1*figure|contested|replaced|3*passage|2*article", rows)


def _claim_and_quote(claim: Claim) -> str:
    return f"{claim_words(claim)} “{claim.quote}”"


def _article_grid(lines: Iterable[ArticleLine]) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        (
            day_words(line.article.published),
            line.article.outlet or NOTHING,
            Linked(line.article.title or line.article.id, line.article.url),
            f"{line.figures:,}",
            f"{line.statements:,}",
            f"{line.contested:,}",
        )
        for line in lines
    ]
    return grid("day|2*outlet|3*title|>figures|>statements|>contested", rows)


def _article_cell(article: Article) -> Linked:
    return Linked(article_words(article), article.url)


def _short(claims: Iterable[FiledClaim]) -> Callable[[str], str]:
    return shortener(filed.claim.id for filed in claims)


def _tally_words(names: Iterable[str]) -> str:
    tally = Counter(name for name in names if name)
    return ", ".join(f"{name} ({n})" for name, n in sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])))
