"""What a form tells while it is filled in: which answers are missing, and how many are there.

The counting is that of `merging.demands`: a question counts once it must be answered, an optional table once a row of
it is begun. Nothing that is read depends on it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.forms.block_states import begun, begun_with_needed, content, lacking, row_states
from generator.forms.demanding import demanding
from generator.forms.formulas import (
    ALWAYS,
    NEVER,
    NOTHING,
    Now,
    any_filled,
    as_long,
    choose,
    counted,
    either,
    equal,
    every,
    filled,
    negated,
    quoted,
    says,
)
from generator.forms.places import LABEL_COLUMN, Block, Layout, Line, PlannedSheet, Slot
from generator.forms.values import prefilled
from generator.model.definition import WHOLE_PART, FollowUp, Question
from generator.office.cells import Area, cell_ref
from generator.swedish import guide_words as words

_YES = "ja"
_DIGITS_OF_A_DAY = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A cell that tells something. *counts* says whether progress is counted from it; others are about rows."""

    row: int
    column: int
    says: Now
    counts: bool

    @property
    def area(self) -> Area:
        """The cell as an area."""
        return Area(self.row, self.column, self.row, self.column)


@dataclass(frozen=True, slots=True)
class Count:
    """How many questions of a sheet must be answered, and are."""

    answered: Now
    required: Now


class Guide:
    """What one form tells of itself."""

    def __init__(self, follow_up: FollowUp, layout: Layout) -> None:
        """Find the tables and what confirms that there is nothing for them, which may stand on other sheets."""
        self._follow_up, self._layout = follow_up, layout
        self._tables = {block.table: (sheet, block) for sheet, block in layout.tables()}
        self._nils = {
            f"{sheet.part}.{slot.question.nil_for}": (sheet, line, slot)
            for sheet, line, slot in layout.slots()
            if slot.question.nil_for
        }
        self._leaving = {
            sheet.part: (sheet, line, slot)
            for sheet, line, slot in layout.slots()
            if slot.question.leaves_out and slot.field == line.key
        }
        self._lines = {line.key: (sheet, line) for sheet in layout.sheets for line in sheet.lines()}
        parts = layout.form.parts_for(layout.respondent.id)
        self.ready = _ready_when(follow_up, layout)
        """The answer by which the respondent says that the form is ready, if one answer is all that the model asks."""
        self._confirmed = self.ready.said if self.ready else ALWAYS
        self._repeated = {part.id for part in parts if part.dimension}
        self._told = {plan.title: tuple(self._of_sheet(plan)) for plan in layout.sheets}

    def told(self, plan: PlannedSheet) -> tuple[Told, ...]:
        """Give what a sheet tells beside its answers."""
        return self._told[plan.title]

    def _of_sheet(self, plan: PlannedSheet) -> Iterator[Told]:
        """Yield what a sheet tells; where the part is left out, or has nothing to report, nothing is missing."""
        nothing, left_out = self._nil(plan, f"{plan.part}.{WHOLE_PART}"), self._left_out(plan)
        own = {line.row for line in plan.lines() if any(slot.question.nil_for == WHOLE_PART for slot in line.slots)}
        for one in self._of_blocks(plan):
            counts = one.counts and one.row not in own
            says_so = choose(left_out, _LEFT_OUT, choose(nothing, _NIL, one.says)) if counts else one.says
            yield replace(one, says=says_so)

    def _of_blocks(self, plan: PlannedSheet) -> Iterator[Told]:
        for block in plan.blocks if self._layout.start.guides else ():
            if not block.table:
                yield from self._of_questions(plan, block)
            elif block.question and demanding(block.question):
                states = row_states(block)
                yield from (Told(row, block.status_column, state, counts=False) for row, state in states)
                yield self._of_table(plan, block, block.question)

    @property
    def awaits_confirmation(self) -> bool:
        """Whether something that must be answered was filled in beforehand."""
        return any(one.says.value == words.CONFIRM for told in self._told.values() for one in told)

    def count(self, plan: PlannedSheet) -> Count:
        """Count what must be answered on a sheet, from what its cells tell.

        A part that is repeated counts as one question before it is begun: it may be sent in later.
        """
        told = [one for one in self.told(plan) if one.counts]
        if not told:
            return Count(NOTHING, NOTHING)
        areas = [one.area for one in told]
        done, missing, unsure = (
            counted(areas, word, sum(one.says.value == word for one in told), plan.title)
            for word in (words.DONE, words.MISSING, words.CONFIRM)
        )
        asked = (done, missing, unsure) if self._confirmed != ALWAYS else (done, missing)
        both = Now("+".join(one.formula for one in asked), sum(int(one.value) for one in asked))
        if plan.part in self._repeated and plan is self._sheets_of(plan.part)[0]:
            sent = either(begun(each) for each in self._sheets_of(plan.part))
            both = choose(sent, both, Now(f"MAX(1,{both.formula})", max(1, int(both.value))))
        return Count(done, both)

    def _sheets_of(self, part: str) -> list[PlannedSheet]:
        return [plan for plan in self._layout.sheets if plan.part == part]

    def _of_questions(self, plan: PlannedSheet, block: Block) -> Iterator[Told]:
        marks: dict[str, list[Line]] = {}
        for line in block.lines:
            if line.slots and line.slots[0].step:
                marks.setdefault(line.slots[0].field, []).append(line)
        for line in block.lines if block.status_column else ():
            chosen = marks.get(line.key, [])
            slot = next((slot for slot in (*line.slots, *_slots(chosen)) if slot.field == line.key), None)
            if slot and not (slot.step and not chosen) and not slot.question.locked:
                state = self._of_question(plan, line, slot, chosen)
                yield Told(line.row, block.status_column, state, counts=not state.fixed)

    def _of_question(self, plan: PlannedSheet, line: Line, slot: Slot, marks: Sequence[Line]) -> Now:
        question = slot.question
        beside = [each for each in line.slots if each.field != line.key]
        called = [(self._called_for(plan, line, slot, each), _filled(line, each)) for each in beside]
        required = [either((negated(when), there)) for when, there in called if when != NEVER]
        instead = [_filled(line, each) for each in beside if each.question.excuses or each.question.repeats]
        if marks:
            boxes = [Area(mark.row, slot.column, mark.row, slot.column) for mark in marks]
            answered = any_filled(boxes, any(each.prefill for each in _slots(marks)))
        else:
            answered = _filled(line, slot)
        demanded = ALWAYS if question.required else self._given(plan, question.required_with)
        blank = choose(demanded, choose(either(instead), _DONE, _MISSING), _OPTIONAL)
        asked = either((demanded, *(when for when, _ in called)))
        whole = choose(asked, choose(every(required), _DONE, _MISSING), _OPTIONAL)
        boxes_or_cell = [(mark.row, each) for mark in marks for each in _slots([mark])] or [(line.row, slot)]
        if any(each.prefill for _, each in boxes_or_cell) and demanded != NEVER:
            kept = every(
                as_long(cell_ref(row, each.column), _length(self._follow_up, each)) for row, each in boxes_or_cell
            )
            whole = choose(every((demanded, kept, negated(self._confirmed))), _CONFIRM, whole)
        return choose(answered, whole, blank) if demanded != NEVER or required else _OPTIONAL

    def _given(self, plan: PlannedSheet, asked: str) -> Now:
        """Tell whether a table of the part has anything in it, or a question an answer; no question has none."""
        key = f"{plan.part}.{asked}"
        if key in self._tables:
            sheet, block = self._tables[key]
            return content(block, "" if sheet is plan else sheet.title)
        sheet, line = self._lines.get(key, (plan, None))
        own = [slot for slot in line.slots if slot.field == key] if line else []
        prefix = "" if sheet is plan else quoted(sheet.title)
        return filled(prefix + cell_ref(line.row, own[0].column), bool(own[0].prefill)) if line and own else NEVER

    def _called_for(self, plan: PlannedSheet, line: Line, slot: Slot, beside: Slot) -> Now:
        """Tell whether what is asked beside an answer must be answered, once that answer is there."""
        if beside.question.for_gap:
            steps = {step.id: step.text for step in self._follow_up.choices(slot.question)}
            text = steps.get(slot.question.gap_at, "")
            return equal(cell_ref(line.row, slot.column), text, slot.prefill == text) if text else NEVER
        if beside.question.required_with:
            return self._given(plan, beside.question.required_with)
        return ALWAYS if beside.question.required else NEVER

    def _of_table(self, plan: PlannedSheet, block: Block, table: Question) -> Told:
        """Tell of a whole table: in the row of its question, or right above the header of a sheet of its own."""
        nil = self._nil(plan, block.table) if table.required or block.lines else NEVER
        empty = choose(nil, _DONE, _MISSING if table.required else _OPTIONAL)
        unsure = negated(self._confirmed) if begun_with_needed(block) else NEVER
        full = choose(lacking(block), _MISSING, choose(unsure, _CONFIRM, _DONE))
        state = choose(content(block), full, empty)
        if block.caption:
            return Told(block.caption.row, block.status_column, state, counts=True)
        return Told(block.header_row - 1, LABEL_COLUMN, state, counts=True)

    def _left_out(self, plan: PlannedSheet) -> Now:
        """Tell whether the part is said not to be about the respondent."""
        if plan.part not in self._leaving:
            return NEVER
        sheet, line, slot = self._leaving[plan.part]
        prefix = "" if sheet is plan else quoted(sheet.title)
        return filled(prefix + cell_ref(line.row, slot.column), bool(slot.prefill))

    def _nil(self, plan: PlannedSheet, table: str) -> Now:
        """Tell whether somebody has confirmed that there is nothing for a table."""
        if table not in self._nils:
            return NEVER
        sheet, line, slot = self._nils[table]
        yes = next((step.text for step in self._follow_up.choices(slot.question) if step.id == _YES), "")
        prefix = "" if sheet is plan else quoted(sheet.title)
        return equal(prefix + cell_ref(line.row, slot.column), yes, slot.prefill == yes)


@dataclass(frozen=True, slots=True)
class Ready:
    """The question that says that a form is ready, by one of its answers."""

    said: Now
    step: str
    line: Line


_READY = re.compile(r"\s*([a-z]\w*\.[a-z]\w*)\s*==\s*(['\"])(\w+)\2\s*")
_DONE, _MISSING, _OPTIONAL = says(words.DONE), says(words.MISSING), says(words.OPTIONAL)
_CONFIRM, _NIL, _LEFT_OUT = says(words.CONFIRM), says(words.NOTHING_TO_REPORT), says(words.LEFT_OUT)


def _ready_when(follow_up: FollowUp, layout: Layout) -> Ready | None:
    condition = _READY.fullmatch(layout.form.ready_when)
    for sheet, line, slot in layout.slots() if condition else ():
        if condition and slot.field == condition[1] and not slot.step:
            step = next((each.text for each in follow_up.choices(slot.question) if each.id == condition[3]), "")
            ref = quoted(sheet.title) + cell_ref(line.row, slot.column)
            return Ready(equal(ref, step, slot.prefill == step), step, line) if step else None
    return None


def _length(follow_up: FollowUp, slot: Slot) -> int:
    """Give how long Excel takes the content of a cell to be as it was sent out; a day is a number of five digits."""
    value = prefilled(follow_up, slot)
    if isinstance(value, date):
        return _DIGITS_OF_A_DAY
    return len(str(value)) if isinstance(value, str) else len(f"{value:f}") if value is not None else 0


def _slots(lines: Sequence[Line]) -> list[Slot]:
    return [slot for line in lines for slot in line.slots if slot.step]


def _filled(line: Line, slot: Slot) -> Now:
    return filled(cell_ref(line.row, slot.column), bool(slot.prefill))
