"""The main job on the shipped example data: filled forms in, the report out, and what moves it."""

import re
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.office.spreadsheet import read_workbook
from tests.running import Ran, paragraphs, put, rapport, tables

ROOT = Path(__file__).parent.parent
MODEL = "vuxsamverkan"
INBOX = f"indata/{MODEL}/2025"
OUTBOX = f"utdata/{MODEL}/2025"
REPORT = f"{OUTBOX}/{MODEL}-uppfoljningsrapport-2025-v0-1.docx"
APPENDICES = f"{OUTBOX}/{MODEL}-bilagor-2025-v0-1.docx"
DATA = [f"{OUTBOX}/data/{MODEL}-2025-{name}" for name in ("intern.xlsx", "publicerbar.xlsx", "publicerbar.csv")]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder of one's own with the shipped models and the example data."""
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, tmp_path / name / MODEL)
    return tmp_path


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The example data, built once, and what was said."""
    base = tmp_path_factory.mktemp("exempel å ä ö")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    return base, rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=base)


@pytest.fixture
def built(first_build: tuple[Path, Ran]) -> Path:
    """The example data, built; for looking only."""
    return first_build[0]


@pytest.fixture
def built_before(built: Path, workspace: Path) -> Path:
    """A folder of one's own in which the example data were built."""
    shutil.copytree(built / "utdata", workspace / "utdata")
    return workspace


def form(workspace: Path, words: str) -> Path:
    """Find the form whose first sheet names *words* as the one who answers."""
    for path in sorted((workspace / INBOX).glob("*.xlsx")):
        if path.name.startswith("~$") or path.name == "register.xlsx":
            continue
        first = read_workbook(path).sheets[0]
        if words in {cell.shown for cell in first.cells.values()}:
            return path
    raise AssertionError(words)


def edit(path: Path, change: "Change") -> None:
    """Change cells of a form, as the respondent does in Excel."""
    workbook = load_workbook(path)
    change(workbook)
    buffer = BytesIO()
    workbook.save(buffer)
    path.write_bytes(buffer.getvalue())


class Change:
    """Put a value to the right of a label, so many columns away, on the sheet with that title."""

    def __init__(self, sheet: str, label: str, value: Any, column: int = 4) -> None:
        self.sheet, self.label, self.value, self.column = sheet, label, value, column

    def __call__(self, workbook: Workbook) -> None:
        sheet = workbook[self.sheet]
        row = next(cell.row for cell in sheet["C"] if str(cell.value).removesuffix("\u00a0*") == self.label)
        cell = sheet.cell(row, self.column)
        value = self.value
        cell.value = value(cell.value) if callable(value) else value
        if isinstance(cell.value, str):
            cell.data_type = "s"


def test_the_example_builds_with_warnings_only(first_build: tuple[Path, Ran]) -> None:
    ran = first_build[1]
    assert ran.code == 0
    assert {finding["allvar"] for finding in ran.data["fynd"]} <= {"varning", "information"}
    assert ran.data["filer"] == [REPORT, APPENDICES, *DATA, f"{OUTBOX}/kontroll/kontrollista.xlsx"]


def test_no_placeholder_and_no_english_is_left_in_the_documents(built: Path) -> None:
    for document in (REPORT, APPENDICES):
        text = "\n".join(paragraphs(built / document))
        assert not re.search(r"\{\{|\{%|%\}|\bNone\b|\bTrue\b|\bFalse\b|\bnan\b", text)
        assert "[uppgift saknas]" not in text
        assert not re.search(r"\b(the|and|total|missing|table)\b", text, re.IGNORECASE)


def test_a_changed_count_moves_what_depends_on_it_and_nothing_else(built: Path, workspace: Path) -> None:
    before = (paragraphs(built / REPORT), tables(built / REPORT), tables(built / APPENDICES))
    path = form(workspace, "Borlänge")
    plus = lambda typed: int(str(typed).replace(" ", "").replace("\u00a0", "")) + 100  # noqa: E731
    for column in (5, 7):
        edit(path, Change("Deltagare 1 mars", "Bygg och anläggning", plus, column))
    assert rapport("bygg", MODEL, "--ar", "2025", workspace=workspace).code == 0
    after = (paragraphs(workspace / REPORT), tables(workspace / REPORT), tables(workspace / APPENDICES))

    changed = {
        (row[0], _number(old), _number(new))
        for olds, news in ((before[1], after[1]), (before[2], after[2]))
        for old_table, new_table in zip(olds, news, strict=True)
        for row, new_row in zip(old_table, new_table, strict=True)
        for old, new in zip(row, new_row, strict=True)
        if old != new
    }
    assert changed
    assert {label for label, _, _ in changed} <= {"Bygg och anläggning", "Borlänge", "Totalt"}
    assert {new - old for _, old, new in changed if old is not None and new is not None} == {100}
    sentences = [(old, new) for old, new in zip(before[0], after[0], strict=True) if old != new and " " in old.strip()]
    assert all(re.search(r"\d", new) for _, new in sentences)


def _number(cell: str) -> int | None:
    text = cell.replace("\u00a0", "").replace("+", "").replace("\u2212", "-")
    return int(text) if re.fullmatch(r"-?\d+", text) else None


ODD = 'R&D <b>"fet"</b> {{ 7*7 }} {% if x %} {_{ <!-- bort'


def test_prose_stands_as_typed_and_what_follows_is_still_there(workspace: Path) -> None:
    path = form(workspace, "Planering och dimensionering")
    edit(path, Change("Gruppens arbete", "Beskriv kort vad årets arbete ledde till.", f"{ODD}\nAndra raden."))
    assert rapport("bygg", MODEL, "--ar", "2025", workspace=workspace).code == 0
    for document in (REPORT, APPENDICES):
        text = paragraphs(workspace / document)
        assert ODD in "\n".join(text)
        assert "Andra raden." in "\n".join(text)
    assert any("Nästa mätdatum" in paragraph for paragraph in paragraphs(workspace / REPORT))


def test_a_removed_form_changes_the_stated_coverage(built: Path, workspace: Path) -> None:
    assert any("från 14 av 15 kommuner" in paragraph for paragraph in paragraphs(built / REPORT))
    form(workspace, "Avesta").unlink()
    assert rapport("bygg", MODEL, "--ar", "2025", workspace=workspace).code == 0
    text = "\n".join(paragraphs(workspace / REPORT))
    assert "från 13 av 15 kommuner" in text
    assert "saknas från Avesta och" in text


def test_a_second_build_of_the_same_says_so_and_makes_no_version(built_before: Path) -> None:
    again = rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=built_before, today="2025-11-20")
    assert again.code == 0
    assert "SAME_DOCUMENTS" in again.codes
    assert again.data["filer"] == [f"{OUTBOX}/kontroll/kontrollista.xlsx"]


def test_an_edited_version_is_told_and_never_touched(built_before: Path) -> None:
    edited = (built_before / REPORT).read_bytes() + b"\0"
    (built_before / REPORT).write_bytes(edited)
    form(built_before, "Avesta").unlink()
    ran = rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=built_before)
    assert ran.code == 0
    assert "EDITED_SINCE_BUILT" in ran.codes
    assert (built_before / REPORT).read_bytes() == edited
    assert ran.data["filer"][0] == REPORT.replace("v0-1", "v0-2")


UNREADABLE = {
    "html.xlsx": (b"<html><table><tr><td>1</td></tr></table></html>", "NOT_A_WORKBOOK"),
    "tom.xlsx": (b"", "EMPTY"),
    "gammal.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16le") * 64, "OLD"),
    "avhuggen.xlsx": (b"PK\x03\x04" + b"\0" * 40, "DAMAGED"),
}


def test_files_that_cannot_be_read_are_named_while_the_others_are_read(workspace: Path) -> None:
    put(workspace / INBOX, {name: content for name, (content, _) in UNREADABLE.items()})
    ran = rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=workspace)
    assert ran.code == 1
    named = {Path(finding["fil"]).name for finding in ran.data["fynd"] if finding["allvar"] == "fel"}
    assert named == set(UNREADABLE)
    assert ran.data["filer"] == [f"{OUTBOX}/kontroll/kontrollista.xlsx"]
    assert not list((workspace / OUTBOX).glob("*.docx"))


def test_a_missing_answer_stops_and_is_seen_in_the_document_despite_errors(workspace: Path) -> None:
    path = form(workspace, "Chefsgrupp")
    edit(path, Change("Gruppens arbete", "Beskriv kort vad årets arbete ledde till.", None))
    stopped = rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=workspace)
    assert stopped.code == 1
    [error] = [finding for finding in stopped.data["fynd"] if finding["allvar"] == "fel"]
    assert error["blad"] == "Gruppens arbete"
    assert error["cell"]
    assert "är obligatoriskt." in error["meddelande"]

    despite = rapport("bygg", MODEL, "--ar", "2025", "--trots-fel", workspace=workspace)
    assert despite.code == 0
    assert "[uppgift saknas]" in "\n".join(paragraphs(workspace / REPORT))


NUMBER = "640823-3234"


def test_an_identity_number_stops_the_build_despite_errors_and_is_masked_everywhere(workspace: Path) -> None:
    path = form(workspace, "Chefsgrupp")
    edit(path, Change("Gruppens arbete", "Beskriv kort vad årets arbete ledde till.", f"Kontakta {NUMBER}."))
    path = path.rename(path.with_name(f"svar {NUMBER}.xlsx"))
    ran = rapport("bygg", MODEL, "--ar", "2025", "--trots-fel", workspace=workspace)
    assert ran.code == 1
    assert "640823-****" in ran.out
    assert NUMBER not in ran.out + ran.err
    written = b"".join(path.read_bytes() for path in (workspace / "utdata").rglob("*") if path.is_file())
    assert NUMBER.encode() not in written
    assert not list((workspace / OUTBOX).glob("*.docx"))
    listed = load_workbook(workspace / OUTBOX / "kontroll/kontrollista.xlsx")
    cells = {str(cell.value) for sheet in listed for row in sheet.iter_rows() for cell in row}
    assert not any(NUMBER in cell for cell in cells)


def test_the_shipped_templates_are_those_of_the_outlines(tmp_path: Path) -> None:
    put(
        tmp_path / "mallar" / MODEL, {path.name: path.read_bytes() for path in (ROOT / "mallar" / MODEL).glob("*.toml")}
    )
    assert rapport("mall", "skapa", MODEL, workspace=tmp_path).code == 0
    shipped = sorted((ROOT / "mallar" / MODEL).glob("*.docx"))
    assert [path.name for path in shipped] == ["bilagor.docx", "rapport.docx"]
    for path in shipped:
        assert parts(path) == parts(tmp_path / "mallar" / MODEL / path.name)


def parts(package: Path) -> Mapping[str, bytes]:
    with ZipFile(package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
