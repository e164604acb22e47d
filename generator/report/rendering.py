"""One document: the template filled with the vocabulary and its blocks, completed, checked and given its bytes.

What a document tells is hashed apart from version and date, by filling its text once more with neither.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from generator import __version__
from generator.expressions.environment import ExpressionFault
from generator.model.definition import RegisterRow
from generator.model.documents import Document
from generator.model.findings import FilePlace, Finding, SpotPlace
from generator.model.published import Published
from generator.office.normal import strict_xml
from generator.report import sections
from generator.report.answered import Values
from generator.report.charts.framing import MARK, Framed
from generator.report.charts.placing import place_charts
from generator.report.checking import check, flaws
from generator.report.contents import fill_contents
from generator.report.fields import settle
from generator.report.filling import Filling, PartFault, by_paragraph
from generator.report.headings import headings
from generator.report.listing import Lister, ModelFault
from generator.report.offering import Offer
from generator.report.packaging import packed, unpacked
from generator.report.paging import number_pages, styling_of
from generator.report.places import visible_text
from generator.report.properties import with_properties
from generator.report.templates import Template, fault_finding
from generator.swedish import document_words as words
from generator.swedish.identity import found
from generator.swedish.template_messages import Template as Said
from generator.swedish.text import ascii_id

_NO_VERSION, _NO_DAY = "0.0", date(2000, 1, 1)
_NUMBERING = "word/numbering.xml"
_BESIDE = re.compile(r"word/(header|footer|footnote)s?\d*\.xml")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders the documents of one build, from one template."""

    lister: Lister
    published: Published
    template: Template

    def documents(self, version: str, today: date) -> Iterator[tuple[Document | None, tuple[Finding, ...]]]:
        """Yield each document that the template's plan makes, or what stands in its way."""
        plan = self.template.plan
        for row in self.lister.follow_up.registers[plan.per].rows if plan.per else (None,):
            name = f"{plan.name}-{ascii_id(row.id, '-')}" if row else plan.name
            try:
                told = self._fingerprint(row)
                parts, defects = self._parts(row, version, today)
            except PartFault as fault:
                yield None, (fault_finding(self.template, fault),)
            except ModelFault as fault:
                yield None, (fault.finding,)
            else:
                document = Document(name, packed(parts), told)
                yield (None if defects else document), defects

    def _fingerprint(self, row: RegisterRow | None) -> str:
        """Hash the template and what its parts say without version and day; how they are laid out follows from that."""
        plan = self.template.plan
        names = Offer(self.lister, self.published, self.template.look).names(plan, row, _NO_VERSION, _NO_DAY)
        filling = Filling(self.template.content, self.template.compiler)
        told = hashlib.sha256(f"{__version__}\0{self.template.source.sha256}\0".encode())
        for text in (self._filled(plan.title, names), *filling.told(names)):
            told.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        return told.hexdigest()

    def _parts(
        self, row: RegisterRow | None, version: str, today: date
    ) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
        plan, follow_up = self.template.plan, self.lister.follow_up
        offer = Offer(self.lister, self.published, self.template.look)
        names = offer.names(plan, row, version, today)
        filling = Filling(self.template.content, self.template.compiler)
        filling.render(names)
        defects = self._complete(filling, offer.framed)
        saved = BytesIO()
        filling.docx.save(saved)
        identity = ":".join((follow_up.id, follow_up.period.id, plan.id, *([row.id] if row else [])))
        custom = {words.DOCUMENT_ID: identity, words.DOCUMENT_VERSION: version}
        title = self._filled(plan.title, names)
        parts = with_properties(
            unpacked(saved.getvalue()), title, today, custom, lambda text: self._filled(text, names)
        )
        return parts, (*defects, *self._flaws_beside(parts))

    def _flaws_beside(self, parts: Mapping[str, bytes]) -> Iterator[Finding]:
        """Find identity numbers and charts in headers, footers and footnotes; the body is searched by itself."""
        for name, content in parts.items():
            beside = _BESIDE.fullmatch(name)
            lines = by_paragraph(content.decode("utf-8")).split("\n") if beside else ()
            if beside and any(found(visible_text(line)) for line in lines):
                place = SpotPlace(self.template.source.file, words.PART_KINDS[beside[1]])
                yield Said.IDENTITY_NUMBER_IN_TEXT.at(place)
            if beside and MARK.encode() in content:
                yield Said.CHART_BESIDE.at(SpotPlace(self.template.source.file, words.PART_KINDS[beside[1]]))

    def _complete(self, filling: Filling, framed: Mapping[str, Framed]) -> tuple[Finding, ...]:
        """Write what Word would fill in, and check the whole; a reference to nothing is a flaw of the template."""
        body, look, file = filling.docx.element.body, self.template.look, self.template.source.file
        numbering = next(
            (part for part in filling.docx.part.package.iter_parts() if part.partname == f"/{_NUMBERING}"), None
        )
        headed = headings(body, filling.docx.styles.element, None if numbering is None else strict_xml(numbering.blob))
        broken = tuple(flaws(body, {heading.element for heading in headed}))
        if broken:
            return tuple(said.at(SpotPlace(file, heading)) for said, heading in dict.fromkeys(broken))
        sections.join_breaks(body)
        sections.fit_tables(body, look.style(words.TABLE_STYLE))
        place_charts(filling.docx.part, framed, look)
        sections.fit_drawings(body)
        styling = styling_of(filling.docx)
        fill_contents(body, headed, [look.style(f"toc {level}") for level in (1, 2, 3)], styling)
        unknown = (*settle(body), *number_pages(filling.docx, styling, headed))
        check(body)
        return tuple(Said.REFERENCE_UNKNOWN.at(FilePlace(file), name=name) for name in dict.fromkeys(unknown))

    def _filled(self, text: str, names: Values) -> str:
        try:
            return self.lister.filled(text, names)
        except ExpressionFault as fault:
            raise PartFault(Said.TEMPLATE_NOT_FILLED, fault=fault.message) from fault
