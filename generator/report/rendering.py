"""One document: the template filled with the vocabulary and its blocks, completed, checked and given its bytes.

What a document tells is hashed apart from version and date, by filling its text once more with neither.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from markupsafe import Markup

from generator import __version__
from generator.expressions.environment import ExpressionFault
from generator.expressions.tracing import RECORDER
from generator.model.definition import RegisterRow
from generator.model.documents import Document
from generator.model.findings import Finding, Severity
from generator.model.published import Published
from generator.model.tracing import Printed
from generator.office.normal import strict_xml
from generator.report import sections
from generator.report.answered import Values
from generator.report.audit import audit
from generator.report.audit.seen import read_part
from generator.report.audit.structure import is_broken, stumbling_in
from generator.report.charts.framing import Framed
from generator.report.charts.placing import place_charts
from generator.report.citing import NOTHING, Cited
from generator.report.clearance import clear_tables
from generator.report.contents import fill_contents
from generator.report.dividing import divide
from generator.report.fields import settle
from generator.report.filling import Filling, PartFault
from generator.report.headings import headings
from generator.report.listing import Lister
from generator.report.notebook import Notebook, unmarked
from generator.report.offering import Offer
from generator.report.packaging import packed, parsed, unpacked
from generator.report.paging import number_pages, styling_of
from generator.report.parts import Parts
from generator.report.properties import with_properties
from generator.report.stylesheet import StyleSheet
from generator.report.table_sources import ModelFault
from generator.report.templates import Template, fault_finding
from generator.report.told import told
from generator.report.wordml import w
from generator.swedish import document_words as words
from generator.swedish.template_messages import Template as Said
from generator.swedish.text import ascii_id

_NO_VERSION, _NO_DAY = "0.0", date(2000, 1, 1)
_NUMBERING = "word/numbering.xml"
_WHOLE = ("title", "subtitle", "caption")
"""Styles of paragraphs that are never divided; headings are not either."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders the documents of one build, from one template."""

    lister: Lister
    published: Published
    template: Template
    cited: Cited = NOTHING
    blocks: dict[tuple[str, ...], Markup] = field(default_factory=dict)
    """The tables that have been set: each is set once, however often a template is filled."""

    def documents(self, version: str, today: date) -> Iterator[tuple[Document | None, tuple[Finding, ...]]]:
        """Yield each document that the template's plan makes, or what stands in its way."""
        plan = self.template.plan
        for row in self.lister.follow_up.registers[plan.per].rows if plan.per else (None,):
            name = f"{plan.name}-{ascii_id(row.id, '-')}" if row else plan.name
            try:
                fingerprint, told = self._told(row)
                parts, found = self._parts(row, version, today)
            except PartFault as fault:
                yield None, (fault_finding(self.template, fault),)
            except ModelFault as fault:
                yield None, (fault.finding,)
            else:
                errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
                yield (None, errors) if errors else (Document(name, packed(parts), fingerprint, found, told), ())

    def _offer(self, notebook: Notebook | None = None) -> Offer:
        look = self.template.look
        return Offer(self.lister, self.published, look, self.cited, notebook=notebook, blocks=self.blocks)

    def _told(self, row: RegisterRow | None) -> tuple[str, tuple[Printed, ...]]:
        """Fill the template without version and day; give the hash of it and of what its parts say, and what that is.

        How the parts are laid out follows from that.
        """
        plan, notebook = self.template.plan, Notebook()
        names = self._offer(notebook).names(plan, row, _NO_VERSION, _NO_DAY)
        parts = [*Filling(self.template.content, self.template.compiler).told({**names, RECORDER: notebook})]
        hashed = hashlib.sha256(f"{__version__}\0{self.template.source.sha256}\0".encode())
        for text in (self._filled(plan.title, names), *(unmarked(text) for _, text in parts)):
            hashed.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        read = (each for kind, text in parts for each in told(kind, text, notebook, self.template.levels))
        return hashed.hexdigest(), tuple(read)

    def _parts(
        self, row: RegisterRow | None, version: str, today: date
    ) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
        plan, follow_up = self.template.plan, self.lister.follow_up
        offer = self._offer()
        names = offer.names(plan, row, version, today)
        filling = Filling(self.template.content, self.template.compiler)
        filling.render(names)
        broken = tuple(self._broken(filling))
        if broken:
            return {}, broken
        self._complete(filling, offer.framed)
        saved = BytesIO()
        filling.docx.save(saved)
        identity = ":".join((follow_up.id, follow_up.period.id, plan.id, *([row.id] if row else [])))
        custom = {words.DOCUMENT_ID: identity, words.DOCUMENT_VERSION: version}
        title = self._filled(plan.title, names)
        parts = with_properties(
            unpacked(saved.getvalue()), title, today, custom, lambda text: self._filled(text, names)
        )
        trees = {str(filling.docx.part.partname).lstrip("/"): filling.docx.element}
        return parts, audit(Parts(parts, trees, parsed), self.template.source.file, self.template.commands)

    def _broken(self, filling: Filling) -> Iterator[Finding]:
        """Find what nothing can be built on: the body as the template's commands have left it."""
        body = filling.docx.element.body
        if is_broken(body):
            part = read_part(filling.docx.part.partname, "", body, StyleSheet(filling.docx.styles.element))
            yield from stumbling_in(part, self.template.source.file)

    def _complete(self, filling: Filling, framed: Mapping[str, Framed]) -> None:
        """Write what Word would fill in."""
        body, look = filling.docx.element.body, self.template.look
        numbering = next(
            (part for part in filling.docx.part.package.iter_parts() if part.partname == f"/{_NUMBERING}"), None
        )
        whole = {*self.template.levels, *(look.ids[name] for name in _WHOLE if name in look.ids)}
        divide(body, whole)
        headed = headings(body, filling.docx.styles.element, None if numbering is None else strict_xml(numbering.blob))
        sections.join_breaks(body)
        sections.fit_tables(body, look.style(words.TABLE_STYLE), look.stretch)
        place_charts(filling.docx.part, framed, look)
        sections.fit_drawings(body)
        styling = styling_of(filling.docx)
        sections.hold_lines(body, styling)
        clear_tables(body, styling)
        fill_contents(body, headed, [look.style(f"toc {level}") for level in (1, 2, 3)], styling)
        with filling.beside() as beside:
            for part in beside.values():
                divide(part, whole if part.tag == w("footnotes") else None)
            settle(body, beside.values())
            number_pages(body, beside, styling)

    def _filled(self, text: str, names: Values) -> str:
        try:
            return self.lister.filled(text, names)
        except ExpressionFault as fault:
            raise PartFault(Said.TEMPLATE_NOT_FILLED, fault=fault.message) from fault
