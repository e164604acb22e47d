"""What a document says of itself: title, language and dates from the run's input, and an id that outlives its name.

The template's own author and subject are kept; texts in them may be templates, filled as plain text.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lxml import etree

from generator.office.normal import strict_xml
from generator.report.packaging import CONTENT_TYPES, part
from generator.report.wordml import escaped

CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CP, _DC = f"{_PACKAGE}/metadata/core-properties", "http://purl.org/dc/elements/1.1/"
_TERMS, _XSI = "http://purl.org/dc/terms/", "http://www.w3.org/2001/XMLSchema-instance"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_KEPT = (f"{{{_DC}}}creator", f"{{{_DC}}}subject", f"{{{_DC}}}description", f"{{{_CP}}}keywords", f"{{{_CP}}}category")
"""Properties of the template that its documents inherit."""
_PROGRAM = "Samverkansrapport"


def with_properties(
    parts: dict[str, bytes], title: str, today: date, custom: Mapping[str, str], filled: Callable[[str], str]
) -> dict[str, bytes]:
    """Give the parts with the document's properties; *filled* fills a template in plain text."""
    old = strict_xml(parts[CORE]) if CORE in parts else None
    kept = {name: text for name in _KEPT if old is not None and (text := filled(old.findtext(name) or "").strip())}
    added = {CORE: part(_core(title, today, kept)), CUSTOM: part(_custom(custom))}
    return {
        **parts,
        **added,
        CONTENT_TYPES: _with_types(parts[CONTENT_TYPES]),
        "_rels/.rels": _with_relations(parts["_rels/.rels"]),
    }


def retitled(parts: dict[str, bytes], title: str) -> dict[str, bytes]:
    """Give the parts of a template with a title of its own."""
    if CORE not in parts:
        return parts
    core = strict_xml(parts[CORE])
    for old in core.findall(f"{{{_DC}}}title"):
        core.remove(old)
    etree.SubElement(core, f"{{{_DC}}}title").text = title
    return {**parts, CORE: etree.tostring(core, encoding="UTF-8", standalone=True, xml_declaration=True)}


def kept_texts(core: "etree._Element") -> Iterator[str]:
    """Yield the properties of a template that are filled and kept."""
    return (core.findtext(name) or "" for name in _KEPT)


def _core(title: str, today: date, kept: Mapping[str, str]) -> str:
    moment = f"{today.isoformat()}T00:00:00Z"
    names = {f"{{{_DC}}}": "dc", f"{{{_CP}}}": "cp"}
    inherited = ""
    for name, text in kept.items():
        space, _, local = name.rpartition("}")
        prefix = names[space + "}"]
        inherited += f"<{prefix}:{local}>{escaped(text)}</{prefix}:{local}>"
    return (
        f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" xmlns:xsi="{_XSI}">'
        f"<dc:title>{escaped(title)}</dc:title>{inherited}<cp:lastModifiedBy>{_PROGRAM}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>"
    )


def _custom(properties: Mapping[str, str]) -> str:
    # Word begins at 2: 0 and 1 are reserved by the format that these come from.
    texts = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties.items(), 2)
    )
    return f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{texts}</Properties>'


def _with_types(types: bytes) -> bytes:
    root = strict_xml(types)
    space = f"{{{_PACKAGE}/content-types}}"
    for name, kind in ((CORE, _CORE_TYPE), (CUSTOM, _CUSTOM_TYPE)):
        for old in root.findall(f"{space}Override[@PartName='/{name}']"):
            root.remove(old)
        etree.SubElement(root, f"{space}Override", {"PartName": f"/{name}", "ContentType": kind})
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)


def _with_relations(relations: bytes) -> bytes:
    root = strict_xml(relations)
    kinds = {
        CORE: f"{_PACKAGE}/relationships/metadata/core-properties",
        CUSTOM: f"{_OFFICE}/relationships/custom-properties",
    }
    for number, (name, kind) in enumerate(kinds.items(), 1):
        for old in root.findall(f"{{*}}Relationship[@Type='{kind}']"):
            root.remove(old)
        attributes = {"Id": f"rgEgenskaper{number}", "Type": kind, "Target": name}
        etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship", attributes)
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
