"""What templates ask for with `{{p … }}`: whole paragraphs and tables, as Word XML in a content control.

A table brings its caption, its notes and the explanation of its signs; a respondent's own words are marked as such
by style. Every block takes its styles by name from the template that it is set in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.expressions.absent import Absent
from generator.expressions.noting import Noted
from generator.expressions.tracing import Sources
from generator.model.published import PublishedTable
from generator.report import tables
from generator.report.shown import OwnWords
from generator.report.styles import Look
from generator.report.widths import Column
from generator.report.wordml import (
    TEXT_OPEN,
    bookmark,
    bookmark_name,
    control,
    field,
    paragraph,
    run,
    stable_number,
    together,
)
from generator.swedish import document_words as words
from generator.swedish.figure_sentences import heading
from generator.swedish.signs import MISSING
from generator.swedish.text import bullet, paragraphs


@dataclass(slots=True)
class Lazily(Mapping[str, object]):
    """A mapping some of whose values are made when they are first asked for: most blocks stand in no document."""

    values_made: dict[str, object]
    makers: Mapping[str, Callable[[], object]]
    sources: Sources = ()
    """Where it stands, if it is a row of a register."""

    def __getitem__(self, key: str) -> object:
        if key not in self.values_made:
            self.values_made[key] = self.makers[key]()
        return self.values_made[key]

    def __contains__(self, key: object) -> bool:
        return key in self.values_made or key in self.makers

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.values_made, *self.makers)))

    def __len__(self) -> int:
        return len({*self.values_made, *self.makers})


_WIDEST = 8
"""Columns of the widest table that can be read on a page."""


def table_block(table: PublishedTable, look: Look, whose: Sequence[str] = (), empty_text: str = "") -> Markup:
    """Give a table in its control; *whose* names the one that it is about, if it is not about all."""
    if table.rows:
        parts = [*in_parts(table)]
        content = "".join(
            set_table(part, look, bookmark_name("tab", table.id, *whose, *([str(number)] if number > 1 else [])))
            for number, part in enumerate(parts, 1)
        )
    else:
        content = paragraph(run(empty_text or words.EMPTY_TABLE), look.style("Body Text"))
    return Markup(control("tabell", ".".join((table.id, *whose)), table.title, content))


def in_parts(table: PublishedTable) -> Iterator[PublishedTable]:
    """Divide a table that is too wide into tables with some of its columns each; those that are fixed stand in all."""
    moving = [column.id for column in table.columns if column.id not in table.fixed]
    most = _WIDEST - (len(table.columns) - len(moving))
    if not table.fixed or len(moving) <= most:
        yield table
        return
    count = -(-len(moving) // most)
    size = -(-len(moving) // count)
    for number in range(count):
        shown = table.fixed.union(moving[number * size : (number + 1) * size])
        columns = tuple(column for column in table.columns if column.id in shown)
        notes = table.notes if number == count - 1 else ()
        yield replace(table, title=words.part_of(table.title, number + 1, count), columns=columns, notes=notes)


def set_table(table: PublishedTable, look: Look, name: str) -> str:
    """Give a table with its caption, its notes and what its signs mean; *name* is that of its bookmark."""
    notes = [note for note in (*table.notes, words.legend(table.signs)) if note]
    below = together([run(note) for note in notes], look.style(words.NOTE))
    return caption(table.title, name, look) + tables.table(grid(table), look, kept_with_next=bool(notes)) + below


def caption(title: str, name: str, look: Look, label: str = words.TABLE_LABEL) -> str:
    """Give the caption of a table or a chart; the bookmark stands round "Tabell 1", which a reference shows."""
    numbered = bookmark(name, run(f"{label}\u00a0") + field(f"SEQ {label} \\* ARABIC", "1"))
    return paragraph(f"{numbered}{run(f'. {title}')}", look.style("caption"))


def reference(name: str, label: str = words.TABLE_LABEL) -> Markup:
    """Give what `{{ hanvisning.x }}` puts in a sentence: "Tabell 3", as a field that follows the number.

    *name* is that of the bookmark round the caption's label.
    """
    told = field(f"REF {name} \\h", f"{label}\u00a01")
    return Markup(f"</w:t></w:r>{told}<w:r>{TEXT_OPEN}")


def grid(table: PublishedTable) -> tables.Grid:
    """Lay a published table out: the label column first, if it has one."""
    labelled = bool(table.corner)
    columns = tuple(Column(column.title, column.numeric, column.width) for column in table.columns)
    if labelled:
        columns = (Column(table.corner), *columns)
    rows = tuple(
        (
            *((heading(row.label),) if labelled else ()),
            *(cell.text if (cell := row.cells.get(column.id)) else MISSING for column in table.columns),
        )
        for row in table.rows
    )
    headings = tuple(column.heading for column in columns)
    return tables.Grid(
        table.title,
        words.table_description(table.title, len(rows), headings),
        columns,
        rows,
        labelled,
        frozenset(index for index, row in enumerate(table.rows) if row.role == "summa"),
        {
            (index, position): cell.colour
            for index, row in enumerate(table.rows)
            for position, column in enumerate(table.columns, int(labelled))
            if (cell := row.cells.get(column.id)) and cell.colour
        },
    )


def own_words(look: Look) -> Callable[..., Markup]:
    """Give the filter `egna_ord`: a respondent's words, unchanged, in a style that says whose they are not.

    Below them stand whose they are, if that is asked for, and since when they have been so.
    """

    def quoted(text: object, who: object = "") -> Markup:
        said = str(text) if not isinstance(text, Absent) else text.sign
        style = look.style(words.OWN_WORDS)
        told = words.source_of_words(who if isinstance(who, str) else "", text.note if isinstance(text, Noted) else "")
        # Whose the words are does not stand on a page without them.
        kept = "<w:keepNext/>" if told else ""
        content = "".join(paragraph(run(line), style, kept) for line in paragraphs(said) or (MISSING,))
        if told:
            content += paragraph(run(told), look.style(words.OWN_WORDS_SOURCE))
        identity = text.source if isinstance(text, OwnWords) else f"{stable_number(said):08x}"
        return Markup(control("svar", identity, words.OWN_WORDS, content))

    return quoted


def running_text(look: Look) -> Callable[[object], Markup]:
    """Give the filter `stycken`: a text of the coordinators' as paragraphs of the body, and lists where it has some.

    A respondent's own signs stay as they are (domain rule 17).
    """

    def set_text(text: object) -> Markup:
        said = text.sign if isinstance(text, Absent) else str(text)
        theirs = isinstance(text, OwnWords) and not text.editorial
        content = "".join(_line(line, look, listed=not theirs) for line in paragraphs(said) or (MISSING,))
        if isinstance(text, Noted) and text.note:
            content += paragraph(run(words.as_sentence(text.note)), look.style(words.NOTE))
        identity = text.source if isinstance(text, OwnWords) else f"{stable_number(said):08x}"
        return Markup(control("svar" if theirs else "text", identity, words.RUNNING_TEXT, content))

    return set_text


def _line(line: str, look: Look, *, listed: bool) -> str:
    point = bullet(line) if listed else ""
    return paragraph(run(point), look.style("List Bullet")) if point else paragraph(run(line), look.style("Body Text"))
