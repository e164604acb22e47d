"""A filled part of a template as what it tells: its paragraphs with their marked pieces, and the tables it shows.

The part is read as text, before Word's own things are completed in it: headings have no numbers yet, and captions are
counted here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from generator.model.tracing import Printed, PrintedPiece, PrintedTable, PrintedText
from generator.report.notebook import CLOSE, MARK, NUMBERED, OPEN, Notebook

_JOINT = " \u203a "
# All begin alike, so that the search goes from one to the next without looking at what is between.
_TOKEN = re.compile(
    r'w:(?:(?P<paragraph>p)[ >]|pStyle w:val="(?P<style>[^"]*)"|t(?: [^>]*)?>(?P<text>[^<]*)</w:t>'
    r'|bookmarkStart [^>]*?w:name="(?P<bookmark>[^"]*)"|(?P<table>tbl)>|(?P<blank>br|tab)\b'
    r'|instrText[^>]*>(?P<field>[^<]*)<|fldChar [^>]*?w:fldCharType="(?P<mark>[a-z]+)"'
    rf"|{OPEN}(?P<opened>[0-9]+){NUMBERED}|(?P<closed>{CLOSE}))"
)
_COUNTED = re.compile(r"SEQ (\S+)")
_REFERENCE = re.compile(r"REF (\S+)")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read: texts in turn, a reference as the bookmark that it is to."""

    style: str = ""
    texts: list[str] = field(default_factory=list)
    references: dict[int, str] = field(default_factory=dict)
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    """First text, the one after the last, and number of the piece."""


@dataclass(slots=True)
class _Reader:
    """What has been read of a part so far."""

    notebook: Notebook
    levels: Mapping[str, int]
    kind: str
    counted: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=dict)
    """What captions begin with, by bookmark."""
    headings: tuple[str, ...] = ()
    now: _Paragraph | None = None
    open: dict[int, int] = field(default_factory=dict)
    """The pieces that are open, with the text that each began at."""
    bookmark: str = ""
    captioned: str = ""
    """The bookmark of a caption that is being read, and that its table or chart is still to follow."""
    instruction: str = ""
    in_result: bool = False
    read: list[tuple[str, _Paragraph] | tuple[str, str]] = field(default_factory=list)
    """Headings with a paragraph, or with the bookmark of a table."""

    def all(self, xml: str) -> None:
        position = 0
        while found := _TOKEN.search(xml, position):
            position = found.end()
            ending = xml[found.start() - 1] == "/"
            if found["table"] and self.captioned and not ending:
                position, self.captioned = xml.find("</w:tbl>", position) + len("</w:tbl>"), ""
            else:
                self.token(found, ending)

    def token(self, found: re.Match[str], ending: bool) -> None:
        match found.lastgroup:
            case "paragraph" if ending:
                self.ended()
            case "paragraph":
                self.now = _Paragraph()
                self.open = dict.fromkeys(self.open, 0)
            case "style" if self.now:
                self.now.style = found["style"]
            case "text" if not self.in_result:
                self.text(found["text"])
            case "blank":
                self.said(" ")
            case "bookmark":
                self.bookmark = found["bookmark"]
            case "field":
                self.instruction += found["field"]
            case "mark":
                self.field(found["mark"])
            case "opened":
                self.opened(int(found["opened"]))
            case "closed":
                self.closed()

    def text(self, text: str) -> None:
        position = 0
        for found in MARK.finditer(text):
            self.said(unescape(text[position : found.start()]))
            position = found.end()
            if found[1]:
                self.opened(int(found[1]))
            else:
                self.closed()
        self.said(unescape(text[position:]))

    def said(self, text: str) -> None:
        if self.now and text:
            self.now.texts.append(text)

    def opened(self, number: int) -> None:
        self.open[number] = len(self.now.texts) if self.now else 0

    def closed(self) -> None:
        number, start = self.open.popitem()
        if self.now and start < len(self.now.texts):
            self.now.pieces.append((start, len(self.now.texts), number))

    def field(self, mark: str) -> None:
        if mark == "begin":
            self.instruction = ""
        elif mark == "separate":
            self.in_result = True
            self.result()
        else:
            self.in_result = False

    def result(self) -> None:
        """Say what a field shows: the number of a caption, or the place of what is referred to."""
        counted, reference = _COUNTED.search(self.instruction), _REFERENCE.search(self.instruction)
        if counted:
            self.counted[counted[1]] += 1
            self.said(str(self.counted[counted[1]]))
            self.numbers.setdefault(self.bookmark, f"{counted[1]} {self.counted[counted[1]]}")
            self.captioned = self.bookmark
        elif reference and self.now:
            self.now.references[len(self.now.texts)] = reference[1]
            self.said(" ")

    def ended(self) -> None:
        ended, self.now = self.now, None
        if ended is None or not ended.texts:
            return
        ended.pieces += [(start, len(ended.texts), number) for number, start in self.open.items()]
        level = -1 if self.kind else self.levels.get(ended.style, -1)
        if level >= 0:
            self.headings = (*self.headings[:level], " ".join("".join(ended.texts).split()))
        self.read.append((_JOINT.join(self.headings), ended))
        if self.captioned:
            self.read.append((_JOINT.join(self.headings), self.captioned))
            self.captioned = self.captioned if self.captioned in self.notebook.tables else ""


def told(kind: str, xml: str, notebook: Notebook, levels: Mapping[str, int]) -> Iterator[Printed]:
    """Yield what a part tells, in order; *kind* says that it is not the body, *levels* are those of heading styles."""
    reader = _Reader(notebook, levels, kind)
    reader.all(xml)
    shown: set[str] = set()
    shown_by = notebook.tables | notebook.charts
    for heading, read in reader.read:
        if isinstance(read, _Paragraph):
            yield _text(heading, read, reader)
        elif read in shown_by and read not in shown:
            shown.add(read)
            yield PrintedTable(heading, reader.numbers[read], read, shown_by[read])


def _text(heading: str, read: _Paragraph, reader: _Reader) -> PrintedText:
    for index, bookmark in read.references.items():
        read.texts[index] = reader.numbers.get(bookmark, "")
    starts = [0]
    for text in read.texts:
        starts.append(starts[-1] + len(text))
    pieces = (
        PrintedPiece(starts[first], starts[after], reader.notebook.pieces[number])
        for first, after, number in sorted(read.pieces)
    )
    return PrintedText(heading, "".join(read.texts), tuple(pieces))
