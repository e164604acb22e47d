"""Which unknown counts could be other than they are, for one who knows every sum that is shown.

A reader knows more than the sums: an unknown count is not below its least possible value. Counts that stand there
already can only grow. So a count is safe when some change of the unknowns keeps all sums, lowers none of those that
are least, and changes this one. Sums in tables have such a change in whole steps if they have one at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from generator.figures.elimination import Row, reduced

Change = Mapping[int, Fraction]


def betrayals(
    equations: Iterable[Mapping[int, int]], loose: frozenset[int], least: frozenset[int]
) -> dict[int, frozenset[int]]:
    """Give the unknowns that have one possible value only, each with the known terms that settle it.

    *loose* and *least* are all unknowns, those in *least* cannot be lower than they are; other terms are known.
    """
    unknown = loose | least
    rows = reduced(equations, lambda one: (one not in unknown, one in least, one))
    # A row whose pivot is known holds known terms only, one whose pivot is least no loose ones.
    bound = {pivot: _among(row, least) for pivot, row in rows.items() if pivot in least}
    changes = dict(_changes(bound, least))
    fixed = least - set(changes)
    for pivot, row in rows.items():
        if pivot in loose and not _can_vary(row, loose - {pivot}, changes.values()):
            fixed |= {pivot}
    return {one: _around(one, rows) - unknown for one in sorted(fixed)}


def _among(row: Row, unknowns: frozenset[int]) -> Row:
    return {one: factor for one, factor in row.items() if one in unknowns}


def _around(one: int, rows: Mapping[int, Row]) -> frozenset[int]:
    """Give the terms of the rows that *one* stands in."""
    return frozenset(term for row in rows.values() if one in row for term in row)


def _can_vary(row: Row, others: frozenset[int], changes: Iterable[Change]) -> bool:
    """Tell whether the pivot of *row* can vary: with a loose one beside it, or by a change of the least ones."""
    if others & set(row):
        return True
    return any(sum(row.get(one, 0) * step for one, step in change.items()) for change in changes)


def _changes(bound: Mapping[int, Row], least: frozenset[int]) -> Iterable[tuple[int, Change]]:
    """Yield for each least unknown that can grow a change in which it does."""
    in_rows = {one for row in bound.values() for one in row}
    for one in sorted(least):
        if one not in in_rows:
            yield one, {one: Fraction(1)}
            continue
        others = sorted(in_rows - {one})
        change = nonnegative([[row.get(other, 0) for other in others] for row in bound.values()],
                             [-row.get(one, 0) for row in bound.values()])  # fmt: skip
        if change is not None:
            yield one, {one: Fraction(1), **dict(zip(others, change, strict=True))}


def nonnegative(matrix: Sequence[Sequence[int]], right: Sequence[int]) -> list[Fraction] | None:
    """Give some x of numbers not below 0 with *matrix* times x = *right*, or None: the simplex method's first phase.

    Bland's rule (always the first column, and the first row among equals) keeps it from going round in circles.
    """
    width = len(matrix[0]) if matrix else 0
    rows = [
        [Fraction(value if side >= 0 else -value) for value in row] + [Fraction(abs(side))]
        for row, side in zip(matrix, right, strict=True)
    ]
    basis = [width + place for place in range(len(rows))]
    while True:
        # What each column takes off the sum of what is still missing on the right-hand sides.
        gain = [
            sum(row[column] for row, base in zip(rows, basis, strict=True) if base >= width) for column in range(width)
        ]
        column = next((place for place, value in enumerate(gain) if value > 0), None)
        if column is None:
            break
        _, _, pivot = min(
            (row[-1] / row[column], basis[place], place) for place, row in enumerate(rows) if row[column] > 0
        )
        _pivot(rows, pivot, column)
        basis[pivot] = column
    if any(row[-1] for row, base in zip(rows, basis, strict=True) if base >= width):
        return None
    found = [Fraction(0)] * width
    for row, base in zip(rows, basis, strict=True):
        if base < width:
            found[base] = row[-1]
    return found


def _pivot(rows: list[list[Fraction]], pivot: int, column: int) -> None:
    factor = rows[pivot][column]
    rows[pivot] = [value / factor for value in rows[pivot]]
    for place, row in enumerate(rows):
        if place != pivot and row[column]:
            share = row[column]
            rows[place] = [value - share * other for value, other in zip(row, rows[pivot], strict=True)]
