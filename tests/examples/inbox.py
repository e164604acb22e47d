"""The invented indata of the shipped models as the program reads it, and the texts that stand in it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.definitions import load
from generator.exchange import read_merged
from generator.forms import read_all
from generator.merging import combine, validate
from generator.model.answers import Dataset, Submission
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from tests.examples.content import EXAMPLES, MERGED, MODEL, REGISTER, ROOT, before, read

INBOX = ROOT / "indata" / MODEL

Read = tuple[Dataset, tuple[Submission, ...], tuple[Finding, ...]]


def year(of: int) -> Read:
    """Read a year's inbox as the program does; last year's forms come along."""
    return period(str(of))


@cache
def period(of: str, model: str = MODEL) -> Read:
    """Read a period's inbox as the program does; the forms of the periods before come along."""
    folder = ROOT / "indata" / model / of
    register = FoundFile(folder / REGISTER, REGISTER)
    loaded = load(ROOT / "mallar" / model, f"mallar/{model}", register, of, held=EXAMPLES[model])
    assert loaded.follow_up is not None, loaded.findings
    files = tuple(FoundFile(path, path.name) for path in sorted(folder.iterdir()) if path.name != REGISTER)
    submissions, unread = read_all(files, loaded.follow_up)
    earlier = tuple(
        period(each, model)[0] if each in EXAMPLES[model] else merged(each, model)[0]
        for each in (*before(of, model), *MERGED.get(model, ()))
    )
    dataset, overlaps = combine(loaded.follow_up, submissions, earlier)
    return dataset, submissions, (*loaded.findings, *unread, *overlaps, *validate(loaded.follow_up, dataset))


@cache
def merged(of: str, model: str = MODEL) -> Read:
    """Read a period's merged data as the program does."""
    (path,) = (ROOT / "indata" / model / of).iterdir()
    found = FoundFile(path, path.name)
    loaded = load(ROOT / "mallar" / model, f"mallar/{model}", found, of, past=True, held=EXAMPLES[model])
    assert loaded.follow_up is not None, loaded.findings
    submissions, unread = read_merged(found, loaded.follow_up)
    dataset, overlaps = combine(loaded.follow_up, submissions)
    return dataset, submissions, (*loaded.findings, *unread, *overlaps)


def workbooks(model: str = MODEL) -> list[Path]:
    folders = (ROOT / "indata" / model / of for of in EXAMPLES[model])
    return sorted(path for folder in folders for path in folder.glob("*.xlsx") if not path.name.startswith("~$"))


def texts(of: int | str, model: str = MODEL) -> Iterator[str]:
    """Yield every text that somebody wrote in the forms of a period."""
    for delivery in read(of, model).deliveries:
        yield from _texts(delivery.answers)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)
