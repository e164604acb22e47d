"""Whether the rows of the registers have what their fields call for: what is required, and days within the period.

The rows are judged as they hold for the period, whether they came from the model or from the register workbook.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.definition import Register, RegisterField, RegisterRow
from generator.model.findings import Finding
from generator.model.period import Period
from generator.swedish.dates import date_table
from generator.swedish.register_messages import Registers


def row_faults(registers: Iterable[Register], period: Period) -> Iterator[Finding]:
    """Find blank values that are required, and days outside the period that must lie within it."""
    for register in registers:
        for row in register.rows:
            for field in register.fields:
                yield from _faults(row, field, period)


def _faults(row: RegisterRow, field: RegisterField, period: Period) -> Iterator[Finding]:
    value, place = row.values[field.id], row.places.get(field.id, row.place)
    if value is None and field.required:
        yield Registers.REGISTER_CELL_REQUIRED.at(place, label=field.text, row=row.name)
    if field.in_period and isinstance(value, date) and period.holds(value) is False:
        yield Registers.REGISTER_OUTSIDE_PERIOD.at(place, day=date_table(value), period=period.name)
