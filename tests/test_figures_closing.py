"""What is left out beside a small count: the cheapest change that keeps every sum that is shown."""

from decimal import Decimal

import pytest

from generator.figures.closing import Choice, Cost, closing

NONE = frozenset[int]()
ENOUGH = 5

# Three rows and three columns of a table, numbered 1-9 as they are read, and what they cost.
ROWS = [(1, 2, 3), (4, 5, 6), (7, 8, 9)]
COLUMNS = [(1, 4, 7), (2, 5, 8), (3, 6, 9)]
LINES = [dict.fromkeys(line, 1) for line in (*ROWS, *COLUMNS)]


def costs(**other: int) -> dict[int, Cost]:
    numbers = {one: 10 * one for one in range(1, 10)} | {int(name[1:]): number for name, number in other.items()}
    return {one: (0, Decimal(number)) for one, number in numbers.items()}


def choice(known: dict[int, Cost], *unknown: int, **room: int) -> Choice:
    """Make a choice; a number may fall by 9 if nothing else is said."""
    falls = dict.fromkeys(range(1, 10), 9) | {int(name[1:]): much for name, much in room.items()}
    return Choice(known, falls, frozenset(unknown))


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
    assert closing(1, LINES, choice(known, 1), ENOUGH) == frozenset(found)


def test_two_counts_share_what_hides_them() -> None:
    assert closing(1, LINES, choice(without(costs(), 1, 9), 1, 9), ENOUGH) == frozenset({3, 7})


def test_a_count_that_may_lie_far_enough_already_needs_nothing() -> None:
    assert closing(1, LINES, choice(without(costs(), 1, 2, 4, 5), 1, 2, 4, 5), ENOUGH) == NONE


def test_without_anything_to_leave_out_there_is_no_way() -> None:
    assert closing(1, LINES, choice({}, 1), ENOUGH) is None


def test_two_that_can_fall_too_little_do_not_hide_each_other() -> None:
    known: dict[int, Cost] = {3: (0, Decimal(7))}
    line = [{1: 1, 2: 1, 3: 1, 4: -1}]
    assert closing(1, line, choice(known, 1, 2, _1=2, _2=2), ENOUGH) == frozenset({3})
    assert closing(1, line, choice(known, 1, 2, _1=2, _2=3), ENOUGH) == NONE


def test_a_rectangle_with_a_corner_that_cannot_fall_is_none() -> None:
    # 1 falls by 1, and 2 and 4 must fall as it grows.
    known = without(costs(), 1)
    assert closing(1, LINES, choice(known, 1, _1=1, _2=3), ENOUGH) == frozenset({3, 4, 6})


def test_sums_are_left_out_last_however_small() -> None:
    known = {2: (0, Decimal(900)), 3: (1, Decimal(8))}
    assert closing(1, [{3: 1, 1: -1, 2: -1}], choice(known, 1), ENOUGH) == frozenset({2})
