"""What every expression may ask of a follow-up: the report's facts, the period, and the registers, as plain data.

These are the names `rapport`, `period`, `modell`, `register` and `poster` of the template language. What the forms
answered is added by those who know it.
"""

from collections.abc import Mapping

from generator.expressions.printing import MISSING
from generator.model.definition import FollowUp, Register, RegisterRow
from generator.model.period import Period


def period_values(period: Period) -> Mapping[str, object]:
    """Give `period`; its year is an int, so it prints in plain digits."""
    return {
        "id": period.id,
        "ar": period.year,
        "del": period.part,
        "namn": period.name,
        "forsta": period.first,
        "sista": period.last,
    }


def row_values(row: RegisterRow) -> Mapping[str, object]:
    """Give one row of a register with its fields; blank ones are absent."""
    return {"id": row.id} | {name: MISSING if value is None else value for name, value in row.values.items()}


def register_values(registers: Mapping[str, Register]) -> Mapping[str, object]:
    """Give `register` (rows in order) and `poster` (the same rows by id)."""
    rows = {name: [row_values(row) for row in register.rows] for name, register in registers.items()}
    return {
        "register": rows,
        "poster": {name: {row["id"]: row for row in several} for name, several in rows.items()},
    }


def general_values(follow_up: FollowUp) -> dict[str, object]:
    """Give what holds for the whole report: its facts, the period and the model."""
    facts = {name: MISSING if value is None else value for name, value in follow_up.fact_values.items()}
    return {
        "rapport": facts,
        "period": period_values(follow_up.period),
        "modell": {"id": follow_up.id, "titel": follow_up.title, "version": follow_up.version},
    }


def known_values(follow_up: FollowUp) -> dict[str, object]:
    """Give all that is known of a period before any form has come in."""
    return {**general_values(follow_up), **register_values(follow_up.registers)}
