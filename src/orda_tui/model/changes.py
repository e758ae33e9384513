"""What one visit to a source changed. Missing from the source never means deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orda_tui.model.parsed import ParsedEntry


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of one article of the source: enough to decide, nothing more."""

    article: int
    key: str
    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class Update:
    """A known article that its source now tells differently. ``key`` is the one to remember from now on."""

    article: int
    key: str
    entry: ParsedEntry
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """New entries in the order of the document, updates, and how many entries said nothing new."""

    new: tuple[tuple[ParsedEntry, str], ...] = ()
    updates: tuple[Update, ...] = ()
    unchanged: int = 0
