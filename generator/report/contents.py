"""The table of contents, written as Word writes it: a link to each heading, with the page that it stands on.

The field keeps its instruction, so Word can update it at any time. Page numbers are filled in by `paging`, once it is
known how long the contents themselves are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from generator.report.headings import Heading
from generator.report.pages.properties import number
from generator.report.pages.styling import Styling
from generator.report.sections import text_width_at
from generator.report.styles import OUR_LOOK, Look
from generator.report.wordml import (
    NAMESPACES,
    attribute,
    field,
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
_INSTRUCTION: Final = 'TOC \\o "1-2" \\h \\z \\u'
_OF_CHAPTERS: Final = _INSTRUCTION.replace("1-2", "1-1")
_LEVELS = re.compile(r'\\o\s+"1-([1-9])"')
_OF_HEADINGS = re.compile(r"TOC\b(?!.*\\[acf]\b)", re.DOTALL)
"""Other contents, such as lists of tables, are left as they are."""
_NO_NUMBERS = re.compile(r"\\n\b")
_USUAL_LEVELS, _DEEPEST = 2, 3
_FIRST_NUMBER, _NUMBERS = 100_000_000, 900_000_000
_ROOM_FOR_NUMBERS = (567, 680, 907)
"""Between an entry's number and its text, by level, where the template's styles say nothing of it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    heading: Heading
    name: str
    style: str
    paged: bool
    """Whether the page is shown."""

    def link(self) -> str:
        """Give the link; its page is not yet known."""
        told = f"{run(self.heading.number)}<w:r><w:tab/></w:r>" if self.heading.number else ""
        page = "<w:r><w:tab/></w:r>" + field(f"PAGEREF {self.name} \\h", "1")
        text = f"{told}{run(self.heading.text)}{page if self.paged else ''}"
        return f'<w:hyperlink w:anchor="{self.name}" w:history="1">{text}</w:hyperlink>'

    def tabs(self, styling: Styling, width: int) -> str:
        """Give the tabs that the entry needs and its style does not have."""
        told = styling.chain(self.style).paragraph
        kinds = {kind for key, kind in told.items() if key.startswith("tab.")}
        tabs = ""
        if self.heading.number and not kinds & {"left", "start", "num"}:
            indent = number(told.get("ind.left"), 0) - number(told.get("ind.hanging"), 0)
            tabs += f'<w:tab w:val="left" w:pos="{int(indent) + _ROOM_FOR_NUMBERS[self.heading.level]}"/>'
        if self.paged and not kinds & {"right", "end"}:
            tabs += f'<w:tab w:val="right" w:leader="dot" w:pos="{width}"/>'
        return f"<w:tabs>{tabs}</w:tabs>" if tabs else ""


def contents_control(look: Look = OUR_LOOK, heading_properties: str = "", chapters: bool = False) -> str:
    """Give the contents of a new template: a heading, and a field without entries; with *chapters* of those alone."""
    heading = paragraph(run(words.CONTENTS), look.style("TOC Heading"), heading_properties)
    instruction = _OF_CHAPTERS if chapters else _INSTRUCTION
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(words.CONTENTS)}"/><w:tag w:val="rg:innehall"/>'
        f'<w:id w:val="{stable_number("rg:innehall")}"/><w:docPartObj><w:docPartGallery w:val="{_GALLERY}"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}"
        f"{_field(instruction, [(run(words.CONTENTS_LATER), look.style('toc 1'), '')])}</w:sdtContent></w:sdt>"
    )


def fill_contents(body: "_Element", headings: Sequence[Heading], styles: Sequence[str], styling: Styling) -> None:
    """Write every contents field anew as links to *headings*; *styles* are the ids of toc 1, toc 2 and toc 3."""
    found = [*_fields(body)]
    names = _marked(headings) if found else []
    for instruction, paragraphs in found:
        levels = _LEVELS.search(instruction)
        deepest = min(int(levels[1]), _DEEPEST) if levels else _USUAL_LEVELS
        paged = not _NO_NUMBERS.search(instruction)
        width = text_width_at(body, paragraphs[0])
        entries = [
            _Entry(heading, name, styles[heading.level], paged)
            for heading, name in zip(headings, names, strict=True)
            if heading.level < deepest
        ]
        shown = [(entry.link(), entry.style, entry.tabs(styling, width)) for entry in entries]
        _replace(paragraphs, _field(instruction, shown or [(run(words.EMPTY_TABLE), styles[0], "")]))


def _fields(body: "_Element") -> "Iterator[tuple[str, list[_Element]]]":
    """Yield the instruction of each contents field, and the paragraphs from its beginning to its end."""
    for begin in [*body.iter(w("fldChar"))]:
        first = next(begin.iterancestors(w("p")), None)
        if first is None or begin.get(w("fldCharType")) != "begin":
            continue
        instruction = _instruction(begin, first).strip()
        if _OF_HEADINGS.match(instruction):
            yield instruction, _until_end(first)


def _instruction(begin: "_Element", paragraph_element: "_Element") -> str:
    marks = [*paragraph_element.iter(w("fldChar"), w("instrText"))]
    told = takewhile(lambda mark: mark.tag == w("instrText"), marks[marks.index(begin) + 1 :])
    return "".join(mark.text or "" for mark in told)


def _until_end(first: "_Element") -> "list[_Element]":
    """Give the blocks from the one where a field begins to the one where it ends."""
    depth, held = 0, []
    for block in (first, *first.itersiblings()):
        held.append(block)
        for mark in block.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(w("fldCharType"), ""), 0)
        if depth <= 0:
            break
    return held


def _field(instruction: str, entries: Sequence[tuple[str, str, str]]) -> str:
    """Give the field's paragraphs: it begins in the first of them and ends in the last."""
    first, last = 0, len(entries) - 1
    return "".join(
        paragraph(
            f"{field_begin(instruction) if index == first else ''}{text}{field_mark('end') if index == last else ''}",
            style,
            tabs,
        )
        for index, (text, style, tabs) in enumerate(entries)
    )


def _replace(old: "Sequence[_Element]", new: str) -> None:
    """Put new paragraphs where the old ones were; what stands round them, such as a heading, stays."""
    from lxml import etree

    for made in etree.fromstring(f"<w:body {NAMESPACES}>{new}</w:body>"):
        old[0].addprevious(made)
    for paragraph_element in old:
        holder = paragraph_element.getparent()
        if holder is not None:
            holder.remove(paragraph_element)


def _marked(headings: Sequence[Heading]) -> list[str]:
    """Put a bookmark round each heading. Its name follows from level and text, so it lasts from build to build."""
    names: list[str] = []
    for heading in headings:
        number_of_name = stable_number(f"{heading.level}|{heading.text}") % _NUMBERS + _FIRST_NUMBER
        while f"_Toc{number_of_name}" in names:
            number_of_name += 1
        names.append(f"_Toc{number_of_name}")
        _surround(heading.element, names[-1], number_of_name)
    return names


def _surround(paragraph_element: "_Element", name: str, number_of_name: int) -> None:
    from lxml import etree

    start = etree.Element(w("bookmarkStart"), {w("id"): str(number_of_name), w("name"): name})
    end = etree.Element(w("bookmarkEnd"), {w("id"): str(number_of_name)})
    properties = paragraph_element.find(w("pPr"))
    if properties is None:
        paragraph_element.insert(0, start)
    else:
        properties.addnext(start)
    paragraph_element.append(end)
