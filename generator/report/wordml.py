"""WordprocessingML in small pieces, as text: runs, paragraphs, fields, bookmarks, content controls.

Everything that a template or a block is made of is written here, so escaping stands in one place. What styles the
pieces get is for the callers; whole parts and packages are not known here.
"""

import re
import zlib
from collections.abc import Sequence
from html import escape
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
EMU: Final = 635
"""The units of drawings in a twentieth of a point."""
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:w15="{W15}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w15"'
)
TEXT_OPEN: Final = '<w:t xml:space="preserve">'
_WITHIN_QUOTES = str.maketrans({'"': "&quot;", "\n": " ", "\t": " "})
# What XML 1.0 cannot hold at all, lone surrogates included.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK_LINES = re.compile("\n{2,}")
DIVISION: Final = '<w:br w:type="textWrapping"/>'
"""A line break that says what it is, which those that are typed in Word do not."""
LONGEST_BOOKMARK: Final = 40
_LONGEST_TAG = 64


def w(name: str) -> str:
    """Give a name of the main namespace as lxml wants it."""
    return f"{{{W}}}{name}"


def whole(value: str | None, usual: int = 0, base: int = 10) -> int:
    """Read a whole number of an attribute; *usual* where there is none, or something else."""
    try:
        return int(value or "", base)
    except ValueError:
        return usual


def legal(text: str) -> str:
    """Give *text* without the signs that no XML document can hold; line breaks of all kinds become one kind."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Give *text* as it stands between tags."""
    return escape(legal(text), quote=False)


def attribute(text: str) -> str:
    """Give *text* as it stands within an attribute's quotation marks."""
    return escaped(text).translate(_WITHIN_QUOTES)


def broken(text: str) -> str:
    """Give escaped *text* for within `w:t`, its line breaks and tabs as Word's own elements."""
    if "\n" not in text and "\t" not in text:
        return text
    return text.replace("\n", f"</w:t><w:br/>{TEXT_OPEN}").replace("\t", f"</w:t><w:tab/>{TEXT_OPEN}")


def divisible(text: str) -> str:
    """Give escaped *text* as `broken` does, with marks at which `dividing` makes paragraphs of it.

    Blank lines are left out: no paragraph is ever empty.
    """
    return broken(_BLANK_LINES.sub("\n", text)).replace("<w:br/>", DIVISION)


def run(text: str, properties: str = "") -> str:
    """Give a run; *properties* is the content of `w:rPr`."""
    shaped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{shaped}{TEXT_OPEN}{broken(escaped(text))}</w:t></w:r>"


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Give a paragraph; *style* is a style's id, *properties* what follows it in `w:pPr`."""
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    shaped = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{shaped}{content}</w:p>"


def together(contents: Sequence[str], style: str, followed: bool = False) -> str:
    """Give paragraphs that stand on one page; with *followed* the last one stays with what comes after it."""
    last = len(contents) - 1
    return "".join(
        paragraph(content, style, "<w:keepNext/>" if followed or index < last else "")
        for index, content in enumerate(contents)
    )


def field(instruction: str, cached: str, properties: str = "") -> str:
    """Give a complex field with the result that is shown until somebody updates it."""
    return f"{field_begin(instruction)}{run(cached, properties)}{field_mark('end')}"


def field_begin(instruction: str) -> str:
    """Give the runs of a field up to its result."""
    told = f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    return f"{field_mark('begin')}{told}{field_mark('separate')}"


def field_mark(kind: str) -> str:
    """Give the run that begins, separates or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def bookmark(name: str, content: str) -> str:
    """Put a bookmark round *content*; the number is made of the name, so it is the same in every build."""
    number = stable_number(name)
    return f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def bookmark_name(*words: str) -> str:
    """Make a bookmark's name: Word takes 40 signs, so what is longer ends in a checksum."""
    name = "_".join(words)
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return f"{name[: LONGEST_BOOKMARK - 9]}_{zlib.crc32(name.encode()):08x}"


def control(kind: str, identity: str, alias: str, content: str) -> str:
    """Put a block content control round *content*, tagged `rg:<kind>:<identity>`; its frame is hidden."""
    tag = f"rg:{kind}:{identity}"
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(alias[:_LONGEST_TAG])}"/><w:tag w:val="{attribute(tag)}"/>'
        f'<w:id w:val="{stable_number(tag)}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def stable_number(text: str) -> int:
    """Give a positive number of 31 bits that depends on *text* alone."""
    return zlib.crc32(text.encode("utf-8", "replace")) & 0x7FFFFFFF
