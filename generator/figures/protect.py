"""Which numbers are left out: small counts of persons, and others from which those could be worked out.

All tables over the same source are protected together, for a reader has them all. Zero is shown, and so are sums
as far as possible (domain section 2, acceptance rows 16, 17 and 62).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

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
class _System:
    """Facts that hang together by sums, as unknowns numbered in the order of the tables."""

    costs: Mapping[int, tuple[int, int, Decimal, int]]
    """What it costs to leave out a fact that may be left out: details before sums, small numbers before large."""
    additions: Sequence[tuple[int, ...]]
    """The whole first, then its parts."""
    primary: frozenset[int]
    hidden: frozenset[int]
    """Facts that stand in no table: unknown from the start."""
    least: frozenset[int]
    """Facts that, once unknown, are known not to be lower than they are."""


def suppressed(
    numbers: Mapping[Fact, Decimal], hidden: Collection[Fact], additions: Iterable[Addition], guard: Guard
) -> frozenset[Fact]:
    """Give the facts that must not be shown.

    *numbers* has every known fact in the order in which ties are broken; those in *hidden* stand in no table. Facts
    without a number are no part of this.
    """
    order = list(numbers)
    whole = _system(numbers, hidden, additions, guard)
    return frozenset(order[one] for part in _components(whole) for one in _completed(part))


def _system(
    numbers: Mapping[Fact, Decimal], hidden: Collection[Fact], additions: Iterable[Addition], guard: Guard
) -> _System:
    index = {fact: place for place, fact in enumerate(numbers)}
    # A count that is left out is at least 1, as 0 would have been shown; so a 0 that is shown is no unknown.
    lowest = {fact: 0 if guard.suppress_zero or fact in hidden else 1 for fact in numbers}
    unknowable = {fact for fact, number in numbers.items() if number != 0 or lowest[fact] == 0}
    known_sums = [one for one in additions if one.whole in index and any(part in unknowable for part in one.parts)]
    depth = _depths(known_sums)
    return _System(
        costs={
            index[fact]: (-len(fact.keys), depth.get(fact, 0), numbers[fact], index[fact])
            for fact in numbers
            if fact in unknowable and fact not in hidden
        },
        additions=[
            (index[one.whole], *(index[part] for part in one.parts if part in unknowable)) for one in known_sums
        ],
        primary=frozenset(index[fact] for fact in numbers if fact not in hidden and guard.forbids(numbers[fact])),
        hidden=frozenset(index[fact] for fact in hidden if fact in index),
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
    group |= {one: one for one in system.primary}

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
    return [replace(system, additions=sums[key], primary=system.primary & inside) for key, inside in members.items()]


def _completed(system: _System) -> frozenset[int]:
    """Leave out more facts until none of the primary ones can be worked out."""
    out = system.primary
    while added := _beside_the_only_ones(system, out) or _beside_what_is_settled(system, out):
        out |= added
    return out


def _beside_the_only_ones(system: _System, out: frozenset[int]) -> frozenset[int]:
    """Give the fact to leave out next to one that alone is unknown in a sum; the first such sum decides."""
    for addition in system.additions:
        unknown = [one for one in addition if one in out or one in system.hidden]
        if len(unknown) == 1 and unknown[0] in out:
            found = _cheapest(system, addition, out)
            if found is not None:
                return frozenset({found})
    return frozenset()


def _beside_what_is_settled(system: _System, out: frozenset[int]) -> frozenset[int]:
    """Give facts to leave out where several sums together give a small count away."""
    unknown = out | (system.hidden & {one for addition in system.additions for one in addition})
    rows = [{one: -1 if place else 1 for place, one in enumerate(addition)} for addition in system.additions]
    added: set[int] = set()
    for one, by in betrayals(rows, unknown - system.least, unknown & system.least).items():
        if one in system.primary and not added & by:
            found = _cheapest(system, by, out)
            if found is not None:
                added.add(found)
    return frozenset(added)


def _cheapest(system: _System, facts: Iterable[int], out: frozenset[int]) -> int | None:
    candidates = [system.costs[one] for one in facts if one in system.costs and one not in out]
    return min(candidates)[-1] if candidates else None
