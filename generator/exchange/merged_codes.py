"""What the headings and texts of a workbook of merged data meant when it was written, as its own sheet of codes says.

Names of an older version of the model become those of now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.exchange.merged_values import Choice, Choices
from generator.exchange.sheet_rows import SheetRows, normal
from generator.model.definition import FollowUp, Form, Question
from generator.model.renaming import names_now
from generator.swedish import merged_words as words

_KIND, _LIST, _ID, _TEXT = words.CODES_HEADER


@dataclass(slots=True)
class Codes:
    """The codes of one workbook, and how its names are understood in the model of now."""

    follow_up: FollowUp
    version: str
    tables: dict[str, str] = field(default_factory=dict)
    """The source that each sheet holds, `blankett.del.fraga` as it was called then."""
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    """The ids of columns by their headings, sheet by sheet."""
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    """The names of the rows that each register had then, by their ids."""

    def take(self, read: SheetRows) -> "Codes":
        """Take in the sheet of codes."""
        for row in read.rows:
            listed, own, text = row.shown(_LIST), row.shown(_ID), row.shown(_TEXT)
            match row.shown(_KIND):
                case words.TABLE_CODE:
                    self.tables[listed] = own
                case words.COLUMN_CODE:
                    self.columns.setdefault(listed, {})[text] = own
                case words.STEP_CODE:
                    self.steps.setdefault(listed, {})[own] = text
                case words.ROW_CODE:
                    self.rows.setdefault(listed, {})[own] = text
        return self

    def row_now(self, register: str, row_id: str) -> tuple[str, ...]:
        """Give the ids that a row of a register has now: several if it was divided."""
        return names_now(self.follow_up.renames, self.version, row_id, register=register)

    def field_now(self, form: str, field: str) -> tuple[str, ...]:
        """Give what `del.fraga` or `del.fraga_sida` of a form is called now; a repeated part keeps its row."""
        found = self._path_now(form, field)
        if found != (field,):
            return found
        question, _, side = field.rpartition("_")
        while question.rpartition(".")[0]:
            found = self._path_now(form, f"{question}.{side}")
            if found != (f"{question}.{side}",):
                return tuple("_".join(name.rsplit(".", 1)) for name in found)
            question, _, more = question.rpartition("_")
            side = f"{more}_{side}"
        return (field,)

    def _path_now(self, form: str, path: str) -> tuple[str, ...]:
        part, _, rest = path.partition(".")
        known = {each.id: each.base or each.id for each in self.follow_up.forms[form].parts}
        base, row = (known[part], part.removeprefix(known[part])) if part in known else self._divided(part)
        found = names_now(self.follow_up.renames, self.version, f"{base}.{rest}")
        return tuple(_with_row(name, row) for name in found)

    def _divided(self, part: str) -> tuple[str, str]:
        """Take the id of a part that is gone apart: its base, and what the row that it was repeated for added."""
        ends = (f"_{row}" for rows in self.rows.values() for row in rows if part.endswith(f"_{row}"))
        bases = ((part.removesuffix(end), end) for end in ends)
        renamed = (pair for pair in bases if names_now(self.follow_up.renames, self.version, pair[0]) != (pair[0],))
        return next(renamed, (part, ""))

    def column_now(self, source: str, column: str) -> tuple[str, ...]:
        """Give what a column of a table question is called now, of the table that the question has become."""
        _, path = source.split(".", 1)
        found = names_now(self.follow_up.renames, self.version, f"{path}.{column}")
        return tuple(name.rpartition(".")[2] for name in found)

    def choices(self, question: Question) -> Choices:
        """Give what can be chosen for a question: by the texts of then, and by those of now."""
        offered = {step.id: Choice(step.id, step.text) for step in self.follow_up.choices(question)}
        scale = "" if question.register else question.scale
        kept = self.rows.get(question.register, {}) if question.register else self.steps.get(question.scale, {})
        found = {normal(choice.text): choice for choice in offered.values()}
        for own, text in kept.items():
            names = names_now(self.follow_up.renames, self.version, own, scale=scale, register=question.register)
            if len(names) == 1 and names[0] in offered:
                found[normal(text)] = offered[names[0]]
        return found


def _with_row(name: str, row: str) -> str:
    part, dot, rest = name.partition(".")
    return f"{part}{row}{dot}{rest}"


def sources_now(codes: Codes, source: str) -> Iterator[tuple[Form, str]]:
    """Yield the form and `del.fraga` of now for a source of then; nothing for one that is gone."""
    form, _, path = source.partition(".")
    if form in codes.follow_up.forms:
        found: Sequence[str] = names_now(codes.follow_up.renames, codes.version, path)
        yield from ((codes.follow_up.forms[form], name) for name in found)
