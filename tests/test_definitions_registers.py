"""The register workbook: written, edited as a coordinator edits it, and read back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.definitions import Loaded, load, register_workbook
from generator.model.definition import FollowUp, RegisterRow
from generator.model.findings import CellPlace, FilePlace, Finding, LinePlace, Origin, Place, Severity
from generator.model.inbox import FoundFile
from generator.office.spreadsheet import SheetState, read_workbook
from generator.swedish.register_messages import Registers
from tests.models import MODEL, follow_up_of, load_text

FILE = "indata/prov/register.xlsx"
Edit = Callable[[Workbook], None]
Written = str | float | date | None


def edited(folder: Path, edit: Edit, text: str = MODEL, carried: bool = False) -> Loaded:
    """Load the model with its own register after somebody has edited it."""
    workbook = load_workbook(BytesIO(register_workbook(follow_up_of(folder / "prov", text))))
    edit(workbook)
    path = folder / "register.xlsx"
    workbook.save(path)
    return load_text(folder / "prov", text, path, carried=carried)


def put(**cells: Written) -> Edit:
    """Write values into cells of the sheet Skolor."""

    def edit(workbook: Workbook) -> None:
        for place, value in cells.items():
            workbook["Skolor"][place] = value

    return edit


def fact(row: int, value: Written, column: str = "C") -> Edit:
    def edit(workbook: Workbook) -> None:
        workbook["Rapporten"][f"{column}{row}"] = value

    return edit


def registers_of(follow_up: FollowUp) -> object:
    return [
        (register.id, [(row.id, dict(row.values)) for row in register.rows])
        for register in follow_up.registers.values()
    ]


def test_the_workbook_says_what_it_is_and_hides_the_ids(tmp_path: Path) -> None:
    workbook = read_workbook(register_workbook(follow_up_of(tmp_path / "prov")))
    visible = [sheet for sheet in workbook.sheets if sheet.state is SheetState.VISIBLE]
    assert [sheet.name for sheet in visible] == ["Läs mig", "Rapporten", "Skolor", "Mätdatum", "Årskurser"]
    assert all(1 in sheet.hidden_columns for sheet in visible[1:])
    assert visible[0].cells[2, 1].value == "Registret hör till ”Prov av samverkan” och gäller andra halvåret 2025."
    assert workbook.title == "Register andra halvåret 2025: Prov av samverkan"
    assert dict(workbook.properties) == {"modell": "prov", "period": "2025-H2"}


def test_lists_and_advice_stand_beside_the_cells(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(register_workbook(follow_up_of(tmp_path / "prov"))))
    rules = {
        (sheet.title, str(rule.sqref)): (rule.type, rule.prompt)
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
    }
    assert rules == {
        ("Rapporten", "C3"): (None, "Skriv datum som ÅÅÅÅ-MM-DD."),
        ("Rapporten", "C4"): ("list", "Välj Ja när beslutet är fattat."),
        ("Mätdatum", "C2:C18"): (None, "Skriv datum som ÅÅÅÅ-MM-DD."),
    }


def test_the_first_sheet_says_the_period_and_where_the_file_belongs(tmp_path: Path) -> None:
    sheet = load_workbook(BytesIO(register_workbook(follow_up_of(tmp_path / "prov"))))["Läs mig"]
    assert (sheet["B1"].value, sheet["B2"].value) == ("Gäller perioden", "2025-H2")
    assert "mappen indata/prov/2025-H2" in " ".join(str(cell.value) for cell in sheet["A"])
    assert sheet.auto_filter.ref is None


def test_the_same_follow_up_gives_the_same_bytes(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    assert register_workbook(follow_up) == register_workbook(follow_up)


def test_read_back_it_gives_the_same_registers_and_facts(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    loaded = edited(tmp_path, lambda _: None)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert registers_of(loaded.follow_up) == registers_of(follow_up)
    assert loaded.follow_up.fact_values == follow_up.fact_values
    assert loaded.follow_up.registers["skolor"].rows[1].place == CellPlace(FILE, "Skolor", "B3")


@pytest.mark.parametrize(("kind", "kept"), [("text", "Rad ett Rad två"), ("prosa", "Rad ett\nRad två")])
def test_only_prose_about_the_report_keeps_its_lines(tmp_path: Path, kind: str, kept: str) -> None:
    text = MODEL.replace('text = "Rapportens titel"\ntyp = "text"', f'text = "Rapportens titel"\ntyp = "{kind}"')
    loaded = edited(tmp_path, fact(2, "Rad ett\nRad två"), text)
    assert loaded.follow_up is not None
    assert loaded.follow_up.fact_values["titel"] == kept


NAMES = st.text(alphabet=st.sampled_from("abcåäöÅÄÖ 123=+-@'&<\""), min_size=1, max_size=12).map(str.strip)
ROWS = st.lists(
    st.tuples(
        NAMES.filter(bool),
        st.text(alphabet=st.sampled_from("abåäö0123=+-<& "), max_size=8).map(
            lambda text: " ".join(text.split()) or None
        ),
        st.none() | st.integers(-(10**9), 10**9).map(Decimal),
        st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    ),
    max_size=6,
    unique_by=lambda row: " ".join(row[0].split()).removesuffix("*").strip().casefold(),
)


@settings(max_examples=30, deadline=None)
@given(rows=ROWS)
def test_any_rows_come_back_as_they_were(
    rows: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("register")
    text = MODEL.replace(
        'typ = "heltal" }]\nrader', 'typ = "heltal" }, { id = "dag", text = "Dag", typ = "datum" }]\nrader'
    )
    follow_up = follow_up_of(folder / "prov", text.replace('for = ["norra"]\n', ""))
    values = [dict(zip(("namn", "kod", "platser", "dag"), row, strict=True)) for row in rows]
    several = tuple(
        RegisterRow(f"rad_{number}", {**each, "namn": " ".join(str(each["namn"]).split())}, FilePlace(""))  # type: ignore[dict-item]
        for number, each in enumerate(values)
    )
    changed = {**follow_up.registers, "skolor": replace(follow_up.registers["skolor"], rows=several)}
    path = folder / "register.xlsx"
    path.write_bytes(register_workbook(replace(follow_up, registers=changed)))
    loaded = load_text(folder / "prov", text.replace('for = ["norra"]\n', ""), path)
    assert loaded.follow_up is not None, loaded.findings
    read = loaded.follow_up.registers["skolor"].rows
    assert [(row.id, dict(row.values)) for row in read] == [(row.id, dict(row.values)) for row in several]


def test_what_the_coordinator_writes_goes_before_the_model(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        skolor = workbook["Skolor"]
        skolor["B3"], skolor["D3"] = "Södra gymnasiet", "40"
        skolor["B4"], skolor["C4"] = "Östra skolan", 182
        workbook["Mätdatum"]["C2"] = "den 20 september 2025"
        workbook["Rapporten"]["C2"], workbook["Rapporten"]["C3"] = "En annan titel", date(2025, 12, 1)
        workbook["Rapporten"]["C4"], workbook["Rapporten"]["C5"] = "ja", "10"

    loaded = edited(tmp_path, edit)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    skolor = loaded.follow_up.registers["skolor"].rows
    assert [(row.id, row.name, row.values["kod"], row.values["platser"]) for row in skolor] == [
        ("norra", "Norra skolan", "0180", Decimal(30)),
        ("sodra", "Södra gymnasiet", "0181", Decimal(40)),
        ("ostra_skolan", "Östra skolan", "182", None),
    ]
    assert loaded.follow_up.registers["matdatum"].rows[0].values["datum"] == date(2025, 9, 20)
    assert loaded.follow_up.fact_values == {
        "titel": "En annan titel",
        "beslutad": date(2025, 12, 1),
        "fast": "Ja",
        "troskel": Decimal(10),
    }


def test_rows_can_be_emptied_removed_and_moved(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        skolor = workbook["Skolor"]
        for column in "BCD":
            skolor[f"{column}3"] = None
        skolor.insert_rows(1)
        workbook["Årskurser"].delete_rows(2)
        workbook["Mätdatum"].move_range("B1:C3", cols=1)

    loaded = edited(tmp_path, edit)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert [row.id for row in loaded.follow_up.registers["skolor"].rows] == ["norra"]
    assert [row.id for row in loaded.follow_up.registers["arskurser"].rows] == ["ak2"]
    assert [row.id for row in loaded.follow_up.registers["matdatum"].rows] == ["september", "januari"]


@pytest.mark.parametrize("change", ["delete_cols", "insert_cols"])
def test_columns_are_found_by_their_headings_wherever_they_stand(change: str, tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Rapporten"]["C5"] = 10
        for title in ("Rapporten", "Skolor"):
            getattr(workbook[title], change)(1)

    loaded = edited(tmp_path, edit)
    assert loaded.follow_up is not None, loaded.findings
    assert loaded.follow_up.fact_values["troskel"] == Decimal(10)
    assert [row.id for row in loaded.follow_up.registers["skolor"].rows] == ["norra", "sodra"]
    told = {"delete_cols": ["REGISTER_IDS_MISSING"], "insert_cols": []}
    assert [finding.code for finding in loaded.findings] == told[change]


def test_new_rows_get_ids_that_nobody_has(tmp_path: Path) -> None:
    loaded = edited(tmp_path, put(B4="Norra", B5="Norra!", B6="!?", A6=None))
    assert loaded.follow_up is not None
    ids = [row.id for row in loaded.follow_up.registers["skolor"].rows]
    assert ids == ["norra", "sodra", "norra_2", "norra_3", "rad"]


def test_a_row_that_the_model_names_can_be_taken_away(tmp_path: Path) -> None:
    loaded = edited(tmp_path, lambda workbook: workbook["Skolor"].delete_rows(2))
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert [row.id for row in loaded.follow_up.registers["skolor"].rows] == ["sodra"]


def test_rows_that_would_give_sheets_with_the_same_title_are_told_as_a_fault(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Mätdatum"]["C3"] = date(2025, 9, 15)

    loaded = edited(tmp_path, edit)
    assert [finding.message for finding in loaded.findings][:1] == [
        "Två blad i samma blankett får namnet ”Elever 15 september 2025”. Skriv blad med ett eget namn."
    ]


def test_a_register_that_the_model_leaves_empty_is_filled_in_the_workbook(tmp_path: Path) -> None:
    start, end = MODEL.index('rader = [\n  { id = "september"'), MODEL.index('[[register]]\nid = "arskurser"')
    text = (
        (MODEL[:start] + MODEL[end:])
        .replace("poster.matdatum.september.datum", "period.sista")
        .replace("september_", "rad_")
    )
    assert follow_up_of(tmp_path / "prov", text).forms["skola"].parts[1].id == "arbete"

    def edit(workbook: Workbook) -> None:
        workbook["Mätdatum"]["B2"], workbook["Mätdatum"]["C2"] = "Våren", date(2025, 5, 1)

    loaded = edited(
        tmp_path,
        edit,
        text.replace("rad_totalt", "varen_totalt").replace("data.per_arskurs.summa.varen_totalt", "period.namn"),
    )
    assert loaded.follow_up is not None, loaded.findings
    assert [part.id for part in loaded.follow_up.forms["skola"].parts] == ["om", "elever_varen", "arbete"]


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(b"inget")
    loaded = load_text(tmp_path / "prov", MODEL, path)
    assert loaded.follow_up is None
    (finding,) = loaded.findings
    assert (finding.origin, finding.place) == (Origin.MODEL, FilePlace(FILE))


@dataclass(frozen=True)
class Case:
    edit: Edit
    place: Place
    sentence: str
    severity: Severity = Severity.ERROR
    text: str = MODEL
    carried: bool = False


def cell(sheet: str, ref: str) -> CellPlace:
    return CellPlace(FILE, sheet, ref)


def without(workbook: Workbook) -> None:
    del workbook["Årskurser"]


def titled(title: str) -> Edit:
    return lambda workbook: workbook.create_sheet(title).__setitem__("A1", "x")


def property_of(name: str, value: str) -> Edit:
    def edit(workbook: Workbook) -> None:
        workbook.custom_doc_props[name].value = value  # type: ignore[attr-defined]

    return edit


def made_for(period: str | None) -> Edit:
    """Write the period in the cell that people see."""
    return lambda workbook: workbook["Läs mig"].__setitem__("B2", period)


def without_period(workbook: Workbook) -> None:
    made_for(None)(workbook)
    del workbook.custom_doc_props["period"]  # type: ignore[attr-defined]


def measured_on(place: str, day: Written) -> Edit:
    return lambda workbook: workbook["Mätdatum"].__setitem__(place, day)


STRICT = MODEL.replace(
    'text = "Datum", typ = "datum" }]', 'text = "Datum", typ = "datum", obligatorisk = true, i_perioden = true }]'
).replace("+1:01-15", "12-15")

REFERRING = (
    MODEL
    + """
[[register]]
id = "klasser"
namn = "Klasser"
falt = ["namn", { id = "skola", text = "Skola", typ = "val", register = "skolor" }]
rader = [{ id = "a1", namn = "1 A", skola = "sodra" }, { id = "b1", namn = "1 B" }]
"""
)

WARNING = Severity.WARNING
CASES: dict[str, Case] = {
    "REGISTER_OTHER_MODEL": Case(
        property_of("modell", "annat"),
        FilePlace(FILE),
        "Registret hör till modellen ”annat”, men det är modellen ”prov” som körs.",
    ),
    "REGISTER_OTHER_PERIOD": Case(
        made_for("2024-H2"),
        cell("Läs mig", "B2"),
        "Registret är gjort för 2024-H2, men det är 2025-H2 som gäller. Kontrollera datum och uppgifter om rapporten, "
        "och ändra sedan perioden på bladet ”Läs mig”.",
        WARNING,
    ),
    "REGISTER_CARRIED": Case(
        made_for("2024-H2"),
        FilePlace(FILE),
        "Registret för andra halvåret 2025 har gjorts av det här, som gäller andra halvåret 2024. Datumen är "
        "framflyttade ett år. Uppgifter som bara gällde andra halvåret 2024 är borttagna. Se över det nya registret "
        "innan du skickar ut blanketterna.",
        Severity.INFORMATION,
        carried=True,
    ),
    "REGISTER_PERIOD_UNKNOWN": Case(
        without_period,
        FilePlace(FILE),
        "Det står inte vilken period registret gäller, så datumen i det är inte flyttade. Kontrollera datum och "
        "uppgifter om rapporten innan du skickar ut blanketterna.",
        WARNING,
        carried=True,
    ),
    "REGISTER_SHEET_MISSING": Case(
        without,
        FilePlace(FILE),
        "Bladet ”Årskurser” saknas i registret. Lägg tillbaka det, eller ge bladet dess rätta namn igen.",
    ),
    "REGISTER_SHEET_NEWER": Case(
        without,
        FilePlace(FILE),
        "Bladet ”Årskurser” saknas i registret. Modellens egna uppgifter används i stället.",
        WARNING,
        carried=True,
    ),
    "REGISTER_UNKNOWN_SHEET": Case(
        titled("Blad1"), cell("Blad1", ""), "Bladet ”Blad1” hör inte till registret och läses inte.", WARNING
    ),
    "REGISTER_UNKNOWN_SHEET_CLOSE": Case(
        titled("Skolorna"),
        cell("Skolorna", ""),
        "Bladet ”Skolorna” hör inte till registret och läses inte. Ska det heta ”Skolor”?",
        WARNING,
    ),
    "REGISTER_NO_HEADER": Case(
        lambda workbook: workbook["Årskurser"].delete_rows(1),
        cell("Årskurser", ""),
        "Rubrikraden saknas. En av rubrikerna ska vara ”Namn”.",
    ),
    "REGISTER_UNKNOWN_COLUMN": Case(
        put(F1="Egen anteckning"),
        cell("Skolor", "F1"),
        "Kolumnen ”Egen anteckning” hör inte till registret och läses inte.",
        WARNING,
    ),
    "REGISTER_UNKNOWN_COLUMN_CLOSE": Case(
        put(D1="Antal plats"),
        cell("Skolor", "D1"),
        "Kolumnen ”Antal plats” hör inte till registret och läses inte. Ska den heta ”Antal platser”?",
        WARNING,
    ),
    "REGISTER_COLUMN_MISSING": Case(
        put(D1=None),
        cell("Skolor", "A1"),
        "Kolumnen ”Antal platser” saknas. Uppgiften blir tom på alla rader.",
        WARNING,
    ),
    "REGISTER_IDS_MISSING": Case(
        lambda workbook: workbook["Skolor"].delete_cols(1),
        cell("Skolor", "A1"),
        "Den dolda kolumnen ”id” saknas. Raderna känns igen på sina namn i stället. Ett namn som har ändrats blir en "
        "ny rad.",
        WARNING,
    ),
    "REGISTER_COLUMN_TWICE": Case(
        put(E1="namn"), cell("Skolor", "E1"), "Kolumnen ”Namn” finns två gånger. Ta bort den ena."
    ),
    "REGISTER_NAME_MISSING": Case(
        put(C4="0182"), cell("Skolor", "B4"), "Raden saknar Namn. Skriv ett namn, eller ta bort hela raden."
    ),
    "REGISTER_CELL_REQUIRED": Case(
        measured_on("C2", None),
        cell("Mätdatum", "C2"),
        "”Datum” är obligatoriskt men saknas för ”september”.",
        text=STRICT,
    ),
    "REGISTER_OUTSIDE_PERIOD": Case(
        measured_on("C3", date(2024, 10, 1)),
        cell("Mätdatum", "C3"),
        "Datumet 2024-10-01 ligger inte i perioden andra halvåret 2025.",
        text=STRICT,
    ),
    "REGISTER_NAME_TWICE": Case(
        put(B4="norra  Skolan"), cell("Skolor", "B4"), "Namnet ”norra Skolan” står på två rader. Ge raderna olika namn."
    ),
    "REGISTER_ROW_JOINED": Case(
        put(A4="gamla", B4="Gamla skolan"),
        cell("Skolor", "B4"),
        "”Gamla skolan” och ”Norra skolan” är en rad i modellen nu, ”Norra skolan”, och räknas som den. Ta bort den "
        "här raden och ändra namnet på den andra.",
        WARNING,
        text=MODEL + '[[byt_namn]]\nregister = "skolor"\nfran = "gamla"\ntill = "norra"\nsedan = "1.0"\n',
    ),
    "REGISTER_ID_TWICE": Case(
        put(A4="norra", B4="Nya skolan"),
        cell("Skolor", "B4"),
        "Raden är en kopia av Norra skolan och har fått ett nytt id: nya_skolan. "
        "Uppgifter från tidigare år hör till den första.",
        WARNING,
    ),
    "REGISTER_TEXT_CLEANED": Case(
        fact(2, "Rapport\u202e 2025"),
        cell("Rapporten", "C2"),
        "”Rapportens titel”: Tecken som inte syns har tagits bort ur cellen (U+202E).",
        Severity.INFORMATION,
    ),
    "REGISTER_IDENTITY_NUMBER": Case(
        fact(2, "Rapport av 640823-3234"),
        cell("Rapporten", "C2"),
        "Ett personnummer kan finnas i cell C2. Ta bort det innan rapporten skapas.",
    ),
    "REGISTER_CELL_UNREADABLE": Case(
        put(D2="=1+1"),
        cell("Skolor", "D2"),
        "”Antal platser”: Cellen visar =1+1. Skriv uppgiften i stället för formeln.",
    ),
    "REGISTER_NOT_WHOLE": Case(
        put(D2=12.5), cell("Skolor", "D2"), "”Antal platser” ska vara ett helt tal, men cellen innehåller 12,5."
    ),
    "REGISTER_NOT_A_DATE": Case(
        lambda workbook: workbook["Mätdatum"].__setitem__("C2", 7),
        cell("Mätdatum", "C2"),
        "”Datum” ska vara ett datum, men cellen innehåller 1900-01-07. Skriv ÅÅÅÅ-MM-DD.",
    ),
    "REGISTER_FACT_MISSING": Case(
        lambda workbook: workbook["Rapporten"].delete_rows(5),
        cell("Rapporten", ""),
        "Raden ”Minsta antal som visas” saknas på bladet. Modellens egen uppgift används: 5.",
        WARNING,
    ),
    "REGISTER_UNKNOWN_FACT": Case(
        fact(8, "Egen rad", "B"),
        cell("Rapporten", "B8"),
        "Raden ”Egen rad” hör inte till uppgifterna om rapporten och läses inte.",
        WARNING,
    ),
    "REGISTER_FACT_REQUIRED": Case(fact(2, None), cell("Rapporten", "C2"), "Fältet Rapportens titel är obligatoriskt."),
    "REGISTER_NOT_A_CHOICE": Case(
        fact(4, "Kanske"),
        cell("Rapporten", "C4"),
        "”Kanske” finns inte i listan för ”Fastställd”. Välj ett av: Ja, Nej.",
    ),
    "REGISTER_NO_SUCH_ROW": Case(
        lambda workbook: workbook["Klasser"].__setitem__("C2", "Qqq"),
        cell("Klasser", "C2"),
        "”Qqq” finns inte i registret ”Skolor”. Rader som finns: Norra skolan, Södra skolan.",
        text=REFERRING,
    ),
    "REGISTER_NO_SUCH_ROW_CLOSE": Case(
        lambda workbook: workbook["Klasser"].__setitem__("C2", "Norra skola"),
        cell("Klasser", "C2"),
        "”Norra skola” finns inte i registret ”Skolor”. Menade du ”Norra skolan”?",
        text=REFERRING,
    ),
    "REGISTER_OUT_OF_RANGE": Case(
        fact(5, 2), cell("Rapporten", "C5"), "”Minsta antal som visas” ska vara minst 3, men är 2."
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_fault_of_the_register_is_told_with_its_cell(code: str, tmp_path: Path) -> None:
    case = CASES[code]
    loaded = edited(tmp_path, case.edit, case.text, case.carried)
    told = [finding for finding in loaded.findings if finding.code == code]
    assert told == [Finding(code, case.severity, Origin.MODEL, case.place, case.sentence)], loaded.findings
    assert (loaded.follow_up is None) == any(each.severity is Severity.ERROR for each in loaded.findings)


def test_every_message_has_a_case() -> None:
    assert set(CASES) == set(Registers.__members__)


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            put(D2="ca 30"),
            "D2",
            "”Antal platser” ska vara ett exakt tal, men cellen innehåller ”ca 30”. Skriv bara talet, utan ”ca”.",
        ),
        (put(B3="=1+1"), "B3", "”Namn”: Cellen visar =1+1. Skriv uppgiften i stället för formeln."),
        (put(C3="640823-3234"), "C3", "Ett personnummer kan finnas i cell C3. Ta bort det innan rapporten skapas."),
        (put(D2=True), "D2", "”Antal platser”: Cellen visar 1. Skriv uppgiften i stället för formeln."),
        (
            put(D2=date(2025, 1, 1)),
            "D2",
            "”Antal platser” ska vara ett tal, men cellen innehåller ”2025-01-01”. "
            "Skriv bara siffror, till exempel 12.",
        ),
    ],
)
def test_what_is_typed_is_read_strictly(edit: Edit, place: str, message: str, tmp_path: Path) -> None:
    (finding,) = edited(tmp_path, edit).findings
    assert (finding.place, finding.message, finding.origin) == (cell("Skolor", place), message, Origin.MODEL)


def test_a_day_may_lack_its_format_or_have_an_ambiguous_form(tmp_path: Path) -> None:
    def serial(workbook: Workbook) -> None:
        workbook["Mätdatum"]["C2"] = 45915
        workbook["Mätdatum"]["C2"].number_format = "General"

    loaded = edited(tmp_path, serial)
    assert loaded.follow_up is not None
    assert loaded.follow_up.registers["matdatum"].rows[0].values["datum"] == date(2025, 9, 15)
    asked = edited(tmp_path, lambda workbook: workbook["Mätdatum"].__setitem__("C2", "15/9-25"))
    assert [finding.code for finding in asked.findings] == ["AMBIGUOUS_DATE"]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('datum = "+1:12-15"', "Datumet 2026-12-15 ligger inte i perioden andra halvåret 2025."),
        ('datum = ""', "”Datum” är obligatoriskt men saknas för ”januari”."),
    ],
)
def test_the_rows_of_the_model_are_judged_too(written: str, sentence: str, tmp_path: Path) -> None:
    text = STRICT.replace('datum = "12-15"', written)
    line = text[: text.index('{ id = "januari"')].count("\n") + 1
    (finding,) = load_text(tmp_path / "prov", text).findings
    assert (finding.place, finding.message) == (LinePlace("mallar/prov/modell.toml", line), sentence)


def test_what_the_register_says_is_judged_and_not_what_the_model_said(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(register_workbook(follow_up_of(tmp_path / "prov", STRICT)))
    assert load_text(tmp_path / "prov", STRICT.replace("12-15", "+1:12-15"), path).findings == ()


@pytest.mark.parametrize("last", ["07-01", "12-31"])
def test_the_first_and_last_day_lie_within_the_period(last: str, tmp_path: Path) -> None:
    assert load_text(tmp_path / "prov", STRICT.replace("12-15", last)).findings == ()


def test_a_cell_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    loaded = edited(tmp_path, measured_on("C2", 7), STRICT)
    assert [finding.code for finding in loaded.findings] == ["REGISTER_NOT_A_DATE"]


def test_a_column_that_is_gone_is_told_for_each_row_that_needs_it(tmp_path: Path) -> None:
    loaded = edited(tmp_path, lambda workbook: workbook["Mätdatum"].delete_cols(3), STRICT)
    told = [finding for finding in loaded.findings if isinstance(finding.place, CellPlace)]
    assert [(finding.code, finding.place) for finding in told] == [
        ("REGISTER_COLUMN_MISSING", cell("Mätdatum", "A1")),
        ("REGISTER_CELL_REQUIRED", cell("Mätdatum", "B2")),
        ("REGISTER_CELL_REQUIRED", cell("Mätdatum", "B3")),
    ]


def test_a_day_that_is_carried_to_another_part_of_the_year_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(register_workbook(follow_up_of(tmp_path / "prov", STRICT)))
    loaded = load_text(tmp_path / "prov", STRICT, path, "2026-H1", carried=True)
    told = [finding for finding in loaded.findings if finding.code == "REGISTER_OUTSIDE_PERIOD"]
    assert [(finding.severity, finding.place) for finding in told] == [
        (WARNING, cell("Mätdatum", "C2")),
        (WARNING, cell("Mätdatum", "C3")),
    ]


def renamed(title: str) -> Edit:
    def edit(workbook: Workbook) -> None:
        workbook[title].title = "Blad1"

    return edit


@pytest.mark.parametrize("title", ["Rapporten", "Mätdatum"])
def test_a_sheet_that_has_got_another_name_stops_the_work(title: str, tmp_path: Path) -> None:
    loaded = edited(tmp_path, renamed(title))
    assert loaded.follow_up is None
    assert [finding.code for finding in loaded.findings] == ["REGISTER_UNKNOWN_SHEET", "REGISTER_SHEET_MISSING"]


def test_the_register_of_a_past_period_may_lack_a_sheet(tmp_path: Path) -> None:
    edited(tmp_path, renamed("Rapporten"))
    found = FoundFile(tmp_path / "register.xlsx", FILE)
    loaded = load(tmp_path / "prov", "mallar/prov", found, "2025-H2", past=True)
    assert [finding.code for finding in loaded.findings] == ["REGISTER_UNKNOWN_SHEET", "REGISTER_SHEET_NEWER"]
    assert loaded.follow_up is not None


def test_another_models_register_is_not_told_sheet_by_sheet(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        property_of("modell", "annat")(workbook)
        without(workbook)

    assert [finding.code for finding in edited(tmp_path, edit).findings] == ["REGISTER_OTHER_MODEL"]


def test_every_fact_knows_its_cell(tmp_path: Path) -> None:
    loaded = edited(tmp_path, lambda workbook: workbook["Rapporten"].delete_rows(5))
    assert loaded.follow_up is not None
    assert loaded.follow_up.fact_places == {
        "titel": cell("Rapporten", "C2"),
        "beslutad": cell("Rapporten", "C3"),
        "fast": cell("Rapporten", "C4"),
        "troskel": cell("Rapporten", ""),
    }


def test_a_reference_is_a_name_to_choose_in_the_workbook_and_an_id_in_the_follow_up(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(register_workbook(follow_up_of(tmp_path / "prov", REFERRING))))
    assert [workbook["Klasser"][f"C{row}"].value for row in (1, 2, 3)] == ["Skola", "Södra skolan", None]
    (rule,) = workbook["Klasser"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == (
        "C2:C18",
        "OFFSET('Skolor'!$B$2,0,0,MAX(1,COUNTA('Skolor'!$B$2:$B$18)),1)",
    )
    loaded = edited(tmp_path, lambda _: None, REFERRING)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert [row.values["skola"] for row in loaded.follow_up.registers["klasser"].rows] == ["sodra", None]


def test_a_reference_may_be_to_a_row_that_was_added_in_the_workbook(tmp_path: Path) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Skolor"]["B4"], workbook["Klasser"]["C3"] = "Östra skolan", "östra  skolan"

    loaded = edited(tmp_path, edit, REFERRING)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert loaded.follow_up.registers["klasser"].rows[1].values["skola"] == "ostra_skolan"


def test_a_reference_to_a_row_that_was_renamed_is_told(tmp_path: Path) -> None:
    loaded = edited(tmp_path, put(B3="Södra gymnasiet"), REFERRING)
    assert [(finding.code, finding.place) for finding in loaded.findings] == [
        ("REGISTER_NO_SUCH_ROW_CLOSE", cell("Klasser", "C2"))
    ]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('skola = "x"', "Registret skolor har ingen rad ”x”. Rader som finns: norra, sodra."),
        ('skola = "sdra"', "Registret skolor har ingen rad ”sdra”. Menade du ”sodra”?"),
    ],
)
def test_a_reference_of_the_model_names_an_id(written: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = load_text(tmp_path / "prov", REFERRING.replace('skola = "sodra"', written)).findings
    assert finding.message == sentence
