"""How a sheet is printed: A4, as wide as the paper, with a header row on every page."""

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as _Part
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.swedish.form_words import PAGE

_A4 = 9
_LONGEST_HEADER = 200


def arrange_page(sheet: Worksheet, title: str, *, landscape: bool, header_row: int = 0) -> None:
    """Set paper, header and footer; with *header_row* that row is repeated on each page."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    # In headers and footers the sign & begins a code.
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(left=_Part(title[:_LONGEST_HEADER].replace("&", "&&")))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_Part(PAGE))
    sheet.sheet_view.showGridLines = False
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
