"""The last sheet of a marked workbook: everything that is to be mended, with links to the cells.

It stands last because names that hold in one sheet only count the sheets before it. It is locked without a password,
so that nobody answers there by mistake.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from lxml import etree

from generator.office.cells import cell_ref
from generator.office.marking.markup import clean
from generator.office.marking.styles import CellStyles
from generator.office.patching import Patch
from generator.office.refusal import Refused
from generator.office.sizing import row_height
from generator.office.spreadsheet import Sheet
from generator.swedish import marking_words as words
from generator.swedish.identity import masked
from generator.swedish.office_messages import Office

COLUMNS = len(words.HEADER)
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_WIDTHS = (14, 26, 9, 86)
_TITLE_HEIGHT = 26
_HEADER_ROW = len(words.INTRODUCTION) + 3
_LONGEST_TITLE = 31


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be mended; without *cell* it is about the sheet, without *sheet* about the whole workbook."""

    urgency: str
    sheet: str
    cell: str
    message: str


def is_list(sheet: Sheet) -> bool:
    """Tell whether a sheet is such a list, and not one that somebody has given the same title."""
    corner = sheet.cells.get((1, 1))
    return sheet.name.startswith(words.SHEET) and corner is not None and corner.value == words.HEADING


def write_list(patch: Patch, part: str, entries: Sequence[Entry], styles: CellStyles) -> None:
    """Write the list in the place of the one that the workbook has, or as a new sheet after all others.

    Raises `Refused` for a workbook without a list of sheets.
    """
    content = _sheet(patch.main, entries, styles).encode()
    if part:
        for id_ in patch.relations(part):
            patch.unrelate(part, id_)
        patch.add(part, content)
        return
    listed = patch.tree(patch.workbook).find(f"{{{patch.main}}}sheets")
    if listed is None:
        raise Refused(Office.PART_DAMAGED, part=patch.workbook)
    part = patch.free("xl/worksheets/sheet{}.xml")
    patch.add(part, content, _CONTENT_TYPE)
    entry = etree.SubElement(listed, f"{{{patch.main}}}sheet", name=_title(listed), sheetId=str(_free_number(listed)))
    entry.set(f"{{{patch.office}/relationships}}id", patch.relate(patch.workbook, "worksheet", part))


def _title(listed: etree._Element) -> str:
    taken = {each.get("name", "").casefold() for each in listed}
    title, number = words.SHEET, 1
    while title.casefold() in taken:
        number += 1
        title = f"{words.SHEET} {number}"[:_LONGEST_TITLE]
    return title


def _free_number(listed: etree._Element) -> int:
    numbers = (each.get("sheetId", "") for each in listed)
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _sheet(space: str, entries: Sequence[Entry], styles: CellStyles) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    links = "".join(_links(entries))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{space}">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(_rows(entries, styles))}</sheetData>"
        '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _rows(entries: Sequence[Entry], styles: CellStyles) -> Iterator[str]:
    yield _row(1, (words.HEADING,), (styles.title,), _TITLE_HEIGHT)
    for row, line in enumerate(words.INTRODUCTION, start=2):
        yield _row(row, (line,), (styles.plain,))
    yield _row(_HEADER_ROW, words.HEADER, (styles.header,) * COLUMNS)
    for row, entry in enumerate(entries, start=_HEADER_ROW + 1):
        texts = (entry.urgency, masked(entry.sheet), entry.cell, entry.message)
        sheet_style = styles.link if entry.sheet and not entry.cell else styles.text
        height = row_height(zip(texts, map(float, _WIDTHS), strict=True))
        yield _row(row, texts, (styles.text, sheet_style, styles.link, styles.text), height)


def _row(row: int, texts: Sequence[str], styles: Sequence[int], height: int | None = None) -> str:
    tall = f' ht="{height}" customHeight="1"' if height else ""
    cells = (
        f'<c r="{cell_ref(row, column)}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_escaped(text)}</t></is></c>'
        for column, (text, style) in enumerate(zip(texts, styles, strict=True), start=1)
        if text
    )
    return f'<row r="{row}"{tall}>{"".join(cells)}</row>'


def _links(entries: Sequence[Entry]) -> Iterator[str]:
    for row, entry in enumerate(entries, start=_HEADER_ROW + 1):
        if entry.sheet and masked(entry.sheet) == entry.sheet:
            title = entry.sheet.replace("'", "''")
            place = _escaped(f"'{title}'!{entry.cell or 'A1'}")
            yield f'<hyperlink ref="{"C" if entry.cell else "B"}{row}" location="{place}"/>'


def _escaped(text: str) -> str:
    return escape(clean(text))
