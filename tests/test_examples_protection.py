"""The invented indata of `vuxsamverkan`: which counts are too small to be shown, and what that costs the tables."""

from functools import cache

import pytest

from generator.figures import publish
from generator.model.published import Published
from generator.model.values import State
from generator.report.charts.arranging import arranged
from generator.report.charts.choosing import chosen
from generator.report.charts.material import smallest_base
from generator.report.charts.telling import alt_text
from tests.examples.content import YEARS
from tests.examples.inbox import year

Cells = frozenset[tuple[str, str]]
"""Rows and columns of cells."""

BY_AREA = frozenset(
    (municipality, f"{area}_totalt")
    for municipality in ("gagnef", "alvdalen")
    for area in ("bygg_anlaggning", "fordon_transport")
)
"""Two small counts, and two beside them from which those could be worked out."""
BY_SEX = frozenset((area, f"mars_{sex}") for area in ("vvs_fastighet", "ovrigt") for sex in ("kvinnor", "man"))

LEFT_OUT: dict[tuple[int, str], Cells] = {
    (2024, "kommun_inriktning_mars"): BY_AREA,
    (2024, "kommun_inriktning_oktober"): BY_AREA,
    (2025, "deltagare_inriktning"): BY_SEX,
    (2025, "kommun_inriktning_mars"): BY_AREA,
    (2025, "kommun_inriktning_oktober"): BY_AREA,
}


@cache
def published(of: int) -> Published:
    return publish(year(of)[0])


def left_out(of: int, table: str) -> Cells:
    """Give the cells that a table does not show."""
    return frozenset(
        (row.id, column)
        for row in published(of).tables[table].rows
        for column, cell in row.cells.items()
        if cell.state is State.SUPPRESSED
    )


@pytest.mark.parametrize("of", YEARS)
def test_a_few_counts_are_left_out_and_nothing_else(of: int) -> None:
    found = {(of, table): cells for table in published(of).tables if (cells := left_out(of, table))}
    assert found == {place: cells for place, cells in LEFT_OUT.items() if place[0] == of}


@pytest.mark.parametrize("table", ["forandring_mars", "forandring_oktober"])
def test_the_comparisons_show_every_area(table: str) -> None:
    """Last year's small counts stand where they cannot be worked out from the sums that are compared."""
    assert left_out(2025, table) == frozenset()
    assert len(published(2025).tables[table].compared) > 10
    assert all(cell.number is not None for row in published(2025).tables[table].rows for cell in row.cells.values())


def test_a_chart_has_nothing_of_what_its_table_leaves_out() -> None:
    """Acceptance row 75: the two areas whose counts in March are protected are in no bar and no text."""
    followed = year(2025)[0].follow_up
    chart, table = followed.charts["kon_mars"], published(2025).tables["deltagare_inriktning"]
    found = arranged(chart, chosen(chart, table, str), "", "", smallest_base(followed, followed.tables[table.id]))

    assert found.plot is not None
    hidden = {row.label for row in table.rows for area, _ in BY_SEX if row.id == area}
    assert hidden == {"VVS och fastighet", "Övrigt"}
    assert not hidden & {*found.plot.categories, *alt_text(found.plot).split(": ")}
    assert found.notes == (
        "VVS och fastighet samt Övrigt visas inte i diagrammet, eftersom uppgifter om få personer skyddas.",
    )
