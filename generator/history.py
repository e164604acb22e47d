"""The periods that a period is seen beside: the one before it, the earlier ones of its year, the same a year ago.

Each is read as it was, with its own register, and put together with those before it. Nothing that is wrong in an
earlier period stops this one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator import definitions, exchange, forms, merging
from generator.choosing import Choice
from generator.model.answers import Dataset, Submission
from generator.model.definition import Comparison, FollowUp, Question, fields_of
from generator.model.findings import FilePlace, Finding, Severity
from generator.model.inbox import FoundFile, Inbox
from generator.model.period import Period, find_period, of_year, previous, previous_year, same_period
from generator.model.values import State
from generator.receiving import read_submissions, received
from generator.swedish.history_messages import History
from generator.swedish.program_messages import Workspaces, forms_text
from generator.swedish.text import joined
from generator.workspace import Workspace

_LAST_YEAR, _PREVIOUS = re.compile(r"\bfjol\."), re.compile(r"\bforra\.")


def earlier_periods(
    workspace: Workspace, choice: Choice, follow_up: FollowUp
) -> tuple[tuple[Dataset, ...], tuple[Finding, ...]]:
    """Give the earlier periods that something was delivered in, and what there is to say about them.

    Those that nothing was delivered in are told together, if the model asks for something of theirs.
    """
    kinds, period = follow_up.period_kinds, follow_up.period
    reading = _Reading(workspace, choice, follow_up.short_name)
    beside = (previous(kinds, period), previous_year(kinds, period), *of_year(kinds, period)[:-1])
    for each in (*beside, *_years_before(workspace, choice, follow_up)):
        if each is not None:
            reading.read(each)
    # What is wrong with a history by hand is told also if no period could be read from it.
    reading.findings += reading.about_histories(follow_up, workspace.histories(choice.model))
    missed = [each for each in _asked_of(follow_up) if each in reading.missing]
    datasets, overlaps = _combined(reading.past.values())
    datasets = merging.renamed_all(datasets, follow_up)
    return datasets, (*_none_from(missed, workspace, choice), *_softened(dict.fromkeys((*reading.findings, *overlaps))))


def period_before(
    workspace: Workspace, choice: Choice, follow_up: FollowUp
) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """Give the period before, for forms that go on from it; None if none of them does, or nothing was delivered then.

    Only what cannot be gone on from is told; an identity number that would be sent out again is an error.
    """
    period = previous(follow_up.period_kinds, follow_up.period)
    if period is None or not _goes_on(follow_up):
        return None, ()
    reading = _Reading(workspace, choice, follow_up.short_name)
    reading.read(period)
    datasets, overlaps = _combined(reading.past.values())
    before = next((each for each in datasets if each.follow_up.period.id == period.id), None)
    if before is None:
        return None, (*_none_from(reading.missing[:1], workspace, choice), *_softened(reading.findings))
    blocking = (each for each in merging.validate(before.follow_up, before) if each.code in merging.BLOCKING)
    unusable = (each for each in (*reading.findings, *overlaps) if each.severity is Severity.ERROR)
    return before, (*_softened(unusable), *blocking)


def _years_before(workspace: Workspace, choice: Choice, follow_up: FollowUp) -> Iterator[Period]:
    """Yield the same period of the earlier years that there is anything of, if some table goes year by year."""
    if any(table.by_years for table in follow_up.tables.values()):
        for folder in workspace.period_folders(choice.model, stored=True):
            found = find_period(follow_up.period_kinds, folder)
            if found and found.part == follow_up.period.part and found.order < follow_up.period.order:
                yield found
        years = sorted({year for file in workspace.histories(choice.model) for year in exchange.years_told(file)})
        for year in years:
            found = same_period(follow_up.period_kinds, follow_up.period, year)
            if found and found.order < follow_up.period.order:
                yield found


def _goes_on(follow_up: FollowUp) -> bool:
    several = [each for question in _questions(follow_up) for each in (question, *question.columns)]
    return _shown(follow_up) or any(each.carried_rows or forms.goes_on(each) for each in several)


@dataclass(frozen=True, slots=True)
class _Past:
    """What was read of one earlier period."""

    follow_up: FollowUp
    submissions: tuple[Submission, ...]


@dataclass(slots=True)
class _Reading:
    """The earlier periods read so far, by id, and those that nothing was delivered in."""

    workspace: Workspace
    choice: Choice
    short_name: str
    past: dict[str, _Past] = field(default_factory=dict)
    missing: list[Period] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, period: Period) -> None:
        """Read a period; where its answers repeat those of the one before, that one too."""
        if period.id in self.past or period in self.missing:
            return
        came = received(self.workspace, self.choice.model, period.id)
        inbox = self._with_own_data(came.inbox, period)
        place = FilePlace(inbox.place)
        if not inbox.merged and not any(map(forms.could_be_form, inbox.files)):
            self._read_history(period, inbox)
            return
        loaded = self._loaded(period, inbox.register)
        if loaded.follow_up is None:
            told = Workspaces.EARLIER_MODEL_NOT_READ.at(place, period=period.name)
            self.findings += (told, *loaded.findings)
            return
        self.findings += self._not_needed(loaded.follow_up)
        submissions, about_files = read_submissions(inbox, loaded.follow_up)
        # Identity numbers among the answers are told by `merging`; no other of an earlier period goes any further.
        unread = [each for each in about_files if each.code not in merging.BLOCKING]
        self.findings += () if inbox.register else (Workspaces.NO_REGISTER.at(place),)
        self.findings += (*came.findings, *_told_together(unread, place))
        self.past[period.id] = _Past(loaded.follow_up, submissions)
        if _repeats(self.past[period.id]):
            before = previous(loaded.follow_up.period_kinds, period)
            if before:
                self.read(before)

    def _read_history(self, period: Period, inbox: Inbox) -> None:
        """Read what is known of a period that nothing was delivered in from what somebody has written by hand."""
        files = self._histories(period)
        loaded = self._loaded(period, inbox.register) if files else None
        read = [exchange.read_history(file, loaded.follow_up) for file in files if loaded and loaded.follow_up]
        submissions = tuple(one for told, _ in read for one in told)
        self.findings += (finding for _, told in read for finding in told)
        if loaded and loaded.follow_up and submissions:
            self.past[period.id] = _Past(loaded.follow_up, submissions)
        else:
            self.missing.append(period)

    def _histories(self, period: Period) -> list[FoundFile]:
        found = self.workspace.histories(self.choice.model)
        return [file for file in found if period.year in exchange.years_told(file)]

    def _not_needed(self, follow_up: FollowUp) -> Iterator[Finding]:
        """Tell of what is written by hand about a period that something was delivered in."""
        told = self.about_histories(follow_up, self._histories(follow_up.period))
        return (each for each in told if each.code == History.HISTORY_NOT_NEEDED.name)

    def about_histories(self, follow_up: FollowUp, files: Iterable[FoundFile]) -> Iterator[Finding]:
        """Tell what is wrong with what is written by hand, and if it is about a period that is read from elsewhere."""
        for file in files:
            submissions, told = exchange.read_history(file, follow_up)
            yield from told
            later = sorted(year for year in exchange.years_dated(file) if year > follow_up.period.year)
            if later:
                years, period = joined([str(year) for year in later]), follow_up.period.name
                yield History.HISTORY_LATER.at(FilePlace(file.file), years=years, period=period)
            if submissions:
                yield History.HISTORY_NOT_NEEDED.at(FilePlace(file.file), period=follow_up.period.name)

    def _loaded(self, period: Period, register: FoundFile | None) -> definitions.Loaded:
        name, held = f"mallar/{self.choice.model}", self.workspace.period_folders(self.choice.model)
        return definitions.load(self.choice.folder, name, register, period.id, past=True, held=held)

    def _with_own_data(self, inbox: Inbox, period: Period) -> Inbox:
        """Give the folder with the data stored when the period was built, where nothing else is left of it."""
        stored = self.workspace.stored_data(self.choice.model, period.id, self.short_name)
        if stored is None or inbox.merged or any(map(forms.could_be_form, inbox.files)):
            return inbox
        return replace(inbox, merged=(stored,), register=inbox.register or stored)


def _told_together(findings: Sequence[Finding], folder: FilePlace) -> Iterator[Finding]:
    """Say once for all forms of a period that were read alike, what would be said of each: that they are older."""
    alike = Counter(each.message for each in findings if each.code in forms.ABOUT_VERSION)
    for message, count in alike.items():
        if count > 1:
            yield Workspaces.EARLIER_FORMS_OLDER.at(folder, forms=forms_text(count), told=message)
    yield from (each for each in findings if alike.get(each.message, 0) < 2 or each.code not in forms.ABOUT_VERSION)


def _repeats(past: _Past) -> bool:
    """Tell whether somebody has answered that something is as it was in the period before."""
    return any(
        (answer := submission.answers.get(field_id)) is not None and answer.state is State.VALUE
        for submission in past.submissions
        for part in past.follow_up.forms[submission.form].parts
        for field_id, question in fields_of(part)
        if question.repeats
    )


def _combined(past: Iterable[_Past]) -> tuple[tuple[Dataset, ...], tuple[Finding, ...]]:
    """Put the periods together, the oldest first, each with those before it."""
    datasets: tuple[Dataset, ...] = ()
    findings: list[Finding] = []
    for each in sorted(past, key=lambda one: one.follow_up.period.order):
        dataset, overlaps = merging.combine(each.follow_up, each.submissions, datasets)
        datasets = (*datasets, dataset)
        findings += overlaps
    return datasets, tuple(findings)


def _softened(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let no form of an earlier period stop this one: its errors are warnings here."""
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def _none_from(missed: Sequence[Period], workspace: Workspace, choice: Choice) -> Iterator[Finding]:
    if missed:
        place = FilePlace(workspace.inbox(choice.model, missed[-1].id).place)
        yield Workspaces.NO_EARLIER_PERIOD.at(place, periods=joined([each.name for each in missed]))


def _asked_of(follow_up: FollowUp) -> list[Period]:
    """Give the earlier periods that the model asks something of, in order."""
    kinds, period = follow_up.period_kinds, follow_up.period
    asked: list[Period | None] = []
    tables = follow_up.tables.values()
    compared = {table.compare for table in tables}
    if any(table.over_year for table in tables):
        asked += of_year(kinds, period)[:-1]
    if Comparison.PERIOD_BEFORE in compared:
        asked.append(previous(kinds, period))
    if Comparison.YEAR_BEFORE in compared or any(map(_LAST_YEAR.search, _rules(follow_up))):
        asked.append(previous_year(kinds, period))
    ruled = any(map(_PREVIOUS.search, _rules(follow_up)))
    if ruled or any(_looks_back(question) for question in _questions(follow_up)) or _shown(follow_up):
        asked.append(previous(kinds, period))
    return sorted({each for each in asked if each}, key=lambda each: each.order)


def _rules(follow_up: FollowUp) -> Iterator[str]:
    for rule in follow_up.rules:
        yield f"{rule.condition} {rule.text}"


def _questions(follow_up: FollowUp) -> Iterator[Question]:
    for form in follow_up.forms.values():
        for part in form.parts:
            for question in part.questions:
                yield from (question, *question.side)


def _looks_back(question: Question) -> bool:
    return question.carried_rows or question.repeats


def _shown(follow_up: FollowUp) -> bool:
    return any(form.shows_previous for form in follow_up.forms.values())
