"""Room below tables: Word's tables have none of their own, and a municipality's body text may begin without any."""

from typing import TYPE_CHECKING

from generator.report.pages.measuring import blocks
from generator.report.pages.styling import Styling
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST = 120
"""Between a table and the text below it, in twentieths of a point."""
_TABLE = "rg:tabell:"
_AFTER_SPACING = tuple(
    w(name)
    for name in (
        *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)


def clear_tables(body: "_Element", styling: Styling) -> None:
    """Give what follows a table of ours some space before, if its style gives it less; notes are the table's own."""
    for control in body.iterfind(f"{w('sdt')}"):
        tag, content = control.find(f"{w('sdtPr')}/{w('tag')}"), control.find(w("sdtContent"))
        is_table = tag is not None and tag.get(w("val"), "").startswith(_TABLE)
        following = control.getnext()
        if not is_table or content is None or not len(content) or content[-1].tag != w("tbl") or following is None:
            continue
        first = next(blocks([following]), None)
        if first is not None and first.tag == w("p") and styling.shape(first).before < _LEAST:
            _set_before(first)


def _set_before(paragraph: "_Element") -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = properties.makeelement(w("spacing"))
        after = next((child for child in properties if child.tag in _AFTER_SPACING), None)
        properties.insert(len(properties) if after is None else properties.index(after), spacing)
    spacing.set(w("before"), str(_LEAST))
