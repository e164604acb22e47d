"""What is said when one respondent has sent in more than one form for a period, or has said that nothing changed."""

from datetime import datetime
from enum import unique

from generator.swedish.counting import counted
from generator.swedish.dates import date_table, time_of_day
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message


@unique
class Merging(Message):
    """Sentences about copies, supplements and forms that contradict each other, and about unchanged answers."""

    SAME_ANSWERS = (INFORMATION, "Filen har samma svar som {other}. Den räknas inte en gång till.")
    SUPPLEMENT = (
        INFORMATION,
        "Filen kompletterar {other}: den har samma svar och några till. Svaren ur båda filerna används.",
    )
    ANSWER_DIFFERS = (
        ERROR,
        "”{label}”: Här ({saved}) står {value}, men i {other} ({other_saved}) står {other_value}. "
        "Behåll bara den fil som gäller.",
    )
    TEXT_DIFFERS = (
        ERROR,
        "Texten i ”{label}” är inte densamma här ({saved}) som i {other} ({other_saved}). "
        "Behåll bara den fil som gäller.",
    )
    MORE_DIFFER = (
        ERROR,
        "Ytterligare {count} skiljer sig mellan filen ({saved}) och {other} ({other_saved}). "
        "Behåll bara den fil som gäller.",
    )
    UNCHANGED_BUT_ANSWERED = (
        WARNING,
        "”{label}” är både besvarad och markerad som oförändrad. Det nya svaret används. Ta bort markeringen om det är "
        "rätt.",
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


NO_ANSWER = "inget svar"
FAULTY_ANSWER = "något som inte går att läsa"
