"""Methods from the tables of a model; whether they fit what they are about is for `method_checks`."""

from generator.definitions.reading import Node
from generator.model.methods import Method, MethodKind

_SMALLEST = 20
_LEAST_POINTS = 3
_LEAST_GAP = 5


def method(node: Node) -> Method | None:
    """Build a method; None for a word that is no kind, which has its finding."""
    word = node.text("kind")
    if word not in {kind.value for kind in MethodKind}:
        return None
    criteria, where = node.table("criteria"), node.table("where")
    until = node.number("until")
    return Method(
        id=node.text("id"),
        kind=MethodKind(word),
        source=node.text("source"),
        place=node.place,
        name=node.text("name"),
        unit=node.text("unit"),
        before=node.text("before"),
        after=node.text("after"),
        compared_before=node.text("compared_before"),
        compared_after=node.text("compared_after"),
        wanted=node.text("wanted"),
        here=node.text("here"),
        there=node.text("there"),
        smallest=node.whole("smallest", _SMALLEST),
        least_gap=node.whole("least_gap", _LEAST_GAP),
        time=node.text("time"),
        value=node.text("value"),
        least_points=node.whole("least_points", _LEAST_POINTS),
        criteria={column: criteria.text(column) for column in criteria.values} if criteria else {},
        part=node.text("part"),
        whole=node.text("whole"),
        singular=node.text("singular"),
        plural=node.text("plural"),
        parts=node.texts("parts"),
        cost=node.text("cost"),
        questions=node.texts("questions"),
        who=node.text("who"),
        goal=node.text("goal"),
        until=node.text("until") if until is None else str(until),
        where={column: where.text(column) for column in where.values} if where else {},
    )
