"""Tables that count by groups, choices and periods, from a model as text to the Word document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.filling import fill
from tests.running import Ran, paragraphs, put, rapport, tables

MODEL = '''
[modell]
id = "trygg"
titel = "Trygghet"
version = "1"
[[period]]
id = "tertial"
namn = "tertial {delnamn} {ar}"
delar = [
  { id = "T1", namn = "1", till = "04-30" },
  { id = "T2", namn = "2", fran = "05-01", till = "08-31" },
  { id = "T3", namn = "3", fran = "09-01" },
]
[[register]]
id = "grupper"
namn = "Grupper"
ental = "grupp"
flertal = "grupper"
rader = [{ id = "skola", namn = "Skolgruppen" }, { id = "krog", namn = "Kroggruppen" }]
[[register]]
id = "aktiviteter"
namn = "Aktiviteter"
ental = "aktivitet"
flertal = "aktiviteter"
falt = [
  "namn",
  { id = "grupp", text = "Grupp", typ = "val", register = "grupper" },
  { id = "avslutad", text = "Avslutad", typ = "datum", flyttas = false },
]
rader = [
  { id = "vandring", namn = "Nattvandring", grupp = "skola" },
  { id = "samtal", namn = "Samtal", grupp = "skola" },
  { id = "tillsyn", namn = "Tillsyn", grupp = "krog", avslutad = "2025-06-30" },
]
[[skala]]
id = "lage"
steg = [{ id = "klar", text = "Klar" }, { id = "pagar", text = "Pågår" }, { id = "utgar", text = "Utgår" }]
[[blankett]]
id = "aktivitet"
rubrik = "Aktivitetens svar"
lamnas_av = "aktiviteter"
lamnas_nar = "rad.avslutad is not angiven or rad.avslutad >= period.forsta"
[[blankett.del]]
id = "arbete"
rubrik = "Arbetet"
fraga = [
  { id = "timmar", text = "Timmar", typ = "decimal" },
  { id = "steg", text = "Vad har gjorts?", typ = "tabell", kolumner = [
    { id = "vad", text = "Vad", typ = "text" },
    { id = "lage", text = "Läge", typ = "val", skala = "lage" },
    { id = "planerade", text = "Planerade", typ = "heltal" },
    { id = "hallna", text = "Hållna", typ = "heltal" } ] },
]
[[tabell]]
id = "lagen"
rubrik = "Läget {{ period.namn }}"
kalla = "aktivitet.arbete.steg"
rader = "grupper"
kolumner = "lage"
summakolumn = true
matt = ["antal"]
[[tabell]]
id = "moten"
rubrik = "Möten {{ period.ar }}"
kalla = "aktivitet.arbete.steg"
rader = "aktiviteter"
perioder = "aret"
matt = ["planerade", "hallna"]
andel = [{ id = "andel", rubrik = "Andel (%)", del = "hallna", av = "planerade" }]
[[tabell]]
id = "timmar"
rubrik = "Timmar {{ period.ar }}"
kalla = "aktivitet.arbete"
rader = "grupper"
kolumner = "period"
perioder = "aret"
summakolumn = true
matt = ["timmar"]
[[tabell]]
id = "forra"
rubrik = "Steg nu och förra perioden"
kalla = "aktivitet.arbete.steg"
rader = "lage"
matt = ["antal"]
jamfor = "forra_perioden"
[[dokument]]
id = "rapport"
namn = "rapport"
titel = "Uppföljning {{ period.namn }}"
mall = "rapport.docx"
disposition = """
= {{ dokument.titel }}
{{ data.lagen.summa.klar_antal }} av {{ data.lagen.summa.summa_antal }} steg är klara.
Nattvandringen: {{ data.moten.rad.vandring.andel | procent }} av {{ data.moten.rad.vandring.planerade }}.
Skolgruppen i år: {{ data.timmar.rad.skola.summa_timmar | tal(1) }} timmar.
Fler klara: {{ data.forra.rad.klar.antal_forandring }}.
{{p tabell.lagen }}
{{p tabell.moten }}
{{p tabell.timmar }}
{{p tabell.forra }}
"""
'''

Steps = Sequence[tuple[str, int, int]]


def answered(hours: float, *steps: tuple[str, int, int]) -> dict[str, Any]:
    rows = [{"vad": "Något", "lage": lage, "planerade": planned, "hallna": held} for lage, planned, held in steps]
    return {"arbete.timmar": hours, "arbete.steg": rows}


YEAR: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "2025-T1": {
        "vandring": answered(10, ("Klar", 4, 4)),
        "samtal": answered(2.5, ("Pågår", 2, 1)),
        "tillsyn": answered(5, ("Klar", 1, 1)),
    },
    "2025-T2": {"vandring": answered(8, ("Klar", 4, 2)), "samtal": answered(1), "tillsyn": answered(3)},
    "2025-T3": {"vandring": answered(6, ("Klar", 4, 6), ("Klar", 2, 2)), "samtal": answered(4, ("Utgår", 3, 0))},
}


def deliver(workspace: Path, period: str) -> None:
    assert rapport("blanketter", "trygg", "--period", period, workspace=workspace).code == 0
    out = workspace / "utdata/trygg" / period / "utskick"
    files = {"register.xlsx": (out / "register.xlsx").read_bytes()}
    for path in sorted(out.glob("trygg-*.xlsx")):
        files[path.name] = fill(path.read_bytes(), YEAR[period][path.name.split("-")[2]])
    put(workspace / "indata/trygg" / period, files)


def build(workspace: Path, *words: str) -> Ran:
    return rapport("bygg", "trygg", *words, "--json", workspace=workspace, today="2026-01-20")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("aret")
    put(folder / "mallar/trygg", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "trygg", workspace=folder).code == 0
    for period in YEAR:
        deliver(folder, period)
    ran = build(folder, "--period", "2025-T3")
    assert ran.code == 0, ran.out
    return folder


def document(workspace: Path, period: str) -> Path:
    return workspace / f"utdata/trygg/{period}/trygg-rapport-{period.lower()}-v0-1.docx"


def test_a_year_in_tables(built: Path) -> None:
    assert tables(document(built, "2025-T3")) == [
        [
            ["Grupp", "Klar", "Pågår", "Utgår", "Totalt"],
            ["Skolgruppen", "2", "–", "1", "3"],
            ["Kroggruppen", ".", ".", ".", "."],
            ["Totalt", "2", "–", "1", "3"],
        ],
        [
            ["Aktivitet", "Planerade", "Hållna", "Andel (%)"],
            ["Nattvandring", "14", "14", "100,0"],
            ["Samtal", "5", "1", "20,0"],
            ["Tillsyn", "1", "1", "100,0"],
            ["Totalt", "20", "16", "80,0"],
        ],
        [
            ["Grupp", "Tertial 1 2025", "Tertial 2 2025", "Tertial 3 2025", "Totalt"],
            ["Skolgruppen", "12,5", "9,0", "10,0", "31,5"],
            ["Kroggruppen", "5,0", "3,0", ".", "8,0"],
            ["Totalt", "17,5", "12,0", "10,0", "39,5"],
        ],
        [
            ["Läge", "Tertial 3 2025", "Tertial 2 2025", "Förändring", "Förändring (%)"],
            ["Klar", "2", "1", "..", ".."],
            ["Pågår", "–", "–", "..", ".."],
            ["Utgår", "1", "–", "..", ".."],
            ["Totalt", "3", "1", "..", ".."],
        ],
    ]


def test_a_year_in_sentences(built: Path) -> None:
    said = [line.replace("\u00a0", " ") for line in paragraphs(document(built, "2025-T3"))]
    for sentence in (
        "2 av 3 steg är klara.",
        "Nattvandringen: 100 procent av 14.",
        "Skolgruppen i år: 31,5 timmar.",
        "Fler klara: [uppgift saknas].",
        "Förändring visas bara där samma aktiviteter har lämnat uppgift båda perioderna.",
    ):
        assert sentence in said


def test_periods_of_the_year_that_are_missing_are_told_in_the_table_and_once_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "mallar/trygg", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "trygg", workspace=tmp_path).code == 0
    deliver(tmp_path, "2025-T3")
    ran = build(tmp_path)
    (told,) = [finding["meddelande"] for finding in ran.data["fynd"] if finding["kod"] == "NO_EARLIER_PERIOD"]
    assert told.startswith("Det finns inga blanketter från tertial 1 2025 och tertial 2 2025.")
    note = "Uppgifter från tertial 1 2025 och tertial 2 2025 saknas och ingår inte i summorna."
    assert paragraphs(document(tmp_path, "2025-T3")).count(note) == 2
