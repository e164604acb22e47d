"""Whether the file holds together: every part that is spoken of is there, and nothing reaches out of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from generator.model.findings import FilePlace, Finding
from generator.report.active import active_fields, active_relations, macros
from generator.report.audit.seen import Seen
from generator.report.charts.framing import MARK
from generator.report.packaging import CONTENT_TYPES
from generator.report.spots import Spot
from generator.report.wordml import R, w
from generator.swedish import lint_words as words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION_IDS: Any = etree.XPath("//@r:*", namespaces={"r": R})
_REFERENCES = {"footnotes": ("footnoteReference", "footnote"), "endnotes": ("endnoteReference", "endnote")}


def relations(document: Seen) -> Iterator[Finding]:
    """Find relations to parts that are not there, and ids that no relation has."""
    parts = document.parts
    names = {name.casefold() for name in parts.content}
    for name in ("", *parts.content):
        for relation in parts.relations(name).values():
            inside = not relation.external and relation.kind != "hyperlink"
            if inside and relation.target.casefold() not in names:
                yield Audit.PART_NOT_THERE.at(FilePlace(document.file), part=relation.target)
    for part in document.all:
        known = parts.relations(part.name)
        for element, relation_id in _referring(part.root):
            if relation_id not in known and not relation_id.startswith(MARK):
                yield document.finding(Audit.RELATION_UNKNOWN, part.spot(element), id=relation_id)
    for chart in parts.charts:
        for _, relation_id in _referring(parts.tree(chart)):
            if relation_id not in parts.relations(chart):
                yield Audit.RELATION_UNKNOWN.at(FilePlace(document.file), id=relation_id)


def _referring(root: "_Element") -> "Iterator[tuple[_Element, str]]":
    for attribute in _RELATION_IDS(root):
        yield attribute.getparent(), str(attribute)


def types(document: Seen) -> Iterator[Finding]:
    """Find parts that the file does not say the kind of; Word calls such a file damaged."""
    root = document.parts.tree(CONTENT_TYPES)
    endings = {each.get("Extension", "").casefold() for each in root.iterfind("{*}Default")}
    named = {each.get("PartName", "").lstrip("/").casefold() for each in root.iterfind("{*}Override")}
    for name in document.parts.content:
        if name != CONTENT_TYPES and name.casefold() not in named and name.rpartition(".")[2].casefold() not in endings:
            yield Audit.PART_WITHOUT_KIND.at(FilePlace(document.file), part=name)
    for name in sorted(named - {name.casefold() for name in document.parts.content}):
        yield Audit.PART_NOT_THERE.at(FilePlace(document.file), part=name)


def notes(document: Seen) -> Iterator[Finding]:
    """Find references to footnotes and endnotes that are not there."""
    for kind, (reference, note) in _REFERENCES.items():
        there = {
            each.get(w("id"))
            for name in document.parts.related(kind)
            for each in document.parts.tree(name).iter(w(note))
        }
        for element in document.body.root.iter(w(reference)):
            if element.get(w("id")) not in there:
                yield document.finding(Audit.NOTE_UNKNOWN, document.body.spot(element))


def active(document: Seen) -> Iterator[Finding]:
    """Find what fetches or runs something outside the document."""
    if macros(document.parts):
        yield document.finding(Audit.DOCUMENT_ACTIVE, Spot(), what=words.ACTIVE_RELATIONS["vbaProject"])
    for name in ("", *document.parts.content):
        for what, target, _ in active_relations(document.parts, name):
            yield document.finding(Audit.DOCUMENT_ACTIVE, Spot(), target, what=what)
    for part in document.all:
        for what, instruction, begin in active_fields(part.fields):
            yield document.finding(Audit.DOCUMENT_ACTIVE, part.spot(begin), instruction, what=what)
