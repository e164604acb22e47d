"""From records to the figures of one table in one period: per row, column and measure, and summed over the rows.

Respondents whose answers do not count are in no sum; where the rows are respondents they are rows of their own
(acceptance row 78). The rules of the arithmetic itself stand in `model.values`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.figures.facts import Fact, Measured
from generator.model.answers import Dataset, Record, figure_of
from generator.model.definition import Share, Table
from generator.model.findings import CellPlace
from generator.model.period import Period
from generator.model.sources import ANY, UNKNOWN, Category, Dimension, Measure, Origin, Source
from generator.model.values import ABSENT, Figure, State, total, value

TOTAL = "summa"
OUTSIDE = "utanfor"
NOT_PLACED = "okand"

Spot = tuple[str, str, str]
"""Row (or TOTAL), column (or "") and measure."""
_Place = tuple[str, str]


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

    def shows(self, spot: Spot) -> bool:
        """Tell whether the table has a cell for a spot."""
        return (spot[0] != TOTAL or self.table.total) and any(spot[1] == column.id for column in self.columns)

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
    return dimension.categories if dimension else (Category("", ""),)


def filled(grid: Grid, cells: Mapping[Spot, Measured], facts: Mapping[Spot, Fact]) -> Grid:
    """Give a grid with its cells, and without a row or column for the unknown where nothing is unknown."""
    said = {place for spot, one in cells.items() if _says_something(one.figure) for place in enumerate(spot[:2])}
    return replace(
        grid,
        rows=tuple(row for row in grid.rows if row.id != UNKNOWN or (0, UNKNOWN) in said),
        columns=tuple(one for one in grid.columns if one.id != UNKNOWN or (1, UNKNOWN) in said),
        cells=cells,
        facts=facts,
    )


def _says_something(figure: Figure) -> bool:
    return figure.state is not State.NOT_APPLICABLE and figure.number != 0


def cells_of(grid: Grid) -> Iterator[tuple[Spot, Measured]]:
    """Yield what stands at every spot of a grid over one period, whether shown or not."""
    gathered = _gathered(grid)
    for row in (*(row.id for row in grid.rows), TOTAL):
        for column in grid.across:
            for measure in grid.measures:
                own, heard = gathered.own[row, column.id], gathered.heard[row, column.id]
                yield (row, column.id, measure.id), _measured(own, heard, measure)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The records of each place of a grid, and the respondents who have said that they have nothing more there."""

    own: Mapping[_Place, Sequence[Record]]
    heard: Mapping[_Place, frozenset[str]]


def _gathered(grid: Grid) -> _Gathered:
    own: dict[_Place, list[Record]] = defaultdict(list)
    heard: dict[_Place, set[str]] = defaultdict(set)
    places = _Places(grid)
    for record in grid.dataset.records.get(grid.table.source, ()):
        summed = grid.sums(record.respondent)
        if summed or grid.by_respondent:
            for place in places.of(record):
                if summed or place[0] != TOTAL:
                    own[place].append(record)
        # Whoever has chosen one category has said that the others have nothing of that.
        if summed and places.chosen and record.place and record.count.known:
            for place in places.of(record, whatever_chosen=True):
                heard[place].add(record.respondent)
    return _Gathered(own, defaultdict(frozenset, {place: frozenset(names) for place, names in heard.items()}))


class _Places:
    """Where in a grid a record belongs."""

    def __init__(self, grid: Grid) -> None:
        """Look the dimensions of the grid up, once for all records."""
        self._row = grid.source.dimension(grid.table.rows)
        self._column = grid.source.dimension(grid.table.columns)
        self._limits = [(grid.source.dimension(name), wanted) for name, wanted in grid.table.where.items()]
        self._rows = tuple(row.id for row in grid.rows)
        self._columns = tuple(column.id for column in grid.across)
        used = (self._row, self._column, *(limit for limit, _ in self._limits))
        self.chosen = any(one.origin is Origin.ANSWER for one in used if one)
        """Whether some category of the grid is one that is chosen among."""

    def of(self, record: Record, whatever_chosen: bool = False) -> Iterator[_Place]:
        """Yield the places of a record, or those that it would have with another choice in it."""
        for limit, wanted in self._limits:
            if limit and wanted not in _categories(limit, record, (wanted,), whatever_chosen):
                return
        for column in _categories(self._column, record, self._columns, whatever_chosen):
            for row in _categories(self._row, record, self._rows, whatever_chosen):
                yield row, column
            yield TOTAL, column


def _categories(
    dimension: Dimension | None, record: Record, every: tuple[str, ...], whatever_chosen: bool
) -> tuple[str, ...]:
    """Give a record's categories: a record that says nothing could be in any of them."""
    if dimension is None or (whatever_chosen and dimension.origin is Origin.ANSWER):
        return every
    category = dimension.category(record)
    return every if category == ANY else (category,)


def fact_of(grid: Grid, spot: Spot) -> Fact:
    """Name the number at a spot of a grid over one period by what is summed in it."""
    row, column, measure = spot
    register = grid.source.form.register
    keys = dict(grid.table.where)
    if row != TOTAL:
        keys[grid.table.rows] = row
    if column:
        keys[grid.table.columns] = column
    among, counted = grid.among, ""
    if len(among) == 1 and register not in keys:  # the sum of one is what the table of respondents calls theirs
        keys.update((register, one) for one in among)
    if register in keys:
        among = frozenset()
    elif not among:
        counted = grid.table.counted_when
    periods = frozenset({grid.dataset.follow_up.period.id})
    return Fact(periods, grid.table.source, named(keys, grid.source), measure, counted, among)


def named(keys: Mapping[str, str], source: Source) -> frozenset[tuple[str, str]]:
    """Give the keys of a fact: what follows from whose it is goes without saying."""
    whose = keys.get(source.form.register, "")
    settled = {
        (one.id, one.referred.get(whose, UNKNOWN))
        for one in source.dimensions
        if whose and one.origin is Origin.RESPONDENT
    }
    return frozenset(keys.items()) - settled


_NOTHING = value(0)


def _measured(records: Iterable[Record], answering: frozenset[str], measure: Measure) -> Measured:
    heard = answering if measure.asked else frozenset()
    parts = [(record, figure) for record in records if (figure := _figure(record, measure)) is not None]
    lacking = [record for record, figure in parts if figure.state in ABSENT]
    silent = [_NOTHING] if heard and not any(record.place for record, _ in parts) else []
    return Measured(
        figure=total((*(figure for _, figure in parts), *silent)),
        contributors=frozenset(record.respondent for record, figure in parts if figure.known) | heard,
        missing=frozenset(record.respondent for record in lacking),
        gaps=frozenset(frozenset(record.keys.items()) for record in lacking),
        sources=tuple(_cell(record, record.place, measure) for record, _ in parts if record.place),
    )


def _figure(record: Record, measure: Measure) -> Figure | None:
    """Give what a record adds; None if it is not asked for that."""
    if measure.counts:
        return record.count
    answer = record.answers.get(measure.id)
    return figure_of(answer) if answer else None


def _cell(record: Record, place: CellPlace, measure: Measure) -> CellPlace:
    return place if measure.counts else record.answers[measure.id].place
