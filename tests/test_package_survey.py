"""The shipped example with a survey: nobody can work out what its packages leave out, whatever the answers were."""

import random
import shutil
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.attacker import Atom, Attacker, Said
from tests.examples.content import ROOT
from tests.examples.inbox import period
from tests.filling import SAVED, saved_workbook
from tests.package_meaning import plain
from tests.package_reading import Cell, read
from tests.running import rapport

MODEL, PERIOD, TABLE = "arbetsplats", "2025-avstamning-1", "enkat"
STEPS, ALL = ("mycket_hog", "ganska_hog", "ganska_lag", "inte_alls"), "antal_svar"
THRESHOLD = 5

Answers = Mapping[str, tuple[int, ...]]
"""How many chose each step, by group."""


def made(base: Path, seed: int) -> tuple[Answers, dict[str, bytes]]:
    """Make the packages with random answers in the parties' joint form."""
    chance = random.Random(seed)
    for room in ("mallar", "indata"):
        shutil.copytree(ROOT / room / MODEL, base / room / MODEL)
    joint = next(one for one in period(PERIOD, MODEL)[1] if one.form == "gemensam")
    path = base / "indata" / MODEL / PERIOD / joint.file.file
    workbook = load_workbook(path)
    answers = {}
    for row in joint.tables["enkat.svar"]:
        counts = tuple(chance.choice((0, chance.randint(1, 4), chance.randint(5, 30))) for _ in STEPS)
        for column, number in zip((*STEPS, ALL), (*counts, sum(counts)), strict=True):
            place = row.answers[column].place
            workbook[place.sheet][place.cell] = number
        answers[row.key] = counts
    path.write_bytes(saved_workbook(workbook, SAVED))
    ran = rapport("bygg", MODEL, "--period", PERIOD, workspace=base, today="2025-12-20")
    assert ran.code == 0, ran.out + ran.err
    folder = base / "utdata" / MODEL / PERIOD
    files = [*folder.glob("*.docx"), *(folder / "data").glob("*publicerbar*")]
    return answers, {file.name: file.read_bytes() for file in files}


def told(cells: list[Cell]) -> Iterator[Said]:
    """Yield what the tables of the survey say."""
    names = {(named.row, named.column): (cell.row, cell.column) for cell, named in pairwise(cells) if cell.ids}
    for cell in cells:
        group, column = (cell.row, cell.column) if cell.ids else names[cell.row, cell.column]
        value = plain(cell.text)
        if cell.text == "x" or value is not None:
            atoms: frozenset[Atom] = frozenset((group, step) for step in (STEPS if column == ALL else [column]))
            yield Said(f"{cell.place}: {group}, {column}", atoms, None if value is None else int(value))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("seed", range(6))
def test_a_survey_gives_no_answer_away(tmp_path: Path, seed: int) -> None:
    answers, files = made(tmp_path, seed)
    said = list(told([cell for cell in read(files).cells if cell.caption == TABLE]))
    shown = {one.atoms for one in said if one.number is not None}
    for one in said:
        true = sum(answers[str(group)][STEPS.index(str(step))] for group, step in one.atoms)
        assert one.number in (None, true)
        assert true == 0 or true >= THRESHOLD or one.atoms not in shown, one.place
    with Attacker(said, least=1) as attacker:
        left_out = list(attacker.left_out())
        assert left_out
        assert [one.place for one in left_out if attacker.interval(one, THRESHOLD)[1] is not None] == []
