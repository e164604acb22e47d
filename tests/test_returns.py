"""Marked copies from command to command: written, mended, sent back, and marked again."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from generator.disk.names import delivered_names
from generator.office.marking import untouched
from generator.office.spreadsheet import read_workbook
from generator.swedish.marking_messages import Marking
from tests.filling import fill
from tests.running import Ran, put, rapport
from tests.test_second_model import MODEL, NORTH, SOUTH, filled_forms

INBOX = "indata/lasframjande/2026-H1"
COPIES = "utdata/lasframjande/2026-H1/kontroll/att_ratta"
FORM, COPY = f"{INBOX}/svar norr.xlsx", f"{COPIES}/svar norr.xlsx"
SHEET = "Lån och samtal"
NUMBER = "640823-3234"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The northern branch has left out what it did, and written a number in words."""
    put(tmp_path / "mallar" / "lasframjande", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    filled_forms(tmp_path, {"norr": {"lan.lan": {"barn": {"antal": "tolv"}, "unga": {"antal": 30}}}, "soder": SOUTH})
    return tmp_path


def check(workspace: Path, *words: str) -> Ran:
    return rapport("kontrollera", "lasframjande", "--json", *words, workspace=workspace)


def told(ran: Ran) -> dict[str, str]:
    """The codes of the findings about forms, with the file of each."""
    about_forms = [each for each in ran.data["fynd"] if each["fil"] != INBOX]
    return {each["kod"]: each["fil"] for each in about_forms}


def typed(data: bytes, ref: str, text: str, title: str = SHEET) -> bytes:
    """Type a text into a cell as a person does, without having anything else written anew."""
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    titles = [each.get("name") for each in etree.fromstring(parts["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    part = f"xl/worksheets/sheet{titles.index(title) + 1}.xml"
    root = etree.fromstring(parts[part])
    cell = next(each for each in root.iter(f"{MAIN}c") if each.get("r") == ref)
    del cell[:]
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text
    parts[part] = etree.tostring(root)
    result = BytesIO()
    with ZipFile(result, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return result.getvalue()


def spot(ran: Ran, code: str) -> str:
    return str(next(each["cell"] for each in ran.data["fynd"] if each["kod"] == code))


def on_list(data: bytes) -> list[tuple[str, ...]]:
    sheet = read_workbook(data).sheets[-1]
    rows: dict[int, list[str]] = {}
    for cell in sheet.cells.values():
        rows.setdefault(cell.row, []).append(cell.shown)
    return [tuple(row) for row in list(rows.values())[5:]]


def test_a_form_with_faults_has_a_copy_under_its_own_name_and_others_have_none(workspace: Path) -> None:
    original = (workspace / FORM).read_bytes()
    ran = check(workspace, "--markera")
    assert ran.code == 1
    assert ran.data["filer"] == ["utdata/lasframjande/2026-H1/kontroll/kontrollista.xlsx", COPY]
    assert [path.name for path in (workspace / COPIES).iterdir()] == ["svar norr.xlsx"]
    assert (workspace / FORM).read_bytes() == original


def test_the_last_sheet_lists_what_is_to_be_mended(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    assert on_list((workspace / COPY).read_bytes()) == [
        ("Ska rättas", SHEET, each["cell"], each["meddelande"])
        for each in ran.data["fynd"]
        if each["fil"] == FORM and each["cell"]
    ]


def test_without_the_option_no_copy_is_written(workspace: Path) -> None:
    check(workspace)
    assert not (workspace / COPIES).exists()


def test_a_mended_copy_reads_clean_beside_its_original(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    copy = (workspace / COPY).read_bytes()
    for code, answer in (("REQUIRED_BLANK", "Vi läste högt."), ("NOT_AN_INTEGER", "12")):
        copy = typed(copy, spot(ran, code), answer)
    put(workspace / INBOX, {"rättad.xlsx": copy})
    again = check(workspace, "--markera")
    assert again.code == 0
    assert told(again) == {"REPLACED_BY_COPY": FORM}
    built = rapport("bygg", "lasframjande", "--json", workspace=workspace)
    assert built.code == 0


def test_a_copy_that_comes_back_as_it_was_has_the_faults_of_its_original(workspace: Path) -> None:
    first = check(workspace, "--markera")
    put(workspace / INBOX, {"igen.xlsx": (workspace / COPY).read_bytes()})
    second = check(workspace)
    assert told(second) == {**dict.fromkeys(told(first), f"{INBOX}/igen.xlsx"), "REPLACED_BY_COPY": FORM}


def test_the_third_round_replaces_all_before_it_also_when_one_of_them_is_gone(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    first = (workspace / COPY).read_bytes()
    second = typed(first, spot(ran, "REQUIRED_BLANK"), "Vi läste högt.")
    put(workspace / INBOX, {"andra.xlsx": second})
    ran = check(workspace, "--markera")
    third = (workspace / COPIES / "andra.xlsx").read_bytes()
    assert len(on_list(third)) == 1
    third = typed(third, spot(ran, "NOT_AN_INTEGER"), "många")
    put(workspace / INBOX, {"tredje.xlsx": third})
    ran = check(workspace, "--markera")
    fourth = (workspace / COPIES / "tredje.xlsx").read_bytes()
    put(workspace / INBOX, {"fjärde.xlsx": typed(fourth, spot(ran, "NOT_AN_INTEGER"), "12")})

    replaced = check(workspace)
    assert replaced.code == 0
    assert [each["fil"] for each in replaced.data["fynd"] if each["kod"] == "REPLACED_BY_COPY"] == [
        f"{INBOX}/andra.xlsx",
        f"{INBOX}/svar norr.xlsx",
        f"{INBOX}/tredje.xlsx",
    ]
    assert all(
        "fjärde.xlsx" in each["meddelande"] for each in replaced.data["fynd"] if each["kod"] == "REPLACED_BY_COPY"
    )
    for name in ("andra.xlsx", "tredje.xlsx"):
        (workspace / INBOX / name).unlink()
    assert told(check(workspace)) == {"REPLACED_BY_COPY": FORM}


def test_rounds_leave_one_rule_one_note_and_one_list(workspace: Path) -> None:
    check(workspace, "--markera")
    first = (workspace / COPY).read_bytes()
    put(workspace / INBOX, {"igen.xlsx": first})
    check(workspace, "--markera")
    second = (workspace / COPIES / "igen.xlsx").read_bytes()
    with ZipFile(BytesIO(first)) as one, ZipFile(BytesIO(second)) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert changed == ["[Content_Types].xml", "docProps/custom.xml"]


def test_a_copy_of_somebody_elses_form_replaces_nothing(workspace: Path) -> None:
    check(workspace, "--markera")
    with ZipFile(workspace / COPY) as package:
        stamps = package.read("docProps/custom.xml")
    with ZipFile(workspace / INBOX / "svar soder.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    result = BytesIO()
    with ZipFile(result, "w") as package:
        for name, content in parts.items():
            package.writestr(name, stamps.replace(b">norr<", b">soder<") if name == "docProps/custom.xml" else content)
    put(workspace / INBOX, {"svar soder.xlsx": result.getvalue()})
    assert "REPLACED_BY_COPY" not in told(check(workspace))


def test_two_mended_copies_that_differ_are_asked_about(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    copy = (workspace / COPY).read_bytes()
    copy = typed(copy, spot(ran, "REQUIRED_BLANK"), "Vi läste högt.")
    cell = spot(ran, "NOT_AN_INTEGER")
    put(workspace / INBOX, {"a.xlsx": typed(copy, cell, "12"), "b.xlsx": typed(copy, cell, "13")})
    assert told(check(workspace))["ANSWER_DIFFERS"] == f"{INBOX}/b.xlsx"


def test_an_untouched_copy_goes_when_nothing_is_left_to_mend(workspace: Path) -> None:
    check(workspace, "--markera")
    put(workspace / INBOX, {"svar norr.xlsx": fill((workspace / FORM).read_bytes(), NORTH)})
    assert check(workspace, "--markera").code == 0
    assert list((workspace / COPIES).iterdir()) == []


def test_a_copy_that_is_worked_in_stays_also_when_nothing_is_left_to_mend(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    mended = typed((workspace / COPY).read_bytes(), spot(ran, "NOT_AN_INTEGER"), "9")
    (workspace / COPY).write_bytes(mended)
    put(workspace / INBOX, {"svar norr.xlsx": fill((workspace / FORM).read_bytes(), NORTH)})
    check(workspace, "--markera")
    assert (workspace / COPY).read_bytes() == mended


def test_the_same_run_twice_writes_the_same_copies(workspace: Path) -> None:
    check(workspace, "--markera")
    first = (workspace / COPY).read_bytes()
    assert untouched(first)
    check(workspace, "--markera")
    assert (workspace / COPY).read_bytes() == first


def test_an_identity_number_is_marked_and_stands_nowhere_but_in_its_cell(workspace: Path) -> None:
    answers = {**NORTH, "lan.ord": f"Vi läste för {NUMBER}."}
    put(workspace / INBOX, {f"{NUMBER} svar.xlsx": fill((workspace / FORM).read_bytes(), answers)})
    (workspace / FORM).unlink()
    ran = check(workspace, "--markera")
    assert NUMBER not in ran.out
    (copy,) = (workspace / COPIES).iterdir()
    assert copy.name == "640823-svar.xlsx"
    assert [row[-1] for row in on_list(copy.read_bytes())] == [
        "Filens namn kan innehålla ett personnummer. Byt namn på filen.",
        "Ett personnummer kan finnas i cell D8. Ta bort det innan rapporten skapas.",
    ]
    with ZipFile(copy) as package:
        where = [name for name in package.namelist() if b"640823" in package.read(name)]
        rule = etree.fromstring(package.read("xl/worksheets/sheet2.xml")).findtext(f".//{MAIN}formula") or ""
    assert where == ["xl/worksheets/sheet2.xml"]
    assert "640823" not in rule
    assert rule.startswith("AND(")


def test_a_person_is_told_how_many_copies_there_are(workspace: Path) -> None:
    ran = rapport("kontrollera", "lasframjande", "--markera", workspace=workspace)
    assert f"En markerad kopia att skicka tillbaka finns i {COPIES}" in ran.out
    filled_forms(workspace, {"norr": NORTH})
    ran = rapport("kontrollera", "lasframjande", "--markera", workspace=workspace)
    assert "Inga markerade kopior behövs." in ran.out


# What is done before the last check, with the file that is told of, and the sentence.
def _copy_comes_back(workspace: Path) -> None:
    check(workspace, "--markera")
    put(workspace / INBOX, {"rättad.xlsx": (workspace / COPY).read_bytes()})


def _answer_on_the_list(workspace: Path) -> None:
    check(workspace, "--markera")
    from openpyxl import load_workbook

    book = load_workbook(workspace / COPY)
    book.worksheets[-1]["E7"] = "12"
    book.save(workspace / INBOX / "rättad.xlsx")


def _copy_worked_in(workspace: Path) -> None:
    check(workspace, "--markera")
    (workspace / COPY).write_bytes((workspace / FORM).read_bytes())


def _no_content_types(workspace: Path) -> None:
    with ZipFile(workspace / FORM) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "[Content_Types].xml"}
    with ZipFile(workspace / FORM, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _macros(workspace: Path) -> None:
    _with_part(workspace / FORM, "xl/vbaProject.bin", lambda content: b"makron")


def _with_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b""))
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


CASES: Mapping[Marking, tuple[Callable[[Path], None], str, str]] = {
    Marking.REPLACED_BY_COPY: (
        _copy_comes_back,
        FORM,
        f"Filen ersätts av {INBOX}/rättad.xlsx, som är en markerad kopia av den. Svaren läses där och inte här.",
    ),
    Marking.LIST_ANSWERED: (
        _answer_on_the_list,
        f"{INBOX}/rättad.xlsx",
        "Det som står här har någon skrivit på listan över vad som ska rättas. Det läses inte. Flytta det till rätt "
        "ruta i blanketten om det ska vara med.",
    ),
    Marking.COPY_KEPT: (
        _copy_worked_in,
        COPY,
        f"Den markerade kopian är ändrad sedan den skrevs, så den skrivs inte över. Lägg den i {INBOX} om den är "
        "rättad. Ta annars bort den och kör kommandot igen.",
    ),
    Marking.NOT_MARKED: (
        _no_content_types,
        FORM,
        "Det gick inte att göra en markerad kopia av filen. Det som ska rättas står i kontrollistan.",
    ),
    Marking.NOT_MARKED_MACROS: (
        _macros,
        FORM,
        "Ingen markerad kopia görs av en fil med makron. Be om filen sparad som Excel-arbetsbok (.xlsx). Det som ska "
        "rättas står i kontrollistan.",
    ),
}


def test_every_sentence_has_a_case() -> None:
    assert set(CASES) == set(Marking)


@pytest.mark.parametrize("code", CASES, ids=lambda code: code.name)
def test_what_there_is_to_say_about_a_copy_is_said(workspace: Path, code: Marking) -> None:
    arrange, file, sentence = CASES[code]
    arrange(workspace)
    ran = check(workspace, "--markera")
    [finding] = [each for each in ran.data["fynd"] if each["kod"] == code.name]
    assert (finding["fil"], finding["allvar"], finding["meddelande"]) == (file, code.severity.value, sentence)


def test_a_delivered_name_is_kept_where_it_can_be() -> None:
    names = ("Borlänge.xlsx", "borlänge.xlsx", "a:b.xlsx", "CON.xlsx", "640823-3234.xlsx", "slut.", "x" * 120 + ".xlsx")
    given = delivered_names(names)
    assert given[:6] == ("Borlänge.xlsx", "borlänge-2.xlsx", "a-b.xlsx", "fil-con.xlsx", "640823.xlsx", "slut.xlsx")
    assert len(given[6]) == 100


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_copiessaved_by_libreoffice_go_three_rounds_and_read_clean_beside_their_original(workspace: Path) -> None:
    ran = check(workspace, "--markera")
    first = typed((workspace / COPY).read_bytes(), spot(ran, "REQUIRED_BLANK"), "Vi läste högt.")
    put(workspace / INBOX, {"andra.xlsx": saved_by_libreoffice(workspace, first)})

    ran = check(workspace, "--markera")
    assert set(told(ran)) == {"NOT_AN_INTEGER", "REPLACED_BY_COPY"}
    second = (workspace / COPIES / "andra.xlsx").read_bytes()
    assert len(on_list(second)) == 1
    second = typed(second, spot(ran, "NOT_AN_INTEGER"), "många")
    put(workspace / INBOX, {"tredje.xlsx": saved_by_libreoffice(workspace, second)})

    ran = check(workspace, "--markera")
    third = (workspace / COPIES / "tredje.xlsx").read_bytes()
    assert len(on_list(third)) == 1
    third = typed(third, spot(ran, "NOT_AN_INTEGER"), "12")
    put(workspace / INBOX, {"fjärde.xlsx": saved_by_libreoffice(workspace, third)})

    last = check(workspace, "--markera")
    assert last.code == 0
    assert told(last) == {"REPLACED_BY_COPY": f"{INBOX}/tredje.xlsx"}
    assert list((workspace / COPIES).iterdir()) == []


def saved_by_libreoffice(workspace: Path, data: bytes) -> bytes:
    folder = workspace / "kontor"
    put(folder / "in", {"kopia.xlsx": data})
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "in" / "kopia.xlsx")], check=True, capture_output=True, timeout=120)
    return (folder / "kopia.xlsx").read_bytes()


@pytest.mark.validator
@pytest.mark.skipif(shutil.which("ooxml-validator") is None, reason="the validator is not installed")
def test_the_open_xml_sdk_has_nothing_new_to_remark_on_a_marked_form(workspace: Path) -> None:
    check(workspace, "--markera")
    before, after = (_remarks(workspace / file) for file in (FORM, COPY))
    assert after - before == set()


def _remarks(file: Path) -> set[tuple[str, str]]:
    ran = subprocess.run(["ooxml-validator", str(file)], check=False, capture_output=True, timeout=120)
    return {(each["description"], each["path"]) for each in json.loads(ran.stdout)["errors"]}
