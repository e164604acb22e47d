"""The columns of a computed table: the ids that texts use and the headings that people read.

Without a year beside it a table has a column for each row of its column register and each measure (`mars_totalt`);
with one, four for each measure (`totalt_nu`, `_fjol`, `_forandring`, `_procent`), also when nothing can be compared.
"""

from collections.abc import Iterator

from generator.figures.compare import Compared
from generator.figures.compute import Grid
from generator.model.definition import Question
from generator.model.period import previous_year
from generator.model.published import PublishedColumn
from generator.swedish.figure_sentences import CHANGE, CHANGE_PERCENT, heading

NOW, THEN, CHANGED, PERCENT = "nu", "fjol", "forandring", "procent"


def column_id(column: str, measure: str) -> str:
    """Name a column: `mars_totalt`, or `totalt` in a table whose columns are its measures."""
    return f"{column}_{measure}" if column else measure


def corner(grid: Grid) -> str:
    """Give the heading of the row labels: what one row is."""
    register = grid.dataset.follow_up.registers[grid.table.rows]
    name = register.singular or register.title
    return name[:1].upper() + name[1:]


def columns(table: Compared) -> Iterator[PublishedColumn]:
    """Yield the columns, in order."""
    yield from _compared_columns(table.now) if table.now.table.compare else _columns(table.now)


def _columns(grid: Grid) -> Iterator[PublishedColumn]:
    register = grid.dataset.follow_up.registers.get(grid.table.columns)
    for column in grid.columns:
        row = register.row(column) if register else None
        for measure in grid.measures:
            title = heading(row.name, _label(grid, measure)) if row else measure.text
            yield PublishedColumn(column_id(column, measure.id), title, numeric=True)


def _compared_columns(grid: Grid) -> Iterator[PublishedColumn]:
    follow_up = grid.dataset.follow_up
    before = previous_year(follow_up.period_kinds, follow_up.period)
    titles = {
        NOW: follow_up.period.name,
        THEN: before.name if before else str(follow_up.period.year - 1),
        CHANGED: CHANGE,
        PERCENT: CHANGE_PERCENT,
    }
    for measure in grid.measures:
        for suffix, title in titles.items():
            label = _label(grid, measure)
            yield PublishedColumn(f"{measure.id}_{suffix}", heading(label, title) if label else title, numeric=True)


def _label(grid: Grid, measure: Question) -> str:
    """Give the measure's name; a table with one measure says in its title which."""
    return measure.text if len(grid.measures) > 1 else ""
