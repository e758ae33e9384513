"""What leaves the program for a browser: only web addresses, as one word, never an option, never through a shell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from torture.poison import LINKS, POISON, acting

from orda_tui.tui import browser

REFUSED = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        " javascript:x",
        "java\nscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
    ),
    *("--help", "-x", "", " ", "//a.example/x", "http:", "http://", "https:///x", "http://@/", "http:/a", "a.example"),
    *("mailto:a@b.example", "ftp://a.example/", "view-source:http://a.example", "vbscript:x", "smb://a/b", "x" * 9999),
    *("http://a b.example/", 'http://a".example/', "http://a.example:x/", "http://[::1", "chrome://settings", "\0"),
)
OPENED = {
    "http://a.example/": "http://a.example/",
    "HTTPS://a.example": "https://a.example",
    "https://ann:secret@a.example/x": "https://a.example/x",
    "https://a.example/$(touch x)`id`;rm -rf ~|&": "https://a.example/$(touch%20x)%60id%60;rm%20-rf%20~%7C&",
    "https://a.example/\x1b]0;x\x07y": "https://a.example/y",
    "https://a.example/\u202egpj.exe": "https://a.example/gpj.exe",
}


class Started:
    """Stands where a process would be started, and keeps what it was asked."""

    def __init__(self) -> None:
        self.commands: list[Sequence[str]] = []
        self.details: list[dict[str, Any]] = []

    def __call__(self, command: Sequence[str], **details: Any) -> Started:
        self.commands.append(command)
        self.details.append(details)
        return self

    def wait(self) -> int:
        return 0


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    instead = Started()
    monkeypatch.setattr("orda_tui.tui.browser.subprocess.Popen", instead)
    return instead


@pytest.mark.parametrize("href", REFUSED)
def test_what_is_no_web_address_is_not_opened(started: Started, href: str) -> None:
    assert "not opened" in browser.open_address(href, ["firefox"])
    assert started.commands == []


@pytest.mark.parametrize("href", OPENED)
def test_a_web_address_is_one_word(started: Started, href: str) -> None:
    browser.open_address(href, ["firefox", "--new-tab"])
    assert started.commands == [["firefox", "--new-tab", OPENED[href]]]
    assert not started.details[0].get("shell")


@given(st.text() | st.sampled_from((*LINKS, POISON)) | st.text().map(lambda text: f"https://a.example/{text}"))
def test_whatever_it_is_it_is_a_web_address_or_nothing(href: str) -> None:
    address = browser.web_address(href)
    assert address == "" or address.startswith(("http://", "https://"))
    assert acting(address, allowed="") == []
    assert " " not in address
    assert browser.web_address(address) == address


@pytest.mark.parametrize(
    ("environ", "opens"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({}, False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, False),
        ({"DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"}, False),
    ],
)
def test_a_browser_is_started_only_where_the_reader_sits(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], opens: bool
) -> None:
    monkeypatch.setattr("orda_tui.tui.browser.sys.platform", "linux")
    monkeypatch.setattr("orda_tui.tui.browser.shutil.which", lambda name: f"/usr/bin/{name}")
    assert browser.can_open(environ) == opens
    assert browser.can_open(environ, ["firefox"]), "what the reader named is believed"
