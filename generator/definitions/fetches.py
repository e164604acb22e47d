"""What a model has fetched from files of statistics: built from its tables, and whether it fits the form it goes to."""

from collections.abc import Iterator, Mapping

from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.model.definition import FollowUp, fields_of
from generator.model.fetching import Fetch, FetchFormat
from generator.model.findings import Finding
from generator.model.sources import find_table, source_names
from generator.swedish.definition_messages import Definition


def build_fetches(tree: Node) -> Mapping[str, Fetch]:
    """Build what is fetched, by id; a word that is no format has its finding."""
    return {node.text("id"): _fetch(node) for node in tree.tables("fetches") if _format(node)}


def _format(node: Node) -> FetchFormat | None:
    return next((each for each in FetchFormat if each.value == node.text("format")), None)


def _fetch(node: Node) -> Fetch:
    return Fetch(
        id=node.text("id"),
        format=_format(node) or FetchFormat.KOLADA,
        target=node.text("target"),
        register=node.text("register"),
        code=node.text("code"),
        area=node.text("area"),
        compared=node.text("compared"),
        columns=_texts(node, "columns"),
        answers=_texts(node, "answers"),
        place=node.place,
    )


def _texts(node: Node, name: str) -> dict[str, str]:
    table = node.table(name)
    return {key: table.text(key) for key in table.values} if table else {}


def fetch_faults(tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find fetches whose table, columns, register or answers are not there, or that several would have to fill in."""
    for node in tree.tables("fetches"):
        fetch = follow_up.fetches.get(node.text("id"))
        if fetch is not None:
            yield from _target_faults(node, fetch, follow_up)
            yield from _register_faults(node, fetch, follow_up)


def _target_faults(node: Node, fetch: Fetch, follow_up: FollowUp) -> Iterator[Finding]:
    found = find_table(follow_up, fetch.target)
    if found is None:
        known = [name for name in source_names(follow_up) if find_table(follow_up, name)]
        plain, close = Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE
        yield suggested(plain, close, node.at("target"), "scope", fetch.target, known)
        return
    form, part, table = found
    alone = len(follow_up.registers[form.register].rows) == 1 if form.register in follow_up.registers else True
    if table.rows_from or part.dimension or not alone:
        yield Definition.FETCH_TARGET.at(node.at("target"), id=fetch.id, target=fetch.target)
    columns = [column.id for column in table.columns]
    for column in fetch.columns:
        if column not in columns:
            plain, close = Definition.NO_SUCH_COLUMN, Definition.NO_SUCH_COLUMN_CLOSE
            yield suggested(plain, close, node.at("columns"), "id", column, columns, source=fetch.target)
    fields = [field for each in form.parts for field, _ in fields_of(each)]
    for field in fetch.answers:
        if field not in fields:
            plain, close = Definition.NOT_IN_FORM, Definition.NOT_IN_FORM_CLOSE
            yield suggested(plain, close, node.at("answers"), "id", field, fields, form=form.id)


def _register_faults(node: Node, fetch: Fetch, follow_up: FollowUp) -> Iterator[Finding]:
    register = follow_up.registers.get(fetch.register)
    fields = [each.id for each in register.fields] if register else []
    if register and fetch.code not in fields:
        plain, close = Definition.NO_SUCH_FIELD, Definition.NO_SUCH_FIELD_CLOSE
        yield suggested(plain, close, node.at("code"), "id", fetch.code, fields, register=register.id)
