"""Who has a file open, as far as Word, Excel and LibreOffice tell by the small files that they lay beside it."""

import re
from pathlib import Path

from generator.model.inbox import owner_names

_LONGEST, _LONGEST_NAME = 4096, 54


def holder(path: Path) -> str | None:
    """Give the name of whoever has *path* open; "" if somebody has but the name cannot be read, None if nobody."""
    for owner in owner_names(path.name):
        try:
            with path.with_name(owner).open("rb") as file:
                return _person(file.read(_LONGEST))
        except FileNotFoundError:
            continue
        except OSError:
            return ""
    return None


def _person(content: bytes) -> str:
    """Read the name: the first field of LibreOffice's line of text, or one of Office's two fields of fixed length."""
    if b"," in content and b"\0" not in content:
        fields = re.split(r"(?<!\\),", content.decode("utf-8", "replace"))
        return next((_printable(field.replace("\\,", ",")) for field in fields[:2] if field.strip()), "")
    if not content or content[0] > _LONGEST_NAME:
        return ""
    # Word's file has 162 bytes and its wide name at 56, Excel's 165 and 57. The narrow name before it has lost what
    # the machine's code page lacks.
    start = 56 if len(content) == 162 else 57
    wide = content[start : start + 2 * content[0]].decode("utf-16-le", "replace")
    return _printable(wide) or _printable(content[1 : 1 + content[0]].decode("cp1252", "replace"))


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable()).strip()
