"""What Word refuses or offers to repair, though no schema forbids it: cells, tables, controls, text, fields and ids.

What a template can cause is told as the template's; it is looked for before a document is completed, since nothing
can be counted on in one that is broken.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from generator.model.findings import Finding
from generator.report.audit.seen import OWN_WORDS, Part, Seen
from generator.report.charts.framing import MARK
from generator.report.spots import Spot
from generator.report.wordml import LONGEST_BOOKMARK, R, W, w
from generator.swedish.audit_messages import Audit
from generator.swedish.identity import found
from generator.swedish.template_messages import Template

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_NAME, _ID, _VAL = w("name"), w("id"), w("val")
# What holds only elements; Word refuses a file with text there.
_HOLDERS = frozenset(w(name) for name in ("body", "p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink"))
_LOOSE_TEXT: Any = etree.XPath(".//text()[not(parent::w:t)][normalize-space()]", namespaces={"w": W})
_BROKEN: Any = etree.XPath(".//w:t[*] | .//w:tbl[not(.//w:tr)] | .//w:sdtContent[not(*)]", namespaces={"w": W})
_TC, _ENDS_A_CELL = w("tc"), (w("p"), w("sdt"))
_SAID = {
    w("t"): Template.BLOCK_WITHIN_TEXT,
    w("tbl"): Template.TABLE_EMPTIED,
    w("sdtContent"): Template.CONTROL_EMPTIED,
}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def stumbling(document: Seen) -> Iterator[Finding]:
    """Find what a template has done that Word would stumble over."""
    for part in document.all:
        yield from stumbling_in(part, document.file)
    for part in document.beside:
        for chart in part.root.iter("{*}chart"):
            if chart.get(f"{{{R}}}id", "").startswith(MARK):
                yield document.finding(Template.CHART_BESIDE, part.spot(chart))


def is_broken(root: "_Element") -> bool:
    """Tell whether there is anything that Word would stumble over, without finding its place."""
    return any(True for _ in _stumbling(root))


def stumbling_in(part: Part, file: str) -> Iterator[Finding]:
    """Find it in one part."""
    for said, element in _stumbling(part.root):
        yield said.at(part.spot(element).place(file))


def _stumbling(root: "_Element") -> "Iterator[tuple[Template, _Element]]":
    for text in _LOOSE_TEXT(root):
        # What stands behind an element stands in what holds it.
        near = text.getparent()
        holder = near.getparent() if text.is_tail else near
        if holder is not None and holder.tag in _HOLDERS:
            yield Template.TEXT_OUTSIDE, near
    for element in _BROKEN(root):
        yield _SAID[element.tag], element
    for cell in root.iter(_TC):
        if not len(cell) or cell[-1].tag not in _ENDS_A_CELL:
            yield Template.CELL_EMPTIED, cell


def left_commands(document: Seen) -> Iterator[Finding]:
    """Find commands of the template that nothing has taken the place of; people may write braces of their own."""
    commands = tuple(" ".join(command.split()) for command in document.commands)
    for part in document.all:
        for paragraph in part.paragraphs:
            if "{" in paragraph.text and not paragraph.spot.control.startswith(OWN_WORDS):
                for command in commands:
                    if command in paragraph.text:
                        yield document.finding(Audit.COMMAND_LEFT, paragraph.spot, command)


def identity_numbers(document: Seen) -> Iterator[Finding]:
    """Find identity numbers in any text: what was delivered has been searched already, what a template says has not."""
    for part in document.all:
        for paragraph in part.paragraphs:
            if found(paragraph.text):
                yield document.finding(Template.IDENTITY_NUMBER_IN_TEXT, paragraph.spot)


def identities(document: Seen) -> Iterator[Finding]:
    """Find bookmarks, controls and drawings that cannot be told from each other."""
    body = document.body
    starts = list(body.root.iter(w("bookmarkStart")))
    for start in starts:
        name = start.get(_NAME, "")
        if len(name) > LONGEST_BOOKMARK:
            yield document.finding(Audit.BOOKMARK_LONG, body.spot(start), name=name)
    for start in _twice(starts, _NAME):
        yield document.finding(Audit.BOOKMARK_TWICE, body.spot(start), name=start.get(_NAME))
    for said, elements, attribute in (
        (Audit.BOOKMARK_NUMBER_TWICE, starts, _ID),
        (Audit.CONTROL_NUMBER_TWICE, body.root.iterfind(f".//{w('sdtPr')}/{_ID}"), _VAL),
        (Audit.DRAWING_NUMBER_TWICE, body.root.iter(_DRAWN), "id"),
    ):
        for element in _twice(elements, attribute):
            yield document.finding(said, body.spot(element), number=element.get(attribute))


def _twice(elements: "Iterator[_Element] | list[_Element]", attribute: str) -> "Iterator[_Element]":
    """Yield each element that bears what one before it bears."""
    times: Counter[str] = Counter()
    for element in elements:
        value = element.get(attribute, "")
        times[value] += 1
        if times[value] == 2:
            yield element


def fields(document: Seen) -> Iterator[Finding]:
    """Find fields that do not end, or that end without having begun; and those that make Word ask when it opens."""
    marked = {start.get(_NAME) for part in document.all for start in part.root.iter(w("bookmarkStart"))}
    for part in document.all:
        marks = Counter(mark.get(w("fldCharType")) for mark in part.root.iter(w("fldChar")))
        if marks["begin"] != marks["end"]:
            yield document.finding(Audit.FIELD_UNFINISHED, _unfinished(part))
        for each in part.fields:
            wanted = _REFERENCE.match(each.instruction)
            if wanted and wanted[1] not in marked:
                yield document.finding(Template.REFERENCE_UNKNOWN, part.spot(each.begin), name=wanted[1])
        for mark in part.root.iter(w("fldChar"), w("fldSimple")):
            if mark.get(w("dirty")) in ("1", "true", "on"):
                yield document.finding(Audit.OPENS_WITH_QUESTION, part.spot(mark))


def _unfinished(part: Part) -> Spot:
    left = [field.begin for field in part.fields][-1:]
    return part.spot(left[0] if left else next(part.root.iter(w("fldChar"))))
