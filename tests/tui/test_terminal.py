"""The real program in a pseudo-terminal: to the shell and back, the last frame, the way out."""

from __future__ import annotations

import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from tests.test_program import Terminal

#: Into the alternate screen, and out of it.
IN, OUT = b"\x1b[?1049h", b"\x1b[?1049l"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_to_the_shell_and_back(home: Path) -> None:
    terminal = Terminal(home)
    try:
        terminal.until(lambda text: "Welcome" in text)
        terminal.press("\x1a")
        stopped = os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
        assert stopped is not None
        assert stopped.si_status in (signal.SIGSTOP, signal.SIGTSTP)
        terminal.until(lambda text: OUT in terminal.raw)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until(lambda text: terminal.raw.rfind(IN) > terminal.raw.rfind(OUT))
        terminal.until(lambda text: b"Good Morning" in terminal.raw[terminal.raw.rfind(IN) :])
        terminal.press("?")
        terminal.until(lambda text: "Type to search keys and signs" in text)
        terminal.press("\x1b")
        terminal.until(lambda text: "Type to search keys and signs" not in text)
        terminal.press("q")
        assert terminal.end() == 0
    finally:
        terminal.close()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no shell with jobs")
def test_what_waits_in_the_shell_is_ended_from_there(home: Path) -> None:
    jobs = '"$@"; at=$(jobs -p); kill %1; while kill -0 $at 2>/dev/null; do sleep 0.1; jobs >/dev/null; done; echo gone'
    terminal = Terminal(home, under=("bash", "--norc", "-i", "-c", jobs, "shell"))
    try:
        terminal.until(lambda text: "Welcome" in text)
        terminal.press("\x1a")
        terminal.until(lambda text: "gone" in text)
        assert terminal.raw.count(OUT) == 1
    finally:
        terminal.close()


def test_the_mouse_is_let_go_and_taken_again_as_the_settings_say(home: Path) -> None:
    settings = home / ".config" / "orda" / "config.toml"
    terminal = Terminal(home)
    try:
        terminal.until(lambda text: "Welcome" in text and b"\x1b[?1000h" in terminal.raw)
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[screen]\nmouse = false\n")
        terminal.until(lambda text: b"\x1b[?1000l" in terminal.raw)
        settings.write_text("[screen]\nmouse = true\n")
        terminal.until(lambda text: terminal.raw.rfind(b"\x1b[?1000h") > terminal.raw.rfind(b"\x1b[?1000l"))
        terminal.press("\x11")
        assert terminal.end() == 0
    finally:
        terminal.close()


def test_the_next_start_paints_the_last_frame_first(home: Path) -> None:
    for number in range(2):
        terminal = Terminal(home)
        try:
            terminal.until(lambda text: "Good Morning" in text)
            if number:
                # Painted in one write, before the program could have asked the terminal for anything else.
                first = terminal.raw.partition(b"\x1b[?1000h")[0]
                assert b"Good Morning" in first
                assert terminal.raw.count(IN) == 1
            terminal.until(lambda text: "1/20" in text)
            terminal.press("q")
            assert terminal.end() == 0
            assert OUT in terminal.raw
        finally:
            terminal.close()


def test_no_color_is_no_colour(home: Path) -> None:
    terminal = Terminal(home, NO_COLOR="1")
    try:
        terminal.until(lambda text: "Good Morning" in text)
        terminal.press("\r")
        terminal.until(lambda text: "min left" in text)
        styles = {code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw) for code in codes.split(b";")}
        assert b"7" in styles and styles <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"39", b"49"}
    finally:
        terminal.close()


@pytest.mark.parametrize(
    ("keys", "shows"),
    [
        ("", "Welcome"),
        ("?", "Type to search keys and signs"),
        ("7", "Who said what"),
        ("7/", "Who said what"),
        ("a", "Add a source"),
        (":ord", "order"),
        ("\r/news", "/news"),
    ],
)
def test_every_screen_is_painted_anew_after_another_program_wrote_over_it(home: Path, keys: str, shows: str) -> None:
    terminal = Terminal(home)
    try:
        terminal.until(lambda text: "Welcome" in text)
        for key in keys:
            terminal.press(key)
            terminal.read(0.3)
        terminal.until(lambda text: shows in text)
        rows = [at for at, row in enumerate(terminal.screen.display) if row.strip()]
        terminal.screen.erase_in_display(2)
        terminal.press("\x0c")
        terminal.until(lambda text: shows in text and all(text.split("\n")[at].strip() for at in rows))
    finally:
        terminal.close()
