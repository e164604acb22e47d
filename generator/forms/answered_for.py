"""What others have answered about a register's row in this period, as the texts of a form that is sent out see it.

Only those who have delivered are there, so that a text goes through them and names nobody who has not answered.
"""

from collections.abc import Iterator, Mapping

from generator.expressions.context import row_values
from generator.expressions.schema import ANSWERED_FOR
from generator.forms.texts import as_typed
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Form, Kind, Part, Question
from generator.model.subjects import is_repeated_for, repeated_parts


def answered_for(follow_up: FollowUp, current: Dataset | None, register: str, row_id: str) -> Mapping[str, object]:
    """Give the answers about a row by form: a list with each respondent and its parts, choices by their texts."""
    forms = [form for form in follow_up.forms.values() if is_repeated_for(form, register)]
    return {form.id: list(_of_form(follow_up, current, form, (register, row_id))) for form in forms}


def _of_form(
    follow_up: FollowUp, current: Dataset | None, form: Form, subject: tuple[str, str]
) -> Iterator[Mapping[str, object]]:
    for respondent in follow_up.respondents(form) if current else ():
        parts = repeated_parts(form, *subject, respondent.id)
        delivery = current.delivery(form.id, respondent.id) if current else None
        if parts and delivery and delivery.submission:
            answers = delivery.submission.answers
            yield {
                "svarande": row_values(follow_up.registers, form.register, respondent),
                "inkommen": True,
                **{
                    part.base or part.id: {
                        name: as_typed((follow_up,), question, answers.get(f"{part.id}.{name}")) or None
                        for name, question in _fields(part)
                    }
                    for part in parts
                },
            }


def _fields(part: Part) -> Iterator[tuple[str, Question]]:
    for question in part.questions:
        if question.kind is not Kind.TABLE:
            yield question.id, question
            yield from ((f"{question.id}_{side.id}", side) for side in question.side)


def tells_current(follow_up: FollowUp) -> bool:
    """Tell whether some form is sent out with what others have answered in the same period."""
    tables = (question for form in follow_up.forms.values() for part in form.parts for question in part.questions)
    return any(ANSWERED_FOR in column.prefill for table in tables for column in table.columns)
