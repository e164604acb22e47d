"""Which numbers are left out: small counts of persons, and others from which those could be worked out.

All tables over the same source are protected together, for a reader has them all. Zero is shown, and so are sums
as far as possible (domain section 2, acceptance rows 16, 17 and 62).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.figures.closing import Choice, Cost, closing
from generator.figures.elimination import Row, connected, reduced
from generator.figures.facts import Fact
from generator.figures.leeway import Number, widths

_FEW, _MANY = 3, 15
"""How many facts are left out for others where another way is tried; many take too long to be tried twice."""


@dataclass(frozen=True, slots=True)
class Guard:
    """How counts of one source are protected: counts from 1 up to, but not including, *threshold* are left out."""

    threshold: Decimal
    smallest_base: int = 0
    """Least base of a printed percentage."""
    suppress_zero: bool = False

    def forbids(self, number: Decimal) -> bool:
        """Tell whether a count is too small to be shown."""
        return number < self.threshold and (number != 0 or self.suppress_zero)


@dataclass(frozen=True, slots=True)
class Addition:
    """One fact is the sum of others."""

    whole: Fact
    parts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows, beside what the tables show now."""

    hidden: frozenset[Fact] = frozenset()
    """Facts that stand in no table: nobody knows them, but they may be worked out."""
    told: frozenset[Fact] = frozenset()
    """Facts that are taken to be known whatever is left out, such as what an earlier report has shown."""
    left_out: frozenset[Fact] = frozenset()
    """Facts that an earlier report has left out, and this one does too."""
    open: frozenset[Fact] = frozenset()
    """Facts that nobody knows and anybody may come near to."""


Solved = dict[tuple[frozenset[int], frozenset[int]], frozenset[int]]
"""What is left out in systems that have been reckoned, by what was unknown and guarded in them."""


@dataclass(frozen=True, slots=True)
class _System:
    """Facts that hang together by sums, as unknowns numbered in the order of the tables."""

    costs: Mapping[int, Cost]
    """What may be left out, and what that costs."""
    rows: Sequence[Row]
    """The sums: the whole less its parts is nothing."""
    unknown: frozenset[int]
    """Facts that are unknown from the start."""
    guarded: frozenset[int]
    """Facts that nobody may come near to, once they are unknown."""
    room: Mapping[int, Number]
    """How far facts lie above the least that they can be, as far as the reader knows."""
    enough: Number
    """How wide the interval must be that a guarded fact is known to lie in."""


def suppressed(
    numbers: Mapping[Fact, Decimal],
    additions: Iterable[Addition],
    guard: Guard,
    known: Known,
    solved: Solved | None = None,
) -> frozenset[Fact]:
    """Give the facts that must not be shown.

    *numbers* has every fact with a number, in the order in which ties are broken. Who asks again, of the same facts
    and sums, when more is left out gives *solved* along: then only what has changed is reckoned anew.
    """
    order = list(numbers)
    solved = {} if solved is None else solved
    out: set[int] = set()
    for part in _components(_system(numbers, additions, guard, known)):
        key = part.unknown, part.guarded
        if key not in solved:
            solved[key] = _completed(part)
        out |= solved[key]
    return frozenset(order[one] for one in out) - known.hidden


def following(additions: Iterable[Addition], told: frozenset[Fact]) -> frozenset[Fact]:
    """Give the facts that can be worked out from those that are *told*, whatever else is left out, and those too."""
    number: dict[Fact, int] = {}
    rows = []
    for one in additions:
        terms = [
            (fact, factor) for fact, factor in [(one.whole, 1), *((part, -1) for part in one.parts)] if fact not in told
        ]
        rows.append({number.setdefault(fact, len(number)): factor for fact, factor in terms})
    found = reduced(rows, lambda one: (one,))
    alone = frozenset(one for one, row in found.items() if len(row) == 1)
    return told | {fact for fact, one in number.items() if one in alone}


def _system(numbers: Mapping[Fact, Decimal], additions: Iterable[Addition], guard: Guard, known: Known) -> _System:
    index = {fact: place for place, fact in enumerate(numbers)}
    # A count that is left out is at least 1, as 0 would have been shown; so a 0 that is shown is no unknown.
    lowest = {fact: 0 if guard.suppress_zero or fact in known.hidden else 1 for fact in numbers}
    unknowable = {fact for fact, number in numbers.items() if number != 0 or lowest[fact] == 0}
    sums = [one for one in additions if one.whole in index and any(part in unknowable for part in one.parts)]
    depth = _depths(sums)
    free = known.told | known.open
    small = {fact for fact, number in numbers.items() if guard.forbids(number) and fact not in free}
    choice = unknowable - known.hidden - known.told
    unknown = (small | known.hidden | known.left_out) & numbers.keys()
    return _System(
        costs={index[fact]: (depth.get(fact, 0), numbers[fact]) for fact in choice},
        rows=[{index[one.whole]: 1, **{index[part]: -1 for part in one.parts if part in unknowable}} for one in sums],
        unknown=frozenset(index[fact] for fact in unknown),
        guarded=frozenset(index[fact] for fact in small | choice | known.left_out if fact in index),
        room={index[fact]: max(exact(number) - lowest[fact], 0) for fact, number in numbers.items()},
        enough=exact(guard.threshold),
    )


def exact(number: Decimal) -> Number:
    """Give a number for exact reckoning, a whole one as what it is."""
    return int(number) if number % 1 == 0 else Fraction(number)


def _depths(additions: Sequence[Addition]) -> dict[Fact, int]:
    """Say of every whole how many sums lie below it at most."""
    parts: dict[Fact, set[Fact]] = defaultdict(set)
    for addition in additions:
        parts[addition.whole].update(addition.parts)
    depth: dict[Fact, int] = {}

    def below(fact: Fact) -> int:
        if fact not in depth:
            depth[fact] = 0  # A model may add in a ring; that is its fault, and ends here.
            depth[fact] = 1 + max((below(part) for part in parts[fact]), default=0) if fact in parts else 0
        return depth[fact]

    return {whole: below(whole) for whole in list(parts)}


def _components(system: _System) -> Iterator[_System]:
    """Part the system into such as have no sum in common; each measuring date is one by itself."""
    parts = connected(system.rows)
    members = [frozenset(one for row in rows for one in row) for rows in parts]
    in_no_sum = system.unknown.difference(*members)
    for rows, inside in zip([*parts, []], [*members, in_no_sum], strict=True):
        yield replace(
            system,
            rows=rows,
            unknown=system.unknown & inside,
            guarded=system.guarded & inside,
            costs={one: system.costs[one] for one in sorted(inside & system.costs.keys())},
        )


def _completed(system: _System) -> frozenset[int]:
    """Leave out more facts until nobody can come near to a guarded one, or nothing more can be left out.

    Where that is many, it is tried too to let every fact vary at all first: several may then vary enough together.
    """
    if not system.unknown & system.guarded:
        return system.unknown
    found = _filled_up(system, system.enough)
    if not _FEW < len(found - system.unknown) < _MANY:
        return found
    other = _filled_up(system, 1)
    safe = _exposed(system, other).keys() <= _exposed(system, found).keys()
    return min(found, other, key=lambda out: _cost(system, out)) if safe else found


def _cost(system: _System, out: frozenset[int]) -> tuple[int, int, Decimal]:
    """Say what leaving facts out costs: sums, then numbers, then great numbers."""
    costs = [system.costs[one] for one in out - system.unknown]
    return sum(depth for depth, _ in costs), len(costs), sum((number for _, number in costs), Decimal(0))


def _filled_up(system: _System, at_first: Number) -> frozenset[int]:
    """Leave out more facts, in the first round so many that each may lie as far apart as is asked *at_first*."""
    out, width = system.unknown, at_first
    exposed = _exposed(system, out)
    while exposed:
        added = frozenset[int]()
        order = sorted(exposed, key=lambda one: (exposed[one], one))
        for one in order:
            added |= closing(one, system.rows, _choice(system, out | added), width) or frozenset()
        if width == system.enough:
            added = added or _nearest(system, order, out)
            if not added:
                break
        out, width = out | added, system.enough
        # Nobody comes nearer to a fact when more is left out, so those that were safe still are.
        exposed = dict(_looked_into(system, out, sorted((exposed.keys() | added) & system.guarded)))
    return _without_needless(system, out)


def _exposed(system: _System, out: frozenset[int]) -> dict[int, Number]:
    """Give the guarded facts that are known too closely when *out* is unknown, each with how closely."""
    return dict(_looked_into(system, out, sorted(out & system.guarded)))


def _looked_into(system: _System, out: frozenset[int], wanted: Iterable[int]) -> Iterator[tuple[int, Number]]:
    """Yield those of the *wanted* facts that are known too closely, one by one as they are found."""
    room = {one: system.room[one] for one in out}
    for one, width, whole in widths(system.rows, room, wanted, system.enough):
        if width < system.enough:
            yield one, width
        elif whole < system.enough and closing(one, system.rows, Choice({}, room, out), system.enough) is None:
            yield one, whole


def _choice(system: _System, out: frozenset[int]) -> Choice:
    return Choice({one: cost for one, cost in system.costs.items() if one not in out}, system.room, out)


def _nearest(system: _System, exposed: Iterable[int], out: frozenset[int]) -> frozenset[int]:
    """Give the cheapest fact to leave out beside the first of those that no way was found for."""
    choice = _choice(system, out)
    for one in exposed:
        near = {other for row in system.rows if one in row for other in row} & choice.costs.keys()
        if near:
            return frozenset({min(near, key=lambda other: (choice.costs[other], other))})
    return frozenset(sorted(choice.costs, key=lambda other: (choice.costs[other], other))[:1])


def _without_needless(system: _System, out: frozenset[int]) -> frozenset[int]:
    """Show again what was left out for another fact's sake and need not have been, the dearest first."""
    before = _exposed(system, out).keys()
    for one in sorted(out - system.unknown, key=lambda found: (system.costs[found], found), reverse=True):
        fewer = _shown_with(system, one, out) if one in out else None
        if fewer is not None:
            near = {other for row in system.rows if one in row for other in row}
            order = sorted(fewer & system.guarded - before, key=lambda other: (other not in near, other))
            if next(_looked_into(system, fewer, order), None) is None:
                out = fewer
    return out


def _shown_with(system: _System, one: int, out: frozenset[int]) -> frozenset[int] | None:
    """Give what is still left out once *one* is shown, and what follows from it; None if a small count would."""
    out -= {one}
    while True:
        lone = {other for row in system.rows if len(left := row.keys() & out) == 1 for other in left}
        if lone & system.unknown & system.guarded:
            return None
        if not lone - system.unknown:
            return out
        out -= lone - system.unknown
