"""Forms in Excel: laid out once from the definition, written blank, and read when they come back.

Reading is `read_all`, marking what came in `marked_copy`. Writing is `blank.blank_form`; it is imported where it is
used, as it brings its library along.
"""

from generator.forms.marking import marked_copy
from generator.forms.reading import could_be_form, read_all

__all__ = ["could_be_form", "marked_copy", "read_all"]
