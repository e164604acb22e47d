"""What to say when a disk, a share or a lock ends the run."""

from enum import unique

from generator.swedish.messages import WARNING, Message
from generator.swedish.stops import FAILED, OPEN, Stop

SOMEBODY = "någon"


@unique
class Disk(Stop):
    """Exit codes and sentences of what cannot be written or read."""

    TARGET_OPEN = (
        OPEN,
        "Filen {file} kan inte skrivas. Den är antagligen öppen i ett annat program{holder}. Stäng filen och kör igen.",
    )
    SOURCE_OPEN = (
        OPEN,
        "Filen {file} kan inte läsas. Den är antagligen öppen i ett annat program{holder}, eller så saknar du "
        "behörighet. Stäng filen, eller be om behörighet, och kör igen.",
    )
    FOLDER_CLOSED = (
        OPEN,
        "Mappen {file} kan inte läsas. Du saknar antagligen behörighet. Be it-stödet om behörighet och kör igen.",
    )
    FOLDER_LOCKED = (
        OPEN,
        "En annan körning använder mappen {folder}: {who} på datorn {host} sedan {when}. Vänta tills den är klar "
        "och kör igen. Är du säker på att ingen körning pågår kan du ta bort filen {file}.",
    )
    FOLDER_LOCKED_BY_UNKNOWN = (
        OPEN,
        "En annan körning verkar använda mappen {folder}, men det går inte att se vem som har startat den. Fråga "
        "dina kollegor och kör igen. Är ni säkra på att ingen körning pågår kan ni ta bort filen {file}.",
    )
    DISK_FULL = (FAILED, "Disken är full, så {file} kunde inte sparas. Frigör utrymme och kör igen.")
    READ_ONLY = (
        FAILED,
        "{file} kunde inte sparas, eftersom disken bara går att läsa. Välj en annan arbetsmapp eller be it-stödet "
        "om skrivbehörighet.",
    )
    NO_PERMISSION = (
        FAILED,
        "{file} kunde inte sparas, eftersom du saknar behörighet att skriva i mappen. Be it-stödet om "
        "skrivbehörighet eller välj en annan arbetsmapp.",
    )
    NAME_TOO_LONG = (
        FAILED,
        "{file} kunde inte sparas, eftersom sökvägen är för lång. Flytta arbetsmappen närmare diskens rot, så att "
        "mappnamnen blir färre eller kortare, och kör igen.",
    )
    NOT_A_FOLDER = (
        FAILED,
        "{file} kunde inte sparas, eftersom något annat än en mapp ligger i vägen. Byt namn på den filen och kör igen.",
    )
    SHARE_LOST = (
        FAILED,
        "Kontakten med disken eller den delade mappen bröts när {file} skulle sparas ({reason}). Kontrollera "
        "anslutningen och kör igen.",
    )
    SOURCE_LOST = (
        FAILED,
        "{file} kunde inte läsas ({reason}). Kontrollera att filen eller mappen finns kvar och att disken eller den "
        "delade mappen är ansluten, och kör igen.",
    )


@unique
class Saved(Message):
    """Findings about what was written."""

    WRITTEN_BESIDE = (
        WARNING,
        "Filen är öppen i ett annat program{holder} och kunde inte bytas ut. Den nya ligger bredvid och heter "
        "{beside}. Stäng den gamla och kör igen, så hamnar allt i samma fil.",
    )


def by(person: str | None) -> str:
    """Add who has a file open to a sentence; nothing if that is not known."""
    return f" (av {person})" if person else ""
