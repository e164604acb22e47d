"""The status and what is sent out, as the person at the keyboard meets them: on the screen, in files and as JSON."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.workspace import Workspace
from tests.filling import fill
from tests.packages import with_cells
from tests.running import Ran, paragraphs, put, rapport
from tests.test_second_model import MODEL as SMALL
from tests.test_second_model import NORTH

ROOT = Path(__file__).parent.parent
NAME = "lasframjande"
MODEL = (
    SMALL.replace('falt = ["namn"]', 'brevlada = "post"\nfalt = ["namn", "post"]', 1)
    .replace('namn = "Norra filialen"', 'namn = "Norra filialen", post = "norr@filialer.example"')
    .replace('lamnas_av = "filialer"', 'lamnas_av = "filialer"\nsenast = "period.sista"\nlamnad = "lan.dag"')
    .replace("fraga = [\n", 'fraga = [\n  { id = "dag", text = "Ifylld den", typ = "datum", obligatorisk = true },\n')
)  # fmt: skip
INBOX = f"indata/{NAME}/2026-H1"
CONTROL = f"utdata/{NAME}/2026-H1/kontroll"
REMINDERS = f"{CONTROL}/paminnelser"
IN_TIME, LATE = "2026-06-29", "2026-07-01"
ALL: Mapping[str, Any] = {**NORTH, "lan.dag": "2026-06-29"}
LACKING: Mapping[str, Any] = {"lan.dag": "2026-06-29", "lan.lan": {"barn": {"antal": 1200}}}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path / "mallar" / NAME, {"modell.toml": MODEL.encode()})
    ran = rapport("blanketter", NAME, "--period", "2026-H1", workspace=tmp_path)
    assert ran.code == 0, ran.out
    return tmp_path


def sent_in(workspace: Path, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """Put filled forms into the inbox, with the register that they were sent out with."""
    out = workspace / f"utdata/{NAME}/2026-H1/utskick"
    forms = {
        f"{who}.xlsx": fill((out / f"las-filial-{who}-2026-h1.xlsx").read_bytes(), said)
        for who, said in answers.items()
    }
    put(workspace / INBOX, {**forms, "register.xlsx": (out / "register.xlsx").read_bytes()})  # fmt: skip


def status(workspace: Path, *more: str, today: str = LATE) -> Ran:
    return rapport("status", NAME, "--period", "2026-H1", *more, workspace=workspace, today=today)


SHOWN: dict[str, tuple[Mapping[str, Mapping[str, Any]], str, list[str]]] = {
    "nothing yet, time left": (
        {},
        IN_TIME,
        [
            "Filialens svar: 0 av 2 har kommit in, 2 saknas.",
            "  Norra filialen: saknas, sista dag 2026-06-30, en dag kvar",
            "  Södra filialen: saknas, sista dag 2026-06-30, en dag kvar",
        ],
    ),
    "the last day": (
        {"norr": ALL},
        "2026-06-30",
        [
            "Filialens svar: 1 av 2 har kommit in, 1 saknas.",
            "  Norra filialen: inkommen, i tid",
            "  Södra filialen: saknas, sista dag 2026-06-30, sista dagen är i dag",
        ],
    ),
    "one lacks something, one is missing, both are late": (
        {"norr": LACKING},
        LATE,
        [
            "Filialens svar: 1 av 2 har kommit in, 1 är ofullständig, 1 saknas, 2 är sena.",
            "  Norra filialen: ofullständig, 2 av 3 obligatoriska frågor besvarade, sista dag 2026-06-30, en dag sen",
            "  Södra filialen: saknas, sista dag 2026-06-30, en dag sen",
        ],
    ),
    "one came late and is to be mended": (
        {"norr": {**ALL, "lan.dag": "2026-07-01", "lan.lan": {"barn": {"antal": "många"}}}, "soder": ALL},
        LATE,
        [
            "Filialens svar: 2 av 2 har kommit in, 1 är sen.",
            "  Norra filialen: inkommen, lämnad för sent, 1 fel att rätta",
            "  Södra filialen: inkommen, i tid",
        ],
    ),
}


@pytest.mark.parametrize(("answers", "today", "lines"), SHOWN.values(), ids=list(SHOWN))
def test_the_screen_says_how_far_everyone_has_come(
    workspace: Path, answers: Mapping[str, Mapping[str, Any]], today: str, lines: list[str]
) -> None:
    sent_in(workspace, answers)
    ran = status(workspace, today=today)
    shown = ran.out.splitlines()
    assert ran.code == 0
    assert [line for line in shown if line.startswith(("  ", "Filialens svar:"))] == lines


def test_the_whole_screen_when_two_are_to_be_reminded(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    assert status(workspace).out.splitlines() == [
        f"{INBOX}/register.xlsx, bladet Filialer, cell C3: varning: ”Post” är inte ifylld för Södra filialen, så i "
        "brevet finns ingen mottagare. Skriv brevlådan i registret.",
        "Läsfrämjande samarbete, första halvåret 2026: läget den 1\u00a0juli 2026",
        "Filialens svar: 1 av 2 har kommit in, 1 är ofullständig, 1 saknas, 2 är sena.",
        "  Norra filialen: ofullständig, 2 av 3 obligatoriska frågor besvarade, sista dag 2026-06-30, en dag sen",
        "  Södra filialen: saknas, sista dag 2026-06-30, en dag sen",
        f"2 påminnelser att skicka finns i {REMINDERS}",
        f"Skapade {CONTROL}/status.xlsx",
    ]


def test_the_status_as_json_has_every_form_with_what_is_left(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    ran = status(workspace, "--json")
    assert (ran.code, set(ran.data)) == (0, {"kod", "fynd", "filer", "status"})
    north, south = ran.data["status"]
    [gap] = north["saknade"]
    assert (gap["text"], gap["blad"], gap["vad"]) == ("Vad har ni gjort?", "Lån och samtal", "svar saknas")
    assert {**north, "saknade": []} == {
        "modell": NAME,
        "period": "2026-H1",
        "blankett": "filial",
        "svarande": "norr",
        "namn": "Norra filialen",
        "lage": "ofullstandig",
        "besvarade": 2,
        "obligatoriska": 3,
        "sista_dag": "2026-06-30",
        "lamnad": "2026-06-29",
        "sen": True,
        "fel": 0,
        "filer": [f"{INBOX}/norr.xlsx"],
        "saknade": [],
    }
    assert (south["lage"], south["besvarade"], south["obligatoriska"], south["sen"]) == ("saknas", 0, 2, True)


def table(path: Path, sheet: str) -> list[list[object]]:
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)]


def test_the_workbook_has_the_same_and_leads_to_the_cells(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    status(workspace)
    written = workspace / CONTROL / "status.xlsx"
    rows = [[str(cell) if cell is not None else "" for cell in row] for row in table(written, "Status")]
    assert rows == [
        ["Filialens svar", "Norra filialen", "Ofullständig", "2", "3", "2026-06-30 00:00:00", "2026-06-29 00:00:00",
         "en dag sen", "", "norr@filialer.example", "norr.xlsx"],
        ["Filialens svar", "Södra filialen", "Saknas", "0", "2", "2026-06-30 00:00:00", "", "en dag sen", "", "", ""],
    ]  # fmt: skip
    assert table(written, "Översikt") == [["Filialens svar", 2, 1, 1, 1, 2]]
    [left] = table(written, "Det som återstår")
    assert left[5] == "Vad har ni gjort?"
    link = load_workbook(written)["Det som återstår"]["H2"].hyperlink
    assert link.location == f"'Lån och samtal'!{left[3]}"
    assert (written.parent / link.target).resolve() == (workspace / INBOX / "norr.xlsx").resolve()


def test_the_control_list_has_the_same(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    rapport("kontrollera", NAME, "--period", "2026-H1", workspace=workspace)
    rows = table(workspace / CONTROL / "kontrollista.xlsx", "Vilka har svarat")
    assert [row[1:4] for row in rows] == [
        ["Norra filialen", "Ofullständig", "2 av 3"],
        ["Södra filialen", "Saknas", "0 av 2"],
    ]


def test_who_has_answered_since_has_no_reminder_left(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    own = workspace / REMINDERS / "samordnarens egen.txt"
    status(workspace)
    own.write_text("Ring Norra filialen", encoding="utf-8")
    sent_in(workspace, {"norr": ALL})
    ran = status(workspace, "--json")
    left = ["las-filial-soder-2026-h1.txt", own.name]
    assert sorted(path.name for path in (workspace / REMINDERS).iterdir()) == left
    assert ran.data["filer"] == [f"{CONTROL}/status.xlsx", f"{REMINDERS}/{left[0]}"]


def test_before_anything_has_come_in_the_period_is_as_it_is_planned(workspace: Path) -> None:
    shutil.rmtree(workspace / "indata", ignore_errors=True)
    ran = status(workspace, "--json", today=IN_TIME)
    assert (ran.code, [each["lage"] for each in ran.data["status"]]) == (0, ["saknas", "saknas"])
    assert not (workspace / REMINDERS).exists()


def test_without_a_period_it_is_the_newest_that_has_indata_and_else_the_one_of_today(workspace: Path) -> None:
    def period_of(*words: str) -> set[str]:
        ran = rapport("status", NAME, *words, "--json", workspace=workspace, today="2026-10-01")
        return {each["period"] for each in ran.data["status"]}

    assert period_of() == {"2026-H2"}
    sent_in(workspace, {"norr": ALL})
    assert period_of() == {"2026-H1"}
    assert period_of("--ar", "2026") == {"2026-H1"}
    assert period_of("--ar", "2027") == {"2027-H1"}
    assert period_of("--period", "2026-H2") == {"2026-H2"}


SPREAD = '<c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c>'
CODES: dict[str, tuple[dict[str, bytes], int, str]] = {
    "an unreadable file may be somebody's form": ({"svar.xlsx": b"PK"}, 1, f"{INBOX}/svar.xlsx"),
    "a file that is refused for one of its sheets": ({"svar.xlsx": with_cells(SPREAD)}, 1, f"{INBOX}/svar.xlsx"),
    "a register that cannot be read": ({"register.xlsx": b"PK"}, 2, f"{INBOX}/register.xlsx"),
}


@pytest.mark.parametrize(("files", "code", "file"), CODES.values(), ids=list(CODES))
def test_what_hides_a_form_is_told_with_its_code(
    workspace: Path, files: dict[str, bytes], code: int, file: str
) -> None:
    sent_in(workspace, {"norr": ALL})
    put(workspace / INBOX, files)
    ran = status(workspace, "--json")
    assert ran.code == code
    assert file in {finding["fil"] for finding in ran.data["fynd"] if finding["allvar"] == "fel"}
    assert ("status" in ran.data) is (code == 1)


def test_an_identity_number_is_masked_wherever_the_status_goes(workspace: Path) -> None:
    sent_in(workspace, {"norr": LACKING})
    (workspace / INBOX / "norr.xlsx").rename(workspace / INBOX / "640823-3234.xlsx")
    ran = status(workspace, "--json")
    assert "3234" not in ran.out
    rows = [
        *table(workspace / CONTROL / "status.xlsx", "Status"),
        *table(workspace / CONTROL / "status.xlsx", "Det som återstår"),
    ]
    assert "3234" not in str(rows)  # fmt: skip
    assert load_workbook(workspace / CONTROL / "status.xlsx")["Det som återstår"]["H2"].hyperlink is None


def test_a_report_says_what_the_status_says(workspace: Path) -> None:
    text = MODEL.replace(
        "{{p tabell.lan }}",
        "{% for filial in register.filialer %}{{ filial.namn }}: {{ filial.besvarade }} av {{ filial.obligatoriska }}"
        "{% if filial.klar %}, klar{% endif %}. {% endfor %}",
    )
    put(workspace / "mallar" / NAME, {"modell.toml": text.encode()})
    sent_in(workspace, {"norr": LACKING})
    rapport("mall", "skapa", NAME, workspace=workspace)
    rapport("bygg", NAME, "--trots-fel", workspace=workspace)
    report = workspace / f"utdata/{NAME}/2026-H1/las-oversikt-2026-h1-v0-1.docx"
    assert "Norra filialen: 2 av 3. Södra filialen: 0 av 2." in [line.strip() for line in paragraphs(report)]


# ---------------------------------------------------------------- what is sent out


def test_what_was_made_is_counted_as_it_is(workspace: Path) -> None:
    folder = workspace / f"utdata/{NAME}/2026-H1/utskick"
    again = rapport("blanketter", NAME, "--period", "2026-H1", workspace=workspace)
    assert again.out.splitlines()[-1] == "Allt fanns redan och är oförändrat. Inget nytt skapades."
    (folder / "las-filial-norr-2026-h1.xlsx").unlink()
    one = rapport("blanketter", NAME, "--period", "2026-H1", workspace=workspace)
    assert f"Skapade en blankett i utdata/{NAME}/2026-H1/utskick" in one.out
    shutil.rmtree(folder)
    lines = rapport("blanketter", NAME, "--period", "2026-H1", workspace=workspace).out.splitlines()
    assert lines[-2:] == [
        f"Skapade 2 blanketter och registret i utdata/{NAME}/2026-H1/utskick",
        f"Ett brev till varje svarande och en kalenderfil med alla datum finns i utdata/{NAME}/2026-H1/utskick",
    ]


def test_a_letter_that_somebody_has_edited_stays_and_the_calendar_is_renewed(workspace: Path) -> None:
    folder = workspace / f"utdata/{NAME}/2026-H1/utskick"
    letter, calendar = folder / "las-filial-norr-2026-h1.txt", folder / "las-kalender-2026-h1.ics"
    letter.write_bytes(b"eget brev")
    calendar.write_bytes(b"gammal")
    ran = rapport("blanketter", NAME, "--period", "2026-H1", "--json", workspace=workspace)
    assert letter.read_bytes() == b"eget brev"
    assert [finding["fil"] for finding in ran.data["fynd"] if finding["kod"] == "FILE_KEPT"] == [
        letter.relative_to(workspace).as_posix()
    ]
    assert ran.data["filer"] == [calendar.relative_to(workspace).as_posix()]


@pytest.mark.parametrize("model", Workspace(ROOT).models_with_indata())
def test_every_shipped_model_has_letters_with_receivers_and_a_calendar(tmp_path: Path, model: str) -> None:
    shutil.copytree(ROOT / "mallar" / model, tmp_path / "mallar" / model)
    ran = rapport("blanketter", model, "--ar", "2026", "--json", workspace=tmp_path)
    assert (ran.code, [told for told in ran.data["fynd"] if told["allvar"] != "information"]) == (0, [])
    files = [Path(file) for file in ran.data["filer"]]
    forms = {file.stem for file in files if file.suffix == ".xlsx" and file.stem != "register"}
    letters = {file.stem: (tmp_path / file).read_text(encoding="utf-8-sig") for file in files if file.suffix == ".txt"}
    assert set(letters) == forms
    assert [file.suffix for file in files].count(".ics") == 1
    assert not [text for text in letters.values() if "uppgift saknas" in text or not text.startswith("Till: ")]
    assert not [text for text in letters.values() if "@" not in text.splitlines()[-1]]


@pytest.mark.parametrize("model", Workspace(ROOT).models_with_indata())
def test_the_status_of_every_shipped_model_tells_of_all_who_are_to_answer(tmp_path: Path, model: str) -> None:
    shutil.copytree(ROOT / "mallar" / model, tmp_path / "mallar" / model)
    shutil.copytree(ROOT / "indata" / model, tmp_path / "indata" / model)
    ran = rapport("status", model, "--json", workspace=tmp_path)
    assert ran.code == 0
    told = ran.data["status"]
    to_remind = [each for each in told if each["lage"] == "ofullstandig" or (each["lage"] == "saknas" and each["sen"])]
    reminders = [file for file in ran.data["filer"] if file.endswith(".txt")]
    assert "inkommen" in {each["lage"] for each in told}
    assert len(reminders) == len(to_remind)
