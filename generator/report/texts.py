"""Values as texts: what stands in the cells of tables of answers, and what is said of an answer in running text.

A number gets the decimals of its column, a missing value a table's sign in a cell and words in a text; nothing is
left empty.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from generator.expressions.absent import Absent
from generator.expressions.choosing import Chosen, with_sign
from generator.expressions.noting import with_note
from generator.expressions.printing import decimals_of, printed
from generator.expressions.tracing import sources_in
from generator.model.findings import CellPlace
from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.report.shown import MISSING, NOT_ASKED, NOT_SHOWN, NOTHING
from generator.swedish import document_words as words
from generator.swedish.dates import date_table
from generator.swedish.signs import sign, table_cell
from generator.swedish.text import joined

_SIGNS = {
    MISSING.sign: sign(State.MISSING),
    NOT_SHOWN.sign: sign(State.SUPPRESSED),
    NOT_ASKED.sign: sign(State.NOT_APPLICABLE),
    NOTHING.sign: sign(State.NIL),
}
_STATES = {NOT_SHOWN.sign: State.SUPPRESSED, NOT_ASKED.sign: State.NOT_APPLICABLE, NOTHING.sign: State.NIL}
_OCCURRING = frozenset({*_SIGNS.values(), sign(State.NIL)})
_MOST_DECIMALS = 2


def cell_text(value: object, decimals: int = 0) -> str:
    """Give what stands in a cell; never nothing, since a cell without a sign says nothing."""
    match value:
        case None:
            return sign(State.MISSING)
        case Absent(sign=marker):
            return _SIGNS.get(marker, marker)
        case bool():
            return words.YES if value else words.NO
        case int() | Decimal():
            return table_cell(value, decimals=decimals)
        case date():
            return date_table(value)
        case list() | tuple():
            return joined([cell_text(each) for each in value]) if value else sign(State.MISSING)
        case Chosen():
            return with_sign(value)
        case str():
            return with_note(value).strip() or sign(State.MISSING)
        case _:
            return str(value).strip() or sign(State.MISSING)


def said(value: object) -> str:
    """Give an answer in running text; one that is not there is said in words."""
    match value:
        case Absent(sign=marker):
            return words.NO_ANSWER if marker == MISSING.sign else marker
        case list():
            return joined([said(each) for each in value]) if value else words.NO_ANSWER
        case Chosen():
            return with_sign(value)
        case _:
            return printed(value) or words.NO_ANSWER


def table_of(
    table_id: str,
    title: str,
    columns: Sequence[PublishedColumn],
    rows: Sequence[Sequence[object]],
    notes: Sequence[str] = (),
    corner: str = "",
    labels: Sequence[str] = (),
) -> PublishedTable:
    """Make a table of values; with a *corner* its rows have *labels*."""
    decimals = [_decimals([row[index] for row in rows]) for index in range(len(columns))]
    texts = [[cell_text(value, places) for value, places in zip(row, decimals, strict=True)] for row in rows]
    cells = [[_cell(text, value) for text, value in zip(*each, strict=True)] for each in zip(texts, rows, strict=True)]
    made = tuple(
        PublishedRow("", label, {column.id: cell for column, cell in zip(columns, row, strict=True)})
        for label, row in zip(labels or [""] * len(texts), cells, strict=True)
    )
    signs = _OCCURRING & {text for row in texts for text in row}
    return PublishedTable(table_id, title, corner, tuple(columns), made, tuple(notes), signs=signs)


def _cell(text: str, value: object) -> PublishedCell:
    """Give a cell; a number, which charts are drawn of, is one that is shown."""
    sources = tuple(sources_in(value))
    places = tuple(source for source in sources if isinstance(source, CellPlace))
    besides = tuple(source for source in sources if not isinstance(source, CellPlace))
    if isinstance(value, Absent):
        return PublishedCell(text, None, _STATES.get(value.sign, State.MISSING), places, besides)
    number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    return PublishedCell(text, number, State.VALUE, places, besides, value.colour if isinstance(value, Chosen) else "")


def _decimals(values: Sequence[object]) -> int:
    return min(_MOST_DECIMALS, max((decimals_of(value) for value in values if isinstance(value, Decimal)), default=0))
