"""The shipped model for the targets of Agenda 2030, held against the list of what it must contain."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator import figures
from generator.definitions import load
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.merging import combine, validate
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Question
from generator.model.findings import CellPlace, Finding, Severity
from generator.model.inbox import FoundFile
from generator.report.tones import TONES
from generator.swedish.messages import place_text
from tests.examples.content import ROOT
from tests.examples.inbox import period
from tests.filling import fill

MODEL = "agenda2030"
FOLDER = ROOT / "mallar" / MODEL
SENT = datetime.fromisoformat("2025-12-08T09:00:00")

# What the forms must ask for, by the references of the basis; a star says required.
WANTED = {
    "D1": "enhet aktiviteter.aktiviteter tabell aktivitet delmal tillagd lage hur resultat",
    "D2": "enhet verksamhetsmal.mal tabell mal delmal malvarde utfall uppnatt",
    "D3.1": "enhet nyckeltal.nyckeltal tabell kod namn delmal kon ar varde enhet jamforelse kalla",
    "D3.2*": "enhet delmal.erfarenhet prosa",
    "D4.1*": "enhet avvikelser.avvikelser tabell delmal typ beskrivning orsak",
    "D4.2*": "enhet delmal.grupper flerval:grupper",
    "D4.3": "enhet delmal.behov prosa",
    "D4.4": "enhet delmal.ovrigt prosa",
    "D5.1": "enhet delmal.statistik text",
    "D5.2": "enhet delmal.dialog flerval:dialog",
    "D6.1*": "enhet delmal.forklaring prosa",
    "D6.2*": "enhet delmal.inriktning prosa",
    "D7.1*": "enhet delmal.bedomning val:ljus",
    "D7.2*": "enhet delmal.motivering prosa",
    "D7.3": "enhet delmal.forra val:ljus",
    "D8*": "overgripande bedomningar.delmal tabell delmal enheternas forra bedomning motivering beslutad_av",
}
BUDGETS = {"erfarenhet": 600, "behov": 400, "ovrigt": 300, "forklaring": 600, "inriktning": 500, "motivering": 500}
"""Signs: a target gets half a page to two pages."""
CHAPTERS = (
    "Översikt",
    "Delmål som avviker",
    "Delmål som väntas nås",
    "Takten till {{ rapport.malar | siffror }}",
    "Slutsatser och vägval",
    "Underlag",
)
OF_A_TARGET = (
    "{{p delmal.tabell.enheternas }}",
    "{{p delmal.tabell.aktiviteter }}",
    "{{p delmal.tabell.verksamhetsmal }}",
    "{{p delmal.tabell.nyckeltal }}",
    "{{p delmal.diagram.trend }}",
    "{{p delmal.tabell.avvikelser }}",
    "svaret.delmal.forklaring",
    "svaret.delmal.inriktning",
)
"""What stands of each target, in the order of the steps."""
TEXTS = (
    'delmål är det {{ gron if gron > 0 else "inget" }} som väntas nås till {{ rapport.malar | siffror }}, ',
    " som går framåt för långsamt, ",
    " som kräver insatser och ",
    " som inte går att bedöma.",
    "Bedömningen har {{ stegandring(kommunens.bedomning, kommunens.forra) }} sedan förra året.",
)
LIGHTS = {
    "gron": ("●", "Väntas nås till 2030"),
    "gul": ("▲", "Framåt, men takten räcker inte"),
    "rod": ("■", "Inget påbörjat eller fel håll – insatser behövs"),
    "gra": ("○", "Går inte att bedöma"),
}


@pytest.fixture(scope="module")
def follow_up() -> FollowUp:
    found = load(FOLDER, f"mallar/{MODEL}", None, "2025")
    assert found.findings == ()
    assert found.follow_up is not None
    return found.follow_up


def asked(follow_up: FollowUp, form_id: str, field: str) -> Question:
    part_id, question_id = field.split(".")
    part = next(part for part in follow_up.forms[form_id].parts if part.base == part_id)
    found = part.question(question_id)
    assert found is not None, field
    return found


@pytest.mark.parametrize(("reference", "wanted"), WANTED.items(), ids=WANTED)
def test_every_question_of_the_list_is_asked(follow_up: FollowUp, reference: str, wanted: str) -> None:
    form_id, field, *kind = wanted.split()
    question = asked(follow_up, form_id, field)
    choices = question.scale or question.register
    shape = [question.kind.value + (f":{choices}" if choices else ""), *(column.id for column in question.columns)]

    assert (shape, question.required) == (kind, reference.endswith("*"))


def test_a_light_is_a_word_a_sign_and_a_colour_that_can_be_read(follow_up: FollowUp) -> None:
    steps = follow_up.scales["ljus"].steps

    assert {step.id: (step.sign, step.text) for step in steps} == LIGHTS
    assert {step.colour for step in steps} == set(TONES)


def test_texts_have_budgets(follow_up: FollowUp) -> None:
    assert {name: asked(follow_up, "enhet", f"delmal.{name}").longest for name in BUDGETS} == BUDGETS


def test_a_unit_has_a_sheet_for_each_target_that_the_register_gives_it(follow_up: FollowUp) -> None:
    form = follow_up.forms["enhet"]
    sheets = {
        row.id: [part.sheet for part in form.parts_for(row.id) if part.base == "delmal"]
        for row in follow_up.respondents(form)
    }

    assert sheets == {
        "barn": ["Delmål 3.4", "Delmål 4.1", "Delmål 8.6"],
        "social": ["Delmål 3.4", "Delmål 5.2"],
        "arbete": ["Delmål 8.6"],
        "miljo": ["Delmål 12.5", "Delmål 13.2"],
        "kretslopp": ["Delmål 12.5", "Delmål 13.2"],
    }


def test_the_report_has_the_chapters_and_the_texts_of_the_list(follow_up: FollowUp) -> None:
    outline = next(plan for plan in follow_up.documents if plan.id == "rapport").outline
    chapters = tuple(line[2:] for line in outline.splitlines() if line.startswith("# "))

    assert chapters == CHAPTERS
    assert [text for text in TEXTS if text not in outline] == []


@pytest.mark.parametrize("document", ["rapport", "bilaga"])
def test_a_target_is_told_in_the_order_of_the_steps(follow_up: FollowUp, document: str) -> None:
    outline = next(plan for plan in follow_up.documents if plan.id == document).outline
    places = [outline.index(piece) for piece in OF_A_TARGET]

    assert places == sorted(places)


# ---------------------------------------------------------------- What came in


def test_the_examples_have_no_errors() -> None:
    for year in ("2024", "2025"):
        assert [finding for finding in period(year, MODEL)[2] if finding.severity is Severity.ERROR] == []


def test_the_lights_of_units_stand_beside_and_are_not_added_up() -> None:
    dataset = period("2025", MODEL)[0]
    delivery = dataset.delivery("overgripande", "kommunen")
    assert delivery is not None
    assert delivery.submission is not None
    first = delivery.submission.tables["bedomningar.delmal"][0].answers

    assert first["enheternas"].value == (
        "Barn- och utbildningsförvaltningen: Framåt, men takten räcker inte. "
        "Socialförvaltningen: Inget påbörjat eller fel håll – insatser behövs."
    )
    assert (first["forra"].value, first["bedomning"].value) == ("gul", "rod")


def test_the_light_of_last_year_is_there_already() -> None:
    delivery = period("2025", MODEL)[0].delivery("enhet", "arbete")
    assert delivery is not None
    assert delivery.submission is not None

    assert delivery.submission.answers["delmal_unga.forra"].value == "gul"


def _sent(tmp_path: Path, form_id: str, respondent: str, answers: dict[str, Any]) -> tuple[Dataset, list[Finding]]:
    loaded = load(FOLDER, f"mallar/{MODEL}", None, "2025").follow_up
    assert loaded is not None
    form = loaded.forms[form_id]
    row = loaded.registers[form.register].row(respondent)
    assert row is not None
    path = tmp_path / "svar.xlsx"
    path.write_bytes(fill(blank_form(loaded, form, row, SENT), {"om.status": "Klar", **answers}))
    submissions, unread = read_all((FoundFile(path, "svar.xlsx"),), loaded)
    dataset, _ = combine(loaded, submissions)
    return dataset, [*unread, *validate(loaded, dataset)]


def _said(findings: list[Finding], code: str = "RULE_BROKEN") -> list[str]:
    return [f"{place_text(each.place)}: {each.message}" for each in findings if each.code == code]


def test_a_light_without_its_motivation_is_an_error_that_names_the_cell(tmp_path: Path) -> None:
    """Acceptance row 69, in the form of a unit."""
    answers = {"delmal_unga.bedomning": "Väntas nås till 2030"}
    dataset, findings = _sent(tmp_path, "enhet", "arbete", answers)
    delivery = dataset.delivery("enhet", "arbete")
    assert delivery is not None
    assert delivery.submission is not None
    given = delivery.submission.answers
    light, lacking = given["delmal_unga.bedomning"].place.cell, given["delmal_unga.motivering"].place.cell

    wanted = f"svar.xlsx, bladet Delmål 8.6, cell {lacking}: Bedömningen i cell {light} saknar motivering."
    assert wanted in _said(findings)
    assert [each.severity for each in findings if f"cell {light} saknar" in each.message] == [Severity.ERROR]
    assert not any(each.code == "REQUIRED_BLANK" and _cell(each) == lacking for each in findings)


def test_a_light_needs_its_motivation_in_a_form_that_is_not_ready_too(tmp_path: Path) -> None:
    answers = {"om.status": "Pågår", "delmal_unga.bedomning": "Väntas nås till 2030"}
    _, findings = _sent(tmp_path, "enhet", "arbete", answers)

    assert [each.severity for each in findings if "saknar motivering." in each.message] == [Severity.ERROR]


def test_the_light_of_the_municipality_needs_its_motivation_too(tmp_path: Path) -> None:
    """Acceptance row 69, in a table."""
    rows = {0: {"bedomning": "Går inte att bedöma", "beslutad_av": "Kommundirektören"}}
    dataset, findings = _sent(tmp_path, "overgripande", "kommunen", {"bedomningar.delmal": rows})
    delivery = dataset.delivery("overgripande", "kommunen")
    assert delivery is not None
    assert delivery.submission is not None
    first = delivery.submission.tables["bedomningar.delmal"][0].answers
    light, lacking = first["bedomning"].place.cell, first["motivering"].place.cell

    assert [text for text in _said(findings) if text.startswith("svar.xlsx")] == [
        f"svar.xlsx, bladet Kommunens bedömning, cell {lacking}: Bedömningen i cell {light} saknar motivering."
    ]


def _cell(finding: Finding) -> str:
    return finding.place.cell if isinstance(finding.place, CellPlace) else ""


def test_a_target_without_activities_is_warned_about(tmp_path: Path) -> None:
    answers = {"delmal_unga.bedomning": "Går inte att bedöma", "delmal_unga.motivering": "Underlaget räcker inte."}
    _, findings = _sent(tmp_path, "enhet", "arbete", answers)
    told = [each for each in findings if "Arbetet syns då inte och blir svårare att följa upp." in each.message]

    assert [each.severity for each in told] == [Severity.WARNING]


@pytest.mark.parametrize(("value", "stopped"), [(4, True), (0, False), (5, False), ("x", False)])
def test_a_few_persons_are_not_told(tmp_path: Path, value: object, stopped: bool) -> None:
    row = {
        "namn": "Barn i skyddat boende",
        "delmal": "5.2 Våld mot kvinnor och flickor",
        "kon": "Totalt",
        "ar": 2025,
        "varde": value,
        "enhet": "personer",
        "kalla": "Egen statistik",
    }
    _, findings = _sent(tmp_path, "enhet", "social", {"nyckeltal.nyckeltal": [row]})

    assert any("Så små tal får inte lämnas ut" in each.message for each in findings) is stopped


def test_own_reckonings_are_never_sourced_to_kolada(follow_up: FollowUp) -> None:
    reckoned = [table for table in follow_up.tables.values() if table.method]

    assert [table.id for table in reckoned] == ["takten"]
    for table in reckoned:
        assert "Källa: Kolada." not in table.notes
        assert "Källa: Egen beräkning utifrån underlag från Kolada." in table.notes


def test_levels_are_counted_beside_those_of_last_year() -> None:
    dataset = period("2025", MODEL)[0]
    table = figures.publish(replace(dataset, follow_up=dataset.follow_up)).tables["nivaer"]

    assert [column.title for column in table.columns] == ["2025", "2024", "Förändring"]
    assert {row.label: [row.cells[column.id].text for column in table.columns] for row in table.rows} == {
        "Väntas nås till 2030": ["2", "1", "+1"],
        "Framåt, men takten räcker inte": ["3", "4", "\u22121"],
        "Inget påbörjat eller fel håll – insatser behövs": ["1", "–", "+1"],
        "Går inte att bedöma": ["–", "1", "\u22121"],
        "Totalt": ["6", "6", "0"],
    }
