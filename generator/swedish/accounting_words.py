"""The words of the sheet that says how the answers were used, and of the counts for each file."""

from collections.abc import Sequence

from generator.model.accounting import PrintedAs, Printing
from generator.swedish.control_words import EARLIER_USED, REGISTER_USED

SHEET = "Så användes svaren"
HEADER = ("Fil", "Blad", "Cell", "Fråga", "Svaret", "Var eller varför")
OVERVIEW_SHEET = "Översikt"
OVERVIEW_HEADER = ("Fil", "Hur den användes", "Ifyllda celler", "Används", "Används inte", "Ska ses över")

ABOUT_FILE = "Om filen"

USED, NOT_USED, TO_LOOK_AT = "Används", "Används inte", "Ska ses över"

USED_WHOLE = frozenset({REGISTER_USED, EARLIER_USED})

OWN_WORDS = "Blankettens egen text"
FORMS_OWN = "Rubriker, frågor, hjälp och sådant som är dolt"
WHOLE_FILE = "Hela filen"
SEE_FINDINGS = "Se bladet ”Att gå igenom”"
OUTSIDE = "Står utanför svarsrutorna. Se bladet ”Att gå igenom”"
REMOVED = "Frågan finns inte längre i modellen"
CONTRADICTED = "Säger emot en annan fil från samma svarande. Se bladet ”Att gå igenom”"
BLANK = "Inget svar"
PREFILLED = "Ifyllt i förväg"
WITHHELD = "Skrivs aldrig ut, bara för samordnarna"
NOWHERE = "Frågan skrivs inte ut i något dokument"
STEERING = "styr hur blanketten räknas"

_MOST = 3
_ORDER = (PrintedAs.TABLE, PrintedAs.CHART, PrintedAs.METHOD, PrintedAs.ANSWER, PrintedAs.STEERING)


def question(number: str, text: str, inner: str) -> str:
    """Name a question by its number and text, and a column or side question of it after a colon."""
    whole = f"{number} {text}".strip()
    return f"{whole}: {inner}" if inner else whole


def held_elsewhere(file: str) -> str:
    """Say that the answer is taken from another file of the same respondent."""
    return f"Svaret läses ur {file}"


def with_warning(why: str) -> str:
    """Point at the list of findings too."""
    return f"{why}. {SEE_FINDINGS}"


def cells(count: int) -> str:
    """Say how many cells a row stands for."""
    return f"{count} celler" if count != 1 else "en cell"


def where(printings: Sequence[Printing]) -> str:
    """Say where answers are used, document by document: tables first, a few by name and the rest by number."""
    documents: dict[str, list[str]] = {}
    for each in sorted(printings, key=lambda each: _ORDER.index(each.shape)):
        listed = documents.setdefault(each.document, [])
        if _shape(each) not in listed:
            listed.append(_shape(each))
    order = sorted(documents, key=[each.document for each in printings].index)
    pieces = [_few(documents[document], document) for document in order]
    whole = "; ".join(pieces)
    return whole[:1].upper() + whole[1:] if whole.startswith(STEERING) else whole


def _few(said: Sequence[str], document: str) -> str:
    left = len(said) - _MOST
    listed = f"{', '.join(said[:_MOST])} och {left} till" if left > 0 else ", ".join(said)
    return f"{document}: {listed}" if document else listed


def _shape(printing: Printing) -> str:
    match printing.shape:
        case PrintedAs.TABLE:
            return f"tabellen ”{printing.title}”"
        case PrintedAs.CHART:
            return f"diagrammet ”{printing.title}”"
        case PrintedAs.METHOD:
            return f"metoden {printing.title}"
        case PrintedAs.STEERING:
            return STEERING
        case _:
            return "svaret i texten"
