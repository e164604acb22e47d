"""The order of a register's rows, where the model wants them sorted by some of their fields."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.model.definition import Register, RegisterField, RegisterRow
from generator.swedish.order import sort_key


def in_their_order(registers: Mapping[str, Register]) -> dict[str, Register]:
    """Sort the rows of each register by the fields that it names; rows that are alike keep the order they came in.

    Texts are in the Swedish order, numbers and days by size, a reference as its row stands in the other register. What
    is blank comes last.
    """
    return {name: _sorted(register, registers) if register.order else register for name, register in registers.items()}


def _sorted(register: Register, registers: Mapping[str, Register]) -> Register:
    fields = [field for name in register.order for field in register.fields if field.id == name]
    rows = sorted(register.rows, key=lambda row: [_rank(field, row, registers) for field in fields])
    return replace(register, rows=tuple(rows))


def _rank(field: RegisterField, row: RegisterRow, registers: Mapping[str, Register]) -> tuple[bool, object]:
    value = row.values.get(field.id)
    if value is None:
        return True, 0
    if field.register:
        places = {each.id: place for place, each in enumerate(registers[field.register].rows)}
        return False, places.get(str(value), len(places))
    if isinstance(value, date | Decimal):
        return False, value
    return False, sort_key(value)
