"""The cheapest numbers to leave out beside a small count, so that sums no longer give it away.

A count is safe when it and some other unknowns can change together while every sum that is shown stays as it is. So
what is looked for is such a change: the small count moves a step, each sum that it upsets is set right by another
number's step, and so on until none is upset. In a table that is most often the four corners of a rectangle.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush

from generator.figures.elimination import Row, without

Cost = tuple[int, Decimal]
"""How many sums lie below a number, and the number itself."""

Upset = frozenset[tuple[int, int]]
"""The sums that do not add up, with how much they are wrong."""

_Total = tuple[int, int, Decimal, tuple[int, ...]]
"""What all steps cost: depths, how many numbers, their sum, and in which order they were taken, for ties."""

_Way = tuple[_Total, Upset, tuple[tuple[int, int], ...]]
"""Steps that have been taken, with their cost and the sums that they leave upset."""

_NOTHING: _Total = (0, 0, Decimal(0), ())
_MOST_TRIED = 1000
"""States after which the search gives up, so that large tables with many small counts do not take for ever."""


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What the reader does not know already. Those in *least* are as low as they can be, and may only grow."""

    loose: frozenset[int]
    least: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sums:
    """What may be moved in which sum, once the loose unknowns are out of the way."""

    rows: Sequence[Row]
    places: Mapping[int, Sequence[int]]
    """The rows that each term stands in."""
    usable: Sequence[Sequence[int]]
    """The terms of each row that may be moved: known ones that may be left out, and unknown ones that may grow."""
    growing: frozenset[int]

    def moved(self, term: int, step: int) -> Iterator[tuple[int, int]]:
        """Yield how much more a step of a term makes each sum wrong."""
        return ((place, step * self.rows[place][term]) for place in self.places[term])

    def steps(self, upset: Upset) -> Iterator[tuple[int, int]]:
        """Yield the steps that make the narrowest of the upset sums less wrong."""
        place, wrong = min(upset, key=lambda found: (len(self.usable[found[0]]), found))
        for term in self.usable[place]:
            factor = self.rows[place][term]
            step = -1 if (wrong > 0) == (factor > 0) else 1
            if abs(wrong + step * factor) < abs(wrong) and not (step < 0 and term in self.growing):
                yield term, step


def closing(
    one: int, equations: Iterable[Mapping[int, int]], costs: Mapping[int, Cost], unknown: Unknowns
) -> frozenset[int] | None:
    """Give what to leave out so that *one* may vary: sums as few as possible, then numbers, then small ones.

    Empty if it may vary already; None if nothing was found. *costs* has what may be left out.
    """
    sums = _sums(_settled(equations, unknown.loose - {one}), costs, unknown.least - {one})
    heap: list[_Way] = []
    for step in (1,) if one in unknown.least else (1, -1):
        heappush(heap, (_NOTHING, _after(frozenset(), sums.moved(one, step)), ((one, step),)))
    seen: set[Upset] = set()
    while heap and len(seen) < _MOST_TRIED:
        cost, upset, steps = heappop(heap)
        if not upset:
            return _moved(steps) & costs.keys()
        if upset not in seen:
            seen.add(upset)
            for term, step in sums.steps(upset):
                after = _after(upset, sums.moved(term, step))
                heappush(heap, (_more(cost, term, costs), after, (*steps, (term, step))))
    return None


def _sums(rows: Sequence[Row], costs: Mapping[int, Cost], growing: frozenset[int]) -> _Sums:
    places: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for term in row:
            places[term].append(place)
    usable = [[term for term in sorted(row) if term in costs or term in growing] for row in rows]
    return _Sums(rows, places, usable, growing)


def _more(cost: _Total, term: int, costs: Mapping[int, Cost]) -> _Total:
    depth, numbers, amount, order = cost
    more, number = costs.get(term, (0, Decimal(0)))
    return depth + more, numbers + (term in costs), amount + number, (*order, term)


def _after(upset: Upset, changes: Iterable[tuple[int, int]]) -> Upset:
    wrong = dict(upset)
    for place, change in changes:
        wrong[place] = wrong.get(place, 0) + change
    return frozenset((place, much) for place, much in wrong.items() if much)


def _moved(steps: Sequence[tuple[int, int]]) -> frozenset[int]:
    moves: Counter[int] = Counter()
    for term, step in steps:
        moves[term] += step
    return frozenset(term for term, much in moves.items() if much)


def _settled(equations: Iterable[Mapping[int, int]], loose: frozenset[int]) -> list[Row]:
    """Give what the equations say of other terms than *loose*, each of which takes up what one equation asks."""
    rows = [dict(equation) for equation in equations]
    for term in sorted(loose):
        having = [row for row in rows if term in row]
        if having:
            spent = min(having, key=len)
            rows = [without(row, term, spent) if term in row else row for row in rows if row is not spent]
    return [row for row in rows if row]
