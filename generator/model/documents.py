"""What a model says of its documents, and what a build hands over to be kept: documents, and the files behind them."""

from dataclasses import dataclass, field, replace

from generator.model.findings import Finding
from generator.model.tracing import Printed


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: a filled form, the register, a part of the model, a Word template."""

    file: str
    """Relative to the workspace, with forward slashes."""
    sha256: str
    """In lower-case hexadecimal."""
    role: str
    """What the file was used as, in Swedish ASCII: `blankett`, `register`, `modell`, `mall`."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished Word document, not yet on disk."""

    name: str
    """What the document is, unique within the build: `uppfoljningsrapport`. Becomes a part of the file name."""
    content: bytes
    fingerprint: str
    """Says what the document tells. It depends on neither version nor date, so two builds over the same input agree."""
    remarks: tuple[Finding, ...] = ()
    """What is to be said about the document; the places name its template until it has a file of its own."""
    printed: tuple[Printed, ...] = field(default=(), repr=False)
    """What the document prints and where it comes from, in order; that is no part of the document itself."""

    def told_of(self, file: str) -> tuple[Finding, ...]:
        """Give the remarks as they are about the file that the document has become."""
        return tuple(replace(each, place=replace(each.place, file=file)) for each in self.remarks)


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """A document that the model makes: its name in file names, its template, and the outline a template is made of."""

    id: str
    name: str
    title: str
    template: str
    per: str
    """Register for whose rows one document each is made; empty for one document."""
    outline: str
    parts: tuple[str, ...] = ()
    """The parts of the year that the document is made in; empty for all of them."""
