"""How a paragraph is set: what the document's defaults, styles, tables and lists and the paragraph itself say together.

Distances are in twentieths of a point and sizes in half points, as Word counts. What a paragraph says wins over its
style, a style over the one it is based on, and every paragraph style over the table it stands in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from lxml.etree import tostring

from generator.report.pages.letters import EM, Face, face
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

Flat = Mapping[str, str]
"""Properties as one level: "spacing.before" is the attribute `w:before` of `w:spacing`."""
_PROPERTIES, _RUN_PROPERTIES, _STYLE = w("pPr"), w("rPr"), w("pStyle")
_NESTED = ("numPr", "pBdr")
_OFF = ("0", "false", "off", "none")
_POINT, _SINGLE = 20, 240
EIGHTHS = 2.5
"""Of a point, which borders are measured in, to a twentieth of one."""
_DEFAULT_TAB = 720
# What the one says takes the place of what the other said.
_EXCLUDES = {
    "ind.hanging": "ind.firstLine",
    "ind.firstLine": "ind.hanging",
    "rFonts.ascii": "rFonts.asciiTheme",
    "ind.start": "ind.left",
    "ind.end": "ind.right",
}


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What is said of paragraphs, and of the runs in them."""

    paragraph: Flat
    run: Flat


PLAIN: Final = Said({}, {})


@dataclass(frozen=True, slots=True)
class Letters:
    """What a run is set in; *height* is that of a line of it."""

    face: Face
    size: float
    hidden: bool = False

    @property
    def height(self) -> float:
        """The height of a line, before the paragraph's own spacing."""
        return float(round(self.face.height * self.size / EM))

    def extent(self, text: str) -> float:
        """Reckon how wide a text is."""
        return self.face.extent(text) * self.size / EM


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A paragraph's distances and rules; *runs* is what its runs are set in if they do not say otherwise."""

    runs: Flat
    style: str
    before: float
    after: float
    line: float
    rule: str
    left: float
    right: float
    first: float
    border: float
    """What borders above and below take together."""
    tabs: tuple[tuple[float, str], ...]
    keep_next: bool
    keep_lines: bool
    page_break: bool
    widows: bool
    contextual: bool

    def spaced(self, height: float) -> float:
        """Give the height of a line whose letters want *height*."""
        if self.rule == "exact":
            return self.line
        return max(height, self.line) if self.rule == "atLeast" else float(int(height * self.line / _SINGLE))


@dataclass(slots=True)
class Sheet:
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

    def shape(self, paragraph: "_Element", within: Said = PLAIN) -> Shape:
        """Give the shape of a paragraph; *within* is what the table that it stands in says."""
        properties = paragraph.find(_PROPERTIES)
        # As bytes, since most paragraphs say the same few things, and reading them is what takes time.
        key = (within, None if properties is None else tostring(properties, with_tail=False))
        if key not in self._shapes:
            named = None if properties is None else properties.find(_STYLE)
            style = self._default_style if named is None else named.get(w("val"), "")
            own = flat(properties)
            chain = self.chain(style)
            level = self._level({**chain.paragraph, **own}, own)
            told = combined(self._defaults.paragraph, within.paragraph, chain.paragraph, level, own)
            self._shapes[key] = _shape(told, combined(self._defaults.run, within.run, chain.run), style)
        return self._shapes[key]

    def letters(self, shape: Shape, run: "_Element | None") -> Letters:
        """Give what a run is set in; None stands for the end of the paragraph."""
        properties = None if run is None else run.find(_RUN_PROPERTIES)
        key = (shape, None if properties is None else tostring(properties, with_tail=False))
        if key not in self._letters:
            own = flat(properties)
            told = combined(shape.runs, self.chain(own.get("rStyle.val", "")).run, own)
            family = self._fonts.get(told.get("rFonts.asciiTheme", "")) or told.get("rFonts.ascii", "")
            size = number(told.get("sz.val"), 20) * _POINT / 2
            self._letters[key] = Letters(face(family, on(told, "b")), size, on(told, "vanish"))
        return self._letters[key]

    def _level(self, said: Flat, own: Flat) -> Flat:
        """Give what a list says of its paragraphs, where *own* properties are what puts them in it."""
        if "numId.val" not in own and "ilvl.val" not in own:
            return {}
        return self._levels.get((said.get("numId.val", ""), said.get("ilvl.val", "0")), {})


def flat(properties: "_Element | None") -> dict[str, str]:
    """Give properties as one level."""
    told: dict[str, str] = {}
    for child in () if properties is None else properties.iterchildren("*"):
        name = local_name(child.tag)
        if name == "tabs":
            told |= {f"tab.{tab.get(w('pos'), '0')}": tab.get(w("val"), "") for tab in child.iterfind(w("tab"))}
        elif name in _NESTED:
            told |= {key: value for each in child for key, value in _attributes(each)}
        elif name not in ("rPr", "sectPr"):
            told |= dict(_attributes(child))
    return told


def combined(*layers: Flat) -> dict[str, str]:
    """Lay properties over one another; the last one wins."""
    told: dict[str, str] = {}
    for layer in layers:
        for key, value in layer.items():
            excluded = _EXCLUDES.get(key)
            if excluded and excluded not in layer:
                told.pop(excluded, None)
            told[key] = value
    return told


def _attributes(element: "_Element") -> Iterator[tuple[str, str]]:
    name = local_name(element.tag)
    attributes = element.items()
    if not attributes:
        yield f"{name}.val", "1"
    for attribute, value in attributes:
        yield f"{name}.{local_name(attribute)}", str(value)


@cache
def local_name(name: object) -> str:
    """Give a name without its namespace."""
    return str(name).rpartition("}")[2]


def _shape(told: Flat, runs: Flat, style: str) -> Shape:
    def distance(*names: str) -> float:
        return next((number(told[name], 0) for name in names if name in told), 0)

    hanging = distance("ind.hanging")
    tabs = sorted((number(key[4:], 0), kind) for key, kind in told.items() if key.startswith("tab."))
    return Shape(
        runs,
        style,
        distance("spacing.before"),
        distance("spacing.after"),
        number(told.get("spacing.line"), _SINGLE),
        told.get("spacing.lineRule", "auto"),
        distance("ind.left", "ind.start"),
        distance("ind.right", "ind.end"),
        _first(told, hanging),
        sum(_border(told, side) for side in ("top", "bottom")),
        tuple((position, kind) for position, kind in tabs if kind != "clear"),
        keep_next=on(told, "keepNext"),
        keep_lines=on(told, "keepLines"),
        page_break=on(told, "pageBreakBefore"),
        widows=told.get("widowControl.val", "1") not in _OFF,
        contextual=on(told, "contextualSpacing"),
    )


def _first(told: Flat, hanging: float) -> float:
    """Give where the first line begins beside the others; the number of a list takes the room that it hangs out."""
    if told.get("numId.val", "0") != "0" and hanging:
        return 0
    return -hanging if hanging else number(told.get("ind.firstLine"), 0)


def _border(told: Flat, side: str) -> float:
    if told.get(f"{side}.val", "none") in ("none", "nil"):
        return 0
    return number(told.get(f"{side}.sz"), 0) * EIGHTHS + number(told.get(f"{side}.space"), 0) * _POINT


def on(told: Flat, name: str) -> bool:
    """Tell whether something is said and not taken back."""
    return told.get(f"{name}.val", "0") not in _OFF


def number(text: str | None, otherwise: float) -> float:
    """Read a number; what is none is passed over."""
    try:
        return float(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def _levels(numbering: "_Element | None") -> Iterator[tuple[tuple[str, str], Flat]]:
    if numbering is None:
        return
    kinds = {kind.get(w("abstractNumId"), ""): kind for kind in numbering.iterfind(w("abstractNum"))}
    for number in numbering.iterfind(w("num")):
        kind = number.find(w("abstractNumId"))
        levels = kinds.get("" if kind is None else kind.get(w("val"), ""))
        for level in () if levels is None else levels.iterfind(w("lvl")):
            yield (number.get(w("numId"), ""), level.get(w("ilvl"), "0")), flat(level.find(w("pPr")))


def _theme_fonts(theme: "_Element | None") -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        found = None if theme is None else theme.find(f".//{{*}}{kind}Font/{{*}}latin")
        if found is not None:
            for name in ("Ascii", "HAnsi"):
                yield f"{kind}{name}", found.get("typeface", "")
