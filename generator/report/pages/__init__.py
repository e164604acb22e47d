"""On which page each heading stands, reckoned without any other program and without any font being installed.

A document's paragraphs are broken into lines and laid on pages by the rules that Word follows. The numbers are right
to within a page; Word itself sets them right when it updates the contents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.report.pages.flow import Flow, Place
from generator.report.pages.grids import block, measured
from generator.report.pages.measuring import blocks, stacked
from generator.report.pages.properties import local_name, number
from generator.report.pages.styling import Styling
from generator.report.wordml import R, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST_ROOM = 1440
"""For text on a page, whatever header and footer want."""
_USUAL = {
    "w": 11906,
    "h": 16838,
    "top": 1417,
    "bottom": 1417,
    "left": 1417,
    "right": 1417,
    "header": 708,
    "footer": 708,
}


@dataclass(frozen=True, slots=True)
class Pages:
    """The page that each paragraph, or row of a table, begins on, counted from 1, and how many there are."""

    places: "Mapping[_Element, Place]"
    count: int

    def of(self, element: "_Element") -> Place | None:
        """Give the place of anything that stands in the text; None for what is not laid on pages."""
        for around in (element, *element.iterancestors()):
            if around in self.places:
                return self.places[around]
        return None


def estimate(body: "_Element", styling: Styling, beside: "Mapping[str, _Element]") -> Pages:
    """Lay a document on pages; *beside* are its headers and footers by the ids of their relations."""
    flow: Flow | None = None
    shown: dict[str, _Element] = {}
    for section, elements in _sections(body):
        sizes = _sizes(section)
        # A section without a header of its own has that of the one before.
        shown |= _shown(section, beside)
        height = _height(sizes, {name: _high(part, sizes, styling) for name, part in shown.items()})
        if flow is None:
            flow = Flow(height)
        elif _kind(section) == "continuous":
            flow.height = height
        else:
            flow.new_page(height, hard=True)
            if _kind(section) in ("oddPage", "evenPage") and (flow.page % 2 == 1) != (_kind(section) == "oddPage"):
                flow.new_page(hard=True)
        flow.number = _first_number(section, flow.number)
        width = sizes["w"] - sizes["left"] - sizes["right"]
        flow.lay([block(element, styling, width) for element in elements])
    assert flow is not None
    return Pages(flow.places, flow.page)


def _sections(body: "_Element") -> "Iterator[tuple[_Element | None, Sequence[_Element]]]":
    held: list[_Element] = []
    for element in blocks(body):
        held.append(element)
        section = element.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            yield section, held
            held = []
    yield body.find(w("sectPr")), held


def _kind(section: "_Element | None") -> str:
    kind = None if section is None else section.find(w("type"))
    return "nextPage" if kind is None else kind.get(w("val"), "nextPage")


def _first_number(section: "_Element | None", otherwise: int) -> int:
    numbers = None if section is None else section.find(w("pgNumType"))
    return otherwise if numbers is None else int(number(numbers.get(w("start")), otherwise))


def _sizes(section: "_Element | None") -> dict[str, float]:
    sizes: dict[str, float] = dict(_USUAL)
    for name in ("pgSz", "pgMar"):
        found = None if section is None else section.find(w(name))
        for attribute, value in () if found is None else found.attrib.items():
            key = local_name(attribute)
            if str(value).lstrip("-").isdecimal():
                sizes[key] = float(value)
    return sizes


def _shown(section: "_Element | None", beside: "Mapping[str, _Element]") -> "dict[str, _Element]":
    """Give the header and the footer of a section's pages but the first."""
    references = () if section is None else (each for each in section if each.get(w("type")) == "default")
    named = ((local_name(each.tag), beside.get(each.get(f"{{{R}}}id", ""))) for each in references)
    return {name: part for name, part in named if part is not None}


def _high(part: "_Element", sizes: Mapping[str, float], styling: Styling) -> float:
    return stacked(measured(part, styling, sizes["w"] - sizes["left"] - sizes["right"]))


def _height(sizes: Mapping[str, float], taken: Mapping[str, float]) -> float:
    """Give the room for text on a page: what the margins leave, less what a tall header or footer takes of it."""
    margins = 0.0
    for side, name in (("top", "header"), ("bottom", "footer")):
        # A margin below zero says that the text does not yield.
        yielding = sizes[name] + taken.get(f"{name}Reference", 0) if sizes[side] > 0 else 0
        margins += max(abs(sizes[side]), yielding)
    return max(sizes["h"] - margins, _LEAST_ROOM)
