"""Periods beside each other: the one before, those of the year, the same a year ago, and one that ends in the next."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions.context import period_values
from generator.expressions.environment import Language
from generator.model.period import (
    Period,
    PeriodKind,
    PeriodPart,
    find_period,
    of_year,
    periods_of,
    previous,
    previous_year,
)

TERTIALS = PeriodKind(
    "tertial",
    "{delnamn} {ar}",
    (
        PeriodPart("T1", "tertial 1", (1, 1), (4, 30)),
        PeriodPart("T2", "tertial 2", (5, 1), (8, 31)),
        PeriodPart("T3", "tertial 3", (9, 1), (12, 31)),
    ),
)
SEASONS = PeriodKind(
    "sasong",
    "{delnamn} {ar}",
    (PeriodPart("S", "sommaren", (4, 1), (10, 31)), PeriodPart("V", "vintern", (11, 1), (3, 31))),
)
YEARS = PeriodKind("ar", "{ar}", (PeriodPart("", "", (1, 1), (12, 31)),))
KINDS = (YEARS, TERTIALS, SEASONS)


def period(period_id: str) -> Period:
    found = find_period(KINDS, period_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "before", "year_before", "so_far"),
    [
        ("2025-T1", "2024-T3", "2024-T1", ["2025-T1"]),
        ("2025-T3", "2025-T2", "2024-T3", ["2025-T1", "2025-T2", "2025-T3"]),
        ("2025-V", "2025-S", "2024-V", ["2025-S", "2025-V"]),
        ("2025-S", "2024-V", "2024-S", ["2025-S"]),
        ("2025", "2024", "2024", ["2025"]),
    ],
)
def test_a_period_has_others_beside_it(now: str, before: str, year_before: str, so_far: list[str]) -> None:
    assert previous(KINDS, period(now)) == period(before)
    assert previous_year(KINDS, period(now)) == period(year_before)
    assert [each.id for each in of_year(KINDS, period(now))] == so_far


def test_the_last_part_of_a_year_may_end_in_the_next() -> None:
    winter = period("2025-V")
    assert (winter.first, winter.last, winter.year) == (date(2025, 11, 1), date(2026, 3, 31), 2025)


@given(year=st.integers(1001, 9998), kind=st.sampled_from(KINDS))
def test_going_back_a_year_part_by_part_is_the_same_period_a_year_ago(year: int, kind: PeriodKind) -> None:
    for now in periods_of(kind, year):
        found = now
        for _ in kind.parts:
            before = previous(KINDS, found)
            assert before is not None
            found = before
        assert found == previous_year(KINDS, now)


@pytest.mark.parametrize(
    ("period_id", "template", "text"),
    [
        ("2025", "{{ period.namn }} ({{ period.spann }})", "2025 (januari–december)"),
        ("2025-V", "{{ period.spann }}", "november 2025–mars 2026"),
        (
            "2025-T1",
            "{{ period.del }}: {{ period.delnamn }} efter {{ period.forra }}",
            "T1: tertial 1 efter tertial 3 2024",
        ),
        ("2025-T1", "{{ period.fjol }}", "tertial 1 2024"),
        ("2025-T3", "redovisat {{ period.sista | datum('manad') }}", "redovisat december 2025"),
    ],
)
def test_a_text_says_the_period(period_id: str, template: str, text: str) -> None:
    assert Language().template(template)({"period": period_values(KINDS, period(period_id))}) == text


def test_acceptance_row_44_a_tertial_is_said_with_its_months() -> None:
    values = {"period": period_values(KINDS, period("2025-T2"))}
    assert Language().template("{{ period.namn }} ({{ period.spann }})")(values) == "tertial 2 2025 (maj–augusti)"


def test_a_period_that_is_not_whole_months_says_its_days() -> None:
    course = PeriodKind("kurs", "kursen {ar}", (PeriodPart("K", "kursen", (8, 15), (12, 20)),))
    found = find_period((course,), "2025-K")
    assert found is not None
    assert period_values((course,), found)["spann"] == "15\u00a0augusti–20\u00a0december 2025"


REVIEWS = PeriodKind("granskning", "granskning {nummer} {ar}", (), free=True)


def held(*folders: str) -> tuple[PeriodKind, ...]:
    return YEARS, replace(REVIEWS, held=folders)


def test_a_free_period_is_numbered_within_its_year_and_has_no_days() -> None:
    review = find_period(held(), "2025-Granskning-2")
    assert review is not None
    assert (review.id, review.name, review.part_name) == ("2025-granskning-2", "granskning 2 2025", "granskning 2")
    assert (review.first, review.last) == (None, None)
    assert review.holds(date(2025, 3, 1)) is None


@pytest.mark.parametrize("period_id", ["2025-granskning", "2025-granskning-0", "2025-granskning-01", "2025-3", "x-1"])
def test_what_has_no_number_is_no_free_period(period_id: str) -> None:
    assert find_period(held(), period_id) is None


@pytest.mark.parametrize(
    ("folders", "now", "before"),
    [
        ((), "2025-granskning-1", None),
        (("2025-granskning-1", "annat"), "2025-granskning-2", "2025-granskning-1"),
        (("2022-granskning-1", "2023-granskning-2", "2023-granskning-1"), "2025-granskning-1", "2023-granskning-2"),
        (("2025-granskning-1", "2026-granskning-1"), "2025-granskning-1", None),
    ],
)
def test_the_free_period_before_is_the_latest_that_there_is(
    folders: tuple[str, ...], now: str, before: str | None
) -> None:
    kinds = held(*folders)
    chosen = find_period(kinds, now)
    assert chosen is not None
    found = previous(kinds, chosen)
    assert (found.id if found else None) == before
    assert previous_year(kinds, chosen) is None
    assert of_year(kinds, chosen)[-1] == chosen


def test_a_text_about_the_days_of_a_free_period_says_that_they_are_missing() -> None:
    kinds = held()
    chosen = find_period(kinds, "2025-granskning-1")
    assert chosen is not None
    values = {"period": period_values(kinds, chosen)}
    text = Language().template("{{ period.nummer }}: {{ period.spann }}, {{ period.forsta }}, {{ period.forra }}")
    assert text(values) == "1: [uppgift saknas], [uppgift saknas], [uppgift saknas]"
