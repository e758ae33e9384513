"""A few whole screens as pictures. The clock does not matter: dates come from the article, in UTC."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orda_tui.model.article import Article
from tests.tui.reader.articles import english, kazakh, russian
from tests.tui.reader.stage import Stage

Compare = Callable[..., bool]

SCREENS: dict[str, tuple[Callable[[], Article], tuple[int, int], str, bool, list[str]]] = {
    "english 80x24 dark": (english, (80, 24), "orda-dark", False, ["right_square_bracket"]),
    "english 60x40 ansi": (english, (60, 40), "orda-ansi", False, ["right_square_bracket"]),
    "english 200x50 light": (english, (200, 50), "orda-light", True, ["right_square_bracket"] * 2),
    "russian 120x36 dark": (russian, (120, 36), "orda-dark", True, ["right_square_bracket"]),
    "russian 80x24 light, found": (russian, (80, 24), "orda-light", False, ["slash", *"кран"]),
    "kazakh 120x36 light": (kazakh, (120, 36), "orda-light", True, ["right_square_bracket"]),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, snap_compare: Compare) -> None:
    article, size, theme, pane, keys = SCREENS[name]
    stage = Stage(pane=pane, theme=theme, article=article())
    assert snap_compare(stage, terminal_size=size, press=keys)
