"""The parts of a new template other than its text: settings, numbering, header and footer, and how they belong.

Written here from nothing, so a template holds no other program's leavings: no author, no other language, no old
compatibility mode.
"""

from collections.abc import Sequence
from typing import Final

from generator.report.packaging import part
from generator.report.paragraph_styles import BULLET_NUMBERING, HEADING_NUMBERING
from generator.report.styles import styles_part
from generator.report.theme import theme_part
from generator.report.wordml import NAMESPACES, escaped, field, paragraph, run
from generator.swedish import document_words as words

HEADER_RELATION, FOOTER_RELATION = "rId5", "rId6"


def template_parts(body: str, title: str) -> dict[str, bytes]:
    """Give every part of a template whose body has this text."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{_footer()}</w:ftr>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{paragraph(run('{{ dokument.titel }}'), 'Header')}</w:hdr>",
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": styles_part(),
        "word/theme/theme1.xml": theme_part(),
    }
    return {name: part(xml) for name, xml in parts.items()}


def _footer() -> str:
    pieces = words.page_of("PAGE", "NUMPAGES")
    return paragraph("".join(field(piece, "1") if piece.isupper() else run(piece) for piece in pieces), "Footer")


def _numbering() -> str:
    def level(index: int, shown: str, style: str, indent: int) -> str:
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" '
            f'w:hanging="{indent}"/></w:pPr></w:lvl>'
        )

    headings = (
        level(0, "%1", "Heading1", 680) + level(1, "%1.%2", "Heading2", 794) + level(2, "%1.%2.%3", "Heading3", 907)
    )
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl>'
    )
    lists = ((HEADING_NUMBERING, "multilevel", headings), (BULLET_NUMBERING, "hybridMultilevel", bullet))
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for number, kind, levels in lists
    )
    used = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number, _, _ in lists)
    return f"<w:numbering {NAMESPACES}>{kinds}{used}</w:numbering>"


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
)
_CONTENT_TYPES: Final = (
    ("/word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
    ("/word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    ("/word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    ("/word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    ("/word/header1.xml", f"{_WORD_TYPE}.header+xml"),
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
