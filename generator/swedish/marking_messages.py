"""What is said about marked copies: those that are written, and those that come back."""

from enum import unique

from generator.swedish.messages import INFORMATION, WARNING, Message


@unique
class Marking(Message):
    """Findings about marked copies."""

    REPLACED_BY_COPY = (
        INFORMATION,
        "Filen ersätts av {other}, som är en markerad kopia av den. Svaren läses där och inte här.",
    )
    LIST_ANSWERED = (
        WARNING,
        "Det som står här har någon skrivit på listan över vad som ska rättas. Det läses inte. Flytta det till rätt "
        "ruta i blanketten om det ska vara med.",
    )
    COPY_KEPT = (
        WARNING,
        "Den markerade kopian är ändrad sedan den skrevs, så den skrivs inte över. Lägg den i {inbox} om den är "
        "rättad. Ta annars bort den och kör kommandot igen.",
    )
    NOT_MARKED = (
        WARNING,
        "Det gick inte att göra en markerad kopia av filen. Det som ska rättas står i kontrollistan.",
    )
    NOT_MARKED_MACROS = (
        WARNING,
        "Ingen markerad kopia görs av en fil med makron. Be om filen sparad som Excel-arbetsbok (.xlsx). Det som ska "
        "rättas står i kontrollistan.",
    )
