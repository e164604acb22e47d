"""What is said when one respondent has sent in more than one form for a period, or has said that nothing changed."""

from datetime import datetime
from enum import unique

from generator.swedish.counting import counted
from generator.swedish.dates import date_table, time_of_day
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message

PERIOD_BEFORE = "förra perioden"
"""What the period before is called where it has no name: before the first of those that come when they are needed."""
_KEEP = "Behåll den fil som gäller och flytta den andra till mappen ersatta."


@unique
class Merging(Message):
    """Sentences about copies, supplements and forms that contradict each other, and about unchanged answers."""

    SAME_ANSWERS = (INFORMATION, "Alla svar i filen finns också i {other}. Filen räknas inte en gång till.")
    SUPPLEMENT = (
        INFORMATION,
        "Filen kompletterar {other}: den har samma svar och några till. Svaren ur båda filerna används.",
    )
    RENEWED = (
        INFORMATION,
        "Filen har samma svar som {other}, men bladet ”{sheet}” är inte ifyllt likadant. Där gäller det som står här "
        "({saved}).",
    )
    RENEWED_SUPPLEMENT = (
        INFORMATION,
        "Filen kompletterar {other}: den har samma svar och några till. Svaren ur båda filerna används. Bladet "
        "”{sheet}” är inte ifyllt likadant, och där gäller det som står här ({saved}).",
    )
    ANSWER_DIFFERS = (
        ERROR,
        "{question}: Här ({saved}) står {value}, men i {other} ({other_saved}) står {other_value}. " + _KEEP,
    )
    TEXT_DIFFERS = (
        ERROR,
        "{question}: Texten är inte densamma här ({saved}) som i {other} ({other_saved}). " + _KEEP,
    )
    MORE_DIFFER = (
        ERROR,
        "Ytterligare {count} skiljer sig mellan filen ({saved}) och {other} ({other_saved}). De står på bladet ”Så "
        "användes svaren” i kontrollistan. " + _KEEP,
    )
    UNCHANGED_BUT_ANSWERED = (
        WARNING,
        "”{label}” är både besvarad och markerad som oförändrad. Det nya svaret används. Ta bort markeringen om det är "
        "rätt.",
    )
    LEFT_OUT_BUT_ANSWERED = (
        WARNING,
        "”{label}” är ifylld, men ”{part}” har också svar. De svaren används inte. Töm cellen om området ska ingå.",
    )
    NOTHING_TO_REPEAT = (
        ERROR,
        "”{label}” är markerad som oförändrad, men det finns inget svar från {period} att upprepa. Skriv svaret i "
        "svarsrutan.",
    )


def saved_text(moment: datetime | None) -> str:
    """Say when a file was saved, as its own properties have it."""
    if moment is None:
        return "okänt när den sparades"
    return f"sparad {date_table(moment.date())} {time_of_day(moment.time())}"


def answers_text(n: int) -> str:
    """Say how many answers: "ett svar", "13 svar"."""
    return counted(n, "svar", "svar")


def question_text(number: str, label: str) -> str:
    """Name a question as people find it in the form: by its number, if it has one, and its text."""
    return f"Fråga {number} ”{label}”" if number else f"”{label}”"


NO_ANSWER = "inget svar"
FAULTY_ANSWER = "något som inte går att läsa"
