"""Parts that a respondent has said are not about them: nothing else in them is asked, and nothing of them is used."""

from collections.abc import Iterator
from dataclasses import replace

from generator.merging.seen import blank
from generator.merging.settling import any_filled
from generator.model.answers import Given, Submission
from generator.model.definition import Form, Part, Question
from generator.model.findings import Finding
from generator.swedish.merging_messages import Merging


def leaving(part: Part) -> Question | None:
    """Give the question by which a part is left out, if it may be."""
    return next((question for question in part.questions if question.leaves_out), None)


def without_left_out(form: Form, respondent: str, submission: Submission) -> tuple[Form, tuple[Finding, ...]]:
    """Give the form as it is asked of this respondent: of a part that is left out only the question that says so is.

    What is answered in such a part all the same is told.
    """
    left = [part for part in form.parts_for(respondent) if _said(part, submission)]
    if not left:
        return form, ()
    names = {part.id for part in left}
    parts = tuple(_without_questions(part) if part.id in names else part for part in form.parts)
    return replace(form, parts=parts), tuple(found for part in left for found in _told(part, submission))


def _without_questions(part: Part) -> Part:
    # They are there still, for rules that name them.
    return replace(part, questions=tuple(replace(each, asked=each.leaves_out) for each in part.questions))


def _said(part: Part, submission: Submission) -> bool:
    asked = leaving(part)
    return asked is not None and not blank(submission.answers.get(f"{part.id}.{asked.id}"))


def _told(part: Part, submission: Submission) -> Iterator[Finding]:
    asked = leaving(part)
    if asked is None:
        return
    own = f"{part.id}.{asked.id}"
    typed = [
        answer
        for field, answer in submission.answers.items()
        if field.startswith(f"{part.id}.") and field != own and answer.given is Given.TYPED and not blank(answer)
    ]
    rows = [row for question in part.questions for row in submission.tables.get(f"{part.id}.{question.id}", ())]
    columns = [column for question in part.questions for column in question.columns]
    if typed or any(any_filled(row.answers, columns) for row in rows):
        yield Merging.LEFT_OUT_BUT_ANSWERED.at(submission.answers[own].place, label=asked.text, part=part.title)
