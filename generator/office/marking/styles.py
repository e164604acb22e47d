"""What the marks and their list look like: styles that are added to those of the workbook, each once."""

from dataclasses import dataclass

from lxml import etree

from generator.office.patching import Patch

_DARK, _LIGHT, _LINE = "FF9C0006", "FFFFC7CE", "FFC00000"
_SIDES = ("left", "right", "top", "bottom")
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
# What the lists of a style part come before (ISO/IEC 29500-1, 18.8.39).
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
_NONE = (
    '<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
)
_EDGES = "".join(f'<{side} style="thin"><color rgb="{_LINE}"/></{side}>' for side in _SIDES)
_RED = (
    f'<dxf><font><color rgb="{_DARK}"/></font>'
    f'<fill><patternFill patternType="solid"><fgColor rgb="{_LIGHT}"/><bgColor rgb="{_LIGHT}"/></patternFill></fill>'
    f"<border>{_EDGES}</border></dxf>"
)
_FONTS = {
    "text": '<font><sz val="11"/><name val="Calibri"/></font>',
    "plain": '<font><sz val="11"/><name val="Calibri"/></font>',
    "title": '<font><b/><sz val="16"/><color rgb="FF1F4E79"/><name val="Calibri"/></font>',
    "header": '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>',
    "link": '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font>',
}
_HEADER_FILL = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill>'
)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers of the cell styles that the list uses."""

    text: int
    plain: int
    title: int
    header: int
    link: int


class Styles:
    """The style part of a workbook, to which styles are added."""

    def __init__(self, patch: Patch) -> None:
        """Take the style part, or make one if the workbook has none."""
        part = next(iter(patch.related(patch.workbook, "styles").values()), None)
        if part is None:
            part = patch.free("xl/styles{}.xml", alone=True)
            patch.add(part, f'<styleSheet xmlns="{patch.main}">{_NONE}</styleSheet>'.encode(), _CONTENT_TYPE)
            patch.relate(patch.workbook, "styles", part)
        self._root, self._space = patch.tree(part), patch.main

    def red(self) -> int:
        """Give the number of the style for what is to be mended."""
        return self._index("dxfs", _RED)

    def of_list(self) -> CellStyles:
        """Give the styles of the list."""
        for name in ("borders", "cellStyleXfs"):
            self._list(name)
        fill = self._index("fills", _HEADER_FILL)
        return CellStyles(*(self._cell_style(name, fill if name == "header" else 0) for name in CellStyles.__slots__))

    def _cell_style(self, name: str, fill: int) -> int:
        font = self._index("fonts", _FONTS[name])
        wrap = "" if name in ("plain", "title") else ' wrapText="1"'
        return self._index(
            "cellXfs",
            f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" '
            f'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"{wrap}/></xf>',
        )

    def _index(self, name: str, xml: str) -> int:
        """Give the number of a style in its list; it is added unless one is there that is the same to the letter."""
        parent = self._list(name)
        wanted = self._made(xml)[0]
        there = [_told(each) for each in parent if _local(each)]
        if _told(wanted) in there:
            return there.index(_told(wanted))
        parent.append(wanted)
        parent.set("count", str(len(there) + 1))
        return len(there)

    def _list(self, name: str) -> etree._Element:
        found = self._root.find(f"{{{self._space}}}{name}")
        if found is not None:
            return found
        usual = self._made(_NONE).find(f"{{{self._space}}}{name}")
        made = etree.Element(f"{{{self._space}}}{name}") if usual is None else usual
        before = _ORDER[: _ORDER.index(name)]
        last = [index for index, each in enumerate(self._root) if _local(each) in before]
        self._root.insert(last[-1] + 1 if last else 0, made)
        return made

    def _made(self, xml: str) -> etree._Element:
        return etree.fromstring(f'<x xmlns="{self._space}">{xml}</x>')


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _told(element: etree._Element) -> list[tuple[str, dict[str, str]]]:
    return [(_local(each), {str(key): str(value) for key, value in each.attrib.items()}) for each in element.iter()]
