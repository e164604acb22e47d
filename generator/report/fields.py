"""Numbers of captions, references to them, and the ids of bookmarks and controls, set right after rendering.

A block can come in any order and any number of times, so what must be unique or counted in a document is settled
when the whole of it is there. Everything is written out, since fields are not updated in protected view.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.report.wordml import bookmark_name, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEQUENCE = re.compile(r"SEQ\s+(\S+)")
_REFERENCE = re.compile(r"REF\s+(\S+)")


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, the texts of its result, and the element that it begins with."""

    begin: "_Element"
    instruction: str = ""
    result: list["_Element"] = field(default_factory=list)
    separated: bool = False


def settle(body: "_Element", beside: "Iterable[_Element]" = ()) -> None:
    """Number and refer, in headers, footers and footnotes too; what refers to nothing stays as it is."""
    _settle_bookmarks(body)
    _settle_controls(body)
    fields = tuple(fields_in(body))
    _count(fields)
    others = (field for part in beside for field in fields_in(part))
    _refer((*fields, *others), _bookmarked(body))


def fields_in(body: "_Element") -> Iterator[Field]:
    """Yield every field when it ends, so that one within another comes first; fields that do not end come last."""
    open_fields: list[Field] = []
    for element in body.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("fldSimple"):
            yield Field(element, element.get(w("instr"), "").strip(), [*element.iter(w("t"))])
        elif element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(Field(element))
            elif kind == "separate" and open_fields:
                open_fields[-1].separated = True
            elif kind == "end" and open_fields:
                yield open_fields.pop()
        elif open_fields and element.tag == w("instrText") and not open_fields[-1].separated:
            open_fields[-1].instruction = (open_fields[-1].instruction + (element.text or "")).lstrip()
        elif element.tag == w("t"):
            for each in open_fields:
                if each.separated:
                    each.result.append(element)
    yield from open_fields


def _count(fields: tuple[Field, ...]) -> None:
    counted: Counter[str] = Counter()
    for each in fields:
        found = _SEQUENCE.match(each.instruction)
        if found:
            counted[found[1]] += 1
            show(each, str(counted[found[1]]))


def _refer(fields: Iterable[Field], texts: Mapping[str, str]) -> None:
    for each in fields:
        found = _REFERENCE.match(each.instruction)
        if found and found[1] in texts:
            show(each, texts[found[1]])


def show(shown: Field, text: str) -> None:
    """Let a field show *text* until it is updated; one that has no result yet gets none."""
    for element in shown.result[1:]:
        element.text = ""
    if shown.result:
        shown.result[0].text = text


def _bookmarked(body: "_Element") -> dict[str, str]:
    """Give the text that each bookmark of a single paragraph stands round."""
    return {start.get(w("name"), ""): _between(start) for start in body.iter(w("bookmarkStart"))}


def _between(start: "_Element") -> str:
    texts = []
    for sibling in start.itersiblings():
        if sibling.tag == w("bookmarkEnd") and sibling.get(w("id")) == start.get(w("id")):
            break
        texts.append("".join(text.text or "" for text in sibling.iter(w("t"))))
    return "".join(texts)


def _settle_bookmarks(body: "_Element") -> None:
    """Give every bookmark a number of its own, and a name of its own where a block stands several times."""
    names: Counter[str] = Counter()
    opened: dict[str, list[str]] = {}
    for number, element in enumerate(body.iter(w("bookmarkStart"), w("bookmarkEnd")), 1):
        old = element.get(w("id"), "")
        if element.tag == w("bookmarkEnd"):
            element.set(w("id"), opened[old].pop() if opened.get(old) else str(number))
            continue
        opened.setdefault(old, []).append(str(number))
        element.set(w("id"), str(number))
        name = element.get(w("name"), "")
        names[name] += 1
        if names[name] > 1:
            element.set(w("name"), bookmark_name(name, str(names[name])))


def _settle_controls(body: "_Element") -> None:
    taken: set[int] = set()
    for element in body.iterfind(f".//{w('sdtPr')}/{w('id')}"):
        number = int(element.get(w("val"), "0"))
        while number in taken:
            number = (number + 1) % 2**31
        taken.add(number)
        element.set(w("val"), str(number))
