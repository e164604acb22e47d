"""Which sums a reader can make of the facts in all tables together.

A fact is the sum of the facts that split it by one more register, once each row of that register is there; and by
the model's own rules one measure is the sum of others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.expressions.environment import Language
from generator.expressions.sums import Sum, sum_in
from generator.figures.common import Split
from generator.figures.compute import Grid
from generator.figures.facts import Fact, Measured
from generator.figures.protect import Addition
from generator.model.definition import FollowUp

Facts = Mapping[Fact, Measured]


def measure_sums(follow_up: FollowUp, source: str, language: Language) -> tuple[Sum, ...]:
    """Give the sums that the model's rules demand among the columns of a source."""
    rules = (rule for rule in follow_up.rules if rule.scope == source)
    return tuple(found for rule in rules if (found := sum_in(rule.condition, language)))


def sums_of_measures(facts: Facts, sums: Sequence[Sum]) -> Iterator[Addition]:
    """Yield for each fact of a whole the facts of its parts; parts that no table has are taken to be nothing."""
    for fact in facts:
        for one in sums:
            if fact.measure == one.whole:
                parts = (
                    Fact(fact.period, fact.source, fact.keys, part, fact.counted, fact.among) for part in one.parts
                )
                yield Addition(fact, tuple(part for part in parts if part in facts))


def sums_over_registers(grids: Sequence[Grid], facts: Facts) -> Iterator[Addition]:
    """Yield for each fact the facts that split it by a register, if the tables have every row of the register.

    Respondents who are not in the sum are left out.
    """
    by_period = {grid.dataset.follow_up.period.id: grid for grid in grids}
    counting = {(grid.dataset.follow_up.period.id, grid.table.counted_when): grid for grid in grids}
    registers = dict.fromkeys(register for fact in facts for register, _ in fact.keys)
    for fact in facts:
        grid = counting.get((fact.period, fact.counted), by_period[fact.period])
        for register in registers:
            if all(register != name for name, _ in fact.keys):
                parts = tuple(_split(fact, register, grid))
                if all(part in facts for part in parts):
                    yield Addition(fact, parts)


def _split(fact: Fact, register: str, grid: Grid) -> Iterator[Fact]:
    for row in grid.dataset.follow_up.registers[register].rows:
        keys = fact.keys | {(register, row.id)}
        if register != grid.form.register:
            yield Fact(fact.period, fact.source, keys, fact.measure, fact.counted, fact.among)
        elif row.id in fact.among if fact.among else not (fact.counted and row.id in grid.outside):
            yield Fact(fact.period, fact.source, keys, fact.measure)


def sums_of_groups(splits: Iterable[Split]) -> Iterator[Addition]:
    """Yield for each sum over all who count the sums over those who are compared and over the others."""
    for split in splits:
        for spot in split.whole.cells:
            whole, part = split.whole.fact(spot), split.part.fact(spot)
            if part != whole:
                yield Addition(whole, (part, split.rest.fact(spot)))
