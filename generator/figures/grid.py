"""The figures of one table, laid out in rows and columns; what stands in the cells is reckoned by `compute`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.figures.facts import Fact, Measured
from generator.model.answers import Dataset
from generator.model.definition import Share, Table
from generator.model.period import Period
from generator.model.sources import OF_PART, UNKNOWN, Category, Measure, Source
from generator.model.values import Figure, State
from generator.swedish.figure_sentences import TOTAL as TOTAL_LABEL

TOTAL = "summa"
OUTSIDE = "utanfor"
NOT_PLACED = "okand"

Spot = tuple[str, str, str]
"""Row (or TOTAL), column (TOTAL, or "" in a table without columns) and measure."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures of one table in one period, or over the periods of a year.

    *across* are the columns, *columns* those of them that are shown. *cells* has every row with every column and
    measure, and the total, also where the table does not show it. Rows and columns of records that do not say where
    they belong are shown only if there is something in them.
    """

    table: Table
    dataset: Dataset
    source: Source
    measures: tuple[Measure, ...]
    rows: tuple[Category, ...]
    across: tuple[Category, ...]
    columns: tuple[Category, ...]
    outside: frozenset[str]
    """The respondents whose answers do not count."""
    among: frozenset[str] = frozenset()
    """The respondents that are summed, if only some of those who count are; else empty."""
    cells: Mapping[Spot, Measured] = field(default_factory=dict)
    facts: Mapping[Spot, Fact] = field(default_factory=dict)
    stretches: "tuple[Stretch, ...]" = ()
    """The periods that are summed, if they are several."""

    @property
    def shares(self) -> tuple[Share, ...]:
        """The shares of the table whose measures are there."""
        known = {measure.id for measure in self.measures}
        return tuple(share for share in self.table.shares if {share.part, share.whole} <= known)

    @property
    def by_respondent(self) -> bool:
        """Whether each row is a respondent."""
        return self.table.rows == self.source.form.register

    @property
    def single(self) -> "tuple[Grid, ...]":
        """The grids over one period that it is made of: those that are summed, or itself."""
        return tuple(each.grid for each in self.stretches if each.grid) if self.stretches else (self,)

    def shows(self, spot: Spot) -> bool:
        """Tell whether the table has a cell for a spot."""
        return (spot[0] != TOTAL or self.table.total) and spot[1] in [column.id for column in self.columns]

    def sums(self, respondent: str) -> bool:
        """Tell whether the sums have this respondent in them."""
        return respondent not in self.outside and (not self.among or respondent in self.among)

    def fact(self, spot: Spot) -> Fact:
        """Name the number at a spot."""
        return self.facts[spot]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period of a year with the table over it alone; nothing is known of a period without a grid."""

    period: Period
    grid: Grid | None


def columns_of(source: Source, table: Table) -> tuple[Category, ...]:
    """Give the columns of a table, also those that it does not show; one without a name if it has none."""
    dimension = source.dimension(table.columns)
    return with_total(table, dimension.categories) if dimension else (Category("", ""),)


def with_total(table: Table, categories: tuple[Category, ...]) -> tuple[Category, ...]:
    """Give the columns with their sum, if the table has one."""
    return (*categories, Category(TOTAL, TOTAL_LABEL)) if table.column_total else categories


def shown_columns(table: Table, across: tuple[Category, ...]) -> tuple[Category, ...]:
    """Give the columns that the table shows."""
    return tuple(one for one in across if not table.column_rows or one.id in (*table.column_rows, TOTAL))


def filled(grid: Grid, cells: Mapping[Spot, Measured], facts: Mapping[Spot, Fact]) -> Grid:
    """Give a grid with its cells, and without a row or column for the unknown where nothing is unknown.

    Where the rows are parts of a form, only those are there in which something of the kind was asked.
    """
    asked = {spot[0] for spot, one in cells.items() if one.figure.state is not State.NOT_APPLICABLE}
    parts = grid.source.part is None and grid.table.rows == OF_PART
    rows = tuple(row for row in grid.rows if not parts or row.id in asked)
    said = {place for spot, one in cells.items() if _says_something(one.figure) for place in enumerate(spot[:2])}
    return replace(
        grid,
        rows=tuple(row for row in rows if row.id != UNKNOWN or (0, UNKNOWN) in said),
        columns=tuple(one for one in grid.columns if one.id != UNKNOWN or (1, UNKNOWN) in said),
        cells=cells,
        facts=facts,
    )


def _says_something(figure: Figure) -> bool:
    return figure.state is not State.NOT_APPLICABLE and figure.number != 0
