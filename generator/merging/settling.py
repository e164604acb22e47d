"""What blanks in tables mean once the answers around them are known: confirmed nils and declared zeros.

A blank is missing unless somebody said otherwise: the respondent by answering that there is nothing more to report,
or the model by a column where blank is zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.model.answers import Answer, Row, Submission
from generator.model.definition import NUMBER_KINDS, WHOLE_PART, Part, Question
from generator.model.values import State

YES = "ja"
"""The step by which a nil is confirmed."""


def settled(parts: Sequence[Part], submission: Submission) -> Submission:
    """Fill in nils and zeros in *parts* (domain section 2, acceptance row 76).

    In a part where there is nothing to report, what is not answered is nil. Where a nil is confirmed for a table, rows
    with nothing in them become nil. In rows with something in them, and only there, a blank cell of a column where
    blank is zero becomes 0.
    """
    answers, tables = dict(submission.answers), dict(submission.tables)
    for part in parts:
        answers |= _nothing(part, answers) if part_nil(part, answers) else {}
    for field, question, confirmed in _tables(parts, submission.answers):
        tables[field] = tuple(_settled_row(row, question, confirmed) for row in tables.get(field, ()))
    return replace(submission, answers=answers, tables=tables)


def _tables(parts: Sequence[Part], answers: Mapping[str, Answer]) -> Iterator[tuple[str, Question, bool]]:
    for part in parts:
        for question in part.questions:
            if question.columns:
                yield f"{part.id}.{question.id}", question, nil_confirmed(part, question, answers)


def _nothing(part: Part, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    asked = (question for question in part.questions if question.nil_for != WHOLE_PART and not question.locked)
    given = ((f"{part.id}.{question.id}", answers.get(f"{part.id}.{question.id}")) for question in asked)
    return {
        field: replace(answer, state=State.NIL, value=None)
        for field, answer in given
        if answer and answer.state is State.MISSING
    }


def part_nil(part: Part, answers: Mapping[str, Answer]) -> bool:
    """Tell whether the respondent has said that there is nothing to report in the whole part."""
    asked = part.nil_question
    answer = answers.get(f"{part.id}.{asked.id}") if asked else None
    return answer is not None and answer.value == YES


def nil_confirmed(part: Part, table: Question, answers: Mapping[str, Answer]) -> bool:
    """Tell whether the respondent has said that the table, or the whole part, has nothing more to report."""
    if part_nil(part, answers):
        return True
    answer = nil_answer(part, table, answers)
    return answer is not None and answer.value == YES


def nil_answer(part: Part, table: Question, answers: Mapping[str, Answer]) -> Answer | None:
    """Give the answer that may confirm that the table has nothing more, if the model asks for it."""
    asked = next((question for question in part.questions if question.nil_for == table.id), None)
    return answers.get(f"{part.id}.{asked.id}") if asked else None


def has_content(row: Row, table: Question) -> bool:
    """Tell whether there is anything in the row; in a fixed one, what is locked is always there and does not count."""
    if table.rows_from:
        return any_filled(row.answers, table.columns)
    return any(map(_filled, row.answers.values()))


def any_filled(answers: Mapping[str, Answer], asked: Sequence[Question]) -> bool:
    """Tell whether any of the answers is one that the respondent has given."""
    return any(_filled(answers.get(question.id)) for question in asked if not question.locked)


def _filled(answer: Answer | None) -> bool:
    return answer is not None and answer.state not in (State.MISSING, State.NIL)


def _settled_row(row: Row, table: Question, confirmed: bool) -> Row:
    if has_content(row, table):
        zeros = {column.id for column in table.columns if column.blank_is_zero and column.kind in NUMBER_KINDS}
        return _with_blanks(row, zeros, State.VALUE, Decimal(0))
    nils = {column.id for column in table.columns if not column.locked} if confirmed else set()
    return _with_blanks(row, nils, State.NIL, None)


def _with_blanks(row: Row, columns: set[str], state: State, value: Decimal | None) -> Row:
    answers = {
        column: replace(answer, state=state, value=value)
        if column in columns and answer.state is State.MISSING
        else answer
        for column, answer in row.answers.items()
    }
    return replace(row, answers=answers)
