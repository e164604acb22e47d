"""Whether every text can be told from what it stands on: 4.5 to 1, or 3 to 1 for large letters (domain, W7).

The colours are those that Word shows: of the run, its style, the paragraph, the cell and the table's style, in the
order in which they win over each other. Where the colour of the text is left to Word it is black, or white on dark.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.model.findings import Finding
from generator.report.audit.dressing import PAGE, Cell, Dressing, formatted
from generator.report.audit.seen import Paragraph, Part, Seen
from generator.report.colours import WHITE, Palette, contrast, highlight, palette, readable
from generator.report.stylesheet import StyleSheet
from generator.report.wordml import w, whole
from generator.swedish import audit_words as words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEEDED, _NEEDED_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD, _USUAL = 36, 28, 20
"""Sizes in half points."""
_R, _T, _RPR, _PPR, _SHD = w("r"), w("t"), w("rPr"), w("pPr"), w("shd")
_Key = tuple[object, ...]


class _Pair(NamedTuple):
    text: str
    background: str
    needed: float


def contrasts(document: Seen) -> Iterator[Finding]:
    """Tell each pair of colours that are too close, at the first place where it is."""
    eye = _Eye(document.sheet, palette(document.parts, document.settings), _page(document))
    told: set[_Pair] = set()
    for part in document.all:
        dressings = [Dressing(table, document.sheet) for table in part.tables]
        shaped, shaded = (_having(part, name) for name in (_RPR, _SHD))
        for paragraph in part.paragraphs:
            if not paragraph.text:
                continue
            inside = paragraph.table >= 0
            cell = dressings[paragraph.table].cell(*paragraph.spot[2:4]) if inside else PAGE
            runs = paragraph.element.iter(_R) if paragraph.element in shaped else ()
            for pair in eye.pairs(paragraph, cell, runs, paragraph.element in shaded):
                ratio = contrast(pair.text, pair.background)
                if ratio < pair.needed and pair not in told:
                    told.add(pair)
                    slots = words.ratio(ratio, pair.needed)
                    yield document.finding(Audit.CONTRAST_TEXT, paragraph.spot, paragraph.text, **slots)


def _having(part: Part, name: str) -> "frozenset[_Element]":
    """Give the paragraphs that say something of the kind themselves; most leave all to their styles."""
    found = (part.around(element) for element in part.root.iter(name))
    return frozenset(each.element for each in found if each is not None)


def _page(document: Seen) -> "_Element | None":
    """Give the colour of the page, where the settings let it show."""
    shown = document.settings is not None and document.settings.find(w("displayBackgroundShape")) is not None
    return document.body.root.find(w("background")) if shown else None


@dataclass(slots=True)
class _Eye:
    """Finds the colours of text; the same styles and formats are looked up once."""

    sheet: StyleSheet
    palette: Palette
    page: "_Element | None"
    seen: dict[_Key, _Pair] = field(default_factory=dict)

    def pairs(self, paragraph: Paragraph, cell: Cell, runs: "Iterable[_Element]", is_shaded: bool) -> Iterator[_Pair]:
        """Yield the colours of the text; *runs* are looked at if some of them say something themselves."""
        shading = paragraph.element.find(f"{_PPR}/{_SHD}") if is_shaded else None
        owns = [run.find(_RPR) for run in runs if run.find(_T) is not None] or [None]
        for own in owns:
            key = (paragraph.style, cell, shading, _told(own))
            if key not in self.seen:
                self.seen[key] = self.pair(own, paragraph.style, shading, cell)
            yield self.seen[key]

    def pair(self, own: "_Element | None", style: str, shading: "_Element | None", cell: Cell) -> _Pair:
        background = self.background(own, style, shading, cell)
        colour = self.run(own, style, cell, "color")
        text = (self.palette.of_word(colour) if colour is not None else "") or readable(background)
        said = self.run(own, style, cell, "sz")
        size = whole(said.get(w("val")), _USUAL) if said is not None else _USUAL
        bold = self.run(own, style, cell, "b")
        is_bold = bold is not None and bold.get(w("val"), "1") not in ("0", "false", "off")
        large = size >= _LARGE or (is_bold and size >= _LARGE_BOLD)
        return _Pair(text, background, _NEEDED_LARGE if large else _NEEDED)

    def run(self, own: "_Element | None", style: str, cell: Cell, name: str) -> "_Element | None":
        """Give a property of a run: its own, its style's, the paragraph style's, the table's, or the default."""
        found = own.find(w(name)) if own is not None else None
        if found is None and own is not None:
            character = own.find(w("rStyle"))
            found = self.styled(character.get(w("val"), ""), "rPr", name) if character is not None else None
        if found is None:
            found = self.styled(style, "rPr", name)
        if found is None and cell.style:
            found = formatted(self.sheet, cell, "rPr", name)
        return self.sheet.default("rPr", name) if found is None else found

    def styled(self, style: str, kind: str, name: str) -> "_Element | None":
        path = f"{w(kind)}/{w(name)}"
        return next((found for each in self.sheet.chain(style) if (found := each.find(path)) is not None), None)

    def background(self, own: "_Element | None", style: str, shading: "_Element | None", cell: Cell) -> str:
        pen = own.find(w("highlight")) if own is not None else None
        marked = highlight(pen.get(w("val"), "")) if pen is not None else ""
        if marked:
            return marked
        run_style = own.find(w("rStyle")) if own is not None else None
        fills = (
            own.find(_SHD) if own is not None else None,
            self.styled(run_style.get(w("val"), ""), "rPr", "shd") if run_style is not None else None,
            shading,
            self.styled(style, "pPr", "shd"),
            cell.fill,
            formatted(self.sheet, cell, "tcPr", "shd") if cell.style else None,
        )
        colours = (self.fill(fill) for fill in fills if fill is not None)
        page = self.palette.of_word(self.page, "color") if self.page is not None else ""
        return next(filter(None, colours), page or WHITE)

    def fill(self, shading: "_Element") -> str:
        """Give the colour of a shading; a solid one has it in another place."""
        if shading.get(w("val")) == "solid":
            return self.palette.of_word(shading, "color")
        return self.palette.of_word(shading, "fill", "themeFill")


def _told(properties: "_Element | None") -> _Key:
    """Give what a run's own properties say, so that runs that say the same are looked up once."""
    if properties is None or not len(properties):
        return ()
    return tuple((each.tag, *each.attrib.values()) for each in properties)
