"""A history that a coordinator has written by hand: read by the model's own words, and nothing in it guessed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.exchange import read_history, years_told
from generator.merging import combine
from generator.model.answers import Submission
from generator.model.definition import FollowUp, Question, Register, RegisterField
from generator.model.findings import CellPlace, Finding
from generator.model.inbox import FoundFile
from generator.model.values import State
from generator.swedish.history_messages import History
from tests.build import cross, follow_up
from tests.running import put, rapport, tables
from tests.test_renaming import COMPARED, NOW, deliver
from tests.test_second_model import NORTH, SOUTH

NAME = "indata/prov/historik.xlsx"
HEADINGS = ("Kommun", "Kod", "Datum", "Kvinnor", "Män")
MARCH, OCTOBER = date(2023, 3, 1), date(2023, 10, 1)
TABLE = cross("omraden", "inriktningar", columns="matdatum", measures=("kvinnor", "man", "totalt"))
Line = Sequence[object]


def definition() -> FollowUp:
    """The small follow-up of 2023, with codes in its registers."""
    plain = follow_up(TABLE, year=2023)
    areas = _coded(plain.registers["inriktningar"], "Kod", {"bygg": "BA", "industri": "IN", "vard": "VO"})
    places = _coded(plain.registers["kommuner"], "Kommunkod", {"avesta": "2084", "falun": "2080"})
    form = plain.forms["kommun"]
    limited = replace(form, parts=tuple(replace(each, questions=_limited(each.questions)) for each in form.parts))
    registers = {**plain.registers, "inriktningar": areas, "kommuner": places}
    return replace(plain, registers=registers, forms={"kommun": limited})


def _limited(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Let no number be under 0 or over 999."""
    low, high = Decimal(0), Decimal(999)
    return tuple(
        replace(each, columns=tuple(replace(column, minimum=low, maximum=high) for column in each.columns))
        for each in questions
    )


def _coded(register: Register, text: str, codes: dict[str, str]) -> Register:
    rows = tuple(replace(row, values={**row.values, "kod": codes.get(row.id)}) for row in register.rows)
    return replace(register, fields=(*register.fields, RegisterField("kod", text)), rows=rows)


def written(*lines: Line, headings: Line = HEADINGS, title: str = "Historik") -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for line in (headings, *lines):
        sheet.append(list(line))
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def read(
    content: bytes, folder: Path, of: FollowUp | None = None
) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    path = folder / "historik.xlsx"
    path.write_bytes(content)
    return read_history(FoundFile(path, NAME), of or definition())


def numbers(submission: Submission, table: str = "deltagare_mars.antal") -> dict[str, list[Decimal | str]]:
    return {
        row.key: [each.value if isinstance(each.value, Decimal) else each.state.value for each in row.answers.values()]
        for row in submission.tables[table]
    }


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        (HEADINGS, ("Avesta", "BA", MARCH, 8, 12)),
        (("kommuner", "inriktningar", "matdatum", "kvinnor", "man"), ("avesta", "bygg", MARCH, 8, 12)),
        (("Män", "Datum", "Kvinnor", "Yrkesinriktning", "Kommunkod"), ("12", "2023-03-01", "8", "Bygg", 2084)),
        (("KOMMUN", "yrkesinriktningar", "MatDatum", "Kvinnor ", "Män"), (" avesta ", "BYGG", "1 mars 2023", 8, 12)),
    ],
    ids=["as in the manual", "ids", "other order, codes and texts", "case and blanks"],
)
def test_the_words_of_the_model_are_understood(headings: Line, line: Line, tmp_path: Path) -> None:
    (submission,), findings = read(written(line, headings=headings), tmp_path)
    assert findings == ()
    assert (submission.form, submission.respondent, submission.period) == ("kommun", "avesta", "2023")
    assert numbers(submission)["bygg"][:2] == [8, 12]


def test_a_sum_that_is_left_out_is_added_by_the_rules_of_the_model(tmp_path: Path) -> None:
    (submission,), _ = read(written(("Avesta", "BA", MARCH, 8, 12)), tmp_path)
    assert numbers(submission)["bygg"] == [8, 12, "missing", 20]


def test_what_is_not_there_is_missing_and_never_zero(tmp_path: Path) -> None:
    (submission,), _ = read(written(("Avesta", "BA", MARCH, 8, 12)), tmp_path)
    assert numbers(submission)["vard"] == ["missing"] * 4
    october = numbers(submission, "deltagare_oktober.antal")
    assert {value for row in october.values() for value in row} == {"missing"}


def test_that_there_was_nothing_more_can_be_said(tmp_path: Path) -> None:
    of = definition()
    content = written(("Avesta", "BA", MARCH, 8, 12, "Ja"), headings=(*HEADINGS, "Inga övriga"))
    submissions, findings = read(content, tmp_path, of)
    assert findings == ()
    records = combine(of, submissions)[0].records["kommun.deltagare.antal"]
    (vard,) = [each for each in records if each.respondent == "avesta" and set(each.keys.values()) >= {"mars", "vard"}]
    assert vard.answers["totalt"].state is State.NIL


def test_each_period_takes_its_own_rows(tmp_path: Path) -> None:
    content = written(
        ("Avesta", "BA", MARCH, 8, 12), ("Avesta", "BA", OCTOBER, 9, 13), ("Avesta", "BA", date(2022, 3, 1), 1, 1)
    )
    (submission,), findings = read(content, tmp_path)
    assert findings == ()
    assert numbers(submission)["bygg"][:2] == [8, 12]
    assert numbers(submission, "deltagare_oktober.antal")["bygg"][:2] == [9, 13]
    assert years_told(FoundFile(tmp_path / "historik.xlsx", NAME)) == {2022, 2023}


@pytest.mark.parametrize(
    ("when", "years"),
    [(MARCH, {2023}), ("2023-03-01", {2023}), ("1 mars 2023", {2023}), ("2023-H2", {2023}), (2023, {2023, 2084})],
    ids=["date", "text", "in words", "period", "year beside a code"],
)
def test_the_years_are_those_of_dates_and_periods(when: object, years: set[int], tmp_path: Path) -> None:
    path = tmp_path / "historik.xlsx"
    path.write_bytes(written((2084, "BA", when, 8, 12)))
    assert years <= years_told(FoundFile(path, NAME)) <= {*years, 2084}
    if isinstance(when, date):
        assert years_told(FoundFile(path, NAME)) == years


GOOD = ("Avesta", "BA", MARCH, 8, 12)
CASES: list[tuple[str, bytes, str, str]] = [
    (
        "HISTORY_NO_TABLE",
        written(("Avesta", MARCH, 8), headings=("Kommun", "Datum", "Antal")),
        "",
        "Bladet läses inte, för rubrikerna säger inte vad det gäller. Skriv en rubrik för var och en av kommun, "
        "yrkesinriktning och Matdatum, och minst en av kvinnor, män, okänt och totalt.",
    ),
    (
        "HISTORY_HEADING_UNKNOWN",
        written((*GOOD, "x"), headings=(*HEADINGS, "Anteckning")),
        "F1",
        "Rubriken ”Anteckning” känns inte igen, och det som står under den läses inte.",
    ),
    (
        "HISTORY_HEADING_UNKNOWN_CLOSE",
        written(GOOD, headings=("Kommun", "Kod", "Datum", "Kvinor", "Män")),
        "D1",
        "Rubriken ”Kvinor” känns inte igen, och det som står under den läses inte. Menade du ”Kvinnor”?",
    ),
    (
        "HISTORY_HEADING_AMBIGUOUS",
        written(("2084", MARCH, 8, 12), headings=("kod", "Datum", "Kvinnor", "Män")),
        "A1",
        "Rubriken ”kod” kan betyda ”Kommuner” eller ”Inriktningar”. Skriv i stället registrets namn.",
    ),
    (
        "HISTORY_NAME_UNKNOWN",
        written(("Avesta", "ZZ", MARCH, 8, 12)),
        "B2",
        "”ZZ” finns inte i registret Inriktningar. Raden läses inte.",
    ),
    (
        "HISTORY_NAME_UNKNOWN_CLOSE",
        written(("Avvesta", "BA", MARCH, 8, 12)),
        "A2",
        "”Avvesta” finns inte i registret Kommuner. Raden läses inte. Menade du ”Avesta”?",
    ),
    (
        "HISTORY_NAME_AMBIGUOUS",
        written(("Mora", "BA", MARCH, 8, 12)),
        "A2",
        "”Mora” kan vara ”Mora” eller ”Mora”. Raden läses inte. Skriv namnet i stället.",
    ),
    (
        "HISTORY_NOT_A_DATE",
        written(("Avesta", "BA", "i våras", 8, 12)),
        "C2",
        "”i våras” är varken ett datum, skrivet ÅÅÅÅ-MM-DD, eller en period. Raden läses inte.",
    ),
    (
        "HISTORY_OTHER_DATE",
        written(("Avesta", "BA", date(2023, 3, 15), 8, 12)),
        "C2",
        "2023-03-15 är inget mätdatum i 2023. Raden läses inte. De som finns är 2023-03-01 och 2023-10-01.",
    ),
    (
        "HISTORY_WHICH_DATE",
        written(("Avesta", "BA", 2023, 8, 12)),
        "C2",
        "”2023” räcker inte, eftersom det finns flera mätdatum i 2023. Raden läses inte. De som finns är 2023-03-01 "
        "och 2023-10-01.",
    ),
    (
        "HISTORY_BLANK",
        written(GOOD, ("Summa", None, None, 8, 12)),
        "C3",
        "Cellen för ”Datum” är tom. Raden läses inte.",
    ),
    (
        "HISTORY_TOO_SMALL",
        written(("Avesta", "BA", MARCH, -8, 12)),
        "D2",
        "”Kvinnor” ska vara minst 0, men här står −8. Uppgiften är inte med.",
    ),
    (
        "HISTORY_TOO_LARGE",
        written(("Avesta", "BA", MARCH, 8, 1000)),
        "E2",
        "”Män” ska vara högst 999, men här står 1\u00a0000. Uppgiften är inte med.",
    ),
    (
        "HISTORY_SUM_WRONG",
        written((*GOOD, 19), headings=(*HEADINGS, "Totalt")),
        "F2",
        "”Totalt” är 19, men Kvinnor och Män blir tillsammans 20. Inget av talen är med.",
    ),
    ("HISTORY_NO_ROWS", written(), "", "Bladet har rubriker men inga rader."),
    (
        "HISTORY_ROW_TWICE",
        written(GOOD, ("Avesta", "Bygg", MARCH, 9, 12)),
        "A3",
        "Raden finns två gånger: också på rad 2. Det går inte att veta vilken som gäller, så ingen av dem är med.",
    ),
    (
        "MERGED_NOT_A_NUMBER",
        written(("Avesta", "BA", MARCH, "ca 8", 12)),
        "D2",
        "”Kvinnor” ska vara ett tal, men här står ”ca 8”. Uppgiften är inte med.",
    ),
    (
        "MERGED_NOT_WHOLE",
        written(("Avesta", "BA", MARCH, 8, "1,5")),
        "E2",
        "”Män” ska vara ett helt tal, men här står ”1,5”. Uppgiften är inte med.",
    ),
]


@pytest.mark.parametrize(("code", "content", "cell", "sentence"), CASES, ids=[case[0] for case in CASES])
def test_what_is_not_clear_is_told_with_its_cell(
    code: str, content: bytes, cell: str, sentence: str, tmp_path: Path
) -> None:
    of = definition()
    if code == "HISTORY_NAME_AMBIGUOUS":
        places = of.registers["kommuner"]
        twins = (*places.rows, replace(places.rows[-1], id="mora_2"))
        of = replace(of, registers={**of.registers, "kommuner": replace(places, rows=twins)})
    _, findings = read(content, tmp_path, of)
    told = [(each.code, each.place, each.message) for each in findings]
    assert (code, CellPlace(NAME, "Historik", cell), sentence) in told


ADDED = {
    "what nobody knows the sex of may be the rest": ((8, 12, 25), [8, 12, "missing", 25]),
    "less than its parts cannot be": ((8, 12, 19), ["faulty", "faulty", "missing", "faulty"]),
    "all parts must come to the whole": ((8, 12, 25, 4), ["faulty"] * 4),
    "a blank of the unknown is nobody": ((8, 12, 20, None), [8, 12, 0, 20]),
    "what is missing makes no fault": ((None, 12, 20, 0), ["missing", 12, 0, 20]),
}


@pytest.mark.parametrize(("counts", "read_as"), ADDED.values(), ids=list(ADDED))
def test_numbers_that_cannot_be_right_together_are_not_used(
    counts: Line, read_as: list[int | str], tmp_path: Path
) -> None:
    headings = (*HEADINGS, "Totalt", "Okänt")[: len(counts) + 3]
    (submission,), _ = read(written(("Avesta", "BA", MARCH, *counts), headings=headings), tmp_path)
    assert numbers(submission)["bygg"] == read_as


def test_a_row_that_is_there_twice_gives_no_number(tmp_path: Path) -> None:
    (submission,), _ = read(written(GOOD, ("Avesta", "Bygg", MARCH, 9, 12)), tmp_path)
    assert numbers(submission)["bygg"] == ["faulty", "faulty", "missing", "missing"]


def test_headings_that_two_tables_have_are_of_neither(tmp_path: Path) -> None:
    of = definition()
    form = of.forms["kommun"]
    twin = tuple(replace(part, id=f"egna_{part.id}", base="egna") for part in form.parts if part.base == "deltagare")
    own = replace(of, forms={"kommun": replace(form, parts=(*form.parts, *twin))})
    submissions, findings = read(written(GOOD), tmp_path, own)
    assert submissions == ()
    assert [(each.code, each.message) for each in findings] == [
        (
            "HISTORY_SEVERAL_TABLES",
            "Bladet kan gälla flera tabeller i blanketterna: Deltagare och Deltagare. Lägg till rubriker som bara den "
            "ena har.",
        )
    ]


def test_every_sentence_has_a_row() -> None:
    elsewhere = {"HISTORY_SEVERAL_TABLES", "HISTORY_NOT_NEEDED", "HISTORY_LATER"}
    assert {case[0] for case in CASES if case[0].startswith("HISTORY")} | elsewhere == {each.name for each in History}


def test_the_period_before_is_read_from_the_history_where_nothing_else_is_left(tmp_path: Path) -> None:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": COMPARED.encode()})
    lines = [("Norr", "Barn", "2025-H2", 1200), ("Norr", "Unga", "2025-H2", 30)]
    lines += [("soder", "Barn", "2025-H2", 800), ("Södra filialen", "Unga", "2025-H2", 0)]
    content = written(*lines, headings=("filialer", "åldrar", "Period", "Antal lån"))
    put(tmp_path / "indata/lasframjande", {"historik.xlsx": content})
    said = {"norr": dict(NORTH), "soder": dict(SOUTH)}
    deliver(tmp_path, NOW, said)
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    ran = rapport("bygg", "lasframjande", "--period", NOW, "--json", workspace=tmp_path)
    assert ran.code == 0, ran.out
    (document,) = (tmp_path / "utdata/lasframjande" / NOW).rglob("*oversikt*.docx")
    last = tables(document)[0][-1]
    assert last[1:4] == ["2\u00a0030", "2\u00a0030", "0"]
    deliver(tmp_path, "2025-H2", said)
    again = rapport("kontrollera", "lasframjande", "--period", NOW, "--json", workspace=tmp_path)
    assert [
        (each["fil"], each["meddelande"]) for each in again.data["fynd"] if each["kod"] == "HISTORY_NOT_NEEDED"
    ] == [
        (
            "indata/lasframjande/historik.xlsx",
            "Det som står om andra halvåret 2025 läses inte, eftersom det finns svar från den perioden.",
        )
    ]


def test_a_history_that_nothing_can_be_read_from_is_told(tmp_path: Path) -> None:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": COMPARED.encode()})
    lines = [("norr", "Barn", "1/7-25", 1200), ("norr", "Barn", date(2031, 1, 1), 1200)]
    unclear = written(*lines, headings=("filialer", "åldrar", "Period", "Antal lån"))
    put(tmp_path / "indata/lasframjande", {"historik.xlsx": unclear})
    deliver(tmp_path, NOW, {"norr": dict(NORTH), "soder": dict(SOUTH)})
    ran = rapport("kontrollera", "lasframjande", "--period", NOW, "--json", workspace=tmp_path)
    assert [
        (each["allvar"], each["fil"], each["cell"], each["meddelande"])
        for each in ran.data["fynd"]
        if each["kod"].startswith("HISTORY")
    ] == [
        (
            "varning",
            "indata/lasframjande/historik.xlsx",
            "C2",
            "”1/7-25” är varken ett datum, skrivet ÅÅÅÅ-MM-DD, eller en period. Raden läses inte.",
        ),
        (
            "information",
            "indata/lasframjande/historik.xlsx",
            None,
            "Det som står om 2031 läses inte, eftersom det är senare än första halvåret 2026.",
        ),
    ]
