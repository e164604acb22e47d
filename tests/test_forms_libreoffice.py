"""Forms that LibreOffice has opened, changed as a user changes them, and saved: no answer is read wrong."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest

from generator.forms import read_all
from generator.model.answers import Given
from generator.model.inbox import FoundFile
from tests import rounds
from tests.forms_build import FOLLOW_UP
from tests.test_forms_mutations import FILLED, Values, values

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

SELF, MEETINGS, MARCH = "Självskattning", "Vilka möten har hållits", "Deltagare mars"

# What is done in each copy, and the codes of what is told about it. Rows, columns and sheets count from 0 here.
CHANGES: Mapping[str, tuple[str, set[str]]] = {
    "rader": (
        f"""
        s = d.Sheets.getByName("{SELF}") : s.Rows.insertByIndex(1, 3) : s.Rows.insertByIndex(12, 1)
        s = d.Sheets.getByName("{MEETINGS}") : s.Rows.insertByIndex(5, 2) : s.Columns.insertByIndex(3, 1)
        s = d.Sheets.getByName("{MARCH}") : s.Rows.insertByIndex(10, 1) : s.Columns.insertByIndex(4, 1)
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
        s = d.Sheets.getByName("{SELF}") : s.Rows.removeByIndex(1, 4)
        s = d.Sheets.getByName("{MEETINGS}") : s.Rows.removeByIndex(0, 5)
        """,
        set(),
    ),
    "flyttat": (
        f"""
        s = d.Sheets.getByName("{SELF}")
        s.moveRange(s.getCellRangeByName("H21").CellAddress, s.getCellRangeByName("B8:G16").RangeAddress)
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
        s.getCellRangeByName("B8:G12").sort(p())
        """,
        {"LINE_MOVED"},
    ),
    "kopierat": (f'd.Sheets.copyByName("{SELF}", "{SELF} (2)", 1)', {"SHEET_TWICE"}),
}


def _module() -> str:
    steps = "\n".join(
        f"""
        d = Opened() : Unlock(d)
        {change}
        Save(d, "{name}")
        """
        for name, (change, _) in CHANGES.items()
    )
    return f"""
    Function Opened()
      Dim a(0) as new com.sun.star.beans.PropertyValue
      a(0).Name = "Hidden" : a(0).Value = True
      Opened = StarDesktop.loadComponentFromURL(Environ("FORM_FOLDER") & "/form.xlsx", "_blank", 0, a())
    End Function
    Sub Unlock(d)
      Dim i
      On Error Resume Next
      d.unprotect("")
      For i = 0 To d.Sheets.Count - 1
        d.Sheets.getByIndex(i).unprotect("")
      Next
    End Sub
    Sub Save(d, name)
      Dim a(0) as new com.sun.star.beans.PropertyValue
      a(0).Name = "FilterName" : a(0).Value = "Calc MS Excel 2007 XML"
      d.storeToURL(Environ("FORM_FOLDER") & "/" & name & ".xlsx", a())
      d.close(True)
    End Sub
    Sub All
      Dim d, s
      Dim f(0) as new com.sun.star.table.TableSortField
      Dim p(1) as new com.sun.star.beans.PropertyValue
      {steps}
      StarDesktop.terminate()
    End Sub
    """


def _install(profile: Path) -> None:
    """Put the macros where a profile that has been used once keeps its only module."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<script:module script:name="Module1" script:language="StarBasic"'
    text = f'{head} xmlns:script="http://openoffice.org/2000/script">{escape(_module())}</script:module>'
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(text, encoding="utf-8")


def _office(folder: Path, *arguments: str) -> None:
    profile = folder / "profil"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments],
        cwd=folder,
        env={**os.environ, "FORM_FOLDER": folder.as_uri()},
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "form.xlsx").write_bytes(FILLED)
    for middle in ("ods", "xls"):
        _office(folder, "--convert-to", middle, "form.xlsx")
        (folder / f"form.{middle}").rename(folder / f"via_{middle}.{middle}")
        _office(folder, "--convert-to", "xlsx", f"via_{middle}.{middle}")
    _install(folder / "profil")
    _office(folder, "macro:///Standard.Module1.All")
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
    _office(tmp_path, "--convert-to", middle, "form.xlsx")
    (tmp_path / "form.xlsx").unlink()
    _office(tmp_path, "--convert-to", "xlsx", f"form.{middle}")
    (submission,), findings = rounds.read(rounds.follow_up("2025-T2"), (tmp_path / "form.xlsx").read_bytes())
    rows = [row for name in ("avvikelser", "mal") for row in submission.tables[f"arbete.{name}"]]

    assert findings == ()
    assert len(rows) == 3
    assert {each.given for row in rows for each in row.answers.values() if each.value} == {Given.PREFILLED}
