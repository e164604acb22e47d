"""Every sentence about a period's folder: what lies there, and what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.swedish.program_messages import Workspaces
from tests.running import put, rapport
from tests.test_second_model import MODEL, NORTH, filled_forms

INBOX = "indata/lasframjande/2026-H1"
FORM = "utdata/lasframjande/2026-H1/utskick/las-filial-norr-2026-h1.xlsx"


def _as_sent_out(workspace: Path) -> None:
    put(workspace / INBOX, {"register.xlsx": (workspace / FORM).with_name("register.xlsx").read_bytes()})


def _subfolder(workspace: Path) -> None:
    (workspace / INBOX / "gamla").mkdir()


def _folder_that_is_no_period(workspace: Path) -> None:
    (workspace / "indata/lasframjande/gamla").mkdir()


def _no_forms(workspace: Path) -> None:
    for path in (workspace / INBOX).iterdir():
        path.unlink()


def _no_register(workspace: Path) -> None:
    (workspace / INBOX / "register.xlsx").unlink()


def _unreadable_register_last_year(workspace: Path) -> None:
    put(workspace / "indata/lasframjande/2025-H1", {"register.xlsx": b"", "svar.xlsx": (workspace / FORM).read_bytes()})


def _rule_about_last_year(workspace: Path) -> None:
    rule = """
[[regel]]
id = "okning"
i = "filial.lan.lan"
villkor = "antal <= fjol.antal * 2"
text = "Har det ökat så mycket?"
"""
    (workspace / "mallar/lasframjande/modell.toml").write_text(MODEL + rule, encoding="utf-8")


def _changed_form_where_they_are_written(workspace: Path) -> None:
    (workspace / FORM).write_bytes(b"ifylld")


def _beside_the_folders(name: str) -> Callable[[Path], None]:
    return lambda workspace: put(workspace / "indata/lasframjande", {name: b"a;b"})


CASES: dict[Workspaces, tuple[Callable[[Path], None], str, str, str]] = {
    Workspaces.FOLDER_NOT_READ: (
        _subfolder,
        "kontrollera",
        f"{INBOX}/gamla",
        "Undermappen läses inte. Lägg blanketterna direkt i periodens mapp om de ska vara med. Det som har ersatts "
        "läggs i en mapp som heter ersatta.",
    ),
    Workspaces.FILE_OUTSIDE: (
        _beside_the_folders("svar norr.xlsx"),
        "kontrollera",
        "indata/lasframjande/svar norr.xlsx",
        "Filen ligger utanför periodernas mappar och läses inte. Lägg en blankett i sin periods mapp, till exempel "
        f"{INBOX}.",
    ),
    Workspaces.HISTORY_NOT_EXCEL: (
        _beside_the_folders("Historik 2019.csv"),
        "kontrollera",
        "indata/lasframjande/Historik 2019.csv",
        "Filen läses inte. Spara historiken som en Excelfil (.xlsx).",
    ),
    Workspaces.NOTHING_DELIVERED: (
        _no_forms,
        "kontrollera",
        INBOX,
        "Mappen innehåller inga blanketter. Lägg de ifyllda blanketterna här och kör kommandot igen.",
    ),
    Workspaces.NO_REGISTER: (
        _no_register,
        "kontrollera",
        INBOX,
        "Det finns ingen register.xlsx i mappen, så modellens egna uppgifter används. Lägg periodens register här om "
        "blanketterna skickades ut med ett.",
    ),
    Workspaces.NOT_A_PERIOD: (
        _folder_that_is_no_period,
        "kontrollera",
        "indata/lasframjande/gamla",
        "Mappen är ingen period i modellen ”lasframjande” och läses inte. Perioder heter till exempel 2025-H1.",
    ),
    Workspaces.NO_EARLIER_PERIOD: (
        _rule_about_last_year,
        "kontrollera",
        "indata/lasframjande/2025-H1",
        "Det finns inga blanketter från första halvåret 2025. Det som skulle ha hämtats därifrån är inte med.",
    ),
    Workspaces.EARLIER_MODEL_NOT_READ: (
        _unreadable_register_last_year,
        "kontrollera",
        "indata/lasframjande/2025-H1",
        "Registret för första halvåret 2025 kan inte läsas. Det som skulle ha hämtats därifrån är inte med.",
    ),
    Workspaces.FILE_KEPT: (
        _changed_form_where_they_are_written,
        "blanketter",
        FORM,
        "Filen finns redan och har ett annat innehåll. Den skrivs inte över. Flytta eller ta bort den om du vill ha "
        "en ny.",
    ),
}


def test_every_sentence_has_a_case() -> None:
    assert set(CASES) | {Workspaces.EARLIER_FORMS_OLDER} == set(Workspaces)  # see test_renaming


@pytest.mark.parametrize("code", CASES, ids=lambda code: code.name)
def test_what_lies_in_the_folder_is_said(tmp_path: Path, code: Workspaces) -> None:
    arrange, command, file, sentence = CASES[code]
    put(tmp_path / "mallar/lasframjande", {"modell.toml": MODEL.encode()})
    filled_forms(tmp_path, {"norr": NORTH})
    _as_sent_out(tmp_path)
    arrange(tmp_path)
    ran = rapport(command, "lasframjande", "--period", "2026-H1", "--json", workspace=tmp_path)
    [finding] = [finding for finding in ran.data["fynd"] if finding["kod"] == code.name]
    assert (finding["fil"], finding["allvar"], finding["meddelande"]) == (file, code.severity.value, sentence)


@pytest.mark.parametrize(
    ("register", "said"),
    [
        ({"register.xlsx": b""}, ("FILE_EMPTY", "indata/lasframjande/2025-H1/register.xlsx")),
        ({}, ("NO_REGISTER", "indata/lasframjande/2025-H1")),
    ],
    ids=["unreadable", "missing"],
)
def test_what_is_wrong_with_the_register_of_last_year_is_a_warning(
    tmp_path: Path, register: dict[str, bytes], said: tuple[str, str]
) -> None:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": MODEL.encode()})
    filled_forms(tmp_path, {"norr": NORTH})
    _as_sent_out(tmp_path)
    put(tmp_path / "indata/lasframjande/2025-H1", {**register, "svar.xlsx": (tmp_path / FORM).read_bytes()})
    ran = rapport("kontrollera", "lasframjande", "--period", "2026-H1", "--json", workspace=tmp_path)
    assert (*said, "varning") in [(each["kod"], each["fil"], each["allvar"]) for each in ran.data["fynd"]]
