"""Looking up a figure or a piece of a sentence in what a version prints.

A figure is found as it is printed, whatever blanks group its digits; any other text without regard to capitals,
blanks, and the kinds of dashes and quotation marks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.values import State
from generator.tracing.traces import Cell, Document, Row, Table, Text, Traces

_BLANK = "[\\s\u00a0\u202f\u2009]"
_MINUS = "[-\u2212\u2010-\u2015]"
_FIGURE = re.compile(rf"(?P<sign>[+]|{_MINUS})?\d(?:{_BLANK}?\d)*(?:,\d+)?")
_PERCENT = re.compile(rf"{_BLANK}*(?:%|procent\b)", re.IGNORECASE)
_PRINTED = re.compile(
    "(?<![\\w/-])(?<!\\d\\.)[+\u2212]?(?:\\d{1,3}(?:[ \u00a0]\\d{3})+|\\d+)(?:,\\d+)?(?!\\.\\d)(?![\\w/-])"
)
"""A number by itself: not one in a day, a time, a version, a code or a registry number."""
_DASHES, _QUOTES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", '"\u201c\u201d\u201e\u00ab\u00bb'
_AROUND, _STOPS = f"{_QUOTES}\u2026 ", ".,;:!?"
"""What may stand around a text that somebody has copied, and after a figure."""
_ALIKE = (_DASHES, _QUOTES, "'\u2018\u2019\u201a\u00b4`")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\w)")
_SHORT = 3
"""Signs of a text that is looked for as words by themselves, and not within others."""
_BESIDE = 40
"""Signs of the text around that are told with a piece of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where something is printed: *told* is what was found, *around* the text that it stands in.

    *parts* are the numbers of what it comes from. What is worked out from two other cells has those as *sides*, each
    with its heading. *protected* says that it is a number that is not shown.
    """

    document: str
    heading: str
    where: str
    """Number and title of a table with row and column; empty for a paragraph."""
    told: str
    around: str = ""
    parts: tuple[int, ...] = ()
    sides: tuple[tuple[str, Cell], ...] = ()
    protected: bool = False


def find(traces: Traces, wanted: str) -> tuple[Found, ...]:
    """Give every place where *wanted* is printed, in the order of the documents.

    A share is first looked for where it is said to be one; if it stands nowhere so, the same digits are.
    """
    for pattern in _patterns(wanted):
        found = tuple(each for document in traces.documents for each in _in_document(document, pattern))
        if found:
            return found
    return ()


def _patterns(wanted: str) -> "Iterator[_Pattern]":
    text = " ".join(wanted.replace("\u00a0", " ").split())
    text = text.strip(_AROUND) or text
    text = text.rstrip(_STOPS) if _FIGURE.fullmatch(text.rstrip(_STOPS)) else text
    share = _PERCENT.search(text)
    bare = text[: share.start()] if share and share.end() == len(text) else text
    if _FIGURE.fullmatch(bare):
        if bare != text:
            yield _Pattern(None, _digits(bare), share=True)
        yield _Pattern(None, _digits(bare))
    else:
        yield _words(text)


def _words(text: str) -> "_Pattern":
    loosely = "".join(_loosely(sign) for sign in text)
    if len(text) <= _SHORT:
        loosely = rf"(?<![^\W_]){loosely}(?![^\W_])"
    loosely = "".join((r"(?<!\d)" if text[:1].isdigit() else "", loosely, r"(?!\d)" if text[-1:].isdigit() else ""))
    return _Pattern(re.compile(loosely, re.IGNORECASE), "")


def _loosely(sign: str) -> str:
    if sign == " ":
        return f"{_BLANK}+"
    alike = next((signs for signs in _ALIKE if sign in signs), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(sign)


def _digits(figure: str) -> str:
    """Give a figure without blanks, with one kind of minus."""
    return re.sub(_MINUS, "-", re.sub(_BLANK, "", figure))


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is looked for: a text, or the digits of a figure; with *share*, only where it is said to be percent."""

    text: re.Pattern[str] | None
    figure: str
    share: bool = False

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text."""
        if self.figure:
            for found in _PRINTED.finditer(text):
                if self.is_figure(found[0]) and (not self.share or _PERCENT.match(text, found.end())):
                    yield found.span()
        elif self.text:
            yield from (found.span() for found in self.text.finditer(text))

    def is_figure(self, printed: str) -> bool:
        """Tell whether a figure is the one; one that is looked for without a sign may have a plus."""
        digits = _digits(printed)
        return digits == self.figure or (digits[:1] == "+" and digits[1:] == self.figure)

    def matches(self, text: str) -> bool:
        """Tell whether it stands in a text."""
        return next(self.spans(text), None) is not None

    def is_cell(self, text: str, *headings: str) -> bool:
        """Tell whether it stands in a cell, whose headings may say that it is percent."""
        if self.share and any(_PERCENT.search(heading) for heading in headings):
            return self.is_figure(text)
        return self.matches(text)


def _in_document(document: Document, pattern: _Pattern) -> Iterator[Found]:
    captions = document.captions
    for content in document.content:
        if isinstance(content, Table):
            yield from _in_table(document.name, content, pattern)
        elif content not in captions:
            yield from _in_text(document.name, content, pattern)


def _in_text(document: str, text: Text, pattern: _Pattern) -> Iterator[Found]:
    """Yield the pieces of a paragraph that are meant: those that are hit, or else those of the sentence."""
    told: set[tuple[int, int]] = set()
    for start, end in pattern.spans(text.text):
        pieces = [piece for piece in text.pieces if piece.start < end and start < piece.end]
        if not pieces and not pattern.figure:
            first, last = _sentence(text.text, start, end)
            pieces = [piece for piece in text.pieces if piece.start < last and first < piece.end]
        for piece in pieces:
            if (piece.start, piece.end) not in told:
                told.add((piece.start, piece.end))
                yield Found(
                    document,
                    text.heading,
                    "",
                    _shortened(text.text[piece.start : piece.end]),
                    _around(text.text, piece.start, piece.end),
                    piece.parts,
                )
        if not pieces:
            yield Found(document, text.heading, "", text.text[start:end], _around(text.text, start, end))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    bounds = [0, *(found.start() for found in _SENTENCE.finditer(text)), len(text)]
    return max(bound for bound in bounds if bound <= start), min(bound for bound in bounds if bound >= end)


def _around(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, max(start - _BESIDE, 0)) + 1
    last = text.find(" ", min(end + _BESIDE, len(text)))
    last = len(text) if last < 0 else last
    if last - first > 6 * _BESIDE:
        last = first + 6 * _BESIDE
    return f"{chr(8230) if first else ''}{text[first:last]}{chr(8230) if last < len(text) else ''}"


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _BESIDE else f"{text[: 2 * _BESIDE - 1]}\u2026"


def _in_table(document: str, table: Table, pattern: _Pattern) -> Iterator[Found]:
    """Yield the cells that are meant: those that are hit, and those of a row whose name is.

    A cell may also be named by its row and its column, with a comma between, and by its table before them. By its
    number or its title all of the table is meant.
    """
    if not pattern.figure and pattern.matches(f"{table.number}. {table.title}"):
        parts = dict.fromkeys(part for row in table.rows for cell in row.cells for part in cell.parts)
        yield Found(document, table.heading, table.number, table.title, parts=tuple(parts))
    for row in table.rows:
        of_row = not pattern.figure and bool(row.label) and pattern.matches(row.label)
        for index, cell in enumerate(row.cells):
            if not table.columns[index].shown:
                continue
            hit = pattern.is_cell(cell.text, table.columns[index].title, table.title)
            if of_row or hit or (not pattern.figure and _is_named(table, row, index, pattern)):
                yield _cell(document, table, row, index)


def _is_named(table: Table, row: Row, index: int, pattern: _Pattern) -> bool:
    """Tell whether row and column are named together, as the place of the cell is told or more shortly."""
    label = _label(row)
    for before in ("", f"{table.number}, ", f"{table.number}. {table.title}, "):
        joint = len(before) + len(label)
        spans = pattern.spans(f"{before}{label}, {table.columns[index].title}")
        if any(start < joint < end for start, end in spans):
            return True
    return False


def _is_figure(cell: Cell) -> bool:
    return _PRINTED.fullmatch(cell.text) is not None


def _label(row: Row) -> str:
    """Give what a row is called; in a table of answers its first text says that."""
    return row.label or next((each.text for each in row.cells if each.text and not _is_figure(each)), "")


def _cell(document: str, table: Table, row: Row, index: int) -> Found:
    cell, column = row.cells[index], table.columns[index]
    label = _label(row)
    title = f"{table.number}. {table.title}"
    return Found(
        document,
        table.heading,
        ", ".join(part for part in (title, _shortened(label) if label != cell.text else "", column.title) if part),
        _shortened(cell.text),
        parts=() if cell.state is State.SUPPRESSED else cell.parts,
        sides=tuple((table.columns[side].title, row.cells[side]) for side in column.of),
        protected=cell.state is State.SUPPRESSED,
    )


def by_origin(found: tuple[Found, ...]) -> Mapping[object, list[Found]]:
    """Gather the places that print the same thing out of the same parts."""
    gathered: dict[object, list[Found]] = {}
    for each in found:
        digits = _digits(each.told) if _FIGURE.fullmatch(each.told) else each.told
        key = (digits.lstrip("+"), frozenset(each.parts), each.sides, each.protected)
        gathered.setdefault(id(each) if each.protected else key, []).append(each)
    return gathered
