"""The colours and the patterns of a chart's series, told apart also by those who do not tell colours apart.

Colours are those of the template's theme, so that a municipality's own recolour the chart. A theme's colour that is
too light is darkened until white letters on it can be read (domain W7: 4.5 to 1 for text, 3 to 1 for graphics).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.report.colours import contrast, shaded

TEXT_CONTRAST: Final = 4.5
_DARKER = (100, 75, 50, 25)
"""Per cent of a colour's lightness, as Word offers them."""
_PATTERNS = ("", "ltUpDiag", "narHorz", "pct30", "ltVert", "smGrid")
"""Of bars; the first is filled with the colour alone, so that letters can be white on it."""
_MARKERS = ("circle", "square", "triangle", "diamond", "x")
_DASHES = ("solid", "dash", "sysDash", "lgDashDot", "sysDot")


@dataclass(frozen=True, slots=True)
class Paint:
    """How one series looks. *colour* is a theme colour, *lightness* how much of its lightness is kept."""

    colour: str
    lightness: int
    pattern: str
    marker: str
    dash: str


def paints(count: int, theme: Mapping[str, str]) -> tuple[Paint, ...]:
    """Give the looks of *count* series, each in the theme's next accent."""
    return tuple(
        Paint(
            f"accent{i % 6 + 1}",
            readable_lightness(theme.get(f"accent{i % 6 + 1}", "000000")),
            _PATTERNS[i % len(_PATTERNS)],
            _MARKERS[i % len(_MARKERS)],
            _DASHES[i % len(_DASHES)],
        )
        for i in range(count)
    )


def readable_lightness(colour: str) -> int:
    """Give how much of a colour's lightness can be kept beside white."""
    return next((part for part in _DARKER if contrast(darkened(colour, part), "FFFFFF") >= TEXT_CONTRAST), _DARKER[-1])


def darkened(colour: str, lightness: int) -> str:
    """Give a colour with that part of its lightness, as `a:lumMod` does."""
    return shaded(colour, None, lightness / 100)
