"""Word templates opened as a stranger's files: within limits, looked through, and made ready to be filled.

What is found is the coordinators' to mend, in Word. A template with an error in it is not filled at all.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.expressions.environment import Language
from generator.expressions.names import Names, Use
from generator.model.definition import DocumentPlan
from generator.model.documents import SourceFile
from generator.model.findings import FilePlace, Finding, Origin, Severity
from generator.model.inbox import FoundFile
from generator.office.package import Package, Refused, open_document
from generator.report import places
from generator.report.active import macros
from generator.report.blocks import own_words, running_text
from generator.report.editing import Edition
from generator.report.filling import Compiler, Filling, PartFault
from generator.report.fitting import fit_styles, measures
from generator.report.headings import heading_levels
from generator.report.lint import lint
from generator.report.packaging import CONTENT_TYPES, packed
from generator.report.parts import Parts
from generator.report.styles import BLOCK_STYLES, Look, look_of
from generator.report.theme import colours, colours_of
from generator.swedish import document_words as words
from generator.swedish.office_messages import Office
from generator.swedish.template_messages import Template as Said

_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be filled. *content* is the file, with those of our styles that it lacked."""

    plan: DocumentPlan
    source: SourceFile
    content: bytes
    look: Look
    levels: Mapping[str, int]
    """Outline levels of heading styles by id."""
    commands: frozenset[str]
    """The commands in it, none of which may be left in a document."""
    compiler: Compiler = field(repr=False, compare=False)
    uses: tuple[Use, ...] = field(default=(), repr=False, compare=False)
    """The names that it uses."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening a template: none if there is something in it that must be mended first."""

    template: Template | None
    findings: tuple[Finding, ...]
    uses: tuple[Use, ...] = ()
    """The names that it uses."""


def opened(found: FoundFile, plan: DocumentPlan, known: Names) -> Opened:
    """Open one template and look it through; *known* is what a document of *plan* may name."""
    try:
        package = open_document(found.path)
        parts = Parts(content_of(package))
        if macros(parts):
            return Opened(None, (Said.TEMPLATE_WITH_MACROS.at(FilePlace(found.file)),))
        styles = next(parts.related("styles"), "")
        linted = lint(parts, styles, found.file, known)
        if any(finding.severity is Severity.ERROR for finding in linted.findings):
            return Opened(None, linted.findings, linted.uses)
        template = replace(_template(parts, styles, found.file, plan, linted.commands), uses=linted.uses)
    except Refused as refused:
        if refused.reason is Office.FILE_GONE:
            return Opened(None, (Said.TEMPLATE_MISSING.at(FilePlace(found.file)),))
        return Opened(None, (replace(refused.finding(found.file), origin=Origin.TEMPLATE),))
    except KeyError:
        return Opened(None, (Said.TEMPLATE_BROKEN.at(FilePlace(found.file)),))
    filling = Filling(template.content, template.compiler)
    if not filling.can_be_read():
        return Opened(None, (Said.TEMPLATE_BROKEN.at(FilePlace(found.file)),))
    faults = tuple(fault_finding(template, fault, kind) for kind, fault in filling.faults())
    return Opened(None if faults else template, (*linted.findings, *faults), linted.uses)


def fault_finding(template: Template, fault: PartFault, kind: str = "") -> Finding:
    """Say what is wrong with a part, and under which headings."""
    file = template.source.file
    if not fault.source:
        return fault.said.at(FilePlace(file), **fault.slots)
    return fault.said.at(places.spot(file, fault.source, fault.line, template.levels, kind), **fault.slots)


def content_of(package: Package) -> dict[str, bytes]:
    """Give the parts of a stranger's Word file, every relation of them read; raises `Refused`."""
    relations = [each for name in ("", *package.names) for each in package.relations(name).items()]
    kinds = [each.get("ContentType") for each in package.tree(CONTENT_TYPES)]
    if not all((*kinds, *(relation_id and each.type for relation_id, each in relations))):
        raise Refused(Office.FILE_DAMAGED)
    return {name: package.read(name) for name in package.names}


def _template(parts: Parts, styles_part: str, file: str, plan: DocumentPlan, commands: frozenset[str]) -> Template:
    content = parts.content
    sha256 = hashlib.sha256(b"".join(name.encode() + content[name] for name in sorted(content))).hexdigest()
    edition = Edition(parts)
    fit_styles(edition, BLOCK_STYLES)
    styles = edition.tree(styles_part)
    look = look_of(styles)
    width, stretch = measures(edition, look.style(words.TABLE_TEXT))
    look = replace(look, theme=_theme(parts), text_width=width, stretch=stretch)
    completed = edition.content()
    completed[CONTENT_TYPES] = completed[CONTENT_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    language = Language({"egna_ord": own_words(look), "stycken": running_text(look)}, autoescape=True)
    source = SourceFile(file, sha256, "mall")
    return Template(plan, source, packed(completed), look, heading_levels(styles), commands, Compiler(language))


def _theme(parts: Parts) -> Mapping[str, str]:
    """Give the colours of the template's theme; ours, if it has none."""
    found = next(parts.related("theme"), "")
    return (colours_of(parts.tree(found)) if found else {}) or colours()
