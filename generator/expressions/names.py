"""Which names an expression uses, as dotted paths from the top: `register.grupper.*.svar.om.status`.

An element of a list is a star; a loop's own name stands for the elements it goes through, so paths are whole also
inside loops. `unknown_names` compares the paths with what there is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import nodes

from generator.expressions.environment import Kind, Language
from generator.expressions.faults import with_suggestion
from generator.expressions.vocabulary import BLOCK_FILTERS
from generator.swedish.expression_messages import Fault

Names = Mapping[str, "Names"] | None
"""What there is under a name: its fields by name, nothing (`LEAF`), or whatever it may be (None)."""

LEAF: Names = {}
EACH = "*"

Template = nodes.Template
"""A parsed expression, as `Language.parse` gives it."""

Path = tuple[str, ...]
_Scope = dict[str, Path | None]

# Filters that give some of the rows they get, and those whose first argument names a field of the rows.
_KEEPING = frozenset({"selectattr", "rejectattr", "storst"})
_CHOOSING = frozenset({"first", "last"})
_BY_FIELD = frozenset({"varje", "summera", "selectattr", "rejectattr", "storst"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name; *line* counts from 1 within the source."""

    path: Path
    line: int


@cache
def _language() -> Language:
    return Language(filters=dict.fromkeys(BLOCK_FILTERS, str))


def names(source: str, kind: Kind) -> frozenset[str]:
    """Give the dotted paths that an expression uses; raises `ExpressionFault` if it cannot be read."""
    return frozenset(".".join(use.path) for use in uses(_language().parse(source, kind)))


def uses(tree: nodes.Template) -> Iterator[Use]:
    """Yield every use of a name that comes from outside, the longest path of each."""
    yield from _statements(tree.body, {})


def unknown_names(tree: nodes.Template, known: Names) -> Iterator[tuple[int, str]]:
    """Yield the line and the sentence of every name that is not there."""
    told = set()
    for use in uses(tree):
        sentence = _unknown(use.path, known)
        if sentence and (use.line, sentence) not in told:
            told.add((use.line, sentence))
            yield use.line, sentence


def _unknown(path: Path, known: Names) -> str:
    for position, name in enumerate(path):
        if known is None:
            return ""
        if name not in known:
            candidates = [candidate for candidate in known if candidate != EACH]
            if position == 0:
                return with_suggestion(Fault.UNKNOWN_NAME, Fault.UNKNOWN_NAME_CLOSE, name, candidates)
            if name == EACH:
                return Fault.NO_LIST.text(name=_shown(path[:position]))
            whole = _shown(path[:position])
            return with_suggestion(Fault.UNKNOWN_PART, Fault.UNKNOWN_PART_CLOSE, name, candidates, whole=whole)
        known = known[name]
    return ""


def _shown(path: Path) -> str:
    return ".".join(name for name in path if name != EACH)


def _statements(body: list[nodes.Node], scope: _Scope) -> Iterator[Use]:
    for node in body:
        match node:
            case nodes.For():
                yield from _loop(node, scope)
            case nodes.If():
                yield from _expression(node.test, scope)
                yield from _statements([*node.body, *node.elif_, *node.else_], scope)
            case nodes.Assign(target=target, node=value):
                yield from _expression(value, scope)
                scope.update(_bound(target, _path(value, scope)))
            case nodes.AssignBlock(target=target, body=inner):
                yield from _statements(inner, scope)
                scope.update(_bound(target, None))
            case _:
                yield from _expression(node, scope)


def _loop(node: nodes.For, scope: _Scope) -> Iterator[Use]:
    yield from _expression(node.iter, scope)
    through = _path(node.iter, scope)
    inner = scope | _bound(node.target, (*through, EACH) if through else None) | {"loop": None}
    if node.test is not None:
        yield from _expression(node.test, inner)
    if through and isinstance(node.target, nodes.Name):
        yield Use((*through, EACH), node.lineno)
    yield from _statements(node.body, inner)
    yield from _statements(node.else_, scope)


def _bound(target: nodes.Node, path: Path | None) -> _Scope:
    """Give the names that an assignment sets; the parts of a tuple stand for something unknown."""
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _expression(node: nodes.Node, scope: _Scope) -> Iterator[Use]:
    match node:
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            path = _path(node, scope)
            if path:
                yield Use(path, node.lineno)
            yield from _inside(node, scope)
        case nodes.Filter(node=value, name=name, args=args):
            path = _path(value, scope) if value is not None else None
            if path and name in _BY_FIELD and args and isinstance(args[0], nodes.Const):
                yield Use((*path, EACH, str(args[0].value)), node.lineno)
            yield from _children(node, scope)
        case nodes.Call(args=args, kwargs=kwargs):
            for argument in [*args, *kwargs]:
                yield from _expression(argument, scope)
        case _:
            yield from _children(node, scope)


def _children(node: nodes.Node, scope: _Scope) -> Iterator[Use]:
    for child in node.iter_child_nodes():
        yield from _expression(child, scope)


def _inside(node: nodes.Node, scope: _Scope) -> Iterator[Use]:
    """Yield the uses in the brackets of a path, and in what it begins with when that is no name."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getitem):
            yield from _expression(node.arg, scope)
        node = node.node
    if not isinstance(node, nodes.Name):
        yield from _expression(node, scope)


def _path(node: nodes.Node, scope: _Scope) -> Path | None:
    """Give the path that an expression stands for; None if it is none, or something that is not known."""
    match node:
        case nodes.Name(name=name):
            return scope.get(name, (name,))
        case nodes.Getattr(node=whole, attr=part):
            return _extended(_path(whole, scope), part)
        case nodes.Getitem(node=whole, arg=nodes.Const(value=str(part))):
            return _extended(_path(whole, scope), part)
        case nodes.Getitem(node=whole):
            return _extended(_path(whole, scope), EACH)
        case nodes.Filter(node=value, name=name) if value is not None and name in _KEEPING:
            return _path(value, scope)
        case nodes.Filter(node=value, name=name) if value is not None and name in _CHOOSING:
            return _extended(_path(value, scope), EACH)
    return None


def _extended(path: Path | None, part: str) -> Path | None:
    return (*path, part) if path else None
