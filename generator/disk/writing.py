"""Files written whole or not at all.

The bytes go to a temporary file in the target's own folder and are forced to the disk before the file gets its name,
so that a reader sees the old file or the new, whatever happens in between. What cannot be written ends as a
UserError with the exit codes 3 (somebody has the file open) and 5 (disk or share).
"""

import errno
import os
import re
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.disk import failures

# Not ".tmp": synchronised folders do not carry such files, and a name that changes its suffix is seen as a new file.
BREAKING = "-bryts"
_TEMPORARY = re.compile(rf"\.rapport-([0-9a-f]{{12}}\.ny|[a-z]+{BREAKING})")
_WAITS = (0.1, 0.2, 0.4, 0.8, 1.4)
"""Seconds between tries to replace a file that somebody has open: under three in all."""

_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
_NOT_FOR_FOLDERS = {
    errno.EINVAL,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EACCES,
    errno.EPERM,
    errno.EISDIR,
    errno.ENOSYS,
}


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, making its folder; FileExistsError if it is, and then nothing has changed."""
    _settle(path, data, _name_exclusively)
    with failures.writing(path):
        try:
            _sync_folder(path.parent)
        except OSError:
            _forget(path)
            raise


def replace(path: Path, data: bytes) -> Path:
    """Write a file of our own that may be there already, making its folder; give the path that was written.

    It is another path than asked for (`kontrollista-2.xlsx` beside `kontrollista.xlsx`) if somebody has the file open
    for as long as we try; the old file is then untouched.
    """
    try:
        _settle(path, data, _name_patiently)
    except _StillOpenError:
        return _write_beside(path, data)
    with failures.writing(path):
        _sync_folder(path.parent)
    return path


def remove(path: Path) -> None:
    """Remove a file of our own; nothing is wrong if it is gone already."""
    with failures.writing(path):
        _patiently(lambda: path.unlink(missing_ok=True))


def sweep(folder: Path, older_than: Path) -> tuple[Path, ...]:
    """Remove what interrupted runs have left in *folder* and below, and tell what. Only temporary files of ours go.

    They are judged by the file server's clock alone: older than the file *older_than*, the lock that this run has
    made there. Whoever writes below a folder therefore holds its lock.
    """
    with failures.reading(folder):
        limit = older_than.stat().st_mtime_ns
        found = sorted(path for path in folder.rglob(".rapport-*") if _TEMPORARY.fullmatch(path.name))
    return tuple(path for path in found if _removed(path, limit))


class _StillOpenError(Exception):
    """Somebody kept the target open for as long as we tried."""


def _settle(path: Path, data: bytes, give_name: Callable[[Path, Path], None]) -> None:
    _make_folder(path.parent)
    with failures.writing(path):
        temporary = path.with_name(f".rapport-{secrets.token_hex(6)}.ny")
        try:
            _fill(temporary, data)
            give_name(temporary, path)
        finally:
            _forget(temporary)


def _forget(path: Path) -> None:
    """Remove what we have just made; if it stays, the next run finds it."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failures.refused(folder, error) from error


def _fill(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _name_exclusively(temporary: Path, path: Path) -> None:
    if os.name == "nt":
        _patiently(lambda: temporary.rename(path))  # refuses an existing target there, and only there
        return
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _name_over_reservation(temporary, path)


def _name_over_reservation(temporary: Path, path: Path) -> None:
    """Name the file where the file system has no hard links: an empty file of our own is made and replaced."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        temporary.replace(path)
    except OSError:
        _forget(path)
        raise


def _name_patiently(temporary: Path, path: Path) -> None:
    try:
        _patiently(lambda: temporary.replace(path))
    except OSError as error:
        if failures.may_pass(error) and path.is_file():
            raise _StillOpenError from error
        raise


def _patiently(step: Callable[[], object]) -> None:
    for wait in _WAITS:
        try:
            step()
        except OSError as error:
            if not failures.may_pass(error):
                raise
            time.sleep(wait)
        else:
            return
    step()


def _write_beside(path: Path, data: bytes) -> Path:
    for number in count(2):
        beside = path.with_name(f"{path.stem}-{number}{path.suffix}")
        try:
            write_new(beside, data)
        except FileExistsError:
            continue
        return beside
    raise AssertionError("numbers do not end")


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where folders can be forced: neither on Windows nor on many shares."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NOT_FOR_FOLDERS:
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(handle)


def _removed(path: Path, limit: int) -> bool:
    """Remove one left-over; a file that somebody else removes first, or holds, is left to the next run."""
    try:
        if path.stat().st_mtime_ns >= limit:
            return False
        path.unlink()
    except OSError:
        return False
    return True
