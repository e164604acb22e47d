"""Marks in workbooks of every kind: what is changed, what is not, and when the red goes away."""

import csv
import json
import random
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule

from generator.office.cells import Cell, CellContent, CellKind
from generator.office.marking import Entry, marked, untouched
from generator.office.marking.conditions import unchanged
from generator.office.marking.grid import Grid
from generator.office.refusal import Refused
from generator.office.spreadsheet import read_workbook
from generator.swedish.marking_words import NOTE_CLOSING, NOTE_PREFIX
from generator.swedish.marking_words import SHEET as LIST
from tests.hostile import HOSTILE, Hostile
from tests.packages import (
    BOOK,
    BOOK_RELATIONS,
    MAIN,
    PACKAGE,
    RELATIONS,
    ROOT,
    SHARED,
    SHEET,
    SHEET_RELATIONS,
    STRICT,
    STYLES,
    Part,
    book,
    relations,
    sheet,
    text_cell,
    workbook,
)

M = f"{{{MAIN}}}"
VML = "xl/drawings/vmlDrawing1.vml"


def entry(cell: str, message: str = "Skriv ett tal.", title: str = "Blad") -> Entry:
    return Entry("Ska rättas", title, cell, message)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    return {name for name in new if new[name] != old.get(name)}


def rules(data: bytes, part: str = SHEET) -> list[tuple[str, str]]:
    """Each conditional format of a sheet in the order of the file: its cells, and its priority."""
    root = etree.fromstring(parts(data)[part])
    formats = ((each.get("sqref", ""), rule) for each in root.iter("{*}conditionalFormatting") for rule in each)
    return [(cells, rule.get("priority", "")) for cells, rule in formats]


def notes(data: bytes, title: str = "Blad") -> Mapping[str, str]:
    return next(sheet.notes for sheet in read_workbook(data).sheets if sheet.name == title)


def ours(*messages: str) -> str:
    return NOTE_PREFIX + "\n".join((*messages, NOTE_CLOSING))


def people_s_workbook() -> bytes:
    """Two sheets with what people have: a rule, a note and protection."""
    made = Book()
    first = made.active
    assert first is not None
    first.title = "Blad"
    first["A1"], first["B2"], first["C3"] = "Namn", "tolv", 12
    first["B2"].comment = Comment("Stämmer det här?", "Kollegan")
    first.conditional_formatting.add("B2:B9", Rule("expression", formula=["LEN(B2)=0"], stopIfTrue=True))
    first.protection.sheet = True
    made.create_sheet("Orört")["A1"] = "Stå kvar"
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
OF_OTHERS: Mapping[str, Part] = {
    "docMetadata/LabelInfo.xml": '<clbl:labelList xmlns:clbl="urn:etiketter"><clbl:label id="{1}"/></clbl:labelList>',
    "customXml/item1.xml": "<egen  b='1'/>",
    "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="B1"/></calcChain>',
    "xl/media/image1.png": b"\x89PNG\r\n",
    "xl/printerSettings/printerSettings1.bin": b"\0\1",
    "xl/worksheets/sheet2.xml": sheet(text_cell("A1", "R\u00f6r inte")).replace("?>\n", "?>\r\n<!-- kvar -->"),
    "xl/worksheets/_rels/sheet2.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
    "xl/drawings/drawing1.xml": "<ritning/>",
}


def test_only_the_parts_of_the_marks_are_changed() -> None:
    two = '<sheet name="Blad" sheetId="1" r:id="rId1"/><sheet name="Andra" sheetId="7" r:id="rId2"/>'
    kinds = ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml")
    before = workbook({**OF_OTHERS, BOOK: book(two), BOOK_RELATIONS: relations(*kinds)})
    after = marked(before, [entry("A1"), entry("C1")], {"fv_ersatter": "a" * 64})
    assert changed(before, after) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/custom.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        VML,
        STYLES,
        BOOK,
        SHEET,
        SHEET_RELATIONS,
        "xl/worksheets/sheet3.xml",
    }
    assert read_workbook(after).properties["fv_ersatter"] == "a" * 64


def test_what_else_a_marked_sheet_has_stands_where_it_stood() -> None:
    rest = (
        '<sheetProtection sheet="1"/><dataValidations count="1"><dataValidation sqref="A1"/></dataValidations>'
        '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>'
        f'<mc:AlternateContent xmlns:mc="urn:val"><mc:Choice/></mc:AlternateContent><extLst><ext xmlns:x="{X14}">'
        '<x:cfRule priority="1"/></ext></extLst>'
    )
    after = marked(workbook({SHEET: sheet(text_cell("A1", "Namn"), after=rest)}), [entry("A1")], {})
    root = etree.fromstring(parts(after)[SHEET])
    assert [etree.QName(each).localname for each in root] == [
        "sheetData",
        "sheetProtection",
        "conditionalFormatting",
        "dataValidations",
        "pageMargins",
        "legacyDrawing",
        "AlternateContent",
        "extLst",
    ]
    assert [each.get("priority") for each in root.iter("{*}cfRule")] == ["1", "2"]


def test_our_rule_stands_first_and_goes_first() -> None:
    data = marked(people_s_workbook(), [entry("C3"), entry("B2")], {})
    assert rules(data, "xl/worksheets/sheet1.xml") == [("C3", "1"), ("B2", "2"), ("B2:B9", "3")]


def test_somebody_s_own_note_is_kept_and_ours_comes_after_it() -> None:
    data = marked(people_s_workbook(), [entry("B2"), entry("C3", "Ett."), entry("C3", "Två.")], {})
    assert notes(data) == {"B2": f"Stämmer det här?\n{ours('Skriv ett tal.')}", "C3": ours("Ett.", "Två.")}


def test_a_second_round_leaves_of_the_first_nothing_but_people_s_own_words() -> None:
    first = marked(people_s_workbook(), [entry("B2"), entry("C3"), entry("A1", title="Orört")], {})
    second = marked(first, [entry("C3", "Nytt.")], {})
    assert notes(second) == {"B2": "Stämmer det här?", "C3": ours("Nytt.")}
    assert notes(second, "Orört") == {}
    assert rules(second, "xl/worksheets/sheet1.xml") == [("C3", "1"), ("B2:B9", "3")]
    assert rules(second, "xl/worksheets/sheet2.xml") == []
    assert [each.name for each in read_workbook(second).sheets] == ["Blad", "Orört", LIST]
    assert [name for name in parts(second) if "comments" in name.lower() or name.endswith(".vml")] != []
    assert b"legacyDrawing" not in parts(second)["xl/worksheets/sheet2.xml"]


def test_what_somebody_writes_after_our_note_stays_in_the_next_round() -> None:
    book_ = load_workbook(BytesIO(marked(people_s_workbook(), [entry("C3")], {})))
    comment = book_["Blad"]["C3"].comment
    assert comment is not None
    comment.text += "\nJag vet inte."
    buffer = BytesIO()
    book_.save(buffer)
    again = marked(buffer.getvalue(), [entry("C3", "Nytt.")], {})
    assert notes(again)["C3"] == f"\nJag vet inte.\n{ours('Nytt.')}"


def test_a_conversation_is_left_alone() -> None:
    thread = f"{PACKAGE.replace('package/2006', 'x')}"
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment] Hej</t></text></comment></commentList></comments>'
    )
    before = workbook(
        {
            SHEET_RELATIONS: relations(("comments", "../comments1.xml"), ("threadedComment", "../threaded1.xml")),
            "xl/comments1.xml": comments,
            "xl/threaded1.xml": f'<ThreadedComments xmlns="{thread}"/>',
        }
    )
    after = marked(before, [entry("A1"), entry("B1")], {})
    assert notes(after) == {"A1": "[Threaded comment] Hej", "B1": ours("Skriv ett tal.")}
    assert parts(after)["xl/threaded1.xml"] == parts(before)["xl/threaded1.xml"]
    assert rules(after) == [("A1", "1"), ("B1", "2")]


def test_a_drawing_that_is_no_xml_costs_the_notes_and_nothing_else() -> None:
    before = workbook(
        {
            SHEET: sheet(text_cell("A1", "Namn"), after='<legacyDrawing r:id="rId1"/>'),
            SHEET_RELATIONS: relations(("vmlDrawing", "../drawings/vmlDrawing1.vml")),
            VML: "<xml><br></xml>",
        }
    )
    after = marked(before, [entry("A1")], {})
    assert notes(after) == {}
    assert rules(after) == [("A1", "1")]
    assert parts(after)[VML] == b"<xml><br></xml>"


def test_shapes_have_numbers_that_no_other_drawing_has() -> None:
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1,4"/></o:shapelayout>'
        '<v:shape id="_x0000_s1025" type="#knapp"/></xml>'
    )
    before = workbook(
        {
            SHEET: sheet(text_cell("A1", "Namn"), after='<legacyDrawing r:id="rId1"/>'),
            SHEET_RELATIONS: relations(("vmlDrawing", "../drawings/vmlDrawing1.vml")),
            VML: drawing,
        }
    )
    after = marked(before, [entry("A1"), entry("B1")], {})
    written = parts(after)[VML].decode()
    assert 'data="1,4,5"' in written
    assert [f'id="_x0000_s{number}"' in written for number in (1025, 5 * 1024 + 1, 5 * 1024 + 2)] == [True] * 3
    once_more = parts(marked(after, [], {}))[VML].decode()
    assert "_x0000_s1025" in once_more
    assert "_x0000_s5121" not in once_more


@pytest.mark.filterwarnings("ignore:Workbook contains no")
@pytest.mark.parametrize(
    "look",
    [
        None,
        f'<styleSheet xmlns="{MAIN}"/>',
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs><tableStyles/><extLst/></styleSheet>',
    ],
    ids=["no styles", "empty styles", "no formats for rules"],
)
def test_workbooks_with_few_styles_or_none_can_be_marked(look: str | None) -> None:
    kinds = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]
    kinds += [("styles", "styles.xml")] if look else []
    after = marked(workbook({BOOK_RELATIONS: relations(*kinds), STYLES: look}), [entry("B1")], {})
    part = next(name for name in parts(after) if name.startswith("xl/styles"))
    names = [etree.QName(each).localname for each in etree.fromstring(parts(after)[part])]
    assert names.index("cellXfs") < names.index("dxfs")
    assert "tableStyles" not in names or names.index("dxfs") < names.index("tableStyles")
    opened = load_workbook(BytesIO(after))
    assert opened["Blad"].conditional_formatting
    assert opened[LIST]["A1"].font.bold


def test_a_strict_workbook_stays_strict() -> None:
    offices = (RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    strict = {
        name: content.replace(*offices).replace(MAIN, STRICT)
        for name, content in {
            ROOT: relations(("officeDocument", BOOK)),
            BOOK: book(),
            BOOK_RELATIONS: relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
            SHEET: sheet(text_cell("A1", "Namn")),
            STYLES: f'<styleSheet xmlns="{MAIN}"/>',
        }.items()
    }
    after = marked(workbook({**strict, SHARED: None}), [entry("A1")], {"fv_ersatter": "a" * 64})
    read = read_workbook(after)
    assert read.properties["fv_ersatter"] == "a" * 64
    assert read.sheets[0].notes == {"A1": ours("Skriv ett tal.")}
    assert [each.name for each in read.sheets] == ["Blad", LIST]
    assert not any(b"openxmlformats.org/spreadsheetml" in each for name, each in parts(after).items() if "xl/" in name)
    assert untouched(after)


def test_a_signature_is_of_the_file_that_was_handed_in_and_goes() -> None:
    before = workbook(
        {
            ROOT: relations(("officeDocument", BOOK), ("digital-signature/origin", "_xmlsignatures/origin.sigs")),
            "_xmlsignatures/origin.sigs": "",
            "_xmlsignatures/_rels/origin.sigs.rels": relations(("digital-signature/signature", "sig1.xml")),
            "_xmlsignatures/sig1.xml": "<Signature/>",
        }
    )
    assert not any("_xmlsignatures" in name for name in parts(marked(before, [entry("A1")], {})))


def test_a_sheet_of_somebody_s_own_with_the_name_of_the_list_is_kept() -> None:
    own = book(f'<sheet name="{LIST}" sheetId="1" r:id="rId1"/>')
    after = marked(workbook({BOOK: own}), [entry("A1", title=LIST)], {})
    assert [each.name for each in read_workbook(after).sheets] == [LIST, f"{LIST} 2"]
    again = marked(after, [entry("A1", title=LIST)], {})
    assert [each.name for each in read_workbook(again).sheets] == [LIST, f"{LIST} 2"]


def test_the_list_goes_through_the_sheets_as_people_do() -> None:
    places = [("Orört", "A1"), ("Blad", "B10"), ("", ""), ("Blad", "C2"), ("Blad", "")]
    entries = [Entry("Ska rättas", title, cell, "Skriv ett tal.") for title, cell in places]
    listed = read_workbook(marked(people_s_workbook(), entries, {})).sheets[-1].cells
    shown = [
        tuple(listed[row, column].shown if (row, column) in listed else "" for column in (2, 3)) for row in range(7, 12)
    ]
    assert shown == [("", ""), ("Blad", ""), ("Blad", "C2"), ("Blad", "B10"), ("Orört", "A1")]


@pytest.mark.parametrize(
    ("before", "rows", "cell", "anchor"),
    [
        ("", "", (1, 1), "1, 14, 0, 0, 6, 14, 2, 20"),
        ("", "", (9, 2), "2, 14, 7, 0, 7, 14, 9, 20"),
        ('<cols><col min="2" max="2" width="100"/></cols>', "", (9, 1), "1, 14, 7, 0, 1, 334, 9, 20"),
        ("", '<row r="9" ht="150"/>', (9, 1), "1, 14, 7, 0, 6, 14, 8, 40"),
        ('<cols><col min="2" max="9" width="x" hidden="1"/></cols>', "", (9, 1), "1, 14, 7, 0, 14, 14, 9, 20"),
    ],
    ids=["in the corner", "in the middle", "wide column", "high row", "hidden columns"],
)
def test_a_note_is_as_large_as_its_text_whatever_the_cells_beside_it(
    before: str, rows: str, cell: tuple[int, int], anchor: str
) -> None:
    grid = Grid(etree.fromstring(sheet(rows, before=before).encode()))
    assert grid.anchor(*cell, width=320, height=60) == anchor


@pytest.mark.filterwarnings("ignore:Workbook contains no")
def test_the_list_links_to_cells_and_sheets_also_with_quotes_in_their_names() -> None:
    named = book('<sheet name="Lund\'s &quot;blad&quot;" sheetId="1" r:id="rId1"/>')
    title = 'Lund\'s "blad"'
    entries = [entry("A1", title=title), entry("", "Ett blad.", title), Entry("Ska ses över", "", "", "Filen.")]
    opened: Any = load_workbook(BytesIO(marked(workbook({BOOK: named}), entries, {})))[LIST]
    links = {cell.coordinate: cell.hyperlink.location for row in opened for cell in row if cell.hyperlink}
    assert links == {"C9": "'Lund''s \"blad\"'!A1", "B8": "'Lund''s \"blad\"'!A1"}
    assert opened["D7"].value == "Filen."


def test_a_seal_is_broken_by_any_other_part() -> None:
    data = marked(workbook(), [entry("A1")], {})
    assert untouched(data)
    assert not untouched(workbook())
    assert not untouched(b"nej")
    broken = BytesIO()
    with ZipFile(broken, "w") as package:
        for name, content in parts(data).items():
            package.writestr(name, content.replace(b"Namn", b"namn"))
    assert not untouched(broken.getvalue())


def test_signs_that_xml_cannot_hold_are_written_as_the_sign_for_none() -> None:
    data = marked(workbook(), [entry("A1", "Klockan \x07 är <fel> & \U0001f600.")], {})
    assert notes(data)["A1"] == ours("Klockan \ufffd är <fel> & \U0001f600.")


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(Refused):
        marked(b"PK", [entry("A1")], {})


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_whatever_stands_in_cells_and_messages_the_copy_is_read_again(content: str, message: str) -> None:
    cell = f'<c r="A1" t="inlineStr"><is>{_t(content)}</is></c>'
    data = marked(workbook({SHEET: sheet(cell)}), [entry("A1", message)], {})
    (first, last) = read_workbook(data).sheets
    assert first.cells.keys() == read_workbook(workbook({SHEET: sheet(cell)})).sheets[0].cells.keys()
    assert last.name == LIST
    assert list(first.notes) == ["A1"]


def _t(text: str) -> str:
    element = etree.Element("t")
    try:
        element.text = text
    except ValueError:
        element.text = "".join(sign for sign in text if sign.isprintable())
    return etree.tostring(element, encoding="unicode")


# ---------------------------------------------------------------- when the red goes away

LONG = "Gruppen har träffats tre gånger och planerat utbildningar."
# What stands in the cell, what is said of it, and what somebody writes instead.
MENDED: Mapping[str, tuple[CellContent, str, CellContent]] = {
    "missing": (None, "Fältet är obligatoriskt.", "Ja"),
    "number in words": ("tolv", "Skriv ett tal.", Decimal(12)),
    "quoted": ("ca 12", "”ca 12” är inget tal.", Decimal(12)),
    "quotes within": ('"12"', '”"12"” är inget tal.', Decimal(12)),
    "own words": (LONG, "Texten är för lång.", LONG.replace("tre", "fyra")),
    "own words, a sign less": (LONG, "Texten är för lång.", LONG[:-1]),
    "several lines": ("Ett.\nTvå.", "Texten är för lång.", "Ett. Två"),
    "a face": ("Bra \U0001f600", "Skriv ett tal.", "Bra"),
    "number": (Decimal("1234.5"), "Ska vara högst 1000.", Decimal("123.5")),
    "zero": (Decimal(0), "Ska vara minst 1.", None),
    "small change": (Decimal("0.1"), "Ska vara 0,2.", Decimal("0.2")),
    "day": (date(2024, 3, 1), "Ska vara i 2025.", date(2025, 3, 1)),
    "moment": (datetime(2024, 3, 1, 9, 30), "Ska vara i 2025.", date(2025, 3, 1)),  # noqa: DTZ001 - as Excel has it
    "time": (timedelta(hours=30), "Skriv ett tal.", Decimal(30)),
    "truth": (True, "Skriv ett tal.", Decimal(1)),
    "identity number": ("Elev 640823-3234.", "Ett personnummer kan finnas här.", "Elev 640823-****."),
    "identity number removed": ("Elev 640823-3234.", "Ett personnummer kan finnas här.", "En elev."),
    "identity number as a number": (Decimal(196408233234), "Ett personnummer kan finnas här.", Decimal(1)),
}


def cell_of(value: CellContent) -> Cell | None:
    match value:
        case None:
            return None
        case bool():
            return Cell(1, 1, CellKind.BOOLEAN, value, str(int(value)))
        case str():
            return Cell(1, 1, CellKind.TEXT, value, value)
        case Decimal():
            return Cell(1, 1, CellKind.NUMBER, value, f"{value:f}")
        case timedelta():
            return Cell(1, 1, CellKind.TIME, value, "1.25")
        case _:
            return Cell(1, 1, CellKind.DATE, value, "45352")


@pytest.mark.parametrize("name", MENDED)
def test_a_rule_quotes_no_more_than_its_message(name: str) -> None:
    content, told, _ = MENDED[name]
    formula = unchanged("A1", cell_of(content), told)
    assert len(formula) < 1000
    if isinstance(content, str):
        assert (content.replace('"', '""') in formula) == (content in told)
    assert "3234" not in formula


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_rule_holds_until_the_cell_is_mended(tmp_path: Path) -> None:
    made = Book()
    page = made.active
    assert page is not None
    for row, (before, told, after) in enumerate(MENDED.values(), start=1):
        for column, content in ((1, before), (3, after)):
            cell = page.cell(row, column)
            cell.value = float(content) if isinstance(content, Decimal) else content
            formula = unchanged(cell.coordinate, cell_of(before), told)
            page.cell(row, column + 1).value = f'=IF(AND(N("fv-att-ratta")=0,{formula}),"röd","")'
    page["F1"], page["G1"] = "=1/0", '=IF(ISERROR(F1),"röd","")'
    made.save(tmp_path / "regler.xlsx")
    _office(tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76", "regler.xlsx")
    with (tmp_path / "regler.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert {name: (row[1], row[3]) for name, row in zip(MENDED, rows, strict=True)} == dict.fromkeys(
        MENDED, ("röd", "")
    )


def _office(folder: Path, kind: str, *files: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=120)


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_marks_and_another_round_replaces_them(tmp_path: Path) -> None:
    first = marked(people_s_workbook(), [entry("B2"), entry("C3")], {"fv_ersatter": "a" * 64})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kopia.xlsx").write_bytes(first)
    _office(tmp_path, "xlsx", "in/kopia.xlsx")
    saved = (tmp_path / "kopia.xlsx").read_bytes()
    assert notes(saved) == notes(first)
    assert read_workbook(saved).properties["fv_ersatter"] == "a" * 64
    assert not untouched(saved)
    again = marked(saved, [entry("C3", "Nytt.")], {"fv_ersatter": "b" * 64})
    assert notes(again) == {"B2": "Stämmer det här?", "C3": ours("Nytt.")}
    assert [ref for ref, _ in rules(again, "xl/worksheets/sheet1.xml")] == ["C3", "B2:B9"]
    assert [each.name for each in read_workbook(again).sheets] == ["Blad", "Orört", LIST]


@pytest.mark.validator
@pytest.mark.skipif(shutil.which("ooxml-validator") is None, reason="the validator is not installed")
def test_the_open_xml_sdk_has_nothing_new_to_remark(tmp_path: Path) -> None:
    before = people_s_workbook()
    once = marked(before, [entry("B2"), entry("C3"), entry("A1", title="Orört")], {"fv_ersatter": "a" * 64})
    told = [_validated(tmp_path, data) for data in (before, once, marked(once, [entry("C3")], {}))]
    assert told[1] - told[0] == told[2] - told[0] == set()


def _validated(folder: Path, data: bytes) -> set[tuple[str, str]]:
    (folder / "bok.xlsx").write_bytes(data)
    told = subprocess.run(["ooxml-validator", str(folder / "bok.xlsx")], check=False, capture_output=True, timeout=120)
    return {(each["description"], each["path"]) for each in json.loads(told.stdout)["errors"]}


READ = [each for each in HOSTILE if not isinstance(each.outcome, str)]


@pytest.mark.parametrize("hostile", READ, ids=lambda each: each.name)
def test_a_hostile_workbook_that_is_read_is_marked_or_refused(hostile: Hostile) -> None:
    data = hostile.make()
    started = time.process_time()
    with suppress(Refused):
        marked(data, [entry("A1"), entry("B2")], {"fv_ersatter": "a" * 64})
    assert time.process_time() - started < 5


TAG, ATTRIBUTE = re.compile(rb"<[^>]+/>"), re.compile(rb'(?<==")[^"]*')
WRITTEN = (b"", b"-1", b"999999999999", b"x", b"A0", b"../../x")


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_marked_copy_is_marked_again_or_refused(seed: int) -> None:
    chosen = random.Random(seed)
    whole = parts(marked(people_s_workbook(), [entry("B2"), entry("C3")], {"fv_ersatter": "a" * 64}))
    for _ in range(15):
        name = chosen.choice(list(whole))
        damaged = BytesIO()
        with ZipFile(damaged, "w") as package:
            for part, content in whole.items():
                package.writestr(part, _damaged(content, chosen) if part == name else content)
        with suppress(Refused):
            marked(damaged.getvalue(), [entry("B2"), entry("A9"), entry("A1", title="Orört")], {})


def _damaged(content: bytes, chosen: random.Random) -> bytes:
    pattern = chosen.choice((TAG, ATTRIBUTE))
    spans = [found.span() for found in pattern.finditer(content)] or [(0, 0)]
    start, end = chosen.choice(spans)
    new = b"" if pattern is TAG else chosen.choice(WRITTEN)
    return content[:start] + new + content[end:]
