"""Everything that can be seen to be wrong in a Word template before it is filled, all at once and each at its place.

`lint` looks at one template; `unprinted` looks at what all templates of a model together leave out.
"""

from dataclasses import dataclass

from generator.expressions.names import Names, Use
from generator.model.findings import Finding
from generator.report.headings import heading_levels
from generator.report.lint.filled import filled_parts, unfilled_tags, unfit
from generator.report.lint.nesting import nested
from generator.report.lint.tags import Flaw, Tag, found_tags, half_tags, tags_in
from generator.report.lint.unprinted import unprinted as unprinted
from generator.report.lint.wording import judged
from generator.report.parts import Parts
from generator.report.properties import CORE, kept_texts
from generator.report.spots import Spot
from generator.swedish import lint_words as words
from generator.swedish.template_messages import Template


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in a template, the names that it uses, and its commands as they stand in it."""

    findings: tuple[Finding, ...]
    uses: tuple[Use, ...]
    commands: frozenset[str]


def lint(parts: Parts, styles: str, file: str, known: Names) -> Linted:
    """Look through a template. *styles* is the part with its styles, *known* is what its document may name."""
    levels = heading_levels(parts.tree(styles)) if styles in parts.content else {}
    filled = filled_parts(parts, levels)
    flaws: list[Flaw] = [*unfit(parts, filled), *unfilled_tags(parts, filled)]
    uses: list[Use] = []
    commands: set[str] = set()
    texts = kept_texts(parts.tree(CORE)) if CORE in parts.content else ()
    for tags, written in (*(found_tags(part.spots) for part in filled), *map(_property, texts)):
        lines, blocks = nested(tags)
        used, said = judged(tags, lines, known)
        uses += used
        flaws += (*written, *blocks, *said)
        commands |= {tag.text for tag, line in zip(tags, lines, strict=False) if line}
    findings = dict.fromkeys(_finding(file, flaw) for flaw in flaws)
    return Linted(tuple(findings), tuple(uses), frozenset(commands))


def _property(text: str) -> tuple[tuple[Tag, ...], tuple[Flaw, ...]]:
    spot = Spot(part=words.PROPERTIES)
    half: tuple[Flaw, ...] = ((Template.TEMPLATE_UNCLOSED, spot, text, {}),) if half_tags(text) else ()
    return tags_in(text, spot), half


def _finding(file: str, flaw: Flaw) -> Finding:
    said, spot, detail, slots = flaw
    return said.at(spot.place(file, detail), **slots)
