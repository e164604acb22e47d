"""The words of `rapport ursprung`, and of the sheet and the summary of what has changed between two versions."""

from collections import Counter
from collections.abc import Sequence

from generator.model.tracing import Change, ChangeKind
from generator.model.values import State
from generator.swedish.counting import FIRST_IN_DIGITS, counted
from generator.swedish.numbers import number
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined, quoted

CHANGES_SHEET = "Ändringar"
_MOST_CHANGES = 20
"""Changes that are told one by one on the screen."""
_CONTEXT = 30
"""Signs of a text that are told before and after what has changed in it."""
KINDS = {ChangeKind.FIGURE: "Siffra", ChangeKind.TEXT: "Text", ChangeKind.COVERAGE: "Svar"}
CARRY_OVER = "Ja, för över det som ni har ändrat"
NOTHING_CHANGED = "Inget har ändrats."
NEW, GONE = "(nytt)", "(borttaget)"
WHOLE_DOCUMENT = "hela dokumentet"

PROTECTED = "Talet visas inte, eftersom uppgiften är skyddad. Därför visas inte heller vad det bygger på."
SIDES = "Det är uträknat av två tal:"
HIDDEN = "Tal ur skyddade uppgifter visas bara om rapportens tabeller visar dem. Öppna filerna för att se de andra."
NO_PARTS = "Ingen cell står bakom det. Det är text ur Wordmallen, eller något som programmet självt skriver."
_STATES = {
    State.NIL: "inget att redovisa",
    State.MISSING: "tom",
    State.UNDELIVERED: "inte inkommen",
    State.FAULTY: "fel i cellen",
    State.NOT_APPLICABLE: "kan inte förekomma",
    State.SUPPRESSED: "visas inte",
}
CODES = {
    State.VALUE: "varde",
    State.NIL: "inget",
    State.MISSING: "saknas",
    State.UNDELIVERED: "inte_inkommen",
    State.FAULTY: "fel",
    State.NOT_APPLICABLE: "kan_inte_forekomma",
    State.SUPPRESSED: "skyddat",
}
"""What states are called in JSON."""


def line_text(line: int) -> str:
    """Name a line of a text file."""
    return f"rad {line}"


def found_text(told: str, places: int) -> str:
    """Head what was found: what it is, and in how many places it is printed."""
    where = "här" if places == 1 else f"på {counted(places, 'ställe', 'ställen', 'ett')}"
    return f"{quoted(told)} står {where}:"


def place_text(place: str, around: str) -> str:
    """Say one place where it is printed, with the text that it stands in."""
    return f"  {place}: {quoted(around)}" if around else f"  {place}"


def listed_text(place: str, told: str) -> str:
    """Say one of many places."""
    return f"{place}: {quoted(told)}"


def origin_text(cells: int, files: int) -> str:
    """Say how much something comes from."""
    if not files:
        return "Det kommer från:"
    from_files = counted(files, "fil", "filer", "en")
    if not cells:
        return f"Det kommer från {from_files}:"
    return f"Det kommer från {counted(cells, 'cell', 'celler', 'en')} i {from_files}:"


def side_text(heading: str, text: str, cells: int, files: int) -> str:
    """Head one of the two numbers that something is worked out from."""
    return f"  {heading}: {text}. {origin_text(cells, files)}"


def cell_text(cell: str, state: State, value: str) -> str:
    """Say what stood in a cell."""
    if state is not State.VALUE:
        return f"{cell} {_STATES[state]}"
    return f"{cell} = {value}" if value else cell


def part_text(name: str, period: str, file: str, sheet: str, cells: Sequence[str]) -> str:
    """Say what comes from one sheet, or one file."""
    whose = ", ".join(part for part in (name, period) if part)
    place = f"{file}, bladet {sheet}" if sheet else file
    told = ", ".join(cells)
    return "".join((f"{whose}: " if whose else "", place, f": {told}" if told else ""))


def names_text(state: State, names: Sequence[str]) -> str:
    """Name those who stand for themselves: counted by name, or missing."""
    listed = joined(list(names))
    if state is State.VALUE:
        return f"räknade: {listed}"
    return (
        f"ingen blankett har kommit in från {listed}" if state is State.UNDELIVERED else f"uppgift saknas från {listed}"
    )


def more_text(origins: int, left: int) -> str:
    """Say that too much was found to tell the origin of it all, and how many places are not listed."""
    more = f"… och {counted(left, 'ställe', 'ställen', 'ett')} till. " if left > 0 else ""
    return (
        f"{more}Det är {origins} olika ursprung. Skriv några ord till av meningen, eller använd --json, för att se "
        "vart och ett."
    )


def changes_header(before: str, now: str) -> tuple[str, ...]:
    """Give the heading of the list of changes between two versions."""
    return ("Vad", "Dokument", "Rubrik", "Ställe", f"Version {before}", f"Version {now}", "Ändrat för hand")


def changes_text(changes: Sequence[Change], version: str) -> list[str]:
    """Say what has changed since the version before, and what of it must be carried over by hand."""
    if not changes:
        return [f"Inga siffror, texter eller svar har ändrats sedan version {version}."]
    lines = [f"Ändrat sedan version {version}: {_counted_changes(changes)}."]
    lines += [f"  {_change_text(each)}" for each in changes[:_MOST_CHANGES]]
    left = len(changes) - _MOST_CHANGES
    more = f"… och {counted(left, 'ändring', 'ändringar')} till. " if left > 0 else ""
    lines.append(f"{more}Alla ändringar står på bladet ”{CHANGES_SHEET}” i kontrollistan.")
    for document, n in Counter(each.document for each in changes if each.edited).items():
        what = at_sentence_start(counted(n, "av ändringarna", "av ändringarna", "en"))
        lines.append(
            f"{what} står i {document}, som har ändrats för hand i version {version}. För över det som ni har ändrat "
            "till den nya versionen."
        )
    return lines


def _counted_changes(changes: Sequence[Change]) -> str:
    """Count them by kind: all in words, or all in digits if one of them is."""
    words = {
        ChangeKind.FIGURE: ("ställe med siffror", "ställen med siffror", "ett"),
        ChangeKind.TEXT: ("text", "texter", "en"),
        ChangeKind.COVERAGE: ("svarandes läge", "svarandes läge", "en"),
    }
    counts = Counter(each.kind for each in changes)
    in_digits = any(n >= FIRST_IN_DIGITS for n in counts.values())
    return joined(
        [
            f"{number(counts[kind])} {one if counts[kind] == 1 else several}"
            if in_digits
            else counted(counts[kind], one, several, word)
            for kind, (one, several, word) in words.items()
            if counts[kind]
        ]
    )


def _change_text(change: Change) -> str:
    """Say one change on a line: where, what stood there, and what stands there now."""
    where = ", ".join(part for part in (change.document, change.where or change.heading) if part)
    if change.kind is ChangeKind.COVERAGE:
        where = f"{change.heading}, {change.where}"
    before, after = _around_change(change.before, change.after)
    edited = " (i ett redigerat dokument)" if change.edited else ""
    return f"{where}: {before or NEW} → {after or GONE}{edited}"


def _around_change(before: str, after: str) -> tuple[str, str]:
    """Cut two texts to what differs, with some words around; short ones are told whole."""
    if max(len(before), len(after)) <= 2 * _CONTEXT:
        return before, after
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    first = before.rfind(" ", 0, max(first - _CONTEXT, 0)) + 1
    return _cut(before, first, len(before) - last), _cut(after, first, len(after) - last)


def _alike(one: str, other: str) -> int:
    """Count the signs that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (here, there) in pairs if here != there), min(len(one), len(other)))


def _cut(text: str, first: int, last: int) -> str:
    """Give a piece of a text with the words that it ends in, and say that there is more."""
    if not text:
        return ""
    end = text.find(" ", min(last + _CONTEXT, len(text)))
    end = min(len(text) if end < 0 else end, first + 6 * _CONTEXT)
    return quoted(f"{'…' if first else ''}{text[first:end]}{'…' if end < len(text) else ''}")
