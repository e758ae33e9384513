"""A subscription: what the reader chose, and the honest record of what its source answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: feed: an address on the network; path: a file or folder on this machine; edition: the bundled edition
SourceKind = Literal["feed", "path", "edition"]

#: auto: the page is fetched where the feed gives only a stub; always; never
FullText = Literal["auto", "always", "never"]

#: Seconds between two visits that a reader may ask for, at most.
LONGEST_INTERVAL = 365 * 86_400


@dataclass(frozen=True, slots=True)
class Feed:
    """A source the reader subscribed to.

    ``address``: http(s) URL without userinfo, absolute path, or ``edition:``. ``title`` is what the source calls
    itself, ``name`` what the reader calls it (empty: the same). ``folder``: titles joined by "/", or empty.
    ``interval``: seconds between two visits the reader asked for, 0: automatic. ``selector``: CSS, for the pages of
    this source. ``allow_private``: may live on one's own network.
    """

    id: int
    kind: SourceKind
    address: str
    title: str = ""
    name: str = ""
    site: str = ""
    folder: str = ""
    position: int = 0
    full_text: FullText = "auto"
    selector: str = ""
    encoding: str = ""
    interval: int = 0
    allow_private: bool = False
    added: int = 0

    @property
    def shown(self) -> str:
        """The name that lists show."""
        return self.name or self.title or self.address


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """What is known of the visits to one source. Times in seconds since 1970, None: never.

    ``outcome`` is one sentence for the reader ("200, 3 new of 40"; "404 Not Found"). ``due_why`` says why
    ``next_due`` is what it is ("the server allows 30 min of caching"). ``body_hash`` is remembered only once the
    entries of that body are stored. ``moved_to`` with ``moved_times``: a permanent redirect seen that often in a row.
    """

    feed: int
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    last_tried: int | None = None
    last_good: int | None = None
    status: int = 0
    outcome: str = ""
    failing: bool = False
    failures: int = 0
    next_due: int | None = None
    due_why: str = ""
    moved_to: str = ""
    moved_times: int = 0
    entries: int = 0
    ttl: int = 0
    gone: bool = False
