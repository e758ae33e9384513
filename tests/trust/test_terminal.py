"""The real program on a poisoned store: every byte it sends, what tmux makes of it, how it bears a rough terminal."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from torture.poison import LINKS, POISON, acting, poison_store
from torture.sequences import copied_texts, strangers

from orda_tui.store import Store
from orda_tui.tui import clipboard
from tests.test_program import Terminal

C_LOCALE = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
LIBRARY = ".local/share/orda"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    poison_store(tmp_path / LIBRARY)
    return tmp_path


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    running = Terminal(home, 100, 30)
    yield running
    running.close()


def until(holds: Callable[[], bool], terminal: Terminal, seconds: float = 20) -> None:
    """Wait, reading what the program writes, for something that the screen does not show."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, terminal.text
        terminal.read(0.05)


@pytest.mark.parametrize("attack", [POISON, "\x1b]0;x\x07", "\x9b31m", "\x1b]52;c;eA==\x07", "\x1b[21t", "\x1bc"])
def test_the_eye_sees_what_a_driver_never_sends(attack: str) -> None:
    raw = b"\x1b[1;1H\x1b[0mtext" + attack.encode("utf-8", "replace")
    assert strangers(raw) != []


def test_every_byte_is_one_that_the_driver_may_send(terminal: Terminal) -> None:
    terminal.until(lambda text: "title" in text)
    walk = (
        ("\r", "body", "Enter open"), ("c", "1 statement", "Enter open"), ("?", "Esc closes", "Enter open"),
        ("\x1b", "1 statement", "Esc closes"), ("q", "Enter open", "Esc closes"), ("6", "kept stolen", "c callouts"),
        ("q", "c callouts", "kept stolen"), ("7", "speaker stolen", "c callouts"), ("q", "c callouts", "Esc closes"),
    )  # fmt: skip
    for key, shown, gone in walk:
        terminal.press(key)
        terminal.until(lambda text, shown=shown, gone=gone: shown in text and gone not in text)  # type: ignore[misc]
    assert strangers(bytes(terminal.raw).rpartition(b"\x1b")[0]) == []  # the last one may still be on its way
    terminal.press("o")  # there is no browser here: the address is copied
    until(lambda: b"\x1b]52;" in terminal.raw, terminal)
    terminal.press("\x11")
    assert terminal.end() == 0
    assert strangers(bytes(terminal.raw), copies=True) == []
    assert list(copied_texts(bytes(terminal.raw))) == ["https://a.example/"]


@pytest.mark.parametrize("text", [POISON, *LINKS])
def test_what_is_copied_is_text(text: str) -> None:
    sent: list[str] = []
    given: list[str] = []

    def run(_: clipboard.Way, words: str) -> bool:
        given.append(words)
        return True

    clipboard.copy(text, send=sent.append, environment={"TMUX": "x"}, run=run)
    assert len(sent) == len(given) == 1
    assert acting(sent[0] + given[0]) == []


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_tmux_keeps_its_clipboard_its_titles_and_its_bell(home: Path) -> None:
    base = ["tmux", "-L", f"orda-{os.getpid()}", "-f", os.devnull]
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}

    def tmux(*words: str) -> str:
        done = subprocess.run([*base, *words], env=environment, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()

    def screen(word: str) -> str:
        end = time.monotonic() + 20
        while word not in (text := tmux("capture-pane", "-p")):
            assert time.monotonic() < end, text
        return text

    try:
        tmux("new-session", "-d", "-s", "s", "-x", "100", "-y", "30", "-n", "mine", "sleep 60")
        for option in ("set-clipboard", "allow-rename", "allow-set-title", "monitor-bell"):
            tmux("set-option", "-g", option, "on")
        tmux("set-option", "-g", "automatic-rename", "off")
        tmux("set-buffer", "untouched")
        tmux("select-pane", "-T", "my title")
        tmux("respawn-pane", "-k", f"{sys.executable} -m orda_tui")
        screen("title")
        before = tmux("display-message", "-p", "#{window_name}|#{window_bell_flag}")
        for key, word in (("Enter", "body"), ("?", "Esc closes"), ("Escape", "body"), ("c", "speaker")):
            tmux("send-keys", key)
            screen(word)
        assert tmux("show-buffer") == "untouched"
        assert "stolen" not in tmux("display-message", "-p", "#{pane_title}")
        assert tmux("display-message", "-p", "#{window_name}|#{window_bell_flag}") == before == "mine|0"
    finally:
        tmux("kill-server")


# -- a rough terminal -------------------------------------------------------------------------------------------------


def mark_of(home: Path, number: int) -> bool:
    with Store.open(home / LIBRARY, read_only=True) as store:
        return store.statuses.get(number).starred


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_mark_that_was_shown_outlives_any_end(terminal: Terminal, home: Path, number: signal.Signals) -> None:
    terminal.until(lambda text: "title" in text)
    terminal.press("js")
    until(lambda: mark_of(home, 2) or mark_of(home, 3), terminal)
    terminal.process.send_signal(number)
    terminal.end()
    assert mark_of(home, 2) or mark_of(home, 3)
    with Store.open(home / LIBRARY) as store:
        assert store.check() == []


def test_a_terminal_that_is_gone_ends_it(home: Path) -> None:
    terminal = Terminal(home)
    terminal.until(lambda text: "title" in text)
    os.close(terminal._master)
    terminal.process.wait(timeout=20)
    with Store.open(home / LIBRARY) as store:
        assert store.check() == []


def test_suspended_and_resumed_it_paints_again(terminal: Terminal) -> None:
    terminal.until(lambda text: "title" in text)
    terminal.press("\x1a")
    until(lambda: b"\x1b[?1049l" in terminal.raw, terminal)
    until(lambda: Path(f"/proc/{terminal.process.pid}/stat").read_text().split()[2] == "T", terminal)
    terminal.screen.reset()
    terminal.process.send_signal(signal.SIGCONT)
    terminal.until(lambda text: "title" in text)
    terminal.press("\x11")
    assert terminal.end() == 0


def test_a_storm_of_resizes_ends_in_a_whole_screen(terminal: Terminal) -> None:
    terminal.until(lambda text: "title" in text)
    for turn in range(60):
        terminal.resize(20 + turn * 7 % 180, 5 + turn * 5 % 60)
        terminal.process.send_signal(signal.SIGWINCH)
        terminal.read(0.01)
    terminal.resize(100, 30)
    terminal.process.send_signal(signal.SIGWINCH)
    terminal.until(lambda text: "title" in text and "help" in text)
    terminal.press("\x11")
    assert terminal.end() == 0


@pytest.mark.parametrize("variables", [C_LOCALE, {"TZ": "Nowhere/Else"}])
def test_odd_surroundings_start(home: Path, variables: dict[str, str]) -> None:
    terminal = Terminal(home, 100, 30, **variables)
    try:
        terminal.until(lambda text: "title" in text)
        terminal.press("\r")
        terminal.until(lambda text: "body" in text)
        terminal.press("\x11")
        assert terminal.end() == 0
    finally:
        terminal.close()
