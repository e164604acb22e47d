"""Tables of all kinds but CROSS: answers as they were given, laid out as the model says.

They come out as the same published tables as the computed ones, so they are set the same way. An expression of the
model that fails is a fault of the model, found when the table is first used.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.expressions.absent import Absent
from generator.expressions.environment import Language, evaluated
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.printing import printed
from generator.expressions.schema import RESPONDENT
from generator.expressions.tracing import RECORDER
from generator.model.definition import FollowUp, Form, Kind, Part, Question, RegisterRow, Table, TableKind
from generator.model.published import PublishedColumn, PublishedTable
from generator.model.sources import find_table, judged_form
from generator.model.subjects import Subject
from generator.report.answer_columns import QUESTION, USUAL_SHARE, answer_column, beside, share_of, sides_of
from generator.report.answered import Values
from generator.report.context import Vocabulary, referring
from generator.report.notebook import Notebook
from generator.report.results import fields_of_result
from generator.report.shown import NOT_ASKED
from generator.report.table_sources import form_of, model_faults
from generator.report.texts import table_of
from generator.swedish import document_words as words
from generator.swedish.agreement_sentences import COMPARED_HEADING, in_cell

_COMPARED = PublishedColumn("jamforelse", COMPARED_HEADING, False, 4)
_FOLLOWING = Notebook()
"""Lets the values of columns know where they come from; nothing is printed by a column."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The row that a table is about: a respondent, a row that respondents refer to, or one that answers are about."""

    register: str
    row: RegisterRow


@dataclass(frozen=True, slots=True)
class Lister:
    """Makes tables of answers for a follow-up: for all respondents, for one, or for those who refer to a row."""

    follow_up: FollowUp
    vocabulary: Vocabulary
    language: Language
    _made: dict[tuple[str, ...], PublishedTable] = field(default_factory=dict)
    _values: dict[str, Callable[[Values], object]] = field(default_factory=dict)
    _texts: dict[str, Callable[[Values], str]] = field(default_factory=dict)

    def table(self, table: Table, whose: Whose | None = None) -> PublishedTable:
        """Make a table, once; with *whose* of that one's answers alone, and `rad` in its texts is that one."""
        key = (table.id, *((whose.register, whose.row.id) if whose else ()))
        if key not in self._made:
            with model_faults(table):
                self._made[key] = self._maker(table.kind)(table, whose)
        return self._made[key]

    def computed(self, table: Table, made: PublishedTable) -> PublishedTable:
        """Give a computed table with the model's own texts, which may use the whole vocabulary."""
        notes = (self.text(table, note) for note in table.notes)
        return replace(made, title=self.text(table, table.title), notes=(*made.notes, *notes))

    def _maker(self, kind: TableKind) -> Callable[[Table, Whose | None], PublishedTable]:
        if kind is TableKind.LIST:
            return self._listed
        return self._asked if kind is TableKind.QUESTIONS else self._side_by_side

    def text(self, table: Table, source: str, whose: Whose | None = None) -> str:
        """Fill a text of a table's; with *whose*, `rad` in it is that one."""
        names = self.vocabulary.names
        if whose:
            names = {**names, "rad": self.vocabulary.row(whose.register, whose.row.id)}
        with model_faults(table):
            return self.filled(source, names)

    def filled(self, source: str, names: Values) -> str:
        """Fill a text."""
        if source not in self._texts:
            self._texts[source] = self.language.template(source)
        return self._texts[source](names)

    def _value(self, source: str) -> Callable[[Values], object]:
        if source not in self._values:
            self._values[source] = self.language.condition(source)
        return self._values[source]

    def respondents(self, form: Form, whose: Whose | None) -> tuple[RegisterRow, ...]:
        """Give those who fill in the form this period: all, that one, or those who refer to that row."""
        if whose is None:
            return self.follow_up.respondents(form)
        if whose.register == form.register:
            return (whose.row,)
        own = self.follow_up.registers[form.register]
        if not own.refers_to(whose.register):
            return self.follow_up.respondents(form)
        chosen = own.referring(whose.register, whose.row.id)
        return tuple(row for row in self.follow_up.respondents(form) if row in chosen)

    def subject(self, form: Form, whose: Whose | None) -> Subject | None:
        """Give the row that the answers are to be about, where it is not whose they are that is asked for."""
        if whose is None or whose.register == form.register:
            return None
        own = self.follow_up.registers[form.register]
        return None if own.refers_to(whose.register) else (whose.register, whose.row.id)

    def _listed(self, table: Table, whose: Whose | None) -> PublishedTable:
        values = [self._value(column.value) for column in table.list_columns]
        columns = [
            PublishedColumn(f"k{index}", column.title, column.numeric, column.width)
            for index, column in enumerate(table.list_columns, 1)
        ]
        rows = [[value(names) for value in values] for names in self._chosen(table, whose)]
        return self._table_of(table, whose, columns, rows)

    def _table_of(
        self,
        table: Table,
        whose: Whose | None,
        columns: Sequence[PublishedColumn],
        rows: Sequence[Sequence[object]],
    ) -> PublishedTable:
        notes = [self.text(table, note, whose) for note in table.notes]
        return table_of(table.id, self.text(table, table.title, whose), columns, rows, notes)

    def _chosen(self, table: Table, whose: Whose | None) -> Iterator[Values]:
        """Yield the names of each row that the table's condition lets in."""
        condition = self._value(table.condition) if table.condition else None
        for row in self._rows(table, whose):
            names = {**self.vocabulary.names, "rad": row, RECORDER: _FOLLOWING}
            chosen = condition(names) if condition else True
            if evaluated(chosen) and chosen:
                yield names

    def _rows(self, table: Table, whose: Whose | None) -> Iterator[Values]:
        """Yield the rows of a register, of a table question that has come in, or of a part: one for each that has."""
        if table.method:
            yield from self._results(table, whose)
            return
        if not table.source:
            rows = self.vocabulary.rows[table.rows]
            register = self.follow_up.registers[table.rows]
            yield from referring(register, whose.register, whose.row.id, rows) if whose else rows
            return
        form = form_of(self.follow_up, table)
        found, subject = find_table(self.follow_up, table.source), self.subject(form, whose)
        answered, judged = self.vocabulary.answered, judged_form(self.follow_up, table.source)
        for each in self.respondents(form, whose):
            if judged is not None or found is None:
                several = answered.part_rows(form, table.source, each.id, subject)
                yield from answered.judgements(judged, each.id) if judged else several
                continue
            for record in answered.records.get((table.source, each.id), ()):
                if record.place is not None and answered.is_about(record, found[2], subject):
                    yield answered.record_row(record, found[2])

    def _results(self, table: Table, whose: Whose | None) -> Iterator[Values]:
        """Yield what a method has given, with the rows of registers that it is of and about."""
        form, answered = form_of(self.follow_up, table), self.vocabulary.answered
        subject, asked = self.subject(form, whose), {each.id for each in self.respondents(form, whose)}
        for result in answered.methods[table.method].results:
            if result.respondent in asked and (subject is None or subject in result.about):
                own = (form.register, result.respondent)
                keyed = {key[0]: answered.rows[key] for key in (own, *result.about) if key in answered.rows}
                yield {**keyed, RESPONDENT: answered.rows[own], **fields_of_result(result)}

    def _asked(self, table: Table, whose: Whose | None) -> PublishedTable:
        """Make a table of questions and answers; a respondent's name is shown only where there are several."""
        form = form_of(self.follow_up, table)
        respondents = self.respondents(form, whose)
        asked = [
            (each, part, question)
            for each in respondents
            for part, question in self._questions(table, form, each, self.subject(form, whose))
        ]
        sides = tuple(sides_of(table, [question for _, _, question in asked]))
        named = whose.register != form.register if whose else len(respondents) > 1
        who = PublishedColumn("svarande", self._respondent_heading(form), False, USUAL_SHARE)
        answer = answer_column([question for _, _, question in asked])
        columns = [*([who] if named else []), QUESTION, answer, *sides]
        rows = [
            [*([each.name] if named else []), question.text, *self._answers(form, each, part, question, sides)]
            for each, part, question in asked
        ]
        return self._table_of(table, whose, columns, rows)

    def _side_by_side(self, table: Table, whose: Whose | None) -> PublishedTable:
        """Make a table with a row for each question that somebody was asked, and a column for each respondent."""
        form = form_of(self.follow_up, table)
        respondents = self.respondents(form, whose)
        asked = {
            (part.id, question.id): (part, question)
            for each in respondents
            for part, question in self._questions(table, form, each, self.subject(form, whose))
        }
        told = {} if whose else self._told(table)  # What is told is of all of them, not of those that are shown.
        questions = [question for _, question in asked.values()]
        sides = tuple(sides_of(table, questions))
        columns = [
            QUESTION,
            *(PublishedColumn(f"svar_{each.id}", each.name, False, share_of(questions)) for each in respondents),
            *sides,
            *([_COMPARED] if told else []),
        ]
        rows = [
            [
                question.text,
                *(next(self._answers(form, each, part, question, ())) for each in respondents),
                *(self._beside(form, respondents, part, question, side) for side in sides),
                *([told.get(f"{part.id}.{question.id}", NOT_ASKED)] if told else []),
            ]
            for part, question in (asked[key] for key in _in_order(form) if key in asked)
        ]
        return replace(self._table_of(table, whose, columns, rows), fixed=frozenset({QUESTION.id, _COMPARED.id}))

    def _beside(
        self, form: Form, respondents: Sequence[RegisterRow], part: Part, question: Question, side: PublishedColumn
    ) -> object:
        """Give what everybody has said beside a question, each with the name of the one who said it."""
        said = [(each.name, list(self._answers(form, each, part, question, (side,)))[1]) for each in respondents]
        lines = [f"{name}: {printed(value)}" for name, value in said if not isinstance(value, Absent)]
        return "\n".join(lines) or said[0][1]

    def _told(self, table: Table) -> Mapping[str, str]:
        """Give what the table's method says of each question, if the table has one."""
        if not table.method:
            return {}
        questions = self.vocabulary.names[METHOD_NAME][table.method]["fragor"]
        return {each["id"]: in_cell(each["utfall"], each["mening"]) for each in questions}

    def _questions(
        self, table: Table, form: Form, respondent: RegisterRow, subject: Subject | None
    ) -> Iterator[tuple[Part, Question]]:
        """Yield those questions of the table that a respondent who has delivered was asked, or was asked for a row."""
        if self.vocabulary.answered.delivery(form, respondent.id) is None:
            return
        for part in self.vocabulary.answered.asked(form, respondent.id):
            if subject and part.dimension != subject:
                continue
            if not table.parts or part.base in table.parts or part.id in table.parts:
                for question in part.questions:
                    wanted = question.kind in table.kinds if table.kinds else question.kind is not Kind.TABLE
                    steers = question.nil_for or question.leaves_out
                    if wanted and not (steers or question.locked or question.withheld):
                        yield part, question

    def _answers(
        self, form: Form, respondent: RegisterRow, part: Part, question: Question, sides: Sequence[PublishedColumn]
    ) -> Iterator[object]:
        """Yield the answer, or why there is none, and the answers beside it."""
        own = self.vocabulary.row(form.register, respondent.id)["svar"][part.id]
        excuses = [own[f"{question.id}_{side.id}"] for side in question.side if side.excuses]
        reason = next((excuse for excuse in excuses if not isinstance(excuse, Absent)), None)
        answer = own[question.id]
        yield words.not_relevant(str(reason)) if reason and isinstance(answer, Absent) else answer
        for column in sides:
            side = next((each for each in question.side if each.id == column.id), None)
            yield beside(own, question, side) if side else NOT_ASKED

    def _respondent_heading(self, form: Form) -> str:
        return self.follow_up.registers[form.register].singular.capitalize() or words.RESPONDENT_HEADING


def _in_order(form: Form) -> Iterator[tuple[str, str]]:
    return ((part.id, question.id) for part in form.parts for question in part.questions)
