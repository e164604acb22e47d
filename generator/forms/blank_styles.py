"""How a blank form looks, and the one way in which texts get into its cells."""

from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook.workbook import Workbook

from generator.swedish.text import clean

DATE_FORMAT = r"yyyy\-mm\-dd"
TEXT_FORMAT = "@"

_FONT = "Calibri"
_INK, _SOFT, _DARK = "1F1F1F", "595959", "1F4E79"
_GREY, _PALE, _LINE, _FAINT = "E7E6E6", "FFF8E1", "8C8C8C", "D9D9D9"
_FORMULA_STARTS = ("=", "+", "-", "@")

TITLE, SECTION, PARAGRAPH, FACT, NOTE, KEY = (
    "fv rubrik",
    "fv avsnitt",
    "fv stycke",
    "fv uppgift",
    "fv text",
    "fv nyckel",
)
HEADER, NUMBER, LABEL, CHOICE, HELP = "fv huvud", "fv nummer", "fv fraga", "fv val", "fv hjalp"
ANSWER, NEEDED, LOCKED = "fv svar", "fv svar obligatoriskt", "fv ifyllt"


def add_styles(workbook: Workbook) -> None:
    """Give the workbook its named styles, which a municipality can change in one place."""
    for style in _styles():
        workbook.add_named_style(style)


def put(cell: Cell | MergedCell, value: str | Decimal | date | None, style: str) -> None:
    """Write into a cell; a text stays a text whatever it begins with (acceptance row A7)."""
    cell.style = style
    if value is None or value == "" or isinstance(cell, MergedCell):
        return
    if isinstance(value, str):
        value, _ = clean(value)
    cell.value = value
    if isinstance(value, str):
        # openpyxl makes a formula of "=1+1" and an error of "#REF!".
        cell.data_type = "s"
        if value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True


def _styles() -> list[NamedStyle]:
    hair = Side(style="thin", color=_FAINT)
    rule = Border(top=hair, bottom=hair)
    wrapped = Alignment(wrap_text=True, vertical="top")
    indented = Alignment(horizontal="left", wrap_text=True, vertical="top", indent=2)
    body, soft = Font(name=_FONT, size=11, color=_INK), Font(name=_FONT, size=10, color=_SOFT)
    white = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
    return [
        NamedStyle(TITLE, font=_heading(16), alignment=Alignment(vertical="center")),
        NamedStyle(SECTION, font=_heading(12), alignment=wrapped),
        NamedStyle(NOTE, font=body, alignment=Alignment(vertical="top")),
        NamedStyle(PARAGRAPH, font=body, alignment=wrapped),
        NamedStyle(FACT, font=body, alignment=wrapped, border=rule),
        NamedStyle(KEY, font=soft, number_format=TEXT_FORMAT),
        NamedStyle(
            HEADER,
            font=white,
            fill=_filled(_DARK),
            alignment=Alignment(wrap_text=True, vertical="center"),
            border=Border(left=hair, right=hair),
        ),
        NamedStyle(NUMBER, font=soft, alignment=wrapped, border=rule, number_format=TEXT_FORMAT),
        NamedStyle(LABEL, font=body, alignment=wrapped, border=rule),
        NamedStyle(CHOICE, font=body, alignment=indented, border=rule),
        NamedStyle(HELP, font=soft, alignment=wrapped, border=rule),
        _answer_style(ANSWER, _filled("FFFFFF"), locked=False),
        _answer_style(NEEDED, _filled(_PALE), locked=False),
        _answer_style(LOCKED, _filled(_GREY), locked=True),
    ]


def _answer_style(name: str, fill: PatternFill, *, locked: bool) -> NamedStyle:
    thin = Side(style="thin", color=_LINE)
    return NamedStyle(
        name,
        font=Font(name=_FONT, size=11, color=_INK),
        fill=fill,
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        alignment=Alignment(wrap_text=True, vertical="top"),
        protection=Protection(locked=locked),
    )


def _heading(size: int) -> Font:
    return Font(name=_FONT, size=size, bold=True, color=_DARK)


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
