"""Where the answers stand in a workbook that people have worked in.

The visible label in the row decides, the hidden key confirms, the defined name is third; every disagreement becomes
a finding. Tables are found by their header row, then by their table object. Sorted, moved, inserted and renamed,
an answer still follows the words that people read beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.forms.headers import Header, question_headers, table_header
from generator.forms.places import LABEL_COLUMN, Block, Line, PlannedSheet, Slot, slot_key
from generator.forms.sheets import SheetText, Spot
from generator.model.findings import CellPlace, Finding
from generator.office.cells import LAST_ROW, cell_ref
from generator.office.spreadsheet import Reference
from generator.swedish.reading_messages import Reading, answer_label
from generator.swedish.text import joined


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table's header row in the workbook and the column of each slot; None where the column is gone."""

    block: Block
    header_row: int
    columns: Mapping[str, int]
    label_column: int = LABEL_COLUMN
    end: int = LAST_ROW + 1
    """The row of the next header below, or the first row that no sheet has."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An answer that is read in another cell than the one its defined name points at."""

    line: Line
    slot: Slot
    spot: Spot
    sheet: str
    """The sheet that the name points at."""
    pointed: Spot

    @property
    def move(self) -> tuple[str, str, int, int]:
        """The same for the cells of a column that have been moved together."""
        return self.slot.field, self.sheet, self.spot[0] - self.pointed[0], self.spot[1] - self.pointed[1]


@dataclass(slots=True)
class Anchors:
    """Where everything of one sheet was found. *cells* is keyed by the slot's defined name."""

    text: SheetText
    cells: dict[str, Spot] = field(default_factory=dict)
    tables: dict[str, FoundTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class Seeker:
    """Looks for the lines of one planned sheet in one sheet of a workbook."""

    def __init__(
        self,
        plan: PlannedSheet,
        text: SheetText,
        names: Mapping[str, Reference],
        issued: frozenset[str],
        file: str,
    ) -> None:
        """Take in what stays the same for every line; *issued* is what the form had when it was made, if known."""
        self._plan, self._text, self._names, self._issued, self._file = plan, text, names, issued, file
        self._headers = question_headers(plan.blocks, text)
        self._found = Anchors(text)
        self._told: set[int] = set()
        self._elsewhere: list[Elsewhere] = []

    def anchors(self) -> Anchors:
        """Look for everything on the sheet."""
        headers = {block.table: table_header(block, self._text) for block in self._plan.blocks if block.table}
        starts = [header.row for header in (*self._headers, *headers.values()) if header]
        for block in self._plan.blocks:
            header = headers.get(block.table)
            if not block.table:
                self._question_lines(block)
            elif block.columns:
                self._free_table(block, header)
            else:
                self._fixed_table(block, header, starts)
            self._tell_elsewhere(block)
        return self._found

    def _question_lines(self, block: Block) -> None:
        gone: dict[str, Slot] = {}
        for line in block.lines:
            if not line.slots:
                continue
            labels = self._text.find(line.label)
            if len(labels) > 1:
                # An answer may happen to use the words of a label; a label stands in the column of questions.
                labels = [spot for spot in labels if self._in_label_column(spot)] or labels
            row, label = self._row_of(line, labels, partial(self._column, line.slots[0]))
            for slot in line.slots if row else ():
                column = self._column(slot, row, label)
                if column:
                    self._settle(line, slot, (row, column))
                else:
                    gone.setdefault(slot.heading, slot)
        for slot in gone.values():
            self._answers_gone(block, slot)

    def _fixed_table(self, block: Block, header: Header | None, starts: Sequence[int]) -> None:
        label = block.caption.label if block.caption else ""
        if header is None:
            self._table_by_names(block, label)
            return
        end = min((row for row in starts if row > header.row), default=LAST_ROW + 1)
        columns = self._table_columns(block, header, label, block.lines[0].slots if block.lines else ())
        label_column = header.by_position(LABEL_COLUMN) or LABEL_COLUMN
        self._found.tables[block.table] = FoundTable(block, header.row, columns, label_column, end)
        for line in block.lines:
            labels = [
                spot
                for spot in self._text.find(line.label)
                if header.row < spot[0] < end and header.is_label_column(spot[1])
            ]
            row, _ = self._row_of(line, labels, lambda *_: min(columns.values(), default=1))
            for slot in line.slots if row else ():
                if slot.field in columns:
                    self._settle(line, slot, (row, columns[slot.field]))

    def _free_table(self, block: Block, header: Header | None) -> None:
        label = block.question.text if block.question else ""
        if header:
            columns = self._table_columns(block, header, label, block.columns)
            self._found.tables[block.table] = FoundTable(block, header.row, columns)
            return
        for table in self._text.sheet.tables:
            if table.name.casefold() == block.name.casefold():
                first = table.area.first_column
                columns = {slot.field: first + slot.column - LABEL_COLUMN for slot in block.columns}
                self._found.tables[block.table] = FoundTable(block, table.area.first_row, columns)
                self._say(Reading.TABLE_HEADER_GONE, (table.area.first_row, first), label=label)
                return
        self._table_gone(block, label)

    def _table_by_names(self, block: Block, label: str) -> None:
        """Take a fixed table without headings where its names point, if the names and the rows' labels agree."""
        found = False
        for line in block.lines:
            labels = {spot[0] for spot in (*self._text.find(line.label), *self._text.find(line.key))}
            for slot in line.slots:
                named = self._named(slot)
                if named and named[0] in labels:
                    self._found.cells[slot.name] = named
                    found = True
        if found:
            self._found.tables[block.table] = FoundTable(block, 0, {})
            self._say(Reading.TABLE_HEADER_GONE, None, label=label)
        else:
            self._table_gone(block, label)

    def _table_columns(self, block: Block, header: Header, label: str, slots: Sequence[Slot]) -> Mapping[str, int]:
        columns: dict[str, int] = {}
        for slot in slots:
            column = header.column(slot.heading)
            if column is None:
                column = header.by_position(slot.column)
                if column is None or not self._text.cell((header.row, column)):
                    self._column_gone(block, header, label, slot)
                    continue
                self._say(Reading.HEADING_CHANGED, (header.row, column), label=label, heading=slot.heading)
            columns[slot.field] = column
        return columns

    def _row_of(
        self, line: Line, labels: Sequence[Spot], answer_column: Callable[[int, Spot | None], int | None]
    ) -> tuple[int, Spot | None]:
        """Decide on the line's row; 0 if it is gone. The label's cell comes with it when the label decided."""
        keys = self._text.find(line.key)
        label = labels[0] if len(labels) == 1 else None
        key = keys[0] if len(keys) == 1 else None
        spot = label or key or next((named for slot in line.slots if (named := self._named(slot))), None)
        if spot is None:
            self._line_gone(line)
            return 0, None
        many = labels if len(labels) > 1 else keys if len(keys) > 1 else ()
        answer = (spot[0], answer_column(spot[0], label) or spot[1])
        if many or label is None or (key and key[0] != label[0]):
            self._told.add(spot[0])
        if many:
            cells = joined([cell_ref(*each) for each in many])
            self._say(Reading.LINE_TWICE, answer, label=line.label, cells=cells, cell=cell_ref(*answer))
        elif label is None:
            self._say(Reading.LABEL_GONE, answer, label=line.label, cell=cell_ref(*answer))
        elif key and key[0] != label[0]:
            other = cell_ref(key[0], answer[1])
            self._say(Reading.LINE_MOVED, answer, label=line.label, cell=cell_ref(*answer), other=other)
        return spot[0], label

    def _column(self, slot: Slot, row: int, label: Spot | None) -> int | None:
        """Give the column of a question's slot: under its heading, unless the label has left its own column.

        None if the heading is gone, and nothing or another one of ours stands in its place.
        """
        header = self._header_over(row)
        if header and (label is None or header.is_label_column(label[1])):
            column = header.column(slot.heading) or header.by_position(slot.column)
            return column if column and self._text.cell((header.row, column)) else None
        if label:
            return label[1] + slot.column - LABEL_COLUMN
        named = self._named(slot)
        return named[1] if named else slot.column

    def _settle(self, line: Line, slot: Slot, spot: Spot) -> None:
        """Take a cell for the slot; a defined name that points elsewhere is noted, unless the row was told already."""
        self._found.cells[slot.name] = spot
        named = self._names.get(slot.name.casefold())
        if named is None or spot[0] in self._told:
            return
        pointed = (named.area.first_row, named.area.first_column)
        if named.sheet != self._text.sheet.name or pointed != spot:
            self._elsewhere.append(Elsewhere(line, slot, spot, named.sheet, pointed))

    def _tell_elsewhere(self, block: Block) -> None:
        """Tell of answers that left their names: one by one, or once for what was moved together in a column."""
        groups: dict[object, list[Elsewhere]] = {}
        for one in self._elsewhere:
            groups.setdefault(one.move if block.table else one, []).append(one)
        self._elsewhere.clear()
        for group in groups.values():
            first, last = min(group, key=lambda one: one.spot), max(group, key=lambda one: one.spot)
            prefix = "" if first.sheet == self._text.sheet.name else f"{first.sheet}, "
            cell, other = cell_ref(*first.spot), prefix + cell_ref(*first.pointed)
            if first is last:
                self._say(Reading.NAME_ELSEWHERE, first.spot, label=first.line.label, cell=cell, other=other)
                continue
            self._say(
                Reading.COLUMN_ELSEWHERE,
                first.spot,
                label=block.question.text if block.question else "",
                heading=first.slot.heading,
                cells=f"{cell}\u2013{cell_ref(*last.spot)}",
                other=f"{other}\u2013{cell_ref(*last.pointed)}",
            )

    def _header_over(self, row: int) -> Header | None:
        above = [header for header in self._headers if header.row < row]
        return above[-1] if above else next(iter(self._headers), None)

    def _in_label_column(self, spot: Spot) -> bool:
        header = self._header_over(spot[0])
        return header is None or header.is_label_column(spot[1])

    def _named(self, slot: Slot) -> Spot | None:
        named = self._names.get(slot.name.casefold())
        if named is None or named.sheet != self._text.sheet.name:
            return None
        return named.area.first_row, named.area.first_column

    def _line_gone(self, line: Line) -> None:
        issued = not self._issued or any(slot_key(line, slot) in self._issued for slot in line.slots)
        message = Reading.FIELD_GONE if issued else Reading.FIELD_NOT_ISSUED
        self._say(message, None, label=line.label)

    def _column_gone(self, block: Block, header: Header, label: str, slot: Slot) -> None:
        keys = {slot_key(line, slot) for line in block.lines} or {f"{block.table}/{slot.field}"}
        if self._issued and not keys & self._issued:
            self._say(Reading.FIELD_NOT_ISSUED, None, label=answer_label(label, slot.heading))
        else:
            self._say(Reading.COLUMN_GONE, (header.row, header.first_column), label=label, heading=slot.heading)

    def _answers_gone(self, block: Block, slot: Slot) -> None:
        """Tell of a column of answers to questions that is gone, unless the form never had it."""
        keys = {slot_key(line, each) for line in block.lines for each in line.slots if each.heading == slot.heading}
        if not self._issued or keys & self._issued:
            self._say(Reading.ANSWERS_GONE, None, heading=slot.heading)

    def _table_gone(self, block: Block, label: str) -> None:
        issued = not self._issued or block.table in self._issued
        self._say(Reading.TABLE_GONE if issued else Reading.FIELD_NOT_ISSUED, None, label=label)

    def _say(self, message: Reading, spot: Spot | None, **slots: object) -> None:
        place = CellPlace(self._file, self._text.sheet.name, cell_ref(*spot) if spot else "")
        self._found.findings.append(message.at(place, **slots))
