"""Who has two versions of a report may work out counts that each of them leaves out; then the control list says so."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.package_attack import known_of, leaks, misread, packages
from tests.package_making import MODEL, deliver, make
from tests.package_meaning import Known
from tests.package_model import LAST, World, random_world
from tests.running import rapport

TOLD = {"SMALL_CHANGE", "OTHERS_LEFT_OUT"}


def whole(seed: int) -> World:
    """Make a world of one year, with its tables only."""
    world = random_world(seed)
    tables = tuple(
        replace(table, document="")
        for table in world.tables
        if not (table.compare or table.by_years or table.so_far)
    )  # fmt: skip
    return replace(
        world, years={LAST: world.years[LAST]}, outside={LAST: world.outside[LAST]}, tables=tables, charts=(),
        sentences=(), joined=(), parts=False, edition=False,
    )  # fmt: skip


def without_some(world: World) -> World:
    """Give the world before some towns had answered."""
    chance = random.Random(world.seed)
    late = chance.sample(world.towns[1:], min(len(world.towns) - 2, chance.randint(1, 3)))
    return replace(world, years={LAST: {key: row for key, row in world.years[LAST].items() if key[0] not in late}})


def together(seed: int, base: Path) -> tuple[list[str], set[str]]:
    """Give what two versions give away together, and what the program says of it."""
    world = whole(seed)
    first = without_some(world)
    make(first, base)
    before = known_of(first, packages(first, base))
    deliver(world, base, LAST, LAST)
    ran = rapport("bygg", MODEL, "--ar", str(LAST), "--json", workspace=base, today=f"{LAST}-12-02")
    after = known_of(world, packages(world, base))
    known = Known([*before.said, *after.said], [*before.facts, *after.facts])
    assert list(misread(world, known)) == []
    return list(leaks(world, known)), ran.codes & TOLD


@pytest.mark.slow
@pytest.mark.parametrize("seed", [seed for seed in range(120) if len(whole(seed).towns) > 2 and whole(seed).tables])
def test_what_two_versions_give_away_together_is_told(tmp_path: Path, seed: int) -> None:
    found, told = together(seed, tmp_path)
    assert told or not found


@pytest.mark.slow
def test_the_first_version_may_show_what_the_second_leaves_out(tmp_path: Path) -> None:
    found, told = together(20, tmp_path)
    assert found
    assert "OTHERS_LEFT_OUT" in told
