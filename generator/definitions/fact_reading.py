"""The answers about the report itself, read from their sheet of the register workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.definitions.facts import fact_kind
from generator.definitions.register_cells import cell_value, normal, sheet_named
from generator.expressions.printing import printed
from generator.model.definition import Question, RegisterValue
from generator.model.findings import CellPlace, FilePlace, Finding
from generator.office.cells import Cell, cell_ref
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish import register_words as words
from generator.swedish.definition_words import bounds
from generator.swedish.register_messages import Registers

_ID, _LABEL, _VALUE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked about the report, the texts to choose from, and what the model answers itself."""

    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, RegisterValue]


def read_facts(workbook: Workbook, file: str, facts: Facts) -> tuple[dict[str, RegisterValue], tuple[Finding, ...]]:
    """Give the answers as the sheet says; a row that is not there leaves the model's own answer."""
    values = dict(facts.defaults)
    if not facts.questions:
        return values, ()
    sheet = sheet_named(workbook, words.REPORT)
    if sheet is None:
        return values, (Registers.REGISTER_SHEET_MISSING.at(FilePlace(file), sheet=words.REPORT),)
    rows = _rows(sheet, facts.questions)
    findings = list(_unknown_rows(sheet, file, set(rows.values())))
    for fact in facts.questions:
        if fact.id not in rows:
            shown = printed(values.get(fact.id))
            findings.append(
                Registers.REGISTER_FACT_MISSING.at(CellPlace(file, sheet.name, ""), label=fact.text, value=shown)
            )
            continue
        place = CellPlace(file, sheet.name, cell_ref(rows[fact.id], _VALUE))
        values[fact.id], found = _answer(sheet.cells.get((rows[fact.id], _VALUE)), fact, facts.choices, place)
        findings += found
    return values, tuple(findings)


def _rows(sheet: Sheet, questions: tuple[Question, ...]) -> dict[str, int]:
    """Find each fact's row: by its label, which people see, or else by its id."""
    labels: dict[str, int] = {}
    ids: dict[str, int] = {}
    for (row, column), cell in sheet.cells.items():
        if column == _LABEL:
            labels.setdefault(normal(cell.shown), row)
        elif column == _ID:
            ids.setdefault(normal(cell.shown), row)
    found = {fact.id: labels.get(normal(fact.text), ids.get(fact.id, 0)) for fact in questions}
    return {fact_id: row for fact_id, row in found.items() if row}


def _unknown_rows(sheet: Sheet, file: str, known: set[int]) -> Iterator[Finding]:
    header = {normal(label) for label in words.FACT_HEADER}
    for (row, column), cell in sheet.cells.items():
        if column == _LABEL and row not in known and normal(cell.shown) not in header:
            place = CellPlace(file, sheet.name, cell.ref)
            yield Registers.REGISTER_UNKNOWN_FACT.at(place, label=cell.shown)


def _answer(
    cell: Cell | None, fact: Question, choices: Mapping[str, tuple[str, ...]], place: CellPlace
) -> tuple[RegisterValue, tuple[Finding, ...]]:
    value, findings = cell_value(cell, fact_kind(fact), fact.text, place)
    if findings:
        return None, findings
    if value is None:
        required = (Registers.REGISTER_FACT_REQUIRED.at(place, label=fact.text),) if fact.required else ()
        return None, required
    if fact.id in choices:
        return _chosen(str(value), choices[fact.id], fact, place)
    if isinstance(value, Decimal) and not _within(value, fact):
        wanted = bounds(fact.minimum, fact.maximum)
        return None, (Registers.REGISTER_OUT_OF_RANGE.at(place, label=fact.text, wanted=wanted, value=printed(value)),)
    return value, ()


def _chosen(
    value: str, options: tuple[str, ...], fact: Question, place: CellPlace
) -> tuple[RegisterValue, tuple[Finding, ...]]:
    option = next((option for option in options if normal(option) == normal(value)), None)
    if option is not None:
        return option, ()
    known = ", ".join(options)
    return None, (Registers.REGISTER_NOT_A_CHOICE.at(place, value=value, label=fact.text, known=known),)


def _within(value: Decimal, fact: Question) -> bool:
    above = fact.minimum is None or value >= fact.minimum
    return above and (fact.maximum is None or value <= fact.maximum)
