"""Commands that write a file: nothing that is there is lost unasked, the library's own files never."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Orda


@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_file_that_is_there_stays_until_replacing_is_asked_for(orda: Orda, tmp_path: Path, command: str) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("notes\n")
    refused = orda(command, notes)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "another name" in refused.err
    assert "--replace" in refused.err
    assert notes.read_text() == "notes\n"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["notes.txt"]
    assert orda(command, "--replace", notes).code == 0
    assert b"notes" not in notes.read_bytes()
    assert orda(command, tmp_path / "fresh").code == 0


@pytest.mark.parametrize("command", ["backup", "export"])
@pytest.mark.parametrize(
    "name", ["orda.db", "orda.db-wal", "orda.db-shm", "side.json", "pictures.db", "orda.before-v3.db"]
)
def test_the_librarys_own_files_are_never_written_over(orda: Orda, tmp_path: Path, command: str, name: str) -> None:
    orda("edition")
    data = tmp_path / "data"
    (data / "orda.before-v3.db").write_text("kept")
    before = (data / "orda.db").read_bytes()
    alias = tmp_path / "alias"
    alias.symlink_to(data / name)
    hard = tmp_path / "hard"
    hard.hardlink_to(data / "orda.db")
    for target in (data / name, data / ".." / "data" / name, alias, hard):
        refused = orda(command, "--replace", target)
        assert refused.code == 2, refused
        assert "the library itself" in refused.err
    assert (data / "orda.db").read_bytes() == before
    assert (data / "orda.before-v3.db").read_text() == "kept"
    assert orda(command, data / "my copy").code == 0, "other names in that folder are free"


def test_a_backup_goes_into_files_only(orda: Orda, tmp_path: Path) -> None:
    assert "is a folder" in orda("backup", "--replace", tmp_path).err
    assert "is no file" in orda("backup", "--replace", "/dev/null").err
    assert Path("/dev/null").is_char_device()
    assert orda("export", "/dev/null").code == 0
    again = tmp_path / "copy.db"
    assert orda("backup", again).code == 0
    assert orda("backup", "--replace", again).code == 0
    with sqlite3.connect(again) as copy:
        assert copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
