"""The archive on a disk that is killed, refuses or is shared: nothing is lost, nothing is overwritten.

Numbers as B1-B3 of the acceptance figures; the sweeps in full are marked slow.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.archive import manifest
from generator.archive.versions import next_version
from tests import faulty_disk

SCRIPT = Path(faulty_disk.__file__)
POINTS = 50
"""How many calls one run makes; `test_run_makes_as_many_calls_as_the_sweep_knows` holds it."""
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EINVAL", "ENAMETOOLONG", "ESTALE")


def process(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": str(SCRIPT.parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, str(SCRIPT), str(folder), *arguments]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def outcome(folder: Path, call: int, fault: str) -> tuple[int, str, str]:
    child = process(folder, str(call), fault)
    out, err = child.communicate(timeout=30)
    return child.returncode, out, err


def checksums(folder: Path) -> dict[str, str]:
    """The files that are somebody's: all but hidden ones."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*")]


def assert_whole(folder: Path) -> None:
    """Every manifest and all that it names is as written; every document without manifest is whole or empty."""
    now = checksums(folder)
    for path in folder.glob("*.json"):
        told = manifest.decoded(path.read_bytes())
        assert {kept.file: kept.sha256 for kept in told.documents}.items() <= now.items()
    whole = {
        hashlib.sha256(document.content).hexdigest()
        for mark in ("gammal", "ny", "sen")
        for document in faulty_disk.documents(mark)
    }
    assert {checksum for file, checksum in now.items() if file.endswith(".docx")} <= whole


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk") / "2025"
    faulty_disk.run(folder, "gammal")
    return folder


@pytest.fixture
def folder(before: Path, tmp_path: Path) -> Path:
    shutil.copytree(before, tmp_path / "2025")
    return tmp_path / "2025"


def test_run_makes_as_many_calls_as_the_sweep_knows(folder: Path) -> None:
    code, out, _ = outcome(folder, 0, "KILL")
    assert (code, int(out)) == (0, POINTS)
    assert left_over(folder) == []


@pytest.mark.parametrize("call", range(1, POINTS + 1))
def test_killed_run_loses_nothing_and_the_next_one_goes_through(before: Path, folder: Path, call: int) -> None:
    code, _, _ = outcome(folder, call, "KILL")
    assert code == 137
    old, killed = checksums(before), checksums(folder)
    kept = {file: checksum for file, checksum in killed.items() if file in old}
    assert kept == old | {"kontroll/kontrollista.xlsx": kept["kontroll/kontrollista.xlsx"]}
    assert_whole(folder)
    faulty_disk.run(folder, "sen")
    assert killed.items() - checksums(folder).items() <= {
        ("kontroll/kontrollista.xlsx", kept["kontroll/kontrollista.xlsx"])
    }
    assert_whole(folder)
    assert left_over(folder) == []
    assert next_version(faulty_disk.shelf(folder)).edited == ()


def assert_refused_or_done(before: Path, folder: Path, code: int, err: str) -> None:
    """One refused call either does not matter, and a version is stored, or ends the run and changes no version."""
    old, now = checksums(before), checksums(folder)
    old.pop("kontroll/kontrollista.xlsx")
    assert old.items() <= now.items()
    assert_whole(folder)
    assert code in (0, 5)
    assert "Traceback" not in err
    assert len(err.splitlines()) == (1 if code else 0)
    added = {file for file in now if file not in old and not file.startswith("kontroll/")}
    assert len(added) == (0 if code else 3)


@pytest.mark.parametrize("call", range(1, POINTS + 1))
def test_refused_call_ends_in_a_sentence_or_does_not_matter(before: Path, folder: Path, call: int) -> None:
    code, _, err = outcome(folder, call, ERRORS[call % len(ERRORS)])
    assert_refused_or_done(before, folder, code, err)


@pytest.mark.slow
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", range(1, POINTS + 1))
def test_every_refusal_at_every_call_is_told_or_does_not_matter(
    before: Path, folder: Path, call: int, error: str
) -> None:
    code, _, err = outcome(folder, call, error)
    assert_refused_or_done(before, folder, code, err)


@pytest.mark.parametrize("error", ["ENOSPC+", "EIO+"])
@pytest.mark.parametrize("call", range(1, POINTS + 1, 8))
def test_disk_that_fails_from_some_call_on_loses_nothing(before: Path, folder: Path, call: int, error: str) -> None:
    lasting_failure(before, folder, call, error)


@pytest.mark.slow
@pytest.mark.parametrize("error", [error + "+" for error in ERRORS])
@pytest.mark.parametrize("call", range(1, POINTS + 1))
def test_lasting_failure_of_any_kind_from_any_call_on_loses_nothing(
    before: Path, folder: Path, call: int, error: str
) -> None:
    lasting_failure(before, folder, call, error)


def lasting_failure(before: Path, folder: Path, call: int, error: str) -> None:
    code, _, err = outcome(folder, call, error)
    old = checksums(before)
    old.pop("kontroll/kontrollista.xlsx")
    assert old.items() <= checksums(folder).items()
    assert_whole(folder)
    assert code in (0, 3, 5)
    assert "Traceback" not in err
    stored = checksums(folder)
    faulty_disk.run(folder, "sen")
    stored.pop("kontroll/kontrollista.xlsx")
    assert stored.items() <= checksums(folder).items()
    assert_whole(folder)


def both(folder: Path, rounds: int, pause: int, with_lock: str) -> dict[str, str]:
    """Let two processes store versions side by side; give all that they say they have stored."""
    children = [process(folder, "race", name, str(rounds), str(pause), with_lock) for name in ("ena", "andra")]
    told: dict[str, str] = {}
    for child in children:
        out, err = child.communicate(timeout=300)
        assert (child.returncode, err) == (0, "")
        told |= json.loads(out)
    return told


def assert_all_kept(folder: Path, told: dict[str, str]) -> None:
    """Each version is what its maker says, no number is missing or given twice, and the chain has no gap."""
    assert sorted(told.values(), key=lambda version: int(version[2:])) == [f"0.{n + 1}" for n in range(len(told))]
    link = None
    for mark, version in sorted(told.items(), key=lambda item: int(item[1][2:])):
        path = folder / f"prov-2025-v{version.replace('.', '-')}.json"
        kept = manifest.decoded(path.read_bytes())
        assert kept.previous == link
        assert {document.fingerprint for document in kept.documents} == {mark}
        assert {document.file: document.sha256 for document in kept.documents}.items() <= checksums(folder).items()
        link = manifest.Link(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    assert left_over(folder) == []


@pytest.mark.parametrize(("pause", "with_lock"), [(0, "0"), (5, "0"), (120, "1")])
def test_two_runs_side_by_side_keep_every_version(tmp_path: Path, pause: int, with_lock: str) -> None:
    told = both(tmp_path, 8, pause, with_lock)
    assert len(told) == 16
    assert_all_kept(tmp_path, told)


@pytest.mark.slow
@pytest.mark.parametrize("pause", [0, 2, 20])
@pytest.mark.parametrize("with_lock", ["0", "1"])
def test_two_runs_of_a_hundred_rounds_keep_every_version(tmp_path: Path, pause: int, with_lock: str) -> None:
    told = both(tmp_path, 100, pause, with_lock)
    assert len(told) == 200
    assert_all_kept(tmp_path, told)
