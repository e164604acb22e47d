"""Marking cells in a copy of somebody's own workbook: red that goes away, notes, and a last sheet that lists them.

Only the parts that must change are changed; see `marked`. What is to be said, and of which cells, is for others.
"""

from generator.office.marking.listing import COLUMNS, Entry, is_list
from generator.office.marking.marks import marked
from generator.office.marking.stamps import untouched

__all__ = ["COLUMNS", "Entry", "is_list", "marked", "untouched"]
