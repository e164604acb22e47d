"""The theme of a new template: colours and fonts, by which a municipality restyles the whole document at once.

Contrast against white is at least 4.5 to 1 for every accent.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS: Final = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "1B3A4B"),
    ("lt2", "EEF3F6"),
    ("accent1", "1F4E79"),
    ("accent2", "2A6F97"),
    ("accent3", "3A7D44"),
    ("accent4", "9C5700"),
    ("accent5", "7B4B94"),
    ("accent6", "5F6B73"),
    ("hlink", "1F5FA8"),
    ("folHlink", "7B4B94"),
)
FONT: Final = "Calibri"


def colours() -> Mapping[str, str]:
    """Give the colours of our theme by their names."""
    return dict(_COLOURS)


def colours_of(theme: "_Element") -> Mapping[str, str]:
    """Give the colours of a theme part by their names; one that the system decides is what it was when it was saved."""
    found = ((each, next(iter(each), None)) for each in theme.iterfind(f".//{{{_A}}}clrScheme/*"))
    return {
        str(each.tag).rpartition("}")[2]: value.get("lastClr") or str(value.get("val"))
        for each, value in found
        if value is not None
    }


def colour(name: str) -> str:
    """Give a theme colour's value, for programs that do not read themes."""
    return dict(_COLOURS)[name]


def theme_part() -> str:
    """Give the part `word/theme/theme1.xml`."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
        for kind in ("majorFont", "minorFont")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    shapes = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'<a:theme xmlns:a="{_A}" name="Rapport"><a:themeElements>'
        f'<a:clrScheme name="Rapport">{colours}</a:clrScheme><a:fontScheme name="Rapport">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Rapport">{shapes}</a:fmtScheme></a:themeElements></a:theme>'
    )
