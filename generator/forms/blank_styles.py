"""How a blank form looks, and the one way in which texts get into its cells."""

from copy import copy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, cast
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook.workbook import Workbook

from generator.swedish.text import clean

DATE_FORMAT = r"yyyy\-mm\-dd"
TEXT_FORMAT, PERCENT_FORMAT = "@", "0 %"

_FONT = "Calibri"
_INK, _SOFT, _DARK = "1F1F1F", "595959", "1F4E79"
_GREY, _PALE, _LINE, _FAINT = "E7E6E6", "FFF8E1", "8C8C8C", "D9D9D9"
_LONGEST = 32_767
"""Signs that a cell takes."""
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
STATE, LINK, STAND = "fv besvarad", "fv lank", "fv lage"
STRONG, SHARE, SMALL, LISTED, TABLE_STATE = "fv viktigt", "fv andel", "fv litet", "fv blad", "fv tabellens lage"
OWN_WORDS, NEEDED_WORDS = "fv egna ord", "fv egna ord obligatoriskt"
COUNT, COUNT_BEFORE, COUNT_HEADER = "fv antal", "fv antal ifyllt", "fv huvud antal"


BAR = "FF9DC3E6"
MISSING_FONT, DONE_FONT = Font(color="7A4B00", bold=True), Font(color="006100")
# In a rule, Excel takes the background for what is the foreground of a cell.
MISSING_FILL = PatternFill("solid", fgColor="FFEB9C", bgColor="FFEB9C")
ANSWERED_FILL = PatternFill("solid", fgColor="FFFFFF", bgColor="FFFFFF")
"""How rules show that something is missing, is answered, or no longer stands out: 6.2 and 7.2 to 1 in contrast."""


def add_styles(workbook: Workbook) -> None:
    """Give the workbook its named styles, which a municipality can change in one place."""
    for style in _styles():
        workbook.add_named_style(style)


_worn: WeakKeyDictionary[Workbook, dict[str, Any]] = WeakKeyDictionary()
"""How cells in each style look, by workbook: openpyxl looks a style up by name anew for every cell."""


def dress(cell: Cell | MergedCell, style: str) -> None:
    """Give a cell one of the named styles."""
    workbook = cell.parent.parent
    assert workbook is not None, "the cell is in no workbook"
    worn = _worn.setdefault(workbook, {})
    if style in worn:
        cast(Any, cell)._style = copy(worn[style])
    else:
        cell.style = style
        worn[style] = copy(cast(Any, cell)._style)


def put(cell: Cell | MergedCell, value: str | Decimal | date | None, style: str) -> None:
    """Write into a cell; a text stays a text whatever it begins with (acceptance row A7)."""
    dress(cell, style)
    if value is None or value == "" or isinstance(cell, MergedCell):
        return
    if isinstance(value, str):
        value = _cleaned(value)
        # openpyxl would cut it without a word.
        assert len(value) <= _LONGEST, f"{cell.coordinate} has too long a text"
    cell.value = value
    if isinstance(value, str):
        # openpyxl makes a formula of "=1+1" and an error of "#REF!".
        cell.data_type = "s"
        if value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True


@lru_cache(maxsize=2**12)
def _cleaned(text: str) -> str:
    # The forms of all respondents say mostly the same.
    return clean(text)[0]


def put_formula(cell: Cell | MergedCell, formula: str, style: str) -> None:
    """Write a formula of our own into a cell; it is written without its equals sign."""
    dress(cell, style)
    if not isinstance(cell, MergedCell):
        cell.value = f"={formula}"


def _styles() -> list[NamedStyle]:
    hair = Side(style="thin", color=_FAINT)
    rule = Border(top=hair, bottom=hair)
    # Without a side to keep to, programs take no notice of an indent.
    inward = Alignment(horizontal="left", wrap_text=True, vertical="center", indent=1)
    choice = Alignment(horizontal="left", wrap_text=True, vertical="center", indent=3)
    line = Alignment(vertical="center")
    body, soft = Font(name=_FONT, size=11, color=_INK), Font(name=_FONT, size=10, color=_SOFT)
    strong = Font(name=_FONT, size=11, bold=True, color=_INK)
    white = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
    linked = Font(name=_FONT, size=11, color=_DARK, underline="single")
    wrapped = Alignment(wrap_text=True, vertical="top")
    return [
        NamedStyle(TITLE, font=_heading(18), alignment=line),
        NamedStyle(SECTION, font=_heading(12), alignment=wrapped),
        NamedStyle(NOTE, font=body, alignment=Alignment(vertical="top")),
        NamedStyle(PARAGRAPH, font=body, alignment=wrapped),
        NamedStyle(FACT, font=body, alignment=inward, border=rule),
        NamedStyle(STRONG, font=strong, alignment=inward, border=rule),
        NamedStyle(SHARE, font=soft, alignment=inward, border=rule),
        NamedStyle(SMALL, font=Font(name=_FONT, size=9, color=_SOFT), alignment=line),
        NamedStyle(STAND, font=Font(name=_FONT, size=11, color=_SOFT), alignment=line),
        NamedStyle(LINK, font=linked, alignment=line),
        NamedStyle(LISTED, font=linked, alignment=inward, border=rule),
        NamedStyle(KEY, font=soft, number_format=TEXT_FORMAT),
        NamedStyle(HEADER, font=white, fill=_filled(_DARK), alignment=inward, border=Border(left=hair, right=hair)),
        NamedStyle(NUMBER, font=soft, alignment=inward, border=rule, number_format=TEXT_FORMAT),
        NamedStyle(LABEL, font=body, alignment=inward, border=rule),
        NamedStyle(CHOICE, font=body, alignment=choice, border=rule),
        NamedStyle(HELP, font=soft, alignment=inward, border=rule),
        NamedStyle(STATE, font=soft, alignment=inward, border=rule),
        NamedStyle(TABLE_STATE, font=soft, alignment=Alignment(horizontal="left", vertical="center", indent=1)),
        NamedStyle(
            COUNT_HEADER, font=white, fill=_filled(_DARK), alignment=_right(), border=Border(left=hair, right=hair)
        ),
        *_answer_styles(),
    ]


def _answer_styles() -> list[NamedStyle]:
    return [
        _answer_style(ANSWER, _filled("FFFFFF")),
        _answer_style(NEEDED, _filled(_PALE)),
        _answer_style(OWN_WORDS, _filled("FFFFFF"), vertical="top"),
        _answer_style(NEEDED_WORDS, _filled(_PALE), vertical="top"),
        _answer_style(LOCKED, _filled(_GREY), locked=True),
        _answer_style(COUNT, _filled("FFFFFF"), side="right", indent=0),
        _answer_style(COUNT_BEFORE, _filled(_GREY), locked=True, side="right"),
    ]


def _right() -> Alignment:
    return Alignment(horizontal="right", wrap_text=True, vertical="center", indent=1)


def _answer_style(
    name: str,
    fill: PatternFill,
    *,
    locked: bool = False,
    vertical: Literal["top", "center"] = "center",
    side: Literal["left", "right"] = "left",
    indent: int = 1,
) -> NamedStyle:
    thin = Side(style="thin", color=_LINE)
    return NamedStyle(
        name,
        font=Font(name=_FONT, size=11, color=_INK),
        fill=fill,
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        alignment=Alignment(wrap_text=True, vertical=vertical, indent=indent, horizontal=side),
        protection=Protection(locked=locked),
    )


def _heading(size: int) -> Font:
    return Font(name=_FONT, size=size, bold=True, color=_DARK)


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
