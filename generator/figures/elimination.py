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


def connected(equations: Iterable[Row]) -> list[list[Row]]:
    """Part equations into such as have no unknown in common, in the order of the first of each."""
    rows = list(equations)
    group = {one: one for row in rows for one in row}

    def root(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for first, *others in rows:
        for other in others:
            group[root(other)] = root(first)
    parts: dict[int, list[Row]] = {}
    for row in rows:
        parts.setdefault(root(next(iter(row))), []).append(row)
    return list(parts.values())


def without(row: Mapping[int, int], pivot: int, by: Mapping[int, int]) -> Row:
    """Take *pivot* out of *row* by adding a multiple of the row *by*; the sign of *row*'s other terms is kept."""
    mine, theirs = abs(by[pivot]), row[pivot] if by[pivot] > 0 else -row[pivot]
    crossed = dict(row) if mine == 1 else {unknown: factor * mine for unknown, factor in row.items()}
    for unknown, factor in by.items():
        left = crossed.get(unknown, 0) - factor * theirs
        if left:
            crossed[unknown] = left
        else:
            crossed.pop(unknown, None)
    divisor = gcd(*crossed.values())
    return crossed if divisor <= 1 else {unknown: factor // divisor for unknown, factor in crossed.items()}
