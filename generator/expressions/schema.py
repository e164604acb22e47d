"""Which names a follow-up offers where: in its forms, its rules, and the documents that it makes.

The values stand in `context`, and for documents in `report`; here is only what there is. A name that no schema has is
a slip, and is told before anything runs.
"""

from collections.abc import Iterable, Mapping

from generator.expressions import method_names
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.names import BLOCK, EACH, LEAF, Names
from generator.expressions.published_names import published_names
from generator.model.definition import (
    FollowUp,
    Form,
    Kind,
    Method,
    Part,
    Question,
    Register,
    RegisterField,
    TableKind,
)
from generator.model.methods import BY_ROW, OF_ALL

Fields = Mapping[str, Names]

DAY: Names = {"year": LEAF, "month": LEAF, "day": LEAF}
_PERIOD: Fields = {
    **dict.fromkeys(("id", "ar", "del", "delnamn", "namn", "nummer", "spann", "forra", "fjol"), LEAF),
    "forsta": DAY,
    "sista": DAY,
}
_COVERAGE: Names = {
    **dict.fromkeys(("antal", "inkomna", "klara", "besvarade", "obligatoriska"), LEAF),
    "saknas": {EACH: LEAF},
    "ofardiga": {EACH: LEAF},
}
_LATENESS: Names = {"i_tid": LEAF, "sena": {EACH: LEAF}, "utan_datum": {EACH: LEAF}}
LAST_YEAR, PREVIOUS = "fjol", "forra"
RESPONDENT, ANSWERS = "svarande", "svar"
REPORT = "rapport"
"""What the facts about the report stand under; also the scope of a rule about them."""


def model_names() -> Fields:
    """Give what is known before registers are: the period and the model."""
    return {"period": _PERIOD, "modell": {"id": LEAF, "titel": LEAF, "version": LEAF}}


def general_names(follow_up: FollowUp) -> Fields:
    """Give what holds for the whole report: its facts, the period and the model."""
    return {REPORT: _facts(follow_up), **model_names()}


def _facts(follow_up: FollowUp) -> Fields:
    return {fact.id: DAY if fact.kind is Kind.DATE else LEAF for fact in follow_up.facts}


def fact_names(follow_up: FollowUp) -> Fields:
    """Give what a rule about the report may name: its facts, bare as well, and the period."""
    return {REPORT: _facts(follow_up), "period": _PERIOD, **_facts(follow_up)}


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


def _by_id(registers: Mapping[str, Register], rows: Mapping[str, Fields]) -> dict[str, Names]:
    return {
        name: {EACH: rows[name]} | {row.id: rows[name] for row in register.rows} for name, register in registers.items()
    }


def _listed(rows: Mapping[str, Fields]) -> dict[str, Names]:
    return {name: {EACH: row} for name, row in rows.items()}


def form_names(follow_up: FollowUp, form: Form, nearest: Register | None) -> Fields:
    """Give what the texts of a form may name; *nearest* is the register that `rad` is a row of there."""
    registers = follow_up.registers
    rows = {name: row_names(registers, register) for name, register in registers.items()}
    respondent: Names = rows.get(form.register)
    return {
        **general_names(follow_up),
        "blankett": {"id": LEAF, "rubrik": LEAF},
        "register": _listed(rows),
        "poster": _by_id(follow_up.registers, rows),
        "svarande": respondent,
        "rad": respondent if nearest is None else row_names(registers, nearest),
    }


def carried_names(follow_up: FollowUp, form: Form, table: Question) -> Fields:
    """Give what the texts of rows may name that begin a table: `rad` is the row of the period before that it is of."""
    source = form.question(table.carried_from) if table.carried_from else table
    columns = source.columns if source else ()
    return {**form_names(follow_up, form, None), "rad": {column.id: _value(column) for column in columns}}


def part_names(follow_up: FollowUp, form: Form, part: Part) -> Fields:
    """Give what a rule over a part may name: its questions, side questions and tables, now and in earlier periods."""
    answers = _answers(part.questions)
    return {**_rule_names(follow_up, form), LAST_YEAR: answers, PREVIOUS: answers, **answers}


def table_names(follow_up: FollowUp, form: Form, table: Question) -> Fields:
    """Give what a rule over a table may name: the columns of the row, and those of the same row in earlier periods."""
    columns = {column.id: _value(column) for column in table.columns}
    return {**_rule_names(follow_up, form), LAST_YEAR: columns, PREVIOUS: columns, **columns}


def sentence_names(names: Names) -> Names:
    """Give what a rule's sentence may name: not the rest of the form, whose texts it must not quote."""
    return names and {name: inner for name, inner in names.items() if name != ANSWERS}


def _rule_names(follow_up: FollowUp, form: Form) -> Fields:
    """Give what every rule over a form may name: the whole form is `svar`, and `svarande` the one that fills it in."""
    register = follow_up.registers.get(form.register)
    return {
        "rapport": general_names(follow_up)["rapport"],
        "period": _PERIOD,
        RESPONDENT: row_names(follow_up.registers, register) if register else None,
        ANSWERS: answer_names(form),
    }


def answer_names(form: Form) -> Fields:
    """Give what a condition over a whole form may name: parts, and in them questions."""
    return {part.id: _answers(part.questions) for part in form.parts}


def _answers(questions: Iterable[Question]) -> dict[str, Names]:
    names: dict[str, Names] = {}
    for question in questions:
        names[question.id] = _value(question)
        names |= {f"{question.id}_{side.id}": _value(side) for side in question.side}
    return names


def _value(question: Question) -> Names:
    match question.kind:
        case Kind.TABLE:
            return {EACH: {column.id: _value(column) for column in question.columns}}
        case Kind.MULTIPLE:
            return {EACH: LEAF}
        case Kind.DATE:
            return DAY
    return LEAF


def document_names(follow_up: FollowUp, row: Names = None) -> dict[str, Names]:
    """Give what a document may name; *row* is what `rad` is, where there is one."""
    rows = {name: respondent_names(follow_up, register) for name, register in follow_up.registers.items()}
    crossed = {table.id: table for table in follow_up.tables.values() if table.kind is TableKind.CROSS}
    names: dict[str, Names] = {
        **general_names(follow_up),
        "modell": {"titel": LEAF, "version": LEAF, "kortnamn": LEAF},
        "dokument": {"titel": LEAF, "namn": LEAF, "version": LEAF, "datum": DAY},
        "register": _listed(rows),
        "poster": _by_id(follow_up.registers, rows),
        "svar": {
            form.id: _document_answers(follow_up, form)
            for form in follow_up.forms.values()
            if form.register in follow_up.registers and len(follow_up.registers[form.register].rows) == 1
        },
        "tackning": {form.id: _coverage(form) for form in follow_up.forms.values()},
        "tabell": dict.fromkeys(follow_up.tables, BLOCK),
        "diagram": dict.fromkeys(follow_up.charts, BLOCK),
        "hanvisning": dict.fromkeys((*follow_up.tables, *follow_up.charts), LEAF),
        "data": {name: published_names(follow_up, table) for name, table in crossed.items()},
        METHOD_NAME: {method.id: _results(follow_up, method) for method in follow_up.methods.values()},
    }
    return names if row is None else names | {"rad": row}


_BLOCKS = frozenset({"tabell", "diagram"})
_COUNTED = ("ska_svara", "inkommen", "klar", "besvarade", "obligatoriska")
ANSWERING = _BLOCKS | {*_COUNTED, "svar", "alla_svar", "sen", "lamnad", METHOD_NAME}
"""What a row that answers forms has besides its fields; `senast`, its last day, goes before a field of that name."""
REFERRED = _BLOCKS | {"har"}
"""What a row that others refer to has besides its fields."""


def _coverage(form: Form) -> Names:
    return {**(_COVERAGE or {}), **(_LATENESS or {})} if form.handed_in else _COVERAGE


def respondent_names(follow_up: FollowUp, register: Register, above: tuple[str, ...] = ()) -> Fields:
    """Give a register's row as documents see it: its fields, its answers, and the rows that refer to it.

    Registers that refer to each other in a ring (*above*) may be followed round it, as in `row_names`.
    """
    names = {**row_names(follow_up.registers, register), **_answering(follow_up, register)}
    beneath = (*above, register.id)
    referring: dict[str, Names] = {
        each.id: None if each.id in beneath else {EACH: respondent_names(follow_up, each, beneath)}
        for each in follow_up.referrers(register.id)
    }
    return {**names, "har": referring, **_blocks(follow_up)} if referring else names


def _answering(follow_up: FollowUp, register: Register) -> Fields:
    """Give what there is to name in a row that answers forms."""
    forms = [form for form in follow_up.forms.values() if form.register == register.id]
    if not forms:
        return {}
    answers: dict[str, Names] = {}
    for form in reversed(forms):
        answers |= _document_answers(follow_up, form)
    followed = any(form.handed_in for form in forms)
    lateness: Fields = {"senast": DAY, "lamnad": DAY, "sen": LEAF} if followed else {}
    plain: Fields = {**dict.fromkeys(_COUNTED, LEAF), "alla_svar": BLOCK}
    return {**plain, **lateness, **_own_results(follow_up, forms), "svar": answers, **_blocks(follow_up)}


def _blocks(follow_up: FollowUp) -> Fields:
    """Give what can be made for one row alone."""
    return {"tabell": dict.fromkeys(follow_up.tables, BLOCK), "diagram": dict.fromkeys(follow_up.charts, BLOCK)}


def _own_results(follow_up: FollowUp, forms: Iterable[Form]) -> Fields:
    """Give what methods give of a respondent's answers; nothing if no method is over its forms."""
    own = {form.id for form in forms}
    several = [method for method in follow_up.methods.values() if method.kind not in OF_ALL]
    methods = [method for method in several if method.source.partition(".")[0] in own]
    results = {method.id: method_names.of_respondent(method.kind) for method in methods}
    return {METHOD_NAME: results} if results else {}


def _results(follow_up: FollowUp, method: Method) -> Names:
    form = follow_up.forms.get(method.source.partition(".")[0])
    register = follow_up.registers.get(form.register) if form else None
    return method_names.together(method.kind, row_names(follow_up.registers, register) if register else None)


def _document_answers(follow_up: FollowUp, form: Form) -> dict[str, Names]:
    names: dict[str, Names] = {}
    for part in form.parts:
        tables = {
            question.id: {EACH: record_names(follow_up, form, part, question)}
            for question in part.questions
            if question.kind is Kind.TABLE
        }
        names[part.id] = _answers(part.questions) | tables
    return names


def record_names(follow_up: FollowUp, form: Form, part: Part, table: Question) -> Fields:
    """Give a row of a table as documents see it: its columns, its fixed row's fields, and each register's row."""
    keys = (form.register, part.dimension[0] if part.dimension else "", table.rows_from)
    registers = {name: follow_up.registers[name] for name in keys if name in follow_up.registers}
    rows = {name: row_names(follow_up.registers, register) for name, register in registers.items()}
    columns = {column.id: _value(column) for column in table.columns}
    source = f"{form.id}.{part.base or part.id}.{table.id}"
    methods = [method for method in follow_up.methods.values() if method.source == source and method.kind in BY_ROW]
    results = {METHOD_NAME: {method.id: method_names.FIELDS[method.kind] for method in methods}} if methods else {}
    return {**rows, **(rows.get(table.rows_from) or {}), **columns, **results}
