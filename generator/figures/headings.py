"""The columns of a computed table: the ids that texts use and the headings that people read.

Without an earlier period beside it a table has a column for each of its columns' categories and each measure, and then
each share (`mars_totalt`); with one, four for each measure (`totalt_nu`, `_fjol` or `_forra`, `_forandring`,
`_procent`, which the model may do without), also when nothing can be compared.
"""

from collections.abc import Iterator

from generator.figures.compare import Compared, earlier_period
from generator.figures.grid import TOTAL, Grid
from generator.model.definition import Comparison
from generator.model.published import PublishedColumn
from generator.model.sources import Measure
from generator.swedish.figure_sentences import (
    CHANGE,
    CHANGE_PERCENT,
    COUNTED,
    JUDGEMENT_HEADINGS,
    PERIOD_HEADING,
    heading,
)

NOW, CHANGED, PERCENT = "nu", "forandring", "procent"


def column_id(column: str, measure: str) -> str:
    """Name a column: `mars_totalt`, or `totalt` in a table whose columns are its measures."""
    return f"{column}_{measure}" if column else measure


def corner(grid: Grid) -> str:
    """Give the heading of the row labels: what one row is."""
    dimension = grid.source.dimension(grid.table.rows)
    if dimension is None:
        return PERIOD_HEADING
    return heading(dimension.heading) if dimension.heading else JUDGEMENT_HEADINGS.get(dimension.id, PERIOD_HEADING)


def columns(table: Compared) -> Iterator[PublishedColumn]:
    """Yield the columns, in order."""
    comparison = table.now.table.compare
    yield from _compared_columns(table.now, comparison) if comparison else _columns(table.now)


def _columns(grid: Grid) -> Iterator[PublishedColumn]:
    each: list[tuple[str, str, tuple[str, ...]]] = [(measure.id, _text(measure), ()) for measure in grid.measures]
    each += [(share.id, share.title, (share.part, share.whole)) for share in grid.shares]
    for column in grid.columns:
        for name, text, sides in each:
            title = heading(column.name, text if len(each) > 1 else "") if column.id else heading(text)
            total = column.id == TOTAL
            of = tuple(column_id(column.id, side) for side in sides)
            yield PublishedColumn(
                column_id(column.id, name), title, numeric=True, share=bool(sides), total=total, of=of
            )


def _compared_columns(grid: Grid, comparison: Comparison) -> Iterator[PublishedColumn]:
    follow_up = grid.dataset.follow_up
    before = earlier_period(follow_up, comparison)
    titles = {
        NOW: follow_up.period.name,
        comparison.side: before.name if before else str(follow_up.period.year - 1),
        CHANGED: CHANGE,
        **({PERCENT: CHANGE_PERCENT} if grid.table.compare_percent else {}),
    }
    for measure in grid.measures:
        for suffix, title in titles.items():
            text = heading(_text(measure), title) if len(grid.measures) > 1 else heading(title)
            of = (f"{measure.id}_{NOW}", f"{measure.id}_{comparison.side}") if suffix in (CHANGED, PERCENT) else ()
            yield PublishedColumn(f"{measure.id}_{suffix}", text, numeric=True, share=suffix == PERCENT, of=of)


def _text(measure: Measure) -> str:
    return measure.text or COUNTED
