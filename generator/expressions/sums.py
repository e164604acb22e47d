"""Which conditions say that a number is the sum of others: `kvinnor + man + okant == totalt`."""

from dataclasses import dataclass

from jinja2 import nodes

from generator.expressions.environment import Language


@dataclass(frozen=True, slots=True)
class Sum:
    """The names of the parts, in the order in which they are added, and of what they add up to."""

    parts: tuple[str, ...]
    whole: str


def sum_in(condition: str, language: Language) -> Sum | None:
    """Give the sum that *condition* demands, or None if it says anything else or anything more."""
    tree = language.parse(condition, "condition").find(nodes.Assign)
    match tree.node if tree else None:
        case nodes.Compare(expr=left, ops=[nodes.Operand(op="eq", expr=right)]):
            one, other = _added(left), _added(right)
            if len(one) > 1 and len(other) == 1:
                return Sum(one, other[0])
            if len(other) > 1 and len(one) == 1:
                return Sum(other, one[0])
    return None


def _added(node: nodes.Node) -> tuple[str, ...]:
    """Give the names that are added up; nothing if there is anything else than names and plus."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Add(left=left, right=right):
            before, after = _added(left), _added(right)
            return before + after if before and after else ()
        case _:
            return ()
