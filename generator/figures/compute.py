"""From records to the figures of one table in one period: per row, column and measure, and summed over the rows.

Respondents whose answers do not count are in no sum; where the rows are respondents they are rows of their own
(acceptance row 78). The rules of the arithmetic itself stand in `model.values`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.figures.facts import Measured
from generator.figures.grid import TOTAL, Grid, Spot
from generator.model.answers import Record, figure_of
from generator.model.findings import CellPlace
from generator.model.sources import ANY, Dimension, Measure, Origin
from generator.model.values import ABSENT, Figure, total, value

_Place = tuple[str, str]
"""Row and column."""
_NOTHING = value(0)


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
        for place in places.of(record):
            own[place].append(record)
        # Whoever has chosen one category has said that the others have nothing of that.
        if places.chosen and record.place and record.count.known:
            for place in places.of(record, whatever_chosen=True):
                heard[place].add(record.respondent)
    return _Gathered(own, defaultdict(frozenset, {place: frozenset(names) for place, names in heard.items()}))


class _Places:
    """Where in a grid a record belongs."""

    def __init__(self, grid: Grid) -> None:
        """Look the dimensions of the grid up, once for all records."""
        self._grid = grid
        self._row = grid.source.dimension(grid.table.rows)
        self._column = grid.source.dimension(grid.table.columns)
        self._limits = [(grid.source.dimension(name), wanted) for name, wanted in grid.table.where.items()]
        self._rows = tuple(row.id for row in grid.rows)
        self._columns = tuple(column.id for column in grid.across if column.id != TOTAL)
        self._totals = (TOTAL,) if grid.table.column_total and self._column else ()
        used = (self._row, self._column, *(limit for limit, _ in self._limits))
        self.chosen = any(one.origin is Origin.ANSWER for one in used if one)
        """Whether some category of the grid is one that is chosen among."""

    def of(self, record: Record, whatever_chosen: bool = False) -> Iterator[_Place]:
        """Yield the places of a record, or those that it would have with another choice in it."""
        summed = self._grid.sums(record.respondent)
        if not (summed or self._grid.by_respondent) or not self._within(record, whatever_chosen):
            return
        for column in (*_categories(self._column, record, self._columns, whatever_chosen), *self._totals):
            for row in _categories(self._row, record, self._rows, whatever_chosen):
                yield row, column
            if summed:
                yield TOTAL, column

    def _within(self, record: Record, whatever_chosen: bool) -> bool:
        return all(
            limit is None or wanted in _categories(limit, record, (wanted,), whatever_chosen)
            for limit, wanted in self._limits
        )


def _categories(
    dimension: Dimension | None, record: Record, every: tuple[str, ...], whatever_chosen: bool
) -> tuple[str, ...]:
    """Give a record's categories: a record that says nothing could be in any of them."""
    if dimension is None or (whatever_chosen and dimension.origin is Origin.ANSWER):
        return every
    category = dimension.category(record)
    return every if category == ANY else (category,)


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
