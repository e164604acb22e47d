"""Frames of a finished document given their charts: a part and a workbook each, as wide as the page lets them be.

They are numbered in the order in which they stand, so the same document is the same bytes.
"""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from generator.report.charts.drawing import chart_xml
from generator.report.charts.framing import MARK, Framed
from generator.report.charts.layout import laid_out
from generator.report.charts.markup import C
from generator.report.charts.palette import paints
from generator.report.charts.workbook import workbook
from generator.report.styles import Look
from generator.report.wordml import NAMESPACES, WP, R, field, run, together, w
from generator.swedish import document_words as words
from generator.swedish.chart_words import LABEL, NUMBERS_AND_NOTES_IN, NUMBERS_IN

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = f"{{{R}}}id"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART_NAME, _WORKBOOK_NAME = "/word/charts/chart%d.xml", "/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def place_charts(part: Any, framed: Mapping[str, Framed], look: Look) -> None:
    """Give every frame in a document part of python-docx its chart; *framed* has them by their marks."""
    body = part.element.body
    marks = {mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))}
    waiting = [chart for chart in body.iter(f"{{{C}}}chart") if chart.get(_RELATION, "").startswith(MARK)]
    for number, chart in enumerate(waiting, 1):
        one = framed[chart.get(_RELATION)]
        chart.set(_RELATION, _added(part, one, look))
        inline = next(chart.iterancestors(f"{{{WP}}}inline"))
        inline.find(f"{{{WP}}}docPr").set("name", f"{LABEL} {number}")
        _tell_numbers(next(inline.iterancestors(w("p"))), one, marks, look)


def _added(part: Any, framed: Framed, look: Look) -> str:
    """Add the parts of a chart to the package; give the id of the document's relation to it."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONS
    from docx.opc.part import Part

    plot, package = framed.plot, part.package
    # The template may have charts of its own.
    name, other = package.next_partname(_CHART_NAME), package.next_partname(_WORKBOOK_NAME)
    book, chart = Part(other, _WORKBOOK_TYPE, workbook(plot), package), Part(name, _CHART_TYPE, b"", package)
    relation = chart.relate_to(book, RELATIONS.PACKAGE)
    looks = paints(len(plot.series), look.theme)
    chart._blob = chart_xml(plot, laid_out(plot), looks, relation)
    made: str = part.relate_to(chart, RELATIONS.CHART)
    return made


def _tell_numbers(frame: "_Element", framed: Framed, marks: Container[str | None], look: Look) -> None:
    """Say under the chart where its numbers are; a document without the table has the table's notes instead."""
    style = look.style(words.NOTE)
    table = next((mark for mark in framed.table_marks if mark in marks), "")
    before = NUMBERS_AND_NOTES_IN if framed.beside else NUMBERS_IN
    pointer = run(before) + field(f"REF {table} \\h", f"{words.TABLE_LABEL}\u00a01") + run(".")
    told = [pointer] if table else [run(note) for note in framed.beside]
    if not told:
        return
    properties = frame.find(w("pPr"))
    noted = properties is not None and properties.find(w("keepNext")) is not None
    for each in reversed(etree.fromstring(f"<w:body {NAMESPACES}>{together(told, style, noted)}</w:body>")):
        frame.addnext(each)
    if properties is not None and not noted:
        style_element = properties.find(w("pStyle"))
        kept = etree.Element(w("keepNext"))
        properties.insert(0, kept) if style_element is None else style_element.addnext(kept)
