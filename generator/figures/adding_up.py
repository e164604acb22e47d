"""Which measures a reader knows to add up: by the model's rules, by what all answers do, and by the tables' shares.

A model whose rules do not say that women and men are all would otherwise have men told by the other two. What always
adds up is seen by whoever reads the tables, so it is taken to be known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from generator.expressions.environment import Language
from generator.expressions.sums import Sum, sum_in
from generator.model.answers import Dataset, figure_of
from generator.model.definition import FollowUp, Share
from generator.model.kinds import Kind
from generator.model.sources import Source

Numbers = Mapping[str, Decimal]
"""The numbers of one row of a form, by measure."""

_THE_OTHERS = "?"
"""What a share is not of, where no measure is that."""
_FEWEST_ROWS, _MOST_PARTS, _MOST_MEASURES = 3, 3, 8
"""So many rows must add up that it is no chance; and so much is tried."""


def known_sums(dataset: Dataset, source: Source, shares: Iterable[Share], language: Language) -> tuple[Sum, ...]:
    """Give the sums among the measures of a source; what a rule says of a measure goes before what the answers do."""
    sums = list(_demanded(dataset.follow_up, source.id, language))
    rows = list(_rows(dataset, source))
    for whole in sorted({name for row in rows for name in row} - {one.whole for one in sums}):
        sums += _always(whole, rows)
    said = {(part, one.whole) for one in sums for part in one.parts}
    halves = dict.fromkeys((share.part, share.whole) for share in shares)
    return (*sums, *(Sum((part, _THE_OTHERS), whole) for part, whole in halves if (part, whole) not in said))


def _demanded(follow_up: FollowUp, source: str, language: Language) -> Iterator[Sum]:
    rules = (rule for rule in follow_up.rules if rule.scope == source)
    return (found for rule in rules if (found := sum_in(rule.condition, language)))


def _rows(dataset: Dataset, source: Source) -> Iterator[Numbers]:
    counted = [one.id for one in source.measures if one.kind is not Kind.MONEY][:_MOST_MEASURES]
    for record in dataset.records.get(source.id, ()):
        figures = {name: figure_of(record.answers[name]).number for name in counted if name in record.answers}
        yield {name: number for name, number in figures.items() if number is not None}


def _always(whole: str, rows: Sequence[Numbers]) -> Iterator[Sum]:
    """Yield the sum that a measure is in every row, with the fewest parts; none of them is always nothing."""
    others = sorted({name for row in rows for name in row} - {whole})
    for size in range(2, _MOST_PARTS + 1):
        for parts in combinations(others, size):
            told = [row for row in rows if row.get(whole) and all(part in row for part in parts)]
            counting = all(any(row[part] for row in told) for part in parts)
            if len(told) >= _FEWEST_ROWS and counting and all(_adds_up(row, whole, parts) for row in told):
                yield Sum(parts, whole)
                return


def _adds_up(row: Numbers, whole: str, parts: Iterable[str]) -> bool:
    return row[whole] == sum((row[part] for part in parts), Decimal(0))
