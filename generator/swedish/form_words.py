"""The words printed in the blank forms: headings, advice, input messages and the sheet Läs mig."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.swedish.definition_words import MEASURE, OWNER, READY
from generator.swedish.text import joined

NUMBER = "Nr"
QUESTION = "Fråga"
ANSWER = "Svar"
HELP = "Hjälp"
MARK = "\u00a0*"
CHOSEN = "x"
"""Stands after what must be answered."""

FRONT_SHEET = "Läs mig"
UNNAMED_SHEET = "Blad"
LABEL_RESPONDENT = "Lämnas av"
LABEL_PERIOD = "Period"
LABEL_DEADLINE = "Svara senast"
LABEL_RETURN = "Skickas till"
LABEL_IDENTITY = "Blankettens märkning"
HEADING_ABOUT = "Vad och varför"
HEADING_HOW = "Så fyller du i"
HEADING_GOING_ON = "Från förra gången"
HEADING_CARE = "Namn och små antal"
HEADING_RETURN = "Så lämnar du in"

ROWS_BEGUN = "Raderna överst i tabellen är redan ifyllda. Ändra det som inte stämmer. Töm en rad som inte ska vara med."

LEGEND = "Frågor med * är obligatoriska."
LEGEND_LOCKED = "Det som står i grå rutor är redan ifyllt och ska inte ändras."
REPEATED = (
    "Gäller svaret från förra gången fortfarande, så skriv inte om det. Välj Ja under ”{heading}” och lämna "
    "svarsrutan tom."
)
LEAVES_OUT = "Lämna rutan tom om området ingår. Skriver ni här behöver inget annat i området besvaras."
MARK_CHOICES = "Där flera svar kan stämma skriver du x vid vart och ett."
NO_NAMES = "Skriv inte namn eller uppgifter som pekar ut enskilda elever, deltagare, brottsoffer eller medarbetare."
ROWS = "Skriv en sak per rad. Räcker inte raderna, så fortsätt direkt under tabellen."

HOW = (
    "Varje blad är en del av blanketten. Ta bladen i ordning.",
    "Svara i rutorna med ram. Välj i listan där det finns en pil bredvid rutan.",
    "Frågor med * är obligatoriska. Övriga frågor får lämnas tomma.",
    "Skriv 0 när antalet är noll. En tom ruta betyder att uppgiften saknas.",
    "Skriv datum som ÅÅÅÅ-MM-DD, med fyra siffror i årtalet.",
    "Byt gärna rad i långa svar med Alt+Enter. Gör rutan högre om texten inte får plats.",
    "Ändra inte frågornas text, och flytta inte rader eller kolumner. Då hittar svaren rätt i rapporten.",
)
CARE = (
    NO_NAMES,
    "Blanketten blir en allmän handling när den har kommit in. Skriv därför inget som omfattas av sekretess.",
)
SMALL_COUNTS = "Skriv de verkliga antalen, även när de är små. Små antal skyddas när rapporten görs."

REQUIRED = "Obligatorisk."
REPEATS = "Välj Ja om svaret från förra gången gäller fortfarande. Lämna då svarsrutan tom."
REQUIRED_WITH = "Obligatorisk när tabellen är ifylld."
REQUIRED_BESIDE = "Obligatorisk när det som den hör till är besvarat."
LOCKED = "Ifyllt i förväg. Ska inte ändras."
WRITE_SIGN = "Eller .. om uppgiften saknas, x om den inte får visas och . om den inte kan förekomma."
WRITE_MARK = "Skriv x om det stämmer. Lämna annars rutan tom."
CHOOSE = "Välj i listan."
WRITE_DATE = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel {example}."
WRITE_INTEGER = "Skriv ett helt tal."
WRITE_NUMBER = "Skriv ett tal. Decimaler skrivs med komma."
WRITE_MONEY = "Skriv beloppet i kronor, utan kr."
AT_MOST = "Högst {n} tecken."
NOTHING_TO_REPORT = "Svara här om det inte finns något att skriva i tabellen."

ERROR_TITLE = "Svaret passar inte här"
ERROR_CHOICE = "Välj ett av svaren i listan."
ERROR_DATE = "Det ser inte ut som ett datum i rätt tid. Datumet ska skrivas ÅÅÅÅ-MM-DD."
ERROR_INTEGER = "Skriv ett helt tal från {least} till {most}."
ERROR_NUMBER = "Skriv ett tal från {least} till {most}."
ERROR_LONG = "Texten är längre än {n} tecken."

PAGE = "Sida &P av &N"


def returning(mailbox: str) -> tuple[str, ...]:
    """Say how the form is sent back; without a mailbox, to whom it came from."""
    return (
        "Spara blanketten som Excel-arbetsbok (.xlsx), utan lösenord.",
        f"Skicka den till {mailbox or 'den som du fick den av'}. Filen får heta vad som helst.",
        "Vill du ändra något senare, så gör det i samma fil och skicka den igen.",
    )


def gap_note(numbers: Mapping[str, Sequence[str]]) -> str:
    """Say which answer shows a gap and what is filled in then; *numbers* are those of the questions, by answer."""
    if len(numbers) == 1:
        shown = f"Svaret {next(iter(numbers))} visar en lucka."
    else:
        shown = " ".join(f"På fråga {joined(each)} visar svaret {step} en lucka." for step, each in numbers.items())
    return f"{shown} Fyll då också i ”{MEASURE}”, ”{OWNER}” och ”{READY}”. Andra svar behöver inget mer."


def shown_heading(period: str) -> str:
    """Head the column with what was answered in the period before."""
    return period[:1].upper() + period[1:]


def shown_column(heading: str, period: str) -> str:
    """Head a column of a table with what stood in it in the period before."""
    return f"{heading}, {period}"


def shown_in_table_note(period: str) -> str:
    """Say what the columns of a table with what stood there before are for."""
    return f"De grå kolumnerna i tabellen visar vad ni svarade i {period}. De är bara till för att läsas."


def shown_note(period: str) -> str:
    """Say what the column with what was answered before is for."""
    return f"Den grå kolumnen bredvid svaren visar vad ni svarade i {period}. Den är bara till för att läsas."


def carried_note(period: str) -> str:
    """Say where the rows that a table begins with come from, and what to do with them."""
    return (
        f"Raderna överst i tabellen följer med från {period}. Fyll i det som saknas och ändra det som inte längre "
        "stämmer. Ta inte bort en rad som fortfarande är öppen."
    )


def carried_list_note(period: str) -> str:
    """Say the same of rows that may be taken away when they do not hold any longer."""
    return (
        f"Raderna överst i tabellen följer med från {period}. Ändra det som inte längre stämmer, och töm rader som "
        "inte gäller längre."
    )


def carried_answers_note(period: str) -> str:
    """Say that some answers are those of the period before, to be looked over."""
    return f"Svar som redan står i vita rutor är era egna från {period}. Ändra det som inte längre stämmer."


def carried_in_tables(period: str) -> str:
    """Say the same on the first sheet, of all tables."""
    return (
        f"I tabeller kan rader följa med från {period}. Fyll i det som saknas och ändra det som inte längre stämmer. "
        "Ta inte bort en rad som fortfarande är öppen."
    )


def unchanged_since(period: str) -> str:
    """Say that an answer was written in an earlier period."""
    return f"Oförändrat sedan {period}."


def date_example(first: date) -> str:
    """Say how a date is written, with a day of the period."""
    return WRITE_DATE.format(example=first.isoformat())


def prompt_title(number: str, text: str) -> str:
    """Give the title of an input message: the question's number if it has one."""
    return f"Fråga {number}" if number else text


def qualified(label: str, number: str) -> str:
    """Tell a label apart from another with the same words on the same sheet."""
    return f"{label} ({number})"


def qualified_choice(label: str, number: str) -> str:
    """Tell a choice apart from the same choice of another question, and from the question itself."""
    return f"{label} (svar på {number})"


def title_line(number: str, title: str) -> str:
    """Head a sheet."""
    return f"{number} {title}" if number else title


def document_title(form: str, respondent: str, period: str) -> str:
    """Name the workbook."""
    return f"{form}: {respondent}, {period}"


def some_of(choices: Sequence[str]) -> str:
    """Say how several choices are written in one cell."""
    return f"Skriv ett eller flera, med semikolon emellan: {'; '.join(choices)}."
