"""Which versions lie in a folder, and which number comes next.

A number is taken as soon as any file bears it, manifest or not: what an interrupted run has left is neither
overwritten nor taken for a finished version. The order of versions is that of their numbers; no file time is asked.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.archive import manifest
from generator.archive.manifest import Link, Manifest
from generator.disk import reading
from generator.disk.names import file_name
from generator.swedish.archive_messages import ArchiveStop

_NUMBER = re.compile(r"-v(\d{1,6})-(\d{1,6})(?!\d)")
_MANIFEST = re.compile(r".+-v\d{1,6}-\d{1,6}\.json")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version's number: draft 0.2, adopted 1.0, corrected 1.1."""

    major: int
    minor: int

    def __str__(self) -> str:
        """Give it as documents show it: `0.2`."""
        return f"{self.major}.{self.minor}"

    @property
    def tail(self) -> str:
        """What a file name bears before its suffix: `-v0-2`."""
        return f"-v{self.major}-{self.minor}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the versions of one model and period lie, and what begins their names."""

    folder: Path
    short_name: str
    period_id: str


@dataclass(frozen=True, slots=True)
class NextVersion:
    """The version that a build may store, and how the newest one is found on its shelf."""

    shelf: Shelf
    number: Version
    newest: Manifest | None
    link: Link | None
    """The newest manifest's file and checksum, for the chain."""
    edited: tuple[str, ...]
    """Files of the newest version that have been changed since they were written."""
    missing: tuple[str, ...]
    """Files of the newest version that are no longer there."""
    unfinished: tuple[tuple[str, Version], ...]
    """Files that bear the number of a version without manifest."""


def next_version(shelf: Shelf) -> NextVersion:
    """Look at what lies on *shelf* and give the next version: 0.1, 0.2 and on, or 1.1 once 1.0 is there.

    UserError with exit code 4 if the newest manifest is not as we write them.
    """
    taken = dict(_taken(shelf))
    manifests = {number: name for name, number in taken.items() if _MANIFEST.fullmatch(name)}
    latest = max(manifests, default=None)
    newest, link = _read(shelf.folder / manifests[latest], latest) if latest else (None, None)
    found = {kept: _checksum(shelf.folder / kept.file) for kept in (newest.documents if newest else ())}
    return NextVersion(
        shelf=shelf,
        number=_after(latest or Version(0, 0), taken.values()),
        newest=newest,
        link=link,
        edited=tuple(kept.file for kept, checksum in found.items() if checksum not in (None, kept.sha256)),
        missing=tuple(kept.file for kept, checksum in found.items() if checksum is None),
        unfinished=tuple((name, number) for name, number in taken.items() if number not in manifests),
    )


def beside(shelf: Shelf, version: Manifest, name: str) -> bytes | None:
    """Give the file of that name that lies beside a version; None for a version without one.

    UserError with exit code 4 if it is gone, or not as it was written.
    """
    found = next((each for each in version.beside if each.name == name), None)
    if found is None:
        return None
    path = shelf.folder / manifest.DATA / found.file
    data = reading.content(path) if path.exists() else None
    if data is None or hashlib.sha256(data).hexdigest() != found.sha256:
        raise ArchiveStop.BESIDE_DAMAGED.error(file=path, version=version.version)
    return data


def _taken(shelf: Shelf) -> Iterator[tuple[str, Version]]:
    """Find the files that begin with the model's short name and bear a number, in order of name."""
    beginning = file_name([shelf.short_name], "-x.x").removesuffix("x.x")
    for path in reading.listing(shelf.folder):
        name = path.name.casefold()
        found = _NUMBER.findall(name)
        if name.startswith(beginning) and found:
            yield path.name, Version(*map(int, found[-1]))


def _after(latest: Version, taken: Iterable[Version]) -> Version:
    minors = [number.minor for number in taken if number.major == latest.major]
    return Version(latest.major, max(minors, default=0) + 1)


def _read(path: Path, number: Version) -> tuple[Manifest, Link]:
    data = reading.content(path)
    try:
        told = manifest.decoded(data)
    except ValueError:
        told = None
    if told is None or told.version != str(number):
        raise ArchiveStop.MANIFEST_DAMAGED.error(file=path, version=number)
    return told, Link(path.name, hashlib.sha256(data).hexdigest())


def _checksum(path: Path) -> str | None:
    return reading.sha256(path) if path.exists() else None
