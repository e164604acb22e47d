"""What is said about filled forms while they are read.

The sentences quote the form's own labels, and of answers only numbers, dates and choices, never free text. What is
wrong with a typed number or day is said by `parsing_messages`.
"""

from collections.abc import Mapping
from enum import unique

from generator.swedish.counting import counted
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message

_BRING_OVER = "För över svaren till den blankett som skickades ut och lämna in den."


@unique
class Reading(Message):
    """Sentences about forms that came in; slots: *label* is the question's text, *cell* and *other* are cells."""

    # The file as a whole.
    NOT_A_FORM = (
        ERROR,
        "Filen är ingen blankett från det här programmet. Ta bort den ur mappen. Om den innehåller svar: "
        "för över dem till den blankett som skickades ut.",
    )
    NOT_A_WORKBOOK = (
        WARNING,
        "Filen är ingen Excel-arbetsbok och läses inte. Ta bort filen ur mappen om den inte hör hit, eller spara "
        "innehållet som .xlsx.",
    )
    IDENTITY_UNSURE = (
        ERROR,
        "Det går inte att se säkert vilken blankett filen är, för märkningen är ändrad eller delvis borta. "
        + _BRING_OVER,
    )
    WRONG_MODEL = (
        ERROR,
        "Blanketten hör till uppföljningen ”{found}”, men här läses ”{wanted}”. Flytta filen till rätt mapp.",
    )
    WRONG_PERIOD = (
        ERROR,
        "Blanketten gäller perioden {found}, men här läses {wanted}. Flytta filen till mappen för rätt period, eller "
        "lämna in en blankett för {wanted}.",
    )
    UNKNOWN_FORM = (
        ERROR,
        "Blanketten är märkt ”{found}”, men någon sådan blankett finns inte i modellen. Gör nya blanketter och för "
        "över svaren.",
    )
    UNKNOWN_RESPONDENT = (
        ERROR,
        "Blanketten är märkt ”{found}”, som inte finns i registret ”{register}”. Lägg till raden i registret om den "
        "ska vara med. Ta annars bort filen ur mappen.",
    )
    NOT_EXPECTED = (
        ERROR,
        "”{respondent}” ska inte lämna blanketten ”{form}” för {period}, enligt modellen och registret. Ändra i "
        "registret om svaren ska vara med. Ta annars bort filen ur mappen.",
    )
    RESPONDENT_DIFFERS = (
        ERROR,
        "Blanketten är märkt för ”{respondent}”, men här står ”{other}”, som är en annan rad i registret ”{register}”. "
        "Kontrollera att namnen står på rätt rader i registret och att svaren står i rätt blankett.",
    )
    OLDER_VERSION = (INFORMATION, "Blanketten är av en äldre version ({version}). {understood}")
    OLDER_VERSION_LACKS = (WARNING, "Blanketten är av en äldre version ({version}). {understood}")
    NEWER_VERSION = (
        WARNING,
        "Blanketten är av en nyare version ({version}) än modellen ({wanted}). Kontrollera att rätt modell används.",
    )

    # The sheets.
    SHEET_GONE = (ERROR, "Bladet ”{title}” finns inte i filen. " + _BRING_OVER)
    SHEET_NOT_ISSUED = (
        WARNING,
        "Bladet ”{title}” fanns inte i blanketten när den skickades ut. Svaren på det saknas därför.",
    )
    SHEET_TWICE = (
        WARNING,
        "Bladet är en kopia av bladet ”{title}”. Bara ”{title}” läses. Kontrollera att svaren står där och ta bort "
        "kopian.",
    )
    SHEET_HIDDEN = (WARNING, "Bladet är dolt, men det läses. Visa bladet och kontrollera att svaren ska vara med.")
    PART_NOT_IN_REGISTER = (
        ERROR,
        "Bladet gäller raden med id ”{row}”, som inte finns i registret ”{register}”. Svaren på bladet räknas inte "
        "med. Lägg till raden i registret om de ska vara med. Ta annars bort bladet ur blanketten.",
    )
    SHEET_NOT_OURS = (
        WARNING,
        "Bladet hör inte till blanketten, och det som står där läses inte. Flytta det som ska vara med till "
        "blankettens blad.",
    )

    # Where the answers stand.
    LINE_MOVED = (
        WARNING,
        "Raden för ”{label}” verkar vara flyttad: Svaret läses i {cell}, men radens märkning visar {other}. "
        "Kontrollera att svaret hör till frågan.",
    )
    NAME_ELSEWHERE = (
        WARNING,
        "”{label}”: Svaret läses i {cell}, men cellens namn visar {other}. Något kan ha klippts ut och klistrats in. "
        "Kontrollera att svaret står på rätt ställe.",
    )
    COLUMN_ELSEWHERE = (
        WARNING,
        "Kolumnen ”{heading}” i tabellen ”{label}”: Svaren läses i {cells}, men cellernas namn visar {other}. Något "
        "kan ha flyttats. Kontrollera att rätt svar står under rätt rubrik.",
    )
    LABEL_GONE = (
        WARNING,
        "Texten ”{label}” finns inte kvar på bladet. Märkningen visar att svaret står i {cell}. Kontrollera att det är "
        "rätt svar.",
    )
    LINE_TWICE = (
        WARNING,
        "Raden för ”{label}” finns på flera ställen ({cells}). Svaret läses i {cell}. Ta bort de andra raderna.",
    )
    FIELD_GONE = (ERROR, "”{label}” finns inte kvar på bladet. " + _BRING_OVER)
    FIELD_NOT_ISSUED = (
        WARNING,
        "”{label}” fanns inte i blanketten när den skickades ut. Svaret saknas därför.",
    )
    SAME_CELL = (
        ERROR,
        "”{label}” och ”{second}” pekar på samma cell, så det går inte att veta vems svaret är. " + _BRING_OVER,
    )
    TABLE_HEADER_GONE = (
        WARNING,
        "Rubrikerna i tabellen ”{label}” är ändrade. Tabellen läses där den stod från början. Kontrollera att rätt "
        "svar står i rätt kolumn.",
    )
    HEADING_CHANGED = (
        WARNING,
        "Rubriken ”{heading}” i tabellen ”{label}” är ändrad. Kolumnen läses på sin plats. Kontrollera att den "
        "innehåller rätt svar.",
    )
    TABLE_GONE = (ERROR, "Tabellen ”{label}” finns inte kvar på bladet. " + _BRING_OVER)
    ANSWERS_GONE = (ERROR, "Kolumnen ”{heading}” finns inte kvar på bladet. " + _BRING_OVER)
    COLUMN_GONE = (ERROR, "Kolumnen ”{heading}” finns inte kvar i tabellen ”{label}”. " + _BRING_OVER)
    ROW_NOT_IN_REGISTER = (
        ERROR,
        "”{label}”: Raden ”{row}” har svar men finns inte i registret ”{register}”. Svaren räknas inte med. Lägg till "
        "raden i registret om de ska vara med. Ta annars bort raden ur blanketten.",
    )
    ROW_NOT_OURS = (
        ERROR,
        "”{label}”: På den här raden står tal, men raden finns inte i registret ”{register}”. Talen räknas inte med. "
        "För över dem till rätt rad, eller ta bort raden ur blanketten.",
    )
    HIDDEN_ANSWER = (
        WARNING,
        "”{label}”: Svaret står i en dold rad eller kolumn. Det läses. Kontrollera att det ska vara med.",
    )
    MERGED_AWAY = (
        WARNING,
        "”{label}”: Cellen är sammanfogad med andra celler, så det som står i den syns inte och läses inte. Dela "
        "cellen och kontrollera svaret.",
    )
    BESIDE = (
        WARNING,
        "Det som står här ligger utanför svarsrutorna och läses inte. Flytta det till rätt ruta om det ska vara med.",
    )
    MORE_BESIDE = (WARNING, "Ytterligare {cells} på bladet ligger utanför svarsrutorna och läses inte.")
    MORE_IDENTITY_NUMBERS = (
        ERROR,
        "Personnummer kan finnas i ytterligare {cells} på bladet. Ta bort dem innan rapporten skapas.",
    )
    NOTES = (
        WARNING,
        "Bladet har kommentarer ({cells}), och de läses inte. Skriv det som ska vara med i svarsrutorna.",
    )
    DRAWN = (
        WARNING,
        "På bladet ligger textrutor, bilder eller andra figurer, och de läses inte. Skriv det som ska vara med i "
        "svarsrutorna.",
    )

    # What stands in the cells.
    ERROR_VALUE = (ERROR, "”{label}”: I cellen står {code}. {meaning} Skriv svaret i cellen.")
    FORMULA = (
        INFORMATION,
        "”{label}”: Svaret är uträknat med en formel. Det värde som Excel senast räknade ut läses.",
    )
    FORMULA_UNCALCULATED = (
        ERROR,
        "”{label}”: Formeln i cellen är inte uträknad. Öppna filen i Excel, räkna om, spara och lämna in den igen.",
    )
    DAMAGED_CELL = (ERROR, "”{label}”: Innehållet i cellen är skadat och går inte att läsa. Skriv svaret på nytt.")
    NOT_AN_INTEGER = (ERROR, "”{label}”: Skriv ett helt tal, till exempel 1\u00a0234.")
    NOT_WHOLE = (ERROR, "”{label}”: {value} är inget helt tal. Skriv ett helt tal, till exempel 1\u00a0234.")
    NOT_A_DECIMAL = (ERROR, "”{label}”: Skriv ett tal, till exempel 1\u00a0234,5.")
    BECAME_DATE = (
        ERROR,
        "”{label}”: Här ska stå ett tal, men Excel har gjort ett datum ({value}) av det som skrevs. Skriv talet på "
        "nytt.",
    )
    TEXT_BECAME_DATE = (
        WARNING,
        "”{label}”: Svaret är ett datum för Excel och läses som ”{value}”. Kontrollera att det är det som skrevs.",
    )
    WRONG_DATE = (ERROR, "”{label}”: Datumet ska skrivas ÅÅÅÅ-MM-DD.")
    DATE_FROM_NUMBER = (INFORMATION, "”{label}”: Talet {value} i cellen läses som datumet {day}.")
    TIME_DROPPED = (INFORMATION, "”{label}”: Klockslaget i cellen läses inte, bara datumet {value}.")
    NOT_A_CHOICE = (ERROR, "”{label}”: ”{value}” finns inte i listan. Välj ett av: {choices}.")
    CHOICE_IN_OWN_WORDS = (ERROR, "”{label}”: Svaret finns inte i listan. Välj ett av: {choices}.")
    NOT_A_MARK = (ERROR, "”{label}”: Skriv x om det stämmer. Lämna annars rutan tom.")
    TEXT_CLEANED = (INFORMATION, "”{label}”: Tecken som inte syns har tagits bort ur svaret ({signs}).")
    LOCKED_CHANGED = (
        WARNING,
        "”{label}” är ifyllt i förväg och ska inte ändras. Det som står i blanketten stämmer inte med registret. "
        "Registrets uppgift används.",
    )
    LOCKED_ROW_CHANGED = (
        WARNING,
        "”{label}” är ifyllt i förväg på den här raden och ska inte ändras. Det som stod där från början används.",
    )
    CARRIED_ROW_GONE = (
        WARNING,
        "”{label}”: En rad som följde med från {period} är tömd eller borttagen. Kontrollera att den inte gäller "
        "längre. Fyll annars i den igen.",
    )


TRUE_WORD, FALSE_WORD = "sant", "falskt"
"""What a cell with a truth value is called where a text is wanted."""

MARKED = frozenset({"x", "×", "✓", "✔", "☒", "ja", "1", TRUE_WORD})
UNMARKED = frozenset({"nej", "0", "-", "–", "☐", FALSE_WORD})

_UNKNOWN_ERROR = "Det är ett fel som Excel visar när en formel inte går att räkna ut."
_ERROR_MEANINGS: Mapping[str, str] = {
    "#DIV/0!": "Det betyder att en formel delar med noll eller med en tom cell.",
    "#N/A": "Det betyder att en formel inte hittar det den letar efter.",
    "#NAME?": "Det betyder att Excel inte känner igen ett namn i en formel.",
    "#NULL!": "Det betyder att områdena i en formel inte har några gemensamma celler.",
    "#NUM!": "Det betyder att ett tal i en formel är orimligt.",
    "#REF!": "Det betyder att en formel pekar på celler som har tagits bort.",
    "#VALUE!": "Det betyder att en formel har fått fel sorts uppgift, till exempel text i stället för tal.",
    "#GETTING_DATA": "Det betyder att Excel inte hade hunnit hämta uppgiften när filen sparades.",
}


def error_meaning(code: str) -> str:
    """Explain one of Excel's error values."""
    return _ERROR_MEANINGS.get(code.upper(), _UNKNOWN_ERROR)


def answer_label(row: str, heading: str) -> str:
    """Name an answer that stands beside a question, or in the row of a table."""
    return f"{row}: {heading}"


def cells_text(n: int) -> str:
    """Say how many cells: "en cell", "13 celler"."""
    return counted(n, "cell", "celler")
