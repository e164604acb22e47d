"""From figures to cells: how a number, a change or a share stands in a table, with the cells it came from."""

from decimal import Decimal

from generator.figures.facts import Measured
from generator.model.definition import Kind
from generator.model.findings import CellPlace
from generator.model.published import PublishedCell
from generator.model.sources import Measure
from generator.model.sourcing import Named
from generator.model.values import Figure, State
from generator.swedish.numbers import percent_cell, signed
from generator.swedish.signs import sign, table_cell

_DECIMALS = {Kind.DECIMAL: 1}
_PERCENT_DECIMALS = 1


def decimals_of(measure: Measure) -> int:
    """Say how many decimals a column of this measure has, the same in all its rows."""
    return _DECIMALS.get(measure.kind, 0)


def count_cell(measured: Measured, measure: Measure, lacking: tuple[Named, ...] = ()) -> PublishedCell:
    """Give the cell of a number; *lacking* are those whose parts are missing from it."""
    figure = measured.figure
    text = table_cell(figure.number, figure.state, decimals_of(measure))
    return PublishedCell(text, figure.number, figure.state, measured.sources, lacking)


def change_cell(figure: Figure, measure: Measure, sources: tuple[CellPlace, ...]) -> PublishedCell:
    """Give the cell of a change, with its sign (acceptance row 27)."""
    text = _signed(figure, Decimal(1), decimals_of(measure))
    return PublishedCell(text, figure.number, figure.state, sources)


def share_cell(figure: Figure, sources: tuple[CellPlace, ...]) -> PublishedCell:
    """Give the cell of a share in percent, under a heading that says so; *number* stays a share (0.8)."""
    number = figure.number
    text = sign(figure.state) if number is None else percent_cell(number, _PERCENT_DECIMALS, sign=False)
    return PublishedCell(text, number, figure.state, sources)


def percent_change_cell(figure: Figure, sources: tuple[CellPlace, ...]) -> PublishedCell:
    """Give the cell of a change in percent, under a heading that says so; *number* stays a share (0.1)."""
    text = _signed(figure, Decimal(100), _PERCENT_DECIMALS)
    return PublishedCell(text, figure.number, figure.state, sources)


def _signed(figure: Figure, factor: Decimal, decimals: int) -> str:
    if figure.number is None or figure.state is not State.VALUE:
        return sign(figure.state)
    return signed(figure.number * factor, decimals)
