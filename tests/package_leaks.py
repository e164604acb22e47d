"""Attack as many finished packages as one likes: `nice python -m tests.package_leaks --sets 300`.

Each set is a random model with its reports, made by the real commands; with `--example` the shipped example's forms are
filled in anew instead. What was found is written to a log, set by set, and the command goes on where the log ends.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.package_attack import RANDOM, attack
from tests.package_examples import EXAMPLE, example_world
from tests.package_model import random_world


def main() -> None:
    """Attack so many sets, and go on where the log ends."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sets", type=int, default=100)
    words.add_argument("--first", type=int, default=0)
    words.add_argument("--tries", type=int, default=2, help="other counts to try for each set")
    words.add_argument("--example", action="store_true")
    words.add_argument("--log", type=Path)
    given = words.parse_args()
    log: Path = given.log or Path(tempfile.gettempdir()) / f"package_leaks{'_example' * given.example}.jsonl"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    done = {int(json.loads(line)["seed"]) for line in lines}
    for seed in range(given.first, given.first + given.sets):
        if seed not in done:
            told = _told(seed, given.tries, given.example)
            with log.open("a", encoding="utf-8") as written:
                written.write(json.dumps({"seed": seed, **told}, ensure_ascii=False) + "\n")


def _told(seed: int, tries: int, example: bool) -> Mapping[str, object]:
    try:
        came = attack(example_world(seed), tries, EXAMPLE) if example else attack(random_world(seed), tries, RANDOM)
    except AssertionError as stop:
        sys.stdout.write(f"{seed}: stopped: {str(stop)[:300]}\n")
        return {"stopped": str(stop)[:2000]}
    counted = f"{came.left_out} left out, {came.shown} shown, {came.compared} compared, {len(came.leaks)} leaks"
    sys.stdout.write("\n   ".join([f"{seed}: {counted}", *came.leaks[:5]]) + "\n")
    sys.stdout.flush()
    return {"leaks": came.leaks, "left_out": came.left_out, "shown": came.shown, "compared": came.compared}


if __name__ == "__main__":
    main()
