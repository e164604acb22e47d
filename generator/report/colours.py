"""Colours as they come out: those of the theme with their tints and shades, and how far two of them are apart.

Word makes tints and shades in hue, lightness and saturation (ISO/IEC 29500-1, 17.3.2.6 and 20.1.2.3); contrast is
reckoned as the accessibility guidelines do (WCAG 2.1, relative luminance).
"""

import colorsys
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.report.parts import Parts
from generator.report.wordml import w, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

WHITE, BLACK = "FFFFFF", "000000"
_HEX = re.compile("[0-9A-Fa-f]{6}")
_FULL, _WHOLE = 255, 100_000
# Which colour of the theme a word in Word means, if the settings say nothing else.
_MEANT = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {
    "text1": "t1",
    "background1": "bg1",
    "text2": "t2",
    "background2": "bg2",
    "tx1": "t1",
    "bg1": "bg1",
    "tx2": "t2",
    "bg2": "bg2",
}
_NAMED = {
    "black": BLACK,
    "white": WHITE,
    "red": "FF0000",
    "green": "00FF00",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "darkRed": "8B0000",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGreen": "006400",
    "darkMagenta": "800080",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "gray": "808080",
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a document's theme, and what its settings take the words for text and background to mean."""

    theme: Mapping[str, str]
    meant: Mapping[str, str]

    def named(self, word: str) -> str:
        """Give a colour of the theme by any of the words for it; empty if there is none."""
        return self.theme.get(self.meant.get(word, word), "")

    def of_word(self, element: "_Element", plain: str = "val", prefix: str = "theme") -> str:
        """Give the colour that an element of Word's says: `w:color`, or `w:shd` with "fill" and "themeFill".

        Empty where it says none, or leaves it to the program.
        """
        name = "Color" if prefix == "theme" else ""
        word = element.get(w(f"{prefix}{name}"))
        if word and word != "none" and self.named(word):
            return shaded(
                self.named(word),
                _share(element.get(w(f"{prefix}Tint"))),
                _share(element.get(w(f"{prefix}Shade"))),
            )
        value = element.get(w(plain), "")
        return value.upper() if _HEX.fullmatch(value) else ""

    def of_drawing(self, fill: "_Element") -> str:
        """Give the colour of a fill of a drawing; that of the foreground for a pattern, empty for none."""
        for element in fill.iter("{*}srgbClr", "{*}schemeClr", "{*}sysClr", "{*}prstClr"):
            value = element.get("val", "")
            if element.tag.endswith("}schemeClr"):
                value = self.named(value)
            elif element.tag.endswith("}sysClr"):
                value = element.get("lastClr", "")
            elif element.tag.endswith("}prstClr"):
                value = _NAMED.get(value, "")
            return _changed(value.upper(), element) if _HEX.fullmatch(value) else ""
        return ""


def palette(parts: Parts, settings: "_Element | None") -> Palette:
    """Read the theme of a document."""
    theme = {}
    for name in parts.related("theme"):
        scheme = next(parts.tree(name).iter("{*}clrScheme"), ())
        theme = {str(each.tag).rpartition("}")[2]: _plain(each) for each in scheme}
    mapping = settings.find(w("clrSchemeMapping")) if settings is not None else None
    said = {word: mapping.get(w(short), "") for word, short in _MAPPED.items()} if mapping is not None else {}
    return Palette(theme, _MEANT | {word: _MEANT.get(value, value) for word, value in said.items() if value})


def _plain(element: "_Element") -> str:
    colour = element[0] if len(element) else element
    value = colour.get("lastClr") or colour.get("val") or ""
    return value.upper() if _HEX.fullmatch(value) else ""


def highlight(name: str) -> str:
    """Give the colour of Word's marker pen; empty for none."""
    return _NAMED.get(name, "")


def shaded(colour: str, tint: float | None, shade: float | None) -> str:
    """Make a colour lighter by *tint*, or darker by *shade*: the share of it that is kept."""
    hue, light, saturation = _to_hls(colour)
    if tint is not None:
        light = light * tint + 1 - tint
    if shade is not None:
        light *= shade
    return _from_hls(hue, light, saturation)


@lru_cache
def contrast(one: str, other: str) -> float:
    """Give the ratio of two colours' luminance, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(background: str) -> str:
    """Give the colour that Word writes in where it may choose: black, or white on what is dark."""
    return max((BLACK, WHITE), key=lambda text: contrast(text, background))


def _changed(colour: str, element: "_Element") -> str:
    """Apply what a drawing says of its colour: `lumMod`, `lumOff`, `tint` and `shade`."""
    hue, light, saturation = _to_hls(colour)
    for change in element:
        share = whole(change.get("val"), _WHOLE) / _WHOLE
        match str(change.tag).rpartition("}")[2]:
            case "lumMod" | "shade":
                light *= share
            case "lumOff":
                light += share
            case "tint":
                light = light * share + 1 - share
    return _from_hls(hue, min(max(light, 0), 1), saturation)


def _share(value: str | None) -> float | None:
    return whole(value, _FULL, 16) / _FULL if value else None


def _to_hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / _FULL for i in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def _from_hls(hue: float, light: float, saturation: float) -> str:
    return _hex(colorsys.hls_to_rgb(hue, light, saturation))


def _hex(shares: Iterable[float]) -> str:
    return "".join(f"{round(share * _FULL):02X}" for share in shares)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / _FULL) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
