"""Workbooks made to harm, mislead or confuse: what each is, and what reading it shall give.

The outcome is either the code of the refusal, or the cells that are read, as `shown` writes them.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

from generator.office.cells import CellKind
from generator.office.spreadsheet import Workbook
from tests.packages import (
    BOOK,
    BOOK_RELATIONS,
    DECLARATION,
    MAIN,
    PARTS,
    ROOT,
    SHARED,
    SHEET,
    SHEET_RELATIONS,
    STYLES,
    TYPES,
    Part,
    book,
    relations,
    shared,
    sheet,
    text_cell,
    truncated,
    with_cells,
    workbook,
)

MIB = 2**20
ORDINARY = ("A1 text Namn", "B1 text Åsa", "C1 number 7")


@dataclass(frozen=True)
class Hostile:
    """One file and its outcome: the code of a refusal, or the cells that are read."""

    name: str
    make: Callable[[], bytes]
    outcome: str | tuple[str, ...]


def shown(book_read: Workbook) -> tuple[str, ...]:
    """The cells of all sheets, one to a line: place, kind, value (what stands there if it is no value) and formula."""
    return tuple(
        f"{cell.ref} {cell.kind.value} {cell.raw if cell.kind is CellKind.BAD else cell.shown}"
        + (f" {cell.formula}" if cell.formula is not None else "")
        for each in book_read.sheets
        for cell in each.cells.values()
    )


def bomb(before: str, piece: str, times: int, after: str) -> Callable[[], Iterator[bytes]]:
    """A part that is large when unpacked: the piece so many times over."""

    def pieces() -> Iterator[bytes]:
        yield before.encode()
        block = piece.encode() * max(1, MIB // len(piece))
        for _ in range(times // max(1, MIB // len(piece)) + 1):
            yield block
        yield after.encode()

    return pieces


def one(name: str, part: str, content: Part, outcome: str | tuple[str, ...]) -> Hostile:
    """A workbook in which one part is replaced."""
    return Hostile(name, lambda: workbook({part: content}), outcome)


def cells(name: str, row: str, outcome: str | tuple[str, ...], *formats: str, **more: str) -> Hostile:
    """A workbook with these cells in its first row."""
    return Hostile(name, lambda: with_cells(row, *formats, **more), outcome)


SST = f'{DECLARATION}<sst xmlns="{MAIN}">'
WORKSHEET = f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData>'
STYLESHEET = f'{DECLARATION}<styleSheet xmlns="{MAIN}">'
END = "</sheetData></worksheet>"

BOMBS = [
    one(
        "a shared text of 56 MiB", SHARED, bomb(f"{SST}<si><t>", " ", 56 * MIB, "</t></si></sst>"), "CONTENT_TOO_LARGE"
    ),
    one("a shared text of 2 MiB", SHARED, bomb(f"{SST}<si><t>", "a", 2 * MIB, "</t></si></sst>"), "TEXT_TOO_LONG"),
    one("a million shared texts", SHARED, bomb(SST, "<si><t>a</t></si>", 10**6, "</sst>"), "CONTENT_TOO_DETAILED"),
    one("two million cells", SHEET, bomb(WORKSHEET, "<row><c><v>1</v></c></row>", 2 * 10**6, END), "TOO_MANY_CELLS"),
    one(
        "two million empty cells",
        SHEET,
        bomb(f"{WORKSHEET}<row>", '<c r="A1"/>', 2 * 10**6, f"</row>{END}"),
        "TOO_MANY_CELLS",
    ),
    one("two million rows", SHEET, bomb(WORKSHEET, "<row/>", 2 * 10**6, END), "TOO_MANY_CELLS"),
    one("a part that is not read", "xl/media/x.bin", bomb("", "\0", 56 * MIB, ""), ORDINARY),
    one(
        "styles of 56 MiB",
        STYLES,
        bomb(f"{STYLESHEET}<fonts>", f"<font name='{'a' * 1000}'/>", 56 * 10**3, "</fonts></styleSheet>"),
        "CONTENT_TOO_LARGE",
    ),
    one(
        "five million fonts",
        STYLES,
        bomb(f"{STYLESHEET}<fonts>", "<font/>", 5 * 10**6, "</fonts></styleSheet>"),
        "CONTENT_TOO_DETAILED",
    ),
    one(
        "a million cell styles",
        STYLES,
        bomb(f"{STYLESHEET}<cellXfs>", "<xf/>", 10**6, "</cellXfs></styleSheet>"),
        "CONTENT_TOO_DETAILED",
    ),
    one(
        "a million sheet entries",
        BOOK,
        bomb(f'{DECLARATION}<workbook xmlns="{MAIN}"><sheets>', "<sheet/>", 10**6, "</sheets></workbook>"),
        "CONTENT_TOO_DETAILED",
    ),
    one(
        "a million relations",
        BOOK_RELATIONS,
        bomb(f"{DECLARATION}<Relationships>", "<Relationship/>", 10**6, "</Relationships>"),
        "CONTENT_TOO_DETAILED",
    ),
    one(
        "a million defined names",
        BOOK,
        bomb(
            f'{DECLARATION}<workbook xmlns="{MAIN}"><definedNames>',
            "<definedName/>",
            10**6,
            "</definedNames></workbook>",
        ),
        "CONTENT_TOO_DETAILED",
    ),
    cells("a number of 2 MiB", f'<c r="A1"><v>{"9" * 2 * MIB}</v></c>', "TEXT_TOO_LONG"),
    cells("a number of 5 000 digits", f'<c r="A1"><v>{"9" * 5000}</v></c>', (f"A1 bad {'9' * 5000}",)),
    Hostile(
        "200 sheets that are one large part",
        lambda: _many_sheets(200, "<row>" + "<c/>" * 200_000 + "</row>"),
        "CONTENT_TOO_DETAILED",
    ),
    Hostile(
        "sheets that are too many together",
        lambda: _many_sheets(60, "<row>" + "<c><v>1</v></c>" * 10_000 + "</row>"),
        "TOO_MANY_CELLS",
    ),
    Hostile("201 sheets", lambda: _many_sheets(201, ""), "TOO_MANY_SHEETS"),
    Hostile("10 000 sheets", lambda: _many_sheets(10_000, ""), "TOO_MANY_SHEETS"),
]

BILLION = (
    '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
QUADRATIC = f'<!DOCTYPE l [<!ENTITY j "{"A" * 100_000}">]>'
EXTERNAL = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">'


def with_doctype(part: str, doctype: str) -> str:
    """The part with a document type, and the entity j in place of its first text."""
    text = str(PARTS[part]).replace(DECLARATION, DECLARATION + doctype)
    return text.replace("Namn", "&j;").replace("Läxhjälp", "&j;").replace('"Blad"', '"&j;"')


DOCTYPES = [
    one(f"{name} in {part}", part, with_doctype(part, doctype), "PART_WITH_DTD")
    for name, doctype in {
        "a billion laughs": BILLION,
        "quadratic blow-up": QUADRATIC,
        "an external entity": EXTERNAL,
        "a remote document type": REMOTE,
    }.items()
    for part in (SHARED, SHEET, BOOK, STYLES)
]

NESTED = [
    one(
        "a sheet of cells in cells",
        SHEET,
        sheet("<row>" + "<c>" * 100_000 + "</c>" * 100_000 + "</row>"),
        "PART_DAMAGED",
    ),
    one("rows in rows", SHEET, sheet("<row>" * 50_000 + "</row>" * 50_000), "PART_DAMAGED"),
    one(
        "values in values", SHEET, sheet("<row><c>" + "<v>" * 10_000 + "</v>" * 10_000 + "</c></row>"), "PART_TOO_DEEP"
    ),
    one("an extension of 200 000 levels", SHEET, sheet(after="<x>" * 200_000 + "</x>" * 200_000), "PART_TOO_DEEP"),
    one("a tag of 40 MiB", SHEET, bomb(f"{WORKSHEET}<row x='", "a", 40 * MIB, f"'/>{END}"), "PART_DAMAGED"),
    one("a comment of 40 MiB", STYLES, bomb(f"{STYLESHEET}<!--", "a", 40 * MIB, "--></styleSheet>"), "PART_DAMAGED"),
    one("texts in texts", SHARED, f"{SST}<si>{'<t>' * 300_000}", "PART_TOO_DEEP"),
    one("formulas in formulas", SHEET, sheet("<row><c>" + "<f>" * 300_000), "PART_TOO_DEEP"),
    one("shared texts in each other", SHARED, f"{SST}{'<si>' * 100_000}{'</si>' * 100_000}</sst>", "PART_TOO_DEEP"),
    one(
        "fonts in fonts",
        STYLES,
        f"{STYLESHEET}{'<fonts>' * 100_000}{'</fonts>' * 100_000}</styleSheet>",
        "PART_TOO_DEEP",
    ),
    one("a workbook part of 100 levels", BOOK, book(after="<x>" * 100 + "</x>" * 100), "PART_TOO_DEEP"),
    one("levels that are never closed", SHEET, sheet(after="<x>" * 500_000), "PART_TOO_DEEP"),
]

EVERYWHERE = "A1:XFD1048576"
SIZES = [
    cells("a dimension that says all", text_cell("A1", "x"), ("A1 text x",), before=f'<dimension ref="{EVERYWHERE}"/>'),
    cells(
        "a dimension that says one",
        text_cell("A1", "x") + text_cell("D1", "y"),
        ("A1 text x", "D1 text y"),
        before='<dimension ref="A1"/>',
    ),
    cells(
        "a cell in the last corner",
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576">{text_cell("XFD1048576", "y")}</row>',
        "TOO_SPREAD_OUT",
    ),
    cells(
        "a cell far down and aside",
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576">{text_cell("CV1048576", "y")}</row>',
        "TOO_SPREAD_OUT",
    ),
    cells(
        "a cell far down",
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576">{text_cell("A1048576", "y")}</row>',
        ("A1 text x", "A1048576 text y"),
    ),
    cells(
        "an empty cell in the last corner",
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>',
        ("A1 text x",),
    ),
    cells("a column that does not exist", text_cell("ZZZZZZZ1", "x"), "PART_DAMAGED"),
    cells("a column after the last", text_cell("XFE1", "x"), "PART_DAMAGED"),
    cells("a row that does not exist", f'<row r="99999999999">{text_cell("A99999999999", "x")}</row>', "PART_DAMAGED"),
    cells("a row after the last", f'<row r="1048577">{text_cell("A1048577", "x")}</row>', "PART_DAMAGED"),
    cells("row 2 000 000 000", f'<row r="2000000000">{text_cell("A2000000000", "x")}</row>', "PART_DAMAGED"),
    cells("a row before the first", '<row r="-1"><c r="1A"><v>3</v></c></row>', "PART_DAMAGED"),
    cells("a cell in another row than it says", text_cell("A2", "x"), "PART_DAMAGED"),
    cells("a cell in two places", text_cell("A1", "x") + text_cell("A1", "y"), ("A1 bad x / y",)),
    cells(
        "a row in two places",
        f'<row r="1">{text_cell("A1", "x")}</row><row r="1">{text_cell("A1", "z")}</row>',
        ("A1 bad x / z",),
    ),
    cells(
        "a cell in 30 000 places",
        "".join(f'<c r="A1"><v>{number}</v></c>' for number in range(30_000)),
        (f"A1 bad {' / '.join(map(str, range(30)))[:80]} / 29999",),
    ),
    cells("a cell told twice alike", text_cell("A1", "x") + text_cell("A1", "x"), ("A1 text x",)),
    cells(
        "cells that tell no place",
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>",
        ("A1 number 1", "C1 number 3", "A2 number 4"),
    ),
    cells(
        "cells of which some tell their place",
        '<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c></row>',
        ("B1 number 1", "C1 number 2"),
    ),
    cells(
        "a place to guess after a dropped cell",
        '<row r="1"><c r="A1"/><c r="E1"/><c><v>2</v></c></row>',
        "PART_DAMAGED",
    ),
    cells("17 000 cells in a row", "<row>" + "<c><v>1</v></c>" * 17_000 + "</row>", "PART_DAMAGED"),
    cells(
        "a merge over everything",
        text_cell("A1", "x"),
        "TOO_LARGE_AREAS",
        after=f'<mergeCells><mergeCell ref="{EVERYWHERE}"/></mergeCells>',
    ),
    cells(
        "a merge of nonsense",
        text_cell("A1", "x"),
        "PART_DAMAGED",
        after='<mergeCells><mergeCell ref="x"/></mergeCells>',
    ),
    cells(
        "a link over everything",
        text_cell("A1", "x"),
        "TOO_LARGE_AREAS",
        after=f'<hyperlinks><hyperlink ref="{EVERYWHERE}" location="B1"/></hyperlinks>',
    ),
    cells(
        "a validation over everything",
        text_cell("A1", "x"),
        ("A1 text x",),
        after=f'<dataValidations><dataValidation type="list" sqref="{EVERYWHERE}"/></dataValidations>',
    ),
    cells(
        "6 000 validations",
        text_cell("A1", "x"),
        "TOO_MANY_RULES",
        after="<dataValidations>" + "<dataValidation/>" * 6_000 + "</dataValidations>",
    ),
    cells(
        "50 000 conditional formats",
        text_cell("A1", "x"),
        "TOO_MANY_RULES",
        after=f'<conditionalFormatting sqref="{EVERYWHERE}"><cfRule/></conditionalFormatting>' * 50_000,
    ),
    cells(
        "1 000 times hidden columns without end",
        text_cell("A1", "x"),
        "TOO_LARGE_AREAS",
        before="<cols>" + '<col min="1" max="2147483647" hidden="1"/>' * 1_000 + "</cols>",
    ),
    cells(
        "1 000 times visible columns without end",
        text_cell("A1", "x"),
        ("A1 text x",),
        before="<cols>" + '<col min="1" max="2147483647"/>' * 1_000 + "</cols>",
    ),
]

VALUES = [
    cells("a shared text that is not there", '<c r="A1" t="s"><v>999</v></c>', ("A1 bad 999",)),
    cells("a shared text called x", '<c r="A1" t="s"><v>x</v></c>', ("A1 bad x",)),
    cells("shared text minus one", '<c r="A1" t="s"><v>-1</v></c>', ("A1 bad -1",)),
    cells(
        "numbers without end",
        '<c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>INF</v></c><c r="D1"><v>1_000</v></c>',
        ("A1 bad 1e999", "B1 bad NaN", "C1 bad INF", "D1 bad 1_000"),
    ),
    cells(
        "a style that is not there",
        '<c r="A1" s="9999"><v>1</v></c><c r="B1" s="x"><v>2</v></c>',
        ("A1 number 1", "B1 number 2"),
    ),
    cells("a type that there is none of", '<c r="A1" t="zz"><v>1</v></c>', ("A1 bad 1",)),
    cells(
        "a day that there is none of",
        '<c r="A1" t="d"><v>2024-13-45T99</v></c><c r="B1" t="d"><v>2025-02-30</v></c>',
        ("A1 bad 2024-13-45T99", "B1 bad 2025-02-30"),
    ),
    cells(
        "days outside the calendar",
        '<c r="A1" s="1"><v>99999999</v></c><c r="B1" s="1"><v>-5</v></c>',
        ("A1 number 99999999", "B1 number -5"),
        "14",
    ),
    cells(
        "escaped control signs",
        text_cell("A1", "a_x000B_b") + text_cell("B1", "a_x0000_b"),
        ("A1 text a\x0bb", "B1 text a\0b"),
    ),
    cells(
        "half signs and no signs",
        text_cell("A1", "a_xD800_b") + text_cell("B1", "a_xFFFE_b"),
        ("A1 text a_xD800_b", "B1 text a_xFFFE_b"),
    ),
    cells("a sign in two halves", text_cell("A1", "a_xD83D__xDE00_b"), ("A1 text a\U0001f600b",)),
    cells(
        "escaped escapes",
        text_cell("A1", "a_x005F_x000D_b") + text_cell("B1", "x_x000D_y"),
        ("A1 text a_x000D_b", "B1 text x\ny"),
    ),
    cells(
        "a template's marks",
        text_cell("A1", "{{ 7*7 }}") + text_cell("B1", "{% raw %}"),
        ("A1 text {{ 7*7 }}", "B1 text {% raw %}"),
    ),
    cells("markup in a text", text_cell("A1", "&lt;br&gt;&amp;amp;"), ("A1 text <br>&amp;",)),
    cells("a control sign as it is", text_cell("A1", "a\x0bb"), "PART_DAMAGED"),
    cells("a control sign as a number", text_cell("A1", "a&#11;b"), "PART_DAMAGED"),
    cells("an entity that nobody declared", text_cell("A1", "&nbsp;"), "PART_DAMAGED"),
    cells(
        "what looks like cells in CDATA",
        '<c r="A1" t="str"><v><![CDATA[<c r="B1"/>]]></v></c>',
        ('A1 text <c r="B1"/>',),
    ),
    cells("what looks like cells in a comment", f'<!-- <c r="B1"/> -->{text_cell("A1", "x")}', ("A1 text x",)),
    cells(
        "a command as a formula",
        "<c r=\"A1\"><f>cmd|'/c calc'!A0</f><v>1</v></c>" + text_cell("B1", "=1+1"),
        ("A1 number 1 =cmd|'/c calc'!A0", "B1 text =1+1"),
    ),
    cells(
        "a value outside a cell",
        '<row r="1"><v>5</v><c r="A1" t="n" s="1" x="y"/><c r="B1"><v>6</v></c></row>',
        ("B1 number 6",),
    ),
    cells("other digits", '<c r="A1"><v>١٢</v></c><c r="B1" t="s"><v>²</v></c>', ("A1 bad ١٢", "B1 bad ²")),
]

PACKAGES = [
    one("no workbook part", BOOK, None, "PART_MISSING"),
    one("no content types", TYPES, None, ORDINARY),
    one("no sheet part", SHEET, None, "PART_MISSING"),
    one("no relations of the workbook", BOOK_RELATIONS, None, "PART_MISSING"),
    one("no relations of the package", ROOT, None, "FILE_NOT_WORKBOOK"),
    one("no shared texts", SHARED, None, ORDINARY),
    one("no styles", STYLES, None, ORDINARY),
    one(
        "a relation to a file outside",
        BOOK_RELATIONS,
        relations(("worksheet", "../../../../../../etc/hostname")),
        "PART_NAME_UNSAFE",
    ),
    one(
        "a relation to another machine",
        BOOK_RELATIONS,
        relations(("worksheet", "http://127.0.0.1:9/x"), external=True),
        "PART_MISSING",
    ),
    one("a sheet that is the styles", BOOK_RELATIONS, relations(("worksheet", "styles.xml")), "PART_DAMAGED"),
    one("a sheet that is the workbook", BOOK_RELATIONS, relations(("worksheet", "workbook.xml")), "PART_DAMAGED"),
    one(
        "shared texts that are a sheet",
        BOOK_RELATIONS,
        relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "worksheets/sheet1.xml")),
        "PART_DAMAGED",
    ),
    one("tables that are not there", SHEET_RELATIONS, relations(("table", "../tables/none.xml")), ORDINARY),
    one("a table that leads outside", SHEET_RELATIONS, relations(("table", "../../../none.xml")), "PART_NAME_UNSAFE"),
    one(
        "a sheet title made to harm",
        BOOK,
        book('<sheet name="..\\..\\CON:&lt;b&gt;{{7*7}}" sheetId="1" r:id="rId1"/>'),
        ORDINARY,
    ),
    one("shared texts in UTF-16", SHARED, shared("<t>å</t>").replace("UTF-8", "UTF-16").encode("utf-16"), ORDINARY),
    one("shared texts in hexadecimal", SHARED, shared("<t>å</t>").replace("UTF-8", "hex"), "PART_DAMAGED"),
    one("shared texts in UTF-7", SHARED, shared("<t>+ADw-</t>").replace("UTF-8", "utf-7"), "PART_DAMAGED"),
    one("shared texts that are not UTF-8", SHARED, shared("<t>å</t>").encode("latin-1"), "PART_DAMAGED"),
    one("a part outside the package", "../../evil.txt", "x", "PART_NAME_UNSAFE"),
    one("a part at the root of the disk", "/etc/evil", "x", "PART_NAME_UNSAFE"),
    one("a part on another disk", "C:/evil", "x", "PART_NAME_UNSAFE"),
    one("a part outside, written backwards", "..\\evil.txt", "x", "PART_NAME_UNSAFE"),
    one("the same part twice but for case", "XL/Workbook.xml", book(), "PART_TWICE"),
    Hostile("the same part twice", lambda: _twice(), "PART_TWICE"),
    Hostile("20 000 parts", lambda: _many_parts(20_000), "TOO_MANY_PARTS"),
    Hostile("3 000 parts", lambda: _many_parts(3_000), "TOO_MANY_PARTS"),
    Hostile("a part packed in an unknown way", lambda: _repacked(ZIP_BZIP2), "PART_DAMAGED"),
    Hostile("parts that are not packed", lambda: _repacked(ZIP_STORED), ORDINARY),
    Hostile("a part that says it is smaller", lambda: _resized(-10), "PART_DAMAGED"),
    Hostile("a part that says it is larger", lambda: _resized(10**9), ORDINARY),
    Hostile("a part with a wrong checksum", lambda: _patched(b"PK\x01\x02", 16, b"\xff\x00\xff\x00"), "PART_DAMAGED"),
    Hostile("a part that says it is locked", lambda: _patched(b"PK\x01\x02", 8, b"\x01\x00"), "FILE_ENCRYPTED"),
    Hostile(
        "a part that lies beyond the end", lambda: _patched(b"PK\x01\x02", 42, b"\xff\xff\xff\x7f"), "PART_DAMAGED"
    ),
    Hostile("half of a file", lambda: truncated(workbook(), 0.5), "FILE_DAMAGED"),
    Hostile("nearly all of a file", lambda: workbook()[:-30], "FILE_DAMAGED"),
    Hostile("an empty zip file", lambda: b"PK\x05\x06" + b"\0" * 18, "FILE_NOT_WORKBOOK"),
    Hostile("one byte", lambda: b"P", "FILE_IS_TEXT"),
    Hostile("an unfinished container", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504, "FILE_DAMAGED"),
    Hostile("noise", lambda: zlib.compress(b"noise" * 100), "FILE_DAMAGED"),
]

HOSTILE = [*BOMBS, *DOCTYPES, *NESTED, *SIZES, *VALUES, *PACKAGES]


def _many_sheets(count: int, rows: str) -> bytes:
    entries = "".join(f'<sheet name="s{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, count + 1))
    return workbook({BOOK: book(entries), SHEET: sheet(rows) if rows else PARTS[SHEET]})


def _many_parts(count: int) -> bytes:
    content = BytesIO(workbook())
    with ZipFile(content, "a") as package:
        for number in range(count):
            package.writestr(f"x/{number}", b"")
    return content.getvalue()


def _twice() -> bytes:
    # zipfile warns of a second part with the same name; a name of the same length is changed afterwards instead.
    content = BytesIO(workbook({"xl/worksheets/sheet2.xml": sheet(text_cell("A1", "SHADOW"))}))
    return content.getvalue().replace(b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheet1.xml")


def _repacked(method: int) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", method) as package:
        for name, part in PARTS.items():
            package.writestr(name, str(part))
    return content.getvalue()


def _resized(by: int) -> bytes:
    size = len(str(PARTS[TYPES]).encode()) + by
    return _patched(b"PK\x01\x02", 24, size.to_bytes(4, "little"))


def _patched(mark: bytes, offset: int, new: bytes) -> bytes:
    """The first record with the mark, which is about the content types, changed."""
    data = bytearray(workbook())
    start = data.index(mark) + offset
    data[start : start + len(new)] = new
    return bytes(data)
