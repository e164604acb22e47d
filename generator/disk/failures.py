"""What the system's refusals mean to the person at the keyboard."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk.owners import holder
from generator.model.findings import UserError
from generator.swedish.disk_messages import Disk, by

_MEANING = {
    errno.EBUSY: Disk.TARGET_OPEN,
    errno.ETXTBSY: Disk.TARGET_OPEN,
    errno.ENOSPC: Disk.DISK_FULL,
    errno.EDQUOT: Disk.DISK_FULL,
    errno.EFBIG: Disk.DISK_FULL,
    errno.EROFS: Disk.READ_ONLY,
    errno.EACCES: Disk.NO_PERMISSION,
    errno.EPERM: Disk.NO_PERMISSION,
    errno.ENAMETOOLONG: Disk.NAME_TOO_LONG,
    errno.EEXIST: Disk.NOT_A_FOLDER,
    errno.ENOTDIR: Disk.NOT_A_FOLDER,
    errno.EISDIR: Disk.NOT_A_FOLDER,
}

# Windows has codes of its own. That a path is too long it says outright, or just that the path cannot be found.
_SHARING = {32, 33}
_PATH_TOO_LONG, _PATH_NOT_FOUND, _LONGEST_PATH = 206, 3, 247


def may_pass(error: OSError) -> bool:
    """Tell whether trying again may help: a program, or a virus scanner, has the file open."""
    return isinstance(error, PermissionError) or _shared(error) or error.errno in {errno.EBUSY, errno.ETXTBSY}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system refuses while *path* is written into a UserError; that it exists is the caller's matter."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise refused(path, error) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system refuses while *path* is read into a UserError."""
    try:
        yield
    except OSError as error:
        raise _unread(path, error) from error


@contextmanager
def reached() -> Iterator[None]:
    """Turn what the system refuses of any file or folder, here or there in a run, into a UserError that names it.

    A refusal that names none is a bug, and rises.
    """
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        raise _unread(Path(os.fsdecode(error.filename)), error) from error


def refused(path: Path, error: OSError) -> UserError:
    """Say why *path* could not be written."""
    return _meaning(path, error).error(file=path, holder=by(holder(path)), reason=_reason(error))


def _unread(path: Path, error: OSError) -> UserError:
    closed = Disk.FOLDER_CLOSED if _is_folder(path) else Disk.SOURCE_OPEN
    sentence = closed if may_pass(error) else Disk.SOURCE_LOST
    return sentence.error(file=path, holder=by(holder(path)), reason=_reason(error))


def _is_folder(path: Path) -> bool:
    """Tell a folder from a file; where the system does not say, by the name."""
    try:
        return path.is_dir()
    except OSError:
        return not path.suffix


def _meaning(path: Path, error: OSError) -> Disk:
    code = getattr(error, "winerror", None)
    if _shared(error):
        return Disk.TARGET_OPEN
    if code == _PATH_TOO_LONG or (code == _PATH_NOT_FOUND and len(str(path.absolute())) > _LONGEST_PATH):
        return Disk.NAME_TOO_LONG
    return _MEANING.get(error.errno or 0, Disk.SHARE_LOST)


def _shared(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _SHARING


def _reason(error: OSError) -> str:
    """Give the system's own name of the fault: stable, and what support staff search for."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
