"""A Word file of others while it is changed: parts replaced, added with their relations, and left out when unused."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.report.packaging import CONTENT_TYPES
from generator.report.parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(slots=True)
class Edition:
    """A file that is being changed; *parts* stays as it was."""

    parts: Parts
    changed: "dict[str, _Element]" = field(default_factory=dict)

    def tree(self, name: str) -> "_Element":
        """Give a part to be changed."""
        if name not in self.changed:
            self.changed[name] = etree.fromstring(etree.tostring(self.parts.tree(name)))
        return self.changed[name]

    @property
    def main(self) -> str:
        """The name of the part with the text."""
        return self.parts.main

    def related(self, kind: str) -> str:
        """Name the part of a kind that the one with the text refers to; empty if there is none."""
        folder = posixpath.dirname(self.main)
        for each in self._relations():
            if each.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                if target in self:
                    return target
        return ""

    def add(self, kind: str, root: "_Element", content_type: str) -> str:
        """Add a part that the one with the text refers to; give the relation's id."""
        folder = posixpath.dirname(self.main)
        number = next(n for n in range(1, len(self.parts.content) + 99) if f"{folder}/{kind}{n}.xml" not in self)
        name = f"{folder}/{kind}{number}.xml"
        self.changed[name] = root
        types = self.tree(CONTENT_TYPES)
        space = f"{{{_PACKAGE}/content-types}}"
        etree.SubElement(types, f"{space}Override", {"PartName": f"/{name}", "ContentType": content_type})
        relations = self._relations()
        taken = {each.get("Id") for each in relations}
        identity = next(f"rg{n}" for n in range(1, len(taken) + 2) if f"rg{n}" not in taken)
        attributes = {"Id": identity, "Type": f"{OFFICE}/{kind}", "Target": posixpath.basename(name)}
        etree.SubElement(relations, f"{{{_PACKAGE}/relationships}}Relationship", attributes)
        return identity

    def forget(self, kinds: frozenset[str], used: frozenset[str]) -> None:
        """Drop the relations of the part with the text that are neither of those kinds nor used by it."""
        relations = self._relations()
        for each in [*relations]:
            if each.get("Type", "").rpartition("/")[2] not in kinds and each.get("Id") not in used:
                relations.remove(each)

    def content(self) -> dict[str, bytes]:
        """Give every part as it now is."""
        written = {
            name: etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
            for name, root in self.changed.items()
        }
        return {**self.parts.content, **written}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self.changed or name in self.parts.content

    def _relations(self) -> "_Element":
        name = self._relations_of(self.main)
        if name not in self:
            self.changed[name] = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")
        return self.tree(name)

    @staticmethod
    def _relations_of(name: str) -> str:
        folder, base = posixpath.split(name)
        return posixpath.join(folder, "_rels", f"{base}.rels")


def reachable(content: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the parts that no relation leads to any more."""
    parts = Parts(content)
    wanted = {CONTENT_TYPES, "_rels/.rels"} | set(_led_to(parts))
    kept = {name: data for name, data in content.items() if name in wanted}
    types = parts.tree(CONTENT_TYPES)
    for override in [*types.iter(f"{{{_PACKAGE}/content-types}}Override")]:
        if override.get("PartName", "").lstrip("/") not in kept:
            types.remove(override)
    kept[CONTENT_TYPES] = etree.tostring(types, encoding="UTF-8", standalone=True, xml_declaration=True)
    return kept


def _led_to(parts: Parts) -> Iterator[str]:
    """Yield every part that something leads to, with the part that holds its relations."""
    waiting, seen = [""], set[str]()
    while waiting:
        name = waiting.pop()
        for relation in parts.relations(name).values():
            if not relation.external and relation.target in parts.content and relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)
                folder, base = posixpath.split(relation.target)
                yield relation.target
                yield posixpath.join(folder, "_rels", f"{base}.rels")
