"""The words of a marked copy: the notes at the cells, and the last sheet with everything that is to be mended."""

AUTHOR = "Samverkansrapport"
NOTE_PREFIX = "ATT RÄTTA: "
NOTE_CLOSING = "Det röda försvinner när du har ändrat i cellen."
"""Ends a note of ours; what stands after it is somebody's own."""

SHEET = "Att rätta"
HEADING = "Att rätta i blanketten"
INTRODUCTION = (
    "Klicka på en cell i listan för att komma till den. I blanketten är cellerna röda och har en anteckning.",
    "Det röda försvinner när du ändrar i cellen. Färg, anteckningar och det här bladet läses inte när du lämnar in.",
    "Spara filen som Excel-arbetsbok (.xlsx) och skicka den till den som du fick den av. Den ersätter den förra.",
)
HEADER = ("Åtgärd", "Blad", "Cell", "Det här behöver ses över")
TO_MEND = "Ska rättas"
TO_LOOK_AT = "Ska ses över"
MORE = "… och {n} till."


def note(messages: tuple[str, ...]) -> str:
    """Write a note about one cell, in one piece that can be found again."""
    return "\n".join((NOTE_PREFIX + "\n".join(messages), NOTE_CLOSING))


def note_span(text: str) -> tuple[int, int] | None:
    """Tell where in a cell's notes ours is, with the line break before it. Without a closing it reaches to the end."""
    start = text.find(NOTE_PREFIX)
    if start < 0:
        return None
    closing = text.find(NOTE_CLOSING, start)
    end = len(text) if closing < 0 else closing + len(NOTE_CLOSING)
    return start - text[:start].endswith("\n"), end


def own_words(text: str) -> str:
    """Give what people have written in a cell's notes, without what is ours."""
    while span := note_span(text):
        text = text[: span[0]] + text[span[1] :]
    return text.strip()
