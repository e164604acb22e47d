"""The names that one document's template may use: the vocabulary, and the blocks set in that template's styles."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.expressions.absent import Absent
from generator.model.definition import DocumentPlan, Form, Register, RegisterRow, Table, TableKind
from generator.model.published import Published, PublishedTable
from generator.report.answered import Values
from generator.report.blocks import Lazily, reference, table_block
from generator.report.context import by_id
from generator.report.listing import Lister, form_of
from generator.report.replies import Replies
from generator.report.styles import Look
from generator.swedish import document_words as words


@dataclass(frozen=True, slots=True)
class Offer:
    """What a build offers to a template that has these styles."""

    lister: Lister
    published: Published
    look: Look

    def names(self, plan: DocumentPlan, row: RegisterRow | None, version: str, today: date) -> dict[str, object]:
        """Give the names of one document; *row* is the row that it is about, if its plan makes one for each."""
        follow_up = self.lister.follow_up
        rows = {each.id: self._rows(each) for each in follow_up.registers.values()}
        names = {
            **self.lister.vocabulary.names,
            "register": rows,
            "poster": by_id(rows),
            "tabell": Lazily({}, {each.id: partial(self._block, each) for each in follow_up.tables.values()}),
            "hanvisning": Lazily({}, {table: partial(reference, table) for table in follow_up.tables}),
        }
        if row is not None:
            names["rad"] = next(each for each in rows[plan.per] if each["id"] == row.id)
        title = self.lister.filled(plan.title, names)
        return names | {"dokument": {"titel": title, "namn": plan.name, "version": version, "datum": today}}

    def _rows(self, register: Register) -> list[Values]:
        """Give a register's rows; one whose register answers forms has its own tables and all its answers too."""
        forms = [form for form in self.lister.follow_up.forms.values() if form.register == register.id]
        plain = self.lister.vocabulary.rows[register.id]
        if not forms:
            return list(plain)
        own = [table for table in self.lister.follow_up.tables.values() if self._is_of(table, forms)]
        return [
            Lazily(
                dict(values),
                {"tabell": partial(self._own_tables, own, row), "alla_svar": partial(self._replies, forms, row)},
            )
            for values, row in zip(plain, register.rows, strict=True)
        ]

    def _is_of(self, table: Table, forms: list[Form]) -> bool:
        """Tell whether a table shows answers of one of the forms as they were given."""
        shows_answers = table.kind is not TableKind.CROSS and bool(table.form or table.source)
        return shows_answers and any(form_of(self.lister.follow_up, table) is form for form in forms)

    def _own_tables(self, own: list[Table], row: RegisterRow) -> Values:
        return Lazily({}, {table.id: partial(self._block, table, row) for table in own})

    def _replies(self, forms: list[Form], row: RegisterRow) -> Markup:
        vocabulary = self.lister.vocabulary
        return Markup("").join(Replies(vocabulary, form, self.look).block(row) for form in forms)

    def _block(self, table: Table, row: RegisterRow | None = None) -> Markup:
        """Give a table's block; a table without rows is a sentence that says why."""
        made = self._computed(table) if table.kind is TableKind.CROSS else self.lister.table(table, row)
        empty = "" if made.rows else self._empty_text(table, row)
        return table_block(made, self.look, row.id if row else "", empty)

    def _computed(self, table: Table) -> PublishedTable:
        """Give a computed table with the model's own texts, which may use the whole vocabulary."""
        made = self.published.tables[table.id]
        notes = (self.lister.text(table, note) for note in table.notes)
        return replace(made, title=self.lister.text(table, table.title), notes=(*made.notes, *notes))

    def _empty_text(self, table: Table, row: RegisterRow | None) -> str:
        if row is not None:
            form = form_of(self.lister.follow_up, table)
            if self.lister.vocabulary.answered.delivery(form, row.id) is None:
                return words.NOTHING_DELIVERED
            rows = _answered_rows(table, self.lister.vocabulary.row(form.register, row.id))
            if isinstance(rows, Absent):
                return f"{self.lister.text(table, table.title, row)}: {rows.sign}"
        return self.lister.text(table, table.empty_text, row)


def _answered_rows(table: Table, answers: Values) -> object:
    _, part, question = table.source.split(".") if table.source else ("", "", "")
    return answers["svar"].get(part, {}).get(question)
