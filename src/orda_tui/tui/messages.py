"""What happened, as the application tells its screens."""

from __future__ import annotations

from textual.message import Message


class StoreChanged(Message):
    """Another process, or the worker, wrote to the store."""


class SettingsChanged(Message):
    """The settings file was changed and read again."""
