"""A model that reports three times a year, from text alone: groups with activities, each with its own form.

Deadlines follow the period, an activity may end, and one report of the year is made with the last part only.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.choosing import choose_delivered, choose_planned
from generator.intake import read
from generator.model.answers import Dataset
from generator.workspace import Request, Workspace
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
rader = [{ id = "skola", namn = "Skolgruppen" }, { id = "krog", namn = "Kroggruppen" }, { id = "ny", namn = "Nya" }]
[[register]]
id = "aktiviteter"
namn = "Aktiviteter"
ental = "aktivitet"
flertal = "aktiviteter"
falt = [
  "namn",
  { id = "grupp", text = "Grupp", typ = "val", register = "grupper" },
  { id = "avslutad", text = "Avslutad", typ = "datum", flyttas = false },
  { id = "egen_dag", text = "Egen sista dag", typ = "datum" },
]
rader = [
  { id = "vandring", namn = "Nattvandring", grupp = "skola" },
  { id = "samtal", namn = "Samtal", grupp = "skola", egen_dag = "slut+1:15" },
  { id = "tillsyn", namn = "Tillsyn", grupp = "krog" },
]
[[register]]
id = "samordning"
namn = "Samordning"
rader = [{ id = "samordnare", namn = "Samordnaren" }]
[[register]]
id = "tidplan"
namn = "Tidplan"
falt = ["namn", { id = "datum", text = "Datum", typ = "datum" }]
rader = [
  { id = "svar", namn = "Svaren lämnas", datum = "slut vardag" },
  { id = "styrgrupp", namn = "Styrgruppen", datum = "slut+1:20 vardag" },
]
[[blankett]]
id = "aktivitet"
rubrik = "Aktivitetens svar"
lamnas_av = "aktiviteter"
lamnas_nar = "rad.avslutad is not angiven or rad.avslutad >= period.forsta"
senast = "svarande.egen_dag or poster.tidplan.svar.datum"
lamnad = "om.lamnad"
[[blankett.del]]
id = "om"
rubrik = "Om svaren"
fraga = [
  { id = "lamnad", text = "Lämnad den", typ = "datum" },
  { id = "ord", text = "Hur gick det?", typ = "prosa", obligatorisk = true },
  { id = "steg", text = "Vad har gjorts?", typ = "tabell", kolumner = [
    { id = "vad", text = "Vad", typ = "text" }, { id = "antal", text = "Antal", typ = "heltal" } ] },
]
[[blankett]]
id = "aret"
rubrik = "Samordnarens ord om året"
lamnas_av = "samordning"
i_perioder = ["T3"]
[[blankett.del]]
id = "ord"
rubrik = "Året"
fraga = [{ id = "viktigast", text = "Vad var viktigast?", typ = "prosa", obligatorisk = true }]
[[tabell]]
id = "steg"
slag = "lista"
rubrik = "Det som har gjorts"
kalla = "aktivitet.om.steg"
tom_text = "Inget har gjorts."
kolumn = [
  { rubrik = "Aktivitet", varde = "rad.aktiviteter.namn" },
  { rubrik = "Grupp", varde = "rad.aktiviteter.grupp" },
  { rubrik = "Antal", varde = "rad.antal", slag = "tal" },
]
[[tabell]]
id = "lage"
slag = "lista"
rubrik = "Aktiviteterna"
rader = "aktiviteter"
kolumn = [
  { rubrik = "Aktivitet", varde = "rad.namn" },
  { rubrik = "Sista dag", varde = "rad.senast" },
  { rubrik = "Lämnad", varde = "rad.lamnad" },
  { rubrik = "Sen", varde = "rad.sen" },
]
[[tabell]]
id = "grupper"
slag = "lista"
rubrik = "Grupperna"
rader = "grupper"
kolumn = [
  { rubrik = "Grupp", varde = "rad.namn" },
  { rubrik = "Aktiviteter", varde = "rad.har.aktiviteter | langd", slag = "tal" },
]
[[tabell]]
id = "ord"
slag = "fragor"
rubrik = "Så gick det, {{ rad.namn }}"
blankett = "aktivitet"
fragor = ["prosa"]
[[dokument]]
id = "rapport"
namn = "rapport"
titel = "Uppföljning {{ period.namn }}"
mall = "rapport.docx"
disposition = """
= {{ dokument.titel }}
Redovisat {{ poster.tidplan.styrgrupp.datum | datum("manad") }}.
{{ tackning.aktivitet.antal }} aktiviteter, {{ tackning.aktivitet.i_tid | tal }} i tid.
{%p if tackning.aktivitet.sena %}
För sent: {{ tackning.aktivitet.sena | lista }}.
{%p endif %}
{%p if tackning.aktivitet.utan_datum %}
Utan datum: {{ tackning.aktivitet.utan_datum | lista }}.
{%p endif %}
{%p for grupp in register.grupper %}
# {{ grupp.namn }}
Aktiviteter: {{ grupp.har.aktiviteter | varje("namn") | lista }}.
{{p grupp.tabell.steg }}
{%p for aktivitet in grupp.har.aktiviteter if aktivitet.inkommen %}
{{p aktivitet.svar.om.ord | egna_ord }}
{%p endfor %}
{%p endfor %}
{{p poster.grupper.skola.tabell.ord }}
{{p poster.grupper.krog.tabell.lage }}
{{p tabell.grupper }}
{{p tabell.lage }}
"""
[[dokument]]
id = "aret"
namn = "aret"
titel = "Året {{ period.ar }}"
mall = "aret.docx"
i_perioder = ["T3"]
disposition = """
= {{ dokument.titel }}
{{ svar.aret.ord.viktigast }}
"""
'''

Said = Mapping[str, Mapping[str, Any]]
LATE_DAY, EARLY_DAY = date(2026, 1, 7), date(2025, 12, 29)
ANSWERS: Said = {
    "vandring": {"om.lamnad": LATE_DAY, "om.ord": "Lugnt.", "om.steg": [{"vad": "Gick", "antal": 8}]},
    "samtal": {"om.lamnad": LATE_DAY, "om.ord": "Bra.", "om.steg": [{"vad": "Talade", "antal": 3}]},
    "tillsyn": {"om.lamnad": EARLY_DAY, "om.ord": "Tillsyn gjord."},
    "samordnare": {"ord.viktigast": "Nattvandringen."},
}


def with_model(folder: Path) -> Path:
    put(folder / "mallar/trygg", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "trygg", workspace=folder).code == 0
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return with_model(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have the report of the last part of the year made."""
    folder = with_model(tmp_path_factory.mktemp("byggd"))
    deliver(folder, "2025-T3")
    assert build(folder).code == 0
    return folder


def deliver(workspace: Path, period: str, answers: Said = ANSWERS) -> None:
    """Have the forms of a period made, filled in by those who are asked, and put where they belong."""
    assert rapport("blanketter", "trygg", "--period", period, workspace=workspace).code == 0
    out = workspace / "utdata/trygg" / period / "utskick"
    files = {"register.xlsx": (out / "register.xlsx").read_bytes()}
    for path in out.glob("trygg-*.xlsx"):
        name = path.name.split("-")[2]
        if name in answers:
            files[path.name] = fill(path.read_bytes(), answers[name])
    put(workspace / "indata/trygg" / period, files)


def changed(workspace: Path, period: str, sheet: str, **cells: str | date) -> None:
    """Change cells of the register that has come in."""
    path = workspace / "indata/trygg" / period / "register.xlsx"
    workbook = load_workbook(path)
    for cell, value in cells.items():
        workbook[sheet][cell] = value
    workbook.save(path)


def build(workspace: Path, *words: str, today: str = "2026-01-20") -> Ran:
    return rapport("bygg", "trygg", *words, "--json", workspace=workspace, today=today)


def document(workspace: Path, period: str = "2025-T3", name: str = "rapport") -> Path:
    return workspace / f"utdata/trygg/{period}/trygg-{name}-{period.lower()}-v0-1.docx"


def dataset(workspace: Path, period: str) -> Dataset:
    request = Request(date(2026, 1, 20), "trygg", period=period)
    (choice,) = choose_delivered(Workspace(workspace), request)
    assert choice.period is not None
    found = read(Workspace(workspace), request, choice, choice.period).dataset
    assert found is not None
    return found


@pytest.mark.parametrize("words", [("--ar", "2025"), ("--period", "T3"), ("--ar", "2025", "--period", "t3"), ()])
def test_acceptance_row_68_the_last_part_is_filed_under_its_own_year(workspace: Path, words: tuple[str, ...]) -> None:
    deliver(workspace, "2025-T3")
    ran = build(workspace, *words)
    assert ran.code == 0, ran.out
    assert "utdata/trygg/2025-T3/trygg-rapport-2025-t3-v0-1.docx" in ran.data["filer"]
    said = paragraphs(document(workspace))
    assert "Uppföljning tertial 3 2025" in said
    assert "Redovisat januari 2026." in said


def test_a_year_alone_is_its_newest_part_that_has_come_in(workspace: Path) -> None:
    for period in ("2025-T2", "2025-T1", "2026-T1"):
        deliver(workspace, period)
    chosen = choose_delivered(Workspace(workspace), Request(date(2026, 1, 20), "trygg", year=2025))
    assert [choice.period.id for choice in chosen if choice.period] == ["2025-T2"]


@pytest.mark.parametrize(
    ("today", "year", "period"),
    [
        (date(2026, 1, 20), None, "2026-T1"),
        (date(2026, 5, 1), None, "2026-T2"),
        (date(2026, 5, 1), 2026, "2026-T2"),
        (date(2026, 5, 1), 2027, "2027-T1"),
    ],
)
def test_forms_are_made_for_the_period_that_goes_on(
    workspace: Path, today: date, year: int | None, period: str
) -> None:
    (choice,) = choose_planned(Workspace(workspace), Request(today, "trygg", year=year))
    assert choice.period is not None
    assert choice.period.id == period


def test_a_part_that_ends_in_the_next_year_goes_on_there(workspace: Path) -> None:
    text = MODEL.replace('fran = "09-01" }', 'fran = "09-01", till = "01-31" }').replace(
        'delnamn} {ar}"', 'delnamn} {ar}"', 1
    )
    text = text.replace('{ id = "T1", namn = "1",', '{ id = "T1", namn = "1", fran = "02-01",')
    put(workspace / "mallar/trygg", {"modell.toml": text.encode()})
    (choice,) = choose_planned(Workspace(workspace), Request(date(2026, 1, 20), "trygg"))
    assert choice.period is not None
    assert (choice.period.id, choice.period.last) == ("2025-T3", date(2026, 1, 31))
    deliver(workspace, "2025-T3")
    assert build(workspace).code == 0
    said = paragraphs(document(workspace))
    assert "Uppföljning tertial 3 2025" in said
    assert "Redovisat februari 2026." in said


def test_documents_and_forms_have_their_parts_of_the_year(workspace: Path) -> None:
    deliver(workspace, "2025-T1")
    deliver(workspace, "2025-T3")
    forms = {period: workspace / f"utdata/trygg/{period}/utskick" for period in ("2025-T1", "2025-T3")}
    assert [path.name for path in forms["2025-T1"].glob("trygg-aret-*")] == []
    assert [path.name for path in forms["2025-T3"].glob("trygg-aret-*.xlsx")] == ["trygg-aret-samordnare-2025-t3.xlsx"]
    assert build(workspace, "--period", "2025-T1").code == 0
    assert build(workspace, "--period", "2025-T3").code == 0
    assert not document(workspace, "2025-T1", "aret").exists()
    assert paragraphs(document(workspace, "2025-T3", "aret"))[-1] == "Nattvandringen."


def test_who_was_late_is_told_with_a_day_of_their_own(built: Path) -> None:
    said = paragraphs(document(built))
    assert "3 aktiviteter, 2 i tid." in said
    assert "För sent: Nattvandring." in said
    assert tables(document(built))[-1] == [
        ["Aktivitet", "Sista dag", "Lämnad", "Sen"],
        ["Nattvandring", "2025-12-30", "2026-01-07", "Ja"],
        ["Samtal", "2026-01-15", "2026-01-07", "Nej"],
        ["Tillsyn", "2025-12-30", "2025-12-29", "Nej"],
    ]


@pytest.mark.parametrize(
    ("written", "codes"),
    [(None, {"HANDED_IN_UNKNOWN"}), ("i julas", {"HANDED_IN_UNKNOWN", "WRONG_DATE"})],
    ids=["missing", "faulty"],
)
def test_a_form_without_a_readable_day_is_neither_in_time_nor_late(
    workspace: Path, written: str | None, codes: set[str]
) -> None:
    deliver(workspace, "2025-T3", {**ANSWERS, "tillsyn": {**ANSWERS["tillsyn"], "om.lamnad": written}})
    ran = build(workspace, "--trots-fel")
    assert ran.code == 0
    told = [finding for finding in ran.data["fynd"] if finding["kod"] in codes]
    assert {finding["kod"] for finding in told} == codes
    assert {finding["cell"] for finding in told} == {told[0]["cell"]}
    said = paragraphs(document(workspace))
    assert "3 aktiviteter, 1 i tid." in said
    assert "Utan datum: Tillsyn." in said
    assert tables(document(workspace))[-1][-1][2:] == ["..", ".."]


def test_a_group_has_its_activities_and_their_answers(built: Path) -> None:
    said = paragraphs(document(built))
    start = said.index("Skolgruppen")
    assert said[start + 1] == "Aktiviteter: Nattvandring och Samtal."
    assert ["Nattvandring", "Skolgruppen", "8"] in tables(document(built))[0]
    assert said[said.index("Kroggruppen") + 1 : said.index("Kroggruppen") + 4] == [
        "Aktiviteter: Tillsyn.",
        "Inget har gjorts.",
        "Tillsyn gjord.",
    ]
    assert said[said.index("Nya") + 2] == "Inget har gjorts."


def test_tables_of_one_group_are_about_its_activities_alone(built: Path) -> None:
    found = tables(document(built))
    assert found[1] == [
        ["Aktivitet", "Fråga", "Svar"],
        ["Nattvandring", "Hur gick det?", "Lugnt."],
        ["Samtal", "Hur gick det?", "Bra."],
    ]
    assert [row[0] for row in found[2]] == ["Aktivitet", "Tillsyn"]
    assert "Tabell\u00a02. Så gick det, Skolgruppen" in paragraphs(document(built))


def test_registers_may_refer_to_each_other_in_a_ring(workspace: Path) -> None:
    text = MODEL.replace(
        'rader = [{ id = "skola", namn = "Skolgruppen" }, { id = "krog", namn = "Kroggruppen" },',
        'falt = ["namn", { id = "del_av", text = "Del av", typ = "val", register = "grupper" },'
        ' { id = "forst", text = "Aktivitet", typ = "val", register = "aktiviteter" }]\n'
        'rader = [{ id = "skola", namn = "Skolgruppen", del_av = "krog", forst = "samtal" },'
        ' { id = "krog", namn = "Kroggruppen", del_av = "skola" },',
    ).replace(
        "= {{ dokument.titel }}\nRedovisat",
        "= {{ dokument.titel }}\n{{ poster.grupper.skola.del_av.del_av }}, "
        "{{ poster.grupper.skola.forst.grupp.forst }}: {{ poster.grupper.skola.har.grupper | varje('namn') | lista }}"
        "\nRedovisat",
    )
    (workspace / "mallar/trygg/rapport.docx").unlink()
    put(workspace / "mallar/trygg", {"modell.toml": text.encode()})
    assert rapport("mall", "skapa", "trygg", workspace=workspace).code == 0
    deliver(workspace, "2025-T3")
    assert build(workspace).code == 0
    assert paragraphs(document(workspace))[1] == "Skolgruppen, Samtal: Kroggruppen"


def test_a_list_may_count_the_rows_that_refer_to_a_row(built: Path) -> None:
    assert [["Grupp", "Aktiviteter"], ["Skolgruppen", "2"], ["Kroggruppen", "1"], ["Nya", "–"]] in tables(
        document(built)
    )


def test_an_activity_that_has_ended_is_not_asked_any_more(workspace: Path) -> None:
    deliver(workspace, "2025-T2")
    changed(workspace, "2025-T2", "Aktiviteter", D2=date(2025, 8, 15))
    deliver(workspace, "2025-T3")
    out = workspace / "utdata/trygg/2025-T3/utskick"
    assert sorted(path.name.split("-")[2] for path in out.glob("trygg-aktivitet-*.xlsx")) == ["samtal", "tillsyn"]
    assert [each.respondent.id for each in dataset(workspace, "2025-T2").deliveries] == [
        "vandring",
        "samtal",
        "tillsyn",
    ]
    assert build(workspace).code == 0
    assert "2 aktiviteter, 2 i tid." in paragraphs(document(workspace))
    assert tables(document(workspace))[-1][1] == ["Nattvandring", ".", ".", "."]


def test_a_form_from_one_that_is_not_asked_is_told(workspace: Path) -> None:
    deliver(workspace, "2025-T3")
    changed(workspace, "2025-T3", "Aktiviteter", D4=date(2025, 8, 15))
    ran = build(workspace)
    assert ran.code == 1
    (told,) = [finding for finding in ran.data["fynd"] if finding["kod"] == "NOT_EXPECTED"]
    assert told["fil"] == "indata/trygg/2025-T3/trygg-aktivitet-tillsyn-2025-t3.xlsx"


def test_the_register_is_carried_from_part_to_part(workspace: Path) -> None:
    deliver(workspace, "2025-T2")
    changed(workspace, "2025-T2", "Tidplan", C3=date(2025, 9, 25))
    changed(workspace, "2025-T2", "Aktiviteter", D2=date(2025, 8, 15), B3="Samtal hemma", C5="Nya", B5="Cykelkväll")
    deliver(workspace, "2025-T3")
    workbook = load_workbook(BytesIO((workspace / "utdata/trygg/2025-T3/utskick/register.xlsx").read_bytes()))
    activities = [[cell.value for cell in row] for row in workbook["Aktiviteter"].iter_rows(2, 5)]
    assert [[value.date() if isinstance(value, datetime) else value for value in row] for row in activities] == [
        ["vandring", "Nattvandring", "Skolgruppen", date(2025, 8, 15), None],
        ["samtal", "Samtal hemma", "Skolgruppen", None, date(2026, 1, 15)],
        ["tillsyn", "Tillsyn", "Kroggruppen", None, None],
        ["cykelkvall", "Cykelkväll", "Nya", None, None],
    ]
    assert [str(workbook["Tidplan"][f"C{row}"].value)[:10] for row in (2, 3)] == ["2025-12-30", "2026-01-25"]


def test_the_periods_beside_are_read_each_as_it_was(workspace: Path) -> None:
    for period in ("2024-T2", "2024-T3", "2025-T1", "2025-T2", "2025-T3"):
        deliver(workspace, period)
    changed(workspace, "2025-T1", "Aktiviteter", B2="Vandring")
    found = dataset(workspace, "2025-T3")
    assert [each.follow_up.period.id for each in found.earlier] == ["2025-T2", "2025-T1", "2024-T3"]
    assert [[one.follow_up.period.id for one in each.earlier] for each in found.earlier] == [
        ["2025-T1", "2024-T3"],
        ["2024-T3"],
        [],
    ]
    assert found.earlier[1].deliveries[0].respondent.name == "Vandring"
    assert found.at(found.earlier[1].follow_up.period) is found.earlier[1]


def test_the_manifest_names_the_registers_and_forms_of_the_periods_beside(workspace: Path) -> None:
    for period in ("2025-T2", "2025-T3"):
        deliver(workspace, period)
    assert build(workspace).code == 0
    (manifest,) = (workspace / "utdata/trygg/2025-T3").glob("*.json")
    named = {source["fil"] for source in json.loads(manifest.read_text(encoding="utf-8"))["kallor"]}
    assert {"indata/trygg/2025-T2/register.xlsx", "indata/trygg/2025-T3/register.xlsx"} <= named
    assert "indata/trygg/2025-T2/trygg-aktivitet-vandring-2025-t2.xlsx" in named


def test_periods_that_nothing_came_in_for_are_told_once_if_they_are_asked_of(workspace: Path) -> None:
    rule = '\n[[regel]]\nid = "r"\ni = "aktivitet.om.steg"\nvillkor = "antal <= fjol.antal"\ntext = "Fler."\n'
    deliver(workspace, "2025-T3")
    told = [finding for finding in build(workspace).data["fynd"] if finding["kod"] == "NO_EARLIER_PERIOD"]
    assert told == []
    put(workspace / "mallar/trygg", {"modell.toml": (MODEL + rule).encode()})
    (told_once,) = [finding for finding in build(workspace).data["fynd"] if finding["kod"] == "NO_EARLIER_PERIOD"]
    assert (told_once["fil"], told_once["meddelande"]) == (
        "indata/trygg/2024-T3",
        "Det finns inga blanketter från tertial 3 2024. Det som skulle ha hämtats därifrån är inte med.",
    )


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ('jamfor = "samma_period_i_fjol"', "tertial 3 2024"),
        ('jamfor = "forra_perioden"', "tertial 2 2025"),
        ('perioder = "aret"', "tertial 1 2025 och tertial 2 2025"),
    ],
)
def test_a_table_asks_for_the_periods_it_is_made_of(workspace: Path, key: str, names: str) -> None:
    table = f"""
[[tabell]]
id = "antal"
rubrik = "Antal"
kalla = "aktivitet.om.steg"
rader = "aktiviteter"
matt = ["antal"]
{key}
"""
    put(workspace / "mallar/trygg", {"modell.toml": (MODEL + table).encode()})
    deliver(workspace, "2025-T3")
    (told,) = [finding for finding in build(workspace).data["fynd"] if finding["kod"] == "NO_EARLIER_PERIOD"]
    assert told["meddelande"].startswith(f"Det finns inga blanketter från {names}.")


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("rad.avslutad >= period.forsta", ["vandring", "samtal", "tillsyn"]),
        ("rad.grupp.id == 'skola'", ["vandring", "samtal"]),
        ("rad.grupp == 'Kroggruppen'", ["tillsyn"]),
        ("period.del == 'T1'", []),
    ],
    ids=["a row of which it cannot be said is asked", "by what it refers to", "by its name", "nobody"],
)
def test_a_condition_says_who_is_asked(workspace: Path, condition: str, asked: list[str]) -> None:
    text = MODEL.replace("rad.avslutad is not angiven or rad.avslutad >= period.forsta", condition)
    put(workspace / "mallar/trygg", {"modell.toml": text.encode()})
    assert rapport("blanketter", "trygg", "--period", "2025-T3", workspace=workspace).code == 0
    out = workspace / "utdata/trygg/2025-T3/utskick"
    assert {path.name.split("-")[2] for path in out.glob("trygg-aktivitet-*")} == set(asked)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("rad.avslutat is angiven", "”avslutat” finns inte i ”rad”. Menade du ”avslutad”?"),
        (
            "rad.namn >= period.forsta",
            "Uttrycket jämför eller räknar med värden av olika slag, till exempel en text och ett tal.",
        ),
        ("1 / 0", "Uttrycket delar med noll."),
    ],
)
def test_a_condition_that_cannot_be_tried_is_the_models_fault(workspace: Path, condition: str, sentence: str) -> None:
    text = MODEL.replace("rad.avslutad is not angiven or rad.avslutad >= period.forsta", condition)
    put(workspace / "mallar/trygg", {"modell.toml": text.encode()})
    ran = rapport("blanketter", "trygg", "--period", "2025-T3", "--json", workspace=workspace)
    assert ran.code == 2
    assert [(each["kod"], each["rad"]) for each in ran.data["fynd"]] == [("EXPRESSION", 52)]
    assert sentence in ran.data["fynd"][0]["meddelande"]
