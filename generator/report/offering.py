"""The names that one document's template may use: the vocabulary, and the blocks set in that template's styles."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.expressions.absent import Absent
from generator.expressions.environment import ExpressionFault
from generator.model.definition import Chart, DocumentPlan, Form, Register, RegisterRow, Table, TableKind
from generator.model.published import Published, PublishedTable
from generator.model.subjects import is_repeated_for, subjects_of
from generator.report.answered import Values
from generator.report.blocks import Lazily, reference, set_table, table_block
from generator.report.charts.framing import Framed
from generator.report.charts.making import BOOKMARK, ChartMaker
from generator.report.charts.material import Store
from generator.report.citing import NOTHING, Cited, Shown, sources_table
from generator.report.context import by_id, referring
from generator.report.listing import Lister, Whose
from generator.report.notebook import Notebook
from generator.report.replies import Replies
from generator.report.styles import Look
from generator.report.table_sources import form_of, of_answers
from generator.report.wordml import bookmark_name, control, paragraph, run
from generator.swedish import chart_words
from generator.swedish import document_words as words
from generator.swedish.text import quoted

Rows = Mapping[str, list[Values]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a build offers to a template that has these styles."""

    lister: Lister
    published: Published
    look: Look
    cited: Cited = NOTHING
    framed: dict[str, Framed] = field(default_factory=dict)
    """The charts that the document has been given, by the marks that stand for them in it."""
    notebook: Notebook | None = None
    """Takes what is printed, if that is to be noted."""
    blocks: dict[tuple[str, ...], Markup] = field(default_factory=dict)
    """The tables that have been set in these styles, by their ids and whose they are."""

    def names(self, plan: DocumentPlan, row: RegisterRow | None, version: str, today: date) -> dict[str, object]:
        """Give the names of one document; *row* is the row that it is about, if its plan makes one for each."""
        follow_up = self.lister.follow_up
        rows: dict[str, list[Values]] = {}
        for each in follow_up.registers.values():
            rows[each.id] = self._rows(each, rows)
        names = {
            **self.lister.vocabulary.names,
            "register": rows,
            "poster": by_id(rows),
            "tabell": Lazily({}, {each.id: partial(self._block, each) for each in follow_up.tables.values()}),
            "diagram": self._own_charts(follow_up.charts.values()),
            "hanvisning": Lazily({}, dict(self._references())),
            "kallor": Lazily({}, {"tabeller": self._sources}),
        }
        if row is not None:
            names["rad"] = next(each for each in rows[plan.per] if each["id"] == row.id)
        title = self.lister.filled(plan.title, names)
        return names | {"dokument": {"titel": title, "namn": plan.name, "version": version, "datum": today}}

    def _sources(self) -> Markup:
        """Give what the tables of all documents come from; those that are made for each row of a register, as one."""
        made = sources_table(dict(map(self._titled, self.cited.shown)).items(), self.cited.owners)
        name, body = bookmark_name("kal", "tabeller"), self.look.style("Body Text")
        if self.notebook:
            self.notebook.tables[name] = made
        content = set_table(made, self.look, name) if made.rows else paragraph(run(words.EMPTY_TABLE), body)
        return Markup(control("kallor", "tabeller", made.title, content))

    def _titled(self, shown: Shown) -> tuple[str, list[PublishedTable]]:
        table, register = self.lister.follow_up.tables[shown.table], shown.register
        if not register:
            made = self._made(table, None)
            return made.title, [made]
        of_register = self.lister.follow_up.registers[register]
        names = {**self.lister.vocabulary.names, "rad": {"namn": words.of_each(of_register.singular)}}
        several = [self._made(table, Whose(register, row)) for row in of_register.rows]
        try:
            return self.lister.filled(table.title, names), several
        except ExpressionFault:  # of something else that only a single row has
            return several[0].title if several else table.id, several

    def _references(self) -> Iterator[tuple[str, Callable[[], str]]]:
        for table in self.lister.follow_up.tables.values():
            yield table.id, partial(self._reference, table)
        for chart in self.lister.follow_up.charts:
            yield chart, partial(reference, bookmark_name(BOOKMARK, chart), chart_words.LABEL)

    def _reference(self, table: Table) -> str:
        """Refer to a table; one without rows has no number, and is called by its title."""
        made = self._made(table, None)
        return reference(bookmark_name("tab", table.id)) if made.rows else quoted(made.title)

    def _rows(self, register: Register, rows: Rows) -> list[Values]:
        """Give a register's rows with their blocks; *rows* are those of all registers, once they are made."""
        forms = [form for form in self.lister.follow_up.forms.values() if form.register == register.id]
        referrers = self.lister.follow_up.referrers(register.id)
        plain = self.lister.vocabulary.rows[register.id]
        tables = self._tables(register, referrers)
        if not forms and not referrers and not tables:
            return list(plain)
        ids = {table.id for table in tables}
        answering = {register.id, *(each.id for each in referrers)}
        charts = self.lister.follow_up.charts.values()
        drawn = [each for each in charts if each.table in ids or self._by(each, answering)]
        return [
            Lazily(
                {name: value for name, value in values.items() if name != "har"},
                {
                    "tabell": partial(self._own_tables, tables, Whose(register.id, row)),
                    "diagram": partial(self._own_charts, drawn, Whose(register.id, row)),
                    **({"alla_svar": partial(self._replies, forms, row)} if forms else {}),
                    **({"har": partial(_referring, referrers, register, row, rows)} if referrers else {}),
                },
                (row.place,),
            )
            for values, row in zip(plain, register.rows, strict=True)
        ]

    def _tables(self, register: Register, referrers: Iterable[Register]) -> list[Table]:
        """Give the tables of answers, or of rows, that can be made for one row of the register alone."""
        others = {each.id for each in referrers}
        return [
            table
            for table in self.lister.follow_up.tables.values()
            if table.kind is not TableKind.CROSS
            and (self._is_about(table, register, others) if of_answers(table) else table.rows in others)
        ]

    def _is_about(self, table: Table, register: Register, others: Container[str]) -> bool:
        """Tell whether a table of answers can be made for a row: of whose they are, or of what they are about."""
        follow_up = self.lister.follow_up
        form = form_of(follow_up, table)
        if form.register == register.id or form.register in others:
            return True
        return (
            register.id in subjects_of(follow_up, table.source) if table.source else is_repeated_for(form, register.id)
        )

    def _own_tables(self, tables: Iterable[Table], whose: Whose) -> Values:
        return Lazily({}, {table.id: partial(self._block, table, whose) for table in tables})

    def _by(self, chart: Chart, registers: Iterable[str]) -> bool:
        """Tell whether a chart is of a method over what rows of these registers have answered, or are named in."""
        follow_up = self.lister.follow_up
        method = follow_up.methods.get(chart.method)
        if method is None:
            return False
        own = follow_up.forms[method.source.partition(".")[0]].register
        return own in registers or not subjects_of(follow_up, method.source).isdisjoint(registers)

    def _own_charts(self, charts: Iterable[Chart], whose: Whose | None = None) -> Values:
        store = Store(self.lister, self._made, self._name, self._empty_text)
        drawn = self.notebook.charts if self.notebook else None
        maker = ChartMaker(store, self.look, self.framed, drawn)
        return Lazily({}, {chart.id: partial(maker.block, chart, whose) for chart in charts})

    def _replies(self, forms: list[Form], row: RegisterRow) -> Markup:
        vocabulary = self.lister.vocabulary
        return Markup("").join(Replies(vocabulary, form, self.look, self.notebook).block(row) for form in forms)

    def _block(self, table: Table, whose: Whose | None = None) -> Markup:
        """Give a table's block; a table without rows is a sentence that says why."""
        made, name = self._made(table, whose), self._name(table, whose)
        key = table.id, *name
        if self.notebook:
            self.notebook.tables[bookmark_name("tab", *key)] = made
        if key not in self.blocks:
            empty = "" if made.rows else self._empty_text(table, whose)
            self.blocks[key] = table_block(made, self.look, name, empty)
        return self.blocks[key]

    def _made(self, table: Table, whose: Whose | None) -> PublishedTable:
        if table.kind is TableKind.CROSS:
            return self.lister.computed(table, self.published.tables[table.id])
        return self.lister.table(table, whose)

    def _name(self, table: Table, whose: Whose | None) -> tuple[str, ...]:
        """Say whose the table is: a respondent by its id, another row by that of its register too."""
        if whose is None:
            return ()
        own = of_answers(table) and form_of(self.lister.follow_up, table).register == whose.register
        return (whose.row.id,) if own else (whose.register, whose.row.id)

    def _empty_text(self, table: Table, whose: Whose | None) -> str:
        if whose is not None and of_answers(table):
            form = form_of(self.lister.follow_up, table)
            asked = self.lister.respondents(form, whose)
            if asked and not any(self.lister.vocabulary.answered.delivery(form, each.id) for each in asked):
                return words.NOTHING_DELIVERED
            if whose.register == form.register:
                rows = _answered_rows(table, self.lister.vocabulary.row(form.register, whose.row.id))
                if isinstance(rows, Absent):
                    return f"{self.lister.text(table, table.title, whose)}: {rows.sign}"
        return self.lister.text(table, table.empty_text, whose)


def _referring(referrers: Iterable[Register], register: Register, row: RegisterRow, rows: Rows) -> Values:
    return {each.id: referring(each, register.id, row.id, rows[each.id]) for each in referrers}


def _answered_rows(table: Table, answers: Values) -> object:
    part, question = table.source.split(".")[1:] if table.source.count(".") > 1 else ("", "")
    return answers["svar"].get(part, {}).get(question)
