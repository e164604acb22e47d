"""What conditions see of a respondent's answers: plain values, by the ids of parts and questions.

Choices are the ids of their steps. A confirmed nil is 0. What is missing, faulty or not asked is None, which an
expression meets as absent.
"""

from collections.abc import Mapping
from decimal import Decimal

from generator.model.answers import Answer, Row, Submission
from generator.model.definition import NUMBER_KINDS, Form, Kind, Part, Question, fields_of
from generator.model.values import State


def operand(answer: Answer | None) -> object:
    """Give the value that an expression computes with."""
    if answer is None:
        return None
    if answer.state is State.NIL:
        return Decimal(0)
    return answer.value if answer.state is State.VALUE else None


def _known(question: Question, answer: Answer | None) -> object:
    """Give the value of an answer; that there are no words to report is no number."""
    nil = answer is not None and answer.state is State.NIL
    return None if nil and question.kind not in NUMBER_KINDS else operand(answer)


def part_operands(part: Part, submission: Submission) -> dict[str, object]:
    """Give the answers of a part by question id, and its tables as lists of rows by column id."""
    names = {
        field.removeprefix(f"{part.id}."): _known(question, submission.answers.get(field))
        for field, question in fields_of(part)
    }
    tables = {
        question.id: table_operands(submission.tables.get(f"{part.id}.{question.id}", ()))
        for question in part.questions
        if question.kind is Kind.TABLE
    }
    return {**names, **tables}


def table_operands(rows: tuple[Row, ...]) -> tuple[Mapping[str, object], ...]:
    """Give the rows of a table as mappings by column id."""
    return tuple({column: operand(answer) for column, answer in row.answers.items()} for row in rows)


def form_operands(form: Form, submission: Submission | None) -> dict[str, object]:
    """Give the answers of a whole form by part and question id; without a submission everything is absent."""
    if submission is None:
        return {part.id: dict.fromkeys(_names(part)) for part in form.parts}
    return {part.id: part_operands(part, submission) for part in form.parts}


def _names(part: Part) -> tuple[str, ...]:
    fields = (field.removeprefix(f"{part.id}.") for field, _ in fields_of(part))
    return (*fields, *(question.id for question in part.questions if question.kind is Kind.TABLE))
