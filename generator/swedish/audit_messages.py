"""What is remarked on in a finished document: what Word cannot open, and what not everybody can read.

The first stops the document. The second is a warning, since the document is right and can be mended in Word; the
template should be mended too, or the remark comes back.
"""

from enum import unique

from generator.model.findings import Origin
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message

_WORD = "Word skulle säga att dokumentet är skadat."


@unique
class Audit(Message):
    """Sentences about a document as a whole or about one place in it."""

    PART_NOT_THERE = (ERROR, f"Delen ”{{part}}” finns inte i filen. {_WORD} Kontrollera mallen.")
    PART_WITHOUT_KIND = (ERROR, f"Filen säger inte vad delen ”{{part}}” är. {_WORD} Kontrollera mallen.")
    RELATION_UNKNOWN = (ERROR, f"En bild, en länk eller ett objekt pekar på ”{{id}}”, som inte finns. {_WORD}")
    NOTE_UNKNOWN = (ERROR, f"Texten hänvisar till en not som inte finns. {_WORD}")
    BOOKMARK_TWICE = (ERROR, "Bokmärket ”{name}” finns två gånger. Hänvisningar skulle leda fel.")
    BOOKMARK_LONG = (ERROR, "Bokmärket ”{name}” har för långt namn. Word tar högst 40 tecken.")
    BOOKMARK_NUMBER_TWICE = (ERROR, f"Två bokmärken har samma nummer, {{number}}. {_WORD}")
    CONTROL_NUMBER_TWICE = (ERROR, f"Två innehållskontroller har samma nummer, {{number}}. {_WORD}")
    DRAWING_NUMBER_TWICE = (ERROR, f"Två bilder eller diagram har samma nummer, {{number}}. {_WORD}")
    FIELD_UNFINISHED = (ERROR, f"Ett fält börjar utan att sluta, eller slutar utan att ha börjat. {_WORD}")
    DOCUMENT_ACTIVE = (ERROR, "Dokumentet innehåller {what}. Det får inte hämta eller köra något utanför sig självt.")
    CHART_WORKBOOK_MISSING = (WARNING, "Diagrammet saknar sin arbetsbok, så talen kan inte redigeras i Word.")
    CHART_WORKBOOK_DIFFERS = (ERROR, "Diagrammet visar något annat än sin arbetsbok i {cell}.")

    OPENS_WITH_QUESTION = (
        WARNING,
        "Word frågar om fält ska uppdateras när dokumentet öppnas. Stäng av uppdateringen i mallen.",
    )
    COMMAND_LEFT = (WARNING, "Mallens kommando står kvar som text. Kontrollera mallen på det stället.")
    TITLE_MISSING = (WARNING, "Dokumentet har ingen titel i sina egenskaper. Den läses upp först.")
    TITLE_SAYS_NOTHING = (WARNING, "Titeln ”{title}” säger inte vad dokumentet handlar om.")
    TITLE_NOT_SHOWN = (WARNING, "Ingen text har formatmallen Rubrik, så dokumentet har ingen titel att läsa.")
    TITLES_SEVERAL = (WARNING, "Dokumentet har mer än en titel. Bara en text ska ha formatmallen Rubrik.")
    LANGUAGE_MISSING = (WARNING, "Dokumentet säger inte att det är på svenska. Sätt språket i mallen.")
    LANGUAGE_OF_STYLE = (
        WARNING,
        "Formatmallen ”{style}” säger att texten är på ett annat språk ({language}). Den läses upp fel.",
    )
    HEADING_SKIPPED = (WARNING, "En rubrik på nivå {level} följer utan att nivå {missing} finns före den.")
    HEADING_EMPTY = (WARNING, "Ett stycke har en rubriks formatmall men ingen text.")
    HEADING_BY_HAND = (WARNING, "En rad i fetstil ser ut som en rubrik. Använd en formatmall för rubriker.")
    CONTENTS_MISSING = (WARNING, "Dokumentet har många rubriker men ingen innehållsförteckning.")
    TABLE_HEADER_MISSING = (WARNING, "Tabellens första rad är ingen rubrikrad. Välj ”Upprepa som rubrikrad” i Word.")
    TABLE_HEADERS_SEVERAL = (WARNING, "Tabellen har {n} rubrikrader. Den ska ha en.")
    TABLE_HEADER_PLAIN = (WARNING, "Tabellen visar inte sin rubrikrad. Kryssa för ”Rubrikrad” i Words tabellverktyg.")
    TABLE_MERGED = (WARNING, "En cell är sammanfogad med en annan. Ge varje uppgift en egen cell.")
    TABLE_NESTED = (WARNING, "En tabell står inne i en annan tabell.")
    TABLE_CELL_EMPTY = (WARNING, "Cellen är tom. Skriv ett tabelltecken, till exempel .. för uppgift saknas.")
    TABLE_ROW_BREAKS = (WARNING, "Raden får delas mellan två sidor. Ta bort ”Tillåt radbrytning över sidor” i Word.")
    TABLE_CAPTION_MISSING = (WARNING, "Tabellen har ingen tabellrubrik (formatmallen Beskrivning) och ingen rubrik.")
    TABLE_ALT_MISSING = (WARNING, "Tabellen har ingen rubrik och beskrivning i sin alternativtext.")
    SIGN_UNEXPLAINED = (WARNING, "Tecknet ”{sign}” förklaras ingenstans i dokumentet.")
    PICTURE_ALT_MISSING = (WARNING, "Bilden har ingen alternativtext. Beskriv den, eller markera den som dekorativ.")
    PICTURE_ALT_FILE_NAME = (WARNING, "Bildens alternativtext är ett filnamn: {text}. Beskriv vad bilden visar.")
    PICTURE_ALT_LONG = (WARNING, "Bildens alternativtext har {n} tecken. Den ska ha högst {most}.")
    PICTURE_FLOATING = (WARNING, "Bilden ligger fritt på sidan. Låt den ligga ”I nivå med texten”.")
    TEXT_BOX = (
        WARNING,
        "Text står i en textruta, som läses upp i fel ordning eller inte alls. Skriv den som vanlig text.",
    )
    TEXT_DRAWN = (WARNING, "Text är ritad som WordArt eller vattenstämpel. Skriv den som vanlig text.")
    BACKGROUND_PICTURE = (WARNING, "Sidorna har en bild som bakgrund. Texten blir svår att läsa.")
    CHART_3D = (WARNING, "Diagrammet är tredimensionellt, så att längder inte kan jämföras.")
    CHART_SLICES = (WARNING, "Cirkeldiagrammet har {n} delar. Mer än {most} är svåra att skilja åt.")
    CHART_COLOUR_ALONE = (
        WARNING,
        "Diagrammets serier skiljs bara åt med färg. Ge dem mönster, markörer eller etiketter.",
    )
    CHART_CAPTION_MISSING = (WARNING, "Diagrammet har ingen rubrik (formatmallen Beskrivning) före eller efter sig.")
    CHART_FIGURES_MISSING = (WARNING, "Diagrammets tal finns inte i någon tabell under samma rubrik.")
    CONTRAST_TEXT = (WARNING, "Texten syns för dåligt mot sin bakgrund: kontrasten är {ratio}, men {needed} behövs.")
    CONTRAST_CHART = (WARNING, "En färg i diagrammet syns för dåligt: kontrasten är {ratio}, men {needed} behövs.")
    LINK_SAYS_NOTHING = (WARNING, "Länkens text säger inte vart den leder. Skriv sidans eller dokumentets namn.")
    LIST_BY_HAND = (WARNING, "Punkterna är skrivna för hand. Använd formatmallen Punktlista.")
    PARAGRAPH_EMPTY = (WARNING, "Ett tomt stycke gör mellanrum. Ställ in avståndet i formatmallen i stället.")
    BLANKS_BY_HAND = (WARNING, "Mellanslag eller tabbar i rad flyttar texten. Använd indrag eller en tabell.")
    PAGE_BREAK_BY_HAND = (WARNING, "En sidbrytning är inlagd för hand. Välj ”Sidbrytning före” i formatmallen.")
    TEXT_NOT_LEFT = (WARNING, "Löpande text i formatmallen ”{style}” är inte vänsterställd.")
    TEXT_SMALL = (WARNING, "Löpande text i formatmallen ”{style}” har storleken {size}. Den ska ha minst 11.")
    LINES_CLOSE = (WARNING, "Raderna i formatmallen ”{style}” står för tätt. Radavståndet ska vara minst 1,15.")
    LINES_LONG = (WARNING, "Raderna i formatmallen ”{style}” har omkring {n} tecken. Högst 80 är lagom.")
    HYPHENATED = (WARNING, "Word avstavar texten av sig själv. Stäng av det i mallen.")
    PAGE_NUMBER_MISSING = (WARNING, "Sidorna har inget nummer i sidhuvudet eller sidfoten.")
    ONLY_IN_MARGIN = (WARNING, "”{fact}” står bara i {where}, som inte alla får uppläst. Skriv det i texten också.")
    PROTECTED = (WARNING, "Dokumentet är skyddat. Den som använder hjälpmedel kan hindras att läsa det.")
    NOTE_BY_HAND = (WARNING, "Nottecknet ”{sign}” är skrivet för hand. Infoga en fotnot, eller skriv noten i texten.")
    MORE_OF_THE_SAME = (INFORMATION, "Samma anmärkning gäller {n} till i dokumentet: {sentence}")

    @property
    def origin(self) -> Origin:
        """The document is what is looked at, whoever has caused what is in it."""
        return Origin.DOCUMENT
