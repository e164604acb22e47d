"""What is typed and what is shown: the door to click."""

from generator.cli.commands import main

__all__ = ["main"]
