"""Storing a version: the documents first, the manifest last, nothing overwritten.

A version is there when its manifest is. A run that fails takes away what it had written; one that is killed leaves
files without manifest, whose number is not used again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.archive.manifest import DATA, Beside, KeptDocument, Manifest, encoded
from generator.archive.versions import NextVersion, Shelf, Version, next_version
from generator.disk import locks, names, writing
from generator.model.documents import Document, SourceFile
from generator.model.findings import UserError
from generator.swedish.archive_messages import ArchiveStop

_STORING = ".rapport-sparar"


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the version lies; *unchanged* if it is the newest one from before, and nothing was written."""

    version: str
    paths: tuple[Path, ...]
    """In the order of the documents."""
    manifest_path: Path
    unchanged: bool


def store(
    upcoming: NextVersion,
    documents: Sequence[Document],
    sources: Sequence[SourceFile],
    facts: Mapping[str, str],
    beside: Mapping[str, bytes] | None = None,
) -> Stored:
    """Keep *documents* as the version *upcoming*, unless the newest version tells the same and is all there.

    *facts* is what else the manifest shall say; "idag" among them is what others read about the time while this run
    stores. *beside* are files of the program's own that belong to the version, by what they are. UserError with exit
    code 3 if another run has stored something since `next_version` looked.
    """
    shelf = upcoming.shelf
    extra = dict(beside or {})
    if upcoming.newest and upcoming.link and not upcoming.missing and _tells_the_same(upcoming, documents, extra):
        return _stored(upcoming.newest, documents, shelf.folder / upcoming.link.file, unchanged=True)
    kept = _kept(shelf, upcoming.number, documents)
    kept_beside = tuple(_beside(shelf, upcoming.number, name, content) for name, content in extra.items())
    told = Manifest(str(upcoming.number), kept, tuple(sources), facts, upcoming.link, kept_beside)
    path = shelf.folder / names.file_name([shelf.short_name, shelf.period_id], f"{upcoming.number.tail}.json")
    with locks.locked(shelf.folder, facts.get("idag", ""), _STORING):
        _insist_on_turn(upcoming)
        contents = {
            shelf.folder / place.file: document.content for place, document in zip(kept, documents, strict=True)
        }
        contents |= {shelf.folder / DATA / each.file: extra[each.name] for each in kept_beside}
        _write_all(contents | {path: encoded(told)}, upcoming)
    return _stored(told, documents, path, unchanged=False)


def _tells_the_same(upcoming: NextVersion, documents: Sequence[Document], beside: Mapping[str, bytes]) -> bool:
    """Tell whether the newest version has documents that say the same, and all that shall lie beside them."""
    assert upcoming.newest is not None
    before = {kept.name: kept.fingerprint for kept in upcoming.newest.documents}
    there = {each.name for each in upcoming.newest.beside if (upcoming.shelf.folder / DATA / each.file).exists()}
    return before == {document.name: document.fingerprint for document in documents} and there >= set(beside)


def _beside(shelf: Shelf, number: Version, name: str, content: bytes) -> Beside:
    file = names.file_name([shelf.short_name, name, shelf.period_id], f"{number.tail}.json")
    return Beside(name, file, hashlib.sha256(content).hexdigest())


def _stored(told: Manifest, documents: Sequence[Document], path: Path, *, unchanged: bool) -> Stored:
    files = {kept.name: kept.file for kept in told.documents}
    return Stored(told.version, tuple(path.with_name(files[each.name]) for each in documents), path, unchanged)


def _kept(shelf: Shelf, number: Version, documents: Sequence[Document]) -> tuple[KeptDocument, ...]:
    parts = [(shelf.short_name, document.name, shelf.period_id) for document in documents]
    files = names.file_names(parts, f"{number.tail}.docx")
    return tuple(
        KeptDocument(document.name, file, hashlib.sha256(document.content).hexdigest(), document.fingerprint)
        for document, file in zip(documents, files, strict=True)
    )


def _insist_on_turn(upcoming: NextVersion) -> None:
    """Refuse if the number is no longer the next, or if the chain has another end than the one we link to."""
    now = next_version(upcoming.shelf)
    if (now.number, now.link) != (upcoming.number, upcoming.link):
        raise _taken(upcoming)


def _write_all(contents: Mapping[Path, bytes], upcoming: NextVersion) -> None:
    """Write the files in their order, and take all of them away again if one cannot be written."""
    with ExitStack() as undo:
        for path, data in contents.items():
            try:
                writing.write_new(path, data)
            except FileExistsError as error:
                raise _taken(upcoming) from error
            undo.callback(_take_away, path)
        undo.pop_all()


def _take_away(path: Path) -> None:
    with suppress(UserError):  # what stays is told by the next run, as every unfinished version
        writing.remove(path)


def _taken(upcoming: NextVersion) -> UserError:
    return ArchiveStop.VERSION_TAKEN.error(folder=upcoming.shelf.folder, version=upcoming.number)
