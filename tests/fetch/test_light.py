"""What is light stays light: the pure parts load no network, and one kind of connection does not load the other."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("policy", ("asyncio", "ssl", "socket", "httpx", "httpcore", "h2")),
        ("address", ("asyncio", "ssl", "socket", "httpx", "httpcore", "h2")),
        ("schedule", ("asyncio", "ssl", "httpx", "httpcore", "h2")),
        ("secrets", ("asyncio", "ssl", "httpx", "httpcore", "h2", "keyring")),
        ("proxies", ("asyncio", "ssl", "httpx", "httpcore", "h2")),
        ("body", ("asyncio", "ssl", "httpx", "httpcore", "h2")),
        ("client", ("lxml", "textual", "keyring", "trio")),
    ],
)
def test_importing(module: str, absent: tuple[str, ...]) -> None:
    program = f"import sys, orda_tui.fetch.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    assert not set(absent) & set(done.stdout.split())
