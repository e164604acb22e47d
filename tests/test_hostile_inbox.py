"""Ten hostile workbooks at once among ten good forms: the good ones are all read, and each other file is named.

The command is a process of its own, so that its memory is its own. One ten runs always; all of them by command.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.office.refusal import MIB
from tests.hostile import HOSTILE, Hostile
from tests.running import TODAY

ROOT = Path(__file__).parent.parent
INBOX = Path("indata", "vuxsamverkan", "2025")
GOOD = (
    "Antagning_blankett_slutlig.xlsx",
    "Avesta.xlsx",
    "Borlänge deltagare 2025.xlsx",
    "Chefsgruppen vux.xlsx",
    "Falun - statistik vux.xlsx",
    "Ludvika vuxenutbildning.xlsx",
    "Malung-Sälen 2025.xlsx",
    "Orsa.xlsx",
    "Samordnarens texter 2025.xlsx",
    "Smedjebacken.xlsx",
)
AT_ONCE, SECONDS, MEMORY, ADDRESSES = 10, 5, 300 * MIB, 1_500 * 10**6
PARTED = [HOSTILE[start :: len(HOSTILE) // AT_ONCE][:AT_ONCE] for start in range(len(HOSTILE) // AT_ONCE)]
ALL = [HOSTILE[start : start + AT_ONCE] for start in range(0, len(HOSTILE), AT_ONCE)]

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs the system to tell what a process has used")


@dataclass(frozen=True, slots=True)
class Used:
    """What a command printed, and the processor time and memory that it used."""

    data: Any
    seconds: float
    memory: int


# A process is said to have used at least what the one it was forked from had; so a small one starts the command.
_STARTED_BY_A_SMALL_ONE = """
import json, resource, subprocess, sys
limit = int(sys.argv[1])
def limited():
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
ran = subprocess.run([sys.executable, "-m", "generator", *sys.argv[2:]], capture_output=True, preexec_fn=limited)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = {"code": ran.returncode, "out": ran.stdout.decode(), "err": ran.stderr.decode()}
print(json.dumps({**told, "seconds": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * 1024}))
"""


def command(workspace: Path) -> Used:
    """Run `rapport status` with little memory to take."""
    words = ("status", "vuxsamverkan", "--ar", "2025", "--json", "--arbetsmapp", str(workspace), "--idag", TODAY)
    launched = [sys.executable, "-c", _STARTED_BY_A_SMALL_ONE, str(ADDRESSES), *words]
    told = json.loads(subprocess.run(launched, cwd=ROOT, capture_output=True, check=True).stdout)
    assert told["code"] in (0, 1), told["err"]
    return Used(json.loads(told["out"]), told["seconds"], told["memory"])


@pytest.mark.parametrize(
    "hostile",
    [pytest.param(PARTED[0], id="one ten"), *(pytest.param(ten, marks=pytest.mark.slow) for ten in ALL)],
)
def test_ten_hostile_workbooks_keep_no_good_form_from_being_read(hostile: Sequence[Hostile], tmp_path: Path) -> None:
    inbox = tmp_path / INBOX
    inbox.mkdir(parents=True)
    for name in ("register.xlsx", *GOOD):
        shutil.copyfile(ROOT / INBOX / name, inbox / name)
    for number, each in enumerate(hostile):
        (inbox / f"Fil {number}.xlsx").write_bytes(each.make())
    used = command(tmp_path)

    read = {Path(file).name for form in used.data["status"] for file in form["filer"]}
    assert read == set(GOOD)
    refused = {Path(each["fil"]).name for each in used.data["fynd"] if each["allvar"] == "fel"}
    assert refused == {f"Fil {number}.xlsx" for number in range(len(hostile))}
    assert used.seconds < SECONDS * len(hostile)
    assert used.memory < MEMORY
