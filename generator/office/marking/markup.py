"""Where things stand in a sheet part, and what text XML can hold."""

import re

from lxml import etree

# The order that the standard demands (ISO/IEC 29500-1, 18.3.1.99).
_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst"
)
_RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
# Controls and embedded objects may stand within an element that offers alternatives.
_ALTERNATIVES = _RANK["oleObjects"]
_NOT_XML = re.compile("[^\\t\\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def insert(sheet: etree._Element, element: etree._Element) -> None:
    """Put an element where it belongs in a sheet part, after those of its own kind."""
    rank = _rank(element)
    for index, each in enumerate(sheet):
        if _rank(each) > rank:
            sheet.insert(index, element)
            return
    sheet.append(element)


def _rank(element: etree._Element) -> int:
    if not isinstance(element.tag, str):
        return -1
    return _RANK.get(etree.QName(element).localname, _ALTERNATIVES)


def clean(text: str) -> str:
    """Give a text without the signs that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)
