"""The styles part of a new template, and finding styles in a template that others made.

A style is known by its name: Word in Swedish writes ids of its own ("Rubrik1"), but keeps the English names of
built-in styles. Blocks ask for a name and get the id that the template at hand uses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.report.paragraph_styles import STYLES, TEXT_WIDTH, Style, size, spacing
from generator.report.paragraph_styles import colour as text_colour
from generator.report.theme import colour, colours
from generator.report.wordml import NAMESPACES, attribute, w
from generator.swedish import document_words as words

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_SIZE = 22
_TABLE_STYLE_ID = "Rapporttabell"


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one template: their ids, by their names in lower case."""

    ids: Mapping[str, str]
    theme: Mapping[str, str] = field(default_factory=colours)
    """The colours of the theme by their names."""
    text_width: int = TEXT_WIDTH
    """Between the margins of its pages, in twentieths of a point."""
    stretch: float = 1.0
    """How wide the letters of its tables are, beside those of ours."""

    def style(self, name: str) -> str:
        """Give the id of a style; a template that lacks it has text in its place set as body text is."""
        return self.ids.get(name.casefold(), self.ids.get("normal", ""))


OUR_IDS: Final = {style.name.casefold(): style.id for style in STYLES} | {
    "normal": "Normal",
    "normal table": "TableNormal",
    "default paragraph font": "DefaultParagraphFont",
    "hyperlink": "Hyperlink",
    words.TABLE_STYLE.casefold(): _TABLE_STYLE_ID,
}
OUR_LOOK: Final = Look(OUR_IDS)
"""Of a template of our own making."""


def styles_part() -> str:
    """Give the part `word/styles.xml` of a new template."""
    return f"<w:styles {NAMESPACES}>{_DEFAULTS}{''.join(_BUILT_IN)}{''.join(our_styles().values())}</w:styles>"


def look_of(styles: "_Element") -> Look:
    """Read a template's styles."""
    named = ((style.find(w("name")), style.get(w("styleId"), "")) for style in styles.iterfind(w("style")))
    # Old files have other names of the style after its own, with a comma between.
    known = {name.get(w("val"), "").partition(",")[0].casefold(): id_ for name, id_ in named if name is not None}
    return Look(known)


def our_styles() -> Mapping[str, str]:
    """Give our styles as text, but for Word's defaults, by their names in lower case."""
    paragraphs = {style.name.casefold(): _element(style) for style in STYLES}
    return paragraphs | {"hyperlink": _HYPERLINK, words.TABLE_STYLE.casefold(): _table_style()}


def _element(style: Style) -> str:
    custom = ' w:customStyle="1"' if style.own else ""
    pieces = (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{attribute(style.name)}"/>',
        f'<w:basedOn w:val="{style.based_on}"/>',
        f'<w:next w:val="{style.next}"/>' if style.next else "",
        "<w:qFormat/>" if style.quick else "",
        f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "",
        f"<w:rPr>{style.run}</w:rPr>" if style.run else "",
        "</w:style>",
    )
    return "".join(pieces)


def _table_style() -> str:
    def border(side: str, size: int, value: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" {value}/>'

    strong = f'w:color="{colour("accent1")}" w:themeColor="accent1"'
    fine = 'w:color="C8CDD1"'
    header = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour("accent1")}" w:themeFill="accent1"/>'
    band = '<w:shd w:val="clear" w:color="auto" w:fill="F3F6F9" w:themeFill="accent1" w:themeFillTint="0D"/>'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabell"><w:name w:val="{words.TABLE_STYLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{border("top", 8, strong)}'
        f"{border('bottom', 8, strong)}{border('insideH', 4, fine)}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="20" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{text_colour("lt1")}</w:rPr><w:tcPr>{header}'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>{border("top", 8, strong)}'
        "</w:tcBorders></w:tcPr></w:tblStylePr>"
        f'<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="band2Horz"><w:tcPr>{band}</w:tcPr></w:tblStylePr></w:style>'
    )


_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    f'{size(_BODY_SIZE)}<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f"<w:pPrDefault><w:pPr>{spacing(60, 60, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376"/>'
)

_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
)
_HYPERLINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
    f'<w:rPr><w:color w:val="{colour("hlink")}" w:themeColor="hyperlink"/><w:u w:val="single"/></w:rPr></w:style>'
)


BLOCK_STYLES: Final = frozenset(name.casefold() for name in words.BLOCK_STYLES) | {
    *("caption", "toc 1", "toc 2", "toc 3", "hyperlink", "list bullet"),
}
"""The names of styles that blocks are set in; a template that lacks them gets them."""
