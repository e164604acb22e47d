"""What is said about the letters: mailboxes that are missing, and texts of the model that cannot be filled."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import WARNING, Message
from generator.swedish.stops import WRONG_USE, Stop


@unique
class Letter(Message):
    """Findings about whom letters go to."""

    MAILBOX_MISSING = (
        WARNING,
        "”{field}” är inte ifylld för {respondent}, så i brevet finns ingen mottagare. Skriv brevlådan i registret.",
    )

    @property
    def origin(self) -> Origin:
        """The register."""
        return Origin.MODEL


@unique
class LetterStop(Stop):
    """Why a letter cannot be written; *place* is where the model has its text."""

    TEXT_FAILED = (
        WRONG_USE,
        "{place}: Texten i brevet kan inte fyllas i. {fault} Kontrollera modellen och registret.",
    )
