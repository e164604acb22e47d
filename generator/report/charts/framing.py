"""A chart as a block: caption, frame, notes; the drawing itself comes when the document is whole.

Until then the frame holds a mark that is made of all that is drawn, so documents that show other numbers differ.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from generator.report.charts.layout import laid_out
from generator.report.charts.markup import A, C
from generator.report.charts.plot import Plot
from generator.report.charts.telling import alt_text
from generator.report.styles import Look
from generator.report.wordml import EMU, WP, R, attribute, paragraph, run, stable_number, together
from generator.swedish import chart_words
from generator.swedish import document_words as words

MARK: Final = "diagram:"


@dataclass(frozen=True, slots=True)
class Framed:
    """A plot, and what is said under it about the table that has its numbers."""

    plot: Plot
    table_marks: tuple[str, ...]
    """Names of the bookmarks of tables that have its numbers."""
    beside: tuple[str, ...] = ()
    """Notes of the table, for a document that does not have it."""

    @property
    def mark(self) -> str:
        """Give the mark that stands for it in a text."""
        return f"{MARK}{hashlib.sha256(repr(self).encode()).hexdigest()[:32]}"


def frame(framed: Framed, notes: tuple[str, ...], look: Look) -> str:
    """Give the paragraph with the frame, and those of the notes."""
    layout, mark = laid_out(framed.plot), framed.mark
    drawing = (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{layout.width * EMU}" cy="{layout.height * EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{stable_number(mark)}" name="{chart_words.LABEL}" descr="{attribute(alt_text(framed.plot))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{mark}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    kept = "<w:keepNext/>" if notes else ""
    picture = paragraph(f"<w:r>{drawing}</w:r>", look.style(words.CHART), kept)
    return picture + together([run(note) for note in notes], look.style(words.NOTE))
