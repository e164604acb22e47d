"""What every expression may ask of a follow-up: the report's facts, the period, and the registers, as plain data.

These are the names `rapport`, `period`, `modell`, `register` and `poster` of the template language. What the forms
answered is added by those who know it.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from generator.expressions.environment import Language
from generator.expressions.printing import MISSING
from generator.expressions.referring import Referred
from generator.model.definition import FollowUp, Form, Register, RegisterField, RegisterRow
from generator.model.period import Period, PeriodKind, previous, previous_year
from generator.swedish.dates import span

Registers = Mapping[str, Register]


def period_values(kinds: tuple[PeriodKind, ...], period: Period) -> Mapping[str, object]:
    """Give `period`; its year is an int, so it prints in plain digits. A free period has no days."""
    before, year_before = previous(kinds, period), previous_year(kinds, period)
    return {
        "id": period.id,
        "ar": period.year,
        "del": period.part,
        "delnamn": period.part_name,
        "namn": period.name,
        "nummer": period.number or MISSING,
        "forsta": period.first or MISSING,
        "sista": period.last or MISSING,
        "spann": span(period.first, period.last) if period.first and period.last else MISSING,
        "forra": before.name if before else MISSING,
        "fjol": year_before.name if year_before else MISSING,
    }


def row_values(registers: Registers, register: str, row: RegisterRow) -> Mapping[str, object]:
    """Give one row of a register with its fields; blank ones are absent, and references the rows they refer to."""
    fields = {each.id: each for each in registers[register].fields}
    return {"id": row.id} | {
        name: MISSING if value is None else _field_value(registers, fields.get(name), value)
        for name, value in row.values.items()
    }


def _field_value(registers: Registers, field: RegisterField | None, value: object) -> object:
    row = referred_row(registers, field, value)
    if field is None or row is None:
        return value
    return Referred(row.name, partial(row_values, registers, field.register, row))


def referred_row(registers: Registers, field: RegisterField | None, value: object) -> RegisterRow | None:
    """Give the row that a field's value refers to, if the field is such a one and the row is there."""
    register = registers.get(field.register) if field else None
    return register.row(str(value)) if register and value is not None else None


def register_values(registers: Registers) -> Mapping[str, object]:
    """Give `register` (rows in order) and `poster` (the same rows by id)."""
    rows = {name: [row_values(registers, name, row) for row in register.rows] for name, register in registers.items()}
    return {
        "register": rows,
        "poster": {name: {row["id"]: row for row in several} for name, several in rows.items()},
    }


def form_values(follow_up: FollowUp, form: Form, respondent: RegisterRow) -> dict[str, object]:
    """Give what the texts and conditions of a form may name; `rad` and `svarande` are the respondent's row."""
    row = row_values(follow_up.registers, form.register, respondent)
    about = {"id": form.id, "rubrik": form.title}
    return {**known_values(follow_up), "blankett": about, "svarande": row, "rad": row}


def last_day(form: Form, words: Mapping[str, object]) -> date | None:
    """Give the last day for the form, if the model and the register say one; *words* are those of `form_values`.

    Raises `ExpressionFault` when the register has made it impossible to work out.
    """
    day = Language().condition(form.deadline)(words) if form.deadline else None
    return day if isinstance(day, date) else None


def general_values(follow_up: FollowUp) -> dict[str, object]:
    """Give what holds for the whole report: its facts, the period and the model."""
    facts = {name: MISSING if value is None else value for name, value in follow_up.fact_values.items()}
    return {
        "rapport": facts,
        "period": period_values(follow_up.period_kinds, follow_up.period),
        "modell": {"id": follow_up.id, "titel": follow_up.title, "version": follow_up.version},
    }


def known_values(follow_up: FollowUp) -> dict[str, object]:
    """Give all that is known of a period before any form has come in."""
    return {**general_values(follow_up), **register_values(follow_up.registers)}
