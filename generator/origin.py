"""The use case of the origin: what stands behind a figure or a piece of a sentence in the newest version.

Nothing is computed and no form is read: it is looked up in what was kept beside the documents when they were made. If
a document or a file has been changed since, that is said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator import tracing
from generator.archive.manifest import Manifest
from generator.archive.versions import NextVersion, Shelf, beside, next_version
from generator.changed import TRACES
from generator.choosing import Choice
from generator.disk import reading
from generator.intake import load_planned
from generator.model.findings import FilePlace, Finding
from generator.model.period import Period
from generator.model.values import State
from generator.outcome import Outcome, code_of
from generator.swedish import tracing_words as words
from generator.swedish.archive_messages import Archive
from generator.swedish.identity import masked
from generator.swedish.messages import in_order
from generator.swedish.tracing_messages import Tracing, TracingStop
from generator.tracing.finding import by_origin
from generator.tracing.traces import Part
from generator.workspace import Workspace

_MOST_IN_FULL, _MOST_LISTED = 6, 30
_GONE_IF_MISSING = ("blankett", "register")

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """The newest version, and what it prints."""

    workspace: Workspace
    shelf: Shelf
    upcoming: NextVersion
    newest: Manifest
    traces: tracing.Traces

    def file(self, document: str) -> str:
        """Name the file of a document."""
        return next((kept.file for kept in self.newest.documents if kept.name == document), document)


def origin(workspace: Workspace, text: str, choice: Choice, period: Period) -> Outcome:
    """Tell where *text*, a figure or a piece of a sentence, comes from."""
    if not text.strip():
        raise TracingStop.NO_TEXT.error()
    loaded = load_planned(workspace, choice, period)
    if loaded.follow_up is None:
        findings = in_order(choice.findings, loaded.findings)
        return Outcome(findings, code=code_of(findings))
    version = _newest(workspace, choice, period, loaded.follow_up.short_name)
    found = tracing.find(version.traces, text)
    findings = in_order(_about(version, found, text))
    said, data = tuple(_said(version, found)), tuple(_data(version, found))
    return Outcome(findings, said=said, code=code_of(findings), origin=data)


def _newest(workspace: Workspace, choice: Choice, period: Period, short_name: str) -> _Version:
    folder = workspace.outbox(choice.model, period.id)
    shelf = Shelf(folder, short_name, period.id)
    upcoming = next_version(shelf)
    slots = {"folder": workspace.relative(folder), "model": choice.model, "period": period.id}
    if upcoming.newest is None:
        raise TracingStop.NO_VERSION.error(**slots)
    data = beside(shelf, upcoming.newest, TRACES)
    if data is None:
        raise TracingStop.NO_TRACES.error(version=upcoming.newest.version, **slots)
    return _Version(workspace, shelf, upcoming, upcoming.newest, tracing.decoded(data))


def _about(version: _Version, found: Sequence[tracing.Found], text: str) -> Iterator[Finding]:
    """Yield what is to be known of the answer: edited documents, changed files, nothing found."""
    number = version.newest.version
    folder = version.workspace.relative(version.shelf.folder)
    hit = {version.file(each.document) for each in found}
    for file in version.upcoming.edited:
        if not found or file in hit:
            yield Tracing.EDITED_BY_HAND.at(FilePlace(f"{folder}/{file}"), version=number)
    for file in version.upcoming.missing:
        yield Archive.DOCUMENT_MISSING.at(FilePlace(f"{folder}/{file}"), version=number)
    if not found:
        yield Tracing.NOT_PRINTED.at(FilePlace(folder), text=text, version=number)
    parts = (version.traces.parts[part] for each in found for part in _parts_of(each))
    yield from _changed_files(version, {part.file for part in parts})


def _parts_of(found: tracing.Found) -> Numbers:
    return (*found.parts, *(part for _, cell in found.sides for part in cell.parts))


def _changed_files(version: _Version, files: set[str]) -> Iterator[Finding]:
    for source in version.newest.sources:
        if source.file in files:
            path = version.workspace.root / source.file
            if path.is_file():
                if reading.sha256(path) != source.sha256:
                    yield Tracing.SOURCE_CHANGED.at(FilePlace(source.file), version=version.newest.version)
            elif source.role in _GONE_IF_MISSING:
                yield Tracing.SOURCE_GONE.at(FilePlace(source.file), version=version.newest.version)


def _said(version: _Version, found: tuple[tracing.Found, ...]) -> Iterator[str]:
    """Say each origin once, with all the places that print it; of many origins only the places."""
    gathered = list(by_origin(found).values())
    if len(gathered) > _MOST_IN_FULL:
        yield from (words.listed_text(_place(version, one), one.told) for one in found[:_MOST_LISTED])
        yield words.more_text(len(gathered), len(found) - _MOST_LISTED)
        return
    for several in gathered:
        yield words.found_text(several[0].told, len(several))
        yield from (words.place_text(_place(version, one), one.around) for one in several)
        yield from _origin_said(version, several[0])


def _place(version: _Version, found: tracing.Found) -> str:
    return ", ".join(part for part in (version.file(found.document), found.heading, found.where) if part)


def _origin_said(version: _Version, found: tracing.Found) -> Iterator[str]:
    parts = [version.traces.parts[number] for number in found.parts]
    if found.protected or (parts and all(part.state is State.SUPPRESSED and not part.file for part in parts)):
        yield words.PROTECTED
    elif found.sides:
        yield words.SIDES
        for heading, cell in found.sides:
            side = [version.traces.parts[number] for number in cell.parts]
            yield words.side_text(heading, cell.text, *_counts(side))
            yield from (f"    {line}" for line in _parts_said(side))
    elif parts:
        yield words.origin_text(*_counts(parts))
        yield from (f"  {line}" for line in _parts_said(parts))
    else:
        yield words.NO_PARTS


def _counts(parts: Sequence[Part]) -> tuple[int, int]:
    return sum(bool(part.sheet) for part in parts), len({part.file for part in parts if part.file})


def _parts_said(parts: Sequence[Part]) -> Iterator[str]:
    """Say the parts sheet by sheet, the latest period as it stands first, and after them those that are names alone."""
    sheets: dict[tuple[str, str, str, str], list[Part]] = {}
    for part in parts:
        if part.file:
            sheets.setdefault((part.name, part.period, part.file, part.sheet), []).append(part)
    for (name, period, file, sheet), own in sheets.items():
        yield words.part_text(name, period, file, sheet, list(_cells_said(own)))
    for state in dict.fromkeys(part.state for part in parts if not part.file):
        names = [part.name for part in parts if not part.file and part.state is state]
        yield words.names_text(state, names)
    if any(part.file and part.state is State.SUPPRESSED for part in parts):
        yield words.HIDDEN


def _cells_said(parts: Sequence[Part]) -> Iterator[str]:
    """Say what stood in cells; those beneath each other that are empty for the same reason are told together."""
    runs: list[list[Part]] = []
    for part in (part for part in parts if part.cell):
        if runs and _follows(runs[-1][-1], part):
            runs[-1].append(part)
        else:
            runs.append([part])
    for first, *more in runs:
        cells = f"{first.cell}:{more[-1].cell}" if more else first.cell
        yield words.cell_text(cells, first.state, first.value)


def _follows(above: Part, below: Part) -> bool:
    column = above.cell.rstrip("0123456789")
    if above.value or below.value or above.state is not below.state or not above.cell[len(column) :]:
        return False
    return below.cell == f"{column}{int(above.cell[len(column) :]) + 1}"


def _data(version: _Version, found: Iterable[tracing.Found]) -> Iterator[Mapping[str, object]]:
    told = partial(_part_data, version.traces)
    for each in found:
        yield {
            "dokument": each.document,
            "fil": version.workspace.relative(version.shelf.folder / version.file(each.document)),
            "version": version.newest.version,
            "rubrik": each.heading,
            "stalle": each.where or None,
            "text": each.told,
            "i": each.around or None,
            "skyddat": each.protected,
            "delar": [told(part) for part in each.parts],
            "sidor": [
                {"rubrik": heading, "text": cell.text, "delar": [told(part) for part in cell.parts]}
                for heading, cell in each.sides
            ],
        }


def _part_data(traces: tracing.Traces, number: int) -> Mapping[str, object]:
    part = traces.parts[number]
    return {
        "fil": part.file or None,
        "blad": part.sheet or None,
        "cell": part.cell or None,
        "namn": masked(part.name) or None,
        "period": part.period or None,
        "tillstand": words.CODES[part.state],
        "varde": part.value or None,
    }
