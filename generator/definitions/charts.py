"""Charts of the report from the tables of a model, and whether the tables that they draw have what they ask for."""

from collections.abc import Iterator, Sequence
from enum import Enum

from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.expressions.published_names import column_ids
from generator.model.charts import METHOD, MOST_LINES, MOST_SERIES, PARTS_OF_A_WHOLE, Chart, ChartKind, ChartSeries
from generator.model.definition import FollowUp, Table, TableKind
from generator.model.findings import Finding
from generator.model.methods import MethodKind
from generator.model.sources import find_source
from generator.model.tables import IN_WORDS
from generator.swedish.chart_messages import Charts as Said

TOTAL = "summa"
"""What a chart calls the row of sums."""


class _Unit(Enum):
    """What a column's numbers are; two kinds have no axis in common."""

    NUMBER = "number"
    CHANGE = "change"
    PERCENT = "percent"


def chart(node: Node) -> Chart:
    """Build a chart."""
    word = node.text("kind")
    return Chart(
        id=node.text("id"),
        title=node.text("title"),
        kind=ChartKind(word) if word in {kind.value for kind in ChartKind} else ChartKind.BARS,
        place=node.place,
        table=node.text("table"),
        source=node.text("source"),
        series=tuple(ChartSeries(each.text("column"), each.text("title")) for each in node.tables("series")),
        rows=node.texts("rows"),
        across=node.text("along") == "kolumner",
        by_size=node.text("order") == "storlek",
        most=node.whole("most"),
        upright=node.text("direction") == "staende",
        unit=node.text("unit"),
        empty_text=node.text("empty_text"),
        notes=node.texts("notes"),
    )


def chart_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find charts that ask for what their tables do not have, or that could not be read."""
    for each in follow_up.charts.values():
        if each.id in follow_up.tables:
            yield Said.CHART_AND_TABLE.at(each.place, id=each.id)
        if bool(each.table) == bool(each.source):
            yield Said.CHART_SOURCE.at(each.place, id=each.id)
            continue
        if each.source:
            yield from _method_faults(each, follow_up)
            continue
        table = follow_up.tables.get(each.table)
        if table is None:
            continue
        if table.kind in IN_WORDS:
            yield Said.CHART_OF_QUESTIONS.at(each.place, id=each.id, table=table.id)
            continue
        columns = columns_of(follow_up, table)
        yield from _column_faults(each, table, columns)
        yield from _row_faults(each, table, follow_up)
        yield from _kind_faults(each, table, columns)


def _method_faults(each: Chart, follow_up: FollowUp) -> Iterator[Finding]:
    methods = follow_up.methods.values()
    series = [f"{METHOD}{method.id}" for method in methods if method.kind is MethodKind.TIME_SERIES]
    if each.source not in series:
        yield suggested(Said.NO_CHART_METHOD, Said.NO_CHART_METHOD_CLOSE, each.place, "id", each.source, series)
    if each.series or each.rows or each.across:
        yield Said.CHART_METHOD_KEYS.at(each.place, id=each.id)
    if each.kind in PARTS_OF_A_WHOLE:
        yield Said.CHART_OF_NO_PARTS.at(each.place, id=each.id, column=each.source)
    if each.upright:
        yield Said.CHART_DIRECTION.at(each.place, id=each.id)


def columns_of(follow_up: FollowUp, table: Table) -> tuple[str, ...]:
    """Give the columns that hold numbers, as a chart names them."""
    if table.kind is TableKind.LIST:
        return tuple(column.title for column in table.list_columns if column.numeric)
    return column_ids(follow_up, table)


def _column_faults(each: Chart, table: Table, columns: Sequence[str]) -> Iterator[Finding]:
    if not columns:
        yield Said.CHART_WITHOUT_NUMBERS.at(each.place, id=each.id, table=table.id)
        return
    for series in each.series:
        if series.column not in columns:
            yield suggested(
                Said.NO_CHART_COLUMN,
                Said.NO_CHART_COLUMN_CLOSE,
                each.place,
                "id",
                series.column,
                columns,
                table=table.id,
            )


def _row_faults(each: Chart, table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    if table.kind is TableKind.LIST:
        if each.rows:
            yield Said.CHART_ROWS_OF_A_LIST.at(each.place, id=each.id, table=table.id)
        return
    source = find_source(follow_up, table.source)
    dimension = source.dimension(table.rows) if source else None
    known = [*(one.id for one in dimension.categories), TOTAL] if dimension else []
    for row in each.rows:
        if known and row not in known:
            yield suggested(Said.NO_CHART_ROW, Said.NO_CHART_ROW_CLOSE, each.place, "id", row, known, table=table.id)


def _kind_faults(each: Chart, table: Table, columns: Sequence[str]) -> Iterator[Finding]:
    chosen = [series.column for series in each.series] or [one for one in columns if not _is_sum(table, one)]
    others = [column for column in chosen if _unit(table, column) is not _unit(table, chosen[0])]
    if others:
        yield Said.CHART_OF_TWO_KINDS.at(each.place, id=each.id, first=chosen[0], second=others[0])
    elif each.kind in PARTS_OF_A_WHOLE and chosen and _unit(table, chosen[0]) is not _Unit.NUMBER:
        yield Said.CHART_OF_NO_PARTS.at(each.place, id=each.id, column=chosen[0])
    if each.upright and each.kind not in PARTS_OF_A_WHOLE:
        yield Said.CHART_DIRECTION.at(each.place, id=each.id)
    most = MOST_LINES if each.kind is ChartKind.LINES else MOST_SERIES
    drawn = len(each.rows) if each.across else len(chosen)
    if drawn > most:
        yield Said.CHART_TOO_MANY.at(each.place, id=each.id, drawn=drawn, most=most)
    if each.kind in PARTS_OF_A_WHOLE and drawn == 1:
        yield Said.CHART_OF_ONE_PART.at(each.place, id=each.id)


def _is_sum(table: Table, column: str) -> bool:
    return table.column_total and column.startswith(f"{TOTAL}_")


def _unit(table: Table, column: str) -> _Unit:
    """Say what the numbers of a cross table's column are."""
    suffix = column.rpartition("_")[2] if table.compare else ""
    shares = {share.id for share in table.shares}
    if suffix == "procent" or any(column == share or column.endswith(f"_{share}") for share in shares):
        return _Unit.PERCENT
    return _Unit.CHANGE if suffix == "forandring" else _Unit.NUMBER
