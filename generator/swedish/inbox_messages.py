"""What is said about files in a period's folder that are not read as forms, or that are read under another name.

Each says what the file is, why it is not read, and what to do if that is wrong: no file is passed over in silence.
"""

import re
import unicodedata
from enum import unique

from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message


@unique
class Inboxes(Message):
    """Sentences about files that programs have put there, about registers and about files that have been replaced."""

    # What programs put beside people's work.
    FORM_OPEN = (
        INFORMATION,
        "Filen visar att {name} är öppen hos någon. Det som inte är sparat kommer inte med.",
    )
    FORM_OPEN_GONE = (
        INFORMATION,
        "Filen är en låsfil, men någon fil som den hör till finns inte i mappen. Den innehåller inga svar och kan tas "
        "bort.",
    )
    SYSTEM_FILE = (INFORMATION, "Filen har skapats av datorn och innehåller inga svar. Den läses inte.")
    TEMPORARY_FILE = (
        INFORMATION,
        "Filen är en tillfällig fil som ett program har lämnat efter sig. Den läses inte och kan tas bort när ingen "
        "har blanketterna öppna.",
    )
    UNFINISHED_FILE = (
        WARNING,
        "Filen är inte färdighämtad och läses inte. Hämta den igen om den är en blankett. Ta annars bort den.",
    )
    BACKUP_FILE = (
        INFORMATION,
        "Filen är en säkerhetskopia som ett program har gjort. Den läses inte. Spara den som .xlsx om den innehåller "
        "svar som saknas.",
    )
    SHORTCUT_FILE = (
        WARNING,
        "Filen är en genväg och inte själva blanketten. Den läses inte. Lägg in blanketten (.xlsx) i stället.",
    )
    HIDDEN_FILE = (
        INFORMATION,
        "Filen är dold, för namnet börjar med en punkt. Den läses inte. Byt namn på den om den är en blankett.",
    )
    LINKED_FOLDER = (INFORMATION, "Länken leder till en mapp, och mappen läses inte.")

    # The register.
    REGISTER_RENAMED = (
        INFORMATION,
        "Filen är periodens register, fast den inte heter {name}. Den används. Byt namn på den till {name} så att det "
        "syns.",
    )
    REGISTERS_SEVERAL = (
        ERROR,
        "Filen är ett register, och det är {others} också. Det går inte att veta vilket som gäller. Byt namn på det "
        "som gäller till {name} och ta bort de andra.",
    )
    REGISTER_SPARE = (
        WARNING,
        "Filen är ett register, men det är {name} som används. Ta bort filen, eller byt namn på den till {name} om det "
        "är den som gäller.",
    )

    # What others have come in the place of.
    REPLACED = (INFORMATION, "Filen är ersatt och läses inte. Den är ”{form}” från {respondent} för {period}.")
    REPLACED_UNKNOWN = (INFORMATION, "Filen ligger bland de ersatta och läses inte. Det går inte att se vems den är.")

    # Names.
    COPY_BY_NAME = (
        INFORMATION,
        "Namnet ser ut som en kopia som Windows, en webbläsare eller en synkronisering har gjort. Filen är från samma "
        "svarande som {other}. Det är svaren och inte namnen som avgör vad som gäller.",
    )
    NUMBER_IN_NAME = (WARNING, "Filens namn kan innehålla ett personnummer. Byt namn på filen.")
    SAME_NAME = (
        INFORMATION,
        "Två filer i mappen har namn som ser likadana ut, men bokstäverna är lagrade på olika sätt eller skiljer sig "
        "i stora och små. Båda är från samma svarande. Ta bort en av dem om de har samma svar.",
    )


_COPIED = re.compile(
    r"""
    \(\d{1,3}\)$                                            # Windows, and browsers
    | ^(kopia\ av|copy\ of)\ | [ -]+(kopia|copy)(\ ?\(?\d*\)?)?$  # Windows and macOS
    | \(\d+:\w+\ kopia\) | \(kopia\ \d+\)
    | -[A-Z0-9]*(DESKTOP|LAPTOP|PC|DATOR)[A-Z0-9-]*(-\d+)?$  # OneDrive puts the computer's name there
    | \.sync-conflict-\d{8}-\d{6} | _conf\(\d+\)
    | conflict(ed)?(\ copy)? | motstridig | i\ konflikt | konflikt(kopia)?\b | case\ conflict
    """,
    re.VERBOSE | re.IGNORECASE,
)


def looks_copied(name: str) -> bool:
    """Tell whether a file's name, without its ending, is as systems name copies and conflicts."""
    return bool(_COPIED.search(unicodedata.normalize("NFC", name)))
