"""A model's chart as the block that templates ask for, with the texts that the model gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from generator.expressions.environment import ExpressionFault
from generator.model.definition import Chart
from generator.model.published import PublishedTable
from generator.report.answered import Values
from generator.report.blocks import caption
from generator.report.charts.arranging import Arranged, arranged
from generator.report.charts.choosing import as_table, chosen
from generator.report.charts.framing import Framed, frame
from generator.report.charts.material import Material, Store
from generator.report.listing import Whose
from generator.report.styles import Look
from generator.report.table_sources import ModelFault
from generator.report.wordml import bookmark_name, control, paragraph, run
from generator.swedish import chart_words as words
from generator.swedish.chart_messages import Charts as Said
from generator.swedish.document_words import EMPTY_TABLE
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import clean

BOOKMARK = "dia"


@dataclass(frozen=True, slots=True)
class ChartMaker:
    """Makes the charts of one document."""

    store: Store
    look: Look
    framed: dict[str, Framed] = field(default_factory=dict)
    """What was made, by the marks that stand for it in the document."""
    drawn: dict[str, PublishedTable] | None = None
    """Takes the numbers of each chart, by the bookmark of its caption, if they are to be noted."""

    def block(self, chart: Chart, whose: Whose | None = None) -> Markup:
        """Give a chart's block; with *whose* of the answers of that one alone."""
        material, names = self.store.material(chart, whose), self._names(whose)
        title = self._filled(chart, chart.title, names)
        made = self._arranged(replace(chart, across=material.across), material, title, names)
        if made.plot is None:
            sentence = made.sentence or self._filled(chart, chart.empty_text, names) or material.empty
            content = paragraph(run(sentence or EMPTY_TABLE), self.look.style("Body Text"))
        else:
            beside = material.table.notes if chart.table else ()
            framed = Framed(made.plot, material.marks, beside)
            self.framed[framed.mark] = framed
            own = (self._filled(chart, note, names) for note in chart.notes)
            content = frame(framed, (*made.notes, *material.notes, *own), self.look)
        name = bookmark_name(BOOKMARK, chart.id, *material.name)
        if self.drawn is not None and made.choice is not None:
            self.drawn[name] = as_table(chart, title, made.choice)
        captioned = caption(title, name, self.look, words.LABEL)
        return Markup(control("diagram", ".".join((chart.id, *material.name)), title, captioned + content))

    def _arranged(self, chart: Chart, material: Material, title: str, names: Values) -> Arranged:
        choice = chosen(chart, material.table, lambda text: self._filled(chart, text, names))
        unit = self._filled(chart, chart.unit, names)
        return arranged(chart, choice, title, unit and at_sentence_start(unit), material.smallest_base)

    def _names(self, whose: Whose | None) -> Values:
        vocabulary = self.store.lister.vocabulary
        names: Mapping[str, object] = vocabulary.names
        return {**names, "rad": vocabulary.row(whose.register, whose.row.id)} if whose else names

    def _filled(self, chart: Chart, text: str, names: Values) -> str:
        try:
            return clean(self.store.lister.filled(text, names))[0]
        except ExpressionFault as fault:
            raise ModelFault(Said.CHART_NOT_MADE.at(chart.place, chart=chart.id, fault=fault.message)) from fault
