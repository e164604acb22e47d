"""Charts of the report as a model declares them: what is drawn, of which table's numbers."""

from dataclasses import dataclass
from enum import Enum

from generator.model.findings import Place

METHOD = "metod."
MOST_LINES = 5
MOST_SERIES = 6
"""As many as a theme has colours of its own."""


class ChartKind(Enum):
    """How a chart is drawn."""

    BARS = "liggande_staplar"
    COLUMNS = "staplar"
    STACKED = "staplade"
    SHARES = "andelar"
    LINES = "linje"


PARTS_OF_A_WHOLE = frozenset({ChartKind.STACKED, ChartKind.SHARES})
"""Kinds whose series are laid end to end, so that one that is not known takes its whole bar with it."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A column of the table that is drawn, by its id or, in a table of answers, by its heading."""

    column: str
    title: str = ""
    """Template; empty for the column's own heading."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the report. Its numbers are those that *table* shows."""

    id: str
    title: str
    kind: ChartKind
    place: Place
    table: str = ""
    source: str = ""
    """Instead of a table, `metod.x`: a method whose time series are drawn."""
    series: tuple[ChartSeries, ...] = ()
    """Empty for all columns of numbers that the table has, but for their sum."""
    rows: tuple[str, ...] = ()
    """Ids of the rows that are drawn; empty for all of them but the sum."""
    across: bool = False
    """Whether the table's columns stand along the axis, and each row is a series."""
    by_size: bool = False
    most: int = 0
    """Draw no more rows than this, the largest; 0 for no limit but that of the kind."""
    upright: bool = False
    """Whether bars that are laid end to end stand up."""
    unit: str = ""
    """Template for the title of the axis of numbers."""
    empty_text: str = ""
    """What is printed instead of a chart of nothing; empty for what the table says."""
    notes: tuple[str, ...] = ()
    """Templates, printed under the chart."""

    @property
    def method(self) -> str:
        """The id of the method that is drawn; empty if a table is."""
        return self.source.removeprefix(METHOD)
