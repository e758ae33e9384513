"""Subscriptions as lists of them say: OPML, newsboat's ``urls``, a plain list of addresses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """One source on a list. ``name`` is what the reader of the list called it, where that differs from ``title``;
    ``folder`` the titles of its folders joined by "/"; ``line`` where it stands in the file, counted from 1;
    ``settings`` what this program wrote beside it (full_text, selector, encoding, interval), as text."""

    address: str
    title: str = ""
    name: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    line: int = 0
    site: str = ""
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that was not taken, or not whole: ``text`` as it stands there (neutralised, cut short), ``why`` in a few
    words."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What a list holds, in its order; an address in two folders stands there twice. ``partly``: the lines of which
    something is not taken, or not as it stands there."""

    title: str = ""
    items: tuple[Subscription, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    partly: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address at which a page may have a feed, found without asking it. ``how``: head, anchor, site, well-known,
    sitemap. The higher the ``score``, the likelier it is what the reader wants."""

    address: str
    title: str = ""
    score: int = 0
    how: str = ""
