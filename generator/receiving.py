"""What lies in a period's folder once the register has been told from the forms, whatever it is called.

The register is `register.xlsx`. Where there is none, a file that says of itself that it is one is taken, if it is the
only one: people save copies, and their systems put numbers after names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import definitions
from generator.disk import failures
from generator.model.findings import FilePlace, Finding, Origin
from generator.model.inbox import FoundFile, Inbox, junk
from generator.swedish.inbox_messages import Inboxes
from generator.swedish.text import joined
from generator.workspace import REGISTER, Workspace


@dataclass(frozen=True, slots=True)
class Received:
    """A period's folder as it is read, and what there is to say about its register."""

    inbox: Inbox
    findings: tuple[Finding, ...] = ()


def received(workspace: Workspace, model: str, period: str) -> Received:
    """Look into a period's folder; a UserError if the system refuses."""
    with failures.reading(workspace.root / "indata" / model / period):
        inbox = workspace.inbox(model, period)
    if inbox.register is not None:
        return Received(inbox)
    candidates = tuple(_registers(inbox, model))
    others = replace(inbox, files=tuple(file for file in inbox.files if file not in candidates))
    if len(candidates) != 1:
        return Received(others, tuple(_several(candidates)))
    told = Inboxes.REGISTER_RENAMED.at(FilePlace(candidates[0].file), name=REGISTER)
    return Received(replace(others, register=candidates[0]), (told,))


def _registers(inbox: Inbox, model: str) -> Iterator[FoundFile]:
    return (file for file in inbox.files if not junk(file.name) and definitions.is_register_file(file, model))


def _several(candidates: tuple[FoundFile, ...]) -> Iterator[Finding]:
    for file in candidates:
        others = joined([each.name for each in candidates if each != file])
        told = Inboxes.REGISTERS_SEVERAL.at(FilePlace(file.file), others=others, name=REGISTER)
        yield replace(told, origin=Origin.MODEL)
