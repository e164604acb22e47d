"""What there is to say of counts that are protected in what is published, and of what was published before."""

from collections.abc import Sequence
from decimal import Decimal
from enum import unique

from generator.model.findings import Finding, Origin, Place
from generator.model.published import PublishedSpot
from generator.swedish.messages import WARNING, Message
from generator.swedish.numbers import number
from generator.swedish.text import joined, quoted

_MOST_NAMED = 5


@unique
class Protecting(Message):
    """Findings about what a reader of several reports can work out."""

    SMALL_CHANGE = (
        WARNING,
        "Tal i tabellen ”{table}” har ändrats med mindre än {threshold} sedan förra versionen: {cells}. Den som har "
        "läst båda versionerna kan räkna ut hur få personer det gäller. Lämna inte ut den nya versionen till någon som "
        "har fått den förra.",
    )
    OTHERS_LEFT_OUT = (
        WARNING,
        "I tabellen ”{table}” skyddas andra tal än i förra versionen: {cells}. Den som har läst båda versionerna kan i "
        "vissa fall räkna ut tal som inte visas. Lämna inte ut den nya versionen till någon som har fått den förra.",
    )
    MENDED_SINCE = (
        WARNING,
        "I rapporten för {period} publicerades andra tal än dem som gäller nu: {numbers} i {tables}. Den här rapporten "
        "visar talen som de är nu. Den som har båda rapporterna ser skillnaden.",
    )

    @property
    def origin(self) -> Origin:
        """Say that what is published is meant, not what was delivered."""
        return Origin.DOCUMENT


def change_of(row: str, column: str, then: Decimal, now: Decimal) -> str:
    """Name a cell with what it said and what it says."""
    return f"{row}, {column} (från {number(then)} till {number(now)})"


def protected_now(row: str, column: str) -> str:
    """Name a cell that was shown."""
    return f"{row}, {column} (visades förut)"


def shown_now(row: str, column: str) -> str:
    """Name a cell that was not shown."""
    return f"{row}, {column} (skyddades förut)"


def changed_cells(cells: Sequence[str]) -> str:
    """Name the first of some cells, and say how many more there are."""
    more = len(cells) - _MOST_NAMED
    rest = [f"{more} tal till"] if more > 0 else []
    return joined([*cells[:_MOST_NAMED], *rest])


def mended_since(place: Place, period: str, spots: Sequence[PublishedSpot]) -> Finding:
    """Tell that numbers of an earlier report are others now, and in which tables."""
    numbers = f"{len(spots)} tal" if len(spots) > 1 else "ett tal"
    tables = joined(list(dict.fromkeys(quoted(table) for table, _, _ in spots)))
    return Protecting.MENDED_SINCE.at(place, numbers=numbers, period=period, tables=tables)
