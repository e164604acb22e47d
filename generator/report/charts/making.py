"""A model's chart as the block that templates ask for, with the texts that the model gives it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.expressions.environment import ExpressionFault
from generator.model.definition import Chart, ChartKind, FollowUp, Kind, Table, TableKind
from generator.model.published import PublishedTable
from generator.report.answered import Values
from generator.report.blocks import caption
from generator.report.charts.arranging import Arranged, arranged
from generator.report.charts.choosing import chosen
from generator.report.charts.framing import Framed, frame
from generator.report.listing import Lister, ModelFault, Whose
from generator.report.styles import Look
from generator.report.wordml import bookmark_name, control, paragraph, run
from generator.swedish import chart_words as words
from generator.swedish.chart_messages import Charts as Said
from generator.swedish.text import clean

BOOKMARK = "dia"


@dataclass(frozen=True, slots=True)
class ChartMaker:
    """Makes the charts of one document.

    *table* gives a table with its texts, *name* says whose it is in bookmarks, *empty* what it says without rows.
    """

    lister: Lister
    look: Look
    table: Callable[[Table, Whose | None], PublishedTable]
    name: Callable[[Table, Whose | None], tuple[str, ...]]
    empty: Callable[[Table, Whose | None], str]
    framed: dict[str, Framed] = field(default_factory=dict)
    """What was made, by the marks that stand for it in the document."""

    def block(self, chart: Chart, whose: Whose | None = None) -> Markup:
        """Give a chart's block; with *whose* of the table that is about that one alone."""
        table = self.lister.follow_up.tables[chart.table]
        published = self.table(table, whose)
        names = self._names(whose)
        title = self._filled(chart, chart.title, names)
        made = self._arranged(chart, table, published, names)
        name = self.name(table, whose)
        if made.plot is None:
            sentence = made.sentence or self._filled(chart, chart.empty_text, names) or self.empty(table, whose)
            content = paragraph(run(sentence), self.look.style("Body Text"))
        else:
            framed = Framed(made.plot, bookmark_name("tab", table.id, *name), published.notes)
            self.framed[framed.mark] = framed
            own = tuple(self._filled(chart, note, names) for note in chart.notes)
            content = frame(framed, (*made.notes, *self._warnings(chart, table), *own), self.look)
        captioned = caption(title, bookmark_name(BOOKMARK, chart.id, *name), self.look, words.LABEL)
        return Markup(control("diagram", ".".join((chart.id, *name)), title, captioned + content))

    def _arranged(self, chart: Chart, table: Table, published: PublishedTable, names: Values) -> Arranged:
        choice = chosen(chart, published, lambda text: self._filled(chart, text, names))
        title, unit = (self._filled(chart, text, names) for text in (chart.title, chart.unit))
        unit = unit[:1].upper() + unit[1:]
        return arranged(chart, choice, title, unit, smallest_base(self.lister.follow_up, table))

    def _warnings(self, chart: Chart, table: Table) -> Iterator[str]:
        """Yield what must be said of a line over different dates of a year (acceptance row 64)."""
        register = self.lister.follow_up.registers.get(table.columns)
        dated = register is not None and any(each.kind is Kind.DATE for each in register.fields)
        if chart.kind is ChartKind.LINES and chart.across and dated:
            yield words.OTHER_DATES

    def _names(self, whose: Whose | None) -> Values:
        names: Mapping[str, object] = self.lister.vocabulary.names
        if whose is None:
            return names
        return {**names, "rad": self.lister.vocabulary.row(whose.register, whose.row.id)}

    def _filled(self, chart: Chart, text: str, names: Values) -> str:
        try:
            return clean(self.lister.filled(text, names))[0]
        except ExpressionFault as fault:
            raise ModelFault(Said.CHART_NOT_MADE.at(chart.place, chart=chart.id, fault=fault.message)) from fault


def smallest_base(follow_up: FollowUp, table: Table) -> int:
    """Give the least number that may be divided into shares; 0 where nothing is protected.

    Protection belongs to a source: if one table protects it, all do.
    """
    same = (each for each in follow_up.tables.values() if each.kind is TableKind.CROSS and each.source == table.source)
    bases = [follow_up.protections[each.protection].smallest_base for each in same if each.protection]
    return max(bases, default=0)
