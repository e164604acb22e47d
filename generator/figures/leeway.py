"""How far counts that are left out may lie from where they are, for one who knows every sum that is shown.

A reader knows more than the sums: each count has a least value. What the reader can believe in is therefore every
change of the unknown counts that keeps all sums and takes none below its least. The counts are whole numbers, and so
only changes in whole steps are taken for possible.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.figures.elimination import Row, connected, reduced, without

Number = int | Fraction

_Step = tuple[int, int, Number, int | None]
"""Which unknown moves, up (1) or down (-1), how far, and which of the dependent ones stops it, if one does."""


def widths(
    equations: Iterable[Mapping[int, int]], room: Mapping[int, Number], wanted: Iterable[int], enough: Number
) -> Iterator[tuple[int, Number, Number]]:
    """Yield of each *wanted* unknown how far it may lie in all: by fractions, and in whole numbers that were found.

    What is *enough* or more is not looked into further. *room* has all unknowns, with how far each lies above its
    least value; other terms of the equations are known.
    """
    parts = connected(_without_fixed(equations, room))
    reaches = [_Reach(reduced(part, lambda one: (one,)), room) for part in parts]
    reach_of = {one: reach for part, reach in zip(parts, reaches, strict=True) for row in part for one in row}
    alone = _Reach({}, room)
    return ((one, *reach_of.get(one, alone).width(one, enough)) for one in wanted)


def too_narrow(
    equations: Iterable[Mapping[int, int]], room: Mapping[int, Number], wanted: Iterable[int], enough: Number
) -> tuple[dict[int, Number], frozenset[int]]:
    """Give the *wanted* unknowns that are known within less than *enough*, each with how closely.

    Then give those that are not, as far as fractions go, but for which no whole numbers were found.
    """
    found = list(widths(equations, room, wanted, enough))
    narrow = {one: width for one, width, _ in found if width < enough}
    return narrow, frozenset(one for one, width, whole in found if whole < enough <= width)


@dataclass(slots=True)
class _Reach:
    """The changes that have been tried, walking from one to the next: the simplex method from a point inside."""

    rows: dict[int, Row]
    """What the sums say, by the unknown that each of them makes dependent on the others."""
    room: Mapping[int, Number]
    now: dict[int, Number] = field(default_factory=dict)
    """How far each unknown is from where it was."""
    least: dict[int, Number] = field(default_factory=dict)
    most: dict[int, Number] = field(default_factory=dict)

    def width(self, one: int, enough: Number) -> tuple[Number, Number]:
        """Give how far an unknown may move in all, or about *enough* if that is less: anyhow, and in whole numbers."""
        if not all(_whole(number) for number in self.now.values()):
            self.now = {}  # Nothing has changed: that is always possible, whatever depends on what.
        ends = [self.least.get(one, 0), self.most.get(one, 0)]
        for way in (1, -1):
            while (missing := enough - self._found(one)) > 0 and (step := self._step(one, way, missing)):
                self._take(step)
                ends.append(self.now.get(one, 0))
        return max(ends) - min(ends), self._found(one)

    def _found(self, one: int) -> Number:
        return self.most.get(one, 0) - self.least.get(one, 0)

    def _step(self, one: int, way: int, missing: Number) -> _Step | None:
        """Give the next step that takes *one* further up or down; the first of those that do (Bland's rule).

        None if there is none, or if *one* is where it should be already though others are between whole numbers.
        """
        here = self.now.get(one, 0)
        wish = missing + (self.most.get(one, 0) - here if way > 0 else here - self.least.get(one, 0))
        for mover, gain in sorted(self._movers(one)) if wish > 0 else []:
            going = way if gain > 0 else -way
            if going > 0 or self.now.get(mover, 0) + self.room[mover] > 0:
                return self._stopped(mover, going, _quotient(wish, max(gain, -gain)))
        return None

    def _movers(self, one: int) -> Iterator[tuple[int, Number]]:
        """Yield the independent unknowns that *one* depends on, with how much it grows by a step of each."""
        row = self.rows.get(one)
        if row is None:
            yield one, 1
            return
        for other, factor in row.items():
            if other != one:
                yield other, _quotient(-factor, row[one])

    def _stopped(self, mover: int, going: int, wish: Number) -> _Step:
        """Give a step as long as is wished for, or until something is at its least."""
        length, stop = wish, None
        if going < 0:
            length = min(length, self.now.get(mover, 0) + self.room[mover])
        for pivot, row in self.rows.items():
            if mover in row and (row[mover] > 0) == ((row[pivot] > 0) == (going > 0)):
                rate = _quotient(abs(row[mover]), abs(row[pivot]))
                limit = _quotient(self.now.get(pivot, 0) + self.room[pivot], rate)
                if limit < length or (limit == length and stop is not None and pivot < stop):
                    length, stop = limit, pivot
        return mover, going, length, stop

    def _take(self, step: _Step) -> None:
        mover, going, length, stop = step
        if length:
            self._move(mover, going * length)
        if stop is not None:
            row = self.rows.pop(stop)
            self.rows = {
                pivot: without(other, mover, row) if mover in other else other for pivot, other in self.rows.items()
            }
            self.rows[mover] = row

    def _move(self, mover: int, change: Number) -> None:
        self.now[mover] = self.now.get(mover, 0) + change
        for pivot, row in self.rows.items():
            if mover in row:
                self.now[pivot] = self.now.get(pivot, 0) + _quotient(-row[mover] * change, row[pivot])
        if all(_whole(number) for number in self.now.values()):
            for one, number in self.now.items():
                if number > self.most.get(one, 0):
                    self.most[one] = number
                elif number < self.least.get(one, 0):
                    self.least[one] = number


def _without_fixed(equations: Iterable[Mapping[int, int]], room: Mapping[int, Number]) -> list[Row]:
    """Give the equations without what is known, and with what is settled at once in equations of its own.

    An unknown alone is settled, and so are several that can only grow and would have to grow together.
    """
    rows = [{one: factor for one, factor in row.items() if one in room} for row in equations]
    fixed: set[int] = set()
    while settled := {one for row in rows if row and _settles(row, room) for one in row}:
        fixed |= settled
        rows = [{one: factor for one, factor in row.items() if one not in settled} for row in rows]
    return [*(row for row in rows if row), *({one: 1} for one in sorted(fixed))]


def _settles(row: Row, room: Mapping[int, Number]) -> bool:
    return len(row) == 1 or (len({factor > 0 for factor in row.values()}) == 1 and not any(room[one] for one in row))


def _quotient(number: Number, by: Number) -> Number:
    """Divide exactly, and keep whole numbers whole."""
    if isinstance(number, int) and isinstance(by, int) and number % by == 0:
        return number // by
    found = Fraction(number) / by
    return found.numerator if found.denominator == 1 else found


def _whole(number: Number) -> bool:
    return isinstance(number, int) or number.denominator == 1
