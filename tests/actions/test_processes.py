"""Work in other processes gives what it gives here, in the order of its items."""

from __future__ import annotations

import operator
import os

import pytest

from facttrack.actions.processes import Processes


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    with Processes(jobs) as processes:
        assert list(processes.results(operator.neg, range(50), lost=abs)) == [-n for n in range(50)]


def test_what_is_no_work_is_dealt_with_here() -> None:
    with Processes(2) as processes:
        here = processes.results(lambda item: -item, range(3), lost=abs, here=lambda _: True)
        assert list(here) == [0, -1, -2]


def test_a_process_that_dies_costs_no_result() -> None:
    with Processes(2) as processes:
        assert list(processes.results(os._exit, [1, 2, 3], lost=operator.neg)) == [-1, -2, -3]


def test_items_are_fetched_only_some_at_a_time() -> None:
    fetched: list[int] = []
    with Processes(2) as processes:
        results = processes.results(operator.neg, (fetched.append(n) or n for n in range(1000)), lost=abs)
        assert next(results) == 0
        results.close()
    assert len(fetched) < 100
