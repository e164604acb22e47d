"""A question, a column and a row get other names in the model, and the report still compares with the period before."""

from pathlib import Path
from shutil import rmtree

import pytest

from generator.disk.reading import content
from tests.filling import fill
from tests.running import Ran, paragraphs, put, rapport, tables
from tests.test_second_model import MODEL, NORTH, SOUTH

THEN, NOW = "2025-H2", "2026-H1"
COMPARED = MODEL.replace('matt = ["antal"]', 'matt = ["antal"]\njamfor = "forra_perioden"').replace(
    "data.lan.summa.antal", "data.lan.summa.antal_nu"
)
RENAMED = (
    COMPARED.replace('version = "1"', 'version = "2"')
    .replace('id = "lan"\nrubrik = "Lån och samtal"', 'id = "lasning"\nrubrik = "Läsning och samtal"')
    .replace('{ id = "lan", text = "Lån per ålder"', '{ id = "lanade", text = "Lånade böcker"')
    .replace('{ id = "antal", text = "Antal lån"', '{ id = "bocker", text = "Antal böcker"')
    .replace('kalla = "filial.lan.lan"', 'kalla = "filial.lasning.lanade"')
    .replace('matt = ["antal"]', 'matt = ["bocker"]')
    .replace('{ id = "barn", namn = "Barn" }', '{ id = "yngre", namn = "Barn" }')
    .replace("data.lan.summa.antal_nu", "data.lan.summa.bocker_nu")
    .replace("rad.svar.lan.ord", "rad.svar.lasning.ord")
)
NAMES = """
[[byt_namn]]
fran = "lan"
till = "lasning"
sedan = "2"
[[byt_namn]]
fran = "lan.lan"
till = "lasning.lanade"
sedan = "2"
[[byt_namn]]
fran = "lan.lan.antal"
till = "lasning.lanade.bocker"
text = "Antal lån"
sedan = "2"
[[byt_namn]]
register = "aldrar"
fran = "barn"
till = "yngre"
sedan = "2"
"""


def run(folder: Path, *words: str, period: str) -> Ran:
    return rapport(*words, "lasframjande", "--period", period, "--json", workspace=folder)


def deliver(folder: Path, period: str, answers: dict[str, dict[str, object]]) -> None:
    assert run(folder, "blanketter", period=period).code == 0
    sent = folder / "utdata/lasframjande" / period / "utskick"
    forms = {f"{name}.xlsx": fill(content(next(sent.glob(f"*-{name}-*.xlsx"))), said) for name, said in answers.items()}
    put(folder / "indata/lasframjande" / period, {"register.xlsx": content(sent / "register.xlsx"), **forms})


def report_of(folder: Path, model: str) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """Give the table of the report of the second period, and what is said of the first; the model changes between."""
    put(folder / "mallar/lasframjande", {"modell.toml": COMPARED.encode()})
    deliver(folder, THEN, {"norr": dict(NORTH), "soder": dict(SOUTH)})
    put(folder / "mallar/lasframjande", {"modell.toml": model.encode()})
    part, table, column, row = (
        ("lan", "lan", "antal", "barn") if model == COMPARED else ("lasning", "lanade", "bocker", "yngre")
    )
    counts = {row: {column: 1500}, "unga": {column: 40}}
    deliver(folder, NOW, {name: {f"{part}.ord": "Bokprat.", f"{part}.{table}": counts} for name in ("norr", "soder")})
    assert rapport("mall", "skapa", "lasframjande", workspace=folder).code == 0
    ran = run(folder, "bygg", period=NOW)
    assert ran.code == 0, ran.out
    (document,) = (folder / "utdata/lasframjande" / NOW).rglob("*oversikt*.docx")
    said = [(each["fil"], each["meddelande"]) for each in ran.data["fynd"] if THEN in each["fil"]]
    return tables(document)[0], said


@pytest.mark.parametrize("model", [COMPARED, RENAMED + NAMES], ids=["nothing renamed", "renamed"])
def test_the_comparison_with_the_period_before_is_the_same(model: str, tmp_path: Path) -> None:
    rows, said = report_of(tmp_path, model)
    assert [row[1:4] for row in rows[1:4]] == [
        ["3\u00a0000", "2\u00a0000", "+1\u00a0000"],
        ["80", "30", "+50"],
        ["3\u00a0080", "2\u00a0030", "+1\u00a0050"],
    ]
    assert said == (
        []
        if model == COMPARED
        else [
            (
                f"indata/lasframjande/{THEN}",
                "Gäller två blanketter: Blanketten är av en äldre version (1). ”Lån per ålder” läses som 1.2 ”Lånade "
                "böcker”.",
            )
        ]
    )


ONE_ROW = """
[[byt_namn]]
register = "aldrar"
fran = "barn"
till = "alla"
sedan = "2"
[[byt_namn]]
register = "aldrar"
fran = "unga"
till = "alla"
sedan = "2"
"""
JOINED = (
    COMPARED.replace('version = "1"', 'version = "2"')
    .replace('{ id = "barn", namn = "Barn" }', '{ id = "alla", namn = "Alla" }')
    .replace('{ id = "unga", namn = "Unga" },', "")
    .replace(', { id = "unga", namn = "Unga" }', "")
)


@pytest.mark.parametrize("kept", ["forms", "merged data"])
def test_rows_that_have_become_one_are_added_in_the_period_before(kept: str, tmp_path: Path) -> None:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": COMPARED.encode()})
    deliver(tmp_path, THEN, {"norr": dict(NORTH), "soder": dict(SOUTH)})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    if kept == "merged data":
        assert run(tmp_path, "bygg", period=THEN).code == 0
        rmtree(tmp_path / "indata/lasframjande" / THEN)
    put(tmp_path / "mallar/lasframjande", {"modell.toml": (JOINED + ONE_ROW).encode()})
    assert run(tmp_path, "blanketter", period=NOW).code == 0
    sent = tmp_path / "utdata/lasframjande" / NOW / "utskick"
    said = {"lan.ord": "Bokprat.", "lan.lan": {"alla": {"antal": 1500}}}
    forms = {f"{name}.xlsx": fill(content(next(sent.glob(f"*-{name}-*.xlsx"))), said) for name in ("norr", "soder")}
    put(tmp_path / "indata/lasframjande" / NOW, {"register.xlsx": content(sent / "register.xlsx"), **forms})
    ran = run(tmp_path, "bygg", period=NOW)
    assert ran.code == 0, ran.out
    (document,) = (tmp_path / "utdata/lasframjande" / NOW).rglob("*oversikt*.docx")
    rows = [row[1:4] for row in tables(document)[0][1:3]]
    assert rows == [["3\u00a0000", "2\u00a0030", "+970"]] * 2
    assert "Alla är för andra halvåret 2025 summan av Barn och Unga." in paragraphs(document)
