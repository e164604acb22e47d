"""Packages as parts by name: taken apart after rendering, changed, and put together to their final bytes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from generator.office.normal import normalised

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "[Content_Types].xml"


def part(xml: str) -> bytes:
    """Give a part as it is stored."""
    return (_DECLARATION + xml).encode("utf-8")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Put parts together; the same parts always give the same bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return normalised(content.getvalue())


def parsed(data: bytes, name: str = "") -> "etree._Element":
    """Give the tree of a part of our own making; a stranger's is parsed with `office.normal`."""
    return etree.fromstring(data)


def unpacked(package: bytes) -> dict[str, bytes]:
    """Take a package of our own making apart; a stranger's is opened with `office.package`."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
