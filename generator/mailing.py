"""The use case of what is sent out: a form for each respondent, the letter that goes with it, and one calendar file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

from generator import definitions, exchange
from generator.choosing import Choice
from generator.disk import names, reading, writing
from generator.forms import tells_current
from generator.fresh import about_new, write_new
from generator.history import period_before
from generator.intake import come_so_far, load_planned
from generator.merging import deadline_of, expected
from generator.model.answers import Dataset, Delivery
from generator.model.definition import FollowUp, Form, RegisterRow
from generator.model.period import Period
from generator.outcome import DONE, Outcome, code_of
from generator.swedish.messages import in_order
from generator.swedish.program_messages import REGISTER_MADE, Counted, Said
from generator.swedish.text import joined
from generator.workspace import REGISTER, Request, Workspace

_FORM, _LETTER, _CALENDAR = ".xlsx", ".txt", ".ics"


def send_out(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Outcome:
    """Write what is sent out for the period, and its register; what people may have edited is not written over."""
    loaded = load_planned(workspace, choice, period)
    follow_up, faults = loaded.follow_up, loaded.findings
    if follow_up is None:
        return Outcome(faults, code=code_of(faults))
    before, told = period_before(workspace, choice, follow_up)
    findings = in_order(faults, told)
    if code_of(findings) != DONE:
        return Outcome(findings, code=code_of(findings))
    current = come_so_far(workspace, choice, follow_up) if tells_current(follow_up) else None
    folder = workspace.outbox(choice.model, period.id) / "utskick"
    blank = {folder / name: content for name, content in forms(follow_up, request.today, before, current)}
    register = {folder / REGISTER: definitions.register_workbook(follow_up)}
    mailed = {folder / name: content for name, content in letters(follow_up)}
    written, kept = write_new(workspace, blank | register | mailed)
    calendar = renew_calendar(follow_up, folder, request.today)
    findings = in_order(findings, exchange.unknown_mailboxes(follow_up, recipients(follow_up)), kept)
    written = (*written, *calendar)
    said = about_new(tuple(_sent_out(workspace, folder, blank, written)), written, kept)
    return Outcome(findings, written, said, code_of(findings))


def renew_standard_forms(workspace: Workspace, request: Request, choice: Choice, period: Period) -> Outcome:
    """Write the blank standard forms anew."""
    loaded = load_planned(workspace, choice, period)
    follow_up, faults = loaded.follow_up, loaded.findings
    if follow_up is None:
        return Outcome(faults, code=code_of(faults))
    folder = workspace.own_template(choice.model, "blanketter").path
    written = tuple(writing.replace(folder / name, content) for name, content in forms(follow_up, request.today))
    said = Said.FORMS_RENEWED.text(n=Counted.FORMS.text(len(written)), folder=workspace.relative(folder))
    return Outcome(faults, written, (said,), code_of(faults))


def _sent_out(workspace: Workspace, folder: Path, forms: Iterable[Path], written: Sequence[Path]) -> Iterator[str]:
    """Say what was made to be sent out, and what lies beside it."""
    n, shown = sum(path in written for path in forms), workspace.relative(folder)
    made = [*([Counted.FORMS.text(n)] if n else []), *([REGISTER_MADE] if folder / REGISTER in written else [])]
    if made:
        yield Said.MADE.text(made=joined(made), folder=shown)
    if len(written) > len(made):
        yield Said.LETTERS.text(folder=shown)


def forms(
    follow_up: FollowUp, today: date, before: Dataset | None = None, current: Dataset | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the form of each respondent, by its file's name.

    *before* is the period that they go on from, *current* what has come in of this one.
    """
    from generator.forms.blank import blank_form

    moment = datetime.combine(today, time())
    for to in recipients(follow_up):
        yield (
            file_name(follow_up, to.form, to.respondent, _FORM),
            blank_form(follow_up, to.form, to.respondent, moment, before, current),
        )


def letters(follow_up: FollowUp) -> Iterator[tuple[str, bytes]]:
    """Yield the letter that goes with each form; it has the form's name."""
    for to in recipients(follow_up):
        form = file_name(follow_up, to.form, to.respondent, _FORM)
        yield letter_name(follow_up, to.form, to.respondent), exchange.covering_letter(follow_up, to, form)


def renew_calendar(follow_up: FollowUp, folder: Path, today: date) -> tuple[Path, ...]:
    """Write the calendar file into *folder*, if it is not there or its days have changed; give what was written.

    Nobody edits such a file, so it is written over, unlike forms and letters.
    """
    path = folder / names.file_name((follow_up.short_name, "kalender", follow_up.period.id), _CALENDAR)
    content = exchange.calendar_file(follow_up, recipients(follow_up), today)
    if path.is_file() and exchange.same_days(reading.content(path), content):
        return ()
    return (writing.replace(path, content),)


def recipients(follow_up: FollowUp) -> tuple[exchange.Recipient, ...]:
    """Give everyone who is to fill in a form, in the order of forms and registers."""
    return tuple(
        exchange.Recipient(form, respondent, deadline_of(follow_up, form, respondent))
        for form, respondent in expected(follow_up)
    )


def recipients_of(deliveries: Iterable[Delivery]) -> tuple[exchange.Recipient, ...]:
    """Give those whose deliveries they are."""
    return tuple(exchange.Recipient(each.form, each.respondent, each.deadline) for each in deliveries)


def letter_name(follow_up: FollowUp, form: Form, respondent: RegisterRow) -> str:
    """Name a letter to a respondent, as the form that it is about."""
    return file_name(follow_up, form, respondent, _LETTER)


def file_name(follow_up: FollowUp, form: Form, respondent: RegisterRow, suffix: str) -> str:
    """Name a file of one respondent."""
    return names.file_name((follow_up.short_name, form.id, respondent.id, follow_up.period.id), suffix)
