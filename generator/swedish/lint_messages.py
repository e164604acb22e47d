"""What is wrong with the commands of a Word template, before anything is filled in."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message


@unique
class Lint(Message):
    """Sentences about single commands of a template; the place says where, and shows the command."""

    NAME_UNKNOWN = (ERROR, "{fault}")
    BLOCK_NOT_CLOSED = (ERROR, "Kommandot avslutas aldrig. Skriv {end} efter det som det gäller.")
    BLOCK_CROSSED = (
        ERROR,
        "Kommandot avslutas inte före {by} ({spot}). Skriv {end} innan dess.",
    )
    BLOCK_NOT_OPENED = (ERROR, "”{end}” hör inte till något som har börjat. Ta bort det, eller skriv ”{begin}” före.")
    BLOCK_MIXED = (
        ERROR,
        "Kommandot hör ihop med {begin} ({spot}) och ska skrivas på samma sätt: {end}.",
    )
    BLOCK_ACROSS = (
        ERROR,
        "Kommandot hör ihop med {begin} ({spot}), men står inte i samma text, cell eller tabell. Flytta det ena till "
        "det andra.",
    )
    TAG_STRADDLING = (
        ERROR,
        "Kommandot börjar eller slutar inne i en länk eller en innehållskontroll. Låt hela kommandot stå innanför "
        "eller utanför.",
    )
    TAG_NOT_ALONE = (
        ERROR,
        "Kommandot ersätter hela {whole}, så det som står bredvid försvinner: ”{lost}”. Ge kommandot en egen plats.",
    )
    PREFIX_APART = (ERROR, "Skriv ”{begin}” utan mellanslag emellan.")
    PREFIX_HARD_SPACE = (ERROR, "Efter ”{begin}” ska det stå ett vanligt mellanslag, inget hårt och ingen tabb.")
    PREFIX_SIGN = (ERROR, "Efter ”{begin}” får tecknen % och }} inte stå inne i kommandot.")
    OUTSIDE_TABLE = (ERROR, "”{begin}” kan bara stå i en tabell. Skriv ”p” i stället för att gälla ett stycke.")
    BRACES_APART = (ERROR, "Det står ett mellanrum inne i ”{braces}”. Skriv klamrarna intill varandra.")
    TAG_NOT_FILLED = (
        ERROR,
        "Kommandot står i {where}, där inget fylls i. Flytta det till texten eller ta bort det.",
    )
    TEMPLATE_WITH_COMMENTS = (
        WARNING,
        "Mallen har {number}, som följer med ut till läsarna. Ta bort dem i Word när de är åtgärdade.",
    )
    QUESTIONS_NOT_PRINTED = (INFORMATION, "Ingen mall skriver ut svaren på {number}: {questions}.")

    @property
    def origin(self) -> Origin:
        """Templates belong to the coordinators."""
        return Origin.TEMPLATE
