"""Which of a table's cells a chart is about: its columns and rows, turned and named as the model says.

A cell keeps its state, so that it can be told why something is not drawn; rows outside the sums are left out here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.charts import Chart, ChartKind, ChartSeries
from generator.model.findings import CellPlace
from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.swedish.figure_sentences import TOTAL as TOTAL_LABEL
from generator.swedish.numbers import number, percent_cell

TOTAL, _OUTSIDE = "summa", "utanfor"
_NO_CELL = PublishedCell("", None, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Bars:
    """What stands at one place of the axis: its name, and a cell for each series."""

    name: str
    cells: tuple[PublishedCell, ...]

    @property
    def complete(self) -> bool:
        """Whether every cell has a number."""
        return all(cell.number is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen cells: the places of the axis in order, and the names of the series."""

    corner: str
    series: tuple[str, ...]
    bars: tuple[Bars, ...]
    share: bool = False
    outside: tuple[str, ...] = ()
    """Names of the rows that are not drawn because they are in no sum."""

    def only_series(self, kept: Sequence[int]) -> "Choice":
        """Keep the series at these places."""
        bars = tuple(Bars(each.name, tuple(each.cells[i] for i in kept)) for each in self.bars)
        return Choice(self.corner, tuple(self.series[i] for i in kept), bars, self.share, self.outside)

    def only(self, bars: Sequence[Bars]) -> "Choice":
        """Keep these places of the axis."""
        return Choice(self.corner, self.series, tuple(bars), self.share, self.outside)


def chosen(chart: Chart, table: PublishedTable, filled: Callable[[str], str]) -> Choice:
    """Choose a table's cells; *filled* fills the texts that name the series."""
    columns = [
        (column, filled(series.title) if series.title else column.title)
        for series in chart.series or _all(table)
        for column in table.columns
        if series.column in (column.id, column.title) and column.numeric
    ]
    rows = [row for row in table.rows if (row.id in chart.rows if chart.rows else row.role != TOTAL)]
    inside = [row for row in rows if row.role != _OUTSIDE]
    cells = [tuple(row.cells.get(column.id, _NO_CELL) for column, _ in columns) for row in inside]
    labels, headings = tuple(_label(row, table) for row in inside), tuple(heading for _, heading in columns)
    if chart.across:
        labels, headings = headings, labels
        cells = list(zip(*cells, strict=True))
    return Choice(
        corner="" if chart.across else table.corner,
        series=headings,
        bars=tuple(Bars(label, each) for label, each in zip(labels, cells, strict=False)),
        share=any(column.share for column, _ in columns),
        outside=tuple(_label(row, table) for row in rows if row.role == _OUTSIDE),
    )


def as_table(chart: Chart, title: str, choice: Choice) -> PublishedTable:
    """Give what is drawn as a table: a row for each place of the axis, a column for each series.

    A chart of shares has the numbers that they are shares of behind it, and their sum.
    """
    if chart.kind is ChartKind.SHARES:
        return _of_shares(chart, title, choice)
    ids = tuple(str(index) for index in range(len(choice.series)))
    columns = tuple(
        PublishedColumn(name, series, numeric=True, share=choice.share)
        for name, series in zip(ids, choice.series, strict=True)
    )
    rows = tuple(PublishedRow(each.name, each.name, dict(zip(ids, each.cells, strict=True))) for each in choice.bars)
    return PublishedTable(chart.id, title, choice.corner, columns, rows)


def _of_shares(chart: Chart, title: str, choice: Choice) -> PublishedTable:
    shares = [f"andel_{index}" for index in range(len(choice.series))]
    parts = [f"del_{index}" for index in range(len(choice.series))]
    named = list(zip(shares, parts, choice.series, strict=True))
    columns = (PublishedColumn(share, name, numeric=True, share=True, of=(part, TOTAL)) for share, part, name in named)
    behind = (PublishedColumn(part, name, numeric=True) for _, part, name in named)
    rows = []
    for bars in choice.bars:
        base = sum((cell.number or Decimal(0) for cell in bars.cells), Decimal(0))
        whole = PublishedCell(number(base), base, State.VALUE, tuple(_sources(bars)))
        drawn = [replace(cell, number=(cell.number or 0) / base, text=_percent(cell, base)) for cell in bars.cells]
        cells = dict(zip((*shares, *parts, TOTAL), (*drawn, *bars.cells, whole), strict=True))
        rows.append(PublishedRow(bars.name, bars.name, cells))
    hidden = (*behind, PublishedColumn(TOTAL, TOTAL_LABEL, numeric=True))
    return PublishedTable(chart.id, title, choice.corner, tuple(columns), tuple(rows), behind=hidden)


def _sources(bars: Bars) -> Iterator[CellPlace]:
    for cell in bars.cells:
        yield from cell.sources


def _percent(cell: PublishedCell, base: Decimal) -> str:
    return percent_cell((cell.number or Decimal(0)) / base, sign=False)


def _all(table: PublishedTable) -> tuple[ChartSeries, ...]:
    return tuple(ChartSeries(column.id) for column in table.columns if not column.total)


def _label(row: PublishedRow, table: PublishedTable) -> str:
    """Give what a row is called; in a table of answers its first text says that."""
    first: PublishedColumn | None = next((column for column in table.columns if not column.numeric), None)
    return row.label or (row.cells[first.id].text if first and first.id in row.cells else "")
