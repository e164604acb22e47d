"""A municipality's Word template as Word in Swedish saves one: its own ids, logo, fonts, colours, header and footer.

Everything in it is made here: the municipality is not one that exists, and its arms are painted sign by sign.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.report.packaging import packed
from tests.pages_build import png_of
from tests.running import rapport

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
    f'xmlns:pic="{DRAWING}/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
ARMS = """
................
.XXXXXXXXXXXXXX.
.X....oooo....X.
.X...o....o...X.
.X..o..XX..o..X.
.X.....XX.....X.
.X..XXXXXXXX..X.
.X.....XX.....X.
.X.....XX.....X.
.X~~~~~~~~~~~~X.
.X.~~~~~~~~~~.X.
..X..~~~~~~..X..
...X...~~...X...
....XX....XX....
......XXXX......
................
"""
COLOURS: Mapping[str, str] = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "3B1F2B",
    "lt2": "F4EEF1",
    "accent1": "8A1C4A",
    "accent2": "2F6B4F",
    "accent3": "B8860B",
    "accent4": "37517E",
    "accent5": "6D4C9F",
    "accent6": "7A6A58",
    "hlink": "8A1C4A",
    "folHlink": "6D4C9F",
}


@dataclass(frozen=True, slots=True)
class Municipal:
    """What can differ between one municipality's template and another's."""

    colours: Mapping[str, str] = field(default_factory=lambda: COLOURS)
    heading_font: str = "Arial"
    body_font: str = "Times New Roman"
    numbered: bool = True
    """Whether the headings are."""
    left_out: frozenset[str] = frozenset()
    """Names of styles that the template does not have."""
    with_own_parts: bool = True
    """Whether it has header and footer."""
    more: str = ""
    """What else the body holds."""

    def content(self) -> bytes:
        """Give the file, as .dotx."""
        return packed({name: text if isinstance(text, bytes) else text.encode() for name, text in self.parts().items()})

    def parts(self) -> dict[str, str | bytes]:
        """Give its parts."""
        return {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(
                ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.png"),
            ),
            "docProps/core.xml": CORE,
            "docProps/thumbnail.png": _arms(self.colours),
            "customXml/item1.xml": "<uppgifter/>",
            "word/_rels/document.xml.rels": _relations(
                ("rId1", f"{OFFICE}/styles", "styles.xml"),
                ("rId2", f"{OFFICE}/settings", "settings.xml"),
                ("rId3", f"{OFFICE}/numbering", "numbering.xml"),
                ("rId4", f"{OFFICE}/theme", "theme/theme1.xml"),
                ("rId5", f"{OFFICE}/header", "header1.xml"),
                ("rId6", f"{OFFICE}/header", "header2.xml"),
                ("rId7", f"{OFFICE}/footer", "footer1.xml"),
                ("rId8", f"{OFFICE}/image", "media/omslag.png"),
                ("rId9", f"{OFFICE}/customXml", "../customXml/item1.xml"),
                ("rId10", f"{OFFICE}/glossaryDocument", "glossary/document.xml"),
                ("rId11", f"{OFFICE}/fontTable", "fontTable.xml"),
            ),
            "word/document.xml": self._document(),
            "word/fontTable.xml": f"<w:fonts {W}/>",
            "word/footer1.xml": _footer(),
            "word/glossary/document.xml": f"<w:glossaryDocument {W}><w:docParts/></w:glossaryDocument>",
            "word/header1.xml": _header(3_000_000, 960_000, "Exempelbygdens kommun"),
            "word/header2.xml": _header(540_000, 540_000, ""),
            "word/_rels/header1.xml.rels": _relations(("rId1", f"{OFFICE}/image", "media/vapen.png")),
            "word/_rels/header2.xml.rels": _relations(("rId1", f"{OFFICE}/image", "media/vapen.png")),
            "word/media/omslag.png": _arms(self.colours),
            "word/media/vapen.png": _arms(self.colours),
            "word/numbering.xml": NUMBERING,
            "word/settings.xml": SETTINGS,
            "word/styles.xml": self._styles(),
            "word/theme/theme1.xml": self._theme(),
        }

    def _document(self) -> str:
        own = (
            '<w:headerReference w:type="first" r:id="rId5"/><w:headerReference w:type="default" r:id="rId6"/>'
            '<w:footerReference w:type="first" r:id="rId7"/><w:footerReference w:type="default" r:id="rId7"/>'
            if self.with_own_parts
            else ""
        )
        page = (
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1418" w:bottom="1701" w:left="1985" '
            'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>'
            '<w:docGrid w:linePitch="360"/>'
        )
        cover = f"<w:p><w:r>{_picture(2_000_000, 2_000_000, 'rId8')}</w:r></w:p>"
        return (
            f'<w:document {W}><w:body>{cover}<w:p><w:pPr><w:pStyle w:val="Rubrik"/><w:sectPr>{own}{page}</w:sectPr>'
            f"</w:pPr><w:r><w:t>Skriv titeln här</w:t></w:r></w:p>{self.more}"
            f'<w:p><w:pPr><w:pStyle w:val="Brdtext"/></w:pPr><w:r><w:t>Skriv texten här.</w:t></w:r></w:p>'
            f"<w:sectPr>{page.replace('<w:titlePg/>', '')}</w:sectPr></w:body></w:document>"
        )

    def _styles(self) -> str:
        numbers = {1: "", 2: '<w:ilvl w:val="1"/>', 3: '<w:ilvl w:val="2"/>'}
        listed = {
            level: f'<w:numPr>{at}<w:numId w:val="4"/></w:numPr>' if self.numbered else ""
            for level, at in numbers.items()
        }
        body = '<w:spacing w:before="0" w:after="140" w:line="288" w:lineRule="auto"/>'
        styles = [
            ("heading 1", "Rubrik1", _keep(listed[1], 360, 120, 0), _heading(32, "accent1", self.colours)),
            ("heading 2", "Rubrik2", _keep(listed[2], 280, 80, 1), _heading(26, "accent1", self.colours)),
            ("heading 3", "Rubrik3", _keep(listed[3], 200, 60, 2), _heading(23, "text2", self.colours)),
            ("Title", "Rubrik", '<w:spacing w:before="1200" w:after="240"/>', _heading(56, "accent1", self.colours)),
            ("Subtitle", "Underrubrik", '<w:spacing w:after="480"/>', _heading(28, "text2", self.colours)),
            ("Body Text", "Brdtext", body, ""),
            ("caption", "Beskrivning", '<w:keepNext/><w:spacing w:before="200" w:after="80"/>', "<w:b/><w:i/>"),
            ("toc 1", "Innehll1", '<w:spacing w:before="120" w:after="40"/>', "<w:b/>"),
            ("toc 2", "Innehll2", '<w:spacing w:after="40"/><w:ind w:left="567"/>', ""),
            ("TOC Heading", "Innehllsfrteckningsrubrik", '<w:outlineLvl w:val="9"/>', ""),
            ("List Bullet", "Punktlista", '<w:numPr><w:numId w:val="7"/></w:numPr><w:contextualSpacing/>', ""),
            ("header", "Sidhuvud", "", '<w:sz w:val="18"/>'),
            ("footer", "Sidfot", '<w:spacing w:after="0"/>', '<w:sz w:val="16"/>'),
        ]
        bases = {"TOC Heading": "Rubrik1", "Body Text": "Normal"}
        made = "".join(
            f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{bases.get(name, "Normal")}"/><w:next w:val="Brdtext"/><w:qFormat/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
            for name, style_id, paragraph, run in styles
            if name not in self.left_out
        )
        return f"<w:styles {W}>{DEFAULTS}{made}</w:styles>"

    def _theme(self) -> str:
        colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in self.colours.items())
        fonts = "".join(
            f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
            for kind, font in (("major", self.heading_font), ("minor", self.body_font))
        )
        fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
        effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
        return (
            f'<a:theme xmlns:a="{DRAWING}/main" name="Exempelbygden"><a:themeElements><a:clrScheme name="E">'
            f'{colours}</a:clrScheme><a:fontScheme name="Exempelbygden">{fonts}</a:fontScheme><a:fmtScheme name="E">'
            f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
            f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
            "</a:fmtScheme></a:themeElements></a:theme>"
        )


def _keep(listed: str, before: int, after: int, level: int) -> str:
    return (
        f'<w:keepNext/><w:keepLines/>{listed}<w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level}"/>'
    )


def _heading(size: int, colour: str, colours: Mapping[str, str]) -> str:
    value = colours["dk2" if colour == "text2" else colour]
    return (
        '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/>'
        f'<w:color w:val="{value}" w:themeColor="{colour}"/><w:sz w:val="{size}"/>'
    )


def _picture(width: int, height: int, relation: str) -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="7" name="Vapen" '
        f'descr="Kommunens vapen"/><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="7" name="Vapen"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _header(width: int, height: int, name: str) -> str:
    tab = '<w:tabs><w:tab w:val="right" w:pos="8503"/></w:tabs>'
    told = f"<w:r><w:tab/><w:t>{name}</w:t></w:r>" if name else ""
    picture = f"<w:r>{_picture(min(width, height), height, 'rId1')}</w:r>"
    return f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Sidhuvud"/>{tab}</w:pPr>{picture}{told}</w:p></w:hdr>'


def _footer() -> str:
    def field(instruction: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    tab = '<w:tabs><w:tab w:val="right" w:pos="8503"/></w:tabs>'
    address = (
        '<w:r><w:t>Exempelbygdens kommun, 999 99 Exempelbygden</w:t><w:tab/><w:t xml:space="preserve">Sida </w:t></w:r>'
    )
    of = '<w:r><w:t xml:space="preserve"> av </w:t></w:r>'
    line = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="8A1C4A" w:themeColor="accent1"/></w:pBdr>'
    return (
        f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Sidfot"/>{line}{tab}</w:pPr>{address}'
        f"{field('PAGE')}{of}{field('NUMPAGES')}</w:p></w:ftr>"
    )


def _arms(colours: Mapping[str, str]) -> bytes:
    """Paint the arms, each sign twelve points wide."""
    inks = {"X": colours["accent1"], "o": colours["accent3"], "~": colours["accent4"], ".": "FFFFFF"}
    rows = [[inks[sign] for sign in line for _ in range(12)] for line in ARMS.split() for _ in range(12)]
    return png_of(rows)


def _relations(*relations: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _types() -> str:
    kinds = {
        "/word/document.xml": f"{WORD_TYPE}.template.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
        "/word/glossary/document.xml": f"{WORD_TYPE}.document.glossary+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{parts}</Types>"
    )


CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Dokumentmall</dc:title><dc:creator>Exempelbygdens kommun</dc:creator></cp:coreProperties>"
)
SETTINGS = (
    f'<w:settings {W}><w:zoom w:percent="100"/><w:trackRevisions/>'
    '<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop w:val="1304"/>'
    '<w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat><w:themeFontLang w:val="sv-SE"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
    'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
    'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik{level + 1}"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/>'
        "</w:pPr></w:lvl>"
        for level, (shown, indent) in enumerate((("%1.", 567), ("%1.%2", 709), ("%1.%2.%3", 851)))
    )
    + '</w:abstractNum><w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Punktlista"/><w:lvlText w:val="\u2013"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    "</w:numbering>"
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista"><w:name w:val="No List"/></w:style>'
)
ROOT = Path(__file__).parent.parent
MODELS = sorted(folder.name for folder in (ROOT / "indata").iterdir() if folder.is_dir())
"""Shipped models with example data."""


def build_in_look(workspace: Path, model: str, ground: Municipal | None) -> list[Path]:
    """Build a shipped model's documents; with *ground* of templates made on that file. Give templates and documents."""
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / model, workspace / name / model)
    if ground is not None:
        for old in (workspace / "mallar" / model).glob("*.docx"):
            old.unlink()
        (workspace / "egen.dotx").write_bytes(ground.content())
        assert rapport("mall", "skapa", model, "--utgangspunkt", "egen.dotx", workspace=workspace).code == 0
    ran = rapport("bygg", model, workspace=workspace)
    assert ran.code == 0, ran.out
    made = [*(workspace / "mallar" / model).glob("*.docx"), *(workspace / "utdata").rglob("*.docx")]
    assert len(made) > 1
    return sorted(made)
