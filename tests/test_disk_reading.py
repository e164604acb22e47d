"""Checksums and listings."""

import hashlib
from pathlib import Path

import pytest

from generator.disk import reading
from generator.model.findings import UserError


def test_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x" * 3_000_000)
    assert reading.sha256(path) == hashlib.sha256(b"x" * 3_000_000).hexdigest()


def test_listing_is_in_order_of_composed_names_and_holds_everything(tmp_path: Path) -> None:
    names = ["b.xlsx", "A\u030a.xlsx", "\u00c5.xlsx", "a.xlsx", ".dold", "~$a.xlsx", "Thumbs.db"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "mapp").mkdir()
    found = [path.name for path in reading.listing(tmp_path)]
    assert found == [".dold", "Thumbs.db", "a.xlsx", "b.xlsx", "mapp", "~$a.xlsx", "A\u030a.xlsx", "\u00c5.xlsx"]


def test_missing_folder_is_empty(tmp_path: Path) -> None:
    assert reading.listing(tmp_path / "finns-inte") == ()


def test_file_that_is_gone_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        reading.content(tmp_path / "borta.xlsx")
    assert caught.value.exit_code == 5
    assert caught.value.message.startswith(f"{tmp_path / 'borta.xlsx'} kunde inte läsas (ENOENT).")
