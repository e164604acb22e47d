"""The cheapest numbers to leave out beside a small count, so that sums no longer tell about where it lies.

A count is safe when it and some other unknowns can change together while every sum that is shown stays as it is. So
what is looked for is such a change: the small count moves a step, each sum that it upsets is set right by another
number's step, and so on until none is upset. In a table that is most often the four corners of a rectangle. How many
times the change can be made, there and back, before something falls below its least value, is how far the count may
lie from where it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush

from generator.figures.elimination import Row, without
from generator.figures.leeway import Number

Cost = tuple[int, Decimal]
"""How many sums lie below a number, and the number itself."""

Upset = frozenset[tuple[int, int]]
"""The sums that do not add up, with how much they are wrong."""

_Total = tuple[int, int, Decimal, tuple[int, ...]]
"""What all steps cost: depths, how many numbers, their sum, and in which order they were taken, for ties."""

_Moves = Mapping[int, int]
"""How many steps each term has been moved."""

_Ends = tuple[Number | None, Number | None]
"""How many times moves can be made, there and back; None if nothing falls by them."""

_Way = tuple[_Total, int, Upset, _Moves, _Ends]
"""Steps that have been taken, with their cost, when they were found, and the sums that they leave upset."""

_NOTHING: _Total = (0, 0, Decimal(0), ())
_MOST_TRIED = 300
"""Ways after which the search gives up, so that large tables with many small counts do not take for ever."""
_PLENTY = 4
"""An unknown with so many times the room that is needed is taken to be free to move as it must."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be left out, and what is already: *costs* of the first, and how far all of them can fall."""

    costs: Mapping[int, Cost]
    room: Mapping[int, Number]
    unknown: frozenset[int]

    def usable(self, term: int) -> bool:
        """Tell whether a term may move."""
        return term in self.costs or term in self.unknown

    def ends(self, before: _Ends, term: int, much: int) -> _Ends:
        """Give the ends of moves when *term* is moved so *much* in all, further than *before*."""
        there, back = before
        limit = self.room[term] // abs(much)
        if much < 0:
            return limit if there is None or limit < there else there, back
        return there, limit if back is None or limit < back else back


@dataclass(frozen=True, slots=True)
class _Sums:
    """What may be moved in which sum, once the free unknowns are out of the way."""

    rows: Sequence[Row]
    places: Mapping[int, Sequence[tuple[int, int]]]
    """The rows that each term stands in, each with its factor."""
    usable: Sequence[Sequence[int]]
    """The terms of each row that may be moved."""

    def after(self, upset: Upset, term: int, step: int) -> Upset:
        """Give the sums that are upset when a term has been moved a step."""
        wrong = dict(upset)
        for place, factor in self.places[term]:
            much = wrong.get(place, 0) + step * factor
            if much:
                wrong[place] = much
            else:
                del wrong[place]
        return frozenset(wrong.items())

    def steps(self, upset: Upset) -> Iterator[tuple[int, int]]:
        """Yield the steps that make the narrowest of the upset sums less wrong."""
        place, wrong = min(upset, key=lambda found: (len(self.usable[found[0]]), found))
        for term in self.usable[place]:
            factor = self.rows[place][term]
            step = -1 if (wrong > 0) == (factor > 0) else 1
            if abs(wrong + step * factor) < abs(wrong):
                yield term, step


def closing(one: int, equations: Iterable[Mapping[int, int]], choice: Choice, enough: Number) -> frozenset[int] | None:
    """Give what to leave out so that *one* may lie *enough* apart: sums as few as possible, then numbers, then small.

    Empty if it may already, which is certain if there is nothing to choose; None if nothing was found.
    """
    # Where nothing more is to be chosen, what is found is to be proof.
    plenty = _PLENTY * enough if choice.costs else None
    free = {term for term in choice.unknown if term != one and plenty is not None and choice.room[term] >= plenty}
    sums = _sums(_settled(equations, free), choice)
    start = choice.ends((None, None), one, 1)
    heap: list[_Way] = [(_NOTHING, 0, sums.after(frozenset(), one, 1), {one: 1}, start)]
    seen: dict[Upset, Number | None] = {}
    tried = found = 0
    while heap and tried < _MOST_TRIED:
        cost, _, upset, moves, ends = heappop(heap)
        if not upset:
            return frozenset(moves).intersection(choice.costs)
        width = _width(ends)
        if upset in seen and not _wider(width, seen[upset]):
            continue
        seen[upset] = width
        tried += 1
        for term, step in sums.steps(upset):
            moved = moves.get(term, 0)
            if moved * step < 0:
                continue
            limits = choice.ends(ends, term, moved + step)
            if (far := _width(limits)) is None or far >= enough:
                found += 1
                after = sums.after(upset, term, step)
                heappush(heap, (_more(cost, term, choice.costs), found, after, {**moves, term: moved + step}, limits))
    return None


def _width(ends: _Ends) -> Number | None:
    """Give how far apart the ends of moves are; None if there is no end to them."""
    there, back = ends
    return None if there is None or back is None else there + back


def _wider(one: Number | None, other: Number | None) -> bool:
    return other is not None and (one is None or one > other)


def _sums(rows: Sequence[Row], choice: Choice) -> _Sums:
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, row in enumerate(rows):
        for term, factor in row.items():
            places[term].append((place, factor))
    return _Sums(rows, places, [[term for term in sorted(row) if choice.usable(term)] for row in rows])


def _more(cost: _Total, term: int, costs: Mapping[int, Cost]) -> _Total:
    depth, numbers, amount, order = cost
    more, number = costs.get(term, (0, Decimal(0)))
    return depth + more, numbers + (term in costs), amount + number, (*order, term)


def _settled(equations: Iterable[Mapping[int, int]], free: Collection[int]) -> list[Row]:
    """Give what the equations say of other terms than *free*, each of which takes up what one equation asks."""
    rows = [dict(equation) for equation in equations]
    for term in sorted(free):
        having = [row for row in rows if term in row]
        if having:
            spent = min(having, key=len)
            rows = [without(row, term, spent) if term in row else row for row in rows if row is not spent]
    return [row for row in rows if row]
