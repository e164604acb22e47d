"""What is wrong with the register workbook; the coordinator edits it and can mend it there."""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message


@unique
class Registers(Message):
    """Sentences about register.xlsx."""

    REGISTER_OTHER_MODEL = (ERROR, "Registret hör till modellen ”{found}”, men det är modellen ”{wanted}” som körs.")
    REGISTER_OTHER_PERIOD = (
        WARNING,
        "Registret är gjort för {found}, men det är {wanted} som gäller. Kontrollera datum och uppgifter om rapporten, "
        "och ändra sedan perioden på bladet ”Läs mig”.",
    )
    REGISTER_CARRIED = (
        INFORMATION,
        "Registret för {period} har gjorts av det här, som gäller {earlier}. {days} Uppgifter som bara gällde "
        "{earlier} är borttagna. Se över det nya registret innan du skickar ut blanketterna.",
    )
    REGISTER_PERIOD_UNKNOWN = (
        WARNING,
        "Det står inte vilken period registret gäller, så datumen i det är inte flyttade. Kontrollera datum och "
        "uppgifter om rapporten innan du skickar ut blanketterna.",
    )
    REGISTER_SHEET_MISSING = (
        ERROR,
        "Bladet ”{sheet}” saknas i registret. Lägg tillbaka det, eller ge bladet dess rätta namn igen.",
    )
    REGISTER_SHEET_NEWER = (
        WARNING,
        "Bladet ”{sheet}” saknas i registret. Modellens egna uppgifter används i stället.",
    )
    REGISTER_UNKNOWN_SHEET = (WARNING, "Bladet ”{sheet}” hör inte till registret och läses inte.")
    REGISTER_UNKNOWN_SHEET_CLOSE = (
        WARNING,
        "Bladet ”{sheet}” hör inte till registret och läses inte. Ska det heta ”{close}”?",
    )
    REGISTER_NO_HEADER = (ERROR, "Rubrikraden saknas. En av rubrikerna ska vara ”{label}”.")
    REGISTER_UNKNOWN_COLUMN = (WARNING, "Kolumnen ”{column}” hör inte till registret och läses inte.")
    REGISTER_UNKNOWN_COLUMN_CLOSE = (
        WARNING,
        "Kolumnen ”{column}” hör inte till registret och läses inte. Ska den heta ”{close}”?",
    )
    REGISTER_COLUMN_MISSING = (WARNING, "Kolumnen ”{label}” saknas. Uppgiften blir tom på alla rader.")
    REGISTER_IDS_MISSING = (
        WARNING,
        "Den dolda kolumnen ”id” saknas. Raderna känns igen på sina namn i stället. Ett namn som har ändrats blir en "
        "ny rad.",
    )
    REGISTER_COLUMN_TWICE = (ERROR, "Kolumnen ”{label}” finns två gånger. Ta bort den ena.")
    REGISTER_NAME_MISSING = (ERROR, "Raden saknar {label}. Skriv ett namn, eller ta bort hela raden.")
    REGISTER_CELL_REQUIRED = (ERROR, "”{label}” är obligatoriskt men saknas för ”{row}”.")
    REGISTER_OUTSIDE_PERIOD = (ERROR, "Datumet {day} ligger inte i perioden {period}.")
    REGISTER_NAME_TWICE = (ERROR, "Namnet ”{name}” står på två rader. Ge raderna olika namn.")
    REGISTER_ROW_JOINED = (
        WARNING,
        "”{name}” och ”{first}” är en rad i modellen nu, ”{called}”, och räknas som den. Ta bort den här raden och "
        "ändra namnet på den andra.",
    )
    REGISTER_ID_TWICE = (
        WARNING,
        "Raden är en kopia av {first} och har fått ett nytt id: {id}. Uppgifter från tidigare år hör till den första.",
    )
    REGISTER_TEXT_CLEANED = (
        INFORMATION,
        "”{label}”: Tecken som inte syns har tagits bort ur cellen ({signs}).",
    )
    REGISTER_IDENTITY_NUMBER = (
        ERROR,
        "Ett personnummer kan finnas i cell {cell}. Ta bort det innan rapporten skapas.",
    )
    REGISTER_CELL_UNREADABLE = (ERROR, "”{label}”: Cellen visar {value}. Skriv uppgiften i stället för formeln.")
    REGISTER_NOT_WHOLE = (ERROR, "”{label}” ska vara ett helt tal, men cellen innehåller {value}.")
    REGISTER_NOT_A_DATE = (ERROR, "”{label}” ska vara ett datum, men cellen innehåller {value}. Skriv ÅÅÅÅ-MM-DD.")
    REGISTER_FACT_MISSING = (
        WARNING,
        "Raden ”{label}” saknas på bladet. Modellens egen uppgift används: {value}.",
    )
    REGISTER_UNKNOWN_FACT = (WARNING, "Raden ”{label}” hör inte till uppgifterna om rapporten och läses inte.")
    REGISTER_FACT_REQUIRED = (ERROR, "Fältet {label} är obligatoriskt.")
    REGISTER_NOT_A_CHOICE = (ERROR, "”{value}” finns inte i listan för ”{label}”. Välj ett av: {known}.")
    REGISTER_NO_SUCH_ROW = (ERROR, "”{value}” finns inte i registret ”{register}”. Rader som finns: {known}.")
    REGISTER_NO_SUCH_ROW_CLOSE = (ERROR, "”{value}” finns inte i registret ”{register}”. Menade du ”{close}”?")
    REGISTER_OUT_OF_RANGE = (ERROR, "”{label}” ska vara {wanted}, men är {value}.")

    @property
    def origin(self) -> Origin:
        """The register belongs to the model, not to what was delivered."""
        return Origin.MODEL
