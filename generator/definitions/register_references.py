"""References between registers: in the workbook the name of a row stands, in the follow-up its id."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.definitions.register_cells import normal
from generator.definitions.suggesting import suggested
from generator.model.definition import Register, RegisterField, RegisterRow, RegisterValue
from generator.model.findings import CellPlace, Finding
from generator.swedish.register_messages import Registers

Several = Mapping[str, Register]


def resolved(registers: Several) -> tuple[dict[str, Register], tuple[Finding, ...]]:
    """Give the registers with ids where their sheets have names; a name that no row has is told and left out.

    A register without a sheet is the model's own and has ids already.
    """
    several = {
        each.id: replace(each, rows=tuple(_resolved(row, each, registers) for row in each.rows))
        for each in registers.values()
    }
    findings = tuple(finding for each in registers.values() for finding in _unknown(each, registers))
    return several, findings


def _references(register: Register, registers: Several) -> Iterator[RegisterField]:
    yield from (field for field in register.fields if field.register in registers)


def _resolved(row: RegisterRow, register: Register, registers: Several) -> RegisterRow:
    if not isinstance(row.place, CellPlace):
        return row
    values: dict[str, RegisterValue] = {
        field.id: _id_of(row.values.get(field.id), registers[field.register])
        for field in _references(register, registers)
    }
    return replace(row, values={**row.values, **values})


def _id_of(name: RegisterValue, register: Register) -> str | None:
    rows = register.rows if name is not None else ()
    return next((row.id for row in rows if normal(row.name) == normal(str(name))), None)


def _unknown(register: Register, registers: Several) -> Iterator[Finding]:
    for row in register.rows:
        for field in _references(register, registers) if isinstance(row.place, CellPlace) else ():
            name, other = row.values.get(field.id), registers[field.register]
            if name is not None and _id_of(name, other) is None:
                plain, close = Registers.REGISTER_NO_SUCH_ROW, Registers.REGISTER_NO_SUCH_ROW_CLOSE
                names = [each.name for each in other.rows]
                place = row.places.get(field.id, row.place)
                yield suggested(plain, close, place, "value", str(name), names, register=other.title)


def names_of(register: Register, registers: Several) -> Register:
    """Give the register as its sheet says it: with names where it refers to rows."""
    fields = {field.id: registers[field.register] for field in _references(register, registers)}
    return replace(register, rows=tuple(_named(row, fields) for row in register.rows))


def _named(row: RegisterRow, fields: Several) -> RegisterRow:
    names = {field: _name_of(row.values.get(field), register) for field, register in fields.items()}
    return replace(row, values={**row.values, **names})


def _name_of(row_id: RegisterValue, register: Register) -> str | None:
    row = register.row(str(row_id)) if row_id is not None else None
    return row.name if row else None
