"""The forms of a new year, made before it has a register of its own."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.office.spreadsheet import Sheet, read_workbook
from tests.running import Ran, rapport

ROOT = Path(__file__).parent.parent
MODEL = "vuxsamverkan"
SENT_OUT = f"utdata/{MODEL}/2026/utskick"
CARRIED = "REGISTER_CARRIED"
NOTHING_BEFORE = "NO_EARLIER_PERIOD"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with the shipped model and the registers of the years that there are."""
    return with_registers(tmp_path)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The forms of the next year, made once of a register that somebody has edited; for looking only."""
    base = with_registers(tmp_path_factory.mktemp("nasta"))
    old = register_of(base, "2025")
    change(old, "Kalender", "Insamling av deltagaruppgifter", date(2025, 10, 17), column=4)
    change(old, "Kommuner", "Orsa", "Kultur- och bildningsnämnden", column=4)
    change(old, "Rapporten", "Paragraf i protokollet", "§ 14")
    change(old, "Rapporten", "Rapportens status", "Fastställd")
    change(old, "Rapporten", "Funktionsbrevlåda", "ny@vuxsamverkan.example")
    return base, make_forms(base)


def with_registers(base: Path) -> Path:
    shutil.copytree(ROOT / "mallar" / MODEL, base / "mallar" / MODEL)
    for year in ("2024", "2025"):
        (base / "indata" / MODEL / year).mkdir(parents=True)
        shutil.copyfile(register_of(ROOT, year), register_of(base, year))
    return base


def register_of(base: Path, year: str) -> Path:
    return base / "indata" / MODEL / year / "register.xlsx"


def make_forms(workspace: Path) -> Ran:
    return rapport("blanketter", MODEL, "--ar", "2026", "--json", workspace=workspace)


def findings(ran: Ran) -> dict[str, dict[str, str]]:
    """Give what was told, by its code."""
    return {each["kod"]: each for each in ran.data["fynd"]}


def change(path: Path, sheet: str, label: str, value: str | date, column: int = 3) -> None:
    """Write in the row of the register that has *label* in its second column."""
    workbook = load_workbook(path)
    row = next(cell.row for cell in workbook[sheet]["B"] if cell.value == label)
    workbook[sheet].cell(row, column).value = value
    workbook.save(path)


def sheet_of(path: Path, title: str) -> Sheet:
    return next(sheet for sheet in read_workbook(path).sheets if sheet.name == title)


def texts(path: Path) -> list[str]:
    return [cell.shown for sheet in read_workbook(path).sheets for cell in sheet.cells.values()]


def rows(path: Path, title: str, column: int = 3) -> dict[str, object]:
    """Give what stands in a column of the register, by the label in the second."""
    cells = sheet_of(path, title).cells
    return {
        cell.shown: cells[row, column].value for (row, at), cell in cells.items() if at == 2 and (row, column) in cells
    }


def test_forms_of_the_next_year_need_nothing_but_this_years_register(edited: tuple[Path, Ran]) -> None:
    ran = edited[1]
    assert ran.code == 0
    told = findings(ran)[CARRIED]
    assert set(findings(ran)) == {CARRIED, NOTHING_BEFORE}
    assert (told["kod"], told["allvar"], told["fil"]) == (CARRIED, "information", f"indata/{MODEL}/2025/register.xlsx")


def test_measuring_dates_and_deadlines_are_those_of_the_new_year(edited: tuple[Path, Ran]) -> None:
    municipality = edited[0] / SENT_OUT / f"{MODEL}-kommun-avesta-2026.xlsx"
    titles = [sheet.name for sheet in read_workbook(municipality).sheets]
    assert "Deltagare 1 mars" in titles
    assert any("17\u00a0oktober 2026" in text for text in texts(municipality))
    assert not any("2025" in text.replace("2025.1", "") for text in texts(municipality))


def test_the_new_register_is_of_the_new_year_and_keeps_what_was_edited(edited: tuple[Path, Ran]) -> None:
    new = edited[0] / SENT_OUT / "register.xlsx"
    assert rows(new, "Mätdatum") == {"Mätdatum": "Datum", "1 mars": date(2026, 3, 1), "1 oktober": date(2026, 10, 1)}
    assert rows(new, "Kommande datum")["Nästa mätdatum"] == date(2027, 3, 1)
    assert rows(new, "Kommuner", 4)["Orsa"] == "Kultur- och bildningsnämnden"
    facts = rows(new, "Rapporten")
    assert facts["Rapportens titel"] == "Samverkan i kommunal vuxenutbildning 2026"
    assert facts["Rapportens status"] == "Utkast"
    assert facts["Funktionsbrevlåda"] == "ny@vuxsamverkan.example"
    assert not {"Paragraf i protokollet", "Diarienummer", "Datum då rapporten fastställdes"} & set(facts)


def test_put_in_its_folder_the_new_register_holds_and_nothing_is_told_of_it(workspace: Path) -> None:
    make_forms(workspace)
    put_in_place(workspace, workspace / SENT_OUT / "register.xlsx")
    again = make_forms(workspace)
    assert (again.code, set(findings(again))) == (0, {NOTHING_BEFORE})
    assert not again.data["filer"]


def test_a_year_without_a_register_is_passed_over(workspace: Path) -> None:
    register_of(workspace, "2025").unlink()
    ran = make_forms(workspace)
    told = findings(ran)[CARRIED]
    assert told["fil"] == f"indata/{MODEL}/2024/register.xlsx"
    assert "framflyttade två år" in told["meddelande"]
    assert rows(workspace / SENT_OUT / "register.xlsx", "Mätdatum")["1 mars"] == date(2026, 3, 1)


def test_last_years_file_in_the_new_folder_stops_and_is_told_by_both_periods(workspace: Path) -> None:
    put_in_place(workspace, register_of(workspace, "2025"))
    ran = make_forms(workspace)
    told = findings(ran)
    assert (ran.code, set(told)) == (2, {"REGISTER_OTHER_PERIOD", "REGISTER_OUTSIDE_PERIOD"})
    assert "är gjort för 2025, men det är 2026 som gäller" in told["REGISTER_OTHER_PERIOD"]["meddelande"]
    assert not ran.data["filer"]


def test_a_later_register_is_not_taken_for_an_earlier_year(workspace: Path) -> None:
    ran = rapport("status", MODEL, "--ar", "2023", "--json", workspace=workspace)
    assert (ran.code, findings(ran)) == (0, {})


def put_in_place(workspace: Path, register: Path) -> None:
    folder = workspace / "indata" / MODEL / "2026"
    folder.mkdir()
    shutil.copyfile(register, folder / "register.xlsx")
