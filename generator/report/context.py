"""The vocabulary of templates and list tables as plain data: what was answered, by whom, and how much came in.

The names are Swedish and public API (docs/mallsprak.md). Blocks of Word XML, and what is said of the document itself,
are added when a document is rendered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.expressions.absent import Absent
from generator.expressions.context import period_values
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.schema import ANSWERED_FOR, GAPS
from generator.expressions.tracing import Sources, TracedNumber, TracedRow, TracedText, traced
from generator.model.answers import Dataset, Delivery, Standing
from generator.model.definition import CHOICE_KINDS, Form, Question, Register, RegisterRow
from generator.model.findings import FilePlace
from generator.model.methods import OF_ALL
from generator.model.published import Published, PublishedCell, PublishedRow, PublishedTable
from generator.model.sourcing import Named
from generator.model.subjects import is_repeated_for, repeated_parts, subjects_of
from generator.model.values import State
from generator.report.answered import Answered, Values, answered
from generator.report.results import about, of_respondent, together
from generator.report.shown import MISSING, NOT_ASKED, absent, plain


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
    follow_up, known = dataset.follow_up, answered(dataset, published.methods)
    rows = _rows(known)
    names: Values = {
        "rapport": {fact.id: _fact(fact, known) for fact in follow_up.facts},
        "modell": {"titel": follow_up.title, "version": follow_up.version, "kortnamn": follow_up.short_name},
        "period": period_values(follow_up.period_kinds, follow_up.period),
        "register": rows,
        "poster": by_id(rows),
        "svar": _single(follow_up.forms.values(), rows),
        "tackning": {form.id: _coverage(form, dataset.deliveries) for form in follow_up.forms.values()},
        "data": {table.id: _table(table) for table in published.tables.values()},
        GAPS: [
            judged
            for form in follow_up.forms.values()
            for each in follow_up.respondents(form)
            for judged in known.judgements(form, each.id)
            if judged["lucka"]
        ],
        METHOD_NAME: {each.method.id: together(each, known.rows) for each in known.methods.values()},
    }
    return Vocabulary(names, rows, known)


def by_id(rows: Mapping[str, Sequence[Values]]) -> Values:
    """Give the same rows by their ids."""
    return {register: {row["id"]: row for row in listed} for register, listed in rows.items()}


def _fact(fact: Question, known: Answered) -> object:
    value = known.follow_up.fact_values.get(fact.id)
    sources = (known.follow_up.fact_places.get(fact.id, fact.place),)
    if fact.kind in CHOICE_KINDS and isinstance(value, str):
        return known.display.choice(fact, value, sources)
    return traced(plain(value), sources)


def _rows(known: Answered) -> Mapping[str, Sequence[Values]]:
    """Give the rows of all registers; a row that others refer to has those under `har`."""
    follow_up = known.follow_up
    rows = {
        register.id: [_row(register, row, known) for row in register.rows] for register in follow_up.registers.values()
    }
    for register_id, listed in rows.items():
        referrers = follow_up.referrers(register_id)
        for row in listed if referrers else ():
            own = str(row["id"])
            row["har"] = {each.id: referring(each, register_id, own, rows[each.id]) for each in referrers}
        asking = [form for form in follow_up.forms.values() if is_repeated_for(form, register_id)]
        for row in listed if asking else ():
            row[ANSWERED_FOR] = {form.id: list(_answered_for(form, register_id, row, known)) for form in asking}
        concerned = [
            each for each in known.methods.values() if register_id in subjects_of(follow_up, each.method.source)
        ]
        for row in listed if concerned else ():
            results = {each.method.id: about(each, register_id, str(row["id"]), known.rows) for each in concerned}
            of_own = row.get(METHOD_NAME)
            row[METHOD_NAME] = {**results, **of_own} if isinstance(of_own, dict) else results
    return rows


def _answered_for(form: Form, register: str, row: Values, known: Answered) -> Iterator[Values]:
    """Yield what each of those who are asked about a register's row has answered about it, by part."""
    for respondent in known.follow_up.respondents(form):
        parts = repeated_parts(form, register, str(row["id"]), respondent.id)
        if parts:
            answers = known.parts(form, respondent.id)
            yield {
                "svarande": known.rows[form.register, respondent.id],
                "inkommen": known.delivery(form, respondent.id) is not None,
                **{part.base or part.id: answers[part.id] for part in parts},
            }


def referring(register: Register, to: str, row_id: str, rows: Sequence[Values]) -> list[Values]:
    """Give those of a register's *rows* that refer to the row of the register *to*."""
    chosen = {row.id for row in register.referring(to, row_id)}
    return [row for row in rows if row["id"] in chosen]


def _row(register: Register, row: RegisterRow, known: Answered) -> dict[str, object]:
    """Give a row with its fields and, where its register answers forms, with what it has answered and what came of it.

    With several forms a part of the first form wins over one of the same name in a later.
    """
    values = TracedRow(known.rows[register.id, row.id], (row.place,))
    forms = [form for form in known.follow_up.forms.values() if form.register == register.id]
    if forms:
        asked = [form for form in forms if known.expected(form, row.id)]
        own = [known.delivery(form, row.id) for form in asked]
        values["ska_svara"] = bool(asked)
        values["inkommen"] = bool(own) and all(own)
        values["klar"] = bool(own) and all(each is not None and each.standing is Standing.DELIVERED for each in own)
        values |= _answered(known.deliveries[form.id, row.id] for form in asked)
        parts = [known.parts(form, row.id) for form in reversed(forms)]
        values["svar"] = {part_id: part for answers in parts for part_id, part in answers.items()}
        values |= _lateness(forms, row, known)
        values |= _results(forms, row, known)
    return values


def _lateness(forms: Sequence[Form], row: RegisterRow, known: Answered) -> Values:
    """Give when the row's form was to be handed in and when it was, for the first form of which that is followed."""
    followed = [form for form in forms if form.handed_in]
    if not followed:
        return {}
    delivery = next((known.deliveries[form.id, row.id] for form in followed if known.expected(form, row.id)), None)
    if delivery is None:
        return dict.fromkeys(("senast", "lamnad", "sen"), NOT_ASKED)
    return {"senast": delivery.deadline, "lamnad": delivery.handed_in, "sen": delivery.late}


def _results(forms: Sequence[Form], row: RegisterRow, known: Answered) -> Values:
    """Give what methods have given of the row's answers, if there are methods over its forms."""
    results = {
        each.method.id: of_respondent(each, row.id, _none_sent(form, row, known))
        for form in forms
        for each in known.methods.values()
        if each.method.source.partition(".")[0] == form.id and each.method.kind not in OF_ALL
    }
    return {METHOD_NAME: results} if results else {}


def _none_sent(form: Form, row: RegisterRow, known: Answered) -> Absent | None:
    """Give what stands for the answers if there are none: missing ones, or such as nobody has asked for."""
    if known.delivery(form, row.id) is not None:
        return None
    return MISSING if known.expected(form, row.id) else NOT_ASKED


def _single(forms: Iterable[Form], rows: Mapping[str, Sequence[Values]]) -> Values:
    """Give the answers of those forms that are filled in by one alone."""
    return {form.id: rows[form.register][0]["svar"] for form in forms if len(rows[form.register]) == 1}


def _coverage(form: Form, deliveries: Sequence[Delivery]) -> Values:
    own = [delivery for delivery in deliveries if delivery.form.id == form.id]
    standing = {each: [delivery for delivery in own if delivery.standing is each] for each in Standing}
    came = [delivery for delivery in own if delivery.standing is not Standing.MISSING]
    return {
        **(_in_time(own) if form.handed_in else {}),
        **_answered(own),
        "antal": _number_of(own),
        "inkomna": _number_of(came),
        "klara": _number_of(standing[Standing.DELIVERED]),
        "saknas": _names(standing[Standing.MISSING]),
        "ofardiga": _names(standing[Standing.INCOMPLETE]),
    }


def _number_of(deliveries: Sequence[Delivery]) -> Decimal:
    return TracedNumber(len(deliveries), _files(deliveries))


def _names(deliveries: Iterable[Delivery]) -> list[str]:
    return [TracedText(delivery.respondent.name, _files([delivery])) for delivery in deliveries]


def _files(deliveries: Iterable[Delivery]) -> Sources:
    """Give the files of what has come in, and the names of those of whom nothing has."""
    return tuple(
        source
        for delivery in deliveries
        for source in (
            [FilePlace(file) for file in delivery.files]
            if delivery.submission
            else [Named(delivery.respondent.name, State.UNDELIVERED)]
        )
    )


def _answered(deliveries: Iterable[Delivery]) -> Values:
    """Count the questions that must be answered, and those that are."""
    several = list(deliveries)
    counted = {
        "besvarade": sum(each.coverage.answered for each in several),
        "obligatoriska": sum(each.coverage.required for each in several),
    }
    return {name: TracedNumber(number, _files(several)) for name, number in counted.items()}


def _in_time(own: Sequence[Delivery]) -> Values:
    """Count those who were in time; those of whom it cannot be said are named by themselves."""
    delivered = [delivery for delivery in own if delivery.submission is not None]
    return {
        "i_tid": _number_of([delivery for delivery in delivered if delivery.late is False]),
        "sena": _names(delivery for delivery in delivered if delivery.late),
        "utan_datum": _names(delivery for delivery in delivered if delivery.late is None),
    }


def _table(table: PublishedTable) -> Values:
    """Give a computed table as data. Those who are not in the sum are not among the rows, but may be named."""
    total = next((row for row in table.rows if row.role == "summa"), None)
    summed, by_id = [], {}
    for row in table.rows:
        if row.role in ("", "utanfor"):
            by_id[row.id] = {"id": row.id, "namn": row.label, **_numbers(table, row)}
            summed += [by_id[row.id]] if not row.role else []
    return {
        "rader": summed,
        "rad": by_id,
        "summa": _numbers(table, total),
        "saknas": [TracedText(name, (Named(name, State.MISSING),)) for name in table.missing],
        "jamforda": [TracedText(name, (Named(name),)) for name in table.compared],
        "ej_jamfort": list(table.not_compared),
    }


def _numbers(table: PublishedTable, row: PublishedRow | None) -> Values:
    return {column.id: _number(row.cells.get(column.id) if row else None) for column in table.columns}


def _number(cell: PublishedCell | None) -> Decimal | Absent:
    if cell is None:
        return MISSING
    return absent(cell.state) if cell.number is None else TracedNumber(cell.number, sources_of(cell))


def sources_of(cell: PublishedCell) -> Sources:
    """Give what a number comes from: cells, and those whose parts are missing."""
    return (*cell.sources, *cell.besides)
