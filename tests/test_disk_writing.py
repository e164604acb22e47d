"""Files written whole or not at all, and what is said when they cannot be."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk import failures, processes, writing
from generator.disk.locks import BUILDING, locked
from generator.model.findings import FilePlace, UserError
from generator.swedish.disk_messages import Disk, Saved, by

PATH = Path("utdata/prov/kontrollista.xlsx")

CASES = [
    (
        "TARGET_OPEN",
        OSError(errno.EBUSY, ""),
        3,
        f"Filen {PATH} kan inte skrivas. Den är antagligen öppen i ett annat program. Stäng filen och kör igen.",
    ),
    (
        "DISK_FULL",
        OSError(errno.ENOSPC, ""),
        5,
        f"Disken är full, så {PATH} kunde inte sparas. Frigör utrymme och kör igen.",
    ),
    (
        "DISK_FULL",
        OSError(errno.EDQUOT, ""),
        5,
        f"Disken är full, så {PATH} kunde inte sparas. Frigör utrymme och kör igen.",
    ),
    (
        "READ_ONLY",
        OSError(errno.EROFS, ""),
        5,
        f"{PATH} kunde inte sparas, eftersom disken bara går att läsa. Välj en annan arbetsmapp eller be it-stödet om "
        "skrivbehörighet.",
    ),
    (
        "NO_PERMISSION",
        OSError(errno.EACCES, ""),
        5,
        f"{PATH} kunde inte sparas, eftersom du saknar behörighet att skriva i mappen. Be it-stödet om "
        "skrivbehörighet eller välj en annan arbetsmapp.",
    ),
    (
        "NAME_TOO_LONG",
        OSError(errno.ENAMETOOLONG, ""),
        5,
        f"{PATH} kunde inte sparas, eftersom sökvägen är för lång. Flytta arbetsmappen närmare diskens rot, så att "
        "mappnamnen blir färre eller kortare, och kör igen.",
    ),
    (
        "NOT_A_FOLDER",
        OSError(errno.ENOTDIR, ""),
        5,
        f"{PATH} kunde inte sparas, eftersom något annat än en mapp ligger i vägen. Byt namn på den filen och kör "
        "igen.",
    ),
    (
        "SHARE_LOST",
        OSError(errno.ESTALE, ""),
        5,
        f"Kontakten med disken eller den delade mappen bröts när {PATH} skulle sparas (ESTALE). Kontrollera "
        "anslutningen och kör igen.",
    ),
]
"""Code, what the system says, exit code, sentence: what cannot be written."""

READ_CASES = [
    (
        "SOURCE_OPEN",
        PermissionError(errno.EACCES, ""),
        3,
        f"Filen {PATH} kan inte läsas. Den är antagligen öppen i ett annat program, eller så saknar du behörighet. "
        "Stäng filen, eller be om behörighet, och kör igen.",
    ),
    (
        "SOURCE_LOST",
        OSError(errno.EIO, ""),
        5,
        f"{PATH} kunde inte läsas (EIO). Kontrollera att filen eller mappen finns kvar och att disken eller den "
        "delade mappen är ansluten, och kör igen.",
    ),
]


@pytest.mark.parametrize(("code", "error", "exit_code", "sentence"), CASES)
def test_refused_writing_is_told_in_a_sentence(code: str, error: OSError, exit_code: int, sentence: str) -> None:
    with pytest.raises(UserError) as caught, failures.writing(PATH):
        raise error
    assert (caught.value.exit_code, caught.value.message) == (exit_code, sentence)
    assert Disk[code].exit_code == exit_code


@pytest.mark.parametrize(("code", "error", "exit_code", "sentence"), READ_CASES)
def test_refused_reading_is_told_in_a_sentence(code: str, error: OSError, exit_code: int, sentence: str) -> None:
    with pytest.raises(UserError) as caught, failures.reading(PATH):
        raise error
    assert (caught.value.exit_code, caught.value.message) == (exit_code, sentence)
    assert Disk[code].exit_code == exit_code


def test_a_folder_that_is_closed_is_told_as_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, failures.reading(tmp_path):
        raise PermissionError(errno.EACCES, "")
    assert (caught.value.exit_code, caught.value.message) == (
        3,
        f"Mappen {tmp_path} kan inte läsas. Du saknar antagligen behörighet. Be it-stödet om behörighet och kör igen.",
    )


def test_a_refusal_far_in_is_told_with_its_file_and_one_of_no_file_is_a_bug() -> None:
    with pytest.raises(UserError) as caught, failures.reached():
        raise OSError(errno.EIO, "", str(PATH))
    assert (caught.value.exit_code, caught.value.message) == (5, READ_CASES[1][3])
    with pytest.raises(OSError, match="utan fil"), failures.reached():
        raise OSError(errno.EIO, "utan fil")


def test_every_sentence_has_a_case() -> None:
    from tests.test_disk_locks import LOCK_CASES

    assert {case[0] for case in CASES + READ_CASES + LOCK_CASES} | {"FOLDER_CLOSED"} == {member.name for member in Disk}


def test_sentence_of_what_was_written_beside() -> None:
    finding = Saved.WRITTEN_BESIDE.at(
        FilePlace("kontrollista.xlsx"), holder=by("Registrator"), beside="kontrollista-2.xlsx"
    )
    assert finding.code == "WRITTEN_BESIDE"
    assert finding.place == FilePlace("kontrollista.xlsx")
    assert finding.message == (
        "Filen är öppen i ett annat program (av Registrator) och kunde inte bytas ut. Den nya ligger bredvid och heter "
        "kontrollista-2.xlsx. Stäng den gamla och kör igen, så hamnar allt i samma fil."
    )
    assert {member.name for member in Saved} == {"WRITTEN_BESIDE"}


def test_whoever_has_the_file_open_is_named(tmp_path: Path) -> None:
    (tmp_path / ".~lock.lista.xlsx#").write_text(",registrator,dator,,;", encoding="utf-8")
    error = failures.refused(tmp_path / "lista.xlsx", OSError(errno.EBUSY, ""))
    assert "öppen i ett annat program (av registrator). Stäng" in error.message


def test_identity_number_in_a_path_is_masked() -> None:
    error = failures.refused(Path("640823-3234.xlsx"), OSError(errno.ENOSPC, ""))
    assert "640823-****.xlsx" in error.message


def test_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "utdata" / "prov" / "a.docx"
    writing.write_new(path, b"innehall")
    assert path.read_bytes() == b"innehall"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.docx"]


def test_new_file_never_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"gammal")
    with pytest.raises(FileExistsError):
        writing.write_new(path, b"ny")
    assert path.read_bytes() == b"gammal"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_folder_name_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "utdata").write_bytes(b"")
    with pytest.raises(UserError, match="något annat än en mapp ligger i vägen"):
        writing.write_new(tmp_path / "utdata" / "a.docx", b"")


@pytest.mark.skipif(os.name == "nt", reason="rights are other things there")
def test_new_file_has_the_rights_that_the_user_gives_files(tmp_path: Path) -> None:
    (tmp_path / "vanlig").write_bytes(b"")
    writing.write_new(tmp_path / "a.docx", b"")
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "vanlig").stat().st_mode


def test_file_of_our_own_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    assert writing.replace(path, b"ett") == path
    assert writing.replace(path, b"tva") == path
    assert path.read_bytes() == b"tva"
    assert [entry.name for entry in tmp_path.iterdir()] == ["lista.xlsx"]


@pytest.fixture
def open_target(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the first *times* renames over a file be refused, as Windows does while somebody has it open."""

    def refuse(times: int) -> None:
        real, left = os.replace, [times]

        def refusing(source: Path, target: Path) -> None:
            left[0] -= 1
            if left[0] >= 0:
                raise PermissionError(errno.EACCES, "open", str(source))
            real(source, target)

        monkeypatch.setattr(os, "replace", refusing)
        monkeypatch.setattr(writing, "_WAITS", (0.0,) * len(writing._WAITS))

    return refuse


@pytest.mark.parametrize("times", [1, 2, 3, 5])
def test_file_that_is_soon_closed_is_replaced(tmp_path: Path, open_target: Callable[[int], None], times: int) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"gammal")
    open_target(times)
    assert writing.replace(path, b"ny") == path
    assert path.read_bytes() == b"ny"


def test_file_that_stays_open_is_left_and_the_new_one_lies_beside(
    tmp_path: Path, open_target: Callable[[int], None]
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"gammal")
    (tmp_path / "lista-2.xlsx").write_bytes(b"upptagen")
    open_target(10**6)
    assert writing.replace(path, b"ny") == tmp_path / "lista-3.xlsx"
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {
        "lista.xlsx": b"gammal",
        "lista-2.xlsx": b"upptagen",
        "lista-3.xlsx": b"ny",
    }


def test_waiting_for_an_open_file_takes_less_than_three_seconds() -> None:
    assert sum(writing._WAITS) <= 3


def test_file_system_without_hard_links_gets_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", refuse)
    writing.write_new(tmp_path / "a.docx", b"ny")
    with pytest.raises(FileExistsError):
        writing.write_new(tmp_path / "a.docx", b"nyare")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"a.docx": b"ny"}


def test_removing_what_is_gone_is_no_fault(tmp_path: Path) -> None:
    writing.remove(tmp_path / "borta")


def test_sweep_takes_old_temporary_files_of_ours_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "kontroll").mkdir()
    ours = [tmp_path / ".rapport-0123456789ab.ny", tmp_path / "kontroll" / ".rapport-ba9876543210.ny"]
    others = [
        tmp_path / name for name in (".rapport-sparar", "rapport.docx", ".rapport-x.ny", "~$rapport.docx", "a.tmp")
    ]
    for path in ours + others:
        path.write_bytes(b"")
        os.utime(path, (1, 1))
    with locked(tmp_path, "2026-03-01") as lock:
        young = tmp_path / ".rapport-aaaaaaaaaaaa.ny"
        young.write_bytes(b"")
        os.utime(young, ns=(lock.stat().st_mtime_ns,) * 2)
        assert writing.sweep(tmp_path, lock) == tuple(ours)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted([*others, young])
    assert not (tmp_path / BUILDING).exists()


def test_only_a_dead_process_is_dead() -> None:
    assert processes.lives(os.getpid())
    assert processes.lives(0)
    assert processes.lives(-1)
    assert processes.host()
