"""Which names an expression uses, as dotted paths from the top: `register.grupper.*.svar.om.status`.

An element of a list is a star; a loop's own name stands for the elements it goes through, so paths are whole also
inside loops. `unknown_names` compares the paths with what there is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeGuard

from jinja2 import nodes

from generator.expressions.environment import Kind, Language
from generator.expressions.faults import with_suggestion
from generator.expressions.vocabulary import BLOCK_FILTERS, LOOP_FIELDS
from generator.swedish.expression_messages import Fault

Names = Mapping[str, "Names"] | None
"""What there is under a name: its fields by name, nothing (`LEAF`), or whatever it may be (None)."""

LEAF: Names = {}
BLOCK: Names = MappingProxyType({})
"""What is printed as whole paragraphs; told from LEAF by being this very object."""
EACH = "*"

Template = nodes.Template
"""A parsed expression, as `Language.parse` gives it."""

Path = tuple[str, ...]

_LOOP = "loop"
_LOOP_NAMES: Names = dict.fromkeys(LOOP_FIELDS, LEAF)

# Filters that give some of the rows they get, and those whose first argument names a field of the rows.
_KEEPING = frozenset({"selectattr", "rejectattr", "storst", "med"})
_CHOOSING = frozenset({"first", "last"})
_BY_FIELD = frozenset({"varje", "summera", "selectattr", "rejectattr", "storst", "med"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name; *line* counts from 1 within the source."""

    path: Path
    line: int
    printed: bool = False
    """Whether just this is printed, as it is."""
    guard: Path = ()
    """The name that was asked for with `is defined` around the use; all that begins with it may be missing."""
    given: int = 0
    """How much of the path a loop or `set` has given; whether that is there was asked when it was given."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """The names that loops and `set` have given, and those that were asked for with `is defined`."""

    bound: dict[str, Path | None]
    guards: tuple[Path, ...] = ()

    def within(self, bound: dict[str, Path | None]) -> "_Scope":
        return _Scope(self.bound | bound, self.guards)

    def guarded(self, guards: Iterable[Path]) -> "_Scope":
        return _Scope(dict(self.bound), (*self.guards, *guards))

    def use(self, path: Path, node: nodes.Node, *, printed: bool = False) -> Use:
        guard = next((each for each in self.guards if path[: len(each)] == each), ())
        return Use(path, node.lineno, printed, guard, self._given(node))

    def _given(self, node: nodes.Node | None) -> int:
        while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
            node = node.node
        return len(self.bound.get(node.name) or ()) if isinstance(node, nodes.Name) else 0


@cache
def _language() -> Language:
    return Language(filters=dict.fromkeys(BLOCK_FILTERS, str))


def names(source: str, kind: Kind) -> frozenset[str]:
    """Give the dotted paths that an expression uses; raises `ExpressionFault` if it cannot be read."""
    return frozenset(".".join(use.path) for use in uses(_language().parse(source, kind)))


def uses(tree: nodes.Template) -> Iterator[Use]:
    """Yield every use of a name that comes from outside, the longest path of each."""
    yield from _statements(tree.body, _Scope({}))


def unknown_names(tree: nodes.Template, known: Names) -> Iterator[tuple[int, str]]:
    """Yield the line and the sentence of every name that is not there."""
    return unknown_uses(uses(tree), known)


def unknown_uses(used: Iterable[Use], known: Names) -> Iterator[tuple[int, str]]:
    """Yield the line and the sentence of those uses whose name is not there."""
    told = set()
    for use in used:
        sentence = _unknown(use, known)
        if sentence and (use.line, sentence) not in told:
            told.add((use.line, sentence))
            yield use.line, sentence


def names_at(path: Path, known: Names) -> Names:
    """Give what there is under a path; None where it is not known, or not there."""
    for name in path:
        if known is None or name not in known:
            return None
        known = known[name]
    return known


def block_filters(tree: nodes.Template) -> Iterator[int]:
    """Yield the line of each thing printed whose last filter gives whole paragraphs."""
    for output in tree.find_all(nodes.Output):
        for printed in output.nodes:
            if isinstance(printed, nodes.Filter) and printed.name in BLOCK_FILTERS:
                yield printed.lineno


def _unknown(use: Use, known: Names) -> str:
    if use.path[0] == _LOOP and known is not None and _LOOP not in known:
        known = {_LOOP: _LOOP_NAMES}
    for position, name in enumerate(use.path):
        if known is None:
            return ""
        if name not in known:
            if position < max(len(use.guard), use.given):
                return ""
            candidates = [candidate for candidate in known if candidate != EACH]
            if position == 0:
                return with_suggestion(Fault.UNKNOWN_NAME, Fault.UNKNOWN_NAME_CLOSE, name, candidates)
            whole = _shown(use.path[:position])
            if name == EACH:
                return Fault.NO_LIST.text(name=whole)
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
                # What is set within an `if` is set after it too.
                scoped = _Scope(scope.bound, (*scope.guards, *_asked_for(node.test, scope)))
                yield from _statements(node.body, scoped)
                yield from _statements([*node.elif_, *node.else_], scope)
            case nodes.Assign(target=target, node=value):
                yield from _expression(value, scope)
                scope.bound.update(_bound(target, _path(value, scope)))
            case nodes.AssignBlock(target=target, body=inner):
                yield from _statements(inner, scope)
                scope.bound.update(_bound(target, None))
            case nodes.Output(nodes=printed):
                for each in printed:
                    yield from _expression(each, scope, printed=True)
            case _:
                yield from _expression(node, scope)


def _loop(node: nodes.For, scope: _Scope) -> Iterator[Use]:
    yield from _expression(node.iter, scope)
    through = _path(node.iter, scope)
    inner = scope.within(_bound(node.target, (*through, EACH) if through else None) | {_LOOP: None})
    if node.test is not None:
        yield from _expression(node.test, inner)
    if through and isinstance(node.target, nodes.Name):
        yield scope.use((*through, EACH), node.iter)
    yield from _statements(node.body, inner)
    yield from _statements(node.else_, scope)


def _asked_for(test: nodes.Node, scope: _Scope) -> Iterator[Path]:
    """Yield the names that are there where a condition is true, since it asks for them with `is defined`."""
    match test:
        case nodes.And(left=left, right=right):
            yield from _asked_for(left, scope)
            yield from _asked_for(right, scope)
        case nodes.Test(name="defined", node=asked):
            path = _path(asked, scope)
            if path:
                yield path


def _bound(target: nodes.Node, path: Path | None) -> dict[str, Path | None]:
    """Give the names that an assignment sets; the parts of a tuple stand for something unknown."""
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _expression(node: nodes.Node, scope: _Scope, *, printed: bool = False) -> Iterator[Use]:
    match node:
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            path = _path(node, scope)
            if path:
                yield scope.use(path, node, printed=printed)
            elif _is_loop(node, scope):
                yield Use((_LOOP, node.attr), node.lineno)
            yield from _inside(node, scope)
        case nodes.Filter(node=value, name=name, args=args):
            path = _path(value, scope) if value is not None else None
            if path and name in _BY_FIELD and args and isinstance(args[0], nodes.Const):
                yield scope.use((*path, EACH, str(args[0].value)), node)
            yield from _children(node, scope)
        case nodes.Call(args=args, kwargs=kwargs):
            for argument in [*args, *kwargs]:
                yield from _expression(argument, scope)
        case nodes.And(left=left, right=right):
            yield from _expression(left, scope)
            yield from _expression(right, scope.guarded(_asked_for(left, scope)))
        case nodes.CondExpr(test=test, expr1=chosen, expr2=other):
            yield from _expression(test, scope)
            yield from _expression(chosen, scope.guarded(_asked_for(test, scope)))
            yield from _expression(other, scope) if other is not None else ()
        case nodes.Test(name="defined", node=asked) if _path(asked, scope):
            yield from _inside(asked, scope)
        case _:
            yield from _children(node, scope)


def _is_loop(node: nodes.Node, scope: _Scope) -> TypeGuard[nodes.Getattr]:
    """Tell whether it is a field that the word `loop` does not have."""
    match node:
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=field):
            return scope.bound.get(_LOOP, ()) is None and field not in LOOP_FIELDS
    return False


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
            return scope.bound.get(name, (name,))
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
