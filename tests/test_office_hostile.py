"""Every hostile workbook is refused with its reason or read right, within five seconds of work."""

import time

import pytest

from generator.office.package import Refused
from generator.office.spreadsheet import read_workbook
from tests.hostile import HOSTILE, Hostile, shown

LARGEST_ON_DISK = 20 * 2**20


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len(HOSTILE) >= 67
    assert len({each.name for each in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda each: each.name)
def test_hostile_workbook_is_refused_or_read_right(hostile: Hostile) -> None:
    data = hostile.make()
    assert len(data) <= LARGEST_ON_DISK
    outcome: str | tuple[str, ...]
    started = time.process_time()
    try:
        outcome = shown(read_workbook(data))
    except Refused as refusal:
        outcome = refusal.reason.name
    assert time.process_time() - started < 5
    assert outcome == hostile.outcome
