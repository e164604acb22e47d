"""Files from Kolada: a flat file of lines, or what its API gives (version 3), told from each other by how they begin.

Nothing ambiguous is guessed and nothing faulty is passed over: a file with a fault gives no figures at all. Kolada's
signs are its own: `-` not available, `.` cannot occur, `..` not to be shown.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.fetching.entries import MOST, Fault
from generator.fetching.flat_file import flat_entries
from generator.fetching.json_file import json_entries
from generator.model.fetching import Observation
from generator.model.findings import FilePlace, Finding
from generator.swedish.fetching_messages import Fetching

LARGEST = 50_000_000
"""Bytes; a file with more is not read."""
_MOST_TOLD = 20


def observations(content: bytes, file: str) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """Read a file; with any finding there are no figures. The same figure said twice in the same way is one."""
    if len(content) > LARGEST:
        return (), (Fetching.FETCH_TOO_LARGE.at(FilePlace(file), most=LARGEST // 1_000_000),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), (Fetching.FETCH_NOT_UTF8.at(FilePlace(file)),)
    made = json_entries if text.lstrip()[:1] in ("{", "[") else flat_entries
    return _gathered(made(text, file), file)


def _gathered(
    entries: Iterable[Observation | Finding], file: str
) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    known: dict[tuple[object, ...], Observation] = {}
    faults: list[Finding] = []
    try:
        for entry in chain(entries):
            faults += _kept(entry, known)
            if len(faults) > _MOST_TOLD:
                break
            if len(known) > MOST:
                faults.append(Fetching.TOO_MANY.at(FilePlace(file), most=MOST))
                break
    except Fault as fault:
        faults.append(fault.finding)
    if not (known or faults):
        faults.append(Fetching.NOTHING.at(FilePlace(file)))
    return (() if faults else tuple(known.values())), tuple(faults)


def _kept(entry: Observation | Finding, known: dict[tuple[object, ...], Observation]) -> Iterator[Finding]:
    if isinstance(entry, Finding):
        yield entry
        return
    other = known.setdefault(entry.key, entry)
    if (other.state, other.number) != (entry.state, entry.number):
        yield Fetching.TWO_VALUES.at(entry.place, code=entry.code, area=entry.area, year=entry.year)
