"""What a manifest says, and how it stands in its file.

The manifest is the proof of a version: its documents, everything they were made from, and the checksum of the
manifest before, so that no link of the chain can be changed unseen. Same content, same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.documents import SourceFile
from generator.swedish.identity import masked

DATA = "data"
"""The folder of what is no document, in the folder of the versions."""


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document of a version; *sha256* is of the file as it was written, *fingerprint* of what it tells."""

    name: str
    file: str
    sha256: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A file of the program's own that belongs to a version and is no document; it lies in the folder DATA."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Link:
    """The manifest before: its file name and the SHA-256 of its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A version, its documents and sources; *facts* is what the run knew: program, model, period, day."""

    version: str
    documents: tuple[KeptDocument, ...]
    sources: tuple[SourceFile, ...]
    facts: Mapping[str, str]
    previous: Link | None
    beside: tuple[Beside, ...] = ()
    """Versions that were made before there were any have none."""


def encoded(manifest: Manifest) -> bytes:
    """Give the file's bytes: UTF-8, sorted keys. What UTF-8 cannot hold stands as JSON's own escapes.

    Identity numbers in the names of the sources are masked; the checksum tells which file it was.
    """
    told: dict[str, object] = {
        "version": manifest.version,
        "dokument": [
            {"namn": kept.name, "fil": kept.file, "sha256": kept.sha256, "fingeravtryck": kept.fingerprint}
            for kept in manifest.documents
        ],
        "kallor": [
            {"fil": masked(source.file), "sha256": source.sha256, "roll": source.role}
            for source in sorted(manifest.sources, key=lambda source: (source.file, source.role))
        ],
        "uppgifter": dict(manifest.facts),
        "foregaende": {"fil": manifest.previous.file, "sha256": manifest.previous.sha256}
        if manifest.previous
        else None,
    }
    if manifest.beside:
        told["bredvid"] = [{"namn": each.name, "fil": each.file, "sha256": each.sha256} for each in manifest.beside]
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return text.encode("utf-8", "backslashreplace")


def decoded(data: bytes) -> Manifest:
    """Read a manifest; ValueError if it is not one."""
    try:
        told = json.loads(data.decode("utf-8"))
        previous = told["foregaende"]
        return Manifest(
            version=_text(told["version"]),
            documents=tuple(
                KeptDocument(
                    _text(kept["namn"]), _bare(kept["fil"]), _text(kept["sha256"]), _text(kept["fingeravtryck"])
                )
                for kept in told["dokument"]
            ),
            sources=tuple(
                SourceFile(_text(source["fil"]), _text(source["sha256"]), _text(source["roll"]))
                for source in told["kallor"]
            ),
            facts={key: _text(value) for key, value in told["uppgifter"].items()},
            previous=Link(_bare(previous["fil"]), _text(previous["sha256"])) if previous else None,
            beside=tuple(
                Beside(_text(each["namn"]), _bare(each["fil"]), _text(each["sha256"]))
                for each in told.get("bredvid", ())
            ),
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a manifest") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _bare(value: object) -> str:
    """Take a file name that leads nowhere else: a manifest may have been changed by anyone who can reach the share."""
    name = _text(value)
    if name in ("", ".", "..") or any(sign in name for sign in "/\\:\0"):
        raise TypeError("not a bare name")
    return name
