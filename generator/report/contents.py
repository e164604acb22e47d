"""The table of contents, written as Word writes it but for page numbers, which only Word itself knows.

The field keeps its instruction, so Word can update it at any time; until then every entry is a link that works.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from generator.report.headings import Heading
from generator.report.wordml import (
    NAMESPACES,
    attribute,
    field_begin,
    field_mark,
    paragraph,
    run,
    stable_number,
    w,
)
from generator.swedish import document_words as words

if TYPE_CHECKING:
    from lxml.etree import _Element

_GALLERY: Final = "Table of Contents"
_INSTRUCTION: Final = 'TOC \\o "1-2" \\h \\z \\n \\u'
_LEVELS = re.compile(r'\\o\s+"1-([1-9])"')
_DEEPEST = 2
_FIRST_NUMBER, _NUMBERS = 100_000_000, 900_000_000


def contents_control() -> str:
    """Give the contents of a new template: a heading, and a field without entries."""
    heading = paragraph(run(words.CONTENTS), "TOCHeading")
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(words.CONTENTS)}"/><w:tag w:val="rg:innehall"/>'
        f'<w:id w:val="{stable_number("rg:innehall")}"/><w:docPartObj><w:docPartGallery w:val="{_GALLERY}"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}"
        f"{_field(_INSTRUCTION, [(run(words.CONTENTS_LATER), 'TOC1')])}</w:sdtContent></w:sdt>"
    )


def fill_contents(body: "_Element", headings: Sequence[Heading], styles: Sequence[str]) -> None:
    """Write every contents field anew as links to *headings*; *styles* are the ids of toc 1 and toc 2."""
    contents = [content for control in body.iter(w("sdt")) for content in _content(control)]
    if not contents:
        return
    names = _marked(headings)
    for content in contents:
        instruction = "".join(text.text or "" for text in content.iter(w("instrText"))).partition("PAGEREF")[0].strip()
        instruction = instruction if instruction.startswith("TOC") else _INSTRUCTION
        found = _LEVELS.search(instruction)
        deepest = min(int(found[1]), _DEEPEST) if found else _DEEPEST
        entries = [
            (_link(heading, name), styles[heading.level])
            for heading, name in zip(headings, names, strict=True)
            if heading.level < deepest
        ]
        _replace(content, _field(instruction, entries or [(run(words.EMPTY_TABLE), styles[0])]))


def _content(control: "_Element") -> Sequence["_Element"]:
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    if gallery is None or gallery.get(w("val")) != _GALLERY:
        return ()
    return control.findall(w("sdtContent"))


def _field(instruction: str, entries: Sequence[tuple[str, str]]) -> str:
    """Give the field's paragraphs: it begins in the first of them and ends in the last."""
    first, last = 0, len(entries) - 1
    return "".join(
        paragraph(
            f"{field_begin(instruction) if index == first else ''}{text}{field_mark('end') if index == last else ''}",
            style,
        )
        for index, (text, style) in enumerate(entries)
    )


def _link(heading: Heading, name: str) -> str:
    number = f"{run(heading.number)}<w:r><w:tab/></w:r>" if heading.number else ""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{number}{run(heading.text)}</w:hyperlink>'


def _replace(content: "_Element", field: str) -> None:
    """Put *field* where the old one began; what stands before it, such as a heading, stays."""
    from lxml import etree

    children = [*content]
    begun = next((i for i, child in enumerate(children) if child.find(f".//{w('fldChar')}") is not None), 0)
    for child in children[begun:]:
        content.remove(child)
    content.extend(etree.fromstring(f"<w:body {NAMESPACES}>{field}</w:body>"))


def _marked(headings: Sequence[Heading]) -> list[str]:
    """Put a bookmark round each heading. Its name follows from level and text, so it lasts from build to build."""
    names: list[str] = []
    for heading in headings:
        number = stable_number(f"{heading.level}|{heading.text}") % _NUMBERS + _FIRST_NUMBER
        while f"_Toc{number}" in names:
            number += 1
        names.append(f"_Toc{number}")
        _surround(heading.element, names[-1], number)
    return names


def _surround(paragraph_element: "_Element", name: str, number: int) -> None:
    from lxml import etree

    start = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    end = etree.Element(w("bookmarkEnd"), {w("id"): str(number)})
    properties = paragraph_element.find(w("pPr"))
    if properties is None:
        paragraph_element.insert(0, start)
    else:
        properties.addnext(start)
    paragraph_element.append(end)
