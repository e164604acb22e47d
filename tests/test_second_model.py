"""A second model, from text alone: blank form, filled form, two documents, and no line of Python for it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.filling import fill
from tests.running import paragraphs, put, rapport, tables

DATA = ("intern.xlsx", "publicerbar.xlsx", "publicerbar.csv")
MODEL = '''
[modell]
id = "lasframjande"
titel = "Läsfrämjande samarbete"
version = "1"
kortnamn = "las"
[[period]]
id = "halvar"
namn = "{delnamn} {ar}"
delar = [
  { id = "H1", namn = "första halvåret", fran = "01-01", till = "06-30" },
  { id = "H2", namn = "andra halvåret", fran = "07-01", till = "12-31" },
]
[[register]]
id = "filialer"
namn = "Filialer"
ental = "filial"
flertal = "filialer"
falt = ["namn"]
rader = [ { id = "norr", namn = "Norra filialen" }, { id = "soder", namn = "Södra filialen" } ]
[[register]]
id = "aldrar"
namn = "Åldrar"
falt = ["namn"]
rader = [ { id = "barn", namn = "Barn" }, { id = "unga", namn = "Unga" } ]
[[blankett]]
id = "filial"
rubrik = "Filialens svar"
lamnas_av = "filialer"
[[blankett.del]]
id = "lan"
rubrik = "Lån och samtal"
fraga = [
  { id = "ord", text = "Vad har ni gjort?", typ = "prosa", obligatorisk = true },
  { id = "lan", text = "Lån per ålder", typ = "tabell", rader = "aldrar", kolumner = [
    { id = "antal", text = "Antal lån", typ = "heltal", obligatorisk = true } ] },
]
[[tabell]]
id = "lan"
rubrik = "Lån per ålder"
kalla = "filial.lan.lan"
rader = "aldrar"
matt = ["antal"]
[[dokument]]
id = "oversikt"
namn = "oversikt"
titel = "{{ modell.titel }} {{ period.namn }}"
mall = "oversikt.docx"
disposition = """
= {{ dokument.titel }}
# Lån
Under {{ period.namn }} lånades {{ data.lan.summa.antal | antal("bok", "böcker") }}.
{{p tabell.lan }}
"""
[[dokument]]
id = "brev"
namn = "brev"
titel = "Svar till {{ rad.namn }}"
mall = "brev.docx"
per = "filialer"
disposition = """
= {{ dokument.titel }}
{{p rad.svar.lan.ord | egna_ord }}
"""
'''

NORTH: Mapping[str, Any] = {"lan.ord": "Vi läste högt.", "lan.lan": {"barn": {"antal": 1200}, "unga": {"antal": 30}}}
SOUTH: Mapping[str, Any] = {
    "lan.ord": "Bokprat & <sagor>.",
    "lan.lan": {"barn": {"antal": 800}, "unga": {"antal": 0}},
}


def filled_forms(workspace: Path, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """Have the forms of the first half of 2026 made, filled in by some, and sent back."""
    assert rapport("blanketter", "lasframjande", "--period", "2026-H1", workspace=workspace).code == 0
    blank = workspace / "utdata/lasframjande/2026-H1/utskick"
    filled = {
        f"svar {name}.xlsx": fill((blank / f"las-filial-{name}-2026-h1.xlsx").read_bytes(), said)
        for name, said in answers.items()
    }
    put(workspace / "indata/lasframjande/2026-H1", filled)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path / "mallar" / "lasframjande", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    filled_forms(tmp_path, {"norr": NORTH, "soder": SOUTH})
    return tmp_path


def test_forms_filled_in_become_two_kinds_of_documents(workspace: Path) -> None:
    ran = rapport("bygg", "lasframjande", "--json", workspace=workspace)

    assert ran.code == 0, ran.out
    assert ran.data["filer"] == [
        "utdata/lasframjande/2026-H1/las-oversikt-2026-h1-v0-1.docx",
        "utdata/lasframjande/2026-H1/las-brev-norr-2026-h1-v0-1.docx",
        "utdata/lasframjande/2026-H1/las-brev-soder-2026-h1-v0-1.docx",
        *(f"utdata/lasframjande/2026-H1/data/las-2026-h1-{name}" for name in DATA),
        "utdata/lasframjande/2026-H1/kontroll/kontrollista.xlsx",
    ]


def test_the_overview_tells_the_sum_in_words_and_in_a_table(workspace: Path) -> None:
    rapport("bygg", "lasframjande", workspace=workspace)
    overview = workspace / "utdata/lasframjande/2026-H1/las-oversikt-2026-h1-v0-1.docx"

    assert "Under första halvåret 2026 lånades 2\u00a0030 böcker." in paragraphs(overview)
    assert tables(overview) == [
        [["Åldrar", "Antal lån"], ["Barn", "2\u00a0000"], ["Unga", "30"], ["Totalt", "2\u00a0030"]]
    ]


def test_each_respondent_gets_its_own_words_back_as_typed(workspace: Path) -> None:
    rapport("bygg", "lasframjande", workspace=workspace)
    letter = workspace / "utdata/lasframjande/2026-H1/las-brev-soder-2026-h1-v0-1.docx"

    assert "Svar till Södra filialen" in paragraphs(letter)
    assert "Bokprat & <sagor>." in paragraphs(letter)


def test_one_model_that_cannot_be_built_does_not_stop_the_others(workspace: Path) -> None:
    put(workspace / "mallar" / "annan", {"modell.toml": b"[modell"})
    put(workspace / "indata" / "annan" / "2026-H1", {})
    put(workspace / "utdata/lasframjande", {})
    ran = rapport("bygg", "--json", workspace=workspace)
    assert ran.code == 2
    assert {finding["fil"] for finding in ran.data["fynd"] if finding["allvar"] == "fel"} == {
        "mallar/annan/modell.toml"
    }
    assert "utdata/lasframjande/2026-H1/las-oversikt-2026-h1-v0-1.docx" in ran.data["filer"]


def test_what_stops_one_of_several_models_is_told_among_the_findings(workspace: Path) -> None:
    put(workspace / "mallar" / "annan", {"modell.toml": MODEL.replace('"lasframjande"', '"annan"').encode()})
    put(workspace / "indata" / "annan" / "2026-H1", {"svar.xlsx": b""})
    put(workspace / "utdata", {"annan": b"en fil i vagen"})
    ran = rapport("bygg", "--json", workspace=workspace)
    assert ran.code == 5
    assert {"STOPP"} <= ran.codes
    assert "utdata/lasframjande/2026-H1/las-oversikt-2026-h1-v0-1.docx" in ran.data["filer"]
