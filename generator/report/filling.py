"""A Word template filled by docxtpl, without the traits of docxtpl that lose or change text.

docxtpl finds the tags among Word's runs, rows and paragraphs. What is compiled, run and parsed is ours: the sandbox
of `expressions`, exact escaping, a parser that refuses what is broken instead of dropping it, and no second look at
text that came from data (docxtpl would turn `{_{` into a tag, and render footnotes once for each section).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.opc.part import XmlPart
from docxtpl import DocxTemplate
from lxml import etree

from generator.expressions.environment import ExpressionFault, Language
from generator.report.wordml import W15, divisible, legal, w
from generator.swedish.template_messages import Template

_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*[\n\t][^<]*)(?=</w:t>)")
_BESIDE = ("header", "footer", "footnotes")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class PartFault(Exception):  # noqa: N818 - the fault is the template's, not the program's
    """A part of a template could not be read or filled; *line* counts the paragraphs of *source*, 0 if not known."""

    def __init__(self, said: Template, source: str = "", line: int = 0, **slots: object) -> None:
        """Keep what went wrong, what fills its sentence, and where."""
        super().__init__(said.name)
        self.said, self.source, self.line, self.slots = said, source, line, slots


@dataclass(slots=True)
class Compiler:
    """Compiles the parts of one template, each once however many documents are made of it."""

    language: Language
    patched: dict[str, str] = field(default_factory=dict)
    compiled: dict[str, Callable[[Mapping[str, object]], str]] = field(default_factory=dict)

    def compile(self, source: str) -> Callable[[Mapping[str, object]], str]:
        """Compile a part whose paragraphs each begin a line, so that a line's number says which paragraph."""
        if source not in self.compiled:
            try:
                self.compiled[source] = self.language.template(source)
            except ExpressionFault as fault:
                raise PartFault(Template.TEMPLATE_FAULT, source, fault.line, fault=fault.message) from fault
        return self.compiled[source]


class Filling(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """One filling of a template."""

    def __init__(self, content: bytes, compiler: Compiler) -> None:
        """Open the template; *compiler* may be shared between fillings of the same one."""
        super().__init__(BytesIO(content))
        self.compiler = compiler

    def can_be_read(self) -> bool:
        """Tell whether python-docx can take the file apart; a stranger's file may make it fail in any way."""
        try:
            self.render_init()
            return all(part is not None for part in (self.docx.styles, self.docx.element.body, *self._footnotes()))
        except Exception:
            return False

    def get_xml(self) -> str:
        """Give the body; blocks need a namespace that not every template declares."""
        xml: str = super().get_xml()
        return xml if f'xmlns:w15="{W15}"' in xml else xml.replace("<w:body", f'<w:body xmlns:w15="{W15}"', 1)

    def patch_xml(self, src_xml: str) -> str:
        """Find the tags; the answer is kept for the next filling."""
        if src_xml not in self.compiler.patched:
            self.compiler.patched[src_xml] = super().patch_xml(src_xml)
        return self.compiler.patched[src_xml]

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Any = None) -> str:
        """Fill one part; line breaks and tabs of values become Word's own. `dividing` makes paragraphs of lines."""
        filled = self._filled(src_xml, context)
        filled = _TEXT.sub(lambda found: found[1] + divisible(found[2]), legal(filled.replace("\n<w:p", "<w:p")))
        if part is not self.docx.part:  # the body is parsed when its tables are fitted
            _parsed(filled)
        return filled

    def told(self, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """Yield what each part says when it is filled, before anything is made of it, with the part's kind."""
        for kind, xml in self._sources():
            yield kind, self._filled(self.patch_xml(xml), context)

    def _filled(self, src_xml: str, context: Mapping[str, object]) -> str:
        source = by_paragraph(src_xml)
        run = self.compiler.compile(source)
        try:
            return run(context)
        except ExpressionFault as fault:
            line = fault.line or _line_in_template(fault)
            raise PartFault(Template.TEMPLATE_NOT_FILLED, source, line, fault=fault.message) from fault

    def fix_tables(self, xml: str) -> "etree._Element":
        """Give the tree of a body; a table whose rows grew or shrank by tags gets a grid that fits."""
        tree = _parsed(xml)
        for table in tree.iter(w("tbl")):
            _fit_grid(table)
        return tree

    def render_properties(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Leave the properties to `properties`, which does not escape them as if they were text of a body."""

    def render_footnotes(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Fill the footnotes, once."""
        for part in self._footnotes():
            xml = self.patch_xml(part.blob.decode("utf-8"))
            part._blob = self.render_xml_part(xml, part, context).encode("utf-8")

    @contextmanager
    def beside(self) -> "Iterator[dict[str, etree._Element]]":
        """Give headers, footers and footnotes by the ids of their relations; what is changed in them is kept."""
        related = {
            name: relation.target_part
            for name, relation in self.docx.part.rels.items()
            if not relation.is_external and relation.reltype.rpartition("/")[2] in _BESIDE
        }
        roots = {
            name: part.element if isinstance(part, XmlPart) else _parsed(part.blob.decode("utf-8"))
            for name, part in related.items()
        }
        yield roots
        for name, part in related.items():
            if not isinstance(part, XmlPart):
                part._blob = etree.tostring(roots[name], encoding="UTF-8", standalone=True, xml_declaration=True)

    def faults(self) -> Iterator[tuple[str, PartFault]]:
        """Compile every part without filling it; yield what cannot be read, with the part's kind."""
        for kind, xml in self._sources():
            try:
                self.compiler.compile(by_paragraph(self.patch_xml(xml)))
            except PartFault as fault:
                yield kind, fault

    def _sources(self) -> Iterator[tuple[str, str]]:
        self.render_init()
        yield "", self.get_xml()
        for kind, uri in (("header", self.HEADER_URI), ("footer", self.FOOTER_URI)):
            yield from ((kind, self.get_part_xml(part)) for _, part in self.get_headers_footers(uri))
        yield from (("footnote", part.blob.decode("utf-8")) for part in self._footnotes())

    def _footnotes(self) -> list[Any]:
        parts = self.docx.part.package.iter_parts()
        return [part for part in parts if part.content_type == _FOOTNOTES]


def by_paragraph(xml: str) -> str:
    """Let every paragraph begin a line."""
    return _PARAGRAPH.sub("\n<w:p", xml)


def _parsed(xml: str) -> "etree._Element":
    """Parse what was filled: tags that divide the document wrongly show here, where docxtpl would drop the rest."""
    try:
        return etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise PartFault(Template.TEMPLATE_STRADDLING) from error


def _line_in_template(error: BaseException) -> int:
    """Find the line of the template that was being run when *error* was raised, from its traceback."""
    line = 0
    for each in (error, error.__cause__, error.__context__):
        trace = each.__traceback__ if each else None
        while trace:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = trace.tb_lineno
            trace = trace.tb_next
        if line:
            break
    return line


def _fit_grid(table: "etree._Element") -> None:
    grid = table.find(w("tblGrid"))
    rows = [sum(_span(cell) for cell in row.findall(w("tc"))) for row in table.findall(w("tr"))]
    columns = [] if grid is None else grid.findall(w("gridCol"))
    wanted = max(rows, default=0)
    if grid is not None and len(columns) == wanted:
        return
    if grid is None:
        grid = etree.Element(w("tblGrid"))
        properties = table.find(w("tblPr"))
        table.insert(0, grid) if properties is None else properties.addnext(grid)
    total = sum(int(column.get(w("w"), "0")) for column in columns)
    for column in columns:
        grid.remove(column)
    for _ in range(wanted):
        etree.SubElement(grid, w("gridCol"), {w("w"): str(total // wanted)})


def _span(cell: "etree._Element") -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = "1" if span is None else span.get(w("val"), "1")
    return int(value) if value.isdecimal() else 1
