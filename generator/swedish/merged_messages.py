"""What is said about merged data and about history that somebody has written by hand, when they are read."""

from enum import unique

from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message


@unique
class Merged(Message):
    """Sentences about workbooks of merged data: what has been changed in them, and what of it cannot be used."""

    MERGED_NOT_NEEDED = (
        INFORMATION,
        "Filen med sammanslagna uppgifter läses inte, eftersom blanketterna finns i mappen.",
    )
    MERGED_SEVERAL = (
        ERROR,
        "Filen innehåller sammanslagna uppgifter, och det gör {others} också. Det går inte att veta vilken som gäller, "
        "så ingen av dem läses. Ta bort den som inte ska användas.",
    )
    MERGED_OTHER_PERIOD = (
        ERROR,
        "Filen med sammanslagna uppgifter gäller {found}, inte {wanted}, och läses inte. Lägg den i mappen för "
        "{found}.",
    )
    MERGED_SHEET_GONE = (
        ERROR,
        "Bladet ”{sheet}” saknas. Utan det går filen med sammanslagna uppgifter inte att läsa rätt, så den läses inte.",
    )
    MERGED_SHEET_STRANGE = (
        WARNING,
        "Bladet har inte skrivits av programmet och läses inte.",
    )
    MERGED_SHEET_CHANGED = (
        WARNING,
        "Bladet har ändrats sedan programmet skrev det. Det som står här nu används. {rows}",
    )
    MERGED_CONTROL_GONE = (
        WARNING,
        "Bladet ”{sheet}” saknas eller är ändrat, så det går inte att se om filen med sammanslagna uppgifter har "
        "ändrats. Det som står i den används.",
    )
    MERGED_COLUMN_GONE = (
        ERROR,
        "Rubriken ”{column}” saknas på bladet. Det som skulle ha stått under den är inte med.",
    )
    MERGED_COLUMN_GONE_CLOSE = (
        ERROR,
        "Rubriken ”{column}” saknas på bladet. Det som skulle ha stått under den är inte med. Har ”{close}” skrivits i "
        "stället? Ändra tillbaka.",
    )
    MERGED_COLUMN_TWICE = (
        ERROR,
        "Rubriken ”{column}” finns två gånger på bladet. Det går inte att veta vilken som gäller, så ingen av dem "
        "läses.",
    )
    MERGED_NOT_A_NUMBER = (ERROR, "”{label}” ska vara ett tal, men här står ”{value}”. Uppgiften är inte med.")
    MERGED_NOT_WHOLE = (ERROR, "”{label}” ska vara ett helt tal, men här står ”{value}”. Uppgiften är inte med.")
    MERGED_NOT_A_DATE = (
        ERROR,
        "”{label}” ska vara ett datum, skrivet ÅÅÅÅ-MM-DD, men här står ”{value}”. Uppgiften är inte med.",
    )
    MERGED_NO_CHOICE = (ERROR, "”{value}” går inte att välja för ”{label}”. Uppgiften är inte med.")
    MERGED_NO_CHOICE_CLOSE = (
        ERROR,
        "”{value}” går inte att välja för ”{label}”. Uppgiften är inte med. Menade du ”{close}”?",
    )
    MERGED_UNREADABLE = (
        ERROR,
        "Cellen för ”{label}” går inte att läsa: {value}. Skriv värdet i stället för formeln. Uppgiften är inte med.",
    )
    MERGED_BLANK = (
        WARNING,
        "Cellen för ”{label}” är tom. Den räknas som att uppgift saknas, inte som noll.",
    )
    MERGED_ROW_UNKNOWN = (
        ERROR,
        "Raden läses inte, för {what} ”{value}” är okänd.",
    )
    MERGED_ROW_TWICE = (
        ERROR,
        "Raden finns två gånger: också på rad {first}. Det går inte att veta vilken som gäller, så ingen av dem är "
        "med.",
    )
    MERGED_ROWS_GONE = (
        ERROR,
        "Rader som ska finnas saknas på bladet: {rows}. De räknas som fel i underlaget, inte som noll.",
    )
    MERGED_QUESTION_GONE = (
        INFORMATION,
        "Frågor som inte längre finns i modellen läses inte: {questions}.",
    )


def rows_text(then: int, now: int) -> str:
    """Say how many rows there were and are, if that has changed."""
    if then == now:
        return "Antalet rader är detsamma."
    return f"Då fanns {then} {'rad' if then == 1 else 'rader'}, nu {now}."
