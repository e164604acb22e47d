"""Everything that came in for one period, as one dataset, and what is wrong with it.

`combine` joins the submissions, also several from one respondent, and fills in what a confirmed nil means;
`validate` looks through the dataset and says what must be mended. Neither knows how a form or a report looks.
`expected` and `deadline_of` say who is to answer what, and by when.
"""

from generator.merging.combine import combine, expected
from generator.merging.lateness import deadline_of
from generator.merging.row_names import renamed_all
from generator.merging.validate import BLOCKING, validate

__all__ = ["BLOCKING", "combine", "deadline_of", "expected", "renamed_all", "validate"]
