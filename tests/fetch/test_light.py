"""What is light stays light: the pure parts load no network, and one kind of connection does not load the other."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("policy", ("asyncio", "ssl", "socket", "h11", "h2")),
        ("address", ("asyncio", "ssl", "socket", "h11", "h2")),
        ("schedule", ("asyncio", "ssl", "h11", "h2")),
        ("secrets", ("asyncio", "ssl", "h11", "h2", "keyring")),
        ("proxies", ("asyncio", "ssl", "h11", "h2")),
        ("body", ("asyncio", "ssl", "h11", "h2")),
        ("client", ("h2", "httpx", "httpcore", "lxml", "textual", "keyring", "certifi")),
    ],
)
def test_importing(module: str, absent: tuple[str, ...]) -> None:
    program = f"import sys, orda_tui.fetch.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    assert not set(absent) & set(done.stdout.split())
