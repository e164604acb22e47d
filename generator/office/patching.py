"""A package of somebody else's in which a few parts are changed: all other parts stay as they are, byte for byte.

A part becomes a tree when it is asked for as one, and is written anew only then. Relations and content types follow
what is added and dropped.
"""

import posixpath
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from generator.office.markup import SPREADSHEET
from generator.office.normal import entry, strict_xml
from generator.office.package import Relation, open_package, relation_of
from generator.office.refusal import Refused
from generator.swedish.office_messages import Office

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{_PACKAGE}/relationships"
_RELATION = f"{{{_RELATIONS}}}Relationship"
_CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006",
    "http://purl.oclc.org/ooxml/officeDocument",
)
"""Where the names of relations begin, in the usual form and in that of Strict Open XML."""


class Patch:
    """A workbook package on its way to a changed copy."""

    def __init__(self, data: bytes) -> None:
        """Open the package; raises `Refused` if it could harm."""
        self._package = open_package(data)
        self._names = {name.lower(): name for name in self._package.names}
        self._trees: dict[str, etree._Element] = {}
        self._contents: dict[str, bytes] = {}
        self.workbook = self._package.main_part()
        root = strict_xml(self.read(self.workbook), self.workbook)
        self.strict = etree.QName(root).namespace == SPREADSHEET[1]
        self.main = SPREADSHEET[self.strict]
        """The namespace of the workbook's own elements."""
        self.office = _OFFICE[self.strict]
        """What the names of relations and document properties begin with."""

    def __contains__(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.lower() in self._names

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(self._names.values())

    def read(self, part: str) -> bytes:
        """Give a part as it stands now."""
        name = self._known(part)
        if name in self._trees:
            return _written(self._trees[name])
        if name not in self._contents:
            self._contents[name] = self._package.read(name)
        return self._contents[name]

    def tree(self, part: str) -> etree._Element:
        """Give a part to be changed; raises `Refused` if it is no XML, and then it stays as it is."""
        name = self._known(part)
        if name not in self._trees:
            self._trees[name] = strict_xml(self.read(name), name)
        return self._trees[name]

    def add(self, part: str, data: bytes, content_type: str = "") -> None:
        """Add a part, or put another content in its place. Without a content type its ending tells it."""
        name = self._names.setdefault(part.lower(), part)
        self._trees.pop(name, None)
        self._contents[name] = data
        if content_type:
            self._declare("Override", "PartName", f"/{name}", content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what all parts with an ending are, unless that is said already."""
        self._declare("Default", "Extension", ending, content_type)

    def drop(self, part: str) -> None:
        """Take a part away, with its relations and its content type."""
        for name in (part, _relations_of(part)):
            self._trees.pop(self._names.get(name.lower(), name), None)
            self._names.pop(name.lower(), None)
        types = self.tree(_CONTENT_TYPES)
        for each in [each for each in types if each.get("PartName", "").lower() == f"/{part}".lower()]:
            types.remove(each)

    def free(self, pattern: str, alone: bool = False) -> str:
        """Give the first name of a pattern such as `xl/comments{}.xml` that no part has.

        A part that is *alone* of its kind has no number if it can.
        """
        if alone and pattern.format("") not in self:
            return pattern.format("")
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """Give the relations of a part, or of the package, by their id."""
        name = _relations_of(part)
        if name not in self:
            return {}
        # Only looking does not make the part one of those that are written anew.
        tree = self._trees.get(name)
        root = strict_xml(self.read(name), name) if tree is None else tree
        folder = posixpath.dirname(part)
        return {each.get("Id", ""): relation_of(dict(each.attrib), folder) for each in root.iter(_RELATION)}

    def related(self, part: str, kind: str) -> Mapping[str, str]:
        """Give the parts that a part has relations of a kind with, by the id of the relation."""
        found = self.relations(part).items()
        return {
            id_: each.target for id_, each in found if each.kind == kind and not each.external and each.target in self
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation and give its id; *kind* is the last word of its type, or the whole type."""
        name = _relations_of(part)
        if name not in self:
            self.add(name, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        taken, number = self.relations(part), 1
        while f"rId{number}" in taken:
            number += 1
        way = posixpath.relpath(target, posixpath.dirname(part) or ".")
        type_ = kind if "/" in kind else f"{self.office}/relationships/{kind}"
        etree.SubElement(self.tree(name), _RELATION, Id=f"rId{number}", Type=type_, Target=way)
        return f"rId{number}"

    def unrelate(self, part: str, id_: str) -> None:
        """Take a relation away."""
        root = self.tree(_relations_of(part))
        for each in [each for each in root if each.get("Id") == id_]:
            root.remove(each)

    def package(self) -> bytes:
        """Write the package: the parts in their order, the new ones last."""
        result = BytesIO()
        with ZipFile(result, "w", ZIP_DEFLATED) as target:
            for name in self._names.values():
                target.writestr(entry(name), self.read(name))
        return result.getvalue()

    def _known(self, part: str) -> str:
        if part not in self:
            raise Refused(Office.PART_MISSING, part=part)
        return self._names[part.lower()]

    def _declare(self, element: str, key: str, value: str, content_type: str) -> None:
        types = self.tree(_CONTENT_TYPES)
        if not any(each.get(key, "").lower() == value.lower() for each in types):
            made = etree.Element(f"{{{_PACKAGE}/content-types}}{element}", {key: value, "ContentType": content_type})
            # All defaults stand before the first override.
            types.insert(0, made) if element == "Default" else types.append(made)


def _relations_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
