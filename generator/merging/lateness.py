"""When forms are to be handed in, when they were, and whether that was in time.

Any form may have a last day; whether it was kept is judged by what the respondents say, and only for forms that the
model follows so. Nothing is guessed from when a file was saved: a form that does not say its day is neither in time
nor late, and that is told.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.expressions.context import form_values, last_day
from generator.expressions.environment import ExpressionFault
from generator.model.answers import Dataset, Delivery, Submission
from generator.model.definition import FollowUp, Form, RegisterRow, fields_of
from generator.model.findings import FilePlace, Finding, Origin
from generator.model.values import State
from generator.swedish.validation_messages import Validation


def deadline_of(follow_up: FollowUp, form: Form, respondent: RegisterRow) -> date | None:
    """Give a respondent's last day, if there is one that can be worked out."""
    if not form.deadline:
        return None
    try:
        return last_day(form, form_values(follow_up, form, respondent))
    except ExpressionFault:
        return None  # told where it is asked for


def handed_in(form: Form, submission: Submission) -> date | None:
    """Give the day that the form says it was handed in."""
    answer = submission.answers.get(form.handed_in)
    return answer.value if answer and answer.state is State.VALUE and isinstance(answer.value, date) else None


def unsure_lateness(dataset: Dataset) -> Iterator[Finding]:
    """Find forms of which it cannot be said whether they came in time."""
    for delivery in dataset.deliveries:
        if delivery.submission is not None and delivery.form.handed_in:
            if delivery.handed_in is None:
                yield _without_day(delivery.form, delivery.submission)
            elif delivery.deadline is None:
                yield replace(_without_deadline(dataset.follow_up, delivery), origin=Origin.MODEL)


def _without_day(form: Form, submission: Submission) -> Finding:
    answer = submission.answers.get(form.handed_in)
    place = answer.place if answer else FilePlace(submission.file.file)
    fields = (pair for part in form.parts for pair in fields_of(part))
    label = next(question.text for field, question in fields if field == form.handed_in)
    return Validation.HANDED_IN_UNKNOWN.at(place, label=label)


def _without_deadline(follow_up: FollowUp, delivery: Delivery) -> Finding:
    form, respondent = delivery.form, delivery.respondent
    try:
        last_day(form, form_values(follow_up, form, respondent))
    except ExpressionFault as fault:
        return Validation.DEADLINE_UNUSABLE.at(form.place, form=form.title, reason=fault.message)
    return Validation.DEADLINE_UNKNOWN.at(respondent.place, form=form.title, respondent=respondent.name)
