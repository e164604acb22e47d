"""What the checks look at: every answer together with the question it answers and the delivery it came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.answers import Answer, Arrival, Dataset, Delivery, Row, Submission
from generator.model.definition import FollowUp, Kind, Part, Question
from generator.model.findings import CellPlace, Place
from generator.model.values import State
from generator.swedish.validation_messages import cell_label


@dataclass(frozen=True, slots=True)
class SeenPart:
    """A part of a form that has come in, with the questions this respondent is asked."""

    delivery: Delivery
    submission: Submission
    part: Part

    def answer(self, name: str) -> Answer | None:
        """Give the answer to a question (`fraga`) or a side question (`fraga_sida`) of the part."""
        return self.submission.answers.get(f"{self.part.id}.{name}")

    def rows(self, table: Question) -> tuple[Row, ...]:
        """Give the rows of a table question of the part."""
        return self.submission.tables.get(f"{self.part.id}.{table.id}", ())


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """An answer and its question, which is a table's column if the answer stands in a table."""

    question: Question
    answer: Answer
    label: str
    """What people call the field."""


def blank(answer: Answer | None) -> bool:
    """Tell whether nothing was answered; a faulty answer is no blank."""
    return answer is None or answer.state is State.MISSING


def outside(question: Question, value: Decimal) -> bool:
    """Tell whether a number is less than the least or more than the greatest that the model allows."""
    too_small = question.minimum is not None and value < question.minimum
    return too_small or (question.maximum is not None and value > question.maximum)


def seen_parts(dataset: Dataset) -> Iterator[SeenPart]:
    """Yield the parts of the forms that have come in."""
    for delivery in dataset.deliveries:
        yield from parts_of(delivery)


def parts_of(delivery: Delivery) -> Iterator[SeenPart]:
    """Yield the parts of one form, if it has come in."""
    if delivery.submission is not None:
        for part in delivery.form.parts_for(delivery.respondent.id):
            yield SeenPart(delivery, delivery.submission, part)


def seen_answers(dataset: Dataset) -> Iterator[SeenAnswer]:
    """Yield every answer: to questions, side questions and in the rows of tables."""
    for seen in seen_parts(dataset):
        for question in seen.part.questions:
            if question.kind is Kind.TABLE:
                for row in seen.rows(question):
                    yield from seen_cells(dataset.follow_up, question, row)
            else:
                yield from _fields(seen, question)


def _fields(seen: SeenPart, question: Question) -> Iterator[SeenAnswer]:
    names = ((question.id, question), *((f"{question.id}_{side.id}", side) for side in question.side))
    for name, asked in names:
        answer = seen.answer(name)
        if answer is not None:
            yield SeenAnswer(asked, answer, asked.text)


def seen_cells(follow_up: FollowUp, table: Question, row: Row) -> Iterator[SeenAnswer]:
    """Yield the answers of a row; in a fixed row the field's name begins with the row's."""
    register = follow_up.registers.get(table.rows_from)
    fixed = register.row(row.key) if register else None
    for column in table.columns:
        if column.id in row.answers:
            label = cell_label(fixed.name, column.text) if fixed else column.text
            yield SeenAnswer(column, row.answers[column.id], label)


def sheet_place(seen: SeenPart, sheet: str = "") -> Place:
    """Say on which sheet a part is; *sheet* is that of a table which has one of its own."""
    return CellPlace(seen.submission.file.file, sheet or seen.part.sheet or seen.part.title, "")


def table_place(seen: SeenPart, table: Question) -> Place:
    """Say where a table is: its first row, or the sheet if it has no rows."""
    rows = seen.rows(table)
    return rows[0].place if rows else sheet_place(seen, table.sheet)


def not_ready(delivery: Delivery) -> bool:
    """Tell whether the respondent has said that the form is not ready; silence is no such answer."""
    if delivery.arrival is not Arrival.UNFINISHED or delivery.submission is None:
        return False
    answers = delivery.submission.answers
    return not any(blank(answers.get(field)) for field in fields_named(delivery.form.ready_when) if field in answers)


def fields_named(condition: str) -> tuple[str, ...]:
    """Give the fields (`del.fraga`) that a condition over a whole form names; what stands within quotes is a text."""
    return tuple(re.findall(r"(?<![\w.])[a-z]\w*\.[a-z]\w*", re.sub(r"'[^']*'|\"[^\"]*\"", "''", condition)))
