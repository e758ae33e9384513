"""What a feed said, before anything is decided about it. All texts are already neutralised and capped."""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.model.enclosure import Enclosure as Enclosure


@dataclass(frozen=True, slots=True)
class Person:
    """An author as the feed gives him; whatever is missing is empty."""

    name: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry.

    ``key`` is its identity inside the feed (guid, else link, else a hash of title, date and body); ``id`` is the guid
    as given. ``title`` is plain text. ``summary`` and ``content`` are HTML with addresses as they stood; ``base`` is
    what they are relative to. ``summary`` is empty where it says the same as ``content``.
    """

    key: str
    id: str = ""
    title: str = ""
    link: str = ""
    authors: tuple[Person, ...] = ()
    published: int | None = None
    updated: int | None = None
    summary: str = ""
    content: str = ""
    base: str = ""
    lang: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    image: str = ""
    comments: str = ""
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a feed says it wants to be asked.

    ``interval`` in seconds (from ``ttl`` or ``sy:``), None if not given; ``skip_hours`` 0 to 23 (UTC), ``skip_days`` as
    0 (Monday) to 6.
    """

    interval: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """One feed document. ``format`` names what it was read as (rss 2.0, atom 1.0, json feed 1.1, news sitemap, ...).

    ``salvaged`` is empty for a well-formed document, else a few words on what had to be done to read it. ``truncated``:
    entries past the cap were left out. ``hub`` and ``self_link`` are hints, never followed to another host.
    """

    format: str
    title: str = ""
    link: str = ""
    description: str = ""
    language: str = ""
    icon: str = ""
    entries: tuple[ParsedEntry, ...] = ()
    updated: int | None = None
    authors: tuple[Person, ...] = ()
    schedule: Schedule = Schedule()
    self_link: str = ""
    hub: str = ""
    next_link: str = ""
    salvaged: str = ""
    truncated: bool = False
