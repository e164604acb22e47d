"""The parts of a template that are filled, with their paragraphs in place; and what is wrong with any of them as such.

Commands elsewhere in the file would stand in the finished document as they are. Changes and comments that somebody
has left would follow with it too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.report.active import active_fields, active_relations
from generator.report.fields import fields_in
from generator.report.headings import plain_text
from generator.report.lint.tags import Flaw, half_tags, tags_in
from generator.report.parts import Parts
from generator.report.spots import Spot, spotted
from generator.report.wordml import R, w
from generator.swedish import document_words, lint_words
from generator.swedish.lint_messages import Lint
from generator.swedish.template_messages import Template

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE = ("header", "footer", "footnotes")
_CHANGES = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange"),
        *("tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange"),
    )
)
_COMMENT = w("comment")
_NOT_TEXT = re.compile(r"(_rels/.*\.rels|\[Content_Types\]\.xml|docProps/.*|customXml/.*|.*/theme/.*)")


@dataclass(frozen=True)
class Filled:
    """One part that is filled; *kind* says what it is, when it is not the body."""

    name: str
    kind: str
    root: "_Element"
    levels: Mapping[str, int]

    @property
    def word(self) -> str:
        """What people call the part; nothing for the body."""
        return document_words.PART_KINDS[self.kind] if self.kind else ""

    @cached_property
    def spots(self) -> "Mapping[_Element, Spot]":
        """Where each paragraph and table stands."""
        return dict(spotted(self.root, self.levels, self.word))

    def spot(self, element: "_Element | None") -> Spot:
        """Give the place of anything in the part."""
        while element is not None:
            if element in self.spots:
                return self.spots[element]
            element = element.getparent()
        return Spot(part=self.word)


def filled_parts(parts: Parts, levels: Mapping[str, int]) -> tuple[Filled, ...]:
    """Give the parts that are filled, in the order in which they are."""
    beside = ((kind.removesuffix("s"), name) for kind in _BESIDE for name in parts.related(kind))
    named = [("", parts.main), *beside]
    return tuple(Filled(name, kind, parts.tree(name), levels) for kind, name in dict.fromkeys(named))


def unfit(parts: Parts, filled: tuple[Filled, ...]) -> Iterator[Flaw]:
    """Find what a template may not hold at all: changes, comments, and what reaches out of the document."""
    by_name = {part.name: part for part in filled}
    for name in ("", *parts.content):
        for what, target, relation_id in active_relations(parts, name):
            part = by_name.get(name)
            spot = part.spot(_referring(part.root, relation_id)) if part else Spot()
            yield Template.TEMPLATE_ACTIVE, spot, target, {"what": what}
    for part in filled:
        for what, instruction, begin in active_fields(fields_in(part.root)):
            yield Template.TEMPLATE_ACTIVE, part.spot(begin), instruction, {"what": what}
        yield from _changed(part)
    yield from _commented(parts, filled[0])


def _referring(root: "_Element", relation_id: str) -> "_Element | None":
    """Find the element that uses a relation."""
    space = f"{{{R}}}"
    for element in root.iter():
        for name, value in element.attrib.items():
            if value == relation_id and str(name).startswith(space):
                return element
    return None


def _changed(part: Filled) -> Iterator[Flaw]:
    changed = next(part.root.iter(*_CHANGES), None)
    if changed is not None:
        yield Template.TEMPLATE_WITH_CHANGES, part.spot(changed), plain_text(changed), {}


def _commented(parts: Parts, body: Filled) -> Iterator[Flaw]:
    comments = [comment for name in parts.related("comments") for comment in parts.tree(name).iter(_COMMENT)]
    if comments:
        first = next(body.root.iter(w("commentRangeStart"), w("commentReference")), None)
        number = lint_words.comments(len(comments))
        yield Lint.TEMPLATE_WITH_COMMENTS, body.spot(first), plain_text(comments[0]), {"number": number}


def unfilled_tags(parts: Parts, filled: tuple[Filled, ...]) -> Iterator[Flaw]:
    """Find commands in parts where none is filled in."""
    names = {part.name for part in filled}
    for name, content in parts.content.items():
        if name not in names and name.endswith(".xml") and not _NOT_TEXT.fullmatch(name) and b"{" in content:
            where = lint_words.part_kind(name)
            for text in _texts(parts.tree(name)):
                for tag in tags_in(text, Spot()):
                    yield Lint.TAG_NOT_FILLED, Spot(), tag.text, {"where": where}
                if half_tags(text):
                    yield Lint.TAG_NOT_FILLED, Spot(), text, {"where": where}


def _texts(root: "_Element") -> Iterator[str]:
    """Yield the texts of a part of any kind: those of paragraphs, and values of charts."""
    for element in root.iter("{*}p", "{*}v"):
        if element.tag.endswith("}v"):
            yield element.text or ""
        else:
            yield "".join(text.text or "" for text in element.iter("{*}t"))
