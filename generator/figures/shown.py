"""What of all tables together may be shown: every fact of the tables, without those that must be left out.

Protection belongs to a source: if one table protects it, all do, by the highest threshold among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.expressions.environment import Language
from generator.expressions.sums import Sum
from generator.figures.additions import measure_sums, sums_of_measures, sums_over_registers
from generator.figures.compare import Compared, year_before
from generator.figures.compute import TOTAL, Grid, Spot, grid
from generator.figures.facts import Fact, Measured
from generator.figures.protect import Guard, suppressed
from generator.model.answers import Dataset
from generator.model.definition import Kind, Table, TableKind
from generator.model.values import State, absent

PRODUCT_THRESHOLD = Decimal(5)
"""Holds where the register leaves the threshold blank: protection is never switched off by an empty cell."""


@dataclass(frozen=True, slots=True)
class Shown:
    """All tables' facts as they may be shown."""

    left_out: frozenset[Fact]
    guards: Mapping[str, Guard]
    """By source; a source without a guard is not protected."""

    def measured(self, grid: Grid, spot: Spot) -> Measured:
        """Give what may be shown at a spot: a number that is left out is not behind it."""
        measured = grid.cells[spot]
        if grid.fact(spot) in self.left_out:
            return replace(measured, figure=absent(State.SUPPRESSED))
        return measured


def shown(dataset: Dataset, tables: Sequence[Compared], language: Language) -> Shown:
    """Decide what is left out of *tables*, which are all computed tables of the report.

    What last year's report left out stays left out where this year's shows the year before: its tables take part in
    the reckoning.
    """
    guards = dict(_guards(dataset, [compared.now.table for compared in tables], language))
    grids = [compared.now for compared in tables]
    before = year_before(dataset)
    if before and any(compared.then for compared in tables):
        grids += [compared.then for compared in tables if compared.then]
        grids += [grid(before, table, language) for table in cross_tables(before)]
    left_out: frozenset[Fact] = frozenset()
    for source, guard in guards.items():
        sums = measure_sums(dataset.follow_up, source, language)
        left_out |= _left_out([one for one in grids if one.table.source == source], sums, guard)
    return Shown(left_out, guards)


def cross_tables(dataset: Dataset) -> list[Table]:
    """Give the computed tables of a dataset's report."""
    return [table for table in dataset.follow_up.tables.values() if table.kind is TableKind.CROSS]


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


def _left_out(grids: Sequence[Grid], sums: Sequence[Sum], guard: Guard) -> frozenset[Fact]:
    facts: dict[Fact, Measured] = {}
    visible: set[Fact] = set()
    for one in grids:
        for spot, measured in one.cells.items():
            if _counts_persons(one, spot[2]):
                facts[one.fact(spot)] = measured
                if spot[0] != TOTAL or one.table.total:
                    visible.add(one.fact(spot))
    additions = [*sums_of_measures(facts, sums), *sums_over_registers(grids, facts)]
    numbers = {fact: measured.figure.number for fact, measured in facts.items() if measured.figure.number is not None}
    return suppressed(numbers, numbers.keys() - visible, additions, guard)


def _counts_persons(grid: Grid, measure: str) -> bool:
    return all(column.kind is not Kind.MONEY for column in grid.measures if column.id == measure)
