"""A follow-up as its model and register define it, bound to one period.

These are the words the stages share. Texts that may hold expressions are called templates (`{{ … }}`) or conditions
(a bare expression); they are compiled by `expressions` and were checked when the definition was loaded.
Ids are Swedish ASCII; everything called *text*, *title* or *help* is proper Swedish for people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import is_

from generator.model.charts import Chart as Chart
from generator.model.charts import ChartKind as ChartKind
from generator.model.charts import ChartSeries as ChartSeries
from generator.model.documents import DocumentPlan as DocumentPlan
from generator.model.fetching import Fetch as Fetch
from generator.model.findings import Place
from generator.model.kinds import CHOICE_KINDS as CHOICE_KINDS
from generator.model.kinds import NUMBER_KINDS as NUMBER_KINDS
from generator.model.kinds import TEXT_KINDS as TEXT_KINDS
from generator.model.kinds import Kind as Kind
from generator.model.mailing import Letters as Letters
from generator.model.mailing import Mailing as Mailing
from generator.model.methods import Method as Method
from generator.model.period import Period, PeriodKind
from generator.model.registers import Register as Register
from generator.model.registers import RegisterField as RegisterField
from generator.model.registers import RegisterRow as RegisterRow
from generator.model.registers import RegisterValue as RegisterValue
from generator.model.renaming import Rename as Rename
from generator.model.rules import Rule as Rule
from generator.model.scales import STEP_COLOURS as STEP_COLOURS
from generator.model.scales import Scale as Scale
from generator.model.scales import Step as Step
from generator.model.tables import Comparison as Comparison
from generator.model.tables import ListColumn as ListColumn
from generator.model.tables import Protection as Protection
from generator.model.tables import Share as Share
from generator.model.tables import Table as Table
from generator.model.tables import TableKind as TableKind

WHOLE_PART = "*"
"""Stands for all of a part, where a confirmed nil is for that and not for one table."""
NIL_DAY, NIL_ROLE = "datum", "roll"
"""Ids of what is asked beside such a nil: when it was confirmed, and by somebody in which role."""


NEVER = "aldrig"
"""What a model says of a question whose answers are facts, none of them a gap."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked for. Questions of kind TABLE have *columns*; others may have *side* questions.

    A side question is answered on the same row of the form, under a heading of its own.
    """

    id: str
    text: str
    kind: Kind
    place: Place
    number: str = ""
    """What people call the question on the telephone ("2.3"); the loader counts."""
    short: str = ""
    """What the question is about, as it is named inside a sentence; empty if it is called by its text."""
    help: str = ""
    required: bool = False
    required_with: str = ""
    """Id of a table or question of the same part, or of a column of the same table: required once that is answered."""
    missing_text: str = ""
    """What is said when the required answer is not there; {cell} is the cell of *required_with*."""
    signs: bool = False
    """Whether a number may be one of the signs of tables instead: not known, not shown, cannot be."""
    scale: str = ""
    """Id of the scale that holds the choices, if the kind is CHOICE, SCALE or MULTIPLE."""
    register: str = ""
    """Id of the register whose rows are the choices, instead of a scale."""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    longest: int = 0
    """Characters after which a text is called too long (a warning); 0 for no limit."""
    in_period: bool = False
    """Whether a date must lie within the period."""
    only_for: tuple[str, ...] = ()
    """Ids of the respondents that are asked; empty for all."""
    side: tuple["Question", ...] = ()
    asked: bool = True
    """False where the model asks only on a condition that does not hold in this period."""
    excuses: bool = False
    """A side question whose answer excuses from the required answer beside it (not relevant, because …)."""
    repeats: bool = False
    """A side question whose answer is that the answer beside it is the one of the period before."""
    gap_at: str = ""
    """Id of the choice that shows a gap, or NEVER where none does; empty where nobody asks for gaps."""
    for_gap: bool = False
    """A side question that must be answered where the answer beside it shows a gap, and there only."""
    leaves_out: bool = False
    """Whether whoever answers it has said that the part is not about them: nothing else in it is asked then."""
    columns: tuple["Question", ...] = ()
    rows_from: str = ""
    """Id of the register whose rows are the fixed rows of a TABLE; empty for a table with free rows."""
    ready_rows: int = 30
    """Empty rows in a table with free rows."""
    prefilled_rows: str = ""
    """Id of the register whose rows begin a TABLE with free rows when the form is sent out."""
    carried_rows: bool = False
    """Whether the rows of the period before begin it instead."""
    carried_from: str = ""
    """The table of the same form (`del.fraga`) whose rows those are; empty for the table itself."""
    prefilled_when: str = ""
    """Condition on each such row, as `rad`; empty for all of them."""
    may_go: bool = False
    """Whether rows of the period before may be taken away without a word."""
    anew: bool = False
    """A column that starts blank in carried rows, to be answered anew."""
    nil_for: str = ""
    """Id of a table of the same part, or WHOLE_PART, whose blanks the step `ja` turns into confirmed nils."""
    blank_is_zero: bool = False
    prefill: str = ""
    """Template for what stands in the answer cell when the form is sent out."""
    carried: bool = False
    """Whether it begins with what the respondent answered in the period before instead."""
    locked: bool = False
    """Whether the prefilled text is for reading only; changed, it is a finding."""
    sheet: str = ""
    """Title of the sheet, for a table with free rows."""
    withheld: bool = False
    """Whether the answer is for the coordinators alone: no document prints it, whatever its template asks for."""

    @property
    def may_show_gap(self) -> bool:
        """Whether some answer to the question shows a gap."""
        return self.gap_at not in ("", NEVER)

    def shows_gap(self, value: object) -> bool:
        """Tell whether an answer to the question, the id of a choice, shows a gap."""
        return self.may_show_gap and value == self.gap_at


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet or more of a form. A part that the model repeats is here once for each row it is repeated for."""

    id: str
    title: str
    questions: tuple[Question, ...]
    place: Place
    intro: str = ""
    only_for: tuple[str, ...] = ()
    asked: bool = True
    """False where the model asks only on a condition that does not hold in this period."""
    base: str = ""
    """The id in the model; differs from *id* for a repeated part (deltagare → deltagare_mars)."""
    dimension: tuple[str, str] | None = None
    """Register and row that this repetition is for."""
    number: str = ""
    sheet: str = ""
    """Title of the sheet; at most 31 characters."""

    def question(self, question_id: str) -> Question | None:
        """Give the question with that id."""
        return next((question for question in self.questions if question.id == question_id), None)

    @property
    def nil_question(self) -> Question | None:
        """The question by which the respondent says that there is nothing to report in the whole part."""
        return next((question for question in self.questions if question.nil_for == WHOLE_PART), None)


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that each row of a register fills in."""

    id: str
    title: str
    register: str
    """Id of the register whose rows are the respondents."""
    parts: tuple[Part, ...]
    place: Place
    intro: str = ""
    """What the form is for; first on the first sheet."""
    deadline: str = ""
    """Template that gives the last day, as a date."""
    ready_when: str = ""
    """Condition on the answers; a form for which it is not true counts as unfinished. Empty: always ready."""
    shows_previous: bool = False
    """Whether each question shows what the respondent answered in the period before."""
    only_for: tuple[str, ...] | None = None
    """Ids of the rows that fill in the form this period; None for every row of the register."""
    handed_in: str = ""
    """The date question (`del.fraga`) that says when the form was handed in; empty if lateness is not followed."""
    letters: Letters = field(default_factory=Letters)

    def question(self, path: str) -> Question | None:
        """Give the question with that path (`del.fraga`), whoever is asked it."""
        part_id, _, question_id = path.partition(".")
        return next((part.question(question_id) for part in self.parts if part.id == part_id), None)

    def parts_for(self, respondent: str) -> tuple[Part, ...]:
        """Give the parts that this respondent is asked, with the questions and columns that it is asked."""
        return tuple(_part_as_asked(part, respondent) for part in self.parts if _is_asked(part, respondent))


def _is_asked(asking: Question | Part, respondent: str) -> bool:
    return asking.asked and (not asking.only_for or respondent in asking.only_for)


def _part_as_asked(part: Part, respondent: str) -> Part:
    questions = tuple(_as_asked(each) for each in part.questions if _is_asked(each, respondent))
    same = len(questions) == len(part.questions) and all(map(is_, questions, part.questions))
    return part if same else replace(part, questions=questions)


def _as_asked(question: Question) -> Question:
    """Give the question without the columns and side questions that are not asked in this period."""
    inner = (*question.columns, *question.side)
    if all(each.asked for each in inner):
        return question
    columns = tuple(column for column in question.columns if column.asked)
    return replace(question, columns=columns, side=tuple(side for side in question.side if side.asked))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The whole definition of one follow-up in one period."""

    id: str
    title: str
    version: str
    short_name: str
    period_kinds: tuple[PeriodKind, ...]
    period: Period
    registers: Mapping[str, Register]
    scales: Mapping[str, Scale]
    facts: tuple[Question, ...]
    """The questions about the report itself, answered in the register workbook."""
    fact_values: Mapping[str, RegisterValue]
    forms: Mapping[str, Form]
    rules: tuple[Rule, ...]
    protections: Mapping[str, Protection]
    tables: Mapping[str, Table]
    documents: tuple[DocumentPlan, ...]
    fact_places: Mapping[str, Place] = field(default_factory=dict)
    """Where the facts stand in the register workbook; none without one."""
    methods: Mapping[str, Method] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    mailing: Mailing = field(default_factory=Mailing)
    fetches: Mapping[str, Fetch] = field(default_factory=dict)
    renames: tuple[Rename, ...] = ()
    """What things were called in older versions of the model."""

    def choices(self, question: Question) -> tuple[Step, ...]:
        """Give the choices of a question, from its scale or its register."""
        if question.register:
            return tuple(Step(row.id, row.name) for row in self.registers[question.register].rows)
        return self.scales[question.scale].steps if question.scale else ()

    def respondents(self, form: Form) -> tuple[RegisterRow, ...]:
        """Give those who fill in the form this period, in the register's order."""
        rows = self.registers[form.register].rows
        return rows if form.only_for is None else tuple(row for row in rows if row.id in form.only_for)

    def referrers(self, register: str) -> tuple[Register, ...]:
        """Give the registers whose rows refer to rows of that one."""
        several = self.registers.values()
        return tuple(each for each in several if any(field.register == register for field in each.fields))

    def documents_due(self) -> tuple[DocumentPlan, ...]:
        """Give the documents that are made this period, in the model's order."""
        return tuple(plan for plan in self.documents if not plan.parts or self.period.part in plan.parts)


def fields_of(part: Part) -> Iterator[tuple[str, Question]]:
    """Yield the fields of a part that are not tables: `del.fraga` and, after it, its side questions' ids.

    A side question's field id is `del.fraga_sida`.
    """
    for question in part.questions:
        if question.kind is not Kind.TABLE:
            yield f"{part.id}.{question.id}", question
            for side in question.side:
                yield f"{part.id}.{question.id}_{side.id}", side
