"""All answers of one workbook: the cells that `anchoring` found, understood by `values`.

Every field of the form is here afterwards, also what is blank, faulty or gone; and what stands anywhere else on the
answer sheets is told, so that nothing that somebody wrote is dropped in silence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.forms.accounting import ReadSheet, seen_cells
from generator.forms.anchoring import Anchors, FoundTable, Seeker
from generator.forms.begun_rows import gone_on
from generator.forms.beside import beside, unread
from generator.forms.front import written_on_front
from generator.forms.gone_sheets import gone_sheets
from generator.forms.issued import Issued, mark
from generator.forms.owner import other_respondent
from generator.forms.places import Block, Layout, Line, PlannedSheet, Slot, row_key, slot_key
from generator.forms.sheets import Spot, match_sheets
from generator.forms.strange_rows import strange_rows
from generator.forms.values import Asked, Understood, prefilled_value, understand, understand_mark
from generator.model.accounting import NO_CELLS, SeenCells
from generator.model.answers import Answer, AnswerValue, Given, Row
from generator.model.definition import FollowUp, fields_of
from generator.model.findings import CellPlace, Finding
from generator.model.values import State
from generator.office.cells import Cell, cell_ref
from generator.office.spreadsheet import Reference, Workbook
from generator.swedish.reading_messages import Reading, answer_label


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers by field, the tables by `del.fraga`, and the findings in the order of the sheets."""

    fields: Mapping[str, Answer]
    tables: Mapping[str, tuple[Row, ...]]
    findings: tuple[Finding, ...]
    seen: SeenCells = NO_CELLS
    """Every cell of the workbook."""


class Answering:
    """Reads one workbook by the layout of its form."""

    def __init__(self, follow_up: FollowUp, layout: Layout, workbook: Workbook, issued: Issued, file: str) -> None:
        """Take in the workbook; *issued* is what it was sent out with, as far as that is known."""
        self._follow_up, self._layout, self._workbook = follow_up, layout, workbook
        self._issued, self._began = issued.fields, issued
        self._file = file
        self._parts = layout.form.parts_for(layout.respondent.id)
        self._fields: dict[str, Answer] = {}
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._findings: list[Finding] = []

    def answers(self) -> Answers:
        """Read every sheet of the form."""
        names, read = _living_names(self._workbook), dict[str, ReadSheet]()
        known = self._began.shown | self._began.printed | frozenset(self._began.answers.values())
        gone = gone_sheets(self._follow_up, self._layout, self._workbook, known, self._file)
        matched = match_sheets(self._layout, self._workbook, self._issued, self._file, gone)
        self._findings += [*matched.findings, *(finding for finding in gone.values() if finding)]
        for plan in self._layout.sheets:
            text = matched.sheets.get(plan.title)
            if text is None:
                self._read_sheet(plan, None)
                continue
            anchors = Seeker(plan, text, names, self._issued, self._file).anchors()
            self._findings += anchors.findings
            self._read_sheet(plan, anchors)
            strange = strange_rows(self._follow_up, plan, anchors, self._issued, self._file)
            outside = tuple(unread(plan, anchors, self._began))
            self._findings += [*filter(None, strange.values()), *beside(text.sheet, outside, self._file, strange)]
            read[text.sheet.name] = ReadSheet(plan, anchors, outside)
        ours = dict(self._front())
        order = [field for part in self._parts for field, _ in fields_of(part)]
        fields = {field: self._fields[field] for field in order}
        ours |= {name: () for name, finding in gone.items() if finding is None}
        seen = seen_cells(self._workbook, read, ours)
        return Answers(fields, self._tables, tuple(self._findings), seen)

    def _front(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """Yield the first sheet with what somebody has written on it; forms without guides had it in another shape."""
        for sheet, written in written_on_front(self._workbook):
            outside = written if self._began.start.guides else ()
            self._findings += beside(sheet, outside, self._file, ())
            yield sheet.name, outside

    def _read_sheet(self, plan: PlannedSheet, anchors: Anchors | None) -> None:
        cells = dict(anchors.cells) if anchors else {}
        self._part_shared_cells(plan, cells, anchors)
        for block in plan.blocks:
            if block.columns:
                table = anchors.tables.get(block.table) if anchors else None
                self._tables[block.table] = tuple(self._free_rows(table, anchors)) if table and anchors else ()
            elif block.table:
                self._tables[block.table] = tuple(self._row(line, cells, anchors, plan) for line in block.lines)
            else:
                self._read_questions(block, cells, anchors, plan)

    def _read_questions(
        self, block: Block, cells: Mapping[str, Spot], anchors: Anchors | None, plan: PlannedSheet
    ) -> None:
        marks: dict[str, list[tuple[Slot, Answer]]] = {}
        for line in block.lines:
            for slot in line.slots:
                label = _label(line, slot)
                answer = self._answer(line, slot, cells.get(slot.name), anchors, label, plan)
                if slot.step:
                    marks.setdefault(slot.field, []).append((slot, answer))
                else:
                    self._fields[slot.field] = answer
        for field, marked in marks.items():
            chosen = _multiple(field, marked)
            self._fields[field] = replace(chosen, given=self._given(field, chosen.value, None))

    def _row(self, line: Line, cells: Mapping[str, Spot], anchors: Anchors | None, plan: PlannedSheet) -> Row:
        answers = {
            slot.field: self._answer(
                line, slot, cells.get(slot.name), anchors, answer_label(line.label, slot.heading), plan
            )
            for slot in line.slots
        }
        return Row(line.row_id, answers, next(iter(answers.values())).place)

    def _answer(
        self, line: Line, slot: Slot, spot: Spot | None, anchors: Anchors | None, label: str, plan: PlannedSheet
    ) -> Answer:
        if spot is None or anchors is None:
            sheet = anchors.text.sheet.name if anchors else plan.title
            return Answer(slot.field, None, self._gone(slot_key(line, slot)), CellPlace(self._file, sheet, ""))
        return self._understood(slot, spot, anchors, label)

    def _gone(self, key: str) -> State:
        """Give the state of an answer whose cell is gone: faulty, but missing if it was never asked for."""
        return State.MISSING if self._issued and key not in self._issued else State.FAULTY

    def _understood(self, slot: Slot, spot: Spot, anchors: Anchors, label: str) -> Answer:
        place = CellPlace(self._file, anchors.text.sheet.name, cell_ref(*spot))
        cell = self._visible(spot, anchors, place, label)
        if cell is None and not slot.question.locked:
            return Answer(slot.field, None, State.MISSING, place)
        choices, date1904 = self._follow_up.choices(slot.question), self._workbook.date1904
        asked = Asked(slot.question.kind, label, choices, place, date1904, slot.question.signs)
        prefill = prefilled_value(self._follow_up, slot)
        understood = understand_mark(asked, cell) if slot.step else understand(asked, cell)
        if slot.question.locked:
            other = self._other(prefill, understood, place)
            understood = _as_issued(asked, understood, prefill, other)
        self._findings += understood.findings
        given = self._given(slot.field, understood.value, prefill)
        raw = cell.raw if cell else ""
        return Answer(slot.field, understood.value, understood.state, place, raw, given)

    def _given(self, field: str, value: AnswerValue, prefill: AnswerValue) -> Given:
        """Tell whether an answer is what stood there when the form was sent out."""
        carried = value is not None and self._began.answers.get(field) == mark(value)
        return Given.PREFILLED if carried or (prefill is not None and value == prefill) else Given.TYPED

    def _other(self, prefill: AnswerValue, understood: Understood, place: CellPlace) -> Finding | None:
        if prefill != self._layout.respondent.name:
            return None
        return other_respondent(self._follow_up, self._layout, understood.value, place)

    def _visible(self, spot: Spot, anchors: Anchors, place: CellPlace, label: str) -> Cell | None:
        """Give the cell unless it lies under a merged area; say so if something stands there, or in a hidden row."""
        sheet = anchors.text.sheet
        cell = sheet.cells.get(spot)
        if cell is None:
            return None
        if spot in anchors.text.covered:
            self._findings.append(Reading.MERGED_AWAY.at(place, label=label))
            return None
        if sheet.hidden(cell):
            self._findings.append(Reading.HIDDEN_ANSWER.at(place, label=label))
        return cell

    def _free_rows(self, table: FoundTable, anchors: Anchors) -> Iterator[Row]:
        """Yield the rows with something in them, also below the last ready row."""
        sheet, columns = anchors.text.sheet, frozenset(table.columns.values())
        taken = {row for row, _ in anchors.cells.values()}
        numbers = {
            row
            for (row, column), cell in sheet.cells.items()
            if row > table.header_row and column in columns and row not in taken and cell.raw.strip()
        }
        # What is locked in the rows that the table began with is open in the others.
        free = [replace(slot, question=replace(slot.question, locked=False)) for slot in table.block.columns]
        rows = {row: self._free_row(row, free, table, anchors) for row in sorted(numbers)}
        yield from self._gone_on(rows, table, anchors).values()

    def _free_row(self, row: int, slots: Sequence[Slot], table: FoundTable, anchors: Anchors) -> Row:
        block, name = table.block, anchors.text.sheet.name
        label = block.question.text if block.question else ""
        answers = {}
        for slot in slots:
            if slot.field in table.columns:
                spot = (row, table.columns[slot.field])
                answers[slot.field] = self._understood(slot, spot, anchors, answer_label(label, slot.heading))
            else:
                state = self._gone(f"{block.table}/{slot.field}")
                answers[slot.field] = Answer(slot.field, None, state, CellPlace(self._file, name, ""))
        return Row("", answers, CellPlace(self._file, name, cell_ref(row, min(table.columns.values()))))

    def _gone_on(self, rows: Mapping[int, Row], table: FoundTable, anchors: Anchors) -> Mapping[int, Row]:
        """Find the rows that the table began with; those of the period before that are gone are told."""
        block, begun = table.block, self._began.rows.get(table.block.table, {})
        if not begun or block.question is None:
            return rows
        spots = {number: anchors.text.find(row_key(block.table, number)) for number in begun}
        keyed = {number: found[0][0] for number, found in spots.items() if len(found) == 1}
        went = gone_on(self._follow_up, block, begun, rows, keyed)
        self._findings += went.findings
        for number in went.gone if block.question.carried_rows and not block.question.may_go else ():
            row = keyed.get(number, table.header_row)
            place = CellPlace(self._file, anchors.text.sheet.name, cell_ref(row, min(table.columns.values())))
            slots = {"label": block.question.text, "period": self._began.start.period}
            self._findings.append(Reading.CARRIED_ROW_GONE.at(place, **slots))
        return went.rows

    def _part_shared_cells(self, plan: PlannedSheet, cells: dict[str, Spot], anchors: Anchors | None) -> None:
        """Leave out the fields that were found in one and the same cell: nobody can tell whose the answer is."""
        users: dict[Spot, list[tuple[Line, Slot]]] = {}
        for line in plan.lines():
            for slot in line.slots:
                if slot.name in cells:
                    users.setdefault(cells[slot.name], []).append((line, slot))
        for spot, shared in users.items():
            if len(shared) > 1 and anchors:
                (first, _), (second, _) = shared[:2]
                place = CellPlace(self._file, anchors.text.sheet.name, cell_ref(*spot))
                self._findings.append(Reading.SAME_CELL.at(place, label=first.label, second=second.label))
                for _, slot in shared:
                    del cells[slot.name]


def _label(line: Line, slot: Slot) -> str:
    """Name a question's answer, a choice of it, or what is answered beside it."""
    if slot.step:
        return answer_label(slot.question.text, line.label)
    return line.label if slot.field == line.key else answer_label(line.label, slot.heading)


def _living_names(workbook: Workbook) -> Mapping[str, Reference]:
    """Give the defined names that point at a sheet that is still there, by folded name."""
    sheets = {sheet.name for sheet in workbook.sheets}
    return {name.casefold(): reference for name, reference in workbook.names.items() if reference.sheet in sheets}


def _as_issued(asked: Asked, understood: Understood, prefill: AnswerValue, other: Finding | None) -> Understood:
    """Give what the form was sent out with; a change to it is told and not taken."""
    state = State.MISSING if prefill is None else State.VALUE
    changed = understood.value != prefill or understood.state is State.FAULTY
    told = other or asked.told(Reading.LOCKED_CHANGED)
    return Understood(prefill, state, (told,) if changed else ())


def _multiple(field: str, marked: list[tuple[Slot, Answer]]) -> Answer:
    """Gather the marks of one question, in the order of the choices; the place is the first fault or mark."""
    answers = [answer for _, answer in marked]
    chosen = tuple(slot.step for slot, answer in marked if answer.value)
    raw = ", ".join(answer.raw for answer in answers if answer.raw)
    faulty = next((answer for answer in answers if answer.state is State.FAULTY), None)
    if faulty:
        return Answer(field, None, State.FAULTY, faulty.place, raw)
    first = next((answer for answer in answers if answer.value), answers[0])
    return Answer(field, chosen or None, State.VALUE if chosen else State.MISSING, first.place, raw)
