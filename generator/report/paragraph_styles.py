"""The paragraph styles of a new template: how a document looks, in one table.

Sizes are counted in half points and distances in twentieths of a point, as Word does. Colours are those of the theme.
"""

from dataclasses import dataclass
from typing import Final

from generator.report.theme import colour as theme_colour
from generator.swedish import document_words as words

HEADING_NUMBERING, BULLET_NUMBERING = 1, 2
TEXT_WIDTH: Final = 8958
"""Between the margins of a portrait page of ours, in twentieths of a point."""
TABLE_SIZE: Final = 190
"""Of the letters in tables, in twentieths of a point."""
WIDE_TEXT_WIDTH: Final = 13890
"""Of a landscape page."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: what stands in its `w:pPr` and `w:rPr`, in the order that the schema wants."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    quick: bool = True
    """Whether Word offers the style among its quick styles."""

    @property
    def own(self) -> bool:
        """Whether the style is ours; Word knows the others by their names."""
        return self.name in words.OWN_STYLES


def spacing(before: int, after: int, line: int = 0) -> str:
    """Give the space round a paragraph in twentieths of a point, and its lines in 240ths of a single one."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def colour(name: str) -> str:
    """Give a theme colour for text."""
    theme = {"dk2": "text2", "lt1": "background1"}.get(name, name)
    return f'<w:color w:val="{theme_colour(name)}" w:themeColor="{theme}"/>'


def size(half_points: int) -> str:
    """Give a size of letters."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _rule(side: str, size: int, space: int) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{theme_colour("accent1")}" '
        f'w:themeColor="accent1"/></w:pBdr>'
    )


def _numbered(level: int) -> str:
    shown = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{shown}<w:numId w:val="{HEADING_NUMBERING}"/></w:numPr>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'
_FLUSH = '<w:ind w:left="0" w:firstLine="0"/>'
WITHOUT_NUMBER: Final = _NO_NUMBER + _FLUSH
"""What takes the number from a heading. Chapters have no style without one, since headers name them by their style."""
_QUIET = '<w:color w:val="595959"/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _contents_tabs(text: int) -> str:
    """Give the tabs of an entry of the contents: one before its text and one before its page."""
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{text}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )


MEASURE = 1361
"""How far the text of the body ends from the right margin: lines of some 80 signs, while tables use the whole page."""
_RIGHT = f'<w:ind w:right="{MEASURE}"/>'

STYLES: Final = (
    Style("BodyText", "Body Text", paragraph=_RIGHT),
    Style(
        "Heading1",
        "heading 1",
        next="Normal",
        paragraph=f"{_KEEP}{_numbered(0)}{spacing(480, 160, 252)}{_outline(0)}",
        run=f"<w:b/>{colour('accent1')}{size(38)}",
    ),
    Style(
        "Heading2",
        "heading 2",
        next="Normal",
        paragraph=f"{_KEEP}{_numbered(1)}{spacing(320, 80, 252)}{_outline(1)}",
        run=f"<w:b/>{colour('accent1')}{size(28)}",
    ),
    Style(
        "Heading3",
        "heading 3",
        next="Normal",
        paragraph=f"{_KEEP}{_numbered(2)}{spacing(200, 40, 252)}{_outline(2)}",
        run=f"<w:b/>{colour('dk2')}{size(24)}",
    ),
    Style("Rubrik2utannummer", words.HEADING_2_PLAIN, "Heading2", "Normal", f"{_NO_NUMBER}{_FLUSH}{_outline(1)}"),
    Style("Rubrik3utannummer", words.HEADING_3_PLAIN, "Heading3", "Normal", f"{_NO_NUMBER}{_FLUSH}{_outline(2)}"),
    Style(
        "Title",
        "Title",
        next="Subtitle",
        paragraph=f"<w:keepNext/>{_rule('top', 48, 24)}{spacing(2400, 200, 240)}",
        run=f"<w:b/>{colour('accent1')}{size(68)}",
    ),
    Style(
        "Subtitle",
        "Subtitle",
        next="Normal",
        paragraph=spacing(0, 720, 264),
        run=f"{colour('dk2')}{size(32)}",
    ),
    Style(
        "TOCHeading",
        "TOC Heading",
        next="Normal",
        paragraph=f"{_KEEP}<w:pageBreakBefore/>{spacing(0, 240, 252)}",
        run=f"<w:b/>{colour('accent1')}{size(42)}",
    ),
    Style(
        "TOC1",
        "toc 1",
        next="Normal",
        paragraph=f'{_contents_tabs(567)}{spacing(160, 40, 264)}<w:ind w:left="567" w:hanging="567"/>',
        run="<w:b/>",
        quick=False,
    ),
    Style(
        "TOC2",
        "toc 2",
        next="Normal",
        paragraph=f'{_contents_tabs(1247)}{spacing(0, 40, 264)}<w:ind w:left="1247" w:hanging="680"/>',
        quick=False,
    ),
    Style(
        "TOC3",
        "toc 3",
        next="Normal",
        paragraph=f'{_contents_tabs(2154)}{spacing(0, 40, 264)}<w:ind w:left="2154" w:hanging="907"/>',
        quick=False,
    ),
    Style(
        "Caption",
        "caption",
        next="Normal",
        paragraph=f"{_KEEP}{spacing(180, 80, 252)}",
        run=f"<w:b/>{colour('dk2')}{size(21)}",
    ),
    Style(
        "ListBullet",
        "List Bullet",
        paragraph=f'<w:numPr><w:numId w:val="{BULLET_NUMBERING}"/></w:numPr>{spacing(0, 40)}'
        f'<w:ind w:left="397" w:right="{MEASURE}" w:hanging="284"/>',
    ),
    Style(
        "Header",
        "header",
        paragraph=f"{_rule('bottom', 4, 4)}{spacing(0, 0, 240)}",
        run=f"{_QUIET}{size(19)}",
        quick=False,
    ),
    Style(
        "Footer",
        "footer",
        paragraph=f'{spacing(0, 0, 240)}<w:jc w:val="right"/>',
        run=f"{_QUIET}{size(19)}",
        quick=False,
    ),
    Style(
        "Ingress",
        words.LEAD,
        next="Normal",
        paragraph=f"{spacing(0, 160, 276)}{_RIGHT}",
        run=f"{colour('dk2')}{size(26)}",
    ),
    Style(
        "EgnaOrd",
        words.OWN_WORDS,
        paragraph=f'{_rule("left", 18, 12)}{spacing(0, 100)}<w:ind w:left="397" w:right="{MEASURE}"/>',
    ),
    Style(
        "Kallatillegnaord",
        words.OWN_WORDS_SOURCE,
        "EgnaOrd",
        "Normal",
        spacing(0, 200),
        f"{_QUIET}{size(20)}",
    ),
    Style("Tabelltext", words.TABLE_TEXT, paragraph=spacing(20, 20, 245), run=size(TABLE_SIZE // 10)),
    Style(
        "Tabellsiffra",
        words.TABLE_NUMBER,
        "Tabelltext",
        paragraph='<w:jc w:val="right"/>',
    ),
    Style("Tabellrubrik", words.TABLE_HEADING, "Tabelltext", paragraph="<w:keepNext/>", run="<w:b/>"),
    Style("Anmarkning", words.NOTE, paragraph=f"{spacing(20, 20, 252)}{_RIGHT}", run=f"{_QUIET}{size(19)}"),
    Style("Diagram", words.CHART, paragraph=spacing(20, 60, 240)),
    Style(
        "Fraga",
        words.QUESTION,
        next="Normal",
        paragraph=f"{_KEEP}{spacing(120, 20)}",
        run=f"<w:b/>{colour('dk2')}",
    ),
    Style(
        "Avsnittsbrytning",
        words.SECTION_BREAK,
        paragraph='<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        run=size(2),
        quick=False,
    ),
)
