"""What a visit to a source changed: (what we know, what the feed said) -> Changes. Pure; no clock, no IO."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from orda_tui.model.changes import Changes, Known, Update
from orda_tui.model.parsed import ParsedEntry, ParsedFeed
from orda_tui.text.links import without_tracking


def digest(entry: ParsedEntry) -> str:
    """A hash of everything in an entry that a reader can see. Equal digests: nothing to update."""
    parts = [
        entry.title,
        entry.link,
        entry.content or entry.summary,
        "\x1f".join(person.name for person in entry.authors),
        str(entry.published),
        entry.image,
        "\x1f".join(enclosure.url for enclosure in entry.enclosures),
    ]
    return hashlib.blake2b("\x1e".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def same_page(link: str) -> str:
    """The link in a form in which two spellings of one page are equal; "" for no link."""
    link = without_tracking(link).partition("#")[0].rstrip("/?")
    scheme, colon, rest = link.partition("://")
    if not colon or scheme.lower() not in ("http", "https"):
        return link
    host, slash, path = rest.partition("/")
    host = host.lower().removeprefix("www.")
    return f"{host}{slash}{path}"


def decide(known: Iterable[Known], parsed: ParsedFeed) -> Changes:
    """Which entries are new, which tell a known article differently, and how many say nothing new.

    An entry belongs to a known article with its key; failing that, to the one with its link (a feed that changed its
    guids must not bring every article again), if that article's own key is not in the document as well.
    """
    by_key: dict[str, Known] = {}
    by_link: dict[str, Known] = {}
    for article in known:
        by_key[article.key] = article
        if link := same_page(article.url):
            by_link.setdefault(link, article)
    keys_here = {entry.key for entry in parsed.entries}
    links_here: dict[str, int] = {}
    for entry in parsed.entries:
        link = same_page(entry.link)
        links_here[link] = links_here.get(link, 0) + 1
    new: list[tuple[ParsedEntry, str]] = []
    updates: list[Update] = []
    unchanged = 0
    taken: set[int] = set()
    seen: set[str] = set()
    for entry in parsed.entries:
        if entry.key in seen:  # one identity twice in one document: the first one tells it
            unchanged += 1
            continue
        seen.add(entry.key)
        mark = digest(entry)
        found = by_key.get(entry.key)
        if found is None:
            link = same_page(entry.link)
            moved = by_link.get(link) if link and links_here[link] == 1 else None
            if moved is not None and moved.key not in keys_here:
                found = moved
        if found is None:
            new.append((entry, mark))
        elif found.article in taken:
            unchanged += 1
        else:
            taken.add(found.article)
            if found.digest != mark or found.key != entry.key:
                updates.append(Update(found.article, entry.key, entry, mark))
            else:
                unchanged += 1
    return Changes(tuple(new), tuple(updates), unchanged)
