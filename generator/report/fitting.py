"""Our styles fitted into a template that others made: only those it lacks, in its colours, called by its ids.

A style is known by its name. What the template has of its own is left alone: its fonts, its headings and their
numbers, its lists. Colours too light to be read on white, or to carry white letters, are used darkened.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.report.charts.palette import darkened, readable_lightness
from generator.report.colours import shaded
from generator.report.editing import WORD_TYPE, Edition
from generator.report.pages.letters import EM, face
from generator.report.pages.styling import Styling
from generator.report.paragraph_styles import BULLET_NUMBERING, HEADING_NUMBERING, MEASURE, TABLE_SIZE, TEXT_WIDTH
from generator.report.sections import is_wide, text_width
from generator.report.skeleton import list_kind, list_use
from generator.report.styles import OUR_IDS, look_of, our_styles
from generator.report.theme import FONT, colours, colours_of, theme_part
from generator.report.wordml import NAMESPACES, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHER_STYLE = re.compile(r'(<w:(?:basedOn|next) w:val=")([^"]*)')
_OWN_ID = re.compile(r'(<w:style [^>]*w:styleId=")([^"]*)')
_LIST = re.compile(r'<w:numPr>(?:<w:ilvl w:val="\d"/>)?<w:numId w:val="([12])"/></w:numPr>')
_COLOUR = re.compile(
    r'(w:(?:val|color|fill)=")[0-9A-F]{6}(" w:theme(?:Color|Fill)=")(\w+)"( w:themeFillTint="(\w\w)")?'
)
_RIGHT = re.compile(rf'w:right="{MEASURE}"')
_THEME_NAMES = {"text2": "dk2", "background1": "lt1", "hyperlink": "hlink", "text1": "dk1", "background2": "lt2"}
_HEADINGS = ("heading 1", "heading 2", "heading 3")
_FULL = 255
_LONGEST_LINE: Final = 80
"""Signs in a line of the body, at most."""
_SAMPLE = "enirtsadlogkmvfupbhcyjxw etans rdi"
"""Letters about as often as in Swedish text."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """What our styles must follow: the ids that ours become, colours, numbers of lists, and the body's right indent."""

    called: Mapping[str, str]
    theme: Mapping[str, str]
    lists: Mapping[int, int]
    right: int

    def style(self, text: str) -> str:
        """Give one of our styles as it stands in the template."""
        text = _OTHER_STYLE.sub(lambda found: found[1] + self.called.get(found[2], found[2]), text)
        text = _OWN_ID.sub(lambda found: found[1] + self.called.get(found[2], found[2]), text)
        text = _LIST.sub(lambda found: self._list(found[0], int(found[1])), text)
        text = _RIGHT.sub(f'w:right="{self.right}"', text)
        return _COLOUR.sub(self._colour, text)

    def _list(self, text: str, kind: int) -> str:
        return (
            text.replace(f'w:numId w:val="{kind}"', f'w:numId w:val="{self.lists[kind]}"') if kind in self.lists else ""
        )

    def _colour(self, found: re.Match[str]) -> str:
        name = _THEME_NAMES.get(found[3], found[3])
        value = self.theme.get(name, colours()[name])
        if found[5]:
            return f'{found[1]}{shaded(value, int(found[5], 16) / _FULL, None)}{found[2]}{found[3]}"{found[4]}'
        lightness = 100 if name.startswith("lt") else readable_lightness(value)
        if lightness == 100:
            return f'{found[1]}{value}{found[2]}{found[3]}"'
        kind = "Fill" if "themeFill" in found[2] else ""
        shade = f' w:theme{kind}Shade="{round(_FULL * lightness / 100):02X}"'
        return f'{found[1]}{darkened(value, lightness)}{found[2]}{found[3]}"{shade}'


def fit_styles(edition: Edition, wanted: Collection[str], width: int = 0) -> None:
    """Add those of our styles that are *wanted* and that the template lacks; names are in lower case.

    With *width*, between the margins, the body's lines are kept to some 80 signs.
    """
    styles = edition.tree(edition.related("styles"))
    known = look_of(styles).ids
    added = {name: text for name, text in our_styles().items() if name in wanted and name not in known}
    if not added:
        return
    ids = _ids(known, added, styles)
    called = {OUR_IDS[name]: ids[name] for name in ids if name in OUR_IDS}
    fit = _Fit(called, _theme(edition), _lists(edition, ids, added, known), _right(edition, width))
    texts = "".join(fit.style(text) for text in added.values())
    styles.extend(etree.fromstring(f"<w:styles {NAMESPACES}>{texts}</w:styles>"))


def measures(edition: Edition, style: str) -> tuple[int, float]:
    """Give how wide the text of an upright page is, and how wide the letters of a style are beside ours in tables."""
    sections = edition.parts.tree(edition.main).findall(f".//{w('sectPr')}")
    upright = [width for each in sections if not is_wide(each) and (width := text_width(each))]
    styling, paragraph = styling_of(edition), etree.Element(w("p"))
    etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), style)
    letters = styling.letters(styling.shape(paragraph), None)
    ours = face(FONT, bold=False).extent(_SAMPLE) * TABLE_SIZE / EM
    return (upright[0] if upright else TEXT_WIDTH), letters.extent(_SAMPLE) / ours


def styling_of(edition: Edition) -> Styling:
    """Read the styles, lists, settings and fonts of a file."""

    def part(kind: str) -> "_Element | None":
        name = edition.related(kind)
        return edition.tree(name) if name else None

    return Styling(edition.tree(edition.related("styles")), part("numbering"), part("settings"), part("theme"))


def _ids(known: Mapping[str, str], added: Iterable[str], styles: "_Element") -> dict[str, str]:
    """Give the ids of the template's styles and of ours, by their names; no id is given twice."""
    ids, taken = dict(known), {style.get(w("styleId"), "") for style in styles.iterfind(w("style"))}
    for name in added:
        own = OUR_IDS[name]
        ids[name] = own if own not in taken else next(f"{own}{n}" for n in range(2, 99) if f"{own}{n}" not in taken)
        taken.add(ids[name])
    return ids


def _lists(edition: Edition, ids: Mapping[str, str], added: Collection[str], known: Collection[str]) -> dict[int, int]:
    """Add the lists that our styles need; headings are numbered only if none of them is the template's own."""
    kinds = [BULLET_NUMBERING] if "list bullet" in added else []
    if not any(heading in known for heading in _HEADINGS) and all(heading in added for heading in _HEADINGS):
        kinds.append(HEADING_NUMBERING)
    if not kinds:
        return {}
    name = edition.related("numbering")
    if not name:
        edition.add("numbering", etree.fromstring(f"<w:numbering {NAMESPACES}/>"), f"{WORD_TYPE}.numbering+xml")
        name = edition.related("numbering")
    numbering = edition.tree(name)
    return {kind: _list(numbering, kind, ids) for kind in kinds}


def _list(numbering: "_Element", kind: int, ids: Mapping[str, str]) -> int:
    """Add one list, its kind before all uses as the schema wants; give its number."""
    kinds, uses = numbering.findall(w("abstractNum")), numbering.findall(w("num"))
    new_kind = 1 + max((int(each.get(w("abstractNumId"), "0")) for each in kinds), default=0)
    new_use = 1 + max((int(each.get(w("numId"), "0")) for each in uses), default=0)
    texts = list_kind(kind, new_kind, ids) + list_use(new_use, new_kind)
    made_kind, made_use = etree.fromstring(f"<w:numbering {NAMESPACES}>{texts}</w:numbering>")
    if uses:
        uses[0].addprevious(made_kind)
        uses[-1].addnext(made_use)
    else:
        numbering.extend((made_kind, made_use))
    return new_use


def _theme(edition: Edition) -> Mapping[str, str]:
    """Give the theme's colours; a template without a theme gets ours, since our styles refer to one."""
    name = edition.related("theme")
    if not name:
        edition.add("theme", etree.fromstring(theme_part()), "application/vnd.openxmlformats-officedocument.theme+xml")
        return colours()
    return {**colours(), **colours_of(edition.tree(name))}


def _right(edition: Edition, width: int) -> int:
    """Give how far from the right margin the body ends; a page that is narrow enough needs no more."""
    if not width:
        return MEASURE
    styling = styling_of(edition)
    letters = styling.letters(styling.shape(etree.Element(w("p"))), None)
    return max(0, int(width - letters.extent(_SAMPLE) / len(_SAMPLE) * _LONGEST_LINE))
