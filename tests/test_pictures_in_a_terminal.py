"""Pictures in a real pseudo-terminal: sent to one that shows them itself, in half cells everywhere else."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyte.graphics import FG_BG_256

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Figure, Paragraph
from orda_tui.store import Store
from tests.test_program import Terminal
from tests.tui.reader.test_pictures import picture

PLACEHOLDER = "\U0010eeee"
_QUESTION = b"\x1b_Gi=31,"
_GRAPHICS = re.compile(rb"\x1b_G([^;\x1b]*)(?:;[^\x1b]*)?\x1b\\")
_BEGUN = re.compile(rb"\x1b(?:_(?:G[^\x1b]*\x1b?)?)?\Z")
_WHEN = 1_790_000_000


class Gallery(Terminal):
    """A terminal that takes pictures out of the stream, as kitty does, and says that it shows them if ``knows``."""

    def __init__(self, home: Path, *, knows: bool, **variables: str) -> None:
        self._knows = knows
        self._held = b""
        self.pictures: dict[str, dict[str, str]] = {}
        """The pictures that it has now, by number, as they were handed over."""
        super().__init__(home, 120, 40, **variables)
        feed = self._stream.feed
        self._stream.feed = lambda data: feed(self._without_graphics(data))  # type: ignore[method-assign]

    def _without_graphics(self, data: bytes) -> bytes:
        """What is text; an unfinished sequence waits for its end."""
        data = self._held + data
        begun = _BEGUN.search(data)
        data, self._held = (data[: begun.start()], begun[0]) if begun is not None else (data, b"")
        if _QUESTION in data:
            os.write(self._master, (b"\x1b_Gi=31;OK\x1b\\" if self._knows else b"") + b"\x1b[?62;c")
        for found in _GRAPHICS.finditer(data):
            self._take(dict(pair.split("=") for pair in found[1].decode().split(",")))
        return _GRAPHICS.sub(b"", data)

    def _take(self, keys: dict[str, str]) -> None:
        if keys.get("a") == "T":
            self.pictures[keys["i"]] = keys
        elif keys.get("a") == "d":
            self.pictures.pop(keys["i"], None)

    def placeholders(self) -> list[tuple[int, int, str]]:
        """Line, column and colour of each cell that stands for a picture."""
        return [
            (y, x, cell.fg)
            for y, line in self.screen.buffer.items()
            for x, cell in line.items()
            if cell.data.startswith(PLACEHOLDER)
        ]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two articles, of which the first has two pictures, and with nothing to fetch."""
    with closing_store(tmp_path / "data") as store:
        feed = store.feeds.add("feed", "http://127.0.0.1:9/pier", now=_WHEN, title="Harbour Post")
        for number in (1, 2):
            store.pictures.put(_picture(number), picture("PNG", (100, 50 * number)), "image/png", _WHEN)
        blocks = (Figure(_picture(1)), Paragraph("Two piers."), Figure(_picture(2)), Paragraph("And no road."))
        store.articles.insert(
            feed.id,
            [
                NewArticle("1", "A second pier", Document(blocks), published=_WHEN, lang="en"),
                NewArticle("2", "A lamp", Document((Paragraph("No picture here."),)), published=_WHEN - 9, lang="en"),
            ],
            _WHEN,
        )
    settings = tmp_path / "config" / "config.toml"
    settings.parent.mkdir()
    settings.write_text("[refresh]\nat_start = false\n")
    return tmp_path


@contextmanager
def closing_store(folder: Path) -> Iterator[Store]:
    folder.mkdir()
    store = Store.open(folder)
    try:
        yield store
    finally:
        store.close()


def _picture(number: int) -> str:
    return f"http://127.0.0.1:9/{number}.png"


@contextmanager
def gallery(home: Path, *, knows: bool, **variables: str) -> Iterator[Gallery]:
    """The program, the first article open."""
    folders = {"ORDA_DATA_DIR": "data", "ORDA_CONFIG_DIR": "config", "ORDA_STATE_DIR": "state"}
    places = {name: str(home / folder) for name, folder in folders.items()}
    terminal = Gallery(home, knows=knows, **places, **variables)
    try:
        terminal.until(lambda text: "A second pier" in text and "A lamp" in text)
        terminal.press("\r")
        terminal.until(lambda text: "And no road." in text)
        yield terminal
        terminal.press("\x11")
        assert terminal.end() == 0
        assert not terminal.pictures, "the terminal was let forget them"
        assert b"Traceback" not in terminal.raw
    finally:
        terminal.close()


def _colour(number: str) -> str:
    """What a placeholder of a picture looks like to a terminal."""
    return FG_BG_256[int(number)] if int(number) < 256 else f"{int(number):06x}"


def _are_whole(terminal: Gallery) -> bool:
    """Is every picture shown in all the cells that it was handed over for?"""
    cells: dict[str, list[tuple[int, int]]] = {}
    for y, x, colour in terminal.placeholders():
        cells.setdefault(colour, []).append((y, x))
    expected: dict[str, list[tuple[int, int]]] = {}
    for number, keys in terminal.pictures.items():
        top, left = min(cells.get(_colour(number), [(0, 0)]))
        places = [(top + y, left + x) for y in range(int(keys["r"])) for x in range(int(keys["c"]))]
        expected[_colour(number)] = places
    return {colour: sorted(places) for colour, places in cells.items()} == expected


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "xterm-kitty", "COLORTERM": "truecolor"},
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"},
    ],
)
def test_a_terminal_that_shows_pictures_gets_them_and_lets_them_go(home: Path, variables: dict[str, str]) -> None:
    with gallery(home, knows=True, **variables) as terminal:
        terminal.press("i")
        terminal.until(lambda _: len(terminal.pictures) == 2 and _are_whole(terminal))
        assert "▀" not in terminal.text
        before = set(terminal.pictures)
        terminal.press("J")
        terminal.until(lambda text: "No picture here." in text)
        terminal.until(lambda _: not terminal.pictures and not terminal.placeholders())
        terminal.press("K")
        terminal.until(lambda _: len(terminal.pictures) == 2)
        assert before.isdisjoint(terminal.pictures)


@pytest.mark.parametrize(
    ("knows", "variables"),
    [
        (False, {"TERM": "xterm-kitty"}),
        (True, {"TERM": "xterm-256color"}),
        (True, {"TERM": "xterm-kitty", "TMUX": "/tmp/no,1,0"}),
    ],
)
def test_everywhere_else_pictures_are_shown_in_half_cells(home: Path, knows: bool, variables: dict[str, str]) -> None:
    with gallery(home, knows=knows, **variables) as terminal:
        terminal.press("i")
        terminal.until(lambda text: "▀▀▀▀" in text)
        assert not terminal.pictures
        assert PLACEHOLDER.encode() not in terminal.raw


def test_pictures_are_sent_again_after_the_program_was_suspended(home: Path) -> None:
    with gallery(home, knows=True, TERM="xterm-kitty") as terminal:
        terminal.press("i")
        terminal.until(lambda _: len(terminal.pictures) == 2)
        before = set(terminal.pictures)
        terminal.press("\x1a")
        terminal.until(lambda _: b"\x1b[?1049l" in terminal.raw)
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.until(lambda _: len(terminal.pictures) == 2 and before.isdisjoint(terminal.pictures))


def test_the_frame_that_is_kept_holds_no_pictures(home: Path) -> None:
    settings = home / "config" / "config.toml"
    settings.write_text(settings.read_text() + '[screen]\npictures = "all"\n')
    with gallery(home, knows=True, TERM="xterm-kitty") as terminal:
        terminal.press("q")
        terminal.until(lambda _: bool(terminal.placeholders()))
    kept = [path for path in (home / "state").rglob("*") if path.is_file()]
    assert kept
    assert not any(PLACEHOLDER.encode() in path.read_bytes() for path in kept)
