"""Everything that came in for one period, as one dataset, and what is wrong with it.

`combine` joins the submissions, also several from one respondent, and fills in what a confirmed nil means;
`validate` looks through the dataset and says what must be mended. Neither knows how a form or a report looks.
"""

from generator.merging.combine import combine
from generator.merging.validate import BLOCKING, validate

__all__ = ["BLOCKING", "combine", "validate"]
