"""Which numbers are left out: small counts of persons, and others from which those could be worked out.

All tables over the same source are protected together, for a reader has them all. Zero is shown, and so are sums
as far as possible (domain section 2, acceptance rows 16, 17 and 62).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.figures.closing import Cost, Unknowns, closing
from generator.figures.elimination import Row
from generator.figures.facts import Fact
from generator.figures.leeway import betrayals


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
    """Facts that an earlier report has shown: it is too late to leave them out."""
    left_out: frozenset[Fact] = frozenset()
    """Facts that an earlier report has left out, and this one does too."""


@dataclass(frozen=True, slots=True)
class _System:
    """Facts that hang together by sums, as unknowns numbered in the order of the tables."""

    costs: Mapping[int, Cost]
    """What may be left out, and what that costs."""
    additions: Sequence[tuple[int, ...]]
    """The whole first, then its parts."""
    small: frozenset[int]
    """Facts that must not be known."""
    unknown: frozenset[int]
    """Facts that are unknown from the start."""
    least: frozenset[int]
    """Facts that, once unknown, are known not to be lower than they are."""


def suppressed(
    numbers: Mapping[Fact, Decimal], additions: Iterable[Addition], guard: Guard, known: Known
) -> frozenset[Fact]:
    """Give the facts that must not be shown.

    *numbers* has every fact with a number, in the order in which ties are broken.
    """
    order = list(numbers)
    whole = _system(numbers, additions, guard, known)
    return frozenset(order[one] for part in _components(whole) for one in _completed(part)) - known.hidden


def _system(numbers: Mapping[Fact, Decimal], additions: Iterable[Addition], guard: Guard, known: Known) -> _System:
    index = {fact: place for place, fact in enumerate(numbers)}
    # A count that is left out is at least 1, as 0 would have been shown; so a 0 that is shown is no unknown.
    lowest = {fact: 0 if guard.suppress_zero or fact in known.hidden else 1 for fact in numbers}
    unknowable = {fact for fact, number in numbers.items() if number != 0 or lowest[fact] == 0}
    known_sums = [one for one in additions if one.whole in index and any(part in unknowable for part in one.parts)]
    depth = _depths(known_sums)
    small = {fact for fact, number in numbers.items() if guard.forbids(number) and fact not in known.told}
    choice = unknowable - known.hidden - known.told
    unknown = (small | known.hidden | known.left_out) & numbers.keys()
    return _System(
        costs={index[fact]: (depth.get(fact, 0), numbers[fact]) for fact in choice},
        additions=[
            (index[one.whole], *(index[part] for part in one.parts if part in unknowable)) for one in known_sums
        ],
        small=frozenset(index[fact] for fact in small),
        unknown=frozenset(index[fact] for fact in unknown),
        least=frozenset(index[fact] for fact in numbers if numbers[fact] <= lowest[fact]),
    )


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


def _components(system: _System) -> list[_System]:
    """Part the system into such as have no sum in common; each measuring date is one by itself."""
    group = {one: one for addition in system.additions for one in addition}
    group |= {one: one for one in system.unknown}

    def root(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for first, *others in system.additions:
        for other in others:
            group[root(other)] = root(first)
    members: dict[int, set[int]] = defaultdict(set)
    for one in group:
        members[root(one)].add(one)
    sums: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for addition in system.additions:
        sums[root(addition[0])].append(addition)
    return [
        replace(system, additions=sums[key], small=system.small & inside, unknown=system.unknown & inside)
        for key, inside in members.items()
    ]


def _completed(system: _System) -> frozenset[int]:
    """Leave out more facts until none of the small ones can be worked out, or nothing more can be left out."""
    if not system.small:
        return system.unknown
    rows = [{one: -1 if place else 1 for place, one in enumerate(addition)} for addition in system.additions]
    out, start = system.unknown, _unknowns(system, system.unknown)
    exposed = [one for one in betrayals(rows, start.loose, start.least) if one in system.small]
    for one in exposed:
        out |= closing(one, rows, _costs(system, out), _unknowns(system, out)) or frozenset()
    while exposed and (added := frozenset(_beside_what_is_settled(system, rows, out))):
        out |= added
    return out


def _costs(system: _System, out: frozenset[int]) -> dict[int, Cost]:
    return {one: cost for one, cost in system.costs.items() if one not in out}


def _unknowns(system: _System, out: frozenset[int]) -> Unknowns:
    return Unknowns(out - system.least, out & system.least)


def _beside_what_is_settled(system: _System, rows: Sequence[Row], out: frozenset[int]) -> Iterator[int]:
    """Yield what to leave out where sums still give small counts away: the cheapest of what settles each."""
    unknown, costs = _unknowns(system, out), _costs(system, out)
    added: set[int] = set()
    for one, by in betrayals(rows, unknown.loose, unknown.least).items():
        candidates = by & costs.keys()
        if one in system.small and candidates and not added & by:
            added.add(min(candidates, key=lambda found: (costs[found], found)))
    yield from added
