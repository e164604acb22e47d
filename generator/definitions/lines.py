"""On which line each table, key and list element of a TOML text stands, which `tomllib` does not tell.

The text must be valid TOML. Paths are as in the loaded tree: names, and positions in lists.
"""

import re
from collections.abc import Iterator, Mapping

TreePath = tuple[str | int, ...]

_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]]+?)[ \t]*\]\]?")
_KEY = re.compile(r"[ \t]*([A-Za-z0-9_\-.\"' \t]+?)[ \t]*=")
_NAME = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
# What may hold brackets and line ends without meaning them comes first.
_TOKEN = re.compile(
    r"\"\"\"(?:\\.|[^\\])*?\"\"\"+|'''.*?'''+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*|[\[\]{}\n]", re.DOTALL
)


def lines_of(text: str) -> Mapping[TreePath, int]:
    """Give the line, counted from 1, of every table header, every key and every table in a list."""
    scan = _Scan(text)
    return dict(scan.found())


class _Scan:
    """One walk through the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.line = 1
        self.table: TreePath = ()
        self.counts: dict[TreePath, int] = {}

    def found(self) -> Iterator[tuple[TreePath, int]]:
        while self.position < len(self.text):
            header = _HEADER.match(self.text, self.position)
            key = None if header else _KEY.match(self.text, self.position)
            if header:
                self.table = self._entered(_names(header[2]), many=header[1] == "[[")
                yield self.table, self.line
                self.position = header.end()
                yield from self._value(None)
            elif key:
                path = (*self.table, *_names(key[1]))
                yield path, self.line
                self.position = key.end()
                yield from self._value(path)
            else:
                yield from self._value(None)

    def _entered(self, names: tuple[str, ...], *, many: bool) -> TreePath:
        path: TreePath = ()
        for position, name in enumerate(names):
            path = (*path, name)
            if many and position == len(names) - 1:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def _value(self, path: TreePath | None) -> Iterator[tuple[TreePath, int]]:
        """Go to the end of the statement; yield the tables that stand in its list."""
        depth = element = 0
        for token in _TOKEN.finditer(self.text, self.position):
            sign = token[0]
            if sign == "{" and depth == 1 and path is not None:
                yield (*path, element), self.line
                element += 1
            depth += (sign in "[{") - (sign in "]}")
            self.line += sign.count("\n")
            if sign == "\n" and depth <= 0:
                self.position = token.end()
                return
        self.position = len(self.text)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(next(part for part in found if part) for found in _NAME.findall(dotted))
