"""The answers about the report itself, read from their sheet of the register workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.definitions.facts import fact_kind
from generator.definitions.register_cells import cell_value, normal, sheet_named
from generator.expressions.printing import printed
from generator.model.definition import Kind, Question, RegisterValue
from generator.model.findings import CellPlace, Finding, Place
from generator.office.cells import Cell, cell_ref
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish import register_words as words
from generator.swedish.definition_words import bounds
from generator.swedish.register_messages import Registers

_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked about the report, the texts to choose from, and what the model answers itself."""

    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, RegisterValue]


@dataclass(frozen=True, slots=True)
class FactsRead:
    """The answers, where each stands or should stand, and what is wrong with them."""

    values: Mapping[str, RegisterValue]
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]


def read_facts(workbook: Workbook, file: str, facts: Facts) -> FactsRead:
    """Give the answers as the sheet says; a sheet or row that is not there leaves the model's own answers."""
    sheet = sheet_named(workbook, words.REPORT)
    if not facts.questions or sheet is None:
        return FactsRead(facts.defaults, {}, ())
    values = dict(facts.defaults)
    places: dict[str, Place] = {}
    columns = _columns(sheet)
    rows = _rows(sheet, facts.questions, columns)
    findings = list(_unknown_rows(sheet, file, columns, set(rows.values())))
    for fact in facts.questions:
        spot = rows.get(fact.id, 0), columns.value
        place = CellPlace(file, sheet.name, cell_ref(*spot) if fact.id in rows else "")
        places[fact.id] = place
        if fact.id not in rows:
            shown = printed(values.get(fact.id))
            findings.append(Registers.REGISTER_FACT_MISSING.at(place, label=fact.text, value=shown))
            continue
        values[fact.id], found = _answer(sheet.cells.get(spot), fact, facts.choices, place)
        findings += found
    return FactsRead(values, places, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the sheet has its ids, labels and values; those places unless the headings say otherwise."""

    id: int = 1
    label: int = 2
    value: int = 3


def _columns(sheet: Sheet) -> _Columns:
    """Find the columns by their headings: a column may have been put in or taken away before them."""
    id_heading, label_heading, value_heading, *_ = (normal(heading) for heading in words.FACT_HEADER)
    headings: dict[int, dict[str, int]] = {}
    for (row, column), cell in sheet.cells.items():
        if row <= _HEADER_WITHIN:
            headings.setdefault(row, {}).setdefault(normal(cell.shown), column)
    for _, found in sorted(headings.items()):
        if label_heading in found and value_heading in found:
            return _Columns(found.get(id_heading, 0), found[label_heading], found[value_heading])
    return _Columns()


def _rows(sheet: Sheet, questions: tuple[Question, ...], columns: _Columns) -> dict[str, int]:
    """Find each fact's row: by its label, which people see, or else by its id."""
    labels: dict[str, int] = {}
    ids: dict[str, int] = {}
    for (row, column), cell in sheet.cells.items():
        if column == columns.label:
            labels.setdefault(normal(cell.shown), row)
        elif column == columns.id:
            ids.setdefault(normal(cell.shown), row)
    found = {fact.id: labels.get(normal(fact.text), ids.get(fact.id, 0)) for fact in questions}
    return {fact_id: row for fact_id, row in found.items() if row}


def _unknown_rows(sheet: Sheet, file: str, columns: _Columns, known: set[int]) -> Iterator[Finding]:
    header = {normal(label) for label in words.FACT_HEADER}
    for (row, column), cell in sheet.cells.items():
        if column == columns.label and row not in known and normal(cell.shown) not in header:
            place = CellPlace(file, sheet.name, cell.ref)
            yield Registers.REGISTER_UNKNOWN_FACT.at(place, label=cell.shown)


def _answer(
    cell: Cell | None, fact: Question, choices: Mapping[str, tuple[str, ...]], place: CellPlace
) -> tuple[RegisterValue, tuple[Finding, ...]]:
    kind = fact.kind if fact.kind is Kind.PROSE else fact_kind(fact)
    value, findings = cell_value(cell, kind, fact.text, place)
    if value is None:
        required = (Registers.REGISTER_FACT_REQUIRED.at(place, label=fact.text),) if fact.required else ()
        return None, findings or required
    if fact.id in choices:
        chosen, told = _chosen(str(value), choices[fact.id], fact, place)
        return chosen, (*findings, *told)
    if isinstance(value, Decimal) and not _within(value, fact):
        wanted = bounds(fact.minimum, fact.maximum)
        return None, (Registers.REGISTER_OUT_OF_RANGE.at(place, label=fact.text, wanted=wanted, value=printed(value)),)
    return value, findings


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
