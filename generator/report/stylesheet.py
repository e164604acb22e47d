"""What the styles of a document make of text: the nearest value of a property, by style and what it is based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.report.headings import heading_levels
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFAULTS = w("docDefaults")


@dataclass(frozen=True)
class StyleSheet:
    """The styles part; None for a document without one."""

    root: "_Element | None"
    _chains: "dict[str, tuple[_Element, ...]]" = field(default_factory=dict)

    @cached_property
    def elements(self) -> "Mapping[str, _Element]":
        """The styles by their ids."""
        found = self.root.iterfind(w("style")) if self.root is not None else ()
        return {style.get(w("styleId"), ""): style for style in found}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The outline levels of heading styles, counted from 0, by the styles' ids."""
        return heading_levels(self.root) if self.root is not None else {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The styles' names in lower case, by their ids."""
        return {style_id: _value(style, "name").casefold() for style_id, style in self.elements.items()}

    def shown(self, style_id: str) -> str:
        """Give a style's name as people write it."""
        return _value(self.elements[style_id], "name") if style_id in self.elements else style_id

    @cached_property
    def usual(self) -> str:
        """The id of the style of paragraphs that say nothing."""
        of_paragraphs = (style for style in self.elements.values() if style.get(w("type")) == "paragraph")
        defaults = (style.get(w("styleId"), "") for style in of_paragraphs if style.get(w("default")) in ("1", "true"))
        return next(defaults, "")

    def chain(self, style_id: str) -> "tuple[_Element, ...]":
        """Give a style and those that it is based on, the nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._based(style_id))
        return self._chains[style_id]

    def _based(self, style_id: str) -> "Iterator[_Element]":
        passed: set[str] = set()
        while style_id in self.elements and style_id not in passed:
            passed.add(style_id)
            yield self.elements[style_id]
            style_id = _value(self.elements[style_id], "basedOn")

    def found(self, style_id: str, kind: str, name: str) -> "_Element | None":
        """Give the nearest property of a style: *kind* is `pPr` or `rPr`; the document's defaults come last."""
        for style in self.chain(style_id):
            value = style.find(f"{w(kind)}/{w(name)}")
            if value is not None:
                return value
        return self.default(kind, name)

    def attribute(self, style_id: str, kind: str, name: str, attribute: str) -> str:
        """Give the nearest value of one attribute of a property; Word takes each from where it is said."""
        elements = [style.find(f"{w(kind)}/{w(name)}") for style in self.chain(style_id)]
        values = (each.get(w(attribute)) for each in (*elements, self.default(kind, name)) if each is not None)
        return next((value for value in values if value is not None), "")

    def default(self, kind: str, name: str) -> "_Element | None":
        """Give a property of the document's defaults."""
        if self.root is None:
            return None
        return self.root.find(f"{_DEFAULTS}/{w(f'{kind}Default')}/{w(kind)}/{w(name)}")


def _value(element: "_Element", name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
