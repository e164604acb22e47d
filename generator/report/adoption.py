"""A municipality's own document or template taken as the ground for a template of ours.

Its logo, fonts, colours, headers, footers, margins and styles are kept; its text is not. What it lacks of ours is
added. A file that fetches or runs something is refused, as every template is, and the finding names what it is.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from generator.model.findings import FilePlace, Finding, Origin
from generator.model.inbox import FoundFile
from generator.office.package import Refused, open_document
from generator.report import skeleton
from generator.report.active import macros
from generator.report.editing import WORD_TYPE, Edition, reachable
from generator.report.fitting import fit_styles, styling_of
from generator.report.headings import heading_levels, numbered_styles
from generator.report.lint.filled import filled_parts, unfit
from generator.report.packaging import CONTENT_TYPES, packed
from generator.report.pages.properties import on
from generator.report.parts import Parts
from generator.report.properties import retitled
from generator.report.sections import is_wide, text_width
from generator.report.styles import Look, look_of, our_styles
from generator.report.templates import content_of
from generator.report.wordml import MC, NAMESPACES, W15, R, w
from generator.swedish.template_messages import Template as Said

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_NOT_KEPT = tuple(
    w(name) for name in ("updateFields", "documentProtection", "writeProtection", "trackRevisions", "mailMerge")
)
"""Settings that ask something, shut the document, or follow somebody's work."""
_COMPATIBLE = "15"
_AFTER_TITLE_PAGE = tuple(w(name) for name in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"))
_KEPT = frozenset(
    {
        *("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "footnotes", "endnotes", "customXml"),
        "stylesWithEffects",
    }
)
"""What a file has whatever its text; all else is kept only if the new text uses it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a template is made on: the file, its styles, and its pages."""

    edition: Edition
    look: Look
    first: "_Element"
    """The section of the first pages."""
    others: "_Element"
    numbered: frozenset[str]
    """The ids of styles that number their paragraphs."""
    broken: bool
    """Whether the heading of the contents begins a page by its style."""

    def section(self, landscape: bool, first: bool) -> str:
        """Give the end of a section."""
        section = deepcopy(self.first if first else self.others)
        if landscape:
            _turn(section, "landscape")
        return etree.tostring(section, encoding="unicode")


def adopted(found: FoundFile, chapters: bool) -> tuple[Ground | None, tuple[Finding, ...]]:
    """Open a file and make it ready to be filled with a text of ours, with *chapters* that a header may name."""
    try:
        parts = Parts(content_of(open_document(found.path)))
        faults = tuple(_unsafe(parts, found.file))
        return (None, faults) if faults else (_ground(parts, chapters), ())
    except Refused as refused:
        return None, (replace(refused.finding(found.file), origin=Origin.TEMPLATE),)
    except KeyError:
        return None, (Said.TEMPLATE_BROKEN.at(FilePlace(found.file)),)


def with_body(ground: Ground, body: str, title: str) -> bytes:
    """Give the file with that text; nothing that only the old one used is left in it."""
    edition = ground.edition
    edition.changed[edition.main] = _document(edition.tree(edition.main), body)
    edition.forget(_KEPT, _relations_used(edition.tree(edition.main)))
    content = reachable(edition.content())
    content[CONTENT_TYPES] = content[CONTENT_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    return packed(retitled(content, title))


def _unsafe(parts: Parts, file: str) -> Iterator[Finding]:
    """Find what is never taken over; changes and comments in the text do not matter, since the text is not kept."""
    if macros(parts):
        yield Said.TEMPLATE_WITH_MACROS.at(FilePlace(file))
        return
    styles = next(parts.related("styles"), "")
    filled = filled_parts(parts, heading_levels(parts.tree(styles)))
    for said, spot, detail, slots in unfit(parts, filled):
        if said is Said.TEMPLATE_ACTIVE or (said is Said.TEMPLATE_WITH_CHANGES and spot.part):
            yield said.at(spot.place(file, detail), **slots)


def _ground(parts: Parts, chapters: bool) -> Ground:
    edition = Edition(parts)
    section = _last_section(parts.tree(parts.main))
    width = text_width(section)
    _settle(edition)
    fit_styles(edition, our_styles().keys(), width)
    styles = edition.tree(edition.related("styles"))
    look = look_of(styles)
    own = {
        "header": skeleton.header_part(width, chapters, look.style("header")),
        "footer": skeleton.footer_part(look.style("footer")),
    }
    for kind, xml in own.items():
        if section.find(w(f"{kind}Reference")) is None:
            relation = edition.add(kind, etree.fromstring(xml), f"{WORD_TYPE}.{kind}+xml")
            attributes = {w("type"): "default", f"{{{R}}}id": relation}
            section.insert(0, section.makeelement(w(f"{kind}Reference"), attributes))
    chain = styling_of(edition).chain(look.style("toc heading")).paragraph
    return Ground(edition, look, section, _following(section), numbered_styles(styles), on(chain, "pageBreakBefore"))


def _last_section(document: "_Element") -> "_Element":
    """Give the last section, upright, with headers and footers that it has from those before it."""
    body = document.find(w("body"))
    assert body is not None
    sections = [*body.iter(w("sectPr"))]
    last = deepcopy(sections[-1]) if sections else body.makeelement(w("sectPr"))
    references = {(each.tag, each.get(w("type"))): each for section in sections for each in _references(section)}
    for each in _references(last):
        last.remove(each)
    last[0:0] = [deepcopy(each) for each in references.values()]
    titled = any(section.find(w("titlePg")) is not None for section in sections)
    if titled and last.find(w("titlePg")) is None:
        after = next((each for each in last if each.tag in _AFTER_TITLE_PAGE), None)
        last.insert(len(last) if after is None else last.index(after), last.makeelement(w("titlePg")))
    for name in ("type", "sectPrChange"):
        for each in last.findall(w(name)):
            last.remove(each)
    if is_wide(last):
        _turn(last, "portrait")
    return last


def _turn(section: "_Element", orientation: str) -> None:
    size = section.find(w("pgSz"))
    if size is not None:
        width, height = size.get(w("w"), ""), size.get(w("h"), "")
        for name, value in (("w", height), ("h", width), ("orient", orientation)):
            size.set(w(name), value)


def _references(section: "_Element") -> "list[_Element]":
    return [each for each in section if each.tag in (w("headerReference"), w("footerReference"))]


def _following(section: "_Element") -> "_Element":
    """Give the section of pages that follow: they have no first page of their own, and number on."""
    following = deepcopy(section)
    for name in ("titlePg", "pgNumType"):
        for each in following.findall(w(name)):
            following.remove(each)
    return following


def _settle(edition: Edition) -> None:
    """Let the document be in Swedish and of Word's present kind, and ask nothing of who opens it."""
    styles = edition.tree(edition.related("styles"))
    for language in styles.iterfind(f"{w('docDefaults')}//{w('lang')}"):
        language.set(w("val"), "sv-SE")
    name = edition.related("settings")
    if not name:
        return
    settings = edition.tree(name)
    for each in [each for each in settings if each.tag in _NOT_KEPT]:
        settings.remove(each)
    for each in settings.iter(w("compatSetting")):
        if each.get(w("name")) == "compatibilityMode":
            each.set(w("val"), _COMPATIBLE)


def _document(old: "_Element", body: str) -> "_Element":
    """Give the part with the text, whose root declares what both the old one and our blocks need."""
    spaces = {str(prefix): uri for prefix, uri in old.nsmap.items() if prefix} | {"w15": W15, "r": R, "mc": MC}
    root = etree.Element(old.tag, nsmap=spaces)
    for name, value in old.attrib.items():
        root.set(name, value)
    root.set(f"{{{MC}}}Ignorable", " ".join(sorted({*old.get(f"{{{MC}}}Ignorable", "").split(), "w15"})))
    root.append(etree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>"))
    return root


def _relations_used(document: "_Element") -> frozenset[str]:
    """Give the ids of the relations that a text uses."""
    return frozenset(
        str(value)
        for element in document.iter("*")
        for name, value in element.attrib.items()
        if str(name).startswith(f"{{{R}}}")
    )
