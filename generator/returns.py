"""Marked copies of the forms that something is to be mended in, for those who filled them in.

They lie in a folder of the program's own. A copy that somebody has worked in there is never written over; one that
nobody has touched is replaced, and taken away when there is nothing left to mend in its form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import forms
from generator.disk import locks, names, reading, writing
from generator.intake import Run
from generator.model.findings import FilePlace, Finding
from generator.office.marking import untouched
from generator.outcome import TARGET_OPEN, Outcome, ended, written_beside
from generator.swedish.marking_messages import Marking
from generator.swedish.messages import in_order
from generator.swedish.program_messages import copies_text
from generator.workspace import MARKED_COPIES


def ended_with_copies(run: Run, findings: tuple[Finding, ...]) -> Outcome:
    """Write the marked copies, then the control list, and sum up."""
    folder = run.outbox / MARKED_COPIES
    copies, unmarked = _copies(run, findings)
    with locks.locked(run.outbox, run.request.today.isoformat()) as lock:
        writing.sweep(run.outbox, lock)
        written, told = _stored(run, folder, copies)
        _clear(folder, {*copies, *written})
    outcome = ended(run, in_order(findings, unmarked, told))
    beside = [path for path in written if path not in copies]
    code = max(outcome.code, TARGET_OPEN) if beside else outcome.code
    said = copies_text(len(copies), run.workspace.relative(folder))
    return replace(outcome, files=(*outcome.files, *written), said=(*outcome.said, said), code=code)


def _copies(run: Run, findings: Sequence[Finding]) -> tuple[Mapping[Path, bytes], tuple[Finding, ...]]:
    """Make the copies, by the paths that they are to have."""
    made: dict[str, bytes] = {}
    told: list[Finding] = []
    for found in run.inbox.files:
        copy, unmarked = forms.marked_copy(found, findings)
        told += unmarked
        if copy is not None:
            made[found.path.name] = copy
    folder = run.outbox / MARKED_COPIES
    own = zip(names.delivered_names(tuple(made)), made.values(), strict=True)
    return {folder / name: content for name, content in own}, tuple(told)


def _stored(run: Run, folder: Path, copies: Mapping[Path, bytes]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the copies that are not there already; give where each of them is, and what there is to say."""
    there = {path: reading.content(path) for path in reading.listing(folder) if path in copies and path.is_file()}
    written: list[Path] = []
    told: list[Finding] = []
    for path, content in copies.items():
        old = there.get(path)
        if old is not None and old != content and not untouched(old):
            told.append(Marking.COPY_KEPT.at(FilePlace(run.workspace.relative(path)), inbox=run.inbox.place))
            continue
        written.append(path if old == content else writing.replace(path, content))
        if written[-1] != path:
            told.append(written_beside(run, path, written[-1]))
    return tuple(written), tuple(told)


def _clear(folder: Path, kept: set[Path]) -> None:
    """Take away the copies that nobody has touched and that are of no use any more."""
    for path in reading.listing(folder):
        if path not in kept and path.is_file() and untouched(reading.content(path)):
            writing.remove(path)
