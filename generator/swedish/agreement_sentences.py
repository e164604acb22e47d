"""What is said of how far apart respondents judge: about one question, and about all of them together.

Nothing is averaged, and one step between two answers is neither agreeing nor differing (domain section 14).
"""

from collections.abc import Mapping, Sequence

from generator.model.methods import Agreement
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

EVERYBODY = "de svarande"

OUTCOMES: Mapping[Agreement, str] = {
    Agreement.SAME: "överens",
    Agreement.NEAR: "ett steg isär",
    Agreement.APART: "skiljer sig åt",
    Agreement.NOT_COMPARED: "jämförs inte",
}
"""The short words of the results, which templates choose by."""

COMPARED_HEADING = "Jämförelse"


def genitive(who: str) -> str:
    """Give the genitive of a word or a name: one that ends in s, x or z has no s of its own."""
    return who if who.casefold().endswith(("s", "x", "z")) else f"{who}s"


def of_question(outcome: Agreement, who: str) -> str:
    """Say of one question how the answers lie to each other."""
    match outcome:
        case Agreement.SAME:
            said = f"{who} är överens."
        case Agreement.NOT_COMPARED:
            said = f"{genitive(who)} bedömningar jämförs inte, eftersom alla inte har gjort en bedömning."
        case _:
            how = "ligger ett steg isär" if outcome is Agreement.NEAR else "skiljer sig åt"
            said = f"{genitive(who)} bedömningar {how}."
    return at_sentence_start(said)


def in_cell(outcome: str, sentence: str) -> str:
    """Give what marks a question in a table: a difference by its whole *sentence*, all else by the short word."""
    return sentence.removesuffix(".") if outcome == OUTCOMES[Agreement.APART] else at_sentence_start(outcome)


def together(who: str, same: int, compared: int, absent: Sequence[str]) -> str:
    """Say on how many of the compared questions all are agreed; *absent* are those from whom nothing came in."""
    left = f" Svar saknas från {joined(absent)}." if absent else ""
    if not compared:
        return f"Ingen skalfråga har besvarats så att {genitive(who)} bedömningar kan jämföras.{left}"
    agreed = "De som har svarat" if absent else at_sentence_start(who)
    return f"{agreed} är överens i {same} av {compared} {'skalfråga' if compared == 1 else 'skalfrågor'}.{left}"


def apart(who: str, names: Sequence[str]) -> str:
    """Say in which questions somebody is two steps or more from somebody else."""
    if not names:
        return f"I ingen skalfråga är det två steg eller mer mellan {genitive(who)} bedömningar."
    return at_sentence_start(f"{genitive(who)} bedömningar skiljer sig åt i fråga om {joined(names)}.")


def near(names: Sequence[str]) -> str:
    """Say in which questions there is one step between answers; nothing if there is none."""
    return f"Ett steg skiljer i fråga om {joined(names)}." if names else ""


def left_out(names: Sequence[str]) -> str:
    """Say which questions do not count, since somebody has given no step of the scale; nothing if there is none."""
    if not names:
        return ""
    counted = "En skalfråga" if len(names) == 1 else f"{at_sentence_start(str(len(names)))} skalfrågor"
    return f"{counted} räknas inte med, eftersom alla inte har gjort en bedömning: {joined(names)}."
