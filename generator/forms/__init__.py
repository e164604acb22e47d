"""Forms in Excel: laid out once from the definition, written blank, and read when they come back.

Reading is `read_all`, marking what came in `marked_copy`; files that have been replaced are accounted for by
`set_aside`. Writing is `blank.blank_form`; it is imported where it is used, as it brings its library along.
"""

from generator.forms.answered_for import tells_current
from generator.forms.marking import marked_copy
from generator.forms.passed_over import could_be_form, set_aside
from generator.forms.prefill import goes_on
from generator.forms.reading import read_all
from generator.forms.understanding import ABOUT_VERSION

__all__ = ["ABOUT_VERSION", "could_be_form", "goes_on", "marked_copy", "read_all", "set_aside", "tells_current"]
