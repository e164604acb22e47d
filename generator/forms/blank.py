"""The blank form of one respondent, as bytes.

What stands where is decided by `layout`; how it looks by `blank_styles`; what Excel helps with and refuses by
`blank_checks`. openpyxl is loaded when a form is made, so that reading forms does not pay for it.
"""

from datetime import datetime

from generator.forms.layout import lay_out
from generator.model.definition import FollowUp, Form, RegisterRow


def blank_form(follow_up: FollowUp, form: Form, respondent: RegisterRow, modified: datetime) -> bytes:
    """Make the form; the same arguments always give the same bytes."""
    from generator.forms.blank_workbook import written

    return written(follow_up, lay_out(follow_up, form, respondent.id), modified)
