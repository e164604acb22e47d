"""Notes at cells: ours are added after what people have written, and taken away again without touching their words.

A note of ours begins with one text and ends with another (LibreOffice drops the author). A conversation of the newer
kind (threaded comments) is left alone: Excel would write its own words over anything put there.
"""

from collections.abc import Mapping

from lxml import etree

from generator.office.cells import area
from generator.office.marking.drawings import Drawing
from generator.office.marking.markup import SPACE, clean
from generator.office.patching import Patch
from generator.office.refusal import Refused
from generator.swedish.marking_words import AUTHOR, NOTE_PREFIX, note_span

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_THREAD = "tc="
"""The author of what programs without threads are shown in the place of one."""


def remove_notes(patch: Patch, sheet: str) -> None:
    """Take our notes on a sheet away; parts that are empty then go too."""
    for id_, part in patch.related(sheet, "comments").items():
        if NOTE_PREFIX.strip().encode() not in patch.read(part):
            continue
        notes = _Notes(patch, sheet, part)
        notes.remove_ours()
        if not notes.refs:
            patch.unrelate(sheet, id_)
            patch.drop(part)


def add_notes(patch: Patch, sheet: str, texts: Mapping[str, str]) -> None:
    """Add a note at each cell; where the drawing of the notes cannot be read, none is added."""
    part = next(iter(patch.related(sheet, "comments").values()), None)
    try:
        drawing = Drawing(patch, sheet)
    except Refused:
        return
    if part is None:
        part = patch.free("xl/comments{}.xml")
        empty = f'<comments xmlns="{patch.main}"><authors/><commentList/></comments>'
        patch.add(part, empty.encode(), _CONTENT_TYPE)
        patch.relate(sheet, "comments", part)
    notes = _Notes(patch, sheet, part)
    for ref, text in texts.items():
        if notes.add(ref, clean(text)):
            drawing.add(ref, text)
    notes.sort()


class _Notes:
    """The notes of one sheet, in their part."""

    def __init__(self, patch: Patch, sheet: str, part: str) -> None:
        self._patch, self._sheet = patch, sheet
        self._root, self._space = patch.tree(part), f"{{{patch.main}}}"
        self._list = self._child("commentList")

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(each.get("ref", "") for each in self._list)

    def remove_ours(self) -> None:
        gone = set()
        for comment in list(self._list):
            ours = False
            while span := note_span(_text(comment)):
                self._cut(comment, *span)
                ours = True
            if ours and not _text(comment).strip():
                gone.add(comment.get("ref", ""))
                self._list.remove(comment)
        if gone:
            Drawing(self._patch, self._sheet).remove(gone)

    def add(self, ref: str, text: str) -> bool:
        """Write a note, after the one that is there; tell whether it needs a shape of its own."""
        comment = next((each for each in self._list if each.get("ref") == ref), None)
        if comment is not None:
            if not self._author_of(comment).startswith(_THREAD):
                self._append(comment, f"\n{text}")
            return False
        comment = etree.SubElement(self._list, f"{self._space}comment", ref=ref, authorId=str(self._author()))
        etree.SubElement(comment, f"{self._space}text")
        self._append(comment, text)
        return True

    def sort(self) -> None:
        """Order the notes by row and column, as Excel does."""
        self._list[:] = sorted(self._list, key=lambda each: _corner(each.get("ref", "")))

    def _append(self, comment: etree._Element, text: str) -> None:
        holder = comment.find(f"{self._space}text")
        assert holder is not None
        plain = holder.find(f"{self._space}t")
        if plain is not None:
            # A text stands either by itself or in runs.
            run = etree.Element(f"{self._space}r")
            holder.replace(plain, run)
            run.append(plain)
        run = etree.Element(f"{self._space}r")
        written = etree.SubElement(run, f"{self._space}t")
        written.text = text
        written.set(SPACE, "preserve")
        after = holder.findall(f"{self._space}r")
        holder.insert(holder.index(after[-1]) + 1 if after else 0, run)

    def _cut(self, comment: etree._Element, start: int, end: int) -> None:
        """Take a stretch of a note away, whatever runs it reaches over."""
        at = 0
        for piece in comment.iter(f"{self._space}t"):
            whole = piece.text or ""
            piece.text = whole[: max(start - at, 0)] + whole[max(end - at, 0) :]
            piece.set(SPACE, "preserve")
            at += len(whole)

    def _author(self) -> int:
        authors = self._child("authors")
        names = [each.text or "" for each in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{self._space}author").text = AUTHOR
            return len(names)
        return names.index(AUTHOR)

    def _author_of(self, comment: etree._Element) -> str:
        names = [each.text or "" for each in self._child("authors")]
        number = comment.get("authorId", "")
        return names[int(number)] if number.isdecimal() and int(number) < len(names) else ""

    def _child(self, name: str) -> etree._Element:
        found = self._root.find(f"{self._space}{name}")
        return etree.SubElement(self._root, f"{self._space}{name}") if found is None else found


def _text(comment: etree._Element) -> str:
    return "".join(each.text or "" for each in comment.iter("{*}t"))


def _corner(ref: str) -> tuple[int, int]:
    place = area(ref)
    return (place.first_row, place.first_column) if place else (0, 0)
