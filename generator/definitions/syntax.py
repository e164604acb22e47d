"""What is wrong with a file that is no TOML, in Swedish and with its line.

`tomllib` has no codes for its messages; they are recognised by their wording, and an unknown one gets the general
sentence.
"""

import re

from generator.model.findings import FilePlace, Finding, LinePlace
from generator.swedish.definition_messages import Definition

_AT = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL)
_TYPOGRAPHIC = re.compile("[\u201c\u201d\u201e\u2018\u2019\u00b4]")
_BARE_SWEDISH_KEY = re.compile(r"\s*\[{0,2}\s*[A-Za-z0-9_.-]*[^\W\d_a-zA-Z][\w.-]*\s*(?:=|\]|$)")

_WORDINGS = (
    (
        r"Cannot overwrite a value|Cannot declare .* twice|Cannot mutate|Duplicate inline table key",
        Definition.TOML_TWICE,
    ),
    (
        r"Unterminated string|Expected \"'\"|Illegal character '\\n'|Expected \"'''\"|Expected '\"\"\"'",
        Definition.TOML_OPEN_TEXT,
    ),
    (r"Unclosed array|Unclosed inline table", Definition.TOML_OPEN_LIST),
    (r"Expected newline or end of document after a statement", Definition.TOML_TRAILING),
    (r"Expected '=' after a key", Definition.TOML_NO_EQUALS),
    (r"Unescaped '\\' in a string|Invalid hex value", Definition.TOML_BACKSLASH),
    (r"Invalid value|Invalid date or datetime", Definition.TOML_VALUE),
    (r"Expected '\]|Invalid initial character for a key part|Invalid statement", Definition.TOML_STATEMENT),
)


def syntax_finding(message: str, text: str, file: str) -> Finding:
    """Translate the message of a TOMLDecodeError over *text*."""
    lines = text.split("\n")
    found = _AT.fullmatch(message)
    what = found["what"] if found else message
    number = int(found["line"]) if found else _last_line(text)
    line = lines[number - 1] if number <= len(lines) else ""
    place = LinePlace(file, number)
    if _TYPOGRAPHIC.search(_outside_texts(line)):
        return Definition.TOML_TYPOGRAPHIC_QUOTES.at(place)
    if _BARE_SWEDISH_KEY.match(line):
        return Definition.TOML_SWEDISH_KEY.at(place)
    for wording, member in _WORDINGS:
        if re.match(wording, what):
            return member.at(place)
    return Definition.TOML_UNREADABLE.at(place)


def _last_line(text: str) -> int:
    """Give the line to show when the end of the file was met: where a text that has no end begins, or the last."""
    opening = max(text.rfind('"""'), text.rfind("'''"))
    unclosed = opening >= 0 and (text.count('"""') + text.count("'''")) % 2 == 1
    return text[: opening if unclosed else len(text.rstrip())].count("\n") + 1


def _outside_texts(line: str) -> str:
    return re.sub(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*", "", line)


def undecodable(content: bytes, position: int, file: str) -> Finding:
    """Tell that a file is not UTF-8; old Windows programs save Windows-1252, and Notepad may save UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Definition.NOT_UTF8.at(FilePlace(file))
    return Definition.NOT_UTF8.at(LinePlace(file, content.count(b"\n", 0, position) + 1))
