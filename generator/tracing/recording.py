"""What the documents print, as it is kept beside them."""

from collections.abc import Iterator, Mapping, Sequence

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
    kept = tuple(Kept(each.name, tuple(_contents(each.printed, parts))) for each in documents)
    return Traces(version, tuple(parts.all), kept, _coverage(dataset))


def _coverage(dataset: Dataset) -> Mapping[tuple[str, str], str]:
    return {(each.form.title, each.respondent.name): STANDINGS[each.standing] for each in dataset.deliveries}


def _contents(several: Sequence[Printed], parts: Parts) -> Iterator[Text | Table]:
    """Keep paragraphs and tables in order; a table's notes come from what the table comes from."""
    notes: tuple[str, ...] = ()
    everything: tuple[int, ...] = ()
    for printed in several:
        if isinstance(printed, PrintedTable):
            table, notes = _table(printed, parts), printed.table.notes
            everything = _all_parts(table) if notes else ()
            yield table
        elif printed.text in notes:
            yield Text(printed.heading, printed.text, (Piece(0, len(printed.text), everything),))
        else:
            pieces = tuple(Piece(piece.start, piece.end, parts.of(piece.sources)) for piece in printed.pieces)
            yield Text(printed.heading, printed.text, pieces)


def _all_parts(table: Table) -> tuple[int, ...]:
    return tuple(sorted(set[int]().union(*(cell.parts for row in table.rows for cell in row.cells))))


def _table(printed: PrintedTable, parts: Parts) -> Table:
    table = printed.table
    every = (*table.columns, *table.behind)
    places = {column.id: index for index, column in enumerate(every)}
    columns = tuple(
        Column(each.title, tuple(places[side] for side in each.of if side in places), each in table.columns)
        for each in every
    )
    rows = tuple(
        Row(
            row.id,
            row.label,
            tuple(
                _cell(row.cells.get(each.id, _NO_CELL), parts, bool(column.of))
                for each, column in zip(every, columns, strict=True)
            ),
        )
        for row in table.rows
    )
    return Table(printed.heading, printed.number, printed.id, table.title, columns, rows)


def _cell(cell: PublishedCell, parts: Parts, worked_out: bool) -> Cell:
    if cell.state is State.SUPPRESSED:
        return Cell(cell.text, cell.state, parts.of((PROTECTED,)))
    return Cell(cell.text, cell.state, () if worked_out else parts.of((*cell.sources, *cell.besides)))
