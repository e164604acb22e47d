"""The blank form of one respondent, as bytes.

What stands where is decided by `layout`; how it looks by `blank_styles`; what Excel helps with and refuses by
`blank_checks`. openpyxl is loaded when a form is made, so that reading forms does not pay for it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from generator.forms.layout import lay_out
from generator.forms.places import Start
from generator.forms.starting import start_of
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Form, Question, RegisterRow


def blank_form(
    follow_up: FollowUp,
    form: Form,
    respondent: RegisterRow,
    modified: datetime,
    earlier: Dataset | None = None,
    current: Dataset | None = None,
) -> bytes:
    """Make the form; the same arguments always give the same bytes.

    *earlier* is what came in for the period before: what the form goes on from. *current* is what has come in so far
    of the period itself, which its rows may tell.
    """
    from generator.forms.blank_workbook import written

    start = start_of(follow_up, form, respondent, earlier, current)
    return written(follow_up, lay_out(follow_up, form, respondent.id, start), modified)


def filled_form(
    follow_up: FollowUp,
    form: Form,
    respondent: RegisterRow,
    modified: datetime,
    rows: Mapping[str, tuple[Mapping[str, str], ...]],
    answers: Mapping[str, str],
) -> bytes:
    """Make a form that is answered already, with *rows* and *answers* by `del.fraga`, as they would be typed.

    An answer that the model locks stays as it is.
    """
    from generator.forms.blank_workbook import written

    parts = tuple(
        replace(part, questions=tuple(_answered(part.id, each, answers) for each in part.questions))
        for part in form.parts
    )
    known = replace(follow_up, forms={**follow_up.forms, form.id: replace(form, parts=parts)})
    start = Start(rows=rows, guides=True)
    return written(known, lay_out(known, known.forms[form.id], respondent.id, start), modified)


def _answered(part_id: str, question: Question, answers: Mapping[str, str]) -> Question:
    answer = answers.get(f"{part_id}.{question.id}", "")
    # What could be read as a template is none.
    return question if question.locked or not answer or "{" in answer else replace(question, prefill=answer)
