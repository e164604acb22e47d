"""The rows of all tables of all forms, each with whom and what it is about: the facts that figures come from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model.answers import Answer, Delivery, Record, Row
from generator.model.definition import FollowUp, Form, Kind, Part, Question, RegisterRow
from generator.model.findings import CellPlace
from generator.model.values import State

_NOWHERE = CellPlace("", "", "")


def records_of(follow_up: FollowUp, deliveries: Sequence[Delivery]) -> Mapping[str, tuple[Record, ...]]:
    """Give the records by source, in the order of the register and the form.

    A table that nobody has answered is there with no records. A form that has not come in gives a record for each
    fixed row, with every answer undelivered.
    """
    found: dict[str, list[Record]] = defaultdict(list)
    for source in _sources(follow_up):
        found[source] = []
    for delivery in deliveries:
        for part, question in tables_of(delivery.form, delivery.respondent):
            found[source_of(delivery.form, part, question)] += _records(follow_up, delivery, part, question)
    return {source: tuple(records) for source, records in found.items()}


def source_of(form: Form, part: Part, question: Question) -> str:
    """Give the name by which tables and rules know a table question: `blankett.del.fraga`."""
    return f"{form.id}.{part.base or part.id}.{question.id}"


def tables_of(form: Form, respondent: RegisterRow) -> Iterator[tuple[Part, Question]]:
    """Yield the table questions that a respondent is asked."""
    for part in form.parts_for(respondent.id):
        for question in part.questions:
            if question.kind is Kind.TABLE:
                yield part, question


def _sources(follow_up: FollowUp) -> Iterator[str]:
    for form in follow_up.forms.values():
        for part in form.parts:
            for question in part.questions:
                if question.kind is Kind.TABLE:
                    yield source_of(form, part, question)


def _records(follow_up: FollowUp, delivery: Delivery, part: Part, question: Question) -> Iterator[Record]:
    keys = {delivery.form.register: delivery.respondent.id}
    if part.dimension:
        keys[part.dimension[0]] = part.dimension[1]
    undelivered = delivery.submission is None
    for row in _rows(follow_up, delivery, part, question):
        yield Record(
            source=source_of(delivery.form, part, question),
            form=delivery.form.id,
            respondent=delivery.respondent.id,
            keys={**keys, question.rows_from: row.key} if question.rows_from else keys,
            answers=row.answers,
            place=None if undelivered else row.place,
        )


def _rows(follow_up: FollowUp, delivery: Delivery, part: Part, question: Question) -> Sequence[Row]:
    if delivery.submission is not None:
        return delivery.submission.tables.get(f"{part.id}.{question.id}", ())
    if not question.rows_from:
        return ()
    nothing = {column.id: Answer(column.id, None, State.UNDELIVERED, _NOWHERE) for column in question.columns}
    return [Row(row.id, nothing, _NOWHERE) for row in follow_up.registers[question.rows_from].rows]
