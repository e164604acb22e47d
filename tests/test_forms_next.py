"""The forms of the next period, made by the program from what came in for the one before."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.filling import fill
from tests.rounds import FIRST, MODEL, follow_up, form
from tests.running import Ran, put, rapport

T1, T2 = "2025-T1", "2025-T2"
SENT = "utdata/prov/2025-T2/utskick"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path / "mallar" / "prov", {"modell.toml": MODEL.encode()})
    return tmp_path


def deliver(workspace: Path, answers: dict[str, Any], period: str = T1) -> Path:
    folder = workspace / "indata" / "prov" / period
    put(folder, {"lotsar.xlsx": fill(form(follow_up(period)), answers)})
    return folder


def make(workspace: Path, period: str = T2) -> Ran:
    return rapport("blanketter", "prov", "--period", period, "--json", workspace=workspace)


def texts(workspace: Path, name: str = "lotsar") -> set[str]:
    content = (workspace / SENT / f"prov-aktivitet-{name}-2025-t2.xlsx").read_bytes()
    sheets = load_workbook(BytesIO(content)).worksheets
    return {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None}


def told(ran: Ran) -> list[tuple[str, str, str]]:
    return [(each["kod"], each["allvar"], each["fil"]) for each in ran.data["fynd"]]


def test_the_forms_of_a_period_go_on_from_the_one_before(workspace: Path) -> None:
    deliver(workspace, FIRST)
    ran = make(workspace)

    assert (ran.code, told(ran)) == (0, [])
    assert {"Lotsarna saknar lokal.", "Tertial 1 2025", "Fler är trygga på torget"} <= texts(workspace)
    assert "Tertial 1 2025" not in texts(workspace, "laxhjalp")


def test_without_the_period_before_the_forms_are_blank_and_that_is_told(workspace: Path) -> None:
    ran = make(workspace)

    assert (ran.code, told(ran)) == (0, [("NO_EARLIER_PERIOD", "information", "indata/prov/2025-T1")])
    assert "Tertial 1 2025" not in texts(workspace)


def test_a_model_without_such_keys_asks_for_no_earlier_period(workspace: Path) -> None:
    plain = MODEL.replace("visa_forra = true\n", "").replace('forifyllda_rader = "forra"\n', "")
    plain = plain.replace("forifyllda_nar = \"rad.lage != 'klar'\"\n", "").replace(", pa_nytt = true", "")
    put(workspace / "mallar" / "prov", {"modell.toml": plain.encode()})

    assert told(make(workspace)) == []


def test_an_identity_number_is_not_sent_out_again(workspace: Path) -> None:
    deliver(workspace, {**FIRST, "arbete.syfte": "Ring 640823-3234."})
    ran = make(workspace)

    assert ran.code == 1
    assert told(ran) == [("IDENTITY_NUMBER", "fel", "indata/prov/2025-T1/lotsar.xlsx")]
    assert not (workspace / SENT).exists()


def test_a_form_that_cannot_be_gone_on_from_is_told(workspace: Path) -> None:
    folder = deliver(workspace, FIRST)
    put(folder, {"trasig.xlsx": b"PK"})
    ran = make(workspace)

    assert ran.code == 0
    assert [(allvar, fil) for _, allvar, fil in told(ran)] == [("varning", "indata/prov/2025-T1/trasig.xlsx")]


def test_warnings_about_the_period_before_are_not_repeated(workspace: Path) -> None:
    deliver(workspace, {**FIRST, "arbete.syfte": "Hej. " * 400})

    assert told(make(workspace)) == []


def test_what_was_unchanged_then_is_shown_from_the_period_it_was_written_in(workspace: Path) -> None:
    deliver(workspace, FIRST, "2024-T3")
    deliver(workspace, {**FIRST, "arbete.syfte": None, "arbete.syfte_oforandrat": "Ja"})
    make(workspace)

    assert any("Oförändrat sedan tertial 3 2024." in text for text in texts(workspace))


def test_forms_that_are_there_are_not_written_over(workspace: Path) -> None:
    folder = deliver(workspace, FIRST)
    make(workspace)
    put(folder, {"lotsar.xlsx": fill(form(follow_up(T1)), {**FIRST, "arbete.timmar": 99})})
    ran = make(workspace)

    assert told(ran) == [("FILE_KEPT", "varning", f"{SENT}/prov-aktivitet-lotsar-2025-t2.xlsx")]
