"""Forms with their parts, as respondents meet them: shared parts first, repeated parts once per row, all numbered.

A part that the model repeats for a register becomes one part for each of its rows. Its title, introduction and sheet
are templates over `rad`, the row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.definitions.questions import own_questions, question, sheet_title
from generator.definitions.reading import Node
from generator.expressions.context import row_values
from generator.expressions.environment import ExpressionFault, Language
from generator.model.definition import FollowUp, Form, Letters, Part, Question, RegisterRow


@dataclass(frozen=True, slots=True)
class Setting:
    """What forms are built in: the follow-up without them, and the language of their texts."""

    follow_up: FollowUp
    known: Mapping[str, object]
    """What conditions on being asked may name, with its values."""
    language: Language

    def asks(self, node: Node) -> bool:
        """Tell whether what a table asks for is asked; a condition that cannot be tried has its finding."""
        condition = node.text("when")
        try:
            return not condition or bool(self.language.condition(condition)(self.known))
        except ExpressionFault:
            return True

    def words(self, register: str, row: RegisterRow | None) -> Mapping[str, object]:
        """Give what the texts of a part may name: the period and, if it is repeated, the row it is repeated for."""
        rows = {"rad": row_values(self.follow_up.registers, register, row)} if row else {}
        return {"period": self.known["period"], **rows}


def build_forms(tree: Node, setting: Setting) -> dict[str, Form]:
    """Build all forms of a translated model, as if every row filled them in in every period."""
    shared = {node.text("id"): node for node in tree.tables("shared_parts")}
    return {node.text("id"): _form(node, shared, setting) for node in tree.tables("forms")}


def _form(node: Node, shared: Mapping[str, Node], setting: Setting) -> Form:
    nodes = [shared[part_id] for part_id in node.texts("shared") if part_id in shared]
    return Form(
        id=node.text("id"),
        title=node.text("title"),
        register=node.text("register"),
        parts=tuple(_numbered([*nodes, *node.tables("parts")], setting)),
        place=node.place,
        intro=node.text("intro"),
        deadline=node.text("deadline"),
        ready_when=node.text("ready_when"),
        shows_previous=node.flag("shows_previous"),
        handed_in=node.text("handed_in"),
        letters=Letters(node.text("covering"), node.text("reminder")),
    )


def _numbered(nodes: list[Node], setting: Setting) -> Iterator[Part]:
    number = 0
    for node in nodes:
        for row in _repetitions(node, setting):
            number += 1
            yield _part(node, str(number), row, setting)


def _repetitions(node: Node, setting: Setting) -> tuple[RegisterRow | None, ...]:
    register = setting.follow_up.registers.get(node.text("repeated_for"))
    return register.rows if register else (None,)


def _part(node: Node, number: str, row: RegisterRow | None, setting: Setting) -> Part:
    base = node.text("id")
    words = setting.words(node.text("repeated_for"), row)
    questions = [
        question(item, f"{number}.{position}", setting.asks)
        for position, item in enumerate(node.tables("questions"), start=1)
    ]
    plain = Part(
        id=base,
        title=_filled(node.text("title"), words, setting),
        questions=(*own_questions(node, number), *questions),
        place=node.place,
        intro=_filled(node.text("intro"), words, setting),
        only_for=node.texts("only_for"),
        asked=setting.asks(node),
        base=base,
        number=number,
        sheet=sheet_title(_filled(node.text("sheet") or node.text("title"), words, setting)),
    )
    return plain if row is None else _repeated(plain, node, row, setting)


def _repeated(part: Part, node: Node, row: RegisterRow, setting: Setting) -> Part:
    words = setting.words(node.text("repeated_for"), row)
    sheets = {item.text("id"): item.text("sheet") for item in node.tables("questions")}
    return replace(
        part,
        id=f"{part.base}_{row.id}",
        dimension=(node.text("repeated_for"), row.id),
        questions=tuple(_for_row(item, sheets.get(item.id, ""), row, words, setting) for item in part.questions),
    )


def _for_row(item: Question, sheet: str, row: RegisterRow, words: Mapping[str, object], setting: Setting) -> Question:
    if not item.sheet:
        return item
    return replace(item, sheet=sheet_title(_filled(sheet, words, setting) if sheet else f"{row.name} {item.text}"))


def _filled(text: str, words: Mapping[str, object], setting: Setting) -> str:
    """Fill a template; one that cannot be filled has its finding and stays as it is."""
    if "{" not in text:
        return text
    try:
        return setting.language.template(text)(words)
    except ExpressionFault:
        return text
