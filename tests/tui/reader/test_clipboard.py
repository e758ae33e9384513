"""Copying out of the terminal."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from orda_tui.tui.clipboard import Way, copy, ways

TMUX = {"TMUX": "/tmp/tmux-0/default,1,0"}
X11 = {"DISPLAY": ":0"}
SENT = "Sent the words to the terminal (OSC 52), if it allows that."


def test_the_ways_depend_on_where_one_is() -> None:
    def programs(environment: dict[str, str], platform: str = "linux") -> list[str]:
        return [way.command[0] for way in ways(environment, platform)]

    assert programs({}) == []
    assert programs(TMUX) == ["tmux"]
    assert programs({"WAYLAND_DISPLAY": "wayland-0", **X11}) == ["wl-copy", "xclip", "xsel"]
    assert programs(TMUX, "darwin") == ["tmux", "pbcopy"]


@pytest.mark.parametrize(
    ("environment", "works", "terminal", "sentence"),
    [
        (
            {},
            False,
            True,
            SENT,
        ),
        ({}, False, False, "Could not copy the words: no clipboard was found."),
        (X11, True, True, "Copied the words to the clipboard."),
        (X11, True, False, "Copied the words to the clipboard."),
        (TMUX, True, True, "Copied the words to tmux; sent to the terminal too."),
        ({**TMUX, **X11}, True, False, "Copied the words to tmux and the clipboard."),
    ],
)
def test_the_sentence_says_what_happened(
    environment: dict[str, str], works: bool, terminal: bool, sentence: str
) -> None:
    sent: list[str] = []
    said = copy(
        "text",
        "the words",
        send=sent.append if terminal else None,
        environment=environment,
        run=lambda way, text: works,
    )
    assert said == sentence
    assert sent == (["text"] if terminal else [])


def test_one_clipboard_is_filled_once() -> None:
    tried: list[str] = []

    def run(way: Way, text: str) -> bool:
        tried.append(way.command[0])
        return True

    copy("text", environment={"WAYLAND_DISPLAY": "w", **X11}, run=run)
    assert tried == ["wl-copy"]


def test_what_is_too_long_for_the_terminal_is_not_sent() -> None:
    sent: list[str] = []
    said = copy("ж" * 40_000, "the article", send=sent.append, environment={}, run=lambda way, text: False)
    assert said == "Could not copy the article: too long for the terminal."
    assert sent == []


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_program_gets_the_text_on_its_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xclip", "import sys; open(sys.argv[0] + '.got', 'wb').write(sys.stdin.buffer.read())")
    monkeypatch.setenv("PATH", str(tmp_path))
    text = "$(touch x); «слова» \ud800\x1b]52;c;aGk=\x07"
    assert copy(text, environment=X11) == "Copied it to the clipboard."
    assert (tmp_path / "xclip.got").read_bytes() == "$(touch x); «слова» \ufffd".encode()


def test_a_program_that_fails_or_is_missing_is_no_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xclip", "raise SystemExit(1)")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert copy("text", environment=X11) == "Could not copy it: no clipboard was found."


def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "xclip", "import time; time.sleep(60)")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("orda_tui.tui.clipboard._SECONDS", 0.1)
    assert copy("text", environment=X11) == "Could not copy it: no clipboard was found."
