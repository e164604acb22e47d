"""The use case of figures that are fetched from a file of statistics: they become a form among those that came in.

Nobody's own form is touched: the program writes one of its own, and never over what is there.
"""

from datetime import date, datetime, time
from pathlib import Path

from generator import fetching
from generator.choosing import Choice
from generator.disk import failures, names
from generator.fresh import about_new, write_new
from generator.intake import load_planned
from generator.model.definition import FollowUp
from generator.model.fetching import Fetch
from generator.model.period import Period
from generator.model.sources import find_table
from generator.outcome import DONE, Outcome, code_of
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Counted, Said, WrongUse
from generator.workspace import Request, Workspace

_FORM = ".xlsx"


def fetch(workspace: Workspace, request: Request, source: str, file: Path, choice: Choice, period: Period) -> Outcome:
    """Read *file* as the model's fetch *source* says, and lay a form with its figures in the period's indata."""
    loaded = load_planned(workspace, choice, period)
    follow_up = loaded.follow_up
    if follow_up is None:
        return Outcome(loaded.findings, code=code_of(loaded.findings))
    wanted = follow_up.fetches.get(source)
    if wanted is None and request.model is None:
        return Outcome(())  # Of several models only some have use of the file.
    if wanted is None:
        raise WrongUse.NOTHING_TO_FETCH.error(model=choice.model, source=source)
    observed, faults = fetching.observations(_content(file), workspace.shown(file))
    made = fetching.rows(follow_up, wanted, observed, workspace.shown(file)) if not faults else fetching.Rows(())
    findings = in_order(loaded.findings, faults, made.findings)
    if code_of(findings) != DONE or not made.rows:
        return Outcome(findings, code=code_of(findings))
    target = workspace.root / "indata" / choice.model / period.id
    name = names.file_name((follow_up.short_name, wanted.id, period.id), _FORM)
    written, kept = write_new(workspace, {target / name: fetched_form(follow_up, wanted, made, request.today)})
    said = tuple(
        Said.FETCHED.text(n=Counted.FIGURES.text(len(made.rows)), file=workspace.relative(each)) for each in written
    )
    findings = in_order(findings, kept)
    return Outcome(findings, written, about_new(said, written, kept), code_of(findings))


def _content(path: Path) -> bytes:
    """Read the file, but no more of one that is too large than tells that it is."""
    with failures.reading(path), path.open("rb") as opened:
        return opened.read(fetching.LARGEST + 1)


def fetched_form(follow_up: FollowUp, wanted: Fetch, made: fetching.Rows, today: date) -> bytes:
    """Give the form that the figures are put into, as it would have been sent in on the day."""
    from generator.forms.blank import filled_form

    found = find_table(follow_up, wanted.target)
    assert found is not None, wanted.target
    form, part, table = found
    respondent = follow_up.registers[form.register].rows[0]
    moment = datetime.combine(today, time())
    answers = fetching.answers(follow_up, wanted, today)
    return filled_form(follow_up, form, respondent, moment, {f"{part.id}.{table.id}": made.rows}, answers)
