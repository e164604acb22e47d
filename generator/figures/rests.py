"""What is left of a sum when the parts that some table has are taken away: a count that no table has, but is told.

Of women and all the reader knows how many are something else; of a town's counts in some areas and in all, how many
are in the others. Rests are facts like others, so that sums of them are seen too.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.expressions.sums import Sum
from generator.figures.additions import sums_over_dimensions
from generator.figures.facts import Fact
from generator.figures.grid import Grid
from generator.figures.protect import Addition

_AND = " + "
"""Stands before each of the parts that a rest is of, in its name; no id has it in it."""


@dataclass(slots=True)
class Reckoning:
    """The facts of some tables, their numbers and the sums that hold among them; rests come to both."""

    there: set[Fact]
    """The facts that some table has, with or without a number, and the rests."""
    numbers: dict[Fact, Decimal]
    additions: list[Addition]

    def measures_add_up(self, sums: Iterable[Sum]) -> None:
        """Add the sums among measures, wherever some part is known; a rest stands for the others."""
        for one in sums:
            parts_of = {
                fact: {part: replace(fact, measure=part) for part in one.parts}
                for fact in list(self.numbers)
                if fact.measure == one.whole
            }
            lacking = {
                fact: tuple(part for part, own in parts.items() if own not in self.numbers)
                for fact, parts in parts_of.items()
            }
            # Where more is lacking in one place than in another, the greater rest is a sum of both.
            for rest in dict.fromkeys(rest for rest in lacking.values() if len(rest) < len(one.parts)):
                for fact, parts in parts_of.items():
                    if set(lacking[fact]) <= set(rest):
                        others = replace(fact, measure="".join(_AND + part for part in rest)) if rest else None
                        self._add(fact, [own for part, own in parts.items() if part not in rest], others)

    def dimensions_add_up(self, grids: Sequence[Grid]) -> None:
        """Add the sums over dimensions, wherever some table has a part; a rest stands for the others."""
        new = list(self.numbers)
        while new:  # Rests may be split too, by the dimensions that they have not.
            before = len(self.numbers)
            for one in list(sums_over_dimensions(grids, new, self.there)):
                parts = [part for part in one.parts if part in self.there]
                if len(parts) == len(one.parts):
                    self.additions.append(one)
                elif parts:
                    others = [part for part in one.parts if part not in self.there]
                    self._add(one.whole, parts, _rest(one.whole, others))
            new = list(self.numbers)[before:]

    def open_rests(self, unknown: Collection[str]) -> frozenset[Fact]:
        """Give the rests of nothing but *unknown* measures, of those who are not known to be anything.

        They are often nobody, and a reader may well take them to be: so they are no hiding-place for others.
        """
        return frozenset(
            fact
            for fact in self.numbers
            if fact.measure.startswith(_AND) and set(fact.measure.split(_AND)[1:]) <= set(unknown)
        )

    def _add(self, whole: Fact, parts: list[Fact], rest: Fact | None) -> None:
        """Add a sum; the rest is nothing where the parts are more than the whole, as they are in a faulty form."""
        if rest and rest not in self.numbers:
            known = sum((self.numbers[part] for part in parts if part in self.numbers), Decimal(0))
            self.numbers[rest] = max(self.numbers[whole] - known, Decimal(0))
            self.there.add(rest)
        self.additions.append(Addition(whole, (*parts, rest) if rest else tuple(parts)))


def _rest(whole: Fact, lacking: Sequence[Fact]) -> Fact | None:
    """Name those parts of a fact that no table has."""
    if not lacking:
        return None
    (name,) = {name for part in lacking for name, _ in part.keys - whole.keys}
    others = "".join(sorted(_AND + category for part in lacking for key, category in part.keys if key == name))
    return replace(whole, keys=whole.keys | {(name, others)})
