"""Whether the registers that a model starts with hold together: titles, fields, and what stands in the rows."""

from collections.abc import Iterator, Mapping

from generator.definitions.questions import sheet_title
from generator.definitions.reading import Node
from generator.definitions.registers import fields_of, register_value
from generator.definitions.suggesting import suggested
from generator.expressions.schema import ANSWERING, REFERRED, REPEATED
from generator.model.definition import Kind, RegisterField
from generator.model.findings import Finding
from generator.model.period import Period
from generator.swedish import register_words as words
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import REGISTER_KINDS

_FIRST_AND_LAST = 2
"""Fields with days that one thing in the calendar can have."""


def register_faults(tree: Node, period: Period) -> Iterator[Finding]:
    """Find titles that are no sheets, fields that are there twice, and rows with what their fields cannot take."""
    titles = {words.READ_ME.casefold(), words.REPORT.casefold()}
    for node in tree.tables("registers"):
        title = node.text("title")
        if title and sheet_title(title) != title:
            yield Definition.REGISTER_TITLE.at(node.at("title"), title=title)
        if title.casefold() in titles:
            yield Definition.REGISTER_TITLE_TWICE.at(node.at("title"), title=title)
        titles.add(title.casefold())
        fields = {field.id: field for field in fields_of(node)}
        yield from _field_faults(node)
        yield from _mailing_faults(node, fields)
        names: set[str] = set()
        for row in node.tables("rows"):
            yield from _row_faults(row, fields, node, period)
            name = " ".join(row.text("namn").split())
            if name and name.casefold() in names:
                yield Definition.ROW_TWICE.at(row.at("namn"), register=node.text("title"), name=name)
            names.add(name.casefold())
    yield from _reference_faults(tree)
    yield from _reserved_faults(tree)


def _field_faults(node: Node) -> Iterator[Finding]:
    fields = fields_of(node)
    for field in fields:
        if field.in_period and field.kind is not Kind.DATE:
            yield Definition.DATE_KEY_UNUSED.at(node.at("fields"), text=field.text, key="i_perioden")
        if not field.moves and field.kind is not Kind.DATE:
            yield Definition.DATE_KEY_UNUSED.at(node.at("fields"), text=field.text, key="flyttas")
        if bool(field.register) != (field.kind is Kind.CHOICE):
            yield Definition.REFERENCE_FIELD.at(node.at("fields"), text=field.text)
    for seen in ([field.id for field in fields], [field.text.casefold() for field in fields]):
        twice = next((item for item in seen if seen.count(item) > 1), None)
        if twice is not None:
            yield Definition.FIELD_TWICE.at(node.at("fields"), field=twice, register=node.text("title"))
            return


def _mailing_faults(node: Node, fields: Mapping[str, RegisterField]) -> Iterator[Finding]:
    """Find mailboxes, days of the calendar and orders by fields that are not there, or hold something else."""
    register, days = node.text("title"), node.texts("calendar")
    ordering = (("order", field) for field in node.texts("order"))
    for key, wanted in (("mailbox", node.text("mailbox")), *(("calendar", day) for day in days), *ordering):
        plain, close = Definition.UNKNOWN_FIELD, Definition.UNKNOWN_FIELD_CLOSE
        if wanted and wanted not in fields:
            yield suggested(plain, close, node.at(key), "field", wanted, fields, register=register)
        elif wanted and key == "mailbox" and fields[wanted].kind is not Kind.TEXT:
            yield Definition.MAILBOX_KIND.at(node.at(key), text=fields[wanted].text)
        elif wanted and key == "calendar" and fields[wanted].kind is not Kind.DATE:
            yield Definition.CALENDAR_KIND.at(node.at(key), text=fields[wanted].text)
    if len(days) > _FIRST_AND_LAST:
        yield Definition.CALENDAR_FIELDS.at(node.at("calendar"), register=register)


def _row_faults(row: Node, fields: Mapping[str, RegisterField], node: Node, period: Period) -> Iterator[Finding]:
    for key, value in row.values.items():
        if key == "id":
            continue
        if key not in fields:
            yield suggested(
                Definition.UNKNOWN_FIELD,
                Definition.UNKNOWN_FIELD_CLOSE,
                row.at(key),
                "field",
                key,
                fields,
                register=node.text("title"),
            )
        elif value != "" and register_value(value, fields[key].kind, period) is None:
            wanted = REGISTER_KINDS[fields[key].kind.value]
            yield Definition.FIELD_KIND.at(row.at(key), field=key, wanted=wanted)


def _reference_faults(tree: Node) -> Iterator[Finding]:
    """Find rows that refer to rows which the other register has not."""
    ids = {node.text("id"): [row.text("id") for row in node.tables("rows")] for node in tree.tables("registers")}
    for node in tree.tables("registers"):
        references = [field for field in fields_of(node) if field.register in ids]
        for row in node.tables("rows"):
            for field in references:
                wanted, known = row.text(field.id), ids[field.register]
                if wanted and wanted not in known:
                    plain, close = Definition.NO_SUCH_ROW, Definition.NO_SUCH_ROW_CLOSE
                    yield suggested(plain, close, row.at(field.id), "id", wanted, known, register=field.register)


def _reserved_faults(tree: Node) -> Iterator[Finding]:
    """Find fields that a document could not reach, since what a row has answered goes by the same name."""
    several = {node.text("id"): node for node in tree.tables("registers")}
    answering = {node.text("register") for node in tree.tables("forms")}
    referred = {field.register for node in several.values() for field in fields_of(node)}
    parts = (*tree.tables("shared_parts"), *(part for form in tree.tables("forms") for part in form.tables("parts")))
    repeated = {part.text("repeated_for") for part in parts}
    for register, node in several.items():
        taken = [
            (register in answering, ANSWERING),
            (register in referred, REFERRED),
            (register in repeated, REPEATED),
            (True, frozenset({"id"})),
        ]
        for field in fields_of(node):
            if any(holds and field.id in names for holds, names in taken):
                yield Definition.FIELD_RESERVED.at(node.at("fields"), field=field.id, register=node.text("title"))
