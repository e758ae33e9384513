"""The last frame: painted only for the same size, theme and store, and only its owner can read it."""

from __future__ import annotations

import stat
from pathlib import Path

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui import splash
from tests.tui.house import NOW


def test_a_frame_comes_back_for_its_size_and_theme_only(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    assert splash.saved_frame(state, folder, 80, 24, "dark") == b"headlines"
    assert splash.saved_frame(state, folder, 81, 24, "dark") == b""
    assert splash.saved_frame(state, folder, 80, 24, "light") == b""


def test_a_frame_is_private(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    (file,) = state.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_frame_never_shows_what_was_removed_since(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    with Store.open(folder) as store:
        store.feeds.remove(store.feeds.find("Wire").id, NOW)
    assert splash.saved_frame(state, folder, 80, 24, "dark") == b""


def test_reading_the_store_leaves_the_frame_good(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder) as store:
        store.headlines.ids(Selection())
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    with Store.open(folder) as store:
        assert len(store.headlines.ids(Selection())) == 7
    assert splash.saved_frame(state, folder, 80, 24, "dark") == b"headlines"


def test_a_new_frame_replaces_all_others(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "one")
    splash.save_frame(state, folder, 120, 36, "dark", "two")
    assert splash.saved_frame(state, folder, 80, 24, "dark") == b""
    assert splash.saved_frame(state, folder, 120, 36, "dark") == b"two"


def test_a_state_folder_that_cannot_be_made_costs_only_the_frame(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands here")
    splash.save_frame(tmp_path / "state", folder, 80, 24, "dark", "headlines")
    assert splash.saved_frame(tmp_path / "state", folder, 80, 24, "dark") == b""


def test_without_a_store_there_is_no_frame(tmp_path: Path) -> None:
    splash.save_frame(tmp_path / "state", tmp_path / "nothing", 80, 24, "dark", "headlines")
    assert splash.saved_frame(tmp_path / "state", tmp_path / "nothing", 80, 24, "dark") == b""
