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
        "Filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas. Spara om den med kodningen UTF-8.",
    )
    TOML_TWICE = (ERROR, "Samma nyckel eller tabell står två gånger. Ta bort den ena, eller skriv [[…]] för en lista.")
    TOML_OPEN_TEXT = (ERROR, "En text saknar sitt avslutande citattecken.")
    TOML_OPEN_LIST = (ERROR, "En lista eller tabell saknar sin avslutande klammer, eller ett komma mellan två värden.")
    TOML_TRAILING = (ERROR, "Efter värdet står något mer på samma rad. Skriv varje nyckel på en egen rad.")
    TOML_NO_EQUALS = (ERROR, "Likhetstecknet saknas. Skriv nyckel = värde.")
    TOML_BACKSLASH = (
        ERROR,
        "Ett omvänt snedstreck kan inte stå ensamt i en text med dubbla citattecken. Skriv \\\\ i stället.",
    )
    TOML_VALUE = (ERROR, "Värdet går inte att läsa. Texter ska stå inom citattecken; ja och nej skrivs true och false.")
    TOML_STATEMENT = (ERROR, "Raden går inte att läsa. Skriv [tabell], [[lista]] eller nyckel = värde.")
    TOML_TYPOGRAPHIC_QUOTES = (ERROR, 'Raden har böjda citattecken. Skriv raka citattecken: "…".')
    TOML_SWEDISH_KEY = (ERROR, "Nycklar skrivs utan å, ä och ö, till exempel fraga och namnd.")
    TOML_UNREADABLE = (
        ERROR,
        "Filen går inte att läsa från och med den här raden. Kontrollera citattecken och klamrar.",
    )
    KEY_TWICE = (ERROR, "”{key}” står i mer än en av modellens filer.")
    UNKNOWN_KEY = (ERROR, "Nyckeln ”{key}” finns inte i {table}. Nycklar som finns: {known}.")
    UNKNOWN_KEY_CLOSE = (ERROR, "Nyckeln ”{key}” finns inte i {table}. Menade du ”{close}”?")
    KEY_MISSING = (ERROR, "Nyckeln ”{key}” saknas i {table}.")
    KEY_EMPTY = (ERROR, "”{key}” är tomt. Skriv en text.")
    KEY_TYPE = (ERROR, "”{key}” ska vara {wanted}.")
    KEY_WORD = (ERROR, "”{key}” kan inte vara ”{value}”. Välj ett av: {known}.")
    KEY_WORD_CLOSE = (ERROR, "”{key}” kan inte vara ”{value}”. Menade du ”{close}”?")
    ID_SIGNS = (ERROR, "Id:t ”{id}” får bara ha små bokstäver a–z, siffror och understreck, till exempel {example}.")
    ID_TOO_LONG = (ERROR, "Id:t ”{id}” är för långt. Det får ha högst {most} tecken.")
    ID_TWICE = (ERROR, "Id:t ”{id}” används redan på rad {line} i {file}.")
    MONTH_DAY = (ERROR, "”{key}” ska vara månad och dag, till exempel 01-31. Nu står det ”{value}”.")
    NO_SUCH_DAY = (ERROR, "Dagen ”{value}” finns inte. Skriv månad och dag, till exempel 01-31.")
    MODEL_FOLDER = (ERROR, "Modellens id ”{id}” är inte mappens namn. De ska vara lika, och mappen heter ”{known}”.")
    MODEL_FOLDER_CLOSE = (ERROR, "Modellens id ”{id}” är inte mappens namn. Menade du ”{close}”?")
    PERIOD_NAME = (
        ERROR,
        "Periodens namn kan bara ha {{ar}}, {{del}}, {{delnamn}} och {{nummer}} inom klamrar. Nu står det ”{value}”.",
    )
    PERIOD_WITHOUT_PARTS = (ERROR, 'Perioden ”{id}” har inga delar. Skriv till exempel delar = [{{ id = "" }}].')
    PERIOD_FREE_WITH_PARTS = (ERROR, "Perioden ”{id}” är fri och kan inte ha delar. Ta bort delar eller fri.")
    PERIOD_PART_ID = (ERROR, "Periodens del ”{id}” får bara ha bokstäver a–z och siffror, till exempel T1.")
    PERIOD_PART_TWICE = (ERROR, "Perioden har två delar med id:t ”{id}”. De kan inte skiljas åt.")
    PERIODS_MISSING = (ERROR, "Modellen har inga perioder. Skriv [[period]] i modell.toml.")
    NO_SUCH_PERIOD = (ERROR, "Modellen har ingen period ”{period}”. Perioder som finns: {known}.")
    GAP_KIND = (ERROR, "Frågan ”{text}” kan inte ha lucka_vid. Det går bara för typerna val och skala.")
    GAP_STEP = (ERROR, "lucka_vid kan inte vara ”{id}”. Välj ett av: {known}.")
    GAP_STEP_CLOSE = (ERROR, "lucka_vid kan inte vara ”{id}”. Menade du ”{close}”?")
    FIELD_TWICE = (ERROR, "Fältet ”{field}” finns två gånger i registret {register}.")
    FIELD_RESERVED = (
        ERROR,
        "Fältet ”{field}” i registret {register} heter som något som alla rader där har i mallarna. Byt id på fältet.",
    )
    REGISTER_TITLE = (
        ERROR,
        "Registrets namn blir ett blad i register.xlsx. ”{title}” är längre än 31 tecken eller har tecken som Excel "
        "inte tar.",
    )
    REGISTER_TITLE_TWICE = (ERROR, "Två blad i register.xlsx får namnet ”{title}”. Byt namn på registret.")
    STEP_TWICE = (ERROR, "Skalan ”{scale}” har svaret ”{text}” två gånger.")
    ROW_TWICE = (ERROR, "Registret {register} har två rader med namnet ”{name}”. De kan inte skiljas åt.")
    UNKNOWN_FIELD = (ERROR, "Registret {register} har inget fält ”{field}”. Fält som finns: {known}.")
    UNKNOWN_FIELD_CLOSE = (ERROR, "Registret {register} har inget fält ”{field}”. Menade du ”{close}”?")
    FIELD_KIND = (ERROR, "”{field}” ska vara {wanted}.")
    REFERENCE_FIELD = (ERROR, '”{text}” pekar på en rad i ett annat register. Ange både register och typ = "val".')
    MAILBOX_KIND = (ERROR, "”{text}” är ingen text och kan inte vara brevlådan. Ange ett textfält.")
    CALENDAR_KIND = (ERROR, "”{text}” är inget datum och kan inte stå i kalendern. Ange ett datumfält.")
    CALENDAR_FIELDS = (
        ERROR,
        "Registret {register} har fler än två fält i kalender. Ange ett fält, eller två: första och sista dagen.",
    )
    DEFAULT_KIND = (ERROR, "Standardvärdet för ”{fact}” ska vara {wanted}.")
    DEFAULT_CHOICE = (ERROR, "Standardvärdet för ”{fact}” ska vara ett av: {known}.")
    FACT_KIND = (ERROR, "”{fact}” kan inte vara av typen {kind}. En uppgift om rapporten ryms i en cell.")
    REFERENCE = (ERROR, "”{id}” finns inte bland {kind}: {known}.")
    REFERENCE_CLOSE = (ERROR, "”{id}” finns inte bland {kind}. Menade du ”{close}”?")
    REFERENCE_NONE = (ERROR, "”{id}” finns inte bland {kind}, som saknas i modellen.")
    CHOICES_MISSING = (ERROR, "”{text}” saknar svar att välja bland. Ange skala eller register.")
    CHOICES_TWICE = (ERROR, "”{text}” har både skala och register. Ta bort det ena.")
    CHOICES_UNUSED = (ERROR, "”{text}” är av typen {kind} och kan inte ha skala eller register. Ändra typ till val.")
    NUMBER_KEYS_UNUSED = (ERROR, "”{text}” är inget tal. Ta bort minst, hogst och tomt, eller ändra typ.")
    BOUNDS_CROSSED = (ERROR, "”{text}” kan aldrig besvaras: minst är {least} och hogst är {most}.")
    DATE_KEY_UNUSED = (ERROR, "”{text}” är inget datum. Ta bort {key}, eller ändra typ till datum.")
    LOCKED_EMPTY = (ERROR, "”{text}” är låst men har inget ifyllt. Skriv forifyllt, eller ta bort last.")
    HELP_TOO_LONG = (ERROR, "Hjälptexten till ”{text}” är för lång. Excel visar högst {most} tecken.")
    COLUMNS_UNUSED = (ERROR, "”{text}” har kolumner eller rader men är ingen tabell. Ändra typ till tabell.")
    COLUMNS_MISSING = (ERROR, "Tabellen ”{text}” saknar kolumner.")
    SIDE_OF_TABLE = (ERROR, "Tabellen ”{text}” kan inte ha sidofrågor eller kommentar. Skriv en egen fråga efter den.")
    NO_READY_ROWS = (ERROR, "Tabellen ”{text}” har inga rader att fylla i. Ange rader, eller fler tomma_rader än 0.")
    PREFILLED_NOT_FREE = (
        ERROR,
        "”{text}” har forifyllda_rader men är ingen tabell med fria rader. Ta bort forifyllda_rader, eller rader.",
    )
    PREFILLED_CONDITION_ALONE = (
        ERROR,
        "”{text}” har forifyllda_nar men inget att fylla i. Ange forifyllda_rader, eller ta bort forifyllda_nar.",
    )
    PREFILLED_BLANK = (
        ERROR,
        "De förifyllda raderna i ”{text}” skulle bli tomma. Skriv forifyllt i minst en av tabellens kolumner.",
    )
    ANEW_UNUSED = (
        ERROR,
        "”{text}” har pa_nytt, men tabellen börjar inte med förra periodens rader. Ta bort pa_nytt, eller ange "
        'forifyllda_rader = "forra".',
    )
    MAY_GO_UNUSED = (
        ERROR,
        "”{text}” har far_tas_bort, men tabellen börjar inte med förra periodens rader. Ta bort far_tas_bort, eller "
        'ange forifyllda_rader = "forra".',
    )
    CARRIED_UNUSED = (
        ERROR,
        "”{text}” kan inte ha fran_forra. Det går för frågor som inte är tabeller och som inte har forifyllt, "
        "oforandrat eller noll_for.",
    )
    UNCHANGED_KIND = (
        ERROR,
        "”{text}” kan inte ha oforandrat. Det går för frågor av typen text, prosa, val och skala som inte är låsta.",
    )
    KIND_IN_A_CELL = (ERROR, "”{text}” kan inte vara av typen {kind}, eftersom svaret ska rymmas i en cell.")
    HEADING_TOO_LONG = (ERROR, "Rubriken ”{text}…” är för lång. En kolumnrubrik kan ha högst {most} tecken.")
    HEADING_TWICE = (ERROR, "Rubriken ”{text}” finns två gånger bredvid varandra. Svaren kan då inte skiljas åt.")
    NO_SUCH_TABLE_QUESTION = (ERROR, "Delen har ingen tabell ”{id}”. Tabeller som finns: {known}.")
    NO_SUCH_TABLE_QUESTION_CLOSE = (ERROR, "Delen har ingen tabell ”{id}”. Menade du ”{close}”?")
    NOT_BESIDE = (ERROR, "”{id}” finns inte bredvid frågan. Det som obligatorisk_med kan gälla: {known}.")
    NOT_BESIDE_CLOSE = (ERROR, "”{id}” finns inte bredvid frågan. Menade du ”{close}”?")
    MISSING_TEXT_UNUSED = (
        ERROR,
        "”{text}” har saknas_text men är inte obligatorisk. Ange obligatorisk eller obligatorisk_med.",
    )
    REPEATED_WHEN_ALONE = (
        ERROR,
        "Delen har upprepas_nar men inget att upprepas för. Ange upprepas_for, eller skriv nar.",
    )
    FETCH_TARGET = (
        ERROR,
        "”{id}” kan inte hämtas till {target}. Tabellen ska sakna fasta rader, och blanketten ska lämnas av en enda.",
    )
    NO_SUCH_FIELD = (ERROR, "Registret ”{register}” har inget fält ”{id}”. Fält som finns: {known}.")
    NO_SUCH_FIELD_CLOSE = (ERROR, "Registret ”{register}” har inget fält ”{id}”. Menade du ”{close}”?")
    NIL_WITHOUT_YES = (ERROR, "”{text}” har noll_for, men skalan saknar steget ”{step}”.")
    FORM_EMPTY = (ERROR, "Blanketten ”{form}” har inga delar.")
    PART_ID_TWICE = (ERROR, "Blanketten får två delar med id:t ”{id}”. Byt id på den ena.")
    FIELD_ID_TWICE = (ERROR, "Delen får två svar med id:t ”{id}”. Byt id på frågan eller sidofrågan.")
    NO_SUCH_RESPONDENT = (ERROR, "”{id}” finns inte i registret {register}. Rader som finns: {known}.")
    NO_SUCH_RESPONDENT_CLOSE = (ERROR, "”{id}” finns inte i registret {register}. Menade du ”{close}”?")
    NO_SUCH_PART = (ERROR, "Året har ingen del ”{id}”. Delar som finns: {known}.")
    NOT_A_DAY = (ERROR, "”{id}” är ingen fråga om ett datum i blanketten {form}. Frågor som finns: {known}.")
    NOT_A_DAY_CLOSE = (ERROR, "”{id}” är ingen fråga om ett datum i blanketten {form}. Menade du ”{close}”?")
    LATENESS_WITHOUT_DEADLINE = (ERROR, "Blanketten {form} har lamnad men ingen sista dag. Ange senast.")
    SHEET_UNTITLED = (ERROR, "Bladet får inget namn. Skriv blad med ett namn på högst 31 tecken.")
    SHEET_TITLE_TWICE = (ERROR, "Två blad i samma blankett får namnet ”{sheet}”. Skriv blad med ett eget namn.")
    LABEL_TWICE = (ERROR, "Frågan ”{text}” står två gånger i samma del. Svaren kan då inte skiljas åt.")
    SCOPE_FORM = (ERROR, "En regel gäller rapport, blankett.del eller blankett.del.tabell. Nu står det ”{scope}”.")
    NO_SCOPE = (ERROR, "”{scope}” finns inte i blanketterna. Det som finns: {known}.")
    NO_SCOPE_CLOSE = (ERROR, "”{scope}” finns inte i blanketterna. Menade du ”{close}”?")
    RULE_AT = (ERROR, "Regeln pekar på ”{id}”, som inte finns där regeln gäller. Det som finns: {known}.")
    RULE_AT_CLOSE = (ERROR, "Regeln pekar på ”{id}”, som inte finns där regeln gäller. Menade du ”{close}”?")
    CROSS_INCOMPLETE = (ERROR, "Korstabellen ”{id}” behöver kalla, rader och matt.")
    REPEATED_UNNAMED = (
        ERROR,
        "”{source}” frågas en gång för varje rad i registret {register}. Ange {register} i rader, kolumner eller "
        "urval, annars skulle svaren läggas ihop.",
    )
    COLUMNS_AND_COMPARISON = (ERROR, "Tabellen ”{id}” kan inte ha både kolumner och jamfor. Gör en tabell för varje.")
    PERIODS_AND_COMPARISON = (ERROR, "Tabellen ”{id}” kan inte ha både perioder och jamfor. Gör en tabell för varje.")
    SHARES_AND_COMPARISON = (ERROR, "Tabellen ”{id}” kan inte ha både andel och jamfor. Gör en tabell för varje.")
    PERIOD_WITHOUT_PERIODS = (
        ERROR,
        "Tabellen ”{id}” har period som rader eller kolumner men gäller bara en period. Ange perioder.",
    )
    CHOICE_WITHOUT_COLUMNS = (ERROR, "Tabellen ”{id}” har kolumnurval men inga kolumner. Ange kolumner.")
    TOTAL_WITHOUT_COLUMNS = (ERROR, "Tabellen ”{id}” har summakolumn men inga kolumner. Ange kolumner.")
    YEARS_WITHOUT_PERIOD = (ERROR, 'Tabellen ”{id}” visar år för år. Ange kolumner = "period".')
    YEARS_WITH_TOTAL = (ERROR, "Tabellen ”{id}” visar år för år, och år läggs inte ihop. Ta bort summakolumn.")
    FACTS_WITHOUT_COMPARISON = (ERROR, "Tabellen ”{id}” har jamfor_nar_lika men ingen jämförelse. Ange jamfor.")
    NO_SUCH_FACT = (ERROR, "Det finns ingen uppgift om rapporten som heter ”{id}”. Uppgifter som finns: {known}.")
    NO_SUCH_FACT_CLOSE = (ERROR, "Det finns ingen uppgift om rapporten som heter ”{id}”. Menade du ”{close}”?")
    COMMON_WITHOUT_COMPARISON = (ERROR, "Tabellen ”{id}” har jamfor_lika men ingen jämförelse. Ange jamfor.")
    NOT_A_DIMENSION = (ERROR, "”{source}” räknas inte efter ”{id}”. Det som kan användas: {known}.")
    NOT_A_DIMENSION_CLOSE = (ERROR, "”{source}” räknas inte efter ”{id}”. Menade du ”{close}”?")
    TWO_DIMENSIONS = (ERROR, "”{id}” är både ett register och en fråga i ”{source}”. Ge frågan ett annat id.")
    NO_SUCH_COLUMN = (ERROR, "”{source}” har ingen kolumn ”{id}”. Kolumner som finns: {known}.")
    NO_SUCH_COLUMN_CLOSE = (ERROR, "”{source}” har ingen kolumn ”{id}”. Menade du ”{close}”?")
    MEASURE_KIND = (ERROR, "”{id}” är inget tal och kan inte räknas i en korstabell.")
    NO_SUCH_ROW = (ERROR, "Registret {register} har ingen rad ”{id}”. Rader som finns: {known}.")
    NO_SUCH_ROW_CLOSE = (ERROR, "Registret {register} har ingen rad ”{id}”. Menade du ”{close}”?")
    NO_SUCH_CHOICE = (ERROR, "”{question}” har inget svar ”{id}”. Svar som finns: {known}.")
    NO_SUCH_CHOICE_CLOSE = (ERROR, "”{question}” har inget svar ”{id}”. Menade du ”{close}”?")
    SHARE_ID = (ERROR, "Andelen ”{id}” har samma id som ett mått i tabellen. Byt id.")
    SHARE_MEASURE = (ERROR, "Andelen ”{id}” räknas på ”{measure}”, som inte är ett av tabellens mått: {known}.")
    SHARE_MEASURE_CLOSE = (
        ERROR,
        "Andelen ”{id}” räknas på ”{measure}”, som inte är ett av tabellens mått. Menade du ”{close}”?",
    )
    LIST_INCOMPLETE = (ERROR, "Listan ”{id}” behöver kolumner och antingen rader eller kalla, inte båda.")
    QUESTIONS_INCOMPLETE = (ERROR, "Tabellen ”{id}” behöver blankett.")
    NOT_IN_FORM = (ERROR, "”{id}” finns inte i blanketten {form}. Det som finns: {known}.")
    NOT_IN_FORM_CLOSE = (ERROR, "”{id}” finns inte i blanketten {form}. Menade du ”{close}”?")
    METHOD_INCOMPLETE = (ERROR, "Metoden ”{id}” är av slaget {kind} och behöver {keys}.")
    METHOD_OTHER_KEY = (ERROR, "Metoden ”{id}” är av slaget {kind} och har ingen nytta av {key}. Ta bort nyckeln.")
    METHOD_PAIR = (ERROR, "Metoden ”{id}” ska ha både {first} och {second}, eller ingen av dem.")
    METHOD_NUMBER = (ERROR, "”{id}” är inget tal, och metoden behöver ett tal som {key}.")
    METHOD_COLUMN_KIND = (ERROR, "”{id}” är av typen {kind} och passar inte som {key}.")
    METHOD_STEPS = (ERROR, "Svaren på ”{id}” behöver ha id:na {steps}, så att metoden känner igen dem.")
    METHOD_PROTECTED = (
        ERROR,
        "Tabellen ”{table}” skyddar ”{source}”. Metoden ”{id}” skulle kunna röja de skyddade talen. Ta bort metoden.",
    )
    METHOD_WITHHELD = (ERROR, "”{id}” har doljs och skrivs aldrig ut. Då kan ingen metod använda det.")
    METHOD_FEW_POINTS = (ERROR, "En utveckling kräver minst {least} punkter. Skriv minsta_punkter = {least} eller mer.")
    METHOD_NO_STEPS = (
        ERROR,
        "Svaren på ”{id}” kan inte jämföras. Minst två steg i skalan behöver varde, som är stegets plats på skalan.",
    )
    METHOD_NOTHING = (ERROR, "Metoden ”{id}” har inget att jämföra: blanketten {form} har ingen fråga av typen skala.")
    TABLE_METHOD = (
        ERROR,
        "Tabellen ”{id}” kan inte ha metoden ”{method}”. Skriv en metod av slaget samsyn, om samma blankett, och "
        'slag = "sida_vid_sida".',
    )
    METHOD_NAME_TAKEN = (ERROR, "”metod” är redan ett id i {where}. Byt id där; metodens resultat ska heta så.")
    DOCUMENT_TWICE = (ERROR, "Två dokument får filnamnet ”{name}”. Byt namn på det ena.")
    TEMPLATE_NAME = (
        ERROR,
        "Mallen ”{name}” ska vara namnet på en Wordfil i modellens mapp, till exempel rapport.docx.",
    )
    RENAME_SINCE = (ERROR, "”sedan” är {since}, men modellens version är {version}. Höj modellens version.")
    RENAME_STILL_THERE = (
        ERROR,
        "”{id}” finns fortfarande i modellen. Ta bort raden ur byt_namn, eller ge det nya ett annat id.",
    )
    RENAME_TARGET = (
        ERROR,
        "”{id}” finns inte i modellen, så inget gammalt svar kan läsas som det. Det som finns: {known}.",
    )
    RENAME_TARGET_CLOSE = (ERROR, "”{id}” finns inte i modellen. Menade du ”{close}”?")
    RENAME_LEVELS = (
        ERROR,
        "”{id}” och det som det har blivit ska vara av samma slag: del, del.fraga eller del.fraga.kolumn. Steg och "
        "rader skrivs med bara sitt id.",
    )
    RENAME_DIVIDED = (ERROR, "”{id}” kan inte ha blivit flera. Bara en fråga som inte är en tabell kan delas upp.")
    RENAME_WORDING = (
        ERROR,
        "”{id}” har tagits bort. Ange text, med kolumnens rubrik som den var, så att den känns igen.",
    )
    RENAME_TWICE = (ERROR, "Två rader i byt_namn säger vad som har blivit ”{id}”. Ta bort den ena.")
    EXPRESSION = (ERROR, "{sentence}")

    @property
    def origin(self) -> Origin:
        """The model's files."""
        return Origin.MODEL
