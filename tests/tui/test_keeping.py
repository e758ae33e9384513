"""What is done while the screen rests, and at no other time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.driver import Driver

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.keeping import FrameKeeper, Settler
from tests.tui.house import NOW, journey


async def test_a_frame_of_the_resting_list_is_kept_once(folder: Path) -> None:
    async with journey(folder) as reader:
        kept: list[tuple[str, bytes, str]] = []
        keeper = FrameKeeper(reader.app, lambda *what: kept.append(what))
        await reader.until(lambda: reader.title == "Bridge opens")
        keeper.look()
        assert kept == [], "one look does not tell whether it rests"
        for _ in range(3):
            keeper.look()
        ((frame, keys, theme),) = kept
        assert keys.startswith(b"j ")
        assert "Grain prices fall" in frame
        assert theme == "dark"


async def test_no_frame_is_kept_that_the_next_start_would_not_show(folder: Path) -> None:
    async with journey(folder) as reader:
        kept: list[str] = []
        keeper = FrameKeeper(reader.app, lambda frame, keys, theme: kept.append(frame))
        for keys in (("j",), ("enter",), ("q", "3"), ("1", "question_mark")):
            await reader.press(*keys)
            keeper.look()
            keeper.look()
        assert kept == []


async def test_a_store_that_changed_has_another_frame(folder: Path) -> None:
    async with journey(folder) as reader:
        kept: list[str] = []
        keeper = FrameKeeper(reader.app, lambda frame, keys, theme: kept.append(frame))
        await reader.until(lambda: reader.title == "Bridge opens")
        for _ in range(2):
            keeper.look()
        with Store.open(folder) as store:
            store.feeds.remove(store.feeds.find("Science").id, NOW)
            for _ in range(2):
                keeper.look()
        assert len(kept) == 2


async def test_what_was_written_is_brought_home_while_the_screen_rests(folder: Path, tmp_path: Path) -> None:
    async with journey(folder) as reader:
        settler = Settler(reader.app, much=1)
        settler.look()
        await reader.press("s")
        settler.look()
        alone = tmp_path / "alone"
        alone.mkdir()
        (alone / "orda.db").write_bytes((folder / "orda.db").read_bytes())
        with Store.open(alone) as store:
            assert not store.headlines.ids(Selection(view="starred")), "it is still beside the store"
        settler.look()
        await reader.until(lambda: all(work.is_finished for work in reader.app.workers))
        for file in alone.iterdir():
            file.unlink()
        (alone / "orda.db").write_bytes((folder / "orda.db").read_bytes())
        with Store.open(alone) as store:
            assert len(store.headlines.ids(Selection(view="starred"))) == 1


async def test_back_from_the_shell_everything_is_painted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with journey(folder) as reader:
        await reader.until(lambda: reader.title == "Bridge opens")
        asked: list[object] = []
        monkeypatch.setattr(reader.app.screen, "refresh", lambda **what: asked.append(what))
        reader.app.post_message(Driver.SignalResume())
        await reader.until(lambda: bool(asked))
