"""What of all tables together may be shown: every fact of the tables, without those that must be left out.

Protection belongs to a source: if one table protects it, all do, by the highest threshold among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.expressions.environment import Language
from generator.expressions.sums import Sum
from generator.figures.adding_up import known_sums
from generator.figures.additions import sums_of_groups, sums_of_joined, sums_of_periods
from generator.figures.behind import Answers, answers_behind
from generator.figures.common import Split
from generator.figures.comparable import Withdrawn
from generator.figures.compare import Compared, compared
from generator.figures.editions import Edition, printed
from generator.figures.facts import Fact, Measured
from generator.figures.grid import Grid, Spot
from generator.figures.grids import Grids
from generator.figures.protect import Guard, Known, Solved, exact, following, suppressed
from generator.figures.rests import Reckoning
from generator.figures.years import year_by_year
from generator.model.answers import Dataset
from generator.model.definition import Kind, Table, TableKind
from generator.model.period import Period
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
        current = [grid for one in own for grid in (one.now, one.then) if grid]
        shares = [share for one in own for share in one.now.shares]
        sums = known_sums(dataset, own[0].now.source, shares, grids.language)
        before = _Tables((), sums)
        known = Known()
        for period, report in _earlier_reports(dataset, source, current, grids):
            before = before.with_report(report)
            then = printed(report, editions.get(period.id, {}))
            out = known.left_out if then.whole else before.left_out(guard, known)[0]
            hidden = (out | then.left_out) - then.shown
            known = replace(known, told=known.told | (before.visible - hidden), left_out=hidden)
            mended |= {(period.name, spot): None for spot in then.mended}
        out, near = before.with_report(own).left_out(guard, known)
        left_out |= out | _forbidden(current, guard)
        exposed |= near
    return Shown(left_out, guards, exposed, tuple(mended))


def _forbidden(grids: Iterable[Grid], guard: Guard) -> frozenset[Fact]:
    """Give the facts that are not to be printed though they may have been before."""
    return frozenset(
        grid.fact(spot)
        for grid in grids
        for spot in _of_persons(grid)
        if (number := grid.cells[spot].figure.number) is not None and guard.forbids(number)
    )


def _earlier_reports(
    dataset: Dataset, source: str, current: Sequence[Grid], grids: Grids
) -> list[tuple[Period, tuple[Compared, ...]]]:
    """Give the tables over a source in those earlier reports that hang together with this one, the oldest first.

    They do if both tell of the same period, or if there is a report between that does so with each of them.
    """
    left = []
    for before in reversed(dataset.earlier):
        told = before.as_told or before
        tables = [table for table in cross_tables(told) if table.source == source]
        report = tuple(one for table in tables if (one := computed(told, table, grids)))
        left.append((before.follow_up.period, report))
    periods = _told_of(current)
    found = []
    while near := [one for one in left if periods & _told_of(_grids(one[1]))]:
        found += near
        left = [one for one in left if one not in near]
        periods = periods.union(*(_told_of(_grids(report)) for _, report in near))
    return sorted(found, key=lambda one: one[0].order)


def _grids(report: Iterable[Compared]) -> list[Grid]:
    return [grid for one in report for grid in (one.now, one.then) if grid]


def _told_of(grids: Iterable[Grid]) -> frozenset[str]:
    """Give the ids of the periods that some tables tell of."""
    single = [one for grid in grids for one in ([each.grid for each in grid.stretches] or [grid]) if one]
    return frozenset(one.dataset.follow_up.period.id for one in single)


def computed(dataset: Dataset, table: Table, grids: Grids, withdrawn: Withdrawn = frozenset()) -> Compared | None:
    """Compute a table with what it is compared with; None if it has no source."""
    compute = year_by_year if table.by_years else compared
    return compute(dataset, table, grids, withdrawn)


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


@dataclass(frozen=True, slots=True)
class _Tables:
    """Tables over one source that a reader has, and the sums that the reader knows to hold."""

    grids: tuple[Grid, ...]
    sums: Sequence[Sum]
    splits: tuple[Split, ...] = ()

    visible: frozenset[Fact] = frozenset()
    """The facts that have a cell in some table."""

    def with_report(self, report: Sequence[Compared]) -> "_Tables":
        """Give these tables together with those of one more report."""
        own = _grids(report)
        splits = (split for one in report if one.common for split in one.common.splits)
        visible = self.visible.union(one.fact(spot) for one in own for spot in _of_persons(one) if one.shows(spot))
        return replace(self, grids=(*own, *self.grids), splits=(*splits, *self.splits), visible=visible)

    def left_out(self, guard: Guard, known: Known) -> tuple[frozenset[Fact], frozenset[Fact]]:
        """Give what the tables must not show to a reader who knows what is *known*, and what of it lies too near."""
        behind = [one for split in self.splits for one in (split.whole, split.rest, *split.each)]
        behind += [one.grid for grid in self.grids for one in grid.stretches if one.grid]
        facts = {one.fact(spot): one.cells[spot] for one in (*self.grids, *behind) for spot in _of_persons(one)}
        sums = self._sums(facts, behind)
        unknown = _of_unknown(self.grids)
        zeros = {fact for fact in self.visible if sums.numbers.get(fact) == 0 and not guard.suppress_zero}
        told = following(sums.additions, known.told | zeros) if known.told else known.told
        known = replace(known, told=told | sums.open_rests(unknown))
        known = replace(known, hidden=frozenset(sums.numbers) - self.visible - known.told)
        return self._protected(sums, facts, answers_behind(self.grids, facts, self.sums, unknown), guard, known)

    def _sums(self, facts: Mapping[Fact, Measured], behind: Sequence[Grid]) -> Reckoning:
        numbers = {fact: one.figure.number for fact, one in facts.items() if one.figure.number is not None}
        additions = [
            *sums_of_joined((*self.grids, *behind), facts),
            *sums_of_groups(self.splits),
            *sums_of_periods(self.grids),
        ]
        sums = Reckoning(set(facts), numbers, additions)
        sums.measures_add_up(self.sums)
        sums.dimensions_add_up((*self.grids, *behind))
        return sums

    def _protected(
        self, sums: Reckoning, facts: Mapping[Fact, Measured], answers: Answers | None, guard: Guard, known: Known
    ) -> tuple[frozenset[Fact], frozenset[Fact]]:
        """Leave out more until the answers do not tell of what is left out either, or nothing more can be."""
        solved: Solved = {}
        out = suppressed(sums.numbers, sums.additions, guard, known, solved)
        wanted = out
        while answers and out:
            near = self._too_close(out, wanted, answers, facts, guard)
            more = self._more(near, out, answers, facts, known)
            if not more:
                return out, near
            known = replace(known, left_out=known.left_out | more)
            before, out = out, suppressed(sums.numbers, sums.additions, guard, known, solved)
            # Nobody comes nearer to a fact when more is left out, so those that were safe still are.
            wanted = near | (out - before) if before <= out else out
        return out, frozenset()

    def _too_close(
        self,
        out: frozenset[Fact],
        wanted: frozenset[Fact],
        answers: Answers,
        facts: Mapping[Fact, Measured],
        guard: Guard,
    ) -> frozenset[Fact]:
        """Give those of the *wanted* facts that lie too close for one who thinks of the answers."""
        least = 0 if guard.suppress_zero else 1
        seen = self.visible
        left_out = {
            fact: exact(number - least)
            for fact, one in facts.items()
            if fact in out and fact in seen and (number := one.figure.number)
        }
        shown = [fact for fact in facts if fact in seen and fact not in out]
        return frozenset(answers.too_close(shown, left_out, wanted, exact(guard.threshold)))

    def _more(
        self,
        near: frozenset[Fact],
        out: frozenset[Fact],
        answers: Answers,
        facts: Mapping[Fact, Measured],
        known: Known,
    ) -> frozenset[Fact]:
        """Give more facts to leave out for the sake of those that lie too *near*."""
        open_to_choice = self.visible - out - known.told
        choice = {
            fact: number for fact, one in facts.items() if fact in open_to_choice and (number := one.figure.number)
        }
        more: set[Fact] = set()
        for fact in [one for one in facts if one in near]:
            beside = answers.nearest(fact, choice)
            if beside and more.isdisjoint(beside):
                more.add(min(beside, key=lambda one: (len(answers.cells_of[one]), choice[one])))
        return frozenset(more)


def _of_persons(grid: Grid) -> Iterator[Spot]:
    persons = {measure.id for measure in grid.measures if measure.kind is not Kind.MONEY}
    return (spot for spot in grid.cells if spot[2] in persons)


def _of_unknown(grids: Sequence[Grid]) -> frozenset[str]:
    """Give the measures of those who are not known to be anything: a column that may be blank and means nobody then.

    One that some table shows is a measure like others.
    """
    tables = [grid.source.table for grid in grids if grid.source.table]
    blank = frozenset(column.id for table in tables for column in table.columns if column.blank_is_zero)
    return blank.difference(measure.id for grid in grids for measure in grid.measures)
