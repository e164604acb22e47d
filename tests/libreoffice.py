"""Having LibreOffice do to a file what a person does in it: opened, changed by a macro, and saved as a workbook."""

import os
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path


def change(folder: Path, changes: Mapping[str, tuple[str, str]]) -> None:
    """Open files of the folder, do something to each, and save the results under the names of the changes.

    A change is the file's name and LibreOffice Basic: `d` is the opened file, unlocked; `s`, `c`, `f` and `p` are there
    to be used.
    """
    steps = (
        f'd = Opened("{source}") : Unlock(d)\n{basic}\nSave(d, "{name}")' for name, (source, basic) in changes.items()
    )
    run(folder, "--terminate_after_init")
    _install(folder / "profil", _module("\n".join(steps)))
    run(folder, "macro:///Standard.Module1.All")


def _module(steps: str) -> str:
    return f"""
    Function Opened(name)
      Dim a(0) as new com.sun.star.beans.PropertyValue
      a(0).Name = "Hidden" : a(0).Value = True
      Opened = StarDesktop.loadComponentFromURL(Environ("FORM_FOLDER") & "/" & name, "_blank", 0, a())
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
      Dim d, s, c
      Dim f(0) as new com.sun.star.table.TableSortField
      Dim p(1) as new com.sun.star.beans.PropertyValue
      {steps}
      StarDesktop.terminate()
    End Sub
    """


def _install(profile: Path, module: str) -> None:
    """Put the macros where a profile that has been used once keeps its only module."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<script:module script:name="Module1" script:language="StarBasic"'
    text = f'{head} xmlns:script="http://openoffice.org/2000/script">{escape(module)}</script:module>'
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str) -> None:
    """Run LibreOffice with a profile of its own in the folder."""
    profile = folder / "profil"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments],
        cwd=folder,
        env={**os.environ, "FORM_FOLDER": folder.as_uri()},
        check=True,
        capture_output=True,
        timeout=120,
    )
