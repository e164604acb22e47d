"""Files as the workspace found them, before anybody opened them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: where it lies, and what it is called in messages and manifests.

    *file* is relative to the workspace, with forward slashes.
    """

    path: Path
    file: str
