"""Faults planted in finished documents: each is found at its place, and nothing is remarked on in a good one."""

import re

import pytest

from generator.model.findings import FilePlace, Origin, Place, Severity, SpotPlace
from generator.swedish.audit_messages import Audit
from tests import audit_build as build
from tests.audit_build import (
    BODY,
    CORE,
    FILE,
    FOOTER,
    HEADER,
    LONG,
    OFFICE,
    RELATIONS,
    SETTINGS,
    STYLES,
    THEME,
    Contents,
    audited,
    drawing,
    good,
    planted,
    put,
    series,
    styled,
    swap,
    table,
    text,
    with_chart,
)

FILLED = '<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>'
WHITE_TEXT = '<w:color w:val="FFFFFF"/>'
EMPTY_CELL = "<w:tc><w:p/></w:tc>"
BOOKMARK = '<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:bookmarkEnd w:id="{id}"/>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
FULL = '<c:spPr><a:solidFill><a:srgbClr val="{}"/></a:solidFill></c:spPr>'
SHOWN = '<c:dLbls>{}<c:dLblPos val="{}"/><c:showVal val="1"/></c:dLbls>'


def place(heading: str = "Två › Under", detail: str = "", *numbers: int) -> SpotPlace:
    return SpotPlace(FILE, heading, detail, *numbers)


def with_link(words: str, target: str = "https://exempel.se/") -> Contents:
    relation = f'<Relationship Id="rId80" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
    link = f'<w:p><w:hyperlink r:id="rId80"><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>'
    return planted(
        {
            BODY: lambda xml: xml.replace("Mer text.</w:t></w:r></w:p>", f"Mer text.</w:t></w:r></w:p>{link}", 1),
            RELATIONS: lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>"),
        }
    )


def with_relation(kind: str, target: str, mode: str = "") -> Contents:
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return planted({RELATIONS: lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>")})


def setting(xml: str) -> Contents:
    return swap("<w:compat>", f"{xml}<w:compat>", SETTINGS)


def in_header(xml: str) -> Contents:
    return planted({HEADER: lambda header: header.replace("</w:hdr>", f"{xml}</w:hdr>")})


def filled(colour: str, content: str) -> str:
    return f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="{colour}"/></w:tcPr>{content}</w:tc>'


def vml(inside: str) -> str:
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="x">{inside}</v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


SHORT_HEADINGS = "".join(text(f"Avsnitt {n}", style="Heading1") for n in range(3))
NO_CONTENTS = planted(
    {
        BODY: lambda xml: xml.replace("TOC \\o", "XOC \\o").replace(
            "Mer text.</w:t></w:r></w:p>", f"Mer text.</w:t></w:r></w:p>{SHORT_HEADINGS}"
        )
    }
)

Row = tuple[str, Contents, Place, str]
# What is planted → code, place, whole sentence.
CASES: dict[str, Row] = {
    "a relation to nothing": (
        "PART_NOT_THERE",
        with_relation("image", "media/a.png"),
        FilePlace(FILE),
        "Delen ”word/media/a.png” finns inte i filen. Word skulle säga att dokumentet är skadat. Kontrollera mallen.",
    ),
    "a part without a kind": (
        "PART_WITHOUT_KIND",
        good() | {"word/media/a.png": b"x"},
        FilePlace(FILE),
        "Filen säger inte vad delen ”word/media/a.png” är. Word skulle säga att dokumentet är skadat. Kontrollera "
        "mallen.",
    ),
    "an id that no relation has": (
        "RELATION_UNKNOWN",
        put('<w:p><w:hyperlink r:id="rId99"><w:r><w:t>Kansliet</w:t></w:r></w:hyperlink></w:p>'),
        place(),
        "En bild, en länk eller ett objekt pekar på ”rId99”, som inte finns. Word skulle säga att dokumentet är "
        "skadat.",
    ),
    "a footnote that is not there": (
        "NOTE_UNKNOWN",
        put('<w:p><w:r><w:t>Se noten</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'),
        place(),
        "Texten hänvisar till en not som inte finns. Word skulle säga att dokumentet är skadat.",
    ),
    "a bookmark that is there twice": (
        "BOOKMARK_TWICE",
        swap("Mer text.</w:t></w:r>", f"Mer text.</w:t></w:r>{BOOKMARK.format(id=77, name='tab_grupper')}"),
        place(),
        "Bokmärket ”tab_grupper” finns två gånger. Hänvisningar skulle leda fel.",
    ),
    "a bookmark with a long name": (
        "BOOKMARK_LONG",
        swap("Mer text.</w:t></w:r>", f"Mer text.</w:t></w:r>{BOOKMARK.format(id=77, name='b' * 41)}"),
        place(),
        f"Bokmärket ”{'b' * 41}” har för långt namn. Word tar högst 40 tecken.",
    ),
    "a bookmark's number twice": (
        "BOOKMARK_NUMBER_TWICE",
        swap("Mer text.</w:t></w:r>", f"Mer text.</w:t></w:r>{BOOKMARK.format(id=3, name='eget')}"),
        place(),
        "Två bokmärken har samma nummer, 3. Word skulle säga att dokumentet är skadat.",
    ),
    "a control's number twice": (
        "CONTROL_NUMBER_TWICE",
        put(CONTROL.format(content=text("a")) + CONTROL.format(content=text("b"))),
        place(),
        "Två innehållskontroller har samma nummer, 5. Word skulle säga att dokumentet är skadat.",
    ),
    "a drawing's number twice": (
        "DRAWING_NUMBER_TWICE",
        put(drawing('id="7" name="A" descr="En karta."') + drawing('id="7" name="B" descr="En bild."')),
        place(),
        "Två bilder eller diagram har samma nummer, 7. Word skulle säga att dokumentet är skadat.",
    ),
    "a field without an end": (
        "FIELD_UNFINISHED",
        put('<w:p><w:r><w:t>Den </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
        place(),
        "Ett fält börjar utan att sluta, eller slutar utan att ha börjat. Word skulle säga att dokumentet är skadat.",
    ),
    "a linked object": (
        "DOCUMENT_ACTIVE",
        with_relation("oleObject", "file:///C:/tal.xlsx", ' TargetMode="External"'),
        place("", "file:///C:/tal.xlsx"),
        "Dokumentet innehåller ett länkat objekt (OLE). Det får inte hämta eller köra något utanför sig självt.",
    ),
    "a field that fetches": (
        "DOCUMENT_ACTIVE",
        put('<w:p><w:fldSimple w:instr="INCLUDETEXT hemligt.docx"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'),
        place("Två › Under", "INCLUDETEXT hemligt.docx"),
        "Dokumentet innehåller ett fält som hämtar text (INCLUDETEXT). Det får inte hämta eller köra något utanför sig "
        "självt.",
    ),
    "a chart without a workbook": (
        "CHART_WORKBOOK_MISSING",
        {name: data for name, data in with_chart().items() if "chart1.xml.rels" not in name}
        | {
            "word/charts/chart1.xml": with_chart()["word/charts/chart1.xml"].replace(
                b'<c:externalData r:id="rId1"/>', b""
            )
        },
        place("Ett"),
        "Diagrammet saknar sin arbetsbok, så talen kan inte redigeras i Word.",
    ),
    "a chart that points outside its workbook": (
        "CHART_WORKBOOK_MISSING",
        with_chart([each.replace("Tal!", "Annat!") for each in build.TWO]),
        place("Ett"),
        "Diagrammet saknar sin arbetsbok, så talen kan inte redigeras i Word.",
    ),
    "a chart whose workbook says something else": (
        "CHART_WORKBOOK_DIFFERS",
        with_chart(held=(("", "Kvinnor", "Män"), ("Ort 1", 3, 1), ("Ort 2", None, 2), ("Ort 3", 5.6, 0))),
        place("Ett", "Tal!B4"),
        "Diagrammet visar något annat än sin arbetsbok i Tal!B4.",
    ),
    "a hidden number in a chart's workbook": (
        "CHART_WORKBOOK_DIFFERS",
        with_chart(held=(("", "Kvinnor", "Män"), ("Ort 1", 3, 1), ("Ort 2", 4, 2), ("Ort 3", 5.5, 0))),
        place("Ett", "Tal!B3"),
        "Diagrammet visar något annat än sin arbetsbok i Tal!B3.",
    ),
    "fields that are updated on opening": (
        "OPENS_WITH_QUESTION",
        setting('<w:updateFields w:val="true"/>'),
        place(""),
        "Word frågar om fält ska uppdateras när dokumentet öppnas. Stäng av uppdateringen i mallen.",
    ),
    "a dirty field": (
        "OPENS_WITH_QUESTION",
        put('<w:p><w:fldSimple w:instr="PAGE" w:dirty="true"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'),
        place(),
        "Word frågar om fält ska uppdateras när dokumentet öppnas. Stäng av uppdateringen i mallen.",
    ),
    "a command that is left": (
        "COMMAND_LEFT",
        put(text("Läs {{ rapport.titel }} först.")),
        place("Två › Under", "{{ rapport.titel }}"),
        "Mallens kommando står kvar som text. Kontrollera mallen på det stället.",
    ),
    "no title in the properties": (
        "TITLE_MISSING",
        swap("<dc:title>Samverkan 2025</dc:title>", "<dc:title/>", CORE),
        FilePlace(FILE),
        "Dokumentet har ingen titel i sina egenskaper. Den läses upp först.",
    ),
    "a title of a program's making": (
        "TITLE_SAYS_NOTHING",
        swap("<dc:title>Samverkan 2025</dc:title>", "<dc:title>Microsoft Word - rapport.docx</dc:title>", CORE),
        FilePlace(FILE),
        "Titeln ”Microsoft Word - rapport.docx” säger inte vad dokumentet handlar om.",
    ),
    "no language in the properties": (
        "LANGUAGE_MISSING",
        swap("<dc:language>sv-SE</dc:language>", "", CORE),
        FilePlace(FILE),
        "Dokumentet säger inte att det är på svenska. Sätt språket i mallen.",
    ),
    "a style in another language": (
        "LANGUAGE_OF_STYLE",
        styled("ListBullet", '<w:lang w:val="en-US"/>'),
        place("Två › Under", "en punkt"),
        "Formatmallen ”List Bullet” säger att texten är på ett annat språk (en-US). Den läses upp fel.",
    ),
    "no title in the text": (
        "TITLE_NOT_SHOWN",
        swap('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Subtitle"/>'),
        place(""),
        "Ingen text har formatmallen Rubrik, så dokumentet har ingen titel att läsa.",
    ),
    "two titles": (
        "TITLES_SEVERAL",
        swap('<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Title"/>'),
        place("", "Underrubrik"),
        "Dokumentet har mer än en titel. Bara en text ska ha formatmallen Rubrik.",
    ),
    "a level that is skipped": (
        "HEADING_SKIPPED",
        swap('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
        place("Två › Under", "Under"),
        "En rubrik på nivå 3 följer utan att nivå 2 finns före den.",
    ),
    "a heading without text": (
        "HEADING_EMPTY",
        put('<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:p>' + text("Så är det.")),
        place(),
        "Ett stycke har en rubriks formatmall men ingen text.",
    ),
    "a heading in bold by hand": (
        "HEADING_BY_HAND",
        put(text("Våra slutsatser", "<w:b/>") + text("Så är det.")),
        place("Två › Under", "Våra slutsatser"),
        "En rad i fetstil ser ut som en rubrik. Använd en formatmall för rubriker.",
    ),
    "no table of contents": (
        "CONTENTS_MISSING",
        NO_CONTENTS,
        place(""),
        "Dokumentet har många rubriker men ingen innehållsförteckning.",
    ),
    "a table without a header row": (
        "TABLE_HEADER_MISSING",
        put(table([["a", "b"], ["c", "d"]], header="<w:cantSplit/>")),
        place("Två › Under", "", 1),
        "Tabellens första rad är ingen rubrikrad. Välj ”Upprepa som rubrikrad” i Word.",
    ),
    "two header rows": (
        "TABLE_HEADERS_SEVERAL",
        put(
            table([["a"], ["c"]]).replace(
                "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            )
        ),
        place("Två › Under", "", 1),
        "Tabellen har 2 rubrikrader. Den ska ha en.",
    ),
    "a header row that the style does not show": (
        "TABLE_HEADER_PLAIN",
        put(table([["a"], ["b"]]).replace('w:val="0420" w:firstRow="1"', 'w:val="0400"')),
        place("Två › Under", "", 1),
        "Tabellen visar inte sin rubrikrad. Kryssa för ”Rubrikrad” i Words tabellverktyg.",
    ),
    "merged cells": (
        "TABLE_MERGED",
        put(table([["a", "b"], ["c", f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{text("d")}</w:tc>']])),
        place("Två › Under", "", 1, 2, 2),
        "En cell är sammanfogad med en annan. Ge varje uppgift en egen cell.",
    ),
    "a table within a table": (
        "TABLE_NESTED",
        put(table([["a"], [f"<w:tc><w:tbl><w:tr><w:tc>{text('inre')}</w:tc></w:tr></w:tbl>{text('b')}</w:tc>"]])),
        place("Två › Under", "", 1, 2, 1),
        "En tabell står inne i en annan tabell.",
    ),
    "an empty cell": (
        "TABLE_CELL_EMPTY",
        put(table([["a", "b"], ["c", EMPTY_CELL]])),
        place("Två › Under", "", 1, 2, 2),
        "Cellen är tom. Skriv ett tabelltecken, till exempel .. för uppgift saknas.",
    ),
    "a row that may break": (
        "TABLE_ROW_BREAKS",
        put(table([["a"], ["b"]]).replace("<w:trPr><w:cantSplit/></w:trPr>", "")),
        place("Två › Under", "", 1, 2),
        "Raden får delas mellan två sidor. Ta bort ”Tillåt radbrytning över sidor” i Word.",
    ),
    "a table without a caption": (
        "TABLE_CAPTION_MISSING",
        put(table([["a"], ["b"]]).replace('w:val="Caption"', 'w:val="BodyText"')),
        place("Två › Under", "", 1),
        "Tabellen har ingen tabellrubrik (formatmallen Beskrivning) och ingen rubrik.",
    ),
    "a table without alternative text": (
        "TABLE_ALT_MISSING",
        swap('<w:tblCaption w:val="Grupper 2025"/>', ""),
        place("Ett", "", 1),
        "Tabellen har ingen rubrik och beskrivning i sin alternativtext.",
    ),
    "a sign that is not explained": (
        "SIGN_UNEXPLAINED",
        swap("Teckenförklaring: .. uppgift saknas.", "Källa: gruppernas svar."),
        place("Ett", "", 1, 3, 3),
        "Tecknet ”..” förklaras ingenstans i dokumentet.",
    ),
    "a picture without alternative text": (
        "PICTURE_ALT_MISSING",
        put(drawing('id="7" name="Bild 3"')),
        place("Två › Under", "Bild 3"),
        "Bilden har ingen alternativtext. Beskriv den, eller markera den som dekorativ.",
    ),
    "a picture in a header without alternative text": (
        "PICTURE_ALT_MISSING",
        in_header(drawing('id="7" name="Logotyp"')),
        place("sidhuvudet", "Logotyp"),
        "Bilden har ingen alternativtext. Beskriv den, eller markera den som dekorativ.",
    ),
    "a file's name as alternative text": (
        "PICTURE_ALT_FILE_NAME",
        put(drawing('id="7" name="Bild 3" descr="karta-2025.PNG"')),
        place("Två › Under", "karta-2025.PNG"),
        "Bildens alternativtext är ett filnamn: karta-2025.PNG. Beskriv vad bilden visar.",
    ),
    "a long alternative text": (
        "PICTURE_ALT_LONG",
        put(drawing(f'id="7" name="Bild 3" descr="{"a" * 251}"')),
        place("Två › Under", "a" * 89 + "…"),
        "Bildens alternativtext har 251 tecken. Den ska ha högst 250.",
    ),
    "a floating picture": (
        "PICTURE_FLOATING",
        put(drawing('id="7" name="Bild 3" descr="En karta."', "anchor")),
        place("Två › Under", "En karta."),
        "Bilden ligger fritt på sidan. Låt den ligga ”I nivå med texten”.",
    ),
    "a text box": (
        "TEXT_BOX",
        put(vml(f"<v:textbox><w:txbxContent>{text('I rutan.')}</w:txbxContent></v:textbox>")),
        place(),
        "Text står i en textruta, som läses upp i fel ordning eller inte alls. Skriv den som vanlig text.",
    ),
    "a watermark": (
        "TEXT_DRAWN",
        in_header(vml('<v:textpath string="UTKAST"/>')),
        place("sidhuvudet", "UTKAST"),
        "Text är ritad som WordArt eller vattenstämpel. Skriv den som vanlig text.",
    ),
    "a picture behind the pages": (
        "BACKGROUND_PICTURE",
        swap("<w:body>", '<w:background w:color="FFFFFF"><w:drawing/></w:background><w:body>'),
        place(""),
        "Sidorna har en bild som bakgrund. Texten blir svår att läsa.",
    ),
    "a chart in three dimensions": (
        "CHART_3D",
        with_chart(kind="bar3DChart"),
        place("Ett"),
        "Diagrammet är tredimensionellt, så att längder inte kan jämföras.",
    ),
    "a pie with many slices": (
        "CHART_SLICES",
        with_chart(
            [series(0, "Antal", "123456", build.PATTERN)],
            "pieChart",
            [("", "Antal"), *((f"Ort {n}", n) for n in range(1, 7))],
        ),
        place("Ett"),
        "Cirkeldiagrammet har 6 delar. Mer än 5 är svåra att skilja åt.",
    ),
    "series that only colours tell apart": (
        "CHART_COLOUR_ALONE",
        with_chart([series(0, "Kvinnor", ("3", "", "5.5")), series(1, "Män", ("1", "2", "0"))]),
        place("Ett", "Kvinnor, Män"),
        "Diagrammets serier skiljs bara åt med färg. Ge dem mönster, markörer eller etiketter.",
    ),
    "a chart without a caption": (
        "CHART_CAPTION_MISSING",
        with_chart(caption=False),
        place("Ett"),
        "Diagrammet har ingen rubrik (formatmallen Beskrivning) före eller efter sig.",
    ),
    "a chart without figures near it": (
        "CHART_FIGURES_MISSING",
        with_chart(behind="Mer text.</w:t></w:r></w:p>"),
        place(),
        "Diagrammets tal finns inte i någon tabell under samma rubrik.",
    ),
    "white on the green of spreadsheets": (
        "CONTRAST_TEXT",
        put(text("Nås i tid", WHITE_TEXT + FILLED)),
        place("Två › Under", "Nås i tid"),
        "Texten syns för dåligt mot sin bakgrund: kontrasten är 2,8, men 4,5 behövs.",
    ),
    "a header row whose style is too light": (
        "CONTRAST_TEXT",
        planted(
            {STYLES: lambda xml: re.sub(r'w:fill="[0-9A-F]{6}" w:themeFill="accent1"/>', 'w:fill="FFC000"/>', xml)}
        ),
        place("Ett", "Grupp", 1, 1, 1),
        "Texten syns för dåligt mot sin bakgrund: kontrasten är 1,6, men 4,5 behövs.",
    ),
    "a theme whose first accent is too light": (
        "CONTRAST_TEXT",
        planted(
            {
                THEME: lambda xml: xml.replace(
                    '<a:accent1><a:srgbClr val="1F4E79"/>', '<a:accent1><a:srgbClr val="C4682B"/>'
                )
            }
        ),
        place("Ett", "Grupp", 1, 1, 1),
        "Texten syns för dåligt mot sin bakgrund: kontrasten är 3,9, men 4,5 behövs.",
    ),
    "a cell filled by hand": (
        "CONTRAST_TEXT",
        put(table([["a"], [filled("FFEB9C", text("Nära", '<w:color w:val="9C6500"/>'))]])),
        place("Två › Under", "Nära", 1, 2, 1),
        "Texten syns för dåligt mot sin bakgrund: kontrasten är 4,1, men 4,5 behövs.",
    ),
    "a tint of the theme as text": (
        "CONTRAST_TEXT",
        put(text("Blekt", '<w:color w:val="000000" w:themeColor="accent1" w:themeTint="66"/>')),
        place("Två › Under", "Blekt"),
        "Texten syns för dåligt mot sin bakgrund: kontrasten är 2,0, men 4,5 behövs.",
    ),
    "a series that is too light": (
        "CONTRAST_CHART",
        with_chart([series(0, "Kvinnor", ("3", "", "5.5"), FULL.format("FFC000"))]),
        place("Ett", "Kvinnor"),
        "En färg i diagrammet syns för dåligt: kontrasten är 1,6, men 3 behövs.",
    ),
    "numbers that do not show on their bars": (
        "CONTRAST_CHART",
        with_chart([series(0, "Kvinnor", ("3", "", "5.5"), FULL.format("1F4E79"), SHOWN.format("", "ctr"))]),
        place("Ett", "Kvinnor"),
        "En färg i diagrammet syns för dåligt: kontrasten är 2,4, men 4,5 behövs.",
    ),
    "an address as a link's text": (
        "LINK_SAYS_NOTHING",
        with_link("https://exempel.se/sida"),
        place("Två › Under", "https://exempel.se/sida"),
        "Länkens text säger inte vart den leder. Skriv sidans eller dokumentets namn.",
    ),
    "a link that says here": (
        "LINK_SAYS_NOTHING",
        with_link("Läs mer här"),
        place("Två › Under", "Läs mer här"),
        "Länkens text säger inte vart den leder. Skriv sidans eller dokumentets namn.",
    ),
    "a list by hand": (
        "LIST_BY_HAND",
        put(text("– mer tid") + text("– fler platser")),
        place("Två › Under", "– mer tid"),
        "Punkterna är skrivna för hand. Använd formatmallen Punktlista.",
    ),
    "an empty paragraph": (
        "PARAGRAPH_EMPTY",
        put("<w:p/>"),
        place(),
        "Ett tomt stycke gör mellanrum. Ställ in avståndet i formatmallen i stället.",
    ),
    "blanks in a row": (
        "BLANKS_BY_HAND",
        put(text("Falun     12")),
        place("Två › Under", "Falun 12"),
        "Mellanslag eller tabbar i rad flyttar texten. Använd indrag eller en tabell.",
    ),
    "tabs in a row": (
        "BLANKS_BY_HAND",
        put("<w:p><w:r><w:t>Falun</w:t><w:tab/><w:tab/><w:t>12</w:t></w:r></w:p>"),
        place("Två › Under", "Falun 12"),
        "Mellanslag eller tabbar i rad flyttar texten. Använd indrag eller en tabell.",
    ),
    "a page break by hand": (
        "PAGE_BREAK_BY_HAND",
        put('<w:p><w:r><w:t>Nästa</w:t><w:br w:type="page"/></w:r></w:p>'),
        place(),
        "En sidbrytning är inlagd för hand. Välj ”Sidbrytning före” i formatmallen.",
    ),
    "justified text": (
        "TEXT_NOT_LEFT",
        put(f'<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:jc w:val="both"/></w:pPr><w:r><w:t>{LONG}</w:t></w:r></w:p>'),
        place("Två › Under", LONG[:89] + "…"),
        "Löpande text i formatmallen ”Body Text” är inte vänsterställd.",
    ),
    "small text": (
        "TEXT_SMALL",
        styled("BodyText", '<w:sz w:val="20"/>') | {BODY: put(text(LONG))[BODY]},
        place("Två › Under", LONG[:89] + "…"),
        "Löpande text i formatmallen ”Body Text” har storleken 10. Den ska ha minst 11.",
    ),
    "close lines": (
        "LINES_CLOSE",
        styled("BodyText", '<w:spacing w:line="240"/><w:ind w:right="1361"/>', "pPr") | {BODY: put(text(LONG))[BODY]},
        place("Två › Under", LONG[:89] + "…"),
        "Raderna i formatmallen ”Body Text” står för tätt. Radavståndet ska vara minst 1,15.",
    ),
    "long lines": (
        "LINES_LONG",
        styled("BodyText", '<w:ind w:right="0"/>', "pPr") | {BODY: put(text(LONG))[BODY]},
        place("Två › Under", LONG[:89] + "…"),
        "Raderna i formatmallen ”Body Text” har omkring 84 tecken. Högst 80 är lagom.",
    ),
    "hyphenation": (
        "HYPHENATED",
        swap('<w:autoHyphenation w:val="0"/>', '<w:autoHyphenation w:val="1"/>', SETTINGS),
        place(""),
        "Word avstavar texten av sig själv. Stäng av det i mallen.",
    ),
    "no page number": (
        "PAGE_NUMBER_MISSING",
        planted({FOOTER: lambda xml: xml.replace(" PAGE ", " DATE ")}),
        place(""),
        "Sidorna har inget nummer i sidhuvudet eller sidfoten.",
    ),
    "a registration number in the header only": (
        "ONLY_IN_MARGIN",
        planted({HEADER: lambda xml: xml.replace("Samverkan 2025", "Samverkan 2025, KS 2025/00456")}),
        place("sidhuvudet", "KS 2025/00456"),
        "”KS 2025/00456” står bara i sidhuvudet, som inte alla får uppläst. Skriv det i texten också.",
    ),
    "protection": (
        "PROTECTED",
        setting('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
        place(""),
        "Dokumentet är skyddat. Den som använder hjälpmedel kan hindras att läsa det.",
    ),
    "a note sign by hand": (
        "NOTE_BY_HAND",
        put(
            '<w:p><w:r><w:t>Platserna räcker</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            "<w:t>1</w:t></w:r></w:p>"
        ),
        place("Två › Under", "Platserna räcker1"),
        "Nottecknet ”1” är skrivet för hand. Infoga en fotnot, eller skriv noten i texten.",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_each_planted_fault_is_found_at_its_place_and_alone(what: str) -> None:
    code, content, where, sentence = CASES[what]
    found = audited(content)
    assert [(each.code, each.place, each.message) for each in found] == [(code, where, sentence)]
    assert found[0].origin is Origin.DOCUMENT


def test_every_sentence_has_a_planted_fault() -> None:
    told = {code for code, *_ in CASES.values()}
    assert {member.name for member in Audit} - told == {"MORE_OF_THE_SAME"}  # see below


def test_what_word_cannot_open_stops_and_the_rest_does_not() -> None:
    stopping = {member.name for member in Audit if member.severity is Severity.ERROR}
    assert {code for code in stopping if not code.startswith(("CHART", "DOCUMENT"))} == {
        "PART_NOT_THERE",
        "PART_WITHOUT_KIND",
        "RELATION_UNKNOWN",
        "NOTE_UNKNOWN",
        "BOOKMARK_TWICE",
        "BOOKMARK_LONG",
        "BOOKMARK_NUMBER_TWICE",
        "CONTROL_NUMBER_TWICE",
        "DRAWING_NUMBER_TWICE",
        "FIELD_UNFINISHED",
    }


def test_of_the_same_remark_the_first_five_are_told_and_how_many_more() -> None:
    found = audited(put("".join(text(f"Ort {n}     12") for n in range(8))))
    assert [each.code for each in found] == ["BLANKS_BY_HAND"] * 5 + ["MORE_OF_THE_SAME"]
    assert found[-1].message == (
        "Samma anmärkning gäller 3 till i dokumentet: Mellanslag eller tabbar i rad flyttar texten. Använd indrag "
        "eller en tabell."
    )


TABLE, CAPTION = table([["a"], ["b"]]), text("Tabell 9. En tabell", style="Caption")
GOOD = {
    "as it is": good(),
    "a chart whose gaps are empty cells": with_chart(),
    "a decorative picture": put(
        drawing('id="7" name="Linje"').replace(
            '<wp:docPr id="7" name="Linje"/>',
            '<wp:docPr id="7" name="Linje"><a:ext xmlns:a="x"><d:decorative xmlns:d="y" val="1"/></a:ext></wp:docPr>',
        )
    ),
    "large white letters on a middling colour": put(
        text("Stort", '<w:color w:val="FFFFFF"/><w:sz w:val="40"/><w:shd w:fill="E04040"/>')
    ),
    "text whose colour is left to Word on a dark cell": put(table([["a"], [filled("1F4E79", text("b"))]])),
    "square metres": put(
        '<w:p><w:r><w:t>Ytan är 30 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>2</w:t></w:r></w:p>"
    ),
    "a respondent's own dashes": swap("Gruppen planerar", "- först"),
    "one line that begins with a dash": put(text("– Det går bra, säger samordnaren.")),
    "several lines in bold": put(text("Kansliet", "<w:b/>") + text("Stora torget 1", "<w:b/>")),
    "a link with a telling text": with_link("Kansliets webbplats"),
    "an empty paragraph between two tables": put(TABLE + "<w:p/>" + TABLE.removeprefix(CAPTION) + CAPTION),
    "the square of nothing raised": put(
        '<w:p><w:r><w:t>H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    ),
}


@pytest.mark.parametrize("what", GOOD)
def test_what_is_right_is_not_remarked_on(what: str) -> None:
    assert audited(GOOD[what]) == ()
