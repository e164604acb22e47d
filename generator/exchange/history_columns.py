"""What the headings of a history written by hand mean: registers and their fields, dates, and what was counted.

The words are those of the model: a register by its name or by what one of its rows is called, a field or a column by
its text or its id. A heading that a field of several registers has is of the one that no other heading is about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.exchange.sheet_rows import normal
from generator.model.definition import NUMBER_KINDS, FollowUp, Form, Kind, Part, Question, Register, RegisterField
from generator.model.sources import find_table, source_names
from generator.swedish.history_messages import PERIOD_HEADINGS

NAME = "namn"


@dataclass(frozen=True, slots=True)
class Counted:
    """A table question that has fixed rows: what a history can be about."""

    source: str
    form: Form
    parts: tuple[Part, ...]
    """Its repetitions, if the part is repeated."""
    table: Question

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers that tell its rows apart, but for the one that the part is repeated for."""
        return (self.form.register, self.table.rows_from)

    @property
    def repeated(self) -> str:
        """The register that the part is repeated for; "" if it is not."""
        dimension = self.parts[0].dimension
        return dimension[0] if dimension else ""

    @property
    def measures(self) -> tuple[Question, ...]:
        """What was counted."""
        return tuple(column for column in self.table.columns if column.kind in NUMBER_KINDS and column.asked)

    @property
    def nil(self) -> Question | None:
        """The question that says that rows which are not there are nothing."""
        return next((each for each in self.parts[0].questions if each.nil_for == self.table.id), None)


def counted_in(follow_up: FollowUp) -> Iterator[Counted]:
    """Yield the table questions that a history can be about."""
    for source in source_names(follow_up):
        found = find_table(follow_up, source)
        if found and found[2].rows_from:
            form, part, table = found
            yield Counted(source, form, tuple(each for each in form.parts if each.base == part.base), table)


@dataclass(slots=True)
class Columns:
    """The headings of a sheet, as far as they are understood for one table question."""

    counted: Counted
    registers: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Heading and field, by register; the field is "namn" where the rows are named."""
    measures: dict[str, str] = field(default_factory=dict)
    """Headings by the ids of what was counted."""
    when: str = ""
    """The heading of dates or periods."""
    nil: str = ""
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Headings that may be about several registers, by their titles."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """The registers that no heading is about, and "" if no heading says when."""
        gone = [each for each in self.counted.registers if each not in self.registers]
        return (*gone, *(() if self.when else ("",)))

    @property
    def understood(self) -> frozenset[str]:
        """The headings that mean something."""
        headings = (heading for heading, _ in self.registers.values())
        return frozenset({*headings, *self.measures.values(), self.when, self.nil, *self.ambiguous} - {""})


def understood(headings: Iterable[str], counted: Counted, follow_up: FollowUp) -> Columns:
    """Tell what headings mean if a sheet is about that table question."""
    columns, listed = Columns(counted), tuple(headings)
    registers = {name: follow_up.registers[name] for name in counted.registers}
    repeated = follow_up.registers.get(counted.repeated)
    for heading in listed:
        word = normal(heading)
        own = [name for name, register in registers.items() if word in _names(register)]
        measure = next((each for each in counted.measures if word in _words(each)), None)
        if own and own[0] not in columns.registers:
            columns.registers[own[0]] = (heading, NAME)
        elif measure and measure.id not in columns.measures:
            columns.measures[measure.id] = heading
        elif not columns.when and (word in PERIOD_HEADINGS or (repeated and word in _when(repeated))):
            columns.when = heading
        elif counted.nil and word in _words(counted.nil):
            columns.nil = heading
    for heading in listed:
        if heading not in columns.understood:
            _by_field(heading, columns, registers)
    return columns


def _by_field(heading: str, columns: Columns, registers: Mapping[str, Register]) -> None:
    """Let a heading be that of a field, of the register that no other heading is about."""
    found = {
        name: each.id
        for name, register in registers.items()
        for each in register.fields
        if name not in columns.registers and normal(heading) in _field_words(each)
    }
    if len(found) == 1:
        ((name, own),) = found.items()
        columns.registers[name] = (heading, own)
    elif found:
        columns.ambiguous[heading] = tuple(registers[name].title for name in found)


def _names(register: Register) -> frozenset[str]:
    label = next((each.text for each in register.fields if each.id == NAME), "")
    return _normal((register.id, register.title, register.singular, register.plural, label))


def _when(register: Register) -> frozenset[str]:
    """Give what dates may be called: the register itself, or its field with dates."""
    dates = (word for each in register.fields if each.kind is Kind.DATE for word in (each.id, each.text))
    return _names(register) | _normal(dates)


def _words(question: Question) -> frozenset[str]:
    return _normal((question.id, question.text))


def _field_words(each: RegisterField) -> frozenset[str]:
    return _normal((each.id, each.text))


def _normal(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normal(word) for word in words if word)


def known_headings(several: Sequence[Counted], follow_up: FollowUp) -> tuple[str, ...]:
    """Give the headings that may be written, for what somebody probably meant."""
    words: dict[str, None] = {}
    for counted in several:
        for name in (*counted.registers, *((counted.repeated,) if counted.repeated else ())):
            register = follow_up.registers[name]
            words |= dict.fromkeys(each.text for each in register.fields)
            words |= dict.fromkeys(word for word in (register.singular, register.title) if word)
        words |= dict.fromkeys(each.text for each in counted.measures)
    return tuple(words)
