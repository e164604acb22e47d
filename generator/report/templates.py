"""Word templates opened as a stranger's files: within limits, and only if they do nothing but hold a document.

What is found here is the coordinators' to mend, in Word. What a template's names stand for is judged when it is
filled.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.expressions.environment import Language
from generator.model.definition import DocumentPlan
from generator.model.documents import SourceFile
from generator.model.findings import FilePlace, Finding, Origin, SpotPlace
from generator.model.inbox import FoundFile
from generator.office.normal import strict_xml
from generator.office.package import Kind, Package, Refused, Relation, open_package
from generator.report import places
from generator.report.blocks import own_words
from generator.report.fields import fields_in
from generator.report.filling import Compiler, Filling, PartFault
from generator.report.headings import heading_levels, plain_text
from generator.report.packaging import CONTENT_TYPES, packed
from generator.report.styles import Look, look_of, missing_styles
from generator.report.wordml import NAMESPACES, w
from generator.swedish.office_messages import Office
from generator.swedish.template_messages import Template as Said

_SAFE_LINK = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
_ACTIVE_FIELD = re.compile(r"\s*(INCLUDE\w*|DDE\w*|IMPORT|MACROBUTTON|LINK|DATABASE|RD)\b", re.IGNORECASE)
_ACTIVE_RELATIONS = frozenset(
    {
        "attachedTemplate",
        "aFChunk",
        "oleObject",
        "package",
        "control",
        "subDocument",
        "vbaProject",
        "frame",
        "extensibility",
    }
)
_CHANGES = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", re.IGNORECASE)
_MACRO_TYPE = b".macroEnabled"
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
    compiler: Compiler = field(repr=False, compare=False)


def opened(found: FoundFile, plan: DocumentPlan) -> tuple[Template | None, tuple[Finding, ...]]:
    """Open one template; None when there is something in it that must be mended first."""
    try:
        package = open_package(found.path)
        parts = _parts(package)
        findings = tuple(_unfit(package, parts, found.file))
        if findings:
            return None, findings
        template = _template(parts, _styles_part(package), found.file, plan)
    except Refused as refused:
        return None, (replace(refused.finding(found.file), origin=Origin.TEMPLATE),)
    except KeyError:
        return None, (Said.TEMPLATE_BROKEN.at(FilePlace(found.file)),)
    faults = tuple(
        fault_finding(template, fault, kind) for kind, fault in Filling(template.content, template.compiler).faults()
    )
    return (None if faults else template), faults


def fault_finding(template: Template, fault: PartFault, kind: str = "") -> Finding:
    """Say what is wrong with a part, and under which headings."""
    file = template.source.file
    if not fault.source:
        return fault.said.at(FilePlace(file), **fault.slots)
    return fault.said.at(places.spot(file, fault.source, fault.line, template.levels, kind), **fault.slots)


def _parts(package: Package) -> dict[str, bytes]:
    if package.kind() is not Kind.DOCUMENT:
        raise Refused(Office.FILE_NOT_DOCUMENT)
    return {name: package.read(name) for name in package.names}


def _template(parts: dict[str, bytes], styles_part: str, file: str, plan: DocumentPlan) -> Template:
    sha256 = hashlib.sha256(b"".join(name.encode() + parts[name] for name in sorted(parts))).hexdigest()
    styles = strict_xml(parts[styles_part], styles_part)
    added = missing_styles(styles)
    if added:
        styles.extend(etree.fromstring(f"<w:styles {NAMESPACES}>{''.join(added)}</w:styles>"))
    look = look_of(styles)
    content = {
        **parts,
        CONTENT_TYPES: parts[CONTENT_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE),
        styles_part: etree.tostring(styles, encoding="UTF-8", standalone=True, xml_declaration=True),
    }
    language = Language({"egna_ord": own_words(look)}, autoescape=True)
    source = SourceFile(file, sha256, "mall")
    return Template(plan, source, packed(content), look, heading_levels(styles), Compiler(language))


def _styles_part(package: Package) -> str:
    relations = package.relations(package.main_part()).values()
    return next((relation.target for relation in relations if relation.kind == "styles"), "")


def _unfit(package: Package, parts: Mapping[str, bytes], file: str) -> Iterator[Finding]:
    if package.macros or _MACRO_TYPE in parts[CONTENT_TYPES]:
        yield Said.TEMPLATE_WITH_MACROS.at(FilePlace(file))
    for name in ("", *package.names):
        for relation in package.relations(name).values():
            if _is_active(name, relation):
                yield Said.TEMPLATE_ACTIVE.at(FilePlace(file), what=relation.target)
    for name, data in parts.items():
        if _TEXT_PART.fullmatch(name):
            yield from _unfit_text(strict_xml(data, name), file)


def _is_active(part: str, relation: Relation) -> bool:
    """Tell whether a relation fetches or runs something; the workbook behind a chart does neither."""
    if relation.kind in _ACTIVE_RELATIONS:
        return not (relation.kind == "package" and part.startswith("word/charts/"))
    return relation.external and not (relation.kind == "hyperlink" and _SAFE_LINK.match(relation.target))


def _unfit_text(root: "etree._Element", file: str) -> Iterator[Finding]:
    changed = next(root.iter(*_CHANGES), None)
    if changed is not None:
        yield Said.TEMPLATE_WITH_CHANGES.at(SpotPlace(file, "", plain_text(changed)))
    for field_found in fields_in(root):
        if _ACTIVE_FIELD.match(field_found.instruction):
            yield Said.TEMPLATE_ACTIVE.at(FilePlace(file), what=field_found.instruction.strip())
