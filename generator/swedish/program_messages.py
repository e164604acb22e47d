"""What the program says about folders, versions and what it has done, apart from any answer."""

from enum import Enum, unique

from generator.swedish.counting import counted
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message
from generator.swedish.stops import WRONG_USE, Stop


@unique
class Workspaces(Message):
    """Findings about the folders of a period."""

    FOLDER_NOT_READ = (
        WARNING,
        "Undermappen läses inte. Lägg blanketterna direkt i periodens mapp om de ska vara med. Det som har ersatts "
        "läggs i en mapp som heter ersatta.",
    )
    FILE_OUTSIDE = (
        WARNING,
        "Filen ligger utanför periodernas mappar och läses inte. Lägg en blankett i sin periods mapp, till exempel "
        "{folder}.",
    )
    HISTORY_NOT_EXCEL = (WARNING, "Filen läses inte. Spara historiken som en Excelfil (.xlsx).")
    NOTHING_DELIVERED = (
        ERROR,
        "Mappen innehåller inga blanketter. Lägg de ifyllda blanketterna här och kör kommandot igen.",
    )
    NO_REGISTER = (
        WARNING,
        "Det finns ingen register.xlsx i mappen, så modellens egna uppgifter används. Lägg periodens register här om "
        "blanketterna skickades ut med ett.",
    )
    NOT_A_PERIOD = (
        WARNING,
        "Mappen är ingen period i modellen ”{model}” och läses inte. Perioder heter till exempel {example}.",
    )
    NO_EARLIER_PERIOD = (
        INFORMATION,
        "Det finns inga blanketter från {periods}. Det som skulle ha hämtats därifrån är inte med.",
    )
    EARLIER_MODEL_NOT_READ = (
        WARNING,
        "Registret för {period} kan inte läsas. Det som skulle ha hämtats därifrån är inte med.",
    )
    EARLIER_FORMS_OLDER = (INFORMATION, "Gäller {forms}: {told}")
    FILE_KEPT = (
        WARNING,
        "Filen finns redan och har ett annat innehåll. Den skrivs inte över. Flytta eller ta bort den om du vill ha "
        "en ny.",
    )


def forms_text(n: int) -> str:
    """Say how many forms: "en blankett", "13 blanketter"."""
    return counted(n, "blankett", "blanketter")


@unique
class WrongUse(Stop):
    """What ends a run before anything is read, because the request cannot be understood."""

    NO_WORKSPACE = (WRONG_USE, "Mappen ”{folder}” finns inte. Ange en arbetsmapp med --arbetsmapp.")
    UNKNOWN_MODEL = (WRONG_USE, "Det finns ingen modell som heter ”{model}”. Modeller: {models}.")
    MISSPELT_MODEL = (
        WRONG_USE,
        "Det finns ingen modell som heter ”{model}”. Menade du ”{close}”? Modeller: {models}.",
    )
    WHICH_MODEL = (WRONG_USE, "Ange vilken modell mappen är till för med --modell. Modeller: {models}.")
    NO_MODELS_WITH_INDATA = (
        WRONG_USE,
        "Det finns inga blanketter i {folder}. Lägg dem i indata/MODELL/PERIOD, till exempel indata/{example}.",
    )
    NO_PERIODS = (
        WRONG_USE,
        "Det finns ingen period i indata/{model}. Lägg blanketterna i en mapp som heter till exempel {example}.",
    )
    UNKNOWN_PERIOD = (
        WRONG_USE,
        "”{period}” är ingen period i modellen {model}. Perioder heter till exempel {example}.",
    )
    PERIOD_OF_OTHER_YEAR = (
        WRONG_USE,
        "Perioden {period} hör till {own}, men --ar säger {year}. Ange bara ett av --period och --ar.",
    )
    TEMPLATE_OF_NO_MODEL = (
        WRONG_USE,
        "Ange vilken modell mallen hör till: rapport mall kontrollera MODELL {file}. Modeller: {models}.",
    )
    NO_TEMPLATE_FILE = (WRONG_USE, "Det finns ingen fil som heter ”{file}”.")
    NOTHING_TO_FETCH = (WRONG_USE, "Modellen {model} har ingen hämtning som heter ”{source}”.")
    NOBODY_FETCHES = (
        WRONG_USE,
        "Ingen av modellerna som har indata har någon hämtning som heter ”{source}”. Skriv också modellen.",
    )
    NO_FILE = (WRONG_USE, "Det finns ingen fil att hämta som heter ”{file}”.")
    NO_SUCH_FOLDER = (WRONG_USE, "Mappen indata/{model}/{period} finns inte. Perioder som finns: {periods}.")


@unique
class Typing(Enum):
    """What is said of a value that was typed after an option."""

    NOT_A_DATE = "”{value}” är inget datum. Skriv ÅÅÅÅ-MM-DD, till exempel 2025-11-14."
    NOT_A_YEAR = "”{value}” är inget årtal. Skriv det med fyra siffror, till exempel 2025."

    def text(self, **slots: object) -> str:
        """Fill the sentence."""
        return self.value.format(**slots)


REGISTER_MADE = "registret"


@unique
class Said(Enum):
    """What has been done, said at the end of a run."""

    CREATED = "Skapade {file}"
    ALL_THERE = "Allt fanns redan och är oförändrat. Inget nytt skapades."
    MADE = "Skapade {made} i {folder}"
    FETCHED = "Hämtade {n} till {file}"
    FORMS_RENEWED = "Skapade om {n} i {folder}"
    LETTERS = "Ett brev till varje svarande och en kalenderfil med alla datum finns i {folder}"
    WORKSPACE = (
        "Arbetsmappen {folder} är klar. Gå först igenom {register} i Excel. Skapa sedan blanketterna med "
        "”Skapa blanketter.cmd” eller ”rapport blanketter {model}”."
    )
    STOPPED = "Rapporten kan inte skapas än. Rätta det som är fel ({errors}) och kör kommandot igen."
    DESPITE_ERRORS = "Dokumenten skapades trots {errors}. Det som är fel eller saknas syns i dem."
    COUNTS = "{model}, {period}: {errors}, {warnings} och {notes}."
    TEMPLATES_CHECKED = "{files}: {errors}, {warnings} och {notes}."
    CONTROL_LIST = "Allt som ska ses över finns i {file}"
    BUG = (
        "Ett oväntat fel uppstod i programmet. En teknisk beskrivning finns i {file}. "
        "Skicka den till den som förvaltar programmet."
    )

    def text(self, **slots: object) -> str:
        """Fill the sentence."""
        return self.value.format(**slots)


@unique
class Counted(Enum):
    """How many there are of what is counted: findings, forms."""

    ERRORS = ("inga fel", "ett fel", "{n} fel")
    WARNINGS = ("inga varningar", "en varning", "{n} varningar")
    FIGURES = ("inga uppgifter", "en uppgift", "{n} uppgifter")
    FORMS = ("inga blanketter", "en blankett", "{n} blanketter")
    NOTES = ("inga upplysningar", "en upplysning", "{n} upplysningar")

    def text(self, n: int) -> str:
        """Say the number."""
        return self.value[min(n, 2)].format(n=n)


def copies_text(n: int, folder: str) -> str:
    """Say how many marked copies there are to send back, and where."""
    if not n:
        return "Inga markerade kopior behövs."
    return f"{'En markerad kopia' if n == 1 else f'{n} markerade kopior'} att skicka tillbaka finns i {folder}"
