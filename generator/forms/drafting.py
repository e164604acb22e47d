"""A sheet of a form while it grows downwards: notes, questions and tables are laid under each other."""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.expressions.context import row_values
from generator.forms import prefill
from generator.forms.demanding import demanding, demands_cells
from generator.forms.matching import plain
from generator.forms.names import Names
from generator.forms.places import (
    ANSWER_COLUMN,
    LABEL_COLUMN,
    NUMBER_COLUMN,
    Block,
    Line,
    PlannedSheet,
    Slot,
    Start,
)
from generator.model.definition import TEXT_KINDS, FollowUp, Kind, Part, Question, RegisterRow
from generator.swedish import form_words as words
from generator.swedish import guide_words

_NOTE_WIDTH = 110
"""Signs; the narrowest sheet with prose has about that many."""
_GUIDE_ROWS = 3
"""The heading, how far one has come, and the links to other sheets."""


class Draft:
    """One sheet of a part, for the questions that stand on it."""

    def __init__(
        self,
        follow_up: FollowUp,
        names: Names,
        part: Part,
        questions: Sequence[Question],
        said: Mapping[str, object],
        start: Start,
    ) -> None:
        """Settle what the whole sheet has in common: the columns for what is shown, answered beside, and for help."""
        self._follow_up, self._names, self._part, self._said = follow_up, names, part, said
        self._questions, self._start = questions, start
        sides = [side for question in questions for side in question.side]
        # Whether an answer is unchanged is said right beside the earlier one.
        self._sides = tuple(dict.fromkeys(side.text for side in sorted(sides, key=lambda side: not side.repeats)))
        self._repeated = _repeated(follow_up, questions)
        self._status_column = ANSWER_COLUMN + 1 if start.guides and any(map(demanding, _simple(questions))) else 0
        self._shown_column = max(ANSWER_COLUMN, self._status_column) + 1 if self._shows() else 0
        self._first_side = max(ANSWER_COLUMN, self._status_column, self._shown_column) + 1
        self._help_column = self._column_for_help()
        self._notes: dict[int, str] = {}
        self._blocks: list[Block] = []
        self._row = _GUIDE_ROWS if start.guides else 1

    def _shows(self) -> bool:
        return not self._keys().isdisjoint(self._start.shown)

    def _keys(self) -> set[str]:
        return {f"{self._part.id}.{question.id}" for question in self._questions}

    def add_notes_on_start(self) -> None:
        """Say what on the sheet comes from the period before, or is filled in already."""
        if self._shown_column:
            self.add_note(words.shown_note(self._start.period))
        if any(key.partition("#")[0] in self._keys() for key in self._start.answers):
            self.add_note(words.carried_answers_note(self._start.period))
        if any(question.rows_from and self._shown_in(question) for question in self._questions):
            self.add_note(words.shown_in_table_note(self._start.period))
        for question in self._questions:
            if self._start.rows.get(f"{self._part.id}.{question.id}"):
                self.add_note(_on_rows(question, self._start.period))

    def add_note(self, text: str) -> None:
        """Lay running text, one row for each line."""
        for line in _wrapped(text):
            self._row += 1
            self._notes[self._row] = line

    def add_advice(self, sentences: Sequence[str]) -> None:
        """Lay short sentences of advice after each other; forms made before there were guides have a row for each."""
        for text in [" ".join(sentences)] if self._start.guides else sentences:
            self.add_note(text)

    def add_questions(self, questions: Sequence[Question]) -> None:
        """Lay simple questions under a header row."""
        header_row = self._next_row()
        sides = enumerate(self._sides, self._first_side)
        headings = {NUMBER_COLUMN: words.NUMBER, LABEL_COLUMN: words.QUESTION, ANSWER_COLUMN: words.ANSWER}
        if self._shown_column:
            headings[self._shown_column] = words.shown_heading(self._start.period)
        status = self._status_column if any(map(demanding, questions)) else 0
        headings |= self._status_heading(status) | dict(sides) | self._help_heading()
        lines: list[Line] = []
        for question in questions:
            lines += self._question_lines(question, header_row + len(lines) + 1)
        shown = (self._shown_column,) if self._shown_column else ()
        self._close(Block(header_row, headings, tuple(lines), shown_columns=shown, status_column=status))

    def add_fixed_table(self, question: Question) -> None:
        """Lay a table that has a row for each row of a register, under its question."""
        caption_row = self._next_row()
        register = self._follow_up.registers[question.rows_from]
        corner = register.singular or register.title
        status = self._status_of(question, ANSWER_COLUMN)
        shown = self._shown_in(question)
        headings = self._table_headings(question, ANSWER_COLUMN) | self._status_heading(status)
        headings |= {at: words.shown_column(column.text, self._start.period) for at, column in shown.items()}
        headings[LABEL_COLUMN] = corner[:1].upper() + corner[1:]
        lines = tuple(
            self._fixed_line(question, row, caption_row + 1 + index, shown)
            for index, row in enumerate(register.rows, 1)
        )
        table = f"{self._part.id}.{question.id}"
        caption = Line(
            caption_row,
            table,
            self._label(question),
            number=question.number,
            help=question.help,
            required=question.required,
        )
        block = Block(caption_row + 1, headings, lines, table, question, caption, status_column=status)
        self._close(replace(block, shown_columns=tuple(shown)))

    def add_free_table(self, question: Question) -> None:
        """Lay a table whose rows are free; its question is the sheet's heading."""
        header_row = self._next_row()
        columns = tuple(
            Slot(column.id, column, position, column.text)
            for position, column in enumerate(question.columns, LABEL_COLUMN)
        )
        table = f"{self._part.id}.{question.id}"
        begun, status = self._start.rows.get(table, ()), self._status_of(question, LABEL_COLUMN)
        self._close(
            Block(
                header_row,
                self._table_headings(question, LABEL_COLUMN) | self._status_heading(status),
                table=table,
                question=question,
                columns=columns,
                begun=begun,
                ready_rows=len(begun) + max(1, question.ready_rows),
                name=self._names.defined(self._part.id, question.id),
                status_column=status,
            )
        )

    def sheet(self, title: str, heading: str) -> PlannedSheet:
        """Give the finished sheet."""
        return PlannedSheet(
            self._names.sheet(title),
            heading,
            self._notes,
            tuple(self._blocks),
            self._help_column,
            any(kind in TEXT_KINDS for kind in input_kinds(self._questions)),
            self._part.id,
        )

    def _next_row(self) -> int:
        # One empty row between the notes and the first header, as between the blocks.
        return self._row + 1 if self._blocks else self._row + 2

    def _close(self, block: Block) -> None:
        self._blocks.append(block)
        self._row = block.last_row + 1

    def _question_lines(self, question: Question, row: int) -> list[Line]:
        key = f"{self._part.id}.{question.id}"
        marks = question.kind is Kind.MULTIPLE
        own = () if marks else (self._slot(key, question, ANSWER_COLUMN, words.ANSWER),)
        beside = tuple(
            self._slot(f"{key}_{side.id}", side, self._first_side + self._sides.index(side.text), side.text)
            for side in question.side
        )
        label = self._label(question)
        required = question.required and not question.locked
        told = self._start.shown.get(key, "")
        shown = {self._shown_column: told} if told else {}
        line = Line(row, key, label, own + beside, question.number, question.help, required, shown=shown)
        return [line, *(self._choice_lines(question, key, row) if marks else ())]

    def _choice_lines(self, question: Question, key: str, row: int) -> list[Line]:
        lines = []
        for index, step in enumerate(self._follow_up.choices(question), 1):
            name = self._names.defined(key, step.id)
            repeated = plain(step.text) in self._repeated
            label = words.qualified_choice(step.text, question.number) if repeated else step.text
            filled = self._start.answers.get(f"{key}#{step.id}", "")
            slot = Slot(key, question, ANSWER_COLUMN, words.ANSWER, name, step.id, filled)
            lines.append(Line(row + index, f"{key}#{step.id}", label, (slot,)))
        return lines

    def _fixed_line(self, question: Question, row: RegisterRow, at: int, shown: Mapping[int, Question]) -> Line:
        key = f"{self._part.id}.{question.id}@{row.id}"
        said = self._said
        if any(column.prefill for column in question.columns):
            said = {**said, "rad": row_values(self._follow_up.registers, question.rows_from, row)}
        slots = tuple(
            Slot(
                column.id,
                column,
                position,
                column.text,
                self._names.defined(self._part.id, question.id, row.id, column.id),
                prefill=prefill.text(column.prefill, said, column.text, column.place),
            )
            for position, column in enumerate(question.columns, ANSWER_COLUMN)
        )
        told = {at: self._start.shown.get(f"{key}/{column.id}", "") for at, column in shown.items()}
        return Line(at, key, row.name, slots, row_id=row.id, shown=told)

    def _slot(self, field: str, question: Question, column: int, heading: str) -> Slot:
        name = self._names.defined(field)
        filled = prefill.text(question.prefill, self._said, question.text, question.place)
        filled = filled or self._start.answers.get(field, "")
        return Slot(field, question, column, heading, name, prefill=filled)

    def _label(self, question: Question) -> str:
        repeated = plain(question.text) in self._repeated
        return words.qualified(question.text, question.number) if repeated else question.text

    def _table_headings(self, question: Question, first: int) -> dict[int, str]:
        return {position: column.text for position, column in enumerate(question.columns, first)}

    def _shown_in(self, table: Question) -> Mapping[int, Question]:
        """Give the columns of a table that are shown as they were in the period before, by where."""
        keys = [key for key in self._start.shown if key.startswith(f"{self._part.id}.{table.id}@")]
        told = {key.rpartition("/")[2] for key in keys}
        first = ANSWER_COLUMN + len(table.columns) + bool(self._status_of(table, ANSWER_COLUMN))
        return dict(enumerate([column for column in table.columns if column.id in told], first))

    def _status_of(self, table: Question, first: int) -> int:
        """Give the column beside a table that says which rows lack something; 0 if none can."""
        told = demands_cells(table) or (table.required and bool(table.rows_from))
        return first + len(table.columns) if self._start.guides and told else 0

    def _status_heading(self, column: int) -> dict[int, str]:
        return {column: guide_words.STATUS} if column else {}

    def _help_heading(self) -> dict[int, str]:
        return {self._help_column: words.HELP} if self._help_column else {}

    def _column_for_help(self) -> int:
        tables = [each for each in self._questions if each.rows_from]
        beside = [len(each.columns) + len(self._shown_in(each)) + bool(self._start.guides) for each in tables]
        helped = any(
            question.help for question in self._questions if question.kind is not Kind.TABLE or question.rows_from
        )
        return max([self._first_side + len(self._sides), *(ANSWER_COLUMN + count for count in beside)]) if helped else 0


@lru_cache(maxsize=2**10)
def _wrapped(text: str) -> tuple[str, ...]:
    # The forms of all respondents have the same notes.
    return tuple(line for paragraph in text.splitlines() for line in textwrap.wrap(paragraph, _NOTE_WIDTH))


def input_kinds(questions: Sequence[Question]) -> set[Kind]:
    """Give the kinds of everything that is to be filled in."""
    slots = [slot for question in questions for slot in (question, *question.side, *question.columns)]
    return {slot.kind for slot in slots if not slot.locked and slot.kind is not Kind.TABLE}


def _on_rows(table: Question, period: str) -> str:
    """Say what to do with the rows that a table begins with."""
    if not table.carried_rows:
        return words.ROWS_BEGUN
    return words.carried_list_note(period) if table.may_go else words.carried_note(period)


def _simple(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.kind is not Kind.TABLE]


def _repeated(follow_up: FollowUp, questions: Sequence[Question]) -> frozenset[str]:
    """Give the labels that would stand twice on the sheet."""
    labels = [question.text for question in questions]
    for question in questions:
        if question.kind is Kind.MULTIPLE:
            labels += [step.text for step in follow_up.choices(question)]
        if question.rows_from:
            labels += {row.name for row in follow_up.registers[question.rows_from].rows}
    return frozenset(label for label, count in Counter(map(plain, labels)).items() if count > 1)
