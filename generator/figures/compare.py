"""A table beside the same table of an earlier period, and what may be said about the change.

The rows are matched by their ids in the register. Only the same measuring date is compared (acceptance row 64), and
only what the same respondents have contributed to, in the same rows (row 61): each number by itself, or the table
as a whole summed over the same respondents from the start (`common`).
"""

from dataclasses import dataclass, replace

from generator.figures.common import Common, common_to
from generator.figures.comparable import Unlike, Withdrawn, unlike
from generator.figures.facts import Measured
from generator.figures.grid import Grid
from generator.figures.grids import Grids
from generator.model.answers import Dataset
from generator.model.definition import Comparison, FollowUp, Table
from generator.model.period import Period, previous, previous_year
from generator.model.values import Figure, State, absent, difference, share


@dataclass(frozen=True, slots=True)
class Compared:
    """A table of this period and, if it is to be compared and can be, of an earlier one."""

    now: Grid
    then: Grid | None = None
    common: Common | None = None
    """Over whom the periods are summed, if the table asks for the same respondents."""
    unlike: tuple[Unlike, ...] = ()
    """The earlier periods that are left out because they cannot be compared with."""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of both periods."""
        return (self.now, self.then) if self.then else (self.now,)


def compared(dataset: Dataset, table: Table, grids: Grids, withdrawn: Withdrawn) -> Compared | None:
    """Compute a table, with the period that it asks to be compared with if that is there; None if it has no source."""
    now = grids.grid(dataset, table)
    if now is None:
        return None
    before = earlier(dataset, table.compare) if table.compare else None
    then = grids.grid(before, table) if before else None
    if before is None or then is None:
        return Compared(now)
    why = unlike(table, dataset, before, withdrawn)
    if why:
        return Compared(now, unlike=(why,))
    if not table.compare_common:
        return Compared(now, then)
    common = common_to((then, now), grids)
    before_part, part = common.parts
    return Compared(part, before_part if common.compared else None, common=common)


def earlier_period(follow_up: FollowUp, comparison: Comparison) -> Period | None:
    """Give the period that a comparison is with."""
    find = previous_year if comparison is Comparison.YEAR_BEFORE else previous
    return find(follow_up.period_kinds, follow_up.period)


def earlier(dataset: Dataset, comparison: Comparison) -> Dataset | None:
    """Give the dataset of the period that a comparison is with, if there is one."""
    return dataset.at(earlier_period(dataset.follow_up, comparison))


@dataclass(frozen=True, slots=True)
class Change:
    """What may be said of one number beside that of an earlier period."""

    number: Figure
    share: Figure
    other_respondents: bool
    """Whether nothing is said because others contributed then."""


def change(now: Measured, then: Measured, smallest_base: int) -> Change:
    """Compare two numbers that both may be shown; a base under *smallest_base* gives no percentage (row 28).

    Sums that lack the same respondents, and the same of their rows, are compared like complete ones.
    """
    if now.figure.known and then.figure.known:
        if (now.contributors, now.gaps) != (then.contributors, then.gaps):
            return Change(absent(State.MISSING), absent(State.MISSING), other_respondents=True)
        now, then = _as_complete(now), _as_complete(then)
    number = difference(now.figure, then.figure)
    percent = share(number, then.figure, smallest_base) if number.known else absent(number.state)
    return Change(number, percent, other_respondents=False)


def share_of(part: Measured, whole: Measured, smallest_base: int) -> Figure:
    """Give one sum as a share of another; sums that lack the same are like complete ones here too."""
    if part.figure.known and whole.figure.known and (part.contributors, part.gaps) == (whole.contributors, whole.gaps):
        part, whole = _as_complete(part), _as_complete(whole)
    return share(part.figure, whole.figure, smallest_base)


def _as_complete(measured: Measured) -> Measured:
    return replace(measured, figure=replace(measured.figure, partial=False))
