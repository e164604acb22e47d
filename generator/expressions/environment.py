"""The language that conditions, texts and templates are written in: compile once, run over plain data.

Whatever is wrong with an expression, or goes wrong in it, is an `ExpressionFault` with one Swedish sentence; it comes
when the expression is compiled if it can be seen there, and otherwise when it is run.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from jinja2 import Environment, Template, nodes

from generator.expressions.absent import Absent
from generator.expressions.faults import ExpressionFault, as_faults
from generator.expressions.limits import LONGEST_DOCUMENT, LONGEST_TEXT
from generator.expressions.sandbox import Sandbox

__all__ = ["Absent", "ExpressionFault", "Kind", "Language", "as_faults", "evaluated"]

Kind = Literal["condition", "template"]
Values = Mapping[str, object]
_MOST_KEPT = 4096
"""Compiled expressions that are kept; a run over two periods has a few hundred."""


class Language:
    """One sandbox. *filters* and *functions* are added to the vocabulary; plain text is the default.

    With *autoescape* every value is escaped for XML, as Word templates need; `environment` is then handed to docxtpl,
    inside `as_faults()`.
    """

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]] | None = None,
        functions: Mapping[str, Callable[..., Any]] | None = None,
        *,
        autoescape: bool = False,
    ) -> None:
        """Make the sandbox; it keeps nothing between runs, so one with the plain vocabulary serves all."""
        if filters or functions or autoescape:
            longest = LONGEST_DOCUMENT if autoescape else LONGEST_TEXT
            self._sandbox = Sandbox(longest, filters or {}, functions or {}, autoescape=autoescape)
        else:
            self._sandbox = _plain_sandbox()

    @property
    def environment(self) -> Environment:
        """The sandbox as Jinja knows it, for docxtpl."""
        return self._sandbox

    def condition(self, source: str) -> Callable[[Values], object]:
        """Compile a bare expression. It gives its value, or `Absent` when an operand that matters is absent."""
        with as_faults():
            compiled = _compiled(self._sandbox, source, "condition")
        return self._running(lambda values: self._sandbox.evaluate(compiled, values))

    def template(self, source: str) -> Callable[[Values], str]:
        """Compile a text with `{{ … }}` and `{% … %}`. It gives the finished text."""
        with as_faults():
            compiled = _compiled(self._sandbox, source, "template")
        return self._running(lambda values: compiled.render(dict(values)))

    def value(self, source: str) -> Callable[[Values], object]:
        """Compile a template whose value matters: one that is `{{ … }}` alone gives it as it is, a date as a date.

        Any other template gives its text.
        """
        with as_faults():
            tree = self._sandbox.parse(source)
            printed = _only_printed(tree)
            if printed is None:
                return self.template(source)
            compiled = self._sandbox.from_string(self._sandbox.assigning(tree.body[:-1], printed))
        return self._running(lambda values: self._sandbox.evaluate(compiled, values))

    def parse(self, source: str, kind: Kind) -> nodes.Template:
        """Read and check an expression without making it ready to run; `names` goes on from there."""
        with as_faults():
            return self._sandbox.parse_expression(source) if kind == "condition" else self._sandbox.parse(source)

    def examined(self, source: str) -> tuple[nodes.Template, tuple[ExpressionFault, ...]]:
        """Read a template; give it with everything that may not be used in it. One that is unreadable is a fault."""
        with as_faults():
            return self._sandbox.examined(source)

    def _running(self, run: Callable[[Values], Any]) -> Callable[[Values], Any]:
        def guarded(values: Values) -> Any:
            with as_faults():
                return run(values)

        return guarded


@cache
def _plain_sandbox() -> Sandbox:
    return Sandbox(LONGEST_TEXT, {}, {}, autoescape=False)


@lru_cache(maxsize=_MOST_KEPT)
def _compiled(sandbox: Sandbox, source: str, kind: Kind) -> Template:
    # The same few expressions are asked for again by every form, respondent and period.
    return sandbox.from_string(sandbox.parse_expression(source) if kind == "condition" else source)


def evaluated(result: object) -> bool:
    """Tell whether a condition could be evaluated at all; if not, it says neither yes nor no."""
    return not isinstance(result, Absent)


def _only_printed(tree: nodes.Template) -> nodes.Expr | None:
    """Give the one expression that a template prints, after nothing but `set`."""
    *before, last = tree.body or [nodes.Output([])]
    if not (isinstance(last, nodes.Output) and all(isinstance(node, nodes.Assign) for node in before)):
        return None
    if len(last.nodes) != 1 or isinstance(last.nodes[0], nodes.TemplateData):
        return None
    return last.nodes[0]
