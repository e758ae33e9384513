"""The last frame: painted only for the same size, theme and store, and only its owner can read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from orda_tui import paths
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui import splash
from orda_tui.tui.early_keys import packed
from orda_tui.tui.question import Question, ground_of, is_whole, query, theme_name
from tests.tui.house import NOW

NOTHING = (b"", b"")


def test_a_frame_comes_back_for_its_size_and_theme_only(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    assert splash.saved_frame(state, folder, 80, 24, "dark") == (b"headlines", b"")
    assert splash.saved_frame(state, folder, 81, 24, "dark") == NOTHING
    assert splash.saved_frame(state, folder, 80, 24, "light") == NOTHING


def test_a_frame_of_other_colours_is_not_painted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("COLORTERM", "truecolor")
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    assert splash.saved_frame(state, folder, 80, 24, "dark") != NOTHING
    monkeypatch.delenv("COLORTERM")
    assert splash.saved_frame(state, folder, 80, 24, "dark") == NOTHING


@pytest.mark.parametrize(
    ("told", "theme"), [("0;15", "light"), ("12;default;7", "light"), ("15;0", "dark"), ("", "dark")]
)
def test_a_terminal_that_does_not_answer_may_tell_its_programs(told: str, theme: str) -> None:
    environ = {"COLORTERM": "truecolor", "COLORFGBG": told}
    assert theme_name("auto", None, environ) == theme
    assert theme_name("auto", (0, 0, 0), environ) == "dark", "an answer counts for more"


def test_a_frame_keeps_what_answers_keys_on_it(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines", KEYS)
    assert splash.saved_frame(state, folder, 80, 24, "dark") == (b"headlines", KEYS)


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
    assert splash.saved_frame(state, folder, 80, 24, "dark") == NOTHING


def test_reading_the_store_leaves_the_frame_good(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder) as store:
        store.headlines.ids(Selection())
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "headlines")
    with Store.open(folder) as store:
        assert len(store.headlines.ids(Selection())) == 7
    assert splash.saved_frame(state, folder, 80, 24, "dark") == (b"headlines", b"")


def test_a_new_frame_replaces_all_others(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    splash.save_frame(state, folder, 80, 24, "dark", "one")
    splash.save_frame(state, folder, 120, 36, "dark", "two")
    assert splash.saved_frame(state, folder, 80, 24, "dark") == NOTHING
    assert splash.saved_frame(state, folder, 120, 36, "dark") == (b"two", b"")


def test_a_state_folder_that_cannot_be_made_costs_only_the_frame(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands here")
    splash.save_frame(tmp_path / "state", folder, 80, 24, "dark", "headlines")
    assert splash.saved_frame(tmp_path / "state", folder, 80, 24, "dark") == NOTHING


def test_without_a_store_there_is_no_frame(tmp_path: Path) -> None:
    splash.save_frame(tmp_path / "state", tmp_path / "nothing", 80, 24, "dark", "headlines")
    assert splash.saved_frame(tmp_path / "state", tmp_path / "nothing", 80, 24, "dark") == NOTHING


KEYS = packed([b"j"], [b"k"], [(1, "one", "ONE"), (2, "two", "TWO")])
FOLDERS = ("ORDA_DATA_DIR", "ORDA_CONFIG_DIR", "ORDA_STATE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"ORDA_DATA_DIR": "/somewhere/data"},
        {"ORDA_DATA_DIR": "/somewhere/data", "ORDA_CONFIG_DIR": "/else/where", "ORDA_STATE_DIR": "/state"},
        {"XDG_DATA_HOME": "/x/data", "XDG_CONFIG_HOME": "/x/config", "XDG_STATE_HOME": "/x/state"},
        {"XDG_DATA_HOME": "not/absolute"},
    ],
)
def test_the_folders_known_early_are_those_of_the_program(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FOLDERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    early = splash.early_folders()
    assert early == (str(paths.data_dir()), str(paths.config_dir()), str(paths.state_dir()))


def test_folders_that_take_thought_are_not_known_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDA_DATA_DIR", "~/news")
    assert splash.early_folders() is None


@pytest.fixture
def home(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A terminal of 80 x 24 that has answered nothing, and a frame of the last session there."""
    for name, value in zip(FOLDERS, (folder, tmp_path / "config", tmp_path / "state"), strict=False):
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(splash, "unfit", lambda: "")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    monkeypatch.setattr(splash.Early, "question", Question())
    monkeypatch.setattr(splash.Early, "painted", False)
    settings = f"dark {splash.settings_mark(tmp_path / 'config')}"
    splash.save_frame(tmp_path / "state", folder, 80, 24, "dark", "headlines", KEYS, settings)
    return tmp_path


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    frames: list[bytes] = []
    monkeypatch.setattr(splash, "paint", frames.append)
    monkeypatch.setattr(splash, "answer_keys", frames.append)
    return frames


def test_the_last_frame_is_painted_before_anything_else(home: Path, painted: list[bytes]) -> None:
    splash.paint_early()
    assert painted == [b"headlines", KEYS]
    assert splash.Early.painted


def test_nothing_is_painted_early_once_the_settings_changed(home: Path, painted: list[bytes]) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("[screen]\nsplash = false\n")
    splash.paint_early()
    assert painted == []


def test_nothing_is_painted_early_in_other_colours(
    home: Path, painted: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    splash.paint_early()
    assert painted == []


def test_nothing_is_painted_early_once_the_store_changed(home: Path, painted: list[bytes], folder: Path) -> None:
    with Store.open(folder) as store:
        store.feeds.remove(store.feeds.find("Wire").id, NOW)
    splash.paint_early()
    assert painted == []


def test_nothing_is_painted_early_in_another_size(
    home: Path, painted: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((81, 24)))
    splash.paint_early()
    assert painted == []


@pytest.mark.parametrize(
    ("answer", "ground", "whole"),
    [
        (b"", None, False),
        (b"\x1b]11;rgb:ffff/8000/0000\x1b\\", (255, 128, 0), False),
        (b"\x1b]11;rgb:f/8/0\x07\x1b[?62;4c", (255, 136, 0), True),
        (b"jj\x1b[?2026;2$y\x1b[?1c", None, True),
        (b"\x1b]11;rgb:what\x07", None, False),
        (b"\x1b]11;rgb:xx/yy/zz\x07", None, False),
    ],
)
def test_the_terminal_is_understood_without_expressions(
    answer: bytes, ground: tuple[int, int, int] | None, whole: bool
) -> None:
    assert ground_of(answer) == ground
    assert is_whole(answer) == whole


def test_tmux_is_not_asked_what_it_takes_for_a_title() -> None:
    assert query({}).startswith(b"\x1b_G")
    assert query({"TMUX": "/tmp/tmux-0/default,1,0"}) in query({})
    assert b"\x1b_G" not in query({"TMUX": "/tmp/tmux-0/default,1,0"})
    assert b"\x1b_G" not in query({"TERM": "linux"})
