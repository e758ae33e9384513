"""What the screens work with, handed to them instead of looked up: the store, the worker, the settings, the clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from orda_tui.config import Config
from orda_tui.tui.actions import Keymap
from orda_tui.tui.capabilities import Capabilities
from orda_tui.tui.library import Library


class Worker(Protocol):
    """What the screen needs of ``worker.client.Worker``."""

    def request(self, verb: str, **details: Any) -> AsyncIterator[dict[str, Any]]:
        """Run a verb; its events as they come. Leaving the loop stops it."""

    async def leave(self) -> None:
        """End the worker process, without waiting for one that is busy."""


@dataclass(slots=True)
class Services:
    """``clock`` gives whole seconds since 1970. ``config`` and ``keymap`` change when the settings file does."""

    library: Library
    worker: Worker
    config: Config
    clock: Callable[[], int]
    data_dir: Path
    keymap: Keymap = field(default_factory=Keymap)
    capabilities: Capabilities = field(default_factory=Capabilities)
