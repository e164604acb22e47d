"""What stands in running text where something is missing: visible, never blank and never guessed."""

from generator.swedish.identity import masked

MISSING_ANSWER = "[uppgift saknas]"


def faulty(file: str, cell: str) -> str:
    """Mark a faulty answer with the file and cell it stands in; identity numbers in the file's name are masked."""
    return masked(f"[fel i underlaget: {file}, {cell}]")
