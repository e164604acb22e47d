"""A blank form as a workbook: safe, Swedish, the same every time, and within what Excel takes."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from generator.forms.blank import blank_form
from generator.forms.blank_page import pages_for
from generator.model.definition import FollowUp, Kind, Part
from generator.office.cells import CellKind
from generator.office.spreadsheet import SheetState, read_workbook
from tests.forms_build import FOLLOW_UP, FORM, GROUPS, HERE, SAVED, about, blank, question, read, register

OWN_FORMULA = re.compile(r"=(IF\(|COUNTIF\(|MAX\(1,COUNTIF\(|SUM\(|\"Blad \d)")
DANGEROUS = ("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=2+1", "#REF!", '=HYPERLINK("x")', "{=1+1}")


@pytest.fixture(scope="module")
def form() -> bytes:
    return blank()


@pytest.fixture(scope="module")
def workbook(form: bytes) -> Workbook:
    return load_workbook(BytesIO(form))


def validations(workbook: Workbook, *titles: str) -> Iterator[DataValidation]:
    for sheet in workbook:
        if sheet.title in (titles or (sheet.title,)):
            yield from sheet.data_validations.dataValidation


def validation_of(workbook: Workbook, sheet: str, cell: str) -> DataValidation:
    return next(each for each in validations(workbook, sheet) if cell in each.sqref)


def test_same_arguments_give_the_same_bytes(form: bytes) -> None:
    assert blank() == form


def test_it_says_when_it_was_made_and_whose_it_is(form: bytes) -> None:
    made = read_workbook(form)
    assert made.modified == SAVED
    assert made.title == "Blankett för arbetsgrupper: Kommunikation, 2025"
    assert made.properties == {
        "fv_program": "samverkansrapport",
        "fv_modell": "prov",
        "fv_blankett": "grupp",
        "fv_lamnas_av": "kommunikation",
        "fv_period": "2025",
        "fv_version": "2025.1",
    }


def test_language_is_swedish_and_structure_is_locked_without_password(workbook: Workbook) -> None:
    assert workbook.properties.language == "sv-SE"
    assert workbook.security.lockStructure
    assert workbook.security.workbookPassword is None


def test_sheets_with_free_text_are_open_and_the_others_protected_without_password(workbook: Workbook) -> None:
    protected = {sheet.title: sheet.protection.sheet for sheet in workbook}
    assert protected == {
        "Läs mig": True,
        "Om blanketten": False,
        "Självskattning": False,
        "Vilka möten har hållits": False,
        "Deltagare mars": True,
        "Deltagare oktober": True,
        "_listor": False,
        "_meta": False,
    }
    assert not any(sheet.protection.password for sheet in workbook)


def test_answer_cells_of_a_protected_sheet_are_open_and_what_is_given_is_not(workbook: Workbook) -> None:
    sheet = workbook["Deltagare mars"]
    assert not sheet["D12"].protection.locked
    assert sheet["D7"].protection.locked
    assert sheet["C12"].protection.locked


def test_hidden_sheets_stay_hidden(form: bytes) -> None:
    states = {sheet.name: sheet.state for sheet in read_workbook(form).sheets if sheet.name.startswith("_")}
    assert states == {"_listor": SheetState.HIDDEN, "_meta": SheetState.VERY_HIDDEN}


def test_no_cells_are_merged(form: bytes) -> None:
    sheets = read_workbook(form).sheets
    assert not [sheet.name for sheet in sheets if sheet.merges]


def test_messages_are_as_long_as_excel_takes(workbook: Workbook) -> None:
    for each in validations(workbook):
        assert len(each.promptTitle or "") <= 32
        assert len(each.prompt or "") <= 255
        assert len(each.errorTitle or "") <= 32
        assert len(each.error or "") <= 225


def test_long_help_is_cut_with_an_ellipsis() -> None:
    side = question("s", "En väldigt lång rubrik över svaret bredvid", Kind.PROSE, help="Hjälp " * 100)
    asked = question("x", "X", Kind.TEXT, side=(side,))
    parts = (replace(about(), questions=(asked,)),)
    workbook = load_workbook(BytesIO(blank(replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=parts)}))))
    prompt = validation_of(workbook, "Om blanketten", "E7")
    assert len(str(prompt.prompt)) == 255
    assert str(prompt.prompt).endswith("\u2026")
    assert prompt.promptTitle == "En väldigt lång rubrik över sva\u2026"


def test_choices_come_from_a_named_list_and_others_are_stopped(workbook: Workbook) -> None:
    status = validation_of(workbook, "Om blanketten", "D15")
    assert (status.type, status.formula1, status.errorStyle) == ("list", "lista_status", "stop")
    assert status.prompt == "Obligatorisk. Välj i listan."
    assert workbook.defined_names["lista_status"].attr_text == "'_listor'!$A$1:$A$2"


def test_numbers_have_a_range_and_dates_and_long_texts_are_only_remarked_on(workbook: Workbook) -> None:
    number = validation_of(workbook, "Självskattning", "D11")
    assert (number.type, number.formula1, number.formula2, number.errorStyle) == ("whole", "0", "999", "stop")
    assert number.error == "Skriv ett helt tal från 0 till 999."
    day = validation_of(workbook, "Om blanketten", "D10")
    assert (day.type, day.errorStyle) == ("date", "warning")
    assert day.prompt == "Obligatorisk. Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2025-01-01."
    text = validation_of(workbook, "Om blanketten", "D9")
    assert (text.type, text.formula2, text.errorStyle) == ("textLength", "120", "warning")


def test_required_is_said_by_a_sign_and_a_word(workbook: Workbook) -> None:
    sheet = workbook["Om blanketten"]
    assert sheet["C9"].value == "Uppgiftslämnare (roll)\u00a0*"
    assert str(sheet["B4"].value).startswith("Frågor med * är obligatoriska.")
    assert str(validation_of(workbook, "Om blanketten", "D9").prompt).startswith("Obligatorisk.")


def test_prose_is_preceded_by_advice_on_names(workbook: Workbook) -> None:
    advice = "Skriv inte namn eller uppgifter som pekar ut enskilda elever, deltagare, brottsoffer eller medarbetare."
    has = {sheet.title for sheet in workbook if any(cell.value == advice for row in sheet.iter_rows() for cell in row)}
    assert has == {"Läs mig", "Självskattning", "Vilka möten har hållits"}


def test_texts_stay_texts_and_dates_are_shown_as_they_are_written(workbook: Workbook) -> None:
    formats = {
        ("Om blanketten", "D9"): "@",
        ("Om blanketten", "D10"): r"yyyy\-mm\-dd",
        ("Självskattning", "D11"): "0",
        ("Vilka möten har hållits", "C13"): r"yyyy\-mm\-dd",
    }
    assert {spot: workbook[spot[0]][spot[1]].number_format for spot in formats} == formats


def test_every_answer_cell_has_a_name_of_its_own_that_no_table_has(workbook: Workbook) -> None:
    names = {name.casefold() for name in workbook.defined_names}
    tables = {name.casefold() for sheet in workbook for name in sheet.tables}
    assert tables == {"fv_bedomning_moten"}
    assert not names & tables
    assert all("_" in name for name in names)
    destinations = [tuple(named.destinations) for named in workbook.defined_names.values()]
    assert len(set(destinations)) == len(destinations)


def test_printing_is_on_a4_with_header_and_page_numbers(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[:-2]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right.text == "Sida &P av &N"
    assert workbook["Självskattning"].print_title_rows == "$8:$8"
    assert workbook["Självskattning"].freeze_panes == "A9"
    assert workbook["Deltagare mars"].freeze_panes == "A4"
    assert workbook["Deltagare mars"].print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("width", "height", "pages"),
    [
        (175, 500, 1),  # 0.8 of full size, three quarters of a page
        (175, 700, 1),  # an eighth too high
        (175, 900, 0),  # would be printed at little more than half of full size
        (140, 1100, 2),  # a tenth more than two pages
        (100, 400, 1),
    ],
    ids=["roomy", "a row too many", "too much", "two pages", "narrow"],
)
def test_a_sheet_that_is_a_little_too_high_is_printed_a_little_smaller(width: int, height: int, pages: int) -> None:
    assert pages_for(width, height, landscape=True) == pages


def test_only_sheets_that_keep_their_height_are_held_to_their_pages(workbook: Workbook) -> None:
    assert workbook["Deltagare mars"].page_setup.fitToHeight == 1
    assert workbook["Vilka möten har hållits"].page_setup.fitToHeight == 0
    assert workbook["Självskattning"].page_setup.fitToHeight == 0


def test_numbers_of_a_table_keep_to_the_right(workbook: Workbook) -> None:
    rows = list(workbook["Deltagare mars"].iter_rows())
    at = next(index for index, row in enumerate(rows) if "Totalt" in [cell.value for cell in row])
    column = [cell.value for cell in rows[at]].index("Totalt")
    assert {rows[each][column].alignment.horizontal for each in (at, at + 1)} == {"right"}


def test_texts_that_look_like_numbers_get_no_green_corner() -> None:
    year = question("ar", "År", Kind.TEXT, prefill="{{ period.ar }}", locked=True)
    part = Part("del", "Del", (year,), HERE, number="1")
    made = blank(replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=(part,))}))
    with ZipFile(BytesIO(made)) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    (refs,) = re.findall(r'<ignoredErrors><ignoredError sqref="([^"]*)" numberStoredAsText="1"/>', sheet)
    year_at = next(cell for cell in read_workbook(made).sheets[1].cells.values() if cell.value == "2025")
    assert year_at.ref in refs.split()


def test_last_day_stands_on_the_first_sheet() -> None:
    form = replace(FORM, deadline="poster.matdatum.oktober.dag")
    sheet = load_workbook(BytesIO(blank(replace(FOLLOW_UP, forms={"grupp": form}))))["Läs mig"]
    assert (sheet["A6"].value, sheet["B6"].value) == ("Svara senast", "1\u00a0oktober 2025")


def hostile() -> FollowUp:
    """Give a follow-up in which everything that people can name begins as a formula does."""
    rows = {f"r{n}": text for n, text in enumerate(DANGEROUS)}
    return replace(
        FOLLOW_UP,
        registers={
            **FOLLOW_UP.registers,
            "grupper": replace(GROUPS, rows=register("grupper", "x", {"kommunikation": "=1+1"}, "x").rows),
            "inriktningar": register("inriktningar", "x", rows, "=rad"),
        },
        fact_values={"rakneenhet": "=2+2"},
    )


def test_no_text_becomes_a_formula_or_an_error(tmp_path: Path) -> None:
    form = blank(hostile())
    made = read_workbook(form)
    cells = [cell for sheet in made.sheets for cell in sheet.cells.values()]
    assert not [cell for cell in cells if cell.formula and not OWN_FORMULA.match(cell.formula)]
    assert not [cell for cell in cells if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED)]
    assert {cell.value for cell in cells} >= {"=1+1", "=2+2", "#REF!", "=cmd|' /C calc'!A0"}
    oracle = load_workbook(BytesIO(form))
    assert not [cell for sheet in oracle for row in sheet.iter_rows() for cell in row if cell.data_type == "e"]
    (submission,), findings = read(tmp_path, form, follow_up=hostile())
    assert findings == ()
    assert submission.answers["om.grupp"].value == "=1+1"


def test_signs_that_excel_cannot_hold_are_left_out() -> None:
    rows = register("grupper", "Grupper", {"kommunikation": "Kom\x07muni\ud800kation"}, "grupp").rows
    follow_up = replace(FOLLOW_UP, registers={**FOLLOW_UP.registers, "grupper": replace(GROUPS, rows=rows)})
    assert load_workbook(BytesIO(blank(follow_up)))["Om blanketten"]["D8"].value == "Kommunikation"


def test_several_choices_in_one_cell_of_a_table_are_explained() -> None:
    column = question("satt", "Sätt", Kind.MULTIPLE, scale="satt")
    table = question("t", "Möten", Kind.TABLE, columns=(column,), ready_rows=2)
    parts = (replace(about(), questions=(table,)),)
    workbook = load_workbook(BytesIO(blank(replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=parts)}))))
    sheet = workbook["Möten"]
    prompt = validation_of(workbook, "Möten", f"C{sheet.max_row}")
    assert prompt.prompt == "Skriv ett eller flera, med semikolon emellan: Möte; E-post; Annat."


def test_it_is_made_and_read_in_a_moment(tmp_path: Path) -> None:
    started = time.perf_counter()
    forms = [blank_form(FOLLOW_UP, FORM, row, SAVED) for row in GROUPS.rows for _ in range(3)]
    read(tmp_path, *forms)
    assert time.perf_counter() - started < 6 * 1.5
