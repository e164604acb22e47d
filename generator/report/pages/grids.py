"""Tables measured: every row as high as its highest cell, in the columns and the style that the table has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.report.pages.measuring import Block, Grid, Row, Text, blocks, stacked, text
from generator.report.pages.properties import EIGHTHS, PLAIN, Flat, Said, flat, local_name, number, on
from generator.report.pages.styling import LOOK, Styling, TableText
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIFTIETHS = 5000
"""Of a per cent, in a hundred of them."""
_HIGHEST = 31680
"""What a row may state as its height: 22 inches, the highest page that Word has."""
_SPAN = f"{w('tcPr')}/{w('gridSpan')}"
_SIDES = {"start": "left", "end": "right"}
_CELL, _ROW, _PARAGRAPH, _ROW_PROPERTIES = w("tc"), w("tr"), w("p"), w("trPr")
_FIRST_ROW, _LAST_ROW = "firstRow", "lastRow"


@dataclass(frozen=True, slots=True)
class _Format:
    """What a table and its style say of its cells, its rules and the text in it."""

    margins: Mapping[str, float]
    rules: Mapping[str, float]
    text: TableText

    def beside(self) -> float:
        """Give what the margins of a cell take of its width."""
        return self.margins.get("left", 0) + self.margins.get("right", 0)

    def above(self) -> float:
        """Give what they take of its height."""
        return self.margins.get("top", 0) + self.margins.get("bottom", 0)


def measured(holder: "_Element", styling: Styling, width: float) -> list[Block]:
    """Measure all that stands in *holder* at that width."""
    return [block(element, styling, width) for element in blocks(holder)]


def block(element: "_Element", styling: Styling, width: float, within: Said = PLAIN) -> Block:
    """Measure one paragraph or table."""
    return text(element, styling, width, within) if element.tag == _PARAGRAPH else grid(element, styling, width)


def grid(element: "_Element", styling: Styling, width: float) -> Grid:
    """Measure a table."""
    properties = element.find(w("tblPr"))
    told, columns = _format(properties, styling), _columns(element, properties, width)
    rows = element.findall(_ROW)
    last = len(rows) - 1
    return Grid(
        tuple(
            _row(row, columns, told, styling, _part(index, last), last=index == last) for index, row in enumerate(rows)
        )
    )


def _part(index: int, last: int) -> str:
    return _FIRST_ROW if index == 0 else _LAST_ROW if index == last else ""


def _format(properties: "_Element | None", styling: Styling) -> _Format:
    named = None if properties is None else properties.find(w("tblStyle"))
    style = "" if named is None else named.get(w("val"), "")
    margins: dict[str, float] = {}
    rules: dict[str, float] = {}
    for told in (*(each.find(w("tblPr")) for each in styling.bases(style)), properties):
        margins |= _margins(told)
        rules |= _rules(told)
    return _Format(margins, rules, styling.table_text(style, _used(properties)))


def _used(properties: "_Element | None") -> frozenset[str]:
    """Give which parts of its style a table uses."""
    look = None if properties is None else properties.find(w("tblLook"))
    return frozenset(name for told, name in LOOK if look is not None and look.get(w(told)) in ("1", "true", "on"))


def _margins(properties: "_Element | None") -> dict[str, float]:
    margins = None if properties is None else properties.find(w("tblCellMar"))
    sides = () if margins is None else ((local_name(side.tag), side) for side in margins)
    return {_SIDES.get(name, name): number(side.get(w("w")), 0) for name, side in sides}


def _rules(properties: "_Element | None") -> dict[str, float]:
    borders = None if properties is None else properties.find(w("tblBorders"))
    return {
        local_name(border.tag): 0
        if border.get(w("val")) in ("none", "nil")
        else number(border.get(w("sz")), 0) * EIGHTHS
        for border in (() if borders is None else borders)
    }


def _columns(element: "_Element", properties: "_Element | None", width: float) -> list[float]:
    columns = [number(column.get(w("w")), 0) for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    told = None if properties is None else properties.find(w("tblW"))
    wanted = sum(columns)
    if told is not None and told.get(w("type")) == "pct":
        wanted = width * number(told.get(w("w"), "0").rstrip("%"), _FIFTIETHS) / _FIFTIETHS
    scale = wanted / sum(columns) if sum(columns) else 1
    return [column * scale for column in columns]


def _row(row: "_Element", columns: Sequence[float], told: _Format, styling: Styling, part: str, *, last: bool) -> Row:
    """Measure a row, with the rule above it; the last one with the rule below it too."""
    said, cells = flat(row.find(_ROW_PROPERTIES)), row.findall(_CELL)
    heights = [0.0]
    kept = False
    at, beside, usual = 0, told.beside(), told.text.within(part, "")
    for index, cell in enumerate(cells):
        span = _span(cell)
        column = "firstCol" if index == 0 else "lastCol" if index + 1 == len(cells) else ""
        within = told.text.within(part, column) if column else usual
        height, keeps = _cell(cell, sum(columns[at : at + span]) - beside, within, styling)
        heights.append(height)
        kept = kept or (keeps and index == 0)
        at += span
    rules = told.rules.get("top" if part == _FIRST_ROW else "insideH", 0) + (told.rules.get("bottom", 0) if last else 0)
    return Row(
        row, _high(said, max(heights) + told.above()) + rules, on(said, "tblHeader"), on(said, "cantSplit"), kept
    )


def _cell(cell: "_Element", width: float, within: Said, styling: Styling) -> tuple[float, bool]:
    """Give how high what stands in a cell is, and whether it is kept with the next row."""
    if len(cell) == 2 and cell[1].tag == _PARAGRAPH:  # as nearly all cells
        held = text(cell[1], styling, width, within)
        return held.shape.before + held.height + held.shape.after, held.shape.keep_next
    several = [block(each, styling, width, within) for each in blocks(cell)]
    return stacked(several), any(isinstance(each, Text) and each.shape.keep_next for each in several)


def _span(cell: "_Element") -> int:
    told = cell.find(_SPAN)
    return 1 if told is None else int(number(told.get(w("val")), 1))


def _high(said: Flat, content: float) -> float:
    """Give a row's height, which it may state itself."""
    stated = min(number(said.get("trHeight.val"), 0), _HIGHEST)
    return stated if said.get("trHeight.hRule") == "exact" else max(stated, content)
