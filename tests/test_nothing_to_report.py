"""A part with nothing to report: asked in the form, confirmed with a day and a role, and told in the document."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.running import paragraphs, put, rapport, tables
from tests.test_second_model import MODEL, NORTH, filled_forms

NAME = "lasframjande"
TEXT = MODEL.replace('rubrik = "Lån och samtal"', 'rubrik = "Lån och samtal"\ninget_att_redovisa = true').replace(
    "{{p rad.svar.lan.ord | egna_ord }}", "{{p rad.alla_svar }}"
)
OUT = f"utdata/{NAME}/2026-H1"
NOTHING: dict[str, Any] = {
    "lan.inget_att_redovisa": "Ja",
    "lan.inget_att_redovisa_datum": date(2026, 6, 1),
    "lan.inget_att_redovisa_roll": "Föreståndare",
}


def built(workspace: Path, south: dict[str, Any]) -> tuple[int, list[str]]:
    """Build with one branch that has lent books and one that says this; gives the code and the errors."""
    put(workspace / "mallar" / NAME, {"modell.toml": TEXT.encode()})
    assert rapport("mall", "skapa", NAME, workspace=workspace).code == 0
    filled_forms(workspace, {"norr": NORTH, "soder": south})
    ran = rapport("bygg", NAME, "--json", workspace=workspace)
    return ran.code, [each["meddelande"] for each in ran.data["fynd"] if each["allvar"] == "fel"]


def test_nothing_else_is_demanded_and_the_document_says_who_said_so(tmp_path: Path) -> None:
    assert built(tmp_path, NOTHING) == (0, [])
    letter = tmp_path / OUT / "las-brev-soder-2026-h1-v0-1.docx"
    assert "Inget att redovisa, enligt Föreståndare den 1\u00a0juni 2026." in paragraphs(letter)
    assert "Vad har ni gjort?" not in paragraphs(letter)


def test_its_blanks_are_zeros_and_not_missing(tmp_path: Path) -> None:
    built(tmp_path, NOTHING)
    (table,) = tables(tmp_path / OUT / "las-oversikt-2026-h1-v0-1.docx")
    assert table == [["Åldrar", "Antal lån"], ["Barn", "1\u00a0200"], ["Unga", "30"], ["Totalt", "1\u00a0230"]]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"lan.inget_att_redovisa_roll": None},
            "Fältet ”Roll” är obligatoriskt.",
        ),
        (
            {"lan.ord": "Vi läste."},
            "Svaret på ”Har ni inget att redovisa i den här delen?” är Ja, men ”Vad har ni gjort?” är ifyllt. Ändra "
            "det ena.",
        ),
    ],
    ids=["nobody's word", "something all the same"],
)
def test_what_does_not_hold_together_is_an_error(tmp_path: Path, said: dict[str, Any], sentence: str) -> None:
    code, told = built(tmp_path, {**NOTHING, **said})
    assert (code, told) == (1, [sentence])


def test_the_status_counts_the_form_as_answered(tmp_path: Path) -> None:
    built(tmp_path, NOTHING)
    ran = rapport("status", NAME, "--period", "2026-H1", "--json", workspace=tmp_path)
    assert "ofullständig" not in ran.out
