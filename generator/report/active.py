"""What in a Word file fetches or runs something outside the document, each by its kind.

Ordinary links and addresses are none, and neither is the workbook behind a chart.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.office.package import Relation
from generator.report.fields import Field
from generator.report.parts import Parts
from generator.swedish import lint_words as words

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAFE_LINK = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
_FIELD = re.compile(r"\s*(INCLUDE\w*|DDE\w*|IMPORT|MACROBUTTON|LINK|DATABASE|RD)\b", re.IGNORECASE)
_RELATIONS = frozenset(words.ACTIVE_RELATIONS) - {"image", "hyperlink"}
_MACRO_TYPE = b".macroEnabled"
_TYPES = "[Content_Types].xml"


def macros(parts: Parts) -> bool:
    """Tell whether a file has macros, or says that it may have."""
    named = any(name.lower().endswith("vbaproject.bin") for name in parts.content)
    return named or _MACRO_TYPE in parts.content[_TYPES]


def active_relations(parts: Parts, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a part's relations fetch or run: what it is, where it leads, and the relation's id."""
    for relation_id, relation in parts.relations(name).items():
        if _is_active(name, relation):
            yield _called(relation), relation.target, relation_id


def active_fields(fields: Iterable[Field]) -> "Iterator[tuple[str, str, _Element | None]]":
    """Yield those of the fields that fetch or run something: what it is, its instruction, and where it begins."""
    for field in fields:
        found = _FIELD.match(field.instruction)
        if found:
            yield (
                words.ACTIVE_FIELDS.get(found[1].upper(), words.OTHER_RELATION),
                field.instruction.strip(),
                field.begin,
            )


def _is_active(part: str, relation: Relation) -> bool:
    if relation.kind in _RELATIONS:
        return not (relation.kind == "package" and part.startswith("word/charts/"))
    return relation.external and not (relation.kind == "hyperlink" and _SAFE_LINK.match(relation.target))


def _called(relation: Relation) -> str:
    if relation.kind == "oleObject" and relation.external:
        return words.LINKED_OBJECT
    return words.ACTIVE_RELATIONS.get(relation.kind, words.OTHER_RELATION)
