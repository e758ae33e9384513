"""A store whose every text acts, on every screen: nothing but text reaches the compositor, no markup, no bad link."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rich.segment import Segment
from torture.poison import MARKUP, POISON, acting, poison_store

from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.prompt import Choice, Prompt
from orda_tui.tui.widgets.text_list import TextRow
from tests.tui.house import Journey, journey

#: A walk through every screen and mode; what is on the screen after each stop is looked at.
KEYS = (
    *(
        "D",
        "D",
        "D",
        "h",
        "G enter",
        "B",
        "B",
        "enter",
        "space",
        "space",
        "G",
        "g",
        "] ]",
        "i",
        "c",
        "tab tab",
        "t escape",
        "f",
        "escape",
        "z z",
        "x",
        "y",
        "o",
    ),
    *("escape escape", "R", "?", "escape", "6", "escape", "7", "enter", "escape escape", "U", "escape", "C", "escape"),
    *("T", "escape", "/", "escape", "tab", "n", "escape", "e", "escape", "u", "ctrl+p", "escape", ":", "escape"),
)
SIZES = [(120, 36), (40, 12)]


def look(run: Journey, where: str) -> str:
    """The whole screen as text; fails where anything in it acts, or was taken for markup."""
    segments: list[Segment] = []
    for screen in run.app.screen_stack:
        for strip in screen._compositor.render_strips():
            segments += [*strip, Segment("\n")]
    text = "".join(segment.text for segment in segments)
    assert acting(text) == [], where
    for segment in segments:
        if segment.style is not None:
            assert "@click" not in segment.style.meta or "app.quit" not in str(segment.style.meta["@click"]), where
            assert (segment.style.link or "https://").startswith(("http://", "https://")), where
    assert acting(run.app.title + (run.app.sub_title or "")) == []
    return text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_acts_on_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    poison_store(tmp_path)
    async with asyncio.timeout(60), journey(tmp_path, size=size) as run:
        run.worker.answers["refresh"] = [
            {"event": "feed_failed", "feed": 1, "name": POISON, "sentence": POISON},
            {"event": "note", "sentence": POISON},
        ]
        run.worker.answers["add"] = [{"event": "failed", "sentence": POISON, "code": 4, "kind": "SourceError"}]
        run.worker.answers["read"] = [{"event": "page_failed", "article": 1, "sentence": POISON}]
        await run.settle()
        seen = [look(run, "main")]
        for keys in KEYS:
            await run.press(*keys.split())
            seen.append(look(run, keys))
        for key, word in (("U", "sentence"), ("6", "kept stolen"), ("7", "speaker stolen")):
            await run.press(key)
            if size[0] > 100:
                await run.until(lambda word=word: word in look(run, word))  # type: ignore[misc]
                seen.append(look(run, word))
            await run.press("escape")
        await run.press("a")
        await run.type("x.example")
        await run.press("enter")
        seen.append(look(run, "add"))
    if size[0] > 100:
        everything = "\n".join(seen)
        for word in ("title", "body", "speaker", "name"):
            assert word in everything


@pytest.mark.parametrize("text", [*MARKUP, "[b]bold[/b]"])
async def test_a_question_shows_its_words_as_they_are(tmp_path: Path, text: str) -> None:
    async with asyncio.timeout(60), journey(tmp_path, size=(120, 36)) as run:
        await run.settle()
        rows = [TextRow((((f"row {text}", "text"),),), "", 1)]
        for screen in (Prompt(f"title {text}", f"hint {text}"), Choice(f"title {text}", rows)):
            run.app.push_screen(screen)
            await run.settle()
            shown = " ".join(look(run, text).split())
            assert one_line(f"title {text}") in shown
            assert one_line(f"{'hint' if isinstance(screen, Prompt) else 'row'} {text}") in shown
            run.app.pop_screen()
            await run.settle()
