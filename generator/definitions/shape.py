"""Whether a model's tables have the keys that they may have, with values of the right kind.

`faults` finds everything that is wrong; `translated` gives what is right, under the engine's names. A value of the
wrong kind is left out there, so that the rest can still be built and checked and all faults be told at once.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.definitions.keys import Key, Shape, Spec
from generator.definitions.reading import Node, Value
from generator.definitions.suggesting import suggested
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import SHAPES, table_name
from generator.swedish.text import ascii_id

_ID = re.compile(r"[a-z0-9_]+")
_LONGEST_ID = 60
"""Forms are known by their ids, and their files have names made of them."""
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def faults(node: Node, spec: Spec, name: str = "") -> Iterator[Finding]:
    """Find unknown keys, missing keys, values of the wrong kind, and ids that are misspelt or there twice."""
    yield from _unknown(node, spec, name)
    for key in spec.keys:
        if key.name in node.values:
            yield from _value_faults(node, key)
        elif key.required and not _given_otherwise(node, key, spec):
            yield Definition.KEY_MISSING.at(node.place, key=key.name, table=table_name(name))


def translated(node: Node, spec: Spec) -> Node:
    """Give the table with the engine's names and without what is wrong; free keys are kept as they are."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for name, value in node.values.items():
        key = spec.by_name.get(name)
        field = key.field if key else name
        if (key is None and not spec.free) or (key and not _fits(value, key)):
            continue
        values[field] = _translated_value(value, key)
        lines[field] = node.lines[name]
    return Node(values, node.place, lines)


def _translated_value(value: Value, key: Key | None) -> Value:
    if key is None or key.of is None:
        return value
    spec = key.of
    if isinstance(value, Node):
        return translated(value, spec)
    assert isinstance(value, list)
    return [translated(item, spec) if isinstance(item, Node) else item for item in value]


def _unknown(node: Node, spec: Spec, name: str) -> Iterator[Finding]:
    if spec.free:
        return
    for key in node.values:
        if key not in spec.by_name:
            yield suggested(
                Definition.UNKNOWN_KEY,
                Definition.UNKNOWN_KEY_CLOSE,
                node.at(key),
                "key",
                key,
                spec.by_name,
                table=table_name(name),
            )


def _given_otherwise(node: Node, key: Key, spec: Spec) -> bool:
    return any(other.field == key.field and other.name in node.values for other in spec.keys)


def _value_faults(node: Node, key: Key) -> Iterator[Finding]:
    value, place = node.values[key.name], node.at(key.name)
    if not _fits(value, key):
        yield Definition.KEY_TYPE.at(place, key=key.name, wanted=SHAPES[key.shape.value])
    elif key.shape in (Shape.WORD, Shape.WORDS):
        words = [value] if isinstance(value, str) else node.texts(key.name)
        for word in words:
            if word not in key.words:
                yield suggested(
                    Definition.KEY_WORD,
                    Definition.KEY_WORD_CLOSE,
                    place,
                    "value",
                    str(word),
                    key.words,
                    key=key.name,
                )
    elif key.shape is Shape.MONTH_DAY and not _MONTH_DAY.fullmatch(str(value)):
        yield Definition.MONTH_DAY.at(place, key=key.name, value=value)
    elif key.shape is Shape.ID and not _ID.fullmatch(str(value)):
        yield Definition.ID_SIGNS.at(place, id=value, example=ascii_id(str(value)) or "fraga_1")
    elif key.shape is Shape.ID and len(str(value)) > _LONGEST_ID:
        yield Definition.ID_TOO_LONG.at(place, id=value, most=_LONGEST_ID)
    elif key.required and isinstance(value, str) and not value.strip():
        yield Definition.KEY_EMPTY.at(place, key=key.name)
    if key.of is not None:
        yield from _nested(node, key, key.of)


def _nested(node: Node, key: Key, spec: Spec) -> Iterator[Finding]:
    tables = node.tables(key.name)
    for table in tables:
        yield from faults(table, spec, key.name)
    own_id = spec.by_name.get("id")
    if own_id and own_id.shape is Shape.ID and key.shape is not Shape.TABLE:
        yield from _repeated_ids(tables)


def _repeated_ids(tables: tuple[Node, ...]) -> Iterator[Finding]:
    first: dict[str, Node] = {}
    for table in tables:
        table_id = table.values.get("id")
        if not isinstance(table_id, str):
            continue
        earlier = first.setdefault(table_id, table)
        if earlier is not table:
            before = earlier.at("id")
            yield Definition.ID_TWICE.at(table.at("id"), id=table_id, line=before.line, file=before.file)


def _fits(value: Value, key: Key) -> bool:
    match key.shape:
        case Shape.TEXT | Shape.ID | Shape.MONTH_DAY | Shape.WORD:
            return isinstance(value, str)
        case Shape.TEXTS | Shape.WORDS:
            return isinstance(value, str) or _all(value, str)
        case Shape.FLAG:
            return isinstance(value, bool)
        case Shape.WHOLE:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case Shape.NUMBER:
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
        case Shape.SCALAR:
            return not isinstance(value, list | Node | bool)
        case Shape.TABLE:
            return isinstance(value, Node)
        case Shape.TABLES:
            return _all(value, Node)
        case Shape.FIELDS:
            return _all(value, str | Node)


def _all(value: Value, kind: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)  # type: ignore[arg-type]
