"""The vocabulary of templates and list tables as plain data: what was answered, by whom, and how much came in.

The names are Swedish and public API (docs/mallsprak.md). Blocks of Word XML, and what is said of the document itself,
are added when a document is rendered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.expressions.absent import Absent
from generator.expressions.context import period_values
from generator.model.answers import Arrival, Dataset, Delivery
from generator.model.definition import CHOICE_KINDS, Form, Question, Register, RegisterRow
from generator.model.published import Published, PublishedCell, PublishedRow, PublishedTable
from generator.report.answered import Answered, Values, answered
from generator.report.shown import MISSING, absent, plain


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of a build, and where they come from."""

    names: Values
    rows: Mapping[str, Sequence[Values]]
    """The rows of each register, in its order."""
    answered: Answered

    def row(self, register: str, row_id: str) -> Values:
        """Give a row of a register."""
        return next(row for row in self.rows[register] if row["id"] == row_id)


def vocabulary(dataset: Dataset, published: Published) -> Vocabulary:
    """Make the vocabulary of one build."""
    follow_up, known = dataset.follow_up, answered(dataset)
    rows = {
        register.id: [_row(register, row, known) for row in register.rows] for register in follow_up.registers.values()
    }
    names: Values = {
        "rapport": {fact.id: _fact(fact, known) for fact in follow_up.facts},
        "modell": {"titel": follow_up.title, "version": follow_up.version, "kortnamn": follow_up.short_name},
        "period": period_values(follow_up.period_kinds, follow_up.period),
        "register": rows,
        "poster": by_id(rows),
        "svar": _single(follow_up.forms.values(), rows),
        "tackning": {form.id: _coverage(form, dataset.deliveries) for form in follow_up.forms.values()},
        "data": {table.id: _table(table) for table in published.tables.values()},
    }
    return Vocabulary(names, rows, known)


def by_id(rows: Mapping[str, Sequence[Values]]) -> Values:
    """Give the same rows by their ids."""
    return {register: {row["id"]: row for row in listed} for register, listed in rows.items()}


def _fact(fact: Question, known: Answered) -> object:
    value = known.follow_up.fact_values.get(fact.id)
    if fact.kind in CHOICE_KINDS and isinstance(value, str):
        return known.display.choice(fact, value)
    return plain(value)


def _row(register: Register, row: RegisterRow, known: Answered) -> Values:
    """Give a row with its fields and, where its register answers forms, with what it has answered.

    With several forms a part of the first form wins over one of the same name in a later.
    """
    values = {**known.rows[register.id, row.id]}
    forms = [form for form in known.follow_up.forms.values() if form.register == register.id]
    if forms:
        own = [known.delivery(form, row.id) for form in forms]
        values["inkommen"] = all(own)
        values["klar"] = all(each is not None and each.arrival is Arrival.READY for each in own)
        parts = [known.parts(form, row.id) for form in reversed(forms)]
        values["svar"] = {part_id: part for answers in parts for part_id, part in answers.items()}
    return values


def _single(forms: Iterable[Form], rows: Mapping[str, Sequence[Values]]) -> Values:
    """Give the answers of those forms that are filled in by one alone."""
    return {form.id: rows[form.register][0]["svar"] for form in forms if len(rows[form.register]) == 1}


def _coverage(form: Form, deliveries: Sequence[Delivery]) -> Values:
    own = [delivery for delivery in deliveries if delivery.form.id == form.id]
    names = {
        arrival: [delivery.respondent.name for delivery in own if delivery.arrival is arrival] for arrival in Arrival
    }
    return {
        "antal": Decimal(len(own)),
        "inkomna": Decimal(len(own) - len(names[Arrival.NOT_DELIVERED])),
        "klara": Decimal(len(names[Arrival.READY])),
        "saknas": names[Arrival.NOT_DELIVERED],
        "ofardiga": names[Arrival.UNFINISHED],
    }


def _table(table: PublishedTable) -> Values:
    """Give a computed table as data; rows that are not summed are left out, so that no one compares with them."""
    total = next((row for row in table.rows if row.role == "summa"), None)
    return {
        "rader": [{"id": row.id, "namn": row.label, **_numbers(table, row)} for row in table.rows if not row.role],
        "summa": _numbers(table, total),
        "saknas": list(table.missing),
        "jamforda": list(table.compared),
    }


def _numbers(table: PublishedTable, row: PublishedRow | None) -> Values:
    return {column.id: _number(row.cells.get(column.id) if row else None) for column in table.columns}


def _number(cell: PublishedCell | None) -> Decimal | Absent:
    if cell is None:
        return MISSING
    return absent(cell.state) if cell.number is None else cell.number
