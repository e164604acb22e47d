"""What methods have given, as templates and lists meet it: on the report, on a respondent, and on a row."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.schema import document_names
from generator.figures import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.report.context import Vocabulary, vocabulary
from generator.report.listing import Lister
from tests.build import faulty, sent
from tests.method_models import METHOD_MODEL
from tests.method_words import plain
from tests.models import follow_up_of

LIST = """
[[tabell]]
id = "effekt"
slag = "lista"
rubrik = "Effekt"
kalla = "resultat.effekt.indikatorer"
villkor = "rad.metod.fore_efter.slutsats != 'uppgift saknas'"
kolumn = [
  { rubrik = "Indikator", varde = "rad.indikator" },
  { rubrik = "Skillnad", varde = "rad.metod.fore_efter.skillnad", slag = "tal" },
  { rubrik = "Slutsats", varde = "rad.metod.fore_efter.slutsats | mening" },
]
"""


@cache
def definition() -> FollowUp:
    with TemporaryDirectory() as folder:
        return follow_up_of(Path(folder) / "prov", METHOD_MODEL + LIST)


ROWS: list[dict[str, Any]] = [
    {"indikator": "Stölder", "riktning": "minska", "fore": 120, "efter": 90, "dar_fore": 200, "dar_efter": 190},
    {"indikator": "Rån", "riktning": "minska", "fore": faulty("tolv"), "efter": 90},
    {"indikator": "Bråk", "riktning": "minska", "fore": 40, "efter": 30},
]


@cache
def dataset() -> Dataset:
    tables: Mapping[str, Any] = {"effekt.indikatorer": ROWS, "effekt.moten": {"ak1": {"planerade": 5, "hallna": 4}}}
    north = sent(definition(), "norra", {"tid.planering": 20, "tid.genomforande": 60}, tables, form_id="resultat")
    return combine(definition(), [north])[0]


@cache
def words() -> Vocabulary:
    return vocabulary(dataset(), publish(dataset()))


def said(template: str) -> str:
    return plain(Language().template(template)(words().names))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "{% for one in metod.fore_efter %}{{ one.svarande.namn }}: {{ one.namn }} {{ one.skillnad }}. {% endfor %}",
            "Norra skolan: Stölder −20. Norra skolan: Rån [uppgift saknas]. Norra skolan: Bråk [uppgift saknas]. ",
        ),
        ("{{ (metod.fore_efter | first).kvot | procent(1) }}", "−21,1 procent"),
        ("{{ (metod.fore_efter | last).slutsats }}", "jämförelse saknas"),
        ("{{ metod.fore_efter | med('slutsats', 'talar för') | langd }}", "1"),
        (
            "{{ metod.fore_efter | med('slutsats', 'talar för', 'jämförelse saknas') | varje('namn') | lista }}",
            "Stölder och Bråk",
        ),
        ("{{ poster.skolor.norra.metod.fore_efter | antal('indikator', 'indikatorer') }}", "tre indikatorer"),
        ("{% for one in poster.skolor.sodra.metod.fore_efter %}{{ one.namn }}{% else %}Inget{% endfor %}", "Inget"),
        ("{{ poster.skolor.sodra.metod.fore_efter | langd }}", "[uppgift saknas]"),
        ("{{ poster.skolor.norra.metod.smart | langd }}", "0"),
        ("{{ metod.timmar.summa }} av {{ poster.skolor.norra.metod.timmar.summa }}", "80 av 80"),
        ("{{ metod.timmar.saknas | lista }}", "Norra skolan och Södra skolan"),
        ("{{ poster.skolor.sodra.metod.timmar.summa }}", "[uppgift saknas]"),
        ("{% for one in metod.timmar.rader %}{{ one.svarande.kod }} {% endfor %}", "0180 0181 "),
        (
            "{% for row in poster.skolor.norra.svar.effekt.moten %}{{ row.namn }} {{ row.metod.hallna.andel }}; "
            "{% endfor %}",
            "Årskurs 1 0,8; Årskurs 2 [uppgift saknas]; ",
        ),
    ],
)
def test_results_are_plain_values(template: str, text: str) -> None:
    assert said(template) == text


def test_a_number_that_could_not_be_read_names_its_cell() -> None:
    faulty_one = "{{ (metod.fore_efter | med('namn', 'Rån') | first).fore }}"

    assert said(faulty_one) == "[fel i underlaget: indata/prov/2025-H2/norra.xlsx, F21]"


def test_a_list_of_rows_shows_what_came_of_each() -> None:
    published = publish(dataset())
    lister = Lister(definition(), vocabulary(dataset(), published), Language())

    table = lister.table(definition().tables["effekt"])

    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [
        ["Stölder", "−20", "Talar för"],
        ["Bråk", "..", "Jämförelse saknas"],
    ]


def test_every_result_has_the_names_that_templates_are_checked_against() -> None:
    known: Any = document_names(definition())["metod"]
    offered: Any = words().names["metod"]

    for name, results in offered.items():
        whole, each = (results, results["rader"]) if isinstance(results, dict) else (None, results)
        inside = known[name]["rader"]["*"] if whole else known[name]["*"]
        assert whole is None or set(whole) == set(known[name])
        for result in each:
            assert set(result) == set(inside)


def test_a_filter_that_is_given_nothing_to_look_for_says_so() -> None:
    with pytest.raises(ExpressionFault, match="med"):
        said("{{ register.skolor | med('kod') | langd }}")


def test_a_row_is_found_by_what_stands_in_it() -> None:
    names = {
        "rader": [
            {"namn": "a", "lage": "Pågår", "sprak": ["Svenska", "Finska"]},
            {"namn": "b", "lage": "Klar", "sprak": []},
        ]
    }
    run = Language().template
    assert run("{{ rader | med('lage', 'Klar') | varje('namn') | lista }}")(names) == "b"
    assert run("{{ rader | med('sprak', 'Finska') | varje('namn') | lista }}")(names) == "a"
    assert run("{{ rader | med('lage', 'pågår') | langd }}")(names) == "0"
