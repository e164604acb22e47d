"""What lies in a period's folder once the register has been told from the forms, whatever it is called.

The register is `register.xlsx`. Where there is none, a file that says of itself that it is one is taken, if it is the
only one: people save copies, and their systems put numbers after names. Merged data are told from the forms likewise;
they are read where there are no forms, and have the register in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import definitions, exchange, forms
from generator.disk import failures
from generator.model.answers import Submission
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding, Origin
from generator.model.inbox import FoundFile, Inbox, junk
from generator.swedish.inbox_messages import Inboxes
from generator.swedish.merged_messages import Merged
from generator.swedish.text import joined
from generator.workspace import REGISTER, Workspace

_WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Received:
    """A period's folder as it is read, and what there is to say about its register."""

    inbox: Inbox
    findings: tuple[Finding, ...] = ()


def received(workspace: Workspace, model: str, period: str) -> Received:
    """Look into a period's folder; a UserError if the system refuses."""
    with failures.reading(workspace.root / "indata" / model / period):
        inbox = _with_merged(workspace.inbox(model, period), model)
    told = tuple(_about_merged(inbox))
    if inbox.register is not None:
        return Received(inbox, told)
    if inbox.stand_in:
        return Received(replace(inbox, register=inbox.stand_in), told)
    candidates = tuple(_registers(inbox, model))
    others = replace(inbox, files=tuple(file for file in inbox.files if file not in candidates))
    if len(candidates) != 1:
        return Received(others, (*told, *_several(candidates)))
    renamed = Inboxes.REGISTER_RENAMED.at(FilePlace(candidates[0].file), name=REGISTER)
    return Received(replace(others, register=candidates[0]), (*told, renamed))


def read_submissions(inbox: Inbox, follow_up: FollowUp) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Read what came in: the forms or, where there are none, the merged data."""
    submissions, told = forms.read_all(inbox.files, follow_up)
    if inbox.stand_in is None:
        return submissions, told
    merged, about_merged = exchange.read_merged(inbox.stand_in, follow_up)
    return merged, (*told, *about_merged)


def _with_merged(inbox: Inbox, model: str) -> Inbox:
    merged = tuple(
        file
        for file in inbox.files
        if file.name.casefold().endswith(_WORKBOOK) and not junk(file.name) and exchange.is_merged_file(file, model)
    )
    return replace(inbox, files=tuple(file for file in inbox.files if file not in merged), merged=merged)


def _about_merged(inbox: Inbox) -> Iterator[Finding]:
    for file in inbox.merged if inbox.stand_in is None else ():
        if len(inbox.merged) > 1:
            others = joined([each.name for each in inbox.merged if each != file])
            yield Merged.MERGED_SEVERAL.at(FilePlace(file.file), others=others)
        else:
            yield Merged.MERGED_NOT_NEEDED.at(FilePlace(file.file))


def _registers(inbox: Inbox, model: str) -> Iterator[FoundFile]:
    return (file for file in inbox.files if not junk(file.name) and definitions.is_register_file(file, model))


def _several(candidates: tuple[FoundFile, ...]) -> Iterator[Finding]:
    for file in candidates:
        others = joined([each.name for each in candidates if each != file])
        told = Inboxes.REGISTERS_SEVERAL.at(FilePlace(file.file), others=others, name=REGISTER)
        yield replace(told, origin=Origin.MODEL)
