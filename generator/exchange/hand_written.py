"""A history that a coordinator has written by hand: the counts of years that have neither forms nor merged data.

A row says of whom, of what, when, and how many. Rows that are not there are missing, not zero, unless the history says
that there was nothing more. What adds up by the model's own rules is added where the history leaves it out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.exchange.history_checks import adding_up, within_limits
from generator.exchange.history_columns import Columns, Counted, counted_in, known_headings, understood
from generator.exchange.history_rows import Keys, Spots
from generator.exchange.merged_reading import sha256
from generator.exchange.merged_values import Choice, Choices, Spot, read_cell
from generator.exchange.sheet_rows import SheetRow, SheetRows, normal, rows_of, suggesting
from generator.expressions.environment import Language
from generator.expressions.sums import Sum, sum_in
from generator.model.answers import Answer, Row, Submission
from generator.model.definition import FollowUp, Part, Question
from generator.model.documents import SourceFile
from generator.model.findings import CellPlace, Finding
from generator.model.inbox import FoundFile
from generator.model.values import State
from generator.office.cells import Cell
from generator.office.refusal import Refused
from generator.office.spreadsheet import Sheet, SheetState, read_workbook
from generator.swedish.history_messages import ROLE, History, either
from generator.swedish.identity import masked
from generator.swedish.parsing import read_date
from generator.swedish.text import joined

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_PERIOD = re.compile(r"([0-9]{4})(?:-.+)?$")


def years_told(file: FoundFile) -> frozenset[int]:
    """Give the years that a history may have something of: of its dates or, on a sheet without any, of its periods.

    Where there are dates, four digits alone are more likely somebody's code.
    """
    return _likely(_years(sheet, _of_day) or _years(sheet, _of_period) for sheet in _sheets(file))


def years_dated(file: FoundFile) -> frozenset[int]:
    """Give the years that a history surely has something of: those of its dates."""
    return _likely(_years(sheet, _of_day) for sheet in _sheets(file))


def _sheets(file: FoundFile) -> tuple[Sheet, ...]:
    try:
        return read_workbook(file.path).sheets
    except Refused:
        return ()


def _years(sheet: Sheet, read: Callable[[object], Iterator[int]]) -> set[int]:
    return {year for cell in sheet.cells.values() for year in read(cell.value)}


def _likely(found: Iterable[set[int]]) -> frozenset[int]:
    return frozenset(year for years in found for year in years if _FIRST_YEAR <= year <= _LAST_YEAR)


def _of_day(value: object) -> Iterator[int]:
    read = read_date(value).value if isinstance(value, str) else value
    if isinstance(read, date):
        yield read.year


def _of_period(value: object) -> Iterator[int]:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        yield int(value)
    elif isinstance(value, str) and (found := _PERIOD.match(value.strip())):
        yield int(found[1])


def read_history(file: FoundFile, follow_up: FollowUp) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Read what a history tells of the follow-up's period, as submissions; and what of it cannot be used."""
    try:
        workbook = read_workbook(file.path)
        source = SourceFile(file.file, sha256(file.path), ROLE)
    except Refused as refused:
        return (), (refused.finding(file.file),)
    submissions: list[Submission] = []
    findings: list[Finding] = []
    for sheet in workbook.sheets:
        if sheet.state is SheetState.VISIBLE and sheet.cells:
            told = _Told(follow_up, source, sheet)
            submissions += told.submissions()
            findings += told.findings
    return tuple(submissions), tuple(findings)


@dataclass(slots=True)
class _Told:
    """What one sheet tells of one period."""

    follow_up: FollowUp
    source: SourceFile
    sheet: Sheet
    findings: list[Finding] = field(default_factory=list)

    def submissions(self) -> Iterator[Submission]:
        """Yield a submission for each respondent that the sheet has counts of."""
        columns = self._columns()
        if columns is None:
            return
        headings = sorted(columns.understood)
        read = rows_of(self.sheet, self.source.file, headings)
        spots = Spots(self.follow_up, columns, read)
        found: dict[str, dict[str, dict[str, SheetRow]]] = {}
        if not read.rows:
            self.findings.append(History.HISTORY_NO_ROWS.at(CellPlace(self.source.file, self.sheet.name, "")))
        for row in read.rows:
            keys, told = spots.keys(row)
            self.findings += told
            if keys is not None:
                self._place(found, keys, row, read)
        for respondent, parts in found.items():
            yield self._submission(columns, read, respondent, parts)

    def _place(
        self, found: dict[str, dict[str, dict[str, SheetRow]]], keys: Keys, row: SheetRow, read: SheetRows
    ) -> None:
        rows = found.setdefault(keys.respondent, {}).setdefault(keys.part, {})
        if keys.row in rows:
            self.findings.append(History.HISTORY_ROW_TWICE.at(read.place(row), first=rows[keys.row].number))
            rows[keys.row] = SheetRow(rows[keys.row].number, {})
        else:
            rows[keys.row] = row

    def _columns(self) -> Columns | None:
        """Find out what the sheet is about: the table question that its headings say most of."""
        headings = tuple(_headings(self.sheet))
        several = tuple(counted_in(self.follow_up))
        found = [understood(headings, each, self.follow_up) for each in several]
        fit = [each for each in found if not each.lacking and each.measures]
        most = max((len(each.understood) for each in fit), default=0)
        best = [each for each in fit if len(each.understood) == most]
        place = CellPlace(self.source.file, self.sheet.name, "")
        if len(best) > 1:
            tables = joined([each.counted.table.text for each in best])
            self.findings.append(History.HISTORY_SEVERAL_TABLES.at(place, tables=tables))
        elif not best:
            self.findings += self._no_table(place, found)
        elif best:
            self.findings += self._strange(best[0], several)
        return best[0] if len(best) == 1 else None

    def _no_table(self, place: CellPlace, found: Sequence[Columns]) -> Iterator[Finding]:
        """Tell which headings are needed, by the table question that the headings say most of."""
        for nearest in sorted(found, key=lambda each: -len(each.understood))[:1]:
            for heading, meanings in nearest.ambiguous.items():
                spot = _heading_place(self.sheet, heading, self.source.file)
                yield History.HISTORY_HEADING_AMBIGUOUS.at(spot, value=masked(heading), meanings=either(meanings))
            registers = [self.follow_up.registers[name] for name in nearest.counted.registers]
            repeated = self.follow_up.registers.get(nearest.counted.repeated)
            wanted = [each.singular or each.title for each in registers]
            wanted.append((repeated.singular or repeated.title) if repeated else "period")
            measures = [each.text.lower() for each in nearest.counted.measures]
            yield History.HISTORY_NO_TABLE.at(place, wanted=joined(wanted), measures=joined(measures))

    def _strange(self, columns: Columns, several: Sequence[Counted]) -> Iterator[Finding]:
        known = known_headings(several, self.follow_up)
        plain, close = History.HISTORY_HEADING_UNKNOWN, History.HISTORY_HEADING_UNKNOWN_CLOSE
        for heading in _headings(self.sheet):
            if heading not in columns.understood:
                spot = _heading_place(self.sheet, heading, self.source.file)
                yield suggesting(plain, close, spot, masked(heading), known, "")

    def _submission(
        self, columns: Columns, read: SheetRows, respondent: str, parts: Mapping[str, Mapping[str, SheetRow]]
    ) -> Submission:
        counted = columns.counted
        answers: dict[str, Answer] = {}
        tables: dict[str, tuple[Row, ...]] = {}
        for part in counted.parts:
            rows = parts.get(part.id, {})
            tables[f"{part.id}.{counted.table.id}"] = tuple(self._rows(columns, read, rows))
            answers |= self._nil(columns, read, part, rows.values())
        return Submission(
            form=counted.form.id,
            respondent=respondent,
            period=self.follow_up.period.id,
            model_version=self.follow_up.version,
            file=self.source,
            saved=None,
            answers=answers,
            tables=tables,
        )

    def _rows(self, columns: Columns, read: SheetRows, rows: Mapping[str, SheetRow]) -> Iterator[Row]:
        """Yield every fixed row; one that the sheet does not have is missing."""
        counted, place = columns.counted, CellPlace(read.file, read.title, "")
        for fixed in self.follow_up.registers[counted.table.rows_from].rows:
            row = rows.get(fixed.id)
            spot = read.place(row) if row else place
            answers = {column.id: Answer(column.id, None, State.MISSING, spot) for column in counted.table.columns}
            if row is not None:
                answers |= self._answers(columns, read, row)
            yield Row(fixed.id, answers, spot)

    def _answers(self, columns: Columns, read: SheetRows, row: SheetRow) -> Mapping[str, Answer]:
        """Give what a row says; one that is there twice has lost its cells, and says nothing that can be used."""
        answers: dict[str, Answer] = {}
        for column in columns.counted.measures:
            heading = columns.measures.get(column.id)
            if heading is None:
                continue
            spot = Spot(column.id, column, read.place(row, heading))
            if not row.cells:
                answers[column.id] = spot.absent(State.FAULTY)
                continue
            answers[column.id] = self._number(spot, row.cells.get(heading))
        answers |= dict(self._sums(columns, read, row, answers))
        labels = {each.id: each.text for each in columns.counted.measures}
        for one in self._demanded(columns.counted):
            if {one.whole, *one.parts} <= labels.keys():
                checked, told = adding_up(one, answers, labels)
                answers |= checked
                self.findings += told
        return answers

    def _number(self, spot: Spot, cell: Cell | None) -> Answer:
        """Read a number that must be within its limits; where a form may be blank and mean nothing, so may a cell."""
        if cell is None and spot.question.blank_is_zero:
            return spot.answer(Decimal(0), "")
        answer, told = read_cell(spot, cell, {})
        answer, wrong = within_limits(spot.question, answer)
        self.findings += (*told, *wrong)
        return answer

    def _sums(
        self, columns: Columns, read: SheetRows, row: SheetRow, answers: Mapping[str, Answer]
    ) -> Iterator[tuple[str, Answer]]:
        """Yield the sums that the model's rules demand and the history leaves out."""
        zeros = {each.id for each in columns.counted.measures if each.blank_is_zero}
        questions = {each.id: each for each in columns.counted.measures}
        for one in self._demanded(columns.counted):
            parts = [answers[part].value for part in one.parts if part in answers]
            given = all(part in answers or part in zeros for part in one.parts)
            whole = questions.get(one.whole)
            if whole and one.whole not in answers and given and all(isinstance(part, Decimal) for part in parts):
                total = sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
                yield one.whole, Spot(one.whole, whole, read.place(row)).answer(total, "")

    def _demanded(self, counted: Counted) -> Iterator[Sum]:
        language = Language()
        for rule in self.follow_up.rules:
            if rule.scope == counted.source and (found := sum_in(rule.condition, language)):
                yield found

    def _nil(self, columns: Columns, read: SheetRows, part: Part, rows: Iterable[SheetRow]) -> Mapping[str, Answer]:
        """Give the answer that says that there was nothing more, if some row says so."""
        question = columns.counted.nil
        told = [row for row in rows if columns.nil in row.cells] if columns.nil else []
        if question is None or not told:
            return {}
        spot = Spot(f"{part.id}.{question.id}", question, read.place(told[0], columns.nil))
        answer, findings = read_cell(spot, told[0].cells[columns.nil], _choices(self.follow_up, question))
        self.findings += findings
        return {spot.field: answer}


def _choices(follow_up: FollowUp, question: Question) -> Choices:
    return {normal(step.text): Choice(step.id, step.text) for step in follow_up.choices(question)}


def _headings(sheet: Sheet) -> Iterator[str]:
    """Yield the texts of the first row that has several."""
    lines: dict[int, list[str]] = {}
    for (row, _), cell in sheet.cells.items():
        if isinstance(cell.value, str) and cell.value.strip():
            lines.setdefault(row, []).append(cell.shown.strip())
    several = (row for row in sorted(lines) if len(lines[row]) > 1)
    yield from lines.get(next(several, 0), ())


def _heading_place(sheet: Sheet, heading: str, file: str) -> CellPlace:
    found = (cell.ref for cell in sheet.cells.values() if cell.shown.strip() == heading)
    return CellPlace(file, sheet.name, next(found, ""))
