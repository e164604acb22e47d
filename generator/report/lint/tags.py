"""The commands of a template, as they stand in Word and as they reach the language.

Word divides a text into pieces as it likes; a command is what stands between its braces, whatever the pieces. What is
wrong with how a command is written or placed is found here; what it says is judged by `nesting` and `wording`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.expressions.faults import COMMANDS
from generator.report.spots import Spot
from generator.report.wordml import w
from generator.swedish import lint_words as words
from generator.swedish.lint_messages import Lint
from generator.swedish.template_messages import Template

if TYPE_CHECKING:
    from lxml.etree import _Element

Flaw = tuple[Lint | Template, Spot, str, Mapping[str, object]]
"""What is wrong: the sentence, where, the text seen there, and what fills the sentence."""

_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_APART = re.compile(r"\{\s+[{%]|[}%]\s+\}")
_PREFIX = re.compile(rf"(?:\s+(?=(?:tr|tc|p|r)\s+(?:{'|'.join(COMMANDS)})\b))?(tr|tc|p|r)(\s)(.*)", re.DOTALL)
# docxtpl looks for these signs to find where a command of a paragraph or a row ends.
_NOT_IN_PREFIXED = re.compile("[}%]")
_STRAIGHT = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_P, _R, _T, _TR, _TC, _TBL = (w(name) for name in ("p", "r", "t", "tr", "tc", "tbl"))
_CODE, _BOX = w("instrText"), w("txbxContent")
_OUTER = {"p": _P, "tr": _TR, "tc": _TC}


@dataclass(frozen=True, slots=True)
class Tag:
    """One command. *prefix* says what it replaces: a paragraph (p), a row (tr), a cell (tc), a run (r), or nothing."""

    text: str
    sign: str
    prefix: str
    inside: str
    """What the language gets, between the braces."""
    spot: Spot
    home: "tuple[_Element | None, ...]"
    """What the beginning and the end of a block must have in common: what holds the paragraph, row or text."""

    @property
    def command(self) -> str:
        """The first word of a command; empty for what is printed."""
        found = re.match(r"[-+]?\s*(\w+)", self.inside) if self.sign == "{%" else None
        return found[1] if found else ""


def found_tags(spots: "Mapping[_Element, Spot]") -> tuple[tuple[Tag, ...], tuple[Flaw, ...]]:
    """Give the commands of a part, in the order in which they run, and what is wrong with how they are written.

    *spots* are the part's paragraphs and tables in order, with their places.
    """
    tags: list[Tag] = []
    flaws: list[Flaw] = []
    for element, spot in spots.items():
        hidden = _hidden_texts(element)
        if element.tag == _P:
            nodes = _nodes(element)
            text = "".join(node.text or "" for node in nodes)
            if "{" in text or "}" in text:
                found = tuple(_tags(element, spot, text, nodes))
                flaws += _flaws(element, spot, text, found)
                tags += [tag for tag, _ in found]
        tags += [_hidden(text, spot) for text in hidden]
    return tuple(tags), tuple(flaws)


def tags_in(text: str, spot: Spot) -> tuple[Tag, ...]:
    """Give the commands of a text that stands by itself, such as a property of the document."""
    return tuple(_hidden(found[0], spot) for found in _WHOLE.finditer(text))


def half_tags(text: str) -> bool:
    """Tell whether a text has braces that begin or end no whole command."""
    left = (_WHOLE.sub("", text), *(_WHOLE.sub("", found[0][2:-2]) for found in _WHOLE.finditer(text)))
    return any(map(_HALF.search, left))


def _hidden(text: str, spot: Spot) -> Tag:
    return Tag(text, text[:2], "", text[2:-2].translate(_STRAIGHT), spot, (None,))


def _hidden_texts(element: "_Element") -> Iterator[str]:
    """Yield the commands in attributes and fields, such as an alternative text: they are filled too."""
    for each in element.iter():
        values = [*each.attrib.values(), *([each.text or ""] if each.tag == _CODE else [])]
        for value in values:
            if "{" in value and each.tag != _T:
                yield from (found[0] for found in _WHOLE.finditer(str(value)))
        if element.tag == _TBL and each.tag == _TR:
            return  # paragraphs of the table come by themselves


def _nodes(paragraph: "_Element") -> list["_Element"]:
    nodes = list(paragraph.iter(_T))
    if paragraph.find(f".//{_BOX}") is None:
        return nodes
    return [node for node in nodes if next(node.iterancestors(_P)) is paragraph]


def _tags(paragraph: "_Element", spot: Spot, text: str, nodes: Sequence["_Element"]) -> Iterator[tuple[Tag, bool]]:
    """Yield the commands of a paragraph, and for each whether it lies whole within what it begins in."""
    ends: list[int] = []
    for node in nodes:
        ends.append((ends[-1] if ends else 0) + len(node.text or ""))
    for found in _WHOLE.finditer(text):
        touched = [
            node
            for node, begin, end in zip(nodes, [0, *ends], ends, strict=False)
            if begin < found.end() and end > found.start()
        ]
        holders = {_holders(node, paragraph) for node in touched}
        prefix, inside = _taken_apart(found[0][2:-2])
        home = _home(paragraph, prefix, _holders(touched[0], paragraph))
        yield Tag(found[0], found[0][:2], prefix, inside, spot, home), len(holders) == 1


def _holders(node: "_Element", paragraph: "_Element") -> tuple["_Element", ...]:
    """Give what a text stands in within its paragraph: links, controls and the like."""
    above = []
    for each in node.iterancestors():
        if each is paragraph:
            break
        if each.tag != _R:
            above.append(each)
    return tuple(above)


def _taken_apart(inside: str) -> tuple[str, str]:
    """Give the prefix, also where it is written so that docxtpl will not see it, and the rest."""
    found = _PREFIX.fullmatch(inside)
    prefix, rest = (found[1], found[3]) if found else ("", inside)
    return prefix, rest.translate(_STRAIGHT)


def _home(paragraph: "_Element", prefix: str, holders: tuple["_Element", ...]) -> "tuple[_Element | None, ...]":
    outer = _OUTER.get(prefix)
    if outer is None:
        return (paragraph.getparent(), *holders)
    whole = paragraph if outer == _P else next(paragraph.iterancestors(outer), None)
    return (whole.getparent(),) if whole is not None else (None,)


def _flaws(paragraph: "_Element", spot: Spot, text: str, found: Sequence[tuple[Tag, bool]]) -> Iterator[Flaw]:
    if half_tags(text):
        yield Template.TEMPLATE_UNCLOSED, spot, " ".join(text.split()), {}
    elif apart := _APART.search(_WHOLE.sub("", text)):
        yield Lint.BRACES_APART, spot, " ".join(text.split()), {"braces": apart[0]}
    for tag, whole in found:
        if not whole:
            yield Lint.TAG_STRADDLING, spot, tag.text, {}
        yield from _misplaced(paragraph, tag)
    told = [tag for tag, _ in found if tag.prefix in _OUTER]
    if told:
        yield from _beside(paragraph, told[0])


def _misplaced(paragraph: "_Element", tag: Tag) -> Iterator[Flaw]:
    """Find prefixes that docxtpl will not see, or that stand where there is nothing to replace."""
    inside = tag.text[2:-2]
    begin = {"begin": f"{tag.sign}{tag.prefix}"}
    found = _PREFIX.fullmatch(inside)
    if found is None:
        return
    if inside[0].isspace():
        yield Lint.PREFIX_APART, tag.spot, tag.text, begin
    elif found[2] != " ":
        yield Lint.PREFIX_HARD_SPACE, tag.spot, tag.text, begin
    elif _NOT_IN_PREFIXED.search(found[3]):
        yield Lint.PREFIX_SIGN, tag.spot, tag.text, begin
    if tag.prefix in ("tr", "tc") and next(paragraph.iterancestors(_OUTER[tag.prefix]), None) is None:
        yield Lint.OUTSIDE_TABLE, tag.spot, tag.text, begin


def _beside(paragraph: "_Element", tag: Tag) -> Iterator[Flaw]:
    """Find text beside a command that takes the place of the whole paragraph, row or cell: it would vanish."""
    whole = paragraph if tag.prefix == "p" else next(paragraph.iterancestors(_OUTER[tag.prefix]), paragraph)
    nodes = _nodes(whole) if whole is paragraph else whole.iter(_T)
    text = "".join(node.text or "" for node in nodes).replace(tag.text, "", 1)
    # Rows of facts that `tables` has made have a sign in their empty cells.
    if any(map(str.isalnum, text)):
        lost = " ".join(text.split())
        yield Lint.TAG_NOT_ALONE, tag.spot, tag.text, {"lost": lost, "whole": words.WHOLES[tag.prefix]}
