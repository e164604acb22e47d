"""Damaged workbooks without end: `python -m tests.fuzz 20000`.

Each file is one of the seeds after one to four blows, and goes the way of a form that came in: it is read, joined with
the others, checked, and marked to be sent back. That is done in a child process with little memory and little time, so
that a crash is seen for what it is. A file that does harm is kept in the folder that is given, under a name that tells
its seed and number; the same seed and number always make the same file.
"""

import argparse
import os
import random
import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

from generator.forms import marked_copy, read_all
from generator.merging import combine, validate
from generator.model.inbox import FoundFile
from generator.office.refusal import MIB
from tests.mutations import MUTATIONS, SHEET
from tests.packages import MAIN, PARTS, STRICT, workbook
from tests.test_office_spreadsheet import FIDELITY, workbook_with_formats
from tests.whole_forms import follow_up, whole_form

SEED = 20_250_301
LONGEST_SECONDS, MOST_MEMORY, MOST_ADDRESSES = 10, 512 * MIB, 2**30
FORM_EVERY = 7
FORMS = (("vuxsamverkan", "2025", "kommun"), ("brottsforebyggande", "2025-T3", "samordnare"))
NUMBER, TAG = re.compile(rb"\d+"), re.compile(rb"<[^>]+>")
TEXT = re.compile(rb"(?<=<t>)[^<]+")
VALUE = re.compile(rb'(?<=<v>)[^<]+|(?<= s=")[0-9]+|(?<= t=")[a-z]+')
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
VALUES = (*NUMBERS, b"n", b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"45717", b"0.5", b"2025-03-01", b"#DIV/0!")
TEXTS = (
    b"",
    b"_x0000_",
    b"_xD83D_",
    b"=1+1",
    b"#REF!",
    b"{{ 7*7 }}",
    b"om.status",
    b"deltagare_mars.antal@avesta",
    b"fv_forra",
    b"19121212-1212",
    b"1.234",
    b"1e308",
    b"Svar",
    b"\xcc\x8a" * 500,
    b"9" * 4000,
)

Parts = dict[str, bytes]
Blow = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: the codes of a refusal or "read"; or what the child process fell on."""

    told: str
    seconds: float
    memory: int

    @property
    def harm(self) -> str:
        """What is wrong, if anything is."""
        if not (self.told.isupper() or self.told == "read"):
            return self.told
        return "too much memory" if self.memory >= MOST_MEMORY else ""


@cache
def seeds() -> Sequence[tuple[Parts, int]]:
    """Give what is damaged, and the number of the model that it is read by.

    Forms of both models, also as Excel saves them, a sheet of everything, a strict file, and every kind of cell.
    """
    strict = {name: str(part).replace(MAIN, STRICT) for name, part in PARTS.items()}
    small = [filled_sheet(), workbook(strict), *(workbook_with_formats(cell) for cell, _ in FIDELITY.values())]
    changes = ("nothing", "texts shared as Excel saves them", "formulas", "strict workbook")
    forms = [(MUTATIONS[name].made(whole_form(*form)), model) for name in changes for model, form in enumerate(FORMS)]
    # A form takes ten times as long as a small file, so there are fewer of them.
    files = [
        file
        for at in range(0, len(small), FORM_EVERY)
        for file in (forms[at // FORM_EVERY % len(forms)], *((each, 0) for each in small[at : at + FORM_EVERY]))
    ]
    return [(_parts(data), model) for data, model in files]


def _parts(data: bytes) -> Parts:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def filled_sheet() -> bytes:
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


def damaged(seed: int, number: int) -> tuple[bytes, int]:
    """Give one file and the number of the model that it is read by.

    It is a seed after some blows. Half of the files get only such as leave the markup whole, so that what stands in
    them is read; the others any, and now and then one at the zip file itself.
    """
    chance = random.Random(f"{seed}-{number}")
    original, model = seeds()[number % len(seeds())]
    parts = dict(original)
    gentle = chance.random() < 0.5
    blows: tuple[Blow, ...] = (text_changed, value_changed) if gentle else ROUGH
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name, part in parts.items() if part and (not gentle or SHEET.fullmatch(name))])
        parts[name] = chance.choice(blows)(parts[name], chance)
        if not gentle and chance.random() < 0.1 and len(parts) > 1:
            del parts[name]
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    data = content.getvalue()
    return (bytes_changed(data, chance) if not gentle and chance.random() < 0.2 else data), model


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def number_changed(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, NUMBER, chance, lambda found: chance.choice(NUMBERS))


def tag_changed(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, TAG, chance, lambda found: chance.choice((b"", found * 2, found * 1000, b"<x/>", b"<!--")))


def text_changed(data: bytes, chance: random.Random) -> bytes:
    """Put something else in the place of a text, or another text of the same sheet: labels and keys are texts too."""
    other = TEXT.search(data, chance.randrange(len(data)))
    return _replaced(
        data, TEXT, chance, lambda found: other[0] if other and chance.random() < 0.4 else chance.choice(TEXTS)
    )


def value_changed(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, VALUE, chance, lambda found: chance.choice(VALUES))


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


ROUGH: tuple[Blow, ...] = (bytes_changed, number_changed, tag_changed, text_changed, cut)


def _replaced(data: bytes, pattern: re.Pattern[bytes], chance: random.Random, by: Callable[[bytes], bytes]) -> bytes:
    start = chance.randrange(len(data)) if data else 0
    place = pattern.search(data, start) or pattern.search(data)
    return data[: place.start()] + by(place[0]) + data[place.end() :] if place else data


def taken_in(path: Path, model: int) -> str:
    """Take the file in as a form that came in; anything but "read" and the codes of why it is not rises."""
    definition = follow_up(*FORMS[model][:2])
    found = FoundFile(path, path.name)
    submissions, findings = read_all([found], definition)
    if not submissions:
        return " ".join(sorted({finding.code for finding in findings})) or "UNTOLD nothing"
    dataset, told = combine(definition, submissions)
    marked_copy(found, (*findings, *told, *validate(definition, dataset)))
    return "read"


def in_a_child(data: bytes, model: int, folder: Path) -> Outcome:
    """Take a file in in a process of its own."""
    path = folder / "svar.xlsx"
    path.write_bytes(data)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _limited()
        try:
            told = taken_in(path, model)
        except BaseException as fault:
            told = f"{type(fault).__name__}: {fault}"
        os.write(writing, told.encode(errors="replace")[:500])
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 500).decode(errors="replace")
    os.close(reading)
    _, status, used = os.wait4(child, 0)
    ended = f"ended by {signal.Signals(os.WTERMSIG(status)).name}" if os.WIFSIGNALED(status) else ""
    seconds = used.ru_utime + used.ru_stime
    return Outcome(ended or said or f"ended with {status}", seconds, used.ru_maxrss * 1024)


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    # Work is what is counted, as the machine may have much else to do; but nobody waits for ever for anything.
    for name in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(name, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    signal.alarm(12 * LONGEST_SECONDS)


def outcomes(count: int, seed: int, keep: Path | None = None, first: int = 0) -> Iterator[tuple[int, Outcome]]:
    """Yield the outcome of each file, by its number; those that do harm are kept in the folder."""
    with TemporaryDirectory() as folder:
        for number in range(first, first + count):
            data, model = damaged(seed, number)
            outcome = in_a_child(data, model, Path(folder))
            if outcome.harm and keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}.xlsx").write_bytes(data)
            yield number, outcome


def main(count: int, seed: int, keep: Path, first: int) -> int:
    """Print what became of the files, and give 1 if any did harm."""
    sys.stdout.write(f"{count} files from {first}, seed {seed}\n")
    told: Counter[str] = Counter()
    slowest, largest, harmful = 0.0, 0, 0
    for number, outcome in outcomes(count, seed, keep, first):
        told[outcome.told] += 1
        slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.memory)
        if outcome.harm:
            harmful += 1
            sys.stdout.write(f"{keep / f'{seed}-{number}.xlsx'}: {outcome.harm}\n")
    for code, times in told.most_common():
        sys.stdout.write(f"{times:7} {code[:100]}\n")
    sys.stdout.write(f"harmful: {harmful}; slowest {slowest:.1f} s; at most {largest // MIB} MiB\n")
    return int(harmful > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=500, help="how many files")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--keep", type=Path, default=Path("fuzz"), help="folder for the files that do harm")
    options = parser.parse_args()
    sys.exit(main(options.count, options.seed, options.keep, options.first))
