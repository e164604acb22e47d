"""Files that people go on with: written where there are none, and never over what is there."""

from collections.abc import Mapping
from pathlib import Path

from generator.disk import reading, writing
from generator.model.findings import FilePlace, Finding
from generator.swedish.program_messages import Said, Workspaces
from generator.workspace import Workspace


def write_new(workspace: Workspace, contents: Mapping[Path, bytes]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the files that are not there; one that is there with other content is kept, and that is a finding."""
    written, kept = [], []
    for path, content in contents.items():
        try:
            writing.write_new(path, content)
        except FileExistsError:
            if reading.content(path) != content:
                kept.append(Workspaces.FILE_KEPT.at(FilePlace(workspace.relative(path))))
        else:
            written.append(path)
    return tuple(written), tuple(kept)


def about_new(said: tuple[str, ...], written: tuple[Path, ...], kept: tuple[Finding, ...]) -> tuple[str, ...]:
    """Give what is said if anything was written; that all was there already is said only if nothing of it was other."""
    if written:
        return said
    return () if kept else (Said.ALL_THERE.text(),)
