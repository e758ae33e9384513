"""The offline cache: the only package that speaks SQL. One file a noun; ``plumbing`` knows no news."""

from orda_tui.store.store import Store

__all__ = ["Store"]
