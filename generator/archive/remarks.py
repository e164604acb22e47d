"""What the person who builds should know about the versions on the shelf."""

from collections.abc import Iterator

from generator.archive.storing import Stored
from generator.archive.versions import NextVersion
from generator.model.findings import FilePlace, Finding
from generator.swedish.archive_messages import Archive


def remarks(upcoming: NextVersion, stored: Stored, folder: str) -> Iterator[Finding]:
    """Tell of edited, missing and unfinished documents, and of a build that changed nothing.

    *folder* is the shelf's folder as people see it: relative to the workspace, with forward slashes.
    """
    if upcoming.newest:
        version = upcoming.newest.version
        for file in upcoming.edited:
            yield Archive.EDITED_SINCE_BUILT.at(FilePlace(f"{folder}/{file}"), version=version)
        for file in upcoming.missing:
            yield Archive.DOCUMENT_MISSING.at(FilePlace(f"{folder}/{file}"), version=version)
    for file, number in upcoming.unfinished:
        yield Archive.VERSION_UNFINISHED.at(FilePlace(f"{folder}/{file}"), version=number)
    if stored.unchanged:
        yield Archive.SAME_DOCUMENTS.at(FilePlace(f"{folder}/{stored.manifest_path.name}"), version=stored.version)
