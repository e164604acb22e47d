"""Tables measured: every row as high as its highest cell, in the columns and the style that the table has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.report.pages.measuring import Block, Grid, Row, Text, blocks, stacked, text
from generator.report.pages.properties import EIGHTHS, PLAIN, Flat, Said, combined, flat, local_name, number, on
from generator.report.pages.styling import Styling
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIFTIETHS = 5000
"""Of a per cent, in a hundred of them."""
_SPAN = f"{w('tcPr')}/{w('gridSpan')}"
_SIDES = {"start": "left", "end": "right"}
_LOOK = (("firstColumn", "firstCol"), ("lastColumn", "lastCol"), ("firstRow", "firstRow"), ("lastRow", "lastRow"))
"""What a table can say that it uses of its style, and what the style calls it; the last wins."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What a table and its style say of its cells, its rules and the text in it."""

    margins: Mapping[str, float]
    rules: Mapping[str, float]
    text: Said
    parts: Mapping[str, Said]
    known: dict[frozenset[str], Said] = field(default_factory=dict)

    def within(self, *parts: str) -> Said:
        """Give what is said of the text in a cell that belongs to those parts of the table."""
        key = frozenset(self.parts.keys() & set(parts))
        if key not in self.known:
            said = [self.text, *(self.parts[name] for _, name in _LOOK if name in key)]
            self.known[key] = Said(combined(*(each.paragraph for each in said)), combined(*(each.run for each in said)))
        return self.known[key]


def measured(holder: "_Element", styling: Styling, width: float) -> list[Block]:
    """Measure all that stands in *holder* at that width."""
    return [block(element, styling, width) for element in blocks(holder)]


def block(element: "_Element", styling: Styling, width: float, within: Said = PLAIN) -> Block:
    """Measure one paragraph or table."""
    return text(element, styling, width, within) if element.tag == w("p") else grid(element, styling, width)


def grid(element: "_Element", styling: Styling, width: float) -> Grid:
    """Measure a table."""
    properties = element.find(w("tblPr"))
    told, columns = _format(properties, styling), _columns(element, properties, width)
    rows = element.findall(w("tr"))
    measured_rows = [
        _row(row, columns, told, styling, {0: "firstRow", len(rows) - 1: "lastRow"}.get(index, ""))
        for index, row in enumerate(rows)
    ]
    return Grid(tuple(_ruled(measured_rows, told.rules)))


def _ruled(rows: Sequence[Row], rules: Mapping[str, float]) -> Iterator[Row]:
    """Add the rules above the first row, between rows and below the last."""
    for index, row in enumerate(rows):
        above = rules.get("insideH" if index else "top", 0)
        below = 0 if index + 1 < len(rows) else rules.get("bottom", 0)
        yield replace(row, height=row.height + above + below)


def _format(properties: "_Element | None", styling: Styling) -> _Format:
    named = None if properties is None else properties.find(w("tblStyle"))
    style = "" if named is None else named.get(w("val"), "")
    margins: dict[str, float] = {}
    rules: dict[str, float] = {}
    parts: dict[str, Said] = {}
    styles = tuple(styling.bases(style))
    for told in (*(each.find(w("tblPr")) for each in styles), properties):
        margins |= _margins(told)
        rules |= _rules(told)
    used = _used(properties)
    for part in (part for each in styles for part in each.iterfind(w("tblStylePr"))):
        name = part.get(w("type"), "")
        if name in used:
            before = parts.get(name, PLAIN)
            own = flat(part.find(w("pPr"))), flat(part.find(w("rPr")))
            parts[name] = Said(combined(before.paragraph, own[0]), combined(before.run, own[1]))
    return _Format(margins, rules, styling.chain(style), parts)


def _used(properties: "_Element | None") -> frozenset[str]:
    """Give which parts of its style a table uses."""
    look = None if properties is None else properties.find(w("tblLook"))
    return frozenset(name for told, name in _LOOK if look is not None and look.get(w(told)) in ("1", "true", "on"))


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


def _row(row: "_Element", columns: Sequence[float], told: _Format, styling: Styling, part: str) -> Row:
    said, cells = flat(row.find(w("trPr"))), row.findall(w("tc"))
    held: list[list[Block]] = []
    at = 0
    for index, cell in enumerate(cells):
        span = _span(cell)
        width = sum(columns[at : at + span]) - told.margins.get("left", 0) - told.margins.get("right", 0)
        column = {0: "firstCol", len(cells) - 1: "lastCol"}.get(index, "")
        held.append([block(each, styling, width, told.within(part, column)) for each in blocks(cell)])
        at += span
    return Row(
        _high(said, max(map(stacked, held), default=0) + told.margins.get("top", 0) + told.margins.get("bottom", 0)),
        tuple(each.element for blocks_held in held for each in blocks_held if isinstance(each, Text)),
        on(said, "tblHeader"),
        on(said, "cantSplit"),
        any(isinstance(each, Text) and each.keep_next for each in (held[0] if held else ())),
    )


def _span(cell: "_Element") -> int:
    told = cell.find(_SPAN)
    return 1 if told is None else int(number(told.get(w("val")), 1))


def _high(said: Flat, content: float) -> float:
    """Give a row's height, which it may state itself."""
    stated = number(said.get("trHeight.val"), 0)
    return stated if said.get("trHeight.hRule") == "exact" else max(stated, content)
