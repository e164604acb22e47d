"""The parts of a Word file by name, each parsed once however many look at it, and what they are to each other."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.office.normal import strict_xml
from generator.office.package import Relation, relation_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "officeDocument"


@dataclass(frozen=True, slots=True)
class Parts:
    """The content of a file. *trees* may hold some that have been parsed already."""

    content: Mapping[str, bytes]
    trees: "dict[str, _Element]" = field(default_factory=dict)
    parse: "Callable[[bytes, str], _Element]" = strict_xml
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)

    def tree(self, name: str) -> "_Element":
        """Give a part's tree; raises `Refused` if it is not well-formed."""
        if name not in self.trees:
            self.trees[name] = self.parse(self.content[name], name)
        return self.trees[name]

    def relations(self, name: str = "") -> Mapping[str, Relation]:
        """Give the relations of a part, or of the file itself, by their ids."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            part = posixpath.join(folder, "_rels", f"{base}.rels")
            found = self.tree(part) if part in self.content else ()
            self._relations[name] = {each.get("Id", ""): relation_of(dict(each.attrib), folder) for each in found}
        return self._relations[name]

    @property
    def main(self) -> str:
        """The name of the part with the text."""
        return next((each.target for each in self.relations().values() if each.kind == _MAIN), "")

    def related(self, kind: str, to: str = "") -> Iterator[str]:
        """Yield the parts of a kind that a part refers to; if none is said, the one with the text."""
        for relation in self.relations(to or self.main).values():
            if relation.kind == kind and not relation.external and relation.target in self.content:
                yield relation.target

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of the parts that are charts of the text."""
        return tuple(dict.fromkeys(self.related("chart")))
