"""A Word template made from a model's outline: complete, restylable, and owned by the coordinators from then on.

The same outline always gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.definition import DocumentPlan, FollowUp
from generator.report import tables
from generator.report.contents import contents_control
from generator.report.outline import Line, LineKind, lines
from generator.report.packaging import packed
from generator.report.skeleton import FOOTER_RELATION, HEADER_RELATION, template_parts
from generator.report.wordml import paragraph, run
from generator.swedish import document_words as words

LANDSCAPE, PORTRAIT = "landscape", "portrait"
_MARGIN = 1474
"""In twentieths of a point: 2.6 cm, so that a line of the body holds some 80 signs."""
_PAPER = (11906, 16838)
_STYLES: Final = {
    LineKind.TITLE: "Title",
    LineKind.SUBTITLE: "Subtitle",
    LineKind.HEADING_1: "Heading1",
    LineKind.HEADING_2: "Heading2",
    LineKind.HEADING_3: "Heading3",
    LineKind.PLAIN_HEADING_1: "Rubrik1utannummer",
    LineKind.PLAIN_HEADING_2: "Rubrik2utannummer",
    LineKind.BULLET: "ListBullet",
    LineKind.NOTE: "Anmarkning",
    LineKind.LEAD: "Ingress",
    LineKind.BODY: "BodyText",
}


def make_template(follow_up: FollowUp, plan: DocumentPlan) -> bytes:
    """Make the template that *plan*'s outline describes, as a .docx file."""
    title = f"{words.template_title(follow_up.title)}: {plan.name}"
    return packed(template_parts("".join(_body(lines(plan.outline))), title))


def _body(outline: Sequence[Line]) -> Iterator[str]:
    """Yield the body's blocks; the first section has a first page without header and footer."""
    turned, first, break_page, facts = PORTRAIT, True, False, list[tuple[str, str]]()
    for line, following in zip(outline, (*outline[1:], None), strict=True):
        match line.kind:
            case LineKind.FACT:
                facts.append(line.fact)
                if following is None or following.kind is not LineKind.FACT:
                    yield tables.facts(facts)
                    facts = []
            case LineKind.LANDSCAPE | LineKind.PORTRAIT:
                wanted = LANDSCAPE if line.kind is LineKind.LANDSCAPE else PORTRAIT
                if wanted != turned:
                    yield paragraph("", "Avsnittsbrytning", _section(turned, first))
                    turned, first = wanted, False
            case LineKind.CONTENTS:
                yield contents_control()
            case LineKind.NEW_PAGE:
                break_page = True
            case _:
                # What announces a list, a quotation or a table does not stay behind on the page before it.
                announces = "<w:keepNext/>" if line.text.endswith(":") else ""
                begins = "<w:pageBreakBefore/>" if break_page else ""
                yield paragraph(run(line.text), _STYLES[line.kind], announces + begins)
                break_page = False
    yield _section(turned, first)


def _section(orientation: str, first: bool) -> str:
    width, height = _PAPER if orientation == PORTRAIT else _PAPER[::-1]
    turned = ' w:orient="landscape"' if orientation == LANDSCAPE else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_RELATION}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="1191" w:right="{_MARGIN}" w:bottom="1077" w:left="{_MARGIN}" w:header="567" w:footer="510" '
        f'w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
