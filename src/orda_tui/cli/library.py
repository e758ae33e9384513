"""The library as a command opens it."""

from __future__ import annotations

from orda_tui import paths
from orda_tui.store import Store
from orda_tui.store.store import FILE


def open_store(*, read_only: bool = False) -> Store:
    """The store, made where there is none yet. StoreError in one sentence where that fails."""
    folder = paths.data_dir()
    if not (folder / FILE).exists():
        paths.make_private(folder)
        read_only = False
    return Store.open(folder, read_only=read_only)
