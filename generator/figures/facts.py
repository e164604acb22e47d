"""Facts: the numbers that tables are made of, named so that the same number has the same name in every table.

Two tables may show the same sum; what is protected in one must be protected in the other, and what may be worked
out from both together must be seen.
"""

from dataclasses import dataclass

from generator.model.findings import CellPlace
from generator.model.values import Figure


@dataclass(frozen=True, slots=True)
class Fact:
    """One measure of one source, summed over all records of some periods that have these keys."""

    periods: frozenset[str]
    source: str
    keys: frozenset[tuple[str, str]]
    """Dimension and category; a dimension that is not here is summed over, unless the respondent settles it."""
    measure: str
    counted: str = ""
    """The condition for whose answers count, in sums over respondents."""
    among: frozenset[str] = frozenset()
    """The respondents of a sum over some of those who count; empty for all of them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a fact: its figure, who contributed, who is missing, and the cells it came from."""

    figure: Figure
    contributors: frozenset[str]
    missing: frozenset[str]
    gaps: frozenset[frozenset[tuple[str, str]]]
    """The keys of the records that lack a number."""
    sources: tuple[CellPlace, ...]
