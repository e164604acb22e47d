"""What is wrong with a chart that a model declares, or that a document asks for."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, Message


@unique
class Charts(Message):
    """Sentences about the charts of a model."""

    CHART_AND_TABLE = (
        ERROR,
        "Diagrammet ”{id}” heter som en tabell. Byt id på det ena, så att en hänvisning är entydig.",
    )
    CHART_SOURCE = (ERROR, "Diagrammet ”{id}” behöver antingen tabell eller kalla, inte båda.")
    NO_CHART_METHOD = (ERROR, "”{id}” finns inte bland modellens tidsserier: {known}.")
    NO_CHART_METHOD_CLOSE = (ERROR, "”{id}” finns inte bland modellens tidsserier. Menade du ”{close}”?")
    CHART_METHOD_KEYS = (
        ERROR,
        "Diagrammet ”{id}” ritar en tidsserie och kan inte ha serie, radurval eller langs_axeln. Ta bort dem.",
    )
    CHART_OF_QUESTIONS = (
        ERROR,
        "Diagrammet ”{id}” kan inte ritas av ”{table}”, som visar frågor och svar och inga tal.",
    )
    CHART_WITHOUT_NUMBERS = (
        ERROR,
        'Diagrammet ”{id}” kan inte ritas: ingen kolumn i listan ”{table}” är ett tal. Skriv slag = "tal".',
    )
    NO_CHART_COLUMN = (ERROR, "Tabellen ”{table}” har ingen kolumn ”{id}” med tal. Kolumner som finns: {known}.")
    NO_CHART_COLUMN_CLOSE = (ERROR, "Tabellen ”{table}” har ingen kolumn ”{id}” med tal. Menade du ”{close}”?")
    NO_CHART_ROW = (ERROR, "Tabellen ”{table}” har ingen rad ”{id}”. Rader som finns: {known}.")
    NO_CHART_ROW_CLOSE = (ERROR, "Tabellen ”{table}” har ingen rad ”{id}”. Menade du ”{close}”?")
    CHART_ROWS_OF_A_LIST = (
        ERROR,
        "Diagrammet ”{id}” kan inte välja rader ur listan ”{table}”, vars rader inte har några id:n. Ta bort radurval.",
    )
    CHART_OF_TWO_KINDS = (
        ERROR,
        "Diagrammet ”{id}” ritar ”{first}” och ”{second}”, som inte har samma enhet. Gör ett diagram för varje.",
    )
    CHART_OF_NO_PARTS = (
        ERROR,
        "Diagrammet ”{id}” lägger ihop ”{column}”, som inte är delar av något. Välj liggande_staplar, staplar eller "
        "linje.",
    )
    CHART_DIRECTION = (ERROR, "Diagrammet ”{id}” har riktning, som bara staplade och andelar kan ha. Ta bort den.")
    CHART_TOO_MANY = (
        ERROR,
        "Diagrammet ”{id}” har {drawn} serier. Fler än {most} går inte att skilja åt. Ange färre.",
    )
    CHART_OF_ONE_PART = (ERROR, "Diagrammet ”{id}” har bara en serie. Det som staplas behöver minst två.")
    CHART_NOT_MADE = (ERROR, "Diagrammet ”{chart}” kan inte göras: {fault}")

    @property
    def origin(self) -> Origin:
        """Charts belong to the model."""
        return Origin.MODEL
