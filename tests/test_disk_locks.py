"""Locks: who may go on, who must wait, and what is said."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.disk import processes
from generator.disk.locks import BUILDING, locked
from generator.model.findings import UserError
from generator.swedish.disk_messages import Disk


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def held_by(**changed: object) -> bytes:
    told = {"vem": "registrator", "dator": "annan-dator", "sedan": "2026-03-01", "marke": "1", "process": 1} | changed
    return json.dumps(told).encode()


UNKNOWN = (
    "En annan körning verkar använda mappen {folder}, men det går inte att se vem som har startat den. Fråga dina "
    "kollegor och kör igen. Är ni säkra på att ingen körning pågår kan ni ta bort filen .rapport-las."
)

LOCK_CASES = [
    (
        "FOLDER_LOCKED",
        held_by(),
        "En annan körning använder mappen {folder}: registrator på datorn annan-dator sedan 2026-03-01. Vänta tills "
        "den är klar och kör igen. Är du säker på att ingen körning pågår kan du ta bort filen .rapport-las.",
    ),
    (
        "FOLDER_LOCKED",
        held_by(sedan="2029-01-01", vem=""),
        "En annan körning använder mappen {folder}: någon på datorn annan-dator sedan 2029-01-01. Vänta tills "
        "den är klar och kör igen. Är du säker på att ingen körning pågår kan du ta bort filen .rapport-las.",
    ),
    (
        "FOLDER_LOCKED",
        held_by(dator=processes.host(), process=os.getpid()),
        f"En annan körning använder mappen {{folder}}: registrator på datorn {processes.host()} sedan 2026-03-01. "
        "Vänta tills den är klar och kör igen. Är du säker på att ingen körning pågår kan du ta bort filen "
        ".rapport-las.",
    ),
    ("FOLDER_LOCKED_BY_UNKNOWN", b"", UNKNOWN),
    ("FOLDER_LOCKED_BY_UNKNOWN", b"\xff\xfe\x00", UNKNOWN),
    ("FOLDER_LOCKED_BY_UNKNOWN", b"[1, 2]", UNKNOWN),
    ("FOLDER_LOCKED_BY_UNKNOWN", b"[" * 100_000, UNKNOWN),
    ("FOLDER_LOCKED_BY_UNKNOWN", b'{"process": "x"}', UNKNOWN),
]


@pytest.mark.parametrize(("code", "content", "sentence"), LOCK_CASES, ids=range(len(LOCK_CASES)))
def test_lock_of_another_is_explained_and_left(tmp_path: Path, code: str, content: bytes, sentence: str) -> None:
    (tmp_path / BUILDING).write_bytes(content)
    os.utime(tmp_path / BUILDING, (1, 1))
    with pytest.raises(UserError) as caught, locked(tmp_path, "2026-03-02", patience=0):
        pass
    assert caught.value.message == sentence.format(folder=tmp_path)
    assert caught.value.exit_code == Disk[code].exit_code == 3
    assert (tmp_path / BUILDING).read_bytes() == content


def test_lock_of_a_dead_process_on_this_machine_is_broken(tmp_path: Path, dead: int) -> None:
    (tmp_path / BUILDING).write_bytes(held_by(dator=processes.host(), process=dead))
    with locked(tmp_path, "2026-03-02", patience=0.1) as lock:
        assert json.loads(lock.read_text(encoding="utf-8"))["process"] == os.getpid()
    assert list(tmp_path.iterdir()) == []


def test_lock_of_a_dead_process_on_another_machine_is_left(tmp_path: Path, dead: int) -> None:
    (tmp_path / BUILDING).write_bytes(held_by(process=dead))
    with pytest.raises(UserError, match="annan-dator"), locked(tmp_path, "2026-03-02", patience=0):
        pass


def test_dead_lock_that_another_is_breaking_is_left_to_it(tmp_path: Path, dead: int) -> None:
    (tmp_path / BUILDING).write_bytes(held_by(dator=processes.host(), process=dead))
    (tmp_path / f"{BUILDING}-bryts").write_bytes(b"")
    with pytest.raises(UserError), locked(tmp_path, "2026-03-02", patience=0):
        pass
    assert (tmp_path / BUILDING).exists()


def test_lock_is_given_back_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path, "2026-03-02"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_lock_that_somebody_removed_and_another_took_is_not_given_back(tmp_path: Path) -> None:
    with locked(tmp_path, "2026-03-02") as lock:
        lock.unlink()
        lock.write_bytes(held_by())
    assert lock.read_bytes() == held_by()


def test_second_run_waits_for_the_first(tmp_path: Path) -> None:
    first = (
        "import sys, time, pathlib; from generator.disk.locks import locked\n"
        "with locked(pathlib.Path(sys.argv[1]), 'x'): print('har', flush=True); time.sleep(0.4)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", first, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with locked(tmp_path, "2026-03-02"):
            assert child.wait(timeout=5) == 0


def test_lock_makes_its_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "utdata" / "prov", "2026-03-02") as lock:
        assert lock == tmp_path / "utdata" / "prov" / BUILDING


def test_dead_lock_is_broken_once_and_then_held_by_one_at_a_time(tmp_path: Path, dead: int) -> None:
    (tmp_path / BUILDING).write_bytes(held_by(dator=processes.host(), process=dead))
    inside, most = [0], [0]

    def work() -> None:
        with locked(tmp_path, "2026-03-02", patience=20):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.005)
            inside[0] -= 1

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert most == [1]
    assert list(tmp_path.iterdir()) == []
