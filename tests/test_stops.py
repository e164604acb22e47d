"""What ends a run before anything is done: each sentence as the person at the keyboard sees it, with code 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.swedish.form_stops import FormStop
from generator.swedish.letter_messages import LetterStop
from generator.swedish.program_messages import WrongUse
from generator.swedish.stops import Stop
from generator.workspace import Workspace
from tests.running import put, rapport
from tests.test_second_model import MODEL

NAME = "lasframjande"
DEADLINE = 'lamnas_av = "filialer"\nsenast = "poster.filialer.vaster.namn"'
LETTER = 'lamnas_av = "filialer"\nfoljebrev = "Till {{ poster.filialer.vaster.namn }}"'
ROWS = """
  { id = "boken", text = "Böcker", typ = "tabell", forifyllda_rader = "filialer", forifyllda_nar = "poster.filialer.\
vaster.namn == rad.namn", kolumner = [ { id = "bok", text = "Bok", typ = "text", forifyllt = "{{ rad.namn }}" } ] },
]
[[tabell]]"""
PREFILL = 'typ = "prosa", obligatorisk = true, forifyllt = "{{ poster.filialer.vaster.namn }}"'


def _model(text: str = MODEL) -> Callable[[Path], None]:
    return lambda workspace: put(workspace / "mallar" / NAME, {"modell.toml": text.encode()})


def _inbox(*periods: str) -> Callable[[Path], None]:
    def arrange(workspace: Path) -> None:
        _model()(workspace)
        for period in periods or ("",):
            put(workspace / "indata" / NAME / period, {})

    return arrange


def _without_branch(text: str) -> Callable[[Path], None]:
    """Have a model that speaks of a branch which the period's register no longer has."""

    def arrange(workspace: Path) -> None:
        rows = 'rader = [ { id = "vaster", namn = "Västra filialen" }, { id = "norr"'
        _model(text.replace('rader = [ { id = "norr"', rows))(workspace)
        put(workspace / "andra" / "mallar" / NAME, {"modell.toml": MODEL.encode()})
        rapport("blanketter", NAME, "--period", "2026-H1", workspace=workspace / "andra")
        register = workspace / "andra" / "utdata" / NAME / "2026-H1" / "utskick" / "register.xlsx"
        put(workspace / "indata" / NAME / "2026-H1", {"register.xlsx": register.read_bytes()})

    return arrange


BUILD, FORMS = ("bygg", NAME), ("blanketter", NAME, "--period", "2026-H1")

CASES: dict[Stop, tuple[Callable[[Path], None], tuple[str, ...], str]] = {
    WrongUse.NO_WORKSPACE: (
        lambda workspace: workspace.rmdir(),
        BUILD,
        "Mappen ”{folder}” finns inte. Ange en arbetsmapp med --arbetsmapp.",
    ),
    WrongUse.UNKNOWN_MODEL: (
        _model(),
        ("bygg", "xyz"),
        "Det finns ingen modell som heter ”xyz”. Modeller: {models}.",
    ),
    WrongUse.MISSPELT_MODEL: (
        _model(),
        ("bygg", "läsfrämjandet"),
        "Det finns ingen modell som heter ”läsfrämjandet”. Menade du ”lasframjande”? Modeller: {models}.",
    ),
    WrongUse.WHICH_MODEL: (
        _model(),
        ("ny", "arbetsmapp"),
        "Ange vilken modell mappen är till för med --modell. Modeller: {models}.",
    ),
    WrongUse.NO_MODELS_WITH_INDATA: (
        _model(),
        ("bygg",),
        "Det finns inga blanketter i {folder}/indata. Lägg dem i indata/MODELL/PERIOD, till exempel "
        "indata/agenda2030/2025.",
    ),
    WrongUse.NO_PERIODS: (
        _inbox(),
        BUILD,
        "Det finns ingen period i indata/lasframjande. Lägg blanketterna i en mapp som heter till exempel 2025-H1.",
    ),
    WrongUse.UNKNOWN_PERIOD: (
        _inbox("2025-H1"),
        (*BUILD, "--period", "2025-T1"),
        "”2025-T1” är ingen period i modellen lasframjande. Perioder heter till exempel 2025-H1.",
    ),
    WrongUse.PERIOD_OF_OTHER_YEAR: (
        _inbox("2025-H1"),
        (*BUILD, "--period", "2025-H1", "--ar", "2026"),
        "Perioden 2025-H1 hör till 2025, men --ar säger 2026. Ange bara ett av --period och --ar.",
    ),
    WrongUse.NO_SUCH_FOLDER: (
        _inbox("2025-H1"),
        (*BUILD, "--period", "2025-H2"),
        "Mappen indata/lasframjande/2025-H2 finns inte. Perioder som finns: 2025-H1.",
    ),
    WrongUse.NO_TEMPLATE_FILE: (
        _model(),
        ("mall", "kontrollera", "utkast.docx"),
        "Det finns ingen fil som heter ”utkast.docx”.",
    ),
    WrongUse.TEMPLATE_OF_NO_MODEL: (
        lambda workspace: put(workspace, {"utkast.docx": b""}),
        ("mall", "kontrollera", "utkast.docx"),
        "Ange vilken modell mallen hör till: rapport mall kontrollera MODELL utkast.docx. Modeller: {models}.",
    ),
    WrongUse.NO_FILE: (
        _model(),
        ("hamta", "kolada", "uttag.csv", "agenda2030", "--period", "2026"),
        "Det finns ingen fil att hämta som heter ”uttag.csv”.",
    ),
    WrongUse.NOBODY_FETCHES: (
        _inbox("2025-H1"),
        ("hamta", "kolada", f"mallar/{NAME}/modell.toml"),
        "Ingen av modellerna som har indata har någon hämtning som heter ”kolada”. Skriv också modellen.",
    ),
    WrongUse.NOTHING_TO_FETCH: (
        _model(),
        ("hamta", "kolada", f"mallar/{NAME}/modell.toml", NAME, "--period", "2026-H1"),
        "Modellen lasframjande har ingen hämtning som heter ”kolada”.",
    ),
    FormStop.TEXT_FAILED: (
        _without_branch(MODEL.replace('typ = "prosa", obligatorisk = true', PREFILL)),
        FORMS,
        "mallar/lasframjande/modell.toml, rad 34: Texten som ska stå i förväg vid ”Vad har ni gjort?” kan inte fyllas "
        "i. Fältet ”vaster” finns inte. Kontrollera modellen och registret.",
    ),
    FormStop.ROWS_FAILED: (
        _without_branch(MODEL.replace("\n]\n[[tabell]]", ROWS, 1)),
        FORMS,
        "mallar/lasframjande/modell.toml, rad 37: Raderna som ska stå i förväg i tabellen ”Böcker” kan inte väljas ut. "
        "Fältet ”vaster” finns inte. Kontrollera modellen och registret.",
    ),
    LetterStop.TEXT_FAILED: (
        _without_branch(MODEL.replace('lamnas_av = "filialer"', LETTER)),
        FORMS,
        "mallar/lasframjande/modell.toml, rad 26: Texten i brevet kan inte fyllas i. Fältet ”vaster” finns inte. "
        "Kontrollera modellen och registret.",
    ),
    FormStop.DEADLINE_FAILED: (
        _without_branch(MODEL.replace('lamnas_av = "filialer"', DEADLINE)),
        FORMS,
        "mallar/lasframjande/modell.toml, rad 26: Sista dagen för blanketten ”Filialens svar” kan inte räknas ut. "
        "Fältet ”vaster” finns inte. Kontrollera modellen och registret.",
    ),
}


def test_every_sentence_has_a_case() -> None:
    assert set(CASES) == {*WrongUse, *FormStop, *LetterStop}


@pytest.mark.parametrize("stop", CASES, ids=lambda stop: stop.name)
def test_a_run_that_cannot_begin_says_why(tmp_path: Path, stop: Stop) -> None:
    workspace = tmp_path / "arbetsmapp"
    workspace.mkdir()
    arrange, words, sentence = CASES[stop]
    arrange(workspace)
    ran = rapport(*words, workspace=workspace)
    assert ran.code == 2
    models = ", ".join(Workspace(workspace).models())
    assert ran.err.startswith(f"Fel: {sentence.format(folder=workspace, models=models)}")
