"""The starter catalogue: feeds by topic and language, as data inside the package.

Data goes stale: nothing in the program relies on an entry, and where a reader subscribed to one, lists say when it last
answered. ``proven`` is false for addresses that were never seen to answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CatalogueFeed:
    """A feed one may subscribe to. ``lang`` is a primary language tag."""

    topic: str
    lang: str
    name: str
    url: str
    proven: bool = True

    @property
    def searchable(self) -> str:
        """What a search looks through, case folded."""
        return f"{self.topic} {self.lang} {self.name} {self.url}".casefold()


def feeds() -> list[CatalogueFeed]:
    """All feeds, topics together, proven ones first within a topic."""
    rows = [CatalogueFeed(**row) for row in json.loads(files(__name__).joinpath("feeds.json").read_text("utf-8"))]
    topics = list(dict.fromkeys(row.topic for row in rows))
    return sorted(rows, key=lambda row: (topics.index(row.topic), not row.proven))
