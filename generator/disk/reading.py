"""Bytes, checksums and listings, in an order that does not depend on the file system."""

import hashlib
import unicodedata
from pathlib import Path

from generator.disk import failures


def content(path: Path) -> bytes:
    """Read a whole file; UserError if the system refuses."""
    with failures.reading(path):
        return path.read_bytes()


def sha256(path: Path) -> str:
    """Give the file's SHA-256 in lower-case hexadecimal, without holding the file in memory."""
    with failures.reading(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def listing(folder: Path) -> tuple[Path, ...]:
    """Give everything that lies directly in *folder*, junk as well, by name as composed characters.

    A folder that is not there is empty.
    """
    with failures.reading(folder):
        try:
            found = list(folder.iterdir())
        except FileNotFoundError:
            return ()
    return tuple(sorted(found, key=lambda path: (unicodedata.normalize("NFC", path.name), path.name)))
