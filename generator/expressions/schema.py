"""Which names a follow-up offers where: in its forms, its rules, and the documents that it makes.

The values stand in `context`, and for documents in `report`; here is only what there is. A name that no schema has is
a slip, and is told before anything runs.
"""

from collections.abc import Iterable, Mapping

from generator.expressions import method_names
from generator.expressions.field_names import DAY, Fields, answers_of, part_answers, row_names, value_of
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.names import BLOCK, EACH, LEAF, Names
from generator.expressions.published_names import published_names
from generator.model.definition import FollowUp, Form, Kind, Method, Part, Question, Register, TableKind
from generator.model.methods import OF_ALL, MethodKind
from generator.model.sources import judgements
from generator.model.subjects import is_repeated_for, subjects_of

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
ANSWERED_FOR = "svar_fran"
"""What a register's row has: the answers that parts repeated for it have got."""
GAPS = "luckor"
JUDGEMENT = ("nummer", "fraga", "svar", "del", "omrade", "lucka_vid", "lucka")
"""What every answer that may show a gap has, besides what stands beside it and whose it is."""
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


def row_start_names(follow_up: FollowUp, form: Form, table: Question) -> Fields:
    """Give what the texts of rows may name that begin as a register's: what is answered about it, now and before."""
    names = form_names(follow_up, form, follow_up.registers.get(table.prefilled_rows))
    register = follow_up.registers.get(table.prefilled_rows)
    about = _answered_for(follow_up, register) if register else {}
    row = {**(names["rad"] or {}), ANSWERED_FOR: about} if about else names["rad"]
    return {**names, "rad": row, PREVIOUS: {column.id: value_of(column) for column in table.columns}}


def carried_names(follow_up: FollowUp, form: Form, table: Question) -> Fields:
    """Give what the texts of rows may name that begin a table: `rad` is the row of the period before that it is of."""
    source = form.question(table.carried_from) if table.carried_from else table
    columns = source.columns if source else ()
    return {**form_names(follow_up, form, None), "rad": {column.id: value_of(column) for column in columns}}


def part_names(follow_up: FollowUp, form: Form, part: Part) -> Fields:
    """Give what a rule over a part may name: its questions, side questions and tables, now and in earlier periods."""
    answers = answers_of(part.questions)
    return {**_rule_names(follow_up, form, part), LAST_YEAR: answers, PREVIOUS: answers, **answers}


def table_names(follow_up: FollowUp, form: Form, table: Question) -> Fields:
    """Give what a rule over a table may name: the columns of the row, and those of the same row in earlier periods."""
    columns = {column.id: value_of(column) for column in table.columns}
    return {**_rule_names(follow_up, form), LAST_YEAR: columns, PREVIOUS: columns, **columns}


def sentence_names(names: Names) -> Names:
    """Give what a rule's sentence may name: not the rest of the form, whose texts it must not quote."""
    return names and {name: inner for name, inner in names.items() if name != ANSWERS}


def _rule_names(follow_up: FollowUp, form: Form, part: Part | None = None) -> Fields:
    """Give what every rule over a form may name: the whole form is `svar`, and `svarande` the one that fills it in.

    In a *part* that is repeated, `rad` is the row that it is for.
    """
    register = follow_up.registers.get(form.register)
    repeated = follow_up.registers.get(part.dimension[0]) if part and part.dimension else None
    row: Fields = {"rad": row_names(follow_up.registers, repeated)} if repeated else {}
    return {
        **row,
        "rapport": general_names(follow_up)["rapport"],
        "period": _PERIOD,
        RESPONDENT: row_names(follow_up.registers, register) if register else None,
        ANSWERS: answer_names(form),
    }


def answer_names(form: Form) -> Fields:
    """Give what a condition over a whole form may name: parts, and in them questions."""
    return {part.id: answers_of(part.questions) for part in form.parts}


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
        "kallor": {"tabeller": BLOCK},
        "data": {name: published_names(follow_up, table) for name, table in crossed.items()},
        GAPS: {EACH: judgement_names(follow_up, *follow_up.forms.values())},
        METHOD_NAME: {method.id: _results(follow_up, method) for method in follow_up.methods.values()},
    }
    return names if row is None else names | {"rad": row}


_BLOCKS = frozenset({"tabell", "diagram"})
_COUNTED = ("ska_svara", "inkommen", "klar", "besvarade", "obligatoriska")
ANSWERING = _BLOCKS | {*_COUNTED, "svar", "alla_svar", "sen", "lamnad", METHOD_NAME}
"""What a row that answers forms has besides its fields; `senast`, its last day, goes before a field of that name."""
REFERRED = _BLOCKS | {"har"}
"""What a row that others refer to has besides its fields."""
REPEATED = _BLOCKS | {ANSWERED_FOR}
"""What a row that parts are repeated for has besides its fields."""


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
    answered = _answered_for(follow_up, register)
    if own := _results_about(follow_up, register):
        names |= {METHOD_NAME: {**own, **(names.get(METHOD_NAME) or {})}}
    names |= ({"har": referring} if referring else {}) | ({ANSWERED_FOR: answered} if answered else {})
    return {**names, **_blocks(follow_up)} if referring or _is_subject(follow_up, register) else names


def _answered_for(follow_up: FollowUp, register: Register) -> dict[str, Names]:
    """Give what has been answered about a row, by the forms with parts that are repeated for it."""
    found: dict[str, Names] = {}
    for form in follow_up.forms.values():
        parts = {part.base: part_answers(follow_up, form, part) for part in form.parts if _is_for(part, register)}
        own = follow_up.registers.get(form.register)
        respondent = row_names(follow_up.registers, own) if own else None
        if parts:
            found[form.id] = {EACH: {RESPONDENT: respondent, "inkommen": LEAF, **parts}}
    return found


def _is_for(part: Part, register: Register) -> bool:
    return part.dimension is not None and part.dimension[0] == register.id


def _is_subject(follow_up: FollowUp, register: Register) -> bool:
    """Tell whether tables can be made of what is about one row of a register."""
    sources = (table.source for table in follow_up.tables.values() if table.source)
    return any(register.id in subjects_of(follow_up, source) for source in sources) or any(
        is_repeated_for(form, register.id) for form in follow_up.forms.values()
    )


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


def _results_about(follow_up: FollowUp, register: Register) -> dict[str, Names]:
    """Give what methods give of answers that are about a row."""
    methods = (each for each in follow_up.methods.values() if register.id in subjects_of(follow_up, each.source))
    return {method.id: _results(follow_up, method) for method in methods if method.kind is not MethodKind.DISTRIBUTION}


def result_names(follow_up: FollowUp, method: Method) -> Fields:
    """Give a row of a list of what a method has given: its fields, and the rows that it is of and about."""
    form = follow_up.forms.get(method.source.partition(".")[0])
    own = follow_up.registers.get(form.register) if form else None
    about = [follow_up.registers[name] for name in subjects_of(follow_up, method.source) if name in follow_up.registers]
    rows = {each.id: row_names(follow_up.registers, each) for each in (*about, *((own,) if own else ()))}
    return {**rows, RESPONDENT: rows[own.id] if own else None, **method_names.FIELDS[method.kind]}


def _results(follow_up: FollowUp, method: Method) -> Names:
    form = follow_up.forms.get(method.source.partition(".")[0])
    register = follow_up.registers.get(form.register) if form else None
    return method_names.together(method.kind, row_names(follow_up.registers, register) if register else None)


def _document_answers(follow_up: FollowUp, form: Form) -> dict[str, Names]:
    names: dict[str, Names] = {}
    for part in form.parts:
        names[part.id] = part_answers(follow_up, form, part)
    return names


def judgement_names(follow_up: FollowUp, *forms: Form) -> Fields:
    """Give an answer that may show a gap, as documents see it: what was asked and said, beside it too, and by whom."""
    registers = [follow_up.registers[form.register] for form in forms if form.register in follow_up.registers]
    sides = {side.id: value_of(side) for form in forms for _, question in judgements(form) for side in question.side}
    rows = {register.id: row_names(follow_up.registers, register) for register in registers}
    respondent: Names = next(iter(rows.values())) if len(rows) == 1 else None
    return {**sides, **dict.fromkeys(JUDGEMENT, LEAF), RESPONDENT: respondent, **rows}
