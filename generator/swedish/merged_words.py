"""What stands in the workbooks of merged data: titles of sheets, headings, words for states, and what the files are."""

from collections.abc import Sequence

from generator.model.answers import Given, Standing
from generator.model.values import State
from generator.swedish.status_words import STANDINGS as STANDINGS

KIND_PROPERTY, MODEL_PROPERTY, PERIOD_PROPERTY, VERSION_PROPERTY = "innehall", "modell", "period", "version"
"""Custom properties of the workbook with everything that came in; the first says that it is one."""
MERGED = "sammanslagna uppgifter"
ROLE = "sammanslagna"

READ_ME, FORMS, ANSWERS, CODES, CONTROL = "Läs mig", "Blanketter", "Svar", "Koder", "Kontroll"
UNNAMED = "Tabell"

FORM_ID, FORM, RESPONDENT_ID, RESPONDENT = "Blankett-id", "Blankett", "Svarande-id", "Svarande"
STANDING, FILES, CHECKSUM, VERSION, HANDED_IN = "Läge", "Filer", "Kontrollsumma", "Modellversion", "Lämnad"
FORMS_HEADER = (FORM_ID, FORM, RESPONDENT_ID, RESPONDENT, STANDING, FILES, CHECKSUM, VERSION, HANDED_IN)

QUESTION_ID, NUMBER, QUESTION, ANSWER, ANSWER_CODE = "Fråga-id", "Nummer", "Fråga", "Svar", "Kod"
STATE, GIVEN, SINCE = "Tillstånd", "Hur", "Oförändrat sedan"
FILE, SHEET, CELL = "Fil", "Blad", "Cell"
ORIGIN = (FILE, SHEET, CELL)
ANSWERS_HEADER = (
    *(FORM_ID, FORM, RESPONDENT_ID, RESPONDENT, QUESTION_ID, NUMBER, QUESTION),
    *(ANSWER, ANSWER_CODE, STATE, GIVEN, SINCE, *ORIGIN),
)

PART_ID, PART, ROW_ID, ROW, ORDER = "Del-id", "Del", "Rad-id", "Rad", "Ordning"

CODES_HEADER = ("Slag", "Lista", "Id", "Text")
TABLE_CODE, COLUMN_CODE, STEP_CODE, ROW_CODE = "tabell", "kolumn", "steg", "rad"
FORM_CODE, QUESTION_CODE = "blankett", "fråga"

CONTROL_HEADER = ("Blad", "Antal rader", "Kontrollsumma")

STATES = {
    State.VALUE: "besvarad",
    State.NIL: "inget att redovisa",
    State.MISSING: "uppgift saknas",
    State.UNDELIVERED: "blanketten har inte kommit in",
    State.FAULTY: "fel i underlaget",
    State.NOT_APPLICABLE: "kan inte förekomma",
    State.SUPPRESSED: "uppgiften visas inte",
}
_IN_CELLS = (State.MISSING, State.NIL, State.FAULTY, State.NOT_APPLICABLE)
NOT_DELIVERED = STANDINGS[Standing.MISSING]
GIVENS = {Given.TYPED: "skrivet", Given.PREFILLED: "ifyllt i förväg"}


def state_cell(state: State) -> str:
    """Give what stands in a cell that has no number, day or choice: a word within brackets, never a number."""
    return f"[{STATES[state]}]"


def title(model: str, period: str) -> str:
    """Give the title of the workbook with everything that came in."""
    return f"Sammanslagna uppgifter {period}, internt: {model}"


def about_merged(model: str, period: str, small: str) -> Sequence[str]:
    """Say in plain words what the workbook with everything that came in is, a line each; *small* is the other file."""
    return (
        f"INTERN ARBETSFIL. Här står alla svar som har kommit in till ”{model}” för {period}.",
        "Filen innehåller fri text och små antal som inte får lämnas ut utan prövning. Lägg den inte på webben och "
        "skicka den inte vidare.",
        f"Uppgifter som får publiceras finns i {small}. Där är små tal skyddade, så som i rapporten.",
        "Personnummer är maskerade.",
        "Filen skrivs om varje gång rapporten byggs. Det som ändras här påverkar inte den rapporten.",
        "Nästa år kan programmet läsa filen i stället för blanketterna: spara den i periodens mapp i indata. Rader "
        "får sorteras och kolumner flyttas, men byt inte rubriker och ta inte bort blad. Ändras något säger "
        "programmet det.",
        "Blanketter: vilka som har svarat. Svar: ett svar på varje rad. Därefter ett blad för varje tabell i "
        "blanketterna.",
        "Så användes svaren: vad det blev av varje ifylld cell. Koder: id:n och vad de betyder.",
        "Sist står periodens register, så som det var när filen skrevs.",
        "Där det inte finns något tal eller val står varför: "
        + ", ".join(state_cell(state) for state in _IN_CELLS)
        + ".",
        "Fil, Blad och Cell säger var uppgiften stod när den kom in.",
    )


ALL_NUMBERS, NOTES = "Alla tal", "Anmärkningar"
TABLE_ID, TABLE = "Tabell-id", "Tabell"
COLUMN_ID, VALUE = "Kolumn-id", "Värde"
ALL_NUMBERS_HEADER = (*(TABLE_ID, TABLE, ROW_ID, ROW, "Radtyp", COLUMN_ID, "Kolumn", VALUE, "Tecken", STATE),)
NOTES_HEADER = (TABLE_ID, TABLE, "Anmärkning")
ROW_KINDS = {"": "rad", "summa": "summa", "okand": "uppgift saknas", "utanfor": "ingår inte i summan"}
SHOWN_STATE = "visas"


def shown_state(state: State) -> str:
    """Say of a number in a table whether it is shown, or why it is not."""
    return SHOWN_STATE if state is State.VALUE else STATES[state]


def published_title(model: str, period: str) -> str:
    """Give the title of the workbook with what may be published."""
    return f"Uppgifter att publicera {period}: {model}"


def about_published(model: str, period: str, legend: str, sheets: Sequence[tuple[str, str]]) -> Sequence[str]:
    """Say in plain words what the workbook with what may be published is, a line each; *sheets* are titles of tables.

    A title stands with the name of its sheet before it.
    """
    return (
        f"Här står talen i rapportens tabeller om ”{model}” för {period}, så som de visas där.",
        "Små tal är skyddade på samma sätt som i rapporten. Det som inte visas finns inte i filen.",
        f"Tecken i tabellerna: {legend}.",
        "Alla tal: ett tal på varje rad, med id:n som är desamma från år till år. Samma uppgifter finns i csv-filen.",
        "Anmärkningar: det som står under tabellerna. Läs dem innan du använder talen.",
        "Därefter ett blad för varje tabell:" if sheets else "Det finns inga tabeller.",
        *(f"{sheet}: {title}" for sheet, title in sheets),
    )


def row_named(respondent: str, part: str, row: str) -> str:
    """Name a row of a table for a sentence: "Avesta, 1 mars, Bygg"."""
    return ", ".join(each for each in (respondent, part, row) if each)


def some(names: Sequence[str]) -> str:
    """List names, not more than a person cares to read."""
    listed = "; ".join(names[:_MOST_NAMED])
    return f"{listed} och {len(names) - _MOST_NAMED} till" if len(names) > _MOST_NAMED else listed


_MOST_NAMED = 5
