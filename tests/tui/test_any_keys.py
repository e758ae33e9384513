"""Any keys, in any order, at any size, faster than anything is painted: the program stays up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual import events

from orda_tui.tui import actions, keys
from orda_tui.tui.screens.prompt import Prompt
from orda_tui.tui.widgets.text_list import TextList
from tests.tui.house import FakeWorker, journey

LEAVING = {"app.quit", "app.leave", "app.suspend", "app.edit_sources", "app.browser"}
KEYS = [
    *(
        keys.textual_name(key)
        for action in actions.ACTIONS
        if action.id not in LEAVING
        for key in action.keys
        if key != "q"
    ),
    *["escape", "enter", "down", "x", "y", "z"] * 4,
]
SIZES = [(80, 24), (120, 36), (200, 50), (35, 9), (20, 5)]


@pytest.mark.parametrize(("seed", "size"), list(enumerate(SIZES)))
async def test_any_keys(folder: Path, seed: int, size: tuple[int, int]) -> None:
    chance = random.Random(seed)
    worker = FakeWorker()
    worker.answers["add"] = [{"event": "failed", "sentence": "It is not there.", "kind": "OwnNetwork"}]
    pressed: list[str] = []
    async with journey(folder, size=size, worker=worker) as reader:
        for _ in range(12):
            for key in chance.choices(KEYS, k=10):
                pressed.append(key)
                reader.app.post_message(events.Key(key, key if len(key) == 1 else None))
            if chance.random() < 0.3:
                await reader.pilot.resize_terminal(*chance.choice(SIZES))
            await reader.until(lambda: reader.app._message_queue.empty())
        assert reader.app._exception is None, pressed
        assert reader.app.is_running


async def test_what_has_left_the_screen_starts_nothing_any_more(folder: Path) -> None:
    async with journey(folder) as reader:
        rows = TextList()
        await reader.main.mount(rows)
        await rows.remove()
        bar = rows.vertical_scrollbar
        assert not bar._running
        assert bar not in reader.app._registry


async def test_an_answer_that_comes_while_the_program_leaves_does_nothing(folder: Path) -> None:
    answers: list[object] = []
    async with journey(folder) as reader:
        question = Prompt("A question")
        reader.main.ask_over(question, answers.append)
        await reader.until(lambda: reader.app.screen is question)
        reader.app._running = False  # as where the screens are taken down one after the other
        question.leave_with("An answer")
        await reader.until(lambda: reader.app.screen is reader.main)
        reader.app._running = True
    assert answers == []
