"""What a form tells while it is filled in: which answers are missing, and how many are there.

The counting is that of `merging.demands`: a question counts once it must be answered, an optional table once a row of
it is begun. Nothing that is read depends on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.forms.drafting import demanding, demands_cells
from generator.forms.formulas import (
    ALWAYS,
    NEVER,
    NOTHING,
    Now,
    all_filled,
    any_filled,
    choose,
    counted,
    either,
    equal,
    every,
    filled,
    quoted,
    says,
)
from generator.forms.places import LABEL_COLUMN, Block, Layout, Line, PlannedSheet, Slot
from generator.model.definition import FollowUp, Question
from generator.office.cells import Area, cell_ref
from generator.swedish import guide_words as words

_BELOW = 200
"""Rows under a table with free rows where somebody may go on."""
_YES = "ja"


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
        parts = layout.form.parts_for(layout.respondent.id)
        self._repeated = {part.id for part in parts if part.dimension}
        self._told = {plan.title: tuple(self._of_sheet(plan)) for plan in layout.sheets}

    def told(self, plan: PlannedSheet) -> tuple[Told, ...]:
        """Give what a sheet tells beside its answers."""
        return self._told[plan.title]

    def _of_sheet(self, plan: PlannedSheet) -> Iterator[Told]:
        for block in plan.blocks if self._layout.start.guides else ():
            if not block.table:
                yield from self._of_questions(plan, block)
            elif block.question and demanding(block.question):
                yield from _of_rows(block)
                yield self._of_table(plan, block, block.question)

    def count(self, plan: PlannedSheet) -> Count:
        """Count what must be answered on a sheet, from what its cells tell.

        A part that is repeated counts as one question before it is begun: it may be sent in later.
        """
        told = [one for one in self.told(plan) if one.counts]
        if not told:
            return Count(NOTHING, NOTHING)
        areas = [one.area for one in told]
        done, missing = (
            counted(areas, word, sum(one.says.value == word for one in told), plan.title)
            for word in (words.DONE, words.MISSING)
        )
        both = Now(f"{done.formula}+{missing.formula}", int(done.value) + int(missing.value))
        if plan.part in self._repeated and plan is self._sheets_of(plan.part)[0]:
            begun = either(_begun(each) for each in self._sheets_of(plan.part))
            both = choose(begun, both, Now(f"MAX(1,{both.formula})", max(1, int(both.value))))
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
        required = [_filled(line, each) for each in beside if each.question.required]
        instead = [_filled(line, each) for each in beside if each.question.excuses or each.question.repeats]
        if marks:
            boxes = [Area(mark.row, slot.column, mark.row, slot.column) for mark in marks]
            answered = any_filled(boxes, any(each.prefill for each in _slots(marks)))
        else:
            answered = _filled(line, slot)
        demanded = ALWAYS if question.required else self._filled_table(plan, question.required_with)
        blank = choose(demanded, choose(either(instead), _DONE, _MISSING), _OPTIONAL)
        whole = choose(every(required), _DONE, _MISSING) if required else choose(demanded, _DONE, _OPTIONAL)
        return choose(answered, whole, blank) if demanded != NEVER or required else _OPTIONAL

    def _filled_table(self, plan: PlannedSheet, table: str) -> Now:
        """Tell whether a table has anything in it; no table has nothing."""
        sheet, block = self._tables.get(f"{plan.part}.{table}", (plan, None))
        return _content(block, "" if sheet is plan else sheet.title) if block else NEVER

    def _of_table(self, plan: PlannedSheet, block: Block, table: Question) -> Told:
        """Tell of a whole table: in the row of its question, or right above the header of a sheet of its own."""
        nil = self._nil(plan, block.table) if table.required or block.lines else NEVER
        empty = choose(nil, _DONE, _MISSING if table.required else _OPTIONAL)
        state = choose(_content(block), choose(_lacking(block), _MISSING, _DONE), empty)
        if block.caption:
            return Told(block.caption.row, block.status_column, state, counts=True)
        return Told(block.header_row - 1, LABEL_COLUMN, state, counts=True)

    def _nil(self, plan: PlannedSheet, table: str) -> Now:
        """Tell whether somebody has confirmed that there is nothing for a table."""
        if table not in self._nils:
            return NEVER
        sheet, line, slot = self._nils[table]
        yes = next((step.text for step in self._follow_up.choices(slot.question) if step.id == _YES), "")
        prefix = "" if sheet is plan else quoted(sheet.title)
        return equal(prefix + cell_ref(line.row, slot.column), yes, slot.prefill == yes)


_DONE, _MISSING, _OPTIONAL = says(words.DONE), says(words.MISSING), says(words.OPTIONAL)
_NOTHING, _ROW_DONE, _ROW_MISSING = says(""), says(words.ROW_DONE), says(words.ROW_MISSING)


def _of_rows(block: Block) -> Iterator[Told]:
    """Yield what is told of each row of a table: one that is begun must have what its columns demand."""
    for row, slots in _rows(block) if block.question and demands_cells(block.question) else ():
        open_ = [slot for slot in slots if not slot.question.locked]
        needed = [slot for slot in open_ if slot.question.required]
        begun = any_filled(_areas(row, open_), any(slot.prefill for slot in open_))
        complete = all_filled(_areas(row, needed), all(slot.prefill for slot in needed))
        state = choose(begun, choose(complete, _ROW_DONE, _ROW_MISSING), _NOTHING)
        yield Told(row, block.status_column, state, counts=False)


def _rows(block: Block) -> Iterator[tuple[int, Sequence[Slot]]]:
    for line in block.lines:
        yield line.row, line.slots
    open_ = [replace(slot, question=replace(slot.question, locked=False), prefill="") for slot in block.columns]
    for offset in range(block.ready_rows if block.columns else 0):
        begun = block.begun[offset] if offset < len(block.begun) else {}
        slots = [replace(slot, prefill=begun.get(slot.field, "")) for slot in open_] if begun else open_
        yield block.header_row + 1 + offset, slots


def _lacking(block: Block) -> Now:
    """Tell whether a row is begun and lacks something."""
    if block.question is None or not demands_cells(block.question):
        return NEVER
    rows = Area(block.header_row + 1, block.status_column, block.last_row, block.status_column)
    lacking = sum(one.says.value == words.ROW_MISSING for one in _of_rows(block))
    found = counted([rows], words.ROW_MISSING, lacking)
    return Now(f"{found.formula}>0", lacking > 0)


def _begun(plan: PlannedSheet) -> Now:
    """Tell whether anything is answered on a sheet that was not there when the form was sent out."""
    cells = [
        Area(line.row, slot.column, line.row, slot.column)
        for block in plan.blocks
        for line in block.lines
        for slot in line.slots
        if not (block.table or slot.question.locked or slot.prefill)
    ]
    return either(
        [
            any_filled(cells, now=False, sheet=plan.title),
            *(_content(each, plan.title) for each in plan.blocks if each.table),
        ]
    )


def _content(block: Block, sheet: str = "") -> Now:
    """Tell whether a table has anything in it that was not there for reading only."""
    first = block.header_row + 1
    if block.columns:
        last = block.last_row + _BELOW
        area = Area(first, block.columns[0].column, last, block.columns[-1].column)
        return any_filled([area], any(block.begun), sheet)
    open_ = {slot.column: slot for line in block.lines for slot in line.slots if not slot.question.locked}
    areas = [Area(first, column, block.last_row, column) for column in sorted(open_)]
    prefilled = any(slot.prefill for line in block.lines for slot in line.slots if not slot.question.locked)
    return any_filled(areas, prefilled, sheet)


def _areas(row: int, slots: Sequence[Slot]) -> list[Area]:
    return [Area(row, slot.column, row, slot.column) for slot in slots]


def _slots(lines: Sequence[Line]) -> list[Slot]:
    return [slot for line in lines for slot in line.slots if slot.step]


def _filled(line: Line, slot: Slot) -> Now:
    return filled(cell_ref(line.row, slot.column), bool(slot.prefill))
