"""Pictures, charts and figures: an alternative text that says something, and a place in the line (domain, W4, W13)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.report.audit.seen import Seen
from generator.report.wordml import w
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)", re.IGNORECASE)
_LONGEST = 250
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def pictures(document: Seen) -> Iterator[Finding]:
    """Look at each picture of the text and of what stands beside it."""
    for part in document.all:
        for drawing in part.root.iter(w("drawing")):
            spot = part.spot(drawing)
            yield from (document.finding(said, spot, detail, **slots) for said, detail, slots in _drawn(drawing))
        for shape in part.root.iter(_SHAPE):
            if not _is_fallback(shape) and not shape.get("alt", "").strip() and shape.find(_TEXT_PATH) is None:
                yield document.finding(Audit.PICTURE_ALT_MISSING, part.spot(shape))
    yield from boxes(document)


def _drawn(drawing: "_Element") -> "Iterator[tuple[Audit, str, dict[str, object]]]":
    properties = drawing.find(f".//{_DRAWING}docPr")
    if properties is None:
        return
    text = properties.get("descr", "").strip()
    if not text and not _is_decorative(properties):
        yield Audit.PICTURE_ALT_MISSING, properties.get("name", ""), {}
    elif _FILE_NAME.fullmatch(text):
        yield Audit.PICTURE_ALT_FILE_NAME, text, {"text": text}
    elif len(text) > _LONGEST:
        yield Audit.PICTURE_ALT_LONG, text, {"n": len(text), "most": _LONGEST}
    if drawing.find(f"{_DRAWING}anchor") is not None:
        yield Audit.PICTURE_FLOATING, text or properties.get("name", ""), {}


def _is_decorative(properties: "_Element") -> bool:
    return any(each.get("val") in ("1", "true") for each in properties.iter("{*}decorative"))


def boxes(document: Seen) -> Iterator[Finding]:
    """Find text that is drawn instead of written, and pictures behind the text."""
    for part in document.all:
        for box in part.root.iter(w("txbxContent")):
            if not _is_fallback(box):
                yield document.finding(Audit.TEXT_BOX, part.spot(box))
        for path in part.root.iter(_TEXT_PATH):
            if not _is_fallback(path):
                yield document.finding(Audit.TEXT_DRAWN, part.spot(path), path.get("string", ""))
    for background in document.body.root.iter(w("background")):
        if len(background):
            yield document.finding(Audit.BACKGROUND_PICTURE, document.body.spot(background))


def _is_fallback(element: "_Element") -> bool:
    """Tell whether it is what old programs see instead of what stands beside it."""
    return next(element.iterancestors(_FALLBACK), None) is not None
