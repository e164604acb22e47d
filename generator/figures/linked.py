"""The tables over one source that a reader has, and what of them must be left out together.

The sums that hang them together are reckoned first. What is left out is then tried on the answers behind, which know of
more ways in which facts hang together; what they give away is mended by leaving out more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.expressions.sums import Sum
from generator.figures.additions import sums_of_groups, sums_of_joined, sums_of_periods
from generator.figures.behind import Answers, answers_behind
from generator.figures.common import Split
from generator.figures.compare import Compared
from generator.figures.facts import Fact, Measured
from generator.figures.grid import Grid, Spot
from generator.figures.protect import Guard, Known, Solved, exact, following, suppressed
from generator.figures.rests import Reckoning
from generator.model.definition import Kind


@dataclass(frozen=True, slots=True)
class Protected:
    """What must not be shown, and what of that a reader comes too near to all the same."""

    left_out: frozenset[Fact]
    exposed: frozenset[Fact] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """Tables over one source that a reader has, and the sums that the reader knows to hold."""

    grids: tuple[Grid, ...]
    sums: Sequence[Sum]
    splits: tuple[Split, ...] = ()
    visible: frozenset[Fact] = frozenset()
    """The facts that have a cell in some table."""

    def with_report(self, report: Sequence[Compared]) -> "Linked":
        """Give these tables together with those of one more report."""
        own = tuple(grid for one in report for grid in one.grids)
        splits = (split for one in report if one.common for split in one.common.splits)
        visible = self.visible.union(one.fact(spot) for one in own for spot in of_persons(one) if one.shows(spot))
        return replace(self, grids=(*own, *self.grids), splits=(*splits, *self.splits), visible=visible)

    def protected(self, guard: Guard, known: Known) -> Protected:
        """Find out what must not be shown to a reader who knows what is *known*, and the open rests.

        A count of nothing but open rests cannot be kept from that reader whatever is left out. It is protected as if
        they were not known, and others then as if it was.
        """
        behind = [one for split in self.splits for one in (split.whole, split.rest, *split.each)]
        behind += [one for grid in self.grids for one in grid.single if one is not grid]
        facts = {one.fact(spot): one.cells[spot] for one in (*self.grids, *behind) for spot in of_persons(one)}
        sums = self._reckoned(facts, behind)
        zeros = {fact for fact in self.visible if sums.numbers.get(fact) == 0 and not guard.suppress_zero}
        told = following(sums.additions, known.told | zeros) if known.told else known.told
        unknown = _of_unknown(self.grids)
        rests = sums.open_rests(unknown)
        nothing_else = _told_by(rests, zeros, sums, guard) - told
        if not nothing_else:
            return self._out(facts, sums, unknown, guard, replace(known, told=told | rests))
        first = self._out(facts, sums, frozenset(), guard, replace(known, told=told, open=rests)).left_out
        known = Known(told=told | rests | nothing_else, left_out=(known.left_out | first) - nothing_else)
        found = self._out(facts, sums, unknown, guard, known)
        return replace(found, left_out=found.left_out | first)

    def _out(
        self, facts: Mapping[Fact, Measured], sums: Reckoning, unknown: frozenset[str], guard: Guard, known: Known
    ) -> Protected:
        known = replace(known, hidden=frozenset(sums.numbers) - self.visible - known.told)
        solved: Solved = {}
        out = suppressed(sums.numbers, sums.additions, guard, known, solved)
        answers = answers_behind(self.grids, facts, self.sums, unknown) if out else None
        if answers is None:
            return Protected(out)
        seen = {fact: one for fact, one in facts.items() if fact in self.visible}
        return _tried(out, _Behind(seen, answers, guard), sums, known, solved)

    def _reckoned(self, facts: Mapping[Fact, Measured], behind: Sequence[Grid]) -> Reckoning:
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


def _told_by(rests: frozenset[Fact], zeros: set[Fact], sums: Reckoning, guard: Guard) -> frozenset[Fact]:
    """Give the small counts that are known to whoever knows some *rests*, since all else in them is nothing."""
    known = rests | zeros
    small = {one.whole for one in sums.additions if known.issuperset(one.parts)} - known
    if not any(guard.forbids(sums.numbers[fact]) for fact in small if fact in sums.numbers):
        return frozenset()
    found = following(sums.additions, known) - known
    return frozenset(fact for fact in found if fact in sums.numbers and guard.forbids(sums.numbers[fact]))


def _tried(out: frozenset[Fact], behind: "_Behind", sums: Reckoning, known: Known, solved: Solved) -> Protected:
    """Leave out more until the answers do not tell of what is left out either, or nothing more can be."""
    wanted = out
    while wanted:
        near = behind.too_close(out, wanted)
        more = behind.beside(near, out, known.told)
        if not more:
            return Protected(out, near)
        known = replace(known, left_out=known.left_out | more)
        before, out = out, suppressed(sums.numbers, sums.additions, behind.guard, known, solved)
        # Nobody comes nearer to a fact when more is left out, so those that were safe still are.
        wanted = near | (out - before) if before <= out else out
    return Protected(out)


@dataclass(frozen=True, slots=True)
class _Behind:
    """The facts that some table shows or leaves out, and the answers behind them."""

    facts: Mapping[Fact, Measured]
    answers: Answers
    guard: Guard

    def too_close(self, out: frozenset[Fact], wanted: frozenset[Fact]) -> frozenset[Fact]:
        """Give those of the *wanted* facts that lie too close for one who thinks of the answers."""
        least = 0 if self.guard.suppress_zero else 1
        left_out = {
            fact: exact(number - least)
            for fact, one in self.facts.items()
            if fact in out and (number := one.figure.number)
        }
        shown = [fact for fact in self.facts if fact not in out]
        return frozenset(self.answers.too_close(shown, left_out, wanted, exact(self.guard.threshold)))

    def beside(self, near: frozenset[Fact], out: frozenset[Fact], told: frozenset[Fact]) -> frozenset[Fact]:
        """Give what to leave out too, for the sake of those that lie too *near*: for each the least of the nearest."""
        choice = {
            fact: number
            for fact, one in self.facts.items()
            if fact not in out and fact not in told and (number := one.figure.number)
        }
        more: set[Fact] = set()
        for fact in [one for one in self.facts if one in near]:
            beside = self.answers.nearest(fact, choice)
            if beside and more.isdisjoint(beside):
                more.add(min(beside, key=lambda one: (len(self.answers.cells_of[one]), choice[one])))
        return frozenset(more)


def of_persons(grid: Grid) -> Iterator[Spot]:
    """Give the spots of a grid that count persons, and not money."""
    persons = {measure.id for measure in grid.measures if measure.kind is not Kind.MONEY}
    return (spot for spot in grid.cells if spot[2] in persons)


def _of_unknown(grids: Sequence[Grid]) -> frozenset[str]:
    """Give the measures of those who are not known to be anything: a column that may be blank and means nobody then.

    One that some table shows is a measure like others.
    """
    tables = [grid.source.table for grid in grids if grid.source.table]
    blank = frozenset(column.id for table in tables for column in table.columns if column.blank_is_zero)
    return blank.difference(measure.id for grid in grids for measure in grid.measures)
