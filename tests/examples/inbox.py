"""The invented indata of `vuxsamverkan` as the program reads it, and the texts that stand in it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.definitions import load
from generator.forms import read_all
from generator.merging import combine, validate
from generator.model.answers import Dataset, Submission
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from tests.examples.content import MODEL, YEARS, read
from tests.examples.make import REGISTER, ROOT

INBOX = ROOT / "indata" / MODEL

Year = tuple[Dataset, tuple[Submission, ...], tuple[Finding, ...]]


@cache
def year(of: int) -> Year:
    """Read a year's inbox as the program does; last year's forms come along."""
    folder = INBOX / str(of)
    register = FoundFile(folder / REGISTER, REGISTER)
    loaded = load(ROOT / "mallar" / MODEL, f"mallar/{MODEL}", register, str(of))
    assert loaded.follow_up is not None, loaded.findings
    files = tuple(FoundFile(path, path.name) for path in sorted(folder.iterdir()) if path.name != REGISTER)
    submissions, unread = read_all(files, loaded.follow_up)
    earlier = (year(of - 1)[0],) if of - 1 in YEARS else ()
    dataset, overlaps = combine(loaded.follow_up, submissions, earlier)
    return dataset, submissions, (*loaded.findings, *unread, *overlaps, *validate(loaded.follow_up, dataset))


def workbooks() -> list[Path]:
    return sorted(path for of in YEARS for path in (INBOX / str(of)).glob("*.xlsx") if not path.name.startswith("~$"))


def texts(of: int) -> Iterator[str]:
    """Yield every text that somebody wrote in the forms of a year."""
    for delivery in read(of).deliveries:
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
