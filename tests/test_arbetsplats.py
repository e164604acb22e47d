"""The shipped model for employer and unions, held against the list of what its forms and its report must contain."""

import re
from pathlib import Path

import pytest

from generator.definitions import load
from generator.model.definition import FollowUp, Kind, Question, TableKind

ROOT = Path(__file__).parent.parent
MODEL = "arbetsplats"
FOLDER = ROOT / "mallar" / MODEL
PERIOD = "2025-avstamning-1"

# What the forms must ask for, by the references of the basis; a star says required. After the field: its kind with
# scale or register, the columns of a table, and the words that its text must have.
WANTED = {
    "E0.1*": ("gemensam planering.syfte prosa", "Syftet med avstämningen"),
    "E0.2 följs upp*": ("gemensam planering.avgransning flerval:omraden", "Vilka frågor följs upp"),
    "E0.2 utelämnas*": ("gemensam planering.utelamnat prosa", "utelämnas"),
    "E0.3*": ("gemensam planering.ansvarig text", "Ansvarig för att avstämningen görs"),
    "E0.4*": ("gemensam planering.resurser text", "Tid och resurser"),
    "E0.5*": ("gemensam planering.aterforing prosa", "Hur resultatet återförs och används"),
    "E0.6*": ("gemensam planering.mal prosa", "Vilka mål har parterna satt för samverkan?"),
    "E0.7*": ("gemensam underlag.parter tabell part slag medverkan", "parterna"),
    "E0.8 metod": ("gemensam underlag.metod flerval:metoder", "Hur har avstämningen gjorts?"),
    "E0.8 antal svarande": ("gemensam underlag.enkat_svar heltal", "enkät"),
    "E0.8 läget": (
        "gemensam underlag.forra_atgarder tabell atgard ansvarig klart lage kommentar",
        "läget för förra avstämningens åtgärder",
    ),
    "E1*": ("part nytta.nytta skala:grad", "I vilken grad ger samverkan den nytta vi ville ha?"),
    "E2*": ("part nytta.utveckling skala:grad", "I vilken grad leder samverkan till att verksamheten utvecklas?"),
    "E3*": ("part nytta.dialog skala:bra", "Hur fungerar dialogen?"),
    "E4*": ("part nytta.engagemang skala:grad", "I vilken grad gör samverkan medarbetarna mer engagerade?"),
    "E5*": ("part nytta.samspel skala:grad", "I vilken grad samspelar chefer och medarbetare väl?"),
    "E6*": ("part nytta.partsarbete skala:bra", "Hur väl fungerar partsarbetet?"),
    "E7 arbetsgivare*": ("part roller.arbetsgivare val:roll", "arbetsgivarens roll"),
    "E7 facklig företrädare*": ("part roller.facklig val:roll", "fackliga företrädarens roll"),
    "E7 chef*": ("part roller.chef val:roll", "chefens roll"),
    "E7 medarbetare*": ("part roller.medarbetare val:roll", "medarbetarens roll"),
    "E7 exempel": ("part roller.exempel prosa", "hur rollerna har ändrats"),
    "E8*": ("part innehall.fragor skala:grad", "I vilken grad är det rätt frågor som tas upp?"),
    "E9*": ("part innehall.forum skala:jdn", "Sker samverkan i rätt forum och på rätt nivå?"),
    "E10*": ("part innehall.introduktion skala:grad", "I vilken grad får nya i samverkan en bra introduktion?"),
    "E11*": ("part innehall.kunskap skala:grad", "I vilken grad känner de till samverkans syfte och mål?"),
    "E12*": ("part framat.stod prosa", "Vad behöver de lokala parterna stötta med framöver?"),
    "E13*": ("gemensam koppling.samband prosa", "Hur hänger mål och resultat ihop?"),
    "E14*": ("gemensam koppling.arbetet val:bra", "Hur fungerar samverkansarbetet i sig?"),
    "E15*": ("gemensam koppling.paverkan val:effekt", "Hur har det påverkat verksamheten?"),
    "E16*": ("gemensam slutsatser.intentioner val:jdn", "Har avtalets intentioner fullföljts?"),
    "E17*": ("gemensam slutsatser.foljd flerval:foljd", "Vad blir följden?"),
    "E18*": ("gemensam slutsatser.atgarder tabell atgard ansvarig klart", "åtgärder"),
    "E19": ("gemensam slutsatser.exempel prosa", "Exempel på vad som faktiskt har hänt (nyttan)"),
    "E20": ("gemensam slutsatser.skiljaktiga tabell part fraga mening", "skiljaktiga meningar"),
    "E21*": ("gemensam slutsatser.nasta datum", "Datum för nästa avstämning"),
}
AREAS = {f"E{number}" for number in range(1, 13)}
CHAPTERS = (
    "Sammanfattning",
    "Syfte, avgränsning och metod",
    "Målen för samverkan",
    "Resultat",
    "Koppling mellan mål och resultat",
    "Slutsatser och åtgärder",
    "Skiljaktiga meningar",
    "Nästa avstämning",
)
CHOICES = {
    "grad": "I mycket hög grad, I ganska hög grad, I ganska låg grad, Inte alls, Kan inte bedöma",
    "bra": "Mycket bra, Ganska bra, Mindre bra, Dåligt, Kan inte bedöma",
    "jdn": "Ja, Delvis, Nej, Vet inte",
    "roll": "Tydligare, Oförändrad, Otydligare, Vet inte",
    "behov": "Inget, Visst, Stort",
    "effekt": "Tydligt bättre, Något bättre, Ingen skillnad, Sämre/oönskad, Går inte att avgöra",
    "lage": "Genomförd som planerat, Genomförd med ändring, Pågår, Inte påbörjad, Utgår",
    "foljd": "Fortsätt, Justera avtalet, Partsgemensam insats, Byt inriktning, Avsluta",
}


@pytest.fixture(scope="module")
def follow_up() -> FollowUp:
    found = load(FOLDER, f"mallar/{MODEL}", None, PERIOD)
    assert found.findings == ()
    assert found.follow_up is not None
    return found.follow_up


def asked(follow_up: FollowUp, form_id: str, field: str) -> Question:
    found = follow_up.forms[form_id].question(field)
    assert found is not None, field
    return found


def described(question: Question) -> list[str]:
    choices = question.scale or question.register
    return [question.kind.value + (f":{choices}" if choices else ""), *(column.id for column in question.columns)]


@pytest.mark.parametrize("reference", WANTED)
def test_every_question_of_the_list_is_asked(follow_up: FollowUp, reference: str) -> None:
    wanted, words = WANTED[reference]
    form_id, field, *kind = wanted.split()
    question = asked(follow_up, form_id, field)
    assert described(question) == kind
    assert words in question.text
    assert question.required is reference.endswith("*")


def test_the_list_has_every_reference_of_the_basis() -> None:
    listed = {re.split(r"[ *]", reference)[0] for reference in WANTED}
    assert listed == {f"E0.{number}" for number in range(1, 9)} | {f"E{number}" for number in range(1, 22)}


def test_every_reference_stands_in_the_models_own_comments() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("blankett_*.toml")))
    commented = set(re.findall(r"\bE\d+(?:\.\d+)?\b", " ".join(re.findall(r"^# .*$", written, re.MULTILINE))))
    assert {re.split(r"[ *]", reference)[0] for reference in WANTED} <= commented


@pytest.mark.parametrize("scale", CHOICES)
def test_the_choices_are_those_of_the_basis(follow_up: FollowUp, scale: str) -> None:
    assert ", ".join(step.text for step in follow_up.scales[scale].steps) == CHOICES[scale]


def test_every_area_is_judged_with_an_example(follow_up: FollowUp) -> None:
    for part in follow_up.forms["part"].parts:
        for question in part.questions:
            if question.kind is Kind.SCALE:
                assert {side.id for side in question.side} == {"kommentar", "ej_relevant"}, question.id
    assert [side.scale for side in asked(follow_up, "part", "framat.stod").side] == ["behov"]


def test_only_the_ten_scale_areas_are_compared(follow_up: FollowUp) -> None:
    compared = follow_up.methods["samsyn"].questions
    wanted = {WANTED[f"{area}*"][0].split()[1] for area in sorted(AREAS - {"E7", "E12"})}
    assert len(compared) == len(wanted) == 10
    assert set(compared) == wanted


def test_each_area_has_its_row_and_each_question_the_name_of_its_row(follow_up: FollowUp) -> None:
    names = {row.name for row in follow_up.registers["omraden"].rows}
    questions = [question for part in follow_up.forms["part"].parts for question in part.questions]
    assert len(names) == len(AREAS)
    assert {question.short for question in questions if question.short} | {"rollerna"} == names


def test_employer_comes_first_and_unions_from_a_to_z(follow_up: FollowUp) -> None:
    rows = follow_up.registers["parter"].rows
    assert [row.values["slag"] for row in rows] == ["arbetsgivare", *["arbetstagarorganisation"] * 4]
    unions = [row.name for row in rows[1:]]
    assert unions == sorted(unions)


def test_the_outline_has_its_chapters_in_order(follow_up: FollowUp) -> None:
    report = next(plan for plan in follow_up.documents if plan.id == "rapport")
    assert re.findall(r"^#\*? (.+)$", report.outline, re.MULTILINE) == list(CHAPTERS)


def test_the_report_has_the_tables_and_the_diagram_of_the_basis(follow_up: FollowUp) -> None:
    report = next(plan for plan in follow_up.documents if plan.id == "rapport")
    printed = re.findall(r"\{\{p (tabell|diagram)\.(\w+)", report.outline)
    assert {("tabell", "bedomningar"), ("tabell", "atgarder"), ("diagram", "avstand")} <= set(printed)
    assert follow_up.tables["bedomningar"].kind is TableKind.SIDE_BY_SIDE
    assert {name for kind, name in printed if kind == "tabell"} <= set(follow_up.tables)


def test_a_party_is_never_asked_for_what_points_out_its_people(follow_up: FollowUp) -> None:
    """Who is a member of a union is sensitive: neither name nor role of the one who answers is ever printed."""
    for form in follow_up.forms.values():
        assert form.question("om.namn") is not None
        for field in ("om.namn", "om.roll"):
            assert asked(follow_up, form.id, field).withheld


def test_individuals_are_protected_from_five_answers_and_parties_never(follow_up: FollowUp) -> None:
    protected = {table.id: table.protection for table in follow_up.tables.values() if table.protection}
    assert protected == {"enkat": "enskilda"}
    assert follow_up.fact_values["troskel"] == 5
    assert next(fact for fact in follow_up.facts if fact.id == "troskel").minimum == 5
