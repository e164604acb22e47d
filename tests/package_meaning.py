"""What the numbers in finished packages are numbers of, found by captions, headings and the words around them.

Counts become `Said`; shares, changes, sentences that compare and bars in order of size become `Fact`. A number that
cannot be understood is kept as it is: it may be one that should not be there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from tests.attacker import Atom, Fact, Said
from tests.linked_tables import SEXES
from tests.package_model import Drawn, Tab, World, atoms
from tests.package_reading import NOTHING, UNSEEN_SPACE, Cell, Contents, Point

HIDDEN = "x"
SAYS_NOTHING = ("..", ".", "", "[uppgiften visas inte]", "[uppgift saknas]", "[inte aktuellt]")
SMALL = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
IN_WORDS = {"ett": 1, "inga": 0, "ingen": 0, **{word: n for n, word in enumerate(SMALL)}}
NUMERAL = re.compile(
    rf"\d+|\b(?:{'|'.join(SMALL[2:])})\b|\b(?:noll|en|ett|inga|ingen)\b(?= (?:person|deltagare|kvinn|m[aä]n))",
    re.IGNORECASE,
)
EXPLAINED = re.compile(
    r"\b(?:Tabell|Diagram)(?: SEQ \w+ \\\* ARABIC)? \d+|\b1 (?:mars|oktober)\b"
    r"|\b20[0-3]\d\b(?:-\d\d-\d\d(?:T[\d:]+Z)?|-T[1-3]\b)?|Tabellen har \w+ rad(?:er)? under rubrikraden"
    r"|\(\d+ fil(?:er)?\)|STYLEREF 1|\bv?0[.-]1\b|Openpyxl [\d.]+|\b12\.0000\b"
    r"|[A-Za-z']+!\$[A-Z$]*\d+(?::\$[A-Z$]*\d+)?"
    r"|'(?:Läs mig|Alla tal)'!\$[A-Z$]*\d+:[A-Z$]*\d+|^Sida PAGE \d+ \( NUMPAGES \d+\)$"
    r"|0 mindre än hälften av enheten|Diagrammet visar de \w+ största av \w+|är färre än 20"
    r"|(?:från|i|gäller de|, de|har|inte|och) (?:en|ett|två|tre|fyra|fem) (?:kommun|kommuner|inriktning|inriktningar)\b"
    r"|behöver uppgifter från minst två tillfällen|färre än (?:tre|fem|tio) personer visas inte"
)
"""What may be said with numbers that are no counts."""
PROPERTIES = re.compile(r"/docProps/(?:app\.xml#(?:DocSecurity|AppVersion|i4)|core\.xml#revision)$")


class Meaning(Protocol):
    """What captions, headings and sentences mean."""

    def sums(self, caption: str, row: str, column: str) -> "frozenset[Atom] | None":
        """Say what a cell is a sum of, by ids; None if it is no count."""

    def changed(self, caption: str, row: str, column: str, text: str) -> Iterator[Fact]:
        """Yield what a share or a change says."""

    def sentence(self, text: str, place: str) -> "Iterator[Said | Fact] | None":
        """Read a sentence; None if it is not one that is understood."""

    def series(self, caption: str) -> "Drawn | None":
        """Give the chart with a caption."""


@dataclass(slots=True)
class Known:
    """What a reader knows of the counts."""

    said: list[Said] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Texts with numbers that are not understood."""

    def take(self, told: Iterable[Said | Fact]) -> None:
        """Take down more."""
        for one in told:
            if isinstance(one, Said):
                self.said.append(one)
            else:
                self.facts.append(one)


def plain(text: str) -> float | None:
    """Read a number as it is printed; None if it is none."""
    if text in (NOTHING, "–"):
        return 0
    text = text.translate({0xA0: None, 0x20: None, 0x2212: "-"}).lstrip("+").replace(",", ".")
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def in_words(text: str) -> int | None:
    """Read "12 personer", "en person" or "inga personer"."""
    found = re.fullmatch(r"(\S+|\d[\d ]*) person(?:er)?", text)
    if not found:
        return None
    value = plain(found[1])
    return IN_WORDS.get(found[1].lower()) if value is None else int(value)


def between(place: str, terms: Mapping[frozenset[Atom], float], low: float | None, high: float | None) -> Fact:
    """Make a fact of terms that may be about nobody."""
    return Fact(place, {one: factor for one, factor in terms.items() if one}, low, high)


def everybody(counted: frozenset[Atom]) -> frozenset[Atom]:
    """Give all who are counted in the same rows of the forms, of whatever sex."""
    return frozenset((*atom[:-1], sex) for atom in counted for sex in SEXES)


def ratio(place: str, part: frozenset[Atom], base: frozenset[Atom], value: float, half: float) -> Iterator[Fact]:
    """Yield what it says that a part is *value* times the base, rounded by *half* a step at most."""
    for bound, low in ((value - half, 0.0), (value + half, None)):
        terms = {part: 1.0}
        terms[base] = terms.get(base, 0.0) - bound
        yield between(place, terms, low, None if low is not None else 0.0)


def understood(contents: Contents, meaning: Meaning) -> Known:
    """Say what the contents of some packages tell."""
    known = Known()
    rows = {(cell.caption, cell.row): cell for cell in contents.cells if cell.ids}
    names = _names(contents.cells)
    for cell in contents.cells:
        row, column = (
            (cell.row, cell.column) if cell.ids else names.get((cell.caption, cell.row, cell.column), ("", ""))
        )
        if not row or (cell.caption, row) not in rows:
            known.unread += _numerals(f"{cell.place}: {cell.row}, {cell.column}", cell.text)
            continue
        _cell(cell, row, column, meaning, known)
    _looks(contents.cells, known)
    _charts(contents, names, meaning, known)
    for place, text in contents.texts:
        told = meaning.sentence(text, place)
        if told is not None:
            known.take(told)
        elif "bara finns en uppgift att visa" not in text and not PROPERTIES.search(place):
            known.unread += _numerals(place, text)
    return known


def _names(cells: Iterable[Cell]) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Give the ids of rows and columns by their names, as the published data have them side by side."""
    found = {}
    pairs = iter(cells)
    for cell in pairs:
        if cell.ids:
            named = next(pairs)
            found[named.caption, named.row, named.column] = cell.row, cell.column
    return found


def _cell(cell: Cell, row: str, column: str, meaning: Meaning, known: Known) -> None:
    place = f"{cell.place}: {cell.caption}, {row}, {column}"
    counted = meaning.sums(cell.caption, row, column)
    value = plain(cell.text)
    if counted is None:
        known.take(meaning.changed(cell.caption, row, column, cell.text))
    elif cell.text == HIDDEN or value is not None:
        if counted:
            known.said.append(Said(place, counted, None if value is None else int(value)))
        if counted and cell.text == NOTHING:
            # Only a row that nobody has filled in is nothing: then there are neither women nor men in it.
            known.said.append(Said(f"{place}: nothing", everybody(counted), 0))
    elif cell.text not in SAYS_NOTHING:
        known.unexplained.append(f"{place}: {cell.text}")


def _looks(cells: Iterable[Cell], known: Known) -> None:
    """Tell of cells that are left out and do not look alike: the look may say how much it was."""
    looks: dict[tuple[str, str, str, bool], set[str]] = {}
    for cell in cells:
        if cell.text == HIDDEN and cell.look:
            looks.setdefault((cell.place, cell.caption, cell.column, cell.row == "Totalt"), set()).add(cell.look)
    known.unexplained += [f"{place}, {column}: the cells that are left out look different"
                          for (place, _, column, _), seen in looks.items() if len(seen) > 1]  # fmt: skip


def _numerals(place: str, text: str) -> list[str]:
    left = EXPLAINED.sub(" ", text.translate(UNSEEN_SPACE))
    return [f"{place}: {text}"] if NUMERAL.search(left) else []


def _charts(contents: Contents, names: Mapping[tuple[str, str, str], tuple[str, str]], meaning: Meaning,
            known: Known) -> None:  # fmt: skip
    drawn: dict[str, list[Point]] = {}
    labels = {(caption, label): row for (caption, label, _), (row, _) in names.items()}
    for point in contents.points:
        drawn.setdefault(point.caption, []).append(point)
        chart = meaning.series(point.caption)
        where = (point.category, point.series) if chart is None or not chart.across else (point.series, point.category)
        ids = names.get((chart.table.caption, *where)) if chart else None
        if chart and point.series in chart.named:
            ids = labels.get((chart.table.caption, point.category), ""), chart.named[point.series]
        sums = meaning.sums(chart.table.caption, *ids) if chart and ids else None
        place = f"{point.place}: {point.series}, {point.category}"
        if chart is None or sums is None or ids is None:
            known.unexplained.append(f"{place}: {point.value}")
        elif chart.kind == "andelar":
            whole = frozenset[Atom]().union(
                *(meaning.sums(chart.table.caption, ids[0], one) or () for one in chart.columns)
            )
            known.take(ratio(place, sums, whole, point.value, 0.000001))
        else:
            known.said.append(Said(place, sums, int(point.value)) if sums else Said(place, frozenset(), 0))
    known.said[:] = [one for one in known.said if one.atoms]
    for caption, places in dict(contents.axes).items():
        chart = meaning.series(caption)
        if chart and chart.by_size and not chart.across and chart.kind != "andelar":
            notes = " ".join(text for place, text in contents.texts if place.endswith(f"[{caption}]"))
            known.take(_in_order(chart, places, notes, names, meaning))
    for place, text in contents.texts:
        if found := re.search(r"bara finns en uppgift att visa: (.+), ([\d ]+)\.$", text):
            _only(place, found[1], found[2], names, meaning, known)
    for caption, text in contents.described:
        values = {str(int(one.value)) for one in drawn.get(caption, ())}
        values |= {str(int(one.value * 100 + 0.5)) for one in drawn.get(caption, ()) if one.value <= 1}
        shown = re.sub(r"(?<=\d) (?=\d{3}\b)", "", EXPLAINED.sub(" ", text))
        for one in drawn.get(caption, ()):
            shown = shown.replace(one.series, " ").replace(one.category, " ")
        if any(word.lower() not in values and str(IN_WORDS.get(word.lower(), "")) not in values
               for word in NUMERAL.findall(shown)):  # fmt: skip
            known.unexplained.append(f"{caption}, alternativtext: {text}")


def _in_order(chart: Drawn, places: tuple[str, ...], notes: str, names: Mapping[tuple[str, str, str], tuple[str, str]],
              meaning: Meaning) -> Iterator[Fact]:  # fmt: skip
    """Yield what an order by size says: of those drawn, and of those that are not and of whom nothing is said."""
    caption = chart.table.caption
    columns = chart.columns if chart.kind == "staplade" else chart.columns[:1]
    rows = {label: ids[0] for (table, label, _), ids in names.items() if table == caption and ids[0] != "summa"}
    sizes = {
        label: frozenset[Atom]().union(*(meaning.sums(caption, row, column) or () for column in columns))
        for label, row in rows.items()
    }
    for more, less in pairwise(places):
        yield between(f"{caption}, in order: {more}, {less}", {sizes[more]: 1.0, sizes[less]: -1.0}, 0, None)
    for label, size in sizes.items():
        if chart.most and places and label not in places and label not in notes and size != sizes[places[-1]]:
            yield between(f"{caption}, not among the largest: {label}", {sizes[places[-1]]: 1.0, size: -1.0}, 0, None)


def _only(place: str, what: str, number: str, names: Mapping[tuple[str, str, str], tuple[str, str]], meaning: Meaning,
          known: Known) -> None:  # fmt: skip
    """Read the sentence that stands for a chart of one number: the place names the chart."""
    chart = meaning.series(place.rpartition("[")[2].rstrip("]"))
    found = [
        meaning.sums(caption, *ids)
        for (caption, row, column), ids in names.items()
        if chart and caption == chart.table.caption and (chart.table.by_years or ids[1] in chart.columns)
        and what in (row, column, f"{row}, {column}", f"{column}, {row}")
    ]  # fmt: skip
    sums = [one for one in found if one]
    if len(sums) == 1:
        known.said.append(Said(place, sums[0], int(plain(number) or 0)))
    else:
        known.unexplained.append(f"{place}: {what}, {number}")


@dataclass(frozen=True, slots=True)
class Report:
    """The meaning of one year's report of a random model."""

    world: World
    year: int

    def _table(self, caption: str) -> Tab | None:
        return next((one for one in self.world.tables if one.caption == caption), None)

    def sums(self, caption: str, row: str, column: str) -> frozenset[Atom] | None:
        """Say what a cell counts."""
        table = self._table(caption)
        if table is None or column.endswith(("andel", "_forandring", "_procent")):
            return None
        return atoms(self.world, self.year, table, row, column)

    def changed(self, caption: str, row: str, column: str, text: str) -> Iterator[Fact]:
        """Yield what a share or a change says."""
        table, value = self._table(caption), plain(text)
        if table is None or value is None:
            return
        head, _, kind = column.rpartition("_")
        place, prefix = f"{caption}, {row}, {column}", f"{head}_" if head else ""
        if kind == "andel":
            part, base = (atoms(self.world, self.year, table, row, f"{prefix}{one}") for one in ("kvinnor", "totalt"))
            yield from ratio(place, part, base, value / 100, 0.0005)
            return
        now, then = (atoms(self.world, self.year, table, row, f"{prefix}{one}") for one in ("nu", self.world.then))
        if kind == "forandring":
            yield between(place, {now: 1.0, then: -1.0}, value, value)
        else:
            yield from ratio(place, now, then, 1 + value / 100, 0.0005)

    def series(self, caption: str) -> Drawn | None:
        """Give the chart with a caption."""
        return next((one for one in self.world.charts if one.caption == caption), None)

    def sentence(self, text: str, place: str) -> Iterator[Said | Fact] | None:
        """Read one of the model's own sentences."""
        if found := re.fullmatch(r"Raden (\w+) i (\w+), (\w+): (.*)\.", text):
            return self._number(place, *found.groups())
        if found := re.fullmatch(r"Summan i (\w+), (\w+): (.*)\.", text):
            return self._number(place, "summa", *found.groups())
        if found := re.fullmatch(r"Störst i (\w+), (\w+): (.*)slut\.", text):
            caption, column, listed = found.groups()
            named = re.findall(r"(\w+) ([\d ]+), ", listed)
            return (one for row, number in named for one in self._number(place, row, caption, column, number))
        if found := re.fullmatch(r"Raden (\w+) i (\w+) är (inte )?stor, (\w+)\.", text):
            row, caption, small, column = found.groups()
            size = self.sums(caption, row, column) or frozenset()
            return iter(() if small else (between(f"{place}: stor", {size: 1.0}, 11, None),))
        if found := re.fullmatch(r"Fler i (\w+), (\w+): (.*)än (\w+)\.", text):
            caption, column, listed, least = found.groups()
            return self._more(place, caption, column, re.findall(r"(\w+), ", listed), least)
        if found := re.fullmatch(r"(?:Jämfört|Ändrat) i (\w+): (.*)\.", text):
            return self._compared(place, *found.groups())
        return None

    def _number(self, place: str, row: str, caption: str, column: str, text: str) -> Iterator[Said | Fact]:
        value = plain(text)
        value = in_words(text) if value is None else value
        counted = self.sums(caption, row, column)
        if value is not None and counted:
            yield Said(f"{place}: {text}", counted, int(value))
        elif value is None and text.split(" person")[0] not in SAYS_NOTHING:
            raise AssertionError(f"{place}: {row}, {caption}, {column}: {text}")

    def _more(self, place: str, caption: str, column: str, rows: list[str], least: str) -> Iterator[Fact]:
        for row in rows:
            more, less = (self.sums(caption, one, column) or frozenset() for one in (row, least))
            yield between(f"{place}: fler än", {more: 1.0, less: -1.0}, 1, None)

    def _compared(self, place: str, caption: str, text: str) -> Iterator[Fact]:
        table = self._table(caption)
        assert table is not None
        now, then = (
            self.sums(caption, "summa", f"{table.measures[0]}_{one}") or frozenset() for one in ("nu", self.world.then)
        )
        if found := re.search(r"([\d ]+) (fler|färre) än", text):
            value = (plain(found[1]) or 0) * (1 if found[2] == "fler" else -1)
            yield between(place, {now: 1.0, then: -1.0}, value, value)
        elif "lika många" in text or "oförändrat" in text:
            yield between(place, {now: 1.0, then: -1.0}, 0, 0)
        if found := re.search(r"([\d ]+) procent", text):
            down = "färre" in text or "minskade" in text
            value = (plain(found[1]) or 0) * (-1 if down else 1)
            least = "mindre än" in text
            yield from ratio(place, now, then, 1 + (0 if least else value / 100), 0.01 if least else 0.005)
