"""The grids of all tables, each computed once however many tables show it.

A grid may be of this year's table over an earlier year's dataset, or over some of the respondents only. What stands
in its cells is reckoned by `compute`.
"""

from collections.abc import Mapping
from dataclasses import replace

from generator.expressions.environment import Language, evaluated
from generator.expressions.operands import form_operands
from generator.figures.compute import Grid, Spot, all_columns, cells_of, fact_of
from generator.figures.facts import Fact, Measured
from generator.model.answers import Dataset
from generator.model.definition import Form, Question, Table


class Grids:
    """Computes grids; what several tables have in common is computed once."""

    def __init__(self, language: Language) -> None:
        """Begin with nothing computed; *language* is what the conditions of the tables are written in."""
        self.language = language
        self._outside: dict[tuple[str, str, str], frozenset[str]] = {}
        self._made: dict[tuple[object, ...], tuple[Mapping[Spot, Measured], Mapping[Spot, Fact]]] = {}

    def grid(self, dataset: Dataset, table: Table, among: frozenset[str] = frozenset()) -> Grid:
        """Compute the figures of *table*, or those *among* certain respondents who count.

        It may be this year's table over an earlier year's dataset.
        """
        form, question = table_question(dataset, table.source)
        period = dataset.follow_up.period.id
        counted = (period, form.id, table.counted_when)
        if counted not in self._outside:
            self._outside[counted] = not_counted(dataset, form, table.counted_when, self.language)
        bare = _grid(dataset, table, (form, question), self._outside[counted], among)
        same = (period, table.source, table.rows, table.columns, table.measures, table.counted_when, among)
        key = (*same, tuple(sorted(table.where.items())))
        if key not in self._made:
            measured = dict(cells_of(bare))
            self._made[key] = measured, {spot: fact_of(bare, spot) for spot in measured}
        cells, facts = self._made[key]
        return replace(bare, cells=cells, facts=facts)


def _grid(
    dataset: Dataset, table: Table, asked: tuple[Form, Question], outside: frozenset[str], among: frozenset[str]
) -> Grid:
    """Give the grid of a table, as yet without cells."""
    form, question = asked
    registers = dataset.follow_up.registers
    chosen = tuple(one for one in all_columns(dataset, table) if not table.column_rows or one in table.column_rows)
    measures = tuple(column for column in question.columns if column.id in table.measures)
    return Grid(
        table=table,
        dataset=dataset,
        form=form,
        measures=tuple(sorted(measures, key=lambda measure: table.measures.index(measure.id))),
        rows=registers[table.rows].rows,
        columns=chosen,
        outside=outside,
        among=among,
        cells={},
        facts={},
    )


def table_question(dataset: Dataset, source: str) -> tuple[Form, Question]:
    """Give the form and the table question that a source names."""
    form_id, part_id, question_id = source.split(".")
    form = dataset.follow_up.forms[form_id]
    parts = (part for part in form.parts if (part.base or part.id) == part_id)
    question = next(found for part in parts if (found := part.question(question_id)))
    return form, question


def not_counted(dataset: Dataset, form: Form, condition: str, language: Language) -> frozenset[str]:
    """Give the respondents for whom *condition* is false; where it cannot be told, they count."""
    if not condition:
        return frozenset()
    counts = language.condition(condition)
    outside = set()
    for delivery in dataset.deliveries:
        if delivery.form.id == form.id and delivery.submission is not None:
            result = counts(form_operands(form, delivery.submission))
            if evaluated(result) and not result:
                outside.add(delivery.respondent.id)
    return frozenset(outside)
