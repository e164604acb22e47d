"""Makes the invented indata of `vuxsamverkan`: `python -m tests.examples.make`.

For each year the register and the forms as they came in, under `indata/vuxsamverkan/<year>`. The forms are the
program's own, filled with what stands in the TOML files beside this script. Every run makes the same files. The form
that somebody saved with LibreOffice goes through LibreOffice where it is installed; elsewhere its file is left alone.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.styles import Font

from generator.definitions import load, register_workbook
from generator.forms.blank import blank_form
from generator.model.definition import FollowUp
from generator.model.inbox import FoundFile
from generator.office.normal import normalised
from generator.swedish.messages import place_text
from tests.examples.content import MODEL, YEARS, Delivery, read
from tests.filling import fill, saved_workbook

ROOT = Path(__file__).resolve().parent.parent.parent
REGISTER = "register.xlsx"
NOTICE = "Påhittade exempeldata. Uppgifterna gäller inga verkliga kommuner eller personer."

OPEN_FORM = "~$Borlänge deltagare 2025.xlsx"
"""Excel's file beside a form that somebody has open; it came along when the form was copied."""
_OPENED_BY, _OWNER_SIZE, _OWNER_NAME = "Handläggare", 165, 54
_CORE = "docProps/core.xml"


def main() -> None:
    """Make the files of every year and say where they are."""
    for year in YEARS:
        folder = ROOT / "indata" / MODEL / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in workbooks(year, folder):
            (folder / name).write_bytes(content)
        sys.stdout.write(f"{folder.relative_to(ROOT).as_posix()}: {len(list(folder.iterdir()))} filer\n")


def workbooks(year: int, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a year with their names: first the register, which the forms are made from.

    It is read from *folder*, so it must have been stored there before the next file is asked for.
    """
    content = read(year)
    standard = _follow_up(year, None)
    follow_up = replace(standard, fact_values={**standard.fact_values, **content.facts})
    yield REGISTER, _marked(register_workbook(follow_up), content.sent_out)
    follow_up = _follow_up(year, FoundFile(folder / REGISTER, REGISTER))
    for delivery in content.deliveries:
        filled = _form(follow_up, delivery, content.sent_out)
        if not delivery.libreoffice:
            yield delivery.file, filled
        elif program := which("soffice"):
            yield delivery.file, _through_libreoffice(program, filled, delivery.saved)
    if any(delivery.file == OPEN_FORM.removeprefix("~$") for delivery in content.deliveries):
        yield OPEN_FORM, _owner_file()


def _follow_up(year: int, register: FoundFile | None) -> FollowUp:
    loaded = load(ROOT / "mallar" / MODEL, f"mallar/{MODEL}", register, str(year))
    if loaded.follow_up is None:
        raise SystemExit("\n".join(place_text(finding.place) + ": " + finding.message for finding in loaded.findings))
    return loaded.follow_up


def _form(follow_up: FollowUp, delivery: Delivery, sent_out: datetime) -> bytes:
    form = follow_up.forms[delivery.form]
    respondent = follow_up.registers[form.register].row(delivery.respondent)
    assert respondent is not None, f"{delivery.respondent} is not in the register"
    blank = blank_form(follow_up, form, respondent, sent_out)
    return _marked(fill(blank, delivery.answers, delivery.saved), delivery.saved)


def _marked(content: bytes, saved: datetime) -> bytes:
    """Say in the first blank row of the first sheet that all of it is invented."""
    workbook = load_workbook(BytesIO(content))
    sheet = workbook.worksheets[0]
    row = next(row for row in range(1, sheet.max_row + 2) if all(cell.value is None for cell in sheet[row]))
    cell = sheet.cell(row, 1, NOTICE)
    cell.font = Font(name="Calibri", size=11, bold=True)
    return saved_workbook(workbook, saved)


def _through_libreoffice(program: str, content: bytes, saved: datetime) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        sent, received = folder / "in" / "blankett.xlsx", folder / "ut" / "blankett.xlsx"
        sent.parent.mkdir()
        sent.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(received.parent), str(sent)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _saved_at(received.read_bytes(), saved)


def _saved_at(package: bytes, saved: datetime) -> bytes:
    """Put a fixed moment where LibreOffice put the time of the run."""
    moment = f">{saved.replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}<".encode()
    result = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", moment, part) if name == _CORE else part)
    return normalised(result.getvalue())


def _owner_file() -> bytes:
    """Give the file as Excel writes it: a name in fixed width, once in the code page and once in UTF-16."""
    length = len(_OPENED_BY)
    narrow = _OPENED_BY.encode("cp1252").ljust(_OWNER_NAME)
    wide = _OPENED_BY.ljust(_OWNER_NAME).encode("utf-16-le")
    content = bytes([length]) + narrow + length.to_bytes(2, "little") + wide
    assert len(content) == _OWNER_SIZE
    return content


if __name__ == "__main__":
    main()
