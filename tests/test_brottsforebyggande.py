"""The shipped model for crime prevention, held against the list of what its forms and reports must contain."""

from pathlib import Path

import pytest

from generator.definitions import load
from generator.model.definition import FollowUp, Kind, Question

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "mallar" / "brottsforebyggande"

# What the forms must ask for, by the references of the basis; a star says required.
WANTED = {
    "B0.1*": "aktivitet uppdrag.insatsomrade text",
    "B0.2 aktivitet*": "aktivitet uppdrag.aktivitet text",
    "B0.2 arbetsgrupp*": "aktivitet uppdrag.arbetsgrupp text",
    "B0.3*": "aktivitet uppdrag.ansvarig text",
    "B0.4*": "aktivitet uppdrag.parter flerval:parter",
    "B0.5*": "aktivitet uppdrag.mal tabell mal malvarde slutdatum",
    "B0.6": "aktivitet uppdrag.plan text",
    "B1.1*": "aktivitet produktion.delaktiviteter tabell delaktivitet lage som_planerat justering hur varfor",
    "B1.2*": "aktivitet produktion.ataganden tabell part atagande gjort kommentar",
    "B2.0*": "aktivitet process.uppfoljning val:uppfoljningssatt",
    "B2.1*": "aktivitet process.upplagg prosa",
    "B2.2*": "aktivitet process.mal_mot_problem val:jdn",
    "B2.3*": "aktivitet process.mal_ihop val:jdn",
    "B2.4*": "aktivitet process.smart tabell mal specifikt matbart avgransat accepterat realistiskt tidsatt",
    "B2.5*": "aktivitet process.moment tabell moment planerat genomfort",
    "B2.6*": "aktivitet process.troligt val:jdn",
    "B2.7 pengar*": "aktivitet resurser.pengar skala:grad",
    "B2.7 personal*": "aktivitet resurser.personal skala:grad",
    "B2.7 organisation*": "aktivitet resurser.organisation skala:grad",
    "B2.8*": "aktivitet resurser.moten tabell grupp planerade hallna uppgifter",
    "B2.9 planering*": "aktivitet resurser.planering decimal",
    "B2.9 genomförande*": "aktivitet resurser.genomforande decimal",
    "B2.9 uppföljning*": "aktivitet resurser.uppfoljningstid decimal",
    "B2.9 övrigt*": "aktivitet resurser.ovrigt kr",
    "B3.1*": "aktivitet effekt.indikatorer tabell indikator kalla enhet onskad fore efter jamforelse_fore"
    " jamforelse_efter period",
    "B3.2": "aktivitet effekt.tidsserie tabell tid varde",
    "B3.3*": "aktivitet effekt.paverkan skala:effekt",
    "B3.4": "aktivitet effekt.oonskat prosa",
    "B3.5*": "aktivitet effekt.utveckling prosa",
    "B4.0*": "aktivitet slutsatser.sammanfattning prosa",
    "B4.1*": "aktivitet slutsatser.framgang prosa",
    "B4.2*": "aktivitet slutsatser.mindre_bra prosa",
    "B4.3*": "aktivitet slutsatser.avvikelser tabell avvikelse orsak foljd atgard ansvarig klart lage",
    "B4.4 utveckla*": "aktivitet slutsatser.utveckla prosa",
    "B4.4 effektivisera*": "aktivitet slutsatser.effektivisera prosa",
    "B4.4 fördjupa*": "aktivitet slutsatser.fordjupa prosa",
    "B4.5*": "aktivitet slutsatser.lardomar prosa",
    "B5.1*": "samordnare bedomning.samlad prosa",
    "B5.2": "samordnare bedomning.beslutspunkter tabell punkt skal ansvarig",
    "B5.3": "samordnare grupperna.aterkoppling tabell datum kommentar",
    "B5.4": "samordnare grupperna.ledning tabell planerade hallna uppgifter",
    "B5.5": "samordnare overenskommelsen.mal tabell lage kommentar",
}

CHAPTERS = {
    "rapport": (
        "Underlag och svar",
        "Överenskommelsens mål",
        "Produktion",
        "Process",
        "Effekt",
        "Framgångsfaktorer, brister och avvikelser",
        "Förslag: utveckla, effektivisera, fördjupa",
        "Året {{ period.ar }}",
    ),
    "aterkoppling": ("{{ grupp.namn }}",),
    "bilaga": ("{{ aktivitet.namn }}",),
    "aret": (
        "Överenskommelsens mål vid årets slut",
        "Aktiviteterna under året",
        "Moment och möten",
        "Arbetstid och kostnader",
        "Utveckling över tid",
        "Lärdomar och nästa år",
    ),
}


def loaded(period: str) -> FollowUp:
    found = load(FOLDER, "mallar/brottsforebyggande", None, period)
    assert found.findings == ()
    assert found.follow_up is not None
    return found.follow_up


@pytest.fixture(scope="module")
def follow_up() -> FollowUp:
    return loaded("2025-T1")


def asked(follow_up: FollowUp, form_id: str, field: str) -> Question:
    part_id, question_id = field.split(".")
    part = next(part for part in follow_up.forms[form_id].parts if part.id == part_id)
    found = part.question(question_id)
    assert found is not None, field
    return found


def described(question: Question) -> list[str]:
    choices = question.scale or question.register
    return [question.kind.value + (f":{choices}" if choices else ""), *(column.id for column in question.columns)]


@pytest.mark.parametrize(("reference", "wanted"), WANTED.items(), ids=WANTED)
def test_every_question_of_the_list_is_asked(follow_up: FollowUp, reference: str, wanted: str) -> None:
    form_id, field, *kind = wanted.split()
    question = asked(follow_up, form_id, field)
    assert described(question) == kind
    if not question.rows_from:
        assert question.required is reference.endswith("*")


def test_fixed_tables_of_the_coordinators_must_be_filled_in(follow_up: FollowUp) -> None:
    for field in ("grupperna.aterkoppling", "grupperna.ledning", "overenskommelsen.mal"):
        assert asked(follow_up, "samordnare", field).columns[0].required


def test_prose_on_process_effect_and_conclusions_can_be_unchanged(follow_up: FollowUp) -> None:
    parts = {part.id: part for part in follow_up.forms["aktivitet"].parts}
    prose = [
        question
        for part in ("process", "resurser", "effekt", "slutsatser")
        for question in parts[part].questions
        if question.kind is Kind.PROSE
    ]
    assert len(prose) == 10
    for question in prose:
        labels = [side.text for side in question.side if side.repeats]
        assert labels == ["Oförändrat sedan förra tertialet"], question.id


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2025-T1", ["2025-04-30", "2025-05-09", "2025-05-12", "2025-05-20"]),
        ("2025-T2", ["2025-08-29", "2025-09-09", "2025-09-12", "2025-09-19"]),
        ("2025-T3", ["2025-12-30", "2026-01-09", "2026-01-12", "2026-01-20"]),
        ("2026-T1", ["2026-04-30", "2026-05-08", "2026-05-12", "2026-05-20"]),
        ("2026-T2", ["2026-08-31", "2026-09-09", "2026-09-11", "2026-09-18"]),
        ("2026-T3", ["2026-12-30", "2027-01-08", "2027-01-12", "2027-01-20"]),
    ],
)
def test_the_calendar_follows_the_tertial(period: str, due: list[str]) -> None:
    rows = loaded(period).registers["kalender"].rows
    assert [str(row.values["datum"]) for row in rows] == due
    forum = loaded(period).registers["aktiviteter"].row("sspf")
    assert forum is not None
    assert str(forum.values["egen_dag"]) == due[1]


@pytest.mark.parametrize(
    ("meaning", "letters"),
    [
        ("Avgränsat", ["avgransat"]),
        ("Accepterat", ["accepterat"]),
        ("Båda", ["avgransat", "accepterat"]),
    ],
)
def test_the_letter_a_is_a_setting(tmp_path: Path, meaning: str, letters: list[str]) -> None:
    folder = tmp_path / "brottsforebyggande"
    folder.mkdir()
    for file in FOLDER.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text.replace('standard = "Avgränsat"', f'standard = "{meaning}"'), "utf-8")
    follow_up = load(folder, "mallar/brottsforebyggande", None, "2025-T1").follow_up
    assert follow_up is not None
    process = next(part for part in follow_up.forms["aktivitet"].parts_for("sspf") if part.id == "process")
    smart = process.question("smart")
    assert smart is not None
    assert [column.id for column in smart.columns][3:-2] == letters


def test_the_year_is_asked_about_after_its_last_tertial_only() -> None:
    asked = {
        period: [part.id for part in loaded(period).forms["samordnare"].parts_for("samordnarna")]
        for period in ("2025-T1", "2025-T2", "2025-T3")
    }
    assert [period for period, parts in asked.items() if "aret" in parts] == ["2025-T3"]


def test_an_activity_fills_in_its_form_in_the_tertials_that_it_runs(follow_up: FollowUp) -> None:
    """One that ended in June is asked in T2 and no more; one that starts in October is asked in T3 only."""
    form = follow_up.forms["aktivitet"]
    assert len(follow_up.respondents(form)) == 6


def outline(follow_up: FollowUp, document_id: str) -> list[str]:
    plan = next(plan for plan in follow_up.documents if plan.id == document_id)
    return [line.strip() for line in plan.outline.splitlines() if line.strip()]


@pytest.mark.parametrize(("document", "chapters"), CHAPTERS.items(), ids=CHAPTERS)
def test_the_documents_have_the_chapters_of_the_basis(
    follow_up: FollowUp, document: str, chapters: tuple[str, ...]
) -> None:
    found = tuple(line.removeprefix("# ") for line in outline(loaded("2025-T3"), document) if line.startswith("# "))
    assert found == chapters


def test_each_working_group_reports_back_in_four_sections(follow_up: FollowUp) -> None:
    headings = [line.removeprefix("## ") for line in outline(follow_up, "aterkoppling") if line.startswith("## ")]
    assert headings == ["Sammanfattning", "Framgångsfaktorer", "Brister och avvikelser", "Förslag"]


def test_the_summary_with_what_is_to_be_decided_stands_first(follow_up: FollowUp) -> None:
    lines = outline(follow_up, "rapport")
    first = next(index for index, line in enumerate(lines) if line.startswith("# "))
    assert "#* Sammanfattning" in lines[:first]
    assert "##* Beslutspunkter" in lines[:first]
