"""What a chart is drawn of: a table of the report, or the time series of a method; and what must be said beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.definition import Chart, ChartKind, FollowUp, Kind, Method, Table, TableKind
from generator.model.published import PublishedTable
from generator.report.charts.series import series_table
from generator.report.listing import Lister, Whose
from generator.report.wordml import bookmark_name
from generator.swedish import chart_words as words


@dataclass(frozen=True, slots=True)
class Material:
    """A table with the numbers, and what surrounds them."""

    table: PublishedTable
    across: bool
    """Whether the columns stand along the axis."""
    name: tuple[str, ...]
    """Whose it is, in bookmarks."""
    marks: tuple[str, ...]
    """Bookmarks of the report's tables that have the same numbers."""
    notes: tuple[str, ...] = ()
    smallest_base: int = 0
    empty: str = ""
    """What is said if there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Store:
    """Gives the material of charts.

    *table* gives a table with its texts, *name* says whose it is in bookmarks, *empty* what it says without rows.
    """

    lister: Lister
    table: Callable[[Table, Whose | None], PublishedTable]
    name: Callable[[Table, Whose | None], tuple[str, ...]]
    empty: Callable[[Table, Whose | None], str]

    def material(self, chart: Chart, whose: Whose | None) -> Material:
        """Give what a chart is drawn of; with *whose* of that one's answers alone."""
        follow_up = self.lister.follow_up
        if chart.method:
            return self._of_method(chart, follow_up.methods[chart.method], whose)
        table = follow_up.tables[chart.table]
        name, published = self.name(table, whose), self.table(table, whose)
        return Material(
            published,
            chart.across,
            name,
            (bookmark_name("tab", table.id, *name),),
            tuple(_other_dates(chart, table, follow_up)),
            smallest_base(follow_up, table),
            "" if chart.empty_text else self.empty(table, whose),
        )

    def _of_method(self, chart: Chart, method: Method, whose: Whose | None) -> Material:
        """Give the series of those that the chart is about; a list of the same answers has the same numbers."""
        follow_up = self.lister.follow_up
        form = follow_up.forms[method.source.partition(".")[0]]
        asked = {row.id: row.name for row in self.lister.respondents(form, whose)}
        results = self.lister.vocabulary.answered.methods[method.id].results
        subject = self.lister.subject(form, whose)
        own = [each for each in results if each.respondent in asked and (subject is None or subject in each.about)]
        table = series_table(chart.id, "", own, asked, method.least_points)
        listed = [each for each in follow_up.tables.values() if _lists(each, method.source)]
        name = () if whose is None else self.name(listed[0], whose) if listed else (whose.register, whose.row.id)
        marks = tuple(bookmark_name("tab", each.id, *self.name(each, whose)) for each in listed)
        if table.rows or not table.notes:
            return Material(table, True, name, marks, table.notes)
        return Material(table, True, name, marks, empty=words.FEW_POINTS)


def _lists(table: Table, source: str) -> bool:
    return table.kind is TableKind.LIST and table.source == source


def _other_dates(chart: Chart, table: Table, follow_up: FollowUp) -> Iterator[str]:
    """Yield what must be said of a line over different dates of a year (acceptance row 64)."""
    register = follow_up.registers.get(table.columns)
    dated = register is not None and any(each.kind is Kind.DATE for each in register.fields)
    if chart.kind is ChartKind.LINES and chart.across and dated:
        yield words.OTHER_DATES


def smallest_base(follow_up: FollowUp, table: Table) -> int:
    """Give the least number that may be divided into shares; 0 where nothing is protected.

    Protection belongs to a source: if one table protects it, all do.
    """
    same = (each for each in follow_up.tables.values() if each.kind is TableKind.CROSS and each.source == table.source)
    bases = [follow_up.protections[each.protection].smallest_base for each in same if each.protection]
    return max(bases, default=0)
