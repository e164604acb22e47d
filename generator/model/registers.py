"""Registers: the lists that a model names and coordinators keep, of those who answer and of what is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.model.findings import Place
from generator.model.kinds import Kind

RegisterValue = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class RegisterField:
    """A column of a register; *kind* is TEXT, INTEGER, DECIMAL or DATE, or CHOICE with *register*."""

    id: str
    text: str
    kind: Kind = Kind.TEXT
    required: bool = False
    in_period: bool = False
    """Whether a date must lie within the period."""
    register: str = ""
    """Id of the register that the field refers to; the value is then the id of one of its rows."""
    moves: bool = True
    """Whether a date moves along when the register is carried over to a later period."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row; *values* has every field of the register, None where the cell is blank. `namn` is always there."""

    id: str
    values: Mapping[str, RegisterValue]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where each field stands; one that stands nowhere is not among them."""

    @property
    def name(self) -> str:
        """What people call the row."""
        return str(self.values["namn"])


@dataclass(frozen=True, slots=True)
class Register:
    """A list that the model names: respondents, occupational areas, measuring dates, steps of a calendar."""

    id: str
    title: str
    fields: tuple[RegisterField, ...]
    rows: tuple[RegisterRow, ...]
    singular: str = ""
    plural: str = ""
    mailbox: str = ""
    """The field that has the rows' mailboxes; empty if nobody writes to them."""
    calendar: tuple[str, ...] = ()
    """The fields with days that stand in the calendar: one, or the first and the last day of something."""
    order: tuple[str, ...] = ()
    """The fields that the rows are sorted by; empty for the order in which they are written."""

    def row(self, row_id: str) -> RegisterRow | None:
        """Give the row with that id."""
        return next((row for row in self.rows if row.id == row_id), None)

    def refers_to(self, register: str) -> bool:
        """Tell whether rows may refer to rows of that register."""
        return any(each.register == register for each in self.fields)

    def referring(self, register: str, row_id: str) -> tuple[RegisterRow, ...]:
        """Give the rows that refer to that row of another register, or of this one."""
        fields = [each.id for each in self.fields if each.register == register]
        return tuple(row for row in self.rows if any(row.values.get(field) == row_id for field in fields))
