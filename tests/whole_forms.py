"""Forms of the shipped models with something of its own in every cell, and what was typed by every question.

What was typed is told by openpyxl from the cells, so it owes nothing to the reader that it is held against. No two
cells have the same text or number, and choices take turns: an answer read in another's place does not go unnoticed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import range_boundaries

from generator.definitions import load
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.forms.layout import lay_out
from generator.forms.places import Layout
from generator.model.answers import AnswerValue, Submission
from generator.model.definition import FollowUp, Kind, Question
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from tests.examples.content import REGISTER, ROOT
from tests.filling import SAVED, saved_workbook

SENT_OUT = datetime.fromisoformat("2025-09-01T12:00:00")
FREE_ROWS = 4

Value = AnswerValue | tuple[tuple[str, ...], ...]
Values = Mapping[str, Value]
"""By `del.fraga`, by `del.fraga@rad/kolumn` in tables of fixed rows; of a table with free rows all its rows at once."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is typed in a form as it was sent out. *key* is as in `Values`; free rows have a number each."""

    key: str
    question: Question
    sheet: str
    row: int
    column: int
    step: str = ""
    table: str = ""


@dataclass(frozen=True)
class WholeForm:
    """A form with all of it filled in: its bytes before and after, where things stand in it, and what was typed."""

    follow_up: FollowUp
    layout: Layout
    blank: bytes
    data: bytes
    spots: tuple[Spot, ...]
    typed: Values

    def workbook(self) -> Workbook:
        """Open it to be worked in."""
        return load_workbook(BytesIO(self.data))

    def read(self, folder: Path, data: bytes) -> tuple[Values, tuple[Finding, ...], Submission | None]:
        """Read a file as one that came in."""
        path = folder / "svar.xlsx"
        path.write_bytes(data)
        submissions, findings = read_all([FoundFile(path, path.name)], self.follow_up)
        return (values(submissions[0], self) if submissions else {}), findings, (submissions or (None,))[0]


@cache
def follow_up(model: str, period: str) -> FollowUp:
    """Load a shipped model with the register of its example."""
    register = FoundFile(ROOT / "indata" / model / period / REGISTER, REGISTER)
    loaded = load(ROOT / "mallar" / model, f"mallar/{model}", register, period)
    assert loaded.follow_up is not None, loaded.findings
    return loaded.follow_up


@cache
def whole_form(model: str, period: str, form_id: str) -> WholeForm:
    """Make the first respondent's form and type something in every cell that is asked for."""
    definition = follow_up(model, period)
    form = definition.forms[form_id]
    respondent = definition.respondents(form)[0]
    layout = lay_out(definition, form, respondent.id)
    blank = blank_form(definition, form, respondent, SENT_OUT)
    workbook = load_workbook(BytesIO(blank))
    spots = tuple(_spots(layout, workbook))
    numbers = count(1)
    for spot in spots:
        cell = cast(Cell, workbook[spot.sheet].cell(spot.row, spot.column))
        if not (spot.question.locked and (cell.value is not None or not spot.table)):
            _type(cell, spot, next(numbers), definition)
    typed = _typed(workbook, spots, definition)
    return WholeForm(definition, layout, blank, saved_workbook(workbook, SAVED), spots, typed)


def _spots(layout: Layout, workbook: Workbook) -> Iterator[Spot]:
    for sheet, line, slot in layout.slots():
        ((title, ref),) = workbook.defined_names[slot.name].destinations
        column, row, _, _ = range_boundaries(ref)
        assert title == sheet.title
        key = f"{line.key}/{slot.field}" if line.row_id else slot.field
        yield Spot(key, slot.question, title, cast(int, row), cast(int, column), slot.step)
    for sheet, block in layout.tables():
        if block.columns:
            left, top, _, bottom = range_boundaries(workbook[sheet.title].tables[block.name].ref)
            begun = workbook[sheet.title].iter_rows(cast(int, top) + 1, cast(int, bottom), cast(int, left))
            rows = sum(any(cell.value is not None for cell in row[: len(block.columns)]) for row in begun)
            for number in range(1, rows + FREE_ROWS + 1):
                for index, slot in enumerate(block.columns):
                    place = cast(int, top) + number, cast(int, left) + index
                    yield Spot(f"{block.table}+{number}", slot.question, sheet.title, *place, table=block.table)


def _type(cell: Cell, spot: Spot, number: int, definition: FollowUp) -> None:
    question = spot.question
    choices = definition.choices(question)
    match question.kind:
        case Kind.MULTIPLE:
            cell.value = "x" if number % 2 else None
        case Kind.CHOICE | Kind.SCALE:
            cell.value = choices[number % len(choices)].text
        case Kind.DATE:
            cell.value = definition.period.beginning + timedelta(days=number % 100)
            cell.number_format = r"yyyy\-mm\-dd"
        case Kind.INTEGER:
            cell.value = number
        case Kind.TEXT | Kind.PROSE:
            cell.value = f"Svar nummer {number}"
        case _:
            cell.value = number + 0.5


def _typed(workbook: Workbook, spots: tuple[Spot, ...], definition: FollowUp) -> Values:
    singles: dict[str, Value] = {}
    marks: dict[str, list[str]] = {}
    rows: dict[str, dict[str, list[AnswerValue]]] = {}
    for spot in spots:
        value = _meant(workbook[spot.sheet].cell(spot.row, spot.column).value, spot.question, definition)
        if spot.step:
            marks.setdefault(spot.key, []).extend([spot.step] if value else [])
        elif spot.table:
            rows.setdefault(spot.table, {}).setdefault(spot.key, []).append(value)
        else:
            singles[spot.key] = value
    return {
        **singles,
        **{field: tuple(chosen) or None for field, chosen in marks.items()},
        **{table: _rows(cells.values()) for table, cells in rows.items()},
    }


def _meant(typed: object, question: Question, definition: FollowUp) -> AnswerValue:
    match typed:
        case datetime():
            return typed.date()
        case int() | float():
            return Decimal(str(typed))
        case str() if question.kind in (Kind.CHOICE, Kind.SCALE):
            return next(step.id for step in definition.choices(question) if step.text == typed)
        case str() if question.kind is Kind.DATE:
            return date.fromisoformat(typed)
        case _:
            return cast(AnswerValue, typed)


def _rows(rows: "Iterator[list[AnswerValue]] | object") -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(map(str, row)) for row in cast("Iterator[list[AnswerValue]]", rows)))


def values(submission: Submission, form: WholeForm) -> Values:
    """Give what was read, by the same keys as what was typed."""
    read: dict[str, Value] = {field: answer.value for field, answer in submission.answers.items()}
    for table, rows in submission.tables.items():
        if any(row.key for row in rows):
            read |= {f"{table}@{row.key}/{column}": a.value for row in rows for column, a in row.answers.items()}
        else:
            read[table] = _rows([answer.value for answer in row.answers.values()] for row in rows)
    return {key: value for key, value in read.items() if key in form.typed or value is not None}
