"""What is wrong with a model's files: how they are written, what they say, and how the parts fit together."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, Message


@unique
class Definition(Message):
    """Sentences about the TOML files of a model."""

    MODEL_MISSING = (ERROR, "Mappen innehåller ingen modell. En modell har en fil som heter modell.toml.")
    NOT_UTF8 = (
        ERROR,
        "Filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas. Spara om den i Anteckningar med kodningen UTF-8.",
    )
    TOML_TWICE = (ERROR, "Samma nyckel eller tabell står två gånger. Ta bort den ena, eller skriv [[…]] för en lista.")
    TOML_OPEN_TEXT = (ERROR, "En text saknar sitt avslutande citattecken.")
    TOML_OPEN_LIST = (ERROR, "En lista eller tabell saknar sin avslutande klammer, eller ett komma mellan två värden.")
    TOML_TRAILING = (ERROR, "Efter värdet står något mer på samma rad. Skriv varje nyckel på en egen rad.")
    TOML_NO_EQUALS = (ERROR, "Likhetstecknet saknas. Skriv nyckel = värde.")
    TOML_BACKSLASH = (
        ERROR,
        "Ett omvänt snedstreck kan inte stå ensamt i en text med dubbla citattecken. Skriv \\\\ eller enkla citattecken.",
    )
    TOML_VALUE = (ERROR, "Värdet går inte att läsa. Texter ska stå inom citattecken; ja och nej skrivs true och false.")
    TOML_STATEMENT = (ERROR, "Raden går inte att läsa. Skriv [tabell], [[lista]] eller nyckel = värde.")
    TOML_TYPOGRAPHIC_QUOTES = (ERROR, "Raden har böjda citattecken. Skriv raka citattecken: \"…\".")
    TOML_SWEDISH_KEY = (ERROR, "Nycklar skrivs utan å, ä och ö, till exempel fraga och namnd.")
    TOML_UNREADABLE = (ERROR, "Filen går inte att läsa från och med den här raden. Kontrollera citattecken och klamrar.")
    KEY_TWICE = (ERROR, "”{key}” står i mer än en av modellens filer.")
    UNKNOWN_KEY = (ERROR, "Nyckeln ”{key}” finns inte i {table}. Nycklar som finns: {known}.")
    UNKNOWN_KEY_CLOSE = (ERROR, "Nyckeln ”{key}” finns inte i {table}. Menade du ”{close}”?")
    KEY_MISSING = (ERROR, "Nyckeln ”{key}” saknas i {table}.")
    KEY_EMPTY = (ERROR, "”{key}” är tomt. Skriv en text.")
    KEY_TYPE = (ERROR, "”{key}” ska vara {wanted}.")
    KEY_WORD = (ERROR, "”{key}” kan inte vara ”{value}”. Välj ett av: {known}.")
    KEY_WORD_CLOSE = (ERROR, "”{key}” kan inte vara ”{value}”. Menade du ”{close}”?")
    ID_SIGNS = (ERROR, "Id:t ”{id}” får bara ha små bokstäver a–z, siffror och understreck, till exempel {example}.")
    ID_TWICE = (ERROR, "Id:t ”{id}” används redan på rad {line} i {file}.")
    MONTH_DAY = (ERROR, "”{key}” ska vara månad och dag, till exempel 01-31. Nu står det ”{value}”.")
    NO_SUCH_DAY = (ERROR, "Dagen ”{value}” finns inte. Skriv månad och dag, till exempel 01-31.")
    PERIOD_NAME = (ERROR, "Periodens namn kan bara ha {{ar}}, {{del}} och {{delnamn}} inom klamrar. Nu står det ”{value}”.")
    PERIOD_WITHOUT_PARTS = (ERROR, "Perioden ”{id}” har inga delar. Skriv till exempel delar = [{{ id = \"\" }}].")
    PERIOD_PART_ID = (ERROR, "Periodens del ”{id}” får bara ha bokstäver a–z och siffror, till exempel T1.")
    PERIOD_PART_TWICE = (ERROR, "Perioden har två delar med id:t ”{id}”. De kan inte skiljas åt.")
    PERIODS_MISSING = (ERROR, "Modellen har inga perioder. Skriv [[period]] i modell.toml.")
    NO_SUCH_PERIOD = (ERROR, "Modellen har ingen period ”{period}”. Perioder som finns: {known}.")
    FIELD_TWICE = (ERROR, "Fältet ”{field}” finns två gånger i registret {register}.")
    UNKNOWN_FIELD = (ERROR, "Registret {register} har inget fält ”{field}”. Fält som finns: {known}.")
    UNKNOWN_FIELD_CLOSE = (ERROR, "Registret {register} har inget fält ”{field}”. Menade du ”{close}”?")
    FIELD_KIND = (ERROR, "”{field}” ska vara {wanted}.")
    DEFAULT_KIND = (ERROR, "Standardvärdet för ”{fact}” ska vara {wanted}.")
    DEFAULT_CHOICE = (ERROR, "Standardvärdet för ”{fact}” ska vara ett av: {known}.")
    FACT_KIND = (ERROR, "”{fact}” kan inte vara av typen {kind}. En uppgift om rapporten ryms i en cell.")
    REFERENCE = (ERROR, "”{id}” finns inte bland {kind}: {known}.")
    REFERENCE_CLOSE = (ERROR, "”{id}” finns inte bland {kind}. Menade du ”{close}”?")
    REFERENCE_NONE = (ERROR, "”{id}” finns inte: modellen har inga {kind}.")

    @property
    def origin(self) -> Origin:
        """The model's files."""
        return Origin.MODEL
