"""The answers of a form of an older version, under the names of today, and what is said of how they were understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.forms.answers import Answers
from generator.forms.older_form import OlderForm, asked_paths
from generator.model.accounting import CellUse, SeenCell
from generator.model.answers import Answer, AnswerValue, Row
from generator.model.definition import NUMBER_KINDS, FollowUp, Part, Question
from generator.model.findings import CellPlace
from generator.model.renaming import Rename
from generator.model.values import State
from generator.swedish import older_words as words

Asked = Mapping[str, tuple[Part, Question]]


class Translation:
    """Gives answers of then the names of now: of questions, columns, steps and whole parts."""

    def __init__(self, follow_up: FollowUp, parts: Sequence[Part], older: OlderForm, renames: Sequence[Rename]) -> None:
        """Take in the parts of today, the form of then, and the renames between them."""
        self._follow_up, self._older = follow_up, older
        self._parts = parts
        self._now = {path: (part, question) for path, part, question in asked_paths(parts)}
        self._then = {path: (part, question) for path, part, question in asked_paths(older.parts)}
        self._steps: dict[str, dict[str, str]] = {}
        for rename in renames:
            if rename.scale and rename.after:
                self._steps.setdefault(rename.scale, {})[rename.before] = rename.after[0]

    def answers(self, read: Answers, file: str) -> Answers:
        """Give every field and table of today; one that was not asked then is missing."""
        fields: dict[str, Answer] = {}
        tables: dict[str, tuple[Row, ...]] = {}
        for then in self._then:
            for now in self._usable(then):
                fields |= self._fields(read, then, now)
                if then in read.tables:
                    tables[now] = tuple(self._row(row, then) for row in read.tables[then])
        for path, (part, question) in self._now.items():
            if question.columns:
                tables.setdefault(path, ())
                continue
            place = self._place(read, path, CellPlace(file, part.sheet or part.title, ""))
            for name in (path, *(f"{path}_{side.id}" for side in question.side)):
                fields.setdefault(name, Answer(name, None, State.MISSING, place))
        order = [name for path, (_, question) in self._now.items() for name in _names(path, question)]
        return Answers(
            {name: fields[name] for name in order},
            {path: tables[path] for path in self._now if path in tables},
            read.findings,
            replace(read.seen, cells=tuple(map(self._cell, read.seen.cells))),
        )

    def _cell(self, cell: SeenCell) -> SeenCell:
        """Give a cell the names of today; what is no longer asked for keeps no name."""
        inner = self._older.inner.get(cell.path, {})
        become = self._older.become(cell.path) if cell.path else ()
        if cell.use is not CellUse.ANSWER or (become and inner.get(cell.inner) != ""):
            return replace(cell, path=next(iter(become), ""), inner=inner.get(cell.inner, cell.inner))
        return replace(cell, use=CellUse.REMOVED, path="", inner="")

    def numbers_of(self, lacking: Sequence[str]) -> list[str]:
        """Give the numbers of questions of today, among *lacking*, which are named as they would have been then."""
        become = [name for path in lacking for name in self._older.become(path)]
        return [self._now[name][1].number or self._now[name][1].text for name in become if name in self._now]

    def divided(self) -> Iterator[tuple[Question, tuple[Question, ...]]]:
        """Yield the questions whose answer cannot be divided among those that they have become."""
        for path, (_, question) in self._then.items():
            become = [self._now[name][1] for name in self._older.become(path) if name in self._now]
            if len(become) > 1 and len(self._usable(path)) < len(become):
                yield question, tuple(become)

    def _usable(self, then: str) -> tuple[str, ...]:
        """Give the questions of today that an answer of then answers; a number is of no single one of several."""
        become = tuple(name for name in self._older.become(then) if name in self._now)
        if len(become) < 2:
            return become
        asked = self._then[then][1]
        return tuple(name for name in become if _alike(asked, self._now[name][1]))

    def _place(self, read: Answers, path: str, otherwise: CellPlace) -> CellPlace:
        """Say where an answer that is missing would have stood: at the answer that could not be divided."""
        older = next((then for then in self._then if path in self._older.become(then)), "")
        return read.fields[older].place if older in read.fields else otherwise

    def _fields(self, read: Answers, then: str, now: str) -> Mapping[str, Answer]:
        inner = self._older.inner.get(then, {})
        question = self._then[then][1]
        names = [
            (then, now, question),
            *(
                (f"{then}_{side.id}", f"{now}_{name}", side)
                for side in question.side
                if (name := inner.get(side.id, side.id))
            ),
        ]
        return {
            new: replace(read.fields[old], field=new, value=self._value(asked, read.fields[old].value))
            for old, new, asked in names
            if old in read.fields
        }

    def _row(self, row: Row, then: str) -> Row:
        inner = self._older.inner.get(then, {})
        columns = {column.id: column for column in self._then[then][1].columns}
        answers = {
            new: replace(answer, field=new, value=self._value(columns[name], answer.value))
            for name, answer in row.answers.items()
            if (new := inner.get(name, name))
        }
        return replace(row, answers=answers)

    def _value(self, asked: Question, value: AnswerValue) -> AnswerValue:
        steps = self._steps.get(asked.scale, {})
        if isinstance(value, tuple):
            return tuple(steps.get(each, each) for each in value)
        return steps.get(value, value) if isinstance(value, str) and steps else value

    def said(self, renames: Sequence[Rename]) -> Iterator[str]:
        """Say, piece by piece, how the form was understood; what is called the same is not worth a word."""
        divided = [(question.text, [each.text for each in become]) for question, become in self.divided()]
        told = {text for text, _ in divided}
        for path, (_, question) in self._then.items():
            become = [self._now[name][1] for name in self._older.become(path) if name in self._now]
            texts = [each.text for each in become]
            if path in self._older.now and question.text not in told and texts and texts != [question.text]:
                yield words.read_as(question.text, [words.numbered(each.number, each.text) for each in become])
        for text, several in divided:
            yield words.not_divided(text, several)
        for rename in renames:
            scale = self._follow_up.scales.get(rename.scale)
            step = scale.step(rename.after[0]) if scale and rename.after else None
            if step and rename.text and rename.text != step.text:
                yield words.read_as(rename.text, [words.quoted(step.text)])


def _alike(one: Question, other: Question) -> bool:
    same = (one.kind, one.scale, one.register) == (other.kind, other.scale, other.register)
    return same and one.kind not in NUMBER_KINDS and not one.columns


def _names(path: str, question: Question) -> tuple[str, ...]:
    return () if question.columns else (path, *(f"{path}_{side.id}" for side in question.side))
