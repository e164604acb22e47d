"""What things were called in older versions of a model (`byt_namn`), and whether what is said of it holds together."""

from collections.abc import Iterator, Mapping, Sequence

from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.model.definition import FollowUp, Kind, Part
from generator.model.findings import Finding
from generator.model.renaming import Rename, is_older
from generator.swedish.definition_messages import Definition

_INNER = 2


def build_renames(tree: Node) -> tuple[Rename, ...]:
    """Build all renames of a translated model."""
    return tuple(
        Rename(
            before=node.text("before"),
            after=tuple(name.strip() for name in node.texts("after")),
            since=node.text("since"),
            place=node.place,
            text=node.text("text"),
            scale=node.text("scale"),
            register=node.text("register"),
        )
        for node in tree.tables("renames")
    )


def of_rows(renames: Sequence[Rename], register: str) -> Mapping[str, str]:
    """Give the ids that rows of a register have had, with those that they have now; a divided row keeps its own."""
    names: dict[str, str] = {}
    for rename in renames:
        if rename.register == register and len(rename.after) == 1:
            names = {before: rename.after[0] if now == rename.before else now for before, now in names.items()}
            names[rename.before] = rename.after[0]
    return names


def rename_faults(tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find renames to or from names that do not fit the model, and those of versions that have not come yet."""
    for node, rename in zip(tree.tables("renames"), follow_up.renames, strict=True):
        if is_older(follow_up.version, rename.since):
            yield Definition.RENAME_SINCE.at(node.at("since"), since=rename.since, version=follow_up.version)
        known = tuple(_known(follow_up, rename))
        # The register of a past period may still have the row.
        there = tuple(_rows(tree, rename.register)) if rename.register else known
        if rename.before in there and rename.before not in rename.after:
            yield Definition.RENAME_STILL_THERE.at(node.at("before"), id=rename.before)
        for name in rename.after:
            if name not in known and not _renamed_later(follow_up.renames, rename, name):
                plain, close = Definition.RENAME_TARGET, Definition.RENAME_TARGET_CLOSE
                yield suggested(plain, close, node.at("after"), "id", name, known)
        yield from _shape_faults(node, rename, follow_up)
    yield from _claimed_twice(tree, follow_up.renames)


def _shape_faults(node: Node, rename: Rename, follow_up: FollowUp) -> Iterator[Finding]:
    levels = {name.count(".") for name in (rename.before, *rename.after)}
    deepest = _INNER if rename.of_form else 0
    if len(levels) > 1 or max(levels) > deepest:
        yield Definition.RENAME_LEVELS.at(node.at("before"), id=rename.before)
    tables = {path for path, kind in _questions(follow_up) if kind is Kind.TABLE}
    question = rename.of_form and rename.before.count(".") == 1
    if len(rename.after) > 1 and not rename.register and (not question or tables & set(rename.after)):
        yield Definition.RENAME_DIVIDED.at(node.at("after"), id=rename.before)
    if rename.of_form and rename.before.count(".") == _INNER and not (rename.after or rename.text):
        yield Definition.RENAME_WORDING.at(node.at("before"), id=rename.before)


def _claimed_twice(tree: Node, renames: Sequence[Rename]) -> Iterator[Finding]:
    """Find names that two renames of one version lead to: it would not be known which of the answers holds.

    Rows of a register may become one: their numbers are added.
    """
    seen: set[tuple[str, str, str, str]] = set()
    for node, rename in zip(tree.tables("renames"), renames, strict=True):
        for name in rename.after if not rename.register else ():
            key = (rename.since, rename.scale, rename.register, name)
            if key in seen:
                yield Definition.RENAME_TWICE.at(node.at("after"), id=name)
            seen.add(key)


def _renamed_later(renames: Sequence[Rename], rename: Rename, name: str) -> bool:
    of = (rename.scale, rename.register)
    return any(
        (each.scale, each.register) == of and each.before == name and is_older(rename.since, each.since)
        for each in renames
    )


def _known(follow_up: FollowUp, rename: Rename) -> Iterator[str]:
    """Yield the names of today of the kind that is renamed."""
    if rename.scale:
        scale = follow_up.scales.get(rename.scale)
        yield from (step.id for step in (scale.steps if scale else ()))
    elif rename.register:
        register = follow_up.registers.get(rename.register)
        yield from (row.id for row in (register.rows if register else ()))
    else:
        for part in _parts(follow_up):
            yield from _names(part, rename.before.count("."))


def _rows(tree: Node, register: str) -> Iterator[str]:
    """Yield the ids of the rows that the model gives a register."""
    own = (node for node in tree.tables("registers") if node.text("id") == register)
    yield from (row.text("id") for node in own for row in node.tables("rows"))


def _names(part: Part, level: int) -> Iterator[str]:
    base = part.base or part.id
    if level == 0:
        yield base
    for question in part.questions if level else ():
        inner = (*question.columns, *question.side)
        yield from [f"{base}.{question.id}"] if level == 1 else (f"{base}.{question.id}.{each.id}" for each in inner)


def _questions(follow_up: FollowUp) -> Iterator[tuple[str, Kind]]:
    for part in _parts(follow_up):
        for question in part.questions:
            yield f"{part.base or part.id}.{question.id}", question.kind


def _parts(follow_up: FollowUp) -> Iterator[Part]:
    return (part for form in follow_up.forms.values() for part in form.parts)
