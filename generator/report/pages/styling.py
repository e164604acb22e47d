"""The styles, lists and fonts of one document, and what they and a paragraph say together.

What a paragraph says wins over its style, a style over the one it is based on, and every paragraph style over the
table that the paragraph stands in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import tostring

from generator.report.pages.letters import face
from generator.report.pages.properties import PLAIN, Flat, Said, combined, flat, number, on
from generator.report.pages.shapes import Letters, Shape, letters_of, shape_of
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES, _RUN_PROPERTIES, _STYLE = w("pPr"), w("rPr"), w("pStyle")
_HALF_POINT = 10
_DEFAULT_TAB, _DEFAULT_SIZE = 720, 20


LOOK = (("firstColumn", "firstCol"), ("lastColumn", "lastCol"), ("firstRow", "firstRow"), ("lastRow", "lastRow"))
"""What a table can say that it uses of its style, and what the style calls it; the last wins."""


@dataclass(frozen=True, slots=True)
class TableText:
    """What a table's style says of the text in it, and in the *parts* of it that the table uses."""

    whole: Said
    parts: Mapping[str, Said]
    known: dict[tuple[str, str], Said] = field(default_factory=dict)

    def within(self, row: str, column: str) -> Said:
        """Give what is said of the text in a cell that belongs to those parts of the table, if to any."""
        key = row, column
        if key not in self.known:
            said = [self.whole, *(self.parts[name] for _, name in LOOK if name in key and name in self.parts)]
            self.known[key] = Said(combined(*(each.paragraph for each in said)), combined(*(each.run for each in said)))
        return self.known[key]


@dataclass(slots=True)
class Styling:
    """The styles, lists and fonts of one document."""

    styles: "_Element"
    numbering: "_Element | None"
    settings: "_Element | None"
    theme: "_Element | None"
    default_tab: float = field(init=False)
    _elements: dict[str, "_Element"] = field(init=False)
    _defaults: Said = field(init=False)
    _chains: dict[str, Said] = field(init=False, default_factory=dict)
    _levels: dict[tuple[str, str], Flat] = field(init=False)
    _fonts: dict[str, str] = field(init=False)
    _shapes: dict[object, Shape] = field(init=False, default_factory=dict)
    _letters: dict[object, Letters] = field(init=False, default_factory=dict)
    _tables: dict[tuple[str, frozenset[str]], TableText] = field(init=False, default_factory=dict)
    _default_style: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Read what all paragraphs share."""
        self._elements = {style.get(w("styleId"), ""): style for style in self.styles.iterfind(w("style"))}
        self._default_style = next(
            (
                name
                for name, style in self._elements.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")
            ),
            "",
        )
        defaults = self.styles.find(w("docDefaults"))
        self._defaults = Said(
            flat(None if defaults is None else defaults.find(f"{w('pPrDefault')}/{w('pPr')}")),
            flat(None if defaults is None else defaults.find(f"{w('rPrDefault')}/{w('rPr')}")),
        )
        self._levels = dict(_levels(self.numbering))
        self._fonts = dict(_theme_fonts(self.theme))
        stop = None if self.settings is None else self.settings.find(w("defaultTabStop"))
        self.default_tab = number(stop.get(w("val")) if stop is not None else None, _DEFAULT_TAB)

    def chain(self, style: str) -> Said:
        """Give what a style and those it is based on say of paragraphs and of runs."""
        if style not in self._chains:
            paragraph: Flat = {}
            run: Flat = {}
            for element in self.bases(style):
                own = flat(element.find(w("pPr")))
                paragraph = combined(paragraph, self._level({**paragraph, **own}, own), own)
                run = combined(run, flat(element.find(w("rPr"))))
            self._chains[style] = Said(paragraph, run)
        return self._chains[style]

    def bases(self, style: str) -> "Iterator[_Element]":
        """Yield the elements of a style and of those it is based on, that which is based on nothing first."""
        chain: list[_Element] = []
        while style in self._elements and self._elements[style] not in chain:
            chain.append(self._elements[style])
            base = chain[-1].find(w("basedOn"))
            style = "" if base is None else base.get(w("val"), "")
        return reversed(chain)

    def table_text(self, style: str, used: frozenset[str]) -> TableText:
        """Give what a table's style says of its text, where the table uses those parts of the style."""
        if (style, used) not in self._tables:
            parts: dict[str, Said] = {}
            for part in (part for each in self.bases(style) for part in each.iterfind(w("tblStylePr"))):
                name = part.get(w("type"), "")
                if name in used:
                    before = parts.get(name, PLAIN)
                    own = flat(part.find(_PROPERTIES)), flat(part.find(_RUN_PROPERTIES))
                    parts[name] = Said(combined(before.paragraph, own[0]), combined(before.run, own[1]))
            self._tables[style, used] = TableText(self.chain(style), parts)
        return self._tables[style, used]

    def shape(self, paragraph: "_Element", within: Said = PLAIN) -> Shape:
        """Give the shape of a paragraph; *within* is what the table that it stands in says."""
        properties = paragraph.find(_PROPERTIES)
        # Most paragraphs say the same few things, and reading what they mean is what takes time.
        key = (within, None if properties is None else _known_by(properties))
        if key not in self._shapes:
            named = None if properties is None else properties.find(_STYLE)
            style = self._default_style if named is None else named.get(w("val"), "")
            own = flat(properties)
            chain = self.chain(style)
            level = self._level({**chain.paragraph, **own}, own)
            told = combined(self._defaults.paragraph, within.paragraph, chain.paragraph, level, own)
            self._shapes[key] = shape_of(told, combined(self._defaults.run, within.run, chain.run), style)
        return self._shapes[key]

    def letters(self, shape: Shape, run: "_Element | None") -> Letters:
        """Give what a run is set in; None stands for one without properties."""
        properties = None if run is None else run.find(_RUN_PROPERTIES)
        key = (shape, None if properties is None else _known_by(properties))
        if key not in self._letters:
            own = flat(properties)
            told = combined(shape.runs, self.chain(own.get("rStyle.val", "")).run, own)
            family = self._fonts.get(told.get("rFonts.asciiTheme", "")) or told.get("rFonts.ascii", "")
            size = number(told.get("sz.val"), _DEFAULT_SIZE) * _HALF_POINT
            self._letters[key] = letters_of(face(family, on(told, "b")), size, on(told, "vanish"))
        return self._letters[key]

    def _level(self, said: Flat, own: Flat) -> Flat:
        """Give what a list says of its paragraphs, where *own* properties are what puts them in it."""
        if "numId.val" not in own and "ilvl.val" not in own:
            return {}
        return self._levels.get((said.get("numId.val", ""), said.get("ilvl.val", "0")), {})


def _known_by(properties: "_Element") -> object:
    """Give something that is equal for equal properties only."""
    return (*((child.tag, *child.items(), tostring(child) if len(child) else "") for child in properties),)


def _levels(numbering: "_Element | None") -> Iterator[tuple[tuple[str, str], Flat]]:
    if numbering is None:
        return
    kinds = {kind.get(w("abstractNumId"), ""): kind for kind in numbering.iterfind(w("abstractNum"))}
    for used in numbering.iterfind(w("num")):
        kind = used.find(w("abstractNumId"))
        levels = kinds.get("" if kind is None else kind.get(w("val"), ""))
        for level in () if levels is None else levels.iterfind(w("lvl")):
            yield (used.get(w("numId"), ""), level.get(w("ilvl"), "0")), flat(level.find(w("pPr")))


def _theme_fonts(theme: "_Element | None") -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        found = None if theme is None else theme.find(f".//{{*}}{kind}Font/{{*}}latin")
        if found is not None:
            for name in ("Ascii", "HAnsi"):
                yield f"{kind}{name}", found.get("typeface", "")
