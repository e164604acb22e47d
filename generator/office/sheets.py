"""One worksheet in one pass: its cells as they come; what is around them is kept by `frames`.

Written for speed, as nearly all the time of a run is spent here: an element costs one look-up and at most one call.
Elements that people's data do not stand in are only counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from generator.office.cells import (
    LAST_COLUMN,
    LAST_ROW,
    Cell,
    CellKind,
    cell_ref,
    column_number,
)
from generator.office.contents import Contents, no_value
from generator.office.frames import TRUE, Frame, whole
from generator.office.markup import SPREADSHEET, parse
from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office

_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]{1,5}")?(?: t="[a-z]{1,3}")? ?(?:/>|></c>)')
# A text that stands in its cell, in one piece without format: an element less makes it an ordinary value.
_INLINE_TEXT = re.compile(rb'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>')
_ENOUGH_TO_SHOW = 80
_COLUMNS: dict[str, int] = {}
"""Columns that have been seen, by their letters."""
# LibreOffice writes a ticked box as a formula.
_TRUTHS = ("=TRUE()", "=FALSE()")


def read_sheet(
    chunks: Iterable[bytes], part: str, title: str, contents: Contents, limits: Limits, room: int
) -> tuple[Mapping[tuple[int, int], Cell], Frame]:
    """Read the cells of the sheet called *title*, and what is around them; at most *room* may have a content."""
    reader = _SheetReader(part, title, contents, limits, room)
    parse(_shortened(chunks, reader), part, reader)
    return reader.cells, reader.frame


def _shortened(chunks: Iterable[bytes], reader: "_SheetReader") -> Iterator[bytes]:
    """Count and drop the cells that only have a format, and write plain texts shorter: what costs time in a form.

    Comments and CDATA can hold what looks like a cell; from the first of them on, nothing is changed.
    """
    before = b""
    dropping = True
    for chunk in chunks:
        dropping = dropping and b"<!" not in before + chunk
        before = chunk[-1:]
        yield reader.drop(chunk) if dropping else chunk


class _SheetReader:
    """Takes the elements of a sheet as they come; the state is the row and the cell that are open."""

    def __init__(self, part: str, title: str, contents: Contents, limits: Limits, room: int) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.frame = Frame(part, title, limits)
        self._part, self._title, self._contents, self._limits, self._room = part, title, contents, limits, room
        self._begins: dict[str, Callable[[dict[str, str]], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._depth = self._counted = 0
        self._row = self._steps = self._last_row = self._last_column = 0
        self._c = self._v = self._ref = self._row_digits = ""
        self._in_row = self._dropped = False
        self._cell: dict[str, str] | None = None
        self._raw: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._is_aside = False
        self._pieces: list[str] = []
        self.text = self._pieces.append

    def start(self, name: str, attributes: dict[str, str]) -> None:
        # Nine elements of ten are c and v. A c cannot stand in a c, so its depth need not be counted.
        if name == self._c:
            if self._cell is not None or not self._in_row:
                raise self._damage()
            self._counted += 1
            self._cell = attributes
            self._steps += 1
            if "r" in attributes:
                self._ref, self._steps = attributes["r"], 0
            return
        self._depth += 1
        if name == self._v:
            self._pieces.clear()
            return
        begin = self._begins.get(name)
        if begin is not None:
            begin(attributes)
        elif self._depth == 1:
            self._begin_sheet(name)
        elif self._depth > self._limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)

    def end(self, name: str) -> None:
        if name == self._c:
            cell, self._cell = self._cell, None
            if cell is not None and (self._raw is not None or self._formula is not None):
                self._end_cell(cell)
            return
        self._depth -= 1
        if name == self._v:
            self._end_value()
            return
        finish = self._ends.get(name)
        if finish is not None:
            finish()

    def drop(self, chunk: bytes) -> bytes:
        kept, count = _EMPTY_CELL.subn(b"", chunk)
        self._counted += count
        self._dropped = self._dropped or count > 0
        pieces = _INLINE_TEXT.split(kept)
        pieces[1::2] = [b"<v>%b</v>" % text for text in pieces[1::2]]
        return b"".join(pieces)

    def check(self) -> None:
        limits = self._limits
        if self._depth > limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)
        if self._counted > limits.cells or len(self.cells) > self._room:
            raise Refused(Office.TOO_MANY_CELLS, sheet=self._title, limit=limits.cells)
        if self._last_row * self._last_column > limits.extent:
            raise Refused(Office.TOO_SPREAD_OUT, sheet=self._title, cell=cell_ref(self._last_row, self._last_column))
        self.frame.check()

    def _begin_sheet(self, root: str) -> None:
        space, _, name = root.rpartition(" ")
        if space not in SPREADSHEET or name != "worksheet":
            raise self._damage()
        begins = {
            "f": self._begin_text,
            "t": self._begin_text,
            "is": self._begin_inline,
            "rPh": self._begin_aside,
            "row": self._begin_row,
            **self.frame.begins(),
        }
        ends = {
            "f": self._end_formula,
            "t": self._end_run,
            "is": self._end_inline,
            "rPh": self._end_aside,
            "row": self._end_row,
        }
        self._c, self._v = f"{space} c", f"{space} v"
        self._begins = {f"{space} {name}": begin for name, begin in begins.items()}
        self._ends = {f"{space} {name}": end for name, end in ends.items()}

    def _damage(self) -> Refused:
        return Refused(Office.PART_DAMAGED, part=self._part)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        if self._in_row:
            raise self._damage()
        number = attributes.get("r")
        self._row = self._row + 1 if number is None else whole(number)
        if not 1 <= self._row <= LAST_ROW:
            raise self._damage()
        if attributes.get("hidden") in TRUE:
            self.frame.hidden_rows.add(self._row)
        self._counted += 1
        self._in_row, self._ref, self._steps, self._row_digits = True, "", 0, str(self._row)

    def _end_row(self) -> None:
        self._in_row = False

    def _end_cell(self, cell: dict[str, str]) -> None:
        raw, formula, type_ = self._raw, self._formula, cell.get("t", "n")
        self._raw = self._formula = None
        if raw:
            kind, value = self._contents.readers.get(type_, no_value)(raw, cell.get("s", "0"))
        elif formula is None:
            return
        elif raw is None or type_ != "str":
            kind, value = CellKind.UNCALCULATED, None
        else:
            kind, value = CellKind.TEXT, ""
        if kind is CellKind.TEXT:
            raw = cast(str, value)
        elif kind is CellKind.BOOLEAN and formula in _TRUTHS:
            formula = None
        self._keep(Cell(self._row, self._column(), kind, value, raw or "", formula))

    def _column(self) -> int:
        """Give the column of the open cell: its own, or so many steps from the last one that told."""
        letters = self._ref.removesuffix(self._row_digits)
        column = _COLUMNS.get(letters)
        if column and not self._steps and letters != self._ref:
            return column
        column = (column or _column_number(letters)) + self._steps
        # A place outside the sheet, or in another row than the one it stands in, is nothing that Excel writes.
        # Nor does any program tell the places of some cells only; counting steps over dropped ones would be a guess.
        unsure = self._steps and self._dropped
        if unsure or not 1 <= column <= LAST_COLUMN or (self._ref and letters == self._ref):
            raise self._damage()
        return column

    def _keep(self, cell: Cell) -> None:
        place = row, column = cell[:2]
        earlier = self.cells.get(place)
        if earlier is not None and earlier != cell:
            told = f"{earlier.raw[:_ENOUGH_TO_SHOW]} / {cell.raw[:_ENOUGH_TO_SHOW]}"
            cell = Cell(row, column, CellKind.BAD, None, told)
        self.cells[place] = cell
        if row > self._last_row:
            self._last_row = row
        if column > self._last_column:
            self._last_column = column

    def _begin_text(self, attributes: dict[str, str]) -> None:
        self._pieces.clear()

    def _end_value(self) -> None:
        if self._cell is not None:
            self._raw = self._text()

    def _end_formula(self) -> None:
        # A formula that is shared between cells stands in the first of them only.
        if self._cell is not None:
            self._formula = "=" + self._text()

    def _text(self) -> str:
        pieces = self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if len(text) > self._limits.text:
            raise Refused(Office.TEXT_TOO_LONG, part=self._part)
        return text

    def _begin_inline(self, attributes: dict[str, str]) -> None:
        self._inline = []

    def _end_run(self) -> None:
        if not self._is_aside:
            self._inline.append(self._text())

    def _end_inline(self) -> None:
        self._pieces[:] = self._inline
        self._end_value()

    def _begin_aside(self, attributes: dict[str, str]) -> None:
        self._is_aside = True

    def _end_aside(self) -> None:
        self._is_aside = False


def _column_number(letters: str) -> int:
    """Read column letters; 0 when they are none."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and letters.isupper()):
        return 0
    number = column_number(letters)
    if number <= LAST_COLUMN:
        _COLUMNS[letters] = number
    return number
