"""Folders of the program: where they are, and that nobody else looks into them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from orda_tui import paths
from orda_tui.errors import StoreError


def test_variables_move_the_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ORDA_DATA_DIR", str(tmp_path / "d"))
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "c"))
    monkeypatch.delenv("ORDA_STATE_DIR", raising=False)
    assert paths.data_dir() == tmp_path / "d"
    assert paths.config_dir() == tmp_path / "c"
    assert paths.state_dir() == tmp_path / "d" / "state"


def test_the_systems_places_are_used_without_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ORDA_DATA_DIR", "ORDA_CONFIG_DIR", "ORDA_STATE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.data_dir().is_relative_to(tmp_path)
    assert paths.config_dir().is_relative_to(tmp_path)


def test_every_folder_that_is_made_is_private(tmp_path: Path) -> None:
    folder = paths.make_private(tmp_path / "a" / "b" / "c")
    for part in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(part.stat().st_mode) == 0o700
    assert paths.make_private(folder) == folder


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="ORDA_DATA_DIR"):
        paths.make_private(tmp_path / "file" / "x")
