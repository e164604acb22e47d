"""Everything that is read before anything is computed: definition, register, forms, and those of earlier periods.

What cannot be read is left out and said; how far the reading came is seen in the run that is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator import definitions, forms, merging
from generator.choosing import Choice
from generator.history import earlier_periods
from generator.model.accounting import Printed
from generator.model.answers import Dataset, Submission
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding
from generator.model.inbox import FoundFile, Inbox
from generator.model.period import Period, find_period
from generator.receiving import read_submissions, received
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Workspaces
from generator.workspace import HISTORY, Request, Workspace


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
    submissions: tuple[Submission, ...] = ()
    """The forms, each as it came in."""
    printed: Printed = field(default_factory=dict)
    """Where the documents print the answers, as far as their templates have been read."""

    @property
    def outbox(self) -> Path:
        """The folder that the run writes to."""
        return self.workspace.outbox(self.choice.model, self.period.id)


def load_planned(workspace: Workspace, choice: Choice, period: Period) -> definitions.Loaded:
    """Load the definition with the period's own register or, before there is one, the newest earlier one carried over.

    Without any register, what the model starts with holds.
    """
    own = received(workspace, choice.model, period.id).inbox.register
    register = own or _newest_register(workspace, choice, period)
    return _loaded(workspace, choice, period, register, carried=own is None)


def _newest_register(workspace: Workspace, choice: Choice, period: Period) -> FoundFile | None:
    """Find the register of the period that began last before this one, among those that have a register."""
    held = workspace.period_folders(choice.model)
    kinds, _ = definitions.period_kinds(choice.folder, f"mallar/{choice.model}", held)
    found = (find_period(kinds, folder) for folder in held)
    earlier = [each for each in found if each is not None and each.order < period.order]
    newest_first = sorted(earlier, key=lambda each: (each.order, each.id), reverse=True)
    registers = (received(workspace, choice.model, each.id).inbox.register for each in newest_first)
    return next((register for register in registers if register is not None), None)


def _loaded(
    workspace: Workspace, choice: Choice, period: Period, register: FoundFile | None, *, carried: bool = False
) -> definitions.Loaded:
    held = workspace.period_folders(choice.model)
    return definitions.load(choice.folder, f"mallar/{choice.model}", register, period.id, carried=carried, held=held)


def read(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Run:
    """Read definition, register, forms and history, as far as they can be read, and check what came in."""
    came = received(workspace, choice.model, period.id)
    loose = _about_loose(workspace, choice, came.inbox.place)
    inbox, about_folder = came.inbox, (*came.findings, *_about_folder(came.inbox), *loose)
    loaded = _loaded(workspace, choice, period, inbox.register)
    follow_up = loaded.follow_up
    if follow_up is None:
        findings = in_order(choice.findings, about_folder, loaded.findings)
        return Run(workspace, request, choice, period, inbox, None, None, findings)
    submissions, unread = read_submissions(inbox, follow_up)
    aside = forms.set_aside(inbox.replaced, follow_up)
    earlier, gaps = earlier_periods(workspace, choice, follow_up)
    dataset, overlaps = merging.combine(follow_up, submissions, earlier)
    checked = merging.validate(follow_up, dataset)
    findings = in_order(choice.findings, about_folder, loaded.findings, unread, aside, gaps, overlaps, checked)
    return Run(workspace, request, choice, period, inbox, follow_up, dataset, findings, submissions)


def come_so_far(workspace: Workspace, choice: Choice, follow_up: FollowUp) -> Dataset:
    """Read the forms that have come in of a period, for those that tell what is in them; faults are told elsewhere."""
    inbox = received(workspace, choice.model, follow_up.period.id).inbox
    return merging.combine(follow_up, forms.read_all(inbox.files, follow_up)[0])[0]


def _about_loose(workspace: Workspace, choice: Choice, folder: str) -> Iterator[Finding]:
    """Yield the files that nobody reads, since they lie where no forms do."""
    for found in workspace.loose_files(choice.model):
        if found.name.casefold().startswith(HISTORY):
            yield Workspaces.HISTORY_NOT_EXCEL.at(FilePlace(found.file))
        else:
            yield Workspaces.FILE_OUTSIDE.at(FilePlace(found.file), folder=folder)


def _about_folder(inbox: Inbox) -> Iterator[Finding]:
    for folder in inbox.folders:
        yield Workspaces.FOLDER_NOT_READ.at(FilePlace(folder))
    if not inbox.merged and not any(map(forms.could_be_form, inbox.files)):
        yield Workspaces.NOTHING_DELIVERED.at(FilePlace(inbox.place))
    if inbox.register is None:
        yield Workspaces.NO_REGISTER.at(FilePlace(inbox.place))
