"""What a marked copy says of itself, in its custom document properties, which every program keeps.

Among them is a seal: the checksum of everything else in the file. A copy with its seal whole is as we wrote it, and
nobody's work is lost if it is written over.
"""

import hashlib
from collections.abc import Mapping

from lxml import etree

from generator.office.patching import Patch
from generator.office.refusal import Refused

_SEAL = "fv_sigill"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KINDS = ("custom-properties", "customProperties")
"""What the relation is called in the usual form, and in that of Strict Open XML."""
_FIRST_NUMBER = 2


def stamp(patch: Patch, properties: Mapping[str, str]) -> None:
    """Write the properties over those of the same names, and seal the workbook; nothing may be changed after that."""
    part = _part(patch) or _made(patch)
    for name, value in {**properties, _SEAL: ""}.items():
        _set(patch.tree(part), name, value)
    _set(patch.tree(part), _SEAL, _checksum(patch, part))


def untouched(data: bytes) -> bool:
    """Tell whether a workbook is a marked copy just as it was written."""
    try:
        patch = Patch(data)
        part = _part(patch)
        seals = patch.tree(part).findall(f"{{*}}property[@name='{_SEAL}']") if part else []
        return any("".join(map(str, seal.itertext())) == _checksum(patch, part) for seal in seals)
    except Refused:
        return False


def _checksum(patch: Patch, left_out: str) -> str:
    checksum = hashlib.sha256()
    for part in patch.parts:
        if part != left_out:
            content = patch.read(part)
            checksum.update(f"{part}\n{len(content)}\n".encode())
            checksum.update(content)
    return checksum.hexdigest()


def _part(patch: Patch) -> str:
    found = (part for kind in _KINDS for part in patch.related("", kind).values())
    return next((part for part in found), "")


def _made(patch: Patch) -> str:
    kind = _KINDS[patch.strict]
    part = patch.free("docProps/custom{}.xml", alone=True)
    spaces = f'xmlns="{patch.office}/{kind}" xmlns:vt="{patch.office}/docPropsVTypes"'
    patch.add(part, f"<Properties {spaces}/>".encode(), _CONTENT_TYPE)
    patch.relate("", kind, part)
    return part


def _set(root: etree._Element, name: str, value: str) -> None:
    space = etree.QName(root).namespace
    types = f"{str(space).rpartition('/')[0]}/docPropsVTypes"
    found = next((each for each in root if each.get("name") == name), None)
    if found is None:
        numbers = [int(each.get("pid", "0")) for each in root if each.get("pid", "0").isdecimal()]
        number = max([*numbers, _FIRST_NUMBER - 1]) + 1
        found = etree.SubElement(root, f"{{{space}}}property", fmtid=_FORMAT, pid=str(number), name=name)
    for each in list(found):
        found.remove(each)
    etree.SubElement(found, f"{{{types}}}lpwstr").text = value
