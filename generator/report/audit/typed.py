"""What is typed where Word has something that more readers can use (domain, W8-W10 and W16).

Lists, note signs, page breaks and space by hand, and links that say nothing. What somebody has answered is left as it
is: it is theirs, and marked as such.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.report.audit.neighbours import beside
from generator.report.audit.seen import OWN_WORDS, Paragraph, Part, Seen
from generator.report.headings import plain_text
from generator.report.wordml import w
from generator.swedish import audit_words as words
from generator.swedish import document_words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _R, _T, _TAB, _TBL = w("p"), w("r"), w("t"), w("tab"), w("tbl")
_LISTED = re.compile("[-\u2013\u2014\u2022\u00b7*\u25aa\u25cf]\\s")
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_BLANKS = re.compile("[ \u00a0]{3,}")
_NOTE_SIGN = re.compile(r"[\d*\u2020]{1,2}")
_UNIT = re.compile(r"(?:^|[\d\s(])[kcdm]?m$")
_EMPTY_ALLOWED = tuple(w(name) for name in ("drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "ptab"))


def typed(document: Seen) -> Iterator[Finding]:
    """Look at each paragraph that is not an answer."""
    ours = [each for each in document.body.paragraphs if not _is_answer(document, each)]
    yield from _lists(document, ours)
    for paragraph in ours:
        outside = not paragraph.spot.row and paragraph.style not in document.sheet.levels
        if outside and not paragraph.text and _is_layout(paragraph.element):
            yield document.finding(Audit.PARAGRAPH_EMPTY, paragraph.spot)
    body, mine = document.body, {each.element for each in ours}
    for spaced in dict.fromkeys(_spaced(body)):
        if spaced.element in mine and spaced.text:
            yield document.finding(Audit.BLANKS_BY_HAND, spaced.spot, spaced.text)
    for raised in body.root.iter(w("vertAlign")):
        run, around = next(raised.iterancestors(_R), None), body.around(raised)
        if run is not None and around is not None and around.element in mine:
            yield from _note_sign(document, around, run, raised)
    for part in document.all:
        for found in part.root.iter(w("br")):
            if found.get(w("type")) == "page":
                yield document.finding(Audit.PAGE_BREAK_BY_HAND, part.spot(found))


def links(document: Seen) -> Iterator[Finding]:
    """Find links whose text is an address, or says nothing of where they lead."""
    for part in document.all:
        outward = {key for key, each in document.parts.relations(part.name).items() if each.external}
        texts = [
            (link, plain_text(link))
            for link in part.root.iter(w("hyperlink"))
            if any(value in outward for value in link.attrib.values())
        ]
        texts += [
            (field.begin, "".join(text.text or "" for text in field.result))
            for field in part.fields
            if field.instruction.startswith("HYPERLINK") and field.begin is not None
        ]
        for element, text in texts:
            if _ADDRESS.fullmatch(text.strip()) or text.strip().casefold().rstrip(".") in words.EMPTY_LINKS:
                yield document.finding(Audit.LINK_SAYS_NOTHING, part.spot(element), text)


def _is_answer(document: Seen, paragraph: Paragraph) -> bool:
    own = document.sheet.names.get(paragraph.style) == document_words.OWN_WORDS.casefold()
    return own or paragraph.spot.control.startswith(OWN_WORDS)


def _lists(document: Seen, paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Find paragraphs in a row that begin with the same sign; a single one may be a line of speech."""
    outside = (each for each in paragraphs if not each.spot.row)
    for begun, run in groupby(outside, key=lambda each: each.text[:1] if _LISTED.match(each.text) else ""):
        found = list(run) if begun else []
        if len(found) > 1:
            yield document.finding(Audit.LIST_BY_HAND, found[0].spot, found[0].text)


def _is_layout(element: "_Element") -> bool:
    """Tell whether an empty paragraph is there for space alone: none that Word needs, and none that holds something."""
    if next(element.iter(*_EMPTY_ALLOWED), None) is not None:
        return False
    before, after = beside(element, -1), beside(element, 1)
    between_tables = before is not None and before.tag == _TBL and (after is None or after.tag == _TBL)
    parent = element.getparent()
    alone = parent is not None and len(parent.findall(_P)) == 1 and parent.tag != w("body")
    return not (between_tables or alone)


def _spaced(body: Part) -> Iterator[Paragraph]:
    """Yield the paragraphs in which blanks or tabs stand in a row."""
    blank = (text for text in body.root.iter(_T) if text.text and _BLANKS.search(text.text))
    tabs = (tab for tab in body.root.iter(_TAB) if (before := tab.getprevious()) is not None and before.tag == _TAB)
    for element in (*blank, *(tab for tab in tabs if next(tab.iterancestors()).tag == _R)):
        paragraph = body.around(element)
        if paragraph is not None:
            yield paragraph


def _note_sign(document: Seen, paragraph: Paragraph, run: "_Element", raised: "_Element") -> Iterator[Finding]:
    """Find raised figures and stars that are no footnotes; the square of a measure is one of its own."""
    sign = "".join(node.text or "" for node in run.iterfind(_T)).strip()
    if raised.get(w("val")) == "superscript" and _NOTE_SIGN.fullmatch(sign):
        before = run.getprevious()
        if before is None or not _UNIT.search("".join(node.text or "" for node in before.iter(_T))):
            yield document.finding(Audit.NOTE_BY_HAND, paragraph.spot, paragraph.text, sign=sign)
