"""Figures of the example reports, worked out again from the cells that they are said to come from.

Nothing of the program is used but its command: what is kept beside the documents is read as JSON, the cells with
openpyxl, and the arithmetic is that of this page. 50 figures of each model are drawn; the long run takes all.
"""

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.running import rapport

ROOT = Path(__file__).parent.parent
BUILT = {"vuxsamverkan": "2025", "brottsforebyggande": "2025-T3"}
FIGURE = re.compile(r"[+\u2212]?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)?")
DRAWN, SEED = 50, 451
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
WORDS = ("inga", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
Part = tuple[str, str, str, str]
"""File, sheet, cell and name."""


@dataclass(frozen=True)
class Figure:
    """A printed figure: the parts of it or, if it is worked out from two others, of each of those."""

    where: str
    text: str
    sides: tuple[tuple[Part, ...], ...]

    @property
    def printed(self) -> Decimal:
        return number(self.text)

    @property
    def decimals(self) -> int:
        return len(self.text.partition(",")[2])


def number(text: str) -> Decimal:
    plain = text.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-").replace(",", ".")
    return Decimal(plain)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for model, period in BUILT.items():
        for name in ("mallar", "indata"):
            shutil.copytree(ROOT / name / model, base / name / model)
        assert rapport("bygg", model, "--period", period, workspace=base).code == 0
    return base


def kept(workspace: Path, model: str) -> Any:
    (path,) = (workspace / "utdata" / model / BUILT[model] / "data").glob("*-ursprung-*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def figures(told: Any) -> Iterator[Figure]:
    """Yield every figure that has an origin: in the cells of tables and charts, and in texts."""
    parts = [(told["filer"][file], sheet, cell, name) for file, sheet, cell, name, *_ in told["delar"]]
    for document in told["dokument"]:
        for content in document["innehall"]:
            for where, text, sides in _in_table(content) if "rader" in content else _in_text(content):
                own = tuple(tuple(parts[part] for part in side) for side in sides)
                if all(own) and own:
                    yield Figure(f"{document['namn']}, {where}", text, own)


def _in_table(table: Any) -> Iterator[tuple[str, str, list[list[int]]]]:
    for _, label, cells in table["rader"]:
        for (text, _, parts), (title, of, shown) in zip(cells, table["kolumner"], strict=True):
            if shown and FIGURE.fullmatch(text):
                sides = [cells[side][2] for side in of] or [parts]
                yield f"{table['nummer']}, {label}, {title}", text, sides


def _in_text(text: Any) -> Iterator[tuple[str, str, list[list[int]]]]:
    for start, end, parts in text["bitar"]:
        piece = text["text"][start:end]
        word = piece.partition(" ")[0]
        if FIGURE.fullmatch(piece):
            yield text["rubrik"], piece, [parts]
        elif word in WORDS:
            yield text["rubrik"], str(WORDS.index(word)), [parts]


@cache
def _workbook(path: Path) -> Workbook:
    return load_workbook(BytesIO(path.read_bytes()), data_only=True)


def content(workspace: Path, part: Part) -> Any:
    file, sheet, cell, _ = part
    return _workbook(workspace / file)[sheet][cell].value


def value(workspace: Path, part: Part) -> Decimal | None:
    """Give the number that stands in a cell: typed as a number, or as text with blanks in it."""
    found = content(workspace, part)
    if isinstance(found, int | float):
        return Decimal(str(found))
    text = str(found or "").strip()
    return number(text) if FIGURE.fullmatch(text) else None


def is_filled(workspace: Path, part: Part) -> bool:
    """Tell whether something stands on the row of a cell."""
    file, sheet, cell, _ = part
    worksheet = _workbook(workspace / file)[sheet]
    row = worksheet[worksheet[cell].row]
    return any(each.value is not None for each in row[worksheet[cell].column - 1 :])


def worked_out(workspace: Path, parts: tuple[Part, ...]) -> set[Decimal]:
    """Give what parts come to: the sum of numbers, or how many rows, forms or names there are."""
    cells = [part for part in parts if part[2] and part[0].endswith(".xlsx")]
    if not cells:
        return {Decimal(len({part[3] for part in parts}))}
    numbers = [value(workspace, part) for part in cells]
    filled = Decimal(sum(is_filled(workspace, part) for part in cells))
    if all(each is None for each in numbers):
        # So many rows, less those who are missing, or so many of them that say the same.
        alike = Counter(content(workspace, part) for part in cells).values()
        return {filled, Decimal(len(cells) - len([part for part in parts if not part[0]])), *map(Decimal, alike)}
    known = [each for each in numbers if each is not None]
    return {sum(known, Decimal(0)), filled, *beside_others(known)}


def beside_others(numbers: list[Decimal]) -> set[Decimal]:
    """Give how much further a number went than another did, in percent: before and after, here and there."""
    if len(numbers) != 4 or 0 in numbers:
        return set()
    before, after, other_before, other_after = numbers
    return {((after / before) / (other_after / other_before) - 1) * 100}


def expected(workspace: Path, figure: Figure) -> set[Decimal]:
    """Give what the figure may be: of two sides their difference, the change in percent or the one's share."""
    if len(figure.sides) == 1:
        return {rounded(each, figure.decimals) for each in worked_out(workspace, figure.sides[0])}
    (now, *_), (then, *_) = (sorted(worked_out(workspace, side), reverse=True) for side in figure.sides)
    changes = [now - then] + ([(now - then) / then * 100, now / then * 100] if then else [])
    return {rounded(each, figure.decimals) for each in changes}


def rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def wrong(workspace: Path, drawn: list[Figure]) -> list[str]:
    return [
        f"{figure.where}: {figure.text}, not {expected(workspace, figure)}"
        for figure in drawn
        if figure.printed not in expected(workspace, figure)
    ]


@pytest.mark.parametrize("model", BUILT)
def test_random_figures_are_what_their_cells_come_to(workspace: Path, model: str) -> None:
    every = list(figures(kept(workspace, model)))
    drawn = random.Random(SEED).sample(every, DRAWN)

    assert wrong(workspace, drawn) == []


@pytest.mark.slow
@pytest.mark.parametrize("model", BUILT)
def test_all_figures_are_what_their_cells_come_to(workspace: Path, model: str) -> None:
    assert wrong(workspace, list(figures(kept(workspace, model)))) == []


def cells_of(told: Any) -> list[tuple[str, str, list[int]]]:
    """Give text, state and parts of all cells of tables and charts."""
    tables = [content for document in told["dokument"] for content in document["innehall"] if "rader" in content]
    return [tuple(cell) for table in tables for _, _, cells in table["rader"] for cell in cells]


def test_no_part_tells_a_number_that_the_tables_do_not(workspace: Path) -> None:
    told = kept(workspace, "vuxsamverkan")
    signs = {"nil": "\u2013", "missing": ".."}
    shown = {(parts[0], text) for text, state, parts in cells_of(told) if len(parts) == 1 and state != "suppressed"}
    counts = {
        (number, signs.get(state, "\u2013" if value == "0" else value))
        for number, (_, sheet, cell, _, _, state, value) in enumerate(told["delar"])
        if sheet.startswith("Deltagare 1 ") and cell[0] in "EFG" and state != "suppressed"
    }

    assert len(counts) > 200
    assert counts <= shown


def test_a_number_that_is_not_shown_has_no_parts_with_a_place(workspace: Path) -> None:
    told = kept(workspace, "vuxsamverkan")
    hidden = [part for _, state, parts in cells_of(told) if state == "suppressed" for part in parts]

    assert hidden
    assert {tuple(told["delar"][part][1:]) for part in hidden} == {("", "", "", "", "suppressed", "")}
