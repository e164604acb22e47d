"""Rules, protections, tables of the report and documents, from the tables of a model."""

import re
from collections.abc import Iterator

from generator.definitions.reading import Node
from generator.model.charts import METHOD
from generator.model.definition import (
    Comparison,
    DocumentPlan,
    Kind,
    ListColumn,
    Protection,
    Rule,
    Share,
    Table,
    TableKind,
)
from generator.model.findings import Finding, Severity
from generator.swedish.definition_messages import Definition
from generator.swedish.text import ascii_id

_SMALLEST_BASE = 20
_TEMPLATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.docx")


def rule(node: Node) -> Rule:
    """Build a rule; without a word it is an error to break it."""
    word = node.text("severity")
    return Rule(
        id=node.text("id"),
        scope=node.text("scope"),
        condition=node.text("condition"),
        text=node.text("text"),
        severity=Severity(word) if word in {severity.value for severity in Severity} else Severity.ERROR,
        place=node.place,
        at=node.text("at"),
    )


def protection(node: Node) -> Protection:
    """Build a protection; the threshold is a number or an expression."""
    number = node.number("threshold")
    return Protection(
        id=node.text("id"),
        threshold=str(number) if number is not None else node.text("threshold"),
        smallest_base=node.whole("smallest_base", _SMALLEST_BASE),
        suppress_zero=node.flag("suppress_zero"),
    )


def table(node: Node) -> Table:
    """Build a table of the report."""
    word = node.text("kind")
    where = node.table("where")
    return Table(
        id=node.text("id"),
        title=node.text("title"),
        kind=TableKind(word) if word in {kind.value for kind in TableKind} else TableKind.CROSS,
        place=node.place,
        source="" if _of_method(node) else node.text("source"),
        rows=node.text("rows"),
        columns=node.text("columns"),
        column_rows=node.texts("column_rows"),
        measures=node.texts("measures"),
        where={key: where.text(key) for key in where.values} if where else {},
        shares=tuple(_share(share) for share in node.tables("shares")),
        over_year=node.text("periods") == "aret",
        by_years=node.text("periods") == "ar_for_ar",
        compare=next((one for one in Comparison if one.value == node.text("compare")), None),
        compare_common=node.flag("compare_common"),
        same_facts=node.texts("same_facts"),
        compare_percent=node.flag("compare_percent", default=True),
        protection=node.text("protection"),
        counted_when=node.text("counted_when"),
        not_counted_text=node.text("not_counted_text"),
        total=node.flag("total", default=True),
        column_total=node.flag("column_total"),
        list_columns=tuple(_list_column(column) for column in node.tables("list_columns")),
        condition=node.text("condition"),
        form=node.text("form"),
        parts=node.texts("parts"),
        kinds=tuple(kind for kind in Kind if kind.value in node.texts("kinds")),
        side=node.texts("side"),
        method=node.text("source").removeprefix(METHOD) if _of_method(node) else node.text("method"),
        empty_text=node.text("empty_text"),
        notes=node.texts("notes"),
    )


def _of_method(node: Node) -> bool:
    return node.text("source").startswith(METHOD)


def _share(node: Node) -> Share:
    return Share(node.text("id"), node.text("title"), node.text("part"), node.text("whole"))


def _list_column(node: Node) -> ListColumn:
    numeric = node.text("kind") == "tal"
    return ListColumn(node.text("title"), node.text("value"), numeric, node.whole("width"))


def document_faults(tree: Node) -> Iterator[Finding]:
    """Find documents that would get the same file name, and templates that are no Word files beside the model."""
    names: set[str] = set()
    for node in tree.tables("documents"):
        name, template = node.text("name"), node.text("template")
        if ascii_id(name) in names:
            yield Definition.DOCUMENT_TWICE.at(node.at("name"), name=name)
        names.add(ascii_id(name))
        if template and not _TEMPLATE.fullmatch(template):
            yield Definition.TEMPLATE_NAME.at(node.at("template"), name=template)


def document(node: Node) -> DocumentPlan:
    """Build a document plan."""
    outline = node.values.get("outline")
    return DocumentPlan(
        id=node.text("id"),
        name=node.text("name"),
        title=node.text("title"),
        template=node.text("template"),
        per=node.text("per"),
        outline=outline if isinstance(outline, str) else "",
        parts=node.texts("year_parts"),
    )
