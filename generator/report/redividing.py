"""A table's columns divided anew, on pages that have room for words which an upright page would have broken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.report.widths import Column, column_widths, least_width
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT, _PARAGRAPH = w("t"), w("p")


def widths_on(table: "_Element", before: int, now: int, stretch: float) -> tuple[int, ...] | None:
    """Give widths for a table that was laid out *before* so wide and is *now* wider; None if its words had room then.

    *stretch* says how much wider the template's letters are than ours.
    """
    rows = [[_text(cell) for cell in row.findall(w("tc"))] for row in table.findall(w("tr"))]
    if now <= before or not rows or any(len(row) != len(rows[0]) for row in rows):
        return None
    columns, cells, labelled = [Column(heading) for heading in rows[0]], rows[1:], _is_labelled(table)
    if least_width(columns, cells, labelled) <= before / stretch:
        return None
    return _stretched(column_widths(columns, cells, int(now / stretch), labelled), now, stretch)


def _stretched(widths: Sequence[int], total: int, stretch: float) -> tuple[int, ...]:
    wider = [int(width * stretch) for width in widths]
    wider[-1] += total - sum(wider)
    return tuple(wider)


def _text(cell: "_Element") -> str:
    lines = ("".join(text.text or "" for text in paragraph.iter(_TEXT)) for paragraph in cell.iter(_PARAGRAPH))
    return "\n".join(lines)


def _is_labelled(table: "_Element") -> bool:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    return look is not None and look.get(w("firstColumn")) == "1"
