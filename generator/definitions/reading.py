"""The TOML files of a model as one tree in which everything knows its file and line.

What keys and values mean is not known here. A file that cannot be read gives its findings, and the others are still
read, so that every fault of this kind is told at once.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from generator.definitions.lines import TreePath, lines_of
from generator.definitions.syntax import syntax_finding, undecodable
from generator.model.findings import FilePlace, Finding, LinePlace, Place
from generator.swedish.definition_messages import Definition

# Files that other programs leave beside those they copy or edit.
_NOT_OURS = (".", "~")

Value = object
"""A text, number, date, truth value, list, or `Node`; lists of tables are lists of `Node`."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One table: its values by key, its place, and the lines of its keys. It is equal to itself alone."""

    values: Mapping[str, Value]
    place: LinePlace
    lines: Mapping[str, int] = field(default_factory=dict)

    def at(self, key: str) -> LinePlace:
        """Give the place of a key, or of the table when the key is not there."""
        return LinePlace(self.place.file, self.lines.get(key, self.place.line))

    def tables(self, key: str) -> tuple["Node", ...]:
        """Give the tables of a list; none if the value is something else."""
        value = self.values.get(key)
        if isinstance(value, Node):
            return (value,)
        return tuple(item for item in value if isinstance(item, Node)) if isinstance(value, list) else ()

    def table(self, key: str) -> "Node | None":
        """Give a table that stands alone."""
        value = self.values.get(key)
        return value if isinstance(value, Node) else None

    def text(self, key: str, default: str = "") -> str:
        """Give a text, or *default* if there is none; surrounding blank space is no part of it."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; a single text is a list of one."""
        value = self.values.get(key)
        if isinstance(value, str):
            return (value,)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Give a truth value."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else default

    def number(self, key: str) -> Decimal | None:
        """Give a number."""
        value = self.values.get(key)
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None

    def whole(self, key: str, default: int = 0) -> int:
        """Give a whole number, or *default*."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default


def read_model(folder: Path, name: str, only: str = "*.toml") -> tuple[Node | None, tuple[Finding, ...]]:
    """Read the model's files, sorted by name; *name* is what the folder is called in messages.

    A build asks once for each period that it looks back at: the same files give the same tree.
    """
    found = (path for path in folder.glob(only) if not path.name.startswith(_NOT_OURS))
    paths = sorted(found, key=lambda path: (path.name != "modell.toml", path.name))
    if not paths:
        return None, (Definition.MODEL_MISSING.at(FilePlace(name)),)
    return _tree(name, tuple((path.name, path.read_bytes()) for path in paths))


@lru_cache(maxsize=2)
def _tree(name: str, contents: tuple[tuple[str, bytes], ...]) -> tuple[Node | None, tuple[Finding, ...]]:
    trees: list[Node] = []
    findings: list[Finding] = []
    for file, content in contents:
        tree, faults = _read_file(content, f"{name}/{file}")
        trees.extend(() if tree is None else (tree,))
        findings.extend(faults)
    root, clashes = _joined(trees, LinePlace(f"{name}/modell.toml", 1))
    return (None if findings else root), (*findings, *clashes)


def _read_file(content: bytes, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, (undecodable(content, error.start, file),)
    try:
        tree = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return None, (syntax_finding(str(error), text, file),)
    return _node(tree, (), lines_of(text), file), ()


def _node(table: Mapping[str, object], path: TreePath, lines: Mapping[TreePath, int], file: str) -> Node:
    line = _line(path, lines)
    values = {key: _value(value, (*path, key), lines, file) for key, value in table.items()}
    return Node(values, LinePlace(file, line), {key: _line((*path, key), lines) for key in table})


def _value(value: object, path: TreePath, lines: Mapping[TreePath, int], file: str) -> Value:
    match value:
        case dict():
            return _node(value, path, lines, file)
        case list():
            return [_value(item, (*path, position), lines, file) for position, item in enumerate(value)]
    return value


def _line(path: TreePath, lines: Mapping[TreePath, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _joined(trees: list[Node], place: LinePlace) -> tuple[Node, tuple[Finding, ...]]:
    """Join the files' top tables: lists one after another, tables key by key; the same key twice is a fault."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    for tree in trees:
        for key, value in tree.values.items():
            if key in values:
                values[key], faults = _both(key, values[key], value, tree.at(key))
                findings.extend(faults)
            else:
                values[key], lines[key] = value, tree.lines[key]
    return Node(values, place, lines), tuple(findings)


def _both(key: str, first: Value, second: Value, place: Place) -> tuple[Value, tuple[Finding, ...]]:
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *second], ()
    if isinstance(first, Node) and isinstance(second, Node):
        return _joined_tables(first, second)
    return first, (Definition.KEY_TWICE.at(place, key=key),)


def _joined_tables(first: Node, second: Node) -> tuple[Node, tuple[Finding, ...]]:
    values, findings = dict(first.values), list[Finding]()
    for key, value in second.values.items():
        if key in values:
            values[key], faults = _both(key, values[key], value, second.at(key))
            findings.extend(faults)
        else:
            values[key] = value
    return Node(values, first.place, {**second.lines, **first.lines}), tuple(findings)
