"""What the newest version prints that the one before did not: found when it is made, and told until the next one is.

The list lies with the traces of the version. What cannot be read is told when a version is made, and passed over
afterwards: nobody is kept from the control list by a damaged archive.
"""

from dataclasses import dataclass

from generator import tracing
from generator.archive.versions import NextVersion, Shelf, beside, next_version
from generator.intake import Run
from generator.model.findings import FilePlace, Finding, UserError
from generator.model.tracing import Change
from generator.swedish.tracing_messages import Tracing

TRACES = "ursprung"
"""What the kept traces are called in a manifest."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes between two versions."""

    before: str
    now: str
    changes: tuple[Change, ...]


def changed_since(
    run: Run, upcoming: NextVersion, now: tracing.Traces
) -> tuple[tuple[Change, ...] | None, tuple[Finding, ...]]:
    """Give what has changed since the version before *upcoming*; None, and why, if that cannot be known."""
    newest = upcoming.newest
    if newest is None:
        return None, ()
    try:
        data = beside(upcoming.shelf, newest, TRACES)
    except UserError:
        data = None
    if data is None:
        place = FilePlace(run.workspace.relative(upcoming.shelf.folder))
        return None, (Tracing.NOT_COMPARED.at(place, version=newest.version),)
    edited = {kept.name for kept in newest.documents if kept.file in upcoming.edited}
    return tracing.changes(tracing.decoded(data), now, edited), ()


def last_changed(run: Run) -> Changed | None:
    """Give what had changed when the newest version was made, as far as that is known."""
    if run.follow_up is None:
        return None
    shelf = Shelf(run.outbox, run.follow_up.short_name, run.period.id)
    try:
        newest = next_version(shelf).newest
        data = beside(shelf, newest, TRACES) if newest else None
        traces = tracing.decoded(data) if data else None
    except (UserError, ValueError):
        return None
    if traces is None or traces.changes is None:
        return None
    return Changed(traces.before, traces.version, traces.changes)
