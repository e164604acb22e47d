"""Forms in Excel: laid out once from the definition, written blank, and read when they come back."""

from generator.forms.blank import blank_form
from generator.forms.reading import read_all

__all__ = ["blank_form", "read_all"]
