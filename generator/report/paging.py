"""Page numbers where fields show them: in the contents, in references to pages, and how many pages there are.

Word sets those of headers and footers itself on every page; what stands there until then is what a reader of the file
as it is would see.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.office.normal import strict_xml
from generator.report.fields import fields_in, show
from generator.report.pages import Pages, estimate
from generator.report.pages.styling import Styling
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE_OF = re.compile(r"PAGEREF\s+(\S+)")
_PAGES = re.compile(r"NUMPAGES\b")
_CHAPTER = re.compile(r"STYLEREF\b")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def styling_of(document: Any) -> Styling:
    """Read styles, lists, settings and fonts of a document that python-docx holds."""
    related = {relation.reltype: relation for relation in document.part.rels.values() if not relation.is_external}

    def part(kind: str) -> "_Element | None":
        found = related.get(_RELATION + kind)
        return None if found is None else strict_xml(found.target_part.blob)

    return Styling(document.styles.element, part("numbering"), part("settings"), part("theme"))


def number_pages(body: "_Element", beside: "Mapping[str, _Element]", styling: Styling) -> None:
    """Write page numbers; a reference to a page of a bookmark that is not there stays as it is.

    *beside* are headers, footers and footnotes by the ids of their relations.
    """
    pages = estimate(body, styling, beside)
    marked = _marked(body, pages)
    for field in (field for root in (body, *beside.values()) for field in fields_in(root)):
        asked = _PAGE_OF.match(field.instruction)
        if _PAGES.match(field.instruction):
            show(field, str(pages.count))
        elif _CHAPTER.match(field.instruction):
            # A header is one and the same on all pages: what stood here would be right on some of them only.
            show(field, "")
        elif asked and asked[1] in marked:
            show(field, str(marked[asked[1]]))


def _marked(body: "_Element", pages: Pages) -> Mapping[str, int]:
    """Give the number printed on the page of every bookmark."""
    numbers: dict[str, int] = {}
    for mark in body.iter(w("bookmarkStart")):
        # One that stands between paragraphs belongs to the next.
        place = pages.of(mark) or next((each for next_one in mark.itersiblings() if (each := pages.of(next_one))), None)
        if place is not None:
            numbers[mark.get(w("name"), "")] = place.number
    return numbers
