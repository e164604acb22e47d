"""The registers that a model starts with: fields, rows, and days that follow the period's year.

In a row a day may be written "10-01" (of the period's year), "+1:02-15" (of the year after) or in full.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from generator.definitions.periods import month_day
from generator.definitions.questions import sheet_title
from generator.definitions.reading import Node, Value
from generator.definitions.suggesting import suggested
from generator.model.definition import Kind, Register, RegisterField, RegisterRow, RegisterValue
from generator.model.findings import FilePlace, Finding
from generator.swedish import register_words as words
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import NAME, REGISTER_KINDS

NAME_FIELD = "namn"
_RELATIVE = re.compile(r"(?:\+(?P<later>\d):)?(?P<day>\d\d-\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def build_registers(tree: Node, year: int) -> dict[str, Register]:
    """Build the registers of a translated model; values that cannot be taken are left blank."""
    return {node.text("id"): _register(node, year) for node in tree.tables("registers")}


def _register(node: Node, year: int) -> Register:
    fields = _fields(node)
    return Register(
        id=node.text("id"),
        title=node.text("title"),
        fields=fields,
        rows=tuple(_row(row, fields, year) for row in node.tables("rows")),
        singular=node.text("singular"),
        plural=node.text("plural"),
    )


def _fields(node: Node) -> tuple[RegisterField, ...]:
    """Give the fields, the name among them: first, where the model does not place it."""
    written = node.values.get("fields")
    fields = [_field(item) for item in written] if isinstance(written, list) else []
    named = any(field.id == NAME_FIELD for field in fields)
    return tuple(fields) if named else (RegisterField(NAME_FIELD, NAME), *fields)


def _field(item: Value) -> RegisterField:
    if not isinstance(item, Node):
        return RegisterField(str(item), str(item).replace("_", " ").capitalize())
    field_id, word = item.text("id"), item.text("kind")
    kind = Kind(word) if word in REGISTER_KINDS else Kind.TEXT
    text = item.text("text") or field_id.replace("_", " ").capitalize()
    return RegisterField(field_id, text, kind, item.flag("required"), item.flag("in_period"))


def _row(node: Node, fields: tuple[RegisterField, ...], year: int) -> RegisterRow:
    values: Mapping[str, RegisterValue] = {
        field.id: register_value(node.values.get(field.id), field.kind, year) for field in fields
    }
    name = node.text("namn") or node.text("id")
    places = {field.id: node.at(field.id) for field in fields}
    return RegisterRow(node.text("id"), {**values, NAME_FIELD: name}, node.place, places)


def widened(register: Register, preset: Register) -> Register:
    """Give the register with the rows of *preset* that it lacks; an empty one gets a row that stands for any."""
    known = {row.id for row in register.rows}
    rows = (*register.rows, *(row for row in preset.rows if row.id not in known))
    if not rows:
        values = dict.fromkeys((each.id for each in register.fields), None)
        rows = (RegisterRow("rad", {**values, NAME_FIELD: register.title}, FilePlace("")),)
    return replace(register, rows=rows)


def register_value(value: Value, kind: Kind, year: int) -> RegisterValue:
    """Take a value as its field's kind; None if it is blank or cannot be taken."""
    if kind is Kind.DATE:
        return _day(value, year)
    if isinstance(value, bool | Node | list) or value is None:
        return None
    if kind is Kind.TEXT:
        return str(value).strip() or None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return None


def _day(value: Value, year: int) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    full = _ISO.fullmatch(value.strip())
    relative = _RELATIVE.fullmatch(value.strip())
    try:
        if full:
            return date(*(int(part) for part in full.groups()))
        if relative and month_day(relative["day"]):
            month, day = (int(part) for part in relative["day"].split("-"))
            return existing_day(year + int(relative["later"] or 0), month, day)
    except ValueError:
        return None
    return None


def existing_day(year: int, month: int, day: int) -> date:
    """Give the day; 29 February means the last of February in other years."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def register_faults(tree: Node, year: int) -> Iterator[Finding]:
    """Find titles that are no sheets, fields that are there twice, and rows with what their fields cannot take."""
    titles = {words.READ_ME.casefold(), words.REPORT.casefold()}
    for node in tree.tables("registers"):
        title = node.text("title")
        if title and sheet_title(title) != title:
            yield Definition.REGISTER_TITLE.at(node.at("title"), title=title)
        if title.casefold() in titles:
            yield Definition.REGISTER_TITLE_TWICE.at(node.at("title"), title=title)
        titles.add(title.casefold())
        fields = {field.id: field for field in _fields(node)}
        yield from _field_faults(node)
        names: set[str] = set()
        for row in node.tables("rows"):
            yield from _row_faults(row, fields, node, year)
            name = " ".join(row.text("namn").split())
            if name and name.casefold() in names:
                yield Definition.ROW_TWICE.at(row.at("namn"), register=node.text("title"), name=name)
            names.add(name.casefold())


def _field_faults(node: Node) -> Iterator[Finding]:
    fields = _fields(node)
    for field in fields:
        if field.in_period and field.kind is not Kind.DATE:
            yield Definition.PERIOD_KEY_UNUSED.at(node.at("fields"), text=field.text)
    for seen in ([field.id for field in fields], [field.text.casefold() for field in fields]):
        twice = next((item for item in seen if seen.count(item) > 1), None)
        if twice is not None:
            yield Definition.FIELD_TWICE.at(node.at("fields"), field=twice, register=node.text("title"))
            return


def _row_faults(row: Node, fields: Mapping[str, RegisterField], node: Node, year: int) -> Iterator[Finding]:
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
        elif value != "" and register_value(value, fields[key].kind, year) is None:
            wanted = REGISTER_KINDS[fields[key].kind.value]
            yield Definition.FIELD_KIND.at(row.at(key), field=key, wanted=wanted)
