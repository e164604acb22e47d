"""Letters to those who answer, ready to be sent: one with every form, one to who is late or has something left.

They are text files as Notepad of any age reads them: UTF-8 with a byte order mark, lines ended by CR LF. What is said
of a form is what everybody counts by (`Delivery.coverage`). A letter names roles and registers, never a person, and
repeats nothing that was answered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.expressions.context import form_values
from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.letters import sender_values
from generator.expressions.names import names
from generator.expressions.printing import MISSING
from generator.model.answers import Arrival, Delivery, Gap, Standing
from generator.model.definition import FollowUp, Form, Part, Question, RegisterRow, fields_of
from generator.model.findings import CellPlace, Finding, Place
from generator.swedish import letter_words as words
from generator.swedish.identity import masked
from generator.swedish.letter_messages import Letter, LetterStop
from generator.swedish.markers import MISSING_ANSWER
from generator.swedish.messages import place_text

_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to fill in a form, and by when."""

    form: Form
    respondent: RegisterRow
    deadline: date | None


def covering_letter(follow_up: FollowUp, to: Recipient, attached: str) -> bytes:
    """Give the letter that goes out with a form; *attached* is the name of the form's file."""
    values = {**_values(follow_up, to), "bilaga": attached}
    subject = words.covering_subject(to.form.title, follow_up.period.name, to.deadline)
    text = _filled(to.form.letters.covering or words.COVERING, values, to.form)
    return _file(follow_up, to, ((words.SUBJECT, subject), (words.ATTACHED, attached)), text)


def reminder(follow_up: FollowUp, delivery: Delivery, today: date) -> bytes:
    """Give the letter about a form that is late or not complete."""
    form, delivered = delivery.form, delivery.standing is not Standing.MISSING
    to = Recipient(form, delivery.respondent, delivery.deadline)
    values = {**_values(follow_up, to), **_left(delivery), "forsenad": delivery.overdue(today), "bilaga": MISSING}
    subject = words.reminder_subject(form.title, follow_up.period.name, delivered)
    return _file(
        follow_up, to, ((words.SUBJECT, subject),), _filled(form.letters.reminder or words.REMINDER, values, form)
    )


def to_remind(deliveries: Iterable[Delivery], today: date) -> Iterator[Delivery]:
    """Yield the deliveries that are late or have come in incomplete."""
    for delivery in deliveries:
        if delivery.standing is Standing.INCOMPLETE or delivery.overdue(today):
            yield delivery


def mailbox(follow_up: FollowUp, to: Recipient) -> str | None:
    """Give the mailbox of a respondent: empty if it is not filled in, None if its register has none."""
    field = follow_up.registers[to.form.register].mailbox
    return str(to.respondent.values.get(field) or "") if field else None


def unknown_mailboxes(follow_up: FollowUp, recipients: Iterable[Recipient]) -> Iterator[Finding]:
    """Find respondents whose letters have nobody to go to."""
    for to in recipients:
        if mailbox(follow_up, to) == "":
            register = follow_up.registers[to.form.register]
            label = next(field.text for field in register.fields if field.id == register.mailbox)
            place = to.respondent.places.get(register.mailbox, to.respondent.place)
            yield Letter.MAILBOX_MISSING.at(place, field=label, respondent=to.respondent.name)


def _values(follow_up: FollowUp, to: Recipient) -> dict[str, object]:
    ready = next(_ready_questions(to), None)
    about = {"id": to.form.id, "rubrik": to.form.title, "inledning": to.form.intro}
    asked = {"nummer": ready[1].number, "text": ready[1].text, "blad": _sheet(ready[0])} if ready else MISSING
    try:
        sender = sender_values(follow_up)
    except ExpressionFault as fault:
        raise LetterStop.TEXT_FAILED.error(place=place_text(to.form.place), fault=fault.message) from fault
    return {
        **form_values(follow_up, to.form, to.respondent),
        **sender,
        "blankett": about,
        "sista_dag": to.deadline or MISSING,
        "klar_fraga": asked,
    }


def _ready_questions(to: Recipient) -> Iterator[tuple[Part, Question]]:
    """Yield the questions by which the respondent says that the form is ready."""
    named = names(to.form.ready_when, "condition") if to.form.ready_when else frozenset()
    for part in to.form.parts_for(to.respondent.id):
        for field, question in fields_of(part):
            if field in named:
                yield part, question


def _sheet(part: Part) -> str:
    return part.sheet or part.title


def _left(delivery: Delivery) -> dict[str, object]:
    """Give what is said of a form that has come in, or has not."""
    coverage = delivery.coverage
    return {
        "inkommen": delivery.submission is not None,
        "besvarade": Decimal(coverage.answered),
        "obligatoriska": Decimal(coverage.required),
        "saknade": [*map(_gap, coverage.gaps), *_said_unready(delivery)],
    }


def _gap(gap: Gap) -> Mapping[str, object]:
    sheet, cell = _spot(gap.place)
    told = words.unsent(sheet) if gap.whole_part else words.gap(gap.number, gap.label, sheet, cell)
    if gap.unconfirmed:
        told = words.unconfirmed(told)
    return {"nummer": gap.number, "text": gap.label, "blad": sheet, "cell": cell, "beskrivning": told}


def _said_unready(delivery: Delivery) -> Iterator[Mapping[str, object]]:
    """Yield the answers by which the form is not ready; those that are missing are among the gaps."""
    submission = delivery.submission
    if submission is None or delivery.arrival is not Arrival.UNFINISHED:
        return
    missing = {gap.place for gap in delivery.coverage.gaps}
    for part, question in _ready_questions(Recipient(delivery.form, delivery.respondent, delivery.deadline)):
        answer = submission.answers.get(f"{part.id}.{question.id}")
        if answer and answer.place not in missing:
            sheet, cell = _spot(answer.place)
            told = words.not_ready(words.gap(question.number, question.text, sheet, cell))
            yield {
                "nummer": question.number,
                "text": question.text,
                "blad": sheet,
                "cell": cell,
                "beskrivning": told,
            }


def _spot(place: Place) -> tuple[str, str]:
    return (place.sheet, place.cell) if isinstance(place, CellPlace) else ("", "")


def _filled(template: str, values: Mapping[str, object], form: Form) -> str:
    try:
        text = Language().template(template)(values)
    except ExpressionFault as fault:
        raise LetterStop.TEXT_FAILED.error(place=place_text(form.place), fault=fault.message) from fault
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip()


def _file(follow_up: FollowUp, to: Recipient, head: Iterable[tuple[str, str]], text: str) -> bytes:
    address = mailbox(follow_up, to)
    receiver = () if address is None else ((words.TO, address or MISSING_ANSWER),)
    lines = [f"{name}: {value}" for name, value in (*receiver, *head)]
    content = masked("\n".join([*lines, "", text, ""]))
    return b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode("utf-8")
