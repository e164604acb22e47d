"""Lines: how many a paragraph takes at a given width, and how high each is.

Lines are broken as Word breaks them: at blanks and after hyphens and dashes, but not between a hyphen and a digit. A
word wider than the line is broken where it has to be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.report.pages.properties import number
from generator.report.pages.shapes import Letters, Shape
from generator.report.pages.styling import Styling
from generator.report.wordml import EMU, w

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGE_BREAK = "\f"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TYPE, _PICTURES = w("type"), (w("drawing"), _ALTERNATIVES)
_SIGNS = {
    w("footnoteReference"): "1",
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
}
_PROPERTIES, _RUN, _TEXT = w("pPr"), w("r"), w("t")
_END = f"{w('pPr')}/{w('rPr')}"
# A blank run, a break, or what cannot be divided with the hyphen or dash that ends it.
_BLANK_SIGNS = " \u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
_ENDS = "-\u2010\u2013\u2014"
_BREAKS = re.compile("[\n\t\f]")
_BLANKS, _DASHES = " \u2002-\u200a\u3000", "\\-\u2010\u2013\u2014"
_TOKENS = re.compile(rf"[{_BLANKS}]+|[\n\t\f]|[^{_BLANKS}\n\t\f{_DASHES}]*[{_DASHES}]+|[^{_BLANKS}\n\t\f{_DASHES}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one kind of letters, or a picture that stands in the line as a letter does."""

    text: str
    letters: Letters
    width: float = 0
    height: float = 0


@dataclass(slots=True)
class Lines:
    """The lines of one paragraph while they are filled; *heights* are of those that are full."""

    shape: Shape
    width: float
    default_tab: float
    end: Letters
    heights: list[float] = field(default_factory=list)
    broken_after: list[int] = field(default_factory=list)
    """How many lines stood before each page break."""
    x: float = 0
    height: float = 0
    word: float = 0
    tall: float = 0
    aligned: bool = False
    """Whether a tab has been passed that what follows is set before, not after."""
    divides: bool = False
    """Whether the word may be divided where it has come to."""

    def add(self, piece: Piece) -> None:
        """Set one piece after those before it."""
        if piece.height:
            self.word += piece.width
            # Only the letters that might stand beside it are spaced, not the picture.
            letters = piece.letters.height
            self.tall = max(self.tall, piece.height + self.shape.spaced(letters) - letters)
            return
        high = self.shape.spaced(piece.letters.height)
        for token in _TOKENS.findall(piece.text):
            self._token(token, piece.letters, high)

    def done(self) -> list[float]:
        """End the last line; a paragraph without text has one as high as its end."""
        self._place()
        if self.height or not self.heights:
            self._end_line()
        return self.heights

    def _token(self, token: str, letters: Letters, high: float) -> None:
        if token == "\n" or token == PAGE_BREAK:
            self._place()
            self.height = max(self.height, high)
            self._end_line()
            if token == PAGE_BREAK:
                self.broken_after.append(len(self.heights))
        elif token == "\t":
            self._place()
            self.x, kind = self._stop()
            self.aligned = kind not in ("left", "start", "num")
            self.height = max(self.height, high)
        elif token[0] in _BLANK_SIGNS:
            self._place()
            self.x += letters.extent(token)
        else:
            # No line is broken between a hyphen and a digit.
            if self.word and self.divides and not _holds(token):
                self._place()
            self.word += letters.extent(token)
            self.tall = max(self.tall, high)
            self.divides = token[-1] in _ENDS

    def _place(self) -> None:
        """Put the word that has been gathered on this line, or on the next if it does not fit."""
        if not self.tall:
            return
        room = self._room()
        if self.aligned:  # what follows such a tab stands before its end
            self.word = 0
        if self.x and self.x + self.word > room and not self.aligned:
            self._end_line()
            room = self._room()
        while self.word > room > 0:
            self.word -= room
            self.height = max(self.height, self.tall)
            self._end_line()
            room = self._room()
        self.x += self.word
        self.height = max(self.height, self.tall)
        self.word = self.tall = 0
        self.divides = False

    def _room(self) -> float:
        return self.width - self.shape.left - self.shape.right - (0 if self.heights else self.shape.first)

    def _stop(self) -> tuple[float, str]:
        """Give where a tab leads to, and of what kind it is; one without a stop goes to the next of the usual ones."""
        start = self.shape.left + (0 if self.heights else self.shape.first)
        at = start + self.x
        stops = [stop for stop in self.shape.tabs if stop[0] > at]
        if at < self.shape.left:
            stops.append((self.shape.left, "left"))
        position, kind = min(stops, default=((at // self.default_tab + 1) * self.default_tab, "left"))
        return position - start, kind

    def _end_line(self) -> None:
        self.heights.append(self.height or self.shape.spaced(self.end.height))
        self.x = self.height = 0
        self.aligned = False


def lines(paragraph: "_Element", shape: Shape, styling: Styling, width: float) -> tuple[Sequence[float], Sequence[int]]:
    """Break a paragraph into lines: give their heights, and after how many of them pages are broken."""
    text = _plain_text(paragraph)
    if text is not None:
        letters = styling.letters(shape, None)
        if letters.extent(text) <= width - shape.taken and not _BREAKS.search(text):
            return (shape.spaced(letters.height),), ()
        count = _count(text, letters, width - shape.taken, width - shape.left - shape.right)
        if count:
            return (shape.spaced(letters.height),) * count, ()
    properties = paragraph.find(_END)
    end = styling.letters(shape, None if properties is None else properties.getparent())
    set_lines = Lines(shape, width, styling.default_tab, end)
    for piece in pieces(paragraph, shape, styling):
        set_lines.add(piece)
    return set_lines.done(), set_lines.broken_after


def _count(text: str, letters: Letters, first: float, room: float) -> int:
    """Count the lines of a text in one kind of letters, as `Lines` does; 0 if there is more to it than words."""
    count, x, word, divides = 1, 0.0, 0.0, False
    left = first
    for token in (*_TOKENS.findall(text), " "):
        if token in "\n\t":
            return 0
        ends = token[0] in _BLANK_SIGNS
        if word and (ends or (divides and not _holds(token))):
            if x and x + word > left:
                count, x, left = count + 1, 0.0, room
            if word > left:
                return 0
            x, word = x + word, 0.0
        if ends:
            x += letters.extent(token)
        else:
            word += letters.extent(token)
            divides = token[-1] in _ENDS
    return count


def _holds(token: str) -> bool:
    """Tell whether no line is broken between a hyphen or dash and what follows it."""
    return token[0].isdigit() or token[0] in _ENDS


def _plain_text(paragraph: "_Element") -> str | None:
    """Give the text of a paragraph that is one run without properties, as those in tables are; None for others."""
    if not len(paragraph) or len(paragraph) > 2:
        return None
    run = paragraph[-1]
    if (
        run.tag != _RUN
        or len(run) != 1
        or run[0].tag != _TEXT
        or (len(paragraph) == 2 and paragraph[0].tag != _PROPERTIES)
    ):
        return None
    return run[0].text or None


def pieces(paragraph: "_Element", shape: Shape, styling: Styling) -> Iterator[Piece]:
    """Yield what stands in a paragraph, in order; what is hidden is left out."""
    for child in paragraph:
        if child.tag == _RUN:
            yield from _of_run(child, shape, styling)
        elif child.tag != _PROPERTIES:
            for run in child.iter(_RUN):
                yield from _of_run(run, shape, styling)


def _of_run(run: "_Element", shape: Shape, styling: Styling) -> Iterator[Piece]:
    letters = styling.letters(shape, run)
    for node in () if letters.hidden else run:
        if node.tag == _TEXT:
            yield Piece(node.text or "", letters)
        elif node.tag in _SIGNS:
            yield Piece(PAGE_BREAK if node.get(_TYPE) == "page" else _SIGNS[node.tag], letters)
        elif node.tag in _PICTURES:
            yield from (_picture(inline, letters) for inline in node.iterfind(".//{*}inline"))


def _picture(inline: "_Element", letters: Letters) -> Piece:
    extent = inline.find("{*}extent")
    width, height = (0.0 if extent is None else number(extent.get(side), 0) / EMU for side in ("cx", "cy"))
    return Piece("", letters, width, max(height, 1))
