"""What a form says about itself while it is filled in: what is missing, how far one has come, and where to go next.

The words stand in cells of ours beside the answers. The reader knows them again by `is_guide`, so that they are never
taken for something that somebody wrote.
"""

import re

STATUS = "Besvarad?"
MISSING = "Obligatorisk – saknas"
DONE = "✓ Besvarad"
CONFIRM = "Ifyllt – bekräfta"
"""Stands at what must be answered and has only been filled in beforehand."""
OPTIONAL = "Frivillig"
ROW_MISSING = "Uppgift saknas"
ROW_DONE = "✓ Ifylld"
NOTHING_REQUIRED = "Inget obligatoriskt"
NOTHING_TO_REPORT = "Inget att redovisa"
LEFT_OUT = "Ingår inte"

PROGRESS_HEADINGS = ("Blad", "Så långt har ni kommit", "Besvarat")
TOTAL = "Hela blanketten"
OF = " av "
ANSWERED = " obligatoriska besvarade"
TO_FRONT = "‹ Läs mig"

_GUIDES = frozenset(
    word.casefold()
    for word in (
        STATUS,
        MISSING,
        CONFIRM,
        DONE,
        OPTIONAL,
        ROW_MISSING,
        ROW_DONE,
        NOTHING_REQUIRED,
        NOTHING_TO_REPORT,
        LEFT_OUT,
        TO_FRONT,
    )
)
_TOLD = re.compile(r"blad \d+ av \d+( ·.*)?|\d+ av \d+ obligatoriska besvarade|föregående: .+|nästa: .+")


def is_guide(text: str) -> bool:
    """Tell whether a text is one that the form says about itself."""
    folded = " ".join(text.split()).casefold()
    return folded in _GUIDES or _TOLD.fullmatch(folded) is not None


def confirming(step: str, number: str, text: str) -> str:
    """Say when what was filled in beforehand counts as answered; *step* is the answer that the form is ready."""
    question = f"fråga {number} ”{text}”" if number else f"”{text}”"
    return (
        f"Det som är ifyllt i förväg räknas som besvarat när ni har ändrat det, eller när ni svarar {step} på "
        f"{question}. Se därför över det först."
    )


def position(number: int, count: int) -> str:
    """Say which of the sheets it is; the progress of the sheet follows."""
    return f"Blad {number} av {count} · "


def progress(answered: int, required: int) -> str:
    """Say how many of the questions that must be answered are, as the form's own formula does."""
    return f"{answered}{OF}{required}{ANSWERED}" if required else NOTHING_REQUIRED


def before(title: str) -> str:
    """Name the link to the sheet before."""
    return f"Föregående: {title}"


def after(title: str) -> str:
    """Name the link to the sheet after."""
    return f"Nästa: {title}"
