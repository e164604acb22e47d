"""Of whom, of what and when a row of a history written by hand is; a name that is not clear is told and not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from generator.exchange.history_columns import NAME, Columns
from generator.exchange.sheet_rows import SheetRow, SheetRows, normal, suggesting
from generator.model.definition import FollowUp, Kind, Register, RegisterRow
from generator.model.findings import Finding
from generator.model.period import find_period
from generator.office.cells import Cell
from generator.swedish.dates import date_table
from generator.swedish.history_messages import History, either
from generator.swedish.identity import masked
from generator.swedish.parsing import read_date
from generator.swedish.text import joined


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a row belongs: ids of the respondent, of the repetition of the part, and of the fixed row."""

    respondent: str
    part: str
    row: str


Told = tuple[Finding, ...]


@dataclass(slots=True)
class Spots:
    """Finds out where rows belong in one period."""

    follow_up: FollowUp
    columns: Columns
    read: SheetRows
    _found: dict[tuple[str, str], Mapping[str, RegisterRow]] = field(default_factory=dict)

    def keys(self, row: SheetRow) -> tuple[Keys | None, Told]:
        """Give where a row belongs; None for one of another period, and for one that cannot be placed and is told."""
        part, told = self._part(row)
        if part is None:
            return None, told
        named: list[str] = []
        for register in self.columns.counted.registers:
            found, told = self._row(row, self.follow_up.registers[register])
            if found is None:
                return None, told
            named.append(found.id)
        return Keys(named[0], part, named[1]), ()

    def _part(self, row: SheetRow) -> tuple[str | None, Told]:
        """Give the repetition of the part that a row is of; of a part that is not repeated, the part itself."""
        cell = row.cells.get(self.columns.when)
        place = self.read.place(row, self.columns.when)
        day = _day(cell)
        period = find_period(self.follow_up.period_kinds, cell.shown.strip()) if cell and day is None else None
        if cell is None:
            return None, (History.HISTORY_BLANK.at(place, label=self.columns.when),)
        if day is None and period is None:
            return None, (History.HISTORY_NOT_A_DATE.at(place, value=masked(cell.shown)),)
        own = self.follow_up.period
        if day is not None:
            return self._measured(day, row) if own.holds(day) else (None, ())
        parts = self.columns.counted.parts
        if period is None or period.id != own.id:
            return None, ()
        if len(parts) == 1:
            return parts[0].id, ()
        known = joined([date_table(each) for each in self._days() if isinstance(each, date)])
        told = {"value": masked(cell.shown), "period": own.name, "known": known}
        return None, (History.HISTORY_WHICH_DATE.at(place, **told),)

    def _days(self) -> Mapping[object, str]:
        """Give the rows of the register that the part is repeated for, by their days."""
        register = self.follow_up.registers.get(self.columns.counted.repeated)
        if register is None:
            return {}
        fields = [each.id for each in register.fields if each.kind is Kind.DATE]
        return {value: each.id for each in register.rows for own in fields if (value := each.values.get(own))}

    def _measured(self, day: date, row: SheetRow) -> tuple[str | None, Told]:
        parts, days = self.columns.counted.parts, self._days()
        if not self.columns.counted.repeated:
            return parts[0].id, ()
        part = next((part.id for part in parts if part.dimension and part.dimension[1] == days.get(day)), None)
        if part is None:
            known = joined([date_table(each) for each in days if isinstance(each, date)])
            place = self.read.place(row, self.columns.when)
            told = {"value": date_table(day), "period": self.follow_up.period.name, "known": known}
            return None, (History.HISTORY_OTHER_DATE.at(place, **told),)
        return part, ()

    def _row(self, row: SheetRow, register: Register) -> tuple[RegisterRow | None, Told]:
        """Find the row that is meant: by the field that the heading names, by name or id, or by any other field."""
        heading, own = self.columns.registers[register.id]
        written = row.shown(heading)
        place = self.read.place(row, heading)
        if not written:
            return None, (History.HISTORY_BLANK.at(place, label=heading),)
        for fields in ((own,), (NAME,), tuple(each.id for each in register.fields if each.kind is Kind.TEXT)):
            found = [each for each in register.rows if _is(each, fields, written)]
            if len(found) > 1:
                meanings = either([each.name for each in found])
                return None, (History.HISTORY_NAME_AMBIGUOUS.at(place, value=masked(written), meanings=meanings),)
            if found:
                return found[0], ()
        plain, close = History.HISTORY_NAME_UNKNOWN, History.HISTORY_NAME_UNKNOWN_CLOSE
        names = [each.name for each in register.rows]
        return None, (suggesting(plain, close, place, masked(written), names, register.title),)


def _is(row: RegisterRow, fields: tuple[str, ...], written: str) -> bool:
    values = [row.values.get(field) for field in fields]
    return bool(written) and normal(written) in {normal(str(value)) for value in (*values, row.id) if value is not None}


def _day(cell: Cell | None) -> date | None:
    match cell.value if cell else None:
        case datetime() as moment:
            return moment.date()
        case date() as day:
            return day
        case str(text):
            read = read_date(text).value
            return read if isinstance(read, date) else None
        case Decimal():
            return None
    return None
