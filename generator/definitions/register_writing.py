"""The register workbook of a period, for the coordinator to edit: a sheet to read, the report's facts, the registers.

Every row has its id in a hidden column, so that names can be changed without losing what belongs to the row.
"""

from collections.abc import Mapping

from generator.definitions.facts import fact_choices, fact_kind
from generator.definitions.questions import sheet_title
from generator.definitions.register_references import names_of
from generator.definitions.registers import NAME_FIELD
from generator.model.definition import FollowUp, Kind, Question, Register
from generator.office.choices import OnSheet
from generator.office.tidy import CellValue, Prompt, SheetTable, write_tables
from generator.swedish import register_words as words

MODEL_PROPERTY, PERIOD_PROPERTY = "modell", "period"
_SPARE_ROWS = 15
_VALUE = 2
_LONGEST_PROMPT = (32, 255)


def register_workbook(follow_up: FollowUp) -> bytes:
    """Write the registers and facts of a follow-up; read back, they give the same follow-up."""
    return write_tables(
        [_read_me(follow_up), *register_sheets(follow_up)],
        words.title(follow_up.title, follow_up.period.name),
        follow_up.period.beginning,
        {MODEL_PROPERTY: follow_up.id, PERIOD_PROPERTY: follow_up.period.id},
    )


def register_sheets(follow_up: FollowUp) -> tuple[SheetTable, ...]:
    """Give the sheets of a register workbook that are read back: the report's facts, and each register."""
    registers = (_register(register, follow_up.registers) for register in follow_up.registers.values())
    return (*_report(follow_up), *registers)


def _read_me(follow_up: FollowUp) -> SheetTable:
    period = follow_up.period
    first, *others = words.introduction(follow_up.title, period.name, f"indata/{follow_up.id}/{period.id}")
    rows = ((first, period.id), *((line, None) for line in others))
    return SheetTable(words.READ_ME, (words.READ_ME, words.PERIOD), rows, widths={0: 105, 1: 20}, filtered=False)


def _report(follow_up: FollowUp) -> list[SheetTable]:
    """Give the sheet of facts, if the model has any."""
    if not follow_up.facts:
        return []
    choices = fact_choices(follow_up.facts, follow_up.scales, follow_up.registers)
    return [
        SheetTable(
            title=words.REPORT,
            header=words.FACT_HEADER,
            rows=tuple(_fact(fact, follow_up.fact_values.get(fact.id)) for fact in follow_up.facts),
            widths={1: 40, _VALUE: 50, 3: 60},
            hidden_columns=frozenset({0}),
            choices={(row, _VALUE): choices[fact.id] for row, fact in enumerate(follow_up.facts) if fact.id in choices},
            prompts={
                (row, _VALUE): _prompt(fact.text, _advice(fact))
                for row, fact in enumerate(follow_up.facts)
                if _advice(fact)
            },
            dates=frozenset((row, _VALUE) for row, fact in enumerate(follow_up.facts) if fact_kind(fact) is Kind.DATE),
        )
    ]


def _fact(fact: Question, value: CellValue) -> tuple[CellValue, ...]:
    explanation = " ".join(part for part in (words.REQUIRED if fact.required else "", fact.help) if part)
    return fact.id, fact.text, value, explanation or None


def _advice(fact: Question) -> str:
    return fact.help or (words.WRITE_DATE if fact_kind(fact) is Kind.DATE else "")


def _prompt(label: str, advice: str) -> Prompt:
    title, text = _LONGEST_PROMPT
    return Prompt(label[:title], advice[:text])


def _register(register: Register, registers: Mapping[str, Register]) -> SheetTable:
    fields, rows = register.fields, names_of(register, registers).rows
    days = {column: field for column, field in enumerate(fields, start=1) if field.kind is Kind.DATE}
    return SheetTable(
        title=sheet_title(register.title),
        header=(words.ID, *(field.text for field in fields)),
        rows=tuple((row.id, *(row.values.get(field.id) for field in fields)) for row in rows),
        hidden_columns=frozenset({0}),
        choices={
            column: _names_on_sheet(registers[field.register])
            for column, field in enumerate(fields, start=1)
            if field.register in registers
        },
        prompts={column: _prompt(field.text, words.WRITE_DATE) for column, field in days.items()},
        dates=frozenset(days),
        spare_rows=_SPARE_ROWS,
    )


def _names_on_sheet(register: Register) -> OnSheet:
    """Give where the names of a register's rows stand, those to be added among them."""
    column = next(index for index, field in enumerate(register.fields, start=1) if field.id == NAME_FIELD)
    return OnSheet(sheet_title(register.title), column, len(register.rows) + _SPARE_ROWS)
