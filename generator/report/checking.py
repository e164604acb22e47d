"""What must be true of every document before it is handed over.

Word refuses a file, or offers to repair it, over things that no schema forbids. Those that a template can cause are
told as flaws of the template, and so is an identity number: what was delivered has been searched already. Those that
only this program could cause are bugs.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from generator.report.headings import plain_text
from generator.report.wordml import w
from generator.swedish.identity import found
from generator.swedish.template_messages import Template

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS_A_CELL = (w("p"), w("sdt"))
# What holds only elements; Word refuses a file with text there.
_HOLDERS = ("body", "p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink")
_LOOSE_TEXT: Any = etree.XPath(
    f".//text()[normalize-space()][{' or '.join(f'parent::w:{name}' for name in _HOLDERS)}]",
    namespaces={"w": w("").strip("{}")},
)


def flaws(body: "_Element", headings: Collection["_Element"]) -> Iterator[tuple[Template, str]]:
    """Yield what the template has done that Word would stumble over, with the heading it stands under."""
    heading, loose = "", {text.getparent() for text in _LOOSE_TEXT(body)}
    for element in body.iter():
        if element in headings:
            heading = plain_text(element)
        flaw = Template.TEXT_OUTSIDE if element in loose else _flaw(element)
        if flaw:
            yield flaw, heading


def _flaw(element: "_Element") -> Template | None:
    if element.tag == w("p"):
        return Template.IDENTITY_NUMBER_IN_TEXT if found(plain_text(element)) else None
    if element.tag == w("t"):
        return Template.BLOCK_WITHIN_TEXT if len(element) else None
    if element.tag == w("tc"):
        return None if len(element) and element[-1].tag in _ENDS_A_CELL else Template.CELL_EMPTIED
    if element.tag == w("tbl"):
        return Template.TABLE_EMPTIED if element.find(w("tr")) is None else None
    return Template.CONTROL_EMPTIED if element.tag == w("sdtContent") and not len(element) else None


def check(body: "_Element") -> None:
    """Raise an AssertionError that names the first thing that is wrong and that no template can have caused."""
    for what, values in (
        ("bookmark number", [mark.get(w("id")) for mark in body.iter(w("bookmarkStart"))]),
        ("bookmark name", [mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))]),
        ("control number", [each.get(w("val")) for each in body.iterfind(f".//{w('sdtPr')}/{w('id')}")]),
    ):
        twice = [value for value, times in Counter(values).items() if times > 1]
        assert not twice, f"{what} {twice[0]} occurs twice"
    marks = Counter(mark.get(w("fldCharType")) for mark in body.iter(w("fldChar")))
    assert marks["begin"] == marks["end"], "a field does not end"
