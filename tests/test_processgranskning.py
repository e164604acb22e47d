"""The shipped model for reviews, held against the list of what its forms and documents must contain and say."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definitions import load
from generator.model.definition import NEVER, FollowUp, Kind, Question
from tests.examples.inbox import period as read_inbox
from tests.running import Ran, rapport
from tests.test_golden import Golden, cells_of, lines_of

ROOT = Path(__file__).parent.parent
MODEL, OF = "processgranskning", "2025-granskning-1"
FOLDER = ROOT / "mallar" / MODEL

# What the forms must ask for, by the references of the basis: form, question, kind, columns, and what shows a gap.
WANTED = {
    "C0.1": "gemensam grund.typ val:granskningstyp",
    "C0.2": "gemensam grund.upplagg prosa",
    "C0.3": "gemensam grund.lagesbild prosa",
    "C0.4": "gemensam grund.missades val:jdn | ja",
    "C0.5": "gemensam grund.relevanta val:jdn | nej",
    "C0.6": "gemensam grund.forenliga val:jdn | nej",
    "C0.7": "gemensam grund.mal tabell mal malvarde slutdatum specifikt matbart avgransat accepterat"
    " realistiskt tidsatt",
    "C0.8": "gemensam grund.moment tabell moment planerat genomfort mal",
    "C0.9": "gemensam grund.sannolikt val:jdn | nej",
    "C0.10": "gemensam grund.realistiskt val:jdn | nej",
    "C0.11 planering": "gemensam grund.planering decimal",
    "C0.11 genomförande": "gemensam grund.genomforande decimal",
    "C0.11 uppföljning": "gemensam grund.uppfoljningstid decimal",
    "C0.11 kronor": "gemensam grund.ovrigt kr",
    "C0.12": "gemensam grund.resurser prosa",
    "C0.13": "gemensam grund.moten tabell planerade hallna narvaro uppgifter",
    "C1.1": "part beslut.organisation val:jdn | nej",
    "C1.2": "part beslut.samordnare val:jdn | nej",
    "C1.3": "part beslut.riktlinjer val:jdn | nej",
    "C1.4": "part beslut.rutiner val:jdn | nej",
    "C1.5": "part beslut.kant val:jdn | nej",
    "C2.1": "part forutsattningar.linje val:jdn | nej",
    "C2.2": "part forutsattningar.tidplan val:jdn | nej",
    "C2.3": "part forutsattningar.malkonflikt val:jdn | ja",
    "C2.4": "part forutsattningar.redan prosa",
    "C2.5": "part forutsattningar.lart prosa",
    "C2.6": "part forutsattningar.starker prosa",
    "C3.1": "part forankring.nyckelroller prosa",
    "C3.2": "part forankring.forstar prosa",
    "C3.3": "part forankring.chefer val:jdn | nej",
    "C3.4": "part forankring.tolkar val:jdn | nej",
    "C4.1": "part samordnaren.uppgift val:jdn | nej",
    "C4.2": "part samordnaren.ansvar val:jdn | nej",
    "C4.3": "part samordnaren.nar val:jdn | nej",
    "C4.4": "part samordnaren.redovisas val:jdn | nej",
    "C4.5": "part samordnaren.mandat val:jdn | nej",
    "C4.6 tid": "part samordnaren.tid val:jdn | nej",
    "C4.6 pengar": "part samordnaren.pengar val:jdn | nej",
    "C4.6 material": "part samordnaren.material val:jdn | nej",
    "C4.6 kunskap": "part samordnaren.kunskap val:jdn | nej",
    "C4.7": "part samordnaren.forankrat val:jdn | nej",
    "C5.1": "part kommunikation.bakgrund prosa",
    "C5.2": "part kommunikation.malgrupper prosa",
    "C5.3": "part kommunikation.mal prosa",
    "C5.4": "part kommunikation.budskap prosa",
    "C5.5": "part kommunikation.kanaler prosa",
    "C5.6": "part kommunikation.uppfoljning prosa",
    "C6.1": "part lagesbild.varfor prosa",
    "C6.2": "part lagesbild.kallor tabell kalla anvand skal",
    "C6.3": "part lagesbild.begransar prosa",
    "C6.4": "part lagesbild.betydelse prosa",
    "C7.1": "part monster.storre val:jdn | aldrig",
    "C7.2": "part monster.andring val:andring | aldrig",
    "C7.3": "part monster.varierar val:jdn | aldrig",
    "C7.4": "part monster.dagar val:jdn | aldrig",
    "C7.5": "part monster.klockslag val:jdn | aldrig",
    "C7.6": "part monster.platser val:jdn | aldrig",
    "C8.1": "gemensam prioritering.handelse prosa",
    "C8.2": "gemensam prioritering.varfor flerval:prioritering",
    "C8.3": "gemensam prioritering.avgransat flerval:avgransning",
    "C8.4": "gemensam prioritering.kallor prosa",
    "C9.1": "gemensam orsaker.situationen flerval:situationen",
    "C9.2": "gemensam orsaker.utsatta flerval:utsatta",
    "C9.3": "gemensam orsaker.personen flerval:personen",
    "C10.1": "gemensam overenskommelsen.problem val:jdn | nej",
    "C10.2": "gemensam overenskommelsen.orsaker val:jdn | nej",
    "C10.3": "gemensam overenskommelsen.mal val:jdn | nej",
    "C10.4": "gemensam overenskommelsen.uppfoljning val:jdn | nej",
    "C10.5": "gemensam overenskommelsen.giltighet val:jdn | nej",
    "C10.6": "gemensam overenskommelsen.underskriven val:jdn | nej",
    "C11.1": "gemensam verkan.kedja prosa",
    "C11.2": "gemensam verkan.bieffekter val:jdn | ja",
    "C12.1": "gemensam atgarder.verkan prosa",
    "C12.2": "gemensam atgarder.rimligt val:jdn | nej",
    "C13.1": "gemensam medborgarloften.medborgare prosa",
    "C13.2": "gemensam medborgarloften.dialog val:jdn | nej",
    "C13.3": "gemensam medborgarloften.utgar val:jdn | nej",
    "C13.4": "gemensam medborgarloften.lagesbild val:jdn | nej",
    "C13.5": "gemensam medborgarloften.kommunicerade val:jdn | nej",
    "C14.1": "gemensam uppfoljningsplan.plan tabell vad nar hur",
    "C14.2": "gemensam uppfoljningsplan.ansvar prosa",
    "C14.3": "gemensam uppfoljningsplan.mottagare prosa",
    "C14.4": "gemensam uppfoljningsplan.tid decimal",
    "C14.5": "gemensam uppfoljningsplan.styrgrupp prosa",
    "C14.6": "gemensam uppfoljningsplan.deltagare prosa",
    "C14.7": "gemensam uppfoljningsplan.anvands prosa",
    "C14.8": "gemensam uppfoljningsplan.lardomar prosa",
    "C14.9": "gemensam uppfoljningsplan.sprids prosa",
    "C15.1 planerade": "gemensam genomforande.planerade heltal",
    "C15.1 genomförda": "gemensam genomforande.genomforda heltal",
    "C15.2": "gemensam genomforande.upplevt prosa",
    "C15.3": "gemensam genomforande.hjalpt prosa",
}
ITEMS = {
    "C0": 13, "C1": 5, "C2": 6, "C3": 4, "C4": 7, "C5": 6, "C6": 4, "C7": 6, "C8": 4, "C9": 3, "C10": 6, "C11": 2,
    "C12": 2, "C13": 5, "C14": 9, "C15": 3,
}  # fmt: skip
BAD_WHEN_YES = {"C0.4", "C2.3", "C11.2"}
PROSE_ONLY = set(
    """C0.2 C0.3 C0.12 C2.4 C2.5 C2.6 C3.1 C3.2 C5.1 C5.2 C5.3 C5.4 C5.5 C5.6 C6.1 C6.3 C6.4 C8.1 C8.4 C11.1
    C12.1 C13.1 C14.2 C14.3 C14.5 C14.6 C14.7 C14.8 C14.9 C15.2 C15.3""".split()  # noqa: SIM905
)
CHOICES = {
    "prioritering": "Störst omfattning, Negativ utveckling, Högre än på andra håll, Kostsamt, Politisk prioritering,"
    " Annat",
    "avgransning": "Brottskategori, Delfenomen, Utsatt grupp",
    "situationen": "Mörkt, Trångt, Avskilt, Svag social kontroll, Mycket krogar, Svår överblick,"
    " Stor omflyttning, Annat",
    "utsatta": "Olåst, Lätt att flytta, Oaktsam, Påverkad, Annat",
    "personen": "Svag impulskontroll, Bristande förmåga, Okunskap, Annat",
    "jdn": "Ja, Delvis, Nej, Vet inte",
}
AREAS = (
    "Beslut om samverkan",
    "Egna förutsättningar",
    "Intern förankring",
    "Samordnarens uppdrag",
    "Kommunikation",
    "Egen lägesbild",
    "Mönster",
    "Prioritering",
    "Orsaker",
    "Överenskommelsens innehåll",
    "Målens verkan",
    "Åtgärder",
    "Medborgarlöften",
    "Uppföljningsplan",
    "Genomförande",
)
CHAPTERS = {
    "rapport": (
        "Syfte, typ av granskning och underlag",
        "Syfte och lägesbild",
        "Mål",
        "Genomförande",
        "Kostnader",
        "Organisation och resurser",
        "Checklistor",
        "Lärdomar och utvecklingsområden",
        "Luckor och åtgärder",
    ),
    "aterkoppling": (
        "Det viktigaste",
        "Så gjordes granskningen",
        "Vad svaren visar",
        "Vad vi har lärt oss",
        "Det här ska göras",
        "Så fortsätter arbetet",
    ),
    "bilaga": ("{{ part.organisation }}", "Parternas gemensamma svar"),
}
TABLES = ("mal", "smart", "moment", "kostnader", "moten")


@pytest.fixture(scope="module")
def follow_up() -> FollowUp:
    found = load(FOLDER, f"mallar/{MODEL}", None, OF)
    assert found.findings == ()
    assert found.follow_up is not None
    return found.follow_up


def asked(follow_up: FollowUp, form_id: str, field: str) -> Question:
    part_id, question_id = field.split(".")
    part = next(part for part in follow_up.forms[form_id].parts if part.id == part_id)
    found = part.question(question_id)
    assert found is not None, field
    return found


# ---------------------------------------------------------------- The forms


@pytest.mark.parametrize(("reference", "wanted"), WANTED.items(), ids=WANTED)
def test_every_question_of_the_list_is_asked(follow_up: FollowUp, reference: str, wanted: str) -> None:
    told, _, gap_at = wanted.partition(" | ")
    form_id, field, *kind = told.split()
    question = asked(follow_up, form_id, field)
    scale = f":{question.scale}" if question.scale else ""
    assert [f"{question.kind.value}{scale}", *(column.id for column in question.columns)] == kind
    assert (question.required, question.gap_at) == (True, gap_at)
    if question.kind is Kind.CHOICE and question.scale == "jdn":
        assert next(side.id for side in question.side if side.kind is Kind.PROSE) == "kommentar"


def test_the_list_has_the_thirteen_basic_questions_and_all_seventy_two_items() -> None:
    items = Counter(item.split(".")[0] for item in {reference.split()[0] for reference in WANTED})

    assert items == ITEMS
    assert sum(items.values()) - items["C0"] == 72


def test_the_form_asks_nothing_else_in_its_areas(follow_up: FollowUp) -> None:
    told = {tuple(wanted.split()[:2]) for wanted in WANTED.values()}
    there = {
        (form.id, f"{part.id}.{question.id}")
        for form in follow_up.forms.values()
        for part in form.parts
        for question in part.questions
        if part.id not in ("om", "samlat") and not question.leaves_out
    }
    assert there == told


def test_yes_is_the_bad_answer_of_three_the_pattern_is_neutral_and_no_is_the_bad_answer_of_the_rest() -> None:
    gaps = {reference: wanted.partition(" | ")[2] for reference, wanted in WANTED.items() if " | " in wanted}

    assert {reference for reference, gap_at in gaps.items() if gap_at == "ja"} == BAD_WHEN_YES
    assert {reference for reference, gap_at in gaps.items() if gap_at == NEVER} == {f"C7.{n}" for n in range(1, 7)}
    assert {reference for reference, wanted in WANTED.items() if wanted.endswith(" prosa")} == PROSE_ONLY


def test_a_question_that_can_show_a_gap_has_room_for_a_measure_and_a_neutral_one_never_does(
    follow_up: FollowUp,
) -> None:
    """A ja that is a gap asks for measure, owner (role) and date; what is demanded when is held by test_gaps."""
    for reference, wanted in WANTED.items():
        gap_at = wanted.partition(" | ")[2]
        question = asked(follow_up, *wanted.split()[:2])
        beside = [side.id for side in question.side if side.for_gap]
        assert beside == (["atgard", "ansvarig", "klart"] if gap_at in ("ja", "nej") else []), reference


@pytest.mark.parametrize(("scale", "texts"), CHOICES.items(), ids=CHOICES)
def test_the_choices_are_those_of_the_basis(follow_up: FollowUp, scale: str, texts: str) -> None:
    assert ", ".join(step.text for step in follow_up.scales[scale].steps) == texts


def test_each_part_has_the_first_seven_areas_and_together_they_have_the_rest(follow_up: FollowUp) -> None:
    titles = {form.id: [part.title for part in form.parts] for form in follow_up.forms.values()}

    assert titles["part"] == ["Om svaren", *AREAS[:7]]
    assert titles["gemensam"] == ["Om svaren", "Samlad bild", "Grundfrågor", *AREAS[7:]]
    assert [row.name for row in follow_up.registers["parter"].rows] == ["Kommunen", "Polisen"]


def test_every_area_can_be_left_out(follow_up: FollowUp) -> None:
    parts = [part for form in follow_up.forms.values() for part in form.parts if part.title in AREAS]
    assert len(parts) == len(AREAS)
    assert all(part.questions[0].leaves_out for part in parts)


def test_a_review_has_no_days_until_somebody_writes_them(follow_up: FollowUp) -> None:
    days = [row.values["datum"] for row in follow_up.registers["kalender"].rows]
    assert (follow_up.period.first, follow_up.period.name) == (None, "granskning 2025:1")
    assert days == [None] * 5


# ---------------------------------------------------------------- The documents as the model has them


def outline(follow_up: FollowUp, document_id: str) -> list[str]:
    plan = next(plan for plan in follow_up.documents if plan.id == document_id)
    return [line.strip() for line in plan.outline.splitlines() if line.strip()]


@pytest.mark.parametrize(("document", "chapters"), CHAPTERS.items(), ids=CHAPTERS)
def test_the_documents_have_the_chapters_of_the_basis(
    follow_up: FollowUp, document: str, chapters: tuple[str, ...]
) -> None:
    found = tuple(line.removeprefix("# ") for line in outline(follow_up, document) if line.startswith("# "))
    assert found == chapters


def test_the_checklists_have_a_section_for_each_area_and_the_gaps_a_list_for_each_that_can_have_any(
    follow_up: FollowUp,
) -> None:
    lines = outline(follow_up, "rapport")
    sections = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    areas = {wanted.split()[1].split(".")[0] for wanted in WANTED.values() if wanted.endswith(("| nej", "| ja"))}

    assert sections == list(AREAS)
    assert {line for line in lines if line.startswith("{{p tabell.luckor_")} == {
        f"{{{{p tabell.luckor_{area} }}}}" for area in areas
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_of_the_basis_are_in_the_report(follow_up: FollowUp, table: str) -> None:
    assert f"{{{{p tabell.{table} }}}}" in outline(follow_up, "rapport")


def test_the_charts_are_bars_of_the_answers_where_no_is_the_gap(follow_up: FollowUp) -> None:
    drawn = [(chart.kind.value, follow_up.tables[chart.table].where) for chart in follow_up.charts.values()]
    assert drawn == [("staplade", {"lucka_vid": "nej"})] * 2


def test_nothing_is_scored_or_ranked(follow_up: FollowUp) -> None:
    assert all(step.value is None for scale in follow_up.scales.values() for step in scale.steps)
    assert not any(chart.by_size for chart in follow_up.charts.values())


# ---------------------------------------------------------------- What the example says


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    return base


@pytest.fixture(scope="module")
def ran(workspace: Path) -> Ran:
    return rapport("bygg", MODEL, "--json", workspace=workspace, today="2025-10-20")


def read_aloud(workspace: Path, document: str) -> str:
    name = f"{MODEL}-{document}-{OF}-v0-1.docx"
    return "\n".join(lines_of(workspace / "utdata" / MODEL / OF / name)).replace("\u00a0", " ")


SAID: Mapping[str, tuple[str, ...]] = {
    "granskningsrapport": (
        "Granskningen är avslutande och bygger på svar från samordnaren för brottsförebyggande arbete och "
        "kommunpolisen.",
        "Kommunen svarar ja på 11 av 19 frågor, delvis på 5, nej på 3 och vet inte på 0.",
        "Polisen svarar ja på 11 av 18 frågor, delvis på 0, nej på 4 och vet inte på 2. En fråga är inte besvarad.",
        "Parterna svarar tillsammans ja på 6 av 11 frågor, delvis på 4, nej på 1 och vet inte på 0.",
        "Sammanlagt 10 svar visar på en lucka.",
        "Svaren från polisen är inte färdiga.",
        "Området ingår inte i granskningen: parterna har inte lämnat några medborgarlöften under perioden.",
        "Invånarna ska vara mer delaktiga: målet är delvis tidsatt men varken specifikt, mätbart eller avgränsat.",
        "Öppna dialoger med invånare planerades fyra gånger men gjordes inte.",
        "| Finns det gemensamma riktlinjer och en gemensam tidplan? | Delvis | Nej |",
        "Inte relevant: budgeten beslutas på nationell nivå",
        "| Polisen | Finns det någon målkonflikt med andra uppdrag? Ja. | Planera gemensamma pass två månader i förväg",
    ),
    "aterkoppling": (
        "Sammanlagt 10 svar visar på en lucka.",
        "ListBullet: Skriv om målen i den nya överenskommelsen, med mått, utgångsvärde och målvärde för vart och ett. "
        "Ansvarig: samordnaren och kommunpolisen, klart senast den 12 december 2025.",
        "Återkopplingen ges den 20 november 2025.",
    ),
    "bilaga": ("Åtgärd vid lucka: Flytta åtgärdsplanen till maj, så att kostnaderna kan tas med i budgeten.",),
}


@pytest.mark.parametrize("document", SAID)
def test_the_documents_say_what_the_answers_come_to(workspace: Path, ran: Ran, document: str) -> None:
    assert ran.code == 0
    said = read_aloud(workspace, document)
    assert [sentence for sentence in SAID[document] if sentence not in said] == []


@pytest.mark.parametrize("document", SAID)
def test_no_document_says_that_something_is_missing_or_wrong(workspace: Path, ran: Ran, document: str) -> None:
    assert not re.search(
        r"\[(?:uppgift|fel|inte aktuellt)|None|\{\{|\w  +\w|poäng på|rangord(?!ning)", read_aloud(workspace, document)
    )


def test_the_gaps_add_up_to_those_in_the_lists(workspace: Path, ran: Ran) -> None:
    said = read_aloud(workspace, "granskningsrapport")
    lists = said.partition("Luckor och åtgärder\nBodyText")[2].partition("Mottagare")[0]
    assert len(re.findall(r"^\|.*\d{4}-\d\d-\d\d", lists, re.MULTILINE)) == 10


def test_what_is_to_be_looked_at_is_known(ran: Ran) -> None:
    assert ran.codes == {"FORM_UNFINISHED", "REQUIRED_UNFINISHED"}


def test_a_form_that_is_late_and_not_finished_is_told_of(ran: Ran) -> None:
    dataset, _, _ = read_inbox(OF, MODEL)
    late = {delivery.respondent.id: (delivery.late, delivery.standing.value) for delivery in dataset.deliveries}
    assert late == {
        "kommunen": (False, "delivered"),
        "polisen": (True, "incomplete"),
        "parterna": (False, "delivered"),
    }


@pytest.mark.parametrize("document", ["granskningsrapport", "aterkoppling"])
def test_a_document_reads_as_it_did(workspace: Path, ran: Ran, golden: Golden, document: str) -> None:
    golden(f"{document}-{OF}.txt", f"{read_aloud(workspace, document)}\n")


def test_the_form_of_a_part_is_as_it_was(workspace: Path, golden: Golden) -> None:
    assert rapport("blanketter", MODEL, "--period", OF, workspace=workspace, today="2025-09-01").code == 0
    path = workspace / f"utdata/{MODEL}/{OF}/utskick/{MODEL}-part-kommunen-{OF}.xlsx"
    golden(f"part-kommunen-{OF}.txt", "".join(f"{line}\n" for line in cells_of(path)))
