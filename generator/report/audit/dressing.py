"""What tables put round the text in their cells: the formats of their style for first rows, bands and so on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.report.audit.seen import Table
from generator.report.stylesheet import StyleSheet
from generator.report.wordml import w, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHD, _TCPR = w("shd"), w("tcPr")
_LOOKS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


class Cell(NamedTuple):
    """What a cell's text is set on: the table's style, which of its formats hold, the weakest first, and own fills."""

    style: str
    formats: tuple[str, ...]
    fill: "_Element | None"
    """The cell's own shading, or the table's."""


PAGE = Cell("", (), None)
"""No cell at all."""


@dataclass(slots=True)
class Dressing:
    """What one table puts round its cells."""

    table: Table
    sheet: StyleSheet
    style: str = field(init=False)
    asked: frozenset[str] = field(init=False)
    band: int = field(init=False)
    own: "_Element | None" = field(init=False)
    filled: "dict[_Element, _Element]" = field(init=False)
    """The shadings of cells that have one."""

    def __post_init__(self) -> None:
        """Read what the table says of itself."""
        properties = self.table.element.find(w("tblPr"))
        self.style = _value(properties, "tblStyle")
        self.asked = _asked(properties)
        self.band = _band(self.sheet, self.style)
        self.own = properties.find(_SHD) if properties is not None else None
        shadings = ((shading, shading.getparent()) for shading in self.table.element.iter(_SHD))
        cells = ((above.getparent(), each) for each, above in shadings if above is not None and above.tag == _TCPR)
        self.filled = {cell: each for cell, each in cells if cell is not None}

    def cell(self, row: int, column: int) -> Cell:
        """Give what stands round a cell; rows and columns count from 1."""
        cells = self.table.rows[row - 1][1]
        fill = self.filled.get(cells[column - 1], self.own) if self.filled else self.own
        return Cell(self.style, tuple(self._formats(row - 1, column - 1, len(cells))), fill)

    def _formats(self, row: int, column: int, columns: int) -> Iterator[str]:
        """Yield the formats of a cell, the weakest first; rows and columns count from 0."""
        if "noVBand" not in self.asked:
            yield f"band{(column - ('firstColumn' in self.asked)) % 2 + 1}Vert"
        if "noHBand" not in self.asked:
            yield f"band{(row - ('firstRow' in self.asked)) // self.band % 2 + 1}Horz"
        if "firstColumn" in self.asked and column == 0:
            yield "firstCol"
        if "lastColumn" in self.asked and column == columns - 1:
            yield "lastCol"
        if "firstRow" in self.asked and row == 0:
            yield "firstRow"
        if "lastRow" in self.asked and row == len(self.table.rows) - 1:
            yield "lastRow"


def formatted(sheet: StyleSheet, cell: Cell, kind: str, name: str) -> "_Element | None":
    """Give the strongest property that a table's style gives a cell: *kind* is `tcPr`, `pPr` or `rPr`."""
    path = f"{w(kind)}/{w(name)}"
    chain = sheet.chain(cell.style) if cell.style else ()
    for wanted in reversed(cell.formats):
        for style in chain:
            for conditional in style.iterfind(w("tblStylePr")):
                found = conditional.find(path) if conditional.get(w("type")) == wanted else None
                if found is not None:
                    return found
    return next((found for style in chain if (found := style.find(path)) is not None), None)


def _asked(properties: "_Element | None") -> frozenset[str]:
    look = properties.find(w("tblLook")) if properties is not None else None
    if look is None:
        return frozenset({"noHBand", "noVBand"})
    mask = whole(look.get(w("val")), base=16)
    told = {name: look.get(w(name)) for name in _LOOKS}
    return frozenset(name for name, bit in _LOOKS.items() if (mask & bit if told[name] is None else _on(told[name])))


def _on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _band(sheet: StyleSheet, style: str) -> int:
    for each in sheet.chain(style):
        size = each.find(f"{w('tblPr')}/{w('tblStyleRowBandSize')}")
        if size is not None:
            return max(whole(size.get(w("val"))), 1)
    return 1


def _value(element: "_Element | None", name: str) -> str:
    child = element.find(w(name)) if element is not None else None
    return "" if child is None else child.get(w("val"), "")
