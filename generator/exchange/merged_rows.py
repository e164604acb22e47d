"""The sheets of tables in a workbook of merged data, read back: the rows of every respondent and part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.exchange.merged_codes import Codes, sources_now
from generator.exchange.merged_values import Choices, Spot, read_cell
from generator.exchange.sheet_rows import SheetRow, SheetRows, column_faults, rows_of, sheet_named
from generator.model.answers import Answer, Row
from generator.model.definition import Form, Kind, Part, Question, RegisterRow
from generator.model.findings import CellPlace, FilePlace, Finding
from generator.model.values import State
from generator.office.spreadsheet import Workbook
from generator.swedish import merged_words as words
from generator.swedish.identity import masked
from generator.swedish.merged_messages import Merged

Tables = Mapping[tuple[str, str], Mapping[str, tuple[Row, ...]]]
"""Rows by `del.fraga`, by form and respondent."""
_Whose = tuple[str, str]
"""Respondent and part."""


def read_tables(
    workbook: Workbook, file: str, codes: Codes, owners: Sequence[tuple[Form, RegisterRow]]
) -> tuple[Tables, tuple[Finding, ...]]:
    """Read the tables of those who had delivered; one that is not in the workbook has no rows."""
    found: dict[tuple[str, str], dict[str, tuple[Row, ...]]] = {
        (form.id, each.id): {
            f"{part.id}.{table.id}": ()
            for part in form.parts_for(each.id)
            for table in part.questions
            if table.kind is Kind.TABLE
        }
        for form, each in owners
    }
    told: list[Finding] = []
    for title, source in codes.tables.items():
        names = list(sources_now(codes, source))
        if not any(_tables(form, path) for form, path in names):
            told.append(Merged.MERGED_QUESTION_GONE.at(FilePlace(file), questions=masked(title)))
        for form, path in names:
            sheet = sheet_named(workbook, title)
            assert sheet is not None, "a workbook without it is not read"
            columns = codes.columns.get(title, {})
            read = rows_of(sheet, file, (*_KEYS, *columns))
            respondents = [row for own, row in owners if own.id == form.id]
            table = _Table(codes, form, path, source, columns, respondents)
            for (respondent, part), rows in table.rows(read):
                found[form.id, respondent][f"{part}.{path.partition('.')[2]}"] = rows
            told += table.findings
    return found, tuple(told)


_KEYS = (
    *(words.RESPONDENT_ID, words.RESPONDENT, words.PART_ID, words.PART, words.ROW_ID, words.ROW, words.ORDER),
    *words.ORIGIN,
)


def _tables(form: Form, path: str) -> list[tuple[Part, Question]]:
    """Give the table question that `del.fraga` names, in every repetition of its part."""
    base, _, table = path.partition(".")
    parts = (part for part in form.parts if (part.base or part.id) == base)
    found = ((part, part.question(table)) for part in parts)
    return [(part, question) for part, question in found if question and question.kind is Kind.TABLE]


@dataclass(slots=True)
class _Table:
    """One table question, as a sheet has it."""

    codes: Codes
    form: Form
    path: str
    source: str
    columns: Mapping[str, str]
    """The ids that the columns had then, by their headings."""
    respondents: Sequence[RegisterRow]
    findings: list[Finding] = field(default_factory=list)
    _choices: dict[str, Choices] = field(default_factory=dict)

    def rows(self, read: SheetRows) -> Iterator[tuple[_Whose, tuple[Row, ...]]]:
        """Yield the rows of every respondent and repetition of the part."""
        asked = _tables(self.form, self.path)
        if not asked:
            return
        dimension, fixed = asked[0][0].dimension, asked[0][1].rows_from
        keys = (words.RESPONDENT_ID, *((words.PART_ID,) if dimension else ()), *((words.ROW_ID,) if fixed else ()))
        faults = tuple(column_faults(read, keys))
        self.findings += [*faults, *column_faults(read, self.columns)]
        grouped = self._grouped(read, asked) if not faults else {}
        gone: list[str] = []
        for respondent in self.respondents:
            for part in self.form.parts_for(respondent.id):
                table = next((question for each, question in asked if each.id == part.id), None)
                if table is None or part.question(table.id) is None:
                    continue
                made = self._made(read, grouped.get((respondent.id, part.id), ()), table)
                lacking = self._lacking(read, made, table)
                gone += [words.row_named(respondent.name, part.title, self._row_name(table, row)) for row in lacking]
                yield (respondent.id, part.id), (*made, *lacking)
        if gone and not faults:
            place = CellPlace(read.file, read.title, "")
            self.findings.append(Merged.MERGED_ROWS_GONE.at(place, rows=masked(words.some(gone))))

    def _grouped(self, read: SheetRows, asked: Sequence[tuple[Part, Question]]) -> Mapping[_Whose, Sequence[SheetRow]]:
        """Tell the rows apart by whose they are, in the order in which they stood in the form."""
        found: dict[_Whose, list[SheetRow]] = {}
        known = {row.id for row in self.respondents}
        for row in read.rows:
            respondent = self._one(self.form.register, row.shown(words.RESPONDENT_ID))
            part = self._part(row, asked)
            if respondent not in known or part is None:
                what = words.RESPONDENT_ID if respondent not in known else words.PART_ID
                place = read.place(row, what)
                value = masked(row.shown(what))
                self.findings.append(Merged.MERGED_ROW_UNKNOWN.at(place, what=what, value=value))
            else:
                found.setdefault((respondent, part), []).append(row)
        return {whose: sorted(rows, key=_order) for whose, rows in found.items()}

    def _part(self, row: SheetRow, asked: Sequence[tuple[Part, Question]]) -> str | None:
        for part, _ in asked:
            if part.dimension is None:
                return part.id
            if part.dimension[1] == self._one(part.dimension[0], row.shown(words.PART_ID)):
                return part.id
        return None

    def _one(self, register: str, row_id: str) -> str:
        """Give the id that the period's register has for a row; "" for one that is not there."""
        if self.codes.follow_up.registers[register].row(row_id):
            return row_id
        names = self.codes.row_now(register, row_id)
        return names[0] if len(names) == 1 else ""

    def _made(self, read: SheetRows, rows: Sequence[SheetRow], table: Question) -> tuple[Row, ...]:
        """Read the rows of one respondent; two that are the same one are both faulty."""
        heading = words.ROW_ID if table.rows_from else words.ORDER
        seen: dict[str, list[SheetRow]] = {}
        for row in rows:
            seen.setdefault(row.shown(heading), []).append(row)
        for several in seen.values():
            for row in several[1:]:
                place = read.place(row, heading)
                self.findings.append(Merged.MERGED_ROW_TWICE.at(place, first=several[0].number))
        return tuple(self._row(read, row, table, len(seen[row.shown(heading)]) > 1) for row in rows)

    def _row(self, read: SheetRows, row: SheetRow, table: Question, twice: bool) -> Row:
        key = ""
        if table.rows_from:
            then = row.shown(words.ROW_ID)
            key = self._one(table.rows_from, then) or then
            if then not in self.codes.rows.get(table.rows_from, {}):
                place = read.place(row, words.ROW_ID)
                self.findings.append(Merged.MERGED_ROW_UNKNOWN.at(place, what=words.ROW_ID, value=masked(then)))
        return Row(key, dict(self._answers(read, row, table, twice)), read.place(row))

    def _answers(self, read: SheetRows, row: SheetRow, table: Question, twice: bool) -> Iterator[tuple[str, Answer]]:
        """Yield the answers of a row; one whose column is gone, or whose row is there twice, is faulty."""
        questions = {column.id: column for column in table.columns if column.asked}
        for heading, then in self.columns.items():
            for name in self.codes.column_now(self.source, then):
                if name not in questions:
                    continue
                spot = Spot(name, questions[name], read.place(row, heading))
                if twice or heading not in read.columns:
                    yield name, spot.absent(State.FAULTY)
                    continue
                answer, told = read_cell(spot, row.cells.get(heading), self._texts(questions[name]))
                self.findings += told
                yield name, answer

    def _texts(self, column: Question) -> Choices:
        if column.id not in self._choices:
            self._choices[column.id] = self.codes.choices(column)
        return self._choices[column.id]

    def _lacking(self, read: SheetRows, made: Sequence[Row], table: Question) -> tuple[Row, ...]:
        """Give the fixed rows that should be there and are not, with everything in them faulty."""
        there = {row.key for row in made}
        names = (self._one(table.rows_from, then) or then for then in self.codes.rows.get(table.rows_from, {}))
        place = CellPlace(read.file, read.title, "")
        return tuple(
            Row(key, {each.id: Answer(each.id, None, State.FAULTY, place) for each in table.columns}, place)
            for key in dict.fromkeys(names)
            if key not in there
        )

    def _row_name(self, table: Question, row: Row) -> str:
        return self.codes.rows.get(table.rows_from, {}).get(row.key, row.key)


def _order(row: SheetRow) -> tuple[int, int]:
    written = row.shown(words.ORDER)
    return (int(written) if written.isdecimal() else row.number, row.number)
