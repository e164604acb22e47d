"""What of all tables together may be shown: every fact of the tables, without those that must be left out.

Protection belongs to a source: if one table protects it, all do, by the highest threshold among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.expressions.environment import Language
from generator.figures.adding_up import known_sums
from generator.figures.compare import Compared
from generator.figures.editions import Edition, printed
from generator.figures.facts import Fact, Measured
from generator.figures.grid import Grid, Spot
from generator.figures.grids import Grids
from generator.figures.linked import Linked, of_persons
from generator.figures.protect import Guard, Known
from generator.figures.reports import earlier_reports
from generator.model.answers import Dataset
from generator.model.definition import Table
from generator.model.published import PublishedSpot
from generator.model.values import State, absent

PRODUCT_THRESHOLD = Decimal(5)
"""Holds where the register leaves the threshold blank: protection is never switched off by an empty cell."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All tables' facts as they may be shown."""

    left_out: frozenset[Fact]
    guards: Mapping[str, Guard]
    """By source; a source without a guard is not protected."""
    exposed: frozenset[Fact] = frozenset()
    """Those of them that a reader can come too near to all the same, as earlier reports have told too much."""
    mended: tuple[tuple[str, PublishedSpot], ...] = ()
    """The numbers that earlier reports were published with and that are others now, by the names of their periods."""

    def measured(self, grid: Grid, spot: Spot) -> Measured:
        """Give what may be shown at a spot: a number that is left out is not behind it."""
        measured = grid.cells[spot]
        if grid.fact(spot) in self.left_out:
            return replace(measured, figure=absent(State.SUPPRESSED))
        return measured


def shown(dataset: Dataset, tables: Sequence[Compared], grids: Grids, editions: Mapping[str, Edition]) -> Shown:
    """Decide what is left out of *tables*, which are all computed tables of the report.

    What an earlier report left out stays left out where this one shows the same, and what it showed is known: its
    tables take part in the reckoning, as *editions* has them by period, or else as they would be published today.
    """
    guards = dict(_guards(dataset, [compared.now.table for compared in tables], grids.language))
    left_out = exposed = frozenset[Fact]()
    mended: dict[tuple[str, PublishedSpot], None] = {}
    for source, guard in guards.items():
        own = [one for one in tables if one.now.table.source == source]
        current = [grid for one in own for grid in one.grids]
        shares = [share for one in own for share in one.now.shares]
        sums = known_sums(dataset, own[0].now.source, shares, grids.language)
        before = Linked((), sums)
        known = Known()
        for period, report in earlier_reports(dataset, source, current, grids):
            before = before.with_report(report)
            then = printed(report, editions.get(period.id, {}))
            out = known.left_out if then.whole else before.protected(guard, known).left_out
            hidden = (out | then.left_out) - then.shown
            known = replace(known, told=known.told | (before.visible - hidden), left_out=hidden)
            mended |= {(period.name, spot): None for spot in then.mended}
        found = before.with_report(own).protected(guard, known)
        left_out |= found.left_out | _forbidden(current, guard)
        exposed |= found.exposed
    return Shown(left_out, guards, exposed, tuple(mended))


def _forbidden(grids: Iterable[Grid], guard: Guard) -> frozenset[Fact]:
    """Give the facts that are not to be printed though they may have been before."""
    return frozenset(
        grid.fact(spot)
        for grid in grids
        for spot in of_persons(grid)
        if (number := grid.cells[spot].figure.number) is not None and guard.forbids(number)
    )


def _guards(dataset: Dataset, tables: Sequence[Table], language: Language) -> Iterator[tuple[str, Guard]]:
    protections = dataset.follow_up.protections
    for source in dict.fromkeys(table.source for table in tables):
        found = [protections[table.protection] for table in tables if table.source == source and table.protection]
        if found:
            thresholds = [threshold(dataset, protection.threshold, language) for protection in found]
            smallest_base = max(protection.smallest_base for protection in found)
            yield source, Guard(max(thresholds), smallest_base, any(one.suppress_zero for one in found))


def threshold(dataset: Dataset, expression: str, language: Language) -> Decimal:
    """Give the threshold: a number, or what the expression makes of the report's facts."""
    value = language.condition(expression)({"rapport": dataset.follow_up.fact_values})
    return Decimal(value) if isinstance(value, (int, Decimal)) else PRODUCT_THRESHOLD
