"""What a version says that the one before did not: figures, texts, and who has answered.

Only what both versions print is compared, so no more is told than whoever has both documents can see. Tables are known
by their ids and rows by theirs; paragraphs are laid beside each other under their headings.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.model.tracing import Change, ChangeKind
from generator.swedish.tracing_words import WHOLE_DOCUMENT
from generator.tracing.traces import Document, Row, Table, Text, Traces

_DIGITS = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")
_MOST_TRIED = 400
_ALIKE = 0.5
"""How much two paragraphs must have in common for one to be the other, changed."""


def changes(before: Traces, now: Traces, edited: Collection[str] = ()) -> tuple[Change, ...]:
    """Give what has changed, in the order of the documents, coverage first; *edited* were changed by hand."""
    then = {document.name: document for document in before.documents}
    found = [*_coverage(before.coverage, now.coverage)]
    for document in now.documents:
        if document.name in then:
            found += _between(then.pop(document.name), document)
        else:
            found.append(Change(ChangeKind.TEXT, document.name, "", "", "", WHOLE_DOCUMENT))
    found += (Change(ChangeKind.TEXT, gone, "", "", WHOLE_DOCUMENT, "") for gone in then)
    return tuple(replace(each, edited=each.document in edited) for each in found)


def _coverage(before: Mapping[tuple[str, str], str], now: Mapping[tuple[str, str], str]) -> Iterator[Change]:
    for key in dict.fromkeys((*now, *before)):
        if before.get(key, "") != now.get(key, ""):
            form, respondent = key
            yield Change(ChangeKind.COVERAGE, "", form, respondent, before.get(key, ""), now.get(key, ""))


def _between(before: Document, now: Document) -> Iterator[Change]:
    """Yield the changes of a document: its paragraphs, and after them its tables."""
    yield from _of_texts(before, now)
    then = {each.id: each for each in before.content if isinstance(each, Table)}
    tables = [each for each in now.content if isinstance(each, Table)]
    for table in tables:
        if table.id in then:
            yield from _of_table(now.name, then[table.id], table)
        else:
            yield Change(ChangeKind.TEXT, now.name, table.heading, "", "", _titled(table))
    for gone in then.keys() - {table.id for table in tables}:
        yield Change(ChangeKind.TEXT, now.name, then[gone].heading, "", _titled(then[gone]), "")


def _titled(table: Table) -> str:
    return f"{table.number}. {table.title}"


def _of_texts(before: Document, now: Document) -> Iterator[Change]:
    """Yield the changes of paragraphs; those of a heading that is gone or new are told by the heading alone."""
    old = _paragraphs(before)
    new = _paragraphs(now)
    pairs = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    for operation, first, last, start, end in pairs.get_opcodes():
        if operation != "equal":
            for then, after in _paired(old[first:last], new[start:end]):
                place = after or then
                assert place is not None
                texts = (then.text if then else "", after.text if after else "")
                yield Change(_kind(*texts), now.name, place.heading, "", *texts)


def _paragraphs(document: Document) -> list[Text]:
    """Give the paragraphs but for captions, which are told with their tables."""
    captions = document.captions
    return [each for each in document.content if isinstance(each, Text) and each not in captions]


def _key(text: Text) -> tuple[str, str]:
    return text.heading, text.text


def _paired(old: Sequence[Text], new: Sequence[Text]) -> Iterator[tuple[Text | None, Text | None]]:
    """Lay paragraphs beside those they have come of: as many on both sides in turn, else those that are most alike."""
    if len(old) == len(new) or len(old) * len(new) > _MOST_TRIED:
        yield from zip_longest(old, new)
        return
    left = list(old)
    for text in new:
        ratios = [SequenceMatcher(None, each.text, text.text).ratio() for each in left]
        best = max(range(len(left)), key=ratios.__getitem__) if left else -1
        yield (left.pop(best) if best >= 0 and ratios[best] >= _ALIKE else None), text
    yield from ((each, None) for each in left)


def _kind(before: str, after: str) -> ChangeKind:
    """Tell a text in which only figures have changed from one with other words."""
    same = _DIGITS.sub("0", before) == _DIGITS.sub("0", after)
    return ChangeKind.FIGURE if same else ChangeKind.TEXT


def _of_table(document: str, before: Table, now: Table) -> Iterator[Change]:
    """Yield the changes of a table cell by cell; a row that is new or gone is told as one."""
    then, after = _rows(before), _rows(now)
    columns = {column.title: index for index, column in enumerate(before.columns) if column.shown}
    for key, row in after.items():
        if key in then:
            for index, column in enumerate(now.columns):
                if not column.shown:
                    continue
                old = then[key].cells[columns[column.title]].text if column.title in columns else ""
                if old != row.cells[index].text:
                    where = ", ".join(part for part in (_titled(now), _label(row), column.title) if part)
                    texts = (old, row.cells[index].text)
                    yield Change(_kind_of_cell(*texts), document, now.heading, where, *texts)
        else:
            yield Change(ChangeKind.TEXT, document, now.heading, _titled(now), "", _whole(row))
    for key in then:
        if key not in after:
            yield Change(ChangeKind.TEXT, document, now.heading, _titled(now), _whole(then[key]), "")


def _kind_of_cell(before: str, after: str) -> ChangeKind:
    letters = any(sign.isalpha() for text in (before, after) for sign in text if text != "x")
    return ChangeKind.TEXT if letters else ChangeKind.FIGURE


def _label(row: Row) -> str:
    return row.label or (row.cells[0].text if row.cells else "")


def _whole(row: Row) -> str:
    return " | ".join((*((row.label,) if row.label else ()), *(cell.text for cell in row.cells if cell.text)))


def _rows(table: Table) -> dict[tuple[str, int], Row]:
    """Give the rows by what tells them apart: id, label or first text, and how many like it there were before."""
    found: dict[tuple[str, int], Row] = {}
    for row in table.rows:
        name = row.id or _label(row)
        found[name, sum(key == name for key, _ in found)] = row
    return found
