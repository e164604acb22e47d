"""Whether an earlier period's figures of a table can stand beside this one's, and why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.answers import Dataset
from generator.model.definition import CHOICE_KINDS, FollowUp, Kind, Question, Table
from generator.model.period import Period


@dataclass(frozen=True, slots=True)
class Unlike:
    """Why a period is not compared with: measured on another date, a fact that was another then, or small counts."""

    period: Period
    fact: str = ""
    """What people call the fact; empty for the date."""
    then: str = ""
    """What it was."""
    protected: bool = False
    """Whether the comparison would tell of small counts, beside what has been published already."""


Withdrawn = frozenset[tuple[str, str]]
"""Tables and earlier periods that they are not to show, by ids: it would tell of small counts."""


def unlike(table: Table, now: Dataset, then: Dataset, withdrawn: Withdrawn) -> Unlike | None:
    """Say why the figures of another period are not compared with; None if they can be (row 64)."""
    if (table.id, then.follow_up.period.id) in withdrawn:
        return Unlike(then.follow_up.period, protected=True)
    if not _same_date(table, now, then):
        return Unlike(then.follow_up.period)
    return next(_other_facts(table, now.follow_up, then.follow_up), None)


def _same_date(table: Table, now: Dataset, then: Dataset) -> bool:
    """Tell whether the rows that the table is limited to lie on the same days of their years."""
    return all(
        _days(now, register, row) == _days(then, register, row)
        for register, row in table.where.items()
        if _days(now, register, row)
    )


def _days(dataset: Dataset, register_id: str, row_id: str) -> tuple[tuple[int, int] | None, ...]:
    """Give month and day of every date of a register row; nothing for a register without dates."""
    register = dataset.follow_up.registers.get(register_id)
    row = register.row(row_id) if register else None
    if register is None or row is None:
        return ()
    values = (row.values.get(field.id) for field in register.fields if field.kind is Kind.DATE)
    return tuple((value.month, value.day) if isinstance(value, date) else None for value in values)


def _other_facts(table: Table, now: FollowUp, then: FollowUp) -> Iterator[Unlike]:
    """Yield the facts that must be the same and are not; one that neither has said is the same."""
    for name in table.same_facts:
        if now.fact_values.get(name) != then.fact_values.get(name):
            question = next((fact for fact in now.facts if fact.id == name), None)
            if question:
                yield Unlike(then.period, question.text, _worded(then, question))


def _worded(follow_up: FollowUp, fact: Question) -> str:
    """Write a fact; a choice is known by its text as the register has it, or by its id."""
    value = follow_up.fact_values.get(fact.id)
    if fact.kind in CHOICE_KINDS:
        value = next((step.text for step in follow_up.choices(fact) if step.id == value), value)
    return "" if value is None else str(value)
