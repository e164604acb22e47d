"""The blank form of one respondent, as bytes.

What stands where is decided by `layout`; how it looks by `blank_styles`; what Excel helps with and refuses by
`blank_checks`. openpyxl is loaded when a form is made, so that reading forms does not pay for it.
"""

from datetime import datetime

from generator.forms.layout import lay_out
from generator.forms.starting import start_of
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Form, RegisterRow


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
