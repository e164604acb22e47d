"""What a run came to, and what its findings mean for the exit code.

The codes: 0 done, 1 errors in what was delivered, 2 errors in model, register or template. Codes 3 and 4 come from
`UserError`, and 3 also from a control list that was open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from generator import exchange
from generator.changed import Changed, last_changed
from generator.disk import locks, owners, writing
from generator.intake import Run
from generator.merging import BLOCKING
from generator.model.findings import FilePlace, Finding, Origin, Severity
from generator.model.published import Withheld
from generator.model.tracing import Change
from generator.swedish import control_words
from generator.swedish.disk_messages import Saved, by
from generator.swedish.program_messages import Counted, Said
from generator.swedish.tracing_words import changes_text
from generator.workspace import CONTROL_LIST

DONE, DELIVERED_ERRORS, OWN_ERRORS, TARGET_OPEN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings in order, the files that were written, what there is to say about them, and the exit code."""

    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    said: tuple[str, ...] = ()
    code: int = DONE
    status: tuple[Mapping[str, object], ...] | None = None
    """How far every form has come, as data; None where that was not asked."""
    origin: tuple[Mapping[str, object], ...] | None = None
    """Where what was asked for comes from, as data; None where that was not asked."""
    changes: tuple[Change, ...] | None = None
    """What a new version says that the one before did not; None where no version was made."""


def code_of(findings: Iterable[Finding], despite_errors: bool = False) -> int:
    """Give the exit code that findings call for.

    With *despite_errors*, errors in what was delivered do not count, but for those that never may be passed over.
    """
    return max((_code(finding, despite_errors) for finding in findings), default=DONE)


def _code(finding: Finding, despite_errors: bool) -> int:
    if finding.severity is not Severity.ERROR:
        return DONE
    if finding.origin is not Origin.DELIVERED:
        return OWN_ERRORS
    return DONE if despite_errors and finding.code not in BLOCKING else DELIVERED_ERRORS


def counts(findings: Sequence[Finding]) -> dict[str, str]:
    """Say how many findings there are of each severity."""
    numbers = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    return {
        "errors": Counted.ERRORS.text(numbers[Severity.ERROR]),
        "warnings": Counted.WARNINGS.text(numbers[Severity.WARNING]),
        "notes": Counted.NOTES.text(numbers[Severity.INFORMATION]),
    }


def ended(
    run: Run,
    findings: tuple[Finding, ...],
    documents: tuple[Path, ...] = (),
    changed: Changed | None = None,
    protection: Sequence[tuple[str, Withheld]] = (),
) -> Outcome:
    """Write the control list and sum up; *changed* is what has changed since the version before, if one was made.

    *protection* says of protected tables how much of each is shown.

    A control list that somebody has open is written under another name, and the code is then that of an open target.
    """
    asked_for = run.outbox / CONTROL_LIST
    today = run.request.today
    accounting = exchange.Accounting(run.dataset, run.submissions, findings, run.printed) if run.dataset else None
    modified, told = datetime.combine(today, time()), _changes(run, changed)
    content = exchange.control_list(findings, accounting, _uses(run), "../../../..", modified, told, protection)
    with locks.locked(run.outbox, today.isoformat()):
        written = writing.replace(asked_for, content)
    code, changes = code_of(findings, run.request.despite_errors), changed.changes if changed else None
    said = _said(run, findings, documents, code, written, _changed_said(changed))
    if written == asked_for:
        return Outcome(findings, (*documents, written), said, code, changes=changes)
    beside = written_beside(run, asked_for, written)
    return Outcome((*findings, beside), (*documents, written), said, max(code, TARGET_OPEN), changes=changes)


def _changes(run: Run, changed: Changed | None) -> exchange.Changes | None:
    """Give what the control list says of changes: until a version is made, those of the newest one."""
    told = changed or last_changed(run)
    return exchange.Changes(told.before, told.now, told.changes) if told else None


def _changed_said(changed: Changed | None) -> list[str]:
    return changes_text(changed.changes, changed.before) if changed else []


def written_beside(run: Run, asked_for: Path, written: Path) -> Finding:
    """Say that a file was open, and what the new one is called."""
    holder = by(owners.holder(asked_for))
    place = FilePlace(run.workspace.relative(asked_for))
    return Saved.WRITTEN_BESIDE.at(place, holder=holder, beside=written.name)


def _said(
    run: Run,
    findings: tuple[Finding, ...],
    documents: tuple[Path, ...],
    code: int,
    control_list: Path,
    changed: Sequence[str],
) -> tuple[str, ...]:
    relative = run.workspace.relative
    model = run.follow_up.title if run.follow_up else run.choice.model
    numbers = counts(findings)
    said = [Said.COUNTS.text(model=model, period=run.period.name, **numbers)]
    said += [Said.CREATED.text(file=relative(document)) for document in documents]
    said += changed
    if code != DONE:
        said.append(Said.STOPPED.text(**numbers))
    elif documents and any(finding.severity is Severity.ERROR for finding in findings):
        said.append(Said.DESPITE_ERRORS.text(**numbers))
    return (*said, Said.CONTROL_LIST.text(file=relative(control_list)))


def _uses(run: Run) -> Iterator[tuple[str, str]]:
    """Say of every file in the period's folder, and of those of the period before, how it was used."""
    dataset = run.dataset
    used = {source.file for source in dataset.sources} if dataset else set()
    if run.inbox.register:
        yield run.inbox.register.file, control_words.REGISTER_USED
    for found in (*run.inbox.files, *run.inbox.merged):
        yield found.file, control_words.USED if found.file in used else control_words.NOT_USED
    for found in run.inbox.replaced:
        yield found.file, control_words.REPLACED
    for before in dataset.earlier if dataset else ():
        for source in before.sources:
            yield source.file, control_words.EARLIER_USED
