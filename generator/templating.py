"""The use cases of Word templates: made from the outline of a model, and looked through before anything is filled in.

A template that is there is the coordinators' own, and is never written over.
"""

from pathlib import Path

from generator import definitions, report
from generator.choosing import Choice
from generator.fresh import about_new, write_new
from generator.intake import load_planned
from generator.model.definition import DocumentPlan, FollowUp
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from generator.model.period import Period
from generator.outcome import Outcome, code_of, counts
from generator.swedish.messages import in_order
from generator.swedish.program_messages import Said
from generator.workspace import Workspace


def make_templates(workspace: Workspace, base: FoundFile | None, choice: Choice, period: Period) -> Outcome:
    """Write each Word template of the model from its outline; with *base* in the look of that file."""
    loaded = definitions.load(choice.folder, f"mallar/{choice.model}", None, period.id)
    if loaded.follow_up is None:
        return Outcome(loaded.findings, code=code_of(loaded.findings))
    contents: dict[Path, bytes] = {}
    unfit: tuple[Finding, ...] = ()
    for plan in loaded.follow_up.documents:
        content, found = _template(loaded.follow_up, plan, base)
        unfit = in_order(unfit, found)
        if content is not None:
            contents[workspace.own_template(choice.model, plan.template).path] = content
    written, kept = write_new(workspace, contents)
    said = about_new(tuple(Said.CREATED.text(file=workspace.relative(path)) for path in written), written, kept)
    findings = in_order(loaded.findings, unfit, kept)
    return Outcome(findings, written, said if contents else (), code_of(findings))


def check_templates(workspace: Workspace, draft: FoundFile | None, choice: Choice, period: Period) -> Outcome:
    """Look through the Word templates of the model, or through *draft* as if it were one of them."""
    loaded = load_planned(workspace, choice, period)
    if loaded.follow_up is None:
        return Outcome(loaded.findings, code=code_of(loaded.findings))
    plans = loaded.follow_up.documents
    files = {plan.id: workspace.template(choice.model, plan.template) for plan in plans}
    if draft is not None:
        files = {report.plan_of(loaded.follow_up, draft.name).id: draft}
    findings = in_order(loaded.findings, report.check_templates(files, loaded.follow_up))
    names = ", ".join(found.file for found in files.values())
    said = Said.TEMPLATES_CHECKED.text(files=names, **counts(findings))
    return Outcome(findings, said=(said,), code=code_of(findings))


def _template(
    follow_up: FollowUp, plan: DocumentPlan, base: FoundFile | None
) -> tuple[bytes | None, tuple[Finding, ...]]:
    return report.adopt_template(follow_up, plan, base) if base else (report.make_template(follow_up, plan), ())
