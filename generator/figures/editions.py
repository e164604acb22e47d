"""What reports of earlier periods said when they were published, where their data are still there.

What was left out then stays so, and what was shown is known, whatever this program would do with it today. A number
that has been mended since is not what was published: it is protected as if nobody had seen it, and told of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.compare import Compared
from generator.figures.facts import Fact
from generator.figures.grid import Grid, Spot
from generator.figures.headings import NOW, column_id
from generator.model.published import PublishedSpot

Edition = Mapping[PublishedSpot, Decimal | None]
"""The numbers of an earlier report, and None for those that it left out."""

_SAME = Decimal("0.05")
"""How far what is printed with a decimal may lie from what it was rounded from."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The facts that an earlier report has printed."""

    shown: frozenset[Fact]
    left_out: frozenset[Fact]
    mended: tuple[PublishedSpot, ...]
    """Where it shows other numbers than those that are known now."""
    whole: bool
    """Whether it tells what became of every number that its tables would have now."""


def printed(report: Sequence[Compared], edition: Edition) -> Printed:
    """Find out what became of the facts of a report when it was published."""
    shown, left_out, mended = set(), set(), []
    whole = bool(edition)
    for place, grid, spot in _spots(report) if edition else ():
        number = grid.cells[spot].figure.number
        if number is None:
            continue
        if place not in edition:
            whole = False
            continue
        then = edition[place]
        if then is None:
            left_out.add(grid.fact(spot))
        elif abs(then - number) <= _SAME:
            shown.add(grid.fact(spot))
        else:
            mended.append(place)
    return Printed(frozenset(shown), frozenset(left_out - shown), tuple(mended), whole and not mended)


def _spots(report: Sequence[Compared]) -> Iterator[tuple[PublishedSpot, Grid, Spot]]:
    for one in report:
        table = one.now.table
        sides = ((one.now, NOW), (one.then, table.compare.side)) if table.compare else ((one.now, ""),)
        for grid, side in sides:
            for spot in grid.cells if grid else ():
                if grid and grid.shows(spot):
                    row, column, measure = spot
                    yield (table.id, row, f"{measure}_{side}" if side else column_id(column, measure)), grid, spot
