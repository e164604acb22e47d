"""What is said of files of statistics, and the words for whom their figures are of."""

from enum import unique

from generator.model.fetching import Sex
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message

SEXES = {Sex.TOTAL: "Totalt", Sex.WOMEN: "Kvinnor", Sex.MEN: "Män"}


@unique
class Fetching(Message):
    """Sentences about a file that figures are fetched from; a file with an error gives no figures."""

    FETCH_TOO_LARGE = (ERROR, "Filen är större än {most} MB och läses inte. Hämta färre nyckeltal eller år åt gången.")
    TOO_MANY = (ERROR, "Filen har fler än {most} uppgifter. Hämta färre nyckeltal, kommuner eller år åt gången.")
    FETCH_NOT_UTF8 = (ERROR, "Filen är inte sparad som UTF-8 och kan inte läsas. Hämta den igen.")
    NOTHING = (ERROR, "Filen innehåller inga uppgifter.")
    WRONG_HEADER = (
        ERROR,
        "Filen är varken en fil från Koladas API (JSON) eller en tabell med rubrikraden {wanted}.",
    )
    WRONG_LINE = (ERROR, "Raden går inte att läsa. Den ska ha {n} fält med semikolon emellan.")
    WRONG_FIELD = (ERROR, "Fältet {field} har ett värde som inte går att förstå: ”{value}”.")
    WRONG_VALUE = (
        ERROR,
        "Uppgiften går inte att förstå: värdet är ”{value}” och status ”{status}”. Det ska vara ett tal, eller ett av "
        "tecknen - (bortfall), . (ej tillämplig) och .. (sekretess).",
    )
    TWO_VALUES = (ERROR, "Filen har två olika uppgifter om {code} för {area}, {year}.")
    NOT_JSON = (ERROR, "Filen ser ut att vara JSON men går inte att läsa. Hämta den igen.")
    NOT_OF_THE_API = (
        ERROR,
        "Filen är JSON men inte ordnad som i Koladas API version 3: ”{field}” saknas eller är fel.",
    )
    NOT_THIS_AREA = (ERROR, "Filen har inga uppgifter för {area}. Den har uppgifter för {areas}.")
    NOT_IN_FILE = (WARNING, "Filen har inga uppgifter om {names}.")
    NOT_WANTED = (
        INFORMATION,
        "Filen har också uppgifter om {n} nyckeltal som inte finns i registret och därför inte är med: {codes}.",
    )
