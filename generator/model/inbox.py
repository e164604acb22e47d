"""Files as the workspace found them, before anybody opened them, and what their names tell.

A file that programs put beside people's work is known by its name alone; it is passed over, and that is told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", ".ds_store", "icon\r"})
_SYSTEM_STARTS = ("._", ".ds_store", ".fseventsd", ".spotlight", ".trash", "albumart")
_TEMPORARY = re.compile(r".*\.(tmp|temp|laccdb)|~wr[dlfa]\d*\.\w+|.*\.sb-[0-9a-f]+-\w+")
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".filepart", ".opdownload", ".onedrive-temp", ".icloud")
_BACKUP = re.compile(r".*(\.(bak|xlk|old|orig|asd|wbk)|~)|#.*#")
_SHORTCUTS = (".lnk", ".url", ".webloc", ".website", ".desktop", ".symlink", ".gsheet", ".gdoc")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: where it lies, and what it is called in messages and manifests.

    *file* is relative to the workspace, with forward slashes.
    """

    path: Path
    file: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.file).name


@dataclass(frozen=True, slots=True)
class Inbox:
    """What lies in a period's folder: the files to read, the register apart, and folders, which are not read."""

    place: str
    files: tuple[FoundFile, ...]
    register: FoundFile | None
    folders: tuple[str, ...]
    replaced: tuple[FoundFile, ...] = ()
    """Files that somebody has set aside because others have come in their place."""
    merged: tuple[FoundFile, ...] = ()
    """Files with the merged data of a period: what the forms said, once they had been read."""

    @property
    def stand_in(self) -> FoundFile | None:
        """The merged data to read, since there are no forms; None if it cannot be known which."""
        if len(self.merged) != 1 or any(junk(file.name) is None for file in self.files):
            return None
        return self.merged[0]


class Junk(Enum):
    """Why a file in a folder is nobody's work and is passed over."""

    OWNER = "owner"
    """An office program keeps it beside a file that is open."""
    SYSTEM = "system"
    TEMPORARY = "temporary"
    UNFINISHED = "unfinished"
    """A browser or a synchronisation has not fetched all of it."""
    BACKUP = "backup"
    SHORTCUT = "shortcut"
    HIDDEN = "hidden"


def junk(name: str) -> Junk | None:
    """Say why the file *name* is to be passed over; None if it is somebody's work."""
    folded = name.casefold()
    if folded.startswith(("~$", ".~")):
        return Junk.OWNER
    if folded in _SYSTEM or folded.startswith(_SYSTEM_STARTS):
        return Junk.SYSTEM
    if _TEMPORARY.fullmatch(folded):
        return Junk.TEMPORARY
    if folded.endswith(_UNFINISHED):
        return Junk.UNFINISHED
    if folded.endswith(_SHORTCUTS):
        return Junk.SHORTCUT
    if folded.startswith("."):
        return Junk.HIDDEN
    return Junk.BACKUP if _BACKUP.fullmatch(folded) else None


def owner_names(name: str) -> tuple[str, ...]:
    """Give the names that an owner file for the file *name* may have.

    Excel and PowerPoint put "~$" before the name. Word writes it over the first sign or two unless the name is short.
    """
    word = (f"~${name[2:]}", f"~${name[1:]}") if re.search(r"(?i)\.(do[ct][xm]?|rtf)$", name) else ()
    return (f"~${name}", *word, f".~lock.{name}#")


def opened(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Tell for each owner file among *names* which of the others it may stand for, in their order."""
    present = tuple(names)
    known = set(present)
    work = [name for name in present if not junk(name)]
    pairs = [(owner, name) for name in work for owner in owner_names(name) if owner in known]
    return {owner: tuple(name for other, name in pairs if other == owner) for owner, _ in pairs}
