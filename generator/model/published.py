"""What may be shown: what `figures` hands to `report`. Suppressed numbers are not in it at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.model.findings import CellPlace
from generator.model.methods import Method
from generator.model.sourcing import Source
from generator.model.values import State


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """A cell as it may be shown; *number* is None when there is none to show, for whatever reason."""

    text: str
    number: Decimal | None
    state: State
    sources: tuple[CellPlace, ...] = ()
    besides: tuple[Source, ...] = ()
    """What it comes from that is no cell: lines of a model, and the respondents whose parts are missing from it."""
    colour: str = ""
    """The colour of the answer that it shows, one of `STEP_COLOURS`, or nothing."""


@dataclass(frozen=True, slots=True)
class PublishedColumn:
    """A column: the id that texts use (`mars_totalt`), its heading, whether it holds numbers, its relative width."""

    id: str
    title: str
    numeric: bool
    width: int = 0
    share: bool = False
    """Whether its numbers are shares (0.1), which its cells show in percent."""
    total: bool = False
    """Whether it is the sum of the other columns."""
    of: tuple[str, ...] = ()
    """Ids of the two columns that its numbers are worked out from, if they are changes or shares."""


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row: a category's id (or "" for a list's rows), its label, and its cells by column id.

    *role* is "", "summa" for the total, "okand" for what is in the total but lacks the answer that the rows go by, or
    "utanfor" for a respondent who is shown but not summed.
    """

    id: str
    label: str
    cells: Mapping[str, PublishedCell]
    role: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table as it may be shown. *columns* does not count the label column, whose heading is *corner*.

    A table without a label column has an empty *corner*, and rows with empty labels.
    """

    id: str
    title: str
    corner: str
    columns: tuple[PublishedColumn, ...]
    rows: tuple[PublishedRow, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Names of the respondents whose numbers are missing: from some sum of the table or, in a comparison of the same
    respondents, from a sum over all of them.
    """
    compared: tuple[str, ...] = ()
    """Names of the respondents that a comparison of the same respondents is about."""
    not_compared: tuple[str, ...] = ()
    """Why earlier periods are not compared with, a sentence for each of them."""
    signs: frozenset[str] = frozenset()
    """The table signs that occur, for the legend."""
    behind: tuple[PublishedColumn, ...] = ()
    """Columns that are not shown, and that others are worked out from."""
    fixed: frozenset[str] = frozenset()
    """Ids of the columns that stand in every part of a table that is too wide for one; empty if it is never divided."""


MethodValue = PublishedCell | str | date | None | tuple["MethodValue", ...] | Mapping[str, "MethodValue"]
"""A number with its cells, a text or a day (None if it is missing), a list, or fields by name."""


@dataclass(frozen=True, slots=True)
class MethodResult:
    """What a method gives of one row, of one respondent, or of them all.

    *values* are by the names that templates use. *register* and *respondent* are empty for what is of them all;
    *place* is that of the row, for what is of one row.
    """

    values: Mapping[str, MethodValue]
    register: str = ""
    respondent: str = ""
    place: CellPlace | None = None
    about: tuple[tuple[str, str], ...] = ()
    """The rows of registers, by register and id, that the answers are about, but for the respondent's own."""


@dataclass(frozen=True, slots=True)
class MethodResults:
    """All results of one method, in the order of the register and the form; *whole* is of all together, if it has one.

    A respondent of whom nothing came in has results only where its kind gives one for each respondent.
    """

    method: Method
    results: tuple[MethodResult, ...]
    whole: MethodResult | None = None


PublishedSpot = tuple[str, str, str]
"""A cell, by the ids of its table, row and column."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What becomes of the numbers of a protected table. It is for the coordinators, and stands in no document."""

    threshold: Decimal
    shown: int
    small: int
    """How many are left out since they are under the threshold."""
    beside: int
    """How many are left out since they would give the small ones away."""


@dataclass(frozen=True, slots=True)
class Published:
    """All computed tables and methods of one build, by id."""

    tables: Mapping[str, PublishedTable]
    methods: Mapping[str, MethodResults] = field(default_factory=dict)
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    """By table, of those that are protected."""
    mended: tuple[tuple[str, PublishedSpot], ...] = ()
    """The numbers that earlier reports were published with and that are others now, by the names of their periods."""
