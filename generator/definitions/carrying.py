"""A register carried over from its own period to a later one.

Days keep month and day and move by as many years as lie between the periods, the way the days of a model follow the
period's year. What belongs to one period only starts afresh; everything else is as it was.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import MAXYEAR, date

from generator.definitions.belonging import Belonging, whose_faults
from generator.definitions.registers import existing_day
from generator.model.definition import FollowUp, Register, RegisterValue
from generator.model.findings import FilePlace, Finding
from generator.model.period import find_period
from generator.swedish.register_messages import Registers
from generator.swedish.register_words import days_moved


def carry(
    follow_up: FollowUp, own: Belonging, afresh: Mapping[str, RegisterValue]
) -> tuple[FollowUp, tuple[Finding, ...]]:
    """Carry what was read from a register over to the follow-up's period; *afresh* are the facts that start anew.

    A register that does not say which period it is for, or that is for no earlier one, is left as it is and told.
    """
    if not own.period:
        return follow_up, (Registers.REGISTER_PERIOD_UNKNOWN.at(own.place),)
    faults = tuple(whose_faults(own, follow_up.id, follow_up.period.id))
    earlier = find_period(follow_up.period_kinds, own.period)
    if earlier is None or earlier.first >= follow_up.period.first or own.model not in ("", follow_up.id):
        return follow_up, faults
    years = follow_up.period.year - earlier.year
    told = Registers.REGISTER_CARRIED.at(
        FilePlace(own.file), period=follow_up.period.id, earlier=earlier.id, days=days_moved(years)
    )
    registers = {each.id: _register(each, years) for each in follow_up.registers.values()}
    facts = {**_values(follow_up.fact_values, years), **afresh}
    return replace(follow_up, registers=registers, fact_values=facts), (told,)


def _register(register: Register, years: int) -> Register:
    rows = tuple(replace(row, values=_values(row.values, years)) for row in register.rows)
    return replace(register, rows=rows)


def _values(values: Mapping[str, RegisterValue], years: int) -> dict[str, RegisterValue]:
    return {each: _moved(value, years) if isinstance(value, date) else value for each, value in values.items()}


def _moved(day: date, years: int) -> date:
    return existing_day(min(day.year + years, MAXYEAR), day.month, day.day)
