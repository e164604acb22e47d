"""How a paragraph is set: its distances, its rules, and the letters of its runs.

Distances are in twentieths of a point and sizes in half points, as Word counts.
"""

from dataclasses import dataclass

from generator.report.pages.letters import EM, Face
from generator.report.pages.properties import EIGHTHS, Flat, number, on

_POINT, _SINGLE = 20, 240


@dataclass(frozen=True, slots=True)
class Letters:
    """What a run is set in; *height* is that of a line of it."""

    face: Face
    size: float
    hidden: bool = False

    @property
    def height(self) -> float:
        """The height of a line, before the paragraph's own spacing."""
        return float(sum(int(part * self.size / EM + 0.5) for part in (self.face.above, self.face.below)))

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
