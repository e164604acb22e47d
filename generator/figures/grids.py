"""The grids of all tables, each computed once however many tables show it.

A grid may be of this year's table over an earlier period's dataset, or over some of the respondents only. What stands
in its cells is reckoned by `compute`, and for a table over the year by `pooling`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.expressions.environment import Language, evaluated
from generator.expressions.operands import form_operands
from generator.figures.compute import cells_of
from generator.figures.facts import Fact, Measured
from generator.figures.grid import Grid, Spot, Stretch, columns_of, filled, shown_columns
from generator.figures.naming import fact_of
from generator.figures.pooling import alone, over_year
from generator.model.answers import Dataset
from generator.model.definition import Form, Table
from generator.model.period import of_year
from generator.model.sources import UNKNOWN, Category, Dimension, Origin, Source, find_source
from generator.swedish.figure_sentences import NOT_SAID


class Grids:
    """Computes grids; what several tables have in common is computed once."""

    def __init__(self, language: Language) -> None:
        """Begin with nothing computed; *language* is what the conditions of the tables are written in."""
        self.language = language
        self._sources: dict[tuple[str, bool, str], Source | None] = {}
        self._outside: dict[tuple[str, str, str], frozenset[str]] = {}
        self._made: dict[tuple[object, ...], tuple[Mapping[Spot, Measured], Mapping[Spot, Fact]]] = {}

    def grid(self, dataset: Dataset, table: Table) -> Grid | None:
        """Compute the figures of *table*; None if nothing of the kind was asked for in its period.

        It may be this year's table over an earlier period's dataset. Of a table over several years it is this one.
        """
        if table.by_years:
            return self._in_period(dataset, alone(table))
        if table.over_year:
            return over_year(table, dataset, tuple(self._stretches(dataset, alone(table))))
        return self._in_period(dataset, table)

    def among(self, whole: Grid, respondents: frozenset[str]) -> Grid:
        """Compute the same figures *among* some of those who count."""
        part = self._in_period(whole.dataset, whole.table, respondents)
        assert part is not None, "what has a grid over all has one over some"
        return part

    def _stretches(self, dataset: Dataset, table: Table) -> Iterator[Stretch]:
        """Yield the periods of the year so far; one in which nothing of the kind was asked for is left out."""
        known = {one.follow_up.period.id: one for one in (*dataset.earlier, dataset)}
        for period in of_year(dataset.follow_up.period_kinds, dataset.follow_up.period):
            grid = self._in_period(known[period.id], table) if period.id in known else None
            if grid or period.id not in known:
                yield Stretch(period, grid)

    def _in_period(self, dataset: Dataset, table: Table, among: frozenset[str] = frozenset()) -> Grid | None:
        source = self._source(dataset, table.source)
        if source is None:
            return None
        bare = _grid(dataset, table, source, self._not_counted(dataset, source.form, table), among)
        measures = tuple(measure.id for measure in bare.measures)
        same = (table.source, table.rows, table.columns, table.column_total, measures, table.counted_when, among)
        key = (dataset.follow_up.period.id, dataset.as_told is None, *same, tuple(sorted(table.where.items())))
        if key not in self._made:
            measured = dict(cells_of(bare))
            self._made[key] = measured, {spot: fact_of(bare, spot) for spot in measured}
        cells, facts = self._made[key]
        return filled(bare, cells, facts)

    def _source(self, dataset: Dataset, name: str) -> Source | None:
        """Give a source with the categories that its records have in this dataset."""
        key = (dataset.follow_up.period.id, dataset.as_told is None, name)
        if key not in self._sources:
            found = find_source(dataset.follow_up, name)
            widened = tuple(_widened(one, dataset, name) for one in found.dimensions) if found else ()
            self._sources[key] = replace(found, dimensions=widened) if found else None
        return self._sources[key]

    def _not_counted(self, dataset: Dataset, form: Form, table: Table) -> frozenset[str]:
        key = (dataset.follow_up.period.id, form.id, table.counted_when)
        if key not in self._outside:
            self._outside[key] = not_counted(dataset, form, table.counted_when, self.language)
        return self._outside[key]


def _widened(dimension: Dimension, dataset: Dataset, source: str) -> Dimension:
    """Add a category for the records that do not say which they have, if there are any."""
    settled = dimension.origin in (Origin.FORM, Origin.PERIOD)
    if settled or all(dimension.category(record) != UNKNOWN for record in dataset.records.get(source, ())):
        return dimension
    return replace(dimension, categories=(*dimension.categories, Category(UNKNOWN, NOT_SAID)))


def _grid(dataset: Dataset, table: Table, source: Source, outside: frozenset[str], among: frozenset[str]) -> Grid:
    """Give the grid of a table, as yet without cells."""
    rows, across = source.dimension(table.rows), columns_of(source, table)
    found = (source.measure(name) for name in table.measures)
    return Grid(
        table=table,
        dataset=dataset,
        source=source,
        measures=tuple(measure for measure in found if measure),
        rows=rows.categories if rows else (),
        across=across,
        columns=shown_columns(table, across),
        outside=outside,
        among=among,
    )


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
