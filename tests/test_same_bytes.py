"""The same input gives the same bytes, wherever, whenever and by whomever it is built."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.municipal import MODELS
from tests.running import TODAY

ROOT = Path(__file__).parent.parent

# Runs the command with folders listed in another order and with a clock that is somewhere else in time.
ELSEWHERE = """
import os, random, sys, time

order, ahead = random.Random(int(sys.argv[1])), float(sys.argv[2])
now, local, listed, scanned = time.time, time.localtime, os.listdir, os.scandir

class Shuffled(list):
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def __iter__(self):
        return self
    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop()
    def close(self):
        pass

def shuffled(entries):
    entries = sorted(entries, key=str)
    order.shuffle(entries)
    return entries

def scan(path="."):
    with scanned(path) as entries:
        return Shuffled(shuffled(entries))

os.listdir = lambda path=".": shuffled(listed(path))
os.scandir = scan
time.time = lambda: now() + ahead
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
sys.argv = ["rapport", *sys.argv[3:]]
from generator.__main__ import run
run()
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a build is run."""

    seed: str
    zone: str
    language: str
    folder: str
    order: int
    ahead: int
    """Of the clock on the wall, in seconds."""
    forwards: bool
    """Whether files were put there in the order of their names."""


YEAR = 31_536_000
PLACES = (
    Place("0", "UTC", "C", "a", 1, 0, forwards=True),
    Place("1", "Europe/Stockholm", "sv_SE.UTF-8", "Gemensam mapp", 2, 3_600, forwards=False),
    Place("7", "Asia/Tokyo", "en_US.UTF-8", "åäö É", 3, YEAR, forwards=True),
    Place("42", "America/Lima", "de_DE.UTF-8", "djup/ner/i/mappar", 4, -YEAR, forwards=False),
    Place("99", "Pacific/Kiritimati", "tr_TR.UTF-8", "b 'c' & d", 5, 10 * YEAR, forwards=True),
    Place("1234", "Pacific/Pago_Pago", "C.UTF-8", "E#%20f", 6, 12_345, forwards=False),
    Place("31337", "Asia/Kathmandu", "ja_JP.UTF-8", "g (kopia)", 7, -7, forwards=True),
    Place("4294967295", "America/St_Johns", "ar_EG.UTF-8", "H", 8, 20 * YEAR, forwards=False),
)


def put_there(place: Place, base: Path) -> Path:
    """Copy models and forms in the order that the place has, with times of its own."""
    workspace = base / place.folder
    for name in ("mallar", "indata"):
        files = sorted(path for path in (ROOT / name).rglob("*") if path.is_file())
        for age, path in enumerate(files if place.forwards else files[::-1]):
            target = workspace / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1_700_000_000 + age * place.order, 1_600_000_000 + age * place.order))
    return workspace


def built(place: Place, base: Path) -> dict[str, str]:
    """Build every model there; give the checksum of each document."""
    workspace = put_there(place, base)
    script = base / "annorstades.py"
    script.write_text(ELSEWHERE, encoding="utf-8")
    command = [sys.executable, str(script), str(place.order), str(place.ahead), "bygg", "--idag", TODAY]
    said = {"PYTHONHASHSEED": place.seed, "TZ": place.zone, "LC_ALL": place.language, "LANGUAGE": place.language}
    ran = subprocess.run(
        [*command, "--arbetsmapp", str(workspace)],
        check=False,
        capture_output=True,
        cwd=workspace,
        env={**os.environ, **said, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    return dict(_checksums(workspace))


def _checksums(workspace: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((workspace / "utdata").rglob("*")):
        if path.is_file():
            name = path.relative_to(workspace).as_posix()
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()


# A build of all models takes ten seconds or so; three of them differ in everything that a place has.
@pytest.mark.parametrize(
    "places",
    [
        pytest.param((PLACES[0], PLACES[3], PLACES[4]), id="three"),
        pytest.param(PLACES, id="all", marks=pytest.mark.slow),
    ],
)
def test_builds_are_the_same_bytes_everywhere(tmp_path: Path, places: tuple[Place, ...]) -> None:
    folders = [tmp_path / str(number) for number in range(len(places))]
    with ThreadPoolExecutor(2) as pool:
        all_built = list(pool.map(built, places, folders))
    names = set(all_built[0])
    assert all(set(each) == names for each in all_built)
    assert sum(name.endswith(".docx") for name in names) >= 2 * len(MODELS)
    differing = {name for name in names if len({each[name] for each in all_built}) > 1}
    assert differing == set()


@pytest.mark.parametrize("name", ["listdir", "scandir"])
def test_the_places_do_list_folders_differently(tmp_path: Path, name: str) -> None:
    for number in range(20):
        (tmp_path / str(number)).touch()
    told = ELSEWHERE.replace(
        "from generator.__main__ import run\nrun()", f"print([str(e) for e in os.{name}(sys.argv[1])])"
    )
    orders = {
        subprocess.run(
            [sys.executable, "-c", told, str(place.order), "0", str(tmp_path)], check=True, capture_output=True
        ).stdout
        for place in PLACES
    }
    assert len(orders) == len(PLACES)
