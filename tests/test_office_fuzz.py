"""Damaged workbooks: whatever is done to a file, it is refused or read, in good time, and nothing else happens.

The quick set runs in this process. The long one, by command (pytest -m slow), runs each file in a child process with
little memory, so that a crash would be seen for what it is.
"""

import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from generator.office.package import Refused
from generator.office.spreadsheet import Workbook, read_workbook
from tests.packages import MAIN, PARTS, STRICT, workbook
from tests.test_office_spreadsheet import FIDELITY, workbook_with_formats

QUICK, LONG, SEED = 1_500, 20_000, 20_250_301
LONGEST_SECONDS = 10
NUMBER, TAG = re.compile(rb"\d+"), re.compile(rb"<[^>]+>")
NUMBERS = (
    b"-1",
    b"0",
    b"4294967296",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"",
    b"1048577",
    b"16385",
    b"\xd9\xa1",
)


def filled_form() -> bytes:
    """A workbook with a little of everything, as openpyxl writes it."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    for row in range(1, 41):
        first.append([f"Åtgärd {row}", "Klar" if row % 2 else "Pågår", "Läxhjälp & stöd <5 elever", row * 1.5])
        first.cell(row, 5).value = datetime(2025, 1, 1 + row % 28)  # noqa: DTZ001
    first["F1"] = "=SUM(D1:D5)"
    first.merge_cells("G1:H2")
    rule = DataValidation(type="list", formula1='"Klar,Pågår"')
    rule.add("B2:B40")
    first.add_data_validation(rule)
    first.column_dimensions["J"].hidden = True
    book.create_sheet("Val")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def seeds() -> list[dict[str, bytes]]:
    """A filled form, a strict file, and a workbook for every kind of cell."""
    strict = {name: str(part).replace(MAIN, STRICT) for name, part in PARTS.items()}
    cells = [workbook_with_formats(cell) for cell, _ in FIDELITY.values()]
    files = [filled_form(), workbook(strict), *cells]
    return [{name: package.read(name) for name in package.namelist()} for package in map(opened, files)]


def opened(data: bytes) -> ZipFile:
    return ZipFile(BytesIO(data))


def damaged(parts: dict[str, bytes], chance: random.Random) -> bytes:
    """The workbook after one to four blows at its parts, and now and then some at the zip file itself."""
    parts = dict(parts)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name, part in parts.items() if part])
        blow = chance.choices((bytes_changed, number_changed, tag_changed, cut), (25, 30, 25, 10))[0]
        parts[name] = blow(parts[name], chance)
        if chance.random() < 0.1:
            del parts[name]
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return bytes_changed(content.getvalue(), chance) if chance.random() < 0.2 else content.getvalue()


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def number_changed(data: bytes, chance: random.Random) -> bytes:
    return replaced(data, NUMBER, chance, lambda found: chance.choice(NUMBERS))


def tag_changed(data: bytes, chance: random.Random) -> bytes:
    return replaced(data, TAG, chance, lambda found: chance.choice((b"", found * 2, found * 1000, b"<x/>", b"<!--")))


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


def replaced(data: bytes, pattern: re.Pattern[bytes], chance: random.Random, by: Callable[[bytes], bytes]) -> bytes:
    places = list(pattern.finditer(data))
    if not places:
        return data
    place = chance.choice(places)
    return data[: place.start()] + by(place[0]) + data[place.end() :]


def outcome(data: bytes) -> str:
    """The code of the refusal, or "read"; anything else rises."""
    try:
        assert isinstance(read_workbook(data), Workbook)
    except Refused as refusal:
        return refusal.reason.name
    return "read"


def test_damaged_workbooks_are_refused_or_read() -> None:
    chance, originals = random.Random(SEED), seeds()
    outcomes: Counter[str] = Counter()
    for number in range(QUICK):
        data = damaged(originals[number % len(originals)], chance)
        started = time.monotonic()
        outcomes[outcome(data)] += 1
        assert time.monotonic() - started < LONGEST_SECONDS
    assert outcomes["read"]
    assert outcomes["PART_DAMAGED"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes by fork")
def test_damaged_workbooks_never_harm_the_process() -> None:
    chance, originals = random.Random(SEED + 1), seeds()
    outcomes: Counter[str] = Counter()
    for number in range(LONG):
        state = chance.getstate()
        told = outcome_in_a_child(damaged(originals[number % len(originals)], chance))
        assert told.isupper() or told == "read", f"file {number} of seed {SEED + 1}, state {hash(state)}: {told}"
        outcomes[told] += 1
    sys.stderr.write(f"{LONG} files: {outcomes.most_common()}\n")


def outcome_in_a_child(data: bytes) -> str:
    import resource
    import signal

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
        signal.alarm(LONGEST_SECONDS)
        try:
            told = outcome(data)
        except BaseException as fault:
            told = f"{type(fault).__name__}: {fault}"
        os.write(writing, told.encode()[:500])
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 500).decode()
    os.close(reading)
    _, status = os.waitpid(child, 0)
    return told or f"ended with {status}"
