"""Opening a package (.xlsx, .docx) that a stranger made, without trusting a word of what it says about itself.

A package is a zip file of parts with relations between them. Parts are unpacked when they are asked for and counted
while they are; sizes that the file declares are never believed. What the parts say is for others to read.
"""

import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from generator.office import markup
from generator.office.refusal import MIB, Limits, Refused
from generator.office.sniffing import Kind, sniff
from generator.swedish.office_messages import Office

__all__ = ["Kind", "Limits", "Package", "Refused", "Relation", "open_package", "sniff"]

_CHUNK = 2**16
# Every part has one of these marks in the zip file's directory, whatever number the directory gives.
_DIRECTORY_MARK = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_PART = 1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)
"""What `zipfile` has been seen to raise on damaged files."""
_NOT_A_PACKAGE = {
    Kind.EMPTY: Office.FILE_EMPTY,
    Kind.ENCRYPTED: Office.FILE_ENCRYPTED,
    Kind.XLS: Office.FILE_IS_XLS,
    Kind.OLD_DOCUMENT: Office.FILE_IS_OLD_DOCUMENT,
    Kind.WEB_PAGE: Office.FILE_IS_WEB_PAGE,
    Kind.TEXT: Office.FILE_IS_TEXT,
    Kind.PDF: Office.FILE_IS_PDF,
    Kind.UNKNOWN: Office.FILE_DAMAGED,
}
# What is said of a workbook that is none is no help to one who is to mend a Word document.
_NOT_A_DOCUMENT = _NOT_A_PACKAGE | dict.fromkeys(
    (Kind.XLS, Kind.WEB_PAGE, Kind.TEXT, Kind.PDF), Office.FILE_NOT_DOCUMENT
)
# Where the content types do not tell, the folder of the main part does.
_FAMILIES = {"spreadsheetml": Kind.WORKBOOK, "ms-excel": Kind.WORKBOOK, "xl/": Kind.WORKBOOK}
_FAMILIES |= {"wordprocessingml": Kind.DOCUMENT, "ms-word": Kind.DOCUMENT, "word/": Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part. *target* is a part's name, or an address when the relation is *external*."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, the same in both namespaces: `worksheet`, `styles`, `attachedTemplate`."""
        return self.type.rpartition("/")[2]


class Package:
    """A package in memory. Parts are found without regard to the case of their names."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the zip file's directory and check every name in it; nothing is unpacked yet."""
        self.limits = limits
        self._unpacked = 0
        self._marks = 0
        if data.count(_DIRECTORY_MARK) > limits.parts:
            raise Refused(Office.TOO_MANY_PARTS, limit=limits.parts)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as fault:
            raise Refused(Office.FILE_DAMAGED) from fault
        self._parts = _directory(self._zip)
        self._relations: dict[str, Mapping[str, Relation]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(_part_name(info) for info in self._parts.values())

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.lower() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; raises `Refused` when it is missing, damaged or too large."""
        info = self._parts.get(name.lower())
        if info is None:
            raise Refused(Office.PART_MISSING, part=name)
        if info.compress_type not in _METHODS:
            raise Refused(Office.PART_DAMAGED, part=name)
        left = self.limits.part
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    self._count(chunk, left)
                    yield chunk
        except _DAMAGE as fault:
            raise Refused(Office.PART_DAMAGED, part=name) from fault

    def _count(self, chunk: bytes, left: int) -> None:
        self._unpacked += len(chunk)
        if left < 0 or self._unpacked > self.limits.total:
            limit = self.limits.part if left < 0 else self.limits.total
            raise Refused(Office.CONTENT_TOO_LARGE, limit=limit // MIB)

    def markup(self, name: str) -> Iterator[bytes]:
        """Unpack a part that is going to be parsed; counts beginnings and ends, which is what parsing costs."""
        for chunk in self.chunks(name):
            self._marks += chunk.count(b"<") + chunk.count(b"/>")
            if self._marks > self.limits.marks:
                raise Refused(Office.CONTENT_TOO_DETAILED, part=name)
            yield chunk

    def read(self, name: str) -> bytes:
        """Give a part whole."""
        return b"".join(self.chunks(name))

    def tree(self, name: str) -> Element:
        """Give a small part as a tree of local names."""
        return markup.tree(self.markup(name), name, self.limits)

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """Give the relations of a part by their id, or of the package itself; empty when there are none."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._read_relations(part)
        return known

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        return {relation.get("Id", ""): relation_of(relation.attrib, folder) for relation in self.tree(name)}

    def content_types(self) -> Mapping[str, str]:
        """Give the content type of every part that has one, by the part's name in lower case."""
        if "[Content_Types].xml" not in self:
            return {}
        defaults, types = {}, {}
        for entry in self.tree("[Content_Types].xml"):
            content_type = entry.get("ContentType", "")
            if entry.tag == "Override":
                types[entry.get("PartName", "").lstrip("/").lower()] = content_type
            else:
                defaults[entry.get("Extension", "").lower()] = content_type
        endings = {name: defaults.get(name.rpartition(".")[2], "") for name in self._parts}
        return {name: types.get(name) or ending for name, ending in endings.items() if types.get(name) or ending}

    def main_part(self) -> str:
        """Name the part that the package is about, such as `xl/workbook.xml`; empty when there is none."""
        found = (each.target for each in self.relations().values() if each.kind == "officeDocument")
        return next(found, "")

    def kind(self) -> Kind:
        """Tell what the package is: a workbook, a document or something else."""
        if "mimetype" in self and "content.xml" in self:
            sheet = b"opendocument.spreadsheet" in self.read("mimetype")
            return Kind.OPEN_DOCUMENT_SHEET if sheet else Kind.OTHER_PACKAGE
        main = self.main_part()
        if main.lower().endswith(".bin"):
            return Kind.BINARY_WORKBOOK
        told = self.content_types().get(main.lower(), "") + " " + main
        return next((kind for word, kind in _FAMILIES.items() if word in told), Kind.OTHER_PACKAGE)

    @property
    def macros(self) -> bool:
        """Tell whether the package has macros, in whatever format it says it is."""
        return any(name.endswith("vbaproject.bin") for name in self._parts)


def open_package(source: Path | bytes, limits: Limits | None = None) -> Package:
    """Open any package; raises `Refused` with advice for each kind of file that is none, as to one with a workbook."""
    return _opened(source, limits or Limits(), _NOT_A_PACKAGE)


def open_document(source: Path | bytes) -> Package:
    """Open a Word document; raises `Refused`, also for a package that is something else."""
    package = _opened(source, Limits(), _NOT_A_DOCUMENT)
    if package.kind() is not Kind.DOCUMENT:
        raise Refused(Office.FILE_NOT_DOCUMENT)
    return package


def _opened(source: Path | bytes, limits: Limits, advice: Mapping[Kind, Office]) -> Package:
    data = source if isinstance(source, bytes) else content_of(source, limits)
    if len(data) > limits.file:
        raise Refused(Office.FILE_TOO_LARGE, limit=limits.file // MIB)
    kind = sniff(data)
    if kind is not Kind.ZIP:
        raise Refused(advice[kind])
    return Package(data, limits)


def content_of(path: Path, limits: Limits) -> bytes:
    """Give what a file holds, a byte more than it may at most; raises `Refused` when it cannot be read."""
    try:
        # Whoever opens a pipe waits for somebody to write in it.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(Office.FILE_UNREADABLE)
        with path.open("rb") as file:
            return file.read(limits.file + 1)
    except FileNotFoundError as fault:
        raise Refused(Office.FILE_GONE) from fault
    except PermissionError as fault:
        raise Refused(Office.FILE_OPEN) from fault
    except OSError as fault:
        raise Refused(Office.FILE_UNREADABLE) from fault


def _directory(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in package.infolist():
        name = _part_name(info)
        if name.endswith("/"):
            continue
        if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            raise Refused(Office.PART_NAME_UNSAFE, part=name)
        if name.lower() in parts:
            raise Refused(Office.PART_TWICE, part=name)
        if info.flag_bits & _ENCRYPTED_PART:
            raise Refused(Office.FILE_ENCRYPTED)
        parts[name.lower()] = info
    return parts


def _part_name(info: zipfile.ZipInfo) -> str:
    # Some programs write names with backslashes, which the standard forbids and Excel takes.
    return info.filename.replace("\\", "/")


def relation_of(attributes: Mapping[Any, Any], folder: str) -> Relation:
    """Read one relation of a part that lies in *folder*; raises `Refused` for one that leads out of the package."""
    target, kind = str(attributes.get("Target", "")), str(attributes.get("Type", ""))
    if attributes.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    target = target.replace("\\", "/")
    part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    if ".." in posixpath.normpath(posixpath.join(folder, target)).split("/"):
        raise Refused(Office.PART_NAME_UNSAFE, part=target)
    return Relation(kind, part)
