"""One calendar file with the days of a period: when forms are due, and what the model's registers put in a calendar.

Every event is known by the same id each time the file is made (RFC 5545, 3.8.4.7), so a calendar that takes the file
again moves what has moved and adds nothing twice. The days are whole days, and nobody is busy because of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from generator.exchange.letters import Recipient
from generator.expressions.letters import sender_values
from generator.model.definition import FollowUp, Kind, Register, RegisterRow
from generator.swedish import calendar_words as words
from generator.swedish.identity import masked

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCER = "-//Samverkansrapport//Kalender//SV"
_NO_DOMAIN = "samverkansrapport"
_STAMP = re.compile(rb"^DTSTAMP:.*$", re.MULTILINE)
_DOMAIN = re.compile(r"@([A-Za-z0-9.-]+)\s*$")


@dataclass(frozen=True, slots=True)
class _Day:
    """Something in the calendar; *key* tells it apart from everything else of the period."""

    key: str
    title: str
    first: date
    last: date
    told: tuple[str, ...] = ()


def calendar_file(follow_up: FollowUp, recipients: Iterable[Recipient], made: date) -> bytes:
    """Give the file; *made* is the day that it is made, and the same arguments always give the same bytes."""
    from icalendar import Calendar

    about = words.calendar_name(follow_up.title, follow_up.period.name)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", about)
    stamp, domain = datetime.combine(made, time(), UTC), _domain(follow_up)
    days = [*_deadlines(recipients), *_of_registers(follow_up)]
    for day in sorted(days, key=lambda each: (each.first, each.last, each.key)):
        told = "\n".join((about, *day.told))
        calendar.add_component(_event(day, f"{follow_up.id}-{follow_up.period.id}-{day.key}@{domain}", told, stamp))
    return bytes(calendar.to_ical())


def same_days(one: bytes, other: bytes) -> bool:
    """Tell whether two calendar files say the same, on whatever days they were made."""
    return _STAMP.sub(b"", one) == _STAMP.sub(b"", other)


def _event(day: _Day, uid: str, told: str, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("summary", masked(day.title))
    event.add("dtstart", day.first)
    event.add("dtend", day.last + timedelta(days=1))  # a whole day ends when the next begins
    event.add("transp", "TRANSPARENT")
    event.add("description", masked(told))
    return event


def _domain(follow_up: FollowUp) -> str:
    """Give what tells the events of one area apart from those of another that uses the same model."""
    found = _DOMAIN.search(sender_values(follow_up)["svara_till"])
    return found[1].lower() if found else _NO_DOMAIN


def _deadlines(recipients: Iterable[Recipient]) -> Iterator[_Day]:
    """Yield the last day of each form: the one that most have (the first of several), then those of their own."""
    with_day = [to for to in recipients if to.deadline]
    for form_id, group in groupby(with_day, key=lambda to: to.form.id):
        listed = list(group)
        counted = Counter(to.deadline for to in listed if to.deadline)
        common = min(counted, key=lambda day: (-counted[day], day))
        yield _due(form_id, [to for to in listed if to.deadline == common], common)
        for to in listed:
            if to.deadline and to.deadline != common:
                yield _due(f"{form_id}-{to.respondent.id}", [to], to.deadline, common=False)


def _due(key: str, recipients: Sequence[Recipient], day: date, common: bool = True) -> _Day:
    names = [to.respondent.name for to in recipients]
    title = words.last_day(recipients[0].form.title, names, common)
    return _Day(f"blankett-{key}", title, day, day, (words.answered_by(names),))


def _of_registers(follow_up: FollowUp) -> Iterator[_Day]:
    for register in follow_up.registers.values():
        for row in register.rows if register.calendar else ():
            days = [value for field in register.calendar if isinstance(value := row.values.get(field), date)]
            if days:
                key = f"register-{register.id}-{row.id}"
                yield _Day(key, row.name, min(days), max(days), tuple(_facts(register, row)))


def _facts(register: Register, row: RegisterRow) -> Iterator[str]:
    """Yield what else the register tells in words: who is responsible, where it is."""
    for field in register.fields:
        value = row.values.get(field.id)
        if field.kind is Kind.TEXT and field.id not in ("namn", register.mailbox) and isinstance(value, str):
            yield words.fact(field.text, value)
