"""Documents in Word: templates made and opened, blocks set, and finished documents handed over as bytes.

The door to docxtpl. `make_template` serves `rapport mall skapa`; `load_templates` and `render_all` serve a build.
Nothing is written to disk here, and no document is made of a template that has something wrong in it.
"""

from collections.abc import Mapping
from datetime import date

from generator.expressions.environment import Language
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.model.documents import Document
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from generator.model.published import Published
from generator.report.context import vocabulary
from generator.report.listing import Lister
from generator.report.rendering import Renderer
from generator.report.starter import make_template
from generator.report.templates import Template, opened

__all__ = ["Template", "load_templates", "make_template", "render_all"]


def load_templates(
    files: Mapping[str, FoundFile], follow_up: FollowUp
) -> tuple[Mapping[str, Template], tuple[Finding, ...]]:
    """Open the templates of the documents that *files* has, by the documents' ids; flawed ones are left out."""
    templates: dict[str, Template] = {}
    findings: list[Finding] = []
    for plan in follow_up.documents:
        if plan.id in files:
            template, flaws = opened(files[plan.id], plan)
            findings += flaws
            if template is not None:
                templates[plan.id] = template
    return templates, tuple(findings)


def render_all(
    templates: Mapping[str, Template], dataset: Dataset, published: Published, version: str, today: date
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Make every document that there is a template for, in the model's order.

    The same arguments give the same bytes. A document with something wrong in it is not among them.
    """
    follow_up = dataset.follow_up
    lister = Lister(follow_up, vocabulary(dataset, published), Language())
    documents: list[Document] = []
    findings: list[Finding] = []
    for plan in follow_up.documents:
        if plan.id in templates:
            for document, flaws in Renderer(lister, published, templates[plan.id]).documents(version, today):
                findings += flaws
                documents += [document] if document else []
    # Documents for many rows share a template, and so its faults.
    return tuple(documents), tuple(dict.fromkeys(findings))
