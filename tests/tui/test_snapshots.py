"""Whole screens as pictures, at the sizes that matter. ``make snapshots`` takes them anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from orda_tui.config import Config, Screen
from orda_tui.store import Store
from orda_tui.tui.app import OrdaApp
from orda_tui.tui.library import Library
from orda_tui.tui.services import Services
from tests.tui.house import NOW, FakeWorker, article, fill

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def same_time_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates in the reader are shown in the machine's own zone."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    said = "We have built this bridge in one year, and it will stand for a hundred."
    with Store.open(tmp_path) as store:
        fill(
            store,
            {
                "Herald": [
                    article(
                        "a",
                        "The bridge over the Ishim opens a year early",
                        "Astana opened its new bridge on Tuesday, a year before the date in the plan.",
                        said,
                        "Buses will cross it from Monday on; trams follow in spring.",
                        hours=1,
                        speaker="Aida Kim",
                    ),
                    article("b", "Ferries stop for the winter", hours=5),
                ],
                "Алматы сегодня": [article("c", "Ёлки появятся на площадях первого декабря", hours=2)],
                "Қазақ үні": [article("d", "Қысқы мерзім басталды: не өзгереді", hours=3)],
                "東京": [article("e", "新しい橋が予定より一年早く開通した", hours=30)],
            },
            {"Алматы сегодня": "Kazakhstan", "Қазақ үні": "Kazakhstan"},
        )
    return tmp_path


def picture(
    compare: Compare, folder: Path, size: tuple[int, int], theme: str, keys: list[str], screen: Screen | None = None
) -> bool:
    library = Library(lambda: Store.open(folder))
    try:
        services = Services(library, FakeWorker(), Config(screen=screen or Screen()), lambda: NOW, folder)
        app: Any = OrdaApp(services, theme_key=theme)

        async def walk(pilot: Pilot[int]) -> None:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()

        before: Callable[[Pilot[int]], Awaitable[None]] = walk
        return compare(app, terminal_size=size, run_before=before)
    finally:
        library.close()


def test_narrow_list_in_the_dark(snap_compare: Compare, paper: Path) -> None:
    assert picture(snap_compare, paper, (80, 24), "dark", [], Screen(density="statement"))


def test_narrow_article_without_colours(snap_compare: Compare, paper: Path) -> None:
    assert picture(snap_compare, paper, (80, 24), "mono", ["enter", "right_square_bracket"])


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)], ids=["80x24", "120x36", "200x50"])
def test_an_open_article(snap_compare: Compare, paper: Path, size: tuple[int, int], ground: str) -> None:
    assert picture(snap_compare, paper, size, ground, ["enter", "right_square_bracket"])


def test_help_on_a_middle_screen(snap_compare: Compare, paper: Path) -> None:
    assert picture(snap_compare, paper, (120, 36), "dark", ["question_mark", *"statement"])
