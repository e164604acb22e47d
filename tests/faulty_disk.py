"""A disk that fails at a chosen call, in a process of its own, while one whole run of the archive goes on.

`python faulty_disk.py FOLDER CALL FAULT` counts the calls that change or force anything on the disk. At number CALL it
is killed ("KILL"; a write is left half done) or refused (an error's name, "ENOSPC"); with "+" after the name so is
every later call. CALL 0 never fails. The process ends with the code that the command would give, and prints the
number of calls.

`python faulty_disk.py FOLDER race NAME ROUNDS PAUSE LOCKED` stores ROUNDS versions beside another such process, with
PAUSE milliseconds between asking for the number and storing, and again after each round.
"""

import errno
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from generator.archive.storing import store
from generator.archive.versions import Shelf, next_version
from generator.disk import locks, writing
from generator.model.documents import Document, SourceFile
from generator.model.findings import UserError

COUNTED = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "mkdir")
FACTS = {"idag": "2026-03-01", "program": "0", "modell": "prov"}
SOURCES = (SourceFile("indata/prov/2025/grupp.xlsx", "00", "blankett"),)


def documents(mark: str) -> tuple[Document, ...]:
    """Two documents that tell *mark*."""
    return tuple(Document(name, f"{name} {mark} ".encode() * 500, mark) for name in ("rapport", "bilaga"))


def shelf(folder: Path) -> Shelf:
    """The shelf that all of the battery uses."""
    return Shelf(folder, "prov", "2025")


def run(folder: Path, mark: str) -> None:
    """Do what a build does with the disk: lock, sweep, control list, next version."""
    with locks.locked(folder, "2026-03-01") as lock:
        writing.sweep(folder, lock)
        writing.replace(folder / "kontroll" / "kontrollista.xlsx", f"lista {mark} ".encode() * 500)
        store(next_version(shelf(folder)), documents(mark), SOURCES, FACTS)


def arm(call: int, fault: str) -> list[int]:
    """Let the counted functions of `os` fail as told; the list's only member counts the calls."""
    calls = [0]
    for name in COUNTED:
        setattr(os, name, _failing(name, getattr(os, name), calls, call, fault))
    return calls


def _failing(name: str, real: Callable[..., Any], calls: list[int], call: int, fault: str) -> Callable[..., Any]:
    def failing(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == call or (fault.endswith("+") and call and calls[0] > call):
            if fault == "KILL":
                if name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(137)
            number = getattr(errno, fault.rstrip("+"))
            raise OSError(number, os.strerror(number), str(args[0]))
        return real(*args, **kwargs)

    return failing


def race(folder: Path, name: str, rounds: int, pause: float, *, with_lock: bool) -> dict[str, str]:
    """Store a version in each round, trying again when refused; give what was stored in which version."""
    done: dict[str, str] = {}
    while len(done) < rounds:
        mark = f"{name}-{len(done)}"
        try:
            with locks.locked(folder, "2026-03-01") if with_lock else nullcontext():
                upcoming = next_version(shelf(folder))
                time.sleep(pause)
                done[mark] = store(upcoming, documents(mark), SOURCES, FACTS).version
        except UserError as refusal:
            if refusal.exit_code != 3:
                raise
        time.sleep(pause)
    return done


def main(arguments: list[str]) -> int:
    """Run as told on the command line."""
    folder = Path(arguments[0])
    if arguments[1] == "race":
        name, rounds, pause, with_lock = arguments[2:]
        told = race(folder, name, int(rounds), int(pause) / 1000, with_lock=with_lock == "1")
        sys.stdout.write(json.dumps(told))
        return 0
    calls = arm(int(arguments[1]), arguments[2])
    try:
        run(folder, "ny")
    except UserError as refusal:
        sys.stderr.write(refusal.message + "\n")
        return refusal.exit_code
    sys.stdout.write(str(calls[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
