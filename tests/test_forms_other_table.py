"""A table that begins with the rows of another one in the form of the period before: what became of it all."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.filling import fill
from tests.models import load_text
from tests.rounds import FIRST, MODEL, answered, follow_up, form, read

T1, T2 = "2025-T1", "2025-T2"
SHEET = "Förra avvikelserna"
FOLLOWED = """
[[blankett.del]]
id = "sist"
rubrik = "Sedan sist"

[[blankett.del.fraga]]
id = "forra"
text = "Vad blev det av avvikelserna?"
typ = "tabell"
blad = "Förra avvikelserna"
forifyllda_rader = "forra.arbete.avvikelser"
forifyllda_nar = "rad.lage != 'klar'"
kolumn = [
  { id = "avvikelse", text = "Avvikelse", typ = "prosa" },
  { id = "tid", text = "Skulle vara klart", typ = "text", forifyllt = "{{ rad.klart | datum('tabell') }}" },
  { id = "lage", text = "Nytt läge", typ = "val", skala = "lage", pa_nytt = true },
]
"""
TEXT = MODEL + FOLLOWED


@pytest.fixture(scope="module")
def second() -> bytes:
    """Make the second period's form after three deviations, of which one is mended."""
    return form(follow_up(T2, TEXT), answered(T1, FIRST, text=TEXT))


def test_the_form_begins_with_the_rows_that_are_still_open(second: bytes) -> None:
    sheet = load_workbook(BytesIO(second))[SHEET]
    shown = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Lotsarna saknar lokal.", "Få känner till numret."} <= shown
    assert "2025-06-30" in shown
    assert "Skyltarna är fel." not in shown


def test_the_rows_come_back_as_answers(second: bytes) -> None:
    sent_back = fill(second, {"sist.forra": {0: {"lage": "Klar"}}})
    (submission,), findings = read(follow_up(T2, TEXT), sent_back)
    assert findings == ()
    told = [{name: answer.value for name, answer in row.answers.items()} for row in submission.tables["sist.forra"]]
    assert [(row["avvikelse"], row["tid"], row["lage"]) for row in told] == [
        ("Lotsarna saknar lokal.", None, "klar"),
        ("Få känner till numret.", "2025-06-30", None),
    ]


def test_the_table_itself_goes_on_as_before(second: bytes) -> None:
    (submission,), _ = read(follow_up(T2, TEXT), fill(second, {}))
    assert len(submission.tables["arbete.avvikelser"]) == 2


def test_without_the_period_before_the_table_is_empty() -> None:
    (submission,), findings = read(follow_up(T2, TEXT), fill(form(follow_up(T2, TEXT)), {}))
    assert findings == ()
    assert submission.tables.get("sist.forra", ()) == ()


FAULTS = {
    "a slip": (
        "forra.arbete.avvikelsen",
        "”arbete.avvikelsen” finns inte i blanketten aktivitet. Menade du ”arbete.avvikelser”?",
    ),
    "what is no table": (
        "forra.arbete.syfte",
        "”arbete.syfte” finns inte i blanketten aktivitet. Menade du ”arbete.mal”?",
    ),
    "no column in common": (
        "forra.arbete.mal",
        "De förifyllda raderna i ”Vad blev det av avvikelserna?” skulle bli tomma. Skriv forifyllt i minst en av "
        "tabellens kolumner.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_gone_on_from_is_told(tmp_path: Path, fault: str) -> None:
    source, sentence = FAULTS[fault]
    text = TEXT.replace("forra.arbete.avvikelser", source).replace(
        ", forifyllt = \"{{ rad.klart | datum('tabell') }}\"", ""
    )
    told = [finding.message for finding in load_text(tmp_path / "prov", text, period=T2).findings]
    assert sentence in told
