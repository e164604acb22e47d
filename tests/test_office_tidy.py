"""Tables that we write: no text becomes a formula, the bytes are always the same, and Excel finds its way in them."""

import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

from generator.office.cell_texts import put_text
from generator.office.spreadsheet import Sheet, SheetState, read_workbook
from generator.office.tidy import CellValue, Link, Prompt, SheetTable, write_tables

DAY = date(2025, 3, 1)
PREFIXES = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "'=",
    " =",
    "=cmd|' /C calc'!A0#",
)


def table(*rows: tuple[CellValue, ...], header: tuple[str, ...] = ("Fil", "Fel")) -> SheetTable:
    return SheetTable("Blad", header, rows)


def ours(data: bytes) -> Sheet:
    return read_workbook(data).sheets[0]


def theirs(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(data)).worksheets[0]


def test_fourteen_prefixes_are_tried() -> None:
    assert len(PREFIXES) == 14


@pytest.mark.parametrize("prefix", PREFIXES, ids=ascii)
def test_text_never_becomes_a_formula(prefix: str) -> None:
    text = f"{prefix}1+1"
    data = write_tables([table((text, Link(text, "#'Blad'!A1")), header=(text, "b"))], text, DAY, {text: text})
    assert all(cell.formula is None for cell in ours(data).cells.values())
    read = [cell for row in theirs(data).iter_rows() for cell in row]
    assert [cell.data_type for cell in read] == ["s", "s", "s", "s"]
    assert all(cell.quotePrefix for cell in read if str(cell.value).startswith(PREFIXES[:11]))


@pytest.mark.parametrize("text", ["#REF!", "TRUE", "2025-03-01", "0180", "1e5", "https://exempel.se", "{=A1}", "10:30"])
def test_text_stays_the_text_it_is(text: str) -> None:
    data = write_tables([table((text, None))], "t", DAY)
    assert ours(data).cells[2, 1].value == text
    assert theirs(data)["A2"].value == text
    assert theirs(data)["A2"].hyperlink is None


def test_negative_number_stays_a_number() -> None:
    data = write_tables([table((-5, Decimal("-0.5")))], "t", DAY)
    assert [cell.value for cell in ours(data).cells.values()][2:] == [-5, Decimal("-0.5")]


def test_a_number_is_shown_with_the_decimals_that_it_was_given_with() -> None:
    sheet = theirs(write_tables([table((Decimal("-19.0"), Decimal(19)))], "t", DAY))
    assert [sheet[ref].number_format for ref in ("A2", "B2")] == ["0.0", "General"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read(text: str) -> None:
    cells = ours(write_tables([table((text, "efter"))], "t", DAY)).cells
    assert cells[2, 2].value == "efter"


ODD = {
    "a\x0bb": "a\x0bb",
    "a\x00b": "a\x00b",
    "a_x000D_b": "a_x000D_b",
    "a\r\nb\rc": "a\nb\nc",
    "a\ud800b": "a_xD800_b",
    "a\uffffb": "a_xFFFF_b",
    "😀 å": "😀 å",
    "  x  ": "  x  ",
}


@pytest.mark.parametrize(("text", "read"), ODD.items(), ids=ascii)
def test_odd_signs_arrive_or_are_seen(text: str, read: str) -> None:
    assert ours(write_tables([table((text, None))], "t", DAY)).cells[2, 1].value == read


@pytest.mark.parametrize("long", ["x" * 32_768, "\0" * 5_000])
def test_text_too_long_for_excel_is_not_cut_in_silence(long: str) -> None:
    with pytest.raises(ValueError, match="row 2"):
        write_tables([table((long, None))], "t", DAY)


def test_longest_text_is_written_whole() -> None:
    assert ours(write_tables([table(("x" * 32_767, None))], "t", DAY)).cells[2, 1].value == "x" * 32_767


def test_dates_are_dates_and_shown_as_such() -> None:
    dated = SheetTable("Blad", ("Dag", "Frist"), ((DAY, None),), dates=frozenset({1}), spare_rows=1)
    sheet = theirs(write_tables([dated], "t", DAY))
    assert sheet["A2"].value == datetime(2025, 3, 1)  # noqa: DTZ001
    assert [sheet[ref].number_format for ref in ("A2", "B2", "B3", "A3")] == ["yyyy\\-mm\\-dd"] * 3 + ["@"]


LINKS = {
    "../in data/å.xlsx#'Bl''ad #1'!C14": ("../in%20data/å.xlsx", "'Bl''ad #1'!C14"),
    "#'Blad'!A1": (None, "'Blad'!A1"),
    "#Blad!A1": (None, "Blad!A1"),
    "../../x#1.xlsx": ("../../x%231.xlsx", None),
    "https://exempel.se/a%20b#c": ("https://exempel.se/a%20b#c", None),
}


@pytest.mark.parametrize(("target", "parts"), LINKS.items(), ids=LINKS.keys())
def test_link_leads_to_file_and_cell(target: str, parts: tuple[str | None, str | None]) -> None:
    sheet = theirs(write_tables([table((Link("Öppna", target), None))], "t", DAY))
    link = sheet["A2"].hyperlink
    assert link is not None
    assert (link.target, link.location, sheet["A2"].value) == (*parts, "Öppna")


def test_register_has_hidden_ids_lists_and_prompts() -> None:
    register = SheetTable(
        "Kommuner",
        ("id", "Namn", "Läge"),
        (("borlange", "Borlänge", "utkast"), ("falun", "Falun", None)),
        hidden_columns=frozenset({0}),
        choices={2: ("utkast", "förslag, nytt"), (1, 2): ("fastställd",)},
        prompts={1: Prompt("Namn", "Kommunens namn."), (0, 2): Prompt("Läge", "Välj.")},
        spare_rows=2,
    )
    data = write_tables([register], "Register", DAY)
    sheet = theirs(data)
    rules = {str(rule.sqref): (rule.formula1, rule.prompt) for rule in sheet.data_validations.dataValidation}
    assert rules == {
        "B2:B5": (None, "Kommunens namn."),
        "C2": ("lista_1", "Välj."),
        "C3": ("lista_2", None),
        "C4:C5": ("lista_1", None),
    }
    read = read_workbook(data)
    assert read.sheets[0].hidden_columns == {1}
    lists = read.sheets[1]
    assert lists.state is SheetState.VERY_HIDDEN
    assert [lists.cells[place].value for place in read.names["lista_1"].area] == ["utkast", "förslag, nytt"]


def test_sheet_can_be_very_hidden_and_the_first_visible_one_is_shown() -> None:
    data = write_tables([SheetTable("_meta", ("k",), (), state=SheetState.VERY_HIDDEN), table()], "t", DAY)
    assert [sheet.state for sheet in read_workbook(data).sheets] == [SheetState.VERY_HIDDEN, SheetState.VISIBLE]
    active = openpyxl.load_workbook(BytesIO(data)).active
    assert active is not None
    assert active.title == "Blad"


def test_sheet_is_made_to_be_read_and_printed() -> None:
    sheet = theirs(write_tables([table(("a", "b" * 500))], "t", DAY))
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet["A1"].font.b, sheet["A1"].fill.fgColor.rgb, sheet["B2"].alignment.wrap_text) == (
        True,
        "001F4E79",
        True,
    )
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [8, 60]


def test_headings_and_links_have_the_font_of_the_other_cells() -> None:
    sheet = theirs(write_tables([table(("a", Link("b", "#'Blad'!A1")))], "t", DAY))
    assert {sheet[ref].font.name for ref in ("A1", "A2", "B2")} == {"Calibri"}


def test_rows_of_several_lines_are_high_enough_and_others_are_left_to_excel() -> None:
    sheet = theirs(write_tables([table(("a", "b" * 100), ("a", "b"))], "t", DAY))
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [30, None]


def test_a_table_can_be_without_buttons_to_choose_rows_with() -> None:
    plain = SheetTable("Blad", ("Rubrik som styr",), (), filtered=False)
    assert theirs(write_tables([plain], "t", DAY)).auto_filter.ref is None


def test_same_tables_give_the_same_bytes() -> None:
    first, second = (write_tables([table(("a", DAY))], "t", DAY, {"modell": "m"}) for _ in range(2))
    assert first == second
    assert first != write_tables([table(("a", DAY))], "t", date(2025, 3, 2), {"modell": "m"})


def test_file_says_title_language_time_and_properties() -> None:
    data = write_tables([table()], "Kontrollista", datetime(2025, 3, 1, 8, 30), {"modell": "m"})  # noqa: DTZ001
    read = read_workbook(data)
    assert (read.title, read.properties) == ("Kontrollista", {"modell": "m"})
    assert read.modified == datetime(2025, 3, 1, 8, 30)  # noqa: DTZ001
    assert openpyxl.load_workbook(BytesIO(data)).properties.language == "sv-SE"
    assert b"openpyxl" not in ZipFile(BytesIO(data)).read("docProps/core.xml")


@pytest.mark.parametrize(
    "wrong",
    [
        SheetTable("x" * 32, ("a",), ()),
        SheetTable("Blad", ("a",), (("b",),), prompts={0: Prompt("x" * 33, "y")}),
        SheetTable("Blad", ("a",), (("b",),), prompts={0: Prompt("x", "y" * 256)}),
    ],
    ids=["a sheet title", "a prompt's title", "a prompt"],
)
def test_what_is_too_long_for_excel_is_refused(wrong: SheetTable) -> None:
    with pytest.raises(ValueError, match="too long"):
        write_tables([wrong], "t", DAY)


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_opens_it_and_sees_texts_only(tmp_path: Path) -> None:
    rows = tuple((f"{prefix}1+1", None) for prefix in PREFIXES if prefix.isprintable())
    (tmp_path / "a.xlsx").write_bytes(write_tables([table(*rows)], "t", DAY))
    as_utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        as_utf8,
        "--outdir",
        f"{tmp_path}",
        f"{tmp_path}/a.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    seen = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert [line.rstrip(",").strip('"') for line in seen[1:]] == [row[0] for row in rows]


TEXT_ROWS = st.lists(st.tuples(st.text(max_size=300), st.text(max_size=40)), max_size=8)


@settings(max_examples=60, deadline=None)
@given(TEXT_ROWS)
def test_cells_look_as_openpyxl_would_have_made_them(rows: list[tuple[str, str]]) -> None:
    sheet = theirs(write_tables([SheetTable("Blad", ("Fil", "Fel"), tuple(rows))], "t", DAY))
    for row, texts in enumerate(rows, start=2):
        for column, text in enumerate(texts, start=1):
            put = WriteOnlyCell(sheet)
            put_text(put, text)
            written = sheet.cell(row, column)
            assert (written.value or "", written.number_format) == (put.value, put.number_format)
            assert written.quotePrefix == put.quotePrefix


def test_long_tables_have_no_limit_that_is_felt() -> None:
    rows = tuple((f"fil {number}.xlsx", "=1+1") for number in range(20_000))
    data = write_tables([SheetTable("Blad", ("Fil", "Fel"), rows, widths={0: 20, 1: 30})], "t", DAY)
    sheet = ours(data)
    assert len(sheet.cells) == 40_002
    assert sheet.cells[20_001, 2].value == "=1+1"
    assert theirs(data).auto_filter.ref == "A1:B20001"
