"""Jinja's sandbox narrowed to plain data, and counted.

A mapping's items are its fields, and a date has `year`, `month` and `day`; nothing else has fields or methods, so no
object can be reached from an expression. Which words there are is said by `vocabulary`, which constructions by
`grammar`, and what a run may cost by `limits`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes, pass_context
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import test_defined
from jinja2.utils import missing

from generator.expressions import grammar, operators
from generator.expressions.absent import Absent
from generator.expressions.faults import ExpressionFault, with_suggestion
from generator.expressions.limits import LONGEST_RANGE, LONGEST_SOURCE, Budget, cost
from generator.expressions.noting import noted_as
from generator.expressions.printing import MISSING, printed
from generator.expressions.tracing import RECORDER, Notes, Recorder, Sources, sources_in, traced
from generator.expressions.vocabulary import FILTERS, FUNCTIONS, LOOP_FIELDS, TESTS
from generator.swedish.expression_messages import Fault

_DATE_FIELDS = ("year", "month", "day")
RESULT = "result"
"""Name that a parsed expression leaves its value in."""

# What a filter, test or function raises over values that it is not made for.
_MISUSED = (TypeError, ValueError, LookupError, AttributeError)


class _Run(Context):
    """The names of one run, and what is left of its budget. A name whose value is None is absent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budget = Budget()
        self.recorder: Recorder | None = self.parent.get(RECORDER)
        self.loops: list[Any] = []

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        if value is missing:
            known = (*self.parent, *self.vars)
            return _unknown(with_suggestion(Fault.UNKNOWN_NAME, Fault.UNKNOWN_NAME_CLOSE, key, known))
        return _present(value)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment; *longest* bounds the text that one run may give."""

    code_generator_class = grammar.Generator
    context_class = _Run
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    decimal = staticmethod(Decimal)
    both = staticmethod(operators.both)
    either = staticmethod(operators.either)
    negation = staticmethod(operators.negation)
    among = staticmethod(operators.among)

    def __init__(
        self,
        longest: int,
        filters: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Callable[..., Any]],
        *,
        autoescape: bool,
    ) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=autoescape, finalize=printed, optimized=False)
        self.longest = longest
        own = {name: _unless_absent(function) for name, function in FILTERS.items()}
        self.filters = {name: _costed(name, function) for name, function in (own | dict(filters)).items()}
        self.tests = {name: _tested(function) for name, function in TESTS.items()} | {"defined": test_defined}
        self.globals = dict(FUNCTIONS) | {"range": _range} | dict(functions)
        self.words = grammar.Words(frozenset(self.filters), frozenset(self.tests), frozenset(self.globals))
        self.filters |= {grammar.COUNTED: _turns, grammar.PASSED: _passed, grammar.ENDED: _ended}
        self.notes = Notes()
        self.concat = self.joined  # type: ignore[method-assign]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        _check_length(source)
        tree = super()._parse(source, name, filename)
        grammar.check(tree, self.words)
        return tree

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        grammar.prepare(source)
        return super()._generate(source, *args, **kwargs)

    def examined(self, source: str) -> tuple[nodes.Template, tuple[ExpressionFault, ...]]:
        """Parse a template without stopping at the first construction or word that may not be used."""
        _check_length(source)
        tree = super()._parse(source, None, None)
        return tree, tuple(grammar.faults(tree, self.words))

    def parse_expression(self, source: str) -> nodes.Template:
        """Parse a bare expression into a template that leaves its value in RESULT."""
        _check_length(source)
        parser = Parser(self, source, state="variable")
        value = parser.parse_expression()
        if not parser.stream.eos:
            parser.fail(f"unexpected {parser.stream.current.value!r}", parser.stream.current.lineno)
        tree = self.assigning([], value)
        grammar.check(tree, self.words)
        return tree

    def assigning(self, before: list[nodes.Node], value: nodes.Expr) -> nodes.Template:
        """Give a template that runs *before* and then leaves *value* in RESULT."""
        assignment = nodes.Assign(nodes.Name(RESULT, "store"), value, lineno=value.lineno)
        tree = nodes.Template([*before, assignment], lineno=1)
        tree.set_environment(self)
        return tree

    def evaluate(self, compiled: Template, values: Mapping[str, object]) -> Any:
        """Run a template made by `assigning` and give what it left."""
        run = compiled.new_context(dict(values))
        try:
            for _ in compiled.root_render_func(run):
                pass
        except Exception:
            self.handle_exception()
        return run.vars[RESULT]

    def joined(self, parts: Iterable[str]) -> str:
        """Join what a run prints, up to the bound."""
        pieces, length = [], 0
        for piece in parts:
            length += len(piece)
            if length > self.longest:
                raise ExpressionFault(Fault.TEXT_TOO_LONG.text())
            pieces.append(piece)
        return "".join(pieces)

    def concatenated(self, *parts: object) -> str:
        """Join what `~` stands between, each as it is printed."""
        self.notes.note(*parts)
        return self.joined(printed(part) for part in parts)

    def noting(self, context: _Run) -> list[Sources] | None:
        """Begin to note what is touched, if the run has a recorder; give what was noted so far."""
        return self.notes.begin(context.recorder is not None)

    def printed(self, context: _Run, before: list[Sources] | None, value: Any) -> Any:
        """Give what is printed to the run's recorder, with the sources of all that it was made of."""
        noted = self.notes.end(before)
        if context.recorder is None:
            return value
        return context.recorder.mark(value, printed(value), tuple(dict.fromkeys((*noted, *sources_in(value)))))

    def kept(self, context: _Run, before: list[Sources] | None, value: Any) -> Any:
        """Let a value that is set know the sources of all that it was made of."""
        noted = self.notes.end(before)
        return traced(value, noted) if noted else value

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a field."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Give a field of a mapping, a date or a loop, or an element of a list."""
        value = self._item(obj, argument)
        self.notes.got(value)
        return value

    def _item(self, obj: Any, argument: Any) -> Any:
        match obj:
            case Absent():
                return obj
            case Undefined():
                str(obj)
            case Mapping():
                return _present(obj[argument]) if argument in obj else _unknown_field(argument, obj)
            case list() | tuple() if isinstance(argument, int):
                return _present(obj[argument]) if -len(obj) <= argument < len(obj) else MISSING
            case date() if argument in _DATE_FIELDS:
                return getattr(obj, argument)
            case LoopContext() if argument in LOOP_FIELDS:
                if argument == "length":
                    self.notes.note(self.notes.looped)
                return getattr(obj, argument)
        return _unknown(Fault.NO_PARTS.text(name=argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute with two operands."""
        for operand in (left, right):
            if isinstance(operand, Undefined):
                str(operand)
        self.notes.note(left, right)
        return operators.arithmetic(operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether it is one of our own functions; nothing else can be called."""
        return any(obj is function for function in self.globals.values())


def _check_length(source: str) -> None:
    if len(source) > LONGEST_SOURCE:
        raise ExpressionFault(Fault.TOO_LONG_SOURCE.text())


def _present(value: Any) -> Any:
    return MISSING if value is None else value


def _unknown(sentence: str) -> StrictUndefined:
    """Give what fails with that sentence as soon as it is used; only `is defined` may look at it."""
    return StrictUndefined(hint=sentence)


def _unknown_field(name: object, whole: Mapping[Any, Any]) -> StrictUndefined:
    known = [str(key) for key in whole]
    return _unknown(with_suggestion(Fault.UNKNOWN_FIELD, Fault.UNKNOWN_FIELD_CLOSE, str(name), known))


def _unless_absent(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(value: Any, *args: Any, **kwargs: Any) -> Any:
        return value if isinstance(value, Absent) else noted_as(function(value, *args, **kwargs), value)

    return run


def _costed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a filter pay for what it goes through, and say in Swedish when it is given what it cannot take."""

    @pass_context
    def run(context: _Run, value: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)
        context.budget.spend(cost(value))
        _notes(context).filtered(value, args)
        try:
            return _present(function(value, *args, **kwargs))
        except _MISUSED as error:
            raise ExpressionFault(Fault.WRONG_ARGUMENTS.text(name=name)) from error

    return run


def _tested(function: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Let a test fail on a name that is not there; only `defined` is asked about those."""

    @wraps(function)
    def run(value: Any) -> bool:
        if isinstance(value, Undefined):
            str(value)
        return function(value)

    return run


@pass_context
def _turns(context: _Run, values: Iterable[Any], conditioned: bool) -> Iterator[Any]:
    """Count the turns of a loop, and remember what it goes through for as long as it goes on."""
    notes = _notes(context)
    context.loops.append(notes.looped)
    notes.looped = list(values) if context.recorder and not conditioned else []
    return _counted(context, values)


@pass_context
def _passed(context: _Run, condition: Any, value: Any) -> Any:
    """Remember what the condition of a loop lets through."""
    if context.recorder and condition:
        _notes(context).looped.append(value)
    return condition


def _counted(context: _Run, values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        context.budget.spend(1)
        yield _present(value)


@pass_context
def _ended(context: _Run, _: None) -> None:
    _notes(context).looped = context.loops.pop()


def _notes(context: _Run) -> Notes:
    assert isinstance(context.environment, Sandbox)
    return context.environment.notes


@pass_context
def _range(context: _Run, *bounds: Any) -> list[int]:
    numbers = range(*(int(bound) for bound in bounds))
    if len(numbers) > LONGEST_RANGE:
        raise ExpressionFault(Fault.RANGE_TOO_LONG.text(most=LONGEST_RANGE))
    context.budget.spend(len(numbers))
    return list(numbers)
