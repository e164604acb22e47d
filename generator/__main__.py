"""Start the commands: as `rapport`, and as `python -m generator`."""

import gc

from generator.cli import main

# Nearly all that a run makes lives until it ends; looking for garbage as often as Python does would only cost time.
_MADE_BETWEEN_LOOKS = 1_000_000


def run() -> None:
    """Run the command that was typed, as a process of its own."""
    gc.set_threshold(_MADE_BETWEEN_LOOKS)
    try:
        main(prog_name="rapport")
    finally:
        gc.freeze()  # what is left goes with the process; nobody need look through it for garbage first


if __name__ == "__main__":
    run()
