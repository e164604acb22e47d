"""What is said about a history that a coordinator has written by hand, from the years before the program was used."""

from collections.abc import Sequence
from enum import unique

from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message
from generator.swedish.text import quoted

PERIOD_HEADINGS = ("period", "år", "ar")
ROLE = "historik"


@unique
class History(Message):
    """Sentences about the headings and rows of the workbook."""

    HISTORY_NO_TABLE = (
        ERROR,
        "Bladet läses inte, för rubrikerna säger inte vad det gäller. Skriv en rubrik för var och en av {wanted}, och "
        "minst en av {measures}.",
    )
    HISTORY_SEVERAL_TABLES = (
        ERROR,
        "Bladet kan gälla flera tabeller i blanketterna: {tables}. Lägg till rubriker som bara den ena har.",
    )
    HISTORY_HEADING_UNKNOWN = (WARNING, "Rubriken ”{value}” känns inte igen, och det som står under den läses inte.")
    HISTORY_HEADING_UNKNOWN_CLOSE = (
        WARNING,
        "Rubriken ”{value}” känns inte igen, och det som står under den läses inte. Menade du ”{close}”?",
    )
    HISTORY_HEADING_AMBIGUOUS = (
        ERROR,
        "Rubriken ”{value}” kan betyda {meanings}. Skriv i stället registrets namn.",
    )
    HISTORY_NAME_UNKNOWN = (ERROR, "”{value}” finns inte i registret {label}. Raden läses inte.")
    HISTORY_NAME_UNKNOWN_CLOSE = (
        ERROR,
        "”{value}” finns inte i registret {label}. Raden läses inte. Menade du ”{close}”?",
    )
    HISTORY_NAME_AMBIGUOUS = (ERROR, "”{value}” kan vara {meanings}. Raden läses inte. Skriv namnet i stället.")
    HISTORY_NOT_A_DATE = (
        ERROR,
        "”{value}” är varken ett datum, skrivet ÅÅÅÅ-MM-DD, eller en period. Raden läses inte.",
    )
    HISTORY_BLANK = (ERROR, "Cellen för ”{label}” är tom. Raden läses inte.")
    HISTORY_WHICH_DATE = (
        ERROR,
        "”{value}” räcker inte, eftersom det finns flera mätdatum i {period}. Raden läses inte. De som finns är "
        "{known}.",
    )
    HISTORY_TOO_SMALL = (ERROR, "”{label}” ska vara minst {limit}, men här står {value}. Uppgiften är inte med.")
    HISTORY_TOO_LARGE = (ERROR, "”{label}” ska vara högst {limit}, men här står {value}. Uppgiften är inte med.")
    HISTORY_SUM_WRONG = (
        ERROR,
        "”{label}” är {value}, men {parts} blir tillsammans {total}. Inget av talen är med.",
    )
    HISTORY_NO_ROWS = (WARNING, "Bladet har rubriker men inga rader.")
    HISTORY_LATER = (INFORMATION, "Det som står om {years} läses inte, eftersom det är senare än {period}.")
    HISTORY_OTHER_DATE = (ERROR, "{value} är inget mätdatum i {period}. Raden läses inte. De som finns är {known}.")
    HISTORY_ROW_TWICE = (
        ERROR,
        "Raden finns två gånger: också på rad {first}. Det går inte att veta vilken som gäller, så ingen av dem är "
        "med.",
    )
    HISTORY_NOT_NEEDED = (
        INFORMATION,
        "Det som står om {period} läses inte, eftersom det finns svar från den perioden.",
    )


def either(names: Sequence[str]) -> str:
    """List what something may mean: "”Avesta” eller ”Orsa”"."""
    *first, last = map(quoted, names)
    return f"{', '.join(first)} eller {last}" if first else last
