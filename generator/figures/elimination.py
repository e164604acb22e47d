"""Exact elimination: a system of sums brought to its reduced form.

Coefficients are whole numbers, and stay so: rows are crossed, not divided, and kept small by their common divisor.
The right-hand sides are not kept: whoever asks wants to know what can vary, not what it is.
"""

from collections.abc import Callable, Iterable, Mapping
from math import gcd

Row = dict[int, int]
"""Coefficients by unknown; none is 0."""


def reduced(equations: Iterable[Mapping[int, int]], rank: Callable[[int], tuple[int, ...]]) -> dict[int, Row]:
    """Give the reduced rows by their pivots: each pivot stands in its own row only.

    The pivot of a row is the unknown in it that *rank* puts first.
    """
    rows: dict[int, Row] = {}
    for equation in equations:
        row = {unknown: factor for unknown, factor in equation.items() if factor}
        for pivot in [unknown for unknown in row if unknown in rows]:
            row = without(row, pivot, rows[pivot])
        if not row:
            continue
        pivot = min(row, key=rank)
        for other, old in rows.items():
            if pivot in old:
                rows[other] = without(old, pivot, row)
        rows[pivot] = row
    return rows


def without(row: Mapping[int, int], pivot: int, by: Mapping[int, int]) -> Row:
    """Take *pivot* out of *row* by adding a multiple of the row *by*; the sign of *row*'s other terms is kept."""
    mine, theirs = abs(by[pivot]), row[pivot] if by[pivot] > 0 else -row[pivot]
    crossed = {
        unknown: row.get(unknown, 0) * mine - by.get(unknown, 0) * theirs for unknown in dict.fromkeys((*row, *by))
    }
    divisor = gcd(*crossed.values()) or 1
    return {unknown: factor // divisor for unknown, factor in crossed.items() if factor}
