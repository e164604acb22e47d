"""What is answered about a register's row: asked of those it concerns, gathered, and told in another's form."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator import figures
from generator.expressions.environment import Language
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.merging import combine, validate
from generator.model.answers import Dataset, Given
from generator.model.definition import STEP_COLOURS, DocumentPlan, FollowUp
from generator.model.inbox import FoundFile
from generator.report.colours import contrast
from generator.report.context import vocabulary
from generator.report.listing import Lister, Whose
from generator.report.offering import Offer
from generator.report.styles import OUR_LOOK
from generator.report.tones import TONES
from tests.filling import fill
from tests.models import load_text

MODEL = '''
[modell]
id = "prov"
titel = "Prov"
version = "1.0"

[[period]]
id = "ar"
namn = "{ar}"
delar = [{ id = "" }]

[[register]]
id = "skolor"
namn = "Skolor"
rader = [{ id = "norra", namn = "Norra" }, { id = "sodra", namn = "Södra" }]

[[register]]
id = "teman"
namn = "Teman"
falt = ["namn", { id = "skola", text = "Skola", typ = "val", register = "skolor" }]
rader = [
  { id = "las", namn = "Läsning", skola = "norra" },
  { id = "mat", namn = "Matematik", skola = "sodra" },
  { id = "alla", namn = "Trygghet" },
]

[[register]]
id = "ledning"
namn = "Ledning"
rader = [{ id = "rektor", namn = "Rektorn" }]

[[skala]]
id = "ljus"
steg = [
  { id = "bra", text = "Bra", varde = 2, tecken = "●", farg = "gron" },
  { id = "illa", text = "Illa", varde = 1, tecken = "■", farg = "rod" },
  { id = "vet_inte", text = "Vet inte" },
]

[[blankett]]
id = "skola"
rubrik = "Skolans svar"
lamnas_av = "skolor"

[[blankett.del]]
id = "gjort"
rubrik = "Gjort"

[[blankett.del.fraga]]
id = "gjort"
text = "Vad har ni gjort?"
typ = "tabell"
kolumner = [
  { id = "vad", text = "Vad", typ = "text" },
  { id = "tema", text = "Tema", typ = "val", register = "teman" },
  { id = "ar", text = "År", typ = "heltal" },
  { id = "antal", text = "Antal", typ = "decimal", tabelltecken = true },
  { id = "mal", text = "Mål", typ = "decimal" },
]

[[blankett.del]]
id = "tema"
rubrik = "{{ rad.namn }}"
upprepas_for = "teman"
upprepas_nar = "rad.skola is not angiven or rad.skola.id == svarande.id"

[[blankett.del.fraga]]
id = "laget"
text = "Hur går det?"
typ = "val"
skala = "ljus"

[[blankett.del.fraga]]
id = "forra"
text = "Hur gick det förra året?"
typ = "val"
skala = "ljus"
forifyllt = "{{ forra.laget }}"

[[blankett]]
id = "ledning"
rubrik = "Ledningens svar"
lamnas_av = "ledning"

[[blankett.del]]
id = "samlat"
rubrik = "Samlat"

[[blankett.del.fraga]]
id = "teman"
text = "Vad säger ledningen?"
typ = "tabell"
forifyllda_rader = "teman"
kolumner = [
  { id = "tema", text = "Tema", typ = "val", register = "teman", forifyllt = "{{ rad.namn }}", last = true },
  { id = "skolor", text = "Skolorna", typ = "text", last = true, forifyllt = """
{% for svar in rad.svar_fran.skola %}{{ svar.svarande.namn }} {{ svar.tema.laget }} {% endfor %}""" },
  { id = "forra", text = "Förra året", typ = "val", skala = "ljus", forifyllt = "{{ forra.laget }}" },
  { id = "laget", text = "Läget", typ = "val", skala = "ljus" },
  { id = "skal", text = "Skäl", typ = "text", obligatorisk_med = "laget", saknas_text = "Läget i {cell} saknar skäl." },
]

[[regel]]
id = "gjort_nagot"
i = "skola.tema"
villkor = "rad.id in (svar.gjort.gjort | varje('tema'))"
text = "Inget har gjorts om temat."
allvar = "varning"

[[metod]]
id = "takten"
slag = "takt"
kalla = "skola.gjort.gjort"
namn = "vad"
tid = "ar"
varde = "antal"
mal = "mal"
till = 2030
onskad = "oka"

[[tabell]]
id = "laget"
slag = "lista"
rubrik = "Läget"
kalla = "skola.tema"
kolumn = [
  { rubrik = "Skola", varde = "rad.skolor.namn" },
  { rubrik = "Tema", varde = "rad.teman.namn" },
  { rubrik = "Läget", varde = "rad.laget" },
]

[[tabell]]
id = "gjort"
slag = "lista"
rubrik = "Gjort"
kalla = "skola.gjort.gjort"
kolumn = [{ rubrik = "Vad", varde = "rad.vad" }, { rubrik = "Antal", varde = "rad.antal", slag = "tal" }]

[[tabell]]
id = "takten"
slag = "lista"
rubrik = "Takten"
kalla = "metod.takten"
kolumn = [
  { rubrik = "Vad", varde = "rad.namn" },
  { rubrik = "Vem", varde = "rad.svarande.namn" },
  { rubrik = "Om", varde = "rad.teman.namn" },
  { rubrik = "Takten", varde = "rad.takt" },
]
'''
SENT = datetime.fromisoformat("2025-10-01T09:00:00")


def year(of: int, folder: Path, answers: dict[str, dict[str, Any]], earlier: Dataset | None = None) -> Dataset:
    """Give what came in of a year: each form is made with what came in before it, and read back."""
    loaded = load_text(folder / "prov", MODEL, period=str(of))
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    follow_up, found = loaded.follow_up, list[FoundFile]()
    for respondent, given in answers.items():
        form = follow_up.forms["ledning" if respondent == "rektor" else "skola"]
        row = follow_up.registers[form.register].row(respondent)
        assert row is not None
        path = folder / f"{of}-{respondent}.xlsx"
        path.write_bytes(fill(blank_form(follow_up, form, row, SENT, earlier, _so_far(follow_up, found)), given))
        found.append(FoundFile(path, path.name))
    submissions, _ = read_all(tuple(found), follow_up)
    return combine(follow_up, submissions, (earlier,) if earlier else ())[0]


def _so_far(follow_up: FollowUp, found: list[FoundFile]) -> Dataset:
    return combine(follow_up, read_all(tuple(found), follow_up)[0])[0]


def _rows(*rows: tuple[str, str, int, object, object]) -> list[dict[str, object]]:
    return [dict(zip(("vad", "tema", "ar", "antal", "mal"), row, strict=True)) for row in rows]


ANSWERS_2024: dict[str, dict[str, Any]] = {
    "norra": {"tema_las.laget": "Illa"},
    "rektor": {"samlat.teman": {0: {"laget": "Bra", "skal": "Ja."}}},
}
ANSWERS_2025: dict[str, dict[str, Any]] = {
    "norra": {
        "tema_las.laget": "Bra",
        "tema_alla.laget": "Illa",
        "gjort.gjort": _rows(
            ("Högläsning", "Läsning", 2023, 10, None),
            ("Högläsning", "Läsning", 2024, 12, None),
            ("Högläsning", "Läsning", 2025, 14, 30),
            ("Rastvakter", "Trygghet", 2025, "x", None),
        ),
    },
    "sodra": {"tema_mat.laget": "Vet inte", "tema_alla.laget": "Bra"},
    "rektor": {"samlat.teman": {2: {"laget": "Bra"}}},
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("om_rader")
    return year(2025, folder, ANSWERS_2025, year(2024, folder, ANSWERS_2024))


def answers(dataset: Dataset, form: str, respondent: str, field: str) -> Any:
    delivery = dataset.delivery(form, respondent)
    assert delivery is not None
    assert delivery.submission is not None
    return delivery.submission.answers[field]


def test_a_part_is_asked_of_those_that_the_row_concerns(dataset: Dataset) -> None:
    form = dataset.follow_up.forms["skola"]

    assert {row.id: [part.id for part in form.parts_for(row.id)] for row in dataset.follow_up.respondents(form)} == {
        "norra": ["gjort", "tema_las", "tema_alla"],
        "sodra": ["gjort", "tema_mat", "tema_alla"],
    }


@pytest.fixture(scope="module")
def lister(dataset: Dataset) -> Lister:
    return Lister(dataset.follow_up, vocabulary(dataset, figures.publish(dataset)), Language())


def shown(lister: Lister, table: str, row: str = "") -> list[list[str]]:
    follow_up = lister.follow_up
    found = follow_up.registers["teman"].row(row)
    made = lister.table(follow_up.tables[table], Whose("teman", found) if found else None)
    return [[cell.text for cell in each.cells.values()] for each in made.rows]


def test_what_is_answered_about_a_row_stands_under_it(lister: Lister) -> None:
    template = (
        "{% for svar in poster.teman.alla.svar_fran.skola %}"
        "{{ svar.svarande.namn }} {{ svar.tema.laget | med_tecken }} {% endfor %}"
    )

    assert lister.filled(template, lister.vocabulary.names) == "Norra ■\u00a0Illa Södra ●\u00a0Bra "


@pytest.mark.parametrize(
    ("table", "row", "wanted"),
    [
        ("laget", "alla", [["Norra", "Trygghet", "■\u00a0Illa"], ["Södra", "Trygghet", "●\u00a0Bra"]]),
        ("laget", "mat", [["Södra", "Matematik", "Vet inte"]]),
        ("gjort", "alla", [["Rastvakter", "x"]]),
        ("gjort", "mat", []),
        ("takten", "las", [["Högläsning", "Norra", "Läsning", "takten räcker inte"]]),
        ("takten", "alla", [["Rastvakter", "Norra", "Trygghet", "kan inte beräknas"]]),
    ],
)
def test_a_table_can_be_made_of_what_is_about_one_row(
    lister: Lister, table: str, row: str, wanted: list[list[str]]
) -> None:
    assert shown(lister, table, row) == wanted


def test_a_list_over_a_part_has_a_row_for_each_time_that_it_came_in(lister: Lister) -> None:
    assert [row[:2] for row in shown(lister, "laget")] == [
        ["Norra", "Läsning"],
        ["Norra", "Trygghet"],
        ["Södra", "Matematik"],
        ["Södra", "Trygghet"],
    ]


def test_a_row_has_the_results_of_methods_that_are_about_it(lister: Lister) -> None:
    template = "{% for takt in poster.teman.las.metod.takten %}{{ takt.namn }}: {{ takt.behovs }}{% endfor %}"

    assert lister.filled(template, lister.vocabulary.names) == "Högläsning: 3,2"


def test_an_answer_has_its_colour_in_a_cell_and_is_read_without_it(dataset: Dataset, lister: Lister) -> None:
    plan = DocumentPlan("x", "x", "X", "x.docx", "", "")
    names: Any = Offer(lister, figures.publish(dataset), OUR_LOOK).names(plan, None, "0.1", date(2025, 11, 14))
    row = names["poster"]["teman"]["las"]
    block = ElementTree.fromstring(f'<x xmlns:w="w" xmlns:w15="w15">{row["tabell"]["laget"]}</x>')
    (cell,) = (each for each in block.iter("{w}tc") if each.find("{w}tcPr/{w}shd") is not None)

    assert "".join(cell.itertext()) == "●\u00a0Bra"
    shade, colour = cell.find("{w}tcPr/{w}shd"), cell.find(".//{w}color")
    assert shade is not None
    assert colour is not None
    assert (shade.get("{w}fill"), colour.get("{w}val")) == (TONES["gron"].fill, TONES["gron"].text)


@pytest.mark.parametrize("word", STEP_COLOURS)
def test_every_colour_can_be_read(word: str) -> None:
    assert contrast(TONES[word].fill, TONES[word].text) >= 4.5


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [("las", "mat", ""), ("alla", "alla", "inte ändrats")],
)
def test_nothing_is_said_of_a_change_from_outside_the_scale(lister: Lister, now: str, then: str, said: str) -> None:
    value = {"las": "norra.svar.tema_las", "mat": "sodra.svar.tema_mat", "alla": "norra.svar.tema_alla"}
    source = f"stegandring(poster.skolor.{value[now]}.laget, poster.skolor.{value[then]}.laget)"
    text = lister.filled(f"{{% if {source} is angiven %}}{{{{ {source} }}}}{{% endif %}}", lister.vocabulary.names)

    assert text == said


# ---------------------------------------------------------------- What forms begin with


def test_a_form_tells_what_others_have_answered_of_a_row(dataset: Dataset) -> None:
    delivery = dataset.delivery("ledning", "rektor")
    assert delivery is not None
    assert delivery.submission is not None
    rows = delivery.submission.tables["samlat.teman"]

    assert [row.answers["skolor"].value for row in rows] == [
        "Norra Bra",
        "Södra Vet inte",
        "Norra Illa Södra Bra",
    ]


def test_a_row_begins_with_the_answer_of_its_own_row_before(dataset: Dataset) -> None:
    delivery = dataset.delivery("ledning", "rektor")
    assert delivery is not None
    assert delivery.submission is not None
    rows = delivery.submission.tables["samlat.teman"]

    assert [row.answers["forra"].value for row in rows] == ["bra", None, None]


def test_a_question_begins_with_another_answer_of_the_same_part_before(dataset: Dataset) -> None:
    answer = answers(dataset, "skola", "norra", "tema_las.forra")

    assert (answer.value, answer.given) == ("illa", Given.PREFILLED)


def test_a_rule_knows_the_row_that_its_part_is_for(dataset: Dataset) -> None:
    told = [each.place for each in validate(dataset.follow_up, dataset) if each.message == "Inget har gjorts om temat."]

    assert [getattr(place, "sheet", "") for place in told] == ["Matematik", "Trygghet"]


def test_an_answer_that_demands_another_names_its_cell(dataset: Dataset) -> None:
    (told,) = (each for each in validate(dataset.follow_up, dataset) if each.message.startswith("Läget i "))
    delivery = dataset.delivery("ledning", "rektor")
    assert delivery is not None
    assert delivery.submission is not None
    last = delivery.submission.tables["samlat.teman"][2].answers

    assert told.message == f"Läget i {last['laget'].place.cell} saknar skäl."
    assert told.place == last["skal"].place
