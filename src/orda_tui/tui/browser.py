"""Open an address in the reader's browser: only http and https, as a list of words, never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from orda_tui.text.links import safe_link


def can_open(environ: Mapping[str, str], configured: Sequence[str] = ()) -> bool:
    """Is there a browser on the machine that the reader sits at?"""
    if configured:
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    if sys.platform == "darwin":
        return True
    has_display = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return has_display and shutil.which("xdg-open") is not None


def web_address(href: str) -> str:
    """The address as it may be handed to a browser, or "" where it is none: http or https, with a host."""
    address = safe_link(href)
    return address if urlsplit(address).scheme in ("http", "https") else ""


def open_address(href: str, configured: Sequence[str] = ()) -> str:
    """Start the browser. Returns what to tell the reader; never waits, never raises."""
    address = web_address(href)
    if not address:
        return "This address is no web address, so it was not opened."
    opener = list(configured) or (["open"] if sys.platform == "darwin" else ["xdg-open"])
    try:
        process = subprocess.Popen(
            [*opener, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(os.environ),
        )
    except OSError as error:
        return f"{opener[0]} cannot be started: {error.strerror or error}."
    threading.Thread(target=process.wait, name="orda-browser", daemon=True).start()  # so that it leaves no zombie
    return f"Opened {address}"
