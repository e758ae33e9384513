"""Articles as pictures: each language, each size, either ground. The clock does not matter: dates come from the
article, in UTC."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orda_tui.model.article import Article
from tests.tui.reader.articles import english, kazakh, russian
from tests.tui.reader.stage import Stage

Compare = Callable[..., bool]

ARTICLES = {"english": english, "russian": russian, "kazakh": kazakh}
SIZES = {"80x24": (80, 24), "120x36": (120, 36), "200x50": (200, 50)}

#: Article, size of the screen, theme, with the callouts beside it, keys.
Shot = tuple[Callable[[], Article], tuple[int, int], str, bool, list[str]]

SCREENS: dict[str, Shot] = {
    f"{name} {size} {ground}": (article, SIZES[size], f"orda-{ground}", size != "80x24", ["right_square_bracket"])
    for name, article in ARTICLES.items()
    for size in SIZES
    for ground in ("dark", "light")
} | {
    "english 60x40 ansi": (english, (60, 40), "orda-ansi", False, ["right_square_bracket"]),
    "russian 80x24 light, found": (russian, (80, 24), "orda-light", False, ["slash", *"кран"]),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, snap_compare: Compare) -> None:
    article, size, theme, pane, keys = SCREENS[name]
    stage = Stage(pane=pane, theme=theme, article=article())
    assert snap_compare(stage, terminal_size=size, press=keys)
