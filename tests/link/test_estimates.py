"""Low, best and high by a policy: counted by origin, with the sources of each bound and what moves without one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from facttrack.link.estimates import Voice, assess, count_origins, span
from facttrack.results import Without
from facttrack.vocabulary import Measure, Policy

MONDAY, TUESDAY = date(2026, 2, 2), date(2026, 2, 3)


def voice(
    claim: str, low: int | None, high: int | None, source: str = "", *, day: date = MONDAY, of: str = ""
) -> Voice:
    return Voice(claim, low, high, source, f"{claim} Post", of or claim, day)


BOARD = voice("a", 23, None, "harbour board")
BRIGADE = voice("b", 19, 19, "fire brigade")
REPRINT = voice("c", 19, 19, of="b")
MAYOR = voice("d", 23, 23, "mayor", day=TUESDAY)


def test_the_range_goes_from_the_lowest_low_to_the_highest_high() -> None:
    made = assess(Measure.KILLED, [BRIGADE, MAYOR], Policy.RANGE)
    assert (made.low.value, made.best.value, made.high.value) == (19, 23, 23)
    assert (made.low.sources, made.high.sources) == (("fire brigade",), ("mayor",))


def test_one_who_leaves_the_high_open_leaves_it_open_for_all() -> None:
    made = assess(Measure.KILLED, [BOARD, BRIGADE], Policy.RANGE)
    assert (made.high.value, made.high.sources) == (None, ("harbour board",))


def test_best_is_the_value_of_most_origins_not_of_most_articles() -> None:
    voices = [BRIGADE, REPRINT, voice("e", 19, 19, of="b"), BOARD, voice("f", 23, 23, "mayor")]
    assert span(voices).best == 23
    assert assess(Measure.KILLED, voices, Policy.RANGE).origins == 2


def test_one_speaker_in_several_accounts_is_one_origin() -> None:
    assert count_origins([BRIGADE, voice("x", 19, 19, "fire brigade"), voice("y", 19, 19)]) == 2


def test_of_values_with_as_many_origins_the_latest_is_best() -> None:
    assert span([BRIGADE, MAYOR]).best == 23
    assert span([voice("z", 19, 19, "clinic", day=TUESDAY), voice("y", 23, 23, "mayor")]).best == 19


def test_a_majority_takes_only_the_figures_of_the_value_that_most_give() -> None:
    made = assess(Measure.KILLED, [BOARD, MAYOR, BRIGADE], Policy.MAJORITY)
    assert (made.low.value, made.best.value, made.high.value) == (23, 23, None)
    assert (made.origins, made.note) == (2, "")


def test_a_majority_that_is_none_says_so() -> None:
    made = assess(Measure.KILLED, [MAYOR, BRIGADE], Policy.MAJORITY)
    assert made.note == "no majority: as many origins give 19; the latest stands"


def test_only_trusted_sources_count_by_the_policy_of_that_name() -> None:
    made = assess(Measure.KILLED, [BOARD, BRIGADE, REPRINT], Policy.TRUSTED, {"fire brigade"})
    assert (made.low.value, made.high.value, made.estimate.claims) == (19, 19, ("b",))


def test_an_outlet_is_trusted_for_what_it_attributes_to_nobody() -> None:
    made = assess(Measure.KILLED, [BOARD, REPRINT], Policy.TRUSTED, {"c post"})
    assert made.estimate.claims == ("c",)


def test_without_a_trusted_source_the_range_of_all_stands_and_says_so() -> None:
    made = assess(Measure.KILLED, [BOARD, BRIGADE], Policy.TRUSTED, {"mayor"})
    assert (made.low.value, made.high.value) == (19, None)
    assert made.note == "no trusted source gives this figure: the range of all"


def test_each_source_without_which_a_bound_moves_is_named() -> None:
    made = assess(Measure.KILLED, [BOARD, BRIGADE, MAYOR], Policy.RANGE)
    assert made.without == (
        Without("fire brigade", 23, 23, None, 2),
        Without("harbour board", 19, 23, 23, 2),
    )


def test_without_the_only_source_nothing_is_left() -> None:
    assert assess(Measure.KILLED, [BRIGADE], Policy.RANGE).without == (Without("fire brigade", None, None, None, 0),)


voices = st.lists(
    st.builds(
        lambda number, low, more, source, origin, day: Voice(
            f"f{number}", low, None if more < 0 else low + more, source, "Post", origin, day
        ),
        st.integers(0, 10_000),
        st.integers(0, 50),
        st.integers(-1, 5),
        st.sampled_from(["", "mayor", "clinic"]),
        st.sampled_from(["o1", "o2", "o3"]),
        st.sampled_from([None, MONDAY, TUESDAY]),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda each: each.claim,
)


@given(voices, st.randoms(use_true_random=False), st.sampled_from(Policy))
def test_an_assessment_does_not_depend_on_the_order_of_the_figures(
    some: list[Voice], random: object, policy: Policy
) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assess(Measure.KILLED, some, policy, {"mayor"}) == assess(Measure.KILLED, shuffled, policy, {"mayor"})


@given(voices, st.sampled_from(Policy))
def test_best_lies_within_the_bounds(some: list[Voice], policy: Policy) -> None:
    made = assess(Measure.KILLED, some, policy, {"mayor"}).estimate
    assert made.best is not None
    assert made.low is None or made.low <= made.best
    assert made.high is None or made.best <= made.high
