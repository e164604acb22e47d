"""Documents in Word: templates made and opened, blocks set, and finished documents handed over as bytes.

The door to docxtpl. `make_template` and `adopt_template` serve `rapport mall skapa`; `load_templates` and `render_all`
serve a build. Nothing is written to disk here, and no document is made of a template that has something wrong in it.
"""

from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher

from generator.expressions import schema
from generator.expressions.environment import Language
from generator.expressions.names import Names
from generator.model.answers import Dataset
from generator.model.definition import DocumentPlan, FollowUp
from generator.model.documents import Document
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from generator.model.published import Published, PublishedTable
from generator.report.citing import Cited, owners, shown_tables
from generator.report.context import vocabulary
from generator.report.lint import unprinted
from generator.report.listing import Lister
from generator.report.printing import printed_in
from generator.report.rendering import Renderer
from generator.report.starter import adopt_template, make_template
from generator.report.table_sources import ModelFault
from generator.report.templates import Template, opened

__all__ = [
    "Template",
    "adopt_template",
    "check_templates",
    "computed_tables",
    "load_templates",
    "make_template",
    "plan_of",
    "printed_in",
    "render_all",
]


def load_templates(
    files: Mapping[str, FoundFile], follow_up: FollowUp
) -> tuple[Mapping[str, Template], tuple[Finding, ...]]:
    """Open the templates of the documents that *files* has, by the documents' ids; flawed ones are left out."""
    templates: dict[str, Template] = {}
    findings: list[Finding] = []
    for plan in follow_up.documents:
        if plan.id in files:
            made = opened(files[plan.id], plan, _names(follow_up, plan))
            findings += made.findings
            if made.template is not None:
                templates[plan.id] = made.template
    return templates, tuple(findings)


def check_templates(files: Mapping[str, FoundFile], follow_up: FollowUp) -> tuple[Finding, ...]:
    """Look through the templates of documents without filling them; also for what all of them leave out."""
    made = {
        plan.id: opened(files[plan.id], plan, _names(follow_up, plan))
        for plan in follow_up.documents
        if plan.id in files
    }
    findings = [finding for each in made.values() for finding in each.findings]
    # What a template that cannot be read would print is not known.
    if len(made) == len(follow_up.documents) and all(each.template or each.uses for each in made.values()):
        used = {document: each.uses for document, each in made.items()}
        findings += unprinted(follow_up, used, f"mallar/{follow_up.id}")
    return tuple(findings)


def plan_of(follow_up: FollowUp, file_name: str) -> DocumentPlan:
    """Give the document that a file is meant as the template of: the one whose template is called most like it."""
    return max(follow_up.documents, key=lambda plan: SequenceMatcher(None, plan.template, file_name).ratio())


def _names(follow_up: FollowUp, plan: DocumentPlan) -> Names:
    register = follow_up.registers.get(plan.per)
    return schema.document_names(follow_up, schema.respondent_names(follow_up, register) if register else None)


def render_all(
    templates: Mapping[str, Template], dataset: Dataset, published: Published, version: str, today: date
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Make every document that there is a template for, in the model's order.

    The same arguments give the same bytes. A document with something wrong in it is not among them.
    """
    follow_up = dataset.follow_up
    cited = _cited(templates, dataset)
    lister = Lister(follow_up, vocabulary(dataset, published), Language())
    documents: list[Document] = []
    findings: list[Finding] = []
    for plan in follow_up.documents:
        if plan.id in templates:
            for document, flaws in Renderer(lister, published, templates[plan.id], cited).documents(version, today):
                findings += flaws
                documents += [document] if document else []
    # Documents for many rows share a template, and so its faults.
    return tuple(documents), tuple(dict.fromkeys(findings))


def _cited(templates: Mapping[str, Template], dataset: Dataset) -> Cited:
    follow_up = dataset.follow_up
    plans = [plan for plan in follow_up.documents if plan.id in templates]
    shown = (each for plan in plans for each in shown_tables(follow_up, plan, templates[plan.id].uses))
    return Cited(tuple(dict.fromkeys(shown)), owners(dataset))


def computed_tables(dataset: Dataset, published: Published) -> tuple[tuple[PublishedTable, ...], tuple[Finding, ...]]:
    """Give the computed tables with titles and notes as documents print them, in the model's order.

    One whose texts fail is left out and told.
    """
    lister = Lister(dataset.follow_up, vocabulary(dataset, published), Language())
    tables: list[PublishedTable] = []
    findings: list[Finding] = []
    for made in published.tables.values():
        try:
            tables.append(lister.computed(dataset.follow_up.tables[made.id], made))
        except ModelFault as fault:
            findings.append(fault.finding)
    return tuple(tables), tuple(findings)
