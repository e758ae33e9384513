"""One log file, readable by its owner only, rotated, without secrets and without anything that acts in a terminal."""

from __future__ import annotations

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from orda_tui import paths
from orda_tui.errors import StoreError

_BYTES = 512 * 1024
_USERINFO = re.compile(r"(https?://)[^/@\s]*@")
_SECRET = re.compile(
    r"(?i)\b((?:api[_-]?key|access[_-]?token|token|auth|password|passwd|secret|signature|session|user)=)[^&\s\"']+"
)
_HEADER = re.compile(r"(?i)\b((?:proxy-)?authorization|cookie|set-cookie|x-api-key)\b(\s*[:=]\s*)[^\n]+")
_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def redact(text: str) -> str:
    """The text without passwords, tokens and keys, control characters written out."""
    text = _USERINFO.sub(r"\1***@", text)
    text = _SECRET.sub(r"\1***", text)
    text = _HEADER.sub(r"\1\2***", text)
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record)).replace("\n", "\n    ")


class _PrivateFile(RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]  # the base class' own stream type
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk takes no line. Nothing is printed instead: standard error is the screen somebody reads on."""


def path() -> Path:
    """The log file."""
    return paths.state_dir() / "orda.log"


def start() -> None:
    """Write what the program has to say into the log. A log that cannot be written is no reason not to run."""
    root = logging.getLogger()
    if any(isinstance(handler, _PrivateFile) for handler in root.handlers):
        return
    try:
        file = path()
        paths.make_private(file.parent)
        handler: logging.Handler = _PrivateFile(file, maxBytes=_BYTES, backupCount=2)
    except (OSError, StoreError):
        handler = logging.NullHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for chatty in ("httpx", "httpcore", "asyncio", "PIL", "markdown_it"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
