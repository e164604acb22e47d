"""All that stands in finished packages, as one finds it who unpacks them: zip, XML and worksheets, nothing of ours.

Numbers in tables and charts come with their headings; everything else that is or could be read is a text with its
place: sentences, descriptions, properties, comments, hidden sheets, names, formulas and what they last came to.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO, StringIO
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMING = ("descr", "title", "name", "alt", "tooltip", "formatCode", "author", "initials", "url", "location")
NAMED_BY_VALUE = ("alias", "tag", "tblCaption", "tblDescription", "docVar", "placeholder", "default", "statusText")
ALWAYS_THE_SAME = ("styles.xml", "numbering.xml", "theme1.xml", "settings.xml", "fontTable.xml", ".rels", "_Types].xml")
"""Parts that name fonts, looks and other parts; whether they are the same whatever is hidden is seen by comparing."""
READ = ("Tabell-id", "Rad-id", "Rad", "Kolumn-id", "Kolumn", "Värde", "Tecken", "Tillstånd")
NOTHING = "inget att redovisa"
UNSEEN_SPACE = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table says; rows and columns by heading, or by id where *ids* is true."""

    place: str
    caption: str
    row: str
    column: str
    text: str
    look: str = ""
    ids: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A number of a chart, by what the series and the place on the axis are called."""

    place: str
    caption: str
    series: str
    category: str
    value: float


@dataclass(slots=True)
class Contents:
    """What was found in some files."""

    cells: list[Cell] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Places and texts, in order."""
    axes: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """The captions of the charts, and what stands along their axes, in order."""
    described: list[tuple[str, str]] = field(default_factory=list)
    """The captions and the descriptions of the charts."""

    def say(self, place: str, text: str | None) -> None:
        """Take down a text, if there is one."""
        if text and text.strip():
            self.texts.append((place, " ".join(text.translate(UNSEEN_SPACE).split())))


def read(files: Mapping[str, bytes]) -> Contents:
    """Read the files of one report."""
    found = Contents()
    for name, content in files.items():
        one = _read(name, content)
        found.cells += one.cells
        found.points += one.points
        found.texts += one.texts
        found.axes += one.axes
        found.described += one.described
    return found


@lru_cache(64)
def _read(name: str, content: bytes) -> Contents:
    found = Contents()
    if name.endswith(".docx"):
        _document(name, content, found)
    elif name.endswith(".csv"):
        _lines(name, content, found)
    elif name.endswith(".xlsx"):
        _data(name, content, found)
    else:
        found.say(name, content.decode("utf-8", "replace"))
    return found


def _lines(name: str, content: bytes, found: Contents) -> None:
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    _all_numbers(name, rows, found)


def _all_numbers(place: str, rows: Sequence[Sequence[object]], found: Contents) -> None:
    """Read the table of all numbers, whose ids and headings are the key to the tables of the documents."""
    header = [str(cell) for cell in rows[0]]
    for number, row in enumerate(rows[1:], start=2):
        caption, row_id, label, column, title, value, sign, state = (
            ("" if (cell := row[header.index(name)]) is None else str(cell)) for name in READ
        )
        where = f"{place}, rad {number}"
        text = NOTHING if state == NOTHING and value == "0" else value or sign
        found.cells.append(Cell(where, caption, row_id, column, text, ids=True))
        found.cells.append(Cell(where, caption, label, title, text))
        for name, cell in zip(header, row, strict=False):
            if name not in READ[:-1] and cell not in (None, ""):
                found.say(f"{where}, {name}", str(cell))
        for cell in row[len(header) :]:
            found.say(f"{where}, utan rubrik", str(cell))


def _data(name: str, content: bytes, found: Contents) -> None:
    """Read the workbook of published data: its table of all numbers, its tables as shown, and all else in it."""
    workbook = load_workbook(BytesIO(content))
    ids: set[str] = set()
    for sheet in workbook.worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        place = f"{name}, {sheet.title}"
        found.say(f"{name}, bladnamn", sheet.title)
        if rows and "Tabell-id" in map(str, rows[0]) and "Värde" in map(str, rows[0]):
            ids = {str(row[0]) for row in rows[1:]}
            _all_numbers(place, rows, found)
        elif sheet.title in ids:
            _shown(place, sheet.title, sheet, found)
        else:
            for row in rows:
                for value in row:
                    found.say(place, None if value is None else str(value))
    _around(name, content, found)


def _shown(place: str, caption: str, sheet: Worksheet, found: Contents) -> None:
    header = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
    for row in sheet.iter_rows(min_row=2):
        for title, cell in zip(header[1:], row[1:], strict=True):
            text = "" if cell.value is None else str(cell.value)
            look = f"{cell.style_id} {cell.number_format} {cell.data_type if text == 'x' else ''}"
            found.cells.append(Cell(place, caption, str(row[0].value), str(title), text, look))


def _around(name: str, content: bytes, found: Contents) -> None:
    """Read what is in a workbook beside its cells' values: what formulas came to, comments, names, properties."""
    reckoned = load_workbook(BytesIO(content), data_only=True)
    for sheet, told in zip(load_workbook(BytesIO(content)).worksheets, reckoned.worksheets, strict=True):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found.say(f"{name}, {sheet.title} {cell.coordinate}", f"{cell.value} {told[cell.coordinate].value}")
    with ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            if not part.endswith(("sharedStrings.xml", *ALWAYS_THE_SAME)) and "/worksheets/" not in part:
                _part(f"{name}/{part}", package.read(part), found)
            elif "/worksheets/" in part and part.endswith(".xml"):
                _rest_of_sheet(f"{name}/{part}", package.read(part), found)


def _rest_of_sheet(place: str, content: bytes, found: Contents) -> None:
    root = etree.fromstring(content)
    for node in root.iter():
        if any(etree.QName(one).localname == "sheetData" for one in (node, *node.iterancestors())):
            continue
        if node.text:
            found.say(place, re.sub(r"&[A-Z]", " ", str(node.text)))
        for name in ("prompt", "error", "promptTitle", "errorTitle", "display", "tooltip", "codeName"):
            found.say(place, str(node.get(name) or ""))


def _within(node: etree._Element, tag: str) -> bool:
    return node.tag == tag or any(True for _ in node.iterancestors(tag))


def _part(place: str, content: bytes, found: Contents) -> None:
    """Read any part: texts and the attributes that name or describe; a part that is not XML is told of."""
    if not place.endswith(".xml"):
        found.say(place, f"en del som inte går att läsa, {len(content)} tecken")
        return
    for node in etree.fromstring(content).iter():
        if isinstance(node.tag, str):
            if not _within(node, f"{W}p"):
                found.say(f"{place}#{etree.QName(node).localname}", node.text)
            elif node.tag == f"{W}p":
                found.say(place, _words(node))
            for name, value in node.attrib.items():
                if etree.QName(name).localname in NAMING:
                    found.say(f"{place}, {etree.QName(name).localname}", str(value))
                elif etree.QName(node).localname in NAMED_BY_VALUE and name == f"{W}val":
                    found.say(f"{place}, {etree.QName(node).localname}", str(value))
        elif node.text:
            found.say(place, node.text)


def _document(name: str, content: bytes, found: Contents) -> None:
    with ZipFile(BytesIO(content)) as package:
        read_already = {"word/document.xml"}
        root = etree.fromstring(package.read("word/document.xml"))
        relations = _relations(package, "word/document.xml")
        for table in root.iter(f"{W}tbl"):
            _table(name, table, found)
        for drawing in root.iter(f"{W}drawing"):
            caption = _caption(drawing)
            for node in drawing.iter():
                if descr := node.get("descr"):
                    found.described.append((caption, " ".join(descr.translate(UNSEEN_SPACE).split())))
            for chart in drawing.iter(f"{C}chart"):
                part = relations[str(chart.get(f"{R}id"))]
                read_already |= {part, *_chart(f"{name}/{part}", package, part, caption, found)}
        _body(f"{name}/word/document.xml", root, found)
        for part in package.namelist():
            if part not in read_already and not part.endswith(ALWAYS_THE_SAME):
                _part(f"{name}/{part}", package.read(part), found)


def _relations(package: ZipFile, part: str) -> dict[str, str]:
    path = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels"
    if path not in package.namelist():
        return {}
    return {
        str(one.get("Id")): normpath(join(dirname(part), str(one.get("Target"))))
        for one in etree.fromstring(package.read(path))
    }


def _caption(node: etree._Element) -> str:
    """Give the id of the table or the chart that a node stands in: its content control is marked with that."""
    around = next(node.iterancestors(f"{W}sdt"), None)
    tag = None if around is None else around.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else str(tag.get(f"{W}val")).rpartition(":")[2]


def _words(node: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    kept = (f"{W}t", f"{W}delText", f"{W}instrText")
    return "".join(signs.get(one.tag) or ((one.text or "") if one.tag in kept else "") for one in node.iter())


def _table(name: str, table: etree._Element, found: Contents) -> None:
    told = table.find(f"{W}tblPr/{W}tblCaption")
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    if told is None or not rows:
        return
    caption, header = (
        _caption(table) or str(told.get(f"{W}val")),
        [_words(cell).translate(UNSEEN_SPACE) for cell in rows[0]],
    )
    for row in rows[1:]:
        label = _words(row[0]).translate(UNSEEN_SPACE)
        for title, cell in zip(header[1:], row[1:], strict=True):
            found.cells.append(Cell(f"{name}, {caption}", caption, label, title, _words(cell), _look(cell)))


def _look(cell: etree._Element) -> str:
    """Say how a cell is set, but for its width and what holds rows together."""
    kept = (f"{W}tcPr", f"{W}pPr", f"{W}rPr")
    return " ".join(
        f"{etree.QName(node).localname}{sorted(map(str, node.attrib.values()))}"
        for parent in cell.iter(*kept)
        for node in parent
        if node.tag not in (f"{W}tcW", f"{W}keepNext")
    )


def _body(place: str, root: etree._Element, found: Contents) -> None:
    """Read the paragraphs that are in no table, and what is said out of sight."""
    for paragraph in root.iter(f"{W}p"):
        tables = list(paragraph.iterancestors(f"{W}tbl"))
        if not any(table.find(f"{W}tblPr/{W}tblCaption") is not None for table in tables):
            found.say(f"{place} [{_caption(paragraph)}]", _words(paragraph))
    for node in root.iter():
        if not isinstance(node.tag, str):
            found.say(place, node.text)
        elif etree.QName(node).localname in NAMED_BY_VALUE:
            found.say(f"{place}, {etree.QName(node).localname}", node.get(f"{W}val"))
        elif etree.QName(node).localname not in ("docPr",):
            for name in ("descr", "title", "alt"):
                found.say(f"{place}, {name}", node.get(name))


def _chart(place: str, package: ZipFile, part: str, caption: str, found: Contents) -> Iterator[str]:
    """Read a chart as it was drawn last, and the workbook behind it; yield the parts that hold it."""
    root = etree.fromstring(package.read(part))
    known: set[etree._Element] = set()
    for series in root.iter(f"{C}ser"):
        name = "".join(node.text or "" for node in series.iterfind(f"{C}tx//{C}v"))
        places = {point.get("idx"): point.findtext(f"{C}v") for point in series.iterfind(f"{C}cat//{C}pt")}
        found.axes.append((caption, tuple(str(one) for one in places.values())))
        for point in series.iterfind(f"{C}val//{C}pt"):
            category = places.get(point.get("idx")) or f"plats {point.get('idx')}"
            found.points.append(Point(place, caption, name, category, float(point.findtext(f"{C}v") or "nan")))
        known |= {node for child in ("tx", "cat", "val") for node in series.iterfind(f"{C}{child}//{C}v")}
    for node in root.iter():
        if node not in known and isinstance(node.tag, str) and node.tag not in (f"{C}f", f"{C}formatCode"):
            found.say(place, node.text)
    for book in _relations(package, part).values():
        if book.endswith(".xlsx"):
            yield book
            _behind(f"{place}, {book}", package.read(book), caption, found)


def _behind(place: str, content: bytes, caption: str, found: Contents) -> None:
    workbook = load_workbook(BytesIO(content))
    for number, sheet in enumerate(workbook.worksheets):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for row in rows[1:]:
            for title, value in zip(rows[0][1:], row[1:], strict=True):
                if isinstance(value, int | float) and number == 0 and title is not None:
                    found.points.append(Point(place, caption, str(title), str(row[0]), float(value)))
                elif value is not None:
                    found.say(f"{place}, {sheet.title}", str(value))
        if number:
            for value in (cell for row in rows for cell in row):
                found.say(f"{place}, {sheet.title}", None if value is None else str(value))
    _around(place, content, found)
