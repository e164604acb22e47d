"""The parts of a new template other than its text: settings, numbering, header and footer, and how they belong.

Written here from nothing, so a template holds no other program's leavings: no author, no other language, no old
compatibility mode.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from generator.report.packaging import part
from generator.report.paragraph_styles import BULLET_NUMBERING, HEADING_NUMBERING, TEXT_WIDTH, WIDE_TEXT_WIDTH
from generator.report.styles import OUR_IDS, styles_part
from generator.report.theme import theme_part
from generator.report.wordml import NAMESPACES, escaped, field, paragraph, run
from generator.swedish import document_words as words

HEADER_RELATION, FOOTER_RELATION, WIDE_HEADER_RELATION = "rId5", "rId6", "rId7"


def template_parts(body: str, title: str, *, chapters: bool = True) -> dict[str, bytes]:
    """Give every part of a template whose body has this text; with *chapters* its header names the present one."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": footer_part(),
        "word/header1.xml": header_part(TEXT_WIDTH, chapters),
        "word/header2.xml": header_part(WIDE_TEXT_WIDTH, chapters),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": styles_part(),
        "word/theme/theme1.xml": theme_part(),
    }
    return {name: part(xml) for name, xml in parts.items()}


def header_part(width: int, chapters: bool, style: str = "Header") -> str:
    """Give a header: the document's title to the left and, with *chapters*, the chapter of the page to the right."""
    content, tabs = run("{{ dokument.titel }}"), ""
    if chapters:
        # The number is the level of headings: their names differ between languages.
        content += f"<w:r><w:tab/></w:r>{field('STYLEREF 1', words.CHAPTER)}"
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    return f"<w:hdr {NAMESPACES}>{paragraph(content, style, tabs)}</w:hdr>"


def footer_part(style: str = "Footer") -> str:
    """Give a footer that says which page it is, and of how many."""
    pieces = words.page_of("PAGE", "NUMPAGES")
    content = "".join(field(piece, "1") if piece.isupper() else run(piece) for piece in pieces)
    return f"<w:ftr {NAMESPACES}>{paragraph(content, style)}</w:ftr>"


def numbering_part() -> str:
    """Give the part with the lists that our styles are in."""
    kinds = "".join(list_kind(number) for number in (HEADING_NUMBERING, BULLET_NUMBERING))
    used = "".join(list_use(number, number) for number in (HEADING_NUMBERING, BULLET_NUMBERING))
    return f"<w:numbering {NAMESPACES}>{kinds}{used}</w:numbering>"


def list_kind(kind: int, number: int = 0, ids: Mapping[str, str] = OUR_IDS) -> str:
    """Give one of our lists, called *number*; *ids* are those of the styles that are in it, by their names."""

    def level(index: int, numbers: str, shown: str, style: str, indents: tuple[int, int]) -> str:
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{numbers}"/><w:pStyle w:val="{ids[style]}"/>'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indents[0]}" '
            f'w:hanging="{indents[1]}"/></w:pPr></w:lvl>'
        )

    if kind == BULLET_NUMBERING:
        multilevel, levels = "hybridMultilevel", level(0, "bullet", "\u2022", "list bullet", (397, 284))
    else:
        multilevel = "multilevel"
        levels = "".join(
            level(index, "decimal", shown, f"heading {index + 1}", (indent, indent))
            for index, (shown, indent) in enumerate((("%1", 680), ("%1.%2", 794), ("%1.%2.%3", 907)))
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number or kind}"><w:multiLevelType w:val="{multilevel}"/>{levels}'
        "</w:abstractNum>"
    )


def list_use(number: int, kind: int) -> str:
    """Give the list *number*, of that kind."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>'


_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_RELATIONS: Final = (
    (f"{_OFFICE}/officeDocument", "word/document.xml"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELATIONS: Final = (
    (f"{_OFFICE}/styles", "styles.xml"),
    (f"{_OFFICE}/settings", "settings.xml"),
    (f"{_OFFICE}/numbering", "numbering.xml"),
    (f"{_OFFICE}/theme", "theme/theme1.xml"),
    (f"{_OFFICE}/header", "header1.xml"),
    (f"{_OFFICE}/footer", "footer1.xml"),
    (f"{_OFFICE}/header", "header2.xml"),
)
_CONTENT_TYPES: Final = (
    ("/word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
    ("/word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    ("/word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    ("/word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    ("/word/header1.xml", f"{_WORD_TYPE}.header+xml"),
    ("/word/header2.xml", f"{_WORD_TYPE}.header+xml"),
    ("/word/footer1.xml", f"{_WORD_TYPE}.footer+xml"),
    ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)
_APP: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Samverkansrapport</Application></Properties>"
)
# Compatibility mode 15 is what Word calls no compatibility mode at all.
_SETTINGS: Final = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
    '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '</w:compat><w:themeFontLang w:val="sv-SE"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
    'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def _content_types() -> str:
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _CONTENT_TYPES)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>"
    )
