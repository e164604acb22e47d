"""A register carried over from its own period to a later one.

A day that is the one the model starts with for the old period becomes the model's for the new one. Other days move by
as many months as lie between the periods, unless the model lets them stand; where the periods have no days they are
taken away. What belongs to one period only starts
afresh; everything else is as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from generator.definitions.belonging import Belonging, whose_faults
from generator.definitions.days import month_later
from generator.model.definition import FollowUp, Register, RegisterRow, RegisterValue
from generator.model.findings import FilePlace, Finding
from generator.model.period import Period, find_period
from generator.swedish.register_messages import Registers
from generator.swedish.register_words import days_moved

Values = Mapping[str, RegisterValue]


@dataclass(frozen=True, slots=True)
class Carrying:
    """How a model's register is carried over: *preset* gives what the model starts with in a period."""

    preset: Callable[[Period], FollowUp]
    renewed: frozenset[str] = frozenset()
    """The facts that start afresh."""
    standing: frozenset[str] = frozenset()
    """The facts whose days stay as they are."""


def carry(follow_up: FollowUp, own: Belonging, how: Carrying) -> tuple[FollowUp, tuple[Finding, ...]]:
    """Carry what was read from a register over to the follow-up's period.

    A register that does not say which period it is for, or that is for no earlier one, is left as it is and told.
    """
    if not own.period:
        return follow_up, (Registers.REGISTER_PERIOD_UNKNOWN.at(own.place),)
    faults = tuple(whose_faults(own, follow_up.id, follow_up.period.id))
    earlier = find_period(follow_up.period_kinds, own.period)
    if earlier is None or earlier.order >= follow_up.period.order or own.model not in ("", follow_up.id):
        return follow_up, faults
    months = _months(earlier.first, follow_up.period.first)
    told = Registers.REGISTER_CARRIED.at(
        FilePlace(own.file), period=follow_up.period.name, earlier=earlier.name, days=days_moved(months)
    )
    return _carried(follow_up, how, how.preset(earlier), how.preset(follow_up.period), months), (told,)


def _months(earlier: date | None, later: date | None) -> int | None:
    """Give how far days move; None where a period has no days to move them from."""
    if earlier is None or later is None:
        return None
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _carried(follow_up: FollowUp, how: Carrying, then: FollowUp, now: FollowUp, months: int | None) -> FollowUp:
    registers = {
        each.id: _register(each, then.registers[each.id], now.registers[each.id], months)
        for each in follow_up.registers.values()
    }
    facts = _values(follow_up.fact_values, then.fact_values, now.fact_values, months, how.standing)
    afresh = {fact: now.fact_values[fact] for fact in how.renewed}
    return replace(follow_up, registers=registers, fact_values={**facts, **afresh})


def _register(register: Register, then: Register, now: Register, months: int | None) -> Register:
    standing = frozenset(field.id for field in register.fields if not field.moves)
    rows = (
        replace(row, values=_values(row.values, _preset(then, row), _preset(now, row), months, standing))
        for row in register.rows
    )
    return replace(register, rows=tuple(rows))


def _preset(register: Register, row: RegisterRow) -> Values:
    found = register.row(row.id)
    return found.values if found else {}


def _values(
    values: Values, then: Values, now: Values, months: int | None, standing: frozenset[str]
) -> dict[str, RegisterValue]:
    moved = dict(values)
    for name, value in values.items():
        if isinstance(value, date) and name not in standing:
            moved[name] = now[name] if value == then.get(name) and name in now else _moved(value, months)
    return moved


def _moved(day: date, months: int | None) -> date | None:
    if months is None:
        return None
    last = (MAXYEAR - day.year) * 12 + 12 - day.month
    return month_later(day, min(months, last))
