"""The headings of a rendered document, with the numbers that Word will show before them.

Level and number follow from the styles that the template has, whatever it calls them, and from what single
paragraphs say against their style.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _PROPERTIES, _STYLE, _OUTLINE, _VALUE = w("p"), w("pPr"), w("pStyle"), w("outlineLvl"), w("val")
_BODY_TEXT = 9
"""The outline level that is none."""
_TEXT, _BLANKS = w("t"), (w("br"), w("tab"))
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_BUILT_IN = re.compile(r"heading ([1-9])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; *level* counts from 0, *number* is empty where the heading has none."""

    element: "_Element"
    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a style makes of a paragraph. *list* is the id of its numbering, "0" or "" for none."""

    level: int = _BODY_TEXT
    list: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: what stands before a paragraph ("%1.%2"), how its number is written, and the first one."""

    shown: str
    written: str
    first: int


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the counters that it shares with others, and its levels."""

    counters: str
    levels: tuple[_Level, ...]


def headings(body: "_Element", styles: "_Element", numbering: "_Element | None") -> tuple[Heading, ...]:
    """Give the headings in order; those without a text are left out, as Word does in its contents."""
    return tuple(_headings(body, _shapes(styles), _lists(numbering)))


def heading_levels(styles: "_Element") -> Mapping[str, int]:
    """Give the outline levels, counted from 0, of those styles that make headings, by the styles' ids."""
    return {style_id: shape.level for style_id, shape in _shapes(styles).items() if shape.level < _BODY_TEXT}


def numbered_styles(styles: "_Element") -> frozenset[str]:
    """Give the ids of the styles that number their paragraphs."""
    return frozenset(style_id for style_id, shape in _shapes(styles).items() if shape.list not in ("", "0"))


def plain_text(element: "_Element") -> str:
    """Give the text of an element as it is read; breaks and tabs are blanks."""
    words = [node.text or ("" if node.tag == _TEXT else " ") for node in element.iter(_TEXT, *_BLANKS)]
    return " ".join("".join(words).split())


def _headings(body: "_Element", shapes: Mapping[str, _Shape], lists: Mapping[str, _List]) -> Iterator[Heading]:
    counters: dict[str, list[int]] = {}
    headed = {style_id for style_id, shape in shapes.items() if shape.level < _BODY_TEXT}
    for element in body.iter(_PARAGRAPH):
        properties = element.find(_PROPERTIES)
        if properties is None or not _may_head(properties, headed):
            continue
        shape = _shape_of(element, shapes)
        text = plain_text(element) if shape.level < _BODY_TEXT else ""
        if text:
            yield Heading(element, shape.level, _next_number(shape, counters, lists), text)


def _may_head(properties: "_Element", headed: Container[str]) -> bool:
    """Tell at once whether a paragraph can be a heading: nearly none is."""
    style = properties.find(_STYLE)
    return (style is not None and style.get(_VALUE) in headed) or properties.find(_OUTLINE) is not None


def _next_number(shape: _Shape, counters: dict[str, list[int]], lists: Mapping[str, _List]) -> str:
    if shape.list not in lists:
        return ""
    counted, levels = lists[shape.list].counters, lists[shape.list].levels
    numbers = counters.setdefault(counted, [level.first - 1 for level in levels] + [0] * (9 - len(levels)))
    numbers[shape.depth] += 1
    for deeper in range(shape.depth + 1, len(numbers)):
        numbers[deeper] = levels[deeper].first - 1 if deeper < len(levels) else 0
    pattern = levels[shape.depth].shown if shape.depth < len(levels) else ""
    return re.sub("%([1-9])", lambda found: _numeral(numbers, levels, int(found[1]) - 1), pattern)


def _numeral(numbers: Sequence[int], levels: Sequence[_Level], depth: int) -> str:
    """Write the number of a level; one that has not begun to count has its first."""
    level = levels[depth] if depth < len(levels) else _Level("", "", 1)
    number = max(numbers[depth], level.first)
    match level.written:
        case "upperLetter" | "lowerLetter":
            letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters if level.written == "upperLetter" else letters.lower()
        case "upperRoman" | "lowerRoman":
            return _roman(number) if level.written == "upperRoman" else _roman(number).lower()
        case "none":
            return ""
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _shapes(styles: "_Element") -> Mapping[str, _Shape]:
    """Give the shape of each paragraph style, with what it has from the style it is based on."""
    elements = {style.get(w("styleId"), ""): style for style in styles.iterfind(w("style"))}
    shapes: dict[str, _Shape] = {}

    def shape(style_id: str, seen: frozenset[str]) -> _Shape:
        if style_id not in elements or style_id in seen:
            return _Shape()
        if style_id not in shapes:
            element = elements[style_id]
            base = shape(_value(element, "basedOn"), seen | {style_id})
            built_in = _BUILT_IN.fullmatch(_value(element, "name").lower())
            if built_in:
                base = _Shape(int(built_in[1]) - 1, base.list, base.depth)
            shapes[style_id] = _adjusted(base, element.find(w("pPr")))
        return shapes[style_id]

    return {style_id: shape(style_id, frozenset()) for style_id in elements}


def _shape_of(paragraph: "_Element", shapes: Mapping[str, _Shape]) -> _Shape:
    properties = paragraph.find(w("pPr"))
    style = _value(properties, "pStyle") if properties is not None else ""
    return _adjusted(shapes.get(style, _Shape()), properties)


def _adjusted(shape: _Shape, properties: "_Element | None") -> _Shape:
    if properties is None:
        return shape
    level, chosen, depth = _value(properties, "outlineLvl"), "", ""
    numbering = properties.find(w("numPr"))
    if numbering is not None:
        chosen, depth = _value(numbering, "numId"), _value(numbering, "ilvl")
    return _Shape(
        int(level) if level.isdecimal() else shape.level,
        chosen or shape.list,
        int(depth) if depth.isdecimal() else (0 if chosen else shape.depth),
    )


def _lists(numbering: "_Element | None") -> Mapping[str, _List]:
    """Give the lists by their ids."""
    if numbering is None:
        return {}
    kinds = {
        kind.get(w("abstractNumId"), ""): tuple(map(_level, kind.iterfind(w("lvl"))))
        for kind in numbering.iterfind(w("abstractNum"))
    }
    used = {number.get(w("numId"), ""): _value(number, "abstractNumId") for number in numbering.iterfind(w("num"))}
    return {number: _List(kind, kinds.get(kind, ())) for number, kind in used.items()}


def _level(element: "_Element") -> _Level:
    first = _value(element, "start")
    return _Level(_value(element, "lvlText"), _value(element, "numFmt"), int(first) if first.isdecimal() else 1)


def _value(element: "_Element", name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
