"""Whether the conditions and templates of a model can be read, and name only what is there.

They are found in the model as it is written, so that each fault has its line; what may be named depends on where an
expression stands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from generator.definitions import keys, questions
from generator.definitions.keys import Source, Spec
from generator.definitions.reading import Node
from generator.expressions import field_names, letters, schema
from generator.expressions.context import form_values, general_values
from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.names import Names, Template, unknown_names
from generator.expressions.vocabulary import BLOCK_FILTERS
from generator.model.charts import METHOD
from generator.model.definition import FollowUp, Form, Kind, Register
from generator.model.findings import Finding, LinePlace
from generator.model.sources import find_part, find_table, judged_form
from generator.model.subjects import subjects_of
from generator.swedish.definition_messages import Definition

_WORD_TAG = re.compile(r"\{([{%])(?:p|tr|tc|r)(?= )")


@dataclass(frozen=True, slots=True)
class _Formula:
    """One expression: its text, kind and first line, and what it may name (None: whatever)."""

    text: str
    kind: Source
    place: LinePlace
    names: Names = None
    known: tuple[Mapping[str, object], ...] = ()
    """What it is tried on, if all that it names is known already."""


def formula_faults(tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find every expression of a translated model that cannot be read, and every name in them that is not there."""
    told = set()
    for formula in _Model(tree, follow_up).formulas():
        for finding in _faults(formula):
            # A shared part is looked at once for each form that has it.
            if finding not in told:
                told.add(finding)
                yield finding


@cache
def _language() -> Language:
    return Language(filters=dict.fromkeys(BLOCK_FILTERS, str))


@cache
def _parsed(text: str, kind: Source) -> Template:
    # A build reads the same model once for each period that it looks back at.
    return _language().parse(text, "condition" if kind is Source.CONDITION else "template")


def _faults(formula: _Formula) -> Iterator[Finding]:
    try:
        tree = _parsed(formula.text, formula.kind)
    except ExpressionFault as fault:
        yield _finding(formula, fault.line, fault.message)
        return
    unknown = tuple(unknown_names(tree, formula.names))
    for line, sentence in unknown:
        yield _finding(formula, line, sentence)
    try:
        for values in () if unknown else formula.known:
            _language().condition(formula.text)(values)
    except ExpressionFault as fault:
        yield _finding(formula, fault.line, fault.message)


def _finding(formula: _Formula, line: int, sentence: str) -> Finding:
    place = LinePlace(formula.place.file, formula.place.line + max(line - 1, 0))
    return Definition.EXPRESSION.at(place, sentence=sentence)


def _own(
    node: Node, spec: Spec, names: Names, known: tuple[Mapping[str, object], ...] = (), **others: Names
) -> Iterator[_Formula]:
    """Yield the expressions of a table itself; *others* are what single fields may name instead.

    Whether something is asked at all, and of whom, is settled by what is *known*.
    """
    for key in spec.keys:
        if key.source is not Source.PLAIN and key.field in node.values:
            for text in node.texts(key.field):
                place = node.at(key.field)
                # A text of several lines begins on the line after its key.
                first = LinePlace(place.file, place.line + 1) if "\n" in text else place
                tried_on = known if key.field in ("when", "due_when") else ()
                yield _Formula(text, key.source, first, others.get(key.field, names), tried_on)


@dataclass(frozen=True)
class _Model:
    """The model's tables beside what was built of them."""

    tree: Node
    follow_up: FollowUp
    by_form: dict[tuple[str, str], field_names.Fields] = field(default_factory=dict)
    """What texts of a form may name, by the form and the register that they are about."""
    by_register: dict[str, Names] = field(default_factory=dict)
    """What a row of a register may be asked for."""

    @cached_property
    def document(self) -> Mapping[str, Names]:
        return schema.document_names(self.follow_up)

    def formulas(self) -> Iterator[_Formula]:
        report = self.tree.table("report")
        for node in report.tables("facts") if report else ():
            yield from _own(node, keys.FACT, schema.model_names())
        for node in self.tree.tables("forms"):
            yield from self._form(node)
        mailing = self.tree.table("mailing")
        if mailing:
            yield from _own(mailing, keys.MAILING, schema.general_names(self.follow_up))
        for node in self.tree.tables("rules"):
            names = self._scope(node.text("scope"))
            yield from _own(node, keys.RULE, names, text=schema.sentence_names(names))
        for node in self.tree.tables("protections"):
            yield from _own(node, keys.PROTECTION, {"rapport": self.document["rapport"]})
        for node in self.tree.tables("methods"):
            yield from _own(node, keys.METHOD, schema.general_names(self.follow_up))
        for node in self.tree.tables("tables"):
            yield from self._table(node)
        for node in self.tree.tables("charts"):
            yield from self._chart(node)
        for node in self.tree.tables("documents"):
            yield from self._document(node)
        for node in self.tree.tables("fetches"):
            yield from self._fetch(node)

    def _form(self, node: Node) -> Iterator[_Formula]:
        form = self.follow_up.forms[node.text("id")]
        names = self._form_names(form, None)
        register = self.follow_up.registers.get(form.register)
        rows = register.rows if register and "due_when" in node.values else ()
        known = tuple(form_values(self.follow_up, form, row) for row in rows)
        yield from _own(
            node,
            keys.FORM,
            names,
            known,
            ready_when=schema.answer_names(form),
            covering=letters.letter_names(names),
            reminder=letters.reminder_names(names),
        )
        shared = {part.text("id"): part for part in self.tree.tables("shared_parts")}
        own = [shared[part_id] for part_id in node.texts("shared") if part_id in shared]
        for part in [*own, *node.tables("parts")]:
            yield from self._part(part, form)

    def _fetch(self, node: Node) -> Iterator[_Formula]:
        names = schema.general_names(self.follow_up)
        yield from _own(node, keys.FETCH, names)
        register = self.follow_up.registers.get(node.text("register"))
        row = field_names.row_names(self.follow_up.registers, register) if register else None
        known = {
            "columns": {**names, "post": field_names.POST, "rad": row},
            "answers": {**names, "idag": field_names.DAY},
        }
        for asked, offered in known.items():
            table = node.table(asked)
            for text in [table.text(key) for key in table.values] if table else ():
                yield _Formula(text, Source.CONDITION, node.at(asked), offered)

    @cached_property
    def known(self) -> tuple[Mapping[str, object], ...]:
        return (general_values(self.follow_up),)

    def _form_names(self, form: Form, nearest: Register | None) -> field_names.Fields:
        """Give what the texts of a form may name; nearly all parts of a form may name the same."""
        key = form.id, nearest.id if nearest else ""
        if key not in self.by_form:
            self.by_form[key] = schema.form_names(self.follow_up, form, nearest)
        return self.by_form[key]

    def _part(self, node: Node, form: Form) -> Iterator[_Formula]:
        registers = self.follow_up.registers
        repeated = registers.get(node.text("repeated_for"))
        general = schema.general_names(self.follow_up)
        period = {"period": general["period"]}
        titles: Names = period | {"rad": field_names.row_names(registers, repeated)} if repeated else period
        whose = self._form_names(form, repeated)
        yield from _own(node, keys.PART, titles, self.known, when=general, repeated_when=whose)
        asked = (questions.as_written(each) for each in node.tables("questions"))
        before = field_names.answers_of(each for each in asked if each.kind is not Kind.TABLE)
        for question in node.tables("questions"):
            names = {**whose, schema.PREVIOUS: before}
            rows = self._rows(question, form, repeated)
            yield from _own(question, keys.QUESTION, names, self.known, when=general, sheet=titles, prefilled_when=rows)
            for side in question.tables("side"):
                yield from _own(side, keys.SIDE, names, self.known, when=general)
            for column in question.tables("columns"):
                yield from _own(column, keys.COLUMN, rows, self.known, when=general)

    def _rows(self, node: Node, form: Form, repeated: Register | None) -> Names:
        """Give what the texts in the rows of a table may name; `rad` is the row that each begins with."""
        table = questions.as_written(node)
        if table.carried_rows:
            return schema.carried_names(self.follow_up, form, table)
        if table.prefilled_rows and not table.rows_from:
            return schema.row_start_names(self.follow_up, form, table)
        register = self.follow_up.registers.get(table.rows_from, repeated)
        return self._form_names(form, register)

    def _scope(self, scope: str) -> Names:
        if scope == schema.REPORT:
            return schema.fact_names(self.follow_up)
        table, part = find_table(self.follow_up, scope), find_part(self.follow_up, scope)
        if table:
            return schema.table_names(self.follow_up, table[0], table[2])
        return schema.part_names(self.follow_up, *part) if part and scope.count(".") == 1 else None

    def _table(self, node: Node) -> Iterator[_Formula]:
        source = find_table(self.follow_up, node.text("source"))
        part = find_part(self.follow_up, node.text("source"))
        method = self.follow_up.methods.get(node.text("source").removeprefix(METHOD))
        part = part or (find_part(self.follow_up, method.source) if method else None)
        judged = judged_form(self.follow_up, node.text("source"))
        form = part[0] if part else judged or self.follow_up.forms.get(node.text("form"))
        titles = self._titles(form, method.source if method else node.text("source"))
        counted = schema.answer_names(form) if form else None
        if method:
            row: Names = schema.result_names(self.follow_up, method)
        elif source:
            row = field_names.record_names(self.follow_up, *source)
        elif judged:
            row = schema.judgement_names(self.follow_up, judged)
        else:
            row = field_names.part_record_names(self.follow_up, *part) if part else self._row(node.text("rows"))
        listed = {**self.document, "rad": row}
        yield from _own(node, keys.TABLE, titles, counted_when=counted, condition=listed)
        for column in node.tables("list_columns"):
            yield from _own(column, keys.LIST_COLUMN, listed)

    def _titles(self, form: Form | None, source: str) -> Names:
        """Give what texts round a table may name: `rad` is whose it is, or what its answers are about."""
        about = [self._row(register) for register in sorted(subjects_of(self.follow_up, source))]
        whose = [self._row(form.register)] if form else []
        rows = [row for row in (*about, *whose) if row is not None]
        row = {name: inner for each in rows for name, inner in each.items()}
        return {**self.document, "rad": row} if rows else self.document

    def _chart(self, node: Node) -> Iterator[_Formula]:
        table = self.follow_up.tables.get(node.text("table"))
        method = self.follow_up.methods.get(node.text("source").removeprefix(METHOD))
        drawn = table or method
        part = find_part(self.follow_up, drawn.source) if drawn else None
        titles = self._titles(part[0] if part else None, drawn.source if drawn else "")
        yield from _own(node, keys.CHART, titles)
        for series in node.tables("series"):
            yield from _own(series, keys.SERIES, titles)

    def _row(self, register: str) -> Names:
        found = self.follow_up.registers.get(register)
        if found and register not in self.by_register:
            self.by_register[register] = schema.respondent_names(self.follow_up, found)
        return self.by_register.get(register)

    def _document(self, node: Node) -> Iterator[_Formula]:
        per = node.text("per")
        names = {**self.document, "rad": self._row(per)} if per else self.document
        yield from _own(node, keys.DOCUMENT, names)
        place = node.at("outline")
        outline = _WORD_TAG.sub(r"{\1", str(node.values.get("outline", "")))
        yield _Formula(outline, Source.TEMPLATE, LinePlace(place.file, place.line + 1), names)
