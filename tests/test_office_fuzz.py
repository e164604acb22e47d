"""Damaged workbooks: whatever is done to a file, it is refused or read, in good time, and nothing else happens.

The quick set is the first of those that `tests.fuzz` makes; the long one runs by command (pytest -m slow), and as many
as anybody has time for by `python -m tests.fuzz`.
"""

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz import SEED, Outcome, damaged, outcomes

QUICK, LONG = 500, 20_000

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs child processes by fork")


@pytest.mark.parametrize("count", [QUICK, pytest.param(LONG, marks=pytest.mark.slow)])
def test_damaged_workbooks_are_refused_or_read_and_do_no_harm(count: int, request: pytest.FixtureRequest) -> None:
    kept = request.config.getoption("--keep")
    told: Counter[str] = Counter()
    harmful: dict[int, Outcome] = {}
    sys.stdout.write(f"seed {SEED}\n")
    for number, outcome in outcomes(count, SEED, Path(kept) if kept else None):
        told[outcome.told] += 1
        harmful |= {number: outcome} if outcome.harm else {}
    assert harmful == {}, f"seed {SEED}"
    assert told["read"] >= count // 20
    assert told["PART_DAMAGED"] >= count // 20


def test_a_seed_and_a_number_always_make_the_same_file() -> None:
    assert [damaged(7, number) for number in range(9)] == [damaged(7, number) for number in range(9)]
    assert len({damaged(7, number)[0] for number in range(50)}) == 50
