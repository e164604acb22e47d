"""What the commands of a template say: whether they can be read, and whether what they name is there.

All of a part is read at once, so loops and names that are set hold as they will when it is filled. Only where that
cannot be done are the commands read one by one, and those that cannot be read are left out.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.names import BLOCK, Names, Template, Use, block_filters, names_at, unknown_uses, uses
from generator.expressions.vocabulary import BLOCK_FILTERS
from generator.report.lint.nesting import stand_in
from generator.report.lint.tags import Flaw, Tag
from generator.swedish.lint_messages import Lint
from generator.swedish.template_messages import Template as Said

_OF_PARAGRAPHS = "p"
_FRAMES = {
    "if": "{}{{% endif %}}",
    "elif": "{{% if 1 %}}{}{{% endif %}}",
    "else": "{{% if 1 %}}{}{{% endif %}}",
    "for": "{}{{% endfor %}}",
    "endif": "{{% if 1 %}}{}",
    "endfor": "{{% for x in [] %}}{}",
    "endset": "{{% set x %}}{}",
}
"""What a command needs round it to be read alone."""


@cache
def _language() -> Language:
    return Language(filters=dict.fromkeys(BLOCK_FILTERS, str), autoescape=True)


def judged(tags: Sequence[Tag], lines: Sequence[str], known: Names) -> tuple[tuple[Use, ...], tuple[Flaw, ...]]:
    """Give the names that are used, and what is wrong; *lines* are the source, one line for each tag."""
    flaws: list[Flaw] = []
    try:
        tree, faults = _language().examined("\n".join(lines))
    except ExpressionFault:
        unreadable = dict(_unreadable(tags, lines))
        flaws += (_fault(tags[index], sentence) for index, sentence in unreadable.items())
        whole = [_left(tags, index, line, index in unreadable) for index, line in enumerate(lines)]
        try:
            tree, faults = _language().examined("\n".join(whole))
        except ExpressionFault as fault:
            # Commands that can be read alone but not together; the nesting has been mended, so this is rare.
            line = min(max(fault.line, 1), len(tags)) - 1
            return (), (*flaws, _fault(tags[line], fault.message))
    flaws += (_fault(_tag_at(tags, fault.line), fault.message) for fault in faults)
    used = tuple(uses(tree))
    flaws += (_unknown(_tag_at(tags, line), sentence) for line, sentence in unknown_uses(used, known))
    flaws += _wrong_places(tree, used, tags, known)
    return used, tuple(flaws)


def _unreadable(tags: Sequence[Tag], lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the commands that cannot be read, and why."""
    for index, (tag, line) in enumerate(zip(tags, lines, strict=False)):
        if line:
            try:
                _language().examined(_FRAMES.get(tag.command, "{}").format(line) if tag.sign == "{%" else line)
            except ExpressionFault as fault:
                yield index, fault.message


def _left(tags: Sequence[Tag], index: int, line: str, unreadable: bool) -> str:
    return stand_in(tags[index].command, tags[index].inside) if unreadable else line


def _tag_at(tags: Sequence[Tag], line: int) -> Tag:
    return tags[min(max(line, 1), len(tags)) - 1]


def _fault(tag: Tag, sentence: str) -> Flaw:
    return Said.TEMPLATE_FAULT, tag.spot, tag.text, {"fault": sentence}


def _unknown(tag: Tag, sentence: str) -> Flaw:
    return Lint.NAME_UNKNOWN, tag.spot, tag.text, {"fault": sentence}


def _wrong_places(tree: Template, used: Sequence[Use], tags: Sequence[Tag], known: Names) -> Iterator[Flaw]:
    """Find blocks that are printed within a text, and texts that are printed as if they were blocks."""
    for use in used:
        if use.printed:
            yield from _wrong_place(_tag_at(tags, use.line), names_at(use.path, known))
    for line in block_filters(tree):
        yield from _wrong_place(_tag_at(tags, line), BLOCK)


def _wrong_place(tag: Tag, printed: Names) -> Iterator[Flaw]:
    if printed is BLOCK and tag.prefix != _OF_PARAGRAPHS:
        yield Said.BLOCK_WITHIN_TEXT, tag.spot, tag.text, {}
    elif printed is not None and printed is not BLOCK and tag.prefix:
        yield Said.TEXT_OUTSIDE, tag.spot, tag.text, {}
