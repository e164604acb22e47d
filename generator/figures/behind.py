"""The answers behind the facts: what a reader can tell of counts from answers that no table has.

Sums of the same answers hang together in more ways than by sums of one another. Where a town's answers are few, its
sums of women and its sums of an area may hold each other fast though no sum that is shown says so. So what is left
out is tried on the answers themselves: can they be changed, each from 0 up, so that every fact that is shown stays?
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.expressions.sums import Sum
from generator.figures.elimination import Row
from generator.figures.facts import Fact, Measured
from generator.figures.free_rows import behind, combinations
from generator.figures.grid import Grid
from generator.figures.leeway import Number, too_narrow
from generator.figures.protect import exact
from generator.model.answers import figure_of
from generator.model.findings import CellPlace

_MOST = 400
"""Answers that are all tried; among more, only those in the rows of what is left out are."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The cells that facts are sums of, numbered."""

    cells_of: Mapping[Fact, frozenset[int]]
    room: Mapping[int, Number]
    """How far each may fall."""
    row_of: Mapping[int, int]
    """Which row of a form each stands in."""
    sums: Sequence[Row]
    """What the model's rules demand within each row."""

    def too_close(
        self, shown: Iterable[Fact], left_out: Mapping[Fact, Number], wanted: Collection[Fact], enough: Number
    ) -> tuple[Fact, ...]:
        """Give those of the *wanted* facts that are known within less than *enough*.

        *left_out* has every fact that is left out, with how far it may fall.
        """
        rows = {self.row_of[cell] for fact in left_out for cell in self.cells_of[fact]}
        few = frozenset(cell for cell, row in self.row_of.items() if row in rows)
        held = tuple(shown)
        found = self._narrow(few, held, left_out, wanted, enough)
        if found and len(few) < len(self.row_of) <= _MOST:
            return self._narrow(frozenset(self.row_of), held, left_out, wanted, enough)
        return found

    def nearest(self, fact: Fact, wanted: Collection[Fact]) -> list[Fact]:
        """Give those of the *wanted* facts that have rows in common with a fact, or else with its neighbours and so on.

        None of them if there is no way from the fact to any.
        """
        rows_of = {one: {self.row_of[cell] for cell in cells} for one, cells in self.cells_of.items()}
        rows, before = rows_of[fact], set[int]()
        while rows != before:
            near = [one for one in wanted if not rows_of[one].isdisjoint(rows)]
            if near:
                return near
            before, rows = rows, rows.union(*(own for own in rows_of.values() if not own.isdisjoint(rows)))
        return []

    def _narrow(
        self,
        moving: frozenset[int],
        shown: Sequence[Fact],
        left_out: Mapping[Fact, Number],
        wanted: Collection[Fact],
        enough: Number,
    ) -> tuple[Fact, ...]:
        numbered = {fact: -1 - place for place, fact in enumerate(left_out)}
        rows: list[Row] = [dict.fromkeys(cells, 1) for fact in shown if (cells := self.cells_of[fact] & moving)]
        rows += [{numbered[fact]: -1, **dict.fromkeys(self.cells_of[fact] & moving, 1)} for fact in left_out]
        rows += [row for row in self.sums if not moving.isdisjoint(row)]
        room = {cell: self.room[cell] for cell in sorted(moving)} | {numbered[one]: left_out[one] for one in left_out}
        asked = {fact: number for fact, number in numbered.items() if fact in wanted}
        narrow, unproven = too_narrow(rows, room, asked.values(), enough)
        return tuple(fact for fact, number in asked.items() if number in narrow or number in unproven)


def answers_behind(
    grids: Sequence[Grid], facts: Mapping[Fact, Measured], sums: Iterable[Sum], unknown: Collection[str]
) -> Answers | None:
    """Number the answers behind some facts, or what can be thought to be behind them where the rows are free.

    Those to the *unknown* measures are taken to be known, as their rests are. None if that is too much.
    """
    source = grids[0].source
    if source.table is None or not source.table.rows_from or any(one.counts for grid in grids for one in grid.measures):
        return _in_free_rows(grids, facts, sums, unknown)
    number: dict[CellPlace, int] = {}
    room: dict[int, Number] = {}
    row_of: dict[int, int] = {}
    rows: list[Row] = []
    demanded = tuple(sums)
    for place, cells in enumerate(_rows(grids)):
        own = {}
        for measure, (cell, much) in cells.items():
            if measure in unknown:
                continue
            own[measure] = number.setdefault(cell, len(number))
            room[own[measure]], row_of[own[measure]] = much, place
        rows += [_sum(one, own) for one in demanded if {one.whole, *one.parts}.difference(unknown) <= own.keys()]
    cells_of = {fact: frozenset(number[cell] for cell in one.sources if cell in number) for fact, one in facts.items()}
    return Answers(cells_of, room, row_of, rows)


def _in_free_rows(
    grids: Sequence[Grid], facts: Iterable[Fact], sums: Iterable[Sum], unknown: Collection[str]
) -> Answers | None:
    found = combinations(grids)
    number: dict[tuple[int, str], int] = {}
    rows: list[Row] = []
    demanded = tuple(sums)
    for place, one in enumerate(found):
        own = {name: number.setdefault((place, name), len(number)) for name in one.numbers if name not in unknown}
        rows += [_sum(each, own) for each in demanded if {each.whole, *each.parts}.difference(unknown) <= own.keys()]
    stands = behind(grids, found)
    cells_of = {fact: frozenset(number[one] for one in stands.get(fact, ()) if one in number) for fact in facts}
    room = {cell: exact(found[place].numbers[name]) for (place, name), cell in number.items()}
    return Answers(cells_of, room, {cell: place for (place, _), cell in number.items()}, rows) if found else None


def _sum(one: Sum, own: Mapping[str, int]) -> Row:
    return {own[one.whole]: -1, **{own[part]: 1 for part in one.parts if part in own}}


def _rows(grids: Collection[Grid]) -> Iterator[dict[str, tuple[CellPlace, Number]]]:
    """Yield of each row of the forms its numbers, by measure, with the cells where they stand."""
    datasets = {grid.dataset.follow_up.period.id: (grid.dataset, grid) for grid in grids}
    for dataset, grid in datasets.values():
        for record in dataset.records.get(grid.table.source, ()):
            answers = {measure.id: record.answers.get(measure.id) for measure in grid.source.measures}
            yield {
                measure: (answer.place, exact(number))
                for measure, answer in answers.items()
                if answer and record.place and (number := figure_of(answer).number) is not None
            }
