"""What is wrong with an expression: in a rule or a text of a model, or in a Word template.

The sentences say nothing about where; whoever found the expression adds its place.
"""

from enum import Enum, unique

TRUE, FALSE = "ja", "nej"


@unique
class Fault(Enum):
    """One readable line for each way in which an expression can fail."""

    UNKNOWN_NAME = "Namnet ”{name}” finns inte här."
    UNKNOWN_NAME_CLOSE = "Namnet ”{name}” finns inte här. Menade du ”{close}”?"
    UNKNOWN_FIELD = "Fältet ”{name}” finns inte."
    UNKNOWN_FIELD_CLOSE = "Fältet ”{name}” finns inte. Menade du ”{close}”?"
    UNKNOWN_PART = "”{name}” finns inte i ”{whole}”."
    UNKNOWN_PART_CLOSE = "”{name}” finns inte i ”{whole}”. Menade du ”{close}”?"
    NO_LIST = "”{name}” är ingen lista."
    NO_PARTS = "”{name}” går inte att hämta: en text, ett tal eller en lista har inga egna fält."
    UNKNOWN_FILTER = "Filtret ”{name}” finns inte. Filter som finns: {known}."
    UNKNOWN_FILTER_CLOSE = "Filtret ”{name}” finns inte. Menade du ”{close}”?"
    UNKNOWN_TEST = "Villkoret ”is {name}” finns inte. Villkor som finns: {known}."
    UNKNOWN_TEST_CLOSE = "Villkoret ”is {name}” finns inte. Menade du ”{close}”?"
    UNKNOWN_FUNCTION = "Funktionen ”{name}” finns inte. Funktioner som finns: {known}."
    UNKNOWN_FUNCTION_CLOSE = "Funktionen ”{name}” finns inte. Menade du ”{close}”?"
    UNKNOWN_TAG = "Kommandot ”{name}” finns inte. Kommandon som finns: {known}."
    UNKNOWN_TAG_CLOSE = "Kommandot ”{name}” finns inte. Menade du ”{close}”?"
    NOT_ALLOWED = "”{name}” får inte användas i uttryck."
    NOT_CALLABLE = "Bara funktioner kan anropas med parenteser. Ta bort parenteserna."
    SEVERAL_WITH_IN = "Skriv en jämförelse i taget när ”in” används."
    OPERATOR = "”{operator}” kan bara användas mellan tal."
    NUMBERS_TOO_LARGE = "Talen i uttrycket blir för stora."
    TEXT_TOO_LONG = "Texten som uttrycket ger blir för lång."
    TOO_MANY_STEPS = "Uttrycket tar för lång tid. Det går igenom mer än {steps} saker."
    RANGE_TOO_LONG = "”range” ger högst {most} tal."
    DIVISION_BY_ZERO = "Uttrycket delar med noll."
    NOT_PRINTABLE = "Värdet går inte att skriva ut som det är. Skriv ut ett av dess fält."
    LIST_NOT_PRINTABLE = "En lista går inte att skriva ut som den är. Skriv till exempel ”| lista” efter den."
    DIFFERENT_KINDS = "Uttrycket jämför eller räknar med värden av olika slag, till exempel en text och ett tal."
    WRONG_ARGUMENTS = "”{name}” har fått fel slags uppgifter inom parentesen eller före lodstrecket."
    NOT_EVALUATED = "Uttrycket går inte att räkna ut."
    TOO_NESTED = "Uttrycket har för många nivåer av parenteser eller villkor."
    TOO_LONG_SOURCE = "Texten är för lång för att läsas som ett uttryck."
    UNEXPECTED_END = "Uttrycket tar slut för tidigt."
    UNEXPECTED_SIGN = "Tecknet ”{sign}” kan inte stå där det står."
    TYPOGRAPHIC_SIGN = (
        "Tecknet ”{sign}” kan inte stå i ett uttryck. Skriv raka citattecken ('…') och vanligt minus (-)."
    )
    SINGLE_EQUALS = "Skriv två likhetstecken (==) för att jämföra."
    EXPECTED = "Här väntades ”{expected}”, men här står ”{found}”."
    UNEXPECTED_WORD = "”{word}” kan inte stå där det står."
    UNCLOSED_BLOCK = "”{tag}” saknar sitt slut. Skriv till exempel {{% end{tag} %}}."
    STRAY_END = "”{tag}” hör inte till något som har börjat."
    UNREADABLE = "Uttrycket går inte att läsa. Kontrollera parenteser, citattecken och klamrar."

    def text(self, **slots: object) -> str:
        """Fill the sentence."""
        return self.value.format(**slots)
