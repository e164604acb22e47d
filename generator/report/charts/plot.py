"""A chart with its numbers, ready to be drawn, written to a workbook and told in words.

Whatever is not to be seen is not here at all: not in a cell, not in a label, not in an order.
"""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.charts import PARTS_OF_A_WHOLE, ChartKind


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that belong together, one for each category; None leaves a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn. *share* says that the numbers are shares (0.5), which are shown in percent."""

    kind: ChartKind
    upright: bool
    title: str
    corner: str
    """What the categories are."""
    unit: str
    """Title of the axis of numbers."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 0
    share: bool = False
    partial: bool = False
    """Whether something that was asked for is not drawn."""

    @property
    def stacked(self) -> bool:
        """Whether the series are laid end to end."""
        return self.kind in PARTS_OF_A_WHOLE

    @property
    def lying(self) -> bool:
        """Whether the categories stand on the left and the bars lie."""
        return self.kind is ChartKind.BARS or (self.stacked and not self.upright)

    @property
    def highest(self) -> Decimal:
        """Give the highest number that the axis must reach; at least zero."""
        return max((*self._ends(), Decimal(0)))

    @property
    def lowest(self) -> Decimal:
        """Give the lowest number that the axis must reach; zero, if none is below it."""
        return min((*self._ends(), Decimal(0)))

    def _ends(self) -> tuple[Decimal, ...]:
        if self.stacked:
            return tuple(sum((each.values[i] or Decimal(0) for each in self.series), Decimal(0)) for i in self.indexes)
        return tuple(value for each in self.series for value in each.values if value is not None)

    @property
    def indexes(self) -> range:
        """Give the places of the categories."""
        return range(len(self.categories))
