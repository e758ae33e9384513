"""The library as a command opens it."""

from __future__ import annotations

from orda_tui import paths
from orda_tui.store import Store


def open_store(*, read_only: bool = False) -> Store:
    """The store, made where there is none yet. StoreError in one sentence where that fails."""
    folder = paths.data_dir()
    return Store.open(folder if read_only else paths.make_private(folder), read_only=read_only)
