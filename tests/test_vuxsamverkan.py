"""The shipped model for adult education, held against the list of what its forms and reports must contain."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.definitions import load, register_workbook
from generator.expressions.published_names import column_ids
from generator.merging import combine, validate
from generator.model.definition import ChartKind, FollowUp, Kind, Question, RegisterValue, TableKind
from generator.model.inbox import FoundFile
from generator.swedish.messages import finding_text

FOLDER = Path(__file__).parent.parent / "mallar" / "vuxsamverkan"

GROUPS = ("planering", "kommunikation", "antagning", "arbetsliv", "uppfoljning", "chefsgrupp", "politisk")

# What the forms must ask for, by the references of the basis; a star says required. A9 itself has none: counts that
# have not come in for a date are a gap that the tables tell of, and no error.
WANTED = {
    "A1.1*": "grupp om.galler text",
    "A1.2*": "grupp arbete.syfte prosa",
    "A1.3*": "grupp arbete.deltagare tabell roll organisation namn",
    "A1.4*": "grupp arbete.moten tabell datum form antal protokoll",
    "A1.5": "grupp arbete.aktiviteter tabell aktivitet tid resultat",
    "A1.6*": "grupp arbete.beslut tabell datum beslut utfall",
    "A1.7*": "grupp arbete.resultat prosa",
    "A1.8": "grupp arbete.ovrigt prosa",
    "A2.1*": "grupp planering.platser skala:grad",
    "A2.2*": "grupp planering.gemensam skala:grad",
    "A2.3*": "grupp planering.arbetsmarknad skala:grad",
    "A2.3 underlag": "grupp planering.underlag flerval:planeringsunderlag",
    "A2.4*": "grupp planering.arbetsformedlingen val:jdn",
    "A2.5*": "grupp planering.regionen val:jdn",
    "A2.6*": "grupp planering.gymnasieskolan skala:grad",
    "A3.1*": "grupp kommunikation.samlat_utbud val:jdn",
    "A3.2*": "grupp kommunikation.interna_insatser tabell insats malgrupp tid",
    "A3.2 hur*": "grupp kommunikation.intern_bedomning skala:bra",
    "A3.2 verkan*": "grupp kommunikation.intern_verkan skala:verkan",
    "A3.2 exempel": "grupp kommunikation.intern_exempel prosa",
    "A3.3*": "grupp kommunikation.externa_insatser tabell kanal tid kostnad rackvidd",
    "A3.3 hur*": "grupp kommunikation.extern_bedomning skala:bra",
    "A3.3 verkan*": "grupp kommunikation.extern_verkan skala:verkan",
    "A3.4": "grupp kommunikation.ovrigt prosa",
    "A4.1*": "grupp antagning.villkor skala:grad",
    "A4.2*": "grupp antagning.forutsattningar skala:grad",
    "A4.3*": "grupp antagning.samstammighet skala:grad",
    "A4.4": "grupp antagning.rutiner val:jdn",
    "A4.4 annat": "grupp antagning.ovrigt prosa",
    "A5.1*": "grupp arbetsliv.planering skala:grad",
    "A5.2*": "grupp arbetsliv.satt flerval:arbetslivsformer",
    "A5.2 prosa": "grupp arbetsliv.satt_beskrivning prosa",
    "A5.3": "grupp arbetsliv.behov_ovrigt prosa",
    "A5.4": "grupp arbetsliv.ovrigt prosa",
    "A6.1*": "grupp uppfoljning.foljer_avtalet val:jdn",
    "A6.2*": "grupp uppfoljning.underlag_visar prosa",
    "A6.3*": "grupp uppfoljning.forslag tabell forslag skal paragraf ansvarig nar prioritet",
    "A6.4": "grupp uppfoljning.ovrigt prosa",
    "A7.1*": "grupp chefsgrupp.enligt_avtalet val:jdn",
    "A7.2": "grupp chefsgrupp.ovrigt prosa",
    "A8.1*": "grupp politisk.enligt_avtalet val:jdn",
    "A8.2": "grupp politisk.ovrigt prosa",
    "A8.3*": "grupp politisk.protokollforda heltal",
    "A9": "kommun deltagare_mars.antal tabell kvinnor man okant totalt",
    "A9 oktober": "kommun deltagare_oktober.antal tabell kvinnor man okant totalt",
    "A9.1": "kommun deltagare_mars.rakneenhet text",
    "A9.2": "kommun deltagare_mars.avser text",
    "A9.3*": "kommun uppgifter.stammer val:stammer",
    "A9.4": "kommun uppgifter.kommentar prosa",
    "A9.5": "kommun deltagare_oktober.inga_ovriga val:ja_nej",
    "A9.6*": "samordnare statistik.analys prosa",
    "A10.1*": "samordnare uppdrag.avtalstext prosa",
    "A10.2*": "samordnare genomforande.medverkan prosa",
    "A10.3": "samordnare genomforande.metod tabell skriftligt enkat dialog",
    "A10.4": "samordnare genomforande.tidplan tabell lage kommentar",
    "A10.5*": "samordnare bedomning.analys prosa",
    "A10.6": "samordnare forra_rapporten.forslag tabell forslag utfall kommentar",
    "A10.7": "samordnare forra_rapporten.behandling tabell organ datum paragraf beslut",
}

TABLES = {
    "T1": ("tidplan",),
    "T2": ("svarande_grupper",),
    "T3": ("grupper",),
    "T4": ("bedomningar",),
    "T5": ("deltagare_inriktning",),
    "T6": ("deltagare_kommun",),
    "T7": ("forandring_mars", "forandring_oktober"),
    "T8": (
        "kommun_inriktning_mars",
        "kommun_inriktning_mars_2",
        "kommun_inriktning_oktober",
        "kommun_inriktning_oktober_2",
    ),
    "T9": ("forslag",),
    "T10": ("svarsmatris",),
}

CHAPTERS = {
    "rapport": (
        "Uppdrag och bakgrund",
        "Genomförande",
        "Samverkan i korthet",
        "Grupperna",
        "Deltagare per yrkesinriktning",
        "Analys",
        "Förslag till justeringar",
        "Nästa steg",
    ),
    "bilagor": (
        "Frågor och alla svar",
        "Tabellbilaga",
        "Metod och definitioner",
        "Avtalets uppföljningsbestämmelse",
        "Deltagande parter",
        "Källor",
    ),
}


@pytest.fixture(scope="module")
def follow_up() -> FollowUp:
    loaded = load(FOLDER, "mallar/vuxsamverkan", None, "2025")
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    return loaded.follow_up


def asked(follow_up: FollowUp, form_id: str, field: str) -> Question:
    part_id, question_id = field.split(".")
    part = next(part for part in follow_up.forms[form_id].parts if part.id == part_id)
    found = part.question(question_id)
    assert found is not None, field
    return found


def described(question: Question) -> list[str]:
    kind = question.kind.value + (f":{question.scale}" if question.scale else "")
    return [kind, *(column.id for column in question.columns)]


@pytest.mark.parametrize(("reference", "wanted"), WANTED.items(), ids=WANTED)
def test_every_question_of_the_list_is_asked(follow_up: FollowUp, reference: str, wanted: str) -> None:
    form_id, field, *kind = wanted.split()
    question = asked(follow_up, form_id, field)
    assert described(question) == kind
    assert question.required is reference.endswith("*")


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_assesses_its_own_field_only(follow_up: FollowUp, group: str) -> None:
    parts = [part.id for part in follow_up.forms["grupp"].parts_for(group)]
    assert parts == ["om", "arbete", group]


def test_each_measuring_date_has_a_sheet_without_prose(follow_up: FollowUp) -> None:
    dates = [part for part in follow_up.forms["kommun"].parts if part.base == "deltagare"]
    assert [part.dimension for part in dates] == [("matdatum", "mars"), ("matdatum", "oktober")]
    assert not any(question.kind is Kind.PROSE for part in dates for question in part.questions)


def test_a_required_free_table_can_be_answered_with_none(follow_up: FollowUp) -> None:
    for form in follow_up.forms.values():
        for part in form.parts:
            confirmed = {question.nil_for for question in part.questions}
            free = {q.id for q in part.questions if q.kind is Kind.TABLE and q.required and not q.rows_from}
            assert free <= confirmed, part.id


def test_judgements_have_room_for_a_comment_and_for_a_reason_not_to_answer(follow_up: FollowUp) -> None:
    judged = [
        question
        for part in follow_up.forms["grupp"].parts
        for question in part.questions
        if question.scale in {"grad", "bra", "jdn", "verkan"}
    ]
    assert len(judged) == 19
    for question in judged:
        side = {side.id: side for side in question.side}
        assert {"kommentar", "ej_relevant"} <= set(side), question.id
        assert side["ej_relevant"].excuses


def test_the_blanks_of_unknown_sex_are_zero_and_no_others(follow_up: FollowUp) -> None:
    columns = asked(follow_up, "kommun", "deltagare_mars.antal").columns
    assert [column.id for column in columns if column.blank_is_zero] == ["okant"]


def test_registers_hold_the_preset_of_the_area(follow_up: FollowUp) -> None:
    sizes = {id_: len(register.rows) for id_, register in follow_up.registers.items()}
    wanted = {"grupper": 7, "kommuner": 15, "inriktningar": 13, "matdatum": 2, "samordning": 1}
    assert {id_: sizes[id_] for id_ in wanted} == wanted
    codes = [row.values["kod"] for row in follow_up.registers["kommuner"].rows]
    assert len(set(codes)) == 15
    assert all(str(code).startswith("20") and len(str(code)) == 4 for code in codes)


def test_deadlines_leave_room_for_the_october_count(follow_up: FollowUp) -> None:
    calendar = follow_up.registers["kalender"]
    counting = calendar.row("deltagaruppgifter")
    second = follow_up.registers["matdatum"].row("oktober")
    assert counting is not None
    assert second is not None
    first, last = counting.values["fran"], counting.values["till"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    assert isinstance(counted := second.values["datum"], date)
    assert first <= counted < last


@pytest.mark.parametrize(("reference", "ids"), TABLES.items(), ids=TABLES)
def test_every_table_of_the_list_is_defined(follow_up: FollowUp, reference: str, ids: tuple[str, ...]) -> None:
    assert set(ids) <= set(follow_up.tables), reference


def test_every_table_is_shown_in_some_document(follow_up: FollowUp) -> None:
    outlines = " ".join(plan.outline for plan in follow_up.documents)
    assert [id_ for id_ in follow_up.tables if f"tabell.{id_} " not in outlines] == []


CHARTS = {
    "D1": (("kon_mars", "kon_oktober"), ChartKind.STACKED, "inriktningar"),
    "D2": (("kommuner_mars", "kommuner_oktober"), ChartKind.BARS, "kommuner"),
    "D3": (("utveckling_mars", "utveckling_oktober"), ChartKind.LINES, "inriktningar"),
}


@pytest.mark.parametrize("reference", CHARTS)
def test_every_chart_of_the_list_is_drawn_beside_its_table(follow_up: FollowUp, reference: str) -> None:
    ids, kind, rows = CHARTS[reference]
    outline = next(plan.outline for plan in follow_up.documents if plan.id == "rapport")
    for chart in (follow_up.charts[id_] for id_ in ids):
        assert (chart.kind, follow_up.tables[chart.table].rows, chart.by_size) == (kind, rows, True)
        assert outline.index(f"tabell.{chart.table} ") < outline.index(f"diagram.{chart.id} ")
        assert f"hanvisning.{chart.id} " in outline


def test_no_table_of_figures_is_wider_than_eight_columns(follow_up: FollowUp) -> None:
    computed = [table for table in follow_up.tables.values() if table.kind is TableKind.CROSS]
    assert [table.id for table in computed if len(column_ids(follow_up, table)) > 7] == []


@pytest.mark.parametrize("day", ["mars", "oktober"])
def test_the_two_tables_of_a_date_share_all_occupational_areas(follow_up: FollowUp, day: str) -> None:
    ids = (f"kommun_inriktning_{day}", f"kommun_inriktning_{day}_2")
    shared = [area for table in ids for area in follow_up.tables[table].column_rows]
    assert shared == [row.id for row in follow_up.registers["inriktningar"].rows]


def test_counts_of_persons_are_protected_and_nothing_else(follow_up: FollowUp) -> None:
    for table in follow_up.tables.values():
        assert table.protection == ("personer" if table.kind is TableKind.CROSS else ""), table.id
    assert follow_up.fact_values["troskel"] == 5


@pytest.mark.parametrize(("document", "chapters"), CHAPTERS.items(), ids=CHAPTERS)
def test_chapters_stand_in_the_order_of_the_list(follow_up: FollowUp, document: str, chapters: tuple[str, ...]) -> None:
    plan = next(plan for plan in follow_up.documents if plan.id == document)
    assert tuple(line[2:] for line in plan.outline.splitlines() if line.startswith("# ")) == chapters


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_text_says_den_before_a_date_that_says_it_itself(path: Path) -> None:
    assert re.search(r"(?i)\bden \{\{[^}]*\| datum *(\||\}\})", path.read_text(encoding="utf-8")) is None


UNDATED = (
    "Rapportens status är Fastställd, men datumet då den fastställdes saknas. "
    "Fyll i datumet, eller välj en annan status."
)
UNNUMBERED = (
    "Rapportens status är Fastställd, men paragrafen i protokollet saknas. "
    "Fyll i paragrafen, eller välj en annan status."
)
UNDECIDED = (
    "Datumet då rapporten fastställdes är ifyllt, men rapportens status är Förslag. "
    "Ändra status till Fastställd, eller ta bort datumet."
)
DECISION = date(2025, 12, 5)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({"status": "Fastställd"}, ["C7: fel: " + UNDATED, "C8: fel: " + UNNUMBERED], id="row 79 neither"),
        pytest.param({"status": "Fastställd", "faststalld": DECISION}, ["C8: fel: " + UNNUMBERED], id="row 79 a day"),
        pytest.param({"status": "Fastställd", "faststalld": DECISION, "paragraf": "§ 14"}, [], id="row 79 both"),
        pytest.param(
            {"status": "Förslag", "faststalld": DECISION}, ["C7: varning: " + UNDECIDED], id="row 79 proposal"
        ),
        pytest.param({"status": "Utkast"}, [], id="draft"),
    ],
)
def test_a_decision_has_its_day_and_paragraph(
    facts: dict[str, RegisterValue], said: list[str], follow_up: FollowUp, tmp_path: Path
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(register_workbook(replace(follow_up, fact_values={**follow_up.fact_values, **facts})))
    read = load(FOLDER, "mallar/vuxsamverkan", FoundFile(path, "register.xlsx"), "2025").follow_up
    assert read is not None
    found = validate(read, combine(read, [])[0])
    told = [finding_text(finding) for finding in found if finding.code == "RULE_BROKEN"]
    assert [line.removeprefix("register.xlsx, bladet Rapporten, cell ") for line in told] == said


def test_a_measuring_date_of_another_year_is_an_error(follow_up: FollowUp, tmp_path: Path) -> None:
    dates = follow_up.registers["matdatum"]
    march, october = dates.rows
    old = replace(dates, rows=(replace(march, values={**march.values, "datum": date(2024, 3, 1)}), october))
    path = tmp_path / "register.xlsx"
    path.write_bytes(register_workbook(replace(follow_up, registers={**follow_up.registers, "matdatum": old})))
    loaded = load(FOLDER, "mallar/vuxsamverkan", FoundFile(path, "register.xlsx"), "2025")
    assert loaded.follow_up is None
    assert [finding_text(finding) for finding in loaded.findings] == [
        "register.xlsx, bladet Mätdatum, cell C2: fel: Datumet 2024-03-01 ligger inte i perioden 2025."
    ]
