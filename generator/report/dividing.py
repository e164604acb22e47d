"""Lines of a text that was filled in, each made a paragraph of its own like the one it stood in.

In headings, titles and captions, and in headers and footers, a line is only broken: they are one paragraph each.
"""

from collections.abc import Container
from copy import deepcopy
from typing import TYPE_CHECKING

from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_BREAK, _RUN, _PARAGRAPH, _TYPE = w("br"), w("r"), w("p"), w("type")
_PROPERTIES, _RUN_PROPERTIES, _STYLE = w("pPr"), w("rPr"), w("pStyle")
_OF_THE_FIRST, _OF_THE_LAST = w("pageBreakBefore"), w("sectPr")


def divide(root: "_Element", whole: Container[str] | None = None) -> None:
    """Divide paragraphs where lines of filled-in texts end.

    *whole* are the ids of styles whose paragraphs are not divided; without it none is.
    """
    for mark in [each for each in root.iter(_BREAK) if each.get(_TYPE) == "textWrapping"]:
        del mark.attrib[_TYPE]
        run = mark.getparent()
        paragraph = None if run is None else run.getparent()
        if whole is None or run is None or paragraph is None or (run.tag, paragraph.tag) != (_RUN, _PARAGRAPH):
            continue
        if _style(paragraph) not in whole:
            _divide(paragraph, run, mark)


def _divide(paragraph: "_Element", run: "_Element", mark: "_Element") -> None:
    """Let what stands after *mark* be a paragraph of its own."""
    properties = paragraph.find(_PROPERTIES)
    rest, rest_of_run = paragraph.makeelement(_PARAGRAPH), run.makeelement(_RUN)
    if properties is not None:
        copied = deepcopy(properties)
        for holder, tag in ((copied, _OF_THE_FIRST), (properties, _OF_THE_LAST)):
            for each in holder.findall(tag):
                holder.remove(each)
        rest.append(copied)
    shape = run.find(_RUN_PROPERTIES)
    if shape is not None:
        rest_of_run.append(deepcopy(shape))
    rest_of_run.extend([*mark.itersiblings()])
    rest.append(rest_of_run)
    rest.extend([*run.itersiblings()])
    run.remove(mark)
    paragraph.addnext(rest)


def _style(paragraph: "_Element") -> str:
    style = paragraph.find(f"{_PROPERTIES}/{_STYLE}")
    return "" if style is None else style.get(w("val"), "")
