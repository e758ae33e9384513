"""Small values of the program itself, by name: the version of the edition, the state of the screen."""

from __future__ import annotations

from orda_tui.store.plumbing import Database


class Meta:
    """Texts by key."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str, default: str = "") -> str:
        """The value, or the default where none was set."""
        return str(self._db.value("SELECT value FROM meta WHERE key = ?", key, default=default))

    def set(self, key: str, value: str) -> None:
        """Remember the value."""
        self._db.write("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value)
