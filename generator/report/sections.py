"""Tables as wide as their pages, drawings and lines of text no wider than they should be, and no empty last paragraph.

A section break that stands alone in a paragraph is moved to the one before it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.report.pages.properties import number
from generator.report.redividing import widths_on
from generator.report.wordml import EMU, WP, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.report.pages.styling import Styling

_INLINE = f"{{{WP}}}inline"
_CELL_MARGINS = 200
_USUAL_WIDTH = 9072
"""Of a portrait page with Word's own margins."""
_AFTER_INDENT = frozenset(
    w(name)
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
)  # fmt: skip
"""What comes after the indent in a paragraph's properties (ISO/IEC 29500-1, 17.3.1.26)."""


def join_breaks(body: "_Element") -> None:
    """Move a section break out of an empty paragraph into the paragraph before it, where there is one."""
    for section in [*body.iterfind(f"{w('p')}/{w('pPr')}/{w('sectPr')}")]:
        paragraph = section.getparent().getparent()  # type: ignore[union-attr]
        assert paragraph is not None
        before = paragraph.getprevious()
        if before is None or before.tag != w("p") or paragraph.find(w("r")) is not None:
            continue
        properties = before.find(w("pPr"))
        if properties is None:
            properties = before.makeelement(w("pPr"))
            before.insert(0, properties)
        if properties.find(w("sectPr")) is None:
            properties.append(section)
            body.remove(paragraph)


def fit_tables(body: "_Element", style: str, stretch: float = 1.0) -> None:
    """Make the tables of ours, which have that *style*, as wide as the text of the section they stand in.

    One whose words had no room before is divided anew; *stretch* says how much wider the letters are than ours.
    """
    waiting: list[_Element] = []
    for child in body:
        waiting += [table for table in _standing(child, w("tbl")) if _style(table) == style]
        section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            for table in waiting:
                _widen(table, text_width(section), stretch)
            waiting = []


def hold_lines(body: "_Element", styling: "Styling") -> None:
    """Keep text that its style keeps short as short on pages that lie: a line of some eighty signs, no longer."""
    waiting: list[_Element] = []
    for child in body:
        waiting += _standing(child, w("p"))
        section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            wider = _wider(section)
            for paragraph in waiting if wider else ():
                _hold(paragraph, wider, styling)
            waiting = []


def _wider(section: "_Element") -> int:
    """Give how much wider the pages of a section are than if they stood."""
    size = section.find(w("pgSz"))
    return max(0, int(size.get(w("w"), "0")) - int(size.get(w("h"), "0"))) if size is not None else 0


def _hold(paragraph: "_Element", wider: int, styling: "Styling") -> None:
    properties = paragraph.find(w("pPr"))
    style = None if properties is None else properties.find(w("pStyle"))
    said = {} if style is None else styling.chain(style.get(w("val"), "")).paragraph
    short = number(said.get("ind.right"), 0)
    if short <= 0 or properties is None or properties.find(w("ind")) is not None:
        return
    indent = properties.makeelement(w("ind"), {w("right"): str(int(short) + wider)})
    after = [each for each in properties if each.tag in _AFTER_INDENT]
    properties.insert(properties.index(after[0]) if after else len(properties), indent)


def _standing(block: "_Element", tag: str) -> "Iterator[_Element]":
    """Yield the paragraphs or tables, by their *tag*, that stand directly on the page."""
    if block.tag == tag:
        yield block
    elif block.tag == w("sdt"):
        for child in block.iterfind(f"{w('sdtContent')}/*"):
            yield from _standing(child, tag)


def text_width_at(body: "_Element", element: "_Element") -> int:
    """Give how wide the text is on the page where *element* stands, in twentieths of a point."""
    above = element
    while above.getparent() is not None and above.getparent() is not body:
        above = above.getparent()  # type: ignore[assignment]
    for block in (above, *above.itersiblings()):
        section = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            return text_width(section) or _USUAL_WIDTH
    return _USUAL_WIDTH


def _style(table: "_Element") -> str:
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    return "" if style is None else style.get(w("val"), "")


def is_wide(section: "_Element") -> bool:
    """Tell whether the pages of a section lie on their sides."""
    size = section.find(w("pgSz"))
    return size is not None and int(size.get(w("w"), "0")) > int(size.get(w("h"), "0"))


def text_width(section: "_Element") -> int:
    """Give how wide the text is on the pages of a section, in twentieths of a point; 0 if it does not say."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 0
    return int(size.get(w("w"), "0")) - int(margins.get(w("left"), "0")) - int(margins.get(w("right"), "0"))


def _widen(table: "_Element", width: int, stretch: float) -> None:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    old = sum(int(column.get(w("w"), "0")) for column in columns)
    if width <= 0 or old in (0, width):
        return
    scaled = [int(column.get(w("w"), "0")) * width // old for column in columns]
    widths = widths_on(table, old, width, stretch) or scaled
    rows = (row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}") for row in table.findall(w("tr")))
    for cells in (columns, *rows):
        for element, each in zip(cells, widths, strict=False):
            element.set(w("w"), str(each))


def fit_drawings(body: "_Element") -> None:
    """Make drawings that are wider than the text of their section, or than their cell, as narrow as that."""
    waiting: list[_Element] = []
    for child in body:
        waiting += child.iter(_INLINE)
        section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            for inline in waiting:
                _narrow(inline, _room(inline) or text_width(section))
            waiting = []


def _room(inline: "_Element") -> int:
    """Give the width of the cell that a drawing stands in; 0 if it stands in none that says."""
    cell = next(inline.iterancestors(w("tc")), None)
    width = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is None or width.get(w("type")) != "dxa":
        return 0
    return int(width.get(w("w"), "0")) - _CELL_MARGINS


def _narrow(inline: "_Element", width: int) -> None:
    extent = inline.find(f"{{{WP}}}extent")
    if extent is not None and 0 < width * EMU < int(extent.get("cx", "0")):
        extent.set("cx", str(width * EMU))
