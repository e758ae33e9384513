"""Whatever is on the screen can be read: the colours of every letter, measured where they are painted."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from rich.color import ColorType
from rich.segment import Segment

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Code, Document, Figure, Heading, Mark, Paragraph, Quote, Table
from orda_tui.store import Store
from orda_tui.tui import themes
from tests.tui.house import NOW, Journey, journey, said

LEAST = 4.5


def contrast(segment: Segment) -> float:
    """Of a piece that has both colours; without them the terminal's own hold."""
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return 21.0
    if ColorType.DEFAULT in (style.color.type, style.bgcolor.type):
        return 21.0
    lights = sorted(themes.luminance(*colour.get_truecolor()) for colour in (style.color, style.bgcolor))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def hard_to_read(reader: Journey) -> set[str]:
    """Words on the screen on top whose colours are too much alike. What lies behind a dialog is dim and not meant."""
    screen = reader.app.screen
    place = screen.children[0].region if screen.is_modal else screen.region
    strips = [strip.crop(place.x, place.right) for strip in screen._compositor.render_strips()[place.y : place.bottom]]
    letters = set(string.ascii_letters + string.digits)
    words = [segment for strip in strips for segment in strip if letters & set(segment.text)]
    assert words
    return {f"{segment.text.strip()} {contrast(segment):.1f}" for segment in words if contrast(segment) < LEAST}


@pytest.fixture
def rich(folder: Path) -> Path:
    """The newest article has every kind of block that has colours of its own."""
    text = "The bridge was opened on Monday, the mayor said, and the report tells how."
    blocks = (
        Paragraph(text, (Mark("link", 60, 66, "https://example.org/1"), Mark("code", 4, 10))),
        Heading("Further down"),
        Quote("It was built in a year.", cite="The mayor"),
        Code("print('bridge')"),
        Table((("Year", "Length"), ("2019", "100 m")), header=1),
        Figure("https://example.org/a.png", text="The bridge", credit="Somebody"),
    )
    statements = (said("The bridge was opened on Monday", 0, 0, "Aida Kim"), said("It was built in a year", 2, 0, "B"))
    with Store.open(folder) as store:
        new = NewArticle("r", "The bridge", Document(blocks), statements, published=NOW, lang="en", access="stub")
        numbers = store.articles.insert(store.feeds.find("Wire").id, [new], NOW)
        store.articles.set_statements(numbers[0], statements, 99)
        store.statuses.mark(numbers, starred=True, later=True, now=NOW)
    return folder


STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("headlines", ()),
    ("selected rows", ("V", "j", "j")),
    ("after them", ("escape", "g")),
    ("a search", ("slash", "b", "r", "i", "d", "enter")),
    ("in the article", ("enter",)),
    ("lit", ("right_square_bracket",)),
    ("links", ("f",)),
    ("found", ("escape", "slash", "b", "r", "i", "d", "g", "e", "enter")),
    ("selected text", ("escape", "v", "v", "v")),
    ("callouts", ("escape", "c")),
    ("back in the list", ("1",)),
    ("sources", ("h",)),
    ("help", ("question_mark", "k", "e", "e", "p")),
    ("settings", ("escape", "P", "j")),
    ("a choice", ("g", "j", "enter")),
    ("catalogue", ("escape", "q", "C", "v", "j")),
    ("speakers", ("q", "7", "slash", "a", "i")),
    ("a line to type", ("escape", "escape", "a", "x")),
    ("names", ("escape", "colon", "m", "a")),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_word_can_be_read(rich: Path, theme: str) -> None:
    async with journey(rich, size=(200, 50), theme_key=theme) as reader:
        found = {}
        for name, keys in STEPS:
            await reader.press(*keys)
            await reader.until(lambda: all(worker.is_finished for worker in reader.app.workers))
            await reader.settle()
            if hard := hard_to_read(reader):
                found[name] = hard
        assert found == {}
