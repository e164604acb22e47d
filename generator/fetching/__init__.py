"""Files of statistics that are not forms: read strictly, and made rows of a form's table.

A file is untrusted and may be anything. `observations` reads one, `rows` makes what a model wants of it; who makes and
stores the form is no concern of this room.
"""

from generator.fetching.choosing import Rows, answers, rows
from generator.fetching.kolada import LARGEST, observations

__all__ = ["LARGEST", "Rows", "answers", "observations", "rows"]
