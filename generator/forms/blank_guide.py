"""What a sheet says about itself, written into its cells: where one is, what is missing, and links to the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.blank_styles import (
    ANSWERED_FILL,
    DONE_FONT,
    LINK,
    MISSING_FILL,
    MISSING_FONT,
    STAND,
    STATE,
    TABLE_STATE,
    put,
    put_formula,
)
from generator.forms.formulas import Now, joined, quoted, says
from generator.forms.guiding import Told
from generator.forms.places import LABEL_COLUMN
from generator.office.cells import Area, cell_ref, column_letters
from generator.swedish import guide_words as words

LINKS_ROW, _STAND_ROW = 3, 2
_AIR, _LINKS_HEIGHT = 1, 24
"""Signs between two links, and points from above them to below."""
_DEFAULT_WIDTH = 9


@dataclass(slots=True)
class Written:
    """The formulas of a workbook: what they give as it is sent out, by sheet and cell."""

    values: dict[str, dict[str, str | int | float]] = field(default_factory=dict)

    def put(self, sheet: Worksheet, spot: tuple[int, int], now: Now, style: str) -> None:
        """Write what a formula says; one that always says the same is no formula in the sheet."""
        if now.fixed:
            put(sheet.cell(*spot), now.value if isinstance(now.value, str) else Decimal(now.value), style)
            return
        put_formula(sheet.cell(*spot), now.formula, style)
        self.values.setdefault(sheet.title, {})[cell_ref(*spot)] = now.value


def write_stand(sheet: Worksheet, first: int, stand: Now, told: Sequence[Told], written: Written) -> None:
    """Write how far one has come on the sheet, and row by row what is missing."""
    written.put(sheet, (_STAND_ROW, first), stand, STAND)
    for one in told:
        written.put(sheet, (one.row, one.column), one.says, TABLE_STATE if one.column == LABEL_COLUMN else STATE)
    areas = " ".join(area.ref for area in joined(one.area for one in told if not one.says.fixed))
    for word in (words.MISSING, words.CONFIRM, words.ROW_MISSING) if areas else ():
        _colour(sheet, areas, "equal", says(word).formula, MISSING_FONT, MISSING_FILL)
    for word in (words.DONE, words.ROW_DONE) if areas else ():
        _colour(sheet, areas, "equal", says(word).formula, DONE_FONT)


def calm_answered(sheet: Worksheet, needed: Sequence[Area]) -> None:
    """Let cells that must be answered look as the others once something stands in them."""
    if needed:
        areas = " ".join(area.ref for area in joined(needed))
        _colour(sheet, areas, "notEqual", '""', None, ANSWERED_FILL)


def calm_boxes(sheet: Worksheet, boxes: Area) -> None:
    """Let all the boxes of a question look as the others once there is a mark in one of them."""
    column = column_letters(boxes.first_column)
    marked = f"COUNTA(${column}${boxes.first_row}:${column}${boxes.last_row})>0"
    look = DifferentialStyle(fill=ANSWERED_FILL)
    sheet.conditional_formatting.add(boxes.ref, Rule(type="expression", formula=[marked], dxf=look))


def show_lacking(sheet: Worksheet, area: Area, row: Area) -> None:
    """Let the blank cells of a column stand out where the row has something; *row* is the table's first row."""
    first, last = column_letters(row.first_column), column_letters(row.last_column)
    begun = f"COUNTA(${first}{row.first_row}:${last}{row.first_row})>0"
    blank = f"LEN({cell_ref(area.first_row, area.first_column)})=0"
    look = DifferentialStyle(fill=MISSING_FILL)
    sheet.conditional_formatting.add(area.ref, Rule(type="expression", formula=[f"AND({begun},{blank})"], dxf=look))


def _colour(
    sheet: Worksheet,
    areas: str,
    operator: Literal["equal", "notEqual"],
    value: str,
    font: Font | None,
    fill: PatternFill | None = None,
) -> None:
    look = DifferentialStyle(font=font, fill=fill)
    sheet.conditional_formatting.add(areas, Rule(type="cellIs", operator=operator, formula=[value], dxf=look))


def write_links(sheet: Worksheet, titles: Sequence[str], front: str, widths: Mapping[int, float]) -> None:
    """Write links to the first sheet and to those before and after; *titles* are all that are filled in, in order."""
    at = titles.index(sheet.title)
    links = [(words.TO_FRONT, front)]
    links += [(words.before(titles[at - 1]), titles[at - 1])] if at else []
    links += [(words.after(titles[at + 1]), titles[at + 1])] if at + 1 < len(titles) else []
    columns = _columns([text for text, _ in links], widths)
    sheet.row_dimensions[LINKS_ROW].height = _LINKS_HEIGHT
    for column, (text, title) in zip(columns, links, strict=True):
        link(sheet, (LINKS_ROW, column), text, title)


def link(sheet: Worksheet, spot: tuple[int, int], text: str, title: str, style: str = LINK) -> None:
    """Write a text that leads to the top of another sheet."""
    cell = sheet.cell(*spot)
    put(cell, text, style)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(title)}A1", tooltip=title)


def _columns(texts: Sequence[str], widths: Mapping[int, float]) -> Iterator[int]:
    """Yield a column for each text, so far apart that none covers the next."""
    column = min(widths)
    for text in texts:
        yield column
        room = 0.0
        while room < len(text) + _AIR:
            room += widths.get(column, _DEFAULT_WIDTH)
            column += 1
