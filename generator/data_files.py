"""The data that lie beside the documents of a build: everything that came in, and what of it may be published.

They are the program's own files and are written anew by each build, unless they already say the same. One that
somebody has open is left, and the new one is written beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import definitions, exchange, figures, report
from generator.disk import reading, writing
from generator.intake import Run
from generator.model.answers import Dataset
from generator.model.findings import FilePlace, Finding
from generator.model.published import Published, PublishedTable, Withheld
from generator.outcome import written_beside
from generator.swedish.protection_messages import mended_since
from generator.workspace import Data, data_path


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files that were written, and what there is to say."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]
    in_the_way: bool
    """Whether somebody had one of them open."""
    protection: tuple[tuple[str, Withheld], ...] = ()
    """The titles of the protected tables, with how much of each is shown."""


def write_data(run: Run, dataset: Dataset, published: Published, findings: tuple[Finding, ...]) -> DataFiles:
    """Write the files into the period's folder, whose lock the caller holds."""
    tables, unmade = report.computed_tables(dataset, published)
    contents = _contents(run, dataset, tables, findings)
    paths: list[Path] = []
    told: list[Finding] = [*unmade, *_small_changes(run, _text(run, dataset), tables, published)]
    told += _mended(run, dataset, published)
    for path, content in contents.items():
        if path.is_file() and reading.content(path) == content:
            continue
        paths.append(writing.replace(path, content))
        if paths[-1] != path:
            told.append(written_beside(run, path, paths[-1]))
    protection = tuple((one.title, published.withheld[one.id]) for one in tables if one.id in published.withheld)
    return DataFiles(tuple(paths), tuple(told), not set(paths) <= set(contents), protection)


def editions(run: Run, dataset: Dataset) -> Mapping[str, figures.Edition]:
    """Give what the reports of earlier periods were published with, by period, where their data still lie."""
    texts = {before.follow_up.period.id: _text(run, before) for before in dataset.earlier}
    return {period: exchange.read_published(reading.content(text)) for period, text in texts.items() if text.is_file()}


def _text(run: Run, dataset: Dataset) -> Path:
    follow_up = dataset.follow_up
    outbox = run.workspace.outbox(run.choice.model, follow_up.period.id)
    return outbox / data_path(follow_up.short_name, follow_up.period.id, Data.TEXT)


def _mended(run: Run, dataset: Dataset, published: Published) -> Iterator[Finding]:
    """Tell of earlier reports whose numbers have been mended since they were published."""
    for before in dataset.earlier:
        name = before.follow_up.period.name
        spots = [spot for period, spot in published.mended if period == name]
        if spots:
            place = FilePlace(run.workspace.relative(_text(run, before)))
            yield mended_since(place, name, spots)


def _small_changes(run: Run, text: Path, tables: Sequence[PublishedTable], published: Published) -> tuple[Finding, ...]:
    """Tell of small changes since the last build, whose data are still there."""
    before = exchange.read_published(reading.content(text)) if text.is_file() else {}
    return figures.small_changes(tables, published.withheld, before, FilePlace(run.workspace.relative(text)))


def _contents(
    run: Run, dataset: Dataset, tables: Sequence[PublishedTable], findings: tuple[Finding, ...]
) -> Mapping[Path, bytes]:
    follow_up, day = dataset.follow_up, dataset.follow_up.period.beginning
    accounting = exchange.Accounting(dataset, run.submissions, findings, run.printed)
    paths = {each: run.outbox / data_path(follow_up.short_name, follow_up.period.id, each) for each in Data}
    small, registers = paths[Data.PUBLISHABLE].name, definitions.register_sheets(follow_up)
    contents = {paths[Data.MERGED]: exchange.merged_data(dataset, accounting, registers, small, day)}
    if tables:
        contents[paths[Data.PUBLISHABLE]] = exchange.publishable_workbook(follow_up, tables, day)
        contents[paths[Data.TEXT]] = exchange.publishable_text(tables)
    return contents
