"""The use case of the status: who has delivered, what is missing, and what is late on a given day.

What is wrong within a form is counted here and told by the check; only what hides a whole form is told here. The
reminders are written anew each time, so that none is left to somebody who has answered since.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path

from generator import exchange, mailing, merging
from generator.choosing import Choice
from generator.disk import locks, writing
from generator.intake import Run, load_planned, read
from generator.model.answers import Dataset, Delivery
from generator.model.findings import FilePlace, Finding, Origin, Severity
from generator.model.period import Period
from generator.outcome import TARGET_OPEN, Outcome, code_of, written_beside
from generator.receiving import received
from generator.swedish import status_words as words
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Said, Workspaces
from generator.swedish.validation_messages import Validation
from generator.workspace import REMINDERS, STATUS_LIST, Request, Workspace

_TOLD_BY_THE_STATUS = {
    Workspaces.NOTHING_DELIVERED.name,
    Validation.FORM_MISSING.name,
    Validation.FORM_UNFINISHED.name,
}
_MISSING_ANSWERS = {
    Validation.REQUIRED_BLANK.name,
    Validation.TABLE_BLANK.name,
    Validation.TABLE_BLANK_NIL.name,
}


def status(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Outcome:
    """Read what has come in and write how far everyone has come, and the reminders that this calls for."""
    run = _read(workspace, request, choice, period)
    if run.follow_up is None or run.dataset is None:
        return Outcome(run.findings, code=code_of(run.findings))
    due = tuple(exchange.to_remind(run.dataset.deliveries, request.today))
    findings = in_order(
        _hiding_forms(run.findings, run.dataset),
        exchange.unknown_mailboxes(run.follow_up, mailing.recipients_of(due)),
    )
    with locks.locked(run.outbox, request.today.isoformat()) as lock:
        writing.sweep(run.outbox, lock)
        listed = writing.replace(run.outbox / STATUS_LIST, _workbook(run, run.dataset))
        reminders = _renewed_reminders(run, run.dataset, due)
    return _told(run, run.dataset, findings, listed, reminders)


def _read(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Run:
    """Read the period; before anything has come in, as it is planned."""
    inbox = received(workspace, choice.model, period.id).inbox
    if inbox.files or inbox.merged or inbox.register:
        return read(workspace, request, choice, period)
    loaded = load_planned(workspace, choice, period)
    follow_up = loaded.follow_up
    dataset = merging.combine(follow_up, ())[0] if follow_up else None
    findings = in_order(choice.findings, loaded.findings)
    return Run(workspace, request, choice, period, inbox, follow_up, dataset, findings)


def _hiding_forms(findings: Iterable[Finding], dataset: Dataset) -> Iterator[Finding]:
    """Yield what is about a whole file or folder, or a file that no form was read from, or what forms are judged by."""
    read_from = {file for delivery in dataset.deliveries for file in delivery.files}
    for finding in findings:
        refused = finding.severity is Severity.ERROR and finding.place.file not in read_from
        about_whole = isinstance(finding.place, FilePlace) or finding.origin is not Origin.DELIVERED
        if (about_whole or refused) and finding.code not in _TOLD_BY_THE_STATUS:
            yield finding


def _faults(run: Run) -> Counter[str]:
    """Count the errors in each file, apart from answers that are missing."""
    wrong = (each for each in run.findings if each.severity is Severity.ERROR and each.origin is Origin.DELIVERED)
    return Counter(each.place.file for each in wrong if each.code not in _MISSING_ANSWERS)


def _workbook(run: Run, dataset: Dataset) -> bytes:
    today = run.request.today
    return exchange.status_workbook(dataset, today, _faults(run), "../../../..", datetime.combine(today, time()))


def _renewed_reminders(run: Run, dataset: Dataset, due: Sequence[Delivery]) -> tuple[Path, ...]:
    """Write the reminders that are due, and remove those of ours that no longer are."""
    folder, today = run.outbox / REMINDERS, run.request.today
    written = [
        writing.replace(folder / _name(dataset, each), exchange.reminder(dataset.follow_up, each, today))
        for each in due
    ]
    for delivery in dataset.deliveries:
        if delivery not in due:
            writing.remove(folder / _name(dataset, delivery))
    return tuple(written)


def _name(dataset: Dataset, delivery: Delivery) -> str:
    return mailing.letter_name(dataset.follow_up, delivery.form, delivery.respondent)


def _told(
    run: Run, dataset: Dataset, findings: tuple[Finding, ...], listed: Path, reminders: tuple[Path, ...]
) -> Outcome:
    today, asked_for = run.request.today, run.outbox / STATUS_LIST
    beside = () if listed == asked_for else (written_beside(run, asked_for, listed),)
    said = tuple(_said(run, dataset, listed, reminders))
    data = tuple(exchange.status_data(dataset, today, _faults(run)))
    code = max(code_of(findings), TARGET_OPEN if beside else 0)
    return Outcome((*findings, *beside), (listed, *reminders), said, code, status=data)


def _said(run: Run, dataset: Dataset, listed: Path, reminders: tuple[Path, ...]) -> Iterator[str]:
    relative, today = run.workspace.relative, run.request.today
    yield words.heading(dataset.follow_up.title, dataset.follow_up.period.name, today)
    yield from exchange.status_lines(dataset, today, _faults(run))
    if reminders:
        yield words.reminders_line(len(reminders), relative(run.outbox / REMINDERS))
    yield Said.CREATED.text(file=relative(listed))
