"""What is said about answers that are there but not right, or not there but needed.

Sentences quote numbers, days and choices, never free text.
"""

from enum import unique

from generator.swedish.counting import counted
from generator.swedish.messages import ERROR, WARNING, Message


@unique
class Validation(Message):
    """Sentences about answers, rows, forms and rules."""

    REQUIRED_BLANK = (ERROR, "Fältet ”{label}” är obligatoriskt.")
    REQUIRED_UNFINISHED = (WARNING, "Fältet ”{label}” är obligatoriskt men ännu inte ifyllt. Blanketten är inte klar.")
    GAP_UNANSWERED = (ERROR, "Svaret på ”{question}” visar en lucka. Fyll i ”{label}”.")
    GAP_UNFINISHED = (WARNING, "Svaret på ”{question}” visar en lucka. Fyll i ”{label}” innan blanketten är klar.")
    TABLE_BLANK = (ERROR, "Tabellen ”{label}” är obligatorisk. Fyll i minst en rad.")
    TABLE_BLANK_NIL = (ERROR, "Tabellen ”{label}” är obligatorisk. Fyll i minst en rad eller svara Ja på ”{nil}”.")
    TABLE_UNFINISHED = (WARNING, "Tabellen ”{label}” är obligatorisk men ännu tom. Blanketten är inte klar.")
    NIL_CONTRADICTED = (ERROR, "Svaret på ”{nil}” är Ja, men tabellen ”{label}” har {rows}. Ändra det ena.")
    PART_NIL_CONTRADICTED = (
        ERROR,
        "Svaret på ”{nil}” är Ja, men {labels} är ifyllt. Ändra det ena.",
    )
    TOO_SMALL = (ERROR, "”{label}” ska vara minst {minimum}, men svaret är {value}.")
    TOO_LARGE = (ERROR, "”{label}” ska vara högst {maximum}, men svaret är {value}.")
    TOO_LONG = (WARNING, "Texten är {count} tecken för lång.")
    OUTSIDE_PERIOD = (ERROR, "”{label}” ska vara ett datum i {period} ({interval}), men svaret är {value}.")
    RULE_BROKEN = (ERROR, "{text}")
    RULE_UNUSABLE = (ERROR, "Regeln {rule} går inte att pröva. {reason}")
    IDENTITY_NUMBER = (ERROR, "Ett personnummer kan finnas i {cell}. Ta bort det innan rapporten skapas.")
    IDENTITY_DOUBTFUL = (
        WARNING,
        "Texten kan innehålla ett personnummer, om det inte är ett datum följt av ett årtal eller ett klockslag. Ta "
        "bort det om det är ett personnummer.",
    )
    FEW_PERSONS = (
        WARNING,
        "Texten nämner ett litet antal personer. Kontrollera att ingen kan pekas ut, eller skriv om den.",
    )
    PRIVATE_MAIL = (
        WARNING,
        "Texten kan innehålla en privat e-postadress. Skriv en funktionsbrevlåda i stället, eller ta bort adressen.",
    )
    PRIVATE_PHONE = (
        WARNING,
        "Texten kan innehålla ett privat telefonnummer. Skriv numret till växeln i stället, eller ta bort det.",
    )
    POINTED_OUT = (
        WARNING,
        "Texten kan peka ut en enskild person, med namn eller initialer. Skriv om den så att ingen kan kännas igen.",
    )
    SENSITIVE_WORDS = (
        WARNING,
        "Texten kan innehålla känsliga uppgifter om {topics}. Kontrollera att ingen kan pekas ut, eller skriv om den.",
    )
    FORM_MISSING = (WARNING, "Blanketten ”{form}” har inte kommit in från {respondent}.")
    HANDED_IN_UNKNOWN = (
        WARNING,
        "”{label}” är inte besvarad med ett datum, så det går inte att säga om blanketten kom i tid. Den räknas inte "
        "till dem som gjorde det.",
    )
    DEADLINE_UNKNOWN = (
        WARNING,
        "Det finns ingen sista dag för ”{form}” från {respondent}, så det går inte att säga om svaret kom i tid.",
    )
    DEADLINE_UNUSABLE = (ERROR, "Sista dagen för ”{form}” går inte att räkna ut. {reason}")
    FORM_UNFINISHED = (WARNING, "Blanketten ”{form}” från {respondent} är inte markerad som klar.")


CELL = "cell {cell}"
NOTE = "kommentaren till cell {cell}"
SHEET_NAME = "bladets namn"
FILE = "filen"
LEFT_OUT = "…"
"""Stands in the sentence of a rule where a respondent's free text would have been quoted."""


def cell_label(row: str, column: str) -> str:
    """Name a cell of a table with fixed rows: "Vård och omsorg: Kvinnor"."""
    return f"{row}: {column}"


def rows_text(n: int) -> str:
    """Say how many rows: "en rad", "13 rader"."""
    return counted(n, "rad", "rader")
