"""The one failure of expressions, and the translation of what Jinja and Python say into it.

Everything that a wrong, mistaken or hostile expression can cause ends as `ExpressionFault` with one Swedish line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches

from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

from generator.swedish.expression_messages import Fault


class ExpressionFault(Exception):  # noqa: N818  (a fault of what people wrote, not of the program)
    """An expression that cannot be read or run; *line* counts from 1 within its source, 0 if not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        """Keep the Swedish sentence and the line."""
        super().__init__(message)
        self.message = message
        self.line = line


def closest(name: str, candidates: Iterable[str]) -> str:
    """Give the candidate that *name* is probably a slip for, or nothing."""
    known = list(candidates)
    found = (get_close_matches(form, known, n=1, cutoff=0.6) for form in (name, name.casefold()))
    return next((close[0] for close in found if close), "")


def with_suggestion(plain: Fault, suggesting: Fault, name: str, candidates: Iterable[str], **slots: object) -> str:
    """Fill the sentence that suggests, if there is something close, and the plain one otherwise."""
    known = sorted(candidates)
    close = closest(name, known)
    if close:
        return suggesting.text(name=name, close=close, **slots)
    return plain.text(name=name, known=", ".join(known), **slots)


COMMANDS = ("if", "elif", "else", "endif", "for", "endfor", "set", "endset")


def unknown_command(name: str) -> str:
    """Say that there is no such command, and which one may be meant."""
    close = closest(name, COMMANDS)
    if close:
        return Fault.UNKNOWN_TAG_CLOSE.text(name=name, close=close)
    return Fault.UNKNOWN_TAG.text(name=name, known=", ".join(COMMANDS))


# What goes wrong while an expression runs over plain data. Anything else is a bug of ours and rises as it is.
_RUNTIME = (
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
    SyntaxError,
)


@contextmanager
def as_faults() -> Iterator[None]:
    """Let whatever an expression does wrong leave the block as an `ExpressionFault` that knows its line."""
    try:
        yield
    except ExpressionFault as known:
        known.line = known.line or _line_run(known)
        raise
    except (TemplateError, *_RUNTIME) as error:
        fault = fault_of(error)
        fault.line = fault.line or _line_run(error)
        raise fault from error


def fault_of(error: Exception) -> ExpressionFault:
    """Translate what Jinja or Python raised over an expression."""
    if isinstance(error, TemplateSyntaxError):
        return ExpressionFault(_syntax(error.message or ""), error.lineno)
    return ExpressionFault(_running(error))


def _line_run(error: BaseException) -> int:
    """Find the line that was being run; Jinja puts the template's own lines into the traceback."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _running(error: Exception) -> str:
    match error:
        case ZeroDivisionError():
            return Fault.DIVISION_BY_ZERO.text()
        case ArithmeticError() | MemoryError():
            return Fault.NUMBERS_TOO_LARGE.text()
        case RecursionError() | SyntaxError():
            return Fault.TOO_NESTED.text()
        case SecurityError():
            return Fault.NOT_CALLABLE.text()
        case UndefinedError(message=str(message)) if "is undefined" not in message:
            return message
        case TypeError():
            return Fault.DIFFERENT_KINDS.text()
        case _:
            return Fault.NOT_EVALUATED.text()


def _syntax(message: str) -> str:
    for pattern, sentence in _SYNTAX:
        found = re.match(pattern, message, re.DOTALL)
        if found:
            return sentence(found.groupdict())
    return Fault.UNREADABLE.text()


def _sign(slots: Mapping[str, str]) -> str:
    sign = slots["sign"]
    typographic = sign in "\u201c\u201d\u201e\u2018\u2019\u2013\u2014\u2212\u00b4\u00bb\u00ab"
    return (Fault.TYPOGRAPHIC_SIGN if typographic else Fault.UNEXPECTED_SIGN).text(sign=sign)


def _expected(slots: Mapping[str, str]) -> str:
    if slots["found"] == "=":
        return Fault.SINGLE_EQUALS.text()
    if slots["found"] == "end of template":
        return Fault.UNEXPECTED_END.text()
    return Fault.EXPECTED.text(expected=_PARTS.get(slots["expected"], slots["expected"]), found=slots["found"])


_PARTS = {"end of print statement": "}}", "end of statement block": "%}", "name": "ett namn"}

_Sentence = Callable[[Mapping[str, str]], str]


def _said(fault: Fault) -> _Sentence:
    return lambda slots: fault.text(**slots)


# The wordings of Jinja 3.1, whose messages have no codes; an unknown one gives the general sentence.
_SYNTAX: tuple[tuple[str, _Sentence], ...] = (
    (r"unexpected char '(?P<sign>.)'", _sign),
    (r"unexpected '='|chunk after expression: '='", _said(Fault.SINGLE_EQUALS)),
    (r"expected token '(?P<expected>.+)', got '(?P<found>.*)'", _expected),
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(?P<tag>\w+)'",
        _said(Fault.UNCLOSED_BLOCK),
    ),
    (r"Encountered unknown tag '(?P<tag>end\w+|el\w+)'", _said(Fault.STRAY_END)),
    (r"Encountered unknown tag '(?P<name>\w+)'", lambda slots: unknown_command(slots["name"])),
    (r"unexpected end of template|Unexpected end of template|unexpected 'end of", _said(Fault.UNEXPECTED_END)),
    (r"unexpected '(?P<word>.+)'", _said(Fault.UNEXPECTED_WORD)),
)
