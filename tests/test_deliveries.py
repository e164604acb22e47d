"""Acceptance rows 70 to 72 as the person at the keyboard meets them: several forms from one, numbers, small counts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.filling import SAVED, fill
from tests.running import Ran, put, rapport
from tests.test_second_model import MODEL, NORTH, SOUTH, filled_forms

INBOX = "indata/lasframjande/2026-H1"
SENT = "utdata/lasframjande/2026-H1/utskick"
LATER = SAVED.replace(month=11)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    filled_forms(tmp_path, {"norr": NORTH, "soder": SOUTH})
    put(tmp_path / INBOX, {"register.xlsx": (tmp_path / SENT / "register.xlsx").read_bytes()})
    return tmp_path


def again(workspace: Path, answers: Mapping[str, Any], name: str = "en gång till.xlsx") -> None:
    """Hand in the form of the north once more, saved later."""
    form = (workspace / SENT / "las-filial-norr-2026-h1.xlsx").read_bytes()
    put(workspace / INBOX, {name: fill(form, answers, LATER)})


def build(workspace: Path, *words: str) -> Ran:
    return rapport("bygg", "lasframjande", "--period", "2026-H1", "--json", *words, workspace=workspace)


def said(ran: Ran) -> list[tuple[str, str, str]]:
    return [
        (each["allvar"], each["fil"].removeprefix(f"{INBOX}/"), each["meddelande"])
        for each in ran.data["fynd"]
        if each["fil"].startswith(INBOX)
    ]


def documents(workspace: Path) -> list[Path]:
    return sorted((workspace / "utdata/lasframjande/2026-H1").glob("*.docx"))


def test_row_70_equal_forms_are_one(workspace: Path) -> None:
    again(workspace, NORTH)
    ran = build(workspace)
    assert ran.code == 0
    assert said(ran) == [
        (
            "information",
            "en gång till.xlsx",
            f"Alla svar i filen finns också i {INBOX}/svar norr.xlsx. Filen räknas inte en gång till.",
        )
    ]


def test_row_70_a_later_form_that_only_adds_is_a_supplement(workspace: Path) -> None:
    (workspace / INBOX / "svar norr.xlsx").unlink()
    again(workspace, {"lan.ord": NORTH["lan.ord"]}, "först.xlsx")
    form = (workspace / SENT / "las-filial-norr-2026-h1.xlsx").read_bytes()
    put(workspace / INBOX, {"sedan.xlsx": fill(form, NORTH, LATER.replace(day=20))})
    ran = build(workspace)
    assert ran.code == 0
    assert said(ran) == [
        (
            "information",
            "sedan.xlsx",
            f"Filen kompletterar {INBOX}/först.xlsx: den har samma svar och några till. Svaren ur båda filerna "
            "används.",
        )
    ]


def test_row_70_forms_that_differ_stop_with_both_cells_and_when_they_were_saved(workspace: Path) -> None:
    again(workspace, {**NORTH, "lan.ord": "Något annat.", "lan.lan": {"barn": {"antal": 7}, "unga": {"antal": 30}}})
    ran = build(workspace)
    assert ran.code == 1
    assert documents(workspace) == []
    here, there = "sparad 2025-11-15 kl.\u00a010.00", "sparad 2025-09-15 kl.\u00a010.00"
    keep = "Behåll den fil som gäller och flytta den andra till mappen ersatta."
    sheet = f"{INBOX}/svar norr.xlsx, bladet Lån och samtal"
    assert said(ran) == [
        (
            "fel",
            "en gång till.xlsx",
            f"Fråga 1.1 ”Vad har ni gjort?”: Texten är inte densamma här ({here}) som i {sheet}, cell D8 ({there}). "
            + keep,
        ),
        (
            "fel",
            "en gång till.xlsx",
            f"Fråga 1.2 ”Barn: Antal lån”: Här ({here}) står 7, men i {sheet}, cell D12 ({there}) står 1\u00a0200. "
            + keep,
        ),
    ]
    put(workspace / INBOX / "ersatta", {"svar norr.xlsx": (workspace / INBOX / "svar norr.xlsx").read_bytes()})
    (workspace / INBOX / "svar norr.xlsx").unlink()
    mended = build(workspace)
    assert mended.code == 0
    assert said(mended) == [
        (
            "information",
            "ersatta/svar norr.xlsx",
            "Filen är ersatt och läses inte. Den är ”Filialens svar” från Norra filialen för första halvåret 2026.",
        )
    ]


def test_row_70_an_owner_file_is_ignored_and_names_the_form(workspace: Path) -> None:
    put(workspace / INBOX, {"~$svar norr.xlsx": b"\x05Namn "})
    ran = build(workspace)
    assert ran.code == 0
    assert said(ran) == [
        (
            "information",
            "~$svar norr.xlsx",
            "Filen visar att svar norr.xlsx är öppen hos någon. Det som inte är sparat kommer inte med.",
        )
    ]


def test_row_71_an_identity_number_stops_also_despite_errors(workspace: Path) -> None:
    (workspace / INBOX / "svar norr.xlsx").unlink()
    again(workspace, {**NORTH, "lan.ord": "Ring 640823-3234. Org.nr 212000-1850."}, "norr.xlsx")
    for words in ((), ("--trots-fel",)):
        ran = build(workspace, *words)
        assert ran.code == 1
        assert documents(workspace) == []
        assert ("fel", "norr.xlsx") in [each[:2] for each in said(ran)]
        assert "640823-3234" not in ran.out


def test_row_71_an_organisation_number_is_none(workspace: Path) -> None:
    (workspace / INBOX / "svar norr.xlsx").unlink()
    again(workspace, {**NORTH, "lan.ord": "Org.nr 212000-1850."}, "norr.xlsx")
    ran = build(workspace)
    assert (ran.code, said(ran)) == (0, [])


def test_row_72_a_small_count_in_a_text_is_a_warning_and_a_person_decides(workspace: Path) -> None:
    (workspace / INBOX / "svar norr.xlsx").unlink()
    again(workspace, {**NORTH, "lan.ord": "4 elever hoppade av."}, "norr.xlsx")
    ran = build(workspace)
    assert ran.code == 0
    assert len(documents(workspace)) == 3
    assert said(ran) == [
        (
            "varning",
            "norr.xlsx",
            "Texten nämner ett litet antal personer. Kontrollera att ingen kan pekas ut, eller skriv om den.",
        )
    ]
