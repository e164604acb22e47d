"""The answers of earlier periods as rules see them: those of the same period last year, and of the period before.

An answer is the same if the respondent is, and the question, and the row of a table with fixed rows. A row that is
written freely has no row that is the same.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.expressions.operands import operand, part_operands
from generator.expressions.schema import LAST_YEAR, PREVIOUS
from generator.merging.seen import SeenPart, seen_parts
from generator.model.answers import Dataset
from generator.model.period import Period, PeriodKind, previous, previous_year

_PERIODS: Mapping[str, Callable[[tuple[PeriodKind, ...], Period], Period | None]] = {
    LAST_YEAR: previous_year,
    PREVIOUS: previous,
}

Key = tuple[str, tuple[str, str] | None, str]
"""Respondent, repetition of the part, and row of the table; "" for the answers of the part itself."""
Answers = Mapping[str, object]


def looking_back(dataset: Dataset, scope: str, named: Collection[str]) -> Mapping[str, Mapping[Key, Answers]]:
    """Give what stood then in the part or table of a rule, under each of the names for a period that it uses."""
    return {
        name: dict(_answered(dataset, period_of, *scope.split(".")))
        for name, period_of in _PERIODS.items()
        if name in named
    }


def key_of(seen: SeenPart, row: str = "") -> Key:
    """Tell what is looked up from everything else in the same part of the model."""
    return seen.delivery.respondent.id, seen.part.dimension, row


def _answered(
    dataset: Dataset,
    period_of: Callable[[tuple[PeriodKind, ...], Period], Period | None],
    form: str,
    part: str,
    table: str = "",
) -> Iterator[tuple[Key, Answers]]:
    period = period_of(dataset.follow_up.period_kinds, dataset.follow_up.period)
    then = next((one for one in dataset.earlier if period and one.follow_up.period.id == period.id), None)
    for seen in seen_parts(then) if then else ():
        if (seen.delivery.form.id, seen.part.base or seen.part.id) != (form, part):
            continue
        question = seen.part.question(table)
        if not table:
            yield key_of(seen), part_operands(seen.part, seen.submission)
        for row in seen.rows(question) if question else ():
            if row.key:
                yield key_of(seen, row.key), {column: operand(answer) for column, answer in row.answers.items()}
