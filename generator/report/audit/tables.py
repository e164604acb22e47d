"""Tables that everybody can read (domain, W3): a header row and only one, whole cells with something in them, a name.

A table that stands right under a heading, or on the cover, is named by that; others have a caption.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.report.audit.neighbours import beside
from generator.report.audit.seen import Paragraph, Part, Seen, Table
from generator.report.spots import Spot
from generator.report.wordml import w, whole
from generator.swedish import document_words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TRPR, _VAL = w("p"), w("trPr"), w("val")
_HEADER, _WHOLE, _SPAN = w("tblHeader"), w("cantSplit"), w("gridSpan")
_JOINED = (_SPAN, w("vMerge"), w("hMerge"))
_DRAWN = (w("drawing"), w("pict"), w("object"))
_OFF = ("0", "false", "off")
_FIRST_ROW = 0x0020
_CAPTION = "caption"


def tables(document: Seen) -> Iterator[Finding]:
    """Look at each table of the text, and of what stands beside it."""
    for part in document.all:
        for table in part.tables:
            yield from _headed(document, table)
            yield from _cells(document, part, table)
        for spot in part.nested:
            yield document.finding(Audit.TABLE_NESTED, spot)
    for table in document.body.tables:
        yield from _named(document, table)


def signs(document: Seen) -> Iterator[Finding]:
    """Find signs in tables that the document nowhere explains (domain, W15)."""
    first: dict[str, Paragraph] = {}
    for paragraph in document.body.paragraphs:
        if paragraph.spot.row and paragraph.text != "0" and paragraph.text in document_words.SIGN_WORDS:
            first.setdefault(paragraph.text, paragraph)
    text = "\n".join(paragraph.text for paragraph in document.body.paragraphs) if first else ""
    for sign, paragraph in first.items():
        if f"{sign} {document_words.SIGN_WORDS[sign]}" not in text:
            yield document.finding(Audit.SIGN_UNEXPLAINED, paragraph.spot, sign=sign)


def _headed(document: Seen, table: Table) -> Iterator[Finding]:
    """A header row is one that is repeated, that the style shows, and that is alone."""
    headers = [_said(row, _HEADER) for row, _ in table.rows]
    if headers and not headers[0]:
        yield document.finding(Audit.TABLE_HEADER_MISSING, table.spot)
    elif sum(headers) > 1:
        yield document.finding(Audit.TABLE_HEADERS_SEVERAL, table.spot, n=sum(headers))
    elif headers and not _shows_header(table):
        yield document.finding(Audit.TABLE_HEADER_PLAIN, table.spot)
    breaking = [number for number, (row, _) in enumerate(table.rows, 1) if not _said(row, _WHOLE)]
    if breaking:
        yield document.finding(Audit.TABLE_ROW_BREAKS, table.at(breaking[0]))


def _said(row: "_Element", name: str) -> bool:
    properties = row.find(_TRPR)
    found = properties.find(name) if properties is not None else None
    return found is not None and found.get(_VAL, "1") not in _OFF


def _shows_header(table: Table) -> bool:
    look = table.element.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return False
    said = look.get(w("firstRow"))
    return said not in _OFF if said else bool(whole(look.get(_VAL), base=16) & _FIRST_ROW)


def _cells(document: Seen, part: Part, table: Table) -> Iterator[Finding]:
    """Find cells that are joined with others, and empty ones."""
    for joint in table.element.iter(*_JOINED):
        if joint.tag != _SPAN or joint.get(_VAL) != "1":
            yield document.finding(Audit.TABLE_MERGED, _spot(part, table, joint))
    for row, (_, cells) in enumerate(table.rows, 1):
        for column, cell in enumerate(cells, 1):
            texts = (part.elements[each].text for each in cell.iter(_P) if each in part.elements)
            if not any(texts) and next(cell.iter(*_DRAWN), None) is None:
                yield document.finding(Audit.TABLE_CELL_EMPTY, table.at(row, column))


def _spot(part: Part, table: Table, joint: "_Element") -> Spot:
    cell = next(joint.iterancestors(w("tc")))
    paragraph = next(cell.iter(_P), None)
    return part.spot(paragraph) if paragraph is not None else table.spot


def _named(document: Seen, table: Table) -> Iterator[Finding]:
    properties = table.element.find(w("tblPr"))
    for name in ("tblCaption", "tblDescription"):
        said = properties.find(w(name)) if properties is not None else None
        if said is None or not said.get(_VAL, "").strip():
            yield document.finding(Audit.TABLE_ALT_MISSING, table.spot)
            break
    before, after = (beside(table.element, step) for step in (-1, 1))
    heading = before is not None and document.style_of(before) in document.sheet.levels
    if table.spot.headings and not heading and not any(_is_caption(document, each) for each in (before, after)):
        yield document.finding(Audit.TABLE_CAPTION_MISSING, table.spot)


def _is_caption(document: Seen, element: "_Element | None") -> bool:
    return element is not None and document.sheet.names.get(document.style_of(element)) == _CAPTION
