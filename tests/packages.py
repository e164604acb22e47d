"""Workbooks as text: the smallest package that Excel would open, with any part replaced, added or left out."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TYPES, ROOT, BOOK, BOOK_RELATIONS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
SHEET, SHARED, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"

Part = str | bytes | Callable[[], Iterator[bytes]] | None
"""The text of a part, or its pieces when it is too large to be held, or None for a part that is not there."""


def sheet(cells: str = "", after: str = "", before: str = "", namespace: str = MAIN) -> str:
    """A worksheet part with the given rows, or with the given cells in row 1."""
    rows = cells if cells.startswith("<row") or not cells else f'<row r="1">{cells}</row>'
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{DECLARATION}<worksheet xmlns="{namespace}" xmlns:r="{RELATIONS}">{data}</worksheet>'


def text_cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def shared(*items: str) -> str:
    """A part of shared texts; items are given as the XML inside si."""
    return f'{DECLARATION}<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles(*formats: str) -> str:
    """A style part: style 0 is General, and style n shows the nth format code, or built-in format if it is a number."""
    codes = [(164 + index, code) for index, code in enumerate(formats) if not code.isdigit()]
    numbers = [int(code) if code.isdigit() else 164 + index for index, code in enumerate(formats)]
    declared = "".join(f'<numFmt numFmtId="{number}" formatCode="{_escaped(code)}"/>' for number, code in codes)
    used = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in (0, *numbers))
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'
    )


def book(sheets: str = '<sheet name="Blad" sheetId="1" r:id="rId1"/>', before: str = "", after: str = "") -> str:
    content = f"{before}<sheets>{sheets}</sheets>{after}"
    return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{content}</workbook>'


def relations(*entries: tuple[str, str], external: bool = False) -> str:
    """Relations rId1, rId2 … as (kind, target)."""
    mode = ' TargetMode="External"' if external else ""
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(entries, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


PARTS: Mapping[str, Part] = {
    TYPES: f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ROOT: relations(("officeDocument", BOOK)),
    BOOK: book(),
    BOOK_RELATIONS: relations(
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
    ),
    SHEET: sheet(text_cell("A1", "Namn") + text_cell("B1", "Åsa") + '<c r="C1"><v>7</v></c>'),
    SHARED: shared("<t>Läxhjälp</t>", "<t>Klar</t>"),
    STYLES: styles("yyyy\\-mm\\-dd"),
}


def workbook(parts: Mapping[str, Part] | None = None) -> bytes:
    """The package with the parts replaced or added."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, part in {**PARTS, **(parts or {})}.items():
            if callable(part):
                with package.open(name, "w") as stream:
                    for piece in part():
                        stream.write(piece)
            elif part is not None:
                package.writestr(name, part)
    return content.getvalue()


def with_cells(cells: str, *formats: str, **more: str) -> bytes:
    """A workbook whose first sheet has these cells; *formats* are the codes of style 1 and on."""
    parts = {SHEET: sheet(cells, **more)} | ({STYLES: styles(*formats)} if formats else {})
    return workbook(parts)


def truncated(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]
