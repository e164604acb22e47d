"""The sentences for typed numbers and days that cannot be read; a member bears the name of its `Problem`.

Slots: *label*, the question's label, and *value*, what stood in the cell.
"""

from enum import unique

from generator.swedish.messages import ERROR, Message

_WHICH_DATE = "Skriv ÅÅÅÅ-MM-DD, med fyra siffror i årtalet."


@unique
class Parsing(Message):
    """What stands in a cell is no number or no day."""

    TABLE_SIGN = (
        ERROR,
        "”{label}”: Vad betyder ”{value}”? Skriv uppgiften. Skriv 0 om det inte finns något att redovisa, eller "
        "lämna cellen tom om uppgiften saknas.",
    )
    NOT_A_NUMBER = (
        ERROR,
        "”{label}” ska vara ett tal, men cellen innehåller ”{value}”. Skriv bara siffror, till exempel 12.",
    )
    AMBIGUOUS_NUMBER = (
        ERROR,
        "”{label}”: ”{value}” kan betyda två olika tal. Skriv tusental med mellanslag (1 234) och decimaler med "
        "komma (1,5).",
    )
    BAD_GROUPS = (
        ERROR,
        "”{label}”: Siffrorna i ”{value}” är inte grupperade tre och tre. Skriv till exempel 1 234, eller bara 1234.",
    )
    APPROXIMATE_NUMBER = (
        ERROR,
        "”{label}” ska vara ett exakt tal, men cellen innehåller ”{value}”. Skriv bara talet, utan ”ca”.",
    )
    NUMBER_RANGE = (
        ERROR,
        "”{label}” ska vara ett enda tal, men cellen innehåller intervallet ”{value}”. Skriv det tal som gäller.",
    )
    BOUNDED_NUMBER = (
        ERROR,
        "”{label}” ska vara ett exakt tal, men ”{value}” anger bara en gräns. Skriv det tal som gäller.",
    )
    NUMBER_WITH_UNIT = (
        ERROR,
        "”{label}”: Skriv bara talet, utan enhet eller tecken efter. I cellen står ”{value}”.",
    )
    TOO_MANY_DIGITS = (
        ERROR,
        "”{label}”: Talet ”{value}” har fler siffror än de 15 som Excel kan hålla reda på. Kontrollera talet.",
    )
    NOT_A_DATE = (
        ERROR,
        "”{label}” ska vara ett datum, men cellen innehåller ”{value}”. Skriv ÅÅÅÅ-MM-DD, till exempel 2025-03-01.",
    )
    AMBIGUOUS_DATE = (ERROR, "”{label}”: Vilket datum avses med {value}? " + _WHICH_DATE)
    DATE_WITHOUT_YEAR = (ERROR, "”{label}”: Vilket år gäller ”{value}”? " + _WHICH_DATE)
    DATE_WITHOUT_DAY = (ERROR, "”{label}”: Vilken dag avses med ”{value}”? " + _WHICH_DATE)
    DATE_RANGE = (
        ERROR,
        "”{label}” ska vara ett enda datum, men cellen innehåller ”{value}”. " + _WHICH_DATE,
    )
    DATE_WITH_TIME = (ERROR, "”{label}”: Skriv bara datumet, utan klockslag. I cellen står ”{value}”.")
    WRONG_WEEKDAY = (
        ERROR,
        "”{label}”: Veckodagen i ”{value}” stämmer inte med datumet. Vilken dag avses? " + _WHICH_DATE,
    )
    NO_SUCH_DATE = (ERROR, "”{label}”: Datumet ”{value}” finns inte i kalendern. " + _WHICH_DATE)
    UNLIKELY_YEAR = (ERROR, "”{label}”: Året i ”{value}” är orimligt. " + _WHICH_DATE)
