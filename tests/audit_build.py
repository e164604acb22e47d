"""A finished document with nothing to remark on, and short ways to plant something in it.

`planted(...)` changes the text of a part; `with_chart(...)` puts a chart with its workbook in the document.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from generator.model.findings import Finding
from generator.report.audit import audit
from generator.report.packaging import parsed, unpacked
from generator.report.parts import Parts
from tests.report_build import render

FILE = "utdata/prov/2025/rapport.docx"
OUTLINE = """
= {{ dokument.titel }}
=- Underrubrik
[innehall]
# Ett
Text i ett stycke.
{{p tabell.grupper }}
# Två
## Under
Mer text.
- en punkt
- en till
{{p poster.grupper.planering.svar.arbete.syfte | egna_ord }}
"""
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, RELATIONS, HEADER, FOOTER = (
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/header1.xml",
    "word/footer1.xml",
)
THEME = "word/theme/theme1.xml"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
COMMANDS = frozenset({"{{ rapport.titel }}", "{{ 7*7 }}"})
LONG = "Kommunerna har under året planerat utbildningar tillsammans och sett över hur platserna räcker till. " * 2

Contents = dict[str, bytes]
Change = Callable[[str], str]


@cache
def _good() -> tuple[tuple[str, bytes], ...]:
    with tempfile.TemporaryDirectory() as folder:
        (document,), findings = render(Path(folder), OUTLINE)
    assert findings == ()
    assert document.remarks == ()
    return tuple(unpacked(document.content).items())


def good() -> Contents:
    """Give the parts of a document with nothing to remark on."""
    return dict(_good())


def audited(parts: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Look at a document."""
    return audit(Parts(parts, parse=parsed), FILE, COMMANDS)


def planted(changes: Mapping[str, Change], added: Mapping[str, str] | None = None) -> Contents:
    """Change parts of the good document; a change that changes nothing is a slip of the test."""
    parts = good()
    for name, change in changes.items():
        before = parts[name].decode("utf-8")
        after = change(before)
        assert after != before, name
        parts[name] = after.encode("utf-8")
    return parts | {name: text.encode("utf-8") for name, text in (added or {}).items()}


def swap(old: str, new: str, part: str = BODY) -> Contents:
    """Put something in the place of something else, once."""
    return planted({part: lambda xml: xml.replace(old, new, 1)})


def put(xml: str, behind: str = "Mer text.</w:t></w:r></w:p>") -> Contents:
    """Put something into the body behind a text, by default in the second chapter."""
    return swap(behind, behind + xml)


def styled(style: str, properties: str, kind: str = "rPr") -> Contents:
    """Let a style have properties that come before its own."""
    from lxml import etree

    parts = good()
    root = etree.fromstring(parts[STYLES])
    space = f'xmlns:w="{root.nsmap["w"]}"'
    found = root.find(f"{{*}}style[@{{{root.nsmap['w']}}}styleId='{style}']")
    assert found is not None
    for old in found.findall(f"{{*}}{kind}"):
        found.remove(old)
    found.append(etree.fromstring(f"<w:{kind} {space}>{properties}</w:{kind}>"))
    return parts | {STYLES: etree.tostring(root)}


def text(words: str, properties: str = "", style: str = "BodyText") -> str:
    """Give a paragraph; *properties* are those of its run."""
    shaped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p>{named}<w:r>{shaped}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def drawing(properties: str, kind: str = "inline", inside: str = "") -> str:
    """Give a paragraph with a drawing; *properties* are attributes of its `docPr`."""
    return (
        f'<w:p><w:r><w:drawing><wp:{kind} xmlns:wp="{WP}"><wp:docPr {properties}/><a:graphic xmlns:a="{A}">'
        f'<a:graphicData uri="{C}">{inside}</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r></w:p>'
    )


def table(rows: Sequence[Sequence[str]], properties: str = "", header: str = "<w:cantSplit/><w:tblHeader/>") -> str:
    """Give a table with a caption, whose first row has *header* and whose cells are texts or whole cells."""
    said = '<w:tblLook w:val="0420" w:firstRow="1"/><w:tblCaption w:val="T"/><w:tblDescription w:val="D"/>'
    made = ""
    for number, row in enumerate(rows):
        cells = "".join(cell if cell.startswith("<w:tc>") else f"<w:tc>{text(cell)}</w:tc>" for cell in row)
        made += f"<w:tr><w:trPr>{header if number == 0 else '<w:cantSplit/>'}</w:trPr>{cells}</w:tr>"
    return (
        text("Tabell 9. En tabell", style="Caption") + f"<w:tbl><w:tblPr>{properties or said}</w:tblPr>{made}</w:tbl>"
    )


def series(number: int, name: str, values: Sequence[str], looks: str = "", labels: str = "") -> str:
    """Give a series in the column after its number, with what is kept of it."""
    column = "BCDEF"[number]
    kept = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(values) if value)
    names = "".join(f'<c:pt idx="{i}"><c:v>Ort {i + 1}</c:v></c:pt>' for i in range(len(values)))
    last = len(values) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:tx><c:strRef><c:f>Tal!${column}$1</c:f><c:strCache><c:pt idx="0"><c:v>{name}'
        f"</c:v></c:pt></c:strCache></c:strRef></c:tx>{looks}{labels}<c:cat><c:strRef><c:f>Tal!$A$2:$A${last}</c:f>"
        f"<c:strCache>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Tal!${column}$2:${column}${last}"
        f"</c:f><c:numCache>{kept}</c:numCache></c:numRef></c:val></c:ser>"
    )


PATTERN = (
    '<c:spPr><a:pattFill prst="pct30"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr><a:bgClr><a:srgbClr '
    'val="FFFFFF"/></a:bgClr></a:pattFill></c:spPr>'
)
TWO = (series(0, "Kvinnor", ("3", "", "5.5"), PATTERN), series(1, "Män", ("1", "2", "0"), PATTERN))


def with_chart(
    inside: Sequence[str] = TWO,
    kind: str = "barChart",
    held: Sequence[Sequence[object]] = (("", "Kvinnor", "Män"), ("Ort 1", 3, 1), ("Ort 2", None, 2), ("Ort 3", 5.5, 0)),
    caption: bool = True,
    behind: str = "</w:sdtContent></w:sdt>",
    space: str = "",
) -> Contents:
    """Give the good document with a chart where *behind* is, by default after the first chapter's table."""
    frame = drawing('id="7" name="Diagram 1" descr="Stapeldiagram: flest i Ort 3."', inside=_reference())
    above = text("Diagram 1. Ett diagram", style="Caption") if caption else ""
    place = "Teckenförklaring: .. uppgift saknas.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    anchor = place if behind == "</w:sdtContent></w:sdt>" else behind
    chart = (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{OFFICE}"><c:chart><c:plotArea><c:{kind}>'
        f'{"".join(inside)}</c:{kind}></c:plotArea></c:chart>{space}<c:externalData r:id="rId1"/></c:chartSpace>'
    )
    part = f'<Override PartName="/word/charts/chart1.xml" ContentType="{C}+xml"/>'
    part += '<Default Extension="xlsx" ContentType="x"/>'
    changes: dict[str, Change] = {
        BODY: lambda xml: xml.replace(anchor, anchor + above + frame, 1),
        RELATIONS: lambda xml: xml.replace("</Relationships>", _relation("rId70", "chart", "charts/chart1.xml")),
        TYPES: lambda xml: xml.replace("</Types>", f"{part}</Types>"),
    }
    relations = f'<Relationships xmlns="{OFFICE}">{_relation("rId1", "package", "../embeddings/tal.xlsx")}'
    added = {"word/charts/chart1.xml": chart, "word/charts/_rels/chart1.xml.rels": relations}
    return planted(changes, added) | {"word/embeddings/tal.xlsx": _workbook(held)}


def _reference() -> str:
    return f'<c:chart xmlns:c="{C}" xmlns:r="{OFFICE}" r:id="rId70"/>'


def _relation(relation_id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{relation_id}" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def _workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tal"
    for row in rows:
        sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()
