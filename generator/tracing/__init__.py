"""Where every figure and text of a version comes from, and what has changed since the version before.

`record` keeps what the documents print, beside them and never in them; `find` looks a figure or a piece of a sentence
up in that, and `changes` lays two versions beside each other. What may not be shown is in none of it.
"""

from generator.tracing.changes import changes
from generator.tracing.finding import Found, find
from generator.tracing.recording import record
from generator.tracing.traces import Traces, decoded, encoded

__all__ = ["Found", "Traces", "changes", "decoded", "encoded", "find", "record"]
