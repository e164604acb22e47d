"""What there is to say when a figure is followed back, and about what has changed between two versions."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message
from generator.swedish.stops import WRONG_USE, Stop


@unique
class Tracing(Message):
    """Findings about where something comes from."""

    NOT_PRINTED = (
        ERROR,
        "”{text}” finns inte i version {version}. Skriv talet som det står i dokumentet, eller några ord i följd ur "
        "en mening.",
    )
    EDITED_BY_HAND = (
        WARNING,
        "Dokumentet har ändrats för hand sedan version {version} skapades. Ursprunget gäller det som programmet skrev.",
    )
    SOURCE_CHANGED = (
        WARNING,
        "Filen har ändrats sedan version {version} skapades. Det som står i den nu kan vara något annat än det som "
        "står i dokumentet.",
    )
    SOURCE_GONE = (
        WARNING,
        "Filen finns inte längre kvar här. Version {version} skapades av den.",
    )
    NOT_COMPARED = (
        INFORMATION,
        "Det går inte att säga vad som har ändrats sedan version {version}, eftersom uppgifterna om vad den innehöll "
        "är borta eller skadade.",
    )

    @property
    def origin(self) -> Origin:
        """Say that kept documents are meant, not what was delivered."""
        return Origin.DOCUMENT


@unique
class TracingStop(Stop):
    """What ends a search before it has begun."""

    NO_TEXT = (WRONG_USE, 'Skriv ett tal eller några ord ur dokumentet, till exempel: rapport ursprung "451"')
    NO_VERSION = (
        WRONG_USE,
        "Det finns ingen version av dokumenten i {folder}. Skapa en med: rapport bygg {model} --period {period}",
    )
    NO_TRACES = (
        WRONG_USE,
        "Version {version} i {folder} skapades utan uppgifter om ursprung. Skapa en ny version med: rapport bygg "
        "{model} --period {period}",
    )
