"""Marked copies of the shipped models' forms: what is changed in them, and three rounds back and forth."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.utils.cell import get_column_letter

from generator.forms import marked_copy, read_all
from generator.merging import combine, validate
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, TEXT_KINDS, Kind
from generator.model.findings import CellPlace, Finding
from generator.model.inbox import FoundFile
from generator.office.spreadsheet import read_workbook
from generator.swedish.marking_words import SHEET as LIST
from tests.filling import saved_workbook
from tests.test_returns import saved_by_libreoffice, typed
from tests.validating import remarks
from tests.whole_forms import Spot, WholeForm, whole_form

FORMS = [
    pytest.param("vuxsamverkan", "2025", "kommun", id="vuxsamverkan-kommun"),
    pytest.param("vuxsamverkan", "2025", "grupp", id="vuxsamverkan-grupp"),
    pytest.param("brottsforebyggande", "2025-T3", "samordnare", id="brottsforebyggande-samordnare"),
    pytest.param("brottsforebyggande", "2025-T3", "aktivitet", id="brottsforebyggande-aktivitet"),
]
PERSON = "640823-3234"
ADDED = re.compile(
    r"xl/(worksheets/(sheet\d+\.xml|_rels/sheet\d+\.xml\.rels)|comments\d+\.xml|drawings/vmlDrawing\d+\.vml)"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands wrong in a cell, what is said of it, and what should have stood there."""

    sheet: str
    ref: str
    typed: str | None
    codes: frozenset[str]
    right: str


@dataclass(frozen=True, slots=True)
class Damaged:
    """A form that came in with faults in it."""

    form: WholeForm
    data: bytes
    faults: tuple[Fault, ...]


@cache
def damaged(model: str, period: str, form_id: str) -> Damaged:
    """A form with a number in words, a choice that is not offered, an answer left out, and a person's number."""
    form = whole_form(model, period, form_id)
    workbook = form.workbook()
    faults = tuple(_faults(form, workbook))
    assert len(faults) >= 3
    for fault in faults:
        cell: Any = workbook[fault.sheet][fault.ref]
        cell.value = fault.typed
        cell.comment = Comment("Hur menar ni?", "Handläggaren") if fault is faults[0] else None
    return Damaged(form, saved_workbook(workbook), faults)


def _faults(form: WholeForm, workbook: Any) -> Iterator[Fault]:
    taken: set[Spot] = set()
    wrong: Mapping[str, tuple[frozenset[Kind], str | None, frozenset[str]]] = {
        "number": (NUMBER_KINDS, "tolv", frozenset({"NOT_AN_INTEGER", "NOT_A_DECIMAL"})),
        "choice": (CHOICE_KINDS - {Kind.MULTIPLE}, "Kanske", frozenset({"NOT_A_CHOICE"})),
        "person": (TEXT_KINDS, f"Ring {PERSON}.", frozenset({"IDENTITY_NUMBER"})),
        "nothing": (TEXT_KINDS, None, frozenset({"REQUIRED_BLANK", "REQUIRED_UNFINISHED"})),
    }
    for name, (kinds, said, codes) in wrong.items():
        for spot in form.spots:
            asked = spot.question
            if asked.kind not in kinds or asked.locked or spot.table or spot.step or spot in taken:
                continue
            if name == "nothing" and not asked.required:
                continue
            taken.add(spot)
            ref = f"{get_column_letter(spot.column)}{spot.row}"
            yield Fault(spot.sheet, ref, said, codes, str(workbook[spot.sheet][ref].value))
            break


def checked(folder: Path, form: WholeForm, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Check files that came in, as a run does."""
    found = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        found.append(FoundFile(folder / name, name))
    submissions, unread = read_all(found, form.follow_up)
    dataset, overlaps = combine(form.follow_up, submissions)
    return (*unread, *overlaps, *validate(form.follow_up, dataset))


def copy_of(folder: Path, name: str, findings: tuple[Finding, ...]) -> bytes:
    data, told = marked_copy(FoundFile(folder / name, name), findings)
    assert data is not None
    assert told == ()
    return data


def said(findings: tuple[Finding, ...], file: str, fault: Fault) -> set[str]:
    return {each.code for each in findings if each.place == CellPlace(file, fault.sheet, fault.ref)}


@pytest.mark.parametrize(("model", "period", "form_id"), FORMS)
def test_only_the_parts_of_marked_sheets_and_of_the_list_are_changed(
    model: str, period: str, form_id: str, tmp_path: Path
) -> None:
    came = damaged(model, period, form_id)
    findings = checked(tmp_path, came.form, {"a.xlsx": came.data})
    for fault in came.faults:
        assert said(findings, "a.xlsx", fault) & fault.codes, fault
    copy = copy_of(tmp_path, "a.xlsx", findings)
    old, new = parts(came.data), parts(copy)
    sheets = {
        f"xl/worksheets/sheet{number}.xml"
        for number, sheet in enumerate(read_workbook(came.data).sheets, 1)
        if any(isinstance(each.place, CellPlace) and each.place.sheet == sheet.name for each in findings)
    }
    changed = {name for name in old if new.get(name) != old[name]}
    relations = {name.replace("sheets/", "sheets/_rels/") + ".rels" for name in sheets}
    own = {"[Content_Types].xml", "docProps/custom.xml", "xl/styles.xml", "xl/workbook.xml"}
    notes = {name for name in old if "comments" in name.lower() or name.endswith(".vml")}
    assert changed - notes <= sheets | relations | own | {"_rels/.rels", "xl/_rels/workbook.xml.rels"}
    assert all(ADDED.fullmatch(name) for name in set(new) - set(old))
    assert [sheet.name for sheet in read_workbook(copy).sheets][-1] == LIST
    assert load_workbook(BytesIO(copy)).sheetnames[:-1] == load_workbook(BytesIO(came.data)).sheetnames


@pytest.mark.parametrize(("model", "period", "form_id"), FORMS)
def test_three_rounds_mend_one_fault_after_the_other(model: str, period: str, form_id: str, tmp_path: Path) -> None:
    came = damaged(model, period, form_id)
    files = {"a.xlsx": came.data}
    for number, fault in enumerate(came.faults):
        last, name = list(files)[-1], f"{'bcdef'[number]}.xlsx"
        findings = checked(tmp_path, came.form, files)
        assert said(findings, last, fault) & fault.codes, (number, fault)
        copy = copy_of(tmp_path, last, findings)
        files[name] = typed(copy, fault.ref, fault.right, fault.sheet)
        findings = checked(tmp_path, came.form, files)
        assert not said(findings, name, fault) & fault.codes
        assert {each.place.file for each in findings if each.code == "REPLACED_BY_COPY"} == set(files) - {name}
        assert {each.place.file for each in findings if isinstance(each.place, CellPlace)} <= {name, ""}
    (whole, *rest), _ = read_all([FoundFile(tmp_path / last, last) for last in list(files)[-1:]], came.form.follow_up)
    assert rest == []
    assert len(whole.replaces) == len(came.faults)
    notes = [text for sheet in read_workbook(files[list(files)[-1]]).sheets for text in sheet.notes.values()]
    assert sum(text.startswith("Hur menar ni?") for text in notes) == 1


@pytest.mark.validator
@pytest.mark.parametrize(("model", "period", "form_id"), FORMS)
def test_the_open_xml_sdk_has_nothing_new_to_remark(model: str, period: str, form_id: str, tmp_path: Path) -> None:
    came = damaged(model, period, form_id)
    findings = checked(tmp_path, came.form, {"a.xlsx": came.data})
    (tmp_path / "b.xlsx").write_bytes(copy_of(tmp_path, "a.xlsx", findings))
    before, after = (
        {(each["description"], each["path"]) for each in remarks(tmp_path / name)} for name in ("a.xlsx", "b.xlsx")
    )
    assert after - before == set()


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_copy_mended_and_saved_by_libreoffice_replaces_its_original(tmp_path: Path) -> None:
    came = damaged("brottsforebyggande", "2025-T3", "samordnare")
    findings = checked(tmp_path, came.form, {"a.xlsx": came.data})
    copy = copy_of(tmp_path, "a.xlsx", findings)
    for fault in came.faults:
        copy = typed(copy, fault.ref, fault.right, fault.sheet)
    files = {"a.xlsx": came.data, "b.xlsx": saved_by_libreoffice(tmp_path, copy)}
    after = checked(tmp_path, came.form, files)
    assert [each.place.file for each in after if each.code == "REPLACED_BY_COPY"] == ["a.xlsx"]
    for fault in came.faults:
        assert not said(after, "b.xlsx", fault) & fault.codes


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
