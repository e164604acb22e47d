"""Locks on a folder: a file made exclusively, which says who holds it.

Byte-range locks do not hold on network shares; exclusive creation does. A lock that is left by a process which no
longer lives on this machine is broken. All others are explained and left alone: no clock is asked.
"""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from generator.disk import processes
from generator.disk.writing import BREAKING, remove, write_new
from generator.model.findings import UserError
from generator.swedish.disk_messages import SOMEBODY, Disk

BUILDING = ".rapport-las"
"""Held from the moment a run asks for the next version until that version is stored."""

_PAUSE = 0.1
_PROCESS = "process"
_KEYS = ("vem", "dator", "sedan", "marke", _PROCESS)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a lock, in the order of _KEYS; *token* tells two locks of one process apart."""

    who: str
    host: str
    when: str
    token: str
    pid: int


@contextmanager
def locked(folder: Path, when: str, name: str = BUILDING, patience: float = 2.0) -> Iterator[Path]:
    """Hold the lock *name* on *folder*, making the folder if need be; give the lock's file.

    *when* is what the next one reads about the time, as the run was told it. Waits *patience* seconds for the
    lock; then UserError with exit code 3 says who holds it.
    """
    path = folder / name
    mine = _content(_Holder(processes.person(), processes.host(), when, secrets.token_hex(8), os.getpid()))
    _take(path, mine, patience)
    try:
        yield path
    finally:
        _release(path, mine)


def _take(path: Path, mine: bytes, patience: float) -> None:
    for left in range(round(patience / _PAUSE), -1, -1):
        try:
            write_new(path, mine)
        except FileExistsError:
            if not _broken(path):
                time.sleep(_PAUSE if left else 0)
        else:
            return
    raise _explained(path)


def _release(path: Path, mine: bytes) -> None:
    with suppress(OSError, UserError):  # the work is done; a lock that cannot be removed explains itself later
        if path.read_bytes() == mine:
            remove(path)


def _broken(path: Path) -> bool:
    """Remove the lock if its process is dead.

    Two runs may come to this at once. The second must not remove the lock that the first has made meanwhile, so
    breaking is itself done under a lock, and the holder is asked for again.
    """
    if not _is_dead(_holder(path)):
        return False
    guard = path.with_name(path.name + BREAKING)
    try:
        write_new(guard, b"")
    except FileExistsError:
        return False
    try:
        if not _is_dead(_holder(path)):
            return False
        remove(path)
        return True
    finally:
        remove(guard)


def _is_dead(holder: _Holder | None) -> bool:
    return holder is not None and holder.host == processes.host() and not processes.lives(holder.pid)


def _content(holder: _Holder) -> bytes:
    told = dict(zip(_KEYS, astuple(holder), strict=True))
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "backslashreplace")


def _holder(path: Path) -> _Holder | None:
    """Read who holds the lock; None if it is gone, cannot be read, or says something else."""
    try:
        told = json.loads(path.read_bytes())
        who, host, when, token = (str(told[key]) for key in _KEYS if key != _PROCESS)
        return _Holder(who, host, when, token, int(told[_PROCESS]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _explained(path: Path) -> UserError:
    holder = _holder(path)
    if holder is None:
        return Disk.FOLDER_LOCKED_BY_UNKNOWN.error(folder=path.parent, file=path.name)
    return Disk.FOLDER_LOCKED.error(
        folder=path.parent, file=path.name, who=holder.who or SOMEBODY, host=holder.host, when=holder.when
    )
