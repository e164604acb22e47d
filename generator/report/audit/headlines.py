"""The headings of a document (domain, W2): one title, headings by style and in their order, and a table of contents."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.report.audit.seen import OWN_WORDS, Paragraph, Part, Seen
from generator.report.spots import Spot
from generator.report.wordml import w
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = "title"
_R, _T, _BOLD, _OFF = w("r"), w("t"), w("b"), ("0", "false", "off")
_ENOUGH_FOR_CONTENTS = 4
_LONGEST_HEADING = 80
_ENDS_A_SENTENCE = tuple(".:;,!?")


def headlines(document: Seen) -> Iterator[Finding]:
    """Look at the title, at each heading, and at what looks like one."""
    titles = [each for each in document.body.paragraphs if document.sheet.names.get(each.style) == _TITLE and each.text]
    if not titles:
        yield document.finding(Audit.TITLE_NOT_SHOWN, Spot())
    for paragraph in titles[1:]:
        yield document.finding(Audit.TITLES_SEVERAL, paragraph.spot, paragraph.text)
    yield from _levels(document)
    yield from _by_hand(document)


def _levels(document: Seen) -> Iterator[Finding]:
    before, number = -1, 0
    for paragraph in document.body.paragraphs:
        level = document.sheet.levels.get(paragraph.style)
        if level is None or paragraph.spot.row:
            continue
        if not paragraph.text:
            yield document.finding(Audit.HEADING_EMPTY, paragraph.spot)
            continue
        if level > before + 1:
            slots = {"level": level + 1, "missing": before + 2}
            yield document.finding(Audit.HEADING_SKIPPED, paragraph.spot, paragraph.text, **slots)
        before, number = level, number + (level < 2)
    if number >= _ENOUGH_FOR_CONTENTS and not _has_contents(document.body):
        yield document.finding(Audit.CONTENTS_MISSING, Spot())


def _has_contents(body: Part) -> bool:
    return any(field.instruction.startswith("TOC") for field in body.fields)


def _by_hand(document: Seen) -> Iterator[Finding]:
    """Find short lines in bold by hand; several in a row are a list or a signature, and no headings."""
    outside = (each for each in document.body.paragraphs if not each.spot.row and each.text)
    for is_bold, run in groupby(outside, key=lambda each: _bold_line(document, each)):
        found = list(run) if is_bold else []
        if len(found) == 1:
            yield document.finding(Audit.HEADING_BY_HAND, found[0].spot, found[0].text)


def _bold_line(document: Seen, paragraph: Paragraph) -> bool:
    """Tell whether all of a paragraph is bold though its style is not."""
    if paragraph.style in document.sheet.levels or paragraph.spot.control.startswith(OWN_WORDS):
        return False
    if len(paragraph.text) > _LONGEST_HEADING or paragraph.text.endswith(_ENDS_A_SENTENCE):
        return False
    runs = [run for run in paragraph.element.iter(_R) if run.find(_T) is not None]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: "_Element") -> bool:
    found = run.find(f"{w('rPr')}/{_BOLD}")
    return found is not None and found.get(w("val"), "1") not in _OFF
