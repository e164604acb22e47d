"""The figures of the report: sums, comparisons and what of them may be shown.

Begin with `publishing`. `compute` sums records, `compare` lays a year beside another, `protect` decides which small
counts are left out so that nobody can work them out from the rest. What leaves this room holds no protected number.
"""

from generator.figures.differences import small_changes
from generator.figures.editions import Edition
from generator.figures.publishing import publish

__all__ = ["Edition", "publish", "small_changes"]
