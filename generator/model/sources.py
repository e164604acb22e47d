"""Where the numbers of computed tables come from: sources of records, what tells records apart, what is added up.

A source is a table question (`blankett.del.fraga`), the questions of a part itself (`blankett.del`) or the judgements
of a whole form (`blankett`): its answers that may show gaps. Its records are told apart by dimensions: who answers and
what the respondent's row refers to, the row that a part is repeated for, the fixed row, what was chosen on the row, and
the period. Whatever asks by what a table may be counted asks here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from generator.model.answers import Record
from generator.model.definition import FollowUp, Form, Part, Question, RegisterRow
from generator.model.kinds import NUMBER_KINDS, Kind
from generator.model.period import Period, of_year

COUNT = "antal"
"""The measure that every source has, unless a column of its own has that id: how many records there are."""
PERIOD = "period"
OF_PART, OF_QUESTION, GAP_AT, JUDGED = "del", "fraga", "lucka_vid", "svar"
"""What the judgements of a form are told apart by, besides who has made them; *fraga* is in the records alone."""
ANY = ""
"""The category of a record that could be in any of them, since it says nothing: a form that never came in."""
UNKNOWN = "?"
"""The category of a record that should have said which, and has not."""


@dataclass(frozen=True, slots=True)
class Category:
    """One of the things that records are told apart by: a register's row, a step of a scale, a period."""

    id: str
    name: str


class Origin(Enum):
    """What settles which category a record has."""

    FORM = "form"
    """The form itself: whose it is, which repetition of the part, which fixed row."""
    RESPONDENT = "respondent"
    """The register: what the respondent's row refers to."""
    ANSWER = "answer"
    """What was chosen on the row."""
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Dimension:
    """What records can be told apart by; *heading* says what one category is."""

    id: str
    heading: str
    categories: tuple[Category, ...]
    origin: Origin
    referred: Mapping[str, str] = field(default_factory=dict)
    """Origin RESPONDENT: the category of each respondent whose row refers to one."""

    def category(self, record: Record) -> str:
        """Give the id of the category that a record of one period has, or ANY or UNKNOWN."""
        if self.origin is Origin.FORM:
            return record.keys.get(self.id, ANY)
        if self.origin is Origin.RESPONDENT:
            return self.referred.get(record.respondent, UNKNOWN)
        if record.place is None:
            return ANY
        answer = record.answers.get(self.id)
        return answer.value if answer and isinstance(answer.value, str) else UNKNOWN


@dataclass(frozen=True, slots=True)
class Measure:
    """What is added up: the answers to a number question or, with *counts*, the records themselves."""

    id: str
    text: str
    kind: Kind
    counts: bool = False
    asked: bool = True
    """False for a question that is not asked in this period."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table question or, without *table*, a part; of a repeated part the first repetition. Or a form's judgements."""

    id: str
    form: Form
    part: Part | None
    """None for a form's judgements, which stand in several parts."""
    table: Question | None
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]

    def dimension(self, name: str) -> Dimension | None:
        """Give the dimension with that id."""
        return next((one for one in self.dimensions if one.id == name), None)

    def follows(self, respondent: str) -> Mapping[str, str]:
        """Give the categories that follow from whose a record is, by dimension."""
        referring = (one for one in self.dimensions if one.origin is Origin.RESPONDENT)
        return {one.id: one.referred.get(respondent, UNKNOWN) for one in referring}

    def measure(self, name: str) -> Measure | None:
        """Give the measure with that id."""
        return next((one for one in self.measures if one.id == name), None)


def source_of(form: Form, part: Part, table: Question | None = None) -> str:
    """Give the name by which tables and rules know a table question or, without one, a part; with its base id."""
    name = f"{form.id}.{part.base or part.id}"
    return f"{name}.{table.id}" if table else name


def find_part(follow_up: FollowUp, path: str) -> tuple[Form, Part] | None:
    """Give the form and part that `blankett.del` or `blankett.del.fraga` begins with; the first of a repeated part."""
    form_id, _, rest = path.partition(".")
    form = follow_up.forms.get(form_id)
    part_id = rest.partition(".")[0]
    part = next((part for part in form.parts if (part.base or part.id) == part_id), None) if form else None
    return (form, part) if form and part else None


def find_table(follow_up: FollowUp, path: str) -> tuple[Form, Part, Question] | None:
    """Give the table question that `blankett.del.fraga` names."""
    found = find_part(follow_up, path)
    question = found[1].question(path.split(".")[2]) if found and path.count(".") == 2 else None
    return (*found, question) if found and question and question.kind is Kind.TABLE else None


def find_source(follow_up: FollowUp, path: str) -> Source | None:
    """Give the source that `blankett.del.fraga` or `blankett.del` names, if it is there and has records."""
    table = find_table(follow_up, path)
    if table:
        return _source(follow_up, *table)
    form = judged_form(follow_up, path)
    if form:
        return _judged(follow_up, form)
    part = find_part(follow_up, path) if path.count(".") == 1 else None
    return _source(follow_up, *part, None) if part and has_numbers(part[1]) else None


def has_numbers(part: Part) -> bool:
    """Tell whether a part asks for numbers beside those in its tables: then it is a source itself."""
    return any(question.kind in NUMBER_KINDS for question in part.questions)


def source_names(follow_up: FollowUp) -> tuple[str, ...]:
    """Give the names of all sources, in the order of the forms."""
    names = (
        source_of(form, part, asked)
        for form in follow_up.forms.values()
        for part in form.parts
        for asked in (*((None,) if has_numbers(part) else ()), *_tables(part))
    )
    judged = (form.id for form in follow_up.forms.values() if any(judgements(form)))
    return tuple(dict.fromkeys((*names, *judged)))


def judged_form(follow_up: FollowUp, path: str) -> Form | None:
    """Give the form that `blankett` names, if it has answers that may show gaps."""
    form = follow_up.forms.get(path)
    return form if form and any(judgements(form)) else None


def judgements(form: Form) -> Iterator[tuple[Part, Question]]:
    """Yield the questions of a form whose answers may show gaps."""
    for part in form.parts:
        yield from ((part, question) for question in part.questions if question.may_show_gap and not question.withheld)


def _judged(follow_up: FollowUp, form: Form) -> Source:
    """Give a form's judgements: one record for each, told apart by part, by what shows a gap and by the answer."""
    own = tuple(judgements(form))
    parts = {part.id: part.title for part, _ in own}
    steps = {step.id: step.text for _, question in own for step in follow_up.choices(question)}
    gaps = {question.gap_at: question.gap_at for _, question in own}
    register = follow_up.registers.get(form.register)
    heading = (register.singular or register.title) if register else ""
    return Source(
        form.id,
        form,
        None,
        None,
        dimensions=(
            Dimension(form.register, heading, _categories(follow_up.respondents(form)), Origin.FORM),
            Dimension(OF_PART, "", _named(parts), Origin.FORM),
            Dimension(GAP_AT, "", _named(gaps), Origin.FORM),
            Dimension(JUDGED, "", _named(steps), Origin.ANSWER),
            _by_period(follow_up),
        ),
        measures=(Measure(COUNT, "", Kind.INTEGER, counts=True),),
    )


def _named(names: Mapping[str, str]) -> tuple[Category, ...]:
    return tuple(Category(*each) for each in names.items())


def _tables(part: Part) -> Iterator[Question]:
    return (question for question in part.questions if question.kind is Kind.TABLE)


def _source(follow_up: FollowUp, form: Form, part: Part, table: Question | None) -> Source:
    # What the model withholds is told nobody, neither counted nor as what things are counted by.
    asked = [question for question in (table.columns if table else part.questions) if not question.withheld]
    return Source(
        source_of(form, part, table),
        form,
        part,
        table,
        dimensions=(
            *_by_form(follow_up, form, part, table),
            *_by_respondent(follow_up, form, part, table),
            *_by_answer(follow_up, asked),
            _by_period(follow_up),
        ),
        measures=tuple(_measures(asked)),
    )


def _measures(asked: Sequence[Question]) -> Iterator[Measure]:
    yield from (Measure(each.id, each.text, each.kind, asked=each.asked) for each in asked if each.kind in NUMBER_KINDS)
    if all(each.id != COUNT for each in asked):
        yield Measure(COUNT, "", Kind.INTEGER, counts=True)


def _by_form(follow_up: FollowUp, form: Form, part: Part, table: Question | None) -> Iterator[Dimension]:
    for name in _registers_of(form, part, table):
        register = follow_up.registers.get(name)
        if register:
            answering = name == form.register and (table is None or table.rows_from != name)
            rows = follow_up.respondents(form) if answering else register.rows
            yield Dimension(name, register.singular or register.title, _categories(rows), Origin.FORM)


def _registers_of(form: Form, part: Part, table: Question | None) -> tuple[str, ...]:
    repeated = part.dimension[0] if part.dimension else ""
    fixed = table.rows_from if table else ""
    return tuple(dict.fromkeys(name for name in (form.register, repeated, fixed) if name))


def _categories(rows: Iterable[RegisterRow]) -> tuple[Category, ...]:
    return tuple(Category(row.id, row.name) for row in rows)


def _by_respondent(follow_up: FollowUp, form: Form, part: Part, table: Question | None) -> Iterator[Dimension]:
    """Yield a dimension for each register that the respondent's row refers to.

    It is named by that register or, where that is the name of something else too, by the field.
    """
    own = follow_up.registers.get(form.register)
    references = [each for each in own.fields if each.register in follow_up.registers] if own else []
    times = Counter([*_registers_of(form, part, table), *(each.register for each in references)])
    for each in references:
        register = follow_up.registers[each.register]
        name, heading = (each.id, each.text) if times[register.id] > 1 else (register.id, register.singular)
        chosen = ((row.id, row.values.get(each.id)) for row in (own.rows if own else ()))
        referred = {respondent: value for respondent, value in chosen if isinstance(value, str)}
        yield Dimension(name, heading or register.title, _categories(register.rows), Origin.RESPONDENT, referred)


def _by_answer(follow_up: FollowUp, asked: Sequence[Question]) -> Iterator[Dimension]:
    for question in asked:
        if question.kind in (Kind.CHOICE, Kind.SCALE):
            categories = tuple(Category(step.id, step.text) for step in follow_up.choices(question))
            yield Dimension(question.id, question.text, categories, Origin.ANSWER)


def _by_period(follow_up: FollowUp) -> Dimension:
    return Dimension(PERIOD, "", period_categories(follow_up), Origin.PERIOD)


def period_categories(follow_up: FollowUp) -> tuple[Category, ...]:
    """Give the periods of the year so far, in order."""
    return tuple(period_category(one) for one in of_year(follow_up.period_kinds, follow_up.period))


def period_category(period: Period) -> Category:
    """Give a period as a category; it is called the same every year: `T1`."""
    return Category(period.part or period.id, period.name)
