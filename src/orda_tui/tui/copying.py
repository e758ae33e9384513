"""Put a text on the clipboard. Programs that hold one may take their time, so they are asked in a thread."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App

from orda_tui.tui import clipboard


async def copy(app: App[Any], text: str, what: str) -> str:
    """Copy and return one sentence on where the text went."""

    def send(words: str) -> None:
        app.call_from_thread(app.copy_to_clipboard, words)

    return await asyncio.to_thread(clipboard.copy, text, what, send=send)
