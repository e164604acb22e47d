"""What is left out beside a small count: the cheapest change that keeps every sum that is shown."""

from decimal import Decimal

import pytest

from generator.figures.closing import Cost, Unknowns, closing

NONE = frozenset[int]()

# Three rows and three columns of a table, numbered 1-9 as they are read, and what they cost.
ROWS = [(1, 2, 3), (4, 5, 6), (7, 8, 9)]
COLUMNS = [(1, 4, 7), (2, 5, 8), (3, 6, 9)]
LINES = [dict.fromkeys(line, 1) for line in (*ROWS, *COLUMNS)]


def costs(**other: int) -> dict[int, Cost]:
    numbers = {one: 10 * one for one in range(1, 10)} | {int(name[1:]): number for name, number in other.items()}
    return {one: (0, Decimal(number)) for one, number in numbers.items()}


def without(known: dict[int, Cost], *gone: int) -> dict[int, Cost]:
    return {one: cost for one, cost in known.items() if one not in gone}


@pytest.mark.parametrize(
    ("known", "found"),
    [
        pytest.param(without(costs(), 1), {2, 4, 5}, id="the smallest rectangle"),
        pytest.param(without(costs(_2=99, _3=5), 1), {3, 4, 6}, id="another one where it is cheaper"),
        pytest.param(without(costs(), 1, 5), {3, 4, 6}, id="what may not be left out is gone round"),
        pytest.param(without(costs(), 1, 5, 8, 6), {3, 7, 9}, id="also where only one is left"),
    ],
)
def test_a_count_in_a_table_is_closed_by_a_rectangle(known: dict[int, Cost], found: set[int]) -> None:
    assert closing(1, LINES, known, Unknowns(frozenset({1}), NONE)) == frozenset(found)


def test_two_counts_share_what_hides_them() -> None:
    known = without(costs(), 1, 9)
    assert closing(1, LINES, known, Unknowns(frozenset({1, 9}), NONE)) == frozenset({3, 7})


def test_a_count_that_may_vary_already_needs_nothing() -> None:
    assert closing(1, LINES, without(costs(), 1, 2, 4, 5), Unknowns(frozenset({1, 2, 4, 5}), NONE)) == NONE


def test_without_anything_to_leave_out_there_is_no_way() -> None:
    assert closing(1, LINES, {}, Unknowns(frozenset({1}), NONE)) is None


def test_two_that_can_only_grow_do_not_hide_each_other() -> None:
    known: dict[int, Cost] = {3: (0, Decimal(7))}
    unknown = Unknowns(NONE, frozenset({1, 2}))
    assert closing(1, [{1: 1, 2: 1, 3: 1, 4: -1}], known, unknown) == frozenset({3})


def test_sums_are_left_out_last_however_small() -> None:
    known = {2: (0, Decimal(900)), 3: (1, Decimal(8))}
    assert closing(1, [{3: 1, 1: -1, 2: -1}], known, Unknowns(frozenset({1}), NONE)) == frozenset({2})
