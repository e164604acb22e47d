"""How a paragraph is set: its distances, its rules, and the letters of its runs.

Distances are in twentieths of a point and sizes in half points, as Word counts.
"""

from dataclasses import dataclass, field

from generator.report.pages.letters import EM, Face
from generator.report.pages.properties import EIGHTHS, Flat, number, on

_POINT, _SINGLE = 20, 240


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """What a run is set in; *height* is that of a line of it, before the paragraph's own spacing."""

    face: Face
    size: float
    height: float
    hidden: bool = False
    known: dict[str, float] = field(default_factory=dict)
    """Widths that have been reckoned: most words come again."""

    def extent(self, text: str) -> float:
        """Reckon how wide a text is."""
        width = self.known.get(text)
        if width is None:
            width = self.known[text] = self.face.extent(text) * self.size / EM
        return width


def letters_of(face: Face, size: float, hidden: bool) -> Letters:
    """Give letters of a size, in twentieths of a point."""
    height = sum(int(part * size / EM + 0.5) for part in (face.above, face.below))
    return Letters(face, size, float(height), hidden)


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
    taken: float
    """What indents take of the first line."""

    @property
    def lead(self) -> float:
        """How much of a line's height is space that the paragraph asks for between lines."""
        return max(0, 1 - _SINGLE / self.line) if self.rule == "auto" and self.line else 0

    def spaced(self, height: float) -> float:
        """Give the height of a line whose letters want *height*."""
        if self.rule == "exact":
            return self.line
        return max(height, self.line) if self.rule == "atLeast" else float(int(height * self.line / _SINGLE))


def shape_of(told: Flat, runs: Flat, style: str) -> Shape:
    """Give the shape of a paragraph of which this is said, and this of its runs."""

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
        widows=on(told, "widowControl", otherwise=True),
        contextual=on(told, "contextualSpacing"),
        taken=distance("ind.left", "ind.start") + distance("ind.right", "ind.end") + _first(told, hanging),
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
