"""What is said about forms that came in: for each sentence of the catalogue a form that calls for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from generator.forms import read_all
from generator.model.definition import FollowUp, Form, Kind, RegisterRow
from generator.model.findings import CellPlace, FilePlace, Severity
from generator.model.inbox import FoundFile
from generator.model.values import State
from generator.swedish.messages import finding_text
from generator.swedish.reading_messages import Reading, error_meaning
from tests.filling import fill, saved_workbook
from tests.forms_build import FOLLOW_UP, FORM, blank, counts, question, read, register

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
OM, SELF, MEETINGS, MARCH = "Om blanketten", "Självskattning", "Vilka möten har hållits", "Deltagare mars"


def edited(change: Callable[[Workbook], object], form: bytes | None = None) -> bytes:
    """Give a form that somebody has worked in."""
    workbook = load_workbook(BytesIO(form or blank()))
    change(workbook)
    return saved_workbook(workbook)


def patched(form: bytes, sheet: str, pattern: str, put: str) -> bytes:
    """Give a form with other XML in one of its sheets, as no library writes it."""
    names = [sheet.title for sheet in load_workbook(BytesIO(form))]
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    result = BytesIO()
    with ZipFile(BytesIO(form)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                text, count = re.subn(pattern, put, data.decode("utf-8"))
                assert count == 1, (count, pattern)
                data = text.encode("utf-8")
            target.writestr(name, data)
    return result.getvalue()


def typed(**answers: object) -> bytes:
    """Give a form with one answer or more; double underscores stand for the point of a field id."""
    return fill(blank(), {field.replace("__", "."): value for field, value in answers.items()})


def of(follow_up: FollowUp) -> bytes:
    return blank(
        follow_up, next(iter(follow_up.forms)), next(iter(follow_up.forms.values())).register and "kommunikation"
    )


def with_form(form: Form) -> FollowUp:
    return replace(FOLLOW_UP, forms={form.id: form})


def without_question(part_id: str, question_id: str) -> FollowUp:
    parts = tuple(
        replace(part, questions=tuple(q for q in part.questions if q.id != question_id)) if part.id == part_id else part
        for part in FORM.parts
    )
    return replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=parts)})


def put(sheet: str, **cells: str | float | None) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for ref, value in cells.items():
            workbook[sheet][ref] = value

    return change


def unstamped(workbook: Workbook) -> None:
    for name in list(workbook.custom_doc_props.names):  # type: ignore[attr-defined]
        del workbook.custom_doc_props[name]  # type: ignore[attr-defined]
    del workbook["_meta"]


def lose_row(workbook: Workbook) -> None:
    put(SELF, A11=None, C11="Något annat")(workbook)
    del workbook.defined_names["fv_bedomning_traffar"]


def shared_cell(workbook: Workbook) -> None:
    put(SELF, A11=None, C11="Något annat")(workbook)
    workbook.defined_names["fv_bedomning_traffar"].attr_text = f"'{SELF}'!$D$12"


def moved_name(workbook: Workbook) -> None:
    workbook.defined_names["fv_bedomning_traffar"].attr_text = f"'{SELF}'!$D$12"


def other_headings(workbook: Workbook) -> None:
    put(MEETINGS, C12="När", D12="Hur", E12="Hur många", F12="Vad")(workbook)


def no_table(workbook: Workbook) -> None:
    other_headings(workbook)
    workbook[MEETINGS].tables.clear()


def merged(workbook: Workbook) -> None:
    put(SELF, D11=3, D12=4)(workbook)
    workbook[SELF].merged_cells.add("D11:D12")


def hidden_row(workbook: Workbook) -> None:
    put(SELF, D11=3)(workbook)
    workbook[SELF].row_dimensions[11].hidden = True


def hidden_sheet(workbook: Workbook) -> None:
    workbook[SELF].sheet_state = "hidden"


def crowded(workbook: Workbook) -> None:
    for row in range(40, 51):
        workbook[SELF].cell(row, 12, row)


def commented(workbook: Workbook) -> None:
    workbook[SELF]["D11"].comment = Comment("Egentligen 4", "Registrator")


def drawn_on(workbook: Workbook) -> None:
    workbook[SELF].add_chart(BarChart())


def error_cell(workbook: Workbook) -> None:
    put(SELF, D11="#DIV/0!")(workbook)


def with_area(row_id: str, name: str) -> FollowUp:
    """Give the follow-up with one more fixed row in the tables."""
    names = {row.id: row.name for row in FOLLOW_UP.registers["inriktningar"].rows} | {row_id: name}
    areas = register("inriktningar", "Yrkesinriktningar", names, "yrkesinriktning")
    return replace(FOLLOW_UP, registers={**FOLLOW_UP.registers, "inriktningar": areas})


def with_day(row_id: str, name: str) -> FollowUp:
    """Give the follow-up with one more measuring date."""
    days = FOLLOW_UP.registers["matdatum"]
    row = RegisterRow(row_id, {"namn": name, "dag": date(2025, 5, 1)}, days.rows[0].place)
    registers = {**FOLLOW_UP.registers, "matdatum": replace(days, rows=(*days.rows, row))}
    parts = (*FORM.parts, counts(row_id, f"Deltagare den {name}"))
    return replace(FOLLOW_UP, registers=registers, forms={"grupp": replace(FORM, parts=parts)})


def with_own_row(workbook: Workbook) -> None:
    put(MARCH, C14="Enligt Anna Andersson", D14=4)(workbook)


FORMULA = patched(edited(put(SELF, D11="=1+2")), SELF, r"<f>1\+2</f><v></v>|<f>1\+2</f><v ?/>", "<f>1+2</f><v>3</v>")
DAMAGED = patched(edited(put(SELF, D11=987654)), SELF, r"<v>987654</v>", "<v>NaN</v>")

OTHERS_ANSWER = replace(FOLLOW_UP, forms={"grupp": replace(FOLLOW_UP.forms["grupp"], only_for=("antagning",))})
CASES: Mapping[str, tuple[bytes, str]] = {
    "NOT_A_FORM": (
        saved_workbook(Workbook()),
        "a.xlsx: fel: Filen är ingen blankett från det här programmet. Ta bort den ur mappen. Om den innehåller svar: "
        "för över dem till den blankett som skickades ut.",
    ),
    "IDENTITY_UNSURE": (
        edited(unstamped),
        "a.xlsx: fel: Det går inte att se säkert vilken blankett filen är, för märkningen är ändrad eller delvis "
        "borta. För över svaren till den blankett som skickades ut och lämna in den.",
    ),
    "WRONG_MODEL": (
        of(replace(FOLLOW_UP, id="annan")),
        "a.xlsx: fel: Blanketten hör till uppföljningen ”annan”, men här läses ”prov”. Flytta filen till rätt mapp.",
    ),
    "WRONG_PERIOD": (
        of(replace(FOLLOW_UP, period=replace(FOLLOW_UP.period, id="2024", name="2024"))),
        "a.xlsx: fel: Blanketten gäller perioden 2024, men här läses 2025. Flytta filen till mappen för rätt period, "
        "eller lämna in en blankett för 2025.",
    ),
    "UNKNOWN_FORM": (
        of(replace(FOLLOW_UP, forms={"kommun": replace(FORM, id="kommun")})),
        "a.xlsx: fel: Blanketten är märkt ”kommun”, men någon sådan blankett finns inte i modellen. Gör nya "
        "blanketter och för över svaren.",
    ),
    "UNKNOWN_RESPONDENT": (
        blank(
            replace(
                FOLLOW_UP,
                registers={
                    **FOLLOW_UP.registers,
                    "grupper": register("grupper", "Grupper", {"chef": "Chefer"}, "grupp"),
                },
            ),
            "grupp",
            "chef",
        ),
        "a.xlsx: fel: Blanketten är märkt ”chef”, som inte finns i registret ”Grupper”. Lägg till raden i registret "
        "om den ska vara med. Ta annars bort filen ur mappen.",
    ),
    "NOT_EXPECTED": (
        blank(),
        "a.xlsx: fel: ”Kommunikation” ska inte lämna blanketten ”Blankett för arbetsgrupper” för 2025, enligt modellen "
        "och registret. Ändra i registret om svaren ska vara med. Ta annars bort filen ur mappen.",
    ),
    "RESPONDENT_DIFFERS": (
        edited(put(OM, D8="Antagning")),
        "a.xlsx, bladet Om blanketten, cell D8: fel: Blanketten är märkt för ”Kommunikation”, men här står "
        "”Antagning”, som är en annan rad i registret ”Grupper”. Kontrollera att namnen står på rätt rader i "
        "registret och att svaren står i rätt blankett.",
    ),
    "OLDER_VERSION": (
        of(replace(FOLLOW_UP, version="2024.9")),
        "a.xlsx: information: Blanketten är av en äldre version (2024.9). Alla frågor i den läses som i den nya.",
    ),
    "OLDER_VERSION_LACKS": (
        of(replace(without_question("om", "roll"), version="2024.9")),
        "a.xlsx: varning: Blanketten är av en äldre version (2024.9). Nyare frågor saknar svar (1.2).",
    ),
    "NEWER_VERSION": (
        of(replace(FOLLOW_UP, version="2025.10")),
        "a.xlsx: varning: Blanketten är av en nyare version (2025.10) än modellen (2025.1). Kontrollera att rätt "
        "modell används.",
    ),
    "MORE_IDENTITY_NUMBERS": (
        edited(put("Läs mig", **{f"D{row}": "640823-3234" for row in range(1, 29)})),
        "a.xlsx, bladet Läs mig: fel: Personnummer kan finnas i ytterligare tre celler på bladet. Ta bort dem innan "
        "rapporten skapas.",
    ),
    "SHEET_GONE": (
        edited(lambda workbook: workbook.remove(workbook[SELF])),
        "a.xlsx: fel: Bladet ”Självskattning” finns inte i filen. För över svaren till den blankett som skickades ut "
        "och lämna in den.",
    ),
    "SHEET_NOT_ISSUED": (
        of(replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=FORM.parts[:3])})),
        "a.xlsx: varning: Bladet ”Deltagare oktober” fanns inte i blanketten när den skickades ut. Svaren på det "
        "saknas därför.",
    ),
    "SHEET_TWICE": (
        edited(lambda workbook: workbook.copy_worksheet(workbook[SELF])),
        "a.xlsx, bladet Självskattning Copy: varning: Bladet är en kopia av bladet ”Självskattning”. Bara "
        "”Självskattning” läses. Kontrollera att svaren står där och ta bort kopian.",
    ),
    "SHEET_HIDDEN": (
        edited(hidden_sheet),
        "a.xlsx, bladet Självskattning: varning: Bladet är dolt, men det läses. Visa bladet och kontrollera att "
        "svaren ska vara med.",
    ),
    "PART_NOT_IN_REGISTER": (
        fill(of(with_day("maj", "1 maj")), {"deltagare_maj.antal": {"vard": {"kvinnor": 40}}}),
        "a.xlsx, bladet Deltagare maj: fel: Bladet gäller raden med id ”maj”, som inte finns i registret ”Mätdatum”. "
        "Svaren på bladet räknas inte med. Lägg till raden i registret om de ska vara med. Ta annars bort bladet ur "
        "blanketten.",
    ),
    "SHEET_NOT_OURS": (
        edited(lambda workbook: workbook.create_sheet("Eget").append(["Våra tankar"])),
        "a.xlsx, bladet Eget: varning: Bladet hör inte till blanketten, och det som står där läses inte. Flytta det "
        "som ska vara med till blankettens blad.",
    ),
    "LINE_MOVED": (
        edited(put(SELF, C11="Timmar för planering", C12="Antal träffar")),
        "a.xlsx, bladet Självskattning, cell D12: varning: Raden för ”Antal träffar” verkar vara flyttad: Svaret "
        "läses i D12, men radens märkning visar D11. Kontrollera att svaret hör till frågan.",
    ),
    "NAME_ELSEWHERE": (
        edited(moved_name),
        "a.xlsx, bladet Självskattning, cell D11: varning: ”Antal träffar”: Svaret läses i D11, men cellens namn "
        "visar D12. Något kan ha klippts ut och klistrats in. Kontrollera att svaret står på rätt ställe.",
    ),
    "COLUMN_ELSEWHERE": (
        edited(lambda workbook: workbook[MARCH].insert_cols(5)),
        "a.xlsx, bladet Deltagare mars, cell F12: varning: Kolumnen ”Män” i tabellen ”Deltagare per yrkesinriktning”: "
        "Svaren läses i F12–F13, men cellernas namn visar E12–E13. Något kan ha flyttats. Kontrollera att rätt svar "
        "står under rätt rubrik.",
    ),
    "LABEL_GONE": (
        edited(put(SELF, C11=None)),
        "a.xlsx, bladet Självskattning, cell D11: varning: Texten ”Antal träffar” finns inte kvar på bladet. "
        "Märkningen visar att svaret står i D11. Kontrollera att det är rätt svar.",
    ),
    "LINE_TWICE": (
        edited(put(SELF, C30="Antal träffar")),
        "a.xlsx, bladet Självskattning, cell D11: varning: Raden för ”Antal träffar” finns på flera ställen (C11 och "
        "C30). Svaret läses i D11. Ta bort de andra raderna.",
    ),
    "FIELD_GONE": (
        edited(lose_row),
        "a.xlsx, bladet Självskattning: fel: ”Antal träffar” finns inte kvar på bladet. För över svaren till den "
        "blankett som skickades ut och lämna in den.",
    ),
    "FIELD_NOT_ISSUED": (
        of(without_question("bedomning", "traffar")),
        "a.xlsx, bladet Självskattning: varning: ”Antal träffar” fanns inte i blanketten när den skickades ut. Svaret "
        "saknas därför.",
    ),
    "SAME_CELL": (
        edited(shared_cell),
        "a.xlsx, bladet Självskattning, cell D12: fel: ”Antal träffar” och ”Timmar för planering” pekar på samma "
        "cell, så det går inte att veta vems svaret är. För över svaren till den blankett som skickades ut och lämna "
        "in den.",
    ),
    "TABLE_HEADER_GONE": (
        edited(other_headings),
        "a.xlsx, bladet Vilka möten har hållits, cell C12: varning: Rubrikerna i tabellen ”Vilka möten har hållits?” "
        "är ändrade. Tabellen läses där den stod från början. Kontrollera att rätt svar står i rätt kolumn.",
    ),
    "HEADING_CHANGED": (
        edited(put(MEETINGS, D12="Mötesform")),
        "a.xlsx, bladet Vilka möten har hållits, cell D12: varning: Rubriken ”Form” i tabellen ”Vilka möten har "
        "hållits?” är ändrad. Kolumnen läses på sin plats. Kontrollera att den innehåller rätt svar.",
    ),
    "TABLE_GONE": (
        edited(no_table),
        "a.xlsx, bladet Vilka möten har hållits: fel: Tabellen ”Vilka möten har hållits?” finns inte kvar på bladet. "
        "För över svaren till den blankett som skickades ut och lämna in den.",
    ),
    "ANSWERS_GONE": (
        edited(lambda workbook: workbook[SELF].delete_cols(4)),
        "a.xlsx, bladet Självskattning: fel: Kolumnen ”Svar” finns inte kvar på bladet. För över svaren till den "
        "blankett som skickades ut och lämna in den.",
    ),
    "COLUMN_GONE": (
        edited(put(MEETINGS, D12=None)),
        "a.xlsx, bladet Vilka möten har hållits, cell C12: fel: Kolumnen ”Form” finns inte kvar i tabellen ”Vilka "
        "möten har hållits?”. För över svaren till den blankett som skickades ut och lämna in den.",
    ),
    "ROW_NOT_IN_REGISTER": (
        fill(of(with_area("teknik", "Teknik")), {"deltagare_mars.antal": {"teknik": {"man": 7}}}),
        "a.xlsx, bladet Deltagare mars, cell C14: fel: ”Deltagare per yrkesinriktning”: Raden ”Teknik” har svar men "
        "finns inte i registret ”Yrkesinriktningar”. Svaren räknas inte med. Lägg till raden i registret om de ska "
        "vara med. Ta annars bort raden ur blanketten.",
    ),
    "ROW_NOT_OURS": (
        edited(with_own_row),
        "a.xlsx, bladet Deltagare mars, cell C14: fel: ”Deltagare per yrkesinriktning”: På den här raden står tal, men "
        "raden finns inte i registret ”Yrkesinriktningar”. Talen räknas inte med. För över dem till rätt rad, eller ta "
        "bort raden ur blanketten.",
    ),
    "HIDDEN_ANSWER": (
        edited(hidden_row),
        "a.xlsx, bladet Självskattning, cell D11: varning: ”Antal träffar”: Svaret står i en dold rad eller kolumn. "
        "Det läses. Kontrollera att det ska vara med.",
    ),
    "MERGED_AWAY": (
        edited(merged),
        "a.xlsx, bladet Självskattning, cell D12: varning: ”Timmar för planering”: Cellen är sammanfogad med andra "
        "celler, så det som står i den syns inte och läses inte. Dela cellen och kontrollera svaret.",
    ),
    "BESIDE": (
        edited(put(SELF, H30="tolv")),
        "a.xlsx, bladet Självskattning, cell H30: varning: Det som står här ligger utanför svarsrutorna och läses "
        "inte. Flytta det till rätt ruta om det ska vara med.",
    ),
    "MORE_BESIDE": (
        edited(crowded),
        "a.xlsx, bladet Självskattning: varning: Ytterligare en cell på bladet ligger utanför svarsrutorna och "
        "läses inte.",
    ),
    "ERROR_VALUE": (
        edited(error_cell),
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: I cellen står #DIV/0!. Det betyder att en "
        "formel delar med noll eller med en tom cell. Skriv svaret i cellen.",
    ),
    "FORMULA": (
        FORMULA,
        "a.xlsx, bladet Självskattning, cell D11: information: ”Antal träffar”: Svaret är uträknat med en formel. Det "
        "värde som Excel senast räknade ut läses.",
    ),
    "FORMULA_UNCALCULATED": (
        edited(put(SELF, D11="=1+2")),
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: Formeln i cellen är inte uträknad. Öppna "
        "filen i Excel, räkna om, spara och lämna in den igen.",
    ),
    "DAMAGED_CELL": (
        DAMAGED,
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: Innehållet i cellen är skadat och går inte "
        "att läsa. Skriv svaret på nytt.",
    ),
    "NOT_AN_INTEGER": (
        typed(bedomning__traffar="tolv stycken ungefär"),
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: Skriv ett helt tal, till exempel 1\u00a0234.",
    ),
    "NOT_WHOLE": (
        typed(bedomning__traffar=2.5),
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: 2,5 är inget helt tal. Skriv ett helt tal, "
        "till exempel 1\u00a0234.",
    ),
    "NOT_A_DECIMAL": (
        typed(bedomning__timmar="många"),
        "a.xlsx, bladet Självskattning, cell D12: fel: ”Timmar för planering”: Skriv ett tal, till exempel "
        "1\u00a0234,5.",
    ),
    "BECAME_DATE": (
        typed(bedomning__traffar=date(2025, 10, 5)),
        "a.xlsx, bladet Självskattning, cell D11: fel: ”Antal träffar”: Här ska stå ett tal, men Excel har gjort ett "
        "datum (2025-10-05) av det som skrevs. Skriv talet på nytt.",
    ),
    "TEXT_BECAME_DATE": (
        typed(om__roll=date(2025, 2, 1)),
        "a.xlsx, bladet Om blanketten, cell D9: varning: ”Uppgiftslämnare (roll)”: Svaret är ett datum för Excel och "
        "läses som ”2025-02-01”. Kontrollera att det är det som skrevs.",
    ),
    "WRONG_DATE": (
        typed(om__ifylld="i våras"),
        "a.xlsx, bladet Om blanketten, cell D10: fel: ”Ifylld”: Datumet ska skrivas ÅÅÅÅ-MM-DD.",
    ),
    "DATE_FROM_NUMBER": (
        patched(typed(om__ifylld=45717.5), OM, r'<c r="D10" s="\d+" t="n"><v>45717.5</v>', '<c r="D10"><v>45717</v>'),
        "a.xlsx, bladet Om blanketten, cell D10: information: ”Ifylld”: Talet 45717 i cellen läses som datumet "
        "2025-03-01.",
    ),
    "TIME_DROPPED": (
        typed(om__ifylld=datetime.fromisoformat("2025-09-03T13:45")),
        "a.xlsx, bladet Om blanketten, cell D10: information: ”Ifylld”: Klockslaget i cellen läses inte, bara datumet "
        "2025-09-03.",
    ),
    "NOT_A_CHOICE": (
        typed(om__status="Nästan klar"),
        "a.xlsx, bladet Om blanketten, cell D15: fel: ”Status”: ”Nästan klar” finns inte i listan. Välj ett av: Pågår "
        "eller Klar.",
    ),
    "CHOICE_IN_OWN_WORDS": (
        typed(om__status="Klar, men Anna på vuxenskolan ska se över den"),
        "a.xlsx, bladet Om blanketten, cell D15: fel: ”Status”: Svaret finns inte i listan. Välj ett av: Pågår eller "
        "Klar.",
    ),
    "NOTES": (
        edited(commented),
        "a.xlsx, bladet Självskattning, cell D11: varning: Bladet har kommentarer (D11), och de läses inte. Skriv det "
        "som ska vara med i svarsrutorna.",
    ),
    "DRAWN": (
        edited(drawn_on),
        "a.xlsx, bladet Självskattning: varning: På bladet ligger textrutor, bilder eller andra figurer, och de läses "
        "inte. Skriv det som ska vara med i svarsrutorna.",
    ),
    "NOT_A_MARK": (
        edited(put(OM, D12="kanske")),
        "a.xlsx, bladet Om blanketten, cell D12: fel: ”Förankrad genom: Möte”: Skriv x om det stämmer. Lämna annars "
        "rutan tom.",
    ),
    "TEXT_CLEANED": (
        patched(typed(om__roll="Rektor"), OM, r">Rektor<", ">Rek_x0007_tor<"),
        "a.xlsx, bladet Om blanketten, cell D9: information: ”Uppgiftslämnare (roll)”: Tecken som inte syns har "
        "tagits bort ur svaret (U+0007).",
    ),
    "LOCKED_CHANGED": (
        edited(put(OM, D8="Kommunikationsgruppen")),
        "a.xlsx, bladet Om blanketten, cell D8: varning: ”Grupp” är ifyllt i förväg och ska inte ändras. Det som står "
        "i blanketten stämmer inte med registret. Registrets uppgift används.",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_form_calls_for_the_sentence(code: str, tmp_path: Path) -> None:
    form, sentence = CASES[code]
    _, findings = read(tmp_path, form, follow_up=OTHERS_ANSWER if code == "NOT_EXPECTED" else FOLLOW_UP)
    assert sentence in [finding_text(finding) for finding in findings]
    assert code in {finding.code for finding in findings}


def test_every_sentence_has_a_form_that_calls_for_it() -> None:
    begun = {"LOCKED_ROW_CHANGED", "CARRIED_ROW_GONE"}  # see test_forms_starting
    assert {*CASES, *begun, "NOT_A_WORKBOOK"} == set(Reading.__members__)


def test_faulty_mark_is_where_the_question_is_faulty(tmp_path: Path) -> None:
    (submission,), _ = read(tmp_path, edited(put(OM, D12="x", D13="640823-3234")))
    assert submission.answers["om.forankrad"].place.cell == "D13"


def test_blank_form_calls_for_nothing(tmp_path: Path) -> None:
    submissions, findings = read(tmp_path, blank())
    assert findings == ()
    assert {answer.state for answer in submissions[0].answers.values()} == {State.MISSING, State.VALUE}


def test_every_file_is_accounted_for(tmp_path: Path) -> None:
    contents = [
        blank(),
        b"",
        b"inte ens en zipfil",
        saved_workbook(Workbook()),
        edited(unstamped),
        typed(om__status="Klar"),
    ]
    submissions, findings = read(tmp_path, *contents)
    assert {submission.file.file for submission in submissions} == {"a.xlsx", "f.xlsx"}
    assert {finding.place for finding in findings} == {FilePlace(f"{letter}.xlsx") for letter in "bcde"}


def test_missing_file_is_a_finding_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(blank())
    found = [FoundFile(tmp_path / "borta.xlsx", "borta.xlsx"), FoundFile(path, "a.xlsx")]
    submissions, findings = read_all(found, FOLLOW_UP)
    assert [submission.file.file for submission in submissions] == ["a.xlsx"]
    assert [finding.code for finding in findings] == ["FILE_GONE"]


@pytest.mark.parametrize("code", ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"])
def test_each_error_value_is_explained(code: str) -> None:
    assert error_meaning(code) != error_meaning("#NYTT!")


def test_no_message_repeats_free_text(tmp_path: Path) -> None:
    form = typed(
        om__roll="Anna Andersson",
        om__status="Anna Andersson är sjukskriven",
        om__ifylld="när Anna Andersson kom tillbaka",
        bedomning__traffar="3, men Anna Andersson kom inte",
        bedomning__timmar="ca 12 timmar för Anna Andersson",
    )
    _, findings = read(tmp_path, form)
    assert len(findings) == 4
    assert not any("Anna" in finding.message for finding in findings)


def test_locked_answer_is_what_the_register_says(tmp_path: Path) -> None:
    (submission,), _ = read(tmp_path, edited(put(OM, D8="Antagning")))
    assert submission.answers["om.grupp"].value == "Kommunikation"
    assert submission.answers["om.grupp"].raw == "Antagning"


def test_gone_field_is_faulty_and_new_field_is_missing(tmp_path: Path) -> None:
    (gone, new), _ = read(tmp_path, edited(lose_row), of(without_question("bedomning", "traffar")))
    assert gone.answers["bedomning.traffar"].state is State.FAULTY
    assert gone.answers["bedomning.traffar"].place == CellPlace("a.xlsx", SELF, "")
    assert new.answers["bedomning.traffar"].state is State.MISSING


def meetings_with(*columns: str) -> FollowUp:
    """Give the follow-up with other columns in the table of meetings."""
    made = tuple(question(name, name.capitalize(), Kind.TEXT) for name in columns)
    parts = tuple(
        replace(part, questions=tuple(replace(q, columns=made) if q.id == "moten" else q for q in part.questions))
        for part in FORM.parts
    )
    return replace(FOLLOW_UP, forms={"grupp": replace(FORM, parts=parts)})


def test_new_column_of_a_table_is_missing_in_forms_sent_out_before(tmp_path: Path) -> None:
    rows = [{"form": "fysiskt", "plats": "Falun", "tid": "13.00"}]
    form = fill(of(meetings_with("form", "plats", "tid")), {"bedomning.moten": rows})
    now = meetings_with("form", "plats", "tid", "protokoll")
    (submission,), findings = read(tmp_path, form, follow_up=now)
    (row,) = submission.tables["bedomning.moten"]
    assert row.answers["protokoll"].state is State.MISSING
    assert [finding_text(finding) for finding in findings] == [
        "a.xlsx, bladet Vilka möten har hållits: varning: ”Vilka möten har hållits?: Protokoll” fanns inte i "
        "blanketten när den skickades ut. Svaret saknas därför."
    ]


def test_row_that_has_left_the_register_stops_the_report(tmp_path: Path) -> None:
    form = typed(**{"deltagare_mars.antal": {"vard": {"kvinnor": 40, "man": 9, "totalt": 49}}})
    fewer = register("inriktningar", "Yrkesinriktningar", {"bygg": "Bygg och anläggning"}, "yrkesinriktning")
    follow_up = replace(FOLLOW_UP, registers={**FOLLOW_UP.registers, "inriktningar": fewer})
    (submission,), findings = read(tmp_path, form, follow_up=follow_up)
    assert [row.key for row in submission.tables["deltagare_mars.antal"]] == ["bygg"]
    assert [(finding.code, finding.place) for finding in findings] == [
        ("ROW_NOT_IN_REGISTER", CellPlace("a.xlsx", MARCH, "C13"))
    ]


def test_row_without_answers_that_has_left_the_register_calls_for_nothing(tmp_path: Path) -> None:
    _, findings = read(tmp_path, of(with_area("teknik", "Teknik")))
    assert findings == ()


def test_row_is_called_by_its_id_when_nothing_tells_that_its_text_is_the_registers(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        put(MARCH, A14="deltagare_mars.antal@teknik", C14="Enligt Anna Andersson", D14=4)(workbook)

    _, findings = read(tmp_path, edited(change))
    assert [finding.code for finding in findings] == ["ROW_NOT_IN_REGISTER"]
    assert "Raden ”teknik” har svar" in findings[0].message


def test_text_of_a_row_that_somebody_wrote_is_not_repeated(tmp_path: Path) -> None:
    _, findings = read(tmp_path, edited(with_own_row))
    assert [finding.code for finding in findings] == ["ROW_NOT_OURS"]
    assert not any("Anna" in finding.message for finding in findings)


def test_sheet_of_a_removed_measuring_date_without_answers_calls_for_nothing(tmp_path: Path) -> None:
    _, findings = read(tmp_path, of(with_day("maj", "1 maj")))
    assert findings == ()


def test_removed_measuring_date_is_never_read_as_a_new_one(tmp_path: Path) -> None:
    form = fill(of(with_day("maj", "1 maj")), {"deltagare_maj.antal": {"vard": {"kvinnor": 40}}})
    (submission,), findings = read(tmp_path, form, follow_up=with_day("juni", "1 juni"))
    values = [row.answers["kvinnor"].value for row in submission.tables["deltagare_juni.antal"]]
    assert values == [None, None]
    assert {finding.code for finding in findings} == {"SHEET_NOT_ISSUED", "PART_NOT_IN_REGISTER"}


def test_names_that_have_changed_places_in_the_register_are_an_error_for_each_form(tmp_path: Path) -> None:
    swapped = register("grupper", "Grupper", {"kommunikation": "Antagning", "antagning": "Kommunikation"}, "grupp")
    follow_up = replace(FOLLOW_UP, registers={**FOLLOW_UP.registers, "grupper": swapped})
    _, findings = read(tmp_path, blank(), blank(respondent="antagning"), follow_up=follow_up)
    assert [(finding.code, finding.place) for finding in findings] == [
        ("RESPONDENT_DIFFERS", CellPlace("a.xlsx", OM, "D8")),
        ("RESPONDENT_DIFFERS", CellPlace("b.xlsx", OM, "D8")),
    ]


def test_name_of_another_respondent_on_the_first_sheet_is_an_error(tmp_path: Path) -> None:
    unlocked = replace(FORM, parts=FORM.parts[1:])
    form = of(replace(FOLLOW_UP, forms={"grupp": unlocked}))
    _, findings = read(tmp_path, edited(put("Läs mig", B4="antagning"), form), follow_up=with_form(unlocked))
    assert [(finding.code, finding.place) for finding in findings] == [
        ("RESPONDENT_DIFFERS", CellPlace("a.xlsx", "Läs mig", "B4"))
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("svar.msg", OLE, id="an e-mail"),
        pytest.param("svar.zip", b"PK\x05\x06" + bytes(18), id="a zip file"),
        pytest.param("bild.png", b"\x89PNG\r\n\x1a\n\0\0", id="a picture"),
        pytest.param("svar.pdf", b"%PDF-1.7", id="a PDF"),
        pytest.param("anteckningar.txt", b"Ring", id="a note"),
    ],
)
def test_file_of_another_kind_is_a_warning(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    submissions, findings = read_all([FoundFile(tmp_path / name, name)], FOLLOW_UP)
    assert not submissions
    assert [finding_text(finding) for finding in findings] == [
        f"{name}: varning: Filen är ingen Excel-arbetsbok och läses inte. Ta bort filen ur mappen om den inte hör hit, "
        "eller spara innehållet som .xlsx."
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLSM", "a.xls", "a.xlsx (1)", "a.ods", "a.csv", "a.htm", "a.html"])
def test_unreadable_file_with_the_name_of_a_workbook_is_an_error(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    _, findings = read_all([FoundFile(tmp_path / name, name)], FOLLOW_UP)
    assert [(finding.code, finding.severity) for finding in findings] == [("FILE_IS_PDF", Severity.ERROR)]
