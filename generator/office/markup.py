"""Parsing XML that a stranger wrote: no DTD, no entities, no network, bounded depth and amount.

Large parts are streamed through a handler; small ones become an ElementTree without namespaces. For parts that are to
be changed and written again, where prefixes must stay, there is `normal.strict_xml`.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office

# OOXML is UTF-8 or UTF-16 by its standard (ISO/IEC 29500-2, 8.2.5); expat knows two more by itself. Anything else
# would be looked up among all of Python's codecs.
_LONGEST_TAG = 2**20
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1"}


SPREADSHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of workbooks: the usual one, and that of files saved as Strict Open XML."""


class Handler(Protocol):
    """Takes what `parse` finds. Names are "namespace local"; text comes in pieces."""

    @property
    def text(self) -> Callable[[str], object] | None:
        """What takes a piece of text, if anything does."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def check(self) -> None:
        """Raise `Refused` if there has been too much; called after each piece of at most 64 KiB."""


def parse(chunks: Iterable[bytes], part: str, handler: Handler) -> None:
    """Run the handler over a part; raises `Refused` when the part is not well-formed or has a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 2**16
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.XmlDeclHandler = _encoding_guard(part)
    parser.StartDoctypeDeclHandler = _doctype_guard(part)
    try:
        fed = 0
        for chunk in chunks:
            parser.Parse(chunk, False)
            handler.check()
            fed += len(chunk)
            # expat begins anew with each chunk at the start of an unfinished tag or comment (CVE-2023-52425).
            if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise Refused(Office.PART_DAMAGED, part=part)
        parser.Parse(b"", True)
        handler.check()
    except expat.ExpatError as fault:
        raise Refused(Office.PART_DAMAGED, part=part) from fault


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """Give the name without its namespace."""
    return name.rpartition(" ")[2]


class _Tree:
    """Builds an ElementTree of local names."""

    __slots__ = ("_builder", "_depth", "_limits", "_part", "_seen", "text")

    def __init__(self, part: str, limits: Limits) -> None:
        self._builder = TreeBuilder()
        self._part, self._limits = part, limits
        self._depth = self._seen = 0
        self.text = self._builder.data

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._seen += 1
        if self._depth > self._limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)
        if self._seen > self._limits.elements:
            raise Refused(Office.CONTENT_TOO_DETAILED, part=self._part)
        self._builder.start(local(name), {local(key): attributes[key] for key in attributes})

    def end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(local(name))

    def check(self) -> None:
        """All is counted as it comes."""

    def close(self) -> Element:
        return self._builder.close()


def tree(chunks: Iterable[bytes], part: str, limits: Limits) -> Element:
    """Give a small part as a tree; names of elements and attributes are without namespace."""
    builder = _Tree(part, limits)
    parse(chunks, part, builder)
    return builder.close()


def _encoding_guard(part: str) -> Callable[[str, str | None, int], None]:
    def guard(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise Refused(Office.PART_DAMAGED, part=part)

    return guard


def _doctype_guard(part: str) -> Callable[[str, str | None, str | None, bool], None]:
    def guard(name: str, system_id: str | None, public_id: str | None, has_internal_subset: bool) -> None:
        raise Refused(Office.PART_WITH_DTD, part=part)

    return guard
