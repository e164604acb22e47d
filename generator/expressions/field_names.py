"""The names of single fields: those of a register's row, of the questions of a part, and of a row of a table."""

from collections.abc import Iterable, Mapping

from generator.expressions import method_names
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.names import EACH, LEAF, Names
from generator.model.definition import FollowUp, Form, Kind, Part, Question, Register, RegisterField
from generator.model.methods import BY_ROW

Fields = Mapping[str, Names]

POST: Names = dict.fromkeys(("kod", "omrade", "ar", "kon", "varde", "jamforelse"), LEAF)
"""What a figure that is fetched offers."""
DAY: Names = {"year": LEAF, "month": LEAF, "day": LEAF}


def row_names(registers: Mapping[str, Register], register: Register, above: tuple[str, ...] = ()) -> Fields:
    """Give the fields of a register's row; a reference has those of the row it refers to.

    Registers that refer to each other in a ring (*above*) may be followed round it; what is named there is not held
    against the model.
    """
    beneath = (*above, register.id)
    return {"id": LEAF} | {each.id: _field(registers, each, beneath) for each in register.fields}


def _field(registers: Mapping[str, Register], each: RegisterField, above: tuple[str, ...]) -> Names:
    if each.register in registers:
        return None if each.register in above else row_names(registers, registers[each.register], above)
    return DAY if each.kind is Kind.DATE else LEAF


def answers_of(questions: Iterable[Question]) -> dict[str, Names]:
    """Give the questions of a part, and the side questions after each."""
    names: dict[str, Names] = {}
    for question in questions:
        names[question.id] = value_of(question)
        names |= {f"{question.id}_{side.id}": value_of(side) for side in question.side}
    return names


def value_of(question: Question) -> Names:
    """Give what an answer has: the rows of a table, the choices of several, the parts of a day."""
    match question.kind:
        case Kind.TABLE:
            return {EACH: {column.id: value_of(column) for column in question.columns}}
        case Kind.MULTIPLE:
            return {EACH: LEAF}
        case Kind.DATE:
            return DAY
    return LEAF


def part_answers(follow_up: FollowUp, form: Form, part: Part) -> dict[str, Names]:
    """Give the questions of a part as documents see them, with the rows of its tables."""
    tables: dict[str, Names] = {
        question.id: {EACH: record_names(follow_up, form, part, question)}
        for question in part.questions
        if question.kind is Kind.TABLE
    }
    return answers_of(part.questions) | tables


def record_names(follow_up: FollowUp, form: Form, part: Part, table: Question) -> Fields:
    """Give a row of a table as documents see it: its columns, its fixed row's fields, and each register's row."""
    keys = (form.register, part.dimension[0] if part.dimension else "", table.rows_from)
    registers = {name: follow_up.registers[name] for name in keys if name in follow_up.registers}
    rows = {name: row_names(follow_up.registers, register) for name, register in registers.items()}
    columns = {column.id: value_of(column) for column in table.columns}
    source = f"{form.id}.{part.base or part.id}.{table.id}"
    methods = [method for method in follow_up.methods.values() if method.source == source and method.kind in BY_ROW]
    results = {METHOD_NAME: {method.id: method_names.FIELDS[method.kind] for method in methods}} if methods else {}
    return {**rows, **(rows.get(table.rows_from) or {}), **columns, **results}


def part_record_names(follow_up: FollowUp, form: Form, part: Part) -> Fields:
    """Give a row of a list over a part: its questions, and the rows of the registers that it is about."""
    keys = (form.register, part.dimension[0] if part.dimension else "")
    rows = {
        name: row_names(follow_up.registers, follow_up.registers[name]) for name in keys if name in follow_up.registers
    }
    return {**rows, **part_answers(follow_up, form, part)}
