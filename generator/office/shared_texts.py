"""The texts that the cells of a workbook share: each is written once, in a part of its own, and used by its number."""

from collections.abc import Iterable

from generator.office.contents import text
from generator.office.markup import SPREADSHEET, parse
from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office


def read_shared_texts(chunks: Iterable[bytes], part: str, limits: Limits) -> list[str]:
    """Give the shared texts in order."""
    texts = _SharedTexts(part, limits)
    parse(chunks, part, texts)
    return texts.texts


class _SharedTexts:
    """Collects the texts; the reading aids of East Asian text (rPh) are no part of them."""

    __slots__ = (
        "_aside",
        "_depth",
        "_is_aside",
        "_item",
        "_kept",
        "_limits",
        "_part",
        "_pieces",
        "_t",
        "text",
        "texts",
    )

    def __init__(self, part: str, limits: Limits) -> None:
        self._part, self._limits = part, limits
        self._depth = self._kept = 0
        self._item = self._t = self._aside = ""
        self._is_aside = False
        self._pieces: list[str] = []
        self.text = self._pieces.append
        self.texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if name == self._t:
            del self._pieces[self._kept :]  # blanks between the elements
        elif name == self._aside:
            self._is_aside = True
        elif not self._item:
            self._begin(name)
        elif self._depth > self._limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)

    def _begin(self, root: str) -> None:
        space, _, name = root.rpartition(" ")
        if space not in SPREADSHEET or name != "sst":
            raise Refused(Office.PART_DAMAGED, part=self._part)
        self._item, self._t, self._aside = (f"{space} {name}" for name in ("si", "t", "rPh"))

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == self._t:
            if not self._is_aside:
                self._kept = len(self._pieces)
        elif name == self._item:
            self._finish()
        elif name == self._aside:
            self._is_aside = False

    def _finish(self) -> None:
        whole = "".join(self._pieces[: self._kept])
        self._pieces.clear()
        self._kept = 0
        if len(whole) > self._limits.text:
            raise Refused(Office.TEXT_TOO_LONG, part=self._part)
        self.texts.append(text(whole))

    def check(self) -> None:
        if self._depth > self._limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)
        if len(self.texts) > self._limits.cells:
            raise Refused(Office.CONTENT_TOO_DETAILED, part=self._part)
