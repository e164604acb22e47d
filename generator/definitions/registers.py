"""The registers that a model starts with: fields and rows, with days that follow the period."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.definitions.days import day_of
from generator.definitions.reading import Node, Value
from generator.model.definition import Kind, Register, RegisterField, RegisterRow, RegisterValue
from generator.model.findings import FilePlace
from generator.model.period import Period
from generator.swedish.definition_words import NAME, REGISTER_KINDS

NAME_FIELD = "namn"


def build_registers(tree: Node, period: Period) -> dict[str, Register]:
    """Build the registers of a translated model; values that cannot be taken are left blank."""
    return {node.text("id"): _register(node, period) for node in tree.tables("registers")}


def _register(node: Node, period: Period) -> Register:
    fields = fields_of(node)
    return Register(
        id=node.text("id"),
        title=node.text("title"),
        fields=fields,
        rows=tuple(_row(row, fields, period) for row in node.tables("rows")),
        singular=node.text("singular"),
        plural=node.text("plural"),
        mailbox=node.text("mailbox"),
        calendar=node.texts("calendar"),
        order=node.texts("order"),
    )


def fields_of(node: Node) -> tuple[RegisterField, ...]:
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
    return RegisterField(
        id=field_id,
        text=text,
        kind=kind,
        required=item.flag("required"),
        in_period=item.flag("in_period"),
        register=item.text("register"),
        moves=item.flag("moves", default=True),
    )


def _row(node: Node, fields: tuple[RegisterField, ...], period: Period) -> RegisterRow:
    values: Mapping[str, RegisterValue] = {
        field.id: register_value(node.values.get(field.id), field.kind, period) for field in fields
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


def register_value(value: Value, kind: Kind, period: Period) -> RegisterValue:
    """Take a value as its field's kind; None if it is blank or cannot be taken."""
    if kind is Kind.DATE:
        return day_of(value, period)
    if isinstance(value, bool | Node | list) or value is None:
        return None
    if kind in (Kind.TEXT, Kind.CHOICE):
        return str(value).strip() or None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return None
