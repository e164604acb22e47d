"""Where things stand in a form: the values that a layout is made of.

Rows and columns are counted from 1. Column A holds the hidden key of each row, B the question's number, C the label,
D the answer, and the columns after it what was answered before and what is answered beside; the columns of a table
begin in C.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.definition import Form, Question, RegisterRow, Step

KEY_COLUMN, NUMBER_COLUMN, LABEL_COLUMN, ANSWER_COLUMN = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Start:
    """What a form begins with beside its questions: what was answered in the period before, and rows to go on from."""

    period: str = ""
    """Name of the period before; empty if nothing of it is in the form."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """What was answered then, to be looked at, by field, or by `del.fraga@rad/kolumn` in a table."""
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """What stands in the rows that tables begin with, by `del.fraga` and column."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What stands in answer cells and comes from the period before, by `del.fraga` or, for a mark, `del.fraga#steg`."""
    guides: bool = False
    """Whether the sheets say what is missing and how far one has come; forms made before they did still come in."""


NOTHING = Start()


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell for an answer, or a column of such cells in a table with free rows."""

    field: str
    """The answer's id: `del.fraga`, `del.fraga_sida`, or a column's id."""
    question: Question
    column: int
    heading: str
    """What stands over the column, without the mark of what is required."""
    name: str = ""
    """The cell's defined name; a column of a table with free rows has none."""
    step: str = ""
    """Id of the choice that a mark in the cell stands for, if the kind is MULTIPLE."""
    prefill: str = ""
    """What stands in the cell when the form is sent out, as text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with a label and the cells that belong to it."""

    row: int
    key: str
    """`del.fraga`, `del.fraga#steg` for a choice to mark, `del.fraga@rad` for a fixed row of a table."""
    label: str
    slots: tuple[Slot, ...] = ()
    number: str = ""
    help: str = ""
    required: bool = False
    row_id: str = ""
    """Id of the register row that a fixed row of a table stands for."""
    shown: Mapping[int, str] = field(default_factory=dict, hash=False)
    """What was answered in the period before, by the column that it is shown in."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one header row: questions, or the fixed or free rows of one table question."""

    header_row: int
    headings: Mapping[int, str]
    """Heading by column, without the mark of what is required."""
    lines: tuple[Line, ...] = ()
    table: str = ""
    """`del.fraga` of the table question; empty for a block of questions."""
    question: Question | None = None
    caption: Line | None = None
    """The table question itself, on a row of its own above the header row."""
    columns: tuple[Slot, ...] = ()
    """The columns of a table with free rows, which has no lines."""
    begun: tuple[Mapping[str, str], ...] = ()
    """What stands in its first rows when the form is sent out, by column."""
    ready_rows: int = 0
    """All its rows, those that are begun too."""
    name: str = ""
    """Name of the table object, for free rows."""
    shown_columns: tuple[int, ...] = ()
    """Where what was answered in the period before is shown."""
    status_column: int = 0
    """Where it is said whether what must be answered is answered; 0 if nothing must be."""

    @property
    def last_row(self) -> int:
        """The last row that belongs to the block."""
        rows = [self.header_row + self.ready_rows, *(line.row for line in self.lines)]
        return max(rows)

    def row_keys(self) -> Iterator[tuple[int, str]]:
        """Yield the rows that a table with free rows begins with, and their hidden keys."""
        for number in range(1, len(self.begun) + 1):
            yield self.header_row + number, row_key(self.table, number)


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """One sheet of the form that is to be filled in."""

    title: str
    heading: str
    notes: Mapping[int, str]
    """Running text by row."""
    blocks: tuple[Block, ...]
    help_column: int
    """0 if nothing on the sheet has a help text."""
    free_text: bool
    """Whether anything is answered in one's own words; such a sheet is left unprotected, so that spell check works."""
    part: str = ""
    """Id of the part that it belongs to."""

    def lines(self) -> Iterator[Line]:
        """Yield every line with answer cells of its own, and the captions of tables."""
        for block in self.blocks:
            if block.caption:
                yield block.caption
            yield from block.lines

    @property
    def last_column(self) -> int:
        """The last column that has something in it."""
        return max([self.help_column, *(column for block in self.blocks for column in block.headings)])


@dataclass(frozen=True, slots=True)
class Layout:
    """A form for one respondent: what stands where."""

    form: Form
    respondent: RegisterRow
    sheets: tuple[PlannedSheet, ...]
    lists: Mapping[str, tuple[Step, ...]]
    """The choices offered, by defined name."""
    start: Start = NOTHING

    def slots(self) -> Iterator[tuple[PlannedSheet, Line, Slot]]:
        """Yield every single answer cell; tables with free rows have none."""
        for sheet in self.sheets:
            for line in sheet.lines():
                for slot in line.slots:
                    yield sheet, line, slot

    def tables(self) -> Iterator[tuple[PlannedSheet, Block]]:
        """Yield every table question, with the sheet that it stands on."""
        for sheet in self.sheets:
            for block in sheet.blocks:
                if block.table:
                    yield sheet, block


def list_name(question: Question) -> str:
    """Name the list that a question's choices are taken from."""
    return f"lista_register_{question.register}" if question.register else f"lista_{question.scale}"


def row_key(table: str, number: int) -> str:
    """Name a row that a table with free rows begins with: `del.fraga+1`."""
    return f"{table}+{number}"


def slot_key(line: Line, slot: Slot) -> str:
    """Name one answer cell of a form: `del.fraga`, `del.fraga_sida`, `del.fraga#steg` or `del.fraga@rad/kolumn`."""
    if line.row_id:
        return f"{line.key}/{slot.field}"
    return line.key if slot.step else slot.field
