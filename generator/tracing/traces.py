"""What is kept of a version: every paragraph and every cell of its documents, with what each comes from.

Parts are kept once and named by their numbers. The file is the program's own: the same version gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model.tracing import Change, ChangeKind
from generator.model.values import State


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a figure or a text was made of: a cell, a file, a line of the model, or a name alone.

    *value* is what stood there, written as in a text if it was a number; empty where there is none or it may not be
    told.
    State SUPPRESSED says that it may not.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    name: str = ""
    """Whose it is, if somebody has answered it."""
    period: str = ""
    state: State = State.VALUE
    value: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and the numbers of its parts."""

    start: int
    end: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    heading: str
    text: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as it is printed; *parts* is empty in a column that is worked out from others."""

    text: str
    state: State
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; *of* are the places of the two columns that it is worked out from. Not all columns are printed."""

    title: str
    of: tuple[int, ...] = ()
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row; *id* is empty where it has none."""

    id: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or what a chart is drawn of."""

    heading: str
    number: str
    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What one document prints, in order."""

    name: str
    content: tuple[Text | Table, ...]

    @property
    def captions(self) -> frozenset[Text]:
        """The paragraphs that are captions of its tables, which say what they are called themselves."""
        titles = {f"{each.number}. {each.title}" for each in self.content if isinstance(each, Table)}
        texts = (each for each in self.content if isinstance(each, Text))
        return frozenset(each for each in texts if each.text.replace("\u00a0", " ", 1) in titles)


@dataclass(frozen=True)
class Traces:
    """One version; *coverage* says of each form and respondent how far it had come.

    *changes* are those since the version *before*; None if there is none, or what it printed is not known.
    """

    version: str
    parts: tuple[Part, ...]
    documents: tuple[Document, ...]
    coverage: Mapping[tuple[str, str], str] = field(default_factory=dict)
    before: str = ""
    changes: tuple[Change, ...] | None = None

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The numbers of the parts that may not be told."""
        return frozenset(number for number, part in enumerate(self.parts) if part.state is State.SUPPRESSED)


def encoded(traces: Traces) -> bytes:
    """Give the file's bytes."""
    files = tuple(dict.fromkeys(part.file for part in traces.parts))
    places = {file: index for index, file in enumerate(files)}
    told = {
        "version": traces.version,
        "filer": files,
        "delar": [
            [places[part.file], part.sheet, part.cell, part.name, part.period, part.state.value, part.value]
            for part in traces.parts
        ],
        "dokument": [
            {"namn": each.name, "innehall": [_told(content) for content in each.content]} for each in traces.documents
        ],
        "svar": [[*key, standing] for key, standing in traces.coverage.items()],
        "foregaende": traces.before,
        "andringar": None if traces.changes is None else [_changed(change) for change in traces.changes],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _changed(change: Change) -> list[Any]:
    texts = [change.document, change.heading, change.where, change.before, change.after]
    return [change.kind.value, *texts, change.edited]


def _told(content: Text | Table) -> dict[str, Any]:
    if isinstance(content, Text):
        pieces = [[piece.start, piece.end, piece.parts] for piece in content.pieces]
        return {"rubrik": content.heading, "text": content.text, "bitar": pieces}
    return {
        "rubrik": content.heading,
        "nummer": content.number,
        "id": content.id,
        "titel": content.title,
        "kolumner": [[column.title, column.of, column.shown] for column in content.columns],
        "rader": [
            [row.id, row.label, [[cell.text, cell.state.value, cell.parts] for cell in row.cells]]
            for row in content.rows
        ],
    }


def decoded(data: bytes) -> Traces:
    """Read the file; ValueError if it is not one."""
    try:
        told = json.loads(data.decode("utf-8"))
        files = told["filer"]
        return Traces(
            told["version"],
            tuple(
                Part(files[file], sheet, cell, name, period, State(state), value)
                for file, sheet, cell, name, period, state, value in told["delar"]
            ),
            tuple(Document(each["namn"], tuple(map(_read, each["innehall"]))) for each in told["dokument"]),
            {(form, respondent): standing for form, respondent, standing in told["svar"]},
            told.get("foregaende", ""),
            None
            if told.get("andringar") is None
            else tuple(Change(ChangeKind(kind), *rest) for kind, *rest in told["andringar"]),
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no traces") from error


def _read(told: Mapping[str, Any]) -> Text | Table:
    if "text" in told:
        pieces = tuple(Piece(start, end, tuple(parts)) for start, end, parts in told["bitar"])
        return Text(told["rubrik"], told["text"], pieces)
    return Table(
        told["rubrik"],
        told["nummer"],
        told["id"],
        told["titel"],
        tuple(Column(title, tuple(of), shown) for title, of, shown in told["kolumner"]),
        tuple(
            Row(id_, label, tuple(Cell(text, State(state), tuple(parts)) for text, state, parts in cells))
            for id_, label, cells in told["rader"]
        ),
    )
