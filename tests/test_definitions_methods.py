"""Methods of a model: what is built of them, and what is said about each fault, on which line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definitions import Loaded
from generator.model.findings import Finding, LinePlace, Origin, Severity
from generator.model.methods import MethodKind
from tests.method_models import METHOD_MODEL
from tests.models import FILE, load_text

Case = tuple[str, str, str, str]
"""What is replaced (once, after the first method), by what, on which line it is told, and the sentence."""

CASES: Mapping[str, Case] = {
    "METHOD_INCOMPLETE": (
        'fore = "fore"\nefter = "efter"\n',
        "",
        '[[metod]]\nid = "fore_efter"',
        "Metoden ”fore_efter” är av slaget fore_efter och behöver fore och efter.",
    ),
    "METHOD_OTHER_KEY": (
        'tid = "ar"',
        'tid = "ar"\nonskad = "oka"',
        'onskad = "oka"',
        "Metoden ”utveckling” är av slaget tidsserie och har ingen nytta av onskad. Ta bort nyckeln.",
    ),
    "METHOD_PAIR": (
        'jamforelse_efter = "dar_efter"\n',
        "",
        "jamforelse_fore",
        "Metoden ”fore_efter” ska ha både jamforelse_fore och jamforelse_efter, eller ingen av dem.",
    ),
    "METHOD_NUMBER": (
        'efter = "efter"',
        'efter = "indikator"',
        'efter = "indikator"',
        "”indikator” är inget tal, och metoden behöver ett tal som efter.",
    ),
    "METHOD_COLUMN_KIND": (
        'namn = "indikator"',
        'namn = "fore"',
        'namn = "fore"',
        "”fore” är av typen decimal och passar inte som namn.",
    ),
    "METHOD_STEPS": (
        'matbart = "mätbart"',
        'matbart = "mätbart"\nriktning = "riktat"',
        "[metod.bokstaver]",
        "Svaren på ”riktning” behöver ha id:na ja och nej, så att metoden känner igen dem.",
    ),
    "METHOD_PROTECTED": (
        "[[metod]]",
        '[[tabell]]\nid = "skyddad"\nrubrik = "S"\nkalla = "resultat.effekt.moten"\nrader = "arskurser"\n'
        'matt = ["hallna"]\nskydd = "elever"\n\n[[metod]]',
        'kalla = "resultat.effekt.moten"\ndel',
        "Tabellen ”skyddad” skyddar ”resultat.effekt.moten”. Metoden ”hallna” skulle kunna röja de skyddade talen. "
        "Ta bort metoden.",
    ),
    "METHOD_WITHHELD": (
        'enhet = "enhet"',
        'enhet = "anteckning"',
        'enhet = "anteckning"',
        "”anteckning” har doljs och skrivs aldrig ut. Då kan ingen metod använda det.",
    ),
    "METHOD_FEW_POINTS": (
        'varde = "varde"',
        'varde = "varde"\nminsta_punkter = 2',
        "minsta_punkter",
        "En utveckling kräver minst 3 punkter. Skriv minsta_punkter = 3 eller mer.",
    ),
    "METHOD_NAME_TAKEN": (
        "",
        "",
        'kalla = "resultat.effekt.moten"\ndel',
        "”metod” är redan ett id i resultat.effekt.moten. Byt id där; metodens resultat ska heta så.",
    ),
}
"""What is said about methods alone; `test_definitions_messages` asks for a row for every message."""
BEFORE = {
    "METHOD_STEPS": (
        '{ id = "tidsatt"',
        '{ id = "riktning", text = "R", typ = "val", skala = "riktning" },\n{ id = "tidsatt"',
    ),
    "METHOD_NAME_TAKEN": (
        '{ id = "hallna", text = "Hållna"',
        '{ id = "metod", text = "Metod", typ = "text" },\n  { id = "hallna", text = "Hållna"',
    ),
}
"""What is replaced in the forms first, for faults that need it."""


def written(code: str) -> str:
    before, after = BEFORE.get(code, ("", ""))
    forms, mark, methods = METHOD_MODEL.replace(before, after, 1).partition("[[metod]]")
    old, new, _, _ = CASES[code]
    assert old in mark + methods
    return forms + (mark + methods).replace(old, new, 1)


def loaded(text: str, folder: Path) -> Loaded:
    return load_text(folder / "prov", text)


@pytest.mark.parametrize("code", CASES)
def test_a_fault_is_told_with_its_line(code: str, tmp_path: Path) -> None:
    text = written(code)
    _, _, at, sentence = CASES[code]
    line = text[: text.index(at)].count("\n") + 1

    findings = loaded(text, tmp_path).findings

    assert findings == (Finding(code, Severity.ERROR, Origin.MODEL, LinePlace(FILE, line), sentence),)


FAULTS = {
    "a source that is not there": (
        'kalla = "resultat.effekt.serie"',
        'kalla = "resultat.effekt.serien"',
        "”resultat.effekt.serien” finns inte i blanketterna. Menade du ”resultat.effekt.serie”?",
    ),
    "a part where a table is needed": (
        'kalla = "resultat.effekt.serie"',
        'kalla = "resultat.tid"',
        "”resultat.tid” finns inte i blanketterna. Menade du ”resultat.effekt.serie”?",
    ),
    "a column that is not there": (
        'varde = "varde"',
        'varde = "vrde"',
        "”resultat.effekt.serie” har ingen kolumn ”vrde”. Menade du ”varde”?",
    ),
    "a question that is not there": (
        'delar = ["planering"',
        'delar = ["planerng"',
        "”resultat.tid” har ingen kolumn ”planerng”. Menade du ”planering”?",
    ),
    "a direction that is neither a word nor a column": (
        'onskad = "riktning"',
        'onskad = "minskar"',
        "”resultat.effekt.indikatorer” har ingen kolumn ”minskar”. Menade du ”minska”?",
    ),
    "a direction whose answers are not known": (
        'onskad = "riktning"',
        'onskad = "enhet"',
        "”enhet” är av typen text och passar inte som onskad.",
    ),
    "a criterion that is not there": (
        'specifikt = "specifikt"',
        'specfikt = "specifikt"',
        "”resultat.effekt.mal” har ingen kolumn ”specfikt”. Menade du ”specifikt”?",
    ),
    "a criterion without a word": (
        'matbart = "mätbart"',
        'matbart = ""',
        "”matbart” är tomt. Skriv en text.",
    ),
    "a kind that is not there": (
        'slag = "andel"',
        'slag = "andelar"',
        "”slag” kan inte vara ”andelar”. Menade du ”andel”?",
    ),
}


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_method_that_does_not_fit_is_told(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    forms, mark, methods = METHOD_MODEL.partition("[[metod]]")
    assert old in methods

    findings = loaded(forms + mark + methods.replace(old, new, 1), tmp_path).findings

    assert [finding.message for finding in findings] == [sentence]


PACE = """
[[metod]]
id = "takten"
slag = "takt"
kalla = "resultat.effekt.indikatorer"
namn = "indikator"
tid = "enhet"
varde = "efter"
mal = "dar_efter"
till = 2030
onskad = "riktning"
urval = { riktning = "oka" }
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            'mal = "dar_efter"\n',
            "",
            "Metoden ”takten” är av slaget takt och behöver mal.",
            id="a key that is missing",
        ),
        pytest.param(
            'mal = "dar_efter"',
            'mal = "indikator"',
            "”indikator” är inget tal, och metoden behöver ett tal som mal.",
            id="a goal that is no number",
        ),
        pytest.param(
            "riktning = ",
            "riktningen = ",
            "”resultat.effekt.indikatorer” har ingen kolumn ”riktningen”. Menade du ”riktning”?",
            id="a limit by a column that is not there",
        ),
        pytest.param(
            '{ riktning = "oka" }',
            '{ riktning = "mycket" }',
            "Svaren på ”riktning” behöver ha id:na mycket, så att metoden känner igen dem.",
            id="a limit by an answer that is not there",
        ),
        pytest.param(
            "till = 2030", 'till = "rapport.malar"', "”malar” finns inte i ”rapport”.", id="a year that nobody has said"
        ),
    ],
)
def test_a_pace_that_does_not_fit_is_told(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in PACE

    (finding,) = loaded(METHOD_MODEL + PACE.replace(old, new), tmp_path).findings

    assert finding.message == sentence


def test_a_model_may_have_a_method_of_each_kind(tmp_path: Path) -> None:
    alike = '[[metod]]\nid = "enighet"\nslag = "samsyn"\nkalla = "skola"\nfragor = ["om.klar"]\n'
    result = loaded(METHOD_MODEL + alike + PACE, tmp_path)

    assert result.findings == ()
    assert result.follow_up is not None
    assert [method.kind for method in result.follow_up.methods.values()] == list(MethodKind)


def test_a_column_that_is_not_asked_this_period_may_be_named_all_the_same(tmp_path: Path) -> None:
    result = loaded(METHOD_MODEL, tmp_path)

    assert result.follow_up is not None
    assert "accepterat" in result.follow_up.methods["smart"].criteria


def test_what_a_document_may_name_of_methods_is_known(tmp_path: Path) -> None:
    wrong = "{{ metod.timmar.sma }} {{ metod.hallna.andel }} {{ poster.skolor.norra.metod.smrt }}"
    text = METHOD_MODEL.replace("= {{ rapport.titel }}\n", "= {{ rapport.titel }}\n" + wrong + "\n")

    assert [finding.message for finding in loaded(text, tmp_path).findings] == [
        "”sma” finns inte i ”metod.timmar”. Menade du ”summa”?",
        "”andel” finns inte i ”metod.hallna”.",
        "”smrt” finns inte i ”poster.skolor.norra.metod”. Menade du ”smart”?",
    ]
