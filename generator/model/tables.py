"""Tables of the report as a model declares them, and how the small counts in them are protected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.model.findings import Place
from generator.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Protection:
    """How small counts of persons are protected; *threshold* is a number or an expression over `rapport`."""

    id: str
    threshold: str
    smallest_base: int = 20
    """Least base of a printed percentage."""
    suppress_zero: bool = False


class Comparison(Enum):
    """With what a computed table is compared; the value is the word that models use."""

    YEAR_BEFORE = "samma_period_i_fjol"
    PERIOD_BEFORE = "forra_perioden"

    @property
    def side(self) -> str:
        """What ends the ids of the columns with the earlier figures."""
        return "fjol" if self is Comparison.YEAR_BEFORE else "forra"


class TableKind(Enum):
    """What the rows of a table of the report are."""

    CROSS = "korstabell"
    LIST = "lista"
    QUESTIONS = "fragor"
    SIDE_BY_SIDE = "sida_vid_sida"


IN_WORDS = frozenset({TableKind.QUESTIONS, TableKind.SIDE_BY_SIDE})
"""The kinds whose cells are answers to the questions of a form."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a LIST table: a heading and an expression over `rad` and the whole vocabulary."""

    title: str
    value: str
    numeric: bool = False
    width: int = 0
    """Share of the page's width, relative to the other columns; 0 for one as wide as the others."""


@dataclass(frozen=True, slots=True)
class Share:
    """A column of a CROSS table that is computed from two of its measures: *part* in percent of *whole*."""

    id: str
    title: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report. Which fields count depends on the kind.

    CROSS: *source* (`blankett.del.fraga` or `blankett.del`), *rows* and *columns* (ids of its dimensions, the latter
    may be ""), *measures*, *shares*, *where* (dimension → category), *column_rows*, *over_year*, *by_years*, *compare*,
    *compare_common*, *same_facts*, *protection*, *counted_when*.
    LIST: *rows* (a register), *source* or *method*, and *list_columns*; *condition* chooses rows.
    QUESTIONS: *form*, *parts* and *kinds* of the questions, *side* ids of the side questions shown as columns.
    SIDE_BY_SIDE: *form*, *parts* and *kinds* of the questions, which are its rows; its columns are the respondents and,
    with *method*, how far apart they are.
    """

    id: str
    title: str
    kind: TableKind
    place: Place
    source: str = ""
    rows: str = ""
    columns: str = ""
    column_rows: tuple[str, ...] = ()
    """Ids of the categories of *columns* that are shown, in their own order; empty for all of them."""
    measures: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    over_year: bool = False
    """Whether it is summed over all periods of the year so far."""
    by_years: bool = False
    """Whether its columns are the same period of every year; they are not summed."""
    compare: Comparison | None = None
    """Which earlier period's table stands beside, with change in number and percent."""
    compare_common: bool = False
    """Whether the periods that are compared are summed over those alone who have given all their figures in all."""
    same_facts: tuple[str, ...] = ()
    """Facts about the report that must be the same in the periods that are compared."""
    compare_percent: bool = True
    """Whether the change is shown in percent too."""
    protection: str = ""
    counted_when: str = ""
    """Condition on the respondent's answers: others are shown by themselves and left out of every sum."""
    not_counted_text: str = ""
    """Note with {namn}: who is left out, and why."""
    total: bool = True
    """Whether the last row is the sum of the rows."""
    column_total: bool = False
    """Whether the last column is the sum of the columns, also of those that are not shown."""
    list_columns: tuple[ListColumn, ...] = ()
    condition: str = ""
    form: str = ""
    parts: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    side: tuple[str, ...] = ()
    method: str = ""
    """Id of the method whose results are the rows; side by side, of the one that says how far apart the answers are."""
    empty_text: str = ""
    """What is printed instead of a table without rows."""
    notes: tuple[str, ...] = ()
    """Templates, printed under the table."""
