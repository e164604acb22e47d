"""What the documents print, as it is kept beside them."""

from collections.abc import Mapping, Sequence

from generator.model.answers import Dataset
from generator.model.documents import Document
from generator.model.published import Published, PublishedCell
from generator.model.sourcing import PROTECTED
from generator.model.tracing import Printed, PrintedTable
from generator.model.values import State
from generator.swedish.control_words import STANDINGS
from generator.swedish.signs import MISSING
from generator.tracing.parts import Parts, known
from generator.tracing.traces import Cell, Column, Piece, Row, Table, Text, Traces
from generator.tracing.traces import Document as Kept

_NO_CELL = PublishedCell(MISSING, None, State.MISSING)


def record(documents: Sequence[Document], dataset: Dataset, published: Published, version: str) -> Traces:
    """Keep what *documents* print; what may not be shown is told of as such and in no other way."""
    parts = Parts(known(dataset, published))
    kept = tuple(Kept(each.name, tuple(_content(printed, parts) for printed in each.printed)) for each in documents)
    return Traces(version, tuple(parts.all), kept, _coverage(dataset))


def _coverage(dataset: Dataset) -> Mapping[tuple[str, str], str]:
    return {(each.form.title, each.respondent.name): STANDINGS[each.standing] for each in dataset.deliveries}


def _content(printed: Printed, parts: Parts) -> Text | Table:
    if isinstance(printed, PrintedTable):
        return _table(printed, parts)
    pieces = tuple(Piece(piece.start, piece.end, parts.of(piece.sources)) for piece in printed.pieces)
    return Text(printed.heading, printed.text, pieces)


def _table(printed: PrintedTable, parts: Parts) -> Table:
    table = printed.table
    places = {column.id: index for index, column in enumerate(table.columns)}
    columns = tuple(
        Column(each.title, tuple(places[side] for side in each.of if side in places)) for each in table.columns
    )
    rows = tuple(
        Row(
            row.id,
            row.label,
            tuple(
                _cell(row.cells.get(each.id, _NO_CELL), parts, bool(column.of))
                for each, column in zip(table.columns, columns, strict=True)
            ),
        )
        for row in table.rows
    )
    return Table(printed.heading, printed.number, printed.id, table.title, columns, rows)


def _cell(cell: PublishedCell, parts: Parts, worked_out: bool) -> Cell:
    if cell.state is State.SUPPRESSED:
        return Cell(cell.text, cell.state, parts.of((PROTECTED,)))
    return Cell(cell.text, cell.state, () if worked_out else parts.of((*cell.sources, *cell.besides)))
