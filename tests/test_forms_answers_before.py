"""Questions that begin with what the respondent answered in the period before."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.forms.blank_styles import LOCKED
from generator.model.answers import Given
from generator.model.values import State
from generator.swedish import guide_words as words
from tests.filling import fill
from tests.rounds import answered, changed, follow_up, form, read

WORK = "Arbetet"
PURPOSE = 'id = "syfte"\ntext = "Vad ville ni uppnå?"\ntyp = "prosa"\nobligatorisk = true\n'
TEXT = changed(
    (
        PURPOSE + 'hjalp = "Två meningar räcker."\noforandrat = "Oförändrat sedan förra tertialet"',
        PURPOSE + "fran_forra = true",
    ),
    (
        'skala = "grad"\nkommentar = true\noforandrat = "Oförändrat sedan förra tertialet"',
        'skala = "grad"\nfran_forra = true',
    ),
    ('skala = "parter"', 'skala = "parter"\nobligatorisk = true\nfran_forra = true'),
    ('typ = "decimal"', 'typ = "decimal"\nfran_forra = true'),
    (
        'typ = "datum"\n\n[[blankett.del.fraga]]\nid = "namn"',
        'typ = "datum"\nfran_forra = true\n\n[[blankett.del.fraga]]\nid = "namn"',
    ),
    ("forifyllda_nar = \"rad.lage != 'klar'\"", "far_tas_bort = true"),
    ("visa_forra = true", "visa_forra = true\nklar_nar = \"arbete.inga_avvikelser == 'klar'\""),
)
FIRST: dict[str, Any] = {
    "arbete.syfte": "Torget ska kännas tryggt.\nAlla ska kunna vara där.",
    "arbete.grad": "I låg grad",
    "arbete.parter": ["polisen"],
    "arbete.timmar": 12.5,
    "arbete.lamnad": date(2025, 5, 2),
    "arbete.avvikelser": [{"avvikelse": "Lotsarna saknar lokal."}, {"avvikelse": "Skyltarna är fel."}],
}
VALUES = {
    "arbete.syfte": FIRST["arbete.syfte"],
    "arbete.grad": "lag",
    "arbete.parter": ("polisen",),
    "arbete.timmar": Decimal("12.5"),
    "arbete.lamnad": date(2025, 5, 2),
}


@pytest.fixture(scope="module")
def second() -> bytes:
    return form(follow_up("2025-T2", TEXT), answered("2025-T1", FIRST, text=TEXT))


def cells(content: bytes) -> dict[str, object]:
    """Give what stands on the sheet, by what stands first in the row."""
    rows = load_workbook(BytesIO(content))[WORK].iter_rows(min_col=3, max_col=6, values_only=True)
    return {str(row[0]).removesuffix("\u00a0*"): row[1] for row in rows if row[0]}


def test_the_cells_hold_what_was_answered(second: bytes) -> None:
    held = cells(second)
    assert held["Vad ville ni uppnå?"] == FIRST["arbete.syfte"]
    assert held["I vilken grad räckte pengarna?"] == "I låg grad"
    assert (held["Kommunen"], held["Polisen"]) == (None, "x")
    assert held["Antal timmar"] == 12.5


def test_it_is_open_and_not_shown_a_second_time(second: bytes) -> None:
    sheet = load_workbook(BytesIO(second))[WORK]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == FIRST["arbete.syfte"]]
    assert [cell.style == LOCKED for cell in found] == [False]
    assert not found[0].protection.locked


def test_the_sheet_says_whose_answers_they_are(second: bytes) -> None:
    note = "Svar som redan står i vita rutor är era egna från tertial 1 2025. Ändra det som inte längre stämmer."
    assert note in [cell.value for row in load_workbook(BytesIO(second))[WORK].iter_rows() for cell in row]


def test_sent_back_untouched_everything_was_filled_in_beforehand(second: bytes) -> None:
    (submission,), findings = read(follow_up("2025-T2", TEXT), second)
    assert findings == ()
    assert {field: submission.answers[field].value for field in VALUES} == VALUES
    assert {submission.answers[field].given for field in VALUES} == {Given.PREFILLED}


def test_what_is_changed_is_typed(second: bytes) -> None:
    changes = {"arbete.syfte": "Annat.", "arbete.parter": ["kommunen"], "arbete.timmar": 3}
    (submission,), _ = read(follow_up("2025-T2", TEXT), fill(second, changes))
    given = {field: submission.answers[field].given for field in VALUES}
    assert {field for field, how in given.items() if how is Given.TYPED} == set(changes)
    assert submission.answers["arbete.parter"].value == ("kommunen", "polisen")


def test_what_is_emptied_is_missing(second: bytes) -> None:
    (submission,), _ = read(follow_up("2025-T2", TEXT), fill(second, {"arbete.syfte": None}))
    assert submission.answers["arbete.syfte"].state is State.MISSING


def test_it_waits_to_be_confirmed(second: bytes) -> None:
    rows = load_workbook(BytesIO(second), data_only=True)[WORK].iter_rows(min_col=3, values_only=True)
    told = {str(row[0]).removesuffix("\u00a0*"): row[2] for row in rows if row[0]}
    assert told["Vad ville ni uppnå?"] == words.CONFIRM
    assert told["Vilka parter var med?"] == words.CONFIRM
    assert told["Antal timmar"] == words.OPTIONAL


def test_rows_that_may_go_are_taken_away_without_a_word(second: bytes) -> None:
    gone = dict.fromkeys(("avvikelse", "klart", "antal", "lage", "hant"))
    (submission,), findings = read(follow_up("2025-T2", TEXT), fill(second, {"arbete.avvikelser": {1: gone}}))
    assert findings == ()
    (row,) = submission.tables["arbete.avvikelser"]
    assert row.answers["avvikelse"].value == "Lotsarna saknar lokal."
    note = "Ändra det som inte längre stämmer, och töm rader som inte gäller längre."
    values = [str(cell.value) for row in load_workbook(BytesIO(second))["Avvikelser"].iter_rows() for cell in row]
    assert note in " ".join(value for value in values if value != "None")


def test_without_the_period_before_the_cells_are_empty() -> None:
    held = cells(form(follow_up("2025-T2", TEXT)))
    assert (held["Vad ville ni uppnå?"], held["Polisen"], held["Antal timmar"]) == (None, None, None)


def test_a_choice_that_is_no_longer_offered_is_shown_and_not_filled_in() -> None:
    text = TEXT.replace(
        '{ id = "lag", text = "I låg grad", varde = 1 }', '{ id = "knappt", text = "Knappt", varde = 1 }'
    )
    made = form(follow_up("2025-T2", text), answered("2025-T1", FIRST, text=TEXT))
    assert cells(made)["I vilken grad räckte pengarna?"] is None
    shown = [cell.value for row in load_workbook(BytesIO(made))[WORK].iter_rows() for cell in row]
    assert "I låg grad" in shown
