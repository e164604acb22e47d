"""What is wrong with a Word template, or with a table that a template asks for."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, Message


@unique
class Template(Message):
    """Sentences about Word templates; each is about one spot of one template, or about the file."""

    TEMPLATE_MISSING = (
        ERROR,
        "Wordmallen finns inte. Gör den med kommandot rapport mall skapa, eller lägg tillbaka den i mappen.",
    )
    TEMPLATE_BROKEN = (ERROR, "Mallen är skadad och går inte att läsa. Öppna den i Word och spara om den.")
    TEMPLATE_WITH_MACROS = (ERROR, "Mallen innehåller makron. Spara den som .docx utan makron.")
    TEMPLATE_WITH_CHANGES = (
        ERROR,
        "Mallen innehåller spårade ändringar. Godkänn eller avvisa dem i Word och spara mallen.",
    )
    TEMPLATE_ACTIVE = (
        ERROR,
        "Mallen innehåller {what}. En mall får inte hämta eller köra något utanför dokumentet. Ta bort det och spara.",
    )
    TEMPLATE_UNCLOSED = (ERROR, "Här saknas ett slut: ”{{{{” ska ha ”}}}}” efter sig, och ”{{%” ska ha ”%}}”.")
    TEMPLATE_FAULT = (ERROR, "Mallen kan inte läsas här: {fault}")
    TEMPLATE_NOT_FILLED = (ERROR, "Mallen kan inte fyllas i här: {fault}")
    TEMPLATE_STRADDLING = (
        ERROR,
        "Mallens kommandon delar sönder dokumentet. Låt {{% if %}} och {{% for %}} börja och sluta i samma stycke, "
        "eller skriv {{%p if %}} och {{%p for %}} på egna rader.",
    )
    BLOCK_WITHIN_TEXT = (
        ERROR,
        "Tabeller, diagram och egna ord kan inte stå inne i en text. Skriv dem i ett eget stycke och med p: "
        "{{{{p … }}}}.",
    )
    TEXT_OUTSIDE = (
        ERROR,
        "En text hamnar utanför sitt stycke, där Word inte visar den. Skriv texter med {{{{ … }}}}, och {{{{p … }}}} "
        "bara för tabeller, diagram och egna ord.",
    )
    CELL_EMPTIED = (
        ERROR,
        "En tabellcell blir tom när ett villkor i den inte stämmer. Låt det finnas ett stycke i cellen som alltid är "
        "med.",
    )
    TABLE_EMPTIED = (
        ERROR,
        "En tabell får inga rader. Låt rubrikraden stå utanför {{%tr for %}}, eller skriv villkor som tar med hela "
        "tabellen.",
    )
    CONTROL_EMPTIED = (
        ERROR,
        "En innehållskontroll blir tom. Låt det finnas ett stycke i den som alltid är med, eller ta bort den.",
    )
    IDENTITY_NUMBER_IN_TEXT = (
        ERROR,
        "Ett personnummer kan finnas i texten. Ta bort det ur mallen, modellen eller registret och kör igen.",
    )
    REFERENCE_UNKNOWN = (
        ERROR,
        "Dokumentet hänvisar till bokmärket ”{name}”, som inte finns i det. Ta bort hänvisningen, eller lägg till "
        "tabellen eller diagrammet.",
    )
    CHART_BESIDE = (
        ERROR,
        "Ett diagram kan inte stå i sidhuvudet, sidfoten eller en fotnot. Flytta det till texten.",
    )

    @property
    def origin(self) -> Origin:
        """Templates belong to the coordinators, not to those who deliver."""
        return Origin.TEMPLATE


@unique
class Tables(Message):
    """Sentences about the tables of a model, seen when a document asks for them."""

    TABLE_NOT_MADE = (ERROR, "Tabellen ”{table}” kan inte göras: {fault}")

    @property
    def origin(self) -> Origin:
        """Tables belong to the model."""
        return Origin.MODEL
