"""Where the description of a bug goes: a file of its own in the user's temporary folder, never on the share.

Apart from the use cases, so that it also serves when they cannot even be imported.
"""

import tempfile
from pathlib import Path

from generator.disk import writing


def record(trace: str) -> Path:
    """Write the traceback, in which the caller has masked what must not be seen, and give the file."""
    path = Path(tempfile.mkdtemp(prefix="rapport-")) / "fel.txt"
    writing.write_new(path, trace.encode("utf-8", "backslashreplace"))
    return path
