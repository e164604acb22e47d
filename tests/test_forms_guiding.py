"""What a form says of itself: what is missing, how far one has come, and the links between its sheets."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.definitions import load
from generator.forms import read_all
from generator.merging.combine import combine
from generator.model.definition import WHOLE_PART, FollowUp, Kind, Part, Question
from generator.model.inbox import FoundFile
from generator.office.cells import Cell, CellKind
from generator.office.spreadsheet import Workbook, read_workbook
from generator.swedish import guide_words as words
from tests.filling import fill
from tests.forms_build import FOLLOW_UP, FORM, HERE, blank, question, read

ROOT = Path(__file__).parent.parent
COLUMNS = (
    question("dag", "Dag", Kind.DATE, required=True),
    question("antal", "Antal", Kind.INTEGER, required=True),
    question("not", "Not", Kind.TEXT),
)
EXCUSE = question("ej", "Inte relevant", Kind.TEXT, excuses=True)
SIDE = question("hur", "Hur", Kind.TEXT, required=True)
NIL = question("inga", "Inga möten", Kind.CHOICE, scale="janej", nil_for="moten")
MEETINGS = question("moten", "Möten", Kind.TABLE, columns=COLUMNS, ready_rows=3, required=True)
AREAS = question("antal", "Antal per inriktning", Kind.TABLE, columns=COLUMNS[1:], rows_from="inriktningar")


def asking(*questions: Question) -> FollowUp:
    parts = (Part("del", "Del", questions, HERE, number="1"),)
    return replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=parts)})


def text_at(made: Workbook, sheet: str, ref: str) -> object:
    cells = next(each.cells for each in made.sheets if each.name == sheet)
    return next((cell.value for cell in cells.values() if cell.ref == ref), None)


def told(made: Workbook, sheet: str, label: str) -> object:
    """Give what is said of a question, to the right of its label, or of a table, above its header."""
    cells = next(each.cells for each in made.sheets if each.name == sheet).values()
    row = next(cell.row for cell in cells if str(cell.value).rstrip("\u00a0*") == label)
    states = (words.MISSING, words.CONFIRM, words.DONE, words.OPTIONAL)
    return next((cell.value for cell in cells if cell.row in (row, row - 1) and cell.value in states), None)


BLANK: Mapping[str, tuple[Question, str, str | None, str]] = {
    "one that must be answered": (question("a", "A", Kind.TEXT, required=True), "A", words.MISSING, "0 av 1"),
    "one that need not be": (question("a", "A", Kind.TEXT), "A", None, ""),
    "one that is filled in for reading": (
        question("a", "A", Kind.TEXT, required=True, locked=True, prefill="x"),
        "A",
        None,
        "",
    ),
    "one with something that must be answered beside it": (
        question("a", "A", Kind.TEXT, side=(SIDE,)),
        "A",
        words.OPTIONAL,
        "",
    ),
    "several choices": (
        question("a", "A", Kind.MULTIPLE, scale="satt", required=True),
        "A",
        words.MISSING,
        "0 av 1",
    ),
    "a table": (MEETINGS, "Dag", words.MISSING, "0 av 1"),
    "a table that need not be answered": (replace(MEETINGS, required=False), "Dag", words.OPTIONAL, ""),
    "a table with the rows of a register": (AREAS, "Antal per inriktning", words.OPTIONAL, ""),
}


@pytest.mark.parametrize("name", BLANK)
def test_a_blank_form_says_what_is_missing(name: str) -> None:
    asked, label, state, counted = BLANK[name]
    made = read_workbook(blank(asking(asked)))
    sheet = made.sheets[1].name
    assert told(made, sheet, label) == state
    stand = f"{counted} obligatoriska besvarade" if counted else words.NOTHING_REQUIRED
    assert text_at(made, "Läs mig", "B10") == stand
    assert f"Blad 1 av 1 · {stand}" in [cell.value for cell in made.sheets[1].cells.values()]


def test_every_formula_has_a_value_to_be_seen_where_nothing_is_calculated() -> None:
    cells = [cell for sheet in read_workbook(blank()).sheets for cell in sheet.cells.values()]
    assert [cell for cell in cells if cell.formula]
    assert not [cell for cell in cells if cell.kind is CellKind.UNCALCULATED]


def test_no_answer_cell_has_a_formula() -> None:
    made = read_workbook(blank())
    named = {
        (reference.sheet, reference.area.first_row, reference.area.first_column) for reference in made.names.values()
    }
    formulas = {(sheet.name, cell.row, cell.column) for sheet in made.sheets for cell in _formulas(sheet.cells)}
    assert not named & formulas


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"required": True}, words.CONFIRM),
        ({"required": True, "locked": True}, None),
        ({}, words.OPTIONAL),
    ],
    ids=["required", "locked", "optional"],
)
def test_what_is_filled_in_beforehand_waits_for_the_form_to_be_ready(more: dict[str, bool], state: str | None) -> None:
    asked = question("a", "Ansvarig", Kind.TEXT, prefill="{{ svarande.namn }}", **more)
    made = read_workbook(blank(ready_when_clear(asked)))
    assert told(made, made.sheets[1].name, "Ansvarig") == state
    advice = [cell.value for cell in made.sheets[0].cells.values() if "ifyllt i förväg räknas" in str(cell.value)]
    assert bool(advice) is (state == words.CONFIRM)


def test_it_counts_at_once_where_nobody_says_that_the_form_is_ready() -> None:
    asked = question("a", "Ansvarig", Kind.TEXT, required=True, prefill="{{ svarande.namn }}")
    made = read_workbook(blank(asking(asked)))
    assert told(made, made.sheets[1].name, "Ansvarig") == words.DONE


def test_no_formula_tells_what_was_filled_in_beforehand() -> None:
    asked = question("a", "Ansvarig", Kind.TEXT, required=True, prefill="{{ svarande.namn }}")
    made = read_workbook(blank(ready_when_clear(asked)))
    assert not [
        cell for sheet in made.sheets for cell in _formulas(sheet.cells) if "Kommunikation" in str(cell.formula)
    ]


def ready_when_clear(*questions: Question) -> FollowUp:
    """Give a follow-up whose form is ready when its last question says so."""
    status = question("status", "Status", Kind.CHOICE, scale="status", required=True)
    follow_up = asking(*questions, status)
    return replace(follow_up, forms={"grupp": replace(follow_up.forms["grupp"], ready_when="del.status == 'klar'")})


def test_a_form_without_anything_to_report_lacks_nothing() -> None:
    nil = question("inget", "Inget att redovisa?", Kind.CHOICE, scale="janej", nil_for=WHOLE_PART, side=(SIDE,))
    form = blank(asking(nil, question("a", "A", Kind.TEXT, required=True), MEETINGS))
    formulas = [str(cell.formula) for cell in _formulas(read_workbook(form).sheets[1].cells)]
    assert [formula for formula in formulas if formula.startswith('=IF(D7="Ja","Inget att redovisa"')]


def test_a_part_that_is_left_out_lacks_nothing() -> None:
    leaving = question("ej", "Delen gäller inte oss, därför att", Kind.TEXT, leaves_out=True)
    form = blank(asking(leaving, question("a", "A", Kind.TEXT, required=True), MEETINGS))
    made = read_workbook(form)
    formulas = [str(cell.formula) for sheet in made.sheets[1:3] for cell in _formulas(sheet.cells)]
    assert [each for each in formulas if each.startswith('=IF(IFERROR(LEN(TRIM(D7)),1)>0,"Ingår inte"')]
    assert [each for each in formulas if each.startswith("=IF(IFERROR(LEN(TRIM('Del'!D7)),1)>0,\"Ingår inte\"")]


def test_what_an_answer_calls_for_is_missing_only_beside_that_answer() -> None:
    gap = question("atgard", "Åtgärd", Kind.TEXT, for_gap=True)
    form = blank(asking(question("a", "A", Kind.CHOICE, scale="janej", gap_at="nej", side=(gap,))))
    (formula, *_) = [str(cell.formula) for cell in _formulas(read_workbook(form).sheets[1].cells)][1:]
    assert formula == (
        '=IF(IFERROR(LEN(TRIM(D8)),1)>0,IF(D8="Nej",IF(OR(NOT(D8="Nej"),IFERROR(LEN(TRIM(F8)),1)>0),"✓ Besvarad",'
        '"Obligatorisk – saknas"),"Frivillig"),"Frivillig")'
    )


def test_what_goes_with_another_answer_is_missing_once_that_is_there() -> None:
    why = question("varfor", "Varför?", Kind.TEXT, required_with="a")
    made = read_workbook(blank(asking(question("a", "A", Kind.TEXT), why)))
    formulas = [str(cell.formula) for cell in _formulas(made.sheets[1].cells)]
    assert [each for each in formulas if 'IF(IFERROR(LEN(TRIM(D6)),1)>0,"Obligatorisk – saknas","Frivillig")' in each]


def test_a_mark_in_one_box_is_enough_for_all_of_them() -> None:
    sheet = load_workbook(BytesIO(blank(asking(question("a", "A", Kind.MULTIPLE, scale="satt", required=True)))))["Del"]
    rules = [(str(found.sqref), rule.formula) for found in sheet.conditional_formatting for rule in found.rules]
    assert ("D8:D10", ["COUNTA($D$8:$D$10)>0"]) in rules


def _formulas(cells: Mapping[tuple[int, int], Cell]) -> list[Cell]:
    return [cell for cell in cells.values() if cell.formula]


def test_links_lead_to_the_first_sheet_and_to_the_ones_beside() -> None:
    workbook = load_workbook(BytesIO(blank()))
    links = {
        str(cell.value): cell.hyperlink.location
        for cell in workbook["Vilka möten har hållits"][3]
        if cell.value and cell.hyperlink
    }
    assert links == {
        "‹ Läs mig": "'Läs mig'!A1",
        "Föregående: Självskattning": "'Självskattning'!A1",
        "Nästa: Deltagare mars": "'Deltagare mars'!A1",
    }
    listed = [cell.hyperlink.location for cell in workbook["Läs mig"]["A"] if cell.hyperlink]
    assert listed == [f"'{sheet.title}'!A1" for sheet in workbook.worksheets[1:-2]]


def test_what_the_form_says_of_itself_is_neither_read_nor_told(tmp_path: Path) -> None:
    (submission,), findings = read(tmp_path, fill(blank(), {"om.roll": "Sammankallande"}))
    assert findings == ()
    assert submission.answers["om.roll"].value == "Sammankallande"


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("✓ Besvarad", True),
        ("obligatorisk – saknas", True),
        ("Blad 2 av 7 · 3 av 5 obligatoriska besvarade", True),
        ("Blad 2 av 7 · Inget obligatoriskt", True),
        ("‹ Läs mig", True),
        ("Nästa: Möten", True),
        ("Obligatorisk – saknas, men vi återkommer", False),
        ("3 av 5 möten blev av", False),
        ("Nästa möte är i maj", False),
    ],
)
def test_words_of_the_form_are_told_from_those_of_people(text: str, ours: bool) -> None:
    assert words.is_guide(text) is ours


# ---------------------------------------------------------------- as LibreOffice reckons it

MORE = ("arbetsplats", "agenda2030")
FEW = 3
"""Forms of a model in the ordinary run; LibreOffice takes half a second for each."""
FILES = {
    "vuxsamverkan/2025": "vuxsamverkan",
    "brottsforebyggande/2025-T2": "brottsforebyggande",
    "arbetsplats/2025-avstamning-1": "arbetsplats",
    "agenda2030/2025": "agenda2030",
    "processgranskning/2025-granskning-1": "processgranskning",
}


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("folder", "most"),
    [(folder, FEW) for folder, model in FILES.items() if model not in MORE]
    + [pytest.param(folder, None, marks=pytest.mark.slow) for folder in FILES],
)
def test_a_filled_form_counts_as_the_status_does(folder: str, most: int | None, tmp_path: Path) -> None:
    model, period = FILES[folder], folder.partition("/")[2]
    inbox = ROOT / "indata" / folder
    register = FoundFile(inbox / "register.xlsx", "register.xlsx")
    follow_up = load(ROOT / "mallar" / model, f"mallar/{model}", register, period).follow_up
    assert follow_up
    paths = [path for path in sorted(inbox.glob("[!~]*.xlsx")) if path.name != "register.xlsx"][:most]
    reckoned = _through_libreoffice(paths, tmp_path)
    for path in paths:
        submissions, _ = read_all([FoundFile(path, path.name)], follow_up)
        dataset, _ = combine(follow_up, submissions)
        (delivery,) = (each for each in dataset.deliveries if each.submission)
        counted = words.progress(delivery.coverage.answered, delivery.coverage.required)
        assert _total(reckoned / path.name) == counted, path.name


def _through_libreoffice(paths: list[Path], folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "ut")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=240)
    return folder / "ut"


def _total(path: Path) -> object:
    front = next(sheet for sheet in read_workbook(path).sheets if sheet.name == "Läs mig")
    row = next(cell.row for cell in front.cells.values() if cell.value == words.TOTAL)
    return front.cells[row, 2].value
