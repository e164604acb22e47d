"""Whether what compares respondents names a form, and questions of it whose answers are steps of a scale."""

from collections.abc import Iterator, Mapping

from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.model.definition import CHOICE_KINDS, FollowUp, Kind, Question, Table, TableKind
from generator.model.findings import Finding
from generator.model.methods import OF_ALL, Method
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import KINDS_OF_IDS

_LEAST_STEPS = 2
"""With fewer there is no step between two answers."""


def agreement_faults(
    node: Node, method: Method, asked: Mapping[str, Question], follow_up: FollowUp
) -> Iterator[Finding]:
    """Find a form that is not there, and questions that cannot be compared; *asked* are by `blankett.del.fraga`."""
    if method.source not in follow_up.forms:
        plain, close = Definition.REFERENCE, Definition.REFERENCE_CLOSE
        if method.source:
            yield suggested(
                plain, close, node.at("source"), "id", method.source, follow_up.forms, kind=KINDS_OF_IDS["blankett"]
            )
        return
    own = {path.partition(".")[2]: each for path, each in asked.items() if path.startswith(f"{method.source}.")}
    judging = [path for path, each in own.items() if each.kind is Kind.SCALE]
    for path in method.questions or judging:
        if path not in own:
            plain, close = Definition.NOT_IN_FORM, Definition.NOT_IN_FORM_CLOSE
            yield suggested(plain, close, node.at("questions"), "id", path, own, form=method.source)
        elif _steps(own[path], follow_up) < _LEAST_STEPS:
            yield Definition.METHOD_NO_STEPS.at(node.at("questions"), id=path)
        elif own[path].withheld:
            yield Definition.METHOD_WITHHELD.at(node.at("questions"), id=path)
    if not method.questions and not judging:
        yield Definition.METHOD_NOTHING.at(node.place, id=method.id, form=method.source)


def _steps(asked: Question, follow_up: FollowUp) -> int:
    scale = follow_up.scales.get(asked.scale)
    if asked.kind not in CHOICE_KINDS or asked.kind is Kind.MULTIPLE:
        return 0
    return len({step.value for step in scale.steps if step.value is not None}) if scale else _LEAST_STEPS


def table_method_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    """Find a table whose method is of another kind, or about another form."""
    method = follow_up.methods.get(table.method)
    if method and not (table.kind is TableKind.SIDE_BY_SIDE and method.kind in OF_ALL and method.source == table.form):
        yield Definition.TABLE_METHOD.at(table.place, id=table.id, method=method.id)
