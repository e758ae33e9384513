"""What the reader did, as a list that can be walked back and forth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JournalKind = Literal["mark", "tag", "keep", "drop", "add", "remove", "change", "edit", "join", "split"]


SOURCE_KINDS: frozenset[JournalKind] = frozenset(("add", "remove", "change", "edit"))
"""The kinds of entries that are about sources."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing done. ``sentence`` says it ("marked 120 read in Tengrinews"); ``count``: how many things it changed;
    ``undone``: it was taken back and can be done again. ``at``: seconds since 1970."""

    id: int
    at: int
    kind: JournalKind
    sentence: str
    count: int = 1
    undone: bool = False
