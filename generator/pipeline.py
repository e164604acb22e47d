"""The use cases, each a row of calls to the stages: read this first.

A stage gives its result and its findings, and knows no other stage. Which findings stop a run is said in `outcome`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import __version__, definitions, figures, report, templating, tracing
from generator.archive.remarks import remarks
from generator.archive.storing import Stored, store
from generator.archive.versions import NextVersion, Shelf, next_version
from generator.changed import TRACES, Changed, changed_since
from generator.choosing import (
    Choice,
    choose_awaited,
    choose_built,
    choose_delivered,
    choose_new,
    choose_planned,
    choose_prepared,
    model_of_template,
)
from generator.data_files import DataFiles, editions, write_data
from generator.disk import failures, locks, reading, writing
from generator.fresh import about_new, write_new
from generator.gathering import fetch
from generator.intake import Run, load_planned, read
from generator.mailing import renew_standard_forms, send_out
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.model.documents import SourceFile
from generator.model.findings import FilePlace, Finding, Origin, Severity, UserError
from generator.model.inbox import FoundFile
from generator.model.period import Period
from generator.origin import origin
from generator.outcome import DONE, TARGET_OPEN, Outcome, code_of, ended
from generator.receiving import received
from generator.returns import ended_with_copies
from generator.status import status
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Said, WrongUse
from generator.swedish.start_files import StartFile
from generator.workspace import REGISTER, Request, Workspace, model_files


@dataclass(frozen=True, slots=True)
class _Version:
    """A version that was stored, what was known before it was, and the data that lie beside it."""

    upcoming: NextVersion
    stored: Stored
    data: DataFiles
    changed: Changed | None = None
    """What has changed since the version before; None if that is not known, or nothing new was made."""


def build(workspace: Workspace, request: Request) -> Iterator[Outcome]:
    """Read what came in and write the documents, for each model of the request by itself."""
    return _each(choose_delivered, workspace, request, partial(_build, workspace, request))


def check(workspace: Workspace, request: Request, mark: bool = False) -> Iterator[Outcome]:
    """Read what came in and say what is to be seen to, for each model of the request by itself.

    With *mark*, a copy of each form with something to mend is written, to be sent back.
    """
    return _each(choose_delivered, workspace, request, partial(_check, workspace, request, mark))


def make_forms(workspace: Workspace, request: Request) -> Iterator[Outcome]:
    """Write the forms and the register of a period, ready to be sent out, for each model of the request."""
    return _each(choose_prepared, workspace, request, partial(send_out, workspace, request))


def tell_status(workspace: Workspace, request: Request) -> Iterator[Outcome]:
    """Say who has delivered and what is missing or late, for each model of the request by itself."""
    return _each(choose_awaited, workspace, request, partial(status, workspace, request))


def tell_origin(workspace: Workspace, request: Request, text: str) -> Iterator[Outcome]:
    """Say where a figure or a piece of a sentence in the newest version comes from, for each model of the request.

    If it is found in one, nothing is said of the others that do not have it.
    """
    outcomes = tuple(_each(choose_built, workspace, request, partial(origin, workspace, text)))
    found = any(outcome.origin for outcome in outcomes)
    yield from (outcome for outcome in outcomes if outcome.origin or not found or outcome.origin is None)


def make_standard_forms(workspace: Workspace, request: Request) -> Iterator[Outcome]:
    """Renew the blank standard forms in the model's own folder."""
    return _each(choose_planned, workspace, request, partial(renew_standard_forms, workspace, request))


def make_templates(workspace: Workspace, request: Request, ground: Path | None = None) -> Iterator[Outcome]:
    """Write the Word templates of each model, from its outline; with *ground* in the look of that file.

    A template that is there is never written over.
    """
    base = None if ground is None else _found(workspace, ground, WrongUse.NO_TEMPLATE_FILE)
    return _each(choose_planned, workspace, request, partial(templating.make_templates, workspace, base))


def start_workspace(workspace: Workspace, folder: Path, request: Request) -> Iterator[Outcome]:
    """Make a workspace in *folder*, or add to one: a model that *workspace* knows, its register, and start files."""
    return _each(choose_new, workspace, request, partial(_start_workspace, Workspace(folder)))


def fetch_figures(workspace: Workspace, request: Request, source: str, file: Path) -> Iterator[Outcome]:
    """Put the figures of a file of statistics among what has come in, for each model of the request that has use of it.

    Without a period, it is the one that somebody has begun to deliver for, as in the status.
    """
    found = _found(workspace, file, WrongUse.NO_FILE)
    outcomes = tuple(_each(choose_awaited, workspace, request, partial(fetch, workspace, request, source, found.path)))
    if not any(outcome.findings or outcome.said for outcome in outcomes):
        raise WrongUse.NOBODY_FETCHES.error(source=source)
    yield from outcomes


def check_templates(workspace: Workspace, request: Request, draft: Path | None = None) -> Iterator[Outcome]:
    """Look through the Word templates of each model of the request, or through one file as if it were one of them."""
    found = None if draft is None else _found(workspace, draft, WrongUse.NO_TEMPLATE_FILE)
    if found is not None:
        request = replace(request, model=request.model or model_of_template(workspace, found))
    return _each(choose_awaited, workspace, request, partial(templating.check_templates, workspace, found))


def _found(workspace: Workspace, file: Path, otherwise: WrongUse) -> FoundFile:
    """Find a file that somebody has named, or end the run."""
    with failures.reached():
        named = workspace.named(file)
        if not named.is_file():
            raise otherwise.error(file=workspace.shown(named))
    return FoundFile(named, workspace.shown(named))


def _each(
    choose: Callable[[Workspace, Request], Sequence[Choice]],
    workspace: Workspace,
    request: Request,
    run: Callable[[Choice, Period], Outcome],
) -> Iterator[Outcome]:
    """Run for each choice by itself: what stops one of several is told and does not stop the others."""
    with failures.reached():
        choices = choose(workspace, request)
    for choice in choices:
        try:
            with failures.reached():
                outcome = run(choice, choice.period) if choice.period else _unread(choice)
        except UserError as stop:
            if len(choices) == 1:
                raise
            place = FilePlace(f"indata/{choice.model}")
            told = Finding("STOPP", Severity.ERROR, Origin.MODEL, place, stop.message)
            outcome = Outcome((told,), code=stop.exit_code)
        yield outcome


def _unread(choice: Choice) -> Outcome:
    return Outcome(choice.findings, code=code_of(choice.findings))


def _build(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Outcome:
    run = read(workspace, request, choice, period)
    follow_up, dataset = run.follow_up, run.dataset
    if follow_up is None or dataset is None:
        return ended(run, run.findings)
    template_files = _template_files(run, follow_up)
    templates, flaws = report.load_templates(template_files, follow_up)
    run = replace(run, printed=report.printed_in(follow_up, templates))
    findings = in_order(run.findings, flaws)
    if code_of(findings, request.despite_errors) != DONE:
        return ended(run, findings)
    defects, made = _written(run, follow_up, dataset, templates, template_files, findings)
    if made is None:
        return ended(run, in_order(findings, defects))
    told = remarks(made.upcoming, made.stored, workspace.relative(run.outbox))
    documents = () if made.stored.unchanged else made.stored.paths
    findings = in_order(findings, defects, made.data.findings, told)
    outcome = ended(run, findings, (*documents, *made.data.paths), made.changed, made.data.protection)
    return replace(outcome, code=max(outcome.code, TARGET_OPEN)) if made.data.in_the_way else outcome


def _written(
    run: Run,
    follow_up: FollowUp,
    dataset: Dataset,
    templates: Mapping[str, report.Template],
    template_files: Mapping[str, FoundFile],
    findings: tuple[Finding, ...],
) -> "tuple[tuple[Finding, ...], _Version | None]":
    """Render the documents as the next version and store it, unless the documents came out wrong."""
    today = run.request.today
    published = figures.publish(dataset, editions(run, dataset))
    with locks.locked(run.outbox, today.isoformat()) as lock:
        writing.sweep(run.outbox, lock)
        upcoming = next_version(Shelf(run.outbox, follow_up.short_name, run.period.id))
        documents, defects = report.render_all(templates, dataset, published, str(upcoming.number), today)
        if code_of(defects) != DONE:
            return defects, None
        traces = tracing.record(documents, dataset, published, str(upcoming.number))
        changes, unknown = changed_since(run, upcoming, traces)
        before = upcoming.newest.version if upcoming.newest else ""
        beside = {TRACES: tracing.encoded(replace(traces, before=before, changes=changes))}
        stored = store(upcoming, documents, _sources(run, dataset, template_files), _facts(follow_up, today), beside)
        files = zip(documents, map(run.workspace.relative, stored.paths), strict=True)
        told = (remark for document, file in files for remark in document.told_of(file))
        data = write_data(run, dataset, published, findings)
        if stored.unchanged or changes is None:
            return (*defects, *told, *(() if stored.unchanged else unknown)), _Version(upcoming, stored, data)
        changed = Changed(before, str(upcoming.number), changes)
        return (*defects, *told), _Version(upcoming, stored, data, changed)


def _check(workspace: Workspace, request: Request, mark: bool, choice: Choice, period: Period) -> Outcome:
    run = read(workspace, request, choice, period)
    if run.follow_up is None:
        return ended(run, run.findings)
    templates, flaws = report.load_templates(_template_files(run, run.follow_up), run.follow_up)
    run = replace(run, printed=report.printed_in(run.follow_up, templates))
    return (ended_with_copies if mark else ended)(run, in_order(run.findings, flaws))


def _template_files(run: Run, follow_up: FollowUp) -> Mapping[str, FoundFile]:
    return {plan.id: run.workspace.template(run.choice.model, plan.template) for plan in follow_up.documents_due()}


def _start_workspace(workspace: Workspace, choice: Choice, period: Period) -> Outcome:
    loaded = load_planned(workspace, choice, period)
    if loaded.follow_up is None:
        return Outcome(loaded.findings, code=code_of(loaded.findings))
    register = workspace.root / "indata" / choice.model / period.id / REGISTER
    own = {workspace.own_template(choice.model, name).path: path for name, path in model_files(choice.folder)}
    contents = {target: reading.content(path) for target, path in own.items()}
    contents[register] = definitions.register_workbook(loaded.follow_up)
    contents |= {workspace.root / each.file_name: each.content() for each in StartFile}
    written, kept = write_new(workspace, contents)
    said = (Said.WORKSPACE.text(folder=workspace.root, register=workspace.relative(register), model=choice.model),)
    findings = in_order(loaded.findings, kept)
    return Outcome(findings, written, about_new(said, written, kept), code_of(findings))


def _sources(run: Run, dataset: Dataset, templates: Mapping[str, FoundFile]) -> tuple[SourceFile, ...]:
    """Name everything the documents were made of, with checksums: also the registers of the periods looked back at."""
    definition = run.workspace.definition_files(run.choice.model)
    periods = (before.follow_up.period for before in dataset.earlier)
    earlier = (received(run.workspace, run.choice.model, period.id).inbox.register for period in periods)
    registers = tuple(filter(None, (run.inbox.register, *earlier)))
    own = {"modell": definition, "register": registers, "mall": tuple(templates.values())}
    read_here = (
        SourceFile(found.file, reading.sha256(found.path), role) for role, files in own.items() for found in files
    )
    read_then = (source for before in dataset.earlier for source in before.sources)
    return tuple(dict.fromkeys((*dataset.sources, *read_then, *read_here)))


def _facts(follow_up: FollowUp, today: date) -> dict[str, str]:
    return {
        "program": __version__,
        "modell": follow_up.id,
        "modellversion": follow_up.version,
        "period": follow_up.period.id,
        "idag": today.isoformat(),
    }
