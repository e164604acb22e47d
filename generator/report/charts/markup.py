"""DrawingML in small pieces, as text: colours and patterns of the theme, letters, labels, places."""

from typing import Final

from generator.report.wordml import attribute

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
# A program that does not find this draws a line from a name that was moved to its point.
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
Colour = tuple[str, int, int]
"""A theme colour, and per cent of its lightness that is kept and that is added."""
DARK, WHITE, QUIET, FAINT = ("tx1", 75, 25), ("bg1", 100, 0), ("tx1", 65, 35), ("bg1", 85, 0)
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def colour(which: Colour) -> str:
    """Give a fill of one colour of the theme."""
    return f"<a:solidFill>{_scheme(which)}</a:solidFill>"


def _scheme(which: Colour) -> str:
    name, kept, added = which
    changes = f'<a:lumMod val="{kept * 1000}"/>' if kept != 100 else ""
    changes += f'<a:lumOff val="{added * 1000}"/>' if added else ""
    return f'<a:schemeClr val="{name}">{changes}</a:schemeClr>'


def pattern(preset: str, which: Colour) -> str:
    """Give a fill of a pattern in one colour of the theme, on white."""
    back = '<a:bgClr><a:schemeClr val="bg1"/></a:bgClr>'
    return f'<a:pattFill prst="{preset}"><a:fgClr>{_scheme(which)}</a:fgClr>{back}</a:pattFill>'


def line(which: Colour, width: int, dash: str = "solid") -> str:
    """Give a line; *width* is counted in twentieths of a point."""
    shape = f'<a:prstDash val="{dash}"/>'
    return f'<a:ln w="{width * 635}" cap="rnd">{colour(which)}{shape}<a:round/></a:ln>'


def shape(fill: str, outline: str = _NO_LINE) -> str:
    """Give the properties of a shape."""
    return f"<c:spPr>{fill}{outline}</c:spPr>"


def letters(which: Colour, size: int, turned: int = 0, bold: bool = False, wrapped: bool = True) -> str:
    """Give the letters of an axis, a legend or a label; *size* is counted in hundredths of a point."""
    weight = f' b="{int(bold)}"'
    held = 'wrap="square"' if wrapped else 'wrap="none" lIns="19050" tIns="0" rIns="19050" bIns="0"'
    return (
        f'<c:txPr><a:bodyPr rot="{turned}" vert="horz" {held}/><a:lstStyle/><a:p>'
        f'<a:pPr><a:defRPr lang="sv-SE" sz="{size}"{weight}>{colour(which)}<a:latin typeface="+mn-lt"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def title(text: str, which: Colour, size: int, left: float, top: float) -> str:
    """Give the title of an axis, lying, at a place of the chart."""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="sv-SE" '
        f'sz="{size}" b="0"/></a:pPr><a:r><a:rPr lang="sv-SE" sz="{size}" b="0">{colour(which)}'
        f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{attribute(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'{place(left, top)}<c:overlay val="0"/></c:title>'
    )


def place(left: float, top: float, width: float = 0, height: float = 0, inner: bool = False) -> str:
    """Give a place in shares of the chart; without a size, that of what stands there."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    size = f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>' if width else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>{size}</c:manualLayout></c:layout>'
    )


def labels(code: str, which: Colour, size: int, where: str, single: str = "", boxed: bool = False) -> str:
    """Give the labels of a series with its numbers; *single* are those that differ."""
    box = shape(colour(WHITE)) if boxed else shape("<a:noFill/>")
    return (
        f'<c:dLbls>{single}<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>{box}'
        f'{letters(which, size, wrapped=False)}<c:dLblPos val="{where}"/>{_shown(value=True)}</c:dLbls>'
    )


def no_label(index: int) -> str:
    """Take one label away."""
    return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'


def end_label(index: int, code: str, which: Colour, size: int, moved: float, named: bool) -> str:
    """Give the label at the end of a line: its number, after its name where it is *named* there."""
    lower = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{moved:.4f}"/></c:manualLayout></c:layout>'
    return (
        f'<c:dLbl><c:idx val="{index}"/>{lower if moved else ""}'
        f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>{shape("<a:noFill/>")}'
        f'{letters(which, size, bold=True, wrapped=False)}<c:dLblPos val="r"/>{_shown(value=True, name=named)}'
        "<c:separator> </c:separator></c:dLbl>"
    )


def silent(single: str) -> str:
    """Give the labels of a line that has none but *single*."""
    return f"<c:dLbls>{single}{_shown(value=False)}{_NO_LEADERS}</c:dLbls>"


def _shown(value: bool, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
