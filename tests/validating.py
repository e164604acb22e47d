"""The validator of the Open XML SDK, where it can be had: named by OOXML_VALIDATOR, or found on the path."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")


def remarks(document: Path) -> list[Any]:
    """Give what the validator has to say of a document; skips the test where there is no validator."""
    if VALIDATOR is None:
        pytest.skip("the validator is not installed")
    told = subprocess.run([VALIDATOR, str(document)], check=False, capture_output=True, timeout=120)
    errors: list[Any] = json.loads(told.stdout)["errors"]
    return errors
