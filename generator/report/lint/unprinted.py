"""Which questions of a model no template prints, in any of its documents.

An answer is printed by its name, by a table that shows it, or with all answers of the one who gave it. Questions that
only steer the work, such as whether a form is ready, are not asked for in order to be printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.expressions.environment import Language
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.names import EACH, Path, Template, Use, uses
from generator.expressions.vocabulary import BLOCK_FILTERS
from generator.model.accounting import PrintedAs
from generator.model.definition import NUMBER_KINDS, FollowUp, Form, Kind, Part, Question, Table, TableKind
from generator.model.findings import FilePlace, Finding
from generator.model.methods import OF_ALL, Method
from generator.model.sources import judgements
from generator.model.tables import IN_WORDS
from generator.swedish import lint_words as words
from generator.swedish.lint_messages import Lint

_Asked = tuple[str, str, str]
"""Form, part and question, or question and side question in one."""
Via = tuple[PrintedAs, str]
"""What prints an answer: a table, chart or method by its id, or the template itself."""
_ITSELF: Via = (PrintedAs.ANSWER, "")


@cache
def _language() -> Language:
    return Language(filters=dict.fromkeys(BLOCK_FILTERS, str))


@dataclass(slots=True)
class Printed:
    """What has been found to be printed so far, by which tables, charts and methods, and in which columns.

    A column "" stands for all of them: of a loop over rows nobody can tell more.
    """

    follow_up: FollowUp
    questions: dict[_Asked, dict[Via, set[str]]] = field(default_factory=dict)
    tables: set[tuple[str, Via]] = field(default_factory=set)

    def path(self, path: Path, register: str) -> None:
        """Take one name; *register* is that of `rad`."""
        if path[0] == "rad" and register:
            path = ("register", register, EACH, *path[1:])
        if METHOD_NAME in path[:-1]:
            self.method(path[path.index(METHOD_NAME) + 1])
        match path:
            case ("register" | "poster", _, _, "har", of, *rest):
                self.path(("register", of, *(rest or (EACH,))), "")
            case ("register" | "poster", of, _, "svar", *rest):
                for form in self._forms(of):
                    self.answers(form, rest)
            case ("register" | "poster", _, _, "svar_fran", form_id, _, *rest) if form_id in self.follow_up.forms:
                self.answers(self.follow_up.forms[form_id], rest)
            case ("register" | "poster", of, _, "alla_svar", *_):
                for form in self._forms(of):
                    self.answers(form, [EACH, EACH])
            case ("register" | "poster", _, _, "tabell", table, *_) | ("tabell" | "data", table, *_):
                self.table(table)
            case ("register" | "poster", _, _, "diagram", chart, *_) | ("diagram", chart, *_):
                drawn = self.follow_up.charts.get(chart)
                self.table(drawn.table if drawn else "", (PrintedAs.CHART, chart))
            case ("luckor", *_):
                self._take((form.id, *each) for form in self.follow_up.forms.values() for each in _judged(form))
            case ("svar", form_id, *rest) if form_id in self.follow_up.forms:
                self.answers(self.follow_up.forms[form_id], rest)

    def answers(self, form: Form, rest: list[str]) -> None:
        """Take a name below the answers of a form: its part and its question."""
        part_id, question_id = [*rest, EACH, EACH][:2]
        if rest:
            column = next((name for name in rest[2:] if name != EACH), "")
            self._take(
                (form.id, part.id, name, column)
                for part, question in _asked(form)
                for name in _names(question)
                if part_id in (EACH, part.id, part.base) and question_id in (EACH, name)
            )

    def _take(self, asked: Iterable[tuple[str, str, str, str]], via: Via = _ITSELF) -> None:
        for form, part, question, column in asked:
            self.questions.setdefault((form, part, question), {}).setdefault(via, set()).add(column)

    def table(self, table_id: str, via: Via = _ITSELF) -> None:
        """Take all that a table shows, in its cells and in the texts round it; *via* is the chart that shows it."""
        table = self.follow_up.tables.get(table_id)
        if table is None or (table_id, via) in self.tables:
            return
        self.tables.add((table_id, via))
        if table.method and table.kind is TableKind.LIST:
            self.method(table.method)
        form = self.follow_up.forms.get(table.form or table.source.partition(".")[0])
        if form is not None:
            self._take(
                (
                    (form.id, part.id, name, column)
                    for part, question in _asked(form)
                    if _shows(table, part, question)
                    for name in _shown_names(table, question)
                    for column in _columns_of(table)
                ),
                via if via != _ITSELF else (PrintedAs.TABLE, table_id),
            )
        register = table.rows or (form.register if form else "")
        for source in (table.title, table.empty_text, *table.notes):
            self.used(_language().parse(source, "template"), register)
        if not (table.source or table.method):
            for column in table.list_columns:
                self.used(_language().parse(column.value, "condition"), register)

    def method(self, method_id: str) -> None:
        """Take what a method works with."""
        method = self.follow_up.methods.get(method_id)
        if method is not None:
            form = self.follow_up.forms[method.source.partition(".")[0]]
            self._take(
                (
                    (form.id, part.id, question.id, "")
                    for part, question in _asked(form)
                    if _works_with(method, part, question)
                ),
                (PrintedAs.METHOD, method_id),
            )

    def used(self, tree: Template, register: str) -> None:
        """Take every name of an expression."""
        for use in uses(tree):
            self.path(use.path, register)

    def _forms(self, register: str) -> Iterator[Form]:
        return (form for form in self.follow_up.forms.values() if form.register == register)


def _judged(form: Form) -> Iterator[tuple[str, str, str]]:
    """Yield the part, the name and no column of each answer that may show a gap, and of those beside it."""
    for part, question in judgements(form):
        yield from ((part.id, name, "") for name in _names(question))


def _names(question: Question) -> Iterator[str]:
    """Yield what answers are asked for by: the question's id, and those of its side questions after it."""
    yield question.id
    yield from (f"{question.id}_{side.id}" for side in question.side)


def _shown_names(table: Table, question: Question) -> Iterator[str]:
    """Yield what a table shows of a question: the answer, and what stands beside it in a list of judgements."""
    if table.kind is TableKind.LIST and _of_judgements(table.source):
        return _names(question)
    return iter((question.id, *(f"{question.id}_{side}" for side in table.side)))


def _of_judgements(source: str) -> bool:
    return "." not in source and source != ""


def _columns_of(table: Table) -> Sequence[str]:
    """Give the columns of its source that a table works with; "" for all, or for a question that has none."""
    if table.form or not table.source or _of_judgements(table.source):
        return ("",)
    if table.kind is TableKind.CROSS:
        shares = (name for share in table.shares for name in (share.part, share.whole))
        return (*table.measures, *shares, *filter(None, (table.rows, table.columns)), *table.where)
    sources = [column.value for column in table.list_columns] + ([table.condition] if table.condition else [])
    found = [use.path for source in sources for use in uses(_language().parse(source, "condition"))]
    return [path[1] for path in found if path[0] == "rad" and len(path) > 1] or ("",)


def unprinted(follow_up: FollowUp, used: Mapping[str, Iterable[Use]], file: str) -> Iterator[Finding]:
    """Tell, in one finding, which questions are printed nowhere; *used* are the names in each document's template."""
    printed = Printed(follow_up)
    for plan in follow_up.documents:
        for use in used.get(plan.id, ()):
            printed.path(use.path, plan.per)
    steers = frozenset(steering(follow_up))
    left = {
        form.title: [
            f"{question.number} {question.text}".strip()
            for part, question in _asked(form)
            if (form.id, part.id, question.id) not in printed.questions and f"{part.id}.{question.id}" not in steers
        ]
        for form in follow_up.forms.values()
    }
    number = sum(map(len, left.values()))
    if number:
        slots = {"number": words.questions(number), "questions": words.by_form(left)}
        yield Lint.QUESTIONS_NOT_PRINTED.at(FilePlace(file), **slots)


def _asked(form: Form) -> Iterator[tuple[Part, Question]]:
    """Yield what somebody is asked in order that it be read by others."""
    for part in form.parts:
        for question in part.questions:
            if not (question.locked or question.nil_for or question.withheld):
                yield part, question


def steering(follow_up: FollowUp) -> Iterator[str]:
    """Yield, as part and question, what conditions of the model ask for, and the days when forms are handed in."""
    conditions = [form.ready_when for form in follow_up.forms.values()]
    conditions += [table.counted_when for table in follow_up.tables.values()]
    yield from filter(None, (form.handed_in for form in follow_up.forms.values()))
    for condition in filter(None, conditions):
        for use in uses(_language().parse(condition, "condition")):
            yield ".".join(use.path[:2])


def _shows(table: Table, part: Part, question: Question) -> bool:
    """Tell whether a table, of the form that the question is in, shows its answers."""
    if table.kind in IN_WORDS:
        named = {part.id, part.base}
        wanted = question.kind in table.kinds if table.kinds else question.kind is not Kind.TABLE
        return wanted and (not table.parts or not named.isdisjoint(table.parts))
    if table.kind is TableKind.LIST and table.source.count(".") == 1:
        shown = set(_columns_of(table))
        return table.source.endswith(f".{part.base or part.id}") and not shown.isdisjoint(_names(question))
    if _of_judgements(table.source):
        return question.may_show_gap
    return _is_source(table.source, part, question) and _of_category(table, part)


def _of_category(table: Table, part: Part) -> bool:
    """Tell whether a table shows the row that a repeated part is for."""
    if part.dimension is None:
        return True
    register, row = part.dimension
    chosen = table.column_rows if table.columns == register else ()
    return table.where.get(register, row) == row and (not chosen or row in chosen)


def _works_with(method: Method, part: Part, question: Question) -> bool:
    if method.kind in OF_ALL:
        named = {f"{part.id}.{question.id}", f"{part.base}.{question.id}"}
        return not named.isdisjoint(method.questions) if method.questions else question.kind is Kind.SCALE
    return _is_source(method.source, part, question)


def _is_source(source: str, part: Part, question: Question) -> bool:
    """Tell whether a source, `blankett.del.fraga` or the numbers of `blankett.del`, is or holds a question."""
    _, part_id, *question_id = source.split(".")
    of_part = part_id in (part.id, part.base)
    return of_part and (question.id in question_id if question_id else question.kind in NUMBER_KINDS)
