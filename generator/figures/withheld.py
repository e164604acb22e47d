"""How much of a protected table is shown: what the coordinators are to know, and no reader."""

from generator.figures.compare import Compared
from generator.figures.shown import Shown
from generator.model.published import Withheld


def withheld(table: Compared, visible: Shown) -> Withheld | None:
    """Count the numbers of a table by what becomes of them; None if it is not protected."""
    guard = visible.guards.get(table.now.table.source)
    if guard is None:
        return None
    shown = small = beside = 0
    for grid in table.grids:
        for spot, measured in grid.cells.items():
            number = measured.figure.number
            if number is None or not grid.shows(spot):
                continue
            left_out = grid.fact(spot) in visible.left_out
            shown += not left_out
            small += left_out and guard.forbids(number)
            beside += left_out and not guard.forbids(number)
    return Withheld(guard.threshold, shown, small, beside)
