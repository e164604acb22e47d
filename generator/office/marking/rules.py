"""Red that goes away when the cell is mended: conditional formats, which a program that saves the file keeps.

A rule of ours is known again by a text in its formula, which counts as the number 0 there. It stands first in the file
and has the first priority: Excel goes by the one, LibreOffice by the other.
"""

from collections.abc import Mapping

from lxml import etree

from generator.office.marking.markup import insert

_TAG = "fv-att-ratta"
_FORMATS, _RULE = "conditionalFormatting", "cfRule"


def has_rules(data: bytes) -> bool:
    """Tell whether a sheet part has rules of ours."""
    return _TAG.encode() in data


def remove_rules(sheet: etree._Element) -> None:
    """Take the rules of ours away, and those formats that have no other rules."""
    space = etree.QName(sheet).namespace
    for formats in sheet.findall(f"{{{space}}}{_FORMATS}"):
        for rule in formats.findall(f"{{{space}}}{_RULE}"):
            if _TAG in "".join(str(text) for text in rule.itertext()):
                formats.remove(rule)
        if formats.find(f"{{{space}}}{_RULE}") is None:
            sheet.remove(formats)


def add_rules(sheet: etree._Element, conditions: Mapping[str, str], style: int) -> None:
    """Show each cell in a style of `styles.red` for as long as its condition holds."""
    _make_way(sheet, len(conditions))
    space = etree.QName(sheet).namespace
    before = sheet.find(f"{{{space}}}{_FORMATS}")
    for number, (ref, condition) in enumerate(conditions.items(), start=1):
        formats = etree.Element(f"{{{space}}}{_FORMATS}", sqref=ref)
        rule = etree.SubElement(
            formats, f"{{{space}}}{_RULE}", type="expression", dxfId=str(style), priority=str(number)
        )
        etree.SubElement(rule, f"{{{space}}}formula").text = f'AND(N("{_TAG}")=0,{condition})'
        if before is None:
            insert(sheet, formats)
        else:
            before.addprevious(formats)


def _make_way(sheet: etree._Element, count: int) -> None:
    """Let the sheet's own rules come after the first *count*; those that already do stay as they are."""
    own = [rule for rule in sheet.iter(f"{{*}}{_RULE}") if rule.get("priority", "1").isdecimal()]
    first = min((int(rule.get("priority", "1")) for rule in own), default=count + 1)
    for rule in own if first <= count else ():
        rule.set("priority", str(int(rule.get("priority", "1")) + count + 1 - first))
