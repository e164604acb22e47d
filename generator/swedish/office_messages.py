"""Why a file cannot be taken in, and what is worth knowing about one that can."""

from enum import unique

from generator.swedish.messages import ERROR, INFORMATION, Message


@unique
class Office(Message):
    """Sentences about whole files, and about the parts and sheets in them."""

    # Not the kind of file that is wanted.
    FILE_EMPTY = (ERROR, "Filen är tom. Spara den på nytt och lägg in den igen.")
    FILE_IS_WEB_PAGE = (
        ERROR,
        "Filen är en webbsida som har fått ett Excelnamn. Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
    )
    FILE_IS_TEXT = (
        ERROR,
        "Filen är en textfil (till exempel csv) och ingen Excel-arbetsbok. Lägg in arbetsboken (.xlsx) i stället, "
        "eller ta bort filen om den inte hör hit.",
    )
    FILE_IS_PDF = (ERROR, "Filen är en PDF. Lämna in arbetsboken som PDF-filen gjordes av, i formatet .xlsx.")
    FILE_IS_XLS = (
        ERROR,
        "Filen är sparad i ett äldre Excelformat (.xls). Öppna den i Excel och spara om den som .xlsx.",
    )
    FILE_IS_XLSB = (
        ERROR,
        "Filen är sparad i Excels binära format (.xlsb). Öppna den i Excel och spara om den som .xlsx.",
    )
    FILE_IS_ODS = (
        ERROR,
        "Filen är sparad i OpenDocument-format (.ods). Öppna den i ditt kalkylprogram och spara om den som .xlsx.",
    )
    FILE_IS_OLD_DOCUMENT = (
        ERROR,
        "Filen är ett Word-dokument i det äldre formatet (.doc). Öppna den i Word och spara om den som .docx.",
    )
    FILE_IS_DOCUMENT = (
        ERROR,
        "Filen är ett Word-dokument, men här ska det ligga en Excel-arbetsbok (.xlsx). Kontrollera att rätt fil har "
        "lagts in.",
    )
    FILE_NOT_WORKBOOK = (
        ERROR,
        "Filen är inte en Excel-arbetsbok. Kontrollera att rätt fil har lagts in och att den är sparad som .xlsx.",
    )
    FILE_NOT_DOCUMENT = (
        ERROR,
        "Filen är inte ett Word-dokument. Kontrollera att rätt fil har lagts in och att den är sparad som .docx.",
    )
    FILE_ENCRYPTED = (
        ERROR,
        "Filen är skyddad med lösenord eller krypterad och kan inte läsas. Ta bort lösenordet eller krypteringen, "
        "spara filen och lägg in den igen.",
    )

    # The file cannot be reached.
    FILE_GONE = (ERROR, "Filen finns inte längre. Kontrollera om den har flyttats eller döpts om.")
    FILE_OPEN = (
        ERROR,
        "Filen är öppen i ett annat program eller får inte läsas. Stäng den, kontrollera att du har rätt att läsa den "
        "och försök igen.",
    )
    FILE_UNREADABLE = (
        ERROR,
        "Filen kan inte läsas från disken. Kontrollera att mappen går att nå och att filen är hämtad till datorn.",
    )

    # Damage, and what Excel and Word never write.
    FILE_DAMAGED = (
        ERROR,
        "Filen är skadad eller inte färdigkopierad. Öppna originalet, spara det på nytt och lägg in filen igen.",
    )
    PART_DAMAGED = (
        ERROR,
        "Filen är skadad: innehållet i ”{part}” går inte att läsa. Öppna originalet, spara det på nytt och lägg in "
        "filen igen.",
    )
    PART_MISSING = (
        ERROR,
        "Filen är ofullständig: ”{part}” saknas. Öppna originalet, spara det på nytt och lägg in filen igen.",
    )
    PART_TWICE = (
        ERROR,
        "Filen innehåller ”{part}” två gånger, så det går inte att veta vilken som gäller. Öppna filen, spara den på "
        "nytt och lägg in den igen.",
    )
    PART_NAME_UNSAFE = (
        ERROR,
        "Filen hänvisar till en plats utanför sig själv (”{part}”) och läses därför inte. Öppna originalet, spara det "
        "på nytt och lägg in filen igen.",
    )
    PART_WITH_DTD = (
        ERROR,
        "Filen innehåller en dokumenttypsdeklaration (i ”{part}”), som Excel och Word aldrig skriver, och läses därför "
        "inte. Öppna originalet, spara det på nytt och lägg in filen igen.",
    )
    PART_TOO_DEEP = (
        ERROR,
        "Filen är uppbyggd på ett sätt som Excel och Word aldrig skriver (i ”{part}”) och läses därför inte. Öppna "
        "originalet, spara det på nytt och lägg in filen igen.",
    )

    # More than a form or a template can have.
    FILE_TOO_LARGE = (
        ERROR,
        "Filen är för stor: högst {limit} MB kan läsas. Ta bort bilder och annat som inte hör till uppgifterna.",
    )
    CONTENT_TOO_LARGE = (
        ERROR,
        "Filens innehåll är för stort när det packas upp: högst {limit} MB kan läsas. Ta bort bilder, tomma rader med "
        "formatering och annat som inte hör till uppgifterna.",
    )
    CONTENT_TOO_DETAILED = (
        ERROR,
        "Filen innehåller för många delar (i ”{part}”) för att läsas. Kopiera uppgifterna till en ny blankett.",
    )
    TOO_MANY_PARTS = (
        ERROR,
        "Filen består av fler än {limit} delar och läses därför inte. Kopiera uppgifterna till en ny blankett.",
    )
    TOO_MANY_SHEETS = (ERROR, "Arbetsboken har fler än {limit} blad. Ta bort de blad som inte hör till blanketten.")
    TOO_MANY_CELLS = (
        ERROR,
        "Bladet har för många rader och celler: högst {limit} kan läsas. Ta bort tomma rader med formatering och annat "
        "som inte hör till blanketten.",
    )
    TOO_SPREAD_OUT = (
        ERROR,
        "Uppgifterna på bladet ligger för långt ifrån varandra, ända bort till cell {cell}. Ta bort det som ligger "
        "utanför blanketten.",
    )
    TOO_LARGE_AREAS = (
        ERROR,
        "Sammanfogade celler, länkar eller dolda kolumner på bladet omfattar för många celler. Dela upp dem eller ta "
        "bort dem.",
    )
    TOO_MANY_RULES = (
        ERROR,
        "Bladet har fler än {limit} regler för formatering och inmatning. Kopiera uppgifterna till en ny blankett.",
    )
    TEXT_TOO_LONG = (
        ERROR,
        "Filen innehåller en text (i ”{part}”) som är längre än vad en cell i Excel rymmer. Korta den.",
    )

    # Worth knowing.
    FILE_WITH_MACROS = (INFORMATION, "Filen innehåller makron. De läses inte och följer inte med.")
    SHEET_SKIPPED = (INFORMATION, "Bladet är ett diagramblad eller liknande utan celler och läses inte.")
