"""Tables with the rows of a register, beside what stood in them in the period before."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from generator.model.values import State
from generator.swedish.messages import finding_text
from tests.filling import fill, saved_workbook
from tests.rounds import answered, changed, follow_up, form, read

WORK = "Arbetet"
TEXT = changed(
    (
        '[[blankett.del.fraga]]\nid = "namn"',
        """[[blankett.del.fraga]]
id = "traffar"
text = "Hur många kom?"
typ = "tabell"
rader = "mal"
kolumner = [
  { id = "barn", text = "Barn", typ = "heltal", obligatorisk = true },
  { id = "lage", text = "Läge", typ = "val", skala = "lage" },
  { id = "senast", text = "Senast", typ = "datum" },
  { id = "anm", text = "Anmärkning", typ = "text" },
  { id = "hemligt", text = "Hemligt", typ = "heltal", doljs = true },
]

[[blankett.del.fraga]]
id = "namn"
""".rstrip(),
    )
)
FIRST: Mapping[str, Any] = {
    "arbete.traffar": {
        "trygghet": {"barn": 12, "lage": "Pågår", "senast": "2025-03-04", "anm": "Regn.", "hemligt": 7},
        "betyg": {"barn": 0},
    }
}


@pytest.fixture(scope="module")
def second() -> bytes:
    return form(follow_up("2025-T2", TEXT), answered("2025-T1", FIRST, text=TEXT))


def headings(content: bytes) -> list[str]:
    sheet = load_workbook(BytesIO(content))[WORK]
    row = next(row for row in sheet.iter_rows(values_only=True) if "Barn\u00a0*" in row)
    return [str(value) for value in row if value]


def shown(content: bytes) -> dict[str, str]:
    """Give what stands in the grey cells of the table, by heading and row."""
    sheet = load_workbook(BytesIO(content))[WORK]
    header = next(row for row in sheet.iter_rows() if "Barn\u00a0*" in [cell.value for cell in row])
    grey = [cell for cell in header if isinstance(cell, Cell) and "tertial 1" in str(cell.value)]
    below = [(cell, sheet.cell(cell.row + offset, cell.column)) for cell in grey for offset in (1, 2, 3)]
    return {f"{head.value}: {sheet.cell(each.row, 3).value}": str(each.value) for head, each in below if each.value}


def edited(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    workbook = load_workbook(BytesIO(content))
    change(workbook)
    return saved_workbook(workbook)


def said(content: bytes) -> list[str]:
    return [finding_text(finding) for finding in read(follow_up("2025-T2", TEXT), content)[1]]


def test_numbers_choices_and_days_stand_to_the_right_of_the_table(second: bytes) -> None:
    assert headings(second)[1:] == [
        "Barn\u00a0*",
        "Läge",
        "Senast",
        "Anmärkning",
        "Hemligt",
        "Besvarad?",
        "Barn, tertial 1 2025",
        "Läge, tertial 1 2025",
        "Senast, tertial 1 2025",
    ]
    assert shown(second) == {
        "Barn, tertial 1 2025: Fler är trygga på torget": "12",
        "Barn, tertial 1 2025: Fler klarar skolan": "0",
        "Läge, tertial 1 2025: Fler är trygga på torget": "Pågår",
        "Senast, tertial 1 2025: Fler är trygga på torget": "2025-03-04",
    }


def test_they_are_locked_and_said_to_be_for_reading(second: bytes) -> None:
    workbook = load_workbook(BytesIO(second))
    cell = next(cell for row in workbook[WORK].iter_rows() for cell in row if cell.value == "12")
    assert isinstance(cell, Cell)
    assert (cell.style, cell.protection.locked) == ("fv antal ifyllt", True)
    note = "De grå kolumnerna i tabellen visar vad ni svarade i tertial 1 2025. De är bara till för att läsas."
    for title in ("Läs mig", WORK):
        assert note in [cell.value for row in workbook[title].iter_rows() for cell in row]


def test_they_are_no_answers(second: bytes) -> None:
    definition = follow_up("2025-T2", TEXT)
    (submission,), findings = read(definition, second)
    assert findings == ()
    states = {row.answers["barn"].state for row in submission.tables["arbete.traffar"]}
    assert states == {State.MISSING}


def test_what_is_filled_in_beside_them_is_read(second: bytes) -> None:
    definition = follow_up("2025-T2", TEXT)
    (submission,), findings = read(definition, fill(second, {"arbete.traffar": {"trygghet": {"barn": 15}}}))
    assert findings == ()
    assert submission.tables["arbete.traffar"][0].answers["barn"].value == 15


def test_words_typed_over_them_are_told(second: bytes) -> None:
    where = next(
        cell.coordinate
        for row in load_workbook(BytesIO(second))[WORK].iter_rows()
        for cell in row
        if cell.value == "12"
    )
    told = said(edited(second, lambda book: book[WORK].__setitem__(where, "15 i stället")))
    assert [sentence.partition(": ")[2][:60] for sentence in told] == [
        "varning: Det som står här ligger utanför svarsrutorna och lä"
    ]


def test_the_same_number_somewhere_else_is_told(second: bytes) -> None:
    assert len(said(edited(second, lambda book: book[WORK].__setitem__("B40", "12")))) == 1


def test_a_table_of_which_nothing_is_known_has_no_grey_columns() -> None:
    first = answered("2025-T1", {"arbete.timmar": 3}, text=TEXT)
    assert not [each for each in headings(form(follow_up("2025-T2", TEXT), first)) if "tertial" in each]
