"""Forms that LibreOffice has opened, changed as a user changes them, and saved: no answer is read wrong."""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from generator.forms import read_all
from generator.model.answers import Given
from generator.model.inbox import FoundFile
from tests import libreoffice, rounds
from tests.forms_build import FOLLOW_UP
from tests.test_forms_mutations import FILLED, Values, values
from tests.whole_forms import WholeForm, whole_form

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

SELF, MEETINGS, MARCH = "Självskattning", "Vilka möten har hållits", "Deltagare mars"

# What is done in each copy, and the codes of what is told about it. Rows, columns and sheets count from 0 here.
CHANGES: Mapping[str, tuple[str, set[str]]] = {
    "rader": (
        f"""
        s = d.Sheets.getByName("{SELF}") : s.Rows.insertByIndex(1, 3) : s.Rows.insertByIndex(13, 1)
        s = d.Sheets.getByName("{MEETINGS}") : s.Rows.insertByIndex(7, 2) : s.Columns.insertByIndex(3, 1)
        s = d.Sheets.getByName("{MARCH}") : s.Rows.insertByIndex(12, 1) : s.Columns.insertByIndex(4, 1)
        """,
        set(),
    ),
    "namn": (
        f"""
        d.Sheets.getByName("{SELF}").Name = "Info om gruppen"
        d.Sheets.getByName("{MEETINGS}").Name = "Möten 2025 (ny)"
        d.Sheets.moveByName("Info om gruppen", 0)
        """,
        set(),
    ),
    "instruktioner": (
        f"""
        s = d.Sheets.getByName("{SELF}") : s.Rows.removeByIndex(1, 5)
        s = d.Sheets.getByName("{MEETINGS}") : s.Rows.removeByIndex(0, 7)
        """,
        set(),
    ),
    "flyttat": (
        f"""
        s = d.Sheets.getByName("{SELF}")
        s.moveRange(s.getCellRangeByName("I21").CellAddress, s.getCellRangeByName("B9:H17").RangeAddress)
        """,
        {"LINE_MOVED"},
    ),
    "dolt": (
        f"""
        d.Sheets.removeByName("_meta") : d.Sheets.removeByName("_listor")
        d.Sheets.getByName("{SELF}").Columns.removeByIndex(0, 1)
        d.Sheets.getByName("{MARCH}").Columns.removeByIndex(0, 1)
        """,
        set(),
    ),
    "sorterat": (
        f"""
        s = d.Sheets.getByName("{SELF}") : f(0).Field = 1 : f(0).IsAscending = True
        p(0).Name = "SortFields" : p(0).Value = f() : p(1).Name = "ContainsHeader" : p(1).Value = False
        s.getCellRangeByName("B9:H13").sort(p())
        """,
        {"LINE_MOVED"},
    ),
    "kopierat": (f'd.Sheets.copyByName("{SELF}", "{SELF} (2)", 1)', {"SHEET_TWICE"}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "form.xlsx").write_bytes(FILLED)
    for middle in ("ods", "xls"):
        libreoffice.run(folder, "--convert-to", middle, "form.xlsx")
        (folder / f"form.{middle}").rename(folder / f"via_{middle}.{middle}")
        libreoffice.run(folder, "--convert-to", "xlsx", f"via_{middle}.{middle}")
    libreoffice.change(folder, {name: ("form.xlsx", basic) for name, (basic, _) in CHANGES.items()})
    return folder


def _read(path: Path) -> tuple[Values, set[str]]:
    (submission,), findings = read_all([FoundFile(path, path.name)], FOLLOW_UP)
    return values(submission), {finding.code for finding in findings}


@pytest.mark.parametrize("name", [*CHANGES, "via_ods", "via_xls"])
def test_no_answer_is_read_wrong(name: str, folder: Path) -> None:
    expected, _ = _read(folder / "form.xlsx")
    read_values, codes = _read(folder / f"{name}.xlsx")
    assert read_values == expected
    assert codes == (CHANGES[name][1] if name in CHANGES else set())


@pytest.mark.parametrize("middle", ["ods", "xls"])
def test_a_form_that_goes_on_from_the_period_before_is_still_known(middle: str, tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(
        rounds.form(rounds.follow_up("2025-T2"), rounds.answered("2025-T1", rounds.FIRST))
    )
    libreoffice.run(tmp_path, "--convert-to", middle, "form.xlsx")
    (tmp_path / "form.xlsx").unlink()
    libreoffice.run(tmp_path, "--convert-to", "xlsx", f"form.{middle}")
    (submission,), findings = rounds.read(rounds.follow_up("2025-T2"), (tmp_path / "form.xlsx").read_bytes())
    rows = [row for name in ("avvikelser", "mal") for row in submission.tables[f"arbete.{name}"]]

    assert findings == ()
    assert len(rows) == 3
    assert {each.given for row in rows for each in row.answers.values() if each.value} == {Given.PREFILLED}


FORMS = (("vuxsamverkan", "2025", "kommun"), ("brottsforebyggande", "2025-T3", "aktivitet"))


@pytest.fixture(scope="module")
def filled_in_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of both models: filled in by LibreOffice, and filled in elsewhere and only saved by it."""
    folder = tmp_path_factory.mktemp("modeller")
    changes = {}
    for model, period, form in FORMS:
        whole = whole_form(model, period, form)
        (folder / f"{form}.xlsx").write_bytes(whole.data)
        (folder / f"{form}_tom.xlsx").write_bytes(whole.blank)
        changes[f"{form}_ifylld"] = f"{form}_tom.xlsx", typing(whole)
        changes[f"{form}_sparad"] = f"{form}.xlsx", ""
    libreoffice.change(folder, changes)
    return folder


def typing(form: WholeForm) -> str:
    """Give the macro that types everything in a form, each text, number and day as somebody types it."""
    workbook = form.workbook()
    lines = []
    for title in {spot.sheet: None for spot in form.spots}:
        lines.append(f's = d.Sheets.getByName("{title}")')
        for spot in form.spots:
            value = workbook[title].cell(spot.row, spot.column).value
            if spot.sheet == title and value is not None and not spot.question.locked:
                said = f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value).replace(".", ",")
                cell = f"c = s.getCellByPosition({spot.column - 1}, {spot.row - 1})"
                lines.append(f'{cell} : c.{"String" if isinstance(value, str) else "FormulaLocal"} = "{said}"')
    return "\n".join(lines)


@pytest.mark.parametrize("how", ["ifylld", "sparad"])
@pytest.mark.parametrize(("model", "period", "form"), FORMS, ids=lambda name: name)
def test_a_models_form_that_libreoffice_filled_in_or_saved_says_what_was_typed(
    model: str, period: str, form: str, how: str, filled_in_office: Path, tmp_path: Path
) -> None:
    whole = whole_form(model, period, form)
    read, findings, _ = whole.read(tmp_path, (filled_in_office / f"{form}_{how}.xlsx").read_bytes())
    assert read == whole.typed
    assert {finding.code for finding in findings} <= {"DATE_FROM_NUMBER"}
