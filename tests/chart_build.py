"""Tables written as text, and the charts of them as text: what is drawn, series by series, and what is noted.

A table is a line of headings and a line for each row: the label, and a cell for each column. The signs are those of
printed tables: x is protected, .. is missing, – is nothing to report.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.model.charts import Chart, ChartKind, ChartSeries
from generator.model.findings import LinePlace
from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.report.charts.arranging import Arranged, arranged
from generator.report.charts.choosing import chosen
from generator.report.charts.plot import Plot, Series

LINE = LinePlace("mallar/prov/modell.toml", 1)
_SIGNS = {"x": State.SUPPRESSED, "..": State.MISSING, ".": State.NOT_APPLICABLE}
_ROLES = {"Totalt": "summa"}


def cell(text: str) -> PublishedCell:
    """Make a cell of what a table prints."""
    if text in _SIGNS:
        return PublishedCell(text, None, _SIGNS[text])
    if text == "–":
        return PublishedCell(text, Decimal(0), State.NIL)
    number = Decimal(text.removesuffix("%").strip().replace(",", ".").replace("−", "-"))
    return PublishedCell(text, number / 100 if text.endswith("%") else number, State.VALUE)


def table(text: str, share: bool = False) -> PublishedTable:
    """Make a table; a row whose label ends in * is in no sum."""
    head, *lines = ([each.strip() for each in line.split("|")] for line in text.strip().splitlines())
    columns = tuple(PublishedColumn(f"k{i}", title, numeric=True, share=share) for i, title in enumerate(head[1:]))
    rows = tuple(
        PublishedRow(
            f"r{i}" if line[0] not in _ROLES else "summa",
            line[0].rstrip("*"),
            {column.id: cell(each) for column, each in zip(columns, line[1:], strict=True)},
            "utanfor" if line[0].endswith("*") else _ROLES.get(line[0], ""),
        )
        for i, line in enumerate(lines)
    )
    return PublishedTable("t", "Tabellen", head[0], columns, rows)


def chart(kind: ChartKind, *series: str, **more: object) -> Chart:
    """Make a chart."""
    return Chart("bild", "Bilden", kind, LINE, table="t", series=tuple(map(ChartSeries, series)), **more)  # type: ignore[arg-type]


def made(text: str, drawn: Chart, smallest_base: int = 0, share: bool = False) -> Arranged:
    """Arrange the chart of a table."""
    return arranged(drawn, chosen(drawn, table(text, share), str), "Bilden", "Antal", smallest_base)


def told(found: Arranged) -> list[str]:
    """Tell what came of it: a line for each series, then the notes; or the sentence instead."""
    return [found.sentence] if found.plot is None else [*_lines(found.plot), *found.notes]


def _lines(plot: Plot) -> Iterator[str]:
    for series in plot.series:
        points = (
            f"{name} {'gap' if value is None else f'{value.normalize():f}'}"
            for name, value in zip(plot.categories, series.values, strict=True)
        )
        yield f"{series.name}: {', '.join(points)}"


def plot(
    kind: ChartKind,
    categories: Mapping[str, tuple[int | None, ...]],
    *names: str,
    upright: bool = False,
    **more: object,
) -> Plot:
    """Make a plot of whole numbers by category."""
    columns = [[values[i] for values in categories.values()] for i in range(len(names))]
    series = tuple(
        Series(name, tuple(None if value is None else Decimal(value) for value in column))
        for name, column in zip(names, columns, strict=True)
    )
    return Plot(kind, upright, "Bilden", "Område", "Antal", tuple(categories), series, **more)  # type: ignore[arg-type]
