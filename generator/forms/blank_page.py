"""How a sheet is printed: A4, as wide as the paper, with a header row on every page."""

from math import floor

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as _Part
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.swedish.form_words import PAGE

_A4 = 9
_SHORT_SIDE, _LONG_SIDE = 595, 842
"""Of the paper, in points."""
_SIDES, _ENDS = 0.5, 0.7
"""Margins in inches."""
_POINTS_OF_AN_INCH, _POINTS_OF_A_SIGN = 72, 5.4
_SMALLEST = 0.65
"""How much smaller a sheet may be printed; letters of 11 points are then of 7."""
_LONGEST_HEADER = 200


def pages_for(width: float, height: float, *, landscape: bool) -> int:
    """Give the pages that a sheet fits on if it is printed a little smaller; 0 if it would be too small to read.

    *width* is in signs and *height* in points. So no page has the last row alone.
    """
    across, down = (_LONG_SIDE, _SHORT_SIDE) if landscape else (_SHORT_SIDE, _LONG_SIDE)
    scale = min(1, (across - 2 * _SIDES * _POINTS_OF_AN_INCH) / (width * _POINTS_OF_A_SIGN))
    pages = height * scale / (down - 2 * _ENDS * _POINTS_OF_AN_INCH)
    fewer = max(1, floor(pages))
    return fewer if scale * min(1, fewer / pages) >= _SMALLEST else 0


def arrange_page(sheet: Worksheet, title: str, *, landscape: bool, header_row: int = 0, most_pages: int = 0) -> None:
    """Set paper, header and footer.

    With *header_row* that row is repeated on each page; 0 for *most_pages* is as many as it takes.
    """
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, most_pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = _SIDES
    sheet.page_margins.top = sheet.page_margins.bottom = _ENDS
    # In headers and footers the sign & begins a code.
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(left=_Part(title[:_LONGEST_HEADER].replace("&", "&&")))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_Part(PAGE))
    sheet.sheet_view.showGridLines = False
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
