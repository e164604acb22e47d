"""Rows of registers that have been joined or divided since an earlier period, so that its figures meet those of now.

What was answered stays as it was. Only the records that figures are computed from get the rows of now: those of joined
rows are all of the row that they have become, and are added there. A divided row stays by itself: nobody knows how much
of it belongs to which.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.answers import Dataset, Record
from generator.model.definition import FollowUp, Register, RegisterRow
from generator.model.renaming import RowChange, names_now

Joined = Mapping[str, Mapping[str, str]]
"""The id that each joined row has now, by register."""


def with_rows_of_now(dataset: Dataset, now: FollowUp) -> Dataset:
    """Give an earlier period's dataset with its joined rows as those that they are in *now*."""
    changes = tuple(change for register in dataset.follow_up.registers.values() for change in _changes(register, now))
    joined: dict[str, dict[str, str]] = {}
    for change in changes:
        if change.joined:
            joined.setdefault(change.register, {}).update((row, change.after[0]) for row in change.before)
    if not joined:
        return replace(dataset, row_changes=changes)
    registers = {each.id: _joined(each, joined, now) for each in dataset.follow_up.registers.values()}
    return replace(
        dataset,
        follow_up=replace(dataset.follow_up, registers=registers),
        records={
            source: tuple(_renamed(one, joined) for one in records) for source, records in dataset.records.items()
        },
        row_changes=changes,
        as_told=dataset,
    )


def _changes(register: Register, now: FollowUp) -> Iterator[RowChange]:
    """Yield what has become of the rows of a register that are no longer there as they were."""
    known = {row.id for row in now.registers[register.id].rows}
    into: dict[str, list[RegisterRow]] = {}
    for row in register.rows:
        names = names_now(now.renames, "", row.id, register=register.id)
        if len(names) > 1:
            yield RowChange(register.id, (row.id,), (row.name,), tuple(name for name in names if name in known))
        elif names and (names[0] != row.id or row.id in known):
            into.setdefault(names[0], []).append(row)
    for name, rows in into.items():
        if len(rows) > 1:
            yield RowChange(register.id, tuple(row.id for row in rows), tuple(row.name for row in rows), (name,))


def _joined(register: Register, joined: Joined, now: FollowUp) -> Register:
    """Give a register with each joined row once, where the first of its rows stood; references to them follow."""
    own, fields = joined.get(register.id, {}), [each for each in register.fields if each.register in joined]
    rows: dict[str, RegisterRow] = {}
    for row in register.rows:
        name = own.get(row.id, row.id)
        known = now.registers[register.id].row(name)
        values = {field.id: _now(joined[field.register], row.values.get(field.id)) for field in fields}
        whole = known if known and name != row.id else row
        rows.setdefault(name, replace(whole, id=name, values={**whole.values, **values}))
    return replace(register, rows=tuple(rows.values()))


def _now(names: Mapping[str, str], value: object) -> str | None:
    return names.get(value, value) if isinstance(value, str) else None


def _renamed(record: Record, joined: Joined) -> Record:
    keys = {register: joined.get(register, {}).get(row, row) for register, row in record.keys.items()}
    return replace(record, keys=keys)


def renamed_all(datasets: Sequence[Dataset], now: FollowUp) -> tuple[Dataset, ...]:
    """Give several earlier periods' datasets so; each keeps those before it likewise."""
    found = (with_rows_of_now(each, now) for each in datasets)
    return tuple(replace(each, earlier=renamed_all(each.earlier, now)) for each in found)
