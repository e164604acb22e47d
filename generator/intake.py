"""Everything that is read before anything is computed: definition, register, forms, and the forms of last year.

What cannot be read is left out and said; how far the reading came is seen in the run that is given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import definitions, forms, merging
from generator.choosing import Choice
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding, Severity
from generator.model.period import Period, previous_year
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Workspaces
from generator.workspace import Inbox, Request, Workspace


@dataclass(frozen=True, slots=True)
class Run:
    """One model in one period: what was asked for, and what is known of it when everything has been read."""

    workspace: Workspace
    request: Request
    choice: Choice
    period: Period
    inbox: Inbox
    follow_up: FollowUp | None = None
    dataset: Dataset | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def outbox(self) -> Path:
        """The folder that the run writes to."""
        return self.workspace.outbox(self.choice.model, self.period.id)


def read(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Run:
    """Read definition, register, forms and history, as far as they can be read, and check what came in."""
    inbox = workspace.inbox(choice.model, period.id)
    folders = tuple(Workspaces.FOLDER_NOT_READ.at(FilePlace(folder)) for folder in inbox.folders)
    loaded = definitions.load(choice.folder, f"mallar/{choice.model}", inbox.register, period.id, None, period.first)
    follow_up = loaded.follow_up
    if follow_up is None:
        findings = in_order(choice.findings, folders, loaded.findings)
        return Run(workspace, request, choice, period, inbox, None, None, findings)
    submissions, unread = forms.read_all(inbox.files, follow_up)
    earlier, gaps = _history(workspace, choice, follow_up)
    dataset, overlaps = merging.combine(follow_up, submissions, earlier)
    empty = () if inbox.files else (Workspaces.NOTHING_DELIVERED.at(FilePlace(inbox.place)),)
    findings = in_order(
        choice.findings, folders, empty, loaded.findings, unread, gaps, overlaps, merging.validate(follow_up, dataset)
    )
    return Run(workspace, request, choice, period, inbox, follow_up, dataset, findings)


def _history(
    workspace: Workspace, choice: Choice, follow_up: FollowUp
) -> tuple[tuple[Dataset, ...], tuple[Finding, ...]]:
    """Read the forms of the same period last year, with the register of that year."""
    period = previous_year(follow_up.period_kinds, follow_up.period)
    if period is None:
        return (), ()
    inbox = workspace.inbox(choice.model, period.id)
    place = FilePlace(inbox.place)
    if not inbox.files:
        return (), (Workspaces.NO_EARLIER_PERIOD.at(place, period=period.name),)
    loaded = definitions.load(choice.folder, f"mallar/{choice.model}", inbox.register, period.id, None, period.first)
    if loaded.follow_up is None:
        return (), (Workspaces.EARLIER_MODEL_NOT_READ.at(place, period=period.name),)
    submissions, unread = forms.read_all(inbox.files, loaded.follow_up)
    dataset, overlaps = merging.combine(loaded.follow_up, submissions)
    return (dataset,), tuple(_softened((*unread, *overlaps)))


def _softened(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let no form of an earlier period stop this one: its errors are warnings here."""
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding
