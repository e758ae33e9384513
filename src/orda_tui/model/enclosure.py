"""A file that goes with an article. Apart from ``parsed``, so that who shows articles need not load what feeds say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry. ``length`` in bytes, 0 if not known; ``duration`` in seconds, 0 if not known."""

    url: str
    type: str = ""
    length: int = 0
    title: str = ""
    duration: int = 0
