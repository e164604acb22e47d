"""What came in: answers with their cells, the forms they stood in, and all of it as one dataset.

`forms.reading` makes submissions; `merging.combine` makes the dataset. Both keep for every answer the cell it stood
in and what stood there, so that each figure and each quotation can be followed back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from generator.model.accounting import NO_CELLS, SeenCells
from generator.model.definition import FollowUp, Form, RegisterRow
from generator.model.documents import SourceFile
from generator.model.findings import CellPlace, Place
from generator.model.period import Period
from generator.model.renaming import RowChange
from generator.model.values import NIL, Figure, State, absent, value


class Given(Enum):
    """How an answer came to stand in its cell."""

    TYPED = "typed"
    PREFILLED = "prefilled"


AnswerValue = Decimal | date | str | tuple[str, ...] | None
"""Number kinds give Decimal, dates date, texts str, choices the step's id, multiple choices a tuple of ids.

None when *state* is not VALUE.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell's answer. A blank cell is an answer too, with state MISSING; a faulty one has state FAULTY."""

    field: str
    """`del.fraga`, `del.fraga_sida`, or the column's id within a table's row."""
    value: AnswerValue
    state: State
    place: CellPlace
    raw: str = ""
    """What stood in the cell, as text, before it was understood."""
    given: Given = Given.TYPED
    since: str = ""
    """Name of the period that an unchanged answer was written in; empty for one of this period's own."""


def figure_of(answer: Answer | None) -> Figure:
    """Give the number of an answer with its state; a question that is not there is not applicable."""
    if answer is None:
        return absent(State.NOT_APPLICABLE)
    if answer.state is State.NIL:
        return NIL
    if answer.state is State.VALUE:
        return value(answer.value) if isinstance(answer.value, Decimal) else absent(State.MISSING)
    return absent(answer.state)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table question: its answers by column id; *key* is the register row's id if the rows are fixed."""

    key: str
    answers: Mapping[str, Answer]
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Submission:
    """One workbook that was read: whose it is and what it says.

    *tables* has every table question of the form's parts for this respondent (`del.fraga`): rows with something in
    them if the rows are free, every fixed row otherwise.
    """

    form: str
    respondent: str
    period: str
    model_version: str
    file: SourceFile
    saved: datetime | None
    answers: Mapping[str, Answer]
    tables: Mapping[str, tuple[Row, ...]]
    replaces: tuple[str, ...] = ()
    """Checksums of the files that it has come of, if it is a marked copy that was sent back."""
    seen: SeenCells = NO_CELLS
    """Every cell of the workbook, and how it was read."""


class Arrival(Enum):
    """Whether a respondent's form has come in, and how far it has come."""

    READY = "ready"
    UNFINISHED = "unfinished"
    NOT_DELIVERED = "not_delivered"


class Standing(Enum):
    """How far a form has come, as everybody who counts forms says it: reports, status and control list."""

    DELIVERED = "delivered"
    """It has come in, is said to be ready, and has every answer that it must have."""
    INCOMPLETE = "incomplete"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Gap:
    """An answer that is demanded and not there, or only there since the form was sent out with it."""

    number: str
    """The number of the question, or of the part."""
    label: str
    place: Place
    whole_part: bool = False
    """Whether nothing of a part has been sent in."""
    unconfirmed: bool = False
    """Whether what is there was filled in beforehand, in a form that is not yet said to be ready."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a form is answered, counted in the questions that must be; a part not sent in counts as one."""

    answered: int = 0
    required: int = 0
    gaps: tuple[Gap, ...] = ()
    """What is missing, cell by cell, in the order of the form; nothing for a form that has not come in at all."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one respondent has delivered of one form; several files only where later ones supplement."""

    form: Form
    respondent: RegisterRow
    arrival: Arrival
    submission: Submission | None
    """The combined submission; None if nothing came in."""
    files: tuple[str, ...] = ()
    deadline: date | None = None
    """The last day for this respondent, if there is one."""
    handed_in: date | None = None
    """The day the respondent says that the form was handed in; None if it does not say, or not readably."""
    coverage: Coverage = Coverage()

    @property
    def standing(self) -> Standing:
        """How far the form has come. To say that it is ready is not enough if an answer is missing."""
        if self.submission is None:
            return Standing.MISSING
        complete = self.arrival is Arrival.READY and not self.coverage.gaps
        return Standing.DELIVERED if complete else Standing.INCOMPLETE

    def overdue(self, today: date) -> bool:
        """Tell whether something is still awaited on *today* although the last day has passed."""
        awaited = self.standing is not Standing.DELIVERED
        return awaited and self.deadline is not None and self.deadline < today

    @property
    def late(self) -> bool | None:
        """Whether the form was handed in after its last day; None when that cannot be known."""
        if self.deadline is None or self.handed_in is None:
            return None
        return self.handed_in > self.deadline


_ONE = value(1)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table question, or a part by itself: the facts that figures are computed from.

    *keys* maps register ids to row ids: the respondent's register, the register of a repeated part, and that of fixed
    rows. *answers* has the columns, or the part's questions; a nil that was confirmed has state NIL.
    """

    source: str
    """`blankett.del.fraga` or `blankett.del`, with the part's base id."""
    form: str
    respondent: str
    keys: Mapping[str, str]
    answers: Mapping[str, Answer]
    place: CellPlace | None
    """None for what stands in no cell: a form that never came in, a table with free rows that has none."""
    count: Figure = _ONE
    """How many it is when records are counted: 1 with something in it, else 0, nil, or why nobody knows."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that is known of one period: deliveries in the register's order, and records by source."""

    follow_up: FollowUp
    deliveries: tuple[Delivery, ...]
    records: Mapping[str, tuple[Record, ...]]
    sources: tuple[SourceFile, ...] = ()
    earlier: "tuple[Dataset, ...]" = field(default=())
    """Earlier periods, the latest first: the one before this, the earlier ones of the year, the same a year ago.

    Each holds those before it in its own *earlier*. One that nobody delivered anything in is not there.
    """

    row_changes: tuple[RowChange, ...] = ()
    """Of an earlier period: the rows of registers that have been joined or divided since."""
    as_told: "Dataset | None" = None
    """The same with the rows as they were then, if some have been joined: what its own report told of."""

    def at(self, period: Period | None) -> "Dataset | None":
        """Give the dataset of an earlier period, if it is there."""
        return next((one for one in self.earlier if period and one.follow_up.period.id == period.id), None)

    def delivery(self, form_id: str, respondent: str) -> Delivery | None:
        """Give the delivery of one respondent for one form."""
        return next(
            (d for d in self.deliveries if d.form.id == form_id and d.respondent.id == respondent),
            None,
        )
