"""A Word template made from a model's outline: complete, restylable, and owned by the coordinators from then on.

The same outline always gives the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.definition import DocumentPlan, FollowUp
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from generator.report import tables
from generator.report.adoption import adopted, with_body
from generator.report.contents import contents_control
from generator.report.outline import Line, LineKind, lines
from generator.report.packaging import packed
from generator.report.paragraph_styles import WITHOUT_NUMBER
from generator.report.skeleton import FOOTER_RELATION, HEADER_RELATION, WIDE_HEADER_RELATION, template_parts
from generator.report.styles import OUR_LOOK, Look
from generator.report.wordml import paragraph, run
from generator.swedish import document_words as words

_MARGIN = 1474
"""In twentieths of a point: 2.6 cm, so that a line of the body holds some 80 signs."""
_PAPER = (11906, 16838)
_STYLES: Final = {
    LineKind.TITLE: "Title",
    LineKind.SUBTITLE: "Subtitle",
    LineKind.HEADING_1: "heading 1",
    LineKind.HEADING_2: "heading 2",
    LineKind.HEADING_3: "heading 3",
    LineKind.PLAIN_HEADING_1: "heading 1",
    LineKind.PLAIN_HEADING_2: words.HEADING_2_PLAIN,
    LineKind.BULLET: "List Bullet",
    LineKind.NOTE: words.NOTE,
    LineKind.LEAD: words.LEAD,
    LineKind.BODY: "Body Text",
}
_CHAPTERS = (LineKind.HEADING_1, LineKind.PLAIN_HEADING_1)
_BREAK, _HERE = "<w:pageBreakBefore/>", '<w:pageBreakBefore w:val="0"/>'
_COMMAND: Final = "{%p"
"""Begins a line that leaves nothing in the document."""
_APART: Final = '<w:spacing w:before="560"/>'
"""Room above a heading that does not begin its page."""


def make_template(follow_up: FollowUp, plan: DocumentPlan) -> bytes:
    """Make the template that *plan*'s outline describes, as a .docx file."""
    outline = lines(plan.outline)
    drawing = _Drawing(OUR_LOOK, _our_section, WITHOUT_NUMBER, WITHOUT_NUMBER)
    parts = template_parts("".join(drawing.body(outline)), _title(follow_up, plan), chapters=_has_chapters(outline))
    return packed(parts)


def adopt_template(
    follow_up: FollowUp, plan: DocumentPlan, found: FoundFile
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Make the template on another file: that file's look with the outline's text. None if the file is unfit."""
    outline = lines(plan.outline)
    ground, findings = adopted(found, _has_chapters(outline))
    if ground is None:
        return None, findings

    def plain(name: str) -> str:
        return WITHOUT_NUMBER if ground.look.style(name) in ground.numbered else ""

    contents = ("" if ground.broken else _BREAK) + plain("TOC Heading")
    drawing = _Drawing(ground.look, ground.section, plain("heading 1"), contents)
    return with_body(ground, "".join(drawing.body(outline)), _title(follow_up, plan)), findings


def _title(follow_up: FollowUp, plan: DocumentPlan) -> str:
    return f"{words.template_title(follow_up.title)}: {plan.name}"


def _has_chapters(outline: Sequence[Line]) -> bool:
    return any(line.kind in _CHAPTERS for line in outline)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws the lines of an outline as paragraphs in the styles of *look*."""

    look: Look
    section: Callable[[bool, bool], str]
    """The end of a section, by whether its pages lie and whether they are the first."""
    unnumbered: str
    """What takes the number from a chapter, if it has one."""
    contents: str
    """What the heading of the contents says against its style."""

    def body(self, outline: Sequence[Line]) -> Iterator[str]:
        """Yield the body's blocks; the first section has a first page without header and footer."""
        lying, first, begins, facts = False, True, "", list[tuple[str, str]]()
        for line, following, kept in zip(outline, (*outline[1:], None), _kept(outline), strict=True):
            match line.kind:
                case LineKind.FACT:
                    facts.append(line.fact)
                    if following is None or following.kind is not LineKind.FACT:
                        yield tables.facts(facts, self.look)
                        facts = []
                case LineKind.LANDSCAPE | LineKind.PORTRAIT:
                    if (line.kind is LineKind.LANDSCAPE) != lying:
                        yield paragraph("", self.look.style(words.SECTION_BREAK), self.section(lying, first))
                        lying, first = not lying, False
                case LineKind.CONTENTS:
                    yield contents_control(self.look, self.contents)
                case LineKind.CHAPTERS:
                    # The schema has the space before a paragraph stand before its indents.
                    numbering, *indents = self.contents.replace(_BREAK, "").partition("<w:ind")
                    properties = _HERE + numbering + _APART + "".join(indents)
                    yield contents_control(self.look, properties, chapters=True)
                case LineKind.NEW_PAGE:
                    begins = _BREAK
                case _:
                    yield self._paragraph(line, begins, kept)
                    begins = ""
        yield self.section(lying, first)

    def _paragraph(self, line: Line, begins: str, kept: bool) -> str:
        plain = line.kind is LineKind.PLAIN_HEADING_1
        properties = "<w:keepNext/>" * kept + (_BREAK + self.unnumbered if plain else begins)
        return paragraph(run(line.text), self.look.style(_STYLES[line.kind]), properties)


def _kept(outline: Sequence[Line]) -> tuple[bool, ...]:
    """Tell of each line whether it stands on the page of what comes after it.

    So do what announces a list, a quotation or a table, what has a note under it, and the last point of a list but one.
    """
    printed = [index for index, line in enumerate(outline) if not line.text.startswith(_COMMAND)]
    kept = [line.text.endswith(":") for line in outline]
    for place, index in enumerate(printed):
        kinds = [outline[each].kind for each in printed[place : place + 3]]
        last_but_one = kinds[:2] == [LineKind.BULLET] * 2 and kinds[2:] != [LineKind.BULLET]
        kept[index] = kept[index] or last_but_one or kinds[1:2] == [LineKind.NOTE]
    return tuple(kept)


def _our_section(landscape: bool, first: bool) -> str:
    width, height = _PAPER[::-1] if landscape else _PAPER
    header = WIDE_HEADER_RELATION if landscape else HEADER_RELATION
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_RELATION}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="1191" w:right="{_MARGIN}" w:bottom="1077" w:left="{_MARGIN}" w:header="567" w:footer="510" '
        f'w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
