"""Which of Jinja's constructions may be used, and what some of them mean here.

Allowed is what can be listed: printing, if, for, set, and expressions. Macros, inclusion, blocks, recursion and calls
of anything but our own functions are not. Numbers with decimals become Decimal, loops are counted, and `or`, `and`,
`not` and `in` let an absent operand make the whole absent.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from generator.expressions.faults import ExpressionFault, with_suggestion
from generator.expressions.limits import MOST_DIGITS
from generator.swedish.expression_messages import Fault

COUNTED, PASSED, ENDED = "_counted", "_passed", "_ended"
"""Names of the inner filters that count a loop's steps and are told what its condition lets through and when it ends.

No expression can name them.
"""
PRINTED, KEPT = "_printed", "_kept"
"""Names of what goes round an expression that is printed, or set: what it touches is noted."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.AssignBlock),
    *(nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem, nodes.CondExpr),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Concat),
    *(nodes.Filter, nodes.Test, nodes.Call, nodes.Keyword),
)
# Most of any expression; there is nothing to ask about them.
_PLAIN = frozenset(
    {nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Operand, nodes.If}
)
_WORDS = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.With: "with",
    nodes.Slice: "[ : ]",
    nodes.Dict: "{ }",
    nodes.NSRef: "namespace",
    nodes.ScopedEvalContextModifier: "autoescape",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The filters, tests and functions that an expression can name."""

    filters: Collection[str]
    tests: Collection[str]
    functions: Collection[str]


def check(tree: nodes.Node, words: Words) -> None:
    """Raise the first fault of a parsed source: a construction that is not allowed, or a word that is unknown."""
    for fault in faults(tree, words):
        raise fault


def faults(node: nodes.Node, words: Words) -> Iterator[ExpressionFault]:
    """Yield every construction that is not allowed, and every word that is unknown."""
    for child in node.iter_child_nodes():
        message = _message(child, words)
        if message:
            yield ExpressionFault(message, child.lineno)
        yield from faults(child, words)


def _message(node: nodes.Node, words: Words) -> str:
    if type(node) in _PLAIN:
        return ""
    if not isinstance(node, _ALLOWED):
        return Fault.NOT_ALLOWED.text(name=_WORDS.get(type(node), type(node).__name__.lower()))
    match node:
        case nodes.Filter(name=name) if name not in words.filters:
            return with_suggestion(Fault.UNKNOWN_FILTER, Fault.UNKNOWN_FILTER_CLOSE, name, words.filters)
        case nodes.Test(name=name) if name not in words.tests:
            return with_suggestion(Fault.UNKNOWN_TEST, Fault.UNKNOWN_TEST_CLOSE, name, words.tests)
        case nodes.Call(node=nodes.Name(name=name)) if name not in words.functions:
            return with_suggestion(Fault.UNKNOWN_FUNCTION, Fault.UNKNOWN_FUNCTION_CLOSE, name, words.functions)
        case nodes.Call(node=callee) if not isinstance(callee, nodes.Name):
            return Fault.NOT_CALLABLE.text()
        case nodes.Call(dyn_args=args, dyn_kwargs=kwargs) | nodes.Filter(dyn_args=args, dyn_kwargs=kwargs) if (
            args is not None or kwargs is not None
        ):
            return Fault.NOT_ALLOWED.text(name="*")
        case nodes.Compare(ops=ops) if len(ops) > 1 and any(op.op in ("in", "notin") for op in ops):
            return Fault.SEVERAL_WITH_IN.text()
        case nodes.Const(value=float() as value) if not isfinite(value) or abs(Decimal(value).adjusted()) > MOST_DIGITS:
            return Fault.NUMBERS_TOO_LARGE.text()
        case nodes.Pow():
            return Fault.NOT_ALLOWED.text(name="**")
        case nodes.For(recursive=True):
            return Fault.NOT_ALLOWED.text(name="recursive")
    return ""


def prepare(tree: nodes.Node) -> None:
    """Change a checked tree into what is run: exact decimals, loops that are counted, prints that are noted."""
    found = list(tree.find_all((nodes.Const, nodes.For, nodes.Output, nodes.Assign, nodes.AssignBlock)))
    blocks = (node for node in found if isinstance(node, nodes.AssignBlock))
    captured = {id(each) for block in blocks for each in block.find_all(nodes.Output)}
    for node in found:
        match node:
            case nodes.For():
                node.iter = _inner(node.iter, COUNTED, nodes.Const(node.test is not None))
                if node.test is not None and isinstance(node.target, nodes.Name):
                    node.test = _inner(node.test, PASSED, nodes.Name(node.target.name, "load"))
            case nodes.Const(value=float() as value):
                node.value = Decimal(repr(value))
            case nodes.Output() if id(node) not in captured:
                node.nodes = [_noted_print(each) for each in node.nodes]
            case nodes.Assign():
                node.node = _inner(node.node, KEPT)
    if any(isinstance(node, nodes.For) for node in found):
        _end_loops(tree)


def _noted_print(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.TemplateData) else _inner(node, PRINTED)


def _inner(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    assert isinstance(node, nodes.Expr)
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)


def _end_loops(node: nodes.Node) -> None:
    """Let something be run after each loop; Jinja asks a loop for its last element before the last turn is over."""
    for name, value in list(node.iter_fields()):
        if isinstance(value, list):
            after = [[each, _loop_end(each)] if isinstance(each, nodes.For) else [each] for each in value]
            setattr(node, name, [each for pair in after for each in pair])
    for child in node.iter_child_nodes():
        _end_loops(child)


def _loop_end(loop: nodes.For) -> nodes.ExprStmt:
    return nodes.ExprStmt(_inner(nodes.Const(None, lineno=loop.lineno), ENDED), lineno=loop.lineno)


class Generator(CodeGenerator):
    """Jinja's code generator, but for what `prepare` put in and for operands that may be absent."""

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        """Write a number with decimals by its text."""
        if isinstance(node.value, Decimal):
            self.write(f"environment.decimal({str(node.value)!r})")
        else:
            super().visit_Const(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter; what is noted is begun before its expression is evaluated."""
        if node.name not in (PRINTED, KEPT) or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write(f"environment.{node.name[1:]}(context, environment.noting(context), ")
        self.visit(node.node, frame)
        self.write(")")

    def visit_And(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Write `and`; the right operand is evaluated only if needed."""
        self._lazily("both", node, frame)

    def visit_Or(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Write `or`; the right operand is evaluated only if needed."""
        self._lazily("either", node, frame)

    def visit_Not(self, node: nodes.UnaryExpr, frame: Frame) -> None:  # noqa: N802
        """Write `not`."""
        self._called("negation", frame, node.node)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write `~`, whose result is bounded."""
        self._called("concatenated", frame, *node.nodes)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Write a comparison; only `in` has a meaning of its own."""
        operand = node.ops[0]
        if operand.op == "in":
            self._called("among", frame, node.expr, operand.expr)
        elif operand.op == "notin":
            self.visit_Not(nodes.Not(nodes.Compare(node.expr, [nodes.Operand("in", operand.expr)])), frame)
        else:
            super().visit_Compare(node, frame)

    def _lazily(self, function: str, node: nodes.BinExpr, frame: Frame) -> None:
        self.write(f"environment.{function}(")
        self.visit(node.left, frame)
        self.write(", lambda: ")
        self.visit(node.right, frame)
        self.write(")")

    def _called(self, function: str, frame: Frame, *operands: nodes.Node) -> None:
        self.write(f"environment.{function}(")
        for operand in operands:
            self.visit(operand, frame)
            self.write(", ")
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: object) -> str:
        # Constants are printed while running, like all else; Jinja would turn them into text before `finalize`.
        if isinstance(node, nodes.TemplateData):
            return str(node.as_const(frame.eval_ctx))
        raise nodes.Impossible
