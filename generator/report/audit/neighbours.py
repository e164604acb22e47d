"""What stands before and after a block of a document, in and out of content controls."""

from typing import TYPE_CHECKING

from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_SDT, _CONTENT = w("sdt"), w("sdtContent")
_BLOCKS = (w("p"), w("tbl"), _SDT)


def beside(block: "_Element", step: int) -> "_Element | None":
    """Give the paragraph or table after a block, or before it if *step* is negative; None at the end of its cell."""
    found = next((each for each in block.itersiblings(preceding=step < 0) if each.tag in _BLOCKS), None)
    if found is None:
        content = block.getparent()
        control = content.getparent() if content is not None and content.tag == _CONTENT else None
        return beside(control, step) if control is not None else None
    while found.tag == _SDT:
        inner = [each for each in found.iterfind(f"{_CONTENT}/*") if each.tag in _BLOCKS]
        if not inner:
            return beside(found, step)
        found = inner[0 if step > 0 else -1]
    return found
