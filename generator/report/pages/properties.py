"""What Word files say of paragraphs, runs and tables, as names with texts, laid over one another; the last one wins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Final

from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

Flat = Mapping[str, str]
"""Properties as one level: "spacing.before" is the attribute `w:before` of `w:spacing`."""
EIGHTHS = 2.5
"""Of a point, which borders are measured in, to a twentieth of one."""
_NESTED = ("numPr", "pBdr")
_OFF = ("0", "false", "off", "none")
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


def on(told: Flat, name: str, otherwise: bool = False) -> bool:
    """Tell whether something is said and not taken back; *otherwise* holds where nothing is said."""
    return told.get(f"{name}.val", "1" if otherwise else "0") not in _OFF


def number(text: str | None, otherwise: float) -> float:
    """Read a number; what is none, or has no end, is passed over."""
    try:
        read = float(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return read if isfinite(read) else otherwise
