"""Several programs on one library at once, and two real windows that follow each other."""

from __future__ import annotations

import time
from pathlib import Path

from torture import sharing

from orda_tui.store import Store
from tests.store.made import fill
from tests.test_program import Terminal
from tests.trust.test_terminal import LIBRARY


def test_windows_a_refresh_and_commands_at_once(tmp_path: Path) -> None:
    shared = sharing.run(tmp_path / "shared", 3.5)
    assert shared.losses == []
    assert shared.sightings >= 2
    assert shared.slowest < 2.0  # one second where the machine has nothing else to do
    assert shared.runs["acts of windows"] > 20


def test_two_windows_see_the_same_marks(tmp_path: Path) -> None:
    home = tmp_path
    (home / LIBRARY).mkdir(parents=True)
    with Store.open(home / LIBRARY) as store:
        fill(store, 5)
    one, other = Terminal(home, 100, 30), Terminal(home, 100, 30)
    try:
        for window in (one, other):
            window.until(lambda text: "Story 3" in text)
        before = other.text
        one.press("s")
        one.until(lambda text: "Starred" in text.splitlines()[-2] or "★" in text)
        start = time.monotonic()
        other.until(lambda text: text != before and "★" in text)
        assert time.monotonic() - start < 3.0  # half a second between two looks, and a machine with much to do
        for window in (one, other):
            window.press("\x11")
            assert window.end() == 0
    finally:
        one.close()
        other.close()
