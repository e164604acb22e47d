"""What there is to say about the versions that are kept."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import INFORMATION, WARNING, Message
from generator.swedish.stops import DAMAGED, OPEN, Stop


@unique
class Archive(Message):
    """Findings about versions and their files."""

    EDITED_SINCE_BUILT = (
        WARNING,
        "Dokumentet har ändrats sedan version {version} byggdes. Ändringarna finns kvar i filen men följer inte med "
        "till nya versioner av sig själva.",
    )
    DOCUMENT_MISSING = (
        WARNING,
        "Dokumentet hör till version {version} men finns inte kvar i mappen.",
    )
    VERSION_UNFINISHED = (
        WARNING,
        "Filen har nummer {version}, men den versionen är inte färdig; troligen avbröts en körning. Filen lämnas "
        "orörd, och numret används inte igen. Ta bort filen om ingen behöver den.",
    )
    SAME_DOCUMENTS = (
        INFORMATION,
        "Underlaget ger samma dokument som version {version}, så ingen ny version har skapats.",
    )

    @property
    def origin(self) -> Origin:
        """Say that kept documents are meant, not what was delivered."""
        return Origin.DOCUMENT


@unique
class ArchiveStop(Stop):
    """Exit codes and sentences of what ends a run."""

    MANIFEST_DAMAGED = (
        DAMAGED,
        "Filen {file} är skadad eller ändrad, så det går inte att se vad version {version} består av. Återställ den "
        "från säkerhetskopian, eller flytta den till en annan mapp, och kör igen.",
    )
    BESIDE_DAMAGED = (
        DAMAGED,
        "Filen {file} hör till version {version} men är borta eller ändrad. Återställ den från säkerhetskopian, eller "
        "kör rapport bygg, så får nästa version en ny.",
    )
    VERSION_TAKEN = (
        OPEN,
        "En annan körning har just sparat en version i {folder}, så version {version} kunde inte sparas. Kör igen, "
        "så får dokumenten nästa nummer.",
    )
