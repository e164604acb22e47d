"""`rapport ursprung` and what has changed since the version before, in a model of one page."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.model.tracing import Change, ChangeKind
from generator.swedish.tracing_messages import Tracing, TracingStop
from generator.swedish.tracing_words import changes_text
from tests.filling import fill
from tests.running import put, rapport
from tests.test_second_model import MODEL, NORTH, SOUTH, filled_forms

OUT = "utdata/lasframjande/2026-H1"
IN = "indata/lasframjande/2026-H1"
OVERVIEW = f"{OUT}/las-oversikt-2026-h1-v0-1.docx"
TRACES = f"{OUT}/data/las-ursprung-2026-h1-v0-1.json"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path / "mallar" / "lasframjande", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    filled_forms(tmp_path, {"norr": NORTH, "soder": SOUTH})
    assert rapport("bygg", "lasframjande", workspace=tmp_path).code == 0
    return tmp_path


def origin(workspace: Path, text: str) -> list[Any]:
    ran = rapport("ursprung", text, "lasframjande", "--json", workspace=workspace)
    assert ran.code == 0, ran.out
    found: list[Any] = ran.data["ursprung"]
    return found


def parts(found: Any) -> list[tuple[str, str, str, str]]:
    return [(part["namn"], part["fil"].rpartition("/")[2], part["cell"], part["varde"]) for part in found["delar"]]


@pytest.mark.parametrize("typed", ["2 030", "2030", "2\u00a0030"])
def test_a_sum_tells_all_its_parts_however_it_is_typed(workspace: Path, typed: str) -> None:
    sentence, cell = origin(workspace, typed)

    assert sentence["text"] == "2\u00a0030 böcker"
    assert sentence["i"] == "Under första halvåret 2026 lånades 2\u00a0030 böcker."
    assert (cell["text"], cell["stalle"]) == ("2\u00a0030", "Tabell 1. Lån per ålder, Totalt, Antal lån")
    assert parts(sentence) == parts(cell)
    assert parts(cell) == [
        ("Norra filialen", "svar norr.xlsx", "D12", "1\u00a0200"),
        ("Norra filialen", "svar norr.xlsx", "D13", "30"),
        ("Södra filialen", "svar soder.xlsx", "D12", "800"),
        ("Södra filialen", "svar soder.xlsx", "D13", "0"),
    ]


@pytest.mark.parametrize("typed", ["lånades", "HALVÅRET  2026 lånades", "2026 lånades 2 030"])
def test_a_piece_of_a_sentence_tells_what_the_sentence_is_made_of(workspace: Path, typed: str) -> None:
    assert [found["text"] for found in origin(workspace, typed)][-1] == "2\u00a0030 böcker"


def test_a_respondents_own_words_are_found_whatever_their_quotes(workspace: Path) -> None:
    (found,) = origin(workspace, "bokprat & <SAGOR>")

    assert found["dokument"] == "brev-soder"
    assert parts(found) == [("Södra filialen", "svar soder.xlsx", "D8", "Bokprat & <sagor>.")]


def test_the_name_of_a_row_gives_its_figures_and_a_title_the_whole_table(workspace: Path) -> None:
    (barn,) = origin(workspace, "Barn")
    (table,) = origin(workspace, "Lån per ålder")

    assert (barn["text"], len(barn["delar"])) == ("2\u00a0000", 2)
    assert (table["text"], len(table["delar"])) == ("Lån per ålder", 4)


def test_a_cell_is_named_by_its_row_and_its_column(workspace: Path) -> None:
    (barn,) = origin(workspace, "barn, antal")

    assert barn["text"] == "2\u00a0000"


def test_without_a_model_all_that_have_a_report_are_asked_in_the_newest_period_that_has_one(workspace: Path) -> None:
    put(workspace / "indata/vuxsamverkan/2025", {"svar.xlsx": b""})
    put(workspace / "indata/lasframjande/2026-H2", {"svar.xlsx": b""})
    found = rapport("ursprung", "2 000", workspace=workspace)
    not_found = rapport("ursprung", "-19,0", workspace=workspace)

    assert (found.code, "Norra filialen" in found.out) == (0, True)
    assert not_found.code == 2
    assert "\u2212" + "19,0” finns inte i version 0.1." in not_found.out + not_found.err


def test_what_stands_in_the_template_has_nothing_behind_it(workspace: Path) -> None:
    ran = rapport("ursprung", "Svar till", "lasframjande", workspace=workspace)

    assert "Ingen cell står bakom det." in ran.out


def test_the_screen_says_file_sheet_and_cells(workspace: Path) -> None:
    ran = rapport("ursprung", "2 000", "lasframjande", workspace=workspace)

    assert ran.out.replace("\u00a0", " ").splitlines() == [
        "”2 000” står här:",
        "  las-oversikt-2026-h1-v0-1.docx, Lån, Tabell 1. Lån per ålder, Barn, Antal lån",
        "Det kommer från två celler i två filer:",
        f"  Norra filialen, första halvåret 2026: {IN}/svar norr.xlsx, bladet Lån och samtal: D12 = 1 200",
        f"  Södra filialen, första halvåret 2026: {IN}/svar soder.xlsx, bladet Lån och samtal: D12 = 800",
    ]


def test_the_public_files_say_nothing_of_it(workspace: Path) -> None:
    for document in (workspace / OUT).glob("*.docx"):
        content = document.read_bytes()
        assert b"ursprung" not in content
        assert b"svar norr" not in content


def _edited(workspace: Path) -> None:
    path = workspace / OVERVIEW
    path.write_bytes(path.read_bytes() + b"\0")


def _changed(workspace: Path) -> None:
    path = workspace / IN / "svar norr.xlsx"
    workbook, content = load_workbook(path), BytesIO()
    workbook.save(content)
    path.write_bytes(content.getvalue())


CASES: dict[str, tuple[Callable[[Path], object], tuple[str, ...], str, str]] = {
    "NOT_PRINTED": (
        lambda workspace: None,
        ("ursprung", "451"),
        OUT,
        "”451” finns inte i version 0.1. Skriv talet som det står i dokumentet, eller några ord i följd ur en mening.",
    ),
    "EDITED_BY_HAND": (
        _edited,
        ("ursprung", "2 000"),
        OVERVIEW,
        "Dokumentet har ändrats för hand sedan version 0.1 skapades. Ursprunget gäller det som programmet skrev.",
    ),
    "SOURCE_CHANGED": (
        _changed,
        ("ursprung", "2 000"),
        f"{IN}/svar norr.xlsx",
        "Filen har ändrats sedan version 0.1 skapades. Det som står i den nu kan vara något annat än det som står i "
        "dokumentet.",
    ),
    "SOURCE_GONE": (
        lambda workspace: (workspace / IN / "svar soder.xlsx").unlink(),
        ("ursprung", "2 000"),
        f"{IN}/svar soder.xlsx",
        "Filen finns inte längre kvar här. Version 0.1 skapades av den.",
    ),
    "NOT_COMPARED": (
        lambda workspace: (workspace / TRACES).write_bytes(b"{}"),
        ("bygg",),
        OUT,
        "Det går inte att säga vad som har ändrats sedan version 0.1, eftersom uppgifterna om vad den innehöll är "
        "borta eller skadade.",
    ),
}
"""What is done to the workspace, the command, the place and the whole sentence."""


def test_every_message_has_a_case() -> None:
    assert set(CASES) == {message.name for message in Tracing}
    assert set(STOPS) == {stop.name for stop in TracingStop}


@pytest.mark.parametrize("code", CASES)
def test_what_is_said_of_a_version_that_is_no_longer_as_it_was(workspace: Path, code: str) -> None:
    arrange, words, file, sentence = CASES[code]
    arrange(workspace)
    if words == ("bygg",):
        _south_says(workspace, 801)
    told = rapport(*words, "lasframjande", "--json", workspace=workspace).data["fynd"]

    assert (file, sentence) in [(each["fil"], each["meddelande"]) for each in told if each["kod"] == code]


def _older(workspace: Path) -> None:
    manifest = workspace / OUT / "las-2026-h1-v0-1.json"
    told = manifest.read_text(encoding="utf-8")
    start = told.index(' "bredvid"')
    manifest.write_text(told[:start] + told[told.index(' "dokument"') :], encoding="utf-8")


STOPS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "NO_TEXT": (
        lambda workspace: None,
        " ",
        'Skriv ett tal eller några ord ur dokumentet, till exempel: rapport ursprung "451"',
    ),
    "NO_VERSION": (
        lambda workspace: shutil.rmtree(workspace / OUT),
        "2 000",
        f"Det finns ingen version av dokumenten i {OUT}. Skapa en med: rapport bygg lasframjande --period 2026-H1",
    ),
    "NO_TRACES": (
        _older,
        "2 000",
        f"Version 0.1 i {OUT} skapades utan uppgifter om ursprung. Skapa en ny version med: rapport bygg "
        "lasframjande --period 2026-H1",
    ),
}


@pytest.mark.parametrize("stop", STOPS)
def test_a_search_that_cannot_begin_says_why(workspace: Path, stop: str) -> None:
    arrange, text, sentence = STOPS[stop]
    arrange(workspace)
    ran = rapport("ursprung", text, "lasframjande", workspace=workspace)

    assert (ran.code, ran.err.strip()) == (2, f"Fel: {sentence}")


def test_a_damaged_file_ends_the_search_with_code_4_and_the_next_build_makes_another(workspace: Path) -> None:
    (workspace / TRACES).unlink()
    ran = rapport("ursprung", "2 000", "lasframjande", workspace=workspace)

    assert ran.code == 4
    assert "hör till version 0.1 men är borta eller ändrad." in ran.err
    assert rapport("bygg", "lasframjande", workspace=workspace).code == 0
    assert origin(workspace, "2 000")[0]["version"] == "0.2"


def _south_says(workspace: Path, barn: int) -> None:
    blank = workspace / OUT / "utskick/las-filial-soder-2026-h1.xlsx"
    said = {**SOUTH, "lan.lan": {"barn": {"antal": barn}, "unga": {"antal": 0}}}
    put(workspace / IN, {"svar soder.xlsx": fill(blank.read_bytes(), said)})


def changes(workspace: Path) -> list[tuple[Any, ...]]:
    ran = rapport("bygg", "lasframjande", "--json", workspace=workspace)
    assert ran.code == 0, ran.out
    keys = ("slag", "dokument", "stalle", "forut", "nu", "andrat_for_hand")
    return [tuple(str(each[key]).replace("\u00a0", " ") for key in keys) for each in ran.data["andringar"]]


def test_a_new_version_says_which_figures_and_texts_have_changed(workspace: Path) -> None:
    _south_says(workspace, 900)

    lent = "Under första halvåret 2026 lånades {} böcker."
    assert changes(workspace) == [
        ("siffra", "oversikt", "None", lent.format("2 030"), lent.format("2 130"), "False"),
        ("siffra", "oversikt", "Tabell 1. Lån per ålder, Barn, Antal lån", "2 000", "2 100", "False"),
        ("siffra", "oversikt", "Tabell 1. Lån per ålder, Totalt, Antal lån", "2 030", "2 130", "False"),
    ]


def test_changes_in_a_document_that_was_edited_are_to_be_carried_over(workspace: Path) -> None:
    _edited(workspace)
    _south_says(workspace, 900)
    ran = rapport("bygg", "lasframjande", workspace=workspace)

    assert "Ändrat sedan version 0.1: tre ställen med siffror." in ran.out
    assert "Tre av ändringarna står i oversikt, som har ändrats för hand i version 0.1." in ran.out
    sheet = load_workbook(workspace / OUT / "kontroll/kontrollista.xlsx")["Ändringar"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Vad", "Dokument", "Rubrik", "Ställe", "Version 0.1", "Version 0.2", "Ändrat för hand"]
    assert [row[-1] for row in rows[1:]] == ["Ja, för över det som ni har ändrat"] * 3


def test_who_has_answered_since_is_told_before_all_else(workspace: Path) -> None:
    away = workspace / IN / "svar soder.xlsx"
    kept = away.read_bytes()
    away.unlink()
    rapport("bygg", "lasframjande", workspace=workspace)
    away.write_bytes(kept)

    assert changes(workspace)[0] == ("svar", "None", "Södra filialen", "Saknas", "Inkommen", "False")


@pytest.mark.parametrize("command", ["kontrollera", "bygg"])
def test_the_list_of_changes_stays_until_there_is_another_version(workspace: Path, command: str) -> None:
    _south_says(workspace, 900)
    rapport("bygg", "lasframjande", workspace=workspace)
    ran = rapport(command, "lasframjande", "--json", workspace=workspace)

    assert "andringar" not in ran.data
    workbook = load_workbook(workspace / OUT / "kontroll/kontrollista.xlsx")
    assert len(list(workbook["Ändringar"].iter_rows())) == 4


def test_a_damaged_archive_keeps_nobody_from_the_control_list(workspace: Path) -> None:
    _south_says(workspace, 900)
    rapport("bygg", "lasframjande", workspace=workspace)
    (workspace / OUT / "las-2026-h1-v0-2.json").write_bytes(b"{}")
    ran = rapport("kontrollera", "lasframjande", workspace=workspace)

    assert ran.code == 0
    assert "Ändringar" not in load_workbook(workspace / OUT / "kontroll/kontrollista.xlsx").sheetnames


def test_a_build_that_changes_nothing_tells_of_no_changes(workspace: Path) -> None:
    ran = rapport("bygg", "lasframjande", "--json", workspace=workspace)

    assert "SAME_DOCUMENTS" in ran.codes
    assert "andringar" not in ran.data


def test_the_screen_lists_what_has_changed(workspace: Path) -> None:
    _south_says(workspace, 900)
    ran = rapport("bygg", "lasframjande", workspace=workspace)

    told = [line.replace("\u00a0", " ") for line in ran.out.splitlines()]
    first = told.index("Ändrat sedan version 0.1: tre ställen med siffror.")
    assert told[first + 1 : first + 5] == [
        "  oversikt, Lån: Under första halvåret 2026 lånades 2 030 böcker. → Under första halvåret 2026 lånades "
        "2 130 böcker.",
        "  oversikt, Tabell 1. Lån per ålder, Barn, Antal lån: 2 000 → 2 100",
        "  oversikt, Tabell 1. Lån per ålder, Totalt, Antal lån: 2 030 → 2 130",
        "Alla ändringar står på bladet ”Ändringar” i kontrollistan.",
    ]


def changed(kind: ChangeKind, before: str, after: str, where: str = "", edited: bool = False) -> Change:
    return Change(kind, "" if kind is ChangeKind.COVERAGE else "rapport", "Läget", where, before, after, edited)


LONG = "I de {} kommuner som har lämnat uppgifter båda åren räknades {} deltagare, och det är allt som är känt i dag."
LINES = {
    "coverage": (
        changed(ChangeKind.COVERAGE, "Saknas", "Inkommen", "Orsa"),
        "Läget, Orsa: Saknas → Inkommen",
    ),
    "something new": (changed(ChangeKind.FIGURE, "", "12", "Tabell 1"), "rapport, Tabell 1: (nytt) → 12"),
    "something gone": (changed(ChangeKind.TEXT, "Ett ord.", ""), "rapport, Läget: Ett ord. → (borttaget)"),
    "in a document that was edited": (
        changed(ChangeKind.TEXT, "Ett ord.", "Två ord.", edited=True),
        "rapport, Läget: Ett ord. → Två ord. (i ett redigerat dokument)",
    ),
    "what differs in long texts": (
        changed(ChangeKind.FIGURE, LONG.format(12, 410), LONG.format(12, 451)),
        "rapport, Läget: ”…uppgifter båda åren räknades 410 deltagare, och det är allt som…” → ”…uppgifter båda åren "
        "räknades 451 deltagare, och det är allt som…”",
    ),
}


@pytest.mark.parametrize(("change", "line"), LINES.values(), ids=list(LINES))
def test_a_change_is_told_on_a_line(change: Change, line: str) -> None:
    assert changes_text([change], "0.1")[1] == f"  {line}"


def test_a_new_version_that_says_the_same_says_so(workspace: Path) -> None:
    (workspace / OVERVIEW).unlink()
    ran = rapport("bygg", "lasframjande", workspace=workspace)

    assert "Inga siffror, texter eller svar har ändrats sedan version 0.1." in ran.out


def test_many_changes_are_counted_in_digits_and_the_first_are_told() -> None:
    many = [changed(ChangeKind.COVERAGE, "Saknas", "Inkommen", "Orsa")]
    many += [changed(ChangeKind.FIGURE, "1", str(n), f"Tabell {n}") for n in range(2, 32)]
    lines = changes_text(many, "0.1")

    assert lines[0] == "Ändrat sedan version 0.1: 30 ställen med siffror och 1 svarandes läge."
    assert len(lines) == 22
    assert lines[-1] == "… och elva ändringar till. Alla ändringar står på bladet ”Ändringar” i kontrollistan."
