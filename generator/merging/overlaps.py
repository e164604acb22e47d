"""What holds when one respondent has sent in several forms for the same period.

Equal forms are one. A later form that only adds answers is a supplement, and both are used. Anything else is a
contradiction: neither is believed, and the cells in question become faulty (acceptance rows 70 and 77).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import PurePosixPath

from generator.merging.seen import fields_named
from generator.model.answers import Answer, AnswerValue, Given, Row, Submission
from generator.model.definition import Form
from generator.model.values import State
from generator.swedish.inbox_messages import looks_copied

Meaning = tuple[State, AnswerValue, str]
RowPair = tuple[Row | None, Row | None]
Spot = tuple[str, int, str]
"""Where an answer belongs in both forms: field, row of a table (or -1), column of a table (or "")."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in the same spot of two forms; None where a form has no such row."""

    field: str
    """`del.fraga`, of the table if it is a table's cell."""
    row: str
    """Key of the row, if the table's rows are fixed."""
    column: str
    earlier: Answer | None
    later: Answer | None


@dataclass(frozen=True, slots=True)
class Joined:
    """Two forms as one; *contradictions* is empty unless they disagree."""

    submission: Submission
    contradictions: tuple[Pair, ...]
    adds: bool
    """Whether the later form answers anything that the earlier does not."""
    renews: frozenset[str] = frozenset()
    """The parts about the form itself in which the later form says something else, or something more."""

    @property
    def used(self) -> bool:
        """Whether anything of the later form is used, or keeps something of the earlier from being."""
        return self.adds or bool(self.renews or self.contradictions)


def in_order_of_saving(submissions: Iterable[Submission]) -> list[Submission]:
    """Sort by saved time, then file name; a file that does not say when it was saved comes first.

    Of files that were saved at the same time, those come last whose names are such as copies get.
    """

    def order(one: Submission) -> tuple[str, bool, str]:
        return (
            one.saved.isoformat() if one.saved else "",
            looks_copied(PurePosixPath(one.file.file).stem),
            one.file.file,
        )

    return sorted(submissions, key=order)


def join(earlier: Submission, later: Submission, about_delivery: frozenset[str]) -> Joined:
    """Lay *later* over *earlier*.

    A part that is blank in the later form says nothing: October may be sent in without March. The same goes for a part
    that one of the forms has just as it was sent out. In a part with answers a blank cell is an answer that was taken
    back. The parts in *about_delivery* tell of the form itself
    (who filled it in, when, whether it is ready), so there the later form's answers hold.
    """
    silent_before, silent = _blank_parts(earlier), _blank_parts(later)
    known, earlier = _content(earlier), _left_out(earlier, silent_before - silent)
    later = _left_out(later, silent - silent_before)
    tables = {
        field: _aligned(earlier.tables.get(field, ()), later.tables.get(field, ()))
        for field in dict.fromkeys((*earlier.tables, *later.tables))
    }
    pairs = dict((*_field_pairs(earlier, later), *_cell_pairs(tables)))
    settled = {
        spot: _settled(pair, _part(spot[0]) in silent, _part(spot[0]) in about_delivery) for spot, pair in pairs.items()
    }
    contradictions = tuple(pairs[spot] for spot, answer in settled.items() if answer is None)
    answers = {spot: answer or _disbelieved(pairs[spot]) for spot, answer in settled.items()}
    joined = _rebuilt(later, tables, answers)
    changed = _changed(known, _content(joined))
    return Joined(joined, contradictions, bool(changed - about_delivery), changed & about_delivery)


def _field_pairs(earlier: Submission, later: Submission) -> Iterator[tuple[Spot, Pair]]:
    for field in dict.fromkeys((*earlier.answers, *later.answers)):
        yield (field, -1, ""), Pair(field, "", "", earlier.answers.get(field), later.answers.get(field))


def _cell_pairs(tables: Mapping[str, tuple[RowPair, ...]]) -> Iterator[tuple[Spot, Pair]]:
    for field, rows in tables.items():
        for index, (earlier, later) in enumerate(rows):
            before, after = (earlier.answers if earlier else {}), (later.answers if later else {})
            key = later.key if later else earlier.key if earlier else ""
            for column in dict.fromkeys((*before, *after)):
                yield (field, index, column), Pair(field, key, column, before.get(column), after.get(column))


def _aligned(earlier: tuple[Row, ...], later: tuple[Row, ...]) -> tuple[RowPair, ...]:
    """Pair the rows of two tables: fixed rows by key, free ones by what they say, else by their order."""
    if any(row.key for row in (*earlier, *later)):
        before, after = {row.key: row for row in earlier}, {row.key: row for row in later}
        return tuple((before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after)))
    left = list(earlier)
    pairs: list[RowPair] = []
    for row in later:
        equal = next((one for one in left if _row_meaning(one) == _row_meaning(row)), None)
        if equal is not None:
            left.remove(equal)
        pairs.append((equal, row))
    return tuple(zip_longest(earlier, later)) if left else tuple(pairs)


def _settled(pair: Pair, silent: bool, about_delivery: bool) -> Answer | None:
    """Give the answer that holds, or None if the forms contradict each other."""
    if _blank(pair.earlier):
        return pair.later or pair.earlier
    if pair.later is not None and pair.earlier is not None and _meaning(pair.earlier) == _meaning(pair.later):
        return pair.earlier
    if _blank(pair.later):
        return pair.earlier if silent or about_delivery else None
    return pair.later if about_delivery else None


def _disbelieved(pair: Pair) -> Answer:
    answer = pair.later or pair.earlier
    assert answer is not None
    return replace(answer, value=None, state=State.FAULTY)


def _rebuilt(
    later: Submission, tables: Mapping[str, tuple[RowPair, ...]], answers: Mapping[Spot, Answer]
) -> Submission:
    rows: dict[str, list[Row]] = {field: [] for field in tables}
    for field, pairs in tables.items():
        for index, (one, other) in enumerate(pairs):
            row = other or one
            assert row is not None
            columns = dict.fromkeys((*(one.answers if one else ()), *(other.answers if other else ())))
            rows[field].append(replace(row, answers={column: answers[field, index, column] for column in columns}))
    return replace(
        later,
        answers={field: answer for (field, index, _), answer in answers.items() if index < 0},
        tables={field: tuple(found) for field, found in rows.items()},
    )


def _blank_parts(submission: Submission) -> frozenset[str]:
    parts = {_part(field) for field in (*submission.answers, *submission.tables)}
    spoken = {_part(field) for field, answer in submission.answers.items() if _typed(answer)}
    for field, rows in submission.tables.items():
        if any(_typed(answer) for row in rows for answer in row.answers.values()):
            spoken.add(_part(field))
    return frozenset(parts - spoken)


def _left_out(submission: Submission, parts: frozenset[str]) -> Submission:
    """Give the submission without what was filled in beforehand in *parts*, and with no free rows there."""
    if not parts:
        return submission
    answers = {
        field: replace(answer, value=None, state=State.MISSING)
        if _part(field) in parts and answer.given is Given.PREFILLED
        else answer
        for field, answer in submission.answers.items()
    }
    tables = {
        field: tuple(row for row in rows if row.key or _part(field) not in parts)
        for field, rows in submission.tables.items()
    }
    return replace(submission, answers=answers, tables=tables)


def parts_about_delivery(form: Form) -> frozenset[str]:
    """Give the parts that tell of the form itself: those in which it says whether it is ready."""
    return frozenset(_part(field) for field in fields_named(form.ready_when))


def _part(field: str) -> str:
    return field.split(".", 1)[0]


def _typed(answer: Answer) -> bool:
    return answer.given is Given.TYPED and not _blank(answer)


def _blank(answer: Answer | None) -> bool:
    return answer is None or answer.state is State.MISSING


def _meaning(answer: Answer) -> Meaning:
    return answer.state, answer.value, answer.raw if answer.state is State.FAULTY else ""


def _row_meaning(row: Row) -> dict[str, Meaning]:
    return {column: _meaning(answer) for column, answer in row.answers.items() if not _blank(answer)}


def _content(submission: Submission) -> Mapping[str, object]:
    """Give what a form says, by field."""
    answers: dict[str, object] = {field: _meaning(answer) for field, answer in submission.answers.items()}
    return answers | {field: [_row_meaning(row) for row in rows] for field, rows in submission.tables.items()}


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    """Give the parts in which something is not as it was."""
    return frozenset(_part(field) for field in {*before, *after} if before.get(field) != after.get(field))
