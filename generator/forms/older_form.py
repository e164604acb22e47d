"""A form as an older version of the model asked it: the model's renames taken back, one by one, the latest first.

Parts, questions, columns and side questions get the ids that they had then, so that the form's own keys are found; the
definitions of today say how the answers are understood. What has become of each question is kept beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.forms.older_cells import Wording
from generator.model.definition import FollowUp, Form, Kind, Part, Question, Scale, Step
from generator.model.findings import FilePlace
from generator.model.renaming import Rename

Wordings = Mapping[str, Wording]
"""How questions were worded, by `del.fraga`, as far as the workbook tells."""
_NOBODYS = Question("", "", Kind.TEXT, FilePlace(""))


@dataclass(slots=True)
class OlderForm:
    """The parts of a form as they were, and what their questions are called now.

    *now* holds the questions that have other ids today, by `del.fraga`; *inner* the columns and side questions that do,
    by the question that they belonged to; "" stands for one that was removed.
    """

    parts: list[Part]
    now: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inner: dict[str, dict[str, str]] = field(default_factory=dict)

    def become(self, path: str) -> tuple[str, ...]:
        """Give what a question of then is called now: one name, several, or none."""
        return self.now.get(path, (path,))

    def take_back(self, rename: Rename) -> None:
        """Undo one rename of a part, a question, or a column or side question."""
        match rename.before.split("."), [name.split(".") for name in rename.after]:
            case [part], [[new]]:
                self._part(part, new)
            case [part, question], after:
                self._question(part, question, [(each[0], each[1]) for each in after if len(each) > 1], rename.text)
            case [_, _, name], [[part, question, new]]:
                self._inner(part, question, name, new, rename.text)
            case [part, question, name], [] if rename.text:
                self._removed_inner(part, question, replace(_NOBODYS, id=name, text=rename.text, place=rename.place))

    def _part(self, before: str, after: str) -> None:
        for index, part in enumerate(self.parts):
            if _base(part) == after:
                renamed = replace(part, id=before + part.id.removeprefix(after), base=before)
                self.parts[index] = renamed
                for question in part.questions:
                    self._moved(f"{renamed.id}.{question.id}", (f"{part.id}.{question.id}",))
        self.parts = list(_joined(self.parts))

    def _question(self, before: str, name: str, after: Sequence[tuple[str, str]], text: str) -> None:
        """Put the question back where it was: in the place of the first of those that it has become."""
        for part in [part for part in self.parts if after and _base(part) == after[0][0]]:
            definition = part.question(after[0][1])
            if definition is None:
                continue
            old_id = before + part.id.removeprefix(after[0][0])
            path = f"{old_id}.{name}"
            gone = [(base + part.id.removeprefix(after[0][0]), question) for base, question in after]
            position = self._without(gone, part.id)
            self._placed(replace(definition, id=name, text=text or definition.text), old_id, before, position, part)
            self._moved(path, tuple(f"{each}.{question}" for each, question in gone))

    def _without(self, gone: Sequence[tuple[str, str]], part_id: str) -> int:
        """Leave out questions that were not asked yet, and give the place of the first of them in a part."""
        position = 0
        for index, part in enumerate(self.parts):
            left = tuple(each for each in part.questions if (part.id, each.id) not in gone)
            if part.id == part_id:
                position = [(part.id, each.id) == gone[0] for each in part.questions].index(True)
            self.parts[index] = replace(part, questions=left)
        return position

    def _placed(self, question: Question, part_id: str, base: str, position: int, source: Part) -> None:
        for index, part in enumerate(self.parts):
            if part.id == part_id:
                at = position if part.id == source.id else len(part.questions)
                questions = (*part.questions[:at], question, *part.questions[at:])
                self.parts[index] = replace(part, questions=questions)
                return
        self.parts.append(replace(source, id=part_id, base=base, questions=(question,), intro="", sheet=part_id[:31]))

    def _inner(self, part_base: str, question_id: str, before: str, after: str, text: str) -> None:
        for index, part in enumerate(self.parts):
            if _base(part) != part_base:
                continue
            questions = tuple(
                _with_inner(each, before, after, text) if each.id == question_id else each for each in part.questions
            )
            if questions != part.questions:
                self.parts[index] = replace(part, questions=questions)
                names = self.inner.setdefault(f"{part.id}.{question_id}", {})
                names[before] = names.pop(after, after)

    def _removed_inner(self, part_base: str, question_id: str, removed: Question) -> None:
        """Put back a column or a side question that was removed, so that its cells are known; it becomes nothing."""
        for index, part in enumerate(self.parts):
            question = part.question(question_id)
            if _base(part) == part_base and question is not None:
                whole = _with_removed(question, removed)
                questions = tuple(whole if each.id == question_id else each for each in part.questions)
                self.parts[index] = replace(part, questions=questions)
                self.inner.setdefault(f"{part.id}.{question_id}", {})[removed.id] = ""

    def _moved(self, path: str, after: Sequence[str]) -> None:
        self.now[path] = tuple(name for each in after for name in self.now.pop(each, (each,)))
        for each in after:
            if each in self.inner:
                self.inner[path] = self.inner.pop(each)


def older_form(form: Form, renames: Sequence[Rename], wordings: Wordings) -> OlderForm:
    """Take back *renames*, which stand in the order in which they are to be taken back."""
    older = OlderForm(list(form.parts))
    for rename in renames:
        if rename.of_form:
            older.take_back(rename)
    older.parts = [_worded(part, wordings) for part in older.parts]
    return older


def _worded(part: Part, wordings: Wordings) -> Part:
    """Give the part with its questions numbered and worded as they are in the workbook."""
    questions = []
    for each in part.questions:
        found = wordings.get(f"{part.id}.{each.id}")
        questions.append(replace(each, number=found.number, text=found.text) if found else each)
    return replace(part, questions=tuple(questions))


def older_choices(follow_up: FollowUp, renames: Sequence[Rename]) -> FollowUp:
    """Give the follow-up with the steps of scales, and the names of rows, as they were."""
    scales, registers = dict(follow_up.scales), dict(follow_up.registers)
    for rename in renames:
        if rename.scale in scales and rename.after:
            scale = scales[rename.scale]
            scales[rename.scale] = Scale(scale.id, tuple(_older_step(step, rename) for step in scale.steps))
        elif rename.register in registers and rename.after and rename.text:
            register = registers[rename.register]
            rows = tuple(
                replace(row, values={**row.values, "namn": rename.text}) if row.id == rename.after[0] else row
                for row in register.rows
            )
            registers[rename.register] = replace(register, rows=rows)
    return replace(follow_up, scales=scales, registers=registers)


def _older_step(step: Step, rename: Rename) -> Step:
    return replace(step, id=rename.before, text=rename.text or step.text) if step.id == rename.after[0] else step


def _with_removed(question: Question, removed: Question) -> Question:
    if question.columns:
        return replace(question, columns=(*question.columns, removed))
    return replace(question, side=(*question.side, removed))


def _with_inner(question: Question, before: str, after: str, text: str) -> Question:
    columns = tuple(_called(each, before, after, text) for each in question.columns)
    return replace(question, columns=columns, side=tuple(_called(each, before, after, text) for each in question.side))


def _called(inner: Question, before: str, after: str, text: str) -> Question:
    return replace(inner, id=before, text=text or inner.text) if inner.id == after else inner


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts, those with the same id as one: a question may have left a part that had another name too."""
    for id_ in dict.fromkeys(part.id for part in parts):
        first, *others = (part for part in parts if part.id == id_)
        yield replace(first, questions=(*first.questions, *(each for one in others for each in one.questions)))


def _base(part: Part) -> str:
    return part.base or part.id


def only_issued(parts: Sequence[Part], issued: frozenset[str]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Leave out the questions that a form did not have when it was made; the second are their paths."""
    if not issued:
        return tuple(parts), ()
    asked = {_path_of(key) for key in issued}
    paths = [f"{part.id}.{question.id}" for part in parts for question in part.questions]
    left = tuple(
        replace(part, questions=tuple(each for each in part.questions if f"{part.id}.{each.id}" in asked))
        for part in parts
    )
    return tuple(part for part in left if part.questions), tuple(path for path in paths if path not in asked)


def _path_of(key: str) -> str:
    """Give the question that a stamped key belongs to: `del.fraga@rad/kolumn` is of `del.fraga`."""
    for sign in "#@/+":
        key = key.partition(sign)[0]
    return key


def asked_paths(parts: Sequence[Part]) -> Iterator[tuple[str, Part, Question]]:
    """Yield every question with its part, by `del.fraga`."""
    for part in parts:
        for question in part.questions:
            yield f"{part.id}.{question.id}", part, question
