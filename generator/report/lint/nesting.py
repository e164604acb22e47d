"""Whether the blocks of a template begin and end as they should, and the source that is left to read if they do not.

Every command is one line of the source, so a line's number says which command it was. Ends that belong to nothing are
left out of it and ends that are missing are put in, so that one slip is told once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.expressions.faults import COMMANDS, closest, unknown_command
from generator.report.lint.tags import Flaw, Tag
from generator.swedish.expression_messages import Fault
from generator.swedish.lint_messages import Lint
from generator.swedish.template_messages import Template

_BLOCKS = {"if": "endif", "for": "endfor", "set": "endset", "raw": "endraw"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_ENDS = {end: begin for begin, end in _BLOCKS.items()}
# docxtpl's own commands for cells; it has taken them away before the language sees them.
_OF_CELLS = frozenset({"colspan", "cellbg", "vm", "hm"})
_FORBIDDEN = frozenset(
    ("macro", "call", "filter", "include", "import", "from", "extends", "block", "with", "autoescape", "do", "trans")
)


@dataclass(slots=True)
class _Open:
    command: str
    tag: Tag
    otherwise: bool = False
    """Whether its `else` has been seen."""


@dataclass(slots=True)
class Nested:
    """The commands as source, a line each, and what is wrong with their blocks."""

    lines: list[str] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)


def nested(tags: Sequence[Tag]) -> tuple[tuple[str, ...], tuple[Flaw, ...]]:
    """Give the source, with one line for each tag and one that closes what stayed open; and the flaws."""
    result = Nested()
    for tag in tags:
        result.lines.append("".join(_read(result, tag)))
    closing = [_closed(result, each) for each in reversed(result.opened)]
    return (*result.lines, "".join(closing)), tuple(result.flaws)


def _read(done: Nested, tag: Tag) -> Iterator[str]:
    """Yield what stands on the line of a tag."""
    command = tag.command
    if done.opened and done.opened[-1].command == "raw" and command != "endraw":
        return
    if tag.sign == "{{":
        yield f"{{{{{tag.inside}}}}}"
    elif tag.sign == "{#" or command in _OF_CELLS:
        return
    elif command in _MIDDLES:
        yield from _middle(done, tag, command)
    elif command in _ENDS:
        yield from _end(done, tag, command)
    elif command in _BLOCKS:
        if command != "set" or "=" not in tag.inside:
            done.opened.append(_Open(command, tag))
        yield _source(tag)
    else:
        yield from _unknown(done, tag, command)


def _source(tag: Tag) -> str:
    return f"{{%{tag.inside}%}}"


def _unknown(done: Nested, tag: Tag, command: str) -> Iterator[str]:
    forbidden = command.removeprefix("end")
    if forbidden in _FORBIDDEN:
        if forbidden == command:
            _fault(done, tag, Fault.NOT_ALLOWED.text(name=command))
        return
    _fault(done, tag, unknown_command(command))
    close = closest(command, COMMANDS)
    # What was meant is taken to be there, so that its end or its beginning is not told too.
    if close in _BLOCKS:
        done.opened.append(_Open(close, tag))
        yield stand_in(close, tag.inside)
    elif close in _ENDS and done.opened and done.opened[-1].command == _ENDS[close]:
        done.opened.pop()
        yield f"{{% {close} %}}"


def _fault(done: Nested, tag: Tag, sentence: str) -> None:
    done.flaws.append((Template.TEMPLATE_FAULT, tag.spot, tag.text, {"fault": sentence}))


def stand_in(command: str, inside: str) -> str:
    """Give a beginning that can be read instead of one that cannot; the names it sets may be anything."""
    match command:
        case "for":
            found = re.match(r"\W*\w+\s+([\w\s,]+?)\s+in\b", inside)
            return f"{{% for {found[1] if found else 'x'} in [] %}}"
        case "set":
            found = re.search(r"set\s+(\w+)", inside)
            return f"{{% set {found[1] if found else 'x'} = none %}}"
        case "if" | "elif":
            return f"{{% {command} 1 %}}"
    return ""


def _middle(done: Nested, tag: Tag, command: str) -> Iterator[str]:
    begun = done.opened[-1] if done.opened else None
    if begun is None or begun.otherwise or begun.command not in _MIDDLES[command]:
        done.flaws.append((Lint.BLOCK_NOT_OPENED, tag.spot, tag.text, {"end": command, "begin": "if"}))
        return
    begun.otherwise = command == "else"
    _compare(done, tag, begun)
    yield _source(tag)


def _end(done: Nested, tag: Tag, command: str) -> Iterator[str]:
    begin = _ENDS[command]
    if all(each.command != begin for each in done.opened):
        done.flaws.append((Lint.BLOCK_NOT_OPENED, tag.spot, tag.text, {"end": command, "begin": begin}))
        return
    while done.opened[-1].command != begin:
        yield _closed(done, done.opened.pop(), tag)
    _compare(done, tag, done.opened.pop())
    yield _source(tag)


def _closed(done: Nested, left: _Open, by: Tag | None = None) -> str:
    """Tell that a block is never ended, and give its end; *by* is the end of one outside it."""
    slots: dict[str, object] = {"end": _end_of(left)}
    if by is not None and by.spot != left.tag.spot:
        slots |= {"by": by.text, "spot": _where(by)}
        done.flaws.append((Lint.BLOCK_CROSSED, left.tag.spot, left.tag.text, slots))
    else:
        done.flaws.append((Lint.BLOCK_NOT_CLOSED, left.tag.spot, left.tag.text, slots))
    return f"{{% {_BLOCKS[left.command]} %}}"


def _end_of(begun: _Open) -> str:
    prefix = begun.tag.prefix
    return f"{{%{prefix} {_BLOCKS[begun.command]} %}}"


def _compare(done: Nested, tag: Tag, begun: _Open) -> None:
    """Compare the beginning of a block with its end, or with what stands between."""
    if tag.prefix != begun.tag.prefix:
        slots = {"begin": begun.tag.text, "spot": _where(begun.tag), "end": f"{{%{begun.tag.prefix} {tag.command} %}}"}
        done.flaws.append((Lint.BLOCK_MIXED, tag.spot, tag.text, slots))
    elif tag.home != begun.tag.home:
        slots = {"begin": begun.tag.text, "spot": _where(begun.tag)}
        done.flaws.append((Lint.BLOCK_ACROSS, tag.spot, tag.text, slots))


def _where(tag: Tag) -> str:
    return tag.spot.words
