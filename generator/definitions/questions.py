"""Questions, with their columns and side questions, from the tables of a model."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.definitions.reading import Node
from generator.model.definition import NEVER, NIL_DAY, NIL_ROLE, WHOLE_PART, Kind, Question, Scale, Step
from generator.model.findings import Finding, Place
from generator.swedish import definition_words as words
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import (
    COMMENT,
    NOT_RELEVANT,
    NOTHING,
    NOTHING_DAY,
    NOTHING_HELP,
    NOTHING_ROLE,
    YES,
)
from generator.swedish.form_words import LEAVES_OUT

COMMENT_ID, EXCUSE_ID, UNCHANGED_ID = "kommentar", "ej_relevant", "oforandrat"
MEASURE_ID, OWNER_ID, READY_ID = "atgard", "ansvarig", "klart"
NOTHING_ID, LEFT_OUT_ID = "inget_att_redovisa", "ingar_inte"
PREVIOUS = "forra"
"""What a model calls the period before."""
YES_ALONE = Scale("_ja", (Step("ja", YES),))
"""The choices where an answer may be said to be unchanged, or that there is none to give."""
_KINDS = frozenset(kind.value for kind in Kind)
_LONGEST = {Kind.TEXT: 120, Kind.PROSE: 1500}
_LONGEST_MEASURE = {Kind.TEXT: 120, Kind.PROSE: 400}
_LONGEST_REASON = 250
_READY_ROWS = 30
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def scale(node: Node) -> Scale:
    """Build a scale."""
    steps = (
        Step(step.text("id"), step.text("text"), step.number("value"), step.text("sign"), step.text("colour"))
        for step in node.tables("steps")
    )
    return Scale(node.text("id"), tuple(steps))


def own_scales(tree: Node) -> dict[str, Scale]:
    """Give the scales that the model needs and does not write itself."""
    forms = (*tree.tables("shared_parts"), *(part for form in tree.tables("forms") for part in form.tables("parts")))
    nothing = any(part.flag("nothing") for part in forms)
    unchanged = any(asked.text("unchanged") for part in forms for asked in part.tables("questions"))
    return {YES_ALONE.id: YES_ALONE} if nothing or unchanged else {}


def scale_faults(tree: Node) -> Iterator[Finding]:
    """Find scales with the same choice twice; a choice is read by its text."""
    for node in tree.tables("scales"):
        seen: set[str] = set()
        for step in node.tables("steps"):
            text = " ".join(step.text("text").split())
            if text.casefold() in seen:
                yield Definition.STEP_TWICE.at(step.place, scale=node.text("id"), text=text)
            seen.add(text.casefold())


def always(_: Node) -> bool:
    """Let everything be asked."""
    return True


def question(node: Node, number: str = "", holds: Callable[[Node], bool] = always) -> Question:
    """Build a question, a column, a side question or a fact; what is not in the table has its default.

    *holds* tells whether a table's condition on being asked is true.
    """
    kind = kind_of(node)
    plain = Question(
        id=node.text("id"),
        text=node.text("text"),
        kind=kind,
        place=node.place,
        number=number,
        short=node.text("short"),
        help=node.text("help"),
        required=node.flag("required"),
        required_with=node.text("required_with"),
        missing_text=node.text("missing_text"),
        signs=node.flag("signs"),
        scale=node.text("scale"),
        register=node.text("register"),
        minimum=node.number("minimum"),
        maximum=node.number("maximum"),
        longest=node.whole("longest", _LONGEST.get(kind, 0)),
        in_period=node.flag("in_period"),
        only_for=node.texts("only_for"),
        side=_side(node, holds),
        asked=holds(node),
        excuses=node.flag("excuses"),
        gap_at=node.text("gap_at"),
        nil_for=node.text("nil_for"),
        blank_is_zero=node.text("blank") == "noll",
        prefill=node.text("prefill"),
        carried=node.flag("carried"),
        locked=node.flag("locked"),
        anew=node.flag("anew"),
        withheld=node.flag("withheld"),
    )
    return _with_rows(plain, node, holds)


@lru_cache(maxsize=2**12)
def as_written(node: Node) -> Question:
    """Build a question as the model has it, whoever it is asked of."""
    return question(node)


def _with_rows(plain: Question, node: Node, holds: Callable[[Node], bool]) -> Question:
    """Add what a table has: its columns, and which rows it has from the start."""
    rows_from, prefilled_rows = node.text("rows_from"), node.text("prefilled_rows")
    free = plain.kind is Kind.TABLE and not rows_from
    carried = prefilled_rows.partition(".")[0] == PREVIOUS
    return replace(
        plain,
        columns=tuple(question(column, holds=holds) for column in node.tables("columns")),
        rows_from=rows_from,
        ready_rows=node.whole("ready_rows", _READY_ROWS),
        prefilled_rows="" if carried else prefilled_rows,
        carried_rows=carried,
        carried_from=prefilled_rows.partition(".")[2] if carried else "",
        prefilled_when=node.text("prefilled_when"),
        may_go=node.flag("may_go"),
        sheet=sheet_title(node.text("sheet") or plain.text) if free else "",
    )


def kind_of(node: Node) -> Kind:
    """Give the kind of a question; for a word that is none, which has its finding, the likeliest one."""
    word = node.text("kind")
    if word in _KINDS:
        return Kind(word)
    if node.tables("columns"):
        return Kind.TABLE
    return Kind.CHOICE if "scale" in node.values or "register" in node.values else Kind.TEXT


def _side(node: Node, holds: Callable[[Node], bool]) -> tuple[Question, ...]:
    unchanged, gap_at = node.text("unchanged"), node.text("gap_at")
    sides = [_unchanged(unchanged, node.at("unchanged"))] if unchanged else []
    sides += [question(side, holds=holds) for side in node.tables("side")]
    if node.flag("comment"):
        place = node.at("comment")
        sides.append(Question(COMMENT_ID, COMMENT, Kind.PROSE, place, longest=_LONGEST[Kind.PROSE]))
        sides.append(Question(EXCUSE_ID, NOT_RELEVANT, Kind.TEXT, place, longest=_LONGEST[Kind.TEXT], excuses=True))
    return (*sides, *(_about_gap(node.at("gap_at")) if gap_at not in ("", NEVER) else ()))


def _about_gap(place: Place) -> Iterator[Question]:
    """Yield what is asked beside an answer that shows a gap: what is to be done, by whom and when."""
    asked = (
        (MEASURE_ID, Kind.PROSE, words.MEASURE),
        (OWNER_ID, Kind.TEXT, words.OWNER),
        (READY_ID, Kind.DATE, words.READY),
    )
    for each, kind, text in asked:
        longest = _LONGEST_MEASURE.get(kind, 0)
        yield Question(each, text, kind, place, help=words.GAP_HELP, longest=longest, for_gap=True)


def own_questions(part: Node, number: str) -> tuple[Question, ...]:
    """Give the questions by which a respondent leaves a part out or says that it has nothing to report in it.

    They are there if the model wants them. They stand first, and are numbered so that the numbers of the others do not
    depend on them.
    """
    return (*_left_out(part, number), *_nothing(part, number))


def _left_out(part: Node, number: str) -> Iterator[Question]:
    text = part.text("left_out_as")
    if text:
        place = part.at("left_out_as")
        plain = Question(LEFT_OUT_ID, text, Kind.TEXT, place, number=f"{number}.0", longest=_LONGEST_REASON)
        yield replace(plain, help=LEAVES_OUT, leaves_out=True)


def _nothing(part: Node, number: str) -> Iterator[Question]:
    if not part.flag("nothing"):
        return
    place = part.at("nothing")
    day = Question(NIL_DAY, NOTHING_DAY, Kind.DATE, place, required=True)
    role = Question(NIL_ROLE, NOTHING_ROLE, Kind.TEXT, place, required=True, longest=_LONGEST[Kind.TEXT])
    asked = Question(NOTHING_ID, NOTHING, Kind.CHOICE, place, number=f"{number}.0", scale=YES_ALONE.id)
    yield replace(asked, nil_for=WHOLE_PART, side=(day, role), help=NOTHING_HELP)


def _unchanged(text: str, place: Place) -> Question:
    return Question(UNCHANGED_ID, text, Kind.CHOICE, place, scale=YES_ALONE.id, repeats=True)


def sheet_title(text: str) -> str:
    """Make a title that Excel takes: at most 31 signs and none of those it forbids, cut between words if it can be."""
    title = " ".join(text.translate(_NOT_IN_TITLES).split()).strip("'")
    if len(title) <= _LONGEST_TITLE:
        return title
    cut = title[: _LONGEST_TITLE + 1].rpartition(" ")[0]
    return (cut if len(cut) > _LONGEST_TITLE // 2 else title[:_LONGEST_TITLE]).rstrip(" ,.;'-")
