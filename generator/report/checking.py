"""What must be true of every document before it is handed over; anything else is a fault of this program.

Word refuses a file, or offers to repair it, over things that no schema forbids; the ones that we could cause are
looked for here.
"""

from collections import Counter
from typing import TYPE_CHECKING

from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS_A_CELL = (w("p"), w("sdt"))


def check(body: "_Element") -> None:
    """Raise an AssertionError that names the first thing that Word would stumble over."""
    for cell in body.iter(w("tc")):
        last = cell[-1].tag if len(cell) else ""
        assert last in _ENDS_A_CELL, "a cell does not end with a paragraph"
    for table in body.iter(w("tbl")):
        assert table.find(w("tr")) is not None, "a table has no rows"
    for content in body.iter(w("sdtContent")):
        assert len(content), "a content control is empty"
    for what, values in (
        ("bookmark number", [mark.get(w("id")) for mark in body.iter(w("bookmarkStart"))]),
        ("bookmark name", [mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))]),
        ("control number", [each.get(w("val")) for each in body.iterfind(f".//{w('sdtPr')}/{w('id')}")]),
    ):
        twice = [value for value, times in Counter(values).items() if times > 1]
        assert not twice, f"{what} {twice[0]} occurs twice"
    marks = Counter(mark.get(w("fldCharType")) for mark in body.iter(w("fldChar")))
    assert marks["begin"] == marks["end"], "a field does not end"
