"""Packages that we write, made the same every time; and their parts, taken apart without guessing.

A zip file carries times, a system and an order that have nothing to do with its content. Without them the same
content gives the same bytes, which is what tells that a new report says nothing new.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from generator.office.markup import parse
from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EMBEDDED = (".xlsx", ".docx", ".pptx")
_LEVEL = 6
_NO_CHANGES: Mapping[str, Callable[[bytes], bytes]] = {}


def normalised(package: bytes, changes: Mapping[str, Callable[[bytes], bytes]] = _NO_CHANGES) -> bytes:
    """Write a package of ours anew: parts in order, without times, packages within it likewise.

    *changes* give the new content of single parts from their old.
    """
    with ZipFile(BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist() if not name.endswith("/")}
    parts |= {name: change(parts[name]) for name, change in changes.items()}
    result = BytesIO()
    with ZipFile(result, "w") as target:
        for name in sorted(parts, key=_order):
            data = normalised(parts[name]) if name.lower().endswith(_EMBEDDED) else parts[name]
            target.writestr(entry(name), data, compresslevel=_LEVEL)
    return result.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), name


def entry(name: str) -> ZipInfo:
    """Give the part's place in a zip file that we write: without time or system."""
    entry = ZipInfo(name, _EARLIEST)
    entry.create_system = 0
    entry.compress_type = ZIP_DEFLATED
    return entry


def strict_xml(data: bytes, part: str = "") -> etree._Element:
    """Give a part as an lxml tree; raises `Refused` where lxml by default would guess, fetch or expand."""
    parse([data], part, _Depth(part, Limits().depth))
    parser = etree.XMLParser(recover=False, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Refused(Office.PART_DAMAGED, part=part) from fault


class _Depth:
    """Looks at nothing but the depth, which an lxml tree costs stack to take apart."""

    __slots__ = ("_depth", "_limit", "_part", "text")

    def __init__(self, part: str, limit: int) -> None:
        self._part, self._limit, self._depth = part, limit, 0
        self.text = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limit:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)

    def end(self, name: str) -> None:
        self._depth -= 1

    def check(self) -> None:
        """The depth is looked at as it grows."""
