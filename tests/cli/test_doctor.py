"""What the doctor says: all that is wrong, and nothing is wrong only where nothing is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from orda_tui.model.feed import FetchRecord
from orda_tui.store import Store
from tests.cli.conftest import Orda
from tests.test_program import PATIENCE, Terminal


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config").mkdir(mode=0o700)
    (tmp_path / "config" / "config.toml").write_text(text)


def test_every_bad_setting_is_listed_with_its_line(orda: Orda, tmp_path: Path) -> None:
    settings(tmp_path, '[screen]\nmeasure = 7\nnothing = 1\n[keys.map]\nnosuch = "x"\nstar = "*"\n')
    told = orda("doctor").out
    for sentence in (
        "line 2: screen.measure",
        "line 3: There is no setting",
        "line 5: keys.map: there is no action nosuch",
    ):
        assert sentence in told
    assert "Nothing is wrong." not in told


QUESTION = b"\x1b[c"
PATIENT = f"""
import sys
from orda_tui.__main__ import main
from orda_tui.cli import terminal

terminal._PATIENCE = {PATIENCE}
sys.argv = ["orda", "doctor"]
sys.exit(main())
"""
"""The doctor, who waits as long for an answer as a busy machine may need to give it."""
ANSWER = "\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b]11;rgb:1a1a/1b1b/1c1c\x1b\\\x1b[?62;4c"


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """The doctor in a terminal, as far as its question to it."""
    opened: list[Terminal] = []

    def start(*under: str, **variables: str) -> Terminal:
        terminal = Terminal(tmp_path, 120, 36, under=under, words=("doctor",), **variables)
        opened.append(terminal)
        while QUESTION not in terminal.raw:
            assert terminal.read(PATIENCE)
        return terminal

    yield start
    for terminal in opened:
        terminal.close()


def said(terminal: Terminal) -> str:
    """What was printed after the question."""
    return terminal.raw.decode().rpartition(QUESTION.decode())[2].replace("\r\n", "\n")


def lines(text: str) -> dict[str, str]:
    """What is told, by its label."""
    found = (line.partition(" ") for line in text.splitlines() if line[:1].strip())
    return {label: rest.strip() for label, _, rest in found}


def test_a_terminal_that_answers_is_told_of(asked: Callable[..., Terminal]) -> None:
    terminal = asked(sys.executable, "-c", PATIENT, COLORTERM="truecolor", KITTY_WINDOW_ID="1", SSH_TTY="/dev/pts/9")
    terminal.press(ANSWER)
    assert terminal.end() == 0
    told = lines(said(terminal))
    assert told["terminal"] == "TERM=xterm-256color, 120x36, over SSH"
    assert told["colours"] == "16 million: COLORTERM=truecolor"
    assert told["background"] == "#1a1b1c, as the terminal answered"
    assert told["theme"] == "dark: the background is dark"
    assert told["pictures"] == "kitty's way"
    assert "OSC 52" in told["copying"]
    assert "Nothing is wrong." in said(terminal)
    assert terminal.modes_now == terminal.modes


def test_a_terminal_that_says_nothing_is_not_waited_for(asked: Callable[..., Terminal]) -> None:
    terminal = asked(NO_COLOR="1", TMUX="/nowhere,1,0")
    assert terminal.end() == 0
    told = lines(said(terminal))
    assert told["terminal"] == "TERM=xterm-256color, 120x36, in tmux"
    assert told["background"] == "it did not answer within 1 s"
    assert told["theme"] == "mono: NO_COLOR is set"
    assert told["pictures"].startswith("half cells")
    assert terminal.modes_now == terminal.modes


def test_the_waiting_can_be_broken_off(asked: Callable[..., Terminal]) -> None:
    terminal = asked(sys.executable, "-c", PATIENT)
    terminal.press("\x03")
    assert terminal.end() == 130
    assert terminal.modes_now == terminal.modes


def test_a_report_in_a_file_tells_of_the_terminal_too(asked: Callable[..., Terminal], tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    terminal = asked("sh", "-c", f'"$@" > {file}', "sh", sys.executable, "-c", PATIENT)
    terminal.press(ANSWER)
    assert terminal.end() == 0
    text = file.read_text()
    assert "\x1b" not in text
    told = lines(text)
    assert told["terminal"] == "TERM=xterm-256color, 120x36, output is no terminal"
    assert told["background"] == "#1a1b1c, as the terminal answered"


def test_where_there_is_no_terminal_nothing_is_asked(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "TERM": "xterm", "LC_ALL": "C", "PATH": os.environ["PATH"]}
    argv = [sys.executable, "-m", "orda_tui", "doctor"]
    heard = subprocess.run(
        argv, env=environment, capture_output=True, timeout=PATIENCE, check=True, start_new_session=True
    )
    told = lines(heard.stdout.decode())
    assert b"\x1b" not in heard.stdout + heard.stderr
    assert told["background"] == "not asked: there is no terminal"
    assert told["encoding"].endswith("LC_ALL=C")


def test_how_the_sources_fare_is_told(orda: Orda, tmp_path: Path) -> None:
    assert "None of your own yet" in orda("doctor").out
    now = int(time.time())
    with Store.open(tmp_path / "data") as store:
        numbers = [store.feeds.add("feed", f"http://127.0.0.1/{name}", now=now, title=name).id for name in "abcd"]
        assert "none visited yet" in orda("doctor").out
        store.records.save(
            FetchRecord(numbers[0], last_tried=now - 120, last_good=now - 120, outcome="200, 3 new of 40")
        )
        store.records.save(FetchRecord(numbers[1], last_tried=now - 7200, failing=True, outcome="404 Not \x1b[2JFound"))
        store.records.save(FetchRecord(numbers[2], last_tried=now - 7300, gone=True, outcome="410 Gone"))
    heard = orda("doctor")
    for sentence in (
        "Last visit: 2 minutes ago, a: 200, 3 new of 40.",
        "Of 4 sources 2 failed when last visited, 1 never visited.",
        "  b: 404 Not Found",
        "  c: 410 Gone",
        "orda sources --failing --verbose",
    ):
        assert sentence in heard.out
    assert heard.code == 0
    listed = orda("sources", "--failing").out
    assert [line.split()[-1] for line in listed.splitlines()] == ["b", "c"]


def test_what_is_wrong_comes_last_and_has_its_exit_code(
    orda: Orda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, "[screen]\nmeasure = 7\n")
    heard = orda("doctor")
    assert heard.code == 2
    assert heard.out.splitlines()[-1].startswith("WRONG: config.toml, line 2: screen.measure: ")
    monkeypatch.setattr("shutil.disk_usage", lambda place: SimpleNamespace(free=7 * 2**20))
    assert "WRONG: The disk has 7 MB left: make room" in orda("doctor").out
