"""The old drawing (VML) that Excel shows notes by: one shape for each note, told by its row and column."""

import re
from collections.abc import Container

from lxml import etree

from generator.office.cells import area, cell_ref
from generator.office.marking.grid import Grid
from generator.office.marking.markup import insert
from generator.office.patching import Patch
from generator.office.sizing import row_height

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML, _OFFICE, _EXCEL = (f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel"))
_SPACES = f'xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}"'
_EMPTY = (
    f'<xml {_SPACES}><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
_SHAPE = (
    "<v:shape " + _SPACES + ' id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#FFF3F3" o:insetmode="auto" '
    'style="position:absolute;width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden">'
    '<v:fill color2="#FFF3F3"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BLOCK = 1024
"""Excel numbers shapes in blocks; each drawing of a workbook has blocks of its own."""
_WIDTH, _SIGNS_IN_A_LINE, _SPARE = 320, 48, 30
"""Of a note; the first and the last in pixels, of which four are three points."""


class Drawing:
    """The drawing of a sheet's notes; it is made if the sheet has none."""

    def __init__(self, patch: Patch, sheet: str) -> None:
        """Find the drawing; raises `Refused` if it cannot be read."""
        self._patch, self._sheet = patch, sheet
        self._id_name = f"{{{patch.office}/relationships}}id"
        self._legacy = patch.tree(sheet).find(f"{{{patch.main}}}legacyDrawing")
        id_ = "" if self._legacy is None else self._legacy.get(self._id_name, "")
        self._part = patch.related(sheet, "vmlDrawing").get(id_) or self._made()
        self._root = patch.tree(self._part)
        self._number = 0
        self._grid = Grid(patch.tree(sheet))

    def add(self, ref: str, text: str) -> None:
        """Draw the note of a cell, as high as its text needs."""
        place = area(ref)
        assert place is not None
        row, column = place.first_row, place.first_column
        self._number = self._number + 1 if self._number else self._block() * _BLOCK + 1
        height = (row_height([(text, _SIGNS_IN_A_LINE)]) or 0) * 4 // 3 + _SPARE
        anchor = self._grid.anchor(row, column, _WIDTH, height)
        slots = {"number": self._number, "order": self._number % _BLOCK, "anchor": anchor}
        size = {"width": _WIDTH * 3 // 4, "height": height * 3 // 4}
        self._root.append(etree.fromstring(_SHAPE.format(**slots, **size, row=row - 1, column=column - 1)))

    def remove(self, refs: Container[str]) -> None:
        """Take the notes of cells away; a drawing that has nothing else goes too."""
        shapes = self._root.findall(f"{{{_VML}}}shape")
        for shape in shapes:
            if _cell(shape) in refs:
                self._root.remove(shape)
        if self._legacy is None or any(_drawn(each) for each in self._root):
            return
        self._patch.unrelate(self._sheet, self._legacy.get(self._id_name, ""))
        self._patch.tree(self._sheet).remove(self._legacy)
        self._patch.drop(self._part)

    def _made(self) -> str:
        part = self._patch.free("xl/drawings/vmlDrawing{}.vml")
        self._patch.declare_ending("vml", _CONTENT_TYPE)
        self._patch.add(part, _EMPTY.encode())
        sheet = self._patch.tree(self._sheet)
        if self._legacy is not None:
            sheet.remove(self._legacy)  # it leads nowhere
        self._legacy = etree.Element(f"{{{self._patch.main}}}legacyDrawing")
        self._legacy.set(self._id_name, self._patch.relate(self._sheet, "vmlDrawing", part))
        insert(sheet, self._legacy)
        return part

    def _block(self) -> int:
        """Take a block of numbers that no drawing has, and write that this one has it."""
        taken = {0}
        for part in self._patch.parts:
            if part.lower().endswith(".vml"):
                taken |= _blocks(self._patch.read(part))
        block = max(taken) + 1
        layout = self._root.find(f"{{{_OFFICE}}}shapelayout")
        if layout is None:
            layout = etree.Element(f"{{{_OFFICE}}}shapelayout", {f"{{{_VML}}}ext": "edit"})
            self._root.insert(0, layout)
        known = layout.find(f"{{{_OFFICE}}}idmap")
        if known is None:
            known = etree.SubElement(layout, f"{{{_OFFICE}}}idmap", {f"{{{_VML}}}ext": "edit"})
        known.set("data", ",".join(filter(None, (known.get("data", ""), str(block)))))
        return block


def _blocks(drawing: bytes) -> set[int]:
    maps = re.findall(rb"<o:idmap\b[^>]*\bdata=[\"']([0-9, ]*)", drawing)
    return {int(number) for found in maps for number in found.split(b",") if number.strip().isdigit()}


def _cell(shape: etree._Element) -> str:
    row, column = (shape.findtext(f"{{{_EXCEL}}}ClientData/{{{_EXCEL}}}{name}") or "" for name in ("Row", "Column"))
    return cell_ref(int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else ""


def _drawn(element: etree._Element) -> bool:
    return etree.QName(element).localname not in ("shapelayout", "shapetype") if isinstance(element.tag, str) else False
