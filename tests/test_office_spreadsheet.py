"""What stands in the file and what is read: values, formulas, formats, and what is hidden, merged, named or locked."""

import time
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from generator.model.findings import CellPlace, FilePlace
from generator.office.cells import Area, CellKind
from generator.office.formats import Shown
from generator.office.formats import shown as shown_as
from generator.office.package import Refused
from generator.office.refusal import Limits
from generator.office.spreadsheet import Reference, Sheet, SheetState, Table, read_workbook
from tests.hostile import shown
from tests.packages import (
    BOOK,
    BOOK_RELATIONS,
    DECLARATION,
    MAIN,
    PARTS,
    RELATIONS,
    ROOT,
    SHARED,
    SHEET,
    SHEET_RELATIONS,
    STRICT,
    STYLES,
    book,
    relations,
    shared,
    sheet,
    styles,
    text_cell,
    with_cells,
    workbook,
)

RICH = '<r><t>Å</t></r><r><rPr><b/></rPr><t xml:space="preserve"> sa</t></r><rPh sb="0" eb="1"><t>FON</t></rPh>'
BOTH = shared("<t>Läxhjälp</t>", RICH)

FIDELITY = {
    "a formula and its value": ('<c r="A1"><f>B1+1</f><v>8</v></c>', "A1 number 8 =B1+1"),
    "a formula nobody has calculated": ('<c r="A1"><f>B1+1</f></c>', "A1 uncalculated  =B1+1"),
    "a formula saved with an empty value": ('<c r="A1"><f>B1+1</f><v></v></c>', "A1 uncalculated  =B1+1"),
    "a formula that gives an empty text": ('<c r="A1" t="str"><f>""</f><v></v></c>', 'A1 text  =""'),
    "a formula that gives a text": ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', 'A1 text ab ="a"&"b"'),
    "a shared formula, first": ('<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>', "A1 number 1 =B1"),
    "a shared formula, second": ('<c r="A1"><f t="shared" si="0"/><v>1</v></c>', "A1 number 1 ="),
    "an array formula": (
        '<c r="A1" cm="1"><f t="array" ref="A1">_xlfn.UNIQUE(B1:B3)</f><v>7</v></c>',
        "A1 number 7 =_xlfn.UNIQUE(B1:B3)",
    ),
    "true": ('<c r="A1" t="b"><v>1</v></c>', "A1 boolean 1"),
    "false": ('<c r="A1" t="b"><v>0</v></c>', "A1 boolean 0"),
    "a box ticked in LibreOffice": ('<c r="A1" t="b"><f aca="false">TRUE()</f><v>1</v></c>', "A1 boolean 1"),
    "neither true nor false": ('<c r="A1" t="b"><v>2</v></c>', "A1 bad 2"),
    "a rich text without its reading aid": ('<c r="A1" t="s"><v>1</v></c>', "A1 text Å sa"),
    "a rich text in the cell": (f'<c r="A1" t="inlineStr"><is>{RICH}</is></c>', "A1 text Å sa"),
    "an inline text over lines": ('<c r="A1" t="inlineStr"><is>\n  <t>Å</t>\n</is></c>', "A1 text Å"),
    "an inline text in the value": ('<c r="A1" t="inlineStr"><v>Åsa</v></c>', "A1 text Åsa"),
    "an empty text": ('<c r="A1" t="inlineStr"><is><t></t></is></c>', ""),
    "a blank text": (text_cell("A1", "  "), "A1 text   "),
    "an empty shared cell": ('<c r="A1" t="s"/>', ""),
    "line breaks of every kind": (text_cell("A1", "a_x000D_\nb&#13;c\r\nd"), "A1 text a\nb\nc\nd"),
    "decomposed letters": (text_cell("A1", "A\u030asa"), "A1 text Åsa"),
    "superscripts as they are": (text_cell("A1", "12²½"), "A1 text 12²½"),
    "signs outside the first plane": (text_cell("A1", "😀"), "A1 text 😀"),
    "no-break spaces": (text_cell("A1", "1\u00a0234"), "A1 text 1\u00a0234"),
    "a number as text": ('<c r="A1" t="str"><v>007</v></c>', "A1 text 007"),
    "a number with blanks around": ('<c r="A1"><v> 12 </v></c>', "A1 number 12"),
    "a binary number's last digits": ('<c r="A1"><v>1234.5000000000001</v></c>', "A1 number 1234,5"),
    "a third": ('<c r="A1"><v>0.33333333333333331</v></c>', "A1 number 0,333333333333333"),
    "a sum of tenths": ('<c r="A1"><v>0.30000000000000004</v></c>', "A1 number 0,3"),
    "twelve digits": ('<c r="A1"><v>202509020839</v></c>', "A1 number 202509020839"),
    "powers of ten": ('<c r="A1"><v>1.2E+3</v></c>', "A1 number 1200"),
    "small powers of ten": ('<c r="A1"><v>1.5E-3</v></c>', "A1 number 0,0015"),
    "minus nothing": ('<c r="A1"><v>-0</v></c>', "A1 number 0"),
    "a number with trailing zeros": ('<c r="A1"><v>12.50</v></c>', "A1 number 12,5"),
    "a word where a number should be": ('<c r="A1"><v>sju</v></c>', "A1 bad sju"),
    "a percentage": ('<c r="A1" s="2"><v>0.125</v></c>', "A1 percent 12,5\u00a0%"),
    "a date": ('<c r="A1" s="1"><v>45717</v></c>', "A1 date 2025-03-01"),
    "a date with a time": ('<c r="A1" s="1"><v>45717.5</v></c>', "A1 date 2025-03-01 12:00"),
    "a date just before midnight": ('<c r="A1" s="1"><v>45716.9999999999</v></c>', "A1 date 2025-03-01"),
    "the first day": ('<c r="A1" s="1"><v>1</v></c>', "A1 date 1900-01-01"),
    "the last day of February 1900": ('<c r="A1" s="1"><v>59</v></c>', "A1 date 1900-02-28"),
    "the day that never was": ('<c r="A1" s="1"><v>60</v></c>', "A1 number 60"),
    "the day after it": ('<c r="A1" s="1"><v>61</v></c>', "A1 date 1900-03-01"),
    "the last day of all": ('<c r="A1" s="1"><v>2958465</v></c>', "A1 date 9999-12-31"),
    "a day too late": ('<c r="A1" s="1"><v>2958466</v></c>', "A1 number 2958466"),
    "nothing as a date": ('<c r="A1" s="1"><v>0</v></c>', "A1 number 0"),
    "a negative date": ('<c r="A1" s="1"><v>-5</v></c>', "A1 number -5"),
    "a date as text in ISO form": ('<c r="A1" t="d"><v>2025-03-01</v></c>', "A1 date 2025-03-01"),
    "a moment in ISO form": ('<c r="A1" t="d"><v>2025-03-01T12:30:00Z</v></c>', "A1 date 2025-03-01 12:30"),
    "a time of day": ('<c r="A1" s="3"><v>0.4375</v></c>', "A1 time 10:30"),
    "a moment shown as a time": ('<c r="A1" s="3"><v>45717.4375</v></c>', "A1 date 2025-03-01 10:30"),
    "a duration over a day": ('<c r="A1" s="4"><v>1.5</v></c>', "A1 time 36:00"),
    "a calculated date": ('<c r="A1" s="1"><f>TODAY()</f><v>45717</v></c>', "A1 date 2025-03-01 =TODAY()"),
    "a word in a date's format": ('<c r="A1" s="1" t="str"><v>1 mars</v></c>', "A1 text 1 mars"),
    "an empty cell with a link": ('<c r="A1" s="1"/>', ""),
}


@pytest.mark.parametrize(("cell", "line"), FIDELITY.values(), ids=FIDELITY.keys())
def test_cell_is_read_as_it_stands(cell: str, line: str) -> None:
    data = workbook_with_formats(cell)
    assert "\n".join(shown(read_workbook(data))) == line


def workbook_with_formats(cell: str) -> bytes:
    return workbook({SHEET: sheet(cell), SHARED: BOTH, STYLES: styles("yyyy\\-mm\\-dd", "9", "20", "[h]:mm")})


ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA")


@pytest.mark.parametrize("code", ERRORS)
def test_error_value_is_kept_with_its_code_and_place(code: str) -> None:
    (cell,) = only_sheet(with_cells(f'<c r="C1" t="e"><f>1/0</f><v>{code}</v></c>')).cells.values()
    assert (cell.ref, cell.kind, cell.value, cell.formula) == ("C1", CellKind.ERROR, code, "=1/0")


FORMATS = {
    "General": Shown.NUMBER,
    "0": Shown.NUMBER,
    '#,##0.00\\ "kr";[Red]\\-#,##0.00\\ "kr"': Shown.NUMBER,
    '0 "dygn"': Shown.NUMBER,
    "0\\d": Shown.NUMBER,
    "_-* #,##0_-": Shown.NUMBER,
    "0.00E+00": Shown.NUMBER,
    "@": Shown.NUMBER,
    "": Shown.NUMBER,
    '0 "%"': Shown.NUMBER,
    "0%": Shown.PERCENT,
    "0.0\u00a0%;[Red]-0.0\u00a0%": Shown.PERCENT,
    "yyyy\\-mm\\-dd": Shown.DATE,
    "yyyy-mm-dd;@": Shown.DATE,
    "[$-sv-SE]d mmmm yyyy": Shown.DATE,
    "[$-41D]D MMMM YYYY;@": Shown.DATE,
    "mmm": Shown.DATE,
    "mm": Shown.DATE,
    "dd/mm/yyyy hh:mm": Shown.DATE,
    "åååå-mm-dd": Shown.DATE,
    "[Red]yyyy": Shown.DATE,
    "h:mm AM/PM": Shown.TIME,
    "hh:mm:ss": Shown.TIME,
    "mm:ss.0": Shown.TIME,
    "[hh]:mm": Shown.DURATION,
    "[s]": Shown.DURATION,
}


@pytest.mark.parametrize(("code", "form"), FORMATS.items(), ids=FORMATS.keys())
def test_format_tells_dates_and_times_from_numbers(code: str, form: Shown) -> None:
    assert shown_as(code) is form


BUILT_IN = {
    "1": "number",
    "9": "percent",
    "14": "date",
    "22": "date",
    "30": "date",
    "45": "date",
    "46": "time",
    "99": "number",
    "x": "number",
}


@pytest.mark.parametrize(("number", "kind"), BUILT_IN.items())
def test_format_without_a_code_is_known_by_its_number(number: str, kind: str) -> None:
    style = styles("1").replace('<xf numFmtId="1"', f'<xf numFmtId="{number}"')
    data = workbook({SHEET: sheet('<c r="A1" s="1"><v>45717.5</v></c>'), STYLES: style})
    assert [cell.kind.value for cell in only_sheet(data).cells.values()] == [kind]


def test_values_have_their_types() -> None:
    row = '<c r="A1"><v>12</v></c><c r="B1" s="1"><v>45717</v></c><c r="C1" s="1"><v>45717.25</v></c>'
    row += '<c r="D1" s="2"><v>1.5</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="s"><v>0</v></c>'
    values = [cell.value for cell in only_sheet(with_cells(row, "yyyy-mm-dd", "[h]:mm")).cells.values()]
    assert values == [Decimal(12), date(2025, 3, 1), datetime(2025, 3, 1, 6), timedelta(days=1.5), True, "Läxhjälp"]  # noqa: DTZ001
    assert [type(value) for value in values[:3]] == [Decimal, date, datetime]


def test_days_begin_in_1904_where_the_file_says_so() -> None:
    with_dates = {SHEET: sheet('<c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>44255</v></c>')}
    old = read_workbook(workbook(with_dates | {BOOK: book(before='<workbookPr date1904="1"/>')}))
    assert old.date1904
    assert shown(old) == ("A1 date 1904-01-01", "B1 date 2025-03-01")


def test_letter_with_accents_without_end_is_read_in_good_time() -> None:
    data = with_cells(text_cell("A1", "a" + "\u0323\u0301" * 40_000 + " å"))
    started = time.monotonic()
    (read,) = only_sheet(data).cells.values()
    assert unicodedata.normalize("NFC", read.shown) == read.value
    assert time.monotonic() - started < 2
    assert read.shown.count("\u0301") == 40_000
    assert read.shown.endswith(" å")


def test_strict_file_is_read_like_any_other() -> None:
    strict = {
        name: str(part)
        .replace(MAIN, STRICT)
        .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in PARTS.items()
    }
    assert shown(read_workbook(workbook(strict))) == ("A1 text Namn", "B1 text Åsa", "C1 number 7")


def test_prefixed_elements_are_read_like_any_other() -> None:
    prefixed = (
        f'{DECLARATION}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
    )
    data = workbook({SHEET: prefixed + "</x:sheetData></x:worksheet>"})
    assert shown(read_workbook(data)) == ("B2 number 5",)


def test_elements_of_other_namespaces_are_no_cells() -> None:
    foreign = '<row r="1" xmlns:q="urn:q"><c r="A1"><v>1</v><q:v>9</q:v></c><q:c r="B1"><q:v>2</q:v></q:c></row>'
    assert shown(read_workbook(with_cells(foreign))) == ("A1 number 1",)


def only_sheet(data: bytes) -> Sheet:
    (only,) = read_workbook(data).sheets
    return only


def test_what_merged_cells_hide_is_read() -> None:
    merged = only_sheet(
        with_cells(
            text_cell("A1", "x") + text_cell("B1", "y"), after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
        )
    )
    assert merged.merges == (Area(1, 1, 2, 3),)
    assert [cell.shown for cell in merged.cells.values() if (cell.row, cell.column) in merged.merges[0]] == ["x", "y"]


def test_hidden_rows_and_columns_are_told() -> None:
    rows = f'<row r="1">{text_cell("A1", "x")}</row><row r="3" hidden="1">{text_cell("B3", "y")}</row>'
    rows += f'<row r="4">{text_cell("D4", "z")}</row>'
    hiding = only_sheet(
        with_cells(rows, before='<cols><col min="3" max="5" hidden="true"/><col min="6" max="6"/></cols>')
    )
    assert hiding.hidden_rows == {3}
    assert hiding.hidden_columns == {3, 4, 5}
    assert [cell.ref for cell in hiding.cells.values() if hiding.hidden(cell)] == ["B3", "D4"]


@pytest.mark.parametrize(
    ("state", "told"), [("", "visible"), ("hidden", "hidden"), ("veryHidden", "veryHidden"), ("x", "visible")]
)
def test_state_of_a_sheet_is_told(state: str, told: str) -> None:
    entry = f'<sheet name="Blad" sheetId="1" r:id="rId1" state="{state}"/>'
    assert only_sheet(workbook({BOOK: book(entry)})).state is SheetState(told)


def test_protection_is_told() -> None:
    assert only_sheet(with_cells("", after='<sheetProtection sheet="1"/>')).protected
    assert not only_sheet(with_cells("", after='<sheetProtection objects="1"/>')).protected


def test_tables_are_told_with_their_columns() -> None:
    table = f'{DECLARATION}<table xmlns="{MAIN}" name="t" displayName="fv_moten" ref="B4:C9"><tableColumns>'
    table += '<tableColumn name="Datum"/><tableColumn name="Vad_x000a_sades"/></tableColumns></table>'
    data = workbook({SHEET_RELATIONS: relations(("table", "../tables/table1.xml")), "xl/tables/table1.xml": table})
    assert only_sheet(data).tables == (Table("fv_moten", Area(4, 2, 9, 3), ("Datum", "Vad\nsades")),)


def test_defined_names_that_point_at_cells_are_told() -> None:
    names = {
        "fv_antal": "Blad!$C$14",
        "fv_moten": "'Bl''a &amp; b'!$B$4:$D$9",
        "konstant": "25",
        "formel": "SUM(Blad!$A$1)",
        "borta": "#REF!",
        "annan_bok": "[1]Blad!$A$1",
        "_xlnm.Print_Area": "Blad!$A$1:$C$9",
    }
    defined = "".join(f'<definedName name="{name}">{formula}</definedName>' for name, formula in names.items())
    defined += '<definedName name="fv_antal" localSheetId="0">Blad!$A$1</definedName>'
    read = read_workbook(workbook({BOOK: book(after=f"<definedNames>{defined}</definedNames>")}))
    assert read.names == {
        "fv_antal": Reference("Blad", Area(14, 3, 14, 3)),
        "fv_moten": Reference("Bl'a & b", Area(4, 2, 9, 4)),
    }
    assert read.sheets[0].names == {"fv_antal": Reference("Blad", Area(1, 1, 1, 1))}


def test_properties_are_told() -> None:
    core = (
        f'{DECLARATION}<p xmlns:d="urn:d"><d:title>Blankett</d:title><d:modified>2025-03-01T10:00:00+02:00</d:modified>'
    )
    custom = f'{DECLARATION}<Properties xmlns:v="urn:v"><property name="grupp"><v:lpwstr>Å_x000D_</v:lpwstr></property>'
    read = read_workbook(
        workbook(
            {
                ROOT: relations(("officeDocument", BOOK), ("core-properties", "c.xml"), ("custom-properties", "k.xml")),
                "c.xml": f"{core}<d:lastModifiedBy>Samordnaren</d:lastModifiedBy></p>",
                "k.xml": f'{custom}<property name="tom"/></Properties>',
            }
        )
    )
    assert (read.title, read.modified_by, read.properties) == ("Blankett", "Samordnaren", {"grupp": "Å\n"})
    assert read.modified == datetime(2025, 3, 1, 8, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize("written", ["", "i går", "0001-01-01T00:00:00+14:00"])
def test_time_that_cannot_be_read_is_none(written: str) -> None:
    core = f'{DECLARATION}<p xmlns:d="urn:d"><d:modified>{written}</d:modified></p>'
    parts = {ROOT: relations(("officeDocument", BOOK), ("core-properties", "c.xml")), "c.xml": core}
    assert read_workbook(workbook(parts)).modified is None


def test_chart_sheets_are_named_and_not_read() -> None:
    entries = '<sheet name="Blad" sheetId="1" r:id="rId1"/><sheet name="Diagram" sheetId="2" r:id="rId2"/>'
    parts = {
        BOOK: book(entries),
        BOOK_RELATIONS: relations(("worksheet", "worksheets/sheet1.xml"), ("chartsheet", "c.xml")),
    }
    read = read_workbook(workbook(parts))
    assert [each.name for each in read.sheets] == ["Blad"]
    assert [(each.code, each.place) for each in read.findings("a.xlsx")] == [
        ("SHEET_SKIPPED", CellPlace("a.xlsx", "Diagram", ""))
    ]


def test_macros_are_told() -> None:
    read = read_workbook(workbook({"xl/vbaProject.bin": b"x"}))
    assert read.macros
    assert [(each.code, each.place) for each in read.findings("a.xlsm")] == [("FILE_WITH_MACROS", FilePlace("a.xlsm"))]


def test_ordinary_workbook_has_nothing_to_tell() -> None:
    assert read_workbook(workbook()).findings("a.xlsx") == ()


def test_sheet_limits_name_the_sheet() -> None:
    with pytest.raises(Refused) as refusal:
        read_workbook(workbook(), Limits(cells=2))
    assert refusal.value.finding("a.xlsx").place == CellPlace("a.xlsx", "Blad", "")


def test_area_knows_its_cells() -> None:
    area = Area(2, 2, 3, 3)
    assert area.ref == "B2:C3"
    assert Area(2, 28, 2, 28).ref == "AB2"
    assert list(area) == [(2, 2), (2, 3), (3, 2), (3, 3)]
    assert area.size == 4
    assert (3, 3) in area
    assert (4, 3) not in area
