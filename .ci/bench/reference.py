"""Splink on DuckDB over the same claims, as its documentation has it: the reference for linking.

https://moj-analytical-services.github.io/splink/ - comparisons with term frequencies, the chance of a match from
a deterministic rule, u by random sampling, m by expectation maximisation over two blocking rules, then prediction
over several. It sees the figures as a table would hold them: measure, bounds, population, place, days, speaker,
cause. `truth` never trains it; only the threshold that is printed beside the usual 0.5 is chosen on the truth.
"""

from __future__ import annotations

import csv
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import duckdb
import splink.comparison_library as cl
from generate import Story, stories, stories_after
from report import milliseconds, peak, spent
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import And, CustomRule
from truth import Truth

COLUMNS = {
    "unique_id": "VARCHAR",
    "article": "VARCHAR",
    "measure": "VARCHAR",
    "number": "VARCHAR",
    "who": "VARCHAR",
    "place": "VARCHAR",
    "published": "DATE",
    "happened": "DATE",
    "speaker": "VARCHAR",
    "title": "VARCHAR",
}
#: Columns that are equal in the pairs that are looked at.
BLOCKING = (
    ("measure", "place", "happened"),
    ("measure", "place", "number"),
    ("measure", "number", "published"),
    ("measure", "speaker", "published"),
)
#: Pairs sampled for the chances of a coincidence: Splink's documentation asks for 1e8 or 1e9, and warns of less.
SAMPLED = 1e8
THRESHOLDS = (0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def splink_linked(figures: int) -> dict[str, Any]:
    """Seconds of each step on the clock and of processor, memory in MB, and scores of Splink over generated figures."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    steps: dict[str, tuple[float, float]] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        answer: list[Any] = []
        before, taken = steps.get(name, (0.0, 0.0)), spent(lambda: answer.append(work()))
        steps[name] = before[0] + taken[0], before[1] + taken[1]
        return answer[0]

    step("filling", lambda: _fill(connection, "figures", stories(figures)))
    linker = step("training", lambda: _trained(connection))
    predicted = step("predicting", lambda: linker.inference.predict(threshold_match_probability=min(THRESHOLDS)))
    found = step("predicting", lambda: _pairs(connection, predicted))
    cluster = linker.clustering.cluster_pairwise_predictions_at_threshold
    step("clustering", lambda: cluster(predicted, threshold_match_probability=0.5))
    told = Truth(stories(figures))
    scores = {limit: told.score((a, b) for a, b, sure in found if sure >= limit) for limit in THRESHOLDS}
    best = max(scores, key=lambda limit: scores[limit].f1)
    return {
        "steps": steps,
        "pairs": len(found),
        "memory": peak(),
        "more": _one_more(connection, linker, figures),
        "usual": scores[0.5],
        "best": scores[best],
        "threshold": best,
    }


def _trained(connection: duckdb.DuckDBPyConnection) -> Linker:
    """A model that no truth was shown to. As many pairs are sampled as Splink asks for; it warns of its default."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ExactMatch("number").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("place", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.AbsoluteDateDifferenceAtThresholds(
                "happened", input_is_string=False, metrics=["day", "day"], thresholds=[1, 7]
            ),
            cl.AbsoluteDateDifferenceAtThresholds(
                "published", input_is_string=False, metrics=["day", "day"], thresholds=[1, 4]
            ),
            cl.JaroWinklerAtThresholds("speaker", [0.9]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("who"),
            cl.JaccardAtThresholds("title", [0.9, 0.7]),
        ],
        blocking_rules_to_generate_predictions=[_across(*columns) for columns in BLOCKING],
    )
    linker = Linker(DuckDBAPI(connection=connection).register("figures"), settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [_across("measure", "place", "happened", "number")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED)
    for columns in (("measure", "place", "happened"), ("measure", "number", "published")):
        linker.training.estimate_parameters_using_expectation_maximisation(_across(*columns))
    return linker


def _pairs(connection: duckdb.DuckDBPyConnection, predicted: Any) -> list[tuple[str, str, float]]:
    """Pairs of figures that a rule of blocking brought together, with the probability that they are one."""
    answer = "unique_id_l, unique_id_r, match_probability"
    return connection.execute(f"SELECT {answer} FROM {predicted.physical_name}").fetchall()


def _one_more(connection: duckdb.DuckDBPyConnection, linker: Linker, figures: int) -> float:
    """Milliseconds to predict the links of one article more with those on file, by the model that was trained."""
    api = linker._db_api
    filed = api.register("figures")
    for column in ("number", "place", "speaker"):
        linker.table_management.compute_tf_table(column)
    following = iter(list(stories_after(figures, 6)))

    def one() -> None:
        story = next(following)
        name = f"more_{story.article.id.replace('-', '_')}"
        _fill(connection, name, [story])
        made = linker.inference.predict_between(api.register(name), filed, threshold_match_probability=0.5)
        _pairs(connection, made)

    return milliseconds(one)


def _across(*columns: str) -> And:
    """Equal in these columns, in different articles."""
    return And(block_on(*columns), CustomRule("l.article <> r.article"))


def _fill(connection: duckdb.DuckDBPyConnection, name: str, told: Iterable[Story]) -> None:
    """A table of their figures, one row each, with what a claim's record says."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    connection.execute(f"CREATE TABLE {name} ({columns})")
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_rows(told))
        file.flush()
        connection.execute(f"COPY {name} FROM '{file.name}' (FORMAT csv, NULL '')")


def _rows(told: Iterable[Story]) -> Iterator[tuple[object, ...]]:
    """A figure that names no place or day has those of its article, as linking reads it too."""
    for story in told:
        own = [figure for figure in story.figures if not figure.background]
        places = [place.text for figure in own for place in figure.where]
        days = [figure.when.start for figure in own if figure.when]
        for figure in story.figures:
            yield (
                figure.id,
                story.article.id,
                figure.measure.value,
                figure.low,
                figure.who,
                figure.where[0].text if figure.where else next(iter(places), None),
                story.article.day,
                figure.when.start if figure.when else next(iter(days), None),
                figure.speaker.name if figure.speaker else None,
                story.article.title,
            )
