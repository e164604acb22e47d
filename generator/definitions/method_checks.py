"""Whether methods name columns that are there and fit, have the keys of their kind, and give nothing away.

They are held against the model as it is written: a column that this period does not ask about is still a column.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.definitions.agreement_checks import agreement_faults
from generator.definitions.keys import METHOD
from generator.definitions.methods import method as built
from generator.definitions.questions import as_written
from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.expressions.method_names import METHOD_NAME
from generator.model.definition import NUMBER_KINDS, FollowUp, Kind, Method, Question, TableKind
from generator.model.findings import Finding
from generator.model.methods import JUDGED, OF_ALL, Direction, MethodKind
from generator.swedish.definition_messages import Definition
from generator.swedish.text import joined

_NEEDED = {
    MethodKind.BEFORE_AFTER: ("before", "after", "wanted"),
    MethodKind.TIME_SERIES: ("time", "value"),
    MethodKind.PACE: ("time", "value", "goal", "until", "wanted"),
    MethodKind.CRITERIA: ("criteria",),
    MethodKind.PERFORMED: ("part", "whole"),
    MethodKind.DISTRIBUTION: ("parts",),
    MethodKind.AGREEMENT: (),
}
_POSSIBLE = {
    MethodKind.BEFORE_AFTER: (
        "name",
        "unit",
        "compared_before",
        "compared_after",
        "here",
        "there",
        "smallest",
        "least_gap",
    ),
    MethodKind.TIME_SERIES: ("name", "unit", "smallest", "least_points", "where"),
    MethodKind.PACE: ("name", "unit", "least_points", "where"),
    MethodKind.CRITERIA: ("name",),
    MethodKind.PERFORMED: ("name", "singular", "plural"),
    MethodKind.DISTRIBUTION: ("unit", "cost", "smallest"),
    MethodKind.AGREEMENT: ("questions", "who"),
}
_PAIRS = (("compared_before", "compared_after"), ("singular", "plural"))
_NUMBERS = ("before", "after", "compared_before", "compared_after", "value", "part", "whole", "parts", "cost", "goal")
_CHOICES = (Kind.CHOICE, Kind.SCALE)
_TEXTS = (Kind.TEXT, Kind.PROSE)
_FITTING = {
    "name": (*_TEXTS, *_CHOICES),
    "time": (Kind.TEXT, Kind.DATE, Kind.INTEGER, Kind.DECIMAL, *_CHOICES),
}
_WORDS = {key.field: key.name for key in METHOD.keys}
_LEAST_POINTS = 3
_SECRET = (*_NUMBERS, *_FITTING, "unit", "wanted")


@dataclass(frozen=True, slots=True)
class _Written:
    """A method as it is written, and the columns or questions of what it is about."""

    node: Node
    method: Method
    columns: Mapping[str, Question]
    follow_up: FollowUp


def method_faults(tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find methods that cannot be worked out, and those that would show what is not to be shown."""
    sources = dict(_sources(tree))
    asked = {
        f"{path}.{node.text('id')}": as_written(node)
        for path, (is_table, nodes) in sources.items()
        if not is_table
        for node in nodes
    }
    for node in tree.tables("methods"):
        method = built(node)
        if method is None:
            continue
        yield from _key_faults(node, method)
        if method.kind in OF_ALL:
            yield from agreement_faults(node, method, asked, follow_up)
            continue
        known = [path for path, (table, _) in sources.items() if table or method.kind is MethodKind.DISTRIBUTION]
        if method.source in known:
            columns = {column.text("id"): as_written(column) for column in sources[method.source][1]}
            yield from _faults(_Written(node, method, columns, follow_up))
        elif method.source:
            plain, close = Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE
            yield suggested(plain, close, node.at("source"), "scope", method.source, known)


def _sources(tree: Node) -> Iterator[tuple[str, tuple[bool, tuple[Node, ...]]]]:
    """Yield every part and every table question by its path: whether it is a table, and its questions or columns."""
    shared = {part.text("id"): part for part in tree.tables("shared_parts")}
    for form in tree.tables("forms"):
        own = [shared[part_id] for part_id in form.texts("shared") if part_id in shared]
        for part in (*own, *form.tables("parts")):
            path = f"{form.text('id')}.{part.text('id')}"
            yield path, (False, part.tables("questions"))
            for asked in part.tables("questions"):
                if asked.tables("columns"):
                    yield f"{path}.{asked.text('id')}", (True, asked.tables("columns"))


def _key_faults(node: Node, method: Method) -> Iterator[Finding]:
    """Find keys that are missing, that belong to another kind, or that need each other."""
    kind = method.kind
    missing = [_WORDS[field] for field in _NEEDED[kind] if field not in node.values]
    if missing:
        yield Definition.METHOD_INCOMPLETE.at(node.place, id=method.id, kind=kind.value, keys=joined(missing))
    for field in node.values:
        if field not in ("id", "kind", "source", *_NEEDED[kind], *_POSSIBLE[kind]):
            yield Definition.METHOD_OTHER_KEY.at(node.at(field), id=method.id, kind=kind.value, key=_WORDS[field])
    for first, second in _PAIRS:
        if (first in node.values) is not (second in node.values):
            given = first if first in node.values else second
            yield Definition.METHOD_PAIR.at(node.at(given), id=method.id, first=_WORDS[first], second=_WORDS[second])
    if method.least_points < _LEAST_POINTS:
        yield Definition.METHOD_FEW_POINTS.at(node.at("least_points"), least=_LEAST_POINTS)


def _faults(written: _Written) -> Iterator[Finding]:
    yield from _column_faults(written)
    yield from _criteria_faults(written)
    yield from _where_faults(written)
    yield from _secret_faults(written)
    yield from _name_faults(written)


def _column_faults(written: _Written) -> Iterator[Finding]:
    """Find columns that are not there, and such as do not fit."""
    node, columns = written.node, written.columns
    for field in (*_NUMBERS, "name", "time"):
        for column in node.texts(field):
            if column not in columns:
                yield _unknown(written, field, column)
            elif field in _NUMBERS and columns[column].kind not in NUMBER_KINDS:
                yield Definition.METHOD_NUMBER.at(node.at(field), id=column, key=_WORDS[field])
    for field, fitting in _FITTING.items():
        named = columns.get(node.text(field))
        if named and named.kind not in fitting:
            place = node.at(field)
            yield Definition.METHOD_COLUMN_KIND.at(place, id=named.id, kind=named.kind.value, key=_WORDS[field])
    wanted, words = written.method.wanted, [direction.value for direction in Direction]
    if wanted in columns:
        yield from _step_faults(written, "wanted", columns[wanted], words)
    elif wanted and wanted not in words:
        yield _unknown(written, "wanted", wanted, words)


def _unknown(written: _Written, field: str, column: str, words: Iterable[str] = ()) -> Finding:
    known = [*words, *written.columns]
    plain, close = Definition.NO_SUCH_COLUMN, Definition.NO_SUCH_COLUMN_CLOSE
    return suggested(plain, close, written.node.at(field), "id", column, known, source=written.method.source)


def _criteria_faults(written: _Written) -> Iterator[Finding]:
    """Find criteria without a column or a word, and columns without the answers that are understood."""
    for column, word in written.method.criteria.items():
        if column not in written.columns:
            yield _unknown(written, "criteria", column)
        else:
            yield from _step_faults(written, "criteria", written.columns[column], (JUDGED[0], JUDGED[-1]))
        if not word:
            yield Definition.KEY_EMPTY.at(written.node.at("criteria"), key=column)


def _where_faults(written: _Written) -> Iterator[Finding]:
    """Find limits by columns that are not there, or by answers that cannot be chosen."""
    for column, wanted in written.method.where.items():
        if column not in written.columns:
            yield _unknown(written, "where", column)
        else:
            yield from _step_faults(written, "where", written.columns[column], (wanted,))


def _step_faults(written: _Written, field: str, column: Question, wanted: Iterable[str]) -> Iterator[Finding]:
    """Find a column whose choices are not the ones that are understood; a register's rows never are."""
    place, scale = written.node.at(field), written.follow_up.scales.get(column.scale)
    if column.kind not in _CHOICES:
        yield Definition.METHOD_COLUMN_KIND.at(place, id=column.id, kind=column.kind.value, key=_WORDS[field])
    elif column.register or scale:
        missing = [step for step in wanted if not (scale and scale.step(step))]
        if missing:
            yield Definition.METHOD_STEPS.at(place, id=column.id, steps=joined(missing))


def _secret_faults(written: _Written) -> Iterator[Finding]:
    """Find a method over what a table protects, or over what is never printed."""
    node, method = written.node, written.method
    for table in written.follow_up.tables.values():
        if table.kind is TableKind.CROSS and table.protection and table.source == method.source:
            yield Definition.METHOD_PROTECTED.at(node.at("source"), table=table.id, source=table.source, id=method.id)
            break
    for field in _SECRET:
        for column in node.texts(field):
            if column in written.columns and written.columns[column].withheld:
                yield Definition.METHOD_WITHHELD.at(node.at(field), id=column)
    for column in method.criteria:
        if column in written.columns and written.columns[column].withheld:
            yield Definition.METHOD_WITHHELD.at(node.at("criteria"), id=column)


def _name_faults(written: _Written) -> Iterator[Finding]:
    """Find a column, or a field of the respondents, that has the name which the results are to have."""
    if METHOD_NAME in written.columns:
        yield Definition.METHOD_NAME_TAKEN.at(written.node.at("source"), where=written.method.source)
    form = written.follow_up.forms[written.method.source.partition(".")[0]]
    register = written.follow_up.registers.get(form.register)
    if register and METHOD_NAME in {field.id for field in register.fields}:
        yield Definition.METHOD_NAME_TAKEN.at(written.node.at("source"), where=register.id)
