"""Running text that is easy to read (domain, W11): letters large enough, lines apart and not too long, left-aligned.

A style is told once, at the first paragraph that is set in it. Headings, notes, tables and lists of contents are not
running text, and neither are lines that are shorter than one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.report.audit.seen import Paragraph, Seen
from generator.report.widths import extent
from generator.report.wordml import w, whole
from generator.swedish import document_words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALLEST, _USUAL_SIZE, _TABLE_SIZE = 22, 20, 19
"""Sizes in half points; widths of letters are reckoned in that of tables."""
_CLOSEST = 276
"""1.15 of a single line, in 240ths."""
_LONGEST_LINE = 80
"""Signs. Widths are reckoned with some slack, so a line that is told has some more."""
_JUSTIFIED = ("both", "distribute", "center", "right", "end")
_NOT_RUNNING = ("caption", "toc ", "title", "subtitle", "header", "footer", "footnote text", "endnote text", "quote")
_OWN = frozenset(w(name) for name in ("jc", "spacing", "ind"))
_LONG = 160
"""Signs of a paragraph that fills more than a line."""


def running_text(document: Seen) -> Iterator[Finding]:
    """Look at each style of running text, at the first long paragraph in it."""
    told: set[tuple[str, str]] = set()
    looked: set[tuple[object, ...]] = set()
    widths = _text_widths(document)
    for paragraph in document.body.paragraphs:
        if len(paragraph.text) < _LONG or not _is_running(document, paragraph):
            continue
        width = widths[paragraph.element]
        if (alike := (paragraph.style, width, *_own(paragraph))) in looked:
            continue
        looked.add(alike)
        for said, slots in _set(document, paragraph, width):
            key = (paragraph.style, said.name)
            if key not in told:
                told.add(key)
                slots |= {"style": document.sheet.shown(paragraph.style)}
                yield document.finding(said, paragraph.spot, paragraph.text, **slots)


def _is_running(document: Seen, paragraph: Paragraph) -> bool:
    name = document.sheet.names.get(paragraph.style, "")
    outside = paragraph.style not in document.sheet.levels and not paragraph.spot.row
    return outside and not name.startswith(_NOT_RUNNING) and name != document_words.NOTE.casefold()


def _set(document: Seen, paragraph: Paragraph, width: int) -> Iterator[tuple[Audit, dict[str, object]]]:
    if _said(document, paragraph, "jc", "val") in _JUSTIFIED:
        yield Audit.TEXT_NOT_LEFT, {}
    size = whole(document.sheet.attribute(paragraph.style, "rPr", "sz", "val"), _USUAL_SIZE)
    if size < _SMALLEST:
        yield Audit.TEXT_SMALL, {"size": f"{size / 2:g}".replace(".", ",")}
    if _closeness(document, paragraph, size) < _CLOSEST:
        yield Audit.LINES_CLOSE, {}
    signs = _signs_on_a_line(document, paragraph, width, size)
    if signs > _LONGEST_LINE:
        yield Audit.LINES_LONG, {"n": signs}


def _own(paragraph: Paragraph) -> "Iterator[tuple[object, ...]]":
    """Yield what a paragraph says against its style."""
    properties = paragraph.element.find(w("pPr"))
    for each in properties if properties is not None else ():
        if each.tag in _OWN:
            yield (each.tag, *each.attrib.values())


def _said(document: Seen, paragraph: Paragraph, name: str, attribute: str) -> str:
    """Give what a paragraph says of itself, or else what its style says."""
    own = paragraph.element.find(f"{w('pPr')}/{w(name)}")
    value = own.get(w(attribute)) if own is not None else None
    return document.sheet.attribute(paragraph.style, "pPr", name, attribute) if value is None else value


def _closeness(document: Seen, paragraph: Paragraph, size: int) -> int:
    """Give the distance between lines in 240ths of a single one; exact distances are compared with the letters."""
    line = whole(_said(document, paragraph, "spacing", "line"), 240)
    if _said(document, paragraph, "spacing", "lineRule") in ("", "auto"):
        return line
    # A single line is some 1.2 of the size of the letters, which is counted in half points and lines in twentieths.
    return round(line / (size * 10 * 1.2) * 240)


def _signs_on_a_line(document: Seen, paragraph: Paragraph, width: int, size: int) -> int:
    """Reckon how many signs of this text go on a full line of it."""
    sides = (("left", "start"), ("right", "end"))
    taken = sum(max(whole(_said(document, paragraph, "ind", name), 0) for name in names) for names in sides)
    one = extent(paragraph.text) / len(paragraph.text) * size / _TABLE_SIZE
    return int((width - taken) / one) if width else 0


def _number(element: "_Element | None", name: str, usual: int) -> int:
    return whole(element.get(w(name), "") if element is not None else "", usual)


def _text_widths(document: Seen) -> "dict[_Element, int]":
    """Give the width between the margins for each paragraph, in twentieths of a point."""
    widths: dict[_Element, int] = {}
    waiting: list[_Element] = []
    for element in document.body.root.iter(w("p"), w("sectPr")):
        if element.tag == w("p"):
            waiting.append(element)
        else:
            width = _text_width(element)
            widths |= dict.fromkeys(waiting, width)
            waiting = []
    return widths | dict.fromkeys(waiting, 0)


def _text_width(section: "_Element") -> int:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    columns = section.find(w("cols"))
    whole = _number(size, "w", 0) - _number(margins, "left", 0) - _number(margins, "right", 0)
    return max(whole, 0) // max(_number(columns, "num", 1), 1)
