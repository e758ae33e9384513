"""kill -9 of the window: the real program in a pseudo-terminal, keys typed, killed at a random moment.

What its screen had confirmed (a star beside a headline, "Statement kept.", "Marked 40 read") must be in the store, on
the ground of ``kills`` and under the same look at what is left.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable

from tests.test_program import Terminal

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from torture.commands import environment
from torture.kills import Ground, children, kill

_ROWS = 6
_SIGNS = {"s": ("starred", "★"), "L": ("later", "◷")}


class Window(Terminal):
    """The program on the ground's library, with its list in front and answering keys."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.folder, 90, 30, **environment(ground.folder))
        self._ground = ground
        with Store.open(ground.data, read_only=True) as store:
            self._rows = store.headlines.rows(store.headlines.ids(Selection(), limit=_ROWS))
        self._row = 0
        self.press("G")  # a frame of the last time may be on the screen already; it cannot move
        self.until(lambda text: re.search(r"\b([\d,]+)/\1\b", text) is not None)

    def mark(self) -> None:
        """Star a headline or put it off for later, or take that back; wait until the screen shows it."""
        number = self._go_to(self._ground.dice.randrange(_ROWS))
        key = self._ground.dice.choice(list(_SIGNS))
        name, sign = _SIGNS[key]
        before = sign in self._about
        self.press(key)
        self.until(lambda _: (sign in self._about) != before)
        self._ground.confirm(number, name, not before)

    def keep(self) -> None:
        """Keep the first statement of an article, or let go of it; wait until the screen says so."""
        number = self._go_to(self._ground.dice.randrange(_ROWS))
        self.press("\r")
        self.until(lambda text: "“We lost two cranes" in text)
        self.press("]*")
        said = self.until(lambda text: "Statement kept." in text or "Statement let go." in text)
        self._ground.confirm(number, "kept", "Statement kept." in said)

    def star_unseen(self) -> None:
        """Star a headline or take the star away, without waiting: nothing is known about its star any more."""
        self._ground.marks.pop((self._go_to(self._ground.dice.randrange(_ROWS)), "starred"), None)
        self.press("s")

    def kill(self, most: float) -> str:
        """Read on for a random while, kill -9, and what the screen showed in the end."""
        end = time.monotonic() + self._ground.dice.uniform(0, most)
        while (left := end - time.monotonic()) > 0:
            self.read(left)
        kill(self.process.pid)
        self.end()
        return self.text

    @property
    def _about(self) -> str:
        """The second line of the row under the cursor."""
        return self.screen.display[2 * self._row + 2]

    def _go_to(self, row: int) -> int:
        """Put the cursor on one of the first rows; its article."""
        headline = self._rows[row]
        assert headline is not None
        self._row = row
        self.press("g" + "j" * row)
        self.until(
            lambda text: (
                re.search(rf" {row + 1}/\d", text) is not None
                and headline.title in self.screen.display[2 * row + 1].split()
            )
        )
        return headline.id


def _opened(act: Callable[[Ground, Window], None]) -> Callable[[Ground], None]:
    """An act with a window that has confirmed a mark or two."""

    def run(ground: Ground) -> None:
        with contextlib.closing(Window(ground)) as window:
            for _ in range(ground.dice.randrange(1, 3)):
                window.mark()
            act(ground, window)

    return run


def _mark(ground: Ground, window: Window) -> None:
    """Killed just after a key of which nobody knows what came of it."""
    window.star_unseen()
    window.kill(0.02)


def _mark_all(ground: Ground, window: Window) -> None:
    """All or none become read, all where the screen said so."""
    count = _all_unread(ground)
    window.press("A")
    said = "Marked " in window.kill(0.1)
    _all_or_none(ground, count, "mark all", none=not said)


def _undo(ground: Ground, window: Window) -> None:
    """Of marks that are taken back all or none are."""
    count = _all_unread(ground)
    window.press("A")
    window.until(lambda text: "Marked " in text)
    window.press("u")
    said = "Taken back" in window.kill(0.1)
    _all_or_none(ground, count, "undo", all_read=not said)


def _all_unread(ground: Ground) -> int:
    with Store.open(ground.data) as store:
        store.statuses.mark_all(Selection(), read=False, now=1)
        return store.headlines.count(Selection(view="unread"))


def _all_or_none(ground: Ground, count: int, act: str, *, none: bool = True, all_read: bool = True) -> None:
    with Store.open(ground.data) as store:
        unread = store.headlines.count(Selection(view="unread"))
    if not ((none and unread == count) or (all_read and unread == 0)):
        ground.lose(f"{act}: {unread} of {count} are unread")


def _keep(ground: Ground, window: Window) -> None:
    """A statement is kept while a refresh runs."""
    window.keep()
    window.press("R")
    window.kill(0.3)


def _refresh(ground: Ground, window: Window) -> None:
    """The window dies in a refresh; its worker dies with it, or must end by itself."""
    window.press("R")
    ground.asked_again()
    workers = children(window.process.pid)
    window.kill(0.3)
    if ground.dice.random() < 0.5:
        for worker in workers:
            kill(worker)
    ground.end_by_themselves(workers)


def _refresh_worker(ground: Ground, window: Window) -> None:
    """The worker dies in a refresh; the window goes on, and marks."""
    window.press("R")
    ground.asked_again()
    time.sleep(ground.dice.uniform(0, 0.2))
    for worker in children(window.process.pid):
        kill(worker)
    window.mark()
    window.kill(0.1)


def _import_list(ground: Ground, window: Window) -> None:
    """All sources of an OPML file or none, all where the screen said so."""
    turn = f"/w{ground.outcome.rounds['window: import']}"
    outlines = "".join(f'<outline type="rss" xmlUrl="https://h{n}.example{turn}"/>' for n in range(60))
    listed = ground.folder / "new.opml"
    listed.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', encoding="utf-8")
    window.press("I")
    window.until(lambda text: "Import subscriptions" in text)
    window.press(f"{listed}\r")
    window.until(lambda text: "60 new" in text)
    workers = children(window.process.pid)
    window.press("a")
    said = "60 sources added" in window.kill(0.2)
    ground.end_by_themselves(workers)
    ground.came(turn, "import", sure=said)


def _export(ground: Ground, window: Window) -> None:
    """The window gives an article to a program while a command writes the list of sources; both die."""
    target = ground.folder / "list.opml"
    before = b"<opml>what was there</opml>\n"
    target.write_bytes(before)
    window.press("\r")
    window.until(lambda text: "“We lost two cranes" in text)
    window.press("|")
    window.until(lambda text: "Enter: do it" in text)
    command = ground.start("-m", "orda_tui", "export", "--replace", str(target))
    window.press(f"tee {ground.folder / 'article.txt'}\r")
    window.kill(1.2 * ground.command)
    ground.end(command)
    ground.not_half(target, before)


def _migrate(ground: Ground) -> None:
    """An old store, killed while the window brings it up to date."""
    folder = ground.old_store(ground.folder / "old home" / "data")
    window = Terminal(folder.parent, 90, 30, **environment(folder.parent))
    with contextlib.closing(window):
        if not ground.until(lambda: any("before" in path.name for path in folder.iterdir())):
            ground.lose("migrate: a window makes no copy of an old store")
        time.sleep(ground.dice.uniform(0, 0.06))
        kill(window.process.pid)
        window.end()
    ground.brought_up_to_date(folder)


ACTS: dict[str, Callable[[Ground], None]] = {
    "window: mark": _opened(_mark), "window: mark all": _opened(_mark_all), "window: undo": _opened(_undo),
    "window: keep": _opened(_keep), "window: refresh": _opened(_refresh),
    "window: refresh, worker killed": _opened(_refresh_worker), "window: import": _opened(_import_list),
    "window: export": _opened(_export), "window: migrate": _migrate,
}  # fmt: skip
