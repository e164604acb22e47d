"""Answers that show gaps, and parts that are left out: what is asked, demanded, counted and listed."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import figures, merging
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.model.answers import Dataset, Standing
from generator.model.definition import FollowUp
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from generator.report.context import vocabulary
from generator.swedish.merging_messages import Merging
from generator.swedish.messages import finding_text
from tests.filling import SAVED, fill
from tests.models import load_text

MODEL = """\
[modell]
id = "prov"
titel = "Granskning av rutiner"
version = "1.0"

[[period]]
id = "granskning"
namn = "granskning {ar}:{nummer}"
fri = true

[[register]]
id = "parter"
namn = "Parter"
ental = "part"
rader = [{ id = "kommunen", namn = "Kommunen" }, { id = "polisen", namn = "Polisen" }]

[[skala]]
id = "jdn"
steg = [
  { id = "ja", text = "Ja" },
  { id = "delvis", text = "Delvis" },
  { id = "nej", text = "Nej" },
]

[[blankett]]
id = "part"
rubrik = "Partens svar"
lamnas_av = "parter"

[[blankett.del]]
id = "beslut"
rubrik = "Beslut"
ingar_inte = "Området ingår inte, därför att"

[[blankett.del.fraga]]
id = "rutiner"
text = "Finns det rutiner?"
typ = "val"
skala = "jdn"
obligatorisk = true
kommentar = true
lucka_vid = "nej"

[[blankett.del.fraga]]
id = "konflikt"
text = "Finns det en målkonflikt?"
typ = "val"
skala = "jdn"
obligatorisk = true
lucka_vid = "ja"

[[blankett.del.fraga]]
id = "helger"
text = "Är det vanligast på helger?"
typ = "val"
skala = "jdn"
obligatorisk = true
lucka_vid = "aldrig"

[[blankett.del]]
id = "loften"
rubrik = "Löften"
ingar_inte = "Inga löften finns, därför att"

[[blankett.del.fraga]]
id = "dialog"
text = "Bygger de på dialog?"
typ = "val"
skala = "jdn"
obligatorisk = true
lucka_vid = "nej"

[[blankett.del.fraga]]
id = "vilka"
text = "Vilka löften?"
typ = "tabell"
blad = "Lista"
obligatorisk = true
kolumner = [{ id = "lofte", text = "Löfte", typ = "text", obligatorisk = true }]

[[tabell]]
id = "bild"
rubrik = "Svaren"
kalla = "part"
rader = "parter"
kolumner = "svar"
matt = ["antal"]
urval = { lucka_vid = "nej" }
summakolumn = true

[[tabell]]
id = "delar"
rubrik = "Svaren per del"
kalla = "part"
rader = "del"
kolumner = "svar"
matt = ["antal"]
"""
PERIOD = "2025-granskning-1"
GOOD = {"beslut.rutiner": "Ja", "beslut.konflikt": "Nej", "beslut.helger": "Ja", "loften.ingar_inte": "Inga finns."}
MEASURE = {"atgard": "Skriv rutiner.", "ansvarig": "Samordnaren", "klart": date(2026, 1, 31)}
NO_ROUTINES = GOOD | {"beslut.rutiner": "Nej"}


@cache
def follow_up() -> FollowUp:
    with TemporaryDirectory() as folder:
        loaded = load_text(Path(folder) / "prov", MODEL, period=PERIOD)
    assert loaded.follow_up is not None, loaded.findings
    assert loaded.findings == ()
    return loaded.follow_up


def blank(respondent: str = "kommunen") -> bytes:
    form = follow_up().forms["part"]
    row = follow_up().registers["parter"].row(respondent)
    assert row is not None
    return blank_form(follow_up(), form, row, SAVED)


def came_in(tmp_path: Path, **answers: Mapping[str, Any]) -> tuple[Dataset, list[Finding]]:
    files = []
    for respondent, given in answers.items():
        path = tmp_path / f"{respondent}.xlsx"
        path.write_bytes(fill(blank(respondent), given))
        files.append(FoundFile(path, path.name))
    submissions, unread = read_all(files, follow_up())
    dataset, told = merging.combine(follow_up(), submissions)
    return dataset, [*unread, *told, *merging.validate(follow_up(), dataset)]


def said(tmp_path: Path, answers: Mapping[str, Any]) -> list[str]:
    """Give what is said of the municipality's form, without that the other has not come in."""
    _, findings = came_in(tmp_path, kommunen=answers)
    return [finding_text(each) for each in findings if each.code != "FORM_MISSING"]


def measure(question: str) -> dict[str, Any]:
    return {f"{question}_{side}": typed for side, typed in MEASURE.items()}


# ---------------------------------------------------------------- What is demanded


@pytest.mark.parametrize(
    ("question", "answer"),
    [("beslut.rutiner", "Nej"), ("beslut.konflikt", "Ja")],
    ids=["nej shows a gap", "ja shows a gap"],
)
def test_an_answer_that_shows_a_gap_asks_for_measure_owner_and_date(tmp_path: Path, question: str, answer: str) -> None:
    codes = [finding.code for finding in came_in(tmp_path, kommunen=GOOD | {question: answer})[1]]

    assert codes.count("GAP_UNANSWERED") == 3
    assert said(tmp_path, GOOD | {question: answer} | measure(question)) == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("beslut.rutiner", "Ja"),
        ("beslut.rutiner", "Delvis"),
        ("beslut.konflikt", "Nej"),
        ("beslut.konflikt", "Delvis"),
        ("beslut.helger", "Ja"),
        ("beslut.helger", "Delvis"),
        ("beslut.helger", "Nej"),
    ],
)
def test_another_answer_asks_for_nothing_and_a_neutral_question_never_does(
    tmp_path: Path, question: str, answer: str
) -> None:
    assert said(tmp_path, GOOD | {question: answer}) == []


def test_the_sentence_says_which_answer_and_what_to_fill_in(tmp_path: Path) -> None:
    sentences = said(tmp_path, NO_ROUTINES | measure("beslut.rutiner") | {"beslut.rutiner_klart": None})

    assert sentences == [
        "kommunen.xlsx, bladet Beslut, cell J11: fel: Svaret på ”Finns det rutiner?” visar en lucka. "
        "Fyll i ”Klart senast”."
    ]


def test_a_gap_is_part_of_its_question_when_answers_are_counted(tmp_path: Path) -> None:
    without, _ = came_in(tmp_path, kommunen=NO_ROUTINES)
    given, _ = came_in(tmp_path, kommunen=NO_ROUTINES | measure("beslut.rutiner"))

    assert [
        (each.deliveries[0].coverage.answered, each.deliveries[0].coverage.required) for each in (without, given)
    ] == [
        (2, 3),
        (3, 3),
    ]
    assert given.deliveries[0].standing is Standing.DELIVERED


def test_a_form_says_which_answers_show_gaps_and_gives_a_neutral_question_no_room_for_measures() -> None:
    sheet = load_workbook(BytesIO(blank()))["Beslut"]
    texts = [str(cell.value).replace("\u00a0", " ") for row in sheet.iter_rows() for cell in row if cell.value]
    names = {str(key) for key, _ in load_workbook(BytesIO(blank()))["_meta"].iter_rows(max_col=2, values_only=True)}

    assert (
        "På fråga 1.1 visar svaret Nej en lucka. På fråga 1.2 visar svaret Ja en lucka. Fyll då också i ”Åtgärd vid "
        "lucka”, ”Ansvarig (roll)” och ”Klart senast”. Andra svar behöver inget mer." in " ".join(texts)
    )
    assert {"Åtgärd vid lucka", "Ansvarig (roll)", "Klart senast"} <= set(texts)
    assert "beslut.rutiner_atgard" in names
    assert not any(name.startswith("beslut.helger_") for name in names)


def test_a_form_reckons_with_gaps_and_parts_that_are_left_out_while_it_is_filled_in() -> None:
    sheet = load_workbook(BytesIO(blank()))["Beslut"]
    states = [str(cell.value) for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=IF(")]
    yes, no = ([state for state in states if f'="{answer}"' in state] for answer in ("Ja", "Nej"))

    assert (len(states), len(yes), len(no)) == (3, 1, 1)
    assert all('"Ingår inte"' in state for state in states)


# ---------------------------------------------------------------- What is left out


def test_a_part_that_is_left_out_demands_nothing(tmp_path: Path) -> None:
    dataset, findings = came_in(tmp_path, kommunen=GOOD)

    assert [finding.code for finding in findings] == ["FORM_MISSING"]
    assert dataset.deliveries[0].standing is Standing.DELIVERED


def test_a_part_that_is_not_left_out_demands_its_answers(tmp_path: Path) -> None:
    codes = {finding.code for finding in came_in(tmp_path, kommunen=GOOD | {"loften.ingar_inte": None})[1]}

    assert {"REQUIRED_BLANK", "TABLE_BLANK"} <= codes


CASES: Mapping[Merging, tuple[Mapping[str, Any], str]] = {
    Merging.LEFT_OUT_BUT_ANSWERED: (
        GOOD | {"loften.dialog": "Ja"},
        "kommunen.xlsx, bladet Löften, cell D10: varning: ”Inga löften finns, därför att” är ifylld, men ”Löften” har "
        "också svar. De svaren används inte. Töm cellen om området ska ingå.",
    ),
}


@pytest.mark.parametrize("message", CASES, ids=lambda message: message.name)
def test_answers_in_a_part_that_is_left_out_are_told(tmp_path: Path, message: Merging) -> None:
    answers, sentence = CASES[message]
    assert said(tmp_path, answers) == [sentence]


def test_rows_in_a_part_that_is_left_out_are_told_too(tmp_path: Path) -> None:
    _, findings = came_in(tmp_path, kommunen=GOOD | {"loften.vilka": [{"lofte": "Fler vuxna ute"}]})
    assert "LEFT_OUT_BUT_ANSWERED" in {finding.code for finding in findings}


def test_what_is_left_out_is_not_asked_for_in_documents(tmp_path: Path) -> None:
    dataset, _ = came_in(tmp_path, kommunen=GOOD | {"loften.dialog": "Nej"} | measure("loften.dialog"))
    names = vocabulary(dataset, figures.publish(dataset)).names
    parts = names["poster"]["parter"]["kommunen"]["svar"]["loften"]

    assert parts["ingar_inte"] == "Inga finns."
    assert str(parts["dialog"]) == "[inte aktuellt]"
    assert names["luckor"] == []


# ---------------------------------------------------------------- What is counted and listed


def test_the_gaps_are_a_list_with_what_is_to_be_done(tmp_path: Path) -> None:
    dataset, _ = came_in(
        tmp_path,
        kommunen=NO_ROUTINES | measure("beslut.rutiner") | {"beslut.rutiner_kommentar": "Bara muntligt."},
        polisen=GOOD | {"beslut.konflikt": "Ja", "beslut.konflikt_atgard": "Planera om."},
    )
    gaps = vocabulary(dataset, figures.publish(dataset)).names["luckor"]

    assert [(gap["svarande"]["namn"], gap["nummer"], gap["svar"], gap["lucka_vid"]) for gap in gaps] == [
        ("Kommunen", "1.1", "Nej", "nej"),
        ("Polisen", "1.2", "Ja", "ja"),
    ]
    first, second = gaps
    assert (first["atgard"], first["ansvarig"], first["klart"]) == ("Skriv rutiner.", "Samordnaren", date(2026, 1, 31))
    assert (first["del"], first["omrade"], first["kommentar"]) == ("beslut", "Beslut", "Bara muntligt.")
    assert str(second["ansvarig"]) == "[uppgift saknas]"
    assert str(second["kommentar"]) == "[inte aktuellt]"


def shown(tmp_path: Path, table: str, **answers: Mapping[str, Any]) -> list[list[str]]:
    dataset, _ = came_in(tmp_path, **answers)
    made = figures.publish(dataset).tables[table]
    rows = [[row.label, *(row.cells[column.id].text for column in made.columns)] for row in made.rows]
    return [[made.corner, *(column.title for column in made.columns)], *rows]


def test_only_questions_where_the_wanted_answer_is_a_gap_are_counted(tmp_path: Path) -> None:
    asked = GOOD | {"loften.ingar_inte": None, "loften.dialog": "Delvis", "loften.vilka": [{"lofte": "Ett"}]}

    assert shown(tmp_path, "bild", kommunen=asked, polisen=NO_ROUTINES) == [
        ["Part", "Ja", "Delvis", "Nej", "Totalt"],
        ["Kommunen", "1", "1", "–", "2"],
        ["Polisen", "–", "–", "1", "1"],
        ["Totalt", "1", "1", "1", "3"],
    ]


def test_an_answer_that_is_missing_is_counted_as_missing_and_an_excused_one_not_at_all(tmp_path: Path) -> None:
    rows = shown(
        tmp_path,
        "bild",
        kommunen=GOOD | {"beslut.rutiner": None},
        polisen=GOOD | {"beslut.rutiner": None, "beslut.rutiner_ej_relevant": "Vi är nya."},
    )

    assert rows[0] == ["Part", "Ja", "Delvis", "Nej", "Uppgift saknas", "Totalt"]
    assert rows[1] == ["Kommunen", "–", "–", "–", "1", "1"]
    assert rows[2][-1] in (".", "–")


def test_a_form_that_never_came_in_is_missing_and_no_zero(tmp_path: Path) -> None:
    rows = shown(tmp_path, "delar", kommunen=GOOD)

    assert rows[0][0] == "Område"
    assert [row[0] for row in rows[1:]] == ["Beslut", "Löften", "Totalt"]
    assert rows[2][1] == ".."
